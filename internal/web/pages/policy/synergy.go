package policy

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// The parameters of how the synergy is worked out.
const (
	paramWeight = "w-" // and the part
	paramCut    = "cut"
	paramPolicy = "policy"
)

// parts lists the parts of a score in the order of every table.
func parts() []policy.PartKey {
	return []policy.PartKey{policy.PartGap, policy.PartLadder, policy.PartFunds, policy.PartReach, policy.PartSpill}
}

// partTitle names a part where no pair is at hand to name it.
func partTitle(k policy.PartKey) core.Text {
	switch k {
	case policy.PartGap:
		return core.T("공백 보완", "Gap covered")
	case policy.PartLadder:
		return core.T("단계 이어짐", "Steps that follow")
	case policy.PartFunds:
		return core.T("재원 보완", "Co-funding")
	case policy.PartReach:
		return core.T("지역 기업 도달", "Local firms reached")
	default:
		return core.T("파급", "Spill-over")
	}
}

// synergyPage holds a local task against the policies of other places.
func (s *Section) synergyPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readSynergy(r)
	if err != nil {
		return err
	}
	return page.Answer(w, r, v.Err, synergyTempl(v))
}

// synergyFile sends every pair with its parts.
func (s *Section) synergyFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readSynergy(r)
	if err != nil {
		return err
	}
	if v.Err != nil {
		return v.Err
	}
	if !v.Chosen {
		return core.Fail(core.NotFound, "어느 과제인지 정해지지 않았습니다. 과제를 고른 뒤 내려받아 주십시오.", "No task is chosen. Choose one, then download.")
	}
	return sendSheet(w, r, "naru-policy-synergy", v.sheet())
}

// synergyView is the synergy that an address asks for.
type synergyView struct {
	weighing

	Subject subject
	Chosen  bool // a task is named
	Tasks   []ui.Option
	Classes policy.Classes
	Regions []ui.Option
	Filter  policy.Filter
	Year    string
	Pairs   []policy.Pair
	Scope   policy.Scope
	Err     error
}

// weighing is the weights and the cut as they were typed, or the usual ones.
type weighing struct {
	Weights  map[policy.PartKey]string
	Cut      string
	CutValue float64
	Moved    bool // something is not as usual
}

// readSynergy works out what an address asks for. What it cannot read is told,
// and nothing is worked out.
func (s *Section) readSynergy(r *http.Request) (synergyView, error) {
	ctx, who, q := r.Context(), page.Actor(r.Context()), r.URL.Query()
	var v synergyView
	var err error
	if v.Classes, err = s.Policies.Classes(ctx, who); err != nil {
		return v, err
	}
	if v.Tasks, err = s.taskOptions(ctx, who); err != nil {
		return v, err
	}
	if v.Subject, err = s.subject(ctx, who, v.Classes, q); err != nil {
		return v, err
	}
	v.Chosen = v.Subject.Ref != ""
	fault := core.Fail(core.Invalid, "시너지의 조건에 고칠 것이 있습니다.", "Some of what was asked of the synergy needs corrections.")
	v.Filter, v.Year = readFilter(q, fault), q.Get(paramYear)
	weights := v.readWeights(q, fault)
	readYear(fault, paramFirst, v.Subject.Typed.From) // those of a described task
	readYear(fault, paramLast, v.Subject.Typed.To)
	v.Regions = s.regionOptions(v.Subject.Home)
	if v.Err = orNil(fault); len(fault.Fields) > 0 || !v.Chosen {
		return v, nil
	}
	held, err := s.Policies.Synergy(ctx, who, v.Subject.Task, policy.Options{Home: v.Subject.Home, Weights: weights, Cut: v.CutValue, Filter: v.Filter})
	v.Pairs, v.Scope = held.Pairs, held.Scope
	if told, ok := errors.AsType[*core.Error](err); ok && told.Code == core.Invalid {
		v.Err, err = atParameters(told), nil
	}
	return v, err
}

// readWeights reads the weights and the cut; what is not given is as usual.
func (v *weighing) readWeights(q url.Values, fault *core.Error) policy.Weights {
	v.Weights = map[policy.PartKey]string{}
	usual, out := policy.DefaultWeights(), policy.Weights{}
	for _, k := range parts() {
		v.Weights[k] = cmp.Or(strings.TrimSpace(q.Get(paramWeight+string(k))), decimal(usual[k]))
		out[k] = readNumber(fault, paramWeight+string(k), v.Weights[k])
		v.Moved = v.Moved || decimal(out[k]) != decimal(usual[k])
	}
	v.Cut = cmp.Or(strings.TrimSpace(q.Get(paramCut)), decimal(policy.DefaultCut))
	v.CutValue = readNumber(fault, paramCut, v.Cut)
	if !(v.CutValue > 0 && v.CutValue <= 1) {
		fault.Fields = append(fault.Fields, core.Field{Name: paramCut, Message: core.T("제안할 점수는 0보다 크고 1을 넘지 않는 수입니다.", "The score to suggest from is above 0 and at most 1.")})
	}
	v.Moved = v.Moved || decimal(v.CutValue) != decimal(policy.DefaultCut)
	if told, ok := errors.AsType[*core.Error](out.Validate()); ok && len(fault.Fields) == 0 {
		for _, f := range told.Fields {
			fault.Fields = append(fault.Fields, core.Field{Name: weightField(f.Name), Message: f.Message})
		}
	}
	return out
}

// weightField is the parameter that a fault of the weights is about.
func weightField(name string) string {
	if slices.Contains(parts(), policy.PartKey(name)) {
		return paramWeight + name
	}
	return paramWeight + string(parts()[0])
}

