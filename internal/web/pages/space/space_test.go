package space

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/web/pages/pagestest"
)

// toySpace is specialised, at an LQ of ½, as the toy of py-ecomplexity and
// EconGeo: 서울 1111, 부산 0100, 대구 0011, 인천 0001.
func toySpace() string {
	var b strings.Builder
	b.WriteString("지역,산업,연도,값\n")
	for place, held := range map[string]string{"서울": "1111", "부산": "0100", "대구": "0011", "인천": "0001"} {
		for k, code := range []string{"10", "11", "13", "14"} {
			for _, year := range []string{"2023", "2024"} {
				b.WriteString(place + "," + code + "," + year + "," + held[k:k+1] + "\n")
			}
		}
	}
	return b.String()
}

func toyBureau(t *testing.T) *pagestest.Site {
	t.Helper()
	b := newBureau(t)
	b.Publish(toySpace())
	return b
}

// 대구 is C3: density .357 for both that it does not hold, PCI −.194 and −1.603,
// gains −.469 and −.770, and its complexity is .748, second of four.
func TestSpaceShowsThePublishedToy(t *testing.T) {
	t.Parallel()
	b := toyBureau(t)
	w := b.Page("/opportunities?region=27&lq=0.5&by=-pci")
	got := pagestest.Table(t, w, "candidates")
	for i := range got {
		got[i] = append(got[i][1:2], got[i][3:6]...)
	}
	if diff := cmp.Diff([][]string{{"10", "0.36", "△0.19", "△0.47"}, {"11", "0.36", "△1.60", "△0.77"}}, got); diff != "" {
		t.Errorf("candidates (-published +page):\n%s", diff)
	}
	pagestest.Holds(t, "the page", pagestest.Text(w), "대구광역시의 융합·신산업", "스마트 특화 지도",
		"‘섬유제품 제조업; 의복 제외’, ‘의복, 의복 액세서리 및 모피제품 제조업’이 이미 강해서 가깝습니다(밀도 0.36, 기준 0.36).",
		"지역 4곳, 산업 4개의 성긴 표", "지도에 놓인 2개", "기준을 새로 넘거나 밑돈 산업이 없습니다")
	pagestest.Holds(t, "the English page", pagestest.Text(b.Page("/opportunities?region=27&lq=0.5&lang=en")),
		"Related industries of Daegu", "It is near because", "coarse table of 4 regions and 4 industries", "Nothing has entered or left since 2023")
	pagestest.Holds(t, "the address of the suggestions", w.Body.String(), `href="/opportunities?by=-pci&amp;industry=10&amp;lq=0.5&amp;region=27#near"`)
}

func TestSpaceCutsAndNeighbours(t *testing.T) {
	t.Parallel()
	b := toyBureau(t)
	w := b.Page("/opportunities?region=27&lq=0.5&density=0.4&industry=11")
	pagestest.Holds(t, "beyond the cut of density", pagestest.Text(w), "강하지만 아직 멉니다(밀도 0.36, 기준 0.40)", "처음 기준으로")
	pagestest.Holds(t, "the form", w.Body.String(), `name="density"`, `value="0.4"`, `<input type="hidden" name="industry" value="11"`)
	near := pagestest.Table(t, w, "near-table")
	if len(near) != 3 || near[0][1] != "10" || near[0][2] != "0.50" || near[0][3] != "아직" || near[1][1] != "13" || near[1][3] != "특화" {
		t.Errorf("near 11: %v", near)
	}
	pagestest.Holds(t, "an industry's own page", b.Page("/industries/11?region=27").Body.String(), `href="/opportunities?industry=11&amp;level=division&amp;region=27#near"`)
}

func TestSpaceAsFiles(t *testing.T) {
	t.Parallel()
	b := toyBureau(t)
	query := "?region=27&lq=0.5&industry=11"
	if rows := b.Sheet("/opportunities.csv" + query); !strings.HasPrefix(rows["10"]["밀도"], "0.35714") || len(rows) != 2 {
		t.Errorf("%v", rows)
	}
	if rows := b.Sheet("/opportunities/industries.csv" + query); rows["13"]["특화 여부"] != "특화" || rows["14"]["특화 지역 수 (곳)"] != "3" {
		t.Errorf("%v", rows["14"])
	}
	if rows := b.Sheet("/opportunities/links.csv" + query); !strings.HasPrefix(rows["13"]["근접도"], "0.6666") {
		t.Errorf("%v", rows)
	}
	if rows := b.Sheet("/opportunities/near.csv" + query); len(rows) != 3 || rows["10"]["근접도"] != "0.5" {
		t.Errorf("%v", rows)
	}
	if rows := b.Sheet("/opportunities/regions.csv" + query); !strings.HasPrefix(rows["28"]["복잡도(ECI)"], "0.93048") {
		t.Errorf("%v", rows)
	}
	for _, path := range []string{"", "/industries", "/links", "/near", "/moves", "/regions"} {
		b.Page("/opportunities" + path + ".xlsx" + query)
	}
}

func TestSpaceRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	b := toyBureau(t)
	for query, want := range map[string]struct {
		code int
		says string
	}{
		"lq=-1":           {http.StatusUnprocessableEntity, "‘-1’은 쓸 수 없습니다"},
		"density=1.5":     {http.StatusUnprocessableEntity, "0에서 1까지의 수"},
		"pci=high":        {http.StatusUnprocessableEntity, "‘high’"},
		"link=NaN":        {http.StatusUnprocessableEntity, "NaN"},
		"by=nothing":      {http.StatusUnprocessableEntity, "nothing"},
		"anchor=no:where": {http.StatusNotFound, "no:where"},
		"industry=ZZ":     {http.StatusNotFound, "‘ZZ’ 산업을 찾을 수 없습니다"},
		"region=99999":    {http.StatusNotFound, "‘99999’ 지역을 찾을 수 없습니다"},
		"page=99":         {http.StatusOK, "대구"},
		"industry=_T":     {http.StatusNotFound, "전체 산업"},
	} {
		full := "/opportunities?region=27&" + query
		if strings.HasPrefix(query, "region") {
			full = "/opportunities?" + query
		}
		w := b.Get(full)
		if w.Code != want.code {
			t.Errorf("%s: %d", query, w.Code)
		}
		pagestest.Holds(t, query, pagestest.Text(w), want.says)
	}
}

func TestSpaceTeachesWhereThereIsTooLittle(t *testing.T) {
	t.Parallel()
	w := stockedBureau(t).Page("/opportunities")
	pagestest.Holds(t, "two regions and two industries", pagestest.Text(w), "지역 2곳, 산업 2개뿐이어서", "더 잘게 나뉜 자료")
	nation := toyBureau(t).Get("/opportunities?region=00")
	if nation.Code != http.StatusOK && nation.Code != http.StatusNotFound {
		t.Errorf("the nation: %d", nation.Code)
	}
	pagestest.Holds(t, "the nation with its row", pagestest.Text(stockedBureau(t).Get("/opportunities?region=00")), "전국은 견줄 다른 지역이 없어")
	pagestest.Holds(t, "without data", pagestest.Text(newBureau(t).Page("/opportunities")), "아직 진단할 통계 자료가 없습니다", "naru demo")
	if w := stockedBureau(t).Get("/opportunities.csv"); w.Code != http.StatusNotFound {
		t.Errorf("a file of nothing: %d", w.Code)
	}
}
