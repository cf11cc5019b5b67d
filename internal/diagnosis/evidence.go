package diagnosis

import (
	"maps"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/structure"
)

// evidence says where a number of this scene came from. Unit is that of the
// number, not of the measure.
func (s *Scene) evidence(method string, unit core.Text, more map[string]string) core.Evidence {
	m, ok := structure.MethodByID(method)
	if !ok {
		m = ownMethod(method)
	}
	params := map[string]string{
		"region": s.Region.Code, "reference": s.Reference.Code,
		"measure": s.Measure.ID, "level": string(s.View.Level), "period": s.View.To.String(),
	}
	if s.View.Level == Definitions {
		params["definitions"] = s.basketNames()
	}
	maps.Copy(params, more)
	return core.Evidence{
		Method: m.ID, MethodVer: m.Version, Reference: m.Reference, Parameters: params,
		Sources: []core.Source{sourceOf(s.Dataset, s.Version)},
		Period:  params["period"], Unit: unit, Notes: s.Notes,
	}
}

// grown is evidence about a change between the two periods of the view.
func (s *Scene) grown(method string, unit core.Text) core.Evidence {
	e := s.evidence(method, unit, map[string]string{"from": s.View.From.String(), "to": s.View.To.String()})
	delete(e.Parameters, "period")
	e.Period = s.View.From.String() + "–" + s.View.To.String()
	return e
}

// split is evidence about shift-share.
func (s *Scene) split() core.Evidence {
	e := s.grown(s.View.Method.method(), s.Measure.Unit)
	base := "total"
	if s.View.Others {
		base = baseOthers
	}
	e.Parameters["base"] = base
	return e
}

// typed is evidence about a stage and a strategy.
func (s *Scene) typed() core.Evidence {
	c := s.cuts
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	return s.evidence(structure.MethodTyping, core.Text{}, map[string]string{
		"cuts": strconv.Itoa(c.Version), "cut.level": number(c.Level), "cut.levelBand": number(c.LevelBand),
		"cut.growth": number(c.Growth), "cut.growthBand": number(c.GrowthBand),
		"cut.linkage": number(c.Linkage), "cut.short": strconv.Itoa(c.Short),
		"cut.long": strconv.Itoa(c.Long), "cut.rise": strconv.Itoa(c.Rise),
	})
}

// methodValue is the "method" of a number that was read, not computed.
const methodValue = "value"

// MethodTitle names the method of an evidence for people.
func MethodTitle(id string) core.Text {
	m, ok := structure.MethodByID(id)
	if !ok {
		m = ownMethod(id)
	}
	return m.Title
}

func ownMethod(id string) core.Method {
	return core.Method{
		ID: id, Version: 1, Title: core.T("자료의 값", "Value of the data"),
		Reference: core.T("자료에 실린 값입니다. 합계가 실리지 않았으면 부분을 더합니다.",
			"As the data have it; where no total is published, the sum of the parts."),
	}
}

func sourceOf(d dataset.Dataset, v dataset.Version) core.Source {
	return core.Source{
		Dataset: d.Key, Version: v.Number, VersionID: v.ID, Title: d.Title,
		Demo: d.Demo, Stale: v.State == dataset.Withdrawn,
	}
}
