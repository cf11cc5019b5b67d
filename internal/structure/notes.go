package structure

import (
	"math"
	"strconv"
	"strings"

	"naru/internal/core"
)

// namedAside is how many codes a note lists before it only counts.
const namedAside = 8

// Notes tell what is set aside and why.
func (p *Presence) Notes() []core.Text {
	notes := append(asideNotes(regionWord, p.Regions, p.RegionWhy), asideNotes(industryWord, p.Industries, p.IndustryWhy)...)
	if p.Unknown > 0 {
		notes = append(notes, core.Tf(
			"값이 없는 칸 %[1]d개는 특화 여부를 알 수 없어, 특화로도 비특화로도 세지 않았습니다.",
			"%[1]d %[2]s neither as specialised nor as not.",
			p.Unknown, core.Plural(p.Unknown, "cell without a value counts", "cells without a value count")))
	}
	return notes
}

// Notes tell which industries have no relatedness although they have values.
func (m *Relatedness) Notes() []core.Text {
	return asideNotes(industryWord, m.Industries, m.Why, NothingHeld, Unrelated)
}

// Notes tell which regions and industries of t, whose wholes m are, have no whole
// to take shares of, and why.
func (m Margins) Notes(t Table) []core.Text {
	regions, industries := make([]Reason, len(t.Regions)), make([]Reason, len(t.Industries))
	for r, whole := range m.Regions {
		if !(whole > 0) {
			regions[r] = whyWhole(len(t.Industries), func(i int) float64 { return t.At(r, i) })
		}
	}
	for i, whole := range m.Industries {
		if !(whole > 0) {
			industries[i] = whyWhole(len(t.Regions), func(r int) float64 { return t.At(r, i) })
		}
	}
	notes := append(asideNotes(regionWord, t.Regions, regions), asideNotes(industryWord, t.Industries, industries)...)
	if math.IsNaN(m.All) {
		notes = append(notes, core.T(
			"값이 없는 칸이 있어 전체 합계를 알 수 없으므로, 전체와 견주는 값은 모두 비웠습니다.",
			"A cell without a value leaves the grand total unknown: whatever is compared with the whole is left empty."))
	}
	return notes
}

// A word agrees with a count.
type word func(n int) core.Text

func regionWord(n int) core.Text   { return core.T("지역", core.Plural(n, "region", "regions")) }
func industryWord(n int) core.Text { return core.T("산업", core.Plural(n, "industry", "industries")) }

// asideNotes has one note for each reason that occurs, of those asked for, or of
// those that set a whole region or industry aside.
func asideNotes(what word, codes []string, why []Reason, reasons ...Reason) []core.Text {
	if len(reasons) == 0 {
		reasons = []Reason{NoValue, WholeUnknown, WholeZero}
	}
	var notes []core.Text
	for _, reason := range reasons {
		var named []string
		count := 0
		for k, w := range why {
			if w != reason {
				continue
			}
			if count++; count <= namedAside {
				named = append(named, codes[k])
			}
		}
		if count == 0 {
			continue
		}
		list := strings.Join(named, ", ")
		if count > namedAside {
			list += ", …"
		}
		notes = append(notes, core.Tf("%[1]s %[2]d개를 제외했습니다(%[4]s): %[3]s.",
			"%[2]d %[1]s left out (%[4]s): %[3]s.", what(count), count, reason.Title(), list))
	}
	return notes
}

// Report says how sharply the index is determined and what turned it right side
// up; nothing when there is no index.
func (c *Complexity) Report() core.Text {
	if c.Regions == 0 {
		return core.Text{}
	}
	sign := core.T("이름의 차례", "the order of codes")
	if !math.IsNaN(c.Correlation) {
		series := core.T("다양성", "diversity")
		if c.Anchored {
			series = core.T("주어진 값", "the anchor")
		}
		sign = core.Tf("%[1]s(상관 %[2]s)", "%[1]s (correlation %[2]s)", series, three(c.Correlation))
	}
	return core.Tf("복잡도 지수: 지역 %[1]d개, 산업 %[2]d개; 고유값 λ₂ %[3]s, λ₃ %[4]s, 차이 %[5]s; 부호의 기준은 %[6]s입니다.",
		"Complexity index: %[1]d regions and %[2]d industries; eigenvalues λ₂ %[3]s, λ₃ %[4]s, gap %[5]s; its sign follows %[6]s.",
		c.Regions, c.Industries, three(c.Lambda2), three(c.Lambda3), three(c.Gap()), sign)
}

// warn puts what the reader of the index must know before what is noted already.
func (c *Complexity) warn(p *Presence, why Reason) {
	after := c.Notes
	c.Notes = nil
	switch {
	case why == Alike:
		c.note("지역들의 특화가 서로 같거나 연결된 지역·산업이 둘보다 적어 복잡도 지수를 정할 수 없습니다.",
			"The regions' specialisations are alike, or fewer than two regions and industries are linked: there is no complexity index.")
	case why == Ambiguous:
		c.note("고유값 λ₂와 λ₃이 같아(%[1]s, %[2]s) 순서가 하나로 정해지지 않으므로 복잡도 지수를 비웠습니다.",
			"The eigenvalues λ₂ and λ₃ are equal (%[1]s, %[2]s), so that no one order is right: the complexity index is left empty.",
			three(c.Lambda2), three(c.Lambda3))
	case c.Gap() < smallGap*c.Lambda2:
		c.note("고유값 λ₂ %[1]s와 λ₃ %[2]s의 차이가 작아, 자료가 조금만 달라져도 순서가 바뀔 수 있습니다.",
			"The gap between the eigenvalues λ₂ %[1]s and λ₃ %[2]s is small: a small change of the data may change the order.",
			three(c.Lambda2), three(c.Lambda3))
	}
	if why == Defined && (c.Regions < coarseRegions || c.Industries < coarseIndustries) {
		c.note("지역 %[1]d개, 산업 %[2]d개의 성긴 표입니다(지역 %[3]d개, 산업 %[4]d개 미만). 순위는 참고로만 쓰십시오.",
			"The table is coarse: %[1]d regions and %[2]d industries (fewer than %[3]d or %[4]d). Take the ranks as a hint only.",
			c.Regions, c.Industries, coarseRegions, coarseIndustries)
	}
	switch {
	case c.Parts < 2:
	case why == Defined:
		c.note("특화로 이어지지 않는 부분이 %d개여서, 가장 큰 부분의 지수만 구했습니다. 다른 부분과는 견줄 수 없습니다.",
			"Specialisation falls into %d parts that are not linked; the index is that of the largest, for parts cannot be compared.", c.Parts)
	default:
		c.note("특화로 이어지지 않는 부분이 %d개여서, 가장 큰 부분만 보았습니다.",
			"Specialisation falls into %d parts that are not linked; only the largest was looked at.", c.Parts)
	}
	c.Notes = append(c.Notes, asideNotes(regionWord, p.Regions, c.RegionWhy, NothingHeld, Unlinked)...)
	c.Notes = append(c.Notes, asideNotes(industryWord, p.Industries, c.IndustryWhy, NothingHeld, Unlinked)...)
	c.Notes = append(c.Notes, after...)
}

// three writes a number for a note, to three significant digits.
func three(x float64) string { return strconv.FormatFloat(x, 'g', 3, 64) }
