package diagnosis

import (
	"context"
	"slices"
	"strings"
	"sync"

	"naru/internal/core"
	"naru/internal/dataset"
)

// shelf is what there is to choose from: the datasets of observations, in the
// order in which one is chosen when an address names none, with their versions.
type shelf struct {
	datasets []dataset.Dataset
	versions map[string][]dataset.Version // by dataset id, newest first
	all      []dataset.Version            // of every kind of dataset
	inUse    map[dataset.Kind]string      // names the versions in use, newest of each dataset
}

// heldShelf is a shelf that is read once.
type heldShelf struct {
	mu    sync.Mutex
	shelf *shelf
}

func (s *Service) shelf(ctx context.Context, agency string) (*shelf, error) {
	if s.held == nil {
		return s.readShelf(ctx, agency)
	}
	s.held.mu.Lock()
	defer s.held.mu.Unlock()
	if s.held.shelf == nil {
		h, err := s.readShelf(ctx, agency)
		if err != nil {
			return nil, err
		}
		s.held.shelf = h
	}
	return s.held.shelf, nil
}

func (s *Service) readShelf(ctx context.Context, agency string) (*shelf, error) {
	all, err := s.Catalogue.Datasets(ctx, agency)
	if err != nil {
		return nil, err
	}
	versions, err := s.Catalogue.Versions(ctx, agency, "")
	if err != nil {
		return nil, err
	}
	h := &shelf{versions: map[string][]dataset.Version{}, all: versions, inUse: map[dataset.Kind]string{}}
	for _, v := range versions {
		h.versions[v.DatasetID] = append(h.versions[v.DatasetID], v)
	}
	for _, d := range all {
		if d.Kind == dataset.Facts {
			h.datasets = append(h.datasets, d)
		}
		if v, ok := h.newest(d); ok {
			h.inUse[d.Kind] = strings.TrimSpace(h.inUse[d.Kind] + " " + v.ID)
		}
	}
	slices.SortStableFunc(h.datasets, h.order)
	return h, nil
}

// order puts what can be diagnosed first, real data before demo data, and more
// observations before fewer.
func (h *shelf) order(a, b dataset.Dataset) int {
	rank := func(d dataset.Dataset) int64 {
		v, ok := h.newest(d)
		switch {
		case !ok || len(additive(v)) == 0 || v.Summary.Industries < 2:
			return -1
		case d.Demo:
			return 0
		default:
			return v.Summary.Accepted + 1
		}
	}
	x, y := rank(a), rank(b)
	switch {
	case x > y:
		return -1
	case x < y:
		return 1
	default:
		return 0
	}
}

// newest is the published version with the highest number.
func (h *shelf) newest(d dataset.Dataset) (dataset.Version, bool) {
	var best dataset.Version
	for _, v := range h.versions[d.ID] {
		if v.State == dataset.Published && v.Number > best.Number {
			best = v
		}
	}
	return best, best.Number > 0
}

func (h *shelf) dataset(key string) (dataset.Dataset, error) {
	for _, d := range h.datasets {
		if d.Key == key {
			return d, nil
		}
	}
	return dataset.Dataset{}, core.Fail(core.NotFound,
		"‘%s’ 통계 자료가 없습니다. 데이터 목록에서 이름을 확인하거나 자료를 가져와 주십시오.",
		"There is no statistical dataset ‘%s’. Check its name in the list of datasets, or import it.", key)
}

func (h *shelf) version(d dataset.Dataset, number int) (dataset.Version, error) {
	for _, v := range h.versions[d.ID] {
		if v.Number == number {
			return v, nil
		}
	}
	return dataset.Version{}, core.Fail(core.NotFound,
		"‘%s’ 자료에 %d판이 없습니다. 판을 지정하지 않으면 가장 새로운 판을 봅니다.",
		"Dataset ‘%s’ has no version %d. Leave the version out to see the newest.", d.Key, number)
}

// additive are the measures whose parts may be summed, which alone can be
// diagnosed, those that say most of industry first.
func additive(v dataset.Version) []core.Measure {
	var out []core.Measure
	for _, m := range v.Summary.Measures {
		if m.Add {
			out = append(out, m)
		}
	}
	prefer := func(m core.Measure) int {
		return slices.Index([]string{core.Employees.ID, core.Employed.ID, core.Establishments.ID, core.Sales.ID}, m.ID)
	}
	slices.SortStableFunc(out, func(a, b core.Measure) int {
		x, y := prefer(a), prefer(b)
		switch {
		case x == y:
			return 0
		case y < 0 || x >= 0 && x < y:
			return -1
		default:
			return 1
		}
	})
	return out
}
