package study

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// longEditor is the fifth step: the ranking by the numbers.
func (s *Section) longEditor() editor {
	return editor{step: study.StepLong, read: readLong, show: s.showLong}
}

func readLong(_ *http.Request, a *answers, x *study.Study) error {
	x.LongList = a.whole("longList")
	return nil
}

type longView struct {
	frame

	Finding ui.Finding
	Chart   *ui.Chart
	Query   string
	Table   ui.Table
	Drawers []drawer
}

func (s *Section) showLong(ctx context.Context, r *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("지표 값을 점수로 바꾸고 가중치를 곱해 더한 순위입니다.", "Indicators brought to scores, weighed and added up.")
	f.Help = core.T("막대의 조각은 지표마다 보탠 점수입니다. 점수가 없는 산업은 까닭과 함께 표 아래쪽에 있습니다.", "The parts of a bar are what each indicator adds. Industries without a score stand at the end of the table with the reason.")
	v := longView{frame: f, Finding: longFinding(f.Look), Chart: partsChart(f.Look), Query: strings.TrimSpace(r.URL.Query().Get("q")), Drawers: drawersOf(f.Look)}
	v.Table = longTable(ctx, f.Look, r.URL.Query().Get("sort"), v.Query)
	return longTempl(v), nil
}

// longFinding says who leads, and by which indicators.
func longFinding(l study.Look) ui.Finding {
	var top []study.Standing
	scored := 0
	for _, c := range l.Result.Candidates {
		if c.Rank > 0 {
			scored++
		}
		if c.Long {
			top = append(top, c)
		}
	}
	if len(top) == 0 {
		return ui.Finding{}
	}
	first := top[0]
	best, most := -1, math.Inf(-1)
	for j, p := range first.Parts {
		if p.Defined() && float64(p) > most {
			best, most = j, float64(p)
		}
	}
	text := core.Tf("점수를 낼 수 있는 후보 %[1]d개 가운데 ‘%[2]s’이(가) %[3]s점으로 가장 높습니다.", "Of %[1]d candidates with a score, %[2]s leads with %[3]s.",
		scored, first.Name, number(float64(first.Total), 3))
	if best >= 0 && len(first.Parts) > 1 {
		text = core.Tf("%[1]s ‘%[2]s’에서 가장 많은 점수를 얻었습니다.", "%[1]s Most of it comes from ‘%[2]s’.", text, l.Study.Indicators[best].Title)
	}
	return ui.Finding{Text: text, Why: "#long"}
}

// mostParts is how many indicators a bar can tell apart; the least important
// others are drawn as one.
const mostParts = 6

// drawnBars is how many bars are worth drawing.
const drawnBars = 25

// partsChart stacks what each indicator adds; nil without a score.
func partsChart(l study.Look) *ui.Chart {
	shown, rest := chartParts(l)
	if len(shown) == 0 {
		return nil
	}
	spec := ui.Stacks{Axis: ui.Axis{Title: core.T("정량 점수", "Score"), Format: ui.Fixed(2)}}
	for _, j := range shown {
		spec.Parts = append(spec.Parts, l.Study.Indicators[j].Title)
	}
	if len(rest) > 0 {
		spec.Parts = append(spec.Parts, core.Tf("나머지 지표 %d개", "%d other indicators", len(rest)))
	}
	for _, c := range l.Result.Candidates {
		if c.Rank == 0 || len(spec.Items) >= drawnBars {
			continue
		}
		total := ui.Real(c.Total)
		item := ui.Stack{Label: core.Tf("%[1]d. %[2]s", "%[1]d. %[2]s", c.Rank, c.Name), Total: &total}
		if c.Long {
			item.Role = ui.RoleChosen
		}
		for _, j := range shown {
			item.Values = append(item.Values, ui.Real(c.Parts[j]))
		}
		if len(rest) > 0 {
			sum := 0.0
			for _, j := range rest {
				if c.Parts[j].Defined() {
					sum += float64(c.Parts[j])
				}
			}
			item.Values = append(item.Values, ui.Real(sum))
		}
		spec.Items = append(spec.Items, item)
	}
	if len(spec.Items) == 0 {
		return nil
	}
	return &ui.Chart{
		ID: "parts", Height: ui.Tall, Spec: spec,
		Title:   core.Tf("%s 후보의 정량 점수와 지표별 몫", "Scores of the candidates of %s, by indicator", l.Inputs.Region),
		Summary: core.Tf("점수가 높은 순서로 %[1]d개입니다. 위 %[2]d개가 정량 목록입니다.", "The best %[1]d, in order. The first %[2]d are the long list.", len(spec.Items), l.Study.LongList),
		Source:  sourceText(l.Inputs),
	}
}

// chartParts are the indicators that are drawn each, and those drawn as one.
func chartParts(l study.Look) (shown, rest []int) {
	for j, w := range l.Result.Weights.Indicators {
		if w.Weight.Defined() {
			shown = append(shown, j)
		}
	}
	if len(shown) <= mostParts {
		return shown, nil
	}
	slices.SortStableFunc(shown, func(a, b int) int {
		w := l.Result.Weights.Indicators
		return cmp.Compare(w[b].Weight, w[a].Weight)
	})
	return shown[:mostParts-1], shown[mostParts-1:]
}

