package roadmap

import (
	"math"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// kpiView is target against actual, a small picture for each KPI.
type kpiView struct {
	frame

	Findings []ui.Finding
	Figures  []ui.KeyFigure
	KPIs     []kpiCard
	Drawers  []scene.Drawer
	Err      error
}

type kpiCard struct {
	Track  roadmap.Track
	Chart  *ui.Chart
	Table  ui.Table
	Text   core.Text
	Goals  []string
	Action string
	Typed  typedInput
	Err    error // of this KPI's form
}

// typedInput is an actual number on its way to and fro.
type typedInput struct{ Year, Value, Note string }

func (s *Section) kpi(w http.ResponseWriter, r *http.Request) error {
	v, err := s.kpiView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, kpiTempl(v))
}

func (s *Section) kpiView(r *http.Request) (kpiView, error) {
	f, err := s.frame(r, viewKPI)
	v := kpiView{frame: f}
	if err != nil {
		return v, err
	}
	v.Help = core.T("KPI마다 목표와 실적을 나란히 봅니다. 실적은 자료에서 읽거나 직접 적습니다. 실적이 없는 해는 0이 아니라 빈 곳으로 둡니다.",
		"Targets beside what was reached. Actual numbers come from datasets or are typed. A year without one is a gap, not a zero.")
	v.done(r, map[string]core.Text{"recorded": core.T("실적을 적어 두었습니다.", "The number is recorded."), "removed": core.T("직접 적은 실적을 지웠습니다.", "The typed number is removed.")})
	tracks, err := s.tracks(r, &f)
	if err != nil {
		return v, err
	}
	count := map[roadmap.Standing]int{}
	var evidence []core.Evidence
	for _, t := range tracks {
		count[t.Standing]++
		v.KPIs = append(v.KPIs, newKPICard(&f, t))
		v.Demo = v.Demo || t.Evidence.Demo()
		if t.Evidence.Method != "" {
			evidence = append(evidence, t.Evidence)
		}
	}
	v.Drawers = scene.Drawers(evidence)
	if len(tracks) > 0 {
		v.Findings = []ui.Finding{{Text: core.Tf("KPI %[1]d개 가운데 %[2]d개가 목표를 따라가고, %[3]d개가 뒤처졌으며, %[4]d개는 알 수 없습니다.",
			"Of %[1]d KPI(s) %[2]d are on track, %[3]d behind, and %[4]d not known.", len(tracks), count[roadmap.OnTrack], count[roadmap.Behind], count[roadmap.Unknown])}}
	}
	return v, nil
}

// tracks are those of the plan as it is, or as they were when it was approved.
func (s *Section) tracks(r *http.Request, f *frame) ([]roadmap.Track, error) {
	if f.Number == 0 {
		return s.Roadmaps.Tracks(r.Context(), f.Who, &f.Plan)
	}
	version, err := s.Roadmaps.Version(r.Context(), f.Who, f.ID(), f.Number)
	if err != nil {
		return nil, err
	}
	return version.Plan.Tracks(version.Actuals), nil
}

func newKPICard(f *frame, t roadmap.Track) kpiCard {
	c := kpiCard{Track: t, Action: home(f.ID()) + string(viewKPI) + "/" + t.KPI.ID, Text: trackText(t)}
	for _, g := range f.Plan.Roadmap.Goals {
		for _, id := range g.KPIs {
			if id == t.KPI.ID {
				c.Goals = append(c.Goals, g.Text)
			}
		}
	}
	c.Typed.Year = itoa(f.Now.In(core.Seoul).Year())
	c.Table = trackTable(t)
	if len(t.Years) > 1 {
		chart := trackChart(t, c)
		c.Chart = &chart
	}
	return c
}

// titleID is the heading that names the card: the chart has one of its own.
func (c kpiCard) titleID() string {
	if c.Chart != nil {
		return c.Chart.ID + "-title"
	}
	return "kpi-title-" + c.Track.KPI.ID
}

