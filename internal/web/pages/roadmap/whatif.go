package roadmap

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

const paramScenario = "scenario"

// whatIfView is a scenario: what is changed, and what comes of it.
type whatIfView struct {
	frame

	Form    scenarioInput
	Kept    []roadmap.Scenario
	Err     error
	Outcome *outcomeView
	Tasks   []ui.Option
	Against []ui.Option
}

// whatIf shows the scenario that the address describes, or a kept one.
func (s *Section) whatIf(w http.ResponseWriter, r *http.Request) error {
	v, err := s.whatIfView(r, r.URL.Query())
	if err != nil {
		return err
	}
	if act, _ := pressed(r.URL.Query()); act == actAdd || act == actRemove { // the address says what is there, not what was pressed
		return page.SeeOther(w, r, home(v.ID())+string(viewWhatIf)+"?"+v.query(r).Encode())
	}
	v.done(r, map[string]core.Text{
		"saved": core.Tf("시나리오를 저장했습니다(%s).", "The scenario is saved (%s).", v.Now.In(core.Seoul).Format("15:04")),
		"away":  core.T("시나리오를 목록에서 뺐습니다.", "The scenario is out of the list."),
	})
	return s.showWhatIf(w, r, v)
}

func (s *Section) whatIfView(r *http.Request, in url.Values) (whatIfView, error) {
	ctx := r.Context()
	f, err := s.frame(r, viewWhatIf)
	v := whatIfView{frame: f}
	if err != nil {
		return v, err
	}
	v.Help = core.T("과제를 늦추거나 예산을 줄이면 날짜, 돈, KPI와 파급효과가 어떻게 되는지 봅니다. 해 보는 것만으로는 계획이 바뀌지 않습니다. 마음에 들면 저장해 두거나 초안에 적용하십시오.",
		"See what becomes of dates, money, KPIs and the wider effects when tasks are late or money is cut. Trying changes nothing; keep the scenario, or apply it to the draft.")
	if v.Kept, err = s.Roadmaps.Scenarios(ctx, f.Who, f.ID()); err != nil {
		return v, err
	}
	v.Form = readScenario(in)
	if id := in.Get(paramScenario); id != "" && !in.Has("name") {
		i := slices.IndexFunc(v.Kept, func(x roadmap.Scenario) bool { return x.ID == id })
		if i < 0 {
			return v, core.Fail(core.NotFound, "그런 시나리오가 없습니다. 시나리오 목록을 확인해 주십시오.", "There is no such scenario. Look at the list of scenarios.")
		}
		v.Form = scenarioInputOf(v.Kept[i])
	}
	if v.Form.Against == "" {
		v.Form.Against = itoa(f.Plan.Roadmap.Versions)
	}
	switch act, on := pressed(in); act {
	case actAdd:
		v.Form.Edits = append(v.Form.Edits, editInput{ID: s.Roadmaps.IDs(), Do: on})
	case actRemove:
		v.Form.Edits = slices.DeleteFunc(v.Form.Edits, func(e editInput) bool { return e.ID == on })
	default:
	}
	v.choices()
	return v, nil
}

func (v *whatIfView) choices() {
	v.Tasks = []ui.Option{{Label: core.T("모든 과제", "All tasks")}}
	for _, c := range v.Plan.Board(roadmap.BoardByStrategy, v.Now) {
		for _, card := range c.Cards {
			v.Tasks = append(v.Tasks, ui.Option{Value: card.Task.ID, Label: core.T(card.Task.Name(), card.Task.Name()), Group: c.Title})
		}
	}
	v.Against = []ui.Option{{Value: "0", Label: core.T("지금 계획", "the plan as it is now")}}
	for n := v.Plan.Roadmap.Versions; n > 0; n-- {
		v.Against = append(v.Against, ui.Option{Value: itoa(n), Label: versionName(n)})
	}
}

// showWhatIf plays the scenario when it has something to play.
func (s *Section) showWhatIf(w http.ResponseWriter, r *http.Request, v whatIfView) error {
	q := r.URL.Query()
	asked := q.Has("act") || !q.Has("name") // a kept scenario is shown with its outcome
	if len(v.Form.Edits) > 0 && asked && v.Err == nil {
		v.Err = s.play(r.Context(), &v)
		if code := core.CodeOf(v.Err); v.Err != nil && code != core.Invalid && code != core.Conflict {
			return v.Err
		}
	}
	if v.Err != nil {
		return page.Answer(w, r, v.Err, whatIfTempl(v))
	}
	return page.Render(w, r, whatIfTempl(v))
}

func (s *Section) play(ctx context.Context, v *whatIfView) error {
	x, err := v.Form.scenario(v.ID())
	if err != nil {
		return err
	}
	number, err := readVersion(v.Form.Against)
	if err != nil {
		return err
	}
	if x.Name == "" { // trying needs no name
		x.Name = "–"
	}
	o, err := s.Roadmaps.Try(ctx, v.Who, x, number)
	if err != nil {
		return renamed(err, scenarioField)
	}
	shown := newOutcome(v.Money, o, number)
	v.Outcome = &shown
	return nil
}

