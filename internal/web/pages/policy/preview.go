package policy

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// The parameters of a preview.
const (
	paramName = "name" // of the file
	paramShow = "show" // rows of one fate only
)

// rowRejected is the fate of a row that cannot be taken.
const rowRejected policy.RowState = "rejected"

// preview shows what a file that was received would do.
func (s *Section) preview(w http.ResponseWriter, r *http.Request) error {
	in, err := s.readFile(r, r.URL.Query().Get(paramName))
	if err != nil {
		return s.refusedFile(w, r, err)
	}
	return s.showPreview(w, r, in, nil)
}

// refusedFile says on the page that asks for a file why this one is none.
func (s *Section) refusedFile(w http.ResponseWriter, r *http.Request, err error) error {
	switch core.CodeOf(err) {
	case core.Invalid, core.TooLarge:
		return s.showImport(w, r, fileFault(core.CodeOf(err), core.MessageOf(err)))
	default:
		return err
	}
}

func (s *Section) readFile(r *http.Request, name string) (*policy.Import, error) {
	who := page.Actor(r.Context())
	if !who.CanWrite() {
		return s.Policies.Read(r.Context(), who, nil, 0, name)
	}
	f, err := s.Datasets.OpenOriginal(r.Context(), r.PathValue("sha"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return s.Policies.Read(r.Context(), who, f, f.Size(), page.UploadName(cmp.Or(name, "policies.csv")))
}

// apply saves what the preview showed.
func (s *Section) apply(w http.ResponseWriter, r *http.Request) error {
	in, err := s.readFile(r, r.PostFormValue(paramName))
	if err != nil {
		return s.refusedFile(w, r, err)
	}
	err = s.Policies.Apply(r.Context(), page.Actor(r.Context()), in, r.PostFormValue("good") != "", r.PostFormValue("seen"))
	switch {
	case err == nil:
		return page.SeeOther(w, r, listPath+"?"+paramDone+"="+doneImported)
	case core.CodeOf(err) == core.Conflict, core.CodeOf(err) == core.Invalid:
		return s.showPreview(w, r, in, err)
	default:
		return err
	}
}

func (s *Section) showPreview(w http.ResponseWriter, r *http.Request, in *policy.Import, failed error) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	c, err := s.Policies.Classes(ctx, who)
	if err != nil {
		return err
	}
	v := previewView{Import: in, SHA: r.PathValue("sha"), Err: failed, Show: policy.RowState(r.URL.Query().Get(paramShow))}
	rows := v.fates(s.words(ctx, who, c))
	v.Paging = scene.PagingOf(ctx, len(rows))
	from := (v.Paging.Page - 1) * v.Paging.Size
	v.Rows = rows[from:min(from+v.Paging.Size, len(rows))]
	return page.Answer(w, r, failed, previewTempl(v))
}

// previewView is what a file would do.
type previewView struct {
	*policy.Import

	SHA    string
	Err    error
	Show   policy.RowState
	Rows   []fate // of the page
	Paging ui.Paging
}

// fate is what becomes of a row.
type fate struct {
	Line    int
	State   policy.RowState
	Policy  policy.Policy
	Changes []revise.Change
	Reasons []core.Text
}

// fates lists the rows that are shown: what cannot be taken first, then what
// changes something, each in the order of the file.
func (v previewView) fates(words revise.Words) []fate {
	var out []fate
	for _, row := range v.Import.Rows {
		if v.Show == "" || v.Show == row.State {
			out = append(out, fate{Line: row.Line, State: row.State, Policy: row.Policy, Changes: words.Changes(row.Changes)})
		}
	}
	if v.Show == "" || v.Show == rowRejected {
		out = append(out, rejectedRows(v.Rejects)...)
	}
	order := []policy.RowState{rowRejected, policy.RowChanged, policy.RowNew, policy.RowSame}
	slices.SortStableFunc(out, func(a, b fate) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.State), slices.Index(order, b.State)), cmp.Compare(a.Line, b.Line))
	})
	return out
}

