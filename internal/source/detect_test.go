package source

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"naru/internal/core"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func zipOf(t *testing.T, files map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestFilesThatAreNotTables: each is refused by its own name, with a remedy.
func TestFilesThatAreNotTables(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	for _, c := range []struct{ name, file, in, want string }{
		{"nothing", "a.csv", "", "empty"},
		{"PDF", "a.csv", "%PDF-1.7\n...", "PDF"},
		{"zip", "a.csv", zipOf(t, map[string]string{"a.txt": "x"}), "Unpack"},
		{"damaged zip", "a.xlsx", "PK\x03\x04 nothing", "damaged"},
		{"gzip", "a.csv", "\x1f\x8b\x08", "Unpack"},
		{"HWPX", "a.csv", zipOf(t, map[string]string{"Contents/content.hpf": "x"}), "HWP"},
		{"HWP 5", "a.hwp", ole + "HWP Document File", "HWP"},
		{"old Excel", "a.xls", ole + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", ".xlsx"},
		{"locked Excel", "a.xlsx", ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "password"},
		{"an error page", "a.csv", "\n<!DOCTYPE html><html><body>오류</body></html>", "HTML"},
		{"a page saved as xls", "a.xls", "<html><table></table></html>", "HTML"},
		{"a picture", "a.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", "binary"},
		{"JSON called CSV", "a.csv", `[{"a":1}]`, "JSON"},
		{"CSV called Excel", "a.xlsx", "a,b\n1,2\n", "CSV"},
		{"a KOSIS error", "a.json", `{"err":"30","errMsg":"데이터가 존재하지 않습니다."}`, "30"},
		{"a KOSIS error without quotes", "a.json", `{err:"11",errMsg:"유효하지않은 인증KEY입니다."}`, "11"},
		{"no rows", "a.json", `[]`, "no rows"},
		{"JSON cut off", "a.json", `[{"a":1},{"a":`, "breaks off after record 1"},
		{"two arrays", "a.json", `[{"a":1}][{"a":2}]`, "follows"},
		{"nested JSON", "a.json", `[{"a":{"b":1}}]`, "flat"},
		{"JSON of numbers", "a.json", `[{"a":1},2]`, "record 2"},
		{"a map", "a.json", `{"type":"FeatureCollection","features":[{"type":"Feature"}]}`, "no table"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := all(t, c.in, c.file, Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.file) {
				t.Fatalf("got %v, want it to name %s and %q", err, c.file, c.want)
			}
			if core.CodeOf(err) != core.Invalid || core.MessageOf(err).Ko == "" {
				t.Errorf("got code %q", core.CodeOf(err))
			}
		})
	}
}

func TestDelimiterFoundByConsistency(t *testing.T) {
	for in, want := range map[string]string{
		"a,b\n1,2\n":                         ",",
		"a\tb\n1\t2\n":                       "\t",
		"a;b\n1,5;2,5\n3,5;4,5\n":            ";",
		"a|b|c\n1|2|3\n":                     "|",
		"\"a,x\"\t\"b\"\n\"1,2,3\"\t\"2\"\n": "\t",
		"a\n1\n2\n":                          ",",
		"이름;주소\n\"가;나\";서울, 강남\n다;부산, 중구, 1\n": ";",
	} {
		info, _, _, _, err := Preview(t.Context(), strings.NewReader(in), int64(len(in)), "a.txt", Options{}, 1)
		if err != nil || info.Delimiter != want {
			t.Errorf("%q: got %q %v, want %q", in, info.Delimiter, err, want)
		}
	}
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct {
		name, in string
		opt      Options
		skip     int
		header   int
		columns  []string
	}{
		{"one row", "a,b\n1,2\n", Options{}, 0, 1, []string{"a", "b"}},
		{
			"two rows, names repeated", "지역,산업,2023,2023\n지역,산업,수,율\n서울,계,1,2\n",
			Options{},
			0, 2,
			[]string{"지역", "산업", "2023|수", "2023|율"},
		},
		{
			"two rows, cells merged", "지역,2023,,2024,\n,수,율,수,율\n서울,1,2,3,4\n",
			Options{},
			0, 2,
			[]string{"지역", "2023|수", "2023|율", "2024|수", "2024|율"},
		},
		{
			"a row of units", "지역,산업,취업자,RSE\n지역,산업,천명,%\n서울,계,1,2\n",
			Options{},
			0, 2,
			[]string{"지역", "산업", "취업자|천명", "RSE|%"},
		},
		{"data that begin alike are no header", "평택,C26,1\n평택,C27,2\n평택,C28,3\n", Options{}, 0, 1, []string{"평택", "C26", "1"}},
		{"a blank first cell in data is no header", "지역,값,값\n,1,2\n", Options{}, 0, 1, []string{"지역", "값", "값_2"}},
		{"blank and double names", "a,,a\n1,2,3\n", Options{}, 0, 1, []string{"a", "열2", "a_2"}},
		{"title above", "사업체 현황\n단위: 개\n지역,산업,수\n서울,계,1\n부산,계,2\n", Options{}, 2, 1, []string{"지역", "산업", "수"}},
		{"none", "1,2\n3,4\n", Options{HeaderRows: NoHeader}, 0, 0, []string{"열1", "열2"}},
		{"told", "x,y\nz,w\n1,2\n", Options{HeaderRows: 2}, 0, 2, []string{"x|z", "y|w"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			info, columns, _, _, err := Preview(t.Context(), strings.NewReader(c.in), int64(len(c.in)), "a.csv", c.opt, 9)
			if err != nil {
				t.Fatal(err)
			}
			if info.SkipRows != c.skip || info.HeaderRows != c.header {
				t.Errorf("found %d title and %d header rows", info.SkipRows, info.HeaderRows)
			}
			if d := cmp.Diff(c.columns, columns); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name, in string
		limits   Limits
		want     string
	}{
		{"size", "a,b\n1,2\n", Limits{MaxBytes: 4}, "8 bytes"},
		{"field", "a,b\n1,2\n1," + strings.Repeat("x", 200), Limits{MaxField: 100}, "line 3 column 2"},
		{"columns", "a,b\n1,2\n1,2,3,4\n", Limits{MaxColumns: 3}, "line 3"},
		{"row", "a,b\n1,2\n" + strings.Repeat("x", maxRow+chunkSize), Limits{}, "line 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := all(t, c.in, "a.csv", Options{Limits: c.limits})
			if core.CodeOf(err) != core.TooLarge || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// A quote that is never closed must not make the rest of a large file wait in
// memory.
func TestUnclosedQuoteIsFoundEarly(t *testing.T) {
	in := "a,b\n1,\"open\n" + strings.Repeat("1,2\n", 2<<20)
	_, _, err := all(t, in, "a.csv", Options{})
	if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v", err)
	}
}

func TestCancelledReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in := strings.Repeat("1,2\n", 2<<20)
	table, err := Open(ctx, strings.NewReader(in), int64(len(in)), "a.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	if _, err := table.Next(); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := table.Next(); core.CodeOf(err) != core.Cancelled {
		t.Errorf("got %v", err)
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := OpenFile(t.Context(), "없는 파일.csv", Options{}); core.CodeOf(err) != core.NotFound {
		t.Errorf("got %v", err)
	}
	if _, err := OpenFile(t.Context(), t.TempDir(), Options{}); core.CodeOf(err) != core.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestFootnotes(t *testing.T) {
	in := "지역,값\n서울,1\n출처: 통계청\n부산\n※ 잠정치,\n"
	table, err := Open(t.Context(), strings.NewReader(in), int64(len(in)), "a.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	b, err := table.Next()
	if err != nil {
		t.Fatal(err)
	}
	var got []bool
	for r := range b.Len() {
		got = append(got, table.Footnote(b, r))
	}
	if d := cmp.Diff([]bool{false, true, false, true}, got); d != "" {
		t.Error(d)
	}
}