func readNumber(fault *core.Error, name, text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		fault.Fields = append(fault.Fields, core.Field{Name: name, Message: core.Tf("‘%s’은(는) 수가 아닙니다. 0.3처럼 적어 주십시오.", "‘%s’ is not a number. Write 0.3.", text)})
	}
	return x
}

// decimal writes a number without needless zeros.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// atParameters names what is wrong with a task by the fields of the form.
func atParameters(told *core.Error) error {
	names := map[string]string{"industries": paramIndustries, "instruments": paramInstruments, "stages": paramStages, "funds": paramFunds, "from": paramFirst, "to": paramLast}
	out := core.Fail(core.Invalid, "이 과제로는 시너지를 계산할 수 없습니다.", "No synergy can be worked out for this task.")
	for _, f := range told.Fields {
		plain, _, _ := strings.Cut(f.Name, "[")
		out.Fields = append(out.Fields, core.Field{Name: names[plain], Message: f.Message})
	}
	return out
}

// query is the address of the synergy as it is.
func (v synergyView) query() url.Values {
	q := v.Subject.query()
	for _, k := range parts() {
		if v.Weights[k] != decimal(policy.DefaultWeights()[k]) {
			q.Set(paramWeight+string(k), v.Weights[k])
		}
	}
	if v.Cut != decimal(policy.DefaultCut) {
		q.Set(paramCut, v.Cut)
	}
	for name, text := range map[string]string{paramTier: first(v.Filter.Levels), paramFund: first(v.Filter.Funds), paramYear: v.Year} {
		if text != "" {
			q.Set(name, text)
		}
	}
	if v.Filter.Examples {
		q.Set(paramExamples, "1")
	}
	return q
}

func (v synergyView) pairHref(p *policy.Policy) string {
	q := v.query()
	q.Set(paramPolicy, p.ID)
	return pairPath + "?" + q.Encode()
}

// usualHref is the same without weights and cut of its own.
func (v synergyView) usualHref() string {
	q := v.query()
	for _, k := range parts() {
		q.Del(paramWeight + string(k))
	}
	q.Del(paramCut)
	return synergyPath + "?" + q.Encode()
}

// scored are the pairs that have a score, open those of which nobody can say
// whether they meet in an industry, and apart the number of those that do not.
func (v synergyView) scored() []policy.Pair {
	return slices.DeleteFunc(slices.Clone(v.Pairs), func(p policy.Pair) bool { return !p.Known })
}

func (v synergyView) open() []policy.Pair {
	return slices.DeleteFunc(slices.Clone(v.Pairs), func(p policy.Pair) bool { return p.Known || p.Verdict == policy.No })
}

func (v synergyView) apart() int { return len(v.Pairs) - len(v.scored()) - len(v.open()) }

func (v synergyView) suggested() []policy.Pair {
	return slices.DeleteFunc(slices.Clone(v.Pairs), func(p policy.Pair) bool { return p.Suggestion.IsZero() })
}

// finding names the best policy and how much of its score is known.
func (v synergyView) finding() ui.Finding {
	list := v.scored()
	if len(list) == 0 {
		return ui.Finding{}
	}
	best := list[0]
	return ui.Finding{Why: v.pairHref(&best.Policy), Text: core.Tf("‘%[1]s’ 과제와 가장 잘 맞는 정책은 ‘%[2]s’(%[3]s)입니다: %.2[4]f점, 가중치의 %.0[5]f%%를 알고 계산했습니다.",
		"The policy that goes best with ‘%[1]s’ is ‘%[2]s’ (%[3]s): %.2[4]f, with %.0[5]f%% of the weights known.",
		v.Subject.Task.Title, best.Policy.Title, best.Policy.Level.Title(), best.Total, 100*best.Weighed)}
}

func (v synergyView) figures() []ui.KeyFigure {
	number := func(n int) ui.Cell { return ui.Num(float64(n), ui.Whole()) }
	unit := core.T("개", "policies")
	return []ui.KeyFigure{
		{Label: core.T("점수가 있는 정책", "Policies with a score"), Value: number(len(v.scored())), Unit: unit, Compare: core.Tf("견준 정책 %d개 가운데", "of %d compared", len(v.Pairs)), Href: "#scope"},
		{Label: core.T("이어 쓸 만한 정책", "Worth joining with"), Value: number(len(v.suggested())), Unit: unit, Compare: core.Tf("%s점 이상", "%s or more", v.Cut)},
		{Label: core.T("산업을 확인할 정책", "Industries to be checked"), Value: number(len(v.open())), Unit: unit, Compare: core.T("대상 산업이 적혀 있지 않음", "their industries are not stated")},
		{Label: core.T("산업이 만나지 않는 정책", "Other industries"), Value: number(v.apart()), Unit: unit},
	}
}

func (v synergyView) notices() []ui.Notice {
	if len(v.Subject.Missing) == 0 {
		return nil
	}
	names := make([]core.Text, len(v.Subject.Missing))
	for i, m := range v.Subject.Missing {
		names[i] = core.T("‘"+m+"’", "‘"+m+"’")
	}
	return []ui.Notice{{Tone: ui.Warning, Text: core.Tf("과제의 산업 가운데 지금 없는 것은 뺐습니다: %s", "Industries of the task that are not at hand were left out: %s", page.Listed(names))}}
}

// next says where to go on.
func (v synergyView) next(ctx context.Context) []ui.Link {
	out := []ui.Link{{Text: core.T("연계표에서 빈 곳 보기", "See the gaps in the matrix"), Href: matrixPath}}
	if v.Subject.Href != "" {
		out = append(out, ui.Link{Text: core.T("과제 열기", "Open the task"), Href: v.Subject.Href})
	}
	return append(out, ui.Link{Text: core.T("정책에 빠진 것 채우기", "Fill in what policies leave out"), Href: ui.To(ctx, listPath, paramLack, "1")})
}
