package region_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/region"
)

func TestResolveReadsWhatFilesWrite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ label, within, want string }{
		{"전국", "", "00"},
		{"경기", "", "41"},
		{"경기도", "", "41"},
		{" 경기도\u00a0", "", "41"},
		{"강원", "", "51"},
		{"강원도", "", "51"},
		{"강원특별자치도", "", "51"},
		{"전라북도", "", "52"},
		{"전북특별자치도", "", "52"},
		{"세종시", "", "36"},
		{"세종특별자치시", "", "36"},
		{"세종 세종시", "", "36110"},
		{"제주도", "", "50"},
		{"부산직할시", "", "26"},
		{"광주", "", "29"},
		{"광주광역시", "", "29"},
		{"광주시", "", "41610"},
		{"경기 광주", "", "41610"},
		{"광주", "41", "41610"},
		{"광주 동구", "", "29110"},
		{"광주시 동구", "", "29110"},
		{"서울 종로구", "", "11110"},
		{"서울특별시 종로구", "", "11110"},
		{"서울종로구", "", "11110"},
		{"수원시", "", "41110"},
		{"경기도 평택시", "", "41220"},
		{"평택시", "", "41220"},
		{"평택", "", "41220"},
		{"수원시 장안구", "", "41111"},
		{"수원시장안구", "", "41111"},
		{"장안구", "", "41111"},
		{"수원 장안구", "", "41111"},
		{"포항시남구", "", "47111"},
		{"중구", "11", "11140"},
		{"남구", "47110", "47111"},
		{"고성군", "51", "51820"},
		{"경남 고성군", "", "48820"},
		{"강원도 고성군", "", "51820"},
		{"부산 강서구", "", "26440"},
		{"부산진구", "", "26230"},
		{"대구 군위군", "", "27720"},
		{"경북 군위군", "", "27720"},
		{"경상북도 군위군", "", "27720"},
		{"인천 남구", "", "28177"},
		{"인천광역시 남구", "", "28177"},
		{"남구", "28", "28177"},
		{"여주군", "", "41670"},
		{"충남 당진군", "", "44270"},
		{"전남광주통합특별시 목포시", "", "46110"},
		{"계", "41", "41"},
		{"41220", "", "41220"},
		{"4122000000", "", "41220"},
		{"4100000000", "", "41"},
		{"31070", "", "41220"},
		{"31110", "41", "41290"},
		{"45113", "", "52113"},
		{"Gyeonggi-do", "", "41"},
		{"Gwangju", "", "29"},
		{"Gwangju-si", "", "41610"},
		{"Pyeongtaek-si, Gyeonggi-do", "", "41220"},
		{"Goseong-gun, Gangwon State", "", "51820"},
		{norm.NFD.String("경기도 평택시"), "", "41220"},
	} {
		got, err := region.Default().Resolve(c.label, c.within)
		if err != nil {
			t.Errorf("%q within %q: %v", c.label, c.within, err)
			continue
		}
		if got.Code != c.want {
			t.Errorf("%q within %q is %s %s, want %s", c.label, c.within, got.Code, got.Name.Ko, c.want)
		}
	}
}

