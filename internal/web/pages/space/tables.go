package space

import (
	"context"
	"maps"
	"math"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// cutsForm moves the cuts. It is a plain form: every cut is in the address.
type cutsForm struct {
	Hidden []page.Hidden
	Inputs []ui.Input
	Anchor ui.Select
	Moved  bool
	Reset  string
}

// spaceKeys are the fields of the form.
func spaceKeys() []string {
	return []string{diagnosis.KeyThreshold, diagnosis.KeyLink, diagnosis.KeyDensity, diagnosis.KeyComplexity, diagnosis.KeyAnchor}
}

func cutsOf(ctx context.Context, x *diagnosis.Space) cutsForm {
	q := ui.From(ctx).URL.Query()
	field := func(name string, label core.Text, used float64) ui.Input {
		return ui.Input{Type: "text", InputMode: "decimal", Autocomplete: "off", Narrow: true, Field: ui.Field{
			Name: name, Label: label, Value: q.Get(name),
			Help: core.Tf("지금 %s", "now %s", cutText(used)),
		}}
	}
	f := cutsForm{Inputs: []ui.Input{
		field(diagnosis.KeyDensity, core.T("밀도 기준(0~1)", "Density cut (0–1)"), x.Cuts.Density),
		field(diagnosis.KeyComplexity, core.T("복잡도 기준", "Complexity cut"), x.Cuts.Complexity),
		field(diagnosis.KeyThreshold, core.T("특화로 볼 입지계수", "LQ that counts as held"), x.Ask.Threshold),
		field(diagnosis.KeyLink, core.T("선을 그을 근접도(0~1)", "Proximity to draw (0–1)"), x.Link),
	}}
	f.Anchor = ui.Select{
		Field: ui.Field{
			Name: diagnosis.KeyAnchor, Label: core.T("복잡도의 방향을 정할 값", "What gives complexity its direction"), Value: x.Ask.Anchor,
			Help: core.T("이 값이 큰 지역이 복잡한 쪽이 됩니다.", "Regions where it is large come out as the complex ones."),
		},
		Options: []ui.Option{{Value: "", Label: core.T("다양성(특화 산업 수)", "Diversity (industries held)")}},
	}
	for _, a := range x.Trust.Anchors {
		f.Anchor.Options = append(f.Anchor.Options, ui.Option{Value: a.ID, Label: a.Title})
	}
	var usual []string
	for _, name := range spaceKeys() {
		f.Moved = f.Moved || q.Get(name) != ""
		usual = append(usual, name, "")
	}
	f.Reset = ui.Here(ctx, usual...) + "#map"
	for _, name := range append(spaceKeys(), "page", "lang") {
		q.Del(name)
	}
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, value := range q[name] {
			f.Hidden = append(f.Hidden, page.Hidden{Name: name, Value: value})
		}
	}
	return f
}

// cutText writes a cut with the digits that a reader would type.
func cutText(v float64) string {
	if math.IsNaN(v) {
		return ui.Dash
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// optionsTable is the table of candidates, sorted and paged by the address.
func optionsTable(ctx context.Context, write scene.Writing, x *diagnosis.Space) ui.Table {
	sc := x.Scene
	t := ui.Table{
		ID: "candidates", Dense: true, SortParam: diagnosis.KeyOptionSort, Downloads: scene.Files(ctx, spacePath),
		Caption: core.Tf("%[1]s에서 아직 특화되지 않은 산업, %[2]s", "Industries not yet held by %[1]s, %[2]s", sc.Region.Name, page.PeriodText(sc.View.To)),
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
			case c.Key == "prospect":
				cell = ui.Label(scene.Capital(o.Cell(c.Key).Text)).Noted(page.Together(o.Reasons))
			case c.Numeric() && math.IsNaN(o.Cell(c.Key).Number) && o.Prospect == "":
				cell = ui.NA(o.Why.Title())
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
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
	Try      *ui.Link
}

func trustTable(ctx context.Context, x *diagnosis.Space) trustView {
	t := x.Trust
	v := trustView{Warnings: t.Warnings, Remarks: t.Remarks}
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
	if t.Coarse && t.Defined && !t.Anchored && x.Ask.Anchor == "" && len(t.Anchors) > 0 {
		first := t.Anchors[0]
		v.Try = &ui.Link{
			Text: core.Tf("‘%s’을(를) 기준으로 다시 보기", "See it with %s as the anchor", first.Title),
			Href: ui.Here(ctx, diagnosis.KeyAnchor, first.ID, diagnosis.KeyComplexity, ""),
		}
	}
	return v
}
