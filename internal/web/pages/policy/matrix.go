package policy

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// What an address asks of the matrix beside the filter.
const (
	paramState = "state" // cells of one state in the table
	paramLeast = "least" // percent of an industry that a policy must be for
)

// matrixPage is the linkage matrix.
func (s *Section) matrixPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readMatrix(r)
	if err != nil {
		return err
	}
	return page.Answer(w, r, v.Err, matrixTempl(v))
}

// matrixFile sends the table behind the picture, all its cells.
func (s *Section) matrixFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readMatrix(r)
	if err != nil {
		return err
	}
	if v.Err != nil {
		return v.Err
	}
	return sendSheet(w, r, "naru-policy-matrix", v.sheet())
}

// matrixView is the matrix as an address asks for it.
type matrixView struct {
	*policy.Matrix

	Rows     rowSet
	Options  []ui.Option
	Classes  policy.Classes
	Stages   []policy.Stage // that are shown
	State    policy.State   // of the cells in the table; empty for all
	Year     string         // as it was typed
	Unit     string         // of money, as the address has it
	Least    string         // percent of an industry that a policy must be for; empty for any
	Err      error
	CanWrite bool
	None     bool // the agency has no policies at all
}

// readMatrix works out what an address asks for. What it cannot read is told
// and left out.
func (s *Section) readMatrix(r *http.Request) (matrixView, error) {
	ctx, who, q := r.Context(), page.Actor(r.Context()), r.URL.Query()
	v := matrixView{Year: q.Get(paramYear), Unit: q.Get(ui.ParamUnit), CanWrite: who.CanWrite()}
	var err error
	if v.Classes, err = s.Policies.Classes(ctx, who); err != nil {
		return v, err
	}
	if v.Options, err = s.rowOptions(ctx, who); err != nil {
		return v, err
	}
	if v.Rows, err = s.rowSet(ctx, who, v.Classes, v.Options, q); err != nil {
		return v, err
	}
	fault := core.Fail(core.Invalid, "연계표의 조건에 읽을 수 없는 것이 있습니다.", "Some of what was asked of the matrix cannot be read.")
	filter := readFilter(q, fault)
	if readChoice(q, paramLeast, leastShares(), &v.Least, fault); v.Least != "" {
		percent, _ := strconv.Atoi(v.Least) // one of the choices
		filter.Share = float64(percent) / 100
	}
	var stage policy.Stage
	readChoice(q, paramStage, policy.Stages(), &stage, fault)
	readChoice(q, paramState, states(), &v.State, fault)
	v.Err = orNil(fault)
	if v.Matrix, err = s.Policies.Matrix(ctx, who, v.Rows.Targets, filter); err != nil {
		return v, err
	}
	v.Stages = v.Matrix.Stages
	if stage != "" {
		v.Stages = []policy.Stage{stage}
	}
	if len(v.Policies) == 0 {
		all, err := s.Policies.List(ctx, who, policy.Query{Size: 1})
		if err != nil {
			return v, err
		}
		v.None = all.Found == 0
	}
	return v, nil
}

// leastShares are the choices of how much of an industry a policy must be for,
// in percent.
func leastShares() []policy.Choice[string] {
	var out []policy.Choice[string]
	for _, percent := range []string{"10", "30", "50"} {
		out = append(out, policy.Choice[string]{Value: percent, Title: core.Tf("%s%% 이상", "%s%% or more", percent)})
	}
	return out
}

// states are the choices of a state of a cell.
func states() []policy.Choice[policy.State] {
	var out []policy.Choice[policy.State]
	for _, s := range []policy.State{policy.Gap, policy.Overlap, policy.Single, policy.Partial, policy.Unclear} {
		out = append(out, policy.Choice[policy.State]{Value: s, Title: s.Title()})
	}
	return out
}

// at is where a cell stands among all.
func (v matrixView) at(industry int, instrument policy.Instrument, stage policy.Stage) int {
	i, k := slices.Index(v.Instruments, instrument), slices.Index(v.Matrix.Stages, stage)
	return (industry*len(v.Instruments)+i)*len(v.Matrix.Stages) + k
}

// count counts the shown cells of an industry and instrument by state; a
// negative industry or an empty instrument means all.
func (v matrixView) count(industry int, instrument policy.Instrument) tally {
	var out tally
	for i := range v.Industries {
		if industry >= 0 && i != industry {
			continue
		}
		for _, j := range v.Instruments {
			if instrument != "" && j != instrument {
				continue
			}
			for _, k := range v.Stages {
				out = out.plus(v.Cells[v.at(i, j, k)].State)
			}
		}
	}
	return out
}

// tally counts cells by state.
type tally struct{ Cells, Gaps, Unclear, Partial, Single, Overlap int }

// plus counts one cell more.
func (t tally) plus(s policy.State) tally {
	t.Cells++
	switch s {
	case policy.Gap:
		t.Gaps++
	case policy.Unclear:
		t.Unclear++
	case policy.Partial:
		t.Partial++
	case policy.Single:
		t.Single++
	default:
		t.Overlap++
	}
	return t
}

