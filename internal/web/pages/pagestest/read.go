package pagestest

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// Text is what a page says: its visible words, tags taken out.
func Text(w *httptest.ResponseRecorder) string {
	var b strings.Builder
	in := false
	for _, r := range w.Body.String() {
		switch {
		case r == '<':
			in = true
			b.WriteByte(' ')
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

var tags = regexp.MustCompile(`<[^>]*>`)

// Table reads a table of a page: the texts of the cells of its rows.
func Table(t *testing.T, w *httptest.ResponseRecorder, id string) [][]string {
	t.Helper()
	_, rest, found := strings.Cut(w.Body.String(), `id="`+id+`-caption"`)
	if !found {
		t.Fatalf("no table %q on the page", id)
	}
	_, rest, _ = strings.Cut(rest, "<tbody>")
	body, _, _ := strings.Cut(rest, "</tbody>")
	var out [][]string
	for row := range strings.SplitSeq(body, "</tr>") {
		cells := regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`).FindAllStringSubmatch(row, -1)
		var line []string
		for _, c := range cells {
			line = append(line, strings.Join(strings.Fields(tags.ReplaceAllString(c[1], " ")), " "))
		}
		if len(line) > 0 {
			out = append(out, line)
		}
	}
	return out
}

// Sheet reads a CSV answer: its lines by the text of their first cell, remarks
// left out, with the heading under "".
func (s *Site) Sheet(path string) map[string]map[string]string {
	s.t.Helper()
	w := s.Page(path)
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\ufeff")))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		s.t.Fatal(err)
	}
	var heading []string
	out := map[string]map[string]string{}
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line[0], "# "):
		case heading == nil:
			heading = line
		default:
			row := map[string]string{}
			for i, cell := range line {
				row[heading[i]] = cell
			}
			out[line[0]] = row
		}
	}
	return out
}

// File gives the lines of a CSV answer: heading and rows, and the remarks.
func File(t *testing.T, w *httptest.ResponseRecorder) (lines [][]string, remarks []string) {
	t.Helper()
	body, marked := bytes.CutPrefix(w.Body.Bytes(), []byte("\ufeff"))
	if w.Code != http.StatusOK || !marked {
		t.Fatalf("%d, marked as UTF-8: %v\n%s", w.Code, marked, Text(w))
	}
	r := csv.NewReader(bytes.NewReader(body))
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range all {
		if strings.HasPrefix(line[0], "# ") {
			remarks = append(remarks, line[0])
			continue
		}
		lines = append(lines, line)
	}
	return lines, remarks
}

// Holds checks that a text has the words wanted; what names it.
func Holds(t *testing.T, what, got string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", what, want, got)
		}
	}
}

// WantWords checks that a page has the words, and shows its beginning if not.
func WantWords(t *testing.T, got string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%q is missing from\n%.900s", w, got)
		}
	}
}
