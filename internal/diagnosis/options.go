package diagnosis

import (
	"naru/internal/core"
	"naru/internal/dataset"
)

// Options are what the selectors of a page offer beside its scene. They are
// shared: do not change them.
type Options struct {
	Datasets []DatasetOption
	Measures []core.Measure // of the chosen data, those that may be added up
	Regions  []Place        // of the chosen data, by code: the nation, then the provinces, then their places
	Periods  []core.Period  // of the chosen data, oldest first
}

// DatasetOption is a dataset that can be chosen.
type DatasetOption struct {
	Key    string
	Title  core.Text
	Demo   bool
	Usable bool // has a version in use with a measure that may be added up
}

// Options gives what can be chosen beside a scene, an empty one too: as far as
// the scene got, there is something to choose from.
func (s *Scene) Options() Options {
	var o Options
	for _, d := range s.shelf.datasets {
		o.Datasets = append(o.Datasets, s.shelf.option(d))
	}
	o.Measures = additive(s.Version)
	if s.frame != nil {
		o.Periods, o.Regions = s.frame.cube.Periods, s.frame.byCode
	}
	return o
}

func (h *shelf) option(d dataset.Dataset) DatasetOption {
	newest, ok := h.newest(d)
	return DatasetOption{Key: d.Key, Title: d.Title, Demo: d.Demo, Usable: ok && len(additive(newest)) > 0}
}
