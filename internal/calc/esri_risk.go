package calc

import (
	"context"
	"errors"
	"io"

	"naru/internal/core"
	"naru/internal/source"
	"naru/internal/supply"
)

// DefaultFirm is the column of firms in a file of firms.
const DefaultFirm = "firm"

// writeRisk writes the plain measures of every firm and tells why some are NA.
func (in ESRIInput) writeRisk(ctx context.Context, n *supply.Network, out Output) error {
	home, err := in.home(ctx, n, out.note)
	if err != nil {
		return err
	}
	risks, err := n.Risks(home)
	if err != nil {
		return err
	}
	tellWhy(n, risks, out.note)
	names := []string{"suppliers", "customers", "supplier_hhi", "customer_hhi", "sole_inputs", "sole_share", "outside"}
	return out.write([]string{DefaultFirm}, names, func(w rowWriter) error {
		for i, r := range risks {
			row := []float64{
				float64(r.Suppliers), float64(r.Customers), r.SupplierHHI, r.CustomerHHI,
				float64(r.SoleInputs), r.SoleShare, r.Outside,
			}
			if err := w.row([]string{n.ID(i)}, row); err != nil {
				return err
			}
		}
		return nil
	})
}

// tellWhy tells every reason for which measures are NA once, and of how many
// firms.
func tellWhy(n *supply.Network, risks []supply.Risk, note func(core.Text)) {
	var reasons []core.Text
	firms := map[core.Text][]string{}
	for i, r := range risks {
		for _, why := range r.Why() {
			if _, known := firms[why]; !known {
				reasons = append(reasons, why)
			}
			firms[why] = append(firms[why], n.ID(i))
		}
	}
	for _, why := range reasons {
		ids := firms[why]
		note(core.Tf("%[1]s 기업 %[2]d개: %[3]s.", "%[1]s %[2]d %[4]s: %[3]s.",
			why, len(ids), fewNames(ids), core.Plural(len(ids), "firm", "firms")))
	}
}

// home marks the firms of the file of firms inside the region; nil without one.
func (in ESRIInput) home(ctx context.Context, n *supply.Network, note func(core.Text)) ([]bool, error) {
	if in.Inside == "" {
		return nil, nil
	}
	t, err := open(ctx, in.Inside, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	r := &longReader{cells: newCells(t.name, false), strict: t.Info().Format == source.CSV}
	column, err := r.find(plainColumns(t), "--firm", or(in.Firm, DefaultFirm))
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, n.Firms())
	for i := range n.Firms() {
		at[n.ID(i)] = i
	}
	home := make([]bool, n.Firms())
	var strangers []string
	seen := map[string]struct{}{}
	rows := 0
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
			name := plainName(string(b.Field(row, column)))
			if name == "" {
				return nil, r.failCell(b, row, column, "의 기업 이름이 비어 있습니다. 채우거나 그 행을 지워 주십시오",
					"has no firm. Fill it in, or remove the row")
			}
			rows++
			if i, known := at[name]; known {
				home[i] = true
			} else if _, again := seen[name]; !again {
				seen[name] = struct{}{}
				strangers = append(strangers, name)
			}
		}
	}
	if rows == 0 {
		return nil, failEmpty(r.file)
	}
	if len(strangers) > 0 {
		note(core.Tf("%[1]s의 기업 %[2]d개는 거래에 나오지 않아 쓰지 않습니다: %[3]s.",
			"%[1]s: %[2]d %[4]s not used: %[3]s.", r.file, len(strangers), fewNames(strangers),
			core.Plural(len(strangers), "firm trades with nobody and is", "firms trade with nobody and are")))
	}
	return home, nil
}
