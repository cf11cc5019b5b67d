package linkage

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/linkage"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// The addresses of the pages about input–output.
const (
	linkageHref = ui.SectionLinkage
	whatIfHref  = linkageHref + "/what-if"
	bridgeHref  = linkageHref + "/sectors"
)

// noTable teaches which file to get and where.
func noTable() *ui.Empty {
	return &ui.Empty{
		Title: core.T("아직 산업연관표가 없습니다.", "There is no input–output table yet."),
		Text: core.T(
			"한국은행 경제통계시스템(ECOS)의 ‘산업연관표’에서 ‘투입산출표(국산거래표, 기초가격)’를 엑셀로 내려받아 고치지 말고 그대로 올리십시오. 어느 산업이 다른 산업을 끌고 받치는지 보입니다. 지역의 안과 밖을 나눠 보려면 ‘지역산업연관표’의 시도별 생산·부가가치·취업 유발계수표를 올리십시오.",
			"From the Bank of Korea's statistics system (ECOS), under input–output tables, download the domestic transactions table at basic prices as a workbook and upload it as it is: it shows which industries pull and supply the others. To tell what arises inside a region and what leaves it, upload a province's inducement coefficients from the regional input–output tables."),
		Actions: []ui.Button{{Text: core.T("산업연관표 가져오기", "Import a table"), Href: page.ImportHref, Kind: ui.Primary}},
	}
}

type linkageView struct {
	linkageFrame

	Findings []ui.Finding
	Chart    *ui.Chart
	Meanings []core.Text
	Table    ui.Table
	Drawers  []scene.Drawer
	Files    []ui.Download
	Next     []ui.Link
}

// linkagePage shows which sectors pull and supply the others.
func (s *Section) linkagePage(w http.ResponseWriter, r *http.Request) error {
	sc, _, err := s.linkageScene(r)
	if err != nil {
		return err
	}
	v := linkageView{linkageFrame: s.linkageFrame(sc, linkageHref)}
	v.Help = core.T(
		"영향력계수는 어떤 산업의 수요가 늘 때 모든 산업을 끄는 힘, 감응도계수는 모든 산업의 수요가 늘 때 그 산업이 쓰이는 힘입니다. 모두 평균이 1입니다. 유발계수는 그 산업의 최종수요 1이 일으키는 양입니다.",
		"Power of dispersion: how strongly demand for a sector draws on all. Sensitivity: how strongly demand for all draws on the sector. Both have a mean of 1. Inducement is what one unit of final demand for the sector sets in motion.")
	if v.Shown() {
		ctx := r.Context()
		activity, err := s.Linkage.Activity(ctx, page.Actor(ctx), sc)
		if err != nil {
			return err
		}
		list := sc.Findings()
		v.Findings, v.Chart, v.Files = scene.Findings(list), linkageChart(sc, activity), scene.Files(ctx, linkageHref)
		if sc.Matrix() {
			for _, q := range linkage.Quadrants() {
				v.Meanings = append(v.Meanings, core.Tf("%[1]s. %[2]s", "%[1]s. %[2]s", q.Title(), q.Meaning()))
			}
		}
		v.Table = sectorTable(r, sc, v.Files)
		v.Drawers = scene.Drawers([]core.Evidence{sc.Evidence(), sc.InducementEvidence()})
		v.Next = []ui.Link{
			{Text: core.T("돈을 쓰거나 공장이 떠나면 어떻게 되는지 보기", "See what a spending or a plant that leaves would do"), Href: linkageAddress(sc, whatIfHref)},
			{Text: core.T("부문이 어느 산업분류에 드는지 보기", "See which KSIC codes the sectors hold"), Href: linkageAddress(sc, bridgeHref)},
		}
	}
	return page.Answer(w, r, v.Fault, linkageTempl(v))
}

func (s *Section) linkageFile(w http.ResponseWriter, r *http.Request) error {
	sc, _, err := s.linkageScene(r)
	if err != nil {
		return err
	}
	return sendLinkage(w, r, sc, "linkage", sc.SectorSheet)
}

// sendLinkage answers with a sheet as a file.
func sendLinkage(w http.ResponseWriter, r *http.Request, sc *linkage.Scene, name string, sheet func() diagnosis.Sheet) error {
	if !sc.Sound() {
		return unsound(sc)
	}
	file := "naru-" + name + "-" + sc.Dataset.Key + "-" + sc.Year.String()
	if sc.Dataset.Demo {
		file = "naru-demo-" + name + "-" + sc.Dataset.Key + "-" + sc.Year.String()
	}
	return export.Answer(w, r, ui.Lang(r.Context()), file, sheet())
}

