package study

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"slices"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
)

// The name and the version of the form of an exported study. The version is
// raised when an older program could misread a newer file; docs/study-file.md
// describes it.
const (
	FileFormat = "naru.study"
	FileSchema = 1
)

// mostFileBytes bounds a file that is read.
const mostFileBytes = 64 << 20

// File is a study as it travels: its text, what it was computed from and came
// to, and who changed what.
type File struct {
	Format     string      `json:"format"`
	Schema     int         `json:"schema"`
	ExportedAt time.Time   `json:"exportedAt"`
	ExportedBy core.Person `json:"exportedBy"`
	Study      Study       `json:"study"` // always with Frozen
	History    []Event     `json:"history,omitempty"`
}

// Event is one entry of a study's history in a file, newest first.
type Event struct {
	Revision int               `json:"revision"`
	At       time.Time         `json:"at"`
	By       core.Person       `json:"by"`
	Action   string            `json:"action"`
	Note     string            `json:"note,omitempty"`
	Changes  []revision.Change `json:"changes,omitempty"`
}

// Export writes a study as a file. A draft is frozen as it stands.
func (s *Service) Export(ctx context.Context, actor core.Actor, id string, w io.Writer) error {
	x, err := s.Get(ctx, actor, id, 0)
	if err != nil {
		return err
	}
	f := File{Format: FileFormat, Schema: FileSchema, ExportedAt: s.Clock(), ExportedBy: actor.Person(), Study: x}
	entries, err := s.History(ctx, actor, id)
	if err != nil {
		return err
	}
	for _, e := range entries {
		f.History = append(f.History, Event{e.Revision, e.At, e.By, e.Action, e.Note, e.Changes})
	}
	if x.State != Signed {
		l, err := s.Look(ctx, actor, x)
		if err != nil {
			return err
		}
		f.Study.Frozen = freeze(f.ExportedAt, l.Inputs, l.Result)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	if err := e.Encode(f); err != nil {
		return core.Fail(core.Internal, "연구를 파일로 쓰지 못했습니다. 다시 시도해 주십시오.", "The study could not be written to a file. Please try again.").Because(err)
	}
	return nil
}

// Import keeps the study of a file, signed ones signed, and computes it again:
// from the datasets where they are here, else from what it brought. The study
// keeps its id unless another one has it; one that is here already, unchanged,
// is core.Conflict.
func (s *Service) Import(ctx context.Context, actor core.Actor, r io.Reader) (Study, Recheck, error) {
	if !actor.CanWrite() {
		return Study{}, Recheck{}, mayNotWrite()
	}
	f, err := readFile(r)
	if err != nil {
		return Study{}, Recheck{}, err
	}
	x := f.Study
	again, err := Compute(ctx, x, x.Frozen.Inputs)
	if err != nil {
		return Study{}, Recheck{}, err
	}
	if !alike(x.Frozen.Result, again) {
		return Study{}, Recheck{}, core.Fail(core.Invalid, "연구 파일의 결과가 후보나 지표와 맞지 않습니다. 다시 내보낸 파일을 올려 주십시오.",
			"The result in the study file does not match its candidates or indicators. Please export it again.")
	}
	here, err := s.locate(ctx, actor, x.Frozen.Inputs.Sources)
	if err != nil {
		return Study{}, Recheck{}, err
	}
	if x.State == Draft {
		x.rename(here)
	}
	if err := s.settle(ctx, actor, &x); err != nil {
		return Study{}, Recheck{}, err
	}
	note := core.Tf("파일에서 가져옴(%[1]s, %[2]s이(가) 내보냄)", "from a file (%[1]s, exported by %[2]s)", f.ExportedAt.In(core.Seoul).Format(time.DateTime), f.ExportedBy.Name)
	x.distrust()
	x.Agency, x.Revision, x.UpdatedAt, x.UpdatedBy = actor.Agency, 1, s.Clock(), actor.Person()
	err = s.Store.SaveStudy(ctx, x, 0, s.entry(x, Imported, note.Ko, nil))
	if err != nil && core.CodeOf(err) == core.Conflict { // another agency of the installation has it
		x.Continues, x.ID = x.ID, s.IDs()
		err = s.Store.SaveStudy(ctx, x, 0, s.entry(x, Imported, note.Ko, nil))
	}
	if err != nil {
		return Study{}, Recheck{}, err
	}
	check, err := s.Recheck(ctx, actor, x)
	return x, check, err
}

// readFile reads and checks a file; nothing in it is believed unseen.
func readFile(r io.Reader) (File, error) {
	var f File
	data, err := io.ReadAll(io.LimitReader(r, mostFileBytes+1))
	if err != nil || len(data) > mostFileBytes {
		return f, core.Fail(core.TooLarge, "연구 파일이 너무 크거나 끝까지 읽히지 않습니다.", "The study file is too large or cannot be read to its end.").Because(err)
	}
	var head struct {
		Format string `json:"format"`
		Schema int    `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.Format != FileFormat {
		return f, core.Fail(core.Invalid, "나루의 연구 파일이 아니거나 파일이 상했습니다. 다시 내보낸 파일을 올려 주십시오.",
			"This is not a study file of Naru, or it is damaged. Please export it again.").Because(err)
	}
	if head.Schema != FileSchema {
		return f, core.Fail(core.Invalid, "이 프로그램은 연구 파일 %[1]d판을 읽습니다. 이 파일은 %[2]d판입니다. 나루를 새 판으로 바꿔 주십시오.",
			"This program reads study files of version %[1]d; this one is of version %[2]d. Please update Naru.", FileSchema, head.Schema)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields() // what is not understood must not be lost in silence
	if err := d.Decode(&f); err != nil {
		return f, core.Fail(core.Invalid, "연구 파일에 읽을 수 없는 것이 있습니다. 다시 내보낸 파일을 올려 주십시오.",
			"The study file holds something that cannot be read. Please export it again.").Because(err)
	}
	if err := f.Study.Validate(); err != nil {
		return f, err
	}
	x := &f.Study
	whole := x.Frozen != nil && x.Frozen.Inputs.fits(*x) && !slices.ContainsFunc(x.Frozen.Inputs.Subjects, func(s Subject) bool { return len(s.Cells) != len(x.Indicators) })
	if !whole || (x.State == Signed) != (x.Signature != nil) {
		return f, core.Fail(core.Invalid, "연구 파일에 값이나 서명이 빠져 있습니다. 다시 내보낸 파일을 올려 주십시오.",
			"The study file lacks values or its signature. Please export it again.")
	}
	return f, nil
}

// alike reports whether two results are about the same things, whatever their
// numbers.
func alike(a, b Result) bool {
	same := len(a.Candidates) == len(b.Candidates) && len(a.Weights.Indicators) == len(b.Weights.Indicators) &&
		len(a.Weights.Judged) == len(b.Weights.Judged) && (a.Weights.Joint == nil) == (b.Weights.Joint == nil)
	if !same {
		return false
	}
	for _, c := range a.Candidates {
		o, ok := b.Standing(c.ID)
		if !ok || len(c.Raw) != len(o.Raw) || len(c.Normalised) != len(o.Normalised) || len(c.Parts) != len(o.Parts) {
			return false
		}
	}
	return true
}

// distrust marks the people of a file as not verified: nobody signed in here.
func (x *Study) distrust() {
	x.CreatedBy.Verified = false
	if x.Signature != nil {
		signature := *x.Signature
		signature.By.Verified = false
		x.Signature = &signature
	}
}

// rename calls the data of a draft as they are called here.
func (x *Study) rename(here []SourceCheck) {
	for _, c := range here {
		if !c.Found() || c.Here.Dataset == c.Source.Dataset {
			continue
		}
		at := func(key *string, number *int) {
			if *key != c.Source.Dataset {
				return
			}
			*key = c.Here.Dataset
			if *number > 0 {
				*number = c.Here.Version
			}
		}
		at(&x.Scope.Dataset, &x.Scope.Version)
		for j := range x.Indicators {
			at(&x.Indicators[j].Source.Dataset, &x.Indicators[j].Source.Version)
		}
	}
}

// settle gives a study another id where one of its id is here with other text.
func (s *Service) settle(ctx context.Context, actor core.Actor, x *Study) error {
	old, err := s.Get(ctx, actor, x.ID, 0)
	if err != nil {
		if core.CodeOf(err) == core.NotFound {
			return nil
		}
		return err
	}
	changes, err := compare(old, *x)
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		return core.Fail(core.Conflict, "‘%s’ 연구가 이미 그대로 있습니다.", "The study ‘%s’ is here already, unchanged.", x.Title)
	}
	x.Continues, x.ID = x.ID, s.IDs()
	return nil
}
