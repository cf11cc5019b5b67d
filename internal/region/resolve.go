package region

import (
	"slices"
	"strings"

	"naru/internal/core"
)

// Resolve reads a region as files write it: 전국, 경기, 강원도, "서울 종로구",
// 경기도평택시, "수원시 장안구", Gyeonggi-do, or a code of either system. within
// (a canonical code, empty for none) narrows the search to a province or city;
// there a bare total (계, 합계) means that region. The error is a *ResolveError:
// unknown, ambiguous with its candidates, or changed with what became of it.
func (r *Registry) Resolve(label, within string) (Region, error) {
	k := key(label)
	if within == core.Nation {
		within = ""
	}
	switch {
	case k == "":
		return Region{}, unknownLabel(label)
	case isTotal(k):
		if found, ok := r.Get(within); ok {
			return found, nil
		}
		return Region{}, bareTotal(label)
	case digits(k):
		return r.resolveCode(label, k, within)
	}
	if rest, last, ok := cutEnglish(label); ok {
		if above, err := r.Resolve(last, within); err == nil {
			return r.Resolve(rest, above.Code)
		}
	}
	found := r.find(k, within)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return r.resolveFormer(label, k, within)
	default:
		return Region{}, r.ambiguous(label, found)
	}
}

// find asks the tiers of current names in order.
func (r *Registry) find(k, within string) []Region {
	if code, ok := r.names.top[k]; ok && (within == "" || r.Within(code, within)) {
		return r.pick([]string{code})
	}
	if found := r.inside(r.names.full[k], within); len(found) > 0 {
		return found
	}
	for _, p := range r.names.prefixes {
		rest, ok := strings.CutPrefix(k, p)
		if !ok || rest == "" {
			continue
		}
		province := r.names.prefix[p]
		found := r.inside(r.names.full[rest], province)
		if len(found) == 0 {
			found = r.inside(r.names.loose[rest], province)
		}
		if found = slices.DeleteFunc(found, func(x Region) bool { return within != "" && !r.Within(x.Code, within) }); len(found) > 0 {
			return found
		}
	}
	return r.inside(r.names.loose[k], within)
}

// resolveFormer follows a name outside the edition when all that bore it lead
// to the same region.
func (r *Registry) resolveFormer(label, k, within string) (Region, error) {
	codes := r.names.former[k]
	if len(codes) == 0 {
		for _, p := range r.names.prefixes {
			if rest, ok := strings.CutPrefix(k, p); ok {
				codes = slices.DeleteFunc(slices.Clone(r.names.former[rest]), func(c string) bool {
					return !r.touches(r.former[c], r.names.prefix[p]) && !r.once(c, r.names.prefix[p])
				})
			}
			if len(codes) > 0 {
				break
			}
		}
	}
	codes = slices.DeleteFunc(slices.Clone(codes), func(c string) bool {
		return within != "" && !r.touches(r.former[c], within)
	})
	if len(codes) == 0 {
		return Region{}, unknownLabel(label)
	}
	first := r.former[codes[0]]
	for _, c := range codes[1:] {
		if !slices.Equal(r.former[c].Regions, first.Regions) {
			return Region{}, r.ambiguous(label, r.pick(r.allRegions(codes)))
		}
	}
	if same := slices.IndexFunc(codes, func(c string) bool { return !r.former[c].Same }); same >= 0 {
		return Region{}, changed(r.former[codes[same]], r.pick(first.Regions))
	}
	return r.pick(first.Regions)[0], nil
}

// touches reports whether a former place lies, as far as it is known, in a region.
func (r *Registry) touches(f Former, region string) bool {
	return slices.ContainsFunc(f.Regions, func(c string) bool { return r.Within(c, region) })
}

// once reports whether a former code belonged to a province by its own digits:
// 47720 군위군 was in 경북 (47) before it came to 대구.
func (r *Registry) once(code, province string) bool {
	found, err := r.locateMOIS(code[:2])
	return err == nil && found.Code == province
}

func (r *Registry) allRegions(codes []string) []string {
	var out []string
	for _, c := range codes {
		for _, t := range r.former[c].Regions {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// resolveCode reads a code whose system nobody named. 31110 is 울산 중구 in MOIS
// and 과천시 in SGIS: then within decides, or the choice is offered.
func (r *Registry) resolveCode(label, code, within string) (Region, error) {
	mois, err := r.Locate(core.MOIS, code)
	sgis, sgisErr := r.Locate(core.SGIS, code)
	var found []Region
	if err == nil && (within == "" || r.Within(mois.Code, within)) {
		found = append(found, mois)
	}
	if sgisErr == nil && sgis.Code != mois.Code && (within == "" || r.Within(sgis.Code, within)) {
		found = append(found, sgis)
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return Region{}, &ResolveError{Reason: Ambiguous, Label: label, Candidates: found, err: core.Fail(core.Invalid,
			"‘%[1]s’은(는) 행정표준코드와 SGIS에서 서로 다른 지역입니다: %[2]s. 코드 체계를 정해 주십시오.",
			"‘%[1]s’ is one region in MOIS and another in SGIS: %[2]s. Choose the code system.", label, r.nameList(found))}
	case err != nil && sgisErr != nil:
		return Region{}, err
	default:
		return Region{}, unknownLabel(label)
	}
}

func (r *Registry) inside(codes []string, within string) []Region {
	var out []Region
	for _, found := range r.pick(codes) {
		if within == "" || r.Within(found.Code, within) {
			out = append(out, found)
		}
	}
	return out
}

func isTotal(k string) bool {
	return slices.Contains([]string{"계", "합계", "총계", "전체", "소계", "total"}, k)
}

// cutEnglish splits "Pyeongtaek-si, Gyeonggi-do" at its last comma.
func cutEnglish(label string) (rest, last string, ok bool) {
	i := strings.LastIndex(label, ",")
	if i < 0 {
		return "", "", false
	}
	return label[:i], label[i+1:], true
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
