package roadmap

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/revision"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// formView is the form of a roadmap's frame on its way to and fro.
type formView struct {
	ID       string // empty for a new one
	Name     string // of the roadmap that is edited
	Demo     bool   // it is made up
	Form     roadmapInput
	Err      error
	Focus    string
	Regions  []ui.Option
	Studies  []ui.Option
	Policies []ui.Option
	Cautions []core.Text    // about what is linked
	Offers   []*seriesOffer // of the datasets that KPIs are read from
	Series   []seriesChoice // of each KPI
	// Meanwhile is what somebody else saved since the form was opened.
	Meanwhile *revise.Meanwhile
}

func (s *Section) newForm(w http.ResponseWriter, r *http.Request) error {
	year := s.Roadmaps.Clock().In(core.Seoul).Year() + 1
	f := roadmapInput{From: itoa(year), To: itoa(year + 4)}
	f.Strategies = []strategyInput{{ID: s.Roadmaps.IDs()}, {ID: s.Roadmaps.IDs()}}
	f.Goals = []goalInput{{ID: s.Roadmaps.IDs()}}
	f.years()
	if err := s.propose(r.Context(), &f, r.URL.Query().Get("study")); err != nil {
		return err
	}
	return s.showForm(w, r, formView{Form: f})
}

func (s *Section) newPost(w http.ResponseWriter, r *http.Request) error {
	v, act, err := s.readForm(r)
	if err != nil {
		return err
	}
	if act != actSave {
		return s.showForm(w, r, v)
	}
	x, err := v.onto(roadmap.Roadmap{})
	x.Goals = slices.DeleteFunc(x.Goals, func(g roadmap.Goal) bool { return g.Text == "" })
	x.Strategies = slices.DeleteFunc(x.Strategies, func(s roadmap.Strategy) bool { return s.Title == "" })
	if err == nil {
		x, err = s.Roadmaps.Create(r.Context(), page.Actor(r.Context()), x)
	}
	if err == nil {
		return page.SeeOther(w, r, home(x.ID)+"?"+paramDone+"=created")
	}
	if v.Err = renamed(err, roadmapField); core.CodeOf(err) != core.Invalid {
		return err
	}
	return s.showForm(w, r, v)
}

func (s *Section) editForm(w http.ResponseWriter, r *http.Request) error {
	p, err := s.Roadmaps.Plan(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	return s.showForm(w, r, formView{ID: p.Roadmap.ID, Name: p.Roadmap.Title, Demo: p.Roadmap.Demo, Form: roadmapInputOf(p.Roadmap)})
}

func (s *Section) editPost(w http.ResponseWriter, r *http.Request) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	p, err := s.Roadmaps.Plan(ctx, who, r.PathValue("id"))
	if err != nil {
		return err
	}
	v, act, err := s.readForm(r)
	if err != nil {
		return err
	}
	v.ID, v.Name, v.Demo = p.Roadmap.ID, p.Roadmap.Title, p.Roadmap.Demo
	if act != actSave {
		return s.showForm(w, r, v)
	}
	x, err := v.onto(p.Roadmap)
	if err == nil {
		x, err = s.decidedFrame(ctx, who, x, revise.Theirs(r.PostForm))
	}
	if err == nil {
		_, err = s.Roadmaps.SaveRoadmap(ctx, who, x, "")
	}
	if err == nil {
		return page.SeeOther(w, r, home(v.ID)+"?"+paramDone+"=saved")
	}
	if stale, ok := errors.AsType[*roadmap.StaleError[roadmap.Roadmap]](err); ok {
		v.Meanwhile = meanwhile(stale.Since, stale.Conflicts, stale.TheirChanges, core.MessageOf(err))
		v.Form = roadmapInputOf(stale.Merged)
	}
	if v.Err = renamed(err, roadmapField); core.CodeOf(err) != core.Invalid && core.CodeOf(err) != core.Conflict {
		return err
	}
	return s.showForm(w, r, v)
}

// decidedFrame takes over what the person chose of another's edit, from the
// revision that the form was brought together with.
func (s *Section) decidedFrame(ctx context.Context, who core.Actor, x roadmap.Roadmap, theirs []string) (roadmap.Roadmap, error) {
	if len(theirs) == 0 {
		return x, nil
	}
	other, err := s.Roadmaps.FrameAt(ctx, who, x.ID, x.Revision)
	if err != nil {
		return x, err
	}
	x, err = revision.Take(roadmap.NormaliseRoadmap(x), other, theirs)
	if err != nil {
		return x, fmt.Errorf("take the other edit: %w", err)
	}
	return x, nil
}

