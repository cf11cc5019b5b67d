package definition

import (
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// definitionPage shows one version of a definition, with what can carry it and
// how it came about.
func (s *Section) definitionPage(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	d, err := s.definitionAsked(r)
	if err != nil {
		return err
	}
	history, err := s.Definitions.History(r.Context(), who, d.Key)
	if err != nil {
		return err
	}
	table, err := s.definitionTable(r.Context(), who, d.System)
	if err != nil {
		return err
	}
	v := definitionView{
		D: d, Latest: history[0], Table: table, CanWrite: who.CanWrite(), Done: r.URL.Query().Get(paramDone),
		History: definitionHistory(history, d),
	}
	if table != nil {
		if v.Carriers, err = s.carriers(r.Context(), who, d, table); err != nil {
			return err
		}
	}
	return page.Render(w, r, definitionTempl(v))
}

// definitionAsked gives the version that an address names.
func (s *Section) definitionAsked(r *http.Request) (industry.Definition, error) {
	version := 0
	if text := r.URL.Query().Get("version"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return industry.Definition{}, core.Fail(core.Invalid,
				"‘%s’은(는) 판 번호가 아닙니다. 1 이상의 정수를 적어 주십시오.", "‘%s’ is not a version number; write 1, 2, 3 ….", text)
		}
		version = n
	}
	return s.Definitions.Get(r.Context(), page.Actor(r.Context()), r.PathValue("key"), version)
}

// What the page says has just been done.
const (
	paramDone    = "done"
	doneSaved    = "saved"
	doneNothing  = "nothing"
	doneRetired  = "retired"
	doneRestored = "restored"
)

type definitionView struct {
	D, Latest industry.Definition
	Table     *industry.Classification // nil where the revision has none
	Carriers  []carrier
	History   []definitionChange
	CanWrite  bool
	Done      string
}

// demo reports whether a table on the page is synthetic.
func (v definitionView) demo() bool {
	for _, c := range v.Carriers {
		if c.Dataset.Demo {
			return true
		}
	}
	return false
}

func (v definitionView) notices() []ui.Notice {
	var out []ui.Notice
	switch v.Done {
	case doneSaved:
		out = append(out, ui.Notice{Tone: ui.Success, Text: core.Tf("%[1]s을 저장했습니다(%[2]s).", "Saved %[1]s (%[2]s).",
			versionText(v.Latest.Version), v.Latest.CreatedAt.In(core.Seoul).Format("15:04"))})
	case doneNothing:
		out = append(out, ui.Notice{Tone: ui.Info, Text: core.T("바뀐 것이 없어 새 판을 만들지 않았습니다.", "Nothing had changed, so no new version was made.")})
	case doneRetired:
		out = append(out, ui.Notice{Tone: ui.Success, Text: core.T("보관했습니다. 새 진단에는 나오지 않습니다. 언제든 다시 쓸 수 있습니다.", "Retired: it is no longer offered for new work. It can be restored at any time.")})
	case doneRestored:
		out = append(out, ui.Notice{Tone: ui.Success, Text: core.T("다시 쓸 수 있게 했습니다.", "Restored.")})
	default:
	}
	if v.D.Version < v.Latest.Version {
		out = append(out, ui.Notice{
			Tone: ui.Warning, Text: core.Tf("지난 판을 보고 있습니다(%[1]s). 지금 쓰는 것은 %[2]s입니다.", "This is a past version (%[1]s). The one in use is %[2]s.", versionText(v.D.Version), versionText(v.Latest.Version)),
			Link: ui.Link{Text: core.T("최신 판 보기", "See the latest"), Href: definitionHref(v.D.Key, 0)},
		})
	}
	if v.Latest.State == industry.Retired && v.Done != doneRetired {
		out = append(out, ui.Notice{Tone: ui.Info, Text: core.T("보관한 정의입니다. 새 진단에는 나오지 않습니다.", "This definition is retired: it is not offered for new work.")})
	}
	return out
}

