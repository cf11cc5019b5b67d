package dataset

import (
	"net/http"

	"naru/internal/core"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
)

// withdrawForm asks why a version is taken out of use.
func (s *Section) withdrawForm(w http.ResponseWriter, r *http.Request) error {
	d, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return err
	}
	return page.Render(w, r, withdrawTempl(d, v, nil))
}

func (s *Section) withdraw(w http.ResponseWriter, r *http.Request) error {
	d, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return err
	}
	_, err = s.Datasets.Withdraw(r.Context(), page.Actor(r.Context()), d.Key, v.Number, r.PostFormValue("reason"))
	if core.CodeOf(err) == core.Invalid && err != nil {
		return page.Answer(w, r, err, withdrawTempl(d, v, err))
	}
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, page.DatasetHref(d.Key, v.Number))
}
