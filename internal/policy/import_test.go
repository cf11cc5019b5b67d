package policy_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/korean"

	"naru/internal/core"
	"naru/internal/docgen/xlsx"
	"naru/internal/document"
	"naru/internal/policy"
)

// csvOf writes a form as people save it.
func csvOf(t *testing.T, form document.Form) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	ko, en := make([]string, len(form.Columns)), make([]string, len(form.Columns))
	for i, c := range form.Columns {
		ko[i], en[i] = c.Title.Ko, c.Title.En
	}
	must(t, w.WriteAll(append([][]string{ko, en}, form.Rows...)))
	return b.String()
}

func readFile(t *testing.T, s *policy.Service, name, content string) (*policy.Import, error) {
	t.Helper()
	return s.Read(t.Context(), researcher("김연구"), strings.NewReader(content), int64(len(content)), name)
}

// lines makes a file of some columns only.
func lines(rows ...string) string {
	return "관리번호,제목,종류,수준,지역,산업분류 차수,산업,시작 연도,종료 연도,시비(원),상위계획 관리번호\n" + strings.Join(rows, "\n") + "\n"
}

const good = "P-1,반도체 지원,사업,기초,경기도 평택시,11차,C26; 303,2026,2026,\"1,000\","

func TestExportedPoliciesComeBackTheSame(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	ctx, who := t.Context(), researcher("김연구")
	plan := sample("P-0")
	plan.Kind, plan.Level, plan.Region = policy.Plan, policy.National, core.Nation
	plan.Industries, plan.AllIndustries, plan.From, plan.To, plan.Budget = nil, true, 0, 0, nil
	plan, err := s.Save(ctx, who, plan, "")
	must(t, err)
	child := sample("P-1")
	child.Parent, child.Conditions = plan.ID, "공장등록, 매출 ≥ 50억\n\"전략산업\" 가점"
	child.Industries = append(ksic("261", "303"), policy.Industry{System: core.KSIC10, Code: "26"}, policy.Industry{Definition: "hydrogen-ksic11"})
	child.Instruments, child.Stages = []policy.Instrument{policy.Research, policy.Markets}, []policy.Stage{policy.Founder, policy.Core}
	child.Links = append(child.Links, policy.Link{Title: "공고문", File: "공고.hwpx"})
	_, err = s.Save(ctx, who, child, "")
	must(t, err)

	form, err := s.Export(ctx, who, nil)
	must(t, err)
	text := csvOf(t, form)
	cp949, err := korean.EUCKR.NewEncoder().String(strings.ReplaceAll(text, "≥", "이상"))
	must(t, err)
	for name, content := range map[string]string{"a.csv": text, "b.csv": cp949, "c.xlsx": workbook(t, form)} {
		in, err := readFile(t, s, name, content)
		must(t, err)
		same, changed := 2, 0
		if name == "b.csv" {
			same, changed = 1, 1 // a sign that CP949 lacks was put in words
		}
		if in.Rejected != 0 || in.Same != same || in.Changed != changed || len(in.Ignored)+len(in.Absent) != 0 {
			t.Errorf("%s: %+v", name, in.Rejects)
			for _, r := range in.Rows {
				t.Log(r.State, r.Changes)
			}
		}
	}

	// On a fresh store the same file makes the same policies.
	fresh, _ := newService()
	in, err := readFile(t, fresh, "a.csv", text)
	must(t, err)
	must(t, fresh.Apply(ctx, who, in, false, in.Print))
	again, err := fresh.Export(ctx, who, nil)
	must(t, err)
	if diff := cmp.Diff(form, again, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the export differs (-before +after):\n%s", diff)
	}
}

// workbook is the form as the template is handed out.
func workbook(t *testing.T, form document.Form) string {
	t.Helper()
	var b strings.Builder
	must(t, xlsx.Form(&b, form, core.Korean))
	return b.String()
}

