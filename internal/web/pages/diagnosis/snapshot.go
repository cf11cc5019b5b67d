package diagnosis

import (
	"math"
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// fieldName is the field of a saved diagnosis's name in its forms.
const fieldName = "name"

func snapshotHref(id string) string { return "/snapshots/" + url.PathEscape(id) }

// snapshotSave keeps the diagnosis that the form's view describes.
func (s *Section) snapshotSave(w http.ResponseWriter, r *http.Request) error {
	q, err := url.ParseQuery(r.PostFormValue("view"))
	if err != nil {
		return core.Fail(core.Invalid, "저장할 진단의 주소를 읽을 수 없습니다. 관제 화면에서 다시 저장해 주십시오.",
			"The address of the diagnosis cannot be read. Save it again from the overview.").Because(err)
	}
	view, err := diagnosis.ParseView(q.Get)
	if err != nil {
		return err
	}
	name := r.PostFormValue(fieldName)
	saved, err := s.Diagnosis.SaveSnapshot(r.Context(), page.Actor(r.Context()), name, view)
	if core.CodeOf(err) == core.Invalid {
		return page.Answer(w, r, err, snapshotAgainTempl(err, name, q.Encode()))
	}
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, snapshotHref(saved.ID)+"?done=saved")
}

// snapshotList shows what was saved, newest first.
func (s *Section) snapshotList(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Diagnosis.Saved(r.Context(), page.Actor(r.Context()))
	if err != nil {
		return err
	}
	v := snapshotsView{Page: ui.Page{
		Title: core.T("저장한 진단", "Saved diagnoses"), Section: ui.SectionSnapshots,
		Help: core.T("진단을 저장한 때의 수치와 근거를 그대로 둡니다. 그 뒤에 자료가 철회되거나 새 판이 나오면 표시됩니다.",
			"Diagnoses with their numbers and evidence as they stood. Those whose data were withdrawn or superseded since are marked."),
	}}
	if r.URL.Query().Get("done") == "deleted" {
		v.Notices = append(v.Notices, ui.Notice{Tone: ui.Success, Text: core.T("저장한 진단을 지웠습니다.", "The saved diagnosis was deleted.")})
	}
	v.Table = ui.Table{
		ID: "snapshots", Caption: core.Tf("저장한 진단 %[1]d건, 새것부터", "%[1]d saved %[2]s, newest first", len(all), core.Plural(len(all), "diagnosis", "diagnoses")),
		Columns: []ui.Column{
			{Title: core.T("이름", "Name")},
			{Title: core.T("상태", "State")},
			{Title: core.T("찾은 것", "Finding")},
			{Title: core.T("자료", "Data")},
			{Title: core.T("저장한 때", "Saved")},
		},
	}
	for _, x := range all {
		finding := ui.NA(core.T("문장으로 말할 만한 것이 없었음", "nothing to say in a sentence"))
		if len(x.Findings) > 0 {
			finding = ui.Label(x.Findings[0])
		}
		v.Demo = v.Demo || demoOf(x)
		v.Table.Rows = append(v.Table.Rows, ui.Row{Cells: []ui.Cell{
			ui.Plain(x.Name).Linked(snapshotHref(x.ID)), staleCell(x), finding, ui.Label(sourcesText(x)), page.TimeCell(x.CreatedAt),
		}})
	}
	return page.Render(w, r, snapshotsTempl(v))
}

type snapshotsView struct {
	ui.Page

	Table ui.Table
}

func demoOf(x diagnosis.SavedState) bool {
	for _, e := range x.Evidence {
		if e.Demo() {
			return true
		}
	}
	return false
}

func staleCell(x diagnosis.SavedState) ui.Cell {
	if len(x.Stale) > 0 {
		return ui.Label(core.T("자료가 바뀜", "data moved on")).Toned(ui.Warning)
	}
	return ui.Label(core.T("그대로", "up to date")).Toned(ui.Success)
}

