package diagnosis

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"naru/internal/core"
	"naru/internal/dataset"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func bytesOf(int) int64 { return 10 }

func TestWhatManyAskForIsMadeOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		m := newMemo(10_000)
		var made atomic.Int32
		open := make(chan struct{})
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				got, err := recall(m, resultKey{version: "1"}, bytesOf, func() (int, error) {
					made.Add(1)
					<-open
					return 7, nil
				})
				if got != 7 || err != nil {
					t.Errorf("got %d, %v", got, err)
				}
			})
		}
		synctest.Wait()
		close(open)
		wg.Wait()
		if made.Load() != 1 {
			t.Errorf("made %d times", made.Load())
		}
	})
}

func TestFailedResultsAreNotKept(t *testing.T) {
	t.Parallel()
	m := newMemo(10_000)
	down := errors.New("down")
	if _, err := recall(m, resultKey{}, bytesOf, func() (int, error) { return 0, down }); !errors.Is(err, down) {
		t.Errorf("got %v", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_, _ = recall(m, resultKey{}, bytesOf, func() (int, error) { panic("broken") })
	}()
	if got, err := recall(m, resultKey{}, bytesOf, func() (int, error) { return 3, nil }); got != 3 || err != nil {
		t.Errorf("afterwards: %d, %v", got, err)
	}
}

func TestResultsStayWithinTheirBudget(t *testing.T) {
	t.Parallel()
	one := keySize(resultKey{}) + bytesOf(0)
	m := newMemo(3 * one)
	for n := range 10 {
		if _, err := recall(m, resultKey{version: fmt.Sprint(n)}, bytesOf, func() (int, error) { return n, nil }); err != nil {
			t.Fatal(err)
		}
	}
	if m.kept.used != 3*one || len(m.kept.byKey) != 3 || len(m.making) != 0 {
		t.Errorf("%d bytes of %d, %d results, %d on their way", m.kept.used, 3*one, len(m.kept.byKey), len(m.making))
	}
	made := false
	if _, err := recall(m, resultKey{version: "9"}, bytesOf, func() (int, error) { made = true; return 9, nil }); err != nil || made {
		t.Errorf("the last one was made again: %v", err)
	}
}

// pagesOf asks for every page that keeps results, on every map, and gives their
// evidence.
func pagesOf(t *testing.T, s *Service, v View) (o *Overview, c *Comparison, evidence []core.Evidence) {
	t.Helper()
	for _, i := range Indicators() {
		v.Map = i
		var err error
		if o, err = s.Overview(t.Context(), operator, v); err != nil {
			t.Fatal(err)
		}
		evidence = append(append(evidence, o.Map.Evidence), o.Evidence...)
		for _, f := range o.Figures {
			evidence = append(evidence, f.Evidence)
		}
		for _, f := range o.Findings {
			evidence = append(evidence, f.Evidence)
		}
	}
	table, err := s.Industries(t.Context(), operator, v)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = s.Compare(t.Context(), operator, v); err != nil {
		t.Fatal(err)
	}
	return o, c, append(append(evidence, table.Evidence...), c.Evidence...)
}

// TestKeptResultsKnowWhatBecameOfTheirData: the numbers of a version stay, but
// whether it is in use, and which one is meant, is asked anew each time.
func TestKeptResultsKnowWhatBecameOfTheirData(t *testing.T) {
	t.Parallel()
	shop := stocked(twoProvinces())
	s := shop.service("41")
	before, compared, evidence := pagesOf(t, s, View{})
	for _, e := range evidence {
		if e.Sources[0].Stale || e.Sources[0].Version != 1 {
			t.Errorf("%s before: %+v", e.Method, e.Sources[0])
		}
	}

	t.Run("withdrawn", func(t *testing.T) {
		shop.versions[0].State = dataset.Withdrawn
		defer func() { shop.versions[0].State = dataset.Published }()
		o, c, evidence := pagesOf(t, s, View{Version: 1})
		for _, e := range evidence {
			if !e.Sources[0].Stale || len(e.Notes) == 0 {
				t.Errorf("%s does not say that its data were withdrawn: %+v", e.Method, e)
			}
		}
		if len(o.Scene.Notes) == 0 || len(c.Scene.Notes) == 0 {
			t.Error("the pages do not say so")
		}
		if o.Figures[0].Value != before.Figures[0].Value {
			t.Errorf("another number: %v", o.Figures[0].Value)
		}
		if latest, err := s.Overview(t.Context(), operator, View{}); err != nil || latest.Scene.Empty == nil {
			t.Errorf("the withdrawn version is still shown: %v", err)
		}
	})
	t.Run("in use again", func(t *testing.T) {
		_, _, evidence := pagesOf(t, s, View{})
		for _, e := range evidence {
			if e.Sources[0].Stale {
				t.Errorf("%s still says that its data were withdrawn", e.Method)
			}
		}
	})
	t.Run("superseded", func(t *testing.T) {
		newer := twoProvinces()
		newer[[2]string{"41", "_T"}] = []float64{400, 420, 430, 535}
		newer[[2]string{"41", "C"}] = []float64{200, 220, 230, 335}
		shop.stock("test", 2, newer.cube(core.Employees, core.KSIC11))
		o, c, evidence := pagesOf(t, s, View{})
		for _, e := range evidence {
			if e.Sources[0].Version != 2 {
				t.Errorf("%s is of version %d", e.Method, e.Sources[0].Version)
			}
		}
		if o.Figures[0].Value != 535 || c.Places[0].Value != 535 || c.Places[0].Parts.End != 535 || cmp.Equal(c.Similarity, compared.Similarity) {
			t.Errorf("numbers of the first version: %+v, %+v", o.Figures[0], c.Places[0])
		}
		old, _, _ := pagesOf(t, s, View{Version: 1})
		if old.Figures[0].Value != 435 {
			t.Errorf("the first version now has %v", old.Figures[0].Value)
		}
	})
}

// TestKeptResultsAreThoseOfAFreshService: whatever was asked before, a page has
// the numbers that it would have had alone.
func TestKeptResultsAreThoseOfAFreshService(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	for _, nation := range []string{"_T", "C", "G"} { // the reference is then the sum of a tier
		delete(data, [2]string{"00", nation})
	}
	for i, city := range []string{"41110", "41130"} {
		data[[2]string{city, "C"}] = []float64{50, 60 + float64(i), 70, 80}
		data[[2]string{city, "G"}] = []float64{90, 80, 70, 60 - float64(i)}
		data[[2]string{city, "_T"}] = []float64{140, 140 + float64(i), 140, 140 - float64(i)}
	}
	warm := stocked(data).service("41")
	views := []View{
		{Region: "41"},
		{Region: "41", Peers: []string{"11", "41110"}},
		{Region: "41", Peers: []string{"41110", "11"}},
		{Region: "41110", Peers: []string{"41", "41130"}},
		{Region: "41110"},
		{Region: "41110", Reference: "41"},
		{Region: "41110", Reference: "41", Others: true},
		{Region: "41110", Reference: "41", Method: Dynamic},
		{Region: "41", From: core.Year(2022)},
	}
	for range 2 {
		for k, v := range views {
			fresh := stocked(data).service("41")
			wantO, wantC, _ := pagesOf(t, fresh, v)
			gotO, gotC, _ := pagesOf(t, warm, v)
			same := cmp.Options{cmpopts.EquateNaNs(), cmpopts.IgnoreTypes(&Scene{})}
			if diff := cmp.Diff(wantO, gotO, same); diff != "" {
				t.Errorf("view %d, overview: %s", k, diff)
			}
			if diff := cmp.Diff(wantC, gotC, same); diff != "" {
				t.Errorf("view %d, comparison: %s", k, diff)
			}
		}
	}
}
