package pages

import (
	"net/http"

	"naru/internal/core"
)

// original sends the imported file as it came.
func (s *Site) original(w http.ResponseWriter, r *http.Request) error {
	_, v, err := findVersion(r, s.Datasets)
	if err != nil {
		return err
	}
	return send(w, r, s.Datasets, v.Original.SHA256, v.Original.Name, "application/octet-stream")
}

// rejects sends the list of what an import did not accept.
func (s *Site) rejects(w http.ResponseWriter, r *http.Request) error {
	d, v, err := findVersion(r, s.Datasets)
	if err != nil {
		return err
	}
	if v.Rejects == "" {
		return core.Fail(core.NotFound, "거절한 줄이 없습니다.", "No row was rejected.")
	}
	return send(w, r, s.Datasets, v.Rejects, d.Key+"-rejects.csv", "text/csv; charset=utf-8")
}
