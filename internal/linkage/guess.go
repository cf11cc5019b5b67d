package linkage

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/inout"
)

// guess gives the links that are certain: WIOD's own, sectors that are codes of
// KSIC themselves, those of the Bank of Korea's regional tables, and sectors whose
// name is that of one entry of KSIC. Everything else is left to people.
func (s *Service) guess(ctx context.Context, actor core.Actor, sc *Scene) (inout.Bridge, error) {
	b := inout.Bridge{System: core.KSIC10}
	sectors := make([]inout.Sector, len(sc.Sectors))
	for k, x := range sc.Sectors {
		sectors[k] = inout.Sector{Code: x.Code, Name: x.Name}
	}
	if isWIOD(sectors) {
		known := wiodSectors()
		for _, x := range sectors {
			for _, code := range known[x.Code].ksic {
				b.Links = append(b.Links, inout.Link{Sector: x.Code, Code: code, Weight: 1})
			}
		}
		return b, nil
	}
	if system, ok := ownCodes(sectors); ok {
		b.System = system
		for _, x := range sectors {
			b.Links = append(b.Links, inout.Link{Sector: x.Code, Code: x.Code, Weight: 1})
		}
		return b, nil
	}
	c, err := s.classification(ctx, actor, b.System)
	if c == nil {
		return b, err
	}
	byName, bok := certainNames(c), bokOf(sectors)
	for k, x := range sc.Sectors {
		if !bok[k].name.IsZero() {
			for _, code := range bok[k].ksic {
				if c.Check(code) != industry.NoSuchCode {
					b.Links = append(b.Links, inout.Link{Sector: x.Code, Code: code, Weight: 1})
				}
			}
			continue
		}
		if code := byName[plainTrade(x.Name.Ko)]; code != "" {
			b.Links = append(b.Links, inout.Link{Sector: x.Code, Code: code, Weight: 1})
		}
	}
	return settled(b), nil
}

// ownCodes reports the revision of KSIC whose codes the sectors are, by code and
// name; the newest where several fit.
func ownCodes(sectors []inout.Sector) (core.System, bool) {
	for _, system := range []core.System{core.KSIC11, core.KSIC10} {
		trade, ok := industry.Builtin(system)
		if ok && len(sectors) > 0 && !slices.ContainsFunc(sectors, func(x inout.Sector) bool {
			e, known := trade.ByCode(x.Code)
			return !known || !sameName(e.Name.Ko, x.Name.Ko)
		}) {
			return system, true
		}
	}
	return "", false
}

// certainNames gives the widest entry of each name; none for a name that
// entries beside each other share. What is called 기타 is the rest of something
// else in a table, and a name that stands only deep in the classification is
// often used more widely.
func certainNames(c *industry.Classification) map[string]string {
	out := map[string]string{}
	for _, e := range c.Entries() {
		name := plainTrade(e.Name.Ko)
		if name == "" || e.Level == industry.Section || e.Level > industry.Group || strings.HasPrefix(e.Name.Ko, "기타") {
			continue
		}
		have, ok := out[name]
		switch {
		case !ok:
			out[name] = e.Code
		case have != "" && !strings.HasPrefix(e.Code, have):
			out[name] = ""
		}
	}
	return out
}

// plainTrade is the name of a trade without what classifications add to it:
// “음식점 및 숙박서비스” and “숙박 및 음식점업” are one.
func plainTrade(name string) string {
	words := strings.FieldsFunc(strings.NewReplacer("및", " ", "·", " ", ",", " ", ";", " ").Replace(name), func(r rune) bool { return r == ' ' })
	var out []string
	for _, w := range words {
		for _, ending := range []string{"제조업", "서비스업", "서비스", "업"} {
			w = strings.TrimSuffix(w, ending)
		}
		if w != "" {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// settled drops links to a code within another linked one, which belongs to
// two sectors then: which is not certain.
func settled(b inout.Bridge) inout.Bridge {
	b.Links = slices.DeleteFunc(slices.Clone(b.Links), func(l inout.Link) bool {
		return slices.ContainsFunc(b.Links, func(o inout.Link) bool {
			return o.Sector != l.Sector && strings.HasPrefix(l.Code, o.Code)
		})
	})
	return b
}
