package study

import (
	"bytes"
	"net/http"
	"strings"

	"naru/internal/diagnosis"
	"naru/internal/study"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// file answers with one of a study's tables.
func (s *Section) file(name string, sheet func(*study.Look) diagnosis.Sheet) page.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.frameOf(r, "")
		if err != nil {
			return err
		}
		return export.Answer(w, r, ui.Lang(r.Context()), fileName(f, name), sheet(&f.Look))
	}
}

// fileName says what is in a file: the table, the region, the revision, and that
// it is a demonstration.
func fileName(f frame, name string) string {
	parts := []string{"naru"}
	if f.Demo {
		parts = append(parts, "demo")
	}
	parts = append(parts, "study", name, f.Look.Inputs.Scope.Region, "r"+f.revision())
	return strings.NewReplacer("/", "-", `\`, "-", " ", "-").Replace(strings.Join(parts, "-"))
}

// export hands a study out as a file that Naru reads elsewhere.
func (s *Section) export(w http.ResponseWriter, r *http.Request) error {
	var b bytes.Buffer
	if err := s.Studies.Export(r.Context(), page.Actor(r.Context()), r.PathValue("id"), &b); err != nil {
		return err
	}
	page.Attach(w, "naru-study-"+r.PathValue("id")+".json", "application/json")
	_, err := w.Write(b.Bytes())
	_ = err // the reader went away; nothing to tell
	return nil
}
