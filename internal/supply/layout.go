package supply

import (
	"cmp"
	"slices"

	"naru/internal/core"
)

// purchase is all that a customer buys from one supplier.
type purchase struct {
	supplier uint32
	weight   float32
	kind     Type
}

// placePurchases merges duplicates and writes the purchases of every customer.
func (b *builder) placePurchases() {
	firms := len(b.ids)
	b.bought = make([]uint32, firms+1)
	b.nonEssential = make([]uint32, firms)
	b.ignored = make([]uint32, firms)
	b.boughtFrom = make([]uint32, 0, len(b.order))
	b.boughtWeight = make([]float32, 0, len(b.order))
	var all []purchase
	var sums []float64
	for customer := range firms {
		all, sums = b.merge(customer, all[:0], sums)
		b.nonEssential[customer] = b.appendPurchases(all, Essential)
		b.ignored[customer] = b.appendPurchases(all, NonEssential)
		b.bought[customer+1] = b.appendPurchases(all, Ignored)
	}
}

// appendPurchases writes those of one type and gives the place after them.
func (b *builder) appendPurchases(all []purchase, kind Type) uint32 {
	for _, p := range all {
		if p.kind == kind {
			b.boughtFrom = append(b.boughtFrom, p.supplier)
			b.boughtWeight = append(b.boughtWeight, p.weight)
		}
	}
	return uint32(len(b.boughtFrom)) //nolint:gosec // bounded by check
}

// merge gives the customer's purchases, one for every supplier. Duplicates are
// added from small to large, so that the order of the list does not matter.
func (b *builder) merge(customer int, all []purchase, sums []float64) ([]purchase, []float64) {
	order := b.order[b.starts[customer]:b.starts[customer+1]]
	for len(order) > 0 {
		first := &b.edges[order[0]]
		same := 1
		sums = append(sums[:0], first.Weight)
		for ; same < len(order) && b.edges[order[same]].Supplier == first.Supplier; same++ {
			again := &b.edges[order[same]]
			pair := Twice{First: int(order[0]), Again: int(order[same])}
			b.report.Duplicates++
			b.report.DuplicatePlaces = remember(b.report.DuplicatePlaces, pair)
			if again.Type != first.Type && b.report.Unalike == nil {
				b.report.Unalike = &pair
			}
			sums = append(sums, again.Weight)
		}
		slices.Sort(sums)
		var sum float64
		for _, w := range sums {
			sum += w
		}
		all = append(all, purchase{first.Supplier, float32(sum), first.Type})
		order = order[same:]
	}
	return all, sums
}

// refused is the error that the duplicates make, if any.
func (b *builder) refused() error {
	if b.report.Duplicates > 0 && b.duplicates == RefuseDuplicates {
		p := b.report.DuplicatePlaces[0]
		e := b.edges[p.Again]
		return core.Fail(core.Invalid,
			"공급기업과 수요기업이 같은 거래가 %[1]d건 되풀이됩니다. 처음은 %[2]d번째와 %[3]d번째(%[4]s → %[5]s)입니다. 하나만 남기거나 더하도록 해 주십시오.",
			"%[1]d %[6]s an earlier one of the same supplier and customer, first numbers %[2]d and %[3]d (%[4]s → %[5]s). Keep one of them or have them added up.",
			b.report.Duplicates, p.First+1, p.Again+1, b.ids[e.Supplier], b.ids[e.Customer],
			core.Plural(b.report.Duplicates, "edge repeats", "edges repeat"))
	}
	if twice := b.report.Unalike; twice != nil {
		e := b.edges[twice.Again]
		return core.Fail(core.Invalid,
			"%[1]d번째와 %[2]d번째 거래(%[3]s → %[4]s)는 유형이 달라 더할 수 없습니다. 유형을 맞추거나 하나를 빼 주십시오.",
			"Edges number %[1]d and %[2]d (%[3]s → %[4]s) differ in type and cannot be added up. Give them one type or leave one out.",
			twice.First+1, twice.Again+1, b.ids[e.Supplier], b.ids[e.Customer])
	}
	return nil
}

// The kinds of sale, in the order in which a supplier's sales are kept.
const (
	soleInput = iota
	sharedInput
	nonEssentialSale
	ignoredSale
	saleKinds
)

