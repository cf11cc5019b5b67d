package supply

import (
	"strings"

	"naru/internal/core"
)

// Pair says how much one industry needs the goods of another.
type Pair struct {
	Supplier, Customer string // codes of industries
	Type               Type
}

// Needs tells the type of a purchase from the industries of supplier and
// customer, for networks whose edges do not say it themselves.
type Needs struct {
	types      map[[2]string]Type
	industries map[string]struct{}
}

// NewNeeds checks a table of pairs: codes that are not blank, known types, no
// pair twice with different types.
func NewNeeds(pairs []Pair) (*Needs, error) {
	n := &Needs{types: make(map[[2]string]Type, len(pairs)), industries: map[string]struct{}{}}
	for k, p := range pairs {
		if strings.TrimSpace(p.Supplier) == "" || strings.TrimSpace(p.Customer) == "" {
			return nil, core.Fail(core.Invalid,
				"필수 투입 표의 %d번째 쌍에 산업이 비어 있습니다.",
				"Pair number %d of the table of needs lacks an industry.", k+1)
		}
		if p.Type > Essential {
			return nil, core.Fail(core.Invalid,
				"필수 투입 표의 %[1]s → %[2]s의 유형 %[3]d을(를) 알 수 없습니다. 2(필수), 1(비필수), 0(무시) 가운데 하나여야 합니다.",
				"The table of needs gives %[1]s → %[2]s the unknown type %[3]d. It must be 2 (essential), 1 (non-essential) or 0 (ignored).",
				p.Supplier, p.Customer, p.Type)
		}
		key := [2]string{p.Supplier, p.Customer}
		if t, twice := n.types[key]; twice && t != p.Type {
			return nil, core.Fail(core.Invalid,
				"필수 투입 표에 %[1]s → %[2]s의 유형이 %[3]d와(과) %[4]d 둘로 적혀 있습니다. 하나만 남겨 주십시오.",
				"The table of needs gives %[1]s → %[2]s two types, %[3]d and %[4]d. Keep one.",
				p.Supplier, p.Customer, t, p.Type)
		}
		n.types[key] = p.Type
		n.industries[p.Supplier], n.industries[p.Customer] = struct{}{}, struct{}{}
	}
	return n, nil
}

// Gap is a pair of industries that a table of needs lacks. Industries that the
// table does not know at all are starred.
type Gap struct {
	Edge int // place of the first edge that needs it
	Pair string
}

// Assign gives every edge the type of its pair of industries. It fails on pairs
// that the table lacks, and gives them in the order of the edges. The edges must
// name firms of the list.
func (n *Needs) Assign(firms []Firm, edges []Edge) ([]Gap, error) {
	seen := map[[2]string]struct{}{}
	var gaps []Gap
	for k := range edges {
		e := &edges[k]
		if int(e.Supplier) >= len(firms) || int(e.Customer) >= len(firms) {
			return nil, core.Fail(core.Invalid,
				"%d번째 거래가 목록에 없는 기업을 가리킵니다.",
				"Edge number %d names a firm that is not in the list.", k+1)
		}
		key := [2]string{firms[e.Supplier].Industry, firms[e.Customer].Industry}
		if t, ok := n.types[key]; ok {
			e.Type = t
			continue
		}
		if _, again := seen[key]; !again {
			seen[key] = struct{}{}
			gaps = append(gaps, Gap{k, n.describe(key)})
		}
	}
	if len(gaps) == 0 {
		return nil, nil
	}
	pairs := make([]string, 0, named+1)
	for _, g := range gaps[:min(named, len(gaps))] {
		pairs = append(pairs, g.Pair)
	}
	if len(gaps) > named {
		pairs = append(pairs, "…")
	}
	return gaps, core.Fail(core.Invalid,
		"필수 투입 표에 산업 쌍 %[1]d개가 없습니다: %[2]s. 표에 더해 주십시오(* 표에 전혀 없는 산업).",
		"The table of needs lacks %[1]d %[3]s of industries: %[2]s. Add what is missing (* an industry that is not in the table at all).",
		len(gaps), strings.Join(pairs, ", "), core.Plural(len(gaps), "pair", "pairs"))
}

// describe names a pair and stars the industries that are unknown.
func (n *Needs) describe(key [2]string) string {
	var parts [2]string
	for k, code := range key {
		parts[k] = code
		if _, known := n.industries[code]; !known {
			parts[k] += "*"
		}
	}
	return parts[0] + " → " + parts[1]
}