func rejectedRows(list []policy.Reject) []fate {
	var out []fate
	at := map[int]int{}
	for _, x := range list {
		i, there := at[x.Line]
		if !there {
			i = len(out)
			at[x.Line] = i
			out = append(out, fate{Line: x.Line, State: rowRejected, Policy: policy.Policy{Key: x.Key, Title: x.Title}})
		}
		reason := x.Reason
		if !x.Column.IsZero() {
			reason = core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", x.Column, x.Reason)
		}
		out[i].Reasons = append(out[i].Reasons, reason)
	}
	return out
}

func (f fate) title() core.Text {
	switch f.State {
	case policy.RowNew:
		return core.T("새로 등록", "new")
	case policy.RowChanged:
		return core.T("고침", "changed")
	case policy.RowSame:
		return core.T("그대로", "unchanged")
	default:
		return core.T("받을 수 없음", "cannot be taken")
	}
}

func (f fate) tone() ui.Tone {
	switch f.State {
	case policy.RowNew:
		return ui.Success
	case policy.RowChanged:
		return ui.Info
	case policy.RowSame:
		return ui.Neutral
	default:
		return ui.Danger
	}
}

// takes is how many rows would be saved.
func (v previewView) takes() int { return v.New + v.Changed }

func (v previewView) finding() ui.Finding {
	switch {
	case v.takes() == 0 && v.Rejected == 0:
		return ui.Finding{Text: core.T("이 파일에는 새것도 바뀐 것도 없습니다. 저장할 것이 없습니다.", "Nothing in this file is new or changed, so there is nothing to save.")}
	case v.Rejected == 0:
		return ui.Finding{Text: core.Tf("모든 줄을 받을 수 있습니다. 저장하면 %[1]d개를 새로 등록하고 %[2]d개를 고칩니다.", "Every row can be taken. Saving adds %[1]d and changes %[2]d.", v.New, v.Changed)}
	default:
		return ui.Finding{Text: core.Tf("%[1]d개 줄을 받을 수 없습니다. 나머지 가운데 %[2]d개는 새것, %[3]d개는 바뀐 것입니다.", "%[1]d %[4]s cannot be taken. Of the others, %[2]d are new and %[3]d changed.",
			v.Rejected, v.New, v.Changed, core.Plural(v.Rejected, "row", "rows"))}
	}
}

// shows is the switch of the rows by their fate.
func (v previewView) shows(ctx context.Context) []ui.Tab {
	all := len(v.Import.Rows) + v.Rejected
	tab := func(state policy.RowState, text core.Text, count int) ui.Tab {
		return ui.Tab{Text: core.Tf("%[1]s %[2]d", "%[1]s %[2]d", text, count), Href: ui.Here(ctx, paramShow, string(state), "page", ""), Current: v.Show == state}
	}
	return []ui.Tab{
		tab("", core.T("모두", "all"), all), tab(rowRejected, core.T("받을 수 없음", "cannot be taken"), v.Rejected),
		tab(policy.RowNew, core.T("새로 등록", "new"), v.New), tab(policy.RowChanged, core.T("고침", "changed"), v.Changed),
		tab(policy.RowSame, core.T("그대로", "unchanged"), v.Same),
	}
}

// notes tell what of the file was not read, and what it leaves as it is.
func (v previewView) notices() []ui.Notice {
	var out []ui.Notice
	if len(v.Ignored) > 0 {
		names := make([]core.Text, len(v.Ignored))
		for i, n := range v.Ignored {
			names[i] = core.T("‘"+n+"’", "‘"+n+"’")
		}
		out = append(out, ui.Notice{Tone: ui.Warning, Text: core.Tf("서식에 없는 칸은 읽지 않았습니다: %s. 이름이 바뀐 칸이면 서식의 이름으로 고쳐 다시 올려 주십시오.",
			"These columns are not in the template and were not read: %s. If one was renamed, give it the template's name and upload again.", page.Listed(names))})
	}
	if len(v.Absent) > 0 {
		out = append(out, ui.Notice{Tone: ui.Info, Text: core.Tf("파일에 없는 칸의 내용은 지금 그대로 둡니다: %s", "What the file has no column for stays as it is: %s", page.Listed(v.Absent))})
	}
	return out
}

// again is the error that the page shows on top; rejects stand in the table.
func (v previewView) again() error {
	if v.Err == nil {
		return nil
	}
	return &core.Error{Code: core.CodeOf(v.Err), Message: core.MessageOf(v.Err)}
}
