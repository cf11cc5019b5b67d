package pages

import (
	"io"
	"net/http"
	"time"

	"naru/internal/dataset"
)

// send serves a kept file as a download; a browser never opens it in place.
func send(w http.ResponseWriter, r *http.Request, sets *dataset.Service, sha, name, kind string) error {
	f, err := sets.OpenOriginal(r.Context(), sha)
	if err != nil {
		return err
	}
	defer f.Close()
	attach(w, name, kind)
	http.ServeContent(w, r, name, time.Time{}, io.NewSectionReader(f, 0, f.Size()))
	return nil
}