// sourcesText names the dataset versions that a snapshot rests on.
func sourcesText(x diagnosis.SavedState) core.Text {
	seen := map[string]bool{}
	var out core.Text
	for _, e := range x.Evidence {
		for _, src := range e.Sources {
			if seen[src.VersionID] {
				continue
			}
			seen[src.VersionID] = true
			t := core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", src.Title, src.Version)
			if out.Ko != "" {
				out.Ko, out.En = out.Ko+"; ", out.En+"; "
			}
			out.Ko, out.En = out.Ko+t.Ko, out.En+t.En
		}
	}
	return out
}

// snapshotPage shows one saved diagnosis as it stood.
func (s *Section) snapshotPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readSnapshot(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, snapshotTempl(v))
}

// snapshotRename gives a saved diagnosis another name.
func (s *Section) snapshotRename(w http.ResponseWriter, r *http.Request) error {
	id, typed := r.PathValue("id"), r.PostFormValue(fieldName)
	err := s.Diagnosis.RenameSnapshot(r.Context(), page.Actor(r.Context()), id, typed)
	if err == nil {
		return page.SeeOther(w, r, snapshotHref(id)+"?done=renamed")
	}
	if core.CodeOf(err) != core.Invalid {
		return err
	}
	v, readErr := s.readSnapshot(r)
	if readErr != nil {
		return readErr
	}
	v.Typed, v.Err = typed, err
	return page.Answer(w, r, err, snapshotTempl(v))
}

func (s *Section) readSnapshot(r *http.Request) (snapshotView, error) {
	x, err := s.Diagnosis.SavedOne(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return snapshotView{}, err
	}
	v := snapshotView{Page: snapshotShell(x), Saved: x, Address: "/?" + x.Address, Latest: latestHref(x.Address)}
	if done, ok := snapshotDone(x.Name)[r.URL.Query().Get("done")]; ok {
		v.Notices = append(v.Notices, ui.Notice{Tone: ui.Success, Text: done})
	}
	for _, stale := range x.Stale {
		v.Notices = append(v.Notices, ui.Notice{Tone: ui.Warning, Text: stale.Text()})
	}
	if len(x.Stale) > 0 {
		now, ok, err := s.Diagnosis.Revisit(r.Context(), page.Actor(r.Context()), x.Snapshot)
		if err != nil {
			return snapshotView{}, err
		}
		if ok {
			v.Moved = movedTable(now)
		}
	}
	for _, text := range x.Findings {
		v.Findings = append(v.Findings, ui.Finding{Text: text})
	}
	for i, n := range x.Numbers {
		k := ui.KeyFigure{Label: n.Title, Unit: n.Unit, Period: n.Period, Value: savedCell(n, n.Value)}
		if i < len(x.Evidence) {
			k.Href = "#" + scene.EvidenceID(x.Evidence[i])
		}
		v.Figures = append(v.Figures, k)
	}
	v.Drawers = scene.Drawers(x.Evidence)
	v.Typed = x.Name
	v.Lead = core.Tf("%[1]s에 저장 · %[2]s", "Saved %[1]s · %[2]s", page.DateText(x.CreatedAt), sourcesText(x))
	return v, nil
}

// latestHref is a view's address without the version that it was pinned to.
func latestHref(address string) string {
	q, err := url.ParseQuery(address)
	if err != nil {
		return "/"
	}
	q.Del(ui.ParamVersion)
	return "/?" + q.Encode()
}

// snapshotDone says what was done to a snapshot, by the word in the address.
func snapshotDone(name string) map[string]core.Text {
	return map[string]core.Text{
		"saved":   core.Tf("‘%s’을(를) 저장했습니다.", "‘%s’ was saved.", name),
		"renamed": core.T("이름을 바꾸었습니다.", "The name was changed."),
	}
}

// savedCell writes a value of a saved number as the page that it was saved from
// did.
func savedCell(n diagnosis.SavedNumber, value *float64) ui.Cell {
	if value == nil || math.IsNaN(*value) {
		return ui.NA(core.T("계산할 수 없었음", "not defined"))
	}
	return ui.Num(*value, savedWriting(*value).Format(n.Kind))
}

func savedWriting(value float64) scene.Writing {
	return scene.Writing{Amount: ui.Fixed(core.Decimals([]float64{value}))}
}

