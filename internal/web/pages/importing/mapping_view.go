package importing

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/ingest"
	sourcefile "naru/internal/source"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// mappingView is the page of a received file.
type mappingView struct {
	In      dataset.Inspection
	Form    mappingInput
	Err     error // of the attempt to import, or of the trial
	Verdict ui.Notice
	Found   []foundMark
	Meaning []columnMeaning
	Unused  []string // columns that the mapping does not read
	Preview ui.Table
	Cells   ui.Table
	Rejects ui.Table
	Notices []ui.Notice
	Action  string
	Wide    []ingest.WideColumn // rows of the wide part of the form
	Next    int                 // number of the version that it becomes, where the dataset exists
	Open    bool                // the mapping needs a look
	Table   tableView           // of the kinds that are read as tables
	Kinds   []ui.Tab            // what else the file may be
}

func (v mappingView) tabular() bool { return v.In.Kind.Tabular() }

func (v mappingView) facts() bool { return v.In.Kind == dataset.Facts }

// known reports whether the same bytes were imported before.
func (v mappingView) known() bool { return len(v.In.Upload.Known) > 0 }

func (s *Section) showMapping(w http.ResponseWriter, r *http.Request, in dataset.Inspection, f mappingInput, failed error) error {
	v := mappingView{
		In: in, Form: f, Err: failed, Found: foundMarks(in), Preview: previewTable(in),
		Action: "/datasets/import/" + in.Upload.SHA256, Wide: f.Profile.Wide,
	}
	v.Kinds = kindTabs(in)
	switch {
	case v.facts():
		s.tryMapping(r, &v)
	case v.tabular():
		if err := s.tryTable(r, &v); err != nil {
			return err
		}
	default:
		v.Verdict = ui.Notice{Tone: ui.Success, Text: core.Tf(
			"이 파일은 %s입니다. 고를 것이 없으니 그대로 가져오시면 됩니다.", "This file holds %s. There is nothing to choose: import it as it is.", in.Kind.Title())}
	}
	known, err := s.knownNotices(r.Context(), in.Upload)
	if err != nil {
		return err
	}
	v.Notices = append(known, v.Notices...)
	if _, versions, err := s.Datasets.Show(r.Context(), page.Actor(r.Context()), f.Dataset.Key); err == nil && len(versions) > 0 {
		v.Next = versions[0].Number + 1
	}
	return page.Answer(w, r, failed, mappingTempl(v))
}

// tryMapping maps the first rows and says what would become of them.
func (s *Section) tryMapping(r *http.Request, v *mappingView) {
	p := v.Form.Profile
	trial, err := s.Datasets.Try(r.Context(), page.Actor(r.Context()), v.In.Upload, p)
	if v.Err == nil {
		v.Err = err
	}
	trades, _ := s.Datasets.Classification(r.Context(), page.Actor(r.Context()), p.IndustrySystem) // without one, codes stand alone
	v.Cells, v.Rejects = s.cellTable(trial, p, trades), rejectTable(trial)
	v.Meaning, v.Unused = meaningsOf(p), unusedColumns(p, v.In.Columns)
	for _, t := range trial.Warnings {
		v.Notices = append(v.Notices, ui.Notice{Tone: ui.Info, Text: t})
	}
	v.Open = v.Err != nil || len(trial.Rejects) > 0 || r.Method == http.MethodPost
	v.Verdict = trialVerdict(trial, err)
}

// knownNotices lead to the versions that were made of the very same bytes.
func (s *Section) knownNotices(ctx context.Context, u dataset.Upload) ([]ui.Notice, error) {
	if len(u.Known) == 0 {
		return nil, nil
	}
	entries, err := s.Datasets.List(ctx, page.Actor(ctx))
	if err != nil {
		return nil, err
	}
	var out []ui.Notice
	for _, k := range u.Known {
		for _, e := range entries {
			if e.Dataset.ID == k.DatasetID {
				out = append(out, ui.Notice{
					Tone: ui.Warning,
					Text: core.Tf("같은 파일을 %[1]s에 이미 가져왔습니다.", "This very file was imported on %[1]s.", page.DateText(k.ImportedAt)),
					Link: ui.Link{Text: version.Name(e.Dataset, k), Href: page.DatasetHref(e.Dataset.Key, k.Number)},
				})
			}
		}
	}
	return out, nil
}

