package definition

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestComparingDefinitions(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	form := chips()
	form.Set("base", "1")
	form["code"], form["weight"] = []string{"261", "2622"}, []string{"0.5", "1"}
	d.save("/definitions/chips/edit", form)

	w := d.Get("/definitions/compare?a=chips@1&b=chips@2")
	// Shared: 0.5 of 261. Joint: 1 (261) + 0.5 (262) + 1 (2622). 0.5 / 2.5 = 20 %.
	says(t, w, "두 묶음은 20% 겹칩니다. 코드 1개 더해짐, 코드 1개 빠짐, 가중치 1개 달라짐.",
		"261 반도체 제조업 Semiconductors 1 0.5 ↓ 줄어듦", "262 ↔ 2622")
	says(t, d.Get("/definitions/compare?a=chips@1&b=chips@2&lang=en"), "The two baskets overlap by 20%: 1 added, 1 removed, 1 reweighted.")
	says(t, d.Get("/definitions/compare?a=chips@1&b=chips@1"), "코드와 가중치가 같습니다")
	says(t, d.Get("/definitions/compare"), "골라 주십시오", "칩 2판(11차)")
	says(t, d.Get("/definitions/compare?a=chips"), "골라 주십시오")

	for query, want := range map[string]int{
		"a=chips@1&b=ict-ksic10@1":                        http.StatusUnprocessableEntity, // another revision: said on the page
		"a=chips@1&b=none@1":                              http.StatusNotFound,
		"a=chips@x&b=chips@1":                             http.StatusUnprocessableEntity,
		"a=chips@9&b=chips@1":                             http.StatusNotFound,
		"a=" + url.QueryEscape("chips@-1") + "&b=chips@1": http.StatusUnprocessableEntity,
	} {
		if w := d.Get("/definitions/compare?" + query); w.Code != want {
			t.Errorf("%s: %d, want %d", query, w.Code, want)
		}
	}
	refused := d.Get("/definitions/compare?a=chips@1&b=ict-ksic10@1")
	says(t, refused, "같은 차수의 정의를 골라 주십시오", "비교하기", "처음과 같은 차수에서 고릅니다")
	// The other revision stays in the first list only.
	for ref, want := range map[string]int{`value="ict-ksic10@1"`: 1, `value="chips@2"`: 2} {
		if got := strings.Count(refused.Body.String(), ref); got != want {
			t.Errorf("%s is offered %d times, want %d", ref, got, want)
		}
	}
}