// movedTable holds the saved numbers against those of the version in use now.
func movedTable(now diagnosis.Revisit) *ui.Table {
	t := &ui.Table{
		ID: "moved", Caption: core.Tf("저장한 때와 %d판의 비교", "As saved, and by version %d", now.Version),
		Columns: []ui.Column{
			{Title: core.T("수치", "Figure")},
			{Title: core.T("저장한 때", "As saved"), Numeric: true},
			{Title: core.Tf("지금(%d판)", "Now (version %d)", now.Version), Numeric: true},
			{Title: core.T("차이", "Difference"), Numeric: true},
			{Title: core.T("달라졌나", "Changed")},
		},
		Note: core.T("같은 지역, 지표, 시점으로 새 판에서 다시 계산했습니다.", "Computed anew from the newer version for the same region, measure and periods."),
	}
	for _, m := range now.Numbers {
		label := m.Saved.Title
		if !m.Saved.Unit.IsZero() {
			label = core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", label, m.Saved.Unit)
		}
		mark := ui.Label(core.T("그대로", "the same")).Toned(ui.Success)
		if m.Changed() {
			mark = ui.Label(core.T("달라짐", "changed")).Toned(ui.Warning)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(label), savedCell(m.Saved, m.Saved.Value), savedCell(m.Saved, &m.Now), differenceCell(m), mark,
		}})
	}
	return t
}

// differenceCell is how far a number moved: in points where it is a rate.
func differenceCell(m diagnosis.Moved) ui.Cell {
	if m.Saved.Value == nil || math.IsNaN(m.Now) {
		return ui.NA(core.T("한쪽 값이 없음", "one of the two is not defined"))
	}
	by := m.Now - *m.Saved.Value
	if m.Saved.Kind == diagnosis.KindRate || m.Saved.Kind == diagnosis.KindShare {
		return ui.Num(by, ui.PercentPoints(1))
	}
	return ui.Num(by, savedWriting(by).Format(m.Saved.Kind).WithSign())
}

type snapshotView struct {
	ui.Page

	Saved    diagnosis.SavedState
	Lead     core.Text
	Findings []ui.Finding
	Figures  []ui.KeyFigure
	Moved    *ui.Table
	Drawers  []scene.Drawer
	Address  string // from the version that it was saved from
	Latest   string // from the version in use now
	Typed    string // in the field for another name
	Err      error  // why that name cannot be used
}

func snapshotShell(x diagnosis.SavedState) ui.Page {
	return ui.Page{
		Title: core.T(x.Name, x.Name), Section: ui.SectionSnapshots, Demo: demoOf(x),
		Help: core.T("진단을 저장한 때의 수치와 근거입니다. ‘같은 자료로 다시 열기’를 누르면 그때와 같은 판으로 봅니다.",
			"Numbers and evidence as they stood when the diagnosis was saved. Open it again to see it from the same version of the data."),
	}
}

// snapshotDeleteForm asks to confirm by typing the name.
func (s *Section) snapshotDeleteForm(w http.ResponseWriter, r *http.Request) error {
	x, err := s.Diagnosis.SavedOne(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	return page.Render(w, r, snapshotDeleteTempl(snapshotShell(x), x, "", nil))
}

func (s *Section) snapshotDelete(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	x, err := s.Diagnosis.SavedOne(ctx, page.Actor(ctx), r.PathValue("id"))
	if err != nil {
		return err
	}
	if typed := r.PostFormValue(fieldName); typed != x.Name {
		message := core.Tf("지우려면 이름 ‘%s’을(를) 그대로 적어 주십시오.", "To delete it, type its name, ‘%s’, exactly.", x.Name)
		wrong := (&core.Error{Code: core.Invalid, Message: core.T("이름이 다릅니다.", "The name is different.")}).With(fieldName, message)
		return page.Answer(w, r, wrong, snapshotDeleteTempl(snapshotShell(x), x, typed, wrong))
	}
	if err := s.Diagnosis.DeleteSnapshot(ctx, page.Actor(ctx), x.ID); err != nil {
		return err
	}
	return page.SeeOther(w, r, "/snapshots?done=deleted")
}
