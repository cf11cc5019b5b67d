package demo

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// rows reads a file as any CSV reader would.
func rows(t *testing.T, r io.Reader) (header []string, body [][]string) {
	t.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(string(b), byteOrderMark)
	if !ok {
		t.Error("no byte order mark")
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

func TestTableIsAnOfficialDownload(t *testing.T) {
	header, body := rows(t, Table(Standard))
	want := []string{"행정구역코드", "행정구역", "산업코드", "산업", "연도", "지표", "단위", "값", "비고"}
	if diff := cmp.Diff(want, header); diff != "" {
		t.Error(diff)
	}
	first := []string{"00", "전국", "0", "전체 산업", "2015", "사업체수", "개"}
	if diff := cmp.Diff(first, body[0][:7]); diff != "" {
		t.Error(diff)
	}
	w := newWorld(Standard)
	if want := len(w.places.list) * len(w.industries.list) * years * measures; len(body) != want {
		t.Errorf("%d rows, want %d: one for each cell", len(body), want)
	}
}

// Within a city one or two establishments may not be recognised by their
// employees and sales; everything else is told, and nothing is zero.
func TestSmallFiguresAreWithheld(t *testing.T) {
	_, body := rows(t, Table(Standard))
	count := map[string]int{}
	for i := 0; i < len(body); i += measures {
		city := len(body[i][0]) == 5
		n, _ := strconv.Atoi(body[i][7])
		for _, row := range body[i : i+measures] {
			value, note := row[7], row[8]
			want := ""
			switch {
			case n == 0:
				want = "-"
			case city && n < 3 && row[5] != "사업체수":
				want = "X"
			}
			if note != want || (value == "") != (note != "") || value == "0" {
				t.Fatalf("%v: note %q, want %q", row, note, want)
			}
			count[note]++
		}
		if total := body[i][2] == "0"; total && body[i+1][8] != "" {
			t.Errorf("a total is withheld: %v", body[i+1])
		}
	}
	for _, note := range []string{"-", "X", ""} {
		if count[note] == 0 {
			t.Errorf("no cell is marked %q", note)
		}
	}
	t.Logf("values %d, withheld %d, none %d", count[""], count["X"], count["-"])
}

func TestSameSeedSameBytes(t *testing.T) {
	digest := func(r io.Reader) [sha256.Size]byte {
		h := sha256.New()
		if _, err := io.Copy(h, r); err != nil {
			t.Fatal(err)
		}
		return [sha256.Size]byte(h.Sum(nil))
	}
	for _, s := range []struct {
		name string
		open func(uint64) io.Reader
	}{{"table", Table}, {"production", Production}} {
		many := digest(s.open(Standard))
		before := runtime.GOMAXPROCS(1)
		single := digest(s.open(Standard))
		runtime.GOMAXPROCS(before)
		if many != single {
			t.Errorf("%s: two runs differ", s.name)
		}
		if digest(s.open(Standard+1)) == many {
			t.Errorf("%s: another seed gives the same bytes", s.name)
		}
	}
}

func TestStreamReadsLikeAFile(t *testing.T) {
	whole, err := io.ReadAll(Production(Standard))
	if err != nil {
		t.Fatal(err)
	}
	if err := iotest.TestReader(Production(Standard), whole); err != nil {
		t.Error(err)
	}
	if !bytes.HasSuffix(whole, []byte(lineEnd)) {
		t.Error("the last line is not ended")
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		n, err := io.Copy(io.Discard, Table(Standard))
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(n)
	}
}