// trackText says how a KPI stands.
func trackText(t roadmap.Track) core.Text {
	switch {
	case t.Latest == nil && t.Newest != nil && t.First != nil:
		return core.Tf("%[1]d년 실적은 %[2]s%[3]s입니다. 첫 목표는 %[4]d년의 %[5]s이며, 그해 실적은 아직 없습니다.",
			"In %[1]d it was %[2]s %[3]s. The first target is %[5]s in %[4]d, of which there is no actual number yet.",
			t.Newest.Year, shown(t, t.Newest.Actual), t.KPI.Unit, t.First.Year, shown(t, t.First.Target))
	case t.Latest == nil && t.Newest != nil:
		return core.Tf("%[1]d년 실적은 %[2]s%[3]s입니다. 아직 목표가 없습니다.", "In %[1]d it was %[2]s %[3]s; there is no target yet.",
			t.Newest.Year, shown(t, t.Newest.Actual), t.KPI.Unit)
	case t.Latest == nil && !t.Reason.IsZero():
		return t.Reason
	case t.Latest == nil:
		return core.T("아직 실적이 없습니다.", "There is no actual number yet.")
	default:
		return core.Tf("%[1]d년 목표 %[2]s, 실적 %[3]s%[4]s: %[5]s.", "In %[1]d the target was %[2]s and %[3]s %[4]s was reached: %[5]s.",
			t.Latest.Year, shown(t, t.Latest.Target), shown(t, t.Latest.Actual), t.KPI.Unit, t.Standing.Title())
	}
}

// shown writes a number of a track as its chart and table do.
func shown(t roadmap.Track, x *float64) string {
	if x == nil {
		return ui.Dash
	}
	return core.Grouped(*x, trackDecimals(t), "−")
}

func trackChart(t roadmap.Track, c kpiCard) ui.Chart {
	target := ui.Line{Label: core.T("목표", "target"), Role: ui.RoleComparison}
	actual := ui.Line{Label: core.T("실적", "actual"), Role: ui.RoleChosen}
	lines := ui.Lines{Y: ui.Axis{Title: core.T(t.KPI.Title, t.KPI.Title), Unit: core.T(t.KPI.Unit, t.KPI.Unit), Format: ui.Fixed(trackDecimals(t))}}
	for _, y := range t.Years {
		lines.Periods = append(lines.Periods, itoa(y.Year))
		target.Values, actual.Values = append(target.Values, realOf(y.Target)), append(actual.Values, realOf(y.Actual))
	}
	lines.Series = []ui.Line{target, actual}
	table := c.Table
	return ui.Chart{
		ID: "kpi-chart-" + t.KPI.ID, Title: core.T(t.KPI.Title, t.KPI.Title), Spec: lines, Height: ui.Short, Table: &table, Summary: c.Text,
		Source: core.T("이 로드맵의 목표와 실적", "Targets and actual numbers of this roadmap"),
	}
}

func trackDecimals(t roadmap.Track) int {
	var values []float64
	for _, y := range t.Years {
		target := y.Target
		if y.Interpolated { // it has no more decimals than what it lies between
			target = nil
		}
		for _, x := range []*float64{target, y.Actual} {
			if x != nil {
				values = append(values, *x)
			}
		}
	}
	// A quotient such as 1.36 moves by its second decimal.
	const small, fine = 10, 2
	if n := core.Decimals(values); n == 0 || slices.ContainsFunc(values, func(x float64) bool { return math.Abs(x) >= small }) {
		return n
	}
	return fine
}

func realOf(x *float64) ui.Real {
	if x == nil {
		return ui.Real(math.NaN())
	}
	return ui.Real(*x)
}