// whatIfPost keeps a scenario, takes it out of the list, or applies it.
func (s *Section) whatIfPost(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	ctx, who, id := r.Context(), page.Actor(r.Context()), r.PathValue("id")
	v, err := s.whatIfView(r, r.PostForm)
	if err != nil {
		return err
	}
	act, _ := pressed(r.PostForm)
	x, err := v.Form.scenario(id)
	x.Archived = act == "away"
	if err == nil {
		x, err = s.Roadmaps.SaveScenario(ctx, who, x)
	}
	if err == nil && act == "apply" {
		var moved []roadmap.Task
		if moved, err = s.Roadmaps.ApplyScenario(ctx, who, id, x.ID); err == nil {
			return page.SeeOther(w, r, home(id)+"?"+paramDone+"=applied&"+paramCount+"="+itoa(len(moved)))
		}
		v.Form.ID, v.Form.Revision = x.ID, x.Revision // the scenario itself was kept
	}
	switch {
	case err == nil && x.Archived:
		return page.SeeOther(w, r, home(id)+string(viewWhatIf)+"?"+paramDone+"=away")
	case err == nil:
		return page.SeeOther(w, r, home(id)+string(viewWhatIf)+"?"+paramScenario+"="+x.ID+"&against="+url.QueryEscape(v.Form.Against)+"&"+paramDone+"=saved")
	case core.CodeOf(err) == core.Invalid || core.CodeOf(err) == core.Conflict:
		v.Err = renamed(err, scenarioField)
		return s.showWhatIf(w, r, v)
	default:
		return err
	}
}

// scenarioInput is the form of a scenario, as it was typed.
type scenarioInput struct {
	ID, Name, Note, Against string
	Revision                int
	Edits                   []editInput
}

type editInput struct {
	ID, Do, Task, Quarters, Source, Year, Won, Percent, Years string
	Followers                                                 bool
}

func readScenario(v url.Values) scenarioInput {
	f := scenarioInput{ID: v.Get(paramScenario), Name: fieldValue(v, "name"), Note: fieldValue(v, "note"), Against: v.Get("against")}
	f.Revision, _ = strconv.Atoi(v.Get("revision"))
	for i := range rowCount(v, "edit", "id") {
		at := func(what string) string { return fieldValue(v, rowName("edit", i, what)) }
		f.Edits = append(f.Edits, editInput{
			ID: at("id"), Do: at("do"), Task: at("task"), Quarters: at("quarters"), Source: at("source"), Year: at("year"),
			Won: at("won"), Percent: at("percent"), Years: at("years"), Followers: at("followers") != "",
		})
	}
	return f
}

// query is the scenario as an address, rows numbered anew.
func (v *whatIfView) query(r *http.Request) url.Values {
	q := url.Values{paramScenario: {v.Form.ID}, "revision": {itoa(v.Form.Revision)}, "name": {v.Form.Name}, "note": {v.Form.Note}, "against": {v.Form.Against}}
	if unit := r.URL.Query().Get(ui.ParamUnit); unit != "" {
		q.Set(ui.ParamUnit, unit)
	}
	for i, e := range v.Form.Edits {
		for what, value := range map[string]string{
			"id": e.ID, "do": e.Do, "task": e.Task, "quarters": e.Quarters, "source": e.Source, "year": e.Year, "won": e.Won, "percent": e.Percent, "years": e.Years,
		} {
			q.Set(rowName("edit", i, what), value)
		}
		if e.Followers {
			q.Set(rowName("edit", i, "followers"), "1")
		}
	}
	return q
}

func scenarioInputOf(x roadmap.Scenario) scenarioInput {
	f := scenarioInput{ID: x.ID, Name: x.Name, Note: x.Note, Revision: x.Revision}
	whole := func(n int) string {
		if n == 0 {
			return ""
		}
		return itoa(n)
	}
	for _, e := range x.Edits {
		one := editInput{
			ID: e.ID, Do: string(e.Do), Task: e.Task, Quarters: whole(e.Quarters), Source: string(e.Source), Year: whole(e.Year),
			Percent: numberText(e.Percent), Years: whole(e.Years), Followers: e.Followers,
		}
		if e.Won != nil {
			one.Won = millions(e.Won)
		}
		f.Edits = append(f.Edits, one)
	}
	return f
}

// scenario reads the form.
func (f *scenarioInput) scenario(id string) (roadmap.Scenario, error) {
	var m mistakes
	x := roadmap.Scenario{ID: f.ID, Roadmap: id, Revision: f.Revision, Name: f.Name, Note: f.Note}
	for i, e := range f.Edits {
		at := func(what string) string { return rowName("edit", i, what) }
		one := roadmap.Edit{
			ID: e.ID, Do: roadmap.Change(e.Do), Task: e.Task, Quarters: m.whole(at("quarters"), e.Quarters), Followers: e.Followers,
			Source: roadmap.Source(e.Source), Year: m.year(at("year"), e.Year), Percent: m.number(at("percent"), e.Percent), Years: m.whole(at("years"), e.Years),
		}
		won, absent, fault := readMillions(e.Won)
		switch {
		case !fault.IsZero():
			m.add(at("won"), fault)
		case !absent:
			one.Won = won
		}
		x.Edits = append(x.Edits, one)
	}
	return x, m.error()
}

// scenarioField names the form's field for a path such as edits[0].quarters.
func scenarioField(path string) string {
	rest, ok := strings.CutPrefix(path, "edits[")
	if !ok {
		return path
	}
	number, what, _ := strings.Cut(rest, "]")
	i, _ := strconv.Atoi(number)
	if what = strings.TrimPrefix(what, "."); what == "" { // a cut without an amount
		what = "won"
	}
	return rowName("edit", i, what)
}

func sourceOptions(first core.Text) []ui.Option {
	out := []ui.Option{{Label: first}}
	for _, s := range roadmap.Sources() {
		out = append(out, ui.Option{Value: string(s), Label: s.Title()})
	}
	return out
}

// drawers are the evidence of the wider effects.
func (o *outcomeView) drawers() []scene.Drawer {
	if o.Evidence.Method == "" {
		return nil
	}
	return scene.Drawers([]core.Evidence{o.Evidence})
}
