package app_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/refdata"
	"naru/internal/sqlstore/storetest"
	"naru/internal/study"
)

// finish brings the study of 경기 to where it can be signed, with judgements of
// one expert over the five indicators.
func finish(t *testing.T, a *app.App, x study.Study, judge func(i, j int) float64) study.Study {
	t.Helper()
	x.Weighting.Method = study.AHPWeights
	e := study.Expert{ID: "e1", Name: "김전문", Affiliation: "경기연구원", Weight: 1}
	for i := range x.Indicators {
		for j := i + 1; j < len(x.Indicators); j++ {
			e.Judgements = append(e.Judgements, study.Judge(x.Indicators[i].ID, x.Indicators[j].ID, judge(i, j)))
		}
	}
	x.Weighting.Experts = []study.Expert{e}
	x.Shortlist.Criteria = []study.Criterion{{ID: "fit", Title: "정책 부합", Weight: 1}}
	x.Shortlist.Raters = []study.Rater{{ID: "r", Name: "박평가"}}
	x.Shortlist.Ratings = nil
	for n, c := range look(t, a, x).Result.Candidates {
		if c.Short {
			x.Shortlist.Ratings = append(x.Shortlist.Ratings, study.Rate("r", c.ID, "fit", 1+n%5, ""))
		}
	}
	x.Decision = study.Decision{
		Chosen:  []study.Choice{{ID: look(t, a, x).Result.Candidates[0].ID, Grade: "주력", Reason: "정량 1위"}},
		Minutes: study.Minutes{Date: "2026-11-23", Place: "회의실", Attendees: []string{"김전문", "박평가"}, Text: "원안 의결"},
	}
	return save(t, a, x)
}

// consistent judgements: each indicator twice as important as the next.
func consistent(i, j int) float64 { return float64(int(1) << (j - i)) }

func TestASignedStudyTravelsAndComesToTheSame(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	a := open(t, t.TempDir())
	x := finish(t, a, gyeonggi(t, a), consistent)
	reader := operator
	reader.Role = core.RoleResearcher
	if _, err := a.Studies.Sign(ctx, reader, x.ID, x.Revision, "", ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a researcher signs: %v", err)
	}
	if _, err := a.Studies.Sign(ctx, operator, x.ID, x.Revision-1, "", ""); core.CodeOf(err) != core.Conflict {
		t.Errorf("signing what was not read: %v", err)
	}
	signed, err := a.Studies.Sign(ctx, operator, x.ID, x.Revision, "", "의결")
	if err != nil {
		t.Fatalf("%v %+v", err, err)
	}
	if signed.State != study.Signed || signed.Signature.By.Verified || signed.Signature.By.Name != operator.Name {
		t.Errorf("%+v", signed.Signature)
	}
	if _, err := a.Studies.Save(ctx, operator, signed, ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a signed study is saved: %v", err)
	}
	check, err := a.Studies.Recheck(ctx, operator, signed)
	if err != nil || !check.Same() || check.Basis != study.FromData {
		t.Errorf("%+v, %v", check, err)
	}
	var file bytes.Buffer
	if err := a.Studies.Export(ctx, operator, x.ID, &file); err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Studies.Import(ctx, operator, bytes.NewReader(file.Bytes())); core.CodeOf(err) != core.Conflict {
		t.Errorf("the same study twice: %v", err)
	}

	t.Run("on SQLite", func(t *testing.T) { arrive(t, open(t, t.TempDir()), x.ID, file.Bytes()) })
	t.Run("on PostgreSQL", func(t *testing.T) {
		b, err := app.Open(ctx, app.Config{Data: t.TempDir(), DB: storetest.Postgres(t)})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		arrive(t, b, x.ID, file.Bytes())
	})

	// A new study starts from the signed one, free of its decision.
	next, err := a.Studies.Continue(ctx, operator, x.ID, "2027 전략산업 선정")
	if err != nil || next.State != study.Draft || next.Continues != x.ID || len(next.Decision.Chosen) != 0 || len(next.Weighting.Experts) != 1 {
		t.Errorf("%+v, %v", next, err)
	}
	entries, err := a.Studies.History(ctx, operator, x.ID)
	if err != nil || entries[0].Action != study.SignedOff || len(entries[0].Changes) == 0 {
		t.Errorf("%+v, %v", entries, err)
	}
}