// placeSales writes the same edges by supplier, customers ascending.
func (b *builder) placeSales() {
	counts := make([][saleKinds]uint32, len(b.ids))
	inputs := 0
	b.eachSale(func(supplier, _ uint32, _ float32, kind int, newInput bool) {
		counts[supplier][kind]++
		if newInput {
			inputs++
		}
	})
	firms := len(b.ids)
	b.sold = make([]uint32, firms+1)
	b.soldShared, b.soldNon, b.soldIgnored = make([]uint32, firms), make([]uint32, firms), make([]uint32, firms)
	var at uint32
	for i := range counts {
		c := &counts[i]
		b.sold[i] = at
		b.soldShared[i] = at + c[soleInput]
		b.soldNon[i] = b.soldShared[i] + c[sharedInput]
		b.soldIgnored[i] = b.soldNon[i] + c[nonEssentialSale]
		at = b.soldIgnored[i] + c[ignoredSale]
		*c = [saleKinds]uint32{b.sold[i], b.soldShared[i], b.soldNon[i], b.soldIgnored[i]} // now where the next one goes
	}
	b.sold[firms] = at
	b.soldTo, b.soldWeight = make([]uint32, at), make([]float32, at)
	b.inputCustomer, b.inputSum = make([]uint32, 0, inputs), make([]float64, 0, inputs)
	b.eachSale(func(supplier, customer uint32, w float32, kind int, newInput bool) {
		to := customer
		if newInput {
			b.inputCustomer = append(b.inputCustomer, customer)
			b.inputSum = append(b.inputSum, 0)
		}
		if kind == sharedInput {
			to = uint32(len(b.inputSum) - 1) //nolint:gosec // fewer than edges
			b.inputSum[to] += float64(w)
		}
		place := &counts[supplier][kind]
		b.soldTo[*place], b.soldWeight[*place] = to, w
		*place++
	})
}

// eachSale goes through the purchases in their order and tells their kind, and
// whether one is the first of a shared input.
func (b *builder) eachSale(sale func(supplier, customer uint32, w float32, kind int, newInput bool)) {
	for customer := range b.ids {
		to := uint32(customer)
		e := b.bought[customer]
		for e < b.nonEssential[customer] {
			end := b.inputEnd(customer, e)
			kind := sharedInput
			if end == e+1 {
				kind = soleInput
			}
			for first := e; e < end; e++ {
				sale(b.boughtFrom[e], to, b.boughtWeight[e], kind, kind == sharedInput && e == first)
			}
		}
		for ; e < b.ignored[customer]; e++ {
			sale(b.boughtFrom[e], to, b.boughtWeight[e], nonEssentialSale, false)
		}
		for ; e < b.bought[customer+1]; e++ {
			sale(b.boughtFrom[e], to, b.boughtWeight[e], ignoredSale, false)
		}
	}
}

// inputEnd is where the essential purchases from the industry of the purchase
// at e end.
func (b *builder) inputEnd(customer int, e uint32) uint32 {
	industry := b.industry[b.boughtFrom[e]]
	for e++; e < b.nonEssential[customer] && b.industry[b.boughtFrom[e]] == industry; e++ {
	}
	return e
}

// sum adds up purchases, sales and the output of industries, each in the order
// in which they are kept.
func (n *Network) sum() {
	firms := len(n.ids)
	n.purchases, n.sales = make([]float64, firms), make([]float64, firms)
	n.industryOutput = make([]float64, len(n.industries))
	for i := range firms {
		for _, w := range n.boughtWeight[n.bought[i]:n.bought[i+1]] {
			n.purchases[i] += float64(w)
		}
		for _, w := range n.soldWeight[n.sold[i]:n.sold[i+1]] {
			n.sales[i] += float64(w)
		}
		n.industryOutput[n.industry[i]] += n.sales[i]
		n.output += n.sales[i]
	}
}

// sortPurchases puts those suppliers first of whom a customer buys most.
func (n *Network) sortPurchases() {
	type purchase struct {
		supplier uint32
		weight   float32
	}
	var all []purchase
	for i := range n.ids {
		from, weights := n.boughtFrom[n.bought[i]:n.bought[i+1]], n.boughtWeight[n.bought[i]:n.bought[i+1]]
		all = all[:0]
		for k, s := range from {
			all = append(all, purchase{s, weights[k]})
		}
		slices.SortFunc(all, func(a, b purchase) int {
			return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.supplier, b.supplier))
		})
		for k, p := range all {
			from[k], weights[k] = p.supplier, p.weight
		}
	}
}

// sortSales puts those customers first to whom a supplier is worth most, within
// each kind of sale.
func (n *Network) sortSales() {
	type sale struct {
		worth  float64
		to     uint32
		weight float32
	}
	var all []sale
	sort := func(from, end uint32, worth func(to uint32, w float64) float64) {
		all = all[:0]
		for e := from; e < end; e++ {
			all = append(all, sale{worth(n.soldTo[e], float64(n.soldWeight[e])), n.soldTo[e], n.soldWeight[e]})
		}
		slices.SortFunc(all, func(a, b sale) int {
			return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.to, b.to))
		})
		for k, s := range all {
			n.soldTo[int(from)+k], n.soldWeight[int(from)+k] = s.to, s.weight
		}
	}
	worth := func(firm uint32) float64 { return float64(n.reach.worth[firm][sortedFor]) }
	for i := range n.ids {
		sort(n.sold[i], n.soldShared[i], func(to uint32, _ float64) float64 { return worth(to) })
		sort(n.soldShared[i], n.soldNon[i], func(to uint32, w float64) float64 { return w / n.inputSum[to] * worth(n.inputCustomer[to]) })
		sort(n.soldNon[i], n.soldIgnored[i], func(to uint32, w float64) float64 { return w / n.purchases[to] * worth(to) })
	}
}
