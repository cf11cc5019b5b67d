package source

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"pgregory.net/rapid"

	"naru/internal/core"
)

// TestRowsAcrossChunks reads a text of many chunks, with rows and characters
// cut at every kind of place and some rows longer than the room kept for them,
// and compares with the standard library.
func TestRowsAcrossChunks(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"가", "평택시 산업", "a", "\"quoted, \"\"twice\"\"\nand on\"", "12345", "", "\"\"", "똠방각하"}
	var in strings.Builder
	for in.Len() < 5*chunkSize {
		fields := 1 + random.IntN(6)
		for f := range fields {
			if f > 0 {
				in.WriteByte(',')
			}
			if random.IntN(2000) == 0 {
				in.WriteString(strings.Repeat("길다", headroom/4))
			} else {
				in.WriteString(words[random.IntN(len(words))])
			}
		}
		in.WriteString([]string{"\n", "\r\n"}[random.IntN(2)])
	}
	text := in.String()
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	want, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := korean.EUCKR.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"utf-8": text, "cp949": encoded} {
		t.Run(name, func(t *testing.T) {
			got, lines, err := all(t, content, "a.csv", Options{HeaderRows: NoHeader, Delimiter: ','})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Fatal(d)
			}
			if last, all := lines[len(lines)-1], strings.Count(text, "\n"); last > all || last < all-2 {
				t.Errorf("the last row is on line %d of %d", last, all)
			}
		})
	}
}

// failing gives an error when its second half is read.
type failing struct{ strings.Reader }

func (f *failing) ReadAt(p []byte, at int64) (int, error) {
	if at >= f.Size()/2 {
		return 0, errors.New("the disk is gone")
	}
	return f.Reader.ReadAt(p, at)
}

// A disk that fails or a file that shrinks in the middle is told; the rows
// before it are not passed off as the whole.
func TestReadingFails(t *testing.T) {
	in := strings.Repeat("12,34\n", 1<<20)
	for name, r := range map[string]struct {
		reader io.ReaderAt
		size   int64
	}{
		"disk":   {&failing{*strings.NewReader(in)}, int64(len(in))},
		"shrunk": {strings.NewReader(in), int64(len(in)) + 100},
	} {
		t.Run(name, func(t *testing.T) {
			table, err := Open(t.Context(), r.reader, r.size, "a.csv", Options{})
			if err == nil {
				defer table.Close()
				_, _, err = drain(table)
			}
			if core.CodeOf(err) != core.Unavailable || !strings.Contains(err.Error(), "a.csv") {
				t.Errorf("got %v", err)
			}
		})
	}
}

// FuzzOpen: whatever the bytes and the name, the answer is a table or an error
// of ours.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{
		"a,b\n1,2\n", "\xef\xbb\xbf가\t나\n", "\xff\xfea\x00,\x00", "\xb0\xa1,1\n", `[{"a":1}]`, `{"data":[{"a":"1"}]}`,
		"{\"a\":1}\n{\"a\":2}\n", `{err:"30",errMsg:"x"}`, "PK\x03\x04", "PAR1", "<html>", "지역,2023,\n,수,율\n서울,1,2\n", "\"", "[", "{",
	} {
		f.Add([]byte(s), uint8(0))
	}
	f.Fuzz(func(t *testing.T, content []byte, name uint8) {
		tableOrOwnError(t, string(content), fuzzNames[int(name)%len(fuzzNames)])
	})
}

var fuzzNames = []string{"a", "a.csv", "a.json", "a.xlsx", "a.parquet", "a.tsv"}

// The same over random texts made of the pieces that matter.
func TestOpenNeverCrashes(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"a", "가", "\xb0\xa1", "\xff", "\x00", ",", "\t", ";", "|", "\n", "\r\n", "\"", " ", "1,234", "[", "]", "{", "}",
		`{"a":1}`, `"a":`, "null", "PAR1", "PK\x03\x04", "\xff\xfe", "\xef\xbb\xbf", "<html>", "{err:", "2024",
	})
	rapid.Check(t, func(t *rapid.T) {
		content := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "")
		tableOrOwnError(t, content, rapid.SampledFrom(fuzzNames).Draw(t, "name"))
	})
}

func tableOrOwnError(t fataler, content, name string) {
	t.Helper()
	table, err := Open(context.Background(), strings.NewReader(content), int64(len(content)), name, Options{})
	if err == nil {
		_, _, err = drain(table)
		if closing := table.Close(); closing != nil {
			t.Fatalf("closing: %v", closing)
		}
	}
	if err != nil && core.CodeOf(err) == core.Internal {
		t.Fatalf("%q as %s: %v", content, name, err)
	}
}
