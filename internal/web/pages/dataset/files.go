package dataset

import (
	"net/http"

	"naru/internal/core"
	"naru/internal/web/pages/version"
)

// original sends the imported file as it came.
func (s *Section) original(w http.ResponseWriter, r *http.Request) error {
	_, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return err
	}
	return version.Send(w, r, s.Datasets, v.Original.SHA256, v.Original.Name, "application/octet-stream")
}

// rejects sends the list of what an import did not accept.
func (s *Section) rejects(w http.ResponseWriter, r *http.Request) error {
	d, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return err
	}
	if v.Rejects == "" {
		return core.Fail(core.NotFound, "거절한 줄이 없습니다.", "No row was rejected.")
	}
	return version.Send(w, r, s.Datasets, v.Rejects, d.Key+"-rejects.csv", "text/csv; charset=utf-8")
}
