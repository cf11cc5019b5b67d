package study

import (
	"context"
	"strings"

	"naru/internal/core"
	"naru/internal/multicriteria"
)

// Sign puts the actor's name to the revision that they have read, and freezes
// it with its numbers. It is refused while a step lacks something that matters,
// and, while judgements do not fit each other, without a justification in words.
func (s *Service) Sign(ctx context.Context, actor core.Actor, id string, number int, justification, note string) (Study, error) {
	if !actor.CanApprove() {
		return Study{}, core.Fail(core.Forbidden, "연구에 서명할 권한이 없습니다. 기관장이 서명할 수 있습니다.",
			"You may not sign a study. The director may.")
	}
	x, err := s.editable(ctx, actor, id)
	if err != nil {
		return Study{}, err
	}
	if x.Revision != number {
		return Study{}, core.Fail(core.Conflict, "읽으신 뒤에 %[1]s님이 연구를 바꾸었습니다. 바뀐 내용을 확인하고 다시 서명해 주십시오.",
			"%[1]s changed the study after you read it. Look at what changed and sign again.", x.UpdatedBy.Name)
	}
	l, err := s.Look(ctx, actor, x)
	if err != nil {
		return Study{}, err
	}
	if err := fit(l, justification); err != nil {
		return Study{}, err
	}
	signed := x
	signed.State, signed.Frozen = Signed, freeze(s.Clock(), l.Inputs, l.Result)
	signed.Signature = &Signature{
		By: actor.Person(), At: signed.Frozen.At, Justification: strings.TrimSpace(justification), Note: strings.TrimSpace(note),
	}
	return s.save(ctx, actor, signed, x, SignedOff, note)
}

// fit says everything that stands in the way of a signature.
func fit(l Look, justification string) error {
	fault := core.Fail(core.Invalid, "아직 서명할 수 없습니다. 표시된 항목을 마쳐 주십시오.", "This cannot be signed yet. Please finish the marked entries.")
	for _, k := range l.Lacks {
		if k.Blocks {
			fault = fault.With(k.Path, k.Text)
		}
	}
	if !l.Result.Weights.Consistent && strings.TrimSpace(justification) == "" {
		fault = fault.With("justification", core.Tf("일관성 비율이 %.2[1]f을 넘는 판단이 있습니다. 판단을 고치거나, 그대로 쓰는 까닭을 적어 주십시오.",
			"Some judgements have a consistency ratio above %.2[1]f. Mend them, or say in words why they stand.", multicriteria.Acceptable))
	}
	if len(fault.Fields) > 0 {
		return fault
	}
	return nil
}
