package study

import (
	"net/http"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

type recheckView struct {
	frame

	Recheck     study.Recheck
	Finding     ui.Finding
	Sources     ui.Table
	Differences ui.Table
}

// recheck computes a frozen study again and holds it against what was frozen.
func (s *Section) recheck(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frameOf(r, "")
	if err != nil {
		return err
	}
	v := recheckView{frame: f}
	if v.Recheck, err = s.Studies.Recheck(r.Context(), page.Actor(r.Context()), f.Look.Study); err != nil {
		return err
	}
	v.Title = core.Tf("다시 계산: %s", "Computed again: %s", f.Look.Study.Title)
	v.Crumbs = append(v.Crumbs, ui.Link{Text: same(f.Look.Study.Title), Href: href(f.Look.Study.ID)})
	v.Finding = ui.Finding{Text: v.Recheck.Text, Why: "#sources"}
	v.Sources, v.Differences = sourcesTable(v.Recheck), differencesTable(f, v.Recheck)
	return page.Render(w, r, recheckTempl(v))
}

func sourcesTable(c study.Recheck) ui.Table {
	t := ui.Table{
		ID: "sources", Dense: true, Caption: core.T("연구가 읽은 자료", "The data that the study read"),
		Columns: []ui.Column{{Title: core.T("자료", "Data")}, {Title: core.T("판", "Version"), Numeric: true}, {Title: core.T("이 컴퓨터에서", "On this machine")}, {Title: core.T("지문(SHA-256)", "SHA-256")}, {Title: core.T("알아둘 것", "To know")}},
		Empty:   core.T("자료에서 읽은 값이 없습니다.", "Nothing was read from data."),
	}
	for _, x := range c.Sources {
		name := ui.Label(x.Source.Title)
		if x.Found() {
			name = name.Linked(ui.DatasetPath(x.Here.Source))
		}
		tone, word := stateBadge(x.State)
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			name, ui.Num(float64(x.Source.Version), ui.Whole()), ui.Label(word).Toned(tone), ui.Plain(short(x.Source.SHA256)), ui.Label(x.Text),
		}})
	}
	return t
}

func stateBadge(s study.SourceState) (ui.Tone, core.Text) {
	switch s {
	case study.SourceHere:
		return ui.Success, core.T("같은 자료가 있음", "the same data")
	case study.SourceWithdrawn:
		return ui.Warning, core.T("있으나 철회됨", "here, but withdrawn")
	case study.SourceDiffers:
		return ui.Danger, core.T("이름은 같고 내용이 다름", "same name, other content")
	default:
		return ui.Warning, core.T("없음", "not here")
	}
}

// short shows enough of a checksum to tell it apart.
func short(sum string) string {
	const most = 12
	return sum[:min(len(sum), most)]
}

func differencesTable(f frame, c study.Recheck) ui.Table {
	t := ui.Table{
		ID: "differences", Dense: true, Caption: core.T("달라진 숫자", "Numbers that are others now"),
		Columns: []ui.Column{{Title: core.T("산업", "Industry")}, {Title: core.T("무엇이", "What")}, {Title: core.T("서명한 때", "As frozen"), Numeric: true}, {Title: core.T("지금", "Now"), Numeric: true}, {Title: core.T("자료", "Data")}},
		Empty:   core.T("달라진 숫자가 없습니다.", "No number differs."),
	}
	for _, d := range c.Differences {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(f.name(d.Candidate)), ui.Label(d.What), differing(d.Was), differing(d.Now), ui.Plain(d.Dataset),
		}})
	}
	return t
}

func differing(n study.Number) ui.Cell {
	if !n.Defined() {
		return ui.NA(core.T("없음", "none"))
	}
	return ui.Num(float64(n), ui.Fixed(4))
}
