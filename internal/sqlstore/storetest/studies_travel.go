package storetest

import (
	"bytes"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/multicriteria"
	"naru/internal/study"
)

// signedStudy is a study of three candidates with numbers that have no short
// form, scored and signed.
func signedStudy(t *testing.T) study.Study {
	t.Helper()
	x := newStudy(home, "서명한 연구")
	x.LongList, x.Missing, x.Shortlist.Share = 2, study.NoScore, 1
	x.Candidates.Chosen = []study.Candidate{study.CodeCandidate("C"), study.CodeCandidate("J"), study.CodeCandidate("M")}
	x.Weighting = study.Weighting{Method: study.AHPWeights, Experts: []study.Expert{
		{ID: "e1", Name: researcher, Weight: 1, Judgements: []study.Judgement{study.Judge("a", "b", 1.0/3)}},
	}}
	x.Sensitivity = study.Sensitivity{Draws: 500, Concentration: 20, Seed: 1<<63 + 1} // beyond what a float64 holds
	x.Indicators = nil
	for _, id := range []string{"a", "b"} {
		x.Indicators = append(x.Indicators, study.Indicator{
			ID: id, Title: core.T("지표 "+id, "indicator "+id), Source: study.Source{Method: study.LQ},
			Direction: multicriteria.Higher, Normalisation: multicriteria.ZScore,
		})
	}
	evidence := core.Evidence{Method: "lq", MethodVer: 1, Sources: []core.Source{{Dataset: census, Version: 3, VersionID: "v"}}}
	in := study.Inputs{
		Scope:   study.Scope{Dataset: census, Version: 3, Region: "41"},
		Columns: []study.Column{{ID: "a", Evidence: evidence}, {ID: "b", Evidence: evidence}},
		Sources: []study.DataSource{{Source: evidence.Sources[0], SHA256: "ab", Profile: "cd"}},
	}
	for k, id := range []string{"C", "J", "M"} {
		s := study.Subject{ID: id, Name: core.T("산업 "+id, id), Type: study.Typing{Linkage: study.NA()}}
		s.Cells = []study.Cell{{Value: study.Number(1 / float64(3+k))}, {Value: study.Number(float64(k*k) / 7)}}
		in.Subjects = append(in.Subjects, s)
	}
	in.Subjects[2].Cells[1] = study.Cell{Value: study.NA(), Reason: core.T("비공개", "suppressed")}
	r, err := study.Compute(t.Context(), x, in)
	must(t, err)
	x.State, x.Signature = study.Signed, &study.Signature{By: x.CreatedBy, At: noon}
	x.Frozen = &study.Frozen{At: noon, Inputs: in, Result: r, Methods: map[string]int{"lq": 1, study.MethodScore: 1}}
	return x
}

func studiesOf(s study.Store, c study.Catalogue) *study.Service {
	return study.New(study.Config{Store: s, Catalogue: c, Clock: func() time.Time { return noon }, IDs: core.NewID})
}

// testStudyTravels: what leaves one store as a file comes to the very same
// numbers in another agency's, where the data are not.
func testStudyTravels(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	x := signedStudy(t)
	must(t, s.SaveStudy(ctx, x, 0, studyEntry(x, study.Made)))
	service := studiesOf(s, s)
	var file bytes.Buffer
	must(t, service.Export(ctx, core.LocalOperator(home), x.ID, &file))
	there, check, err := service.Import(ctx, core.LocalOperator(other), bytes.NewReader(file.Bytes()))
	must(t, err)
	if !check.Same() || check.Basis != study.FromFrozen || len(check.Sources) != 1 || check.Sources[0].State != study.SourceAbsent {
		t.Fatalf("%+v", check)
	}
	if there.ID == x.ID || there.Continues != x.ID || there.Agency != other {
		t.Errorf("one id in two agencies: %s, %s", there.ID, there.Continues)
	}
	kept, err := s.Study(ctx, other, there.ID, 0)
	must(t, err)
	again, err := study.Compute(ctx, kept, kept.Frozen.Inputs)
	must(t, err)
	was, err := study.Compute(ctx, x, x.Frozen.Inputs)
	must(t, err)
	samePrinted(t, "the result", again, was)
	samePrinted(t, "what was frozen", kept.Frozen, x.Frozen)
	if kept.Sensitivity.Seed != x.Sensitivity.Seed {
		t.Errorf("seed %d came back as %d", x.Sensitivity.Seed, kept.Sensitivity.Seed)
	}
}
