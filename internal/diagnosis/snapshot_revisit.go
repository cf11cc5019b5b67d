package diagnosis

import (
	"context"
	"net/url"

	"naru/internal/core"
	"naru/internal/structure"
)

// Revisit is a snapshot's view computed anew from the version in use now.
type Revisit struct {
	Version int    // of the dataset, in use now
	Address string // canonical query that shows it
	Numbers []Moved
}

// Moved is a saved number and what it is now; Now is NaN where it is not
// defined any more.
type Moved struct {
	Saved SavedNumber
	Now   float64
}

// Changed reports whether the number is another one now.
func (m Moved) Changed() bool {
	if m.Saved.Value == nil {
		return defined(m.Now)
	}
	return m.Now != *m.Saved.Value
}

// Revisit computes what a snapshot's numbers are by the version in use now. It
// is nil where that is still the same version, or where the data no longer have
// what the snapshot was about.
func (s *Service) Revisit(ctx context.Context, actor core.Actor, x Snapshot) (*Revisit, error) {
	q, err := url.ParseQuery(x.Address)
	if err != nil {
		return nil, core.Fail(core.Internal, "저장한 진단의 주소를 읽을 수 없습니다.", "The address of the saved diagnosis cannot be read.").Because(err)
	}
	v, err := ParseView(q.Get)
	if err != nil {
		return nil, err
	}
	before := v.Version
	v.Version = 0
	o, err := s.Overview(ctx, actor, v)
	if core.CodeOf(err) == core.NotFound && err != nil {
		return nil, nil //nolint:nilnil // documented: the data no longer have it
	}
	if err != nil {
		return nil, err
	}
	if o.Scene.Empty != nil || o.Scene.Version.Number == before {
		return nil, nil //nolint:nilnil // documented: nothing to hold it against
	}
	out := &Revisit{Version: o.Scene.Version.Number, Address: v.Query().Encode()}
	for _, n := range x.Numbers {
		m := Moved{Saved: n, Now: structure.NA()}
		for _, f := range o.Figures {
			if f.ID == n.ID {
				m.Now = f.Value
			}
		}
		out.Numbers = append(out.Numbers, m)
	}
	return out, nil
}
