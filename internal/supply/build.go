package supply

import (
	"math"
	"slices"
	"strings"

	"naru/internal/core"
)

// NewNetwork checks firms and edges and lays them out. Edges name firms by
// their place in the list. Self-loops and edges of weight zero are set aside,
// duplicates refused or added up; the report tells, also beside an error, which
// they were. It keeps neither list.
//
// It fails on a firm that is there twice, has no id or no industry, on an edge to
// a firm that is not in the list, on a weight that is negative, infinite, not a
// number or beyond MinWeight … MaxWeight, and on an unknown type.
func NewNetwork(firms []Firm, edges []Edge, duplicates Duplicates) (*Network, Report, error) {
	n := &Network{}
	if err := n.takeFirms(firms); err != nil {
		return nil, Report{}, err
	}
	b := &builder{Network: n, edges: edges, duplicates: duplicates}
	if err := b.check(); err != nil {
		return nil, b.report, err
	}
	b.sort()
	b.placePurchases()
	if err := b.refused(); err != nil {
		return nil, b.report, err
	}
	b.order = nil
	b.placeSales()
	n.sum()
	n.sortPurchases()
	n.reach = n.newReach()
	n.sortSales()
	n.records, n.buyers = n.newRecords(), n.newBuyers()
	return n, b.report, nil
}

func (n *Network) takeFirms(firms []Firm) error {
	if len(firms) == 0 {
		return core.Fail(core.Invalid, "기업이 하나도 없습니다.", "There are no firms.")
	}
	if len(firms) > math.MaxInt32 {
		return core.Fail(core.TooLarge, "기업이 너무 많습니다(%d개).", "There are too many firms (%d).", len(firms))
	}
	seen := make(map[string]struct{}, len(firms))
	known := map[string]uint32{}
	n.ids = make([]string, len(firms))
	for k, f := range firms {
		if strings.TrimSpace(f.ID) == "" {
			return core.Fail(core.Invalid,
				"%d번째 기업의 이름이 비어 있습니다.", "Firm number %d has no id.", k+1)
		}
		if strings.TrimSpace(f.Industry) == "" {
			return core.Fail(core.Invalid,
				"기업 ‘%s’의 산업이 비어 있습니다. 산업을 채워 주십시오.",
				"Firm ‘%s’ has no industry. Fill it in.", f.ID)
		}
		if _, twice := seen[f.ID]; twice {
			return core.Fail(core.Invalid,
				"기업 ‘%s’이(가) 두 번 있습니다. 하나로 합치거나 이름을 구분해 주십시오.",
				"Firm ‘%s’ is there twice. Merge the two or tell their ids apart.", f.ID)
		}
		seen[f.ID] = struct{}{}
		n.ids[k] = f.ID
		if _, ok := known[f.Industry]; !ok {
			known[f.Industry] = 0
			n.industries = append(n.industries, f.Industry)
		}
	}
	slices.Sort(n.industries)
	for k, code := range n.industries {
		known[code] = uint32(k)
	}
	n.industry = make([]uint32, len(firms))
	for k, f := range firms {
		n.industry[k] = known[f.Industry]
	}
	return nil
}

// builder lays out the edges of a network.
type builder struct {
	*Network

	edges      []Edge
	duplicates Duplicates
	order      []uint32 // places of the edges that are kept, by customer, then by the supplier's industry and number
	starts     []uint32 // by customer and one more: where its edges start in order
	report     Report

	// Where a customer's non-essential and ignored purchases start, as long as
	// its purchases stand by type, by the supplier's industry and by supplier.
	nonEssential, ignored []uint32
}

