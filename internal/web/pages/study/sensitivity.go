package study

import (
	"context"
	"math"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// sensitivityEditor is the seventh step: what the list depends on.
func (s *Section) sensitivityEditor() editor {
	return editor{step: study.StepSensitivity, read: readSensitivity, show: s.showSensitivity}
}

func readSensitivity(_ *http.Request, a *answers, x *study.Study) error {
	z := &x.Sensitivity
	z.Draws, z.Concentration, z.Top = a.whole("sensitivity.draws"), a.number("sensitivity.concentration", 0), a.whole("sensitivity.top")
	seed, err := strconv.ParseUint(a.text("sensitivity.seed"), 10, 64)
	if err != nil {
		a.wrong("sensitivity.seed", "난수의 시작값은 0 이상의 정수입니다.", "The seed is a whole number of 0 or more.")
	} else {
		z.Seed = seed
	}
	return nil
}

type sensitivityView struct {
	frame

	Finding ui.Finding
	Chart   *ui.Chart
	Table   ui.Table
	Flips   ui.Table
}

func (s *Section) showSensitivity(_ context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("가중치를 조금씩 움직여 보고, 목록이 얼마나 그대로인지 봅니다.", "The weights are moved a little, over and over, to see how far the list stays what it is.")
	f.Help = core.T("표본마다 정한 가중치 언저리에서 가중치를 새로 뽑아 순위를 다시 매깁니다. 시작값이 같으면 결과도 언제나 같습니다.",
		"Each draw takes weights around those chosen and ranks anew. The same seed always gives the same result.")
	return sensitivityTempl(sensitivityView{
		frame: f, Finding: robustFinding(f.Look), Chart: rangeChart(f.Look), Table: rangeTable(f.Look), Flips: flipTable(f.Look),
	}), nil
}

// sureShare is the share of draws from which on a place on the list is firm.
const sureShare = 0.9

// topOf is how many the list holds whose stability is looked at.
func topOf(x study.Study) int {
	if x.Sensitivity.Top > 0 {
		return x.Sensitivity.Top
	}
	return x.LongList
}

// robustFinding says how many of the list keep their place.
func robustFinding(l study.Look) ui.Finding {
	top, firm, shaky := 0, 0, study.Standing{}
	for _, c := range l.Result.Candidates {
		if c.Robust == nil || c.Rank == 0 || c.Rank > topOf(l.Study) {
			continue
		}
		top++
		if float64(c.Robust.InTop) >= sureShare {
			firm++
		} else if shaky.ID == "" || c.Robust.InTop < shaky.Robust.InTop {
			shaky = c
		}
	}
	switch {
	case top == 0:
		return ui.Finding{}
	case shaky.ID == "":
		return ui.Finding{Why: "#ranges-table", Text: core.Tf("위 %[1]d개는 가중치를 움직여도 열에 아홉 번 넘게 목록에 남습니다.", "All of the first %[1]d stay on the list in nine draws of ten or more.", top)}
	default:
		return ui.Finding{Why: "#ranges-table", Text: core.Tf("위 %[1]d개 가운데 %[2]d개는 열에 아홉 번 넘게 목록에 남고, ‘%[3]s’이(가) 가장 흔들립니다(목록에 드는 비율 %[4]s).",
			"Of the first %[1]d, %[2]d stay in nine draws of ten or more; %[3]s is the least firm (on the list in %[4]s of the draws).", top, firm, shaky.Name, ui.Percent(0).In(core.Korean, float64(shaky.Robust.InTop)))}
	}
}

// rangeChart shows the span of ranks of each candidate; nil where the weights
// were not moved.
func rangeChart(l study.Look) *ui.Chart {
	spec := ui.Intervals{Axis: ui.Axis{Title: core.T("순위", "Rank"), Format: ui.Whole()}}
	for _, c := range l.Result.Candidates {
		if c.Robust == nil || c.Rank == 0 || len(spec.Items) >= drawnBars {
			continue
		}
		item := ui.Interval{
			Label: c.Name, At: ui.Real(c.Rank), Low: ui.Real(c.Robust.Low), High: ui.Real(c.Robust.High), Least: ui.Real(c.Robust.Best), Most: ui.Real(c.Robust.Worst),
			Note: core.Tf("상위 %[1]d개에 드는 비율 %[2]s", "among the first %[1]d in %[2]s of the draws", topOf(l.Study), ui.Percent(0).In(core.Korean, float64(c.Robust.InTop))),
		}
		if c.Rank <= topOf(l.Study) {
			item.Role = ui.RoleChosen
		}
		spec.Items = append(spec.Items, item)
	}
	if len(spec.Items) == 0 {
		return nil
	}
	if top := topOf(l.Study); top > 0 {
		spec.Reference = &ui.Marker{At: ui.Real(float64(top) + 0.5), Label: core.Tf("상위 %d", "first %d", top)}
	}
	return &ui.Chart{
		ID: "ranges", Height: ui.Tall, Spec: spec, Source: sourceText(l.Inputs),
		Title: core.T("가중치를 움직였을 때의 순위 구간", "Ranks as the weights are moved"),
		Summary: core.Tf("점은 정한 가중치에서의 순위, 굵은 막대는 표본의 90%%가 든 구간, 가는 선은 가장 좋은 순위부터 가장 나쁜 순위까지입니다. 표본 %[1]s개, 시작값 %[2]d.",
			"The dot is the rank by the chosen weights, the bar holds 90%% of the draws, the line runs from the best to the worst. %[1]s draws, seed %[2]d.",
			ui.Whole().In(core.Korean, float64(l.Study.Sensitivity.Draws)), l.Study.Sensitivity.Seed),
	}
}

func rangeTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "ranges-table", Dense: true, Caption: core.T("순위 구간", "Ranks"), Downloads: files(l.Study.ID, "long"),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("순위", "Rank"), Numeric: true},
			{Title: core.Tf("상위 %d개에 드는 비율", "Share in the first %d", topOf(l.Study)), Numeric: true},
			{Title: core.T("90% 구간", "90% of the draws")},
			{Title: core.T("가장 좋은", "Best"), Numeric: true},
			{Title: core.T("가장 나쁜", "Worst"), Numeric: true},
		},
		Empty: core.T("가중치를 움직여 본 결과가 없습니다. 표본 수를 적고 저장하십시오.", "The weights were not moved. Write the number of draws, and save."),
	}
	for _, c := range l.Result.Candidates {
		if c.Robust == nil || c.Rank == 0 {
			continue
		}
		span := core.Tf("%[1]d–%[2]d위", "%[1]d–%[2]d", c.Robust.Low, c.Robust.High)
		t.Rows = append(t.Rows, ui.Row{Chosen: c.Rank <= topOf(l.Study), Cells: []ui.Cell{
			ui.Label(c.Name), rankCell(c.Rank), inTop(c.Robust.InTop, 1), ui.Label(span), rankCell(c.Robust.Best), rankCell(c.Robust.Worst),
		}})
	}
	return t
}

