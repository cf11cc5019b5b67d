package study

import (
	"fmt"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/multicriteria"
)

// Step is a part of the work. Steps can be left and taken up again in any order.
type Step string

// The steps, in the order in which they build on each other.
const (
	StepScope       Step = "scope"
	StepCandidates  Step = "candidates"
	StepIndicators  Step = "indicators"
	StepWeights     Step = "weights"
	StepLong        Step = "long"
	StepShort       Step = "short"
	StepSensitivity Step = "sensitivity"
	StepDecision    Step = "decision"
	StepSignature   Step = "signature"
)

// Steps lists them in order.
func Steps() []Step {
	return []Step{
		StepScope, StepCandidates, StepIndicators, StepWeights, StepLong, StepShort, StepSensitivity, StepDecision, StepSignature,
	}
}

// Title names the step for people.
func (s Step) Title() core.Text {
	switch s {
	case StepScope:
		return core.T("범위", "Scope")
	case StepCandidates:
		return core.T("후보", "Candidates")
	case StepIndicators:
		return core.T("지표", "Indicators")
	case StepWeights:
		return core.T("가중치", "Weights")
	case StepLong:
		return core.T("정량 목록", "Long list")
	case StepShort:
		return core.T("전문가 목록", "Short list")
	case StepSensitivity:
		return core.T("민감도", "Sensitivity")
	case StepDecision:
		return core.T("결정", "Decision")
	default:
		return core.T("서명", "Signature")
	}
}

// Lack is something that a step is still missing, or that should be looked at.
type Lack struct {
	Step   Step
	Path   string // field that it is about
	Text   core.Text
	Blocks bool // the study cannot be signed like this
}

// lacks gathers.
type lacks []Lack

func (l *lacks) block(step Step, path, ko, en string, args ...any) {
	*l = append(*l, Lack{step, path, core.Tf(ko, en, args...), true})
}

func (l *lacks) warn(step Step, path, ko, en string, args ...any) {
	*l = append(*l, Lack{step, path, core.Tf(ko, en, args...), false})
}

// Lacks tells, step by step, what is missing and what should be looked at.
func Lacks(s Study, in Inputs, r Result) []Lack {
	var l lacks
	if s.Scope.Region == "" {
		l.block(StepScope, "scope.region", "지역을 골라 주십시오.", "Choose the region.")
	}
	if !in.Reason.IsZero() {
		l = append(l, Lack{StepScope, "scope.dataset", in.Reason, true})
	}
	s.lackCandidates(&l, in)
	s.lackIndicators(&l, in, r)
	s.lackWeights(&l, r)
	s.lackLists(&l, r)
	s.lackDecision(&l, r)
	return l
}

func (s *Study) lackCandidates(l *lacks, in Inputs) {
	s.lackOverlap(l)
	switch n := len(in.Subjects); {
	case n == 0 && !in.Reason.IsZero(): // told already
	case n == 0 && s.Candidates.Rule == ByHand && len(s.Candidates.Chosen) == 0:
		l.block(StepCandidates, "candidates.chosen", "후보 산업을 골라 주십시오.", "Choose the candidates.")
	case n == 0:
		l.block(StepCandidates, "candidates", "조건에 맞는 후보가 없습니다. 수준이나 최소 규모를 바꿔 주십시오.",
			"No candidate meets the conditions. Change the level or the smallest size.")
	case n == 1:
		l.warn(StepCandidates, "candidates", "후보가 하나뿐이어서 서로 견줄 수 없습니다.", "There is one candidate only: nothing to hold it against.")
	}
}

// lackOverlap warns of a candidate that holds another: it is held against a
// part of itself.
func (s *Study) lackOverlap(l *lacks) {
	trade, ok := industry.Builtin(s.Candidates.System)
	if !ok || s.Candidates.Rule != ByHand {
		return
	}
	for k, inner := range s.Candidates.Chosen {
		for _, outer := range s.Candidates.Chosen {
			if inner.Code != "" && outer.Code != "" && inner.Code != outer.Code && trade.Covers(outer.Code, inner.Code) {
				l.warn(StepCandidates, fmt.Sprintf("candidates.chosen[%d]", k), "‘%[1]s’은(는) 함께 고른 ‘%[2]s’에 들어 있습니다. 같은 값을 두 번 견주게 됩니다.",
					"‘%[1]s’ lies within ‘%[2]s’, which was chosen as well: part of it is held against itself.", inner.Code, outer.Code)
			}
		}
	}
}

