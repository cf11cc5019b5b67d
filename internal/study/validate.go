package study

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/multicriteria"
)

// Bounds that keep a study something that a page can show.
const (
	longestTitle     = 120
	longestText      = 20_000
	mostIndicators   = 40
	mostCandidates   = 2_000
	mostExperts      = 100
	mostDraws        = 100_000
	mostAttendees    = 200
	mostTableEntries = 10_000
	// Beyond these, draws cannot be told from all or nothing, or from the weights.
	leastConcentration = 0.1
	mostConcentration  = 1_000_000
)

// faults gathers what is wrong, by field.
type faults struct{ err *core.Error }

func (f *faults) add(path, ko, en string, args ...any) {
	if f.err == nil {
		f.err = core.Fail(core.Invalid, "연구에 고칠 것이 있습니다. 표시된 항목을 고쳐 주십시오.", "The study needs corrections. Please mend the marked entries.")
	}
	f.err = f.err.With(path, core.Tf(ko, en, args...))
}

// text checks the length of what a person wrote.
func (f *faults) text(path, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		f.add(path, "%[1]d자까지 쓸 수 있습니다(지금 %[2]d자).", "At most %[1]d characters; there are %[2]d.", most, n)
	}
}

// most checks the length of a list.
func (f *faults) most(path string, n, most int) {
	if n > most {
		f.add(path, "%[1]d개까지 둘 수 있습니다(지금 %[2]d개).", "At most %[1]d; there are %[2]d.", most, n)
	}
}

// unique checks the ids of a list.
func unique[T any](f *faults, path string, list []T, id func(T) string) {
	seen := map[string]bool{}
	for k, x := range list {
		switch at := fmt.Sprintf("%s[%d].id", path, k); {
		case strings.TrimSpace(id(x)) == "":
			f.add(at, "이름표(id)가 비어 있습니다.", "The id is empty.")
		case seen[id(x)]:
			f.add(at, "‘%s’이(가) 두 번 있습니다. 하나를 지워 주십시오.", "‘%s’ is there twice. Please remove one.", id(x))
		}
		seen[id(x)] = true
	}
}

