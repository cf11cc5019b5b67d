package pages

import (
	"io"
	"mime"
	"net/http"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
)

// original sends the imported file as it came.
func (s *Site) original(w http.ResponseWriter, r *http.Request) error {
	_, v, err := s.version(r)
	if err != nil {
		return err
	}
	return s.send(w, r, v.Original.SHA256, v.Original.Name, "application/octet-stream")
}

// rejects sends the list of what an import did not accept.
func (s *Site) rejects(w http.ResponseWriter, r *http.Request) error {
	d, v, err := s.version(r)
	if err != nil {
		return err
	}
	if v.Rejects == "" {
		return core.Fail(core.NotFound, "거절한 줄이 없습니다.", "No row was rejected.")
	}
	return s.send(w, r, v.Rejects, d.Key+"-rejects.csv", "text/csv; charset=utf-8")
}

// send serves a kept file as a download; a browser never opens it in place.
func (s *Site) send(w http.ResponseWriter, r *http.Request, sha, name, kind string) error {
	f, err := s.Datasets.OpenOriginal(r.Context(), sha)
	if err != nil {
		return err
	}
	defer f.Close()
	attach(w, name, kind)
	http.ServeContent(w, r, name, time.Time{}, io.NewSectionReader(f, 0, f.Size()))
	return nil
}

// attach marks an answer as a file to keep.
func attach(w http.ResponseWriter, name, kind string) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// withdrawForm asks why a version is taken out of use.
func (s *Site) withdrawForm(w http.ResponseWriter, r *http.Request) error {
	d, v, err := s.version(r)
	if err != nil {
		return err
	}
	return render(w, r, withdrawTempl(d, v, nil))
}

func (s *Site) withdraw(w http.ResponseWriter, r *http.Request) error {
	d, v, err := s.version(r)
	if err != nil {
		return err
	}
	_, err = s.Datasets.Withdraw(r.Context(), actor(r.Context()), d.Key, v.Number, r.PostFormValue("reason"))
	if core.CodeOf(err) == core.Invalid && err != nil {
		return rendered(w, r, err, withdrawTempl(d, v, err))
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, datasetHref(d.Key, v.Number))
}

func versionName(d dataset.Dataset, v dataset.Version) core.Text {
	return core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", d.Title, v.Number)
}