func (s *Study) lackIndicators(l *lacks, in Inputs, r Result) {
	if len(s.Indicators) == 0 {
		l.block(StepIndicators, "indicators", "지표를 하나 이상 넣어 주십시오.", "Add at least one indicator.")
	}
	for j, x := range s.Indicators {
		at := fmt.Sprintf("indicators[%d]", j)
		missing := 0
		for _, c := range in.Subjects {
			if !c.Cells[j].Value.Defined() {
				missing++
			}
		}
		switch skip := r.Weights.Indicators[j].Skip; {
		case !skip.IsZero():
			*l = append(*l, Lack{StepIndicators, at, skip, false})
		case missing == len(in.Subjects) && missing > 0:
			why := core.T("값이 있는 후보가 없습니다.", "no candidate has a value.")
			if j < len(in.Columns) && !in.Columns[j].Reason.IsZero() {
				why = in.Columns[j].Reason
			}
			l.block(StepIndicators, at, "‘%[1]s’: %[2]s", "‘%[1]s’: %[2]s", x.Title, why)
		case missing > 0:
			l.warn(StepIndicators, at, "‘%[1]s’ 값이 없는 후보가 %[2]d개 있습니다(%[3]s).", "‘%[1]s’ is not known for %[2]d candidates (%[3]s).", x.Title, missing, s.Missing.Title())
		}
	}
}

func (s *Study) lackWeights(l *lacks, r Result) {
	w := r.Weights
	open := 0 // told of each expert below
	for _, c := range w.Judged {
		open += c.Open
	}
	if len(s.Indicators) > 0 && !w.Fault.IsZero() && open == 0 {
		*l = append(*l, Lack{StepWeights, "weighting", w.Fault, true})
	}
	for k, c := range w.Judged {
		at, name := fmt.Sprintf("weighting.experts[%d]", k), s.Weighting.Experts[k].Name
		switch {
		case c.Open > 0:
			l.block(StepWeights, at, "%[1]s 전문가가 아직 비교하지 않은 쌍이 %[2]d개 있습니다.", "%[1]s has not judged %[2]d pairs yet.", name, c.Open)
		case !c.Acceptable:
			*l = append(*l, Lack{StepWeights, at, s.inconsistent(name, c), false})
		}
	}
	if len(w.Judged) > 1 && w.Joint != nil && w.Joint.CR.Defined() && !w.Joint.Acceptable {
		*l = append(*l, Lack{StepWeights, "weighting", s.inconsistent("", *w.Joint), false})
	}
	if !w.Consistent && s.Signature == nil {
		l.warn(StepSignature, "justification", "일관성 비율이 %.2[1]f을 넘는 판단이 있습니다. 판단을 고치거나, 서명할 때 그대로 쓰는 까닭을 적어야 합니다.",
			"Some judgements have a consistency ratio above %.2[1]f. Mend them, or say in words at the signature why they stand.", multicriteria.Acceptable)
	}
}

// inconsistent says that judgements do not fit and which pair to look at.
func (s *Study) inconsistent(name string, c Consistency) core.Text {
	who := core.T("전체 판단", "The joint judgements")
	if name != "" {
		who = core.Tf("%s 전문가의 판단", "The judgements of %s", name)
	}
	t := core.Tf("%[1]s은(는) 서로 잘 맞지 않습니다(CR %.2[2]f).", "%[1]s do not fit each other well (CR %.2[2]f).", who, float64(c.CR))
	if len(c.Revisit) == 0 {
		return t
	}
	p := c.Revisit[0]
	first, second := elementTitle(p.First, *s), elementTitle(p.Second, *s)
	hint := core.Tf(" %[1]s 대 %[2]s(지금 %[3]s배)를 다시 보십시오. 다른 판단대로라면 %[4]s배쯤입니다.",
		" Look again at %[1]s against %[2]s (now %[3]s times); the others imply about %[4]s.", first, second, times(p.Given), times(p.Suggested))
	return core.T(t.Ko+hint.Ko, t.En+hint.En)
}

// times writes a judgement as people say it: 1/3 for a third.
func times(n Number) string {
	if x := float64(n); x < 1 {
		return "1/" + strconv.FormatFloat(1/x, 'g', 2, 64)
	}
	return strconv.FormatFloat(float64(n), 'g', 2, 64)
}

