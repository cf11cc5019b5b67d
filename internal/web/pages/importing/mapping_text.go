package importing

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/ingest"
	sourcefile "naru/internal/source"
)

// Small lists are written in the form one per line: "열=값" for filters and
// "이름=코드" for labels, so that they can be pasted from a spreadsheet.

func readingOf(v url.Values) ingest.Reading {
	rows := func(name string) int {
		n, err := strconv.Atoi(v.Get(name))
		if err != nil || n < 0 {
			return 0 // find out
		}
		return n
	}
	return ingest.Reading{
		Encoding: sourcefile.Encoding(v.Get("encoding")), Delimiter: v.Get("delimiter"),
		HeaderRows: rows("headerRows"), SkipRows: rows("skipRows"), Sheet: v.Get("sheet"),
	}
}

func pairsOf(text string) map[string]string {
	var out map[string]string
	for line := range strings.Lines(text) {
		name, code, ok := strings.Cut(strings.TrimSpace(line), "=")
		if !ok || name == "" {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[strings.TrimSpace(name)] = strings.TrimSpace(code)
	}
	return out
}

func pairsText(pairs map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(pairs)) {
		b.WriteString(name + "=" + pairs[name] + "\n")
	}
	return b.String()
}

// filtersOf reads "열=값|값" and "열!=값".
func filtersOf(text string) []ingest.Filter {
	var out []ingest.Filter
	for line := range strings.Lines(text) {
		column, values, ok := strings.Cut(strings.TrimSpace(line), "=")
		if !ok {
			continue
		}
		f := ingest.Filter{Column: strings.TrimSuffix(column, "!"), Except: strings.HasSuffix(column, "!")}
		f.Values = strings.Split(values, "|")
		out = append(out, f)
	}
	return out
}

func filtersText(filters []ingest.Filter) string {
	var b strings.Builder
	for _, f := range filters {
		sign := "="
		if f.Except {
			sign = "!="
		}
		b.WriteString(f.Column + sign + strings.Join(f.Values, "|") + "\n")
	}
	return b.String()
}

// count writes a number of rows; zero means that it is to be found out.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
