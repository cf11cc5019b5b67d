package lake

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/fact"
)

// check refuses a batch that could not be read back as it is.
func check(b *fact.Batch) error {
	n := b.Len()
	for _, c := range []struct {
		name string
		ok   bool
	}{
		{ColRegion, len(b.Region) == n && within(b.Region, len(b.Regions))},
		{ColIndustry, len(b.Industry) == n && within(b.Industry, len(b.Industries))},
		{ColPeriod, len(b.Period) == n && within(b.Period, len(b.Periods))},
		{ColMeasure, len(b.Measure) == n && within(b.Measure, len(b.Measures))},
		{ColFlag, len(b.Flag) == n},
	} {
		if !c.ok {
			return malformed(fmt.Errorf("lake: column %s does not fit its dictionary or the %d rows", c.name, n))
		}
	}
	if n == 0 {
		return core.Fail(core.Invalid,
			"저장할 관측값이 하나도 없습니다. 매핑과 거르기 조건을 확인해 주십시오.",
			"There is not one observation to store. Check the mapping and its filters.")
	}
	for _, p := range b.Periods {
		if q, err := core.ParsePeriod(p.String()); err != nil || q != p {
			return core.Fail(core.Invalid, "시점 ‘%s’을(를) 저장할 수 없습니다.", "The period ‘%s’ cannot be stored.", p.String()).Because(err)
		}
	}
	if err := checkLabels(b); err != nil {
		return err
	}
	return checkDims(b)
}

func checkLabels(b *fact.Batch) error {
	lists := [][]string{b.Regions, b.Industries}
	for _, m := range b.Measures {
		lists = append(lists, []string{m.ID})
	}
	for _, d := range b.Dims {
		lists = append(lists, d.Labels, []string{d.Name})
	}
	for _, list := range lists {
		for _, s := range list {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				return core.Fail(core.Invalid,
					"글자로 읽을 수 없는 이름 %q이(가) 있습니다. 파일의 글자 부호화를 확인해 주십시오.",
					"The label %q is not readable text. Check the encoding of the file.", s)
			}
		}
	}
	return nil
}

func checkDims(b *fact.Batch) error {
	seen := map[string]bool{}
	for _, d := range b.Dims {
		if len(d.Code) != b.Len() || !within(d.Code, len(d.Labels)) {
			return malformed(fmt.Errorf("lake: dimension %q does not fit its dictionary or the %d rows", d.Name, b.Len()))
		}
		name := strings.ToLower(d.Name) // SQL does not tell the cases apart
		if name == "" || seen[name] {
			return core.Fail(core.Invalid,
				"구분 항목의 이름 ‘%s’이(가) 비었거나 겹칩니다. 서로 다른 이름을 적어 주십시오.",
				"The dimension name ‘%s’ is empty or used twice. Give each its own name.", d.Name)
		}
		seen[name] = true
	}
	return nil
}

func malformed(cause error) error {
	return core.Fail(core.Internal,
		"읽은 자료가 앞뒤가 맞지 않아 저장하지 않았습니다. 관리자에게 알려 주십시오.",
		"The data read are inconsistent and were not stored. Please tell the administrator.").Because(cause)
}

func within[T uint16 | uint32](codes []T, n int) bool {
	top := T(0)
	for _, c := range codes {
		top = max(top, c)
	}
	return len(codes) == 0 || int(top) < n
}

// keysOf gives the sort columns: measure, period, region, industry, dimensions.
func keysOf(b *fact.Batch) []*key {
	periods := make([]string, len(b.Periods))
	for i, p := range b.Periods {
		periods[i] = p.String()
	}
	measures := make([]string, len(b.Measures))
	for i, m := range b.Measures {
		measures[i] = m.ID
	}
	keys := []*key{
		newKey(atMeasure, measures, nil, b.Measure),
		newKey(atPeriod, periods, nil, b.Period),
		newKey(atRegion, b.Regions, b.Region, nil),
		newKey(atIndustry, b.Industries, b.Industry, nil),
	}
	for i, d := range b.Dims {
		keys = append(keys, newKey(fixedColumns+i, d.Labels, d.Code, nil))
	}
	return keys
}

// measuresOf gives the measures that occur, sorted by id.
func measuresOf(b *fact.Batch, k *key, order []uint32) []core.Measure {
	var out []core.Measure
	for at := 0; at < len(order); {
		rank := k.at(order[at])
		id := k.texts[rank]
		i := slices.IndexFunc(b.Measures, func(m core.Measure) bool { return m.ID == id })
		out = append(out, b.Measures[i])
		next, _ := slices.BinarySearchFunc(order[at:], rank+1, func(row, r uint32) int { return int(k.at(row)) - int(r) })
		at += next
	}
	return out
}

// flagKey ranks every byte that a fact.Flag can be.
func flagKey() *key {
	labels := make([]string, math.MaxUint8+1)
	for i := range labels {
		labels[i] = string(fact.Flag(i).Unpack())
	}
	return newKey(atFlag, labels, nil, nil)
}
