package roadmap

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
)

// ImportRow is a row of a file that can be taken over.
type ImportRow struct {
	Line    int
	Task    Task
	New     bool
	Changes []Difference // of a task that is there; none when it stays as it is
}

// Import is what a file of tasks would do. Nothing is kept before ImportTasks.
type Import struct {
	Rows   []ImportRow
	Faults []RowFault // rows with a fault are not among Rows
	Misfit error      // why the plan would not hold together with these rows
	tasks  []Task
}

// PreviewTasks reads a file of tasks, XLSX or CSV, against the plan as it is.
func (s *Service) PreviewTasks(ctx context.Context, actor core.Actor, roadmap string, r io.ReaderAt, size int64, name string) (*Import, error) {
	p, err := s.Plan(ctx, actor, roadmap)
	if err != nil {
		return nil, err
	}
	f, err := readTaskFile(ctx, r, size, name)
	if err != nil {
		return nil, err
	}
	return p.read(f, s.IDs)
}

// ImportTasks takes over the rows of a file: all of them, or, where partly is
// set, those without a fault. The plan as a whole must fit together; otherwise
// nothing is kept, and the error says which tasks do not fit.
func (s *Service) ImportTasks(ctx context.Context, actor core.Actor, roadmap string, r io.ReaderAt, size int64, name string, partly bool) (*Import, error) {
	f, err := readTaskFile(ctx, r, size, name)
	if err != nil {
		return nil, err
	}
	var done *Import
	err = s.change(ctx, actor, roadmap, func(a *act) error {
		if err := a.draft(); err != nil {
			return err
		}
		var err error
		if done, err = a.plan.read(f, s.IDs); err != nil {
			return err
		}
		if len(done.Faults) > 0 && !partly {
			return done.refuse()
		}
		for _, t := range done.tasks {
			if _, err := a.put(t, ActImported, name); err != nil {
				return err
			}
		}
		after := a.after()
		return after.Check()
	})
	return done, err
}

// refuse is the error of a file with faults, each named by line and column.
func (i *Import) refuse() error {
	err := core.Fail(core.Invalid, "파일에 고칠 칸이 %d개 있습니다. 고쳐서 다시 올리거나, 맞는 줄만 가져오십시오. 아무것도 저장하지 않았습니다.",
		"%d cell(s) of the file need corrections. Mend them, or take the other rows only. Nothing was saved.", len(i.Faults))
	for _, f := range i.Faults {
		err = err.With(f.Column+strconv.Itoa(f.Line), core.Tf("%[1]d행 %[2]s(%[3]s): %[4]s", "row %[1]d, %[2]s (%[3]s): %[4]s", f.Line, f.Column, f.Head, f.Text))
	}
	return err
}

// read makes tasks of rows. A row is a task of the plan by its number.
func (p *Plan) read(f *taskFile, newID func() string) (*Import, error) {
	out := &Import{}
	byNumber := map[string]*Task{}
	ids := map[string]string{}
	for _, t := range p.sorted() {
		byNumber[t.Number], ids[t.Number] = t, t.ID
	}
	lines := map[string]int{}
	for _, row := range f.rows { // first all numbers: a row may wait for a later one
		if number := row.cells[colNumber]; number != "" && ids[number] == "" {
			ids[number] = newID()
		}
	}
	n := newNames(p)
	for _, row := range f.rows {
		r := &rowReader{file: f, row: row, plan: p, ids: ids}
		number := row.cells[colNumber]
		if first := lines[number]; first > 0 && number != "" {
			r.fault(colNumber, "번호 %[1]s이(가) %[2]d행에도 있습니다.", "The number %[1]s stands in row %[2]d too.", number, first)
		}
		lines[number] = row.line
		t := Task{ID: ids[number], Roadmap: p.Roadmap.ID, Number: number, Status: Planned}
		before := byNumber[number]
		if number == "" {
			t.ID = newID()
		} else if before != nil {
			t = before.clone()
		}
		t = r.onto(t, newID)
		r.validate(&t)
		if len(r.faults) > 0 {
			out.Faults = append(out.Faults, r.faults...)
			continue
		}
		if t.Number == "" {
			numbered := p.with(nil, out.tasks)
			t.Number = numbered.nextNumber(t.Strategy)
		}
		entry := ImportRow{Line: row.line, Task: t, New: before == nil}
		if before != nil {
			changes, err := changesOf(*before, t)
			if err != nil {
				return nil, err
			}
			for _, c := range changes {
				entry.Changes = append(entry.Changes, n.difference(c.Path, c))
			}
		}
		out.Rows, out.tasks = append(out.Rows, entry), append(out.tasks, t)
	}
	after := p.with(nil, out.tasks)
	out.Misfit = after.Check()
	return out, nil
}

// validate tells what the task's own check finds by the row's columns.
func (r *rowReader) validate(t *Task) {
	e, bad := errors.AsType[*core.Error](t.Validate())
	if len(r.faults) > 0 || !bad {
		return
	}
	seen := map[string]bool{}
	for _, f := range e.Fields {
		head := headOf(f.Name)
		if !seen[head+f.Message.Ko] {
			seen[head+f.Message.Ko] = true
			r.faults = append(r.faults, RowFault{Line: r.row.line, Column: r.file.columns[head], Head: head, Text: f.Message})
		}
	}
}

// headOf is the column of the file that a field of a task comes from.
func headOf(field string) string {
	for _, prefix := range slices.Sorted(maps.Keys(fieldHeads)) {
		if strings.HasPrefix(field, prefix) {
			return fieldHeads[prefix]
		}
	}
	return colTitle
}

var fieldHeads = map[string]string{
	"after": colAfter, "content": colContent, "end": colEnd, "industries": colIndustries, "kpis": colKPIs, "milestones": colMilestones,
	"need": colNeed, "number": colNumber, "owner": colOwner, "partners": colPartners, "progress.on": colReported, "progress.percent": colPercent,
	"start": colStart, "status": colStatus, "term": colTerm, "title": colTitle,
}
