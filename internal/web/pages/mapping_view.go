package pages

import (
	"fmt"
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	sourcefile "naru/internal/source"
	"naru/internal/web/ui"
)

// mappingView is the page of a received file.
type mappingView struct {
	In      dataset.Inspection
	Form    mappingInput
	Err     error // of the attempt to import, or of the trial
	Found   []ui.Fact
	Preview ui.Table
	Cells   ui.Table
	Rejects ui.Table
	Notices []ui.Notice
	Action  string
	Wide    []ingest.WideColumn // rows of the wide part of the form
	Lead    core.Text
	Known   bool // the same bytes were imported before
	Open    bool // the mapping needs a look
}

func (s *Site) showMapping(w http.ResponseWriter, r *http.Request, in dataset.Inspection, f mappingInput, failed error) error {
	v := mappingView{
		In: in, Form: f, Err: failed, Found: found(in), Preview: previewTable(in),
		Action: "/datasets/import/" + in.Upload.SHA256, Wide: f.Profile.Wide,
	}
	if in.Kind == dataset.Facts {
		trial, err := s.Datasets.Try(r.Context(), actor(r.Context()), in.Upload, f.Profile)
		if v.Err == nil {
			v.Err = err
		}
		v.Cells, v.Rejects = s.cellTable(trial, f.Profile), rejectTable(trial)
		for _, t := range trial.Warnings {
			v.Notices = append(v.Notices, ui.Notice{Tone: ui.Info, Text: t})
		}
		v.Open = v.Err != nil || len(trial.Rejects) > 0 || r.Method == http.MethodPost
		v.Lead = mappingLead(in, trial, v.Err)
	} else {
		v.Lead = core.Tf("%s(으)로 알아보았습니다. 이름을 붙여 들이십시오.", "Recognised as %s. Name it and bring it in.", in.Kind.Title())
	}
	v.Known = len(in.Upload.Known) > 0
	if v.Known {
		v.Notices = append(v.Notices, ui.Notice{Tone: ui.Warning, Text: core.T(
			"같은 파일을 이미 가져왔습니다. 매핑을 바꿔 새 판으로 다시 가져올 수 있습니다.",
			"This very file was imported before. You may import it again as a new version with another mapping.")})
	}
	return rendered(w, r, failed, mappingTempl(v))
}

// mappingLead says in a sentence whether the file can come in as it is.
func mappingLead(in dataset.Inspection, trial dataset.Trial, err error) core.Text {
	switch {
	case err != nil || len(trial.Cells) == 0:
		return core.T("아직 읽을 수 없습니다. 아래에서 어느 열이 무엇인지 골라 주십시오.", "It cannot be read yet. Choose below which column means what.")
	case len(trial.Rejects) > 0:
		return core.Tf("앞의 %d줄을 읽어 보니 거절될 줄이 있습니다. 까닭을 보고 매핑을 고치거나 그대로 들이십시오.",
			"Of the first %d rows some would be rejected. See why, and mend the mapping or go on.", trial.Read)
	default:
		return core.Tf("앞의 %d줄을 모두 읽을 수 있습니다. 아래 표처럼 들어갑니다.", "All of the first %d rows can be read. They come in as in the table below.", trial.Read)
	}
}

func found(in dataset.Inspection) []ui.Fact {
	i := in.Info
	facts := []ui.Fact{
		{Label: core.T("파일", "File"), Value: ui.Plain(in.Upload.Name)},
		{Label: core.T("크기", "Size"), Value: ui.Plain(byteSize(i.Size))},
		{Label: core.T("종류", "Kind"), Value: ui.Label(in.Kind.Title())},
		{Label: core.T("형식", "Format"), Value: ui.Plain(string(i.Format))},
	}
	if i.Encoding != "" {
		facts = append(facts, ui.Fact{Label: core.T("인코딩", "Encoding"), Value: ui.Plain(encodingName(i))})
	}
	if i.Delimiter != "" {
		facts = append(facts, ui.Fact{Label: core.T("구분 기호", "Delimiter"), Value: ui.Plain(fmt.Sprintf("%q", i.Delimiter))})
	}
	if i.HeaderRows > 0 {
		facts = append(facts, ui.Fact{Label: core.T("제목 줄", "Header rows"), Value: ui.Num(float64(i.HeaderRows), ui.Whole())})
	}
	return facts
}

func encodingName(i sourcefile.Info) string {
	if i.BOM {
		return string(i.Encoding) + " (BOM)"
	}
	return string(i.Encoding)
}