func (s *Study) lackLists(l *lacks, r Result) {
	scored, long, short, moved := 0, 0, 0, 0
	for _, c := range r.Candidates {
		scored, long, short, moved = scored+one(c.Rank > 0), long+one(c.Long), short+one(c.Short), moved+one(len(c.Moved) > 0)
		if c.Short && len(s.Shortlist.Criteria) > 0 && s.Shortlist.Share < 1 && !c.Qualitative.Mean.Defined() {
			l.block(StepShort, "shortlist.ratings", "‘%[1]s’: %[2]s", "‘%[1]s’: %[2]s", c.Name, c.Qualitative.Reason)
		}
	}
	if scored == 0 && len(r.Candidates) > 0 {
		l.block(StepLong, "weighting", "점수가 있는 후보가 없어 순위를 낼 수 없습니다. 앞 단계에서 부족한 것을 먼저 채워 주십시오.",
			"No candidate has a score, so there are no ranks. First fill in what the earlier steps lack.")
		for _, step := range []Step{StepShort, StepSensitivity} {
			l.warn(step, "weighting", "정량 목록이 나온 뒤에 볼 수 있습니다.", "This waits for the long list.")
		}
	}
	if scored > 0 && s.Shortlist.Share < 1 && (len(s.Shortlist.Criteria) == 0 || len(s.Shortlist.Raters) == 0) {
		l.warn(StepShort, "shortlist.raters", "전문가 평가가 없어 정량 점수만으로 정합니다.", "No expert has rated: the numbers alone decide.")
	}
	switch {
	case s.LongList == 0:
		l.block(StepLong, "longList", "정량 목록에 몇 개를 담을지 적어 주십시오.", "Say how many the long list takes.")
	case s.LongList > scored && scored > 0:
		l.warn(StepLong, "longList", "점수가 있는 후보가 %[1]d개뿐이어서 %[2]d개를 모두 채우지 못했습니다.", "Only %[1]d candidates have a score; the list takes %[2]d.", scored, s.LongList)
	case long > s.LongList:
		l.warn(StepLong, "longList", "같은 점수가 있어 %[1]d개가 올랐습니다.", "Ties make it %[1]d.", long)
	}
	if scored > 0 && short == 0 {
		l.block(StepShort, "shortlist.changes", "목록에 남은 후보가 없습니다.", "No candidate is left on the list.")
	}
	for k, x := range s.Shortlist.Changes {
		at := fmt.Sprintf("shortlist.changes[%d]", k)
		if strings.TrimSpace(x.Reason) == "" {
			l.block(StepShort, at+".reason", "‘%s’을(를) 넣거나 뺀 까닭을 적어 주십시오.", "Say why ‘%s’ was taken in or left out.", r.name(x.ID))
		}
		if _, ok := r.Standing(x.ID); !ok {
			l.warn(StepShort, at, "‘%s’은(는) 이제 후보가 아닙니다.", "‘%s’ is not a candidate any more.", x.ID)
		}
	}
	if s.Sensitivity.Draws == 0 {
		l.warn(StepSensitivity, "sensitivity.draws", "가중치를 움직여 보지 않았습니다.", "The weights were not moved.")
	}
	if moved > 0 {
		l.warn(StepDecision, "decision", "손으로 정한 뒤에 순위가 바뀐 후보가 %d개 있습니다.", "%d candidates have moved since something was decided about them by hand.", moved)
	}
}

func (s *Study) lackDecision(l *lacks, r Result) {
	if len(s.Decision.Chosen) == 0 {
		l.block(StepDecision, "decision.chosen", "선정한 산업이 없습니다.", "No industry has been chosen.")
	}
	for k, x := range s.Decision.Chosen {
		at := fmt.Sprintf("decision.chosen[%d]", k)
		c, ok := r.Standing(x.ID)
		switch {
		case !ok:
			l.block(StepDecision, at, "‘%s’은(는) 이제 후보가 아닙니다. 선정에서 빼거나 후보에 다시 넣어 주십시오.", "‘%s’ is not a candidate any more. Take it out, or make it a candidate again.", x.ID)
		case !c.Short:
			l.warn(StepDecision, at, "‘%s’은(는) 목록에 없는데 선정되었습니다. 까닭을 밝혀 주십시오.", "‘%s’ was chosen although it is not on the list. Please say why.", c.Name)
		}
		if strings.TrimSpace(x.Grade) == "" {
			l.block(StepDecision, at, "‘%s’의 등급을 골라 주십시오.", "Choose the grade of ‘%s’.", r.name(x.ID))
		}
		if strings.TrimSpace(x.Reason) == "" {
			l.block(StepDecision, at, "‘%s’을(를) 선정한 까닭을 적어 주십시오.", "Write why ‘%s’ was chosen.", r.name(x.ID))
		}
	}
	if m := s.Decision.Minutes; m.Date == "" || strings.TrimSpace(m.Text) == "" || len(m.Attendees) == 0 {
		l.block(StepDecision, "decision.minutes", "회의 날짜와 참석자, 회의록을 적어 주십시오.", "Write the date, the attendees and the minutes of the meeting.")
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