// trialVerdict says in a sentence whether the file can come in as it is.
func trialVerdict(trial dataset.Trial, err error) ui.Notice {
	rest := core.Text{}
	read := core.Tf("파일의 %s줄", "the %s rows of the file", wholeText(trial.Read))
	if trial.Cut {
		read = core.Tf("앞의 %s줄", "the first %s rows", wholeText(trial.Read))
		rest = core.T(" 미리보기는 여기까지만 읽고, 나머지 줄은 가져올 때 모두 확인합니다.", " The preview reads no further; the rest is checked by the import.")
	}
	switch {
	case err == nil && trial.Read == 0:
		return ui.Notice{Tone: ui.Danger, Text: core.T("제목 줄만 있고 자료가 든 줄이 없습니다. 원본을 다시 내려받거나, 제목 줄 수가 맞는지 ‘다르게 읽기’에서 확인해 주십시오.", "There are headings but no rows of data. Download the file again, or check the number of header rows under “Read it another way”.")}
	case err != nil || len(trial.Cells) == 0 && len(trial.Rejects) == 0:
		return ui.Notice{Tone: ui.Danger, Text: core.T("아직 가져올 수 없습니다. 위의 ‘어느 열이 무엇인지’에서 비어 있는 것을 골라 주십시오.", "It cannot be imported yet. Choose what is still open under “Which column means what”.")}
	case len(trial.Cells) == 0:
		return ui.Notice{Tone: ui.Danger, Text: core.Tf("%[1]s 가운데 읽을 수 있는 줄이 없습니다. 까닭을 보고 열과 코드를 다시 골라 주십시오.%[2]s", "None of %[1]s can be read. See why, and choose columns and codes again.%[2]s", read, rest)}
	case len(trial.Rejects) > 0:
		return ui.Notice{Tone: ui.Warning, Text: core.Tf("%[1]s 가운데 거절될 줄이 있습니다. 까닭을 보고 고치거나 그대로 가져오십시오. 거절한 줄은 목록으로 받을 수 있습니다.%[2]s",
			"Of %[1]s some would be rejected. See why, and mend the mapping or go on; you can download the list of rejects.%[2]s", read, rest)}
	default:
		return ui.Notice{Tone: ui.Success, Text: core.Tf("%[1]s을 모두 읽을 수 있습니다. 아래 표가 맞으면 바로 가져오십시오.%[2]s", "All of %[1]s can be read. If the table below is right, import it.%[2]s", read, rest)}
	}
}

// wholeText writes a count in both languages.
func wholeText(n int64) core.Text {
	return core.T(ui.Whole().In(core.Korean, float64(n)), ui.Whole().In(core.English, float64(n)))
}

// foundMark is one thing that was found out about the file.
type foundMark struct{ Label, Value core.Text }

func foundMarks(in dataset.Inspection) []foundMark {
	i := in.Info
	plain := func(s string) core.Text { return core.T(s, s) }
	marks := []foundMark{
		{core.T("파일", "File"), plain(in.Upload.Name)},
		{core.T("크기", "Size"), plain(page.ByteSize(i.Size))},
		{core.T("종류", "Kind"), in.Kind.Title()},
		{core.T("형식", "Format"), plain(strings.ToUpper(string(i.Format)))},
	}
	if i.Encoding != "" {
		marks = append(marks, foundMark{core.T("인코딩", "Encoding"), plain(encodingName(i))})
	}
	if i.Delimiter != "" {
		marks = append(marks, foundMark{core.T("구분 기호", "Delimiter"), delimiterText(i.Delimiter)})
	}
	if i.HeaderRows > 0 {
		marks = append(marks, foundMark{core.T("제목 줄", "Header rows"), wholeText(int64(i.HeaderRows))})
	}
	if i.Sheet != "" {
		marks = append(marks, foundMark{core.T("시트", "Sheet"), plain(i.Sheet)})
	}
	return marks
}

func delimiterText(d string) core.Text {
	switch d {
	case ",":
		return core.T("쉼표 ,", "comma ,")
	case "\t":
		return core.T("탭", "tab")
	case ";":
		return core.T("쌍반점 ;", "semicolon ;")
	case "|":
		return core.T("세로줄 |", "bar |")
	default:
		return core.T(fmt.Sprintf("%q", d), fmt.Sprintf("%q", d))
	}
}

func encodingName(i sourcefile.Info) string {
	name := strings.ToUpper(string(i.Encoding))
	if i.BOM {
		return name + " (BOM)"
	}
	return name
}

func previewTable(in dataset.Inspection) ui.Table {
	t := ui.Table{ID: "preview", Caption: core.T("파일의 첫 줄", "First rows of the file"), Dense: true}
	t.Columns = append(t.Columns, ui.Column{Title: core.T("줄", "Line")})
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

func (s *Section) cellTable(trial dataset.Trial, p ingest.Profile, trades *industry.Classification) ui.Table {
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
		Empty: core.T("아직 들어갈 수 있는 값이 없습니다. 위에서 열을 골라 주십시오.", "No cell can come in yet. Choose the columns above."),
	}
	const most = 10
	for _, c := range trial.Cells[:min(most, len(trial.Cells))] {
		region := core.T(c.Region, c.Region)
		if p.RegionSystem != core.Custom {
			region = withCode(s.Regions.FullName(c.Region), c.Region)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(region), ui.Label(previewIndustry(trades, c.Industry)), ui.Label(page.PeriodText(c.Period)), ui.Label(c.Measure.Title),
			ui.Flagged(c.Value, c.Flag, valueFormat(c.Value)), ui.Label(c.Measure.Unit),
		}})
	}
	return t
}

// withCode names something with its code behind it.
func withCode(name core.Text, code string) core.Text {
	return core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", name, code)
}

func previewIndustry(trades *industry.Classification, code string) core.Text {
	if trades == nil || code == core.Total {
		return version.IndustryLabel(code)
	}
	if title := trades.Title(code); title.Ko != code {
		return withCode(title, code)
	}
	return core.T(code, code)
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
			{Title: core.T("줄", "Line")}, {Title: core.T("열", "Column")}, {Title: core.T("값", "Value")}, {Title: core.T("까닭", "Reason")},
		},
		Empty: core.T("없습니다.", "None."),
	}
	for _, r := range trial.Rejects {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Plain(strconv.Itoa(r.Line)), ui.Plain(r.Column), ui.Plain(r.Value), ui.Label(r.Reason)}})
	}
	return t
}
