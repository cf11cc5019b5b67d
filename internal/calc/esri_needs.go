package calc

import (
	"context"
	"errors"
	"io"

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
			pairs = append(pairs, p)
		}
	}
	if len(pairs) == 0 {
		return nil, failEmpty(r.file)
	}
	return supply.NewNeeds(pairs)
}
