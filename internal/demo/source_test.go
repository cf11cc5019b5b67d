package demo

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/ingest"
	"naru/internal/region"
	"naru/internal/source"
)

// The files come in by the path of any file: every row is accepted, every
// whole that can be checked equals its parts.
func TestFilesComeInWhole(t *testing.T) {
	classification, ok := industry.Builtin(core.KSIC11)
	if !ok {
		t.Fatal("no KSIC 11")
	}
	for _, s := range Sources(Standard) {
		if s.Dataset.Kind != dataset.Facts {
			continue
		}
		t.Run(s.Dataset.Key, func(t *testing.T) {
			ctx := t.Context()
			made, err := s.Open(ctx)
			if err != nil {
				t.Fatal(err)
			}
			file, err := io.ReadAll(made)
			if err != nil {
				t.Fatal(err)
			}
			table, err := source.Open(ctx, bytes.NewReader(file), int64(len(file)), s.Name, source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer table.Close()
			if err := s.Profile.Validate(table.Columns()); err != nil {
				t.Fatal(err)
			}
			got, err := ingest.Read(ctx, table, &s.Profile, ingest.Options{
				Places:    places17{region.Default()},
				Revisions: map[core.System]ingest.Trades{core.KSIC11: trades{classification}},
				OnReject:  func(r ingest.Reject) { t.Fatalf("rejected: %+v", r) },
			})
			if err != nil {
				t.Fatal(err)
			}
			_, body := rows(t, bytes.NewReader(file))
			if got.Batch.Len() != len(body) {
				t.Errorf("%d of %d rows accepted", got.Batch.Len(), len(body))
			}
			if len(got.Warnings) > 0 {
				t.Errorf("warned: %v", got.Warnings)
			}
			for _, c := range got.Totals {
				if c.Off > 0 || c.Largest > 0 {
					t.Errorf("total off: %+v", c)
				}
			}
		})
	}
}

// places17 and trades answer from Naru's own tables.
type places17 struct{ *region.Registry }

func (p places17) Resolve(_ core.System, label string) (string, []string, error) {
	r, ok := p.Get(label)
	if !ok {
		return "", nil, core.Fail(core.Invalid, "없는 지역입니다.", "no such region")
	}
	return r.Code, nil, nil
}

func (p places17) Province(code string) string { return code[:2] }

func (p places17) Parts(code string) []string {
	if len(code) > 2 {
		return nil
	}
	var out []string
	for _, r := range p.Children(code) {
		out = append(out, r.Code)
	}
	return out
}

type trades struct{ *industry.Classification }

func (x trades) Resolve(label string) (string, bool, error) {
	if x.Check(label) != industry.Known {
		return "", false, core.Fail(core.Invalid, "없는 산업입니다.", "no such industry")
	}
	return label, false, nil
}

func (x trades) Parts(code string) []string {
	if code != core.Total && x.Level(code) >= industry.Group {
		return nil
	}
	var out []string
	for _, e := range x.Children(code) {
		out = append(out, e.Code)
	}
	return out
}

// shelf is an importer that remembers the order and the sizes.
type shelf struct {
	has   map[string]int64
	order []string
	fail  error
}

func (s *shelf) Has(_ context.Context, key string) (bool, error) {
	_, ok := s.has[key]
	return ok, nil
}

func (s *shelf) Import(_ context.Context, x Source, r io.Reader) error {
	if s.fail != nil {
		return s.fail
	}
	n, err := io.Copy(io.Discard, r)
	s.has[x.Dataset.Key] = n
	s.order = append(s.order, x.Dataset.Key)
	return err
}

func TestSeedBringsInWhatIsMissing(t *testing.T) {
	ctx := context.Background()
	s := &shelf{has: map[string]int64{}}
	if err := Seed(ctx, s); err != nil {
		t.Fatal(err)
	}
	delete(s.has, ProductionKey)
	if err := Seed(ctx, s); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{IndustryKey, ProductionKey, TransactionsKey, InducementKey, ProductionKey}, s.order); diff != "" {
		t.Error(diff)
	}
	for key, n := range s.has {
		if n == 0 {
			t.Errorf("%s came in empty", key)
		}
	}
	s.has, s.fail = map[string]int64{}, core.Fail(core.Unavailable, "저장 공간이 없습니다.", "the disk is full")
	if err := Seed(ctx, s); !errors.Is(err, s.fail) || core.CodeOf(err) != core.Unavailable {
		t.Errorf("%v; want the importer's error", err)
	}
}

func TestEveryDatasetSaysThatItIsDemoData(t *testing.T) {
	for _, s := range Sources(Standard) {
		d := s.Dataset
		if err := d.Validate(); err != nil {
			t.Errorf("%s: %v", d.Key, err)
		}
		if !d.Demo || d.Publisher != "나루(Naru)" {
			t.Errorf("%s does not say that it is demo data", d.Key)
		}
	}
}
