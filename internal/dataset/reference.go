package dataset

import (
	"context"
	"errors"
	"io"
	"slices"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/source"
)

// Reference tables are not unpacked into a store. Their originals are kept
// whole and never change, so they are read again when they are needed; a
// withdrawn one is simply not read any more.

// reference checks a reference table and fills in its version.
func (s *Service) reference(ctx context.Context, q Request, v *Version) error {
	f, err := s.originals.Open(ctx, q.Upload.SHA256)
	if err != nil {
		return err
	}
	defer f.Close()
	if q.Dataset.Kind == Boundary {
		return s.readBoundary(f, v)
	}
	rows, info, err := allRows(ctx, f, q.Upload.Name)
	if err != nil {
		return err
	}
	v.Original.Format, v.Original.Encoding, v.Original.Delimiter = string(info.Format), string(info.Encoding), info.Delimiter
	v.Summary.Read = int64(len(rows) - 1)
	switch q.Dataset.Kind {
	case Classification:
		return readClassification(rows, v)
	case Concordance:
		c, err := industry.ParseConcordance(rows)
		if err != nil {
			return err
		}
		v.Summary.Items, v.Summary.IndustrySystem = len(c.Links()), c.From()
		return nil
	case RegionTable, RegionMapping:
		return s.checkRegions(rows, v)
	default:
		return core.Fail(core.Invalid, "모르는 자료 종류입니다: %s", "Unknown kind of dataset: %s", q.Dataset.Kind)
	}
}

// readClassification finds out which revision a table is, by the groups of
// Naru's own tables.
func readClassification(rows [][]string, v *Version) error {
	for _, system := range []core.System{core.KSIC11, core.KSIC10, core.KSIC9} {
		c, err := industry.ParseTable(system, rows)
		if err != nil {
			return err
		}
		if own, ok := industry.Builtin(system); ok && !sameGroups(own, c) {
			continue
		}
		if c.CompleteTo() != industry.Subclass {
			return core.Fail(core.Invalid,
				"이 분류표는 %s까지만 온전합니다. 다섯 자리까지 있는 전체 표를 가져오십시오.",
				"This table is complete to the level of %s only. Import the full table with five-digit codes.", c.CompleteTo().Title())
		}
		v.Summary.Items, v.Summary.IndustrySystem = len(c.Entries()), system
		return nil
	}
	return core.Fail(core.Invalid, "어느 차수의 분류표인지 알 수 없습니다. 9차, 10차, 11차 전체 표만 가져올 수 있습니다.",
		"The revision cannot be told. Only full tables of KSIC 9, 10 and 11 can be imported.")
}

func sameGroups(own, other *industry.Classification) bool {
	groups := func(c *industry.Classification) []string {
		var codes []string
		for _, e := range c.Entries() {
			if e.Level <= industry.Group {
				codes = append(codes, e.Code+e.Name.Ko)
			}
		}
		slices.Sort(codes)
		return codes
	}
	a, b := groups(own), groups(other)
	same := 0
	for _, code := range a {
		if _, ok := slices.BinarySearch(b, code); ok {
			same++
		}
	}
	// Names are edited between printings; codes and most names stay.
	const mostly = 0.97
	return float64(same) >= mostly*float64(max(len(a), len(b)))
}

// Classification gives the newest table of a revision that the agency
// imported, or else Naru's own; core.NotFound when there is neither.
func (s *Service) Classification(ctx context.Context, actor core.Actor, system core.System) (*industry.Classification, error) {
	v, ok, err := s.newestOf(ctx, actor, Classification, func(v Version) bool { return v.Summary.IndustrySystem == system })
	if err != nil {
		return nil, err
	}
	if !ok {
		if own, ok := industry.Builtin(system); ok {
			return own, nil
		}
		return nil, core.Fail(core.NotFound, "%s 분류표가 없습니다. ‘데이터’에서 분류표를 먼저 가져오십시오.",
			"There is no table of %s. Import it under “Data” first.", system.Title())
	}
	return cached(s.tables, v.ID, func() (*industry.Classification, error) {
		rows, err := s.originalRows(ctx, v)
		if err != nil {
			return nil, err
		}
		return industry.ParseTable(system, rows)
	})
}

// Concordance gives the newest imported links between two revisions.
func (s *Service) Concordance(ctx context.Context, actor core.Actor, from core.System) (*industry.Concordance, error) {
	v, ok, err := s.newestOf(ctx, actor, Concordance, func(v Version) bool { return v.Summary.IndustrySystem == from })
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, core.Fail(core.NotFound, "%s에서 옮기는 연계표가 없습니다. ‘데이터’에서 먼저 가져오십시오.",
			"There is no concordance from %s. Import it under “Data” first.", from.Title())
	}
	return cached(s.tables, v.ID, func() (*industry.Concordance, error) {
		rows, err := s.originalRows(ctx, v)
		if err != nil {
			return nil, err
		}
		return industry.ParseConcordance(rows)
	})
}

// published lists the newest published version of every dataset of a kind,
// newest first. Most pages ask for a kind of which there is none.
func (s *Service) published(ctx context.Context, actor core.Actor, kind Kind) ([]Version, error) {
	sets, err := s.store.Datasets(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	var out []Version
	for _, d := range sets {
		if d.Kind != kind {
			continue
		}
		versions, err := s.store.Versions(ctx, actor.Agency, d.Key)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(versions, func(v Version) bool { return v.State == Published }); i >= 0 {
			out = append(out, versions[i])
		}
	}
	slices.SortStableFunc(out, func(a, b Version) int { return b.ImportedAt.Compare(a.ImportedAt) })
	return out, nil
}

func (s *Service) newestOf(ctx context.Context, actor core.Actor, kind Kind, fits func(Version) bool) (Version, bool, error) {
	versions, err := s.published(ctx, actor, kind)
	if err != nil {
		return Version{}, false, err
	}
	i := slices.IndexFunc(versions, fits)
	if i < 0 {
		return Version{}, false, nil
	}
	return versions[i], true, nil
}

func (s *Service) originalRows(ctx context.Context, v Version) ([][]string, error) {
	f, err := s.originals.Open(ctx, v.Original.SHA256)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, _, err := allRows(ctx, f, v.Original.Name)
	return rows, err
}

// allRows reads a small table whole, its heading row first.
func allRows(ctx context.Context, f Blob, name string) ([][]string, source.Info, error) {
	t, err := source.Open(ctx, f, f.Size(), name, source.Options{HeaderRows: 1})
	if err != nil {
		return nil, source.Info{}, err
	}
	defer t.Close()
	rows := [][]string{t.Columns()}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			return rows, t.Info(), nil
		}
		if err != nil {
			return nil, source.Info{}, err
		}
		for i := range b.Len() {
			rows = append(rows, b.Strings(i))
		}
	}
}
