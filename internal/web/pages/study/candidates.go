package study

import (
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// actCopy makes the candidates of now ones that are chosen one by one, so that
// single ones can be left out.
const actCopy = "copy"

// candidatesEditor is the second step: which industries are held against each other.
func (s *Section) candidatesEditor() editor {
	return editor{step: study.StepCandidates, read: s.readCandidates, show: s.showCandidates}
}

func (s *Section) readCandidates(r *http.Request, a *answers, x *study.Study) error {
	c := &x.Candidates
	c.Rule, c.Level = study.CandidateRule(a.text("candidates.rule")), diagnosis.Level(a.text("candidates.level"))
	c.AtLeast = nil
	for _, at := range a.rows("candidates.atLeast") {
		if least := a.number(at+".value", math.NaN()); !math.IsNaN(least) {
			c.AtLeast = append(c.AtLeast, study.AtLeast{Measure: a.text(at + ".id"), Value: least})
		}
	}
	c.Chosen = nil
	for _, id := range a.Values["chosen"] {
		one, err := s.candidate(r.Context(), id)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(c.Chosen, func(have study.Candidate) bool { return have.ID == one.ID }) {
			c.Chosen = append(c.Chosen, one)
		}
	}
	if act, _ := a.act(); act == actCopy {
		in, err := s.Studies.Gather(r.Context(), page.Actor(r.Context()), *x)
		if err != nil {
			return err
		}
		c.Rule, c.Chosen = study.ByHand, nil
		for _, subject := range in.Subjects {
			one, err := s.candidate(r.Context(), subject.ID)
			if err != nil {
				return err
			}
			c.Chosen = append(c.Chosen, one)
		}
	}
	if c.System == "" && len(c.Chosen) > 0 {
		offer, err := s.choicesOf(r.Context(), x.Scope)
		if err != nil {
			return err
		}
		c.System = offer.System
	}
	return nil
}

// candidate is the code or the version of a definition that an id names.
func (s *Section) candidate(ctx context.Context, id string) (study.Candidate, error) {
	key, number, isDefinition := strings.Cut(id, "@")
	if !isDefinition {
		return study.CodeCandidate(id), nil
	}
	version, err := strconv.Atoi(number)
	if err != nil || version < 1 {
		return study.Candidate{}, core.Fail(core.Invalid, "‘%s’은(는) 후보로 고를 수 없습니다.", "‘%s’ cannot be a candidate.", id)
	}
	d, err := s.Definitions.Get(ctx, page.Actor(ctx), key, version)
	if core.CodeOf(err) == core.NotFound { // it may have come along with a file
		d, err = industry.Definition{Key: key, Version: version}, nil
	}
	return study.DefinitionCandidate(d), err
}

type candidatesView struct {
	frame

	Choices     choices
	Query       string
	Browse      string // level whose industries are listed
	Chosen      []pick
	Found       []pick
	More        int
	Definitions []pick
	Table       ui.Table
	Untyped     []ui.Notice // the stages that are not known, and why
}

// pick is a candidate to tick.
type pick struct {
	ID   string
	At   string // id of the element, so that a message finds it
	Name core.Text
	Note core.Text
}

// mostFound keeps what a search finds short enough to be read.
const mostFound = 60

func (s *Section) showCandidates(ctx context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("서로 견줄 산업을 정합니다. 한 분류 수준을 통째로 쓰거나, 코드와 산업 정의를 하나씩 고릅니다.", "The industries to hold against each other: a whole level of the classification, or codes and industry definitions one by one.")
	f.Help = core.T("한 수준 전체로 시작한 뒤 ‘하나씩 고르기로 옮기기’를 누르면 지금 후보가 그대로 체크되어, 뺄 것만 빼면 됩니다.",
		"Begin with a whole level, then move to choosing one by one: the candidates of now are all ticked, and you untick what should go.")
	v := candidatesView{frame: f, Query: strings.TrimSpace(f.Form.Get("q")), Browse: f.Form.Get("browse")}
	var err error
	if v.Choices, err = s.choicesOf(ctx, f.Text.Scope); err != nil {
		return nil, err
	}
	names := map[string]core.Text{}
	for _, x := range f.Look.Inputs.Subjects {
		names[x.ID] = x.Name
	}
	if err := s.find(ctx, &v, names); err != nil {
		return nil, err
	}
	if v.Definitions, err = s.definitionPicks(ctx, f.Text, names); err != nil {
		return nil, err
	}
	for k, c := range f.Text.Candidates.Chosen {
		name, known := names[c.ID]
		if !known {
			name = core.T(c.ID, c.ID)
		}
		v.Chosen = append(v.Chosen, pick{ID: c.ID, At: place("candidates.chosen", k), Name: name})
	}
	v.Table = subjectsTable(f.Look)
	var types []study.Typing
	for _, x := range f.Look.Inputs.Subjects {
		types = append(types, x.Type)
	}
	v.Untyped = untyped(types)
	return candidatesTempl(v), nil
}

// find lists the industries of the data that a search or a level asks for, and
// learns the names of what was chosen.
func (s *Section) find(ctx context.Context, v *candidatesView, names map[string]core.Text) error {
	words := strings.Fields(strings.ToLower(v.Query))
	view := v.Text.Scope.View()
	for _, l := range v.Choices.Levels {
		if l == diagnosis.Definitions {
			continue
		}
		view.Level = l
		t, err := s.Diagnosis.Industries(ctx, page.Actor(ctx), view)
		if core.CodeOf(err) == core.Invalid && err != nil {
			continue
		}
		if err != nil {
			return err
		}
		for _, row := range t.Rows {
			if _, known := names[row.Code]; !known {
				names[row.Code] = row.Name
			}
			switch {
			case v.chosen(row.Code), len(words) == 0 && v.Browse != string(l), !mentions(row, words):
			case len(v.Found) >= mostFound:
				v.More++
			default:
				v.Found = append(v.Found, pick{ID: row.Code, Name: row.Name, Note: l.Title()})
			}
		}
	}
	return nil
}

func (v candidatesView) chosen(id string) bool {
	return slices.ContainsFunc(v.Text.Candidates.Chosen, func(c study.Candidate) bool { return c.ID == id })
}

// mentions reports whether an industry's code begins with the word, or its name
// holds every word.
func mentions(row diagnosis.IndustryRow, words []string) bool {
	if len(words) == 1 && strings.HasPrefix(strings.ToLower(row.Code), words[0]) {
		return true
	}
	name := strings.ToLower(row.Name.Ko + " " + row.Name.En)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) })
}

