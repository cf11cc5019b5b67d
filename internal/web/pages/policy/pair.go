package policy

import (
	"net/http"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// pairPage shows how the score of one policy was worked out, so that it can be
// done again by hand.
func (s *Section) pairPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readPair(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, pairTempl(v))
}

// pairFile sends the arithmetic of a pair.
func (s *Section) pairFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readPair(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, "naru-policy-pair", v.sheet())
}

// pairView is one policy held against the task.
type pairView struct {
	synergyView

	Pair policy.Pair
}

func (s *Section) readPair(r *http.Request) (pairView, error) {
	v, err := s.readSynergy(r)
	if err != nil {
		return pairView{}, err
	}
	if v.Err != nil {
		return pairView{}, v.Err
	}
	for _, p := range v.Pairs {
		if p.Policy.ID == r.URL.Query().Get(paramPolicy) {
			return pairView{v, p}, nil
		}
	}
	return pairView{}, core.Fail(core.NotFound, "이 과제와 견준 정책 가운데 그런 정책이 없습니다. 조건을 확인하고 시너지에서 다시 골라 주십시오.",
		"No such policy was held against the task. Check what was asked for and choose again.")
}

func (v pairView) title() core.Text {
	return core.Tf("%[1]s × %[2]s", "%[1]s × %[2]s", v.Subject.Task.Title, v.Pair.Policy.Title)
}

func (v pairView) back() string { return synergyPath + "?" + v.query().Encode() }

func (v pairView) crumbs() []ui.Link {
	return []ui.Link{crumb(), {Text: core.T("시너지", "Synergy"), Href: v.back()}}
}

func (v pairView) finding() ui.Finding {
	switch {
	case v.Pair.Known && !v.Pair.Suggestion.IsZero():
		return ui.Finding{Why: "#score", Text: core.Tf("%.2[1]f점으로 이어 쓸 만합니다. 가중치의 %.0[2]f%%를 알고 계산했습니다.", "Worth joining with: it scores %.2[1]f, with %.0[2]f%% of the weights known.", v.Pair.Total, 100*v.Pair.Weighed)}
	case v.Pair.Known:
		return ui.Finding{Text: core.Tf("%.2[1]f점으로, 제안할 점수(%[2]s)에 미치지 못합니다.", "It scores %.2[1]f, below the score to suggest from (%[2]s).", v.Pair.Total, v.Cut), Why: "#score"}
	case v.Pair.Verdict == policy.No:
		return ui.Finding{Text: core.T("과제와 정책의 산업이 만나지 않아 점수가 없습니다.", "Task and policy meet in no industry, so there is no score.")}
	case v.Pair.Verdict == policy.Unknown:
		return ui.Finding{Text: core.T("정책의 대상 산업을 알 수 없어 점수를 낼 수 없습니다.", "The policy's industries are not known, so there is no score.")}
	default:
		return ui.Finding{Text: core.T("가중치가 있는 부분을 하나도 알 수 없어 점수를 낼 수 없습니다.", "No part that has a weight is known, so there is no score.")}
	}
}

// table is the arithmetic of the score: value × weight used, and their sum.
func (v pairView) table() ui.Table {
	t := ui.Table{
		ID: "arithmetic", Caption: core.T("점수 = Σ 쓴 가중치 × 값", "Score = Σ weight used × value"),
		Columns: []ui.Column{
			{Title: core.T("부분", "Part")},
			{Title: core.T("값", "Value"), Numeric: true},
			{Title: core.T("가중치", "Weight"), Numeric: true},
			{Title: core.T("쓴 가중치", "Weight used"), Numeric: true, Help: core.T("가중치 ÷ 아는 부분의 가중치 합", "weight ÷ sum of the weights of the parts that are known")},
			{Title: core.T("점수에 준 몫", "Brings"), Numeric: true},
		},
		Downloads: v.files(),
	}
	for _, p := range v.Pair.Parts {
		used, brings := ui.NA(core.T("알 수 없어 뺐음", "not known, left out")), ui.NA(core.T("알 수 없어 뺐음", "not known, left out"))
		if p.Known {
			used, brings = ui.Num(p.Used, ui.Fixed(3)), ui.Num(p.Used*p.Value, ui.Fixed(3))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(p.Title).Linked("#part-" + string(p.Key)), threeDecimals(p), ui.Num(p.Weight, ui.Fixed(2)), used, brings,
		}})
	}
	t.Rows = append(t.Rows, ui.Row{Total: true, Cells: []ui.Cell{
		ui.Label(core.T("점수", "Score")), ui.NA(core.T("해당 없음", "does not apply")), ui.Num(v.weights(), ui.Fixed(2)), ui.Num(1, ui.Fixed(3)), ui.Num(v.Pair.Total, ui.Fixed(3)),
	}})
	return t
}

