package version

import (
	"io"
	"net/http"
	"time"

	"naru/internal/dataset"
	"naru/internal/web/pages/page"
)

// Send serves a kept file as a download; a browser never opens it in place.
func Send(w http.ResponseWriter, r *http.Request, sets *dataset.Service, sha, name, kind string) error {
	f, err := sets.OpenOriginal(r.Context(), sha)
	if err != nil {
		return err
	}
	defer f.Close()
	page.Attach(w, name, kind)
	http.ServeContent(w, r, name, time.Time{}, io.NewSectionReader(f, 0, f.Size()))
	return nil
}
