package calc

import (
	"context"

	"naru/internal/core"
	"naru/internal/structure"
)

// DefaultThreshold is the LQ from which a region counts as specialised.
const DefaultThreshold = 1

// SpaceOptions say when a region is specialised and how industries are related.
type SpaceOptions struct {
	Threshold float64                     // LQ of at least this is specialised; 0 is DefaultThreshold
	Method    structure.RelatednessMethod // "" is proximity
	Self      string                      // "include" (the default) or "exclude": an industry is its own neighbour or not
}

func (o SpaceOptions) settle() (SpaceOptions, error) {
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	if o.Method == "" {
		o.Method = structure.Proximity
	}
	if o.Self == "" {
		o.Self = "include"
	}
	switch o.Method {
	case structure.Proximity, structure.Association, structure.Cosine, structure.Jaccard, structure.Probability:
	default:
		return o, usage("--method는 proximity, association, cosine, jaccard, probability 가운데 하나입니다.",
			"--method is proximity, association, cosine, jaccard or probability.")
	}
	switch {
	case !(o.Threshold > 0) || o.Threshold > structure.MaxValue:
		return o, usage("--threshold는 0보다 큰 수입니다.", "--threshold is a number above 0.")
	case o.Self != "include" && o.Self != "exclude":
		return o, usage("--self는 include나 exclude입니다.", "--self is include or exclude.")
	}
	return o, nil
}

func (o SpaceOptions) self() structure.Self { return o.Self == "include" }

// Relatedness writes how related each two industries are, both ways round:
// [period,] industry, other, relatedness. With Self "include" the pairs of an
// industry with itself are there too.
func Relatedness(ctx context.Context, in Input, opt SpaceOptions, out Output) error {
	opt, err := opt.settle()
	if err != nil {
		return err
	}
	if err := out.validate(); err != nil {
		return err
	}
	p, err := Read(ctx, in, out.note)
	if err != nil {
		return err
	}
	return out.write(p.texts("industry", "other"), []string{"relatedness"}, func(w rowWriter) error {
		for k := range p.Periods {
			if err := ctx.Err(); err != nil {
				return cancelled(err)
			}
			if err := p.writeRelatedness(w, k, opt, out); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *Panel) writeRelatedness(w rowWriter, k int, opt SpaceOptions, out Output) error {
	s, err := p.space(k, opt)
	if err != nil {
		return err
	}
	m, err := structure.Relate(s.presence, opt.Method, opt.self())
	if err != nil {
		return err
	}
	p.tell(out, k, s.presence.Notes(), m.Notes())
	row, number := p.row(k, 2), make([]float64, 1)
	related := make([]float64, len(p.Industries))
	for i, industry := range p.Industries {
		m.Row(related, i)
		for j, x := range related {
			if i == j && opt.self() == structure.ExcludeSelf {
				continue
			}
			row[len(row)-2], row[len(row)-1] = industry, p.Industries[j]
			number[0] = x
			if err := w.row(row, number); err != nil {
				return err
			}
		}
	}
	return nil
}

// space is one period's location quotients and what is specialised by them.
type space struct {
	lq       []float64
	presence *structure.Presence
}

func (p *Panel) space(k int, opt SpaceOptions) (space, error) {
	m, err := p.margins(k)
	if err != nil {
		return space{}, err
	}
	lq := structure.LQ(p.Tables[k], m)
	presence, err := structure.NewPresence(p.Tables[k], lq, opt.Threshold)
	return space{lq: lq, presence: presence}, err
}

// tell passes on the notes of a period, which it names when there are several.
func (p *Panel) tell(out Output, k int, lists ...[]core.Text) {
	for _, notes := range lists {
		for _, n := range notes {
			if len(p.Periods) > 1 {
				n = core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", p.Periods[k], n)
			}
			out.note(n)
		}
	}
}