// Definitions of two revisions bear one name: the row is refused with the keys
// to choose from, and taken once it says which revision it means.
func TestANameOfSeveralDefinitionsIsAskedFor(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	row := strings.Replace(good, ",11차,C26; 303,", ",,수소,", 1)
	in, err := readFile(t, s, "정책.csv", lines(row))
	must(t, err)
	if len(in.Rejects) != 1 || !strings.Contains(in.Rejects[0].Reason.Ko, "hydrogen-ksic10, hydrogen-ksic11") {
		t.Errorf("%+v", in.Rejects)
	}
	in, err = readFile(t, s, "정책.csv", lines(strings.Replace(row, ",,수소,", ",11차,수소,", 1)))
	must(t, err)
	if in.Rejected != 0 || in.Rows[0].Policy.Industries[0].Definition != "hydrogen-ksic11" {
		t.Errorf("%+v %+v", in.Rejects, in.Rows)
	}
}

func TestBadRowsAreToldByLineAndColumn(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	in, err := readFile(t, s, "정책.csv", lines(
		good,
		"P-2,,법,기초,평택,11차,26,2026,2026,,",
		"P-3,거꾸로,사업,기초,경기도 평택시,11차,26,2028,2026,,",
		"P-4,음수,사업,기초,경기도 평택시,11차,26,2026,2026,-5,",
		"P-5,쌍둥이,사업,기초,경기도 평택시,11차,26,2026,2026,,",
		"P-5,쌍둥이,사업,기초,경기도 평택시,11차,26,2026,2026,,",
		"P-6,코드,사업,기초,경기도 평택시,,26; 없는말,이천이십육,2026,천만원,",
		"P-7,고아,사업,기초,경기도 평택시,11차,26,2026,2026,,P-99",
		"P-8,거절된 계획 아래,사업,기초,경기도 평택시,11차,26,2026,2026,,P-3",
		"P-9,없는 코드,사업,국가,경기도,11차,99999,2026,2027,100,",
		",번호 없음,사업,기초,경기도 평택시,11차,26,2026,2026,,",
		"P-10,새 계획 아래,사업,기초,경기도 평택시,11차,26,2026,2026,모름,P-1",
	))
	must(t, err)
	got := map[string]bool{}
	for _, r := range in.Rejects {
		if r.Reason.Ko == "" || r.Reason.En == "" {
			t.Errorf("line %d %s lacks a language", r.Line, r.Column.Ko)
		}
		got[fmt.Sprintf("%d %s", r.Line, r.Column.Ko)] = true
	}
	for _, want := range []string{
		"3 제목", "3 종류", "4 종료 연도", "5 시비(원)", "6 관리번호", "7 관리번호", "8 산업", "8 시작 연도", "8 시비(원)",
		"9 상위계획 관리번호", "10 상위계획 관리번호", "11 산업", "11 지역", "11 시비(원)", "12 관리번호",
	} {
		if !got[want] {
			t.Errorf("nothing is said about %s: %v", want, got)
		}
	}
	if len(in.Rows) != 2 || in.Rows[0].Policy.Key != "P-1" || in.Rows[1].Policy.Parent != in.Rows[0].Policy.ID || in.Rejected != 10 {
		t.Fatalf("%d rows taken, %d rejected: %+v", len(in.Rows), in.Rejected, in.Rejects)
	}
	if p := in.Rows[0].Policy; p.Budget[policy.CityFund][2026] != 1000 || !slices.Equal(p.Industries, ksic("26", "303")) {
		t.Errorf("read as %+v", p)
	}
	if _, known := in.Rows[1].Policy.Budget[policy.CityFund]; known {
		t.Error("an unknown amount became a number")
	}
}

func TestTextsThatLookLikeFormulasComeBack(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	in, err := readFile(t, s, "정책.csv", lines(strings.Replace(good, "반도체 지원", "'=반도체 지원", 1)))
	must(t, err)
	if in.Rejected != 0 || in.Rows[0].Policy.Title != "=반도체 지원" {
		t.Errorf("%+v", in)
	}
}

