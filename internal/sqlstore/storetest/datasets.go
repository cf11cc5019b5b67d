package storetest

import (
	"slices"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/sqlstore"
)

func testPublish(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	empty, err := s.Datasets(ctx, home)
	must(t, err)
	same(t, "datasets before", empty, []dataset.Dataset{})

	d, v, r := newDataset(census), newVersion(), newRun(census)
	must(t, s.OpenRun(ctx, r))
	got, err := s.Publish(ctx, d, v, r.ID)
	must(t, err)
	want := v
	want.Agency, want.DatasetID, want.Number, want.State = home, d.ID, 1, dataset.Published
	same(t, "published version", got, want)

	publish(t, s, newDataset("a-first"), newVersion())
	all, err := s.Datasets(ctx, home)
	must(t, err)
	same(t, "keys in order", keys(all), []string{"a-first", census})
	found, err := s.Dataset(ctx, home, census)
	must(t, err)
	same(t, "dataset", found, d)
	versions, err := s.Versions(ctx, home, census)
	must(t, err)
	same(t, "versions", versions, []dataset.Version{want})

	closed, err := s.Run(ctx, home, r.ID)
	must(t, err)
	r.State, r.VersionID, r.EndedAt = dataset.RunDone, v.ID, v.ImportedAt
	same(t, "its run", closed, r)

	_, err = s.Dataset(ctx, home, "absent")
	wantCode(t, err, core.NotFound)
	_, err = s.Versions(ctx, home, "absent")
	wantCode(t, err, core.NotFound)
}

func keys(all []dataset.Dataset) []string {
	out := make([]string, len(all))
	for i, d := range all {
		out[i] = d.Key
	}
	return out
}

func testRepublish(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	first := newDataset(census)
	publish(t, s, first, newVersion())
	second := newDataset(census)
	second.Title, second.Publisher = core.T("사업체조사 2025", "Census 2025"), "국가데이터처"
	second.TableID, second.Licence, second.CreatedAt = "DT_2", "공공누리 4유형", noon.Add(time.Hour)
	v := publish(t, s, second, newVersion())
	if v.Number != 2 || v.DatasetID != first.ID {
		t.Fatalf("version %d of %s, want 2 of %s", v.Number, v.DatasetID, first.ID)
	}
	got, err := s.Dataset(t.Context(), home, census)
	must(t, err)
	second.ID, second.CreatedAt = first.ID, first.CreatedAt
	same(t, "dataset", got, second)
}

func testNoMixing(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	d := newDataset(census)
	publish(t, s, d, newVersion())
	for name, change := range map[string]func(*dataset.Dataset){
		"another kind": func(d *dataset.Dataset) { d.Kind = dataset.Boundary },
		"demo":         func(d *dataset.Dataset) { d.Demo = true },
	} {
		odd := newDataset(census)
		odd.Title = core.T("바뀜", "changed")
		change(&odd)
		_, err := tryPublish(t.Context(), s, odd, newVersion())
		wantCode(t, err, core.Conflict)
		got, err := s.Dataset(t.Context(), home, census)
		must(t, err)
		same(t, "dataset after "+name, got, d)
	}
}

func testAllOrNothing(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	nothing := func(after string) {
		t.Helper()
		all, err := s.Datasets(ctx, home)
		must(t, err)
		versions, err := s.Versions(ctx, home, "")
		must(t, err)
		if len(all)+len(versions) != 0 {
			t.Fatalf("after %s: %d datasets and %d versions are visible", after, len(all), len(versions))
		}
	}
	_, err := s.Publish(ctx, newDataset(census), newVersion(), core.NewID())
	wantCode(t, err, core.NotFound)
	nothing("a run that is not there")

	for _, state := range []dataset.RunState{dataset.RunCancelled, dataset.RunFailed, dataset.RunInterrupted} {
		r := newRun(census)
		must(t, s.OpenRun(ctx, r))
		r.State, r.EndedAt = state, noon
		must(t, s.CloseRun(ctx, r))
		_, err = s.Publish(ctx, newDataset(census), newVersion(), r.ID)
		wantCode(t, err, core.Conflict)
		nothing("a run that was " + string(state))
	}

	foreign := newRun(census)
	foreign.Agency = other
	must(t, s.OpenRun(ctx, foreign))
	_, err = s.Publish(ctx, newDataset(census), newVersion(), foreign.ID)
	wantCode(t, err, core.NotFound)
	nothing("a run of another agency")

	v := publish(t, s, newDataset(census), newVersion())
	again := newVersion()
	again.ID = v.ID
	_, err = tryPublish(ctx, s, newDataset(census), again)
	wantCode(t, err, core.Conflict)
	versions, err := s.Versions(ctx, home, census)
	must(t, err)
	same(t, "versions after an id came twice", versions, []dataset.Version{v})
}

