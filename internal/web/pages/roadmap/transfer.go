package roadmap

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/xlsx"
	"naru/internal/roadmap"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// largestFile bounds a file of tasks. Five hundred tasks take a tenth of it.
const largestFile = 3 << 20

// transferView is an import of tasks on its way: the file, what it would do.
type transferView struct {
	frame

	Err    error
	Name   string
	File   string // the file that was looked at, carried to the button that takes it
	Rows   []importedRow
	New    int
	Same   int
	Faults ui.Table
	Looked bool
	Stuck  bool // no row can be taken
	Partly bool // some can, and some cannot
}

type importedRow struct {
	Title   core.Text
	New     bool
	Changes []revise.Change
}

// transfer asks for a file of tasks and hands out the form to fill in.
func (s *Section) transfer(w http.ResponseWriter, r *http.Request) error {
	v, err := s.transferView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, transferTempl(v))
}

func (s *Section) transferView(r *http.Request) (transferView, error) {
	f, err := s.frame(r, viewPlan)
	v := transferView{frame: f}
	v.Title = core.T("과제를 파일로 주고받기", "Tasks as a file")
	v.Help = core.T("과제 파일을 내려받아 채운 다음 올리면, 저장하기 전에 무엇이 바뀌는지 보여 드립니다.", "Download the file of tasks, fill it in and upload it: you see what would change before anything is kept.")
	return v, err
}

// transferPost looks at an uploaded file, or takes the one that was looked at.
func (s *Section) transferPost(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, 2*largestFile)
	v, err := s.transferView(r)
	if err != nil {
		return err
	}
	name, content, err := uploaded(r)
	if err == nil {
		err = s.transferFile(w, r, &v, name, content)
		if err == nil && !v.Looked {
			return nil // taken; the answer leads on
		}
	}
	switch code := core.CodeOf(err); {
	case err == nil:
		return page.Render(w, r, transferTempl(v))
	case code == core.Invalid || code == core.Conflict || code == core.TooLarge:
		v.Err = renamed(err, func(string) string { return "file" })
		return page.Answer(w, r, v.Err, transferTempl(v))
	default:
		return err
	}
}

func (s *Section) transferFile(w http.ResponseWriter, r *http.Request, v *transferView, name string, content []byte) error {
	ctx, size, id := r.Context(), int64(len(content)), v.ID()
	act := r.FormValue("act")
	if act == actSave || act == "partly" {
		done, err := s.Roadmaps.ImportTasks(ctx, v.Who, id, bytes.NewReader(content), size, name, act == "partly")
		if err == nil {
			return page.SeeOther(w, r, home(id)+"?"+paramDone+"=imported&"+paramCount+"="+itoa(len(done.Rows)))
		}
		v.Err = err
	}
	found, err := s.Roadmaps.PreviewTasks(ctx, v.Who, id, bytes.NewReader(content), size, name)
	if err != nil {
		return err
	}
	v.Name, v.File, v.Looked = name, base64.StdEncoding.EncodeToString(content), true
	v.look(found)
	if v.Err == nil {
		v.Err = found.Misfit
	}
	return v.Err
}

// look says what a file would do.
func (v *transferView) look(found *roadmap.Import) {
	for _, row := range found.Rows {
		one := importedRow{Title: core.T(row.Task.Name(), row.Task.Name()), New: row.New, Changes: changesOf(row.Changes)}
		switch {
		case row.New:
			v.New++
		case len(row.Changes) == 0:
			v.Same++
			continue
		}
		v.Rows = append(v.Rows, one)
	}
	v.Stuck, v.Partly = len(found.Rows) == 0 || found.Misfit != nil, len(found.Rows) > 0 && len(found.Faults) > 0
	v.Faults = ui.Table{ID: "faults", Dense: true, Caption: core.T("고칠 칸", "Cells to be corrected"), Columns: []ui.Column{
		{Title: core.T("칸", "Cell")}, {Title: core.T("제목", "Column")}, {Title: core.T("무엇이 잘못되었나", "What is wrong")},
	}}
	for _, x := range found.Faults {
		v.Faults.Rows = append(v.Faults.Rows, ui.Row{Cells: []ui.Cell{ui.Plain(x.Column + itoa(x.Line)), ui.Plain(x.Head), ui.Label(x.Text)}})
	}
}

// uploaded gives the file of the form: one that is sent now, or the one that was
// looked at before.
func uploaded(r *http.Request) (name string, content []byte, err error) {
	if text := r.FormValue("carried"); text != "" {
		content, err = base64.StdEncoding.DecodeString(text)
		if err != nil || len(content) > largestFile {
			return "", nil, page.NoFile()
		}
		return page.UploadName(r.FormValue("name")), content, nil
	}
	file, header, err := r.FormFile("file")
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return "", nil, core.Fail(core.TooLarge, "파일이 너무 큽니다. 3 MiB까지 읽습니다.", "The file is too large: at most 3 MiB are read.")
	}
	if err != nil {
		return "", nil, page.NoFile()
	}
	defer file.Close()
	content, err = io.ReadAll(io.LimitReader(file, largestFile+1))
	switch {
	case err != nil:
		return "", nil, core.Fail(core.Invalid, "파일을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The file did not arrive whole. Please send it again.").Because(err)
	case len(content) > largestFile:
		return "", nil, core.Fail(core.TooLarge, "파일이 너무 큽니다. 3 MiB까지 읽습니다.", "The file is too large: at most 3 MiB are read.")
	}
	return page.UploadName(header.Filename), content, nil
}

// taskFile sends the tasks as a file that can be filled in and handed back.
func (s *Section) taskFile(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(r, viewPlan)
	if err != nil {
		return err
	}
	form, format := f.Plan.TaskForm(), path.Ext(r.URL.Path)
	var b bytes.Buffer
	kind := "text/csv; charset=utf-8"
	if format == ".xlsx" {
		kind, err = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Form(&b, form, ui.Lang(r.Context()))
	} else {
		err = export.FormCSV(&b, form)
	}
	if err != nil {
		return err
	}
	page.Attach(w, strings.TrimSpace(f.Plan.Roadmap.Title)+format, kind)
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("send the tasks: %w", err)
	}
	return nil
}