// known checks that a choice is one of those there are.
func known[T ~string](f *faults, path string, x T, all []T) {
	if !slices.Contains(all, x) {
		f.add(path, "‘%s’은(는) 고를 수 있는 값이 아닙니다.", "‘%s’ is not one of the choices.", string(x))
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// Validate says everything that makes a study unfit to be kept, by field.
// What is merely not there yet is a matter of Lacks.
func (s *Study) Validate() error {
	f := &faults{}
	if strings.TrimSpace(s.Title) == "" {
		f.add("title", "제목을 적어 주십시오.", "Please give it a title.")
	}
	f.text("title", s.Title, longestTitle)
	f.text("purpose", s.Purpose, longestText)
	known(f, "preset", s.Preset, Presets())
	known(f, "state", s.State, []State{Draft, Signed})
	known(f, "missing", s.Missing, MissingRules())
	if !s.Scope.From.IsZero() && !s.Scope.To.IsZero() && (!s.Scope.From.Before(s.Scope.To) || s.Scope.From.Freq != s.Scope.To.Freq) {
		f.add("scope.from", "시작 시점 %[1]s은(는) 끝 시점 %[2]s보다 앞선, 같은 주기의 시점이어야 합니다.",
			"The first period %[1]s must come before the last, %[2]s, and be of the same length.", s.Scope.From, s.Scope.To)
	}
	if s.LongList < 0 || s.LongList > mostCandidates {
		f.add("longList", "0에서 %d 사이의 수를 적어 주십시오.", "Write a number from 0 to %d.", mostCandidates)
	}
	s.checkCandidates(f)
	s.checkIndicators(f)
	s.checkWeighting(f)
	s.checkShortlist(f)
	s.checkSensitivity(f)
	s.checkDecision(f)
	if f.err == nil {
		return nil
	}
	return f.err
}

func (s *Study) checkCandidates(f *faults) {
	c := s.Candidates
	known(f, "candidates.rule", c.Rule, CandidateRules())
	if c.Level != "" {
		known(f, "candidates.level", c.Level, diagnosis.Levels())
	}
	unique(f, "candidates.atLeast", c.AtLeast, func(x AtLeast) string { return x.Measure })
	for k, x := range c.AtLeast {
		if !finite(x.Value) || x.Value < 0 {
			f.add(fmt.Sprintf("candidates.atLeast[%d].value", k), "0 이상의 수를 적어 주십시오.", "Write a number of 0 or more.")
		}
	}
	f.most("candidates.chosen", len(c.Chosen), mostCandidates)
	unique(f, "candidates.chosen", c.Chosen, func(x Candidate) string { return x.ID })
	for k, x := range c.Chosen {
		code, basket := x.Code != "" && x.ID == x.Code, x.Definition != "" && x.Version > 0 && x.ID == definitionID(x.Definition, x.Version)
		if code == basket {
			f.add(fmt.Sprintf("candidates.chosen[%d]", k), "산업 코드 하나, 또는 산업 정의의 한 판을 골라 주십시오.", "Choose one code, or one version of an industry definition.")
		}
	}
}

func (s *Study) checkIndicators(f *faults) {
	f.most("indicators", len(s.Indicators), mostIndicators)
	unique(f, "indicators", s.Indicators, func(x Indicator) string { return x.ID })
	for k, x := range s.Indicators {
		at := fmt.Sprintf("indicators[%d].", k)
		if x.Title.IsZero() {
			f.add(at+"title", "지표 이름을 적어 주십시오.", "Please name the indicator.")
		}
		if strings.Contains(x.ID, ":") {
			f.add(at+"id", "이름표(id)에 ‘:’을 쓸 수 없습니다.", "An id may not hold ‘:’.")
		}
		f.text(at+"title", x.Title.Ko+x.Title.En, 2*longestTitle)
		f.text(at+"note", x.Note, longestText)
		known(f, at+"source.method", x.Source.Method, Methods())
		known(f, at+"direction", x.Direction, []multicriteria.Direction{multicriteria.Higher, multicriteria.Lower})
		known(f, at+"normalisation", x.Normalisation, multicriteria.Normalisations())
		if x.Source.Years < 0 || x.Source.Years > 100 {
			f.add(at+"source.years", "기간은 0년에서 100년 사이여야 합니다.", "The span must be from 0 to 100 years.")
		}
		f.most(at+"source.table", len(x.Source.Table), mostTableEntries)
		unique(f, at+"source.table", x.Source.Table, func(e Entry) string { return e.ID })
		for n, e := range x.Source.Table {
			if e.Value != nil && !finite(*e.Value) {
				f.add(fmt.Sprintf("%ssource.table[%d].value", at, n), "수를 적거나 비워 두십시오.", "Write a number or leave it empty.")
			}
		}
	}
}

func (s *Study) checkWeighting(f *faults) {
	w := s.Weighting
	known(f, "weighting.method", w.Method, WeightMethods())
	unique(f, "weighting.direct", w.Direct, func(x Weight) string { return x.ID })
	for k, x := range w.Direct {
		if !finite(x.Value) || x.Value < 0 {
			f.add(fmt.Sprintf("weighting.direct[%d].value", k), "가중치는 0 이상의 수여야 합니다.", "A weight must be a number of 0 or more.")
		}
	}
	f.most("weighting.experts", len(w.Experts), mostExperts)
	unique(f, "weighting.experts", w.Experts, func(x Expert) string { return x.ID })
	people(f, "weighting.experts", w.Experts, func(x Expert) (string, string) { return x.Name, x.Affiliation })
	for k, e := range w.Experts {
		at := fmt.Sprintf("weighting.experts[%d].", k)
		if !finite(e.Weight) || e.Weight < 0 {
			f.add(at+"weight", "전문가의 가중치는 0 이상의 수여야 합니다.", "An expert's weight must be a number of 0 or more.")
		}
		seen := map[[2]string]bool{}
		for n, j := range e.Judgements {
			where := fmt.Sprintf("%sjudgements[%d]", at, n)
			if j.ID != Judge(j.First, j.Second, j.Times).ID || j.First == j.Second {
				f.add(where, "비교할 두 지표가 올바르지 않습니다.", "The two indicators to compare are not right.")
			}
			if seen[[2]string{j.First, j.Second}] || seen[[2]string{j.Second, j.First}] {
				f.add(where, "‘%[1]s’과(와) ‘%[2]s’을(를) 두 번 비교했습니다. 하나를 지워 주십시오.", "‘%[1]s’ and ‘%[2]s’ are compared twice. Please remove one.", j.First, j.Second)
			}
			seen[[2]string{j.First, j.Second}] = true
			if !finite(j.Times) || !(j.Times > 0) {
				f.add(where+".times", "비교 값은 0보다 커야 합니다. 1/9~9 가운데에서 골라 주십시오.", "A judgement must be greater than 0. Choose from 1/9 to 9.")
			}
		}
	}
}

// people checks that nobody is there twice and everybody has a name.
func people[T any](f *faults, path string, list []T, who func(T) (name, affiliation string)) {
	seen := map[[2]string]bool{}
	for k, x := range list {
		name, affiliation := who(x)
		name, affiliation = strings.Join(strings.Fields(name), " "), strings.Join(strings.Fields(affiliation), " ")
		at := fmt.Sprintf("%s[%d].name", path, k)
		switch {
		case name == "":
			f.add(at, "전문가의 이름을 적어 주십시오.", "Please write the expert's name.")
		case seen[[2]string{name, affiliation}]:
			f.add(at, "‘%s’ 전문가가 두 번 있습니다. 같은 사람이면 하나를 지우고, 다른 사람이면 소속을 적어 주십시오.",
				"The expert ‘%s’ is there twice. Remove one, or write the affiliation if they are two people.", name)
		}
		f.text(at, name+affiliation, 2*longestTitle)
		seen[[2]string{name, affiliation}] = true
	}
}

func (s *Study) checkSensitivity(f *faults) {
	x := s.Sensitivity
	if x.Draws < 0 || x.Draws > mostDraws {
		f.add("sensitivity.draws", "0에서 %d 사이의 수를 적어 주십시오.", "Write a number from 0 to %d.", mostDraws)
	}
	if x.Draws > 0 && !(x.Concentration >= leastConcentration && x.Concentration <= mostConcentration) {
		f.add("sensitivity.concentration", "집중도는 %[1]g에서 %[2]g 사이여야 합니다.", "The concentration must be from %[1]g to %[2]g.", leastConcentration, float64(mostConcentration))
	}
	if x.Top < 0 || x.Top > mostCandidates {
		f.add("sensitivity.top", "0에서 %d 사이의 수를 적어 주십시오.", "Write a number from 0 to %d.", mostCandidates)
	}
}

func (s *Study) checkShortlist(f *faults) {
	l := s.Shortlist
	if !(l.Share >= 0 && l.Share <= 1) {
		f.add("shortlist.share", "정량 점수의 비중은 0에서 1 사이여야 합니다.", "The share of the quantitative score must be from 0 to 1.")
	}
	unique(f, "shortlist.changes", l.Changes, func(x Change) string { return x.ID })
	unique(f, "shortlist.criteria", l.Criteria, func(x Criterion) string { return x.ID })
	unique(f, "shortlist.raters", l.Raters, func(x Rater) string { return x.ID })
	unique(f, "shortlist.ratings", l.Ratings, func(x Rating) string { return x.ID })
	people(f, "shortlist.raters", l.Raters, func(x Rater) (string, string) { return x.Name, x.Affiliation })
	f.most("shortlist.criteria", len(l.Criteria), mostIndicators)
	f.most("shortlist.raters", len(l.Raters), mostExperts)
	for k, c := range l.Criteria {
		if !finite(c.Weight) || c.Weight < 0 {
			f.add(fmt.Sprintf("shortlist.criteria[%d].weight", k), "가중치는 0 이상의 수여야 합니다.", "A weight must be a number of 0 or more.")
		}
		f.text(fmt.Sprintf("shortlist.criteria[%d].title", k), c.Title, longestTitle)
	}
	for k, x := range l.Changes {
		f.text(fmt.Sprintf("shortlist.changes[%d].reason", k), x.Reason, longestText)
	}
	for k, x := range l.Ratings {
		at := fmt.Sprintf("shortlist.ratings[%d]", k)
		if x.ID != Rate(x.Rater, x.Candidate, x.Criterion, x.Score, "").ID {
			f.add(at+".id", "누가 무엇을 매겼는지와 이름표(id)가 다릅니다.", "The id does not say who rated what.")
		}
		if x.Score < LowestScore || x.Score > HighestScore {
			f.add(at+".score", "%[1]d에서 %[2]d 사이의 점수를 주십시오.", "Give a score from %[1]d to %[2]d.", LowestScore, HighestScore)
		}
		f.text(at+".comment", x.Comment, longestText)
	}
}

func (s *Study) checkDecision(f *faults) {
	d := s.Decision
	unique(f, "decision.chosen", d.Chosen, func(x Choice) string { return x.ID })
	for k, x := range d.Chosen {
		f.text(fmt.Sprintf("decision.chosen[%d].grade", k), x.Grade, longestTitle)
		f.text(fmt.Sprintf("decision.chosen[%d].reason", k), x.Reason, longestText)
	}
	if _, err := time.Parse(time.DateOnly, d.Minutes.Date); d.Minutes.Date != "" && err != nil {
		f.add("decision.minutes.date", "날짜를 2026-11-23처럼 적어 주십시오.", "Write the date like 2026-11-23.")
	}
	f.most("decision.minutes.attendees", len(d.Minutes.Attendees), mostAttendees)
	f.text("decision.minutes.place", d.Minutes.Place, longestTitle)
	f.text("decision.minutes.text", d.Minutes.Text, 10*longestText)
}