func threeDecimals(p policy.Part) ui.Cell {
	if !p.Known {
		return ui.NA(p.Why)
	}
	return ui.Num(p.Value, ui.Fixed(3))
}

func (v pairView) weights() float64 {
	sum := 0.0
	for _, p := range v.Pair.Parts {
		sum += p.Weight
	}
	return sum
}

// sum writes the arithmetic as one line.
func (v pairView) sum() string {
	var terms []string
	for _, p := range v.Pair.Parts {
		if p.Known {
			terms = append(terms, ui.Fixed(3).In(core.Korean, p.Used)+" × "+ui.Fixed(3).In(core.Korean, p.Value))
		}
	}
	return strings.Join(terms, " + ") + " = " + ui.Fixed(3).In(core.Korean, v.Pair.Total)
}

// inputs are the numbers that a part is worked out from.
func inputs(p policy.Part) []ui.Fact {
	out := make([]ui.Fact, len(p.Inputs))
	for i, in := range p.Inputs {
		value := ui.Num(in.Number, ui.Format{Decimals: decimalsOf(in.Number)})
		switch {
		case in.Text.IsZero():
		case in.Number == 0:
			value = ui.Label(in.Text)
		default: // a number with where it comes from
			value = value.Noted(in.Text)
		}
		out[i] = ui.Fact{Label: in.Name, Value: value}
	}
	return out
}

// decimalsOf is as many decimals as a whole number or a ratio needs to be
// worked with by hand.
func decimalsOf(x float64) int {
	const most = 4
	if x == float64(int64(x)) {
		return 0
	}
	return most
}

// industries say how far task and policy meet in each industry of the task.
func (v pairView) industryTable() ui.Table {
	t := ui.Table{
		ID: "industries", Caption: core.T("과제의 산업마다 정책과 겹치는 몫", "How far they meet in each industry of the task"), Dense: true,
		Columns: []ui.Column{{Title: core.T("산업", "Industry")}, {Title: core.T("겹치나", "Meets")}, {Title: core.T("겹치는 몫", "Share"), Numeric: true}, {Title: core.T("까닭", "Why")}},
	}
	for i, m := range v.Pair.Industries {
		share := ui.NA(m.Verdict.Title())
		if m.Verdict == policy.Yes {
			share = ui.Num(m.Share, ui.Fixed(4))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(v.Subject.Task.Industries[i].Title), ui.Label(m.Verdict.Title()), share, ui.Label(page.Joined(m.Grounds, "; ")),
		}})
	}
	return t
}

func (v pairView) files() []ui.Download {
	q := v.query()
	q.Set(paramPolicy, v.Pair.Policy.ID)
	var out []ui.Download
	for _, format := range scene.ExportFormats() {
		out = append(out, ui.Download{Format: strings.ToUpper(format[1:]), Href: pairPath + format + "?" + q.Encode()})
	}
	return out
}

// sheet lists the parts with their inputs for a file.
func (v pairView) sheet() diagnosis.Sheet {
	text := func(key, ko, en string) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: diagnosis.KindText}
	}
	number := func(key, ko, en string) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: diagnosis.KindRatio}
	}
	out := diagnosis.Sheet{
		Title: v.title(), Notes: []core.Text{core.T("점수 = "+v.sum(), "score = "+v.sum())},
		Columns: []diagnosis.Column{
			text("part", "부분", "Part"), number("value", "값", "Value"), number("weight", "가중치", "Weight"), number("used", "쓴 가중치", "Weight used"),
			text("formula", "셈법", "Formula"), text("inputs", "들어간 수", "Inputs"), text("why", "까닭", "Why"),
		},
	}
	for _, p := range v.Pair.Parts {
		value, used := notNumber, notNumber
		if p.Known {
			value, used = p.Value, p.Used
		}
		var in []core.Text
		for _, x := range p.Inputs {
			said := core.T(decimal(x.Number), decimal(x.Number))
			if !x.Text.IsZero() && x.Number == 0 {
				said = x.Text
			}
			in = append(in, core.Tf("%[1]s = %[2]s", "%[1]s = %[2]s", x.Name, said))
		}
		out.Rows = append(out.Rows, []diagnosis.Cell{sheetText(p.Title), {Number: value}, {Number: p.Weight}, {Number: used}, sheetText(p.Formula), sheetText(page.Joined(in, "; ")), sheetText(p.Why)})
		if p.Evidence != nil {
			out.Evidence = append(out.Evidence, *p.Evidence)
		}
	}
	return out
}