func testVersionOrder(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	want := make([]string, 0, 3)
	for i, key := range []string{census, "survey", census} {
		v := newVersion()
		v.ImportedAt = noon.Add(time.Duration(i) * time.Nanosecond)
		want = append(want, publish(t, s, newDataset(key), v).ID)
	}
	ids := func(key string) []string {
		versions, err := s.Versions(t.Context(), home, key)
		must(t, err)
		out := make([]string, 0, len(versions))
		for _, v := range versions {
			out = append(out, v.ID)
		}
		return out
	}
	same(t, "all", ids(""), []string{want[2], want[1], want[0]})
	same(t, census, ids(census), []string{want[2], want[0]})
}

func testWithdraw(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	v := publish(t, s, newDataset(census), newVersion())
	w := dataset.Withdrawal{By: "이원장", At: noon.Add(time.Hour), Reason: "통계청이 다시 냈습니다"}
	wantCode(t, s.Withdraw(ctx, other, v.ID, w), core.NotFound)
	wantCode(t, s.Withdraw(ctx, home, core.NewID(), w), core.NotFound)
	must(t, s.Withdraw(ctx, home, v.ID, w))
	wantCode(t, s.Withdraw(ctx, home, v.ID, dataset.Withdrawal{By: "남", At: noon}), core.Conflict)
	versions, err := s.Versions(ctx, home, census)
	must(t, err)
	v.State, v.Withdrawal = dataset.Withdrawn, w
	same(t, "versions", versions, []dataset.Version{v})
	if next := publish(t, s, newDataset(census), newVersion()); next.Number != 2 {
		t.Errorf("the next version is number %d, want 2: a withdrawn one keeps its number", next.Number)
	}
}

func testAgencies(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	ours, theirs := newDataset(census), newDataset(census)
	theirs.Agency, theirs.Title = other, core.T("대전 조사", "Daejeon's census")
	v := publish(t, s, ours, newVersion())
	w := publish(t, s, theirs, newVersion())
	if v.Number != 1 || w.Number != 1 || v.DatasetID == w.DatasetID {
		t.Fatalf("the agencies share a dataset: %d of %s, %d of %s", v.Number, v.DatasetID, w.Number, w.DatasetID)
	}
	for agency, want := range map[string]dataset.Dataset{home: ours, other: theirs} {
		all, err := s.Datasets(ctx, agency)
		must(t, err)
		same(t, agency, all, []dataset.Dataset{want})
		for _, key := range []string{"", census} {
			versions, err := s.Versions(ctx, agency, key)
			must(t, err)
			if len(versions) != 1 || versions[0].Agency != agency {
				t.Fatalf("%s sees %d versions", agency, len(versions))
			}
		}
	}
	_, err := s.Dataset(ctx, "", census)
	wantCode(t, err, core.NotFound)
}

// Two processes with several goroutines publish the same two datasets; the
// numbers of each come out as 1 … n.
func testNumbers(t *testing.T, open Place) {
	t.Helper()
	const each, workers = 5, 8
	stores := []*sqlstore.Store{open.store(t), open.store(t)}
	numbers := map[string][]int{}
	var (
		mu sync.Mutex
		wg sync.WaitGroup
	)
	for w := range workers {
		wg.Go(func() {
			for i := range each {
				key := []string{census, "survey"}[(w+i)%2]
				v, err := tryPublish(t.Context(), stores[w%len(stores)], newDataset(key), newVersion())
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				numbers[key] = append(numbers[key], v.Number)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	total := 0
	for key, got := range numbers {
		slices.Sort(got)
		for i, n := range got {
			if n != i+1 {
				t.Fatalf("%s has numbers %v, want no gap and none twice", key, got)
			}
		}
		total += len(got)
	}
	if total != each*workers {
		t.Errorf("%d versions, want %d", total, each*workers)
	}
}
