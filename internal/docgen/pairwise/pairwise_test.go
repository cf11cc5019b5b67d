package pairwise_test

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/docgen/pairwise"
	"naru/internal/study"
)

// three is a study of three indicators with one expert who has judged all pairs.
func three() study.Study {
	s := study.Study{Title: "2026 전략산업"}
	for _, id := range []string{"lq", "growth", "share"} {
		s.Indicators = append(s.Indicators, study.Indicator{ID: id, Title: core.T(id+" 지표", id)})
	}
	s.Weighting.Experts = []study.Expert{{
		ID: "e1", Name: "김/전문", Affiliation: "경기연구원", Weight: 2,
		Judgements: []study.Judgement{study.Judge("lq", "growth", 3), study.Judge("lq", "share", 1./5), study.Judge("growth", "share", 1)},
	}}
	return s
}

// look is a study whose indicators all count, or all but some.
func look(s study.Study, without ...string) study.Look {
	l := study.Look{Study: s}
	for _, x := range s.Indicators {
		w := study.IndicatorWeight{ID: x.ID}
		if slices.Contains(without, x.ID) {
			w.Skip = core.T("자료가 없음", "no data")
		}
		l.Result.Weights.Indicators = append(l.Result.Weights.Indicators, w)
	}
	return l
}

// form writes a study's form and lets a person fill in cells.
func form(t *testing.T, l study.Look, fill map[string]string) *bytes.Reader {
	t.Helper()
	var out bytes.Buffer
	if err := pairwise.Write(&out, l); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	for cell, text := range fill {
		if err := f.SetCellStr(f.GetSheetName(0), cell, text); err != nil {
			t.Fatal(err)
		}
	}
	var filled bytes.Buffer
	if err := f.Write(&filled); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(filled.Bytes())
}

func ids() core.IDs {
	n := 0
	return func() string { n++; return "new" + strconv.Itoa(n) }
}

func TestAFormComesBackAsItWas(t *testing.T) {
	t.Parallel()
	s := three()
	got, remarks, err := pairwise.Read(form(t, look(s), nil), look(s), ids())
	if err != nil || len(remarks) != 0 {
		t.Fatal(remarks, err)
	}
	if diff := cmp.Diff(s.Weighting.Experts, got); diff != "" {
		t.Error(diff)
	}
}

func TestABlankFormIsFilledIn(t *testing.T) {
	t.Parallel()
	s := three()
	s.Weighting.Experts = nil
	// The second pair is written below the diagonal, the third on both sides.
	got, remarks, err := pairwise.Read(form(t, look(s), map[string]string{
		"B3": " 이  전문 ", "B4": "평택대", "C12": "1/3", "B14": "4", "D13": "7", "C14": "0.14",
	}), look(s), ids())
	if err != nil || len(remarks) != 2 { // two sheets were left blank
		t.Fatalf("%v %+v", remarks, err)
	}
	want := []study.Expert{{
		ID: "new1", Name: "이 전문", Affiliation: "평택대", Weight: 1,
		Judgements: []study.Judgement{study.Judge("lq", "growth", 1./3), study.Judge("lq", "share", 1./4), study.Judge("growth", "share", 7)},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryWrongCellIsNamed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fill map[string]string
		cell string
		word string
	}{
		"no number":             {map[string]string{"C12": "매우"}, "C12", "수가 아닙니다"},
		"zero":                  {map[string]string{"C12": "0"}, "C12", "0은"},
		"by zero":               {map[string]string{"C12": "1/0"}, "C12", "수가 아닙니다"},
		"negative":              {map[string]string{"D12": "-3"}, "D12", "음수"},
		"beyond the scale":      {map[string]string{"D12": "12"}, "D12", "척도"},
		"both sides disagree":   {map[string]string{"B13": "3"}, "C12", "맞지 않습니다"},
		"missing pair":          {map[string]string{"D13": ""}, "D13", "아직 비교하지"},
		"diagonal":              {map[string]string{"C13": "2"}, "C13", "대각선"},
		"no name":               {map[string]string{"B3": ""}, "B3", "이름"},
		"an indicator is gone":  {map[string]string{"C10": "old"}, "C11", "새 서식"},
		"an indicator is added": {map[string]string{"D10": ""}, "A11", "지표가 늘었습니다"},
	} {
		s := three()
		_, _, err := pairwise.Read(form(t, look(s), c.fill), look(s), ids())
		e, ok := errors.AsType[*core.Error](err)
		if !ok || e.Code != core.Invalid || len(e.Fields) != 1 {
			t.Errorf("%s: %v %+v", name, err, e)
			continue
		}
		if f := e.Fields[0]; f.Name != "1. 김 전문!"+c.cell || !strings.Contains(f.Message.Ko, c.word) || f.Message.En == "" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	t.Parallel()
	s := three()
	var plain bytes.Buffer
	if err := excelize.NewFile().Write(&plain); err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{"", "a,b,c", plain.String()} {
		if _, _, err := pairwise.Read(strings.NewReader(data), look(s), ids()); core.CodeOf(err) != core.Invalid {
			t.Errorf("%.10q: %v", data, err)
		}
	}
	s.Indicators = s.Indicators[:1]
	if err := pairwise.Write(&plain, look(s)); core.CodeOf(err) != core.Invalid {
		t.Errorf("one indicator: %v", err)
	}
}

// The form asks about what counts; what was said of the rest comes back with the
// expert, and a form from before it was left out is still taken.
func TestAFormAsksAboutWhatCounts(t *testing.T) {
	t.Parallel()
	s := three()
	some := look(s, "share")
	sheet := form(t, some, map[string]string{"C12": "5"})
	f, err := excelize.OpenReader(sheet)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	if heads := rows[10]; len(heads) != 3 || !strings.Contains(heads[2], "growth") {
		t.Errorf("it asks about %v", heads)
	}
	if last := rows[len(rows)-1][0]; !strings.Contains(last, "묻지 않는 지표: share 지표") || !strings.Contains(last, "Not asked about: share") {
		t.Errorf("it ends with %q", last)
	}
	if _, err := sheet.Seek(0, 0); err != nil {
		t.Fatal(err)
	}
	want := []study.Judgement{study.Judge("lq", "growth", 5), study.Judge("lq", "share", 1./5), study.Judge("growth", "share", 1)}
	got, _, err := pairwise.Read(sheet, some, ids())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got[0].Judgements); diff != "" {
		t.Error(diff)
	}
	// From before: one pair with what is left out now was not answered.
	got, _, err = pairwise.Read(form(t, look(s), map[string]string{"C12": "5", "D13": ""}), some, ids())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got[0].Judgements); diff != "" {
		t.Error(diff)
	}
}
