package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"naru/internal/core"
)

// all reads a text to the end. Rows are copied.
func all(t *testing.T, content, name string, opt Options) (rows [][]string, lines []int, err error) {
	t.Helper()
	table, err := Open(t.Context(), strings.NewReader(content), int64(len(content)), name, opt)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, table.Close()) }()
	return drain(table)
}

func drain(table *Table) (rows [][]string, lines []int, err error) {
	for {
		b, err := table.Next()
		if errors.Is(err, io.EOF) {
			return rows, lines, nil
		}
		if err != nil {
			return rows, lines, err
		}
		for r := range b.Len() {
			rows = append(rows, b.Strings(r))
			lines = append(lines, b.Line(r))
		}
	}
}

func TestCSVRows(t *testing.T) {
	raw := Options{HeaderRows: NoHeader, Delimiter: ',', SkipRows: 0}
	for _, c := range []struct {
		name, in string
		want     [][]string
		lines    []int
	}{
		{"plain", "a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}, []int{1, 2}},
		{"no line end at the end", "a,b\nc,d", [][]string{{"a", "b"}, {"c", "d"}}, []int{1, 2}},
		{"CRLF", "a,b\r\nc,d\r\n", [][]string{{"a", "b"}, {"c", "d"}}, []int{1, 2}},
		{"blank fields", ",\na,\n", [][]string{{"", ""}, {"a", ""}}, []int{1, 2}},
		{"blank lines", "a\n\n\r\nb\n", [][]string{{"a"}, {"b"}}, []int{1, 4}},
		{"quotes", `"a,1","b ""x"""` + "\n", [][]string{{"a,1", `b "x"`}}, []int{1}},
		{"line end in quotes", "\"a\nb\",c\nd,e\n", [][]string{{"a\nb", "c"}, {"d", "e"}}, []int{1, 3}},
		{"quoted blank", "\"\"\nx\n", [][]string{{""}, {"x"}}, []int{1, 2}},
		{"quote inside a word", "5\" pipe,b\n", [][]string{{`5" pipe`, "b"}}, []int{1}},
		{"last delimiter", "a,", [][]string{{"a", ""}}, []int{1}},
		{"last quoted delimiter", `"a",`, [][]string{{"a", ""}}, []int{1}},
		{"ragged", "a,b,c\nd\n", [][]string{{"a", "b", "c"}, {"d"}}, []int{1, 2}},
		{"only a carriage return inside", "a\rb,c\n", [][]string{{"a\rb", "c"}}, []int{1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, lines, err := all(t, c.in, "x.csv", raw)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, rows); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.lines, lines); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestBrokenCSVNamesTheLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"unclosed quote", "a,b\nc,\"d\ne,f\n", "line 2"},
		{"unclosed quote after a quoted line end", "a,b\n\"x\ny\",\"d\ne,f\n", "line 3"},
		{"text after a quote", "a,b\nc,\"d\"e\n", "line 2"},
		{"NUL", "a,b\nc,\x00d\n", "line 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := all(t, c.in, "표.csv", Options{})
			if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), c.want) ||
				!strings.Contains(err.Error(), "표.csv") {
				t.Errorf("got %v, want it to name the file and %s", err, c.want)
			}
		})
	}
}

// TestCSVAgreesWithTheStandardLibrary: what encoding/csv reads, we read alike,
// at any place where the text is cut into chunks.
func TestCSVAgreesWithTheStandardLibrary(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "값", ",", ",", "\n", "\r\n", "\"", "\"\"", "x\"y", " ", "123456789012", "\r"})
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		checkAgainstStandard(t, in, rapid.IntRange(0, len(in)).Draw(t, "cut"))
	})
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\n", "\"open", "a\"b,\"c\"d\n", ",,\n\n,", "\"a\nb\"\n\r\n\"\"", "가,\"나,\n다\"\n"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, in string, cut int) {
		checkAgainstStandard(t, in, cut)
	})
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkAgainstStandard cuts a text in two pieces, as chunks would.
func checkAgainstStandard(t fataler, in string, cut int) {
	t.Helper()
	cut = max(0, min(cut, len(in)))
	got, gotErr := tokenize(in, cut)
	std := csv.NewReader(strings.NewReader(in))
	std.FieldsPerRecord = -1
	want, wantErr := std.ReadAll()
	if wantErr != nil {
		return // the standard library is stricter about quotes inside a word
	}
	if gotErr != nil {
		t.Fatalf("%q: %v", in, gotErr)
	}
	// The standard library turns CRLF inside quotes into LF; we keep the bytes.
	for _, row := range got {
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
		}
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Fatalf("%q cut at %d: got %q, want %q", in, cut, got, want)
	}
}

func tokenize(in string, cut int) ([][]string, error) {
	var b Block
	var rows [][]string
	t := tokenizer{name: "x", delimiter: ',', limits: Limits{}.orDefault()}
	take := func() {
		for r := range b.Len() {
			rows = append(rows, b.Strings(r))
		}
	}
	n, err := t.run([]byte(in[:cut]), &b, false)
	take()
	if err != nil {
		return rows, err
	}
	_, err = t.run([]byte(in[n:]), &b, true)
	take()
	return rows, err
}

// benchRows is the number of rows of benchText: five short fields each.
const benchRows = 600_000

func benchText() []byte {
	var in bytes.Buffer
	for i := range benchRows {
		in.WriteString("41220,C26,2021,emp,")
		in.WriteString([]string{"1234", "56", "789012"}[i%3])
		in.WriteByte('\n')
	}
	return in.Bytes()
}

func reportRows(b *testing.B) {
	b.Helper()
	b.ReportMetric(float64(benchRows*b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}

// BenchmarkTokenizer cuts text that is already in memory, on one core.
func BenchmarkTokenizer(b *testing.B) {
	data := benchText()
	var block Block
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		t := tokenizer{name: "x", delimiter: ',', limits: Limits{}.orDefault()}
		for rest := data; len(rest) > 0; {
			part := rest[:min(len(rest), chunkSize)]
			n, err := t.run(part, &block, len(part) == len(rest))
			if err != nil {
				b.Fatal(err)
			}
			rest = rest[n:]
		}
	}
	reportRows(b)
}

// BenchmarkOpen is the whole way: finding format, encoding, delimiter and
// header, reading, checking and cutting.
func BenchmarkOpen(b *testing.B) {
	data := benchText()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		table, err := Open(b.Context(), bytes.NewReader(data), int64(len(data)), "x.csv", Options{})
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			_, err = table.Next()
		}
		if !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
		if err := table.Close(); err != nil {
			b.Fatal(err)
		}
	}
	reportRows(b)
}
