package space

import (
	"context"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// optionsTable is the table of candidates, sorted and paged by the address.
func optionsTable(ctx context.Context, write scene.Writing, x *diagnosis.Space) ui.Table {
	sc := x.Scene
	t := ui.Table{
		ID: "candidates", Dense: true, SortParam: diagnosis.KeyOptionSort, Downloads: scene.Files(ctx, spacePath),
		Caption: optionsCaption(x),
		Columns: []ui.Column{{Key: columnName, Title: core.T("산업", "Industry")}},
		Empty:   core.T("모든 산업에서 이미 기준을 넘었습니다. 특화로 볼 입지계수를 올려 보십시오.", "Every industry is held already. Try a higher LQ."),
		Sort:    optionSort(x.Ask),
	}
	var columns []diagnosis.Column
	for _, c := range x.OptionColumns() {
		if c.Key == columnName || c.Key == columnReasons {
			continue
		}
		columns = append(columns, c)
		key := c.Key
		if key == columnNear {
			key = ""
		}
		t.Columns = append(t.Columns, ui.Column{Key: key, Title: c.Title, Unit: write.UnitOf(c.Kind, c.Unit), Numeric: c.Numeric(), Help: spaceHelp(c.Key)})
	}
	paging := scene.PagingOf(ctx, len(x.Options))
	t.Paging = &paging
	from := (paging.Page - 1) * scene.PageSize
	for _, o := range x.Options[from:min(from+scene.PageSize, len(x.Options))] {
		row := ui.Row{Cells: []ui.Cell{ui.Label(o.Name).Linked(nearHref(ctx, o.Code))}, Chosen: o.Code == sc.View.Industry}
		for _, c := range columns {
			cell := write.Cell(c, o.Cell(c.Key))
			switch {
			case c.Key == "prospect", c.Key == "state":
				cell = ui.Label(shortly(scene.Capital(o.Cell(c.Key).Text))).Noted(page.Together(o.Reasons))
			case c.Key == "lq" && !math.IsNaN(o.LQ):
				cell = ui.Num(o.LQ, quotient(o.LQ, x.Ask.Threshold))
			case c.Key == columnNear:
				cell = ui.Label(nearestText(o))
			case c.Numeric() && math.IsNaN(o.Cell(c.Key).Number) && o.Prospect == "":
				cell = ui.NA(o.Why.Title())
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// shortly leaves out what stands in brackets or behind a colon: the map names the
// fields in full, and a mark tells the rest.
func shortly(t core.Text) core.Text {
	cut := func(s string) string {
		if i := strings.IndexAny(s, "(:"); i > 0 {
			return strings.TrimSpace(s[:i])
		}
		return s
	}
	return core.T(cut(t.Ko), cut(t.En))
}

// optionsCaption counts what the table holds, as the map and the figures do.
func optionsCaption(x *diagnosis.Space) core.Text {
	c := x.Count
	out := core.Tf("%[1]s의 후보 산업, %[2]s: 아직 특화되지 않아 지도에 놓인 %[3]d개", "Candidates of %[1]s, %[2]s: %[3]d not yet held and on the map",
		x.Scene.Region.Name, page.PeriodText(x.Scene.View.To), c.Placed)
	more := func(n int, ko, en string) {
		if n > 0 {
			t := core.Tf(ko, en, n)
			out = core.T(out.Ko+t.Ko, out.En+t.En)
		}
	}
	more(c.Apart, ", 놓을 수 없는 %d개", ", %d without a place")
	more(c.Unknown, ", 알 수 없는 %d개", ", %d unknown")
	return out
}

// nearestText names the nearest industry held; the file has all of them.
func nearestText(o diagnosis.Option) core.Text {
	if len(o.Near) == 0 {
		return core.Text{}
	}
	near := o.Near[0]
	return core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", near.Name, page.SayNumber(ui.Fixed(2), near.Proximity))
}

// The columns of the table of candidates that the page treats apart.
const (
	columnName    = "name"
	columnReasons = "reasons"
	columnNear    = "near"
)

func optionSort(a diagnosis.SpaceAsk) string {
	switch {
	case a.Sort == "":
		return "-density"
	case a.Ascending:
		return a.Sort
	default:
		return "-" + a.Sort
	}
}

func spaceHelp(key string) core.Text {
	switch key {
	case "density":
		return core.T("이 산업과 가까운 산업들 가운데 지역이 이미 특화한 몫. 0~1", "of all that lies near to it, the part that the region holds already; 0–1")
	case "pci":
		return core.T("이 산업을 특화한 지역들이 얼마나 드물고 다양한 산업을 갖추었는가. 지역 복잡도의 표준편차 단위", "how rare and varied the strengths of the regions that hold it are; in standard deviations of the regions' complexity")
	case "cog":
		return core.T("이 산업을 갖추면 지역의 복잡도 전망이 나아지는 정도", "how much the region's complexity outlook gains by it")
	case "prody":
		return core.T("이 산업에 기대는 지역들의 소득 평균(비중으로 가중)", "the mean income of the regions that rest on it, weighted by its share in them")
	case "prospect":
		return core.T("밀도와 복잡도를 두 기준으로 나눈 자리", "its place by the two cuts")
	default:
		return core.Text{}
	}
}

// placesTable is the regions of the matrix by complexity.
func placesTable(ctx context.Context, write scene.Writing, x *diagnosis.Space) ui.Table {
	t := write.Table("places", x.PlacesSheet(), scene.Files(ctx, spacePath+"/regions"))
	for i, p := range x.Places {
		t.Rows[i].Chosen = p.Chosen
		t.Rows[i].Cells[0] = ui.Label(p.Place.Name).Linked(ui.Here(ctx, ui.ParamRegion, p.Place.Code, ui.ParamPeers, "", "page", ""))
	}
	return t
}

// besideTable is the page's region next to another; nil when none is chosen.
func besideTable(ctx context.Context, write scene.Writing, x *diagnosis.Space) *ui.Table {
	if x.Beside == nil {
		return nil
	}
	t := write.Table("beside", x.BesideSheet(), scene.Files(ctx, spacePath+"/beside"))
	for i, p := range x.Beside.Pairs {
		cells := t.Rows[i].Cells
		cells[0] = ui.Label(p.Name).Linked(nearHref(ctx, p.Code))
		for k, state := range []core.Text{p.Own.State, p.Other.State} {
			cell := ui.Label(shortly(state))
			if shortly(state) != state {
				cell = cell.Noted(state)
			}
			cells[len(cells)-2+k] = cell
		}
	}
	return &t
}

// fillMoves shows what entered and left since the earlier period.
func (v *spaceView) fillMoves(ctx context.Context, write scene.Writing, x *diagnosis.Space) {
	switch {
	case !x.Moves.Known:
		v.NoMoves = core.T("앞선 시점의 값이 없어 견줄 수 없습니다.", "There is no earlier period to compare with.")
	case len(x.Moves.List) == 0:
		v.NoMoves = core.Tf("%s 뒤 기준을 새로 넘거나 밑돈 산업이 없습니다.", "Nothing has entered or left since %s.", page.PeriodText(x.Scene.View.From))
	default:
		t := write.Table("moves", x.MovesSheet(), scene.Files(ctx, spacePath+"/moves"))
		for i, m := range x.Moves.List {
			t.Rows[i].Cells[0] = ui.Label(m.Name).Linked(nearHref(ctx, m.Code))
		}
		v.Moves = &t
	}
}

// trustView says how far the orders of the page may be relied on.
type trustView struct {
	Warnings []core.Text
	Facts    []ui.Fact
	Remarks  []core.Text
}

func trustTable(x *diagnosis.Space) trustView {
	t := x.Trust
	v := trustView{}
	if t.Firm {
		v.Warnings = t.Warnings // else the notice on top has said it
	}
	for _, r := range slices.Concat([]core.Text{t.Direction(), x.BasisNote()}, t.Remarks) {
		if !r.IsZero() && !slices.Contains(v.Warnings, r) && !slices.Contains(v.Remarks, r) {
			v.Remarks = append(v.Remarks, r)
		}
	}
	three := func(n float64) ui.Cell {
		if math.IsNaN(n) {
			return ui.NA(core.T("복잡도가 정해지지 않음", "complexity is not defined"))
		}
		return ui.Num(n, ui.Fixed(3))
	}
	v.Facts = []ui.Fact{
		{Label: core.T("표의 크기", "Size of the table"), Value: ui.Label(core.Tf("지역 %[1]d곳 × 산업 %[2]d개", "%[1]d regions × %[2]d industries", t.Regions, t.Industries))},
		{Label: core.T("고유값 λ₂", "Eigenvalue λ₂"), Value: three(t.Lambda2)},
		{Label: core.T("고유값 λ₃", "Eigenvalue λ₃"), Value: three(t.Lambda3)},
		{Label: core.T("차이(클수록 순서가 또렷함)", "Gap (the wider, the sharper the order)"), Value: three(t.Gap)},
		{Label: core.T("방향을 정한 값", "What gave the direction"), Value: ui.Label(t.Sign)},
		{Label: core.T("그 값과의 상관", "Correlation with it"), Value: three(t.Correlation)},
	}
	if t.Anchored && t.Defined {
		v.Facts = append(v.Facts, ui.Fact{Label: core.T("다양성과의 상관", "Correlation with diversity"), Value: three(t.ByDiversity)})
	}
	return v
}
