package calc

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// ComplexityTable is which of the results of complexity are written.
type ComplexityTable string

// The tables of complexity.
const (
	ComplexityRegions    ComplexityTable = "regions" // the default
	ComplexityIndustries ComplexityTable = "industries"
	ComplexityPairs      ComplexityTable = "pairs"
)

// ComplexityOptions say what is computed and which way up.
type ComplexityOptions struct {
	SpaceOptions

	Table  ComplexityTable
	Anchor string // file of a series by region that the index must rise with; "" for diversity
}

func (o ComplexityOptions) settle() (ComplexityOptions, error) {
	switch o.Table {
	case "":
		o.Table = ComplexityRegions
	case ComplexityRegions, ComplexityIndustries, ComplexityPairs:
	default:
		return o, usage("--table은 regions, industries, pairs 가운데 하나입니다.", "--table is regions, industries or pairs.")
	}
	var err error
	o.SpaceOptions, err = o.SpaceOptions.settle()
	return o, err
}

// Complexity writes one row for every region: [period,] region, diversity, eci,
// coi, fitness; for every industry: [period,] industry, ubiquity, pci, q; or for
// every pair: [period,] region, industry, value, rca, m, density, cog.
func Complexity(ctx context.Context, in Input, opt ComplexityOptions, out Output) error {
	opt, err := opt.settle()
	if err != nil {
		return err
	}
	if in.File == "-" && opt.Anchor == "-" {
		return usage("표준 입력은 하나뿐입니다. --anchor에 파일 이름을 적어 주십시오.",
			"There is one standard input. Name a file with --anchor.")
	}
	if err := out.validate(); err != nil {
		return err
	}
	p, err := Read(ctx, in, out.note)
	if err != nil {
		return err
	}
	anchors, err := p.anchors(ctx, in, opt.Anchor, out.note)
	if err != nil {
		return err
	}
	texts, numbers, fill := p.complexityColumns(opt, out)
	return out.write(texts, numbers, func(w rowWriter) error {
		for k := range p.Periods {
			if err := ctx.Err(); err != nil {
				return cancelled(err)
			}
			s, err := p.space(k, opt.SpaceOptions)
			if err != nil {
				return err
			}
			c, err := structure.Index(s.presence, anchors[k])
			if err != nil {
				return err
			}
			if report := c.Report(); !report.IsZero() {
				p.tell(out, k, []core.Text{report})
			}
			p.tell(out, k, s.presence.Notes(), c.Notes)
			if err := fill(w, k, s, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// fillPeriod writes the rows of one period.
type fillPeriod func(w rowWriter, k int, s space, c *structure.Complexity) error

func (p *Panel) complexityColumns(opt ComplexityOptions, out Output) (texts, numbers []string, fill fillPeriod) {
	switch opt.Table {
	case ComplexityIndustries:
		return p.texts("industry"), []string{"ubiquity", "pci", "q"},
			func(w rowWriter, k int, s space, c *structure.Complexity) error {
				return p.writeComplexIndustries(w, k, s, c, out)
			}
	case ComplexityPairs:
		return p.texts("region", "industry"), []string{"value", "rca", "m", "density", "cog"},
			func(w rowWriter, k int, s space, c *structure.Complexity) error {
				return p.writeComplexPairs(w, k, s, c, opt)
			}
	default:
		return p.texts("region"), []string{"diversity", "eci", "coi", "fitness"},
			func(w rowWriter, k int, s space, c *structure.Complexity) error {
				return p.writeComplexRegions(w, k, s, c, opt, out)
			}
	}
}

func (p *Panel) writeComplexRegions(w rowWriter, k int, s space, c *structure.Complexity, opt ComplexityOptions, out Output) error {
	m, err := structure.Relate(s.presence, opt.Method, opt.self())
	if err != nil {
		return err
	}
	coi, _ := structure.OutlookIndex(s.presence, c, structure.Density(s.presence, m))
	f := p.fitness(k, s, out)
	row := p.row(k, 1)
	for r, region := range p.Regions {
		row[len(row)-1] = region
		diversity := count(s.presence.Diversity[r], s.presence.RegionWhy[r])
		if err := w.row(row, []float64{diversity, c.ECI[r], coi[r], f.F[r]}); err != nil {
			return err
		}
	}
	return nil
}

func (p *Panel) writeComplexIndustries(w rowWriter, k int, s space, c *structure.Complexity, out Output) error {
	f := p.fitness(k, s, out)
	row := p.row(k, 1)
	for i, industry := range p.Industries {
		row[len(row)-1] = industry
		ubiquity := count(s.presence.Ubiquity[i], s.presence.IndustryWhy[i])
		if err := w.row(row, []float64{ubiquity, c.PCI[i], f.Q[i]}); err != nil {
			return err
		}
	}
	return nil
}

func (p *Panel) writeComplexPairs(w rowWriter, k int, s space, c *structure.Complexity, opt ComplexityOptions) error {
	m, err := structure.Relate(s.presence, opt.Method, opt.self())
	if err != nil {
		return err
	}
	density, gain := structure.Density(s.presence, m), structure.OutlookGain(s.presence, m, c)
	n := len(p.Industries)
	row, held, numbers := p.row(k, 2), make([]float64, n), make([]float64, 5)
	for r, region := range p.Regions {
		s.presence.Row(held, r)
		for i, industry := range p.Industries {
			at := r*n + i
			row[len(row)-2], row[len(row)-1] = region, industry
			numbers[0], numbers[1], numbers[2] = p.Tables[k].V[at], s.lq[at], held[i]
			numbers[3], numbers[4] = density.V[at], gain.V[at]
			if err := w.row(row, numbers); err != nil {
				return err
			}
		}
	}
	return nil
}

// count is a number of specialisations; NA for what is set aside.
func count(n int, why structure.Reason) float64 {
	if why != structure.Defined {
		return math.NaN()
	}
	return float64(n)
}

// fitness runs the iteration and tells how it ended.
func (p *Panel) fitness(k int, s space, out Output) structure.Fitness {
	f := structure.FitnessQ(s.presence, structure.DefaultFitnessRun())
	switch {
	case f.Steps == 0:
	case f.Settled:
		p.tell(out, k, []core.Text{core.Tf("적합도는 %d번 되풀이해 자리를 잡았습니다.", "Fitness settled in %d steps.", f.Steps)})
	default:
		p.tell(out, k, []core.Text{core.Tf(
			"적합도는 %[1]d번 되풀이해도 자리를 잡지 않았습니다(마지막 변화 %.2[2]g). 0으로 잦아드는 지역이 있으면 그렇습니다. 순위로만 쓰십시오.",
			"Fitness did not settle in %[1]d steps (last change %.2[2]g), as happens when some of it fades to zero. Use its order only.",
			f.Steps, f.Moved)})
	}
	return f
}
