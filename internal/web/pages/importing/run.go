package importing

import (
	"net/http"
	"net/url"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// runPage shows one import: its progress while it runs, its outcome afterwards.
func (s *Section) runPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.runView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, runTempl(v))
}

// runProgress is the part of the page that renews itself.
func (s *Section) runProgress(w http.ResponseWriter, r *http.Request) error {
	v, err := s.runView(r)
	if err != nil {
		return err
	}
	if v.Run.State != dataset.RunOpen {
		w.Header().Set("Hx-Refresh", "true") // the whole page tells the outcome
	}
	return page.Render(w, r, ui.ProgressBar(v.Bar))
}

// runRejects gives the list of what a failed import rejected.
func (s *Section) runRejects(w http.ResponseWriter, r *http.Request) error {
	run, _, err := s.Datasets.Watch(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	for _, f := range run.Fields {
		if f.Name == dataset.FieldRejects {
			return version.Send(w, r, s.Datasets, f.Message.Ko, run.Dataset+"-rejects.csv", "text/csv; charset=utf-8")
		}
	}
	return core.Fail(core.NotFound, "거절 목록이 없습니다.", "There is no list of rejects.")
}

func (s *Section) runCancel(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	if err := s.Datasets.Cancel(r.Context(), page.Actor(r.Context()), id); err != nil {
		return err
	}
	return page.SeeOther(w, r, page.RunHref(id))
}

type runView struct {
	Run      dataset.Run
	Bar      ui.Progress
	Fields   []core.Text
	Rejects  string    // address of the list of rejects
	Contents []ui.Fact // of the version that came of it
	Next     []ui.Link
}

// lead says what a reader may count on.
func (v runView) lead() core.Text {
	if v.Run.State == dataset.RunDone {
		return core.T("모두 들어갔습니다. 이제 화면과 계산에서 쓸 수 있습니다.", "All of it is in and ready for use.")
	}
	return core.T("다 읽고 확인한 뒤에 한꺼번에 공개합니다. 중간에 멈추면 아무것도 남지 않습니다.", "It becomes visible at once when all is read and checked. If it stops on the way, nothing is left.")
}

// step is where in an import the reader is; past the last one when it is done.
func (v runView) step() int {
	if v.Run.State == dataset.RunDone {
		return stepImport + 1
	}
	return stepImport
}

func (s *Section) runView(r *http.Request) (runView, error) {
	run, p, err := s.Datasets.Watch(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return runView{}, err
	}
	v := runView{Run: run, Bar: ui.Progress{ID: "import", Title: core.Tf("‘%s’ 가져오기", "Importing ‘%s’", run.Name)}}
	for _, f := range run.Fields {
		if f.Name == dataset.FieldRejects {
			v.Rejects = page.RunHref(run.ID) + "/rejects.csv"
			continue
		}
		v.Fields = append(v.Fields, f.Message)
	}
	s.runBar(&v, p)
	if run.State == dataset.RunDone {
		return v, s.runOutcome(r, &v)
	}
	return v, nil
}

// runOutcome tells what came of an import that is done.
func (s *Section) runOutcome(r *http.Request, v *runView) error {
	d, versions, err := s.Datasets.Show(r.Context(), page.Actor(r.Context()), v.Run.Dataset)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(versions, func(x dataset.Version) bool { return x.ID == v.Run.VersionID })
	if i < 0 {
		return nil
	}
	made := versions[i]
	v.Contents = version.Contents(made)
	v.Bar.Title = core.Tf("%s으로 들어갔습니다", "Imported as %s", version.Name(d, made))
	v.Bar.Link.Href = page.DatasetHref(d.Key, made.Number)
	if made.Rejects != "" {
		v.Rejects = page.DatasetHref(d.Key, made.Number) + "/rejects.csv"
	}
	if d.Kind == dataset.Facts {
		v.Next = append(v.Next, ui.Link{Text: core.T("이 자료로 산업 진단 보기", "See the diagnosis with these data"), Href: ui.SectionIndustries})
	}
	if d.Kind.Tabular() {
		at := "?" + url.Values{"table": {d.Key}}.Encode()
		v.Next = append(v.Next,
			ui.Link{Text: core.T("이 표로 산업연관 보기", "See the linkages by this table"), Href: ui.SectionLinkage + at},
			ui.Link{Text: core.T("만약에: 돈을 쓰면 어떻게 되는지 보기", "What if: see what a spending would do"), Href: ui.SectionLinkage + "/what-if" + at})
	}
	v.Next = append(v.Next, ui.Link{Text: core.T("다른 자료 가져오기", "Import another file"), Href: page.ImportHref})
	return nil
}

func (s *Section) runBar(v *runView, p dataset.Progress) {
	b := &v.Bar
	switch v.Run.State {
	case dataset.RunOpen:
		b.Poll = page.RunHref(v.Run.ID) + "/progress"
		b.Note = p.Stage.Title()
		if p.Rows > 0 {
			b.Note = core.Tf("%[1]s · %[2]s줄 · 거절 %[3]s", "%[1]s · %[2]s %[4]s · %[3]s rejected",
				p.Stage.Title(), wholeText(p.Rows), wholeText(p.Rejected), core.Plural(int(p.Rows), "row", "rows"))
		}
		b.Done, b.Total = p.Done, p.Total
		b.Unit = core.T("바이트", "bytes")
		if p.Stage == dataset.StageWriting {
			b.Unit = core.T("칸", "cells")
		}
	case dataset.RunDone:
		b.State = ui.Succeeded
		b.Link = ui.Link{Text: core.T("들여온 자료 보기", "See the dataset"), Href: page.DatasetHref(v.Run.Dataset, 0)}
	case dataset.RunCancelled:
		b.State, b.Note = ui.Stopped, core.T("멈추었습니다. 들어간 것은 없습니다.", "Stopped. Nothing was imported.")
		b.Link = again(v.Run)
	default:
		b.State, b.Note = ui.Failed, v.Run.Message
		b.Link = again(v.Run)
	}
}

// again leads back to the mapping: the file is still there.
func again(run dataset.Run) ui.Link {
	return ui.Link{Text: core.T("매핑을 고쳐 다시 가져오기", "Mend the mapping and try again"), Href: mappingHref(run.SHA256, run.Name)}
}
