package study

import (
	"context"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/structure"
)

// SourceState is what became of data that a study was computed from.
type SourceState string

// The states.
const (
	SourceHere      SourceState = "here"
	SourceWithdrawn SourceState = "withdrawn" // here, but taken out of use
	SourceDiffers   SourceState = "differs"   // of that name and number there are other bytes
	SourceAbsent    SourceState = "absent"
)

// SourceCheck is one frozen data source with where it is now.
type SourceCheck struct {
	Source DataSource
	State  SourceState
	Here   DataSource // as it is called on this machine, where it was found
	Text   core.Text  // what to know; empty when all is well
}

// Found reports whether the very same data are on this machine.
func (c SourceCheck) Found() bool { return c.State == SourceHere || c.State == SourceWithdrawn }

// locate finds data by their checksum, whatever they are called here.
func (s *Service) locate(ctx context.Context, actor core.Actor, sources []DataSource) ([]SourceCheck, error) {
	datasets, err := s.Catalogue.Datasets(ctx, actor.Agency)
	if err != nil {
		return nil, err
	}
	versions, err := s.Catalogue.Versions(ctx, actor.Agency, "")
	if err != nil {
		return nil, err
	}
	byID := map[string]dataset.Dataset{}
	for _, d := range datasets {
		byID[d.ID] = d
	}
	out := make([]SourceCheck, len(sources))
	for k, src := range sources {
		out[k] = find(src, versions, byID)
	}
	return out, nil
}

// find prefers the very version, then a published twin, then a withdrawn one.
func find(src DataSource, versions []dataset.Version, byID map[string]dataset.Dataset) SourceCheck {
	c := SourceCheck{Source: src, State: SourceAbsent}
	best := 0
	other := false
	for _, v := range versions {
		d := byID[v.DatasetID]
		at := sourceOf(d, v)
		if at.SHA256 != src.SHA256 || at.Profile != src.Profile {
			other = other || d.Key == src.Dataset && v.Number == src.Version
			continue
		}
		rank := 1
		if v.State == dataset.Published {
			rank = 2
		}
		if v.ID == src.VersionID {
			rank = 3
		}
		if rank <= best {
			continue
		}
		best, c.Here, c.State, c.Text = rank, at, SourceHere, core.Text{}
		if v.State == dataset.Withdrawn {
			c.State = SourceWithdrawn
			c.Text = core.Tf("‘%[1]s’ %[2]d판이 철회되었습니다(%[3]s).", "Version %[2]d of ‘%[1]s’ has been withdrawn (%[3]s).", d.Title, v.Number, v.Withdrawal.Reason)
		}
	}
	if best > 0 {
		return c
	}
	c.Text = core.Tf("‘%[1]s’ %[2]d판이 이 컴퓨터에 없습니다.", "Version %[2]d of ‘%[1]s’ is not on this machine.", src.Title, src.Version)
	if other {
		c.State = SourceDiffers
		c.Text = core.Tf("이 컴퓨터의 ‘%[1]s’ %[2]d판은 이름만 같고 내용이 다릅니다.", "Version %[2]d of ‘%[1]s’ on this machine has the same name but other content.", src.Title, src.Version)
	}
	return c
}

// methodVersion is the version of a method now.
func methodVersion(id string) (int, bool) {
	if id == MethodScore {
		return methodScoreVersion, true
	}
	m, ok := structure.MethodByID(id)
	return m.Version, ok
}