// finding says in a sentence what the basket is and where it can be used.
func (v definitionView) finding() ui.Finding {
	all, part := codeCount(v.D.Items)
	text := core.Tf("코드 %[1]d개를 모두 전부 셉니다.", "%[1]d %[2]s counted in full.", all, core.Plural(all, "code,", "codes, each"))
	switch {
	case part == all:
		text = core.Tf("코드 %[1]d개를 모두 일부만 셉니다.", "%[1]d %[2]s counted in part.", all, core.Plural(all, "code,", "codes, each"))
	case part > 0:
		text = core.Tf("코드 %[1]d개 가운데 %[2]d개는 전부, %[3]d개는 일부만 셉니다.", "Of %[1]d codes %[2]d %[4]s in full and %[3]d in part.",
			all, all-part, part, core.Plural(all-part, "counts", "count"))
	}
	if len(v.Carriers) == 0 {
		return ui.Finding{Text: text, Why: "#codes"}
	}
	usable := core.T("지금 있는 자료에는 그대로 적용할 수 없습니다.", "None of the data at hand can carry it exactly.")
	if n := v.exact(); n > 0 {
		usable = core.Tf("지금 있는 자료 %[1]d건 가운데 %[2]d건에 그대로 적용할 수 있습니다.", "Of the %[1]d %[3]s at hand %[2]d can carry it exactly.",
			len(v.Carriers), n, core.Plural(len(v.Carriers), "dataset", "datasets"))
	}
	return ui.Finding{Text: core.Tf("%[1]s %[2]s", "%[1]s %[2]s", text, usable), Why: "#carriers"}
}

func (v definitionView) exact() int {
	n := 0
	for _, c := range v.Carriers {
		if c.Verdict == carries {
			n++
		}
	}
	return n
}

func (v definitionView) facts() []ui.Fact {
	state := ui.Label(core.T("사용 중", "in use")).Toned(ui.Success)
	if v.Latest.State == industry.Retired {
		state = ui.Label(core.T("보관", "retired")).Toned(ui.Neutral)
	}
	facts := []ui.Fact{
		{Label: core.T("분류", "Classification"), Value: ui.Label(v.D.System.Title())},
		{Label: core.T("판", "Version"), Value: ui.Label(versionText(v.D.Version))},
		{Label: core.T("만든 이", "By"), Value: ui.Label(authorText(v.D))},
	}
	if !v.D.Preset {
		facts = append(facts, ui.Fact{Label: core.T("저장한 때", "Saved"), Value: page.TimeCell(v.D.CreatedAt)},
			ui.Fact{Label: core.T("상태", "State"), Value: state})
	}
	return append(facts, ui.Fact{Label: core.T("이름표", "Key"), Value: ui.Plain(v.D.Key)})
}

func (v definitionView) next() []ui.Link {
	out := []ui.Link{{Text: core.T("이 정의로 산업 진단 보기", "See the diagnosis by definition"), Href: diagnosisHref(v.best())}}
	if other := v.otherVersion(); other != "" {
		out = append(out, ui.Link{Text: core.T("앞선 판과 비교하기", "Compare with the version before"), Href: other})
	} else {
		out = append(out, ui.Link{Text: core.T("다른 정의와 비교하기", "Compare with another definition"), Href: compareHref(v.D, industry.Definition{})})
	}
	if !v.D.Preset && v.CanWrite {
		out = append(out, ui.Link{Text: core.T("복사하여 새 정의 만들기", "Copy to a new definition"), Href: copyHref(v.D)})
	}
	return out
}

// best is the dataset that carries the definition best.
func (v definitionView) best() string {
	key, share := "", -1.0
	for _, c := range v.Carriers {
		if c.Share > share {
			key, share = c.Dataset.Key, c.Share
		}
	}
	return key
}

func (v definitionView) otherVersion() string {
	for _, h := range v.History {
		if h.D.Version == v.D.Version-1 {
			return compareHref(h.D, v.D)
		}
	}
	return ""
}

// diagnosisHref leads to the diagnosis by definition, of a dataset if named.
func diagnosisHref(dataset string) string {
	return ui.SectionIndustries + "?" + diagnosis.View{Dataset: dataset, Level: diagnosis.Definitions}.Query().Encode()
}

// definitionChange is a version with what it changed.
type definitionChange struct {
	D       industry.Definition
	What    core.Text
	Href    string
	Compare string // with the version before; empty for the first
	Shown   bool
}

func definitionHistory(newestFirst []industry.Definition, shown industry.Definition) []definitionChange {
	out := make([]definitionChange, len(newestFirst))
	for i, d := range newestFirst {
		h := definitionChange{D: d, Href: definitionHref(d.Key, d.Version), Shown: d.Version == shown.Version, What: core.T("처음 만듦", "first version")}
		if i+1 < len(newestFirst) {
			before := newestFirst[i+1]
			h.What, h.Compare = changeText(before, d), compareHref(before, d)
		}
		out[i] = h
	}
	return out
}
