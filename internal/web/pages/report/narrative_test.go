package report

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/report"
	"naru/internal/roadmap"

	"github.com/ledongthuc/pdf"
)

// What was written is in the whole report whatever the format, and the outline
// leads to where the rest is written.
func TestTheNarrativeIsInEveryFormat(t *testing.T) {
	d := newDesk(t)
	r := d.plan()
	if html := d.Page("/reports/new").Body.String(); !strings.Contains(html, `href="/roadmaps/`+r.ID+`/narrative"`) {
		t.Error("nothing leads to where the passages are written")
	}
	n := roadmap.Narrative{}
	for i, p := range roadmap.Passages() {
		n[p] = strings.Repeat("서술", i+1) + "의 말"
	}
	if _, err := d.Roadmaps.SaveNarrative(t.Context(), researcher, r.ID, r.Revision, n); err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Formats() {
		var b bytes.Buffer
		a := report.Ask{What: report.Whole, Roadmap: r.ID, Lang: core.Korean, Format: f}
		if _, err := d.Reports.Make(t.Context(), researcher, a, &b, nil); err != nil {
			t.Fatal(err)
		}
		said := strings.Join(strings.Fields(textOf(t, f, b.Bytes())), "")
		for p, text := range n {
			if !strings.Contains(said, strings.ReplaceAll(text, " ", "")) {
				t.Errorf("%s: %s is not there", f, p)
			}
		}
	}
	if w := d.Page("/reports/new"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "/narrative\"") {
		t.Error("a narrative that is whole is asked for")
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// textOf is all that a file says.
func textOf(t *testing.T, f report.Format, file []byte) string {
	t.Helper()
	var out strings.Builder
	if f == report.PDF {
		r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		text, err := r.GetPlainText()
		if err == nil {
			_, err = io.Copy(&out, text)
		}
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		if !strings.HasSuffix(part.Name, ".xml") {
			continue
		}
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(tag.ReplaceAllString(string(text), ""))
	}
	return out.String()
}
