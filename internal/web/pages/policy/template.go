package policy

import (
	"bytes"
	"io"
	"net/http"
	"path"

	"naru/internal/docgen/xlsx"
	"naru/internal/document"
	"naru/internal/policy"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// templateFile sends the empty template.
func (s *Section) templateFile(w http.ResponseWriter, r *http.Request) error {
	return sendForm(w, r, "naru-policy-template", policy.Template())
}

// sendForm answers with a form as the file that the address ends in, .xlsx or
// else .csv. It is made in full first, so that a failure still becomes an error
// page.
func sendForm(w http.ResponseWriter, r *http.Request, name string, form document.Form) error {
	var file bytes.Buffer
	ending, kind := ".csv", "text/csv; charset=utf-8"
	var err error
	if path.Ext(r.URL.Path) == ".xlsx" {
		ending, kind = ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		err = xlsx.Form(&file, form, ui.Lang(r.Context()))
	} else {
		err = export.FormCSV(&file, form)
	}
	if err != nil {
		return err
	}
	page.Attach(w, name+ending, kind)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = io.Copy(w, &file) // the reader went away: nobody is left to tell
	return nil
}
