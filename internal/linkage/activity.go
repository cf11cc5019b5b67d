package linkage

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/inout"
)

// Activity is how strong a region is in a table's sectors, by statistics of its
// industries that the bridge adds up.
type Activity struct {
	Region   diagnosis.Place
	Dataset  core.Text
	Measure  core.Measure
	Period   core.Period
	Coverage float64            // of the region's measure, the share that found a sector
	LQ       map[string]float64 // by sector; none where it is not known
}

// Strong reports whether the region holds more of a sector than the nation does.
func (a *Activity) Strong(sector string) bool { return a != nil && a.LQ[sector] >= 1 }

// Activity counts a region's industries by the sectors of a table: the region that
// people look at, or the one that the table is of. It is nil where there are no
// statistics of it, or none that the bridge reaches.
func (s *Service) Activity(ctx context.Context, actor core.Actor, sc *Scene) (*Activity, error) {
	code := sc.View.Region
	if _, known := s.Regions.Get(code); !known {
		code = sc.Reading.Region
	}
	if s.Statistics == nil || !sc.Sound() || code == "" || code == core.Nation {
		return nil, nil //nolint:nilnil // there is nothing to tell
	}
	t, err := s.industries(ctx, actor, code)
	if t == nil || err != nil {
		return nil, err
	}
	m, err := s.Mapping(ctx, actor, sc)
	if err != nil {
		return nil, err
	}
	same, err := s.alike(ctx, actor, t.Scene.Version.Summary.IndustrySystem, m.Bridge.System)
	if err != nil {
		return nil, err
	}
	own, nation := map[string]float64{}, map[string]float64{}
	unsure := 0.0 // of the region, in industries that the bridge's revision may cut otherwise
	for _, r := range t.Rows {
		switch {
		case math.IsNaN(r.Share) || math.IsNaN(r.ReferenceShare):
		case same(r.Code):
			own[r.Code], nation[r.Code] = r.Share, r.ReferenceShare
		default:
			unsure += r.Share
		}
	}
	sectors := make([]inout.Sector, len(sc.Sectors))
	for k, x := range sc.Sectors {
		sectors[k] = inout.Sector{Code: x.Code, Name: x.Name}
	}
	here, cover, err := m.Bridge.Carry(sectors, own)
	if err != nil {
		return nil, err
	}
	there, _, err := m.Bridge.Carry(sectors, nation)
	if err != nil {
		return nil, err
	}
	total := unsure
	for _, v := range own {
		total += v
	}
	v := t.Scene.View
	a := &Activity{Region: t.Scene.Region, Dataset: t.Scene.Dataset.Title, Measure: t.Scene.Measure, Period: v.To, LQ: map[string]float64{}}
	if a.Coverage = cover.Share * (total - unsure) / total; !(a.Coverage > 0) {
		return nil, nil //nolint:nilnil // the bridge reaches nothing
	}
	for k, x := range sectors {
		if lq := here[k] / there[k]; !math.IsNaN(lq) && !math.IsInf(lq, 0) {
			a.LQ[x.Code] = lq
		}
	}
	return a, nil
}

// industries gives a region's industries by employees, as fine as four digits: a
// bridge seldom goes deeper.
func (s *Service) industries(ctx context.Context, actor core.Actor, region string) (*diagnosis.IndustryTable, error) {
	v := diagnosis.View{Region: region}
	t, err := s.Statistics.Industries(ctx, actor, v)
	if err != nil || t.Scene.Empty != nil {
		return nil, onlyTrouble(err)
	}
	for _, m := range t.Scene.Options().Measures {
		if m.ID == core.Employees.ID {
			v.Measure = m.ID
		}
	}
	for _, level := range []diagnosis.Level{diagnosis.Class, diagnosis.Group, diagnosis.Division} {
		if slices.Contains(t.Scene.Levels, level) {
			v.Level = level
			if t, err = s.Statistics.Industries(ctx, actor, v); err != nil || t.Scene.Empty != nil {
				return nil, onlyTrouble(err)
			}
			return t, nil
		}
	}
	return nil, nil //nolint:nilnil // sections are too coarse for any bridge
}

// onlyTrouble forgets that something is not there: then nothing is told of it.
func onlyTrouble(err error) error {
	if code := core.CodeOf(err); err == nil || code == core.NotFound || code == core.Invalid {
		return nil
	}
	return err
}
