package study

import (
	"context"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// choices are what the data offer to choose from.
type choices struct {
	Scope    study.Scope // with every choice made
	Datasets []ui.Option
	Regions  []ui.Option
	Measures []ui.Option
	Periods  []ui.Option
	Levels   []diagnosis.Level
	System   core.System
}

// choicesOf asks the data of a scope what they offer. A scope that does not fit
// the data offers what the data have.
func (s *Section) choicesOf(ctx context.Context, scope study.Scope) (choices, error) {
	t, err := s.Diagnosis.Industries(ctx, page.Actor(ctx), scope.View())
	if core.CodeOf(err) == core.Invalid && err != nil {
		t, err = s.Diagnosis.Industries(ctx, page.Actor(ctx), diagnosis.View{Dataset: scope.Dataset})
	}
	if err != nil {
		return choices{}, err
	}
	return s.choicesIn(t.Scene), nil
}

func (s *Section) choicesIn(sc *diagnosis.Scene) choices {
	o, v := sc.Options(), sc.View
	c := choices{
		Scope: study.Scope{
			Dataset: v.Dataset, Version: sc.Version.Number, Measure: v.Measure, Region: v.Region, Reference: v.Reference, From: v.From, To: v.To,
		},
		Regions: scene.RegionOptions(s.Regions, o.Regions), Levels: sc.Levels, System: sc.Version.Summary.IndustrySystem,
	}
	for _, d := range o.Datasets {
		if d.Usable {
			c.Datasets = append(c.Datasets, ui.Option{Value: d.Key, Label: d.Title})
		}
	}
	for _, m := range o.Measures {
		c.Measures = append(c.Measures, ui.Option{Value: m.ID, Label: m.Title})
	}
	for _, p := range o.Periods {
		c.Periods = append(c.Periods, ui.Option{Value: p.String(), Label: page.PeriodText(p)})
	}
	return c
}

// orNone puts the choice of none before others.
func orNone(title core.Text, options []ui.Option) []ui.Option {
	return append([]ui.Option{{Label: title}}, options...)
}
