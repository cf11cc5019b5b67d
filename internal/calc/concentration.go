package calc

import (
	"context"

	"naru/internal/core"
	"naru/internal/structure"
)

// By is what concentration is described of.
type By string

// What concentration is described of.
const (
	ByRegion   By = "region" // the default: how special and varied each region is
	ByIndustry By = "industry"
)

// DefaultPrefix makes divisions (two digits of KSIC) the groups of related
// industries.
const DefaultPrefix = 2

// ConcentrationOptions say what is described.
type ConcentrationOptions struct {
	By     By
	Prefix int    // letters of the code that related industries share; 0 is DefaultPrefix
	Plants string // file of plants' Herfindahl index by industry, for Ellison–Glaeser; "" when unknown
}

func (o ConcentrationOptions) validate() error {
	switch {
	case o.By != "" && o.By != ByRegion && o.By != ByIndustry:
		return usage("--by는 region이나 industry입니다.", "--by is region or industry.")
	case o.Prefix < 0:
		return usage("--prefix는 1 이상입니다.", "--prefix is at least 1.")
	}
	return nil
}

// Concentration writes one row for every region: [period,] region, hhi,
// hhi_normalised, krugman, specialisation, entropy, average_lq, hachman,
// unrelated_variety, related_variety; or for every industry: [period,] industry,
// locational_gini, hoover_gini, hoover_index, raw_concentration, ellison_glaeser.
func Concentration(ctx context.Context, in Input, opt ConcentrationOptions, out Output) error {
	if err := opt.validate(); err != nil {
		return err
	}
	if err := out.validate(); err != nil {
		return err
	}
	p, err := Read(ctx, in, out.note)
	if err != nil {
		return err
	}
	if opt.By == ByIndustry {
		return p.writeIndustries(ctx, in, opt, out)
	}
	return p.writeRegions(opt, out)
}

func (p *Panel) writeRegions(opt ConcentrationOptions, out Output) error {
	prefix := opt.Prefix
	if prefix == 0 {
		prefix = DefaultPrefix
	}
	numbers := []string{
		"hhi", "hhi_normalised", "krugman", "specialisation", "entropy",
		"average_lq", "hachman", "unrelated_variety", "related_variety",
	}
	return out.write(p.texts("region"), numbers, func(w rowWriter) error {
		for k, t := range p.Tables {
			m, err := p.margins(k)
			if err != nil {
				return err
			}
			p.tell(out, k, m.Notes(t))
			row := p.row(k, 1)
			for r, c := range structure.RegionConcentration(t, m, prefix) {
				row[len(row)-1] = p.Regions[r]
				if err := w.row(row, []float64{
					c.HHI, c.HHINormalised, c.Krugman, c.Specialisation, c.Entropy,
					c.AverageLQ, c.Hachman, c.UnrelatedVariety, c.RelatedVariety,
				}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (p *Panel) writeIndustries(ctx context.Context, in Input, opt ConcentrationOptions, out Output) error {
	plants, err := p.plants(ctx, in, opt.Plants)
	if err != nil {
		return err
	}
	if plants == nil {
		out.note(core.T("사업체 규모의 허핀달 지수(--plants)가 없어 ellison_glaeser를 비웠습니다. raw_concentration은 규모를 고려하지 않은 값입니다.",
			"ellison_glaeser is left empty without the plants' Herfindahl index (--plants); raw_concentration does not allow for plant size."))
	}
	numbers := []string{"locational_gini", "hoover_gini", "hoover_index", "raw_concentration", "ellison_glaeser"}
	return out.write(p.texts("industry"), numbers, func(w rowWriter) error {
		for k, t := range p.Tables {
			m, err := p.margins(k)
			if err != nil {
				return err
			}
			p.tell(out, k, m.Notes(t))
			row := p.row(k, 1)
			for i, c := range structure.IndustryConcentration(t, m, plants) {
				row[len(row)-1] = p.Industries[i]
				if err := w.row(row, []float64{
					c.LocationalGini, c.HooverGini, c.HooverIndex, c.RawConcentration, c.EllisonGlaeser,
				}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