// definitionPicks are the definitions in the codes of the data that are not
// chosen yet.
func (s *Section) definitionPicks(ctx context.Context, x study.Study, names map[string]core.Text) ([]pick, error) {
	list, err := s.Definitions.List(ctx, page.Actor(ctx))
	if err != nil {
		return nil, err
	}
	offer, err := s.choicesOf(ctx, x.Scope)
	if err != nil {
		return nil, err
	}
	var out []pick
	for _, d := range list {
		c := study.DefinitionCandidate(d)
		names[c.ID] = d.Name
		taken := slices.ContainsFunc(x.Candidates.Chosen, func(have study.Candidate) bool { return have.ID == c.ID })
		if d.State == industry.Retired || taken || d.System != offer.System {
			continue
		}
		out = append(out, pick{ID: c.ID, Name: d.Name, Note: core.Tf("산업 정의 %d판", "definition, version %d", c.Version)})
	}
	return out, nil
}

// subjectsTable lists the candidates as they are now.
func subjectsTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "subjects", Dense: true, Caption: core.Tf("지금 후보 %[1]d개", "%[1]d %[2]s now", len(l.Inputs.Subjects), core.Plural(len(l.Inputs.Subjects), "candidate", "candidates")),
		Columns: []ui.Column{{Title: core.T("산업", "Industry")}, {Title: core.T("코드", "Code")}, {Title: core.T("수준", "Level")}, {Title: core.T("성장단계", "Stage")}},
		Empty:   core.T("아직 후보가 없습니다. 위에서 수준을 고르거나 산업을 고른 뒤 저장하십시오.", "There are no candidates yet. Choose a level or industries above, and save."),
	}
	for _, x := range l.Inputs.Subjects {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(x.Name), ui.Plain(x.ID), ui.Label(capital(x.Level.Title())), ui.Label(capital(x.Type.Stage.Title())),
		}})
	}
	return t
}

func ruleOptions() []ui.Option {
	var out []ui.Option
	for _, r := range study.CandidateRules() {
		out = append(out, ui.Option{Value: string(r), Label: r.Title()})
	}
	return out
}

func levelOptions(levels []diagnosis.Level, none core.Text) []ui.Option {
	out := []ui.Option{{Label: none}}
	for _, l := range levels {
		if l != diagnosis.Definitions {
			out = append(out, ui.Option{Value: string(l), Label: capital(l.Title())})
		}
	}
	return out
}

// least is the smallest size by a measure, as it was typed or as it is kept.
func (v candidatesView) least(k int, measure string) string {
	kept := ""
	for _, x := range v.Text.Candidates.AtLeast {
		if x.Measure == measure {
			kept = strconv.FormatFloat(x.Value, 'f', -1, 64)
		}
	}
	return v.typed(place("candidates.atLeast", k)+".value", kept)
}
