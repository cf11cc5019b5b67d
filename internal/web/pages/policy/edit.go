package policy

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/revision"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
)

// The acts of the form's buttons. An act on a row has its number behind a colon.
const (
	actSave       = "save"
	actAddYear    = "add-year"
	actFillYears  = "fill-years"
	actRemoveYear = "remove-year"
	actAddLink    = "add-link"
)

// newForm shows an empty form, with what the address says about it already: a
// gap of the matrix leads here.
func (s *Section) newForm(w http.ResponseWriter, r *http.Request) error {
	in := inputOf(policy.Policy{Kind: policy.Programme, Level: policy.City, Region: s.homeCity()})
	q := r.URL.Query()
	in.Instruments, in.Stages, in.Definitions, in.Codes = q["instruments"], q["stages"], q["definitions"], q.Get("codes")
	return s.showForm(w, r, editing{}, in)
}

func (s *Section) newPost(w http.ResponseWriter, r *http.Request) error {
	return s.post(w, r, editing{})
}

// editForm shows a policy to be edited. A revision of the past may be named,
// whose content then becomes the start of a new one.
func (s *Section) editForm(w http.ResponseWriter, r *http.Request) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	number, err := revisionOf(r)
	if err != nil {
		return err
	}
	now, err := s.Policies.Get(ctx, who, r.PathValue("id"), 0)
	if err != nil {
		return err
	}
	e := editing{Policy: now}
	in := inputOf(now)
	if number != 0 && number != now.Revision {
		old, err := s.Policies.Get(ctx, who, now.ID, number)
		if err != nil {
			return err
		}
		in = inputOf(old)
		in.Base, in.Example, e.From = now.Revision, now.Example, number
	}
	return s.showForm(w, r, e, in)
}

func (s *Section) editPost(w http.ResponseWriter, r *http.Request) error {
	now, err := s.Policies.Get(r.Context(), page.Actor(r.Context()), r.PathValue("id"), 0)
	if err != nil {
		return err
	}
	return s.post(w, r, editing{Policy: now})
}

// editing is one round of the form.
type editing struct {
	Policy    policy.Policy // as it is; zero for a new one
	From      int           // the revision of the past that fills the form; 0 for none
	Err       error
	Meanwhile *revise.Meanwhile // where somebody else saved first
	Focus     string            // id of the field that the last act was about
}

// post answers the form: an act changes what it holds, saving leads on.
func (s *Section) post(w http.ResponseWriter, r *http.Request, e editing) error {
	if err := r.ParseForm(); err != nil {
		return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	in := readInput(r.PostForm)
	act, on, _ := strings.Cut(r.PostForm.Get("act"), ":")
	switch act {
	case actAddYear:
		in.addYear()
		e.Focus = yearField(len(in.Budget) - 1)
	case actFillYears:
		in.fillYears()
		e.Focus = yearField(0)
	case actRemoveYear:
		if row, err := strconv.Atoi(on); err == nil {
			in.removeYear(row)
		}
		e.Focus = "add-year"
	case actAddLink:
		in.Links = append(in.Links, linkRow{})
		e.Focus = linkField(len(in.Links)-1, "title")
	default:
		return s.save(w, r, e, in)
	}
	return s.showForm(w, r, e, in)
}

func (s *Section) save(w http.ResponseWriter, r *http.Request, e editing, in input) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	classes, err := s.Policies.Classes(ctx, who)
	if err != nil {
		return err
	}
	p, err := in.policy(e.Policy.ID, classes)
	if err == nil {
		if p, err = s.decided(ctx, who, p, revise.Theirs(r.PostForm)); err != nil {
			return err
		}
		var saved policy.Policy
		if saved, err = s.Policies.Save(ctx, who, p, in.Note); err == nil {
			done := doneSaved
			switch {
			case e.Policy.ID == "":
				done = doneCreated
			case saved.Revision == in.Base:
				done = doneNothing
			}
			return page.SeeOther(w, r, policyHref(saved.ID)+"?"+paramDone+"="+done)
		}
	}
	if c, ok := errors.AsType[*policy.ConflictError](err); ok {
		return s.showMerged(w, r, e, in, c)
	}
	if code := core.CodeOf(err); code != core.Invalid && code != core.Conflict {
		return err
	}
	e.Err = in.atFields(err)
	return s.showForm(w, r, e, in)
}

// decided takes over the fields in which the second of two editors chose what
// the other one wrote.
func (s *Section) decided(ctx context.Context, who core.Actor, p policy.Policy, theirs []string) (policy.Policy, error) {
	if p.ID == "" || len(theirs) == 0 {
		return p, nil
	}
	other, err := s.Policies.Get(ctx, who, p.ID, p.Revision)
	if err != nil {
		return p, err
	}
	return revision.Take(p.Normalise(), other, theirs)
}

// showMerged shows both edits brought together, with what both changed to be
// decided.
func (s *Section) showMerged(w http.ResponseWriter, r *http.Request, e editing, in input, c *policy.ConflictError) error {
	classes, err := s.Policies.Classes(r.Context(), page.Actor(r.Context()))
	if err != nil {
		return err
	}
	words := s.words(r.Context(), page.Actor(r.Context()), classes)
	merged := inputOf(c.Merged)
	merged.Note = in.Note
	e.Policy = c.Theirs
	e.Err = c
	e.Meanwhile = &revise.Meanwhile{
		Message: core.MessageOf(c), Overlaps: words.Overlaps(c.Conflicts),
		Since: words.Entries(c.Since, actionTitle, func(n int) string { return revisionHref(c.Theirs.ID, n) }),
	}
	return s.showForm(w, r, e, merged)
}

// showForm shows the form with what it holds.
func (s *Section) showForm(w http.ResponseWriter, r *http.Request, e editing, in input) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	if !who.CanWrite() {
		_, err := s.Policies.Save(ctx, who, policy.Policy{}, "")
		return err
	}
	classes, err := s.Policies.Classes(ctx, who)
	if err != nil {
		return err
	}
	plans, err := s.Policies.List(ctx, who, policy.Query{Kind: policy.Plan, Sort: policy.SortLevel, Size: longestPage})
	if err != nil {
		return err
	}
	v := formView{editing: e, In: in, Regions: s.regionOptions(in.Region), Definitions: definitionsOf(classes)}
	for _, row := range plans.Rows {
		if row.Policy.ID != e.Policy.ID {
			v.Plans = append(v.Plans, row.Policy)
		}
	}
	if in.Parent != "" && !slices.ContainsFunc(v.Plans, func(p policy.Policy) bool { return p.ID == in.Parent }) {
		if above, err := s.Policies.Get(ctx, who, in.Parent, 0); err == nil {
			v.Plans = append(v.Plans, above)
		}
	}
	if len(v.In.Budget) == 0 {
		v.In.addYear()
	}
	if len(v.In.Links) == 0 {
		v.In.Links = append(v.In.Links, linkRow{})
	}
	return page.Answer(w, r, e.Err, formTempl(v))
}
