package calc

import (
	"context"

	"naru/internal/structure"
)

// LQ writes the location quotients of a file: [period,] region, industry, value,
// lq, rsca, region_share, reference_share. The reference is the sum of the
// regions; where a cell is NA, the published total if the file has one.
func LQ(ctx context.Context, in Input, out Output) error {
	if err := out.validate(); err != nil {
		return err
	}
	p, err := Read(ctx, in, out.note)
	if err != nil {
		return err
	}
	texts := p.texts("region", "industry")
	numbers := []string{"value", "lq", "rsca", "region_share", "reference_share"}
	return out.write(texts, numbers, func(w rowWriter) error {
		lq := make([]float64, len(p.Regions)*len(p.Industries))
		for k := range p.Periods {
			if err := ctx.Err(); err != nil {
				return cancelled(err)
			}
			if err := p.writeLQ(w, k, lq, out); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *Panel) writeLQ(w rowWriter, k int, lq []float64, out Output) error {
	t := p.Tables[k]
	m, err := p.margins(k)
	if err != nil {
		return err
	}
	p.tell(out, k, m.Notes(t))
	structure.LQInto(lq, t, m)
	rsca := structure.RSCA(lq)
	shares := structure.RegionShares(t, m)
	reference := m.ReferenceShares()
	texts, numbers := p.row(k, 2), make([]float64, 5)
	for at, v := range t.V {
		r, i := at/len(p.Industries), at%len(p.Industries)
		texts[len(texts)-2], texts[len(texts)-1] = p.Regions[r], p.Industries[i]
		numbers[0], numbers[1], numbers[2], numbers[3], numbers[4] = v, lq[at], rsca[at], shares[at], reference[i]
		if err := w.row(texts, numbers); err != nil {
			return err
		}
	}
	return nil
}

// texts names the text columns of a result: the period first, when there is one.
func (p *Panel) texts(names ...string) []string {
	if p.HasPeriod {
		return append([]string{"period"}, names...)
	}
	return names
}

// row makes the texts of a row of period k, with room for n more.
func (p *Panel) row(k, n int) []string {
	if p.HasPeriod {
		return append([]string{p.Periods[k]}, make([]string, n)...)
	}
	return make([]string, n)
}