func trackTable(t roadmap.Track) ui.Table {
	unit := core.T(t.KPI.Unit, t.KPI.Unit)
	out := ui.Table{ID: "kpi-years-" + t.KPI.ID, Dense: true, Caption: core.Tf("%s: 목표와 실적", "%s: target and actual", t.KPI.Title), Note: t.Rule, Columns: []ui.Column{
		{Title: core.T("해", "Year")},
		{Title: core.T("목표", "Target"), Unit: unit, Numeric: true},
		{Title: core.T("실적", "Actual"), Unit: unit, Numeric: true},
		{Title: core.T("이룬 정도", "Attained"), Numeric: true},
		{Title: core.T("판정", "Standing")},
	}}
	format := ui.Fixed(trackDecimals(t))
	for _, y := range t.Years {
		target, actual, attained := ui.NA(core.T("목표 없음", "no target")), ui.NA(core.T("실적 없음", "no actual number")), ui.NA(core.T("계산할 수 없음", "not defined"))
		if y.Target != nil {
			target = ui.Num(*y.Target, format)
			if y.Interpolated {
				target = target.Noted(core.T("적힌 두 목표 사이의 직선 위", "on the line between two stated targets"))
			}
		}
		if y.Actual != nil {
			actual = ui.Num(*y.Actual, format)
			if y.ByHand {
				actual = actual.Noted(core.Tf("직접 적음: %s", "typed: %s", y.Note))
			}
		}
		if y.Attained != nil {
			attained = ui.Num(*y.Attained, ui.Percent(0))
		}
		standing := ui.NA(y.Reason)
		if y.Standing != roadmap.Unknown {
			tone := map[roadmap.Standing]ui.Tone{roadmap.OnTrack: ui.Success, roadmap.Behind: ui.Warning}[y.Standing]
			standing = ui.Label(y.Standing.Title()).Toned(tone)
		}
		out.Rows = append(out.Rows, ui.Row{Cells: []ui.Cell{ui.Plain(itoa(y.Year)), target, actual, attained, standing}})
	}
	return out
}

// kpiRecord keeps an actual number typed by hand, or takes it away.
func (s *Section) kpiRecord(w http.ResponseWriter, r *http.Request) error {
	id, kpi := r.PathValue("id"), r.PathValue("kpi")
	in := typedInput{strings.TrimSpace(r.PostFormValue("year")), strings.TrimSpace(r.PostFormValue("value")), strings.TrimSpace(r.PostFormValue("note"))}
	var m mistakes
	year := m.year("year", in.Year)
	done, typed := "removed", (*roadmap.Typed)(nil)
	if r.PostFormValue("act") != actRemove {
		done = "recorded"
		value := m.number("value", in.Value)
		if value == nil && in.Value == "" {
			m.add("value", core.T("실적을 적어 주십시오. 모르면 적지 않아도 됩니다.", "Write the number; where it is not known nothing needs to be written."))
		}
		if in.Note == "" {
			m.add("note", core.T("어디에서 온 수인지 적어 주십시오. 예: 협회 조사(2026)", "Write where the number comes from, such as a survey of 2026."))
		}
		if value != nil {
			typed = &roadmap.Typed{Value: *value, Note: in.Note}
		}
	}
	err := m.error()
	if err == nil {
		_, err = s.Roadmaps.RecordActual(r.Context(), page.Actor(r.Context()), id, kpi, year, typed)
	}
	if err == nil {
		return page.SeeOther(w, r, home(id)+string(viewKPI)+"?"+paramDone+"="+done+"#kpi-"+kpi)
	}
	if core.CodeOf(err) != core.Invalid {
		return err
	}
	v, loadErr := s.kpiView(r)
	if loadErr != nil {
		return loadErr
	}
	err = renamed(err, func(path string) string {
		switch {
		case strings.Contains(path, "note"):
			return "note-" + kpi
		case path == "value":
			return "value-" + kpi
		default:
			return "year-" + kpi
		}
	})
	v.Err = err
	for i := range v.KPIs {
		if v.KPIs[i].Track.KPI.ID == kpi {
			v.KPIs[i].Typed, v.KPIs[i].Err = in, err
		}
	}
	return page.Answer(w, r, err, kpiTempl(v))
}