// arrive imports a study on another machine, first without the data, then with
// them under another name.
func arrive(t *testing.T, b *app.App, id string, file []byte) {
	t.Helper()
	ctx := t.Context()
	there, check, err := b.Studies.Import(ctx, operator, bytes.NewReader(file))
	if err != nil || !check.Same() || check.Basis != study.FromFrozen || check.Sources[0].State != study.SourceAbsent {
		t.Fatalf("%+v, %v", check, err)
	}
	if there.ID != id || there.State != study.Signed {
		t.Errorf("%s %s", there.ID, there.State)
	}
	// Other data of the same name are not taken for the same.
	importAs(ctx, t, b, census, "other.csv", divisions())
	check, err = b.Studies.Recheck(ctx, operator, there)
	if err != nil || !check.Same() || check.Sources[0].State != study.SourceDiffers || !strings.Contains(check.Text.Ko, "이름만 같고") {
		t.Fatalf("%+v, %v", check, err)
	}
	version := importAs(ctx, t, b, "jaryo", "survey.csv", refdata.Bytes(t, "korea/kosis_estab_survey.csv"))
	check, err = b.Studies.Recheck(ctx, operator, there)
	if err != nil || !check.Same() || check.Basis != study.FromData || check.Sources[0].Here.Dataset != "jaryo" {
		t.Fatalf("%+v, %v", check, err)
	}
	// Withdrawn data are named.
	if _, err := b.Datasets.Withdraw(ctx, operator, "jaryo", version.Number, "잘못된 파일"); err != nil {
		t.Fatal(err)
	}
	check, err = b.Studies.Recheck(ctx, operator, there)
	if err != nil || check.Sources[0].State != study.SourceWithdrawn || !strings.Contains(check.Text.Ko, "철회") || !strings.Contains(check.Text.Ko, "잘못된 파일") {
		t.Fatalf("%+v, %v", check, err)
	}

	// A value that was changed in the file is told, candidate by candidate.
	there.Frozen.Inputs.Subjects[0].Cells[0].Value += .25
	check, err = b.Studies.Recheck(ctx, operator, there)
	if err != nil || check.Same() || len(check.Differences) == 0 {
		t.Errorf("%+v, %v", check, err)
	}
}

func TestInconsistentJudgementsNeedWords(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	// In a circle: 1 over 2 over 3 … and 4 over 1.
	x := finish(t, a, gyeonggi(t, a), func(i, j int) float64 {
		if i == 0 && j == 3 {
			return 1. / 9
		}
		return 3
	})
	l := look(t, a, x)
	joint := l.Result.Weights.Joint
	if l.Result.Weights.Consistent || joint == nil || joint.CR <= .1 || len(joint.Revisit) == 0 || joint.Revisit[0].First != "lq" || joint.Revisit[0].Second != "share" {
		t.Fatalf("%+v", l.Result.Weights)
	}
	told := ""
	for _, k := range l.Lacks {
		told += k.Text.Ko + k.Text.En
	}
	if strings.Contains(told, "%!") || !strings.Contains(told, "1/9배") || !strings.Contains(told, "0.10을 넘는") {
		t.Error(told)
	}
	_, err := a.Studies.Sign(t.Context(), operator, x.ID, x.Revision, "  ", "")
	e, ok := errors.AsType[*core.Error](err)
	if !ok || e.Code != core.Invalid || len(e.Fields) != 1 || e.Fields[0].Name != "justification" {
		t.Fatalf("%v", err)
	}
	signed, err := a.Studies.Sign(t.Context(), operator, x.ID, x.Revision, "전문가가 다시 보고 그대로 두었습니다.", "")
	if err != nil || signed.Signature.Justification == "" {
		t.Errorf("%v", err)
	}
}

func TestTwoWhoEditOneStudy(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	a := open(t, t.TempDir())
	x, err := a.Studies.Create(ctx, operator, "함께 쓰는 연구", study.KIET, study.Scope{Region: "41"})
	if err != nil {
		t.Fatal(err)
	}
	mine, theirs := x, x
	mine.Purpose, mine.LongList = "내 목적", 6
	theirs.Title, theirs.LongList = "그들의 제목", 7
	other := operator
	other.Name = "이연구"
	if _, err := a.Studies.Save(ctx, other, theirs, "제목을 고침"); err != nil {
		t.Fatal(err)
	}
	_, err = a.Studies.Save(ctx, operator, mine, "")
	c, ok := errors.AsType[*study.ConflictError](err)
	if !ok || core.CodeOf(err) != core.Conflict {
		t.Fatalf("%v", err)
	}
	if len(c.Conflicts) != 1 || c.Conflicts[0].Path != "longList" || len(c.Since) != 1 || c.Since[0].By.Name != "이연구" || !strings.Contains(core.MessageOf(err).Ko, "이연구") {
		t.Errorf("%+v", c)
	}
	if c.Merged.Title != "그들의 제목" || c.Merged.Purpose != "내 목적" || c.Merged.LongList != 6 || c.Merged.Revision != 2 {
		t.Errorf("%+v", c.Merged)
	}
	settled := save(t, a, c.Merged)
	if settled.Revision != 3 || settled.UpdatedBy.Name != operator.Name {
		t.Errorf("%+v", settled)
	}
	if again := save(t, a, settled); again.Revision != 3 {
		t.Errorf("saving what did not change makes revision %d", again.Revision)
	}
	if _, err := a.Studies.Archive(ctx, operator, x.ID, "끝"); err != nil {
		t.Fatal(err)
	}
	settled.Revision = 4
	if _, err := a.Studies.Save(ctx, operator, settled, ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("what was put away is saved: %v", err)
	}
	all, err := a.Studies.List(ctx, operator)
	if err != nil || len(all) != 1 || !all[0].Archived {
		t.Errorf("%+v %v", all, err)
	}
}

