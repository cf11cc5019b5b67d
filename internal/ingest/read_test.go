package ingest_test

import (
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/ingest"
)

func TestFourStatesOfACellStayApart(t *testing.T) {
	t.Parallel()
	res, rejects, err := read(t, table(
		"강원,제조업,2024,종사자수,명,\"1,234\",",
		"경남,제조업,2024,종사자수,명,0,",
		"강원,건설업,2024,종사자수,명,,X",
		"경남,건설업,2024,종사자수,명,0.0,-",
		"강원,제조업,2023,종사자수,명,,",
		"경남,제조업,2023,종사자수,명,7,*",
	), tidy())
	if err != nil || len(rejects) != 0 {
		t.Fatalf("err %v, rejects %v", err, rejects)
	}
	for _, want := range []struct {
		region, industry, period string
		value                    float64
		flag                     core.Flag
	}{
		{"51", "C", "2024", 1234, core.NoFlag},
		{"48", "C", "2024", 0, core.NoFlag},
		{"51", "F", "2024", math.NaN(), core.Suppressed},
		{"48", "F", "2024", 0, core.None},
		{"51", "C", "2023", math.NaN(), core.Missing},
		{"48", "C", "2023", 7, core.Unreliable},
	} {
		v, f, ok := cell(res, want.region, want.industry, want.period)
		same := v == want.value || math.IsNaN(v) && math.IsNaN(want.value)
		if !ok || !same || f != want.flag {
			t.Errorf("%s %s %s: got %v %q (found %t), want %v %q", want.region, want.industry, want.period, v, f, ok, want.value, want.flag)
		}
	}
}

func TestEveryRejectNamesLineColumnValueAndReason(t *testing.T) {
	t.Parallel()
	_, rejects, err := read(t, table(
		"강원,제조업,2024,종사자수,명,12,",
		"평양,제조업,2024,종사자수,명,12,",
		"강원,우주업,2024,종사자수,명,12,",
		"강원,건설업,작년,종사자수,명,12,",
		"강원,건설업,2024,종사자수,명,열둘,",
		"강원,건설업,2024,종사자수,명,-5,",
		"경남,제조업",
		"경남,제조업,2024,종사자수,천명,12,",
	), tidy())
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		line   int
		column string
		value  string
		says   string
	}{
		{3, "지역", "평양", "모르는 지역"},
		{4, "산업", "우주업", "모르는 산업"},
		{5, "연도", "작년", "시점으로 읽을 수 없습니다"},
		{6, "값", "열둘", "숫자로 읽을 수 없습니다"},
		{7, "값", "-5", "0보다 작습니다"},
		{8, "", "경남", "열이 2개뿐입니다"},
		{9, "지표", "종사자수", "단위가 앞에서는 명"},
	}
	if len(rejects) != len(want) {
		t.Fatalf("got %d rejects: %+v", len(rejects), rejects)
	}
	for i, w := range want {
		g := rejects[i]
		if g.Line != w.line || g.Column != w.column || g.Value != w.value || !strings.Contains(g.Reason.Ko, w.says) || g.Reason.En == "" {
			t.Errorf("reject %d: got %+v, want %+v", i, g, w)
		}
	}
}

func TestAMappingThatDoesNotFitImportsNothing(t *testing.T) {
	t.Parallel()
	p := tidy()
	p.MaxRejects = 0
	_, _, err := read(t, table(
		"강원,제조업,2024,종사자수,명,12,",
		"경남,제조업,2024,종사자수,명,많음,",
	), p)
	if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).Ko, "허용한 비율 5%") {
		t.Errorf("half of the rows rejected: got %v", err)
	}
	p.Value = "수치"
	_, _, err = read(t, table("강원,제조업,2024,종사자수,명,12,"), p)
	if core.CodeOf(err) != core.Invalid || !strings.Contains(err.(*core.Error).Fields[0].Message.Ko, "‘수치’ 열이 없습니다") { //nolint:errorlint // the type is the contract
		t.Errorf("unknown column: got %v", err)
	}
}

func TestDuplicatesAreNamedOrSummed(t *testing.T) {
	t.Parallel()
	text := table(
		"강원,제조업,2024,종사자수,명,12,",
		"경남,제조업,2024,종사자수,명,1,",
		"강원,제조업,2024,종사자수,명,30,",
	)
	_, _, err := read(t, text, tidy())
	e, ok := err.(*core.Error) //nolint:errorlint // the type is the contract
	if !ok || len(e.Fields) != 1 || !strings.Contains(e.Fields[0].Message.En, "lines 2 and 4: 51 · C · 2024 · employees") {
		t.Fatalf("got %v %+v", err, e)
	}
	p := tidy()
	p.SumDuplicates = true
	res, _, err := read(t, text, p)
	if err != nil {
		t.Fatal(err)
	}
	if v, _, _ := cell(res, "51", "C", "2024"); v != 42 || res.Batch.Len() != 2 {
		t.Errorf("sum %v in %d cells, want 42 in 2", v, res.Batch.Len())
	}
}

func TestSumWithAWithheldPartIsWithheld(t *testing.T) {
	t.Parallel()
	p := tidy()
	p.SumDuplicates = true
	res, _, err := read(t, table(
		"강원,제조업,2024,종사자수,명,12,",
		"강원,제조업,2024,종사자수,명,,X",
	), p)
	if err != nil {
		t.Fatal(err)
	}
	if v, f, _ := cell(res, "51", "C", "2024"); !math.IsNaN(v) || f != core.Suppressed {
		t.Errorf("got %v %q, want NA suppressed", v, f)
	}
}

func TestDimensionsKeepCellsApart(t *testing.T) {
	t.Parallel()
	p := tidy()
	p.Flag, p.Dims = "", []ingest.DimColumn{{Name: "규모", Column: "비고"}}
	res, _, err := read(t, table(
		"강원,제조업,2024,종사자수,명,12,소",
		"강원,제조업,2024,종사자수,명,30,대",
	), p)
	if err != nil {
		t.Fatal(err)
	}
	d := res.Batch.Dims[0]
	if res.Batch.Len() != 2 || d.Labels[d.Code[0]] != "소" || d.Labels[d.Code[1]] != "대" {
		t.Errorf("got %+v", d)
	}
}

func TestFiltersLeaveRowsOut(t *testing.T) {
	t.Parallel()
	p := tidy()
	p.Filters = []ingest.Filter{{Column: "지표", Values: []string{"종사자수"}}, {Column: "산업", Values: []string{"건설업"}, Except: true}}
	p.RegionFix = map[string]string{"경남": ""}
	res, rejects, err := read(t, table(
		"강원,제조업,2024,종사자수,명,12,",
		"강원,제조업,2024,사업체수,개,3,",
		"강원,건설업,2024,종사자수,명,5,",
		"경남,제조업,2024,종사자수,명,9,",
	), p)
	if err != nil {
		t.Fatal(err)
	}
	if res.Read != 4 || res.Filtered != 3 || res.Batch.Len() != 1 || len(rejects) != 0 {
		t.Errorf("read %d, filtered %d, kept %d, rejected %d", res.Read, res.Filtered, res.Batch.Len(), len(rejects))
	}
}
