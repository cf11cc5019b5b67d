package report

import (
	"errors"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/report"
	"naru/internal/web/pages/page"
)

// make starts the making of every document of the form.
func (s *Section) make(w http.ResponseWriter, r *http.Request, in input) error {
	who := page.Actor(r.Context())
	if err := in.check(); err != nil {
		return s.show(w, r, in, err)
	}
	for _, a := range in.asks() {
		if err := s.start(r, who, a); err != nil {
			return s.show(w, r, in, err)
		}
	}
	return page.SeeOther(w, r, root+"?"+paramDone+"=started")
}

// check tells what is wrong with the form as a whole.
func (in *input) check() error {
	err := core.Fail(core.Invalid, "보고서를 만들 수 없습니다. 아래 항목을 고쳐 주십시오.", "The report cannot be made. Correct the entries below.")
	if in.Roadmap == "" {
		err = err.With(fieldPlan, core.T("로드맵을 골라 주십시오.", "Choose a roadmap."))
	}
	if len(in.Langs) == 0 {
		err = err.With(langField(core.Korean), core.T("언어를 하나 이상 골라 주십시오.", "Choose at least one language."))
	}
	if len(in.Formats) == 0 {
		err = err.With(formatField(report.PDF), core.T("파일 형식을 하나 이상 골라 주십시오.", "Choose at least one file format."))
	}
	if t := in.Template; t != nil && !slices.Contains(in.Formats, t.Format) {
		err = err.With(formatField(t.Format), core.Tf("올린 서식은 %s입니다. 이 형식을 함께 고르거나 서식을 빼 주십시오.", "The template is in %s. Choose that format too, or take the template away.", t.Format.Title()))
	}
	if len(err.Fields) > 0 {
		return err
	}
	return nil
}

// template takes an uploaded template into the form; it tells whether there was
// one.
func (s *Section) template(r *http.Request, in *input) (bool, error) {
	file, header, err := r.FormFile(fieldTemplate)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) || header != nil && header.Size == 0 {
		return false, nil
	}
	if err != nil {
		return false, templateFault(core.Invalid, core.T("서식을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The template did not arrive whole. Upload it again."), err)
	}
	defer file.Close()
	checked, err := s.Reports.CheckTemplate(r.Context(), page.Actor(r.Context()), page.UploadName(header.Filename), file)
	if err != nil {
		return false, templateFault(core.CodeOf(err), core.MessageOf(err), err)
	}
	in.Template, in.Known, in.Unknown = &checked.Template, checked.Known, checked.Unknown
	if !slices.Contains(in.Formats, checked.Format) {
		in.Formats = append(in.Formats, checked.Format)
	}
	return true, nil
}

func templateFault(code core.Code, message core.Text, cause error) error {
	err := (&core.Error{Code: code, Message: message}).With(fieldTemplate, message)
	if cause != nil {
		err = err.Because(cause)
	}
	return err
}
