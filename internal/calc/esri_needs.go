package calc

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
	"naru/internal/supply"
)

// readNeeds reads the table that tells which industry needs which.
func (in ESRIInput) readNeeds(ctx context.Context) (*supply.Needs, error) {
	t, err := open(ctx, in.Essential, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	r := &longReader{cells: newCells(t.name, false), strict: t.Info().Format == source.CSV}
	names := plainColumns(t)
	var supplier, customer, kind int
	for _, want := range []struct {
		flag, name string
		to         *int
	}{
		{"--supplier-industry", or(in.SupplierIndustry, DefaultSupplierIndustry), &supplier},
		{"--customer-industry", or(in.CustomerIndustry, DefaultCustomerIndustry), &customer},
		{"--type", or(in.Type, DefaultType), &kind},
	} {
		if *want.to, err = r.find(names, want.flag, want.name); err != nil {
			return nil, err
		}
	}
	var pairs []supply.Pair
	lines := map[[2]string]int{} // by pair: its place in pairs
	var at []int                 // by place: its line
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for row := range b.Len() {
			if _, err := r.keeps(b, row); err != nil {
				return nil, err
			}
			p := supply.Pair{Supplier: plainName(string(b.Field(row, supplier))), Customer: plainName(string(b.Field(row, customer)))}
			for _, code := range []struct {
				name   string
				column int
			}{{p.Supplier, supplier}, {p.Customer, customer}} {
				if code.name == "" {
					return nil, r.failCell(b, row, code.column, "의 산업이 비어 있습니다. 채우거나 그 행을 지워 주십시오",
						"has no industry. Fill it in, or remove the row")
				}
			}
			if p.Type, err = r.typeOf(b, row, kind); err != nil {
				return nil, err
			}
			key := [2]string{p.Supplier, p.Customer}
			if first, twice := lines[key]; twice && pairs[first].Type != p.Type {
				return nil, core.Fail(core.Invalid,
					"%[1]s에서 %[2]s → %[3]s의 유형이 %[4]d행에는 %[5]d, %[6]d행에는 %[7]d입니다. 하나만 남겨 주십시오.",
					"%[1]s gives %[2]s → %[3]s the type %[5]d on line %[4]d and %[7]d on line %[6]d. Keep one.",
					r.file, p.Supplier, p.Customer, at[first], pairs[first].Type, b.Line(row), p.Type)
			} else if !twice {
				lines[key] = len(pairs)
			}
			pairs, at = append(pairs, p), append(at, b.Line(row))
		}
	}
	if len(pairs) == 0 {
		return nil, failEmpty(r.file)
	}
	return supply.NewNeeds(pairs)
}

// lacks is the error of a table of needs without the pairs that edges need.
func (f *edgeFile) lacks(table string, gaps []supply.Gap) error {
	const most = 5
	pairs := make([]string, 0, most+1)
	for _, g := range gaps[:min(most, len(gaps))] {
		pairs = append(pairs, fmt.Sprintf("%s (%d)", g.Pair, f.lines[g.Edge]))
	}
	if len(gaps) > most {
		pairs = append(pairs, "…")
	}
	return core.Fail(core.Invalid,
		"필수 투입 표 %[1]s에 %[2]s의 거래가 쓰는 산업 쌍 %[3]d개가 없습니다. 쌍과 거래의 행 번호: %[4]s. 표에 더해 주십시오(* 표에 전혀 없는 산업).",
		"%[1]s lacks %[3]d %[5]s of industries that edges of %[2]s need. Pairs and lines of the edges: %[4]s. Add what is missing (* an industry that is not in the table at all).",
		table, f.file, len(gaps), strings.Join(pairs, ", "), core.Plural(len(gaps), "pair", "pairs"))
}
