package policy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"naru/internal/core"
	"naru/internal/revision"
)

// RowState is what an import would do with a row.
type RowState string

// The states of rows that can be taken.
const (
	RowNew     RowState = "new"
	RowChanged RowState = "changed"
	RowSame    RowState = "same"
)

// Import is what a file in the template would do. Nothing is saved by reading
// it.
type Import struct {
	Name     string
	Rows     []ImportRow // that can be taken, in the order of the file
	Rejects  []Reject    // why the others cannot
	Rejected int         // rows that cannot be taken
	New      int
	Changed  int
	Same     int
	Ignored  []string    // headings that the template does not have
	Absent   []core.Text // columns that the file does not have: those facts stay as they are
	Print    string      // stands for what is shown here; see Service.Apply
}

// ImportRow is a row that can be taken.
type ImportRow struct {
	Line    int
	State   RowState
	Policy  Policy            // as it would be
	Before  Policy            // as it is; zero for a new one
	Changes []revision.Change // for one that changes
}

// Reject says why a row cannot be taken, or one reason of several.
type Reject struct {
	Line   int    // of the file, from 1
	Key    string // of the policy, as far as the row says it
	Title  string
	Column core.Text
	Value  string
	Reason core.Text
}

// Read reads a file in the template (XLSX, or CSV in UTF-8 or CP949) and tells
// what it would do. Errors are about the file as a whole; what is wrong with a
// row is among the rejects.
func (s *Service) Read(ctx context.Context, actor core.Actor, r io.ReaderAt, size int64, name string) (*Import, error) {
	if !actor.CanWrite() {
		return nil, mayNotWrite()
	}
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return nil, err
	}
	out := &Import{Name: name}
	rows, err := s.readRows(ctx, k, r, size, out)
	if err != nil {
		return nil, err
	}
	return out, s.settle(k, rows, actor, out)
}

// settle holds the rows against each other and against what there is.
func (s *Service) settle(k *knowledge, rows []*rowReader, actor core.Actor, out *Import) error {
	refuseTwins(rows)
	for _, r := range rows {
		r.policy = s.named(r.policy.Normalise())
		r.policy.Agency = actor.Agency
		if r.before.ID == "" {
			r.policy.ID = s.IDs()
		}
	}
	adopt(k, rows)
	for _, r := range rows {
		r.check()
	}
	dropOrphans(rows)
	return out.gather(rows)
}

// refuseTwins refuses every row of a number that stands twice: nobody can say
// which one is meant.
func refuseTwins(rows []*rowReader) {
	first := map[string]*rowReader{}
	for _, r := range rows {
		key := r.policy.Key
		if key == "" {
			continue
		}
		if twin, ok := first[key]; ok {
			r.rejectAt("key", key, core.Tf("관리번호 ‘%[1]s’이(가) %[2]d행에도 있습니다. 하나만 남겨 주십시오.", "The number ‘%[1]s’ also stands in line %[2]d. Keep one.", key, twin.line))
			if len(twin.rejects) == 0 || twin.rejects[len(twin.rejects)-1].Value != key {
				twin.rejectAt("key", key, core.Tf("관리번호 ‘%[1]s’이(가) %[2]d행에도 있습니다. 하나만 남겨 주십시오.", "The number ‘%[1]s’ also stands in line %[2]d. Keep one.", key, r.line))
			}
			continue
		}
		first[key] = r
	}
}

// adopt turns the numbers of plans above into ids, also of rows of the file,
// and puts the rows in the place of what they change.
func adopt(k *knowledge, rows []*rowReader) {
	ids := map[string]string{}
	for key, p := range k.byKey {
		ids[key] = p.ID
	}
	for _, r := range rows {
		if len(r.rejects) == 0 {
			ids[r.policy.Key] = r.policy.ID
		}
	}
	for _, r := range rows {
		if r.hasParent {
			r.policy.Parent = ""
			if id, ok := ids[r.parent]; ok && r.parent != "" {
				r.policy.Parent = id
			} else if r.parent != "" {
				r.rejectAt("parent", r.parent, core.Tf("관리번호가 ‘%s’인 계획이 이 파일에도 나루에도 없습니다.", "No plan has the number ‘%s’, neither in this file nor in Naru.", r.parent))
			}
		}
	}
	for _, r := range rows {
		if len(r.rejects) == 0 && r.policy.Key != "" {
			k.byID[r.policy.ID], k.byKey[r.policy.Key] = r.policy, r.policy
		}
	}
}