// sourceText names the data that the numbers come from.
func sourceText(in study.Inputs) core.Text {
	var ko, en []string
	for _, s := range in.Sources {
		t := core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", s.Title, s.Version)
		ko, en = append(ko, t.Ko), append(en, t.En)
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, "; "))
}

// longTable is the ranking, searched and sorted as the address asks.
func longTable(ctx context.Context, l study.Look, sort, words string) ui.Table {
	keys := []string{"rank", "name", "total", "top"}
	for _, x := range l.Study.Indicators {
		keys = append(keys, x.ID)
	}
	key, desc := ui.ReadSort(sort, "rank", keys...)
	rows := searched(l.Result.Candidates, words)
	slices.SortStableFunc(rows, func(a, b study.Standing) int { return byKey(l, a, b, key, desc) })
	paging := scene.PagingOf(ctx, len(rows))
	t := ui.Table{
		ID: "long", Dense: true, Caption: core.T("정량 평가", "Scores by the numbers"), Sort: key, Paging: &paging, Downloads: files(l.Study.ID, "long"),
		Columns: []ui.Column{
			{Key: "name", Title: core.T("산업", "Industry")},
			{Key: "rank", Title: core.T("순위", "Rank"), Numeric: true},
			{Key: "total", Title: core.T("점수", "Score"), Numeric: true},
		},
		Note:  core.T("지표 칸은 가중치를 곱한 점수입니다. 원래 값은 내려받은 표와 지표 단계에 있습니다.", "Under each indicator stands its weighed score. The values themselves are in the downloads and at the step of the indicators."),
		Empty: core.T("맞는 산업이 없습니다.", "No industry matches."),
	}
	if desc {
		t.Sort = "-" + key
	}
	for _, x := range l.Study.Indicators {
		t.Columns = append(t.Columns, ui.Column{Key: x.ID, Title: x.Title, Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{
		Key: "top", Title: core.T("상위에 드는 비율", "Share in the top"), Numeric: true,
		Help: core.T("가중치를 움직여 보았을 때 상위 목록에 든 비율", "of the draws, as the weights are moved"),
	})
	from := (paging.Page - 1) * paging.Size
	for _, c := range rows[from:min(from+paging.Size, len(rows))] {
		t.Rows = append(t.Rows, longRow(l, c))
	}
	return t
}

func longRow(l study.Look, c study.Standing) ui.Row {
	rank, total := ui.NA(c.Reason), ui.NA(c.Reason)
	if c.Rank > 0 {
		rank, total = ui.Num(float64(c.Rank), ui.Whole()), ui.Num(float64(c.Total), ui.Fixed(3))
	}
	row := ui.Row{Chosen: c.Long, Cells: []ui.Cell{ui.Label(c.Name), rank, total}}
	for j := range l.Study.Indicators {
		cell := ui.NA(c.Raw[j].Reason)
		switch {
		case !l.Result.Weights.Indicators[j].Skip.IsZero():
			cell = ui.NA(l.Result.Weights.Indicators[j].Skip)
		case c.Parts[j].Defined() && c.Normalised[j].Defined():
			cell = ui.Num(float64(c.Parts[j]), ui.Fixed(3))
		case c.Raw[j].Value.Defined():
			cell = ui.NA(core.T("가중치가 아직 없음", "there are no weights yet"))
		}
		row.Cells = append(row.Cells, cell)
	}
	top := ui.NA(core.T("가중치를 움직여 보지 않음", "the weights were not moved"))
	if c.Robust != nil && c.Robust.InTop.Defined() {
		top = inTop(c.Robust.InTop, 0)
	}
	row.Cells = append(row.Cells, top)
	return row
}

func searched(all []study.Standing, words string) []study.Standing {
	wanted := strings.Fields(strings.ToLower(words))
	return slices.DeleteFunc(slices.Clone(all), func(c study.Standing) bool {
		in := strings.ToLower(c.ID + " " + c.Name.Ko + " " + c.Name.En)
		return slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(in, w) })
	})
}

// byKey orders candidates by a column; what has no number comes last.
func byKey(l study.Look, a, b study.Standing, key string, desc bool) int {
	if key == "name" {
		if desc {
			return strings.Compare(b.Name.Ko, a.Name.Ko)
		}
		return strings.Compare(a.Name.Ko, b.Name.Ko)
	}
	of := func(c study.Standing) float64 {
		switch key {
		case "total":
			return float64(c.Total)
		case "top":
			if c.Robust == nil {
				return math.NaN()
			}
			return float64(c.Robust.InTop)
		case "rank":
			if c.Rank == 0 {
				return math.NaN()
			}
			return float64(c.Rank)
		default:
			j := slices.IndexFunc(l.Study.Indicators, func(x study.Indicator) bool { return x.ID == key })
			return float64(c.Parts[j])
		}
	}
	x, y := of(a), of(b)
	switch {
	case math.IsNaN(x) || math.IsNaN(y):
		return cmp.Compare(boolInt(math.IsNaN(x)), boolInt(math.IsNaN(y)))
	case desc:
		return cmp.Compare(y, x)
	default:
		return cmp.Compare(x, y)
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func number(x float64, decimals int) string { return core.Digits(x, decimals) }

func intValue(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
