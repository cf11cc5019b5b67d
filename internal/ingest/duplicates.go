package ingest

import (
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/fact"
)

// key packs an observation's positions into one number by mixed radix; ok is
// false when the grid is too large for that (beyond 2^63 cells).
func packer(b *fact.Batch) (key func(i int) uint64, cells uint64, ok bool) {
	sizes := []int{len(b.Regions), len(b.Industries), len(b.Periods), len(b.Measures)}
	for _, d := range b.Dims {
		sizes = append(sizes, len(d.Labels))
	}
	cells = 1
	for _, n := range sizes {
		n := uint64(max(n, 1))
		if cells > math.MaxInt64/n {
			return nil, 0, false
		}
		cells *= n
	}
	ni, np, nm := uint64(len(b.Industries)), uint64(len(b.Periods)), uint64(len(b.Measures))
	return func(i int) uint64 {
		k := ((uint64(b.Region[i])*ni+uint64(b.Industry[i]))*np+uint64(b.Period[i]))*nm + uint64(b.Measure[i])
		for _, d := range b.Dims {
			k = k*uint64(len(d.Labels)) + uint64(d.Code[i])
		}
		return k
	}, cells, true
}

// seen remembers keys: a bit per cell while the grid is not much larger than
// the table, a hash set beyond that.
type seen struct {
	bits []uint64
	set  map[uint64]struct{}
}

func newSeen(cells uint64, rows int) *seen {
	const bitsPerRow = 256                      // 32 bytes, about what a hash set would take
	if cells <= uint64(rows)*bitsPerRow+1<<20 { //nolint:gosec // a count
		return &seen{bits: make([]uint64, cells/64+1)}
	}
	return &seen{set: make(map[uint64]struct{}, rows)}
}

// add reports whether the key was there already.
func (s *seen) add(k uint64) bool {
	if s.bits != nil {
		w, bit := k/64, uint64(1)<<(k%64)
		was := s.bits[w]&bit != 0
		s.bits[w] |= bit
		return was
	}
	_, was := s.set[k]
	s.set[k] = struct{}{}
	return was
}

// checkDuplicates refuses a table in which a cell occurs twice, naming the
// first few pairs of lines, or adds such rows when the profile says so.
func (m *mapper) checkDuplicates() error {
	b := &m.batch
	key, cells, ok := packer(b)
	if !ok {
		return core.Fail(core.TooLarge,
			"지역·산업·시점·지표의 조합이 너무 많습니다. 매핑에서 열을 바꿔 고르지 않았는지 살펴 주십시오.",
			"There are too many combinations of region, industry, period and measure. Check that the mapping names the right columns.")
	}
	s := newSeen(cells, b.Len())
	again := map[uint64][]int{}
	for i := range b.Value {
		if k := key(i); s.add(k) {
			again[k] = append(again[k], i)
		}
	}
	if len(again) == 0 {
		return nil
	}
	first := make(map[uint64]int, len(again))
	for i := range b.Value {
		k := key(i)
		if _, twice := again[k]; twice {
			if _, known := first[k]; !known {
				first[k] = i
			}
		}
	}
	if m.profile.SumDuplicates {
		m.sumDuplicates(first, again)
		return nil
	}
	return m.nameDuplicates(first, again)
}

func (m *mapper) nameDuplicates(first map[uint64]int, again map[uint64][]int) error {
	const most = 10
	e := core.Fail(core.Invalid,
		"같은 지역·산업·시점·지표가 두 번 나오는 칸이 %[1]d개 있습니다. 빠뜨린 구분 열(예: 규모, 성별)이 있으면 차원으로 더하거나 거르고, 나눠 적은 값이면 ‘중복은 더하기’를 켜 주십시오. 가져온 것은 없습니다.",
		"%[1]d cells occur more than once. If a further column (size class, sex) tells them apart, add it as a dimension or filter it; if the rows are parts, let duplicates be summed. Nothing was imported.",
		len(again))
	// Walk the rows in order so that the message does not depend on map order.
	b, told := &m.batch, 0
	key, _, _ := packer(b)
	for i := range b.Value {
		rows, twice := again[key(i)]
		if !twice || first[key(i)] != i {
			continue
		}
		cell := strings.Join([]string{
			b.Regions[b.Region[i]], b.Industries[b.Industry[i]],
			b.Periods[b.Period[i]].String(), b.Measures[b.Measure[i]].ID,
		}, " · ")
		e = e.With("line", core.Tf("%[1]d번째 줄과 %[2]d번째 줄: %[3]s", "lines %[1]d and %[2]d: %[3]s",
			m.lines[i], m.lines[rows[0]], cell))
		if told++; told == most {
			break
		}
	}
	return e
}

// sumDuplicates adds later rows to the first and drops them. A sum with an
// undefined part is undefined.
func (m *mapper) sumDuplicates(first map[uint64]int, again map[uint64][]int) {
	b := &m.batch
	for k, rows := range again {
		i := first[k]
		for _, j := range rows {
			b.Value[i] += b.Value[j]
			if !b.Flag[j].Unpack().Defined() || b.Flag[i].Unpack() == core.None {
				b.Flag[i] = b.Flag[j]
			}
			b.Region[j] = undecided
		}
	}
	m.dropUndecided()
}