func TestNothingIsHalfImported(t *testing.T) {
	t.Parallel()
	s, store := newService()
	ctx, who := t.Context(), researcher("김연구")
	in, err := readFile(t, s, "정책.csv", lines(good, "P-2,,사업,기초,평택,11차,26,2026,2026,,"))
	must(t, err)
	err = s.Apply(ctx, who, in, false, in.Print)
	fault, ok := errors.AsType[*core.Error](err)
	if !ok || fault.Code != core.Invalid || len(fault.Fields) == 0 || len(store.now) != 0 {
		t.Fatalf("imported in part: %v, %d saved", err, len(store.now))
	}
	if err := s.Apply(ctx, core.Actor{Agency: who.Agency, Role: core.RoleReader}, in, true, ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader imported: %v", err)
	}
	if err := s.Apply(ctx, core.Actor{Agency: "other", Role: core.RoleOperator}, in, true, ""); core.CodeOf(err) != core.Forbidden {
		t.Errorf("another agency imported: %v", err)
	}
	must(t, s.Apply(ctx, who, in, true, in.Print))
	if len(store.now) != 1 {
		t.Fatalf("%d saved", len(store.now))
	}

	// The next file changes one and shows what.
	next, err := readFile(t, s, "정책.csv", lines(strings.Replace(good, "반도체 지원", "반도체 소부장 지원", 1)))
	must(t, err)
	if next.Changed != 1 || len(next.Rows[0].Changes) != 1 || next.Rows[0].Changes[0].Path != "title" {
		t.Fatalf("preview %+v", next.Rows)
	}
	// Somebody edits it between preview and import.
	p := next.Rows[0].Before
	p.Owner = "평택시"
	_, err = s.Save(ctx, who, p, "")
	must(t, err)
	if err := s.Apply(ctx, who, next, false, next.Print); core.CodeOf(err) != core.Conflict {
		t.Errorf("wrote over somebody's edit: %v", err)
	}
	reread, err := readFile(t, s, "정책.csv", lines(strings.Replace(good, "반도체 지원", "반도체 소부장 지원", 1)))
	must(t, err)
	if err := s.Apply(ctx, who, reread, false, next.Print); core.CodeOf(err) != core.Conflict {
		t.Errorf("a stale preview passed: %v", err)
	}
	must(t, s.Apply(ctx, who, reread, false, reread.Print))
	now, err := s.Get(ctx, who, p.ID, 0)
	must(t, err)
	// The file has no column of owners, so the owner stays.
	if now.Owner != "평택시" || now.Title != "반도체 소부장 지원" || now.Revision != 3 {
		t.Errorf("now %+v", now)
	}
	_, err = s.Archive(ctx, who, p.ID, 3, "")
	must(t, err)
	if gone, err := readFile(t, s, "정책.csv", lines(good)); err != nil || gone.Rejected != 1 {
		t.Errorf("an archived policy was written over: %v", err)
	}
}

func TestFilesThatAreNoTemplate(t *testing.T) {
	t.Parallel()
	s, _ := newService()
	for name, content := range map[string]string{
		"empty.csv": "", "other.csv": "지역,값\n평택,1\n", "short.csv": "관리번호,제목\n1,2\n", "no key.csv": "제목,종류,수준\n가,사업,기초\n", "broken.xlsx": "PK\x03\x04",
	} {
		in, err := readFile(t, s, name, content)
		fault, ok := errors.AsType[*core.Error](err)
		if !ok || fault.Message.Ko == "" || fault.Code == core.Internal {
			t.Errorf("%s: %v, %+v", name, err, in)
		}
	}
}

func TestTwoThousandRows(t *testing.T) {
	t.Parallel()
	s, store := newService()
	rows := make([]string, 2000)
	for i := range rows {
		rows[i] = strings.Replace(good, "P-1", fmt.Sprintf("P-%04d", i), 1)
	}
	in, err := readFile(t, s, "정책.csv", lines(rows...))
	must(t, err)
	must(t, s.Apply(t.Context(), researcher("김연구"), in, false, in.Print))
	if in.New != 2000 || len(store.now) != 2000 {
		t.Errorf("%d new, %d saved", in.New, len(store.now))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(lines(good))
	f.Add(lines("P-2,,법,기초,평택,11차,;;:;26:,9999999999999999999,-1,=;=,P-2"))
	f.Add("관리번호,제목,종류,문서 링크\nA,나,사업,|;a|b;||\n")
	s, _ := newService()
	f.Fuzz(func(t *testing.T, content string) {
		in, err := s.Read(t.Context(), researcher("김"), strings.NewReader(content), int64(len(content)), "a.csv")
		if err != nil {
			return
		}
		for _, r := range in.Rows {
			p := r.Policy
			must(t, p.Validate())
		}
	})
}
