package calc

import (
	"context"

	"naru/internal/core"
	"naru/internal/structure"
)

// Decomposition is a method of shift-share.
type Decomposition string

// The methods of shift-share.
const (
	Dunn              Decomposition = "dunn" // the default
	EstebanMarquillas Decomposition = "esteban-marquillas"
	Dynamic           Decomposition = "dynamic"
)

// ShiftShareOptions say which change is split, how, and against what.
type ShiftShareOptions struct {
	From, To  string // periods as the file writes them, or in any form that core.ParsePeriod reads
	Method    Decomposition
	Reference string // "total" (the default) or "others"
}

func (o ShiftShareOptions) validate() (structure.Reference, error) {
	switch {
	case o.From == "" || o.To == "":
		return 0, usage("--from과 --to로 두 시점을 적어 주십시오.", "Give two periods with --from and --to.")
	case o.Method != "" && o.Method != Dunn && o.Method != EstebanMarquillas && o.Method != Dynamic:
		return 0, usage("--method는 dunn, esteban-marquillas, dynamic 가운데 하나입니다.",
			"--method is dunn, esteban-marquillas or dynamic.")
	}
	switch o.Reference {
	case "", "total":
		return structure.ReferenceTotal, nil
	case "others":
		return structure.ReferenceOthers, nil
	default:
		return 0, usage("--reference는 total이나 others입니다.", "--reference is total or others.")
	}
}

// ShiftShare writes the split of every cell's change: region, industry, start,
// end, national, mix, competitive[, allocation], change. The allocation is there
// for Esteban-Marquillas. The dynamic method steps through every period that the
// file has between the two.
func ShiftShare(ctx context.Context, in Input, opt ShiftShareOptions, out Output) error {
	ref, err := opt.validate()
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
	from, to, err := p.span(opt.From, opt.To)
	if err != nil {
		return err
	}
	s, err := p.decompose(opt.Method, from, to, ref)
	if err != nil {
		return err
	}
	if opt.Method == Dynamic {
		p.noteUneven(from, to, out.note)
	}
	numbers := []string{"start", "end", "national", "mix", "competitive", "change"}
	if opt.Method == EstebanMarquillas {
		numbers = []string{"start", "end", "national", "mix", "competitive", "allocation", "change"}
	}
	return out.write([]string{"region", "industry"}, numbers, func(w rowWriter) error {
		var row []float64
		for r, region := range p.Regions {
			for i, industry := range p.Industries {
				c := s.At(r, i)
				row = append(row[:0], c.Start, c.End, c.National, c.Mix, c.Competitive)
				if opt.Method == EstebanMarquillas {
					row = append(row, c.Allocation)
				}
				if err := w.row([]string{region, industry}, append(row, c.Change)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (p *Panel) decompose(method Decomposition, from, to int, ref structure.Reference) (structure.ShiftShare, error) {
	steps := []int{from, to}
	if method == Dynamic {
		steps = steps[:0]
		for k := from; k <= to; k++ {
			steps = append(steps, k)
		}
	}
	moments := make([]structure.Moment, len(steps))
	for at, k := range steps {
		m, err := p.margins(k)
		if err != nil {
			return structure.ShiftShare{}, err
		}
		moments[at] = structure.Moment{Table: p.Tables[k], Margins: m}
	}
	switch method {
	case Dynamic:
		return structure.Dynamic(moments, ref)
	case EstebanMarquillas:
		return structure.EstebanMarquillas(moments[0], moments[1], ref)
	default:
		return structure.Dunn(moments[0], moments[1], ref)
	}
}

// span finds two periods and checks that they are in order.
func (p *Panel) span(from, to string) (a, b int, err error) {
	if !p.HasPeriod {
		return 0, 0, core.Fail(core.Invalid,
			"%s에 시점 열이 없습니다. --period에 열 이름을 적어 주십시오.",
			"%s has no column of periods. Name one with --period.", p.file)
	}
	if a, err = p.findPeriod(from); err != nil {
		return 0, 0, err
	}
	if b, err = p.findPeriod(to); err != nil {
		return 0, 0, err
	}
	if a >= b {
		return 0, 0, usage("--from %[1]s이(가) --to %[2]s보다 앞서지 않습니다. 두 시점의 순서를 확인해 주십시오.",
			"--from %[1]s is not before --to %[2]s. Check the order of the two.", from, to)
	}
	return a, b, nil
}
