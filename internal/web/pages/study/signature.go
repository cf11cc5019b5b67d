package study

import (
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

type signatureView struct {
	frame

	Blocks     []study.Lack // what stands in the way
	Minds      []study.Lack // what should be looked at
	MaySign    bool
	NeedsWhy   bool // judgements do not fit each other
	Justified  string
	Note       string
	Facts      []ui.Fact // of a signature
	Foundation []ui.Fact // what is signed
}

// signature is the last step: what will be signed, and what stands in the way.
func (s *Section) signature(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frameOf(r, study.StepSignature)
	if err != nil {
		return err
	}
	return s.showSignature(w, r, f)
}

func (s *Section) showSignature(w http.ResponseWriter, r *http.Request, f frame) error {
	f.Lead = core.T("서명하면 내용과 숫자가 얼려집니다. 나중에, 또는 다른 컴퓨터에서 다시 계산해 같은지 확인할 수 있습니다.", "A signature freezes text and numbers. They can be computed again later, or elsewhere, to see that they are the same.")
	f.Help = core.T("로그인 기능이 아직 없어, 서명에는 위에서 고른 이름과 역할이 ‘확인되지 않음’으로 남습니다.", "There is no sign-in yet: the signature bears the name and role chosen above, as not verified.")
	v := signatureView{
		frame: f, MaySign: page.Actor(r.Context()).CanApprove(), NeedsWhy: !f.Look.Result.Weights.Consistent,
		Justified: f.typed("justification", ""), Note: f.typed("note", ""), Foundation: foundation(f.Look),
	}
	for _, k := range f.Look.Lacks {
		if k.Blocks {
			v.Blocks = append(v.Blocks, k)
		} else {
			v.Minds = append(v.Minds, k)
		}
	}
	if g := f.Look.Study.Signature; g != nil {
		v.Facts = signatureFacts(*g)
	}
	return page.Answer(w, r, f.Err, signatureTempl(v))
}

// sign puts the reader's name to the revision that they have read.
func (s *Section) sign(w http.ResponseWriter, r *http.Request) error {
	a, _, err := s.sent(w, r)
	if err != nil {
		return err
	}
	revision, err := strconv.Atoi(a.Get(paramRevision))
	if err != nil {
		return err //nolint:wrapcheck // sent has read it before
	}
	x, err := s.Studies.Sign(r.Context(), page.Actor(r.Context()), r.PathValue("id"), revision, a.text("justification"), a.text("note"))
	if err == nil {
		return page.SeeOther(w, r, href(x.ID)+"?"+paramDone+"="+doneSigned)
	}
	if c := core.CodeOf(err); c != core.Invalid && c != core.Conflict {
		return err
	}
	f, lookErr := s.frameOf(r, study.StepSignature)
	if lookErr != nil {
		return lookErr
	}
	f.Err, f.Form = err, a.Values
	f.Form.Del(paramRevision) // what is read now is the newest
	return s.showSignature(w, r, f)
}

// foundation is what is signed, in short.
func foundation(l study.Look) []ui.Fact {
	scored := 0
	for _, c := range l.Result.Candidates {
		if c.Rank > 0 {
			scored++
		}
	}
	facts := []ui.Fact{
		{Label: core.T("지역", "Region"), Value: ui.Label(l.Inputs.Region)},
		{Label: core.T("후보", "Candidates"), Value: ui.Label(core.Tf("%[1]d개(점수 있음 %[2]d개)", "%[1]d (%[2]d with a score)", len(l.Result.Candidates), scored))},
		{Label: core.T("지표", "Indicators"), Value: ui.Label(core.Tf("%d개", "%d", len(l.Study.Indicators)))},
		{Label: core.T("가중치", "Weights"), Value: ui.Label(weightsText(l))},
		{Label: core.T("자료", "Data"), Value: ui.Label(sourceText(l.Inputs))},
	}
	if d := decisionFinding(l); !d.Text.IsZero() {
		facts = append(facts, ui.Fact{Label: core.T("결정", "Decision"), Value: ui.Label(d.Text)})
	}
	return facts
}

// weightsText says how the weights came about, and how well judgements fit.
func weightsText(l study.Look) core.Text {
	t := l.Study.Weighting.Method.Title()
	if j := l.Result.Weights.Joint; j != nil && j.CR.Defined() {
		return core.Tf("%[1]s, 전문가 %[2]d명, CR %.3[3]f", "%[1]s, %[2]d experts, CR %.3[3]f", t, len(l.Study.Weighting.Experts), float64(j.CR))
	}
	return t
}

func signatureFacts(g study.Signature) []ui.Fact {
	verified := core.T("확인되지 않음", "not verified")
	if g.By.Verified {
		verified = core.T("확인됨", "verified")
	}
	facts := []ui.Fact{
		{Label: core.T("서명한 사람", "Signed by"), Value: ui.Label(core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", person(g.By), verified))},
		{Label: core.T("서명한 때", "Signed at"), Value: page.TimeCell(g.At)},
	}
	if g.Justification != "" {
		facts = append(facts, ui.Fact{Label: core.T("맞지 않는 판단을 그대로 쓴 까닭", "Why ill-fitting judgements stand"), Value: ui.Plain(g.Justification)})
	}
	if g.Note != "" {
		facts = append(facts, ui.Fact{Label: core.T("비고", "Note"), Value: ui.Plain(g.Note)})
	}
	return facts
}
