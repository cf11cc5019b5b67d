package region

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"naru/internal/core"
)

// nameIndex finds regions by the key of a name. The tiers are asked in order;
// a name that one tier knows never reaches the next, so 광주 is the 광역시 and
// 광주시 the city in 경기.
type nameIndex struct {
	top      map[string]string   // nation and provinces, every official and short form
	prefixes []string            // keys that may stand before a city, longest first
	prefix   map[string]string   // such a key → province
	full     map[string][]string // 평택시, 종로구, 수원시장안구, 장안구
	loose    map[string][]string // 평택, 수원장안구
	former   map[string][]string // names outside the edition, with and without the province → former code
}

// Names of provinces that the table does not hold: earlier official ones and
// customary ones.
var provinceAliases = map[string][]string{
	core.Nation: {"전국", "대한민국", "한국", "전국계", "전국합계", "Korea", "South Korea", "Nation"},
	"11":        {"서울시"},
	"26":        {"부산시", "부산직할시"},
	"27":        {"대구시", "대구직할시"},
	"28":        {"인천시", "인천직할시"},
	"29":        {"광주직할시"},
	"30":        {"대전시", "대전직할시"},
	"31":        {"울산시"},
	"36":        {"세종시"},
	"51":        {"강원도", "Gangwon-do"},
	"52":        {"전라북도", "Jeollabuk-do"},
	"50":        {"제주도"},
}

// Before the name of a district 광주시 can only be the metropolitan city.
const gwangjuPrefix = "광주시"

// key makes labels comparable: composed Hangul, no spaces, no case.
func key(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(label)), ""))
}

func indexNames(r *Registry) nameIndex {
	x := nameIndex{
		top: map[string]string{}, prefix: map[string]string{},
		full: map[string][]string{}, loose: map[string][]string{}, former: map[string][]string{},
	}
	for _, p := range r.list {
		switch p.Level {
		case National, Provincial:
			for _, n := range append([]string{p.Short.Ko, p.Name.Ko, p.Short.En, p.Name.En}, provinceAliases[p.Code]...) {
				x.top[key(n)] = p.Code
				if p.Level == Provincial {
					x.prefix[key(n)] = p.Code
				}
			}
		case Municipal:
			x.put(x.full, p.Code, p.Name.Ko, p.Name.En)
			x.put(x.loose, p.Code, p.Short.Ko, p.Short.En)
		case SubMunicipal:
			city, _ := r.Get(p.Parent)
			x.put(x.full, p.Code, p.Name.Ko, p.Short.Ko, p.Name.En)
			x.put(x.loose, p.Code, city.Short.Ko+p.Short.Ko)
		}
	}
	x.prefix[gwangjuPrefix] = "29"
	for p := range x.prefix {
		x.prefixes = append(x.prefixes, p)
	}
	slices.SortFunc(x.prefixes, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for _, f := range r.former {
		_, place, inProvince := strings.Cut(f.Name, " ")
		x.put(x.former, f.Code, f.Name)
		if inProvince {
			x.put(x.former, f.Code, place)
		}
	}
	for _, codes := range x.former {
		slices.Sort(codes)
	}
	return x
}

// put files a code under the keys of its names, once each.
func (*nameIndex) put(m map[string][]string, code string, names ...string) {
	for _, n := range names {
		if k := key(n); !slices.Contains(m[k], code) {
			m[k] = append(m[k], code)
		}
	}
}