func (t tally) covered() int { return t.Single + t.Overlap }

func (t tally) share() float64 {
	if t.Cells == 0 {
		return 0
	}
	return float64(t.covered()) / float64(t.Cells)
}

// covering tells what is covered for certain, and apart from it what in part.
func (t tally) covering() core.Text {
	if t.Partial == 0 {
		return core.Tf("%[1]d / %[2]d칸", "%[1]d of %[2]d cells", t.covered(), t.Cells)
	}
	return core.Tf("%[1]d / %[2]d칸, 따로 일부 %[3]d칸", "%[1]d of %[2]d cells, and %[3]d in part", t.covered(), t.Cells, t.Partial)
}

// of counts the cells of a state; of all for none.
func (t tally) of(s policy.State) int {
	switch s {
	case "":
		return t.Cells
	case policy.Gap:
		return t.Gaps
	case policy.Unclear:
		return t.Unclear
	case policy.Partial:
		return t.Partial
	case policy.Single:
		return t.Single
	default:
		return t.Overlap
	}
}

// findings say how much is covered, where most is missing and where most
// overlaps.
func (v matrixView) findings() []ui.Finding {
	all := v.count(-1, "")
	if all.Cells == 0 {
		return nil
	}
	share := page.SayNumber(ui.Percent(0), all.share())
	out := []ui.Finding{{Why: "#matrix", Text: core.Tf("전략산업 %[1]d개의 %[2]d칸 가운데 %[3]d칸(%[4]s)을 정책이 확실히 다룹니다.",
		"Of the %[2]d cells of %[1]d strategic industries, policies cover %[3]d (%[4]s) for certain.", len(v.Industries), all.Cells, all.covered(), share)}}
	if all.Partial > 0 {
		out = append(out, ui.Finding{Why: v.tableHref(policy.Partial), Text: core.Tf("%d칸은 산업의 일부(절반 미만)만 다루는 정책뿐입니다.", "In %d cells policies are for a part of the industry alone, less than half.", all.Partial)})
	}
	if i, t := v.most(func(t tally) int { return t.Gaps }); t.Gaps > 0 {
		out = append(out, ui.Finding{Why: v.tableHref(policy.Gap), Text: core.Tf("빈 칸은 ‘%[1]s’에 가장 많습니다(%[3]d칸 가운데 %[2]d칸).", "Most gaps are in ‘%[1]s’: %[2]d of %[3]d cells.", v.Industries[i].Title, t.Gaps, t.Cells)})
	}
	if i, t := v.most(func(t tally) int { return t.Overlap }); t.Overlap > 0 {
		out = append(out, ui.Finding{Why: v.tableHref(policy.Overlap), Text: core.Tf("겹치는 칸은 ‘%[1]s’에 가장 많습니다(%[3]d칸 가운데 %[2]d칸).", "Most overlaps are in ‘%[1]s’: %[2]d of %[3]d cells.", v.Industries[i].Title, t.Overlap, t.Cells)})
	}
	if all.Unclear > all.covered()+all.Gaps {
		out = append(out, ui.Finding{Why: listPath + "?" + paramLack + "=1", Text: core.Tf("%[1]d칸은 수단, 산업이나 기업 단계가 적히지 않은 정책이 있어 아직 알 수 없습니다. 빠진 것을 채우면 공백과 중복이 드러납니다.",
			"%[1]d cells are not known yet, because policies leave out instruments, industries or stages. Fill them in to see gaps and overlaps.", all.Unclear)})
	}
	return out
}

// most finds the industry that has the most of something, the first of several.
func (v matrixView) most(of func(tally) int) (industry int, t tally) {
	for i := range v.Industries {
		if x := v.count(i, ""); i == 0 || of(x) > of(t) {
			industry, t = i, x
		}
	}
	return industry, t
}

func (v matrixView) figures() []ui.KeyFigure {
	all := v.count(-1, "")
	cells := core.T("칸", "cells")
	number := func(n int) ui.Cell { return ui.Num(float64(n), ui.Whole()) }
	return []ui.KeyFigure{
		{Label: core.T("다루는 칸", "Covered"), Value: ui.Num(all.share(), ui.Percent(0)), Compare: all.covering()},
		{Label: core.T("공백", "Gaps"), Value: number(all.Gaps), Unit: cells, Href: v.tableHref(policy.Gap), Compare: core.T("다루는 정책이 없음", "no policy")},
		{Label: core.T("중복", "Overlaps"), Value: number(all.Overlap), Unit: cells, Href: v.tableHref(policy.Overlap), Compare: core.T("둘 이상이 같은 일을 함", "two or more do the same")},
		{Label: core.T("확인 필요", "To be checked"), Value: number(all.Unclear), Unit: cells, Href: v.tableHref(policy.Unclear), Compare: core.T("적히지 않은 것이 있음", "something is not stated")},
	}
}