// flipTable lists the smallest change of each weight that changes the list.
func flipTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "flips", Dense: true, Caption: core.T("목록을 바꾸는 가장 작은 가중치 변화", "The smallest change of a weight that changes the list"),
		Columns: []ui.Column{
			{Title: core.T("지표", "Indicator")},
			{Title: core.T("지금 가중치", "Weight now"), Numeric: true},
			{Title: core.T("이만큼 되면", "At"), Numeric: true},
			{Title: core.T("빠지는 산업", "Leaves")},
			{Title: core.T("들어오는 산업", "Enters")},
		},
		Note:  core.T("나머지 가중치는 비례하여 줄거나 늘어납니다.", "The other weights give way in proportion."),
		Empty: core.T("가중치 하나를 0에서 1까지 어떻게 바꾸어도 목록이 그대로이거나, 아직 순위가 없습니다.", "No change of a single weight changes the list, or there is no ranking yet."),
	}
	for _, x := range l.Result.Flips {
		leaves, enters := same(x.Leaves), same(x.Enters)
		if c, ok := l.Result.Standing(x.Leaves); ok {
			leaves = c.Name
		}
		if c, ok := l.Result.Standing(x.Enters); ok {
			enters = c.Name
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(indicatorTitle(l.Study, x.Indicator)), ui.Num(float64(x.From), ui.Percent(1)), ui.Num(float64(x.To), ui.Percent(1)), ui.Label(leaves), ui.Label(enters),
		}})
	}
	return t
}

// inTop shows a share of the draws; what is not all of them, nor none, is not
// rounded to it.
func inTop(share study.Number, decimals int) ui.Cell {
	x, last := float64(share), math.Pow(10, -float64(decimals+2)) //nolint:mnd // a percentage has two digits more
	switch {
	case x < 1 && x > 1-last/2:
		return ui.Label(core.Tf("%s 넘음", "above %s", ui.Percent(decimals).In(core.Korean, 1-last)))
	case x > 0 && x < last/2:
		return ui.Label(core.Tf("%s 미만", "below %s", ui.Percent(decimals).In(core.Korean, last)))
	default:
		return ui.Num(x, ui.Percent(decimals))
	}
}
