package calc

import (
	"context"
	"math"

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
	texts, numbers, write := p.complexityColumns(opt)
	return out.write(texts, numbers, func(w rowWriter) error {
		survey := func(k int) (landscape, error) { return p.landscape(ctx, k, opt, anchors[k]) }
		for l, err := range ahead(len(p.Periods), survey) {
			if err != nil {
				return err
			}
			p.tell(out, l.period, l.notes())
			if err := write(w, l); err != nil {
				return err
			}
		}
		return nil
	})
}

// complexityColumns names the columns of a table and gives what writes the rows
// of a period.
func (p *Panel) complexityColumns(opt ComplexityOptions) (texts, numbers []string, write func(rowWriter, landscape) error) {
	switch opt.Table {
	case ComplexityIndustries:
		return p.texts("industry"), []string{"ubiquity", "pci", "q"}, p.writeComplexIndustries
	case ComplexityPairs:
		return p.texts("region", "industry"), []string{"value", "rca", "m", "density", "cog"}, p.writeComplexPairs
	default:
		return p.texts("region"), []string{"diversity", "eci", "coi", "fitness"}, p.writeComplexRegions
	}
}

func (p *Panel) writeComplexRegions(w rowWriter, l landscape) error {
	row := p.row(l.period, 1)
	for r, region := range p.Regions {
		row[len(row)-1] = region
		diversity := count(l.presence.Diversity[r], l.presence.RegionWhy[r])
		if err := w.row(row, []float64{diversity, l.index.ECI[r], l.outlook[r], l.fitness.F[r]}); err != nil {
			return err
		}
	}
	return nil
}

func (p *Panel) writeComplexIndustries(w rowWriter, l landscape) error {
	row := p.row(l.period, 1)
	for i, industry := range p.Industries {
		row[len(row)-1] = industry
		ubiquity := count(l.presence.Ubiquity[i], l.presence.IndustryWhy[i])
		if err := w.row(row, []float64{ubiquity, l.index.PCI[i], l.fitness.Q[i]}); err != nil {
			return err
		}
	}
	return nil
}

func (p *Panel) writeComplexPairs(w rowWriter, l landscape) error {
	n := len(p.Industries)
	row, held, numbers := p.row(l.period, 2), make([]float64, n), make([]float64, 5)
	for r, region := range p.Regions {
		l.presence.Row(held, r)
		for i, industry := range p.Industries {
			at := r*n + i
			row[len(row)-2], row[len(row)-1] = region, industry
			numbers[0], numbers[1], numbers[2] = p.Tables[l.period].V[at], l.lq[at], held[i]
			numbers[3], numbers[4] = l.density.V[at], l.gain.V[at]
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
