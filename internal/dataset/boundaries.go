package dataset

import (
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/region"
	"naru/internal/region/boundary"
)

// mapTolerance drops detail that a picture of a country cannot show, in degrees.
const mapTolerance = 0.002

// readBoundary checks a file of shapes: at least half of them must be known
// regions, otherwise their codes are of a system that is not SGIS or MOIS.
func (s *Service) readBoundary(f Blob, v *Version) error {
	m, system, err := s.match(f)
	if err != nil {
		return err
	}
	v.Original.Format, v.Original.Encoding = "json", "utf-8"
	v.Summary.Items, v.Summary.RegionSystem = len(m.Placed)+len(m.Unplaced), system
	v.Summary.Read = int64(v.Summary.Items)
	if n := len(m.Unplaced); n > 0 {
		v.Summary.Warnings = append(v.Summary.Warnings, core.Tf(
			"경계 %[1]d개 가운데 %[2]d개는 시도·시군구와 이어지지 않았습니다(읍면동이거나 그 뒤에 바뀐 곳).",
			"%[2]d of %[1]d shapes were not joined to a province or city (they are smaller, or have changed since).", v.Summary.Items, n))
	}
	return nil
}

// match joins shapes to regions by whichever code system fits more of them.
func (s *Service) match(f Blob) (best boundary.Matching, system core.System, err error) {
	if f.Size() > boundary.MaxBytes {
		return best, "", core.Fail(core.TooLarge, "경계 파일이 너무 큽니다. %d MiB까지 읽습니다.", "The boundary file is too large; at most %d MiB.", boundary.MaxBytes>>20)
	}
	data, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
	if err != nil {
		return best, "", core.Fail(core.Unavailable, "경계 파일을 읽지 못했습니다.", "The boundary file could not be read.").Because(err)
	}
	set, err := boundary.Parse(data, boundary.Options{Korea: true})
	if err != nil {
		return best, "", err
	}
	for _, candidate := range []core.System{core.SGIS, core.MOIS} {
		if m := boundary.Match(s.places.Registry, set, candidate); system == "" || len(m.Placed) > len(best.Placed) {
			best, system = m, candidate
		}
	}
	return best, system, nil
}

// Boundaries gives the newest imported shapes of a level within a region,
// simplified for a picture; core.NotFound when none were imported. Regions
// without a shape are left out.
func (s *Service) Boundaries(ctx context.Context, actor core.Actor, level region.Level, within string) (boundary.Set, error) {
	versions, err := s.published(ctx, actor, Boundary)
	if err != nil {
		return boundary.Set{}, err
	}
	for _, v := range versions {
		m, err := cached(s.tables, v.ID, func() (boundary.Matching, error) { return s.readMatching(ctx, v) })
		if err != nil {
			return boundary.Set{}, err
		}
		var fit boundary.Matching
		for _, p := range m.Placed {
			if p.Region.Level == level && s.places.Within(p.Region.Code, within) {
				fit.Placed = append(fit.Placed, p)
			}
		}
		if len(fit.Placed) > 1 {
			return fit.Set(s.places.Registry).Simplify(mapTolerance), nil
		}
	}
	return boundary.Set{}, core.Fail(core.NotFound, "가져온 경계가 없습니다.", "No boundaries were imported.")
}

func (s *Service) readMatching(ctx context.Context, v Version) (boundary.Matching, error) {
	f, err := s.originals.Open(ctx, v.Original.SHA256)
	if err != nil {
		return boundary.Matching{}, err
	}
	defer f.Close()
	m, _, err := s.match(f)
	return m, err
}
