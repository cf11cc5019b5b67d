package study

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// raterEditor is the form of one expert who rates the list.
func (s *Section) raterEditor() editor {
	return editor{
		step: study.StepShort, show: s.showRater, read: readRater,
		to: func(a *answers, x study.Study) string {
			if act, _ := a.act(); act == actNext {
				return ""
			}
			return href(x.ID, "short", "raters", a.Get("rater"))
		},
	}
}

func raterAt(r *http.Request, x study.Study) (study.Rater, error) {
	k := slices.IndexFunc(x.Shortlist.Raters, func(e study.Rater) bool { return e.ID == r.PathValue("part") })
	if k < 0 {
		return study.Rater{}, core.Fail(core.NotFound, "이 연구에 그런 평가자가 없습니다. 전문가 목록 단계에서 골라 주십시오.", "This study has no such rater. Choose one at the step of the short list.")
	}
	return x.Shortlist.Raters[k], nil
}

// scoreName and commentName are the fields of one answer.
func scoreName(candidate, criterion string) string   { return "score:" + candidate + ":" + criterion }
func commentName(candidate, criterion string) string { return "comment:" + candidate + ":" + criterion }

// readRater takes the answers of a rater about the candidates on the form; what
// they said about others stays.
func readRater(r *http.Request, a *answers, x *study.Study) error {
	rater, err := raterAt(r, *x)
	if err != nil {
		return err
	}
	ratings := slices.Clone(x.Shortlist.Ratings)
	for _, candidate := range a.Values["candidate"] {
		for _, c := range x.Shortlist.Criteria {
			name := scoreName(candidate, c.ID)
			comment := a.text(commentName(candidate, c.ID))
			score, err := strconv.Atoi(a.Get(name))
			if err != nil {
				if comment != "" {
					a.wrong(commentName(candidate, c.ID), "의견과 함께 점수도 골라 주십시오.", "Choose a score beside the comment.")
				}
				continue
			}
			one := study.Rate(rater.ID, candidate, c.ID, score, comment)
			if k := slices.IndexFunc(ratings, func(x study.Rating) bool { return x.ID == one.ID }); k >= 0 {
				ratings[k] = one
			} else {
				ratings = append(ratings, one)
			}
		}
	}
	x.Shortlist.Ratings = ratings
	return nil
}

type raterView struct {
	frame

	Rater   study.Rater
	Sheets  []ratedCandidate
	Others  []ui.Link
	Answers int
	All     int
}

// ratedCandidate is one industry with the questions about it.
type ratedCandidate struct {
	ID    string
	Name  core.Text
	Facts core.Text // where it stands by the numbers
	Asked []question
}

// question is one criterion about one industry.
type question struct {
	Score, Comment string // names of the fields
	Title          core.Text
	Given          string
	Said           string
	Fault          core.Text
}

func (s *Section) showRater(_ context.Context, r *http.Request, f frame) (templ.Component, error) {
	rater, err := raterAt(r, f.Text)
	if err != nil {
		return nil, err
	}
	f.Lead = core.T("산업마다 항목별로 1점(낮음)부터 5점(높음)까지 고르고, 까닭을 적습니다.", "For each industry and criterion choose 1 (low) to 5 (high), and say why.")
	f.Help = core.T("다 하지 않아도 저장할 수 있고, 나중에 이어서 할 수 있습니다.", "It can be saved half done and taken up again.")
	f.Crumbs = append(f.Crumbs, ui.Link{Text: study.StepShort.Title(), Href: stepHref(f.Look.Study.ID, study.StepShort)})
	v := raterView{frame: f, Rater: rater}
	for _, c := range f.Look.Result.Candidates {
		if !c.Short {
			continue
		}
		sheet := ratedCandidate{ID: c.ID, Name: c.Name, Facts: standingText(c)}
		for _, crit := range f.Text.Shortlist.Criteria {
			given, said := ratingOf(f.Text, rater.ID, c.ID, crit.ID)
			q := question{Score: scoreName(c.ID, crit.ID), Comment: commentName(c.ID, crit.ID), Title: same(crit.Title)}
			q.Given, q.Said, q.Fault = f.typed(q.Score, given), f.typed(q.Comment, said), f.fault(q.Comment)
			v.All++
			if q.Given != "" {
				v.Answers++
			}
			sheet.Asked = append(sheet.Asked, q)
		}
		v.Sheets = append(v.Sheets, sheet)
	}
	for _, e := range f.Text.Shortlist.Raters {
		if e.ID != rater.ID {
			v.Others = append(v.Others, ui.Link{Text: core.Tf("%s 평가자의 평가지", "Form of %s", e.Name), Href: href(f.Look.Study.ID, "short", "raters", e.ID)})
		}
	}
	return raterTempl(v), nil
}

func ratingOf(x study.Study, rater, candidate, criterion string) (score, comment string) {
	for _, r := range x.Shortlist.Ratings {
		if r.Rater == rater && r.Candidate == candidate && r.Criterion == criterion {
			return strconv.Itoa(r.Score), r.Comment
		}
	}
	return "", ""
}

// standingText says where a candidate stands by the numbers.
func standingText(c study.Standing) core.Text {
	if c.Rank == 0 {
		return core.T("정량 점수 없음", "no score by the numbers")
	}
	t := core.Tf("정량 %[1]d위 · %[2]s점", "rank %[1]d by the numbers · score %[2]s", c.Rank, number(float64(c.Total), 3))
	if c.Type.Stage != "" {
		t = core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", t, c.Type.Stage.Title())
	}
	return t
}
