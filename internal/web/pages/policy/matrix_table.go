package policy

import (
	"context"
	"math"
	"net/http"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/policy"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// shown is a cell of the table with its place.
type shown struct {
	Industry   int
	Instrument policy.Instrument
	Stage      policy.Stage
	N          int // in Matrix.Cells
}

// list gives the cells that the table shows, in the order of the picture.
func (v matrixView) list(state policy.State) []shown {
	var out []shown
	for i := range v.Industries {
		for _, j := range v.Instruments {
			for _, k := range v.Stages {
				if n := v.at(i, j, k); state == "" || v.Cells[n].State == state {
					out = append(out, shown{i, j, k, n})
				}
			}
		}
	}
	return out
}

// table is the table behind the picture, a page of it.
func (v matrixView) table(ctx context.Context, write scene.Writing) ui.Table {
	list := v.list(v.State)
	paging := scene.PagingOf(ctx, len(list))
	t := ui.Table{
		ID: "cells", Caption: core.T("칸마다 누가 다루나", "Who covers each cell"), Dense: true, Paging: &paging, Downloads: scene.Files(ctx, matrixPath),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("수단", "Instrument")},
			{Title: core.T("기업 단계", "Firm stage")},
			{Title: core.T("상태", "State")},
			{Title: core.T("다루는 정책", "Policies"), Numeric: true},
			{Title: core.T("확인할 정책", "To be checked"), Numeric: true},
			{Title: core.T("수준", "Levels")},
			{Title: core.T("예산", "Budget"), Unit: write.Unit, Numeric: true},
		},
		Empty: core.T("그런 칸이 없습니다.", "There is no such cell."),
	}
	from := (paging.Page - 1) * paging.Size
	for _, x := range list[from:min(from+paging.Size, len(list))] {
		c := &v.Cells[x.N]
		money := ui.NA(core.T("다루는 정책이 없음", "no policy covers it"))
		if len(c.Covers) > 0 {
			money = moneyCell(write, c.Money)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(v.Industries[x.Industry].Title).Linked(v.cellHref(v.Industries[x.Industry], x.Instrument, x.Stage)),
			ui.Label(x.Instrument.Title()), ui.Label(x.Stage.Title()), ui.Label(c.State.Title()).Toned(stateTone(c.State)),
			ui.Num(float64(len(c.Covers)), ui.Whole()), ui.Num(float64(len(c.Perhaps)), ui.Whole()), ui.Label(levelsText(c)), money,
		}})
	}
	return t
}

// levelsText says at which levels how many policies cover a cell.
func levelsText(c *policy.Cell) core.Text {
	var out []core.Text
	for _, l := range policy.Levels() {
		if n := c.Levels[l.Value]; n > 0 {
			out = append(out, core.Tf("%[1]s %[2]d", "%[1]s %[2]d", l.Title, n))
		}
	}
	return page.Joined(out, " · ")
}

func stateTone(s policy.State) ui.Tone {
	switch s {
	case policy.Gap:
		return ui.Danger
	case policy.Overlap:
		return ui.Warning
	case policy.Single:
		return ui.Success
	case policy.Partial:
		return ui.Info
	default:
		return ui.Neutral
	}
}

// stateTabs is the switch of the table's cells by their state.
func (v matrixView) stateTabs() []ui.Tab {
	all := v.count(-1, "")
	out := []ui.Tab{{Text: core.Tf("모두 %d", "all %d", all.Cells), Href: v.tableHref(""), Current: v.State == ""}}
	for _, s := range states() {
		out = append(out, ui.Tab{Text: core.Tf("%[1]s %[2]d", "%[1]s %[2]d", s.Title, all.of(s.Value)), Href: v.tableHref(s.Value), Current: v.State == s.Value})
	}
	return out
}

// sheet is the whole table for a file, with the titles of the policies.
func (v matrixView) sheet() diagnosis.Sheet {
	text := func(key, ko, en string) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: diagnosis.KindText}
	}
	count := func(key, ko, en string) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: diagnosis.KindCount}
	}
	out := diagnosis.Sheet{
		Title: core.Tf("연계표: %s", "Linkage matrix: %s", v.Rows.Title), Notes: v.Notes(),
		Columns: []diagnosis.Column{
			text("industry", "산업", "Industry"), text("instrument", "수단", "Instrument"), text("stage", "기업 단계", "Firm stage"), text("state", "상태", "State"),
			count("policies", "다루는 정책 수", "Policies"), count("perhaps", "확인할 정책 수", "To be checked"),
			text("covers", "다루는 정책", "Policies that cover it"), text("unclear", "확인할 정책", "Policies to be checked"),
			{Key: "won", Title: core.T("알려진 예산", "Known budget"), Unit: core.T("원", "won"), Kind: diagnosis.KindAmount},
			count("unknown", "예산을 모르는 정책 수", "Policies without a known budget"),
		},
	}
	for _, x := range v.list(v.State) {
		c := &v.Cells[x.N]
		var covers, perhaps []core.Text
		for _, cover := range c.Covers {
			covers = append(covers, policyName(&v.Policies[cover.Policy]))
		}
		for _, i := range c.Perhaps {
			perhaps = append(perhaps, policyName(&v.Policies[i]))
		}
		won := math.NaN()
		if len(c.Covers) > 0 && c.Money.Unknown < c.Money.Policies {
			won = float64(c.Money.Known)
		}
		out.Rows = append(out.Rows, []diagnosis.Cell{
			sheetText(v.Industries[x.Industry].Title), sheetText(x.Instrument.Title()), sheetText(x.Stage.Title()), sheetText(c.State.Title()),
			{Number: float64(len(c.Covers))},
			{Number: float64(len(c.Perhaps))},
			sheetText(page.Joined(covers, "; ")), sheetText(page.Joined(perhaps, "; ")),
			{Number: won},
			{Number: float64(c.Money.Unknown)},
		})
	}
	return out
}

// notNumber is what a sheet holds where nothing is known.
var notNumber = math.NaN()

func policyName(p *policy.Policy) core.Text { return core.T(p.Title, p.Title) }

func sheetText(t core.Text) diagnosis.Cell { return diagnosis.Cell{Text: t, Number: math.NaN()} }

func sendSheet(w http.ResponseWriter, r *http.Request, name string, s diagnosis.Sheet) error {
	return export.Answer(w, r, ui.Lang(r.Context()), name, s)
}
