package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/supply"
)

// What is made up must be the same for a seed, or runs could not be compared.
func TestInputsFollowTheSeed(t *testing.T) {
	g := grid{name: "g", regions: 20, industries: 30, years: 2, sparse: true}
	e := economies{countries: 3, sectors: 4}
	f := firmNetwork{firms: 50, edges: 200, industries: 5, hubs: true}
	for name, write := range map[string]func(w *bufio.Writer, seed uint64) error{
		"grid":    g.write,
		"sectors": func(w *bufio.Writer, seed uint64) error { return e.draw(seed).write(w, e) },
		"firms":   func(w *bufio.Writer, seed uint64) error { return f.writeTable(w, f.draw(seed)) },
		"network": func(w *bufio.Writer, seed uint64) error { return writeNetwork(w, f.draw(seed)) },
	} {
		text := func(seed uint64) []byte {
			var out bytes.Buffer
			w := bufio.NewWriter(&out)
			if err := errors.Join(write(w, seed), w.Flush()); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}
		first := text(1)
		if !bytes.Equal(first, text(1)) {
			t.Errorf("%s: one seed, two files", name)
		}
		if bytes.Equal(first, text(2)) {
			t.Errorf("%s: two seeds, one file", name)
		}
	}
}

func TestGridIsNestedAndWhole(t *testing.T) {
	g := grid{regions: 120, industries: 200, years: 2}
	for y, values := range g.draw(1) {
		diversity, ubiquity := make([]int, g.regions), make([]int, g.industries)
		for k, v := range values {
			if v > 0 {
				diversity[k/g.industries]++
				ubiquity[k%g.industries]++
			}
		}
		if slices.Min(diversity) == 0 || slices.Min(ubiquity) == 0 {
			t.Errorf("year %d has an empty region or industry", y)
		}
		// Nested: what the poorest tenth of the regions does is common.
		poor := slices.Sorted(slices.Values(diversity))[g.regions/10]
		var common, all, cells int
		for k, v := range values {
			if v > 0 && diversity[k/g.industries] <= poor {
				common += ubiquity[k%g.industries]
				cells++
			}
		}
		for _, u := range ubiquity {
			all += u
		}
		if common*g.industries < all*cells*5/4 {
			t.Errorf("year %d: poor regions do what %d of 120 do, on average", y, common/cells)
		}
		// Heavy tail: a hundredth of the cells holds a third of everything.
		sorted := slices.Sorted(slices.Values(values))
		if tail := sorted[len(sorted)-len(sorted)/100:]; sum(tail) < sum(sorted)/3 {
			t.Errorf("year %d: the largest hundredth holds %.0f of %.0f", y, sum(tail), sum(sorted))
		}
	}
}

func TestSparseGridListsNoZero(t *testing.T) {
	g := grid{name: "g", regions: 20, industries: 30, years: 1, sparse: true}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	if err := errors.Join(g.write(w, 1), w.Flush()); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), ",0\n") || strings.Count(out.String(), "\n") > 20*30 {
		t.Error("a pair without trade is listed")
	}
}

// The table must add up as it is written, or the check of Naru would find fault.
func TestSectorsAddUp(t *testing.T) {
	e := economies{countries: 3, sectors: 4}
	s := &scene{Dir: t.TempDir(), Seed: 1}
	if err := e.file().make(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	var notes []string
	table, err := e.table(s).input.ReadTable(t.Context(), func(x core.Text) { notes = append(notes, x.En) })
	if err != nil {
		t.Fatal(err)
	}
	if faults := table.Check(); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	for k, x := range table.Output {
		sold, bought := table.Final[0].Values[k], table.ValueAdded[0].Values[k]
		for other := range table.Output {
			sold += table.At(k, other)
			bought += table.At(other, k)
		}
		if table.Sectors[k].Code != e.code(k) || !near(sold, x) || !near(bought, x) || x <= 0 {
			t.Errorf("%s makes %g, sells %g, spends %g (%v)", table.Sectors[k].Code, x, sold, bought, notes)
		}
	}
	if f, err := table.DemandVector(map[string]float64{e.shocked(): 1}); err != nil || f[e.len()/2] != 1 {
		t.Errorf("the demand does not fall on its sector: %v %v", f, err)
	}
}

func near(x, y float64) bool { return x-y < 1e-9*y && y-x < 1e-9*y }

func TestNetworkIsReadAsItWasWritten(t *testing.T) {
	f := firmNetwork{firms: 300, edges: 3000, industries: 5, hubs: true}
	s := &scene{Dir: t.TempDir(), Seed: 1}
	d := f.draw(s.Seed)
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	if err := errors.Join(writeNetwork(w, d), w.Flush()); err != nil {
		t.Fatal(err)
	}
	if got, err := f.readNetwork(bytes.NewReader(out.Bytes())); err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("another network: %v", err)
	}
	if _, err := f.readNetwork(bytes.NewReader(out.Bytes()[:out.Len()-1])); err == nil {
		t.Error("a file that was cut went through")
	}
	if err := errors.Join(f.file().make(t.Context(), s), f.table().make(t.Context(), s)); err != nil {
		t.Fatal(err)
	}
	n, err := f.open(s)
	if err != nil {
		t.Fatal(err)
	}
	fast, err := n.ESRI(t.Context(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	// The text is the same network: the program finds the same.
	var text bytes.Buffer
	in := calc.ESRIInput{File: f.path(s, "csv"), Duplicates: calc.DuplicatesSum}
	if err := calc.ESRI(t.Context(), in, calc.Output{Stdout: &text}); err != nil {
		t.Fatal(err)
	}
	columns, err := columnsOf(&text, "esri")
	same := func(text float64, r supply.Result) bool { return text == r.ESRI }
	if err != nil || !slices.EqualFunc(columns["esri"], fast, same) {
		t.Errorf("the text is another network: %v", err)
	}
}

func TestHubsTradeWithManyMore(t *testing.T) {
	most := func(hubs bool) int {
		partners := map[uint32]int{}
		for _, e := range (firmNetwork{firms: 2000, edges: 20_000, industries: 10, hubs: hubs}).draw(1).edges {
			partners[e.Supplier]++
			partners[e.Customer]++
		}
		var most int
		for _, n := range partners {
			most = max(most, n)
		}
		return most
	}
	if even, hubs := most(false), most(true); hubs < 10*even {
		t.Errorf("the largest has %d partners with hubs, %d without", hubs, even)
	}
}

func TestFilesAreKeptAndWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	broken := errors.New("broken")
	if err := keep(path, func(w *bufio.Writer) error { w.WriteByte('a'); return broken }); !errors.Is(err, broken) {
		t.Errorf("an error was lost: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("half a file passes for a whole one")
	}
	for _, text := range []string{"first", "second"} {
		if err := keep(path, func(w *bufio.Writer) error { _, err := w.WriteString(text); return err }); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "first" {
		t.Errorf("%q, %v", got, err)
	}
}