// A draft goes on elsewhere: by what it brought while the data are not there,
// and by the data, whatever they are called, once they are.
func TestADraftTravels(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	a := open(t, t.TempDir())
	x := gyeonggi(t, a)
	was := look(t, a, x).Result
	var file bytes.Buffer
	if err := a.Studies.Export(ctx, operator, x.ID, &file); err != nil {
		t.Fatal(err)
	}
	b := open(t, t.TempDir())
	there, check, err := b.Studies.Import(ctx, operator, bytes.NewReader(file.Bytes()))
	if err != nil || !check.Same() || there.State != study.Draft {
		t.Fatalf("%+v, %v", check, err)
	}
	l := look(t, b, there)
	if l.Basis != study.FromFrozen || l.Notice.Ko == "" || l.Result.Candidates[0].Total != was.Candidates[0].Total {
		t.Errorf("%s %+v", l.Basis, l.Notice)
	}
	there.Indicators = there.Indicators[:3] // what was brought is about other indicators now
	l = look(t, b, there)
	if l.Basis != study.FromData || len(l.Lacks) == 0 || l.Lacks[0].Step != study.StepScope || !l.Lacks[0].Blocks {
		t.Errorf("%s %+v", l.Basis, l.Lacks)
	}
	c := open(t, t.TempDir())
	importAs(ctx, t, c, "jaryo", "survey.csv", refdata.Bytes(t, "korea/kosis_estab_survey.csv"))
	there, check, err = c.Studies.Import(ctx, operator, bytes.NewReader(file.Bytes()))
	if err != nil || !check.Same() || check.Basis != study.FromData {
		t.Fatalf("%+v, %v", check, err)
	}
	if l = look(t, c, there); l.Basis != study.FromData || there.Scope.Dataset != "jaryo" || l.Result.Candidates[0].Total != was.Candidates[0].Total {
		t.Errorf("%s from %s: %+v", l.Basis, there.Scope.Dataset, l.Result.Candidates)
	}
}

func TestReadersAndOtherAgenciesChangeNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	a := open(t, t.TempDir())
	x, err := a.Studies.Create(ctx, operator, "연구", study.Free, study.Scope{Region: "41"})
	if err != nil {
		t.Fatal(err)
	}
	reader, stranger := operator, operator
	reader.Role, stranger.Agency = core.RoleReader, "elsewhere"
	for who, want := range map[core.Actor]core.Code{reader: core.Forbidden, stranger: core.NotFound} {
		for name, try := range map[string]func() error{
			"save":     func() error { _, err := a.Studies.Save(ctx, who, x, ""); return err },
			"sign":     func() error { _, err := a.Studies.Sign(ctx, who, x.ID, 1, "", ""); return err },
			"archive":  func() error { _, err := a.Studies.Archive(ctx, who, x.ID, ""); return err },
			"continue": func() error { _, err := a.Studies.Continue(ctx, who, x.ID, "다음"); return err },
		} {
			if err := try(); core.CodeOf(err) != want {
				t.Errorf("%s by %s of %s: %v", name, who.Role, who.Agency, err)
			}
		}
	}
	if _, _, err := a.Studies.Import(ctx, reader, strings.NewReader("")); core.CodeOf(err) != core.Forbidden {
		t.Errorf("import by a reader: %v", err)
	}
	if all, err := a.Studies.List(ctx, stranger); err != nil || len(all) != 0 {
		t.Errorf("%+v %v", all, err)
	}
	got, err := a.Studies.Get(ctx, reader, x.ID, 0)
	if err != nil || got.Revision != 1 {
		t.Errorf("%+v %v", got, err)
	}
}

func TestTwoStudiesSideBySide(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	x := gyeonggi(t, a)
	y, err := a.Studies.Continue(t.Context(), operator, x.ID, "다음 해")
	if err != nil {
		t.Fatal(err)
	}
	y.Weighting.Method, y.Weighting.Direct = study.DirectWeights, []study.Weight{{ID: "lq", Value: 100}}
	y = save(t, a, y)
	c, err := a.Studies.Compare(t.Context(), operator, x, y)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Rows {
		if r.ID != "C" {
			continue
		}
		// By LQ alone manufacturing leads in 경기; by all indicators it falls back.
		if r.B.Rank != 1 || r.A.Rank <= 5 {
			t.Errorf("%d, %d", r.A.Rank, r.B.Rank)
		}
		if shift, ok := r.Shift(); !ok || shift != r.A.Rank-1 {
			t.Errorf("%d %v", shift, ok)
		}
	}
	// The title, the method, and a weight that says how much; that one was started
	// from the other is no setting.
	if len(c.Settings) != 3 || c.Settings[0].Step != study.StepScope || c.Settings[1].After.Ko != "100" || c.Settings[2].Step != study.StepWeights {
		t.Errorf("%+v", c.Settings)
	}
}