// query is the address of the matrix as it is, without what only the table asks.
func (v matrixView) query() url.Values {
	q := url.Values{}
	set := func(name, value string) {
		if value != "" {
			q.Set(name, value)
		}
	}
	set(paramRows, v.Rows.Key)
	for _, p := range v.Rows.Picked {
		q.Add(paramPick, p)
	}
	set(paramTier, first(v.Filter.Levels))
	set(paramFund, first(v.Filter.Funds))
	set(paramLeast, v.Least)
	set(ui.ParamUnit, v.Unit)
	if v.Filter.Examples {
		set(paramExamples, "1")
	}
	if v.Filter.Year != 0 {
		set(paramYear, itoa(v.Filter.Year))
	}
	if len(v.Stages) == 1 {
		set(paramStage, string(v.Stages[0]))
	}
	return q
}

// tableHref leads to the table with cells of one state.
func (v matrixView) tableHref(s policy.State) string {
	q := v.query()
	if s != "" {
		q.Set(paramState, string(s))
	}
	return matrixPath + "?" + q.Encode() + "#cells"
}

// cellHref leads to an industry and instrument; a stage may be empty.
func (v matrixView) cellHref(industry policy.Target, instrument policy.Instrument, stage policy.Stage) string {
	q := v.query()
	q.Set(paramIndustry, industry.Key)
	q.Set(paramInstrument, string(instrument))
	q.Del(paramStage)
	if stage != "" {
		q.Set(paramStage, string(stage))
	}
	return cellPath + "?" + q.Encode()
}

func (v matrixView) filters() []ui.Select {
	all := core.T("모두", "all")
	field := func(name string, label core.Text, value string, options []ui.Option) ui.Select {
		return ui.Select{Field: ui.Field{Name: name, Label: label, Value: value, Error: ui.FieldError(v.Err, name)}, Options: options}
	}
	stage := ""
	if len(v.Stages) == 1 {
		stage = string(v.Stages[0])
	}
	return []ui.Select{
		field(paramRows, core.T("전략산업(행)", "Industries (rows)"), v.Rows.Key, v.Options),
		field(paramTier, core.T("정책 수준", "Level of policies"), first(v.Filter.Levels), optionsOf(policy.Levels(), all)),
		field(paramStage, core.T("기업 단계", "Firm stage"), stage, optionsOf(policy.Stages(), all)),
		field(paramFund, core.T("재원", "Fund"), first(v.Filter.Funds), optionsOf(policy.Funds(), all)),
		field(paramLeast, core.T("산업과 겹치는 몫", "Share of the industry"), v.Least, optionsOf(leastShares(), core.T("조금이라도", "any"))),
	}
}

// picks are the industries that can be picked one by one.
func (v matrixView) picks() []tick {
	var out []tick
	for _, d := range definitionsOf(v.Classes) {
		out = append(out, tick{Name: paramPick, Value: d.Key, Label: d.Name, Group: industryGroup(d), Checked: slices.Contains(v.Rows.Picked, d.Key)})
	}
	for _, ref := range v.Rows.Picked {
		if ind := industryOf(ref); ind.Code != "" {
			out = append(out, tick{Name: paramPick, Value: ref, Label: core.T(ref, ref), Checked: true})
		}
	}
	return out
}

func (v matrixView) notices() []ui.Notice {
	var out []ui.Notice
	if v.onlyExamples() {
		out = append(out, ui.Notice{
			Tone: ui.Warning, Text: core.T("아직 예로 담은 정책뿐이어서 빈 칸이 정말 비었는지 알 수 없습니다. 정책을 등록하거나, 예시를 원문과 견주어 우리 정책으로 확인해 주십시오.",
				"There are only the examples yet, so whether the gaps are real is not known. Add policies, or check the examples against their originals and make them your own."),
			Link: ui.Link{Text: core.T("예시 보기", "See the examples"), Href: examplesHref()},
		})
	}
	if len(v.Rows.Missing) == 0 {
		return out
	}
	names := make([]core.Text, len(v.Rows.Missing))
	for i, m := range v.Rows.Missing {
		names[i] = core.T("‘"+m+"’", "‘"+m+"’")
	}
	return append(out, ui.Notice{Tone: ui.Warning, Text: core.Tf("지금 없는 산업은 뺐습니다: %s. 산업 정의나 분류표를 확인해 주십시오.", "These industries are not at hand and were left out: %s. See the definitions and tables.", page.Listed(names))})
}

// next says what to do about what the matrix shows.
func (v matrixView) next(ctx context.Context) []ui.Link {
	return []ui.Link{
		{Text: core.T("빈 칸만 표로 보기", "See the gaps as a table"), Href: v.tableHref(policy.Gap)},
		{Text: core.T("우리 과제와 이어 쓸 정책 찾기", "Find policies to join with a local task"), Href: synergyPath},
		{Text: core.T("정책에 빠진 것 채우기", "Fill in what policies leave out"), Href: ui.To(ctx, listPath, paramLack, "1")},
	}
}