func previewTable(in dataset.Inspection) ui.Table {
	t := ui.Table{ID: "preview", Caption: core.T("파일의 첫 줄", "First rows of the file"), Dense: true}
	t.Columns = append(t.Columns, ui.Column{Title: core.T("줄", "Line"), Numeric: true})
	for _, c := range in.Columns {
		t.Columns = append(t.Columns, ui.Column{Title: core.T(c, c)})
	}
	const most = 6
	for i, row := range in.Rows[:min(most, len(in.Rows))] {
		cells := []ui.Cell{ui.Plain(strconv.Itoa(in.Lines[i]))}
		for c := range in.Columns {
			text := ""
			if c < len(row) {
				text = row[c]
			}
			cells = append(cells, ui.Plain(text))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

func (s *Site) cellTable(trial dataset.Trial, p ingest.Profile) ui.Table {
	t := ui.Table{
		ID: "cells", Caption: core.T("이렇게 들어갑니다", "This is how it comes in"), Dense: true,
		Columns: []ui.Column{
			{Title: core.T("지역", "Region")},
			{Title: core.T("산업", "Industry")},
			{Title: core.T("시점", "Period")},
			{Title: core.T("지표", "Measure")},
			{Title: core.T("값", "Value"), Numeric: true},
			{Title: core.T("단위", "Unit")},
		},
		Empty: core.T("아직 들어갈 수 있는 값이 없습니다. 아래에서 열을 골라 주십시오.", "No cell can come in yet. Choose the columns below."),
	}
	const most = 10
	for _, c := range trial.Cells[:min(most, len(trial.Cells))] {
		region := core.T(c.Region, c.Region)
		if p.RegionSystem != core.Custom {
			region = core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", s.Regions.FullName(c.Region), c.Region)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(region), ui.Label(industryLabel(c.Industry)), ui.Label(periodText(c.Period)), ui.Label(c.Measure.Title),
			ui.Flagged(c.Value, c.Flag, valueFormat(c.Value)), ui.Label(c.Measure.Unit),
		}})
	}
	return t
}

// valueFormat shows a value with the decimals that it has, at most three.
func valueFormat(v float64) ui.Format {
	const most = 3
	for d := range most {
		scaled := v
		for range d {
			scaled *= 10
		}
		if scaled == float64(int64(scaled)) {
			return ui.Fixed(d)
		}
	}
	return ui.Fixed(most)
}

func rejectTable(trial dataset.Trial) ui.Table {
	t := ui.Table{
		ID: "rejects", Caption: core.T("거절될 줄", "Rows that would be rejected"), Dense: true,
		Columns: []ui.Column{
			{Title: core.T("줄", "Line"), Numeric: true}, {Title: core.T("열", "Column")}, {Title: core.T("값", "Value")}, {Title: core.T("까닭", "Reason")},
		},
		Empty: core.T("없습니다.", "None."),
	}
	for _, r := range trial.Rejects {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Plain(strconv.Itoa(r.Line)), ui.Plain(r.Column), ui.Plain(r.Value), ui.Label(r.Reason)}})
	}
	return t
}

// columnOptions lists the file's columns, with a way to choose none.
func (v mappingView) columnOptions(none core.Text) []ui.Option {
	out := []ui.Option{{Value: "", Label: none}}
	for _, c := range v.In.Columns {
		out = append(out, ui.Option{Value: c, Label: core.T(c, c)})
	}
	return out
}

// choice is the pair of fields that takes a dimension from a column or fixes it.
func (v mappingView) choice(name string, label core.Text, ref ingest.Ref) ui.Select {
	return ui.Select{
		Field:   ui.Field{Name: name, Label: label, Value: ref.Column, Error: ui.FieldError(v.Err, name)},
		Options: v.columnOptions(core.T("(고정값 사용)", "(use a fixed value)")),
	}
}

func (v mappingView) fixed(name string, label core.Text, ref ingest.Ref) ui.Input {
	return ui.Input{Field: ui.Field{Name: name + "Fixed", Label: label, Value: ref.Constant}}
}

func systemOptions(systems ...core.System) []ui.Option {
	var out []ui.Option
	for _, s := range systems {
		out = append(out, ui.Option{Value: string(s), Label: s.Title()})
	}
	return out
}

func sheetOptions(sheets []string) []ui.Option {
	var out []ui.Option
	for _, s := range sheets {
		out = append(out, ui.Option{Value: s, Label: core.T(s, s)})
	}
	return out
}