func TestResolveSaysWhyThereIsNoSingleAnswer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		label, within string
		reason        region.Reason
		candidates    []string
		says          string // part of the Korean message
	}{
		{"고성군", "", region.Ambiguous, []string{"51820", "48820"}, "강원특별자치도 고성군 51820"},
		{"고성", "", region.Ambiguous, []string{"51820", "48820"}, "경상남도 고성군 48820"},
		{"중구", "", region.Ambiguous, []string{"11140", "26110", "27110", "28110", "30140", "31110"}, "대전광역시 중구"},
		{"강서구", "", region.Ambiguous, []string{"11500", "26440"}, "부산광역시 강서구"},
		{"남구", "", region.Ambiguous, []string{"26290", "27200", "29155", "31140", "47111"}, "경상북도 포항시 남구"},
		{"31110", "", region.Ambiguous, []string{"31110", "41290"}, "과천시"},
		{"31", "", region.Ambiguous, []string{"31", "41"}, "울산광역시"},
		{"합계", "", region.Ambiguous, nil, "어느 지역의 합계"},
		{"충북 청원군", "", region.Changed, []string{"43110"}, "2014-07-01"},
		{"마산시", "", region.Changed, []string{"48125", "48127"}, "마산합포구"},
		{"43710", "", region.Changed, []string{"43110"}, "청주시(43110)"},
		{"41283", "", region.Changed, []string{"41285", "41287"}, "일산동구"},
		{"전남광주통합특별시", "", region.Changed, []string{"29", "46"}, "2026-06-30"},
		{"28125", "", region.Changed, []string{"28110", "28140"}, "2026-07-01"},
		{"서울 평택시", "", region.Unknown, nil, "알 수 없는 지역"},
		{"평택시", "11", region.Unknown, nil, "알 수 없는 지역"},
		{"경기 평택군", "", region.Changed, []string{"41220"}, "평택시(41220)"},
		{"99999", "", region.Unknown, nil, "없는 지역 코드"},
		{"", "", region.Unknown, nil, "알 수 없는 지역"},
		{"남극", "", region.Unknown, nil, "남극"},
	} {
		_, err := region.Default().Resolve(c.label, c.within)
		var re *region.ResolveError
		if !errors.As(err, &re) {
			t.Errorf("%q: %v is not a ResolveError", c.label, err)
			continue
		}
		got := make([]string, len(re.Candidates))
		for i, x := range re.Candidates {
			got[i] = x.Code
		}
		if re.Reason != c.reason {
			t.Errorf("%q: reason %s, want %s (%v)", c.label, re.Reason, c.reason, err)
		}
		if diff := cmp.Diff(c.candidates, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q candidates (-want +got):\n%s", c.label, diff)
		}
		if msg := core.MessageOf(err); !strings.Contains(msg.Ko, c.says) || msg.En == "" {
			t.Errorf("%q: message %q does not say %q", c.label, msg.Ko, c.says)
		}
		if core.CodeOf(err) != core.Invalid {
			t.Errorf("%q: class %s", c.label, core.CodeOf(err))
		}
	}
}

func TestEveryRegionIsFoundByItsNamesAndCodes(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	for _, want := range reg.All() {
		full := reg.FullName(want.Code)
		for _, label := range []string{full.Ko, strings.ReplaceAll(full.Ko, " ", ""), full.En, strings.ToUpper(full.En)} {
			if got, err := reg.Resolve(label, ""); err != nil || got.Code != want.Code {
				t.Errorf("%q is %s, %v; want %s", label, got.Code, err, want.Code)
			}
		}
		if got, ok := reg.ByCode(core.MOIS, want.Code); !ok || got.Code != want.Code {
			t.Errorf("MOIS %s is %v", want.Code, got)
		}
		if want.SGIS == "" {
			continue
		}
		if got, ok := reg.ByCode(core.SGIS, want.SGIS); !ok || got.Code != want.Code {
			t.Errorf("SGIS %s is %v", want.SGIS, got)
		}
	}
}

func TestResolveNeverPanicsAndAnswersTheSameTwice(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			"경기", "광주", "시", "동구", "고성군", " ", ",", "41", "31110", "서울", "계", "남구", "중", "\xff", "ᄒ", "전남",
		}), 0, 5).Draw(t, "parts")
		label := strings.Join(parts, "")
		within := rapid.SampledFrom([]string{"", "00", "41", "29", "41110", "xx"}).Draw(t, "within")
		a, errA := reg.Resolve(label, within)
		b, errB := reg.Resolve(label, within)
		if a != b || (errA == nil) != (errB == nil) {
			t.Fatalf("%q: %v %v then %v %v", label, a, errA, b, errB)
		}
		if errA == nil && within != "" && within != core.Nation && !reg.Within(a.Code, within) {
			t.Fatalf("%q gives %s outside %s", label, a.Code, within)
		}
	})
}
