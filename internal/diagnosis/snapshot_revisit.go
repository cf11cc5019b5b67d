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
// is not ok where that is still the same version, or where the data no longer
// have what the snapshot was about.
func (s *Service) Revisit(ctx context.Context, actor core.Actor, x Snapshot) (now Revisit, ok bool, err error) {
	q, err := url.ParseQuery(x.Address)
	if err != nil {
		return now, false, core.Fail(core.Internal, "저장한 진단의 주소를 읽을 수 없습니다.", "The address of the saved diagnosis cannot be read.").Because(err)
	}
	v, err := ParseView(q.Get)
	if err != nil {
		return now, false, err
	}
	before := v.Version
	v.Version = 0
	o, err := s.Overview(ctx, actor, v)
	gone := err != nil && core.CodeOf(err) == core.NotFound
	if err != nil && !gone {
		return now, false, err
	}
	if gone || o.Scene.Empty != nil || o.Scene.Version.Number == before {
		return now, false, nil
	}
	now = Revisit{Version: o.Scene.Version.Number, Address: v.Query().Encode()}
	for _, n := range x.Numbers {
		m := Moved{Saved: n, Now: structure.NA()}
		for _, f := range o.Figures {
			if f.ID == n.ID {
				m.Now = f.Value
			}
		}
		now.Numbers = append(now.Numbers, m)
	}
	return now, true, nil
}
