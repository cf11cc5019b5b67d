package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
)

// evidences gathers what the numbers of a report rest on, each once, in the
// order in which they are met.
type evidences struct {
	list    []core.Evidence
	methods map[string]bool
	sources []core.Source
	seen    map[string]bool
}

func (e *evidences) add(list ...core.Evidence) {
	if e.methods == nil {
		e.methods, e.seen = map[string]bool{}, map[string]bool{}
	}
	for _, x := range list {
		if x.Method == "" && len(x.Sources) == 0 {
			continue
		}
		for _, s := range x.Sources {
			if key := sourceKey(s); !e.seen[key] {
				e.seen[key] = true
				e.sources = append(e.sources, s)
			}
		}
		key := fmt.Sprintf("%s %d %s %s", x.Method, x.MethodVer, x.Period, parameters(x))
		if x.Method != "" && !e.methods[key] {
			e.methods[key] = true
			e.list = append(e.list, x)
		}
	}
}

// demo reports whether a number rests on synthetic data.
func (e *evidences) demo() bool {
	return slices.ContainsFunc(e.sources, func(s core.Source) bool { return s.Demo })
}

func sourceKey(s core.Source) string {
	return fmt.Sprintf("%s/%d/%s", s.Dataset, s.Version, s.VersionID)
}

// parameters are those of an evidence in a row, by name.
func parameters(e core.Evidence) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(e.Parameters)) {
		if v := e.Parameters[name]; v != "" {
			out = append(out, name+"="+shortened(v))
		}
	}
	return strings.Join(out, ", ")
}

// shortened prints a number with many digits by its first six; every other
// parameter stands as it is.
func shortened(v string) string {
	const digits, long = 6, 10
	x, err := strconv.ParseFloat(v, 64)
	if err != nil || len(v) < long || !strings.Contains(v, ".") {
		return v
	}
	return strconv.FormatFloat(x, 'g', digits, 64)
}

// source is the line under a table or a figure: which data, of when.
func (b *builder) source(list ...core.Evidence) string {
	var titles []string
	periods := map[string][]string{}
	for _, e := range list {
		for _, s := range e.Sources {
			said := b.sourceTitle(s)
			if !slices.Contains(titles, said) {
				titles = append(titles, said)
			}
			if e.Period != "" {
				periods[said] = append(periods[said], e.Period)
			}
		}
	}
	for i, said := range titles {
		if when := widest(periods[said]); when != "" {
			titles[i] += ", " + when
		}
	}
	return strings.Join(titles, "; ")
}

// widest are periods, without those that begin or end a span among them.
func widest(list []string) string {
	var out []string
	for _, p := range list {
		within := slices.ContainsFunc(list, func(o string) bool {
			return o != p && (strings.HasPrefix(o, p+"–") || strings.HasSuffix(o, "–"+p))
		})
		if !within && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

func (b *builder) sourceTitle(s core.Source) string {
	said := b.say(s.Title)
	if said == "" {
		said = s.Dataset
	}
	if s.Version > 0 {
		said += b.tell(" %d판", " version %d", s.Version)
	}
	if s.Demo {
		said += b.tell("(시연용 가상 자료)", " (synthetic demo data)")
	}
	if s.Stale {
		said += b.tell("(철회된 판)", " (withdrawn since)")
	}
	return said
}

// datasetTitle names a dataset by its key; one that is not kept any more by the key
// itself.
func (b *builder) datasetTitle(key string) string {
	for _, r := range b.Records {
		if r.Dataset.Key == key {
			if said := b.say(r.Dataset.Title); said != "" {
				return said
			}
		}
	}
	return key
}