// dropOrphans refuses rows whose plan above is a new row that is refused.
func dropOrphans(rows []*rowReader) {
	for again := true; again; {
		again = false
		gone := map[string]int{}
		for _, r := range rows {
			if len(r.rejects) > 0 && r.before.ID == "" {
				gone[r.policy.ID] = r.line
			}
		}
		for _, r := range rows {
			if line, orphan := gone[r.policy.Parent]; orphan && len(r.rejects) == 0 {
				r.rejectAt("parent", r.parent, core.Tf("상위계획인 %d행을 받을 수 없어 이 행도 받을 수 없습니다.", "The plan above, in line %d, cannot be taken, so neither can this row.", line))
				again = true
			}
		}
	}
}

func (out *Import) gather(rows []*rowReader) error {
	sum := sha256.New()
	for _, r := range rows {
		if len(r.rejects) > 0 {
			out.Rejected++
			for _, x := range r.rejects {
				x.Key, x.Title = r.policy.Key, r.policy.Title
				out.Rejects = append(out.Rejects, x)
			}
			continue
		}
		row := ImportRow{Line: r.line, State: RowNew, Policy: r.policy, Before: r.before}
		if r.before.ID != "" {
			changes, err := revision.Compare(r.before, r.policy)
			if err != nil {
				return fmt.Errorf("policy: %w", err)
			}
			row.State, row.Changes = RowChanged, changes
			if len(changes) == 0 {
				row.State = RowSame
			}
		}
		switch row.State {
		case RowNew:
			out.New++
		case RowChanged:
			out.Changed++
		case RowSame:
			out.Same++
		}
		out.Rows = append(out.Rows, row)
		fmt.Fprintf(sum, "%d|%q|%s|%d\n", r.line, r.policy.Key, row.State, r.before.Revision)
	}
	fmt.Fprintf(sum, "%d", out.Rejected)
	out.Print = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// Apply saves what an import shows: all of it, in one transaction. Where rows
// are rejected it saves nothing unless goodOnly says to take the others. seen
// is the Print that the person looked at, empty to trust the reading; when the
// policies have changed since, the error is core.Conflict and nothing is saved.
func (s *Service) Apply(ctx context.Context, actor core.Actor, in *Import, goodOnly bool, seen string) error {
	switch {
	case !actor.CanWrite():
		return mayNotWrite()
	case seen != "" && seen != in.Print:
		return core.Fail(core.Conflict, "미리보기 뒤에 정책이 바뀌었습니다. 달라진 미리보기를 확인하고 다시 진행해 주십시오.",
			"The policies have changed since the preview. Look at the new preview and go on.")
	case in.Rejected > 0 && !goodOnly:
		return in.refusal()
	}
	var writes []Write
	for _, row := range in.Rows {
		if row.Policy.Agency != actor.Agency {
			return mayNotWrite()
		}
		if row.State == RowSame {
			continue
		}
		w, changed, err := s.prepare(actor, row.Before, row.Policy, ActionImported, in.Name)
		if err != nil {
			return err
		}
		if changed {
			writes = append(writes, w)
		}
	}
	if len(writes) == 0 {
		return nil
	}
	return s.Store.SavePolicies(ctx, writes)
}

// refusal tells every reject by line and column.
func (out *Import) refusal() error {
	fault := core.Fail(core.Invalid,
		"%[1]d개 행을 받을 수 없어 아무것도 저장하지 않았습니다. 파일을 고치거나, 받을 수 있는 %[2]d개 행만 저장하도록 고르십시오.",
		"%[1]d %[3]s cannot be taken, so nothing was saved. Correct the file, or choose to take the other %[2]d.",
		out.Rejected, len(out.Rows), core.Plural(out.Rejected, "row", "rows"))
	fault.Fields = slices.Grow(fault.Fields, len(out.Rejects))
	for _, r := range out.Rejects {
		fault.Fields = append(fault.Fields, core.Field{Name: fmt.Sprintf("%d:%s", r.Line, r.Column.Ko), Message: r.Reason})
	}
	return fault
}
