package pages

import (
	"net/http"

	"naru/internal/core"
)

// withdrawForm asks why a version is taken out of use.
func (s *Site) withdrawForm(w http.ResponseWriter, r *http.Request) error {
	d, v, err := findVersion(r, s.Datasets)
	if err != nil {
		return err
	}
	return render(w, r, withdrawTempl(d, v, nil))
}

func (s *Site) withdraw(w http.ResponseWriter, r *http.Request) error {
	d, v, err := findVersion(r, s.Datasets)
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
