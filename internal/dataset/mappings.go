package dataset

import (
	"context"
	"slices"

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

// RenameProfile gives a saved mapping another name. A name that is taken is
// core.Conflict.
func (s *Service) RenameProfile(ctx context.Context, actor core.Actor, from, to string) error {
	if err := mayWrite(actor); err != nil {
		return err
	}
	if to == "" {
		return core.Fail(core.Invalid, "매핑의 새 이름을 적어 주십시오.", "Write the mapping's new name.").
			With("name", core.T("이름이 비었습니다.", "The name is empty."))
	}
	saved, err := s.profiles.Profiles(ctx, actor.Agency)
	if err != nil || from == to {
		return err
	}
	at := slices.IndexFunc(saved, func(p SavedProfile) bool { return p.Name == from })
	switch {
	case at < 0:
		return core.Fail(core.NotFound, "매핑 ‘%s’이(가) 없습니다.", "There is no mapping ‘%s’.", from)
	case slices.ContainsFunc(saved, func(p SavedProfile) bool { return p.Name == to }):
		return core.Fail(core.Conflict, "‘%s’이라는 매핑이 이미 있습니다. 다른 이름을 적어 주십시오.", "There is a mapping ‘%s’ already. Choose another name.", to).
			With("name", core.T("이미 쓰고 있는 이름입니다.", "The name is taken."))
	}
	p := saved[at]
	p.Name, p.UpdatedBy, p.UpdatedAt = to, actor.Name, s.clock()
	if err := s.profiles.SaveProfile(ctx, p); err != nil {
		return err
	}
	return s.profiles.DeleteProfile(ctx, actor.Agency, from)
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