// readForm reads what was typed and carries out the button that adds or removes
// a row.
func (s *Section) readForm(r *http.Request) (v formView, act string, err error) {
	if err := r.ParseForm(); err != nil {
		return v, "", unreadable(err)
	}
	v.Form = readRoadmap(r.PostForm)
	if err := s.readSeries(r.Context(), &v); err != nil {
		return v, "", err
	}
	act, on := pressed(r.PostForm)
	f := &v.Form
	switch act {
	case actAdd:
		v.Focus = f.add(on, s.Roadmaps.IDs())
	case actRemove:
		f.remove(on)
		v.Focus = "add-row"
	case actBaseline:
		if err := s.takeBaseline(r.Context(), &v, on); err != nil {
			return v, "", err
		}
	default:
	}
	return v, act, nil
}

func unreadable(cause error) error {
	return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(cause)
}

// add puts in an empty row and tells the field to go on with.
func (f *roadmapInput) add(rows, id string) string {
	switch rows {
	case "goal":
		f.Goals = append(f.Goals, goalInput{ID: id})
		return rowName(rows, len(f.Goals)-1, "text")
	case "strategy":
		f.Strategies = append(f.Strategies, strategyInput{ID: id})
		return rowName(rows, len(f.Strategies)-1, "title")
	case "kpi":
		f.KPIs = append(f.KPIs, kpiInput{ID: id, Direction: string(roadmap.Up)})
		return rowName(rows, len(f.KPIs)-1, "title")
	default:
		return ""
	}
}

// remove takes out the row of an id.
func (f *roadmapInput) remove(id string) {
	f.Goals = slices.DeleteFunc(f.Goals, func(x goalInput) bool { return x.ID == id })
	f.Strategies = slices.DeleteFunc(f.Strategies, func(x strategyInput) bool { return x.ID == id })
	f.KPIs = slices.DeleteFunc(f.KPIs, func(x kpiInput) bool { return x.ID == id })
}

func (s *Section) showForm(w http.ResponseWriter, r *http.Request, v formView) error {
	if !page.Actor(r.Context()).CanWrite() {
		return core.Fail(core.Forbidden, "로드맵을 고칠 권한이 없습니다. 위쪽에서 역할을 확인해 주십시오.", "You may not change roadmaps. Check your role at the top.")
	}
	v.Regions = s.regionOptions()
	studies, err := s.Studies.List(r.Context(), page.Actor(r.Context()))
	if err != nil {
		return err
	}
	v.Studies, v.Cautions = s.studyOptions(studies), s.elsewhere(studies, v.Form.Studies, v.Form.Region)
	if v.Policies, err = s.policyOptions(r.Context()); err != nil {
		return err
	}
	if err := s.offerSeries(r.Context(), &v); err != nil {
		return err
	}
	if v.Err != nil {
		return page.Answer(w, r, v.Err, formTempl(v))
	}
	return page.Render(w, r, formTempl(v))
}

func (s *Section) regionOptions() []ui.Option {
	out := []ui.Option{{Label: core.T("지역을 골라 주십시오", "Choose a region")}}
	full := func(r region.Region) core.Text { return s.Regions.FullName(r.Code) }
	return append(out, page.RegionsDown(s.Regions, full, func(string) bool { return true })...)
}

// policyOptions are the policies that a roadmap or a task can link to.
func (s *Section) policyOptions(ctx context.Context) ([]ui.Option, error) {
	const all = 500
	found, err := s.Policies.List(ctx, page.Actor(ctx), policy.Query{Size: all})
	if err != nil {
		return nil, err
	}
	var out []ui.Option
	for _, x := range found.Rows {
		out = append(out, ui.Option{Value: x.Policy.ID, Label: core.T(x.Policy.Title, x.Policy.Title)})
	}
	return out, nil
}

// yearRange are the years of the table of ceilings.
func (f *roadmapInput) yearRange() []int {
	var out []int
	for y := f.FirstYear; y > 0 && y <= f.Last; y++ {
		out = append(out, y)
	}
	return out
}

func (v formView) title() core.Text {
	if v.ID == "" {
		return core.T("새 로드맵", "A new roadmap")
	}
	return core.T("비전·목표·전략 고치기", "Vision, goals, strategies")
}

func (v formView) action() string {
	if v.ID == "" {
		return ui.SectionRoadmaps + "/" + pathNew
	}
	return home(v.ID) + "/edit"
}

func (v formView) leave() string {
	if v.ID == "" {
		return ui.SectionRoadmaps
	}
	return home(v.ID)
}

func (v formView) crumbs() []ui.Link {
	out := []ui.Link{crumb()}
	if v.ID != "" {
		out = append(out, ui.Link{Text: core.T(v.Name, v.Name), Href: home(v.ID)})
	}
	return out
}

func rowText(n int, ko, en string) core.Text {
	return core.T(ko+" "+strconv.Itoa(n+1), en+" "+strconv.Itoa(n+1))
}
