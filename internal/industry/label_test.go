package industry_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/industry"
)

func ksic(t *testing.T, system core.System) *industry.Classification {
	t.Helper()
	c, ok := industry.Builtin(system)
	if !ok {
		t.Fatalf("no table of %s", system)
	}
	return c
}

func TestResolveReadsWhatFilesWrite(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]string{
		"C": "C", "c": "C", "26": "26", "C26": "26", "261": "261", "26111": "26111", "01": "01",
		"10~34": "C", "05~08": "B", "5~8": "", "45~47": "G", "01~03": "A", "41∼42": "F", "86-87": "Q", "35": "35",
		"B,C": "B+C", "C,B": "B+C", "B+C": "B+C", "B+10~34": "B+C", "26,27": "26+27", "26,261": "26", "A~U": core.Total,
		"E,L~U": "E+L+M+N+O+P+Q+R+S+T+U",
		"0":     core.Total, "_T": core.Total, "계": core.Total, "전체 산업": core.Total, "총지수": core.Total, "합계": core.Total,
		"제조업": "C", "제조업(10~34)": "C", "건설업 (F) ": "F", "농업 / 임업 및 어업": "A", "농업, 임업 및 어업 (A)": "A",
		"전기 / 가스 / 증기 및 공기조절 공급업": "D",
		"광·제조업(B,C)": "B+C", "광업 및 제조업": "B+C", "전기업 및 가스업": "D", "도소매·숙박음식점업(G,I)": "G+I",
		"전기·운수·통신·금융(D,H,J,K)":    "D+H+J+K",
		"사업·개인·공공서비스 및 기타(E,L~U)": "E+L+M+N+O+P+Q+R+S+T+U",
		"C. 제조업": "C", "C 제조업": "C", "26 전자부품, 컴퓨터, 영상, 음향 및 통신장비 제조업": "26", "C26 전자부품제조": "26", "261.반도체 제조업": "261",
		"임업": "02", "전기업": "351", "반도체 제조업": "261", "Manufacturing": "C", "semiconductors": "261",
		"10111": "10111", "10111 도축업": "10111",
	} {
		got, err := ksic(t, core.KSIC11).Resolve(label)
		if want == "" {
			if err == nil {
				t.Errorf("%q is %s, want an error", label, got)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", label, got, err, want)
		}
	}
}

func TestResolveExplainsItself(t *testing.T) {
	t.Parallel()
	for label, says := range map[string]string{
		"":                 "찾을 수 없는 산업",
		"우주 여행업":           "가져오기 설정에서",
		"04":               "없는 코드",
		"C01":              "없는 코드",
		"1":                "앞자리 0",
		"34~10":            "범위",
		"C~26":             "범위",
		"20121 산업용 가스 제조업": "",
		"28202 축전지 제조업":    "",
		"제조업(B)":           "코드와 이름이 다릅니다",
		"27 섬유제품 제조업; 의복 제외": "차수를 확인",
	} {
		code, err := ksic(t, core.KSIC11).Resolve(label)
		if says == "" {
			if err != nil {
				t.Errorf("%q: %v", label, err)
			}
			continue
		}
		var re *industry.ResolveError
		if !errors.As(err, &re) || !strings.Contains(core.MessageOf(err).Ko, says) || core.MessageOf(err).En == "" {
			t.Errorf("%q gives %q, %v; want a message with %q", label, code, err, says)
		}
		if err != nil && core.CodeOf(err) != core.Invalid {
			t.Errorf("%q: class %s", label, core.CodeOf(err))
		}
	}
	_, err := ksic(t, core.KSIC11).Resolve("전자부품")
	var re *industry.ResolveError
	if !errors.As(err, &re) || len(re.Candidates) == 0 {
		t.Errorf("a part of a name offers no candidates: %v", err)
	}
}

func TestCheckIsThreeValued(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC11)
	for code, want := range map[string]industry.Knowledge{
		core.Total: industry.Known, "C": industry.Known, "26": industry.Known, "26111": industry.Known, "B+C": industry.Known,
		"10111": industry.Unverifiable, "1011": industry.Unverifiable, "C+10111": industry.Unverifiable,
		"04": industry.NoSuchCode, "269": industry.NoSuchCode, "26999": industry.NoSuchCode, "04111": industry.NoSuchCode,
		"Z": industry.NoSuchCode, "": industry.NoSuchCode, "B+Z": industry.NoSuchCode, "261110": industry.NoSuchCode,
	} {
		if got := c.Check(code); got != want {
			t.Errorf("%q is %s, want %s", code, got, want)
		}
	}
}

func TestAlignTakesALoneDivisionForItsSectionAmongSections(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC11)
	if diff := cmp.Diff(map[string]string{"35": "D", "68": "L"}, c.Align([]string{core.Total, "C", "35", "68", "B+C"})); diff != "" {
		t.Error(diff)
	}
	for _, divisions := range [][]string{{"34", "35", "36"}, {"35"}, {"C", "35", "26"}, {"C", "35", "351"}, nil} {
		if got := c.Align(divisions); len(got) != 0 {
			t.Errorf("%v: %v", divisions, got)
		}
	}
}

func TestFamilyTree(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC10)
	if got := strings.Join(c.Ancestors("26110"), " "); got != "2611 261 26 C _T" {
		t.Errorf("ancestors of 26110: %s", got)
	}
	for code, want := range map[string]string{
		"26110": "2611", "26": "C", "C": core.Total, "261+262": "26", "26+27": "C", "B+C": core.Total, core.Total: "",
	} {
		if got := c.Parent(code); got != want {
			t.Errorf("parent of %s is %q, want %q", code, got, want)
		}
	}
	if n := len(c.Children(core.Total)); n != 21 {
		t.Errorf("%d sections", n)
	}
	if n := len(c.Children("C")); n != 25 {
		t.Errorf("%d divisions of manufacturing", n)
	}
	if got := c.Title("B+C"); got != core.T("광업 + 제조업", "Mining and quarrying + Manufacturing") {
		t.Errorf("title of B+C: %v", got)
	}
}

func TestComposeIsAUnion(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC11)
	entries := c.Entries()
	codes := make([]string, 0, len(entries))
	for _, e := range entries {
		codes = append(codes, e.Code)
	}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom(codes), 1, 6).Draw(t, "codes")
		union := c.Compose(some...)
		if c.Compose(rapid.Permutation(some).Draw(t, "order")...) != union || c.Compose(union, union) != union {
			t.Fatalf("%v: %s is not canonical", some, union)
		}
		for _, code := range some {
			if union != core.Total && !c.Covers(union, code) {
				t.Fatalf("%s does not cover %s", union, code)
			}
		}
		if back, err := c.Resolve(union); err != nil || back != union {
			t.Fatalf("%s reads back as %s, %v", union, back, err)
		}
	})
}

func TestResolveSurvivesAnything(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC11)
	rapid.Check(t, func(t *rapid.T) {
		label := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-U0-9~,()+ 제조업]{0,12}`)).Draw(t, "label")
		code, err := c.Resolve(label)
		if (code == "") == (err == nil) {
			t.Fatalf("%q gives %q and %v", label, code, err)
		}
		if err == nil && c.Check(code) == industry.NoSuchCode {
			t.Fatalf("%q gives %q, which does not exist", label, code)
		}
	})
}