// sectorTable lists the sectors in the order that the address asks for.
func sectorTable(r *http.Request, sc *linkage.Scene, downloads []ui.Download) ui.Table {
	sheet := sc.SectorSheet()
	keys := make([]string, len(sheet.Columns))
	for k, c := range sheet.Columns {
		keys[k] = c.Key
	}
	key, desc := ui.ReadSort(r.URL.Query().Get("sort"), "-"+linkage.ColumnProduction, keys...)
	at := slices.Index(keys, key)
	order := make([]int, len(sheet.Rows))
	for k := range order {
		order[k] = k
	}
	if key != linkage.ColumnCode || desc {
		slices.SortStableFunc(order, func(a, b int) int { return compareCells(r.Context(), sheet, at, desc, a, b) })
	}
	t := sheetTable("sectors", sheet, downloads, func(c diagnosis.Column) (ui.Format, core.Text) {
		if c.Kind == diagnosis.KindShare {
			return ui.Percent(1), core.Text{}
		}
		const decimals = 3
		return ui.Fixed(decimals), c.Unit
	})
	rows := make([]ui.Row, len(order))
	for k, i := range order {
		rows[k] = t.Rows[i]
		explain(&rows[k], sheet, i, sc.Sectors[i])
	}
	t.Rows, t.Sort = rows, key
	if desc {
		t.Sort = "-" + key
	}
	t.Caption = core.Tf("부문별 연관과 유발계수, %[1]s %[2]s", "Linkages and inducement by sector, %[1]s %[2]s", sc.Place, page.PeriodText(sc.Year))
	t.Note = core.T("유발계수는 그 부문의 최종수요 1이 일으키는 양입니다. 취업유발은 10억원당 명입니다.", "Inducement is what one unit of final demand for the sector sets in motion; employment is persons per billion won.")
	return t
}

// compareCells orders two rows of a sheet by a column; what is not defined
// comes last either way.
func compareCells(ctx context.Context, sheet diagnosis.Sheet, at int, desc bool, a, b int) int {
	x, y := sheet.Rows[a][at], sheet.Rows[b][at]
	if !sheet.Columns[at].Numeric() {
		order := cmp.Compare(x.Text.In(ui.Lang(ctx)), y.Text.In(ui.Lang(ctx)))
		if desc {
			return -order
		}
		return order
	}
	switch p, q := x.Number, y.Number; {
	case desc || math.IsNaN(p) || math.IsNaN(q): // cmp puts what is not a number first; turned round, last
		return cmp.Compare(q, p)
	default:
		return cmp.Compare(p, q)
	}
}

// explain says why cells of a sector's row are empty.
func explain(row *ui.Row, sheet diagnosis.Sheet, i int, s linkage.Sector) {
	for k, at := range scene.NameFirst(sheet.Columns) {
		c := sheet.Columns[at]
		if !c.Numeric() || !math.IsNaN(sheet.Rows[i][at].Number) {
			continue
		}
		why := s.Reason
		if why.IsZero() && (c.Key == linkage.ColumnJobs || c.Key == linkage.ColumnJobsIn) {
			why = s.JobsReason
		}
		if why.IsZero() {
			why = core.T("표에 필요한 행이 없거나 빈칸이 있습니다.", "The table lacks the row, or has a blank in it.")
		}
		row.Cells[k] = ui.NA(why)
	}
}

// sheetTable shows a sheet as a table: the name heads its row, the code behind.
func sheetTable(id string, sheet diagnosis.Sheet, downloads []ui.Download, writes func(diagnosis.Column) (ui.Format, core.Text)) ui.Table {
	t := ui.Table{ID: id, Caption: sheet.Title, Downloads: downloads, Dense: true}
	order := scene.NameFirst(sheet.Columns)
	for _, k := range order {
		c := sheet.Columns[k]
		col := ui.Column{Key: c.Key, Title: c.Title, Numeric: c.Numeric()}
		if c.Numeric() {
			_, col.Unit = writes(c)
		}
		t.Columns = append(t.Columns, col)
	}
	for _, row := range sheet.Rows {
		cells := make([]ui.Cell, len(order))
		for i, k := range order {
			c := sheet.Columns[k]
			if !c.Numeric() {
				cells[i] = ui.Label(row[k].Text)
				continue
			}
			format, _ := writes(c)
			cells[i] = ui.Num(row[k].Number, format)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}
