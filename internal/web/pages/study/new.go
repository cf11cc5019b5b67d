package study

import (
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// newForm asks what a study cannot begin without.
func (s *Section) newForm(w http.ResponseWriter, r *http.Request) error {
	return s.showNew(w, r, url.Values{"preset": {string(study.KIET)}}, nil)
}

func (s *Section) showNew(w http.ResponseWriter, r *http.Request, form url.Values, err error) error {
	c, optErr := s.choicesOf(r.Context(), study.Scope{Dataset: form.Get("dataset")})
	if optErr != nil {
		return optErr
	}
	if form.Get("region") == "" {
		form.Set("region", c.Scope.Region)
	}
	v := newView{Form: form, Err: err, Choices: c, CanWrite: page.Actor(r.Context()).CanWrite()}
	return page.Answer(w, r, err, newTempl(v))
}

type newView struct {
	Form     url.Values
	Err      error
	Choices  choices
	CanWrite bool
}

// newPost makes the study and leads to its first step.
func (s *Section) newPost(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	scope := study.Scope{Region: r.PostForm.Get("region"), Dataset: r.PostForm.Get("dataset")}
	x, err := s.Studies.Create(r.Context(), page.Actor(r.Context()), strings.TrimSpace(r.PostForm.Get("title")), study.Preset(r.PostForm.Get("preset")), scope)
	if core.CodeOf(err) == core.Invalid && err != nil {
		return s.showNew(w, r, r.PostForm, err)
	}
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, stepHref(x.ID, study.StepScope)+"?"+paramDone+"="+doneMade)
}

func presetOptions() []ui.Option {
	var out []ui.Option
	for _, p := range study.Presets() {
		t := p.Title()
		if p == study.KIET {
			t = core.T(t.Ko+": 입지계수, 사업체·종사자 증가율, 비중 변화, 특허", t.En+": location quotient, growth of establishments and employment, change of share, patents")
		} else {
			t = core.T(t.Ko+": 지표를 하나씩 직접 고름", t.En+": every indicator chosen by hand")
		}
		out = append(out, ui.Option{Value: string(p), Label: t})
	}
	return out
}
