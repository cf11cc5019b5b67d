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
	return s.keepProfile(ctx, actor, q, SavedProfile{Header: ingest.Signature(columns), Profile: p})
}

// saveTable keeps the reading of a table under the name asked for. Its years
// are left out: the next file is of another one.
func (s *Service) saveTable(ctx context.Context, actor core.Actor, q Request, v Version) error {
	if q.SaveAs == "" {
		return nil
	}
	r, err := v.Reading()
	if err != nil {
		return err
	}
	in, err := s.InspectTableWith(ctx, actor, q.Upload, q.Dataset.Kind, r)
	if err != nil {
		return err
	}
	r.Years = nil
	return s.keepProfile(ctx, actor, q, SavedProfile{Header: in.header, Table: r})
}

func (s *Service) keepProfile(ctx context.Context, actor core.Actor, q Request, p SavedProfile) error {
	p.Dataset, p.Agency, p.Name = q.Dataset, actor.Agency, q.SaveAs
	p.Dataset.ID, p.Dataset.Agency = "", actor.Agency
	p.UpdatedBy, p.UpdatedAt = actor.Name, s.clock()
	return s.profiles.SaveProfile(ctx, p)
}

// useSaved finds the saved mappings made for the names of a table and takes
// the first of them, in the years that the file tells.
func (s *Service) useSaved(ctx context.Context, actor core.Actor, kind Kind, in *TableInspection) error {
	saved, err := s.profiles.Profiles(ctx, actor.Agency)
	if err != nil {
		return err
	}
	for _, p := range saved {
		if p.Dataset.Kind == kind && p.Header == in.header {
			in.Saved = append(in.Saved, p)
		}
	}
	if len(in.Saved) > 0 {
		in.Suggested = in.Saved[0].Table.InYears(in.Suggested.Years)
		in.Guessed = Guesses{Year: in.Guessed.Year} // the rest was chosen when the mapping was saved
	}
	return nil
}

// InYears gives the reading for a file of other years.
func (r TableReading) InYears(years []string) TableReading {
	r.Years = years
	return r
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
