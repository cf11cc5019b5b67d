package definition

import (
	"context"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// Where a new definition begins from: a key, or a key with its version.
const paramFrom = "from"

func copyHref(d industry.Definition) string {
	return "/definitions/new?" + paramFrom + "=" + url.QueryEscape(versionRef(d))
}

func editHref(d industry.Definition) string {
	return "/definitions/" + d.Key + "/edit?version=" + strconv.Itoa(d.Version)
}

// definitionNewForm shows an empty form, or one filled from a definition.
func (s *Section) definitionNewForm(w http.ResponseWriter, r *http.Request) error {
	f := definitionInput{System: core.KSIC11, State: industry.Active}
	e := editing{who: page.Actor(r.Context())}
	if from := r.URL.Query().Get(paramFrom); from != "" {
		d, err := s.definitionByRef(r.Context(), e.who, from)
		if err != nil {
			return err
		}
		f = inputOf(d)
		f.Base, f.State, e.From = 0, industry.Active, d
		f.Key = copyKey(d.Key)
		if d.Preset {
			f.Note = core.Tf("나루의 기본 정의 ‘%s’에서 출발했습니다.", "Started from Naru's preset ‘%s’.", d.Name)
		}
	}
	if len(f.Rows) == 0 {
		f.add()
	}
	return s.showDefinitionForm(w, r, e, f)
}

// copyKey proposes the key of a copy: semiconductors-ksic11 → our-semiconductors.
func copyKey(key string) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(key, "-"+string(core.KSIC11)), "-"+string(core.KSIC10))
	return "our-" + strings.TrimPrefix(stem, "our-")
}

func (s *Section) definitionNewPost(w http.ResponseWriter, r *http.Request) error {
	return s.definitionPost(w, r, editing{who: page.Actor(r.Context())})
}

// definitionEditForm shows a definition to be edited. An older version may be
// named, whose content then becomes the start of a new one.
func (s *Section) definitionEditForm(w http.ResponseWriter, r *http.Request) error {
	e := editing{who: page.Actor(r.Context()), key: r.PathValue("key")}
	d, err := s.definitionAsked(r)
	if err != nil {
		return err
	}
	if d.Preset {
		return page.SeeOther(w, r, copyHref(d))
	}
	latest, err := s.Definitions.Get(r.Context(), e.who, e.key, 0)
	if err != nil {
		return err
	}
	f := inputOf(d)
	f.Base, f.State = latest.Version, latest.State
	if latest.Version > d.Version {
		e.From = d
	}
	return s.showDefinitionForm(w, r, e, f)
}

func (s *Section) definitionEditPost(w http.ResponseWriter, r *http.Request) error {
	return s.definitionPost(w, r, editing{who: page.Actor(r.Context()), key: r.PathValue("key")})
}

// editing is one round of the form.
type editing struct {
	who      core.Actor
	key      string              // of the definition that is edited; empty for a new one
	From     industry.Definition // what the form was filled from, if not the latest version
	Err      error
	Focus    string // id of the field to go on with
	Conflict *conflict
	Said     core.Text // what the last act did
}

