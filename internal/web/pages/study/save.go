package study

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
)

// editor is a page with a form about a part of a study.
type editor struct {
	step study.Step
	// show makes the page's content.
	show func(ctx context.Context, r *http.Request, f frame) (templ.Component, error)
	// read puts the form's answers into the text. An error other than what the
	// answers gather is about what came along, such as a file.
	read func(r *http.Request, a *answers, x *study.Study) error
	// to is where a saved form leads; empty stays on the page.
	to func(a *answers, x study.Study) string
}

// editors are the steps that have a form.
func (s *Section) editors() []editor {
	return []editor{
		s.scopeEditor(), s.candidatesEditor(), s.indicatorsEditor(), s.weightsEditor(), s.longEditor(),
		s.shortEditor(), s.sensitivityEditor(), s.decisionEditor(),
	}
}

// edit shows the form.
func (s *Section) edit(e editor) page.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.frameOf(r, e.step)
		if err != nil {
			return err
		}
		return s.answer(w, r, e, f)
	}
}

func (s *Section) answer(w http.ResponseWriter, r *http.Request, e editor, f frame) error {
	content, err := e.show(r.Context(), r, f)
	if err != nil {
		return err
	}
	return page.Answer(w, r, f.Err, content)
}

// largestForm bounds a form with its table; a pasted one is far smaller.
const largestForm = 12 << 20

// save keeps what the form says. The form edits the revision that it was made
// of; when it cannot be kept it comes back as it was typed.
func (s *Section) save(e editor) page.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		a, base, err := s.sent(w, r)
		if err != nil {
			return err
		}
		x := base
		readErr := e.read(r, a, &x)
		switch act, _ := a.act(); {
		case act == actShow:
			return s.again(w, r, e, a, x, nil)
		case readErr != nil:
			return s.again(w, r, e, a, x, readErr)
		case a.fault != nil:
			return s.again(w, r, e, a, x, a.fault)
		}
		if x, err = settle(a, x, base); err != nil {
			return err
		}
		saved, err := s.Studies.Save(r.Context(), page.Actor(r.Context()), x, a.text("note"))
		if err == nil {
			return page.SeeOther(w, r, s.onward(e, a, saved))
		}
		if c, ok := errors.AsType[*study.ConflictError](err); ok {
			return s.showConflict(w, r, e, c)
		}
		if core.CodeOf(err) == core.Invalid {
			return s.again(w, r, e, a, x, err)
		}
		return err
	}
}

// sent reads a form and the revision that it edits.
func (s *Section) sent(w http.ResponseWriter, r *http.Request) (*answers, study.Study, error) {
	r.Body = http.MaxBytesReader(w, r.Body, largestForm)
	err := r.ParseMultipartForm(largestForm)
	if errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	if err != nil {
		return nil, study.Study{}, core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	a := &answers{Values: r.PostForm}
	revision, err := strconv.Atoi(a.Get(paramRevision))
	if err != nil || revision < 1 {
		return nil, study.Study{}, core.Fail(core.Invalid, "고친 판의 번호가 없습니다. 연구를 다시 열어 주십시오.", "The form does not say which revision it edits. Please open the study again.")
	}
	x, err := s.Studies.Get(r.Context(), page.Actor(r.Context()), r.PathValue("id"), revision)
	return a, x, err
}

// again shows the form with what was typed.
func (s *Section) again(w http.ResponseWriter, r *http.Request, e editor, a *answers, x study.Study, err error) error {
	f, lookErr := s.frameOf(r, e.step)
	if lookErr != nil {
		return lookErr
	}
	f.Form, f.Text, f.Err = a.Values, x, err
	return s.answer(w, r, e, f)
}

// onward is where a saved form leads.
func (s *Section) onward(e editor, a *answers, x study.Study) string {
	act, _ := a.act()
	if act == actNext {
		return stepHref(x.ID, nextOf(e.step)) + "?" + paramDone + "=" + doneSaved
	}
	to := stepHref(x.ID, e.step)
	if e.to != nil {
		if t := e.to(a, x); t != "" {
			to = t
		}
	}
	return to + "?" + paramDone + "=" + doneSaved
}
