package dataset

import (
	"errors"

	"naru/internal/core"
	"naru/internal/region"
)

// places reads the labels of files with the registry of regions.
type places struct{ *region.Registry }

// Resolve implements ingest.Places.
func (p places) Resolve(system core.System, label string) (string, []string, error) {
	var r region.Region
	var err error
	if allDigits(label) {
		r, err = p.Locate(system, label)
	} else {
		r, err = p.Registry.Resolve(label, "")
	}
	var unclear *region.ResolveError
	if errors.As(err, &unclear) && unclear.Reason == region.Ambiguous {
		codes := make([]string, len(unclear.Candidates))
		for i, c := range unclear.Candidates {
			codes[i] = c.Code
		}
		return "", codes, err
	}
	if err != nil {
		return "", nil, err
	}
	return r.Code, nil, nil
}

// Province implements ingest.Places.
func (p places) Province(code string) string {
	for _, r := range p.Lineage(code) {
		if r.Level == region.Provincial {
			return r.Code
		}
	}
	return ""
}

// Parts implements ingest.Places.
func (p places) Parts(code string) []string {
	children := p.Children(code)
	codes := make([]string, len(children))
	for i, c := range children {
		codes[i] = c.Code
	}
	return codes
}

func allDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// reasonOf says why a place was not found; empty for another kind of error.
func reasonOf(err error) region.Reason {
	if unclear, ok := errors.AsType[*region.ResolveError](err); ok {
		return unclear.Reason
	}
	return ""
}
