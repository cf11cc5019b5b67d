package export

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"path"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// Answer sends a sheet as the file that the address ends in, .xlsx or else
// .csv, under a name without its ending. The file is made in full first, so
// that a failure still becomes an error page.
func Answer(w http.ResponseWriter, r *http.Request, lang core.Lang, name string, s diagnosis.Sheet) error {
	write, ending, kind := CSV, ".csv", "text/csv; charset=utf-8"
	if path.Ext(r.URL.Path) == ".xlsx" {
		write, ending, kind = XLSX, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	var buf bytes.Buffer
	if err := write(io.Writer(&buf), s, lang); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + ending}))
	h.Set("Cache-Control", "no-store")
	_, err := w.Write(buf.Bytes())
	_ = err // the reader went away; nothing to tell
	return nil
}