// check looks at every edge by itself and counts what is set aside.
func (b *builder) check() error {
	if len(b.edges) > math.MaxInt32 {
		return core.Fail(core.TooLarge, "거래가 너무 많습니다(%d건).", "There are too many edges (%d).", len(b.edges))
	}
	firms := uint32(len(b.ids)) //nolint:gosec // bounded by takeFirms
	for k := range b.edges {
		e := &b.edges[k]
		switch {
		case e.Supplier >= firms || e.Customer >= firms:
			return core.Fail(core.Invalid,
				"%d번째 거래가 목록에 없는 기업을 가리킵니다.",
				"Edge number %d names a firm that is not in the list.", k+1)
		case math.IsNaN(e.Weight):
			return b.failEdge(k, "비어 있거나 수가 아닙니다", "is blank or not a number")
		case e.Weight < 0:
			return b.failEdge(k, "0보다 작습니다", "is below zero")
		case e.Weight > MaxWeight || e.Weight > 0 && e.Weight < MinWeight:
			return b.failEdge(k, "다룰 수 있는 범위(1e-30 … 1e30)를 벗어납니다", "is outside the range 1e-30 … 1e30")
		case e.Type > Essential:
			return core.Fail(core.Invalid,
				"%[1]d번째 거래(%[2]s → %[3]s)의 유형 %[4]d을(를) 알 수 없습니다. 2(필수), 1(비필수), 0(무시) 가운데 하나여야 합니다.",
				"Edge number %[1]d (%[2]s → %[3]s) has the unknown type %[4]d. It must be 2 (essential), 1 (non-essential) or 0 (ignored).",
				k+1, b.ids[e.Supplier], b.ids[e.Customer], e.Type)
		case e.Supplier == e.Customer:
			b.report.SelfLoops++
			b.report.SelfLoopPlaces = remember(b.report.SelfLoopPlaces, k)
		case e.Weight == 0:
			b.report.ZeroWeights++
			b.report.ZeroWeightPlaces = remember(b.report.ZeroWeightPlaces, k)
		}
	}
	return nil
}

func (b *builder) failEdge(k int, ko, en string) error {
	e := b.edges[k]
	return core.Fail(core.Invalid,
		"%[1]d번째 거래(%[2]s → %[3]s)의 금액이 %[4]s.",
		"The weight of edge number %[1]d (%[2]s → %[3]s) %[4]s.",
		k+1, b.ids[e.Supplier], b.ids[e.Customer], core.T(ko, en))
}

func remember[T any](places []T, place T) []T {
	if len(places) < named {
		places = append(places, place)
	}
	return places
}

func (e *Edge) kept() bool { return e.Supplier != e.Customer && e.Weight > 0 }

// sort orders the kept edges by two stable counting sorts.
func (b *builder) sort() {
	rank := b.rank()
	starts := make([]uint32, len(b.ids)+1)
	kept := 0
	for k := range b.edges {
		if e := &b.edges[k]; e.kept() {
			starts[rank[e.Supplier]+1]++
			kept++
		}
	}
	accumulate(starts)
	bySupplier := make([]uint32, kept)
	for k := range b.edges {
		if e := &b.edges[k]; e.kept() {
			at := &starts[rank[e.Supplier]]
			bySupplier[*at] = uint32(k)
			*at++
		}
	}
	b.starts = make([]uint32, len(b.ids)+1)
	for _, k := range bySupplier {
		b.starts[b.edges[k].Customer+1]++
	}
	accumulate(b.starts)
	at := slices.Clone(b.starts)
	b.order = make([]uint32, kept)
	for _, k := range bySupplier {
		customer := b.edges[k].Customer
		b.order[at[customer]] = k
		at[customer]++
	}
}

// rank numbers the firms by industry, then by number.
func (b *builder) rank() []uint32 {
	starts := make([]uint32, len(b.industries)+1)
	for _, k := range b.industry {
		starts[k+1]++
	}
	accumulate(starts)
	rank := make([]uint32, len(b.industry))
	for i, k := range b.industry {
		rank[i] = starts[k]
		starts[k]++
	}
	return rank
}

// accumulate turns counts, each one place late, into starts.
func accumulate(counts []uint32) {
	for k := 1; k < len(counts); k++ {
		counts[k] += counts[k-1]
	}
}
