package study

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// frame is what every page of one study has around its content.
type frame struct {
	ui.Page

	Look      study.Look  // as it is kept
	Text      study.Study // as the form shows it: the kept one, or what came back
	Form      url.Values  // what came back, as it was typed; nil for a fresh form
	Err       error
	Meanwhile *revise.Meanwhile // what somebody else saved while this was edited
	Step      study.Step        // the step that the page belongs to; empty for the study's own pages
	Lead      core.Text
	Crumbs    []ui.Link
	Editable  bool
	Why       core.Text // why it cannot be edited
	Act       string    // address that the form is sent to
}

// frameOf reads the study that an address names, and computes it.
func (s *Section) frameOf(r *http.Request, step study.Step) (frame, error) {
	who := page.Actor(r.Context())
	x, err := s.Studies.Get(r.Context(), who, r.PathValue("id"), 0)
	if err != nil {
		return frame{}, err
	}
	return s.frameAround(r, x, step)
}

// frameAround computes a study and dresses it.
func (s *Section) frameAround(r *http.Request, x study.Study, step study.Step) (frame, error) {
	who := page.Actor(r.Context())
	l, err := s.Studies.Look(r.Context(), who, x)
	if err != nil {
		return frame{}, err
	}
	f := frame{
		Look: l, Text: x, Step: step, Act: r.URL.Path,
		Page: ui.Page{Section: root, Title: core.T(x.Title, x.Title), Demo: synthetic(l.Inputs)},
	}
	f.Crumbs = []ui.Link{crumb()}
	if step != "" {
		f.Title = core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", step.Title(), x.Title)
		f.Crumbs = append(f.Crumbs, ui.Link{Text: core.T(x.Title, x.Title), Href: href(x.ID)})
	}
	f.Why = locked(who, x)
	f.Editable = f.Why.IsZero()
	if !l.Notice.IsZero() {
		f.Notices = append(f.Notices, ui.Notice{Tone: ui.Info, Text: l.Notice})
	}
	f.Notices = append(f.Notices, doneNotice(r.URL.Query().Get(paramDone), x)...)
	return f, nil
}

// locked says why a study cannot be edited, and what to do about it.
func locked(who core.Actor, x study.Study) core.Text {
	switch {
	case x.State == study.Signed:
		return core.T("서명한 연구라 바꿀 수 없습니다. ‘이어서 시작’으로 새 연구를 만들 수 있습니다.", "This study is signed and cannot be changed. A new one can be started from it.")
	case x.Archived:
		return core.T("보관한 연구입니다. 되돌린 뒤에 고칠 수 있습니다.", "This study has been put away. Take it back to change it.")
	case !who.CanWrite():
		return core.T("열람자는 고칠 수 없습니다. 오른쪽 위의 이름을 눌러 역할을 바꾸십시오.", "A reader cannot change this. Press the name at the top right to change the role.")
	default:
		return core.Text{}
	}
}

func synthetic(in study.Inputs) bool {
	for _, s := range in.Sources {
		if s.Demo {
			return true
		}
	}
	return false
}

// What a page says has just been done.
const (
	doneSaved    = "saved"
	doneMade     = "made"
	doneMerged   = "merged"
	doneReverted = "reverted"
	doneArchived = "archived"
	doneRestored = "restored"
	doneSigned   = "signed"
	doneBrought  = "brought"
)

func doneNotice(done string, x study.Study) []ui.Notice {
	clock := x.UpdatedAt.In(core.Seoul).Format("15:04")
	var t core.Text
	switch done {
	case doneSaved:
		t = core.Tf("%s 저장됨", "Saved at %s.", clock)
	case doneMade:
		t = core.T("연구를 만들었습니다. 위의 단계를 차례로, 또는 아무 단계부터 채우십시오. 언제든 나갔다가 이어서 할 수 있습니다.",
			"The study is made. Fill in the steps above, in any order. You can leave at any time and go on later.")
	case doneMerged:
		t = core.Tf("%s에 두 사람의 변경을 합쳐 저장했습니다.", "Both changes were brought together and saved at %s.", clock)
	case doneReverted:
		t = core.Tf("앞선 판의 내용으로 되돌렸습니다. 지금은 %d판입니다.", "Went back to what an earlier revision said. This is revision %d.", x.Revision)
	case doneArchived:
		t = core.T("보관했습니다. 지우지 않았으므로 언제든 되돌릴 수 있습니다.", "Put away. Nothing is destroyed: it can be taken back at any time.")
	case doneRestored:
		t = core.T("되돌렸습니다.", "Taken back.")
	case doneSigned:
		t = core.T("서명했습니다. 이 연구의 내용과 숫자는 이제 바뀌지 않습니다.", "Signed. Text and numbers of this study no longer change.")
	case doneBrought:
		t = core.T("파일에서 연구를 가져왔습니다.", "The study was brought in from the file.")
	default:
		return nil
	}
	return []ui.Notice{{Tone: ui.Success, Text: t}}
}

// typed is a field's text as it was typed, or else as the study has it.
func (f *frame) typed(name, kept string) string {
	if f.Form.Has(name) {
		return f.Form.Get(name)
	}
	return kept
}

// fault is the message beside a field.
func (f *frame) fault(name string) core.Text { return ui.FieldError(f.Err, name) }

// field is a field named by its path.
func (f *frame) field(name string, label core.Text, kept string) ui.Field {
	return ui.Field{Name: name, Label: label, Value: f.typed(name, kept), Error: f.fault(name)}
}

// helped is such a field with a line of help.
func (f *frame) helped(name string, label core.Text, kept string, help core.Text) ui.Field {
	x := f.field(name, label, kept)
	x.Help = help
	return x
}

func (f *frame) revision() string {
	if f.Form.Has(paramRevision) {
		return f.Form.Get(paramRevision)
	}
	return strconv.Itoa(f.Look.Study.Revision)
}

// lacks are those of the page's step.
func (f *frame) lacks() []study.Lack {
	var out []study.Lack
	for _, k := range f.Look.Lacks {
		if k.Step == f.Step {
			out = append(out, k)
		}
	}
	return out
}

// lackHref leads to the field that is lacking.
func (f *frame) lackHref(k study.Lack) string {
	return stepHref(f.Look.Study.ID, k.Step) + "#" + k.Path
}

// name is what a candidate is called.
func (f *frame) name(id string) core.Text {
	if c, ok := f.Look.Result.Standing(id); ok {
		return c.Name
	}
	return core.T(id, id)
}

// indicator is what an indicator is called.
func indicatorTitle(x study.Study, id string) core.Text {
	for _, i := range x.Indicators {
		if i.ID == id {
			return i.Title
		}
	}
	return core.T(id, id)
}

// person names who did something. Without sign-in a name is what was given.
func person(p core.Person) core.Text {
	if p.Name == "" || p.Name == core.LocalOperator("").Name {
		return p.Role.Title()
	}
	return core.Tf("%[1]s(%[2]s)", "%[1]s (%[2]s)", p.Name, p.Role.Title())
}

// same is what a person wrote, in both languages.
func same(s string) core.Text { return core.T(s, s) }

// files are the links to a study's table as files.
func files(id, name string) []ui.Download {
	return []ui.Download{{Format: "CSV", Href: href(id, name+".csv")}, {Format: "XLSX", Href: href(id, name+".xlsx")}}
}

// capital begins the English of a text with a capital.
func capital(t core.Text) core.Text {
	if t.En != "" {
		t.En = strings.ToUpper(t.En[:1]) + t.En[1:]
	}
	return t
}