// definitionPost carries out the pressed button. Every act but a successful
// save shows the form again with all that was typed.
func (s *Section) definitionPost(w http.ResponseWriter, r *http.Request, e editing) error {
	if err := r.ParseForm(); err != nil {
		return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	if !e.who.CanWrite() {
		_, err := s.Definitions.Save(r.Context(), e.who, industry.Definition{}, 0)
		return err
	}
	f := parseDefinition(r.PostForm)
	if e.key != "" {
		f.Key = e.key
	}
	c, err := s.definitionTable(r.Context(), e.who, f.System)
	if err != nil {
		return err
	}
	act, on, _ := strings.Cut(r.PostForm.Get("act"), ":")
	switch act {
	case actSave, actMine:
		return s.saveDefinition(w, r, e, f, act == actMine)
	case actAdd:
		e.Focus = rowField(f.add(), "code")
	case actUse:
		e.Focus = rowField(f.use(on), "weight")
		e.Said = core.Tf("넣었습니다: %[1]s %[2]s", "Put in: %[1]s %[2]s", on, codeTitle(c, on))
	case actRemove:
		row, convErr := strconv.Atoi(on)
		if convErr == nil {
			f.remove(row)
		}
		e.Focus = "add-row"
		e.Said = core.T("뺐습니다. 저장하기 전까지는 지금 판이 그대로 있습니다.", "Taken out. Until you save, the version in use stays as it is.")
	case actPaste:
		before := len(f.Rows)
		e.Err = f.apply(c)
		e.Said = core.Tf("붙여 넣은 줄을 넣었습니다. 코드가 %[1]d개에서 %[2]d개가 되었습니다.", "Put the lines in: %[2]d %[3]s, %[1]d before.",
			before, len(f.Rows), core.Plural(len(f.Rows), "code", "codes"))
		e.Focus = "add-row"
	case actMerge:
		if f, err = s.mergeDefinition(r.Context(), e, f); err != nil {
			return err
		}
		e.Said = core.Tf("%s의 변경과 합쳤습니다. 표시된 줄을 확인하고 저장해 주십시오.", "Merged with %s. Look at the marked rows and save.", versionText(f.Base))
	default:
		if f.Query != "" {
			e.Focus = "q"
		}
	}
	return s.showDefinitionForm(w, r, e, f)
}

// saveDefinition writes a new version. overwrite takes the form as it stands
// for the answer to what others saved meanwhile.
func (s *Section) saveDefinition(w http.ResponseWriter, r *http.Request, e editing, f definitionInput, overwrite bool) error {
	saved, changed, err := s.trySave(r.Context(), e, &f, overwrite)
	if err == nil {
		done := doneSaved
		if !changed {
			done = doneNothing
		}
		return page.SeeOther(w, r, definitionHref(saved.Key, 0)+"?"+paramDone+"="+done)
	}
	code := core.CodeOf(err)
	if code != core.Invalid && code != core.Conflict {
		return err
	}
	e.Err = err
	if code == core.Conflict && f.Base > 0 {
		if e.Conflict, err = s.conflictOf(r.Context(), e.who, f); err != nil {
			return err
		}
	}
	return s.showDefinitionForm(w, r, e, f)
}

// trySave reads the form and saves it; changed is false where the latest
// version is the same already. Errors name the form's fields.
func (s *Section) trySave(ctx context.Context, e editing, f *definitionInput, overwrite bool) (saved industry.Definition, changed bool, err error) {
	c, err := s.definitionTable(ctx, e.who, f.System)
	if err != nil {
		return saved, false, err
	}
	if err := f.apply(c); err != nil {
		return saved, false, err
	}
	if e.key == "" && slices.Contains([]string{definitionNew, definitionCompare, definitionImport}, f.Key) {
		return saved, false, core.Fail(core.Invalid, "산업 정의에 고칠 것이 있습니다.", "The industry definition needs corrections.").
			With("key", core.Tf("‘%s’은(는) 화면의 주소로 쓰는 말입니다. 다른 이름표를 적어 주십시오.", "‘%s’ is the address of a page. Choose another key.", f.Key))
	}
	d, rows := f.definition(c)
	if e.key == "" {
		f.Base = 0
		saved, err = s.Definitions.Save(ctx, e.who, d, 0)
		if core.CodeOf(err) == core.Conflict && err != nil {
			err = atField(err, "key")
		}
		return saved, true, atRows(err, rows)
	}
	latest, err := s.Definitions.Get(ctx, e.who, e.key, 0)
	if err != nil {
		return saved, false, err
	}
	if overwrite {
		f.Base = latest.Version
	}
	if f.Base == latest.Version && sameContent(d.Normalise(), latest) {
		return latest, false, nil
	}
	saved, err = s.Definitions.Save(ctx, e.who, d, f.Base)
	return saved, true, atRows(err, rows)
}

// atField puts an error's message beside a field.
func atField(err error, name string) error {
	message := core.MessageOf(err)
	return core.Fail(core.CodeOf(err), "%s", "%s", message).With(name, message)
}

func sameContent(a, b industry.Definition) bool {
	return a.Name == b.Name && a.Note == b.Note && a.System == b.System && a.State == b.State && reflect.DeepEqual(a.Items, b.Items)
}

// conflictOf shows both sides of a conflict. Where the version that was edited
// does not exist there are no sides, only the error.
func (s *Section) conflictOf(ctx context.Context, who core.Actor, f definitionInput) (*conflict, error) {
	base, err := s.Definitions.Get(ctx, who, f.Key, f.Base)
	if err != nil && core.CodeOf(err) == core.NotFound {
		return nil, nil //nolint:nilnil // no sides to show
	}
	if err != nil {
		return nil, err
	}
	latest, err := s.Definitions.Get(ctx, who, f.Key, 0)
	if err != nil {
		return nil, err
	}
	c, err := s.definitionTable(ctx, who, f.System)
	if err != nil {
		return nil, err
	}
	out := &conflict{Base: base, Latest: latest}
	if out.Theirs, err = industry.Compare(base, latest); err != nil {
		return nil, err
	}
	out.Mine, err = industry.Compare(base, f.filled(c))
	return out, err
}

func (s *Section) mergeDefinition(ctx context.Context, e editing, f definitionInput) (definitionInput, error) {
	base, err := s.Definitions.Get(ctx, e.who, e.key, f.Base)
	if err != nil {
		return f, err
	}
	latest, err := s.Definitions.Get(ctx, e.who, e.key, 0)
	if err != nil {
		return f, err
	}
	c, err := s.definitionTable(ctx, e.who, f.System)
	return mergeInput(c, base, latest, f), err
}

// definitionState retires or restores a definition, as a new version.
func (s *Section) definitionState(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	d, err := s.Definitions.Get(r.Context(), who, r.PathValue("key"), 0)
	if err != nil {
		return err
	}
	base, err := strconv.Atoi(r.PostFormValue("base"))
	if err != nil {
		return core.Fail(core.Invalid, "어느 판을 바꾸는지 알 수 없습니다. 화면을 다시 열어 주십시오.", "It is not clear which version is meant. Open the page again.").Because(err)
	}
	done := map[industry.State]string{industry.Retired: doneRetired, industry.Active: doneRestored}
	d.State = industry.State(r.PostFormValue("state"))
	if _, err := s.Definitions.Save(r.Context(), who, d, base); err != nil {
		return err
	}
	return page.SeeOther(w, r, definitionHref(d.Key, 0)+"?"+paramDone+"="+done[d.State])
}

// showDefinitionForm renders the form.
func (s *Section) showDefinitionForm(w http.ResponseWriter, r *http.Request, e editing, f definitionInput) error {
	if !e.who.CanWrite() {
		_, err := s.Definitions.Save(r.Context(), e.who, industry.Definition{}, 0)
		return err
	}
	c, err := s.definitionTable(r.Context(), e.who, f.System)
	if err != nil {
		return err
	}
	v := definitionFormView{editing: e, Form: f, Table: c}
	v.Found, v.More = candidates(c, f.Query, f.Rows)
	return page.Answer(w, r, e.Err, definitionFormTempl(v))
}

type definitionFormView struct {
	editing

	Form  definitionInput
	Table *industry.Classification
	Found []candidate
	More  int
}

func (v definitionFormView) isNew() bool { return v.key == "" }

func (v definitionFormView) action() string {
	if v.isNew() {
		return "/definitions/new"
	}
	return "/definitions/" + v.key + "/edit"
}

func (v definitionFormView) title() core.Text {
	switch {
	case !v.isNew():
		return core.Tf("‘%s’ 고치기", "Edit ‘%s’", v.Form.Name)
	case v.From.Key != "":
		return core.Tf("‘%s’에서 새 정의 만들기", "A new definition from ‘%s’", v.From.Name)
	default:
		return core.T("새 산업 정의", "A new industry definition")
	}
}

func (v definitionFormView) crumbs() []ui.Link {
	out := []ui.Link{definitionCrumb()}
	if !v.isNew() {
		out = append(out, ui.Link{Text: v.Form.Name, Href: definitionHref(v.key, 0)})
	}
	return out
}

func (v definitionFormView) notices() []ui.Notice {
	var out []ui.Notice
	if v.Err == nil && !v.Said.IsZero() {
		out = append(out, ui.Notice{Tone: ui.Info, Text: v.Said})
	}
	if v.From.Key != "" && !v.isNew() {
		out = append(out, ui.Notice{Tone: ui.Info, Text: core.Tf("지난 판(%[1]s)의 내용을 불러왔습니다. 저장하면 새 판이 됩니다.", "This is the content of a past version (%[1]s). Saving makes a new one.", versionText(v.From.Version))})
	}
	return out
}

// saveText names the result of saving.
func (v definitionFormView) saveText() core.Text {
	if v.isNew() {
		return core.T("산업 정의 저장", "Save the definition")
	}
	return core.Tf("%s으로 저장", "Save as %s", versionText(v.Form.Base+1))
}

// errorOf gives the message beside a field.
func (v definitionFormView) errorOf(name string) core.Text { return ui.FieldError(v.Err, name) }

// rowTitle names a row's code, once it can be told.
func (v definitionFormView) rowTitle(r definitionRow) core.Text {
	code := readCode(v.Table, r.Code)
	if v.Table == nil || code == "" {
		return core.Text{}
	}
	switch v.Table.Check(code) {
	case industry.NoSuchCode:
		return core.Text{}
	case industry.Unverifiable:
		return core.Tf("전체 분류표가 없어 확인할 수 없음(%s 아래)", "not in the table at hand (within %s)", v.Table.Title(above(v.Table, code)))
	default:
		return v.Table.Title(code)
	}
}

// above is the nearest code over one that the table holds.
func above(c *industry.Classification, code string) string {
	list := c.Ancestors(code)
	i := slices.IndexFunc(list, func(a string) bool { _, ok := c.ByCode(a); return ok })
	if i < 0 {
		return core.Total
	}
	return list[i]
}
