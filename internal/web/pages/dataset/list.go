package dataset

import (
	"net/http"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// datasetList shows what the agency holds, statistics first.
func (s *Section) datasetList(w http.ResponseWriter, r *http.Request) error {
	entries, err := s.Datasets.List(r.Context(), page.Actor(r.Context()))
	if err != nil {
		return err
	}
	runs, err := s.Datasets.Runs(r.Context(), page.Actor(r.Context()), recentRuns)
	if err != nil {
		return err
	}
	v := datasetListView{Runs: runTable(runs)}
	var facts, tables, reference []dataset.Entry
	for _, e := range entries {
		v.Demo = v.Demo || e.Dataset.Demo
		switch kind := e.Dataset.Kind; {
		case kind == dataset.Facts:
			facts = append(facts, e)
		case kind.Tabular():
			tables = append(tables, e)
		default:
			reference = append(reference, e)
		}
	}
	v.Groups = []ui.Table{entryTable("facts", core.T("통계", "Statistics"), core.Text{}, facts)}
	if len(tables) > 0 {
		v.Groups = append(v.Groups, entryTable("tables", core.T("산업연관표와 유발계수", "Input–output tables and coefficients"), core.T("부문", "Sectors"), tables))
	}
	if len(reference) > 0 {
		v.Groups = append(v.Groups, entryTable("reference", core.T("분류표와 지역표", "Classifications and regions"), core.T("항목", "Entries"), reference))
	}
	v.None = len(entries) == 0
	return page.Render(w, r, datasetListTempl(v))
}

const recentRuns = 10

type datasetListView struct {
	Groups     []ui.Table
	Runs       ui.Table
	None, Demo bool
}

// entryTable lists datasets of one sort. What their entries are called is empty
// for statistics, which have regions, industries and values.
func entryTable(id string, caption, items core.Text, entries []dataset.Entry) ui.Table {
	statistics := items.IsZero()
	t := ui.Table{
		ID: id, Caption: caption,
		Columns: []ui.Column{
			{Title: core.T("자료", "Dataset")},
			{Title: core.T("펴낸 곳", "Publisher")},
			{Title: core.T("시점", "Periods")},
		},
		Empty: core.T("아직 없습니다.", "None yet."),
	}
	if statistics {
		items = core.T("값", "Values")
		t.Columns = append(t.Columns,
			ui.Column{Title: core.T("지역", "Regions"), Numeric: true}, ui.Column{Title: core.T("산업", "Industries"), Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{Title: items, Numeric: true},
		ui.Column{Title: core.T("판", "Version"), Numeric: true}, ui.Column{Title: core.T("들여온 날", "Imported")})
	for _, e := range entries {
		d := e.Dataset
		name := ui.Label(d.Title).Linked(page.DatasetHref(d.Key, 0))
		if e.Latest == nil {
			withdrawn := ui.NA(core.T("모든 판이 철회되었습니다", "all versions were withdrawn"))
			cells := []ui.Cell{name, plainOr(d.Publisher)}
			for len(cells) < len(t.Columns)-2 {
				cells = append(cells, withdrawn)
			}
			t.Rows = append(t.Rows, ui.Row{Cells: append(cells, ui.Label(core.T("철회됨", "withdrawn")).Toned(ui.Warning), withdrawn)})
			continue
		}
		v := e.Latest
		sum := v.Summary
		cells := []ui.Cell{name, plainOr(d.Publisher), page.PeriodSpan(sum.Periods)}
		if statistics {
			cells = append(cells, counted(sum.Regions), counted(sum.Industries))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: append(cells,
			ui.Num(float64(max(sum.Accepted, int64(sum.Items))), ui.Whole()), ui.Num(float64(v.Number), ui.Whole()), dateCell(v.ImportedAt))})
	}
	return t
}

// counted shows a count that does not apply to every kind of dataset.
func counted(n int) ui.Cell {
	if n == 0 {
		return ui.NA(core.T("해당 없음", "does not apply"))
	}
	return ui.Num(float64(n), ui.Whole())
}

func runTable(runs []dataset.Run) ui.Table {
	t := ui.Table{
		ID: "runs", Caption: core.T("최근 가져오기", "Recent imports"),
		Columns: []ui.Column{
			{Title: core.T("파일", "File")},
			{Title: core.T("자료", "Dataset")},
			{Title: core.T("상태", "State")},
			{Title: core.T("시작", "Started")},
		},
		Empty: core.T("아직 없습니다.", "None yet."),
	}
	for _, run := range runs {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Plain(run.Name).Linked(page.RunHref(run.ID)), ui.Plain(run.Dataset), runStateCell(run), page.TimeCell(run.StartedAt),
		}})
	}
	return t
}

func plainOr(s string) ui.Cell {
	if s == "" {
		return ui.NA(core.T("적지 않음", "not given"))
	}
	return ui.Plain(s)
}

func dateCell(t time.Time) ui.Cell { return ui.Label(page.DateText(t)) }

func runStateCell(run dataset.Run) ui.Cell {
	switch run.State {
	case dataset.RunDone:
		return ui.Label(core.T("끝남", "done")).Toned(ui.Success)
	case dataset.RunOpen:
		return ui.Label(core.T("진행 중", "running")).Toned(ui.Info)
	case dataset.RunCancelled:
		return ui.Label(core.T("멈춤", "stopped")).Toned(ui.Neutral)
	case dataset.RunInterrupted:
		return ui.Label(core.T("끊김", "interrupted")).Toned(ui.Warning)
	default:
		return ui.Label(core.T("실패", "failed")).Toned(ui.Danger)
	}
}
