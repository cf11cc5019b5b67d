package dataset

import (
	"context"

	"naru/internal/core"
	"naru/internal/ingest"
	"naru/internal/source"
)

// Profiles lists the saved mappings.
func (s *Service) Profiles(ctx context.Context, actor core.Actor) ([]SavedProfile, error) {
	return s.profiles.Profiles(ctx, actor.Agency)
}

// DeleteProfile forgets a saved mapping. Versions made by it keep their copy.
func (s *Service) DeleteProfile(ctx context.Context, actor core.Actor, name string) error {
	if err := mayWrite(actor); err != nil {
		return err
	}
	return s.profiles.DeleteProfile(ctx, actor.Agency, name)
}

// saveProfile keeps the mapping of a successful import under the name asked for.
func (s *Service) saveProfile(ctx context.Context, actor core.Actor, q Request, p ingest.Profile) error {
	if q.SaveAs == "" {
		return nil
	}
	columns, err := s.columns(ctx, q.Upload, p)
	if err != nil {
		return err
	}
	d := q.Dataset
	d.ID, d.Agency = "", actor.Agency
	return s.profiles.SaveProfile(ctx, SavedProfile{
		Agency: actor.Agency, Name: q.SaveAs, Dataset: d, Header: ingest.Signature(columns), Profile: p,
		UpdatedBy: actor.Name, UpdatedAt: s.clock(),
	})
}

func (s *Service) columns(ctx context.Context, u Upload, p ingest.Profile) ([]string, error) {
	f, err := s.originals.Open(ctx, u.SHA256)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := source.Open(ctx, f, f.Size(), u.Name, p.Reading.Options())
	if err != nil {
		return nil, err
	}
	defer t.Close()
	return t.Columns(), nil
}
