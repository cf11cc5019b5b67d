package diagnosis

import (
	"errors"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/structure"
)

// toySpace is specialised, at an LQ of ½, as the toy of py-ecomplexity and
// EconGeo: C1 1111, C2 0100, C3 0011, C4 0001.
func toySpace() table {
	return table{
		{"11", "10"}: {1}, {"11", "11"}: {1}, {"11", "13"}: {1}, {"11", "14"}: {1},
		{"26", "10"}: {0}, {"26", "11"}: {1}, {"26", "13"}: {0}, {"26", "14"}: {0},
		{"27", "10"}: {0}, {"27", "11"}: {0}, {"27", "13"}: {1}, {"27", "14"}: {1},
		{"28", "10"}: {0}, {"28", "11"}: {0}, {"28", "13"}: {0}, {"28", "14"}: {1},
	}
}

func halfThreshold(tb testing.TB) SpaceAsk {
	tb.Helper()
	return ask(tb, "lq=0.5")
}

func ask(tb testing.TB, query string) SpaceAsk {
	tb.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		tb.Fatal(err)
	}
	a, err := ParseSpaceAsk(q.Get)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func spaceOf(tb testing.TB, s *Service, v View, a SpaceAsk) *Space {
	tb.Helper()
	x, err := s.Space(tb.Context(), operator, v, a)
	if err != nil {
		tb.Fatal(err)
	}
	if x.Scene.Empty != nil {
		tb.Fatal(x.Scene.Empty)
	}
	return x
}

func nearly(a, b float64) bool { return math.Abs(a-b) <= 6e-7 }

// The published numbers of the toy, through the service. C3 (27) does not hold
// P1 (10) and P2 (11): density .357143 both, gains −.468581 and −.770476.
func TestSpaceOfTheToy(t *testing.T) {
	t.Parallel()
	x := spaceOf(t, stocked(toySpace()).service(), View{Region: "27"}, halfThreshold(t))
	eci := map[string]float64{"11": -.075353, "26": -1.602916, "27": .747788, "28": .930481}
	coi := map[string]float64{"11": .529877, "26": 1.036377, "27": -1.625320, "28": .059066}
	var order []string
	for _, p := range x.Places {
		order = append(order, p.Place.Code)
		if !nearly(p.ECI, eci[p.Place.Code]) || !nearly(p.Outlook, coi[p.Place.Code]) {
			t.Errorf("%s: ECI %v, COI %v", p.Place.Code, p.ECI, p.Outlook)
		}
	}
	if want := []string{"28", "27", "11", "26"}; !slices.Equal(order, want) {
		t.Errorf("order %v", order)
	}
	pci := map[string]float64{"10": -.194073, "11": -1.602916, "13": .565095, "14": .930481}
	for _, n := range x.Nodes {
		if !nearly(n.Complexity, pci[n.Code]) || n.Held != (n.Code == "13" || n.Code == "14") {
			t.Errorf("%s: PCI %v, held %v", n.Code, n.Complexity, n.Held)
		}
	}
	options := map[string]Option{}
	for _, o := range x.Options {
		options[o.Code] = o
	}
	if p1, p2 := options["10"], options["11"]; len(options) != 2 || !nearly(p1.Density, .357143) || !nearly(p2.Density, .357143) ||
		!nearly(p1.Gain, -.468581) || !nearly(p2.Gain, -.770476) {
		t.Errorf("%+v", options)
	}
	// P1 lies nearest to P3 (½), then P4 (⅓), both held by C3.
	if near := options["10"].Near; len(near) != 2 || near[0].Code != "13" || near[0].Proximity != .5 || near[1].Code != "14" {
		t.Errorf("near P1: %+v", near)
	}
	if !x.Trust.Coarse || !x.Trust.Defined || x.Trust.Anchored {
		t.Errorf("%+v", x.Trust)
	}
	// C2 holds only P2: its density around P1 is published too.
	c2 := spaceOf(t, stocked(toySpace()).service(), View{Region: "26"}, halfThreshold(t))
	for _, o := range c2.Options {
		if o.Code == "10" && !nearly(o.Density, .214286) {
			t.Errorf("C2, P1: %v", o.Density)
		}
	}
}

// On the map of the toy's C3, P1 (−.19) lies above the mean complexity of the two
// (−.90) and P2 below; both have the mean density.
func TestSpaceCutsMove(t *testing.T) {
	t.Parallel()
	s := stocked(toySpace()).service()
	prospects := func(query string) map[string]structure.Prospect {
		out := map[string]structure.Prospect{}
		for _, o := range spaceOf(t, s, View{Region: "27"}, ask(t, query)).Options {
			out[o.Code] = o.Prospect
		}
		return out
	}
	for query, want := range map[string]map[string]structure.Prospect{
		"lq=0.5":                      {"10": structure.ProspectLead, "11": structure.ProspectEasy},
		"lq=0.5&density=0.4":          {"10": structure.ProspectStretch, "11": structure.ProspectAvoid},
		"lq=0.5&density=0.3&pci=-2":   {"10": structure.ProspectLead, "11": structure.ProspectLead},
		"lq=0.5&density=0.4&pci=-0.1": {"10": structure.ProspectAvoid, "11": structure.ProspectAvoid},
	} {
		if diff := cmp.Diff(want, prospects(query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}

// The tree of the toy: P3–P4 (⅔), then of the three ties of ½ the two that join
// P1 and P2; the third is not spanning.
func TestSpaceBackbone(t *testing.T) {
	t.Parallel()
	s := stocked(toySpace()).service()
	x := spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&link=1"))
	var got []SpaceTie
	for _, tie := range x.Ties {
		got = append(got, SpaceTie{A: tie.A, B: tie.B, Spanning: tie.Spanning})
	}
	want := []SpaceTie{{A: 2, B: 3, Spanning: true}, {A: 0, B: 1, Spanning: true}, {A: 0, B: 2, Spanning: true}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&link=0.5")).Ties); n != 4 {
		t.Errorf("%d ties at ½", n)
	}
	if n := len(spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&link=0")).Ties); n != 6 {
		t.Errorf("%d ties at 0", n)
	}
}

// The picture has every industry in the frame, none upon another, and is the same
// whatever region looks at it and whenever.
func TestSpaceLayout(t *testing.T) {
	t.Parallel()
	first := spaceOf(t, stocked(toySpace()).service(), View{Region: "27"}, halfThreshold(t))
	again := spaceOf(t, stocked(toySpace()).service(), View{Region: "11"}, halfThreshold(t))
	for i, n := range first.Nodes {
		if m := again.Nodes[i]; n.X != m.X || n.Y != m.Y {
			t.Errorf("%s moved from %v,%v to %v,%v", n.Code, n.X, n.Y, m.X, m.Y)
		}
		if !(n.X >= 0 && n.X <= 1 && n.Y >= 0 && n.Y <= 1) {
			t.Errorf("%s at %v, %v", n.Code, n.X, n.Y)
		}
		for _, m := range first.Nodes[:i] {
			if math.Hypot(n.X-m.X, n.Y-m.Y) < .1 {
				t.Errorf("%s upon %s", n.Code, m.Code)
			}
		}
	}
}

func TestSpaceFocus(t *testing.T) {
	t.Parallel()
	x := spaceOf(t, stocked(toySpace()).service(), View{Region: "27", Industry: "11"}, halfThreshold(t))
	if x.Focus == nil || x.Focus.Option == nil || len(x.Focus.Neighbour) != 3 {
		t.Fatalf("%+v", x.Focus)
	}
	// P2 is ½ from P1 and from P3, ⅓ from P4.
	if n := x.Focus.Neighbour; n[0].Code != "10" || n[1].Code != "13" || n[1].Proximity != .5 || n[2].Code != "14" {
		t.Errorf("%+v", n)
	}
}

func TestSpaceAskNamesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	for query, field := range map[string]string{
		"lq=0": KeyThreshold, "lq=x": KeyThreshold, "lq=NaN": KeyThreshold, "link=2": KeyLink, "density=-1": KeyDensity,
		"pci=Inf": KeyComplexity, "by=-nothing": KeyOptionSort, "lq=1e999": KeyThreshold,
	} {
		q, _ := url.ParseQuery(query)
		_, err := ParseSpaceAsk(q.Get)
		e, ok := errors.AsType[*core.Error](err)
		if !ok || e.Code != core.Invalid || len(e.Fields) != 1 || e.Fields[0].Name != field {
			t.Errorf("%s: %v", query, err)
		}
	}
}

func TestSpaceNeedsAMatrix(t *testing.T) {
	t.Parallel()
	x, err := stocked(twoProvinces()).service().Space(t.Context(), operator, View{Region: "41"}, ask(t, ""))
	if err != nil || x.Scene.Empty == nil || x.Scene.Empty.Reason != NoMatrix || !strings.Contains(x.Scene.Empty.Title.Ko, "2곳") {
		t.Errorf("%+v, %v", x.Scene.Empty, err)
	}
}

// An anchor turns the index: wages by head that fall with the index by diversity
// turn it round; one that half of the regions lack is refused in words.
func TestSpaceAnchor(t *testing.T) {
	t.Parallel()
	paid := func(pay map[string]float64) table {
		out := table{}
		for k, v := range toySpace() {
			out[k] = []float64{v[0] * pay[k[0]]}
		}
		return out
	}
	shop := &shop{}
	shop.stock("test", 1, toySpace().cube(core.Employees, core.KSIC11), paid(map[string]float64{"11": 3, "26": 4, "27": 2, "28": 1}).cube(core.Wages, core.KSIC11))
	s := shop.service()
	x := spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&anchor=test:wages"))
	if !x.Trust.Anchored || !nearly(x.Places[0].ECI, 1.602916) || x.Places[0].Place.Code != "26" {
		t.Errorf("%+v %+v", x.Trust, x.Places[0])
	}
	if !strings.Contains(x.Trust.Sign.Ko, "급여액 ÷ 종사자수") {
		t.Errorf("%q", x.Trust.Sign.Ko)
	}
	if _, err := s.Space(t.Context(), operator, View{Region: "27"}, ask(t, "lq=0.5&anchor=test:nothing")); core.CodeOf(err) != core.NotFound {
		t.Errorf("an anchor that is not there: %v", err)
	}
	half := core.Measure{ID: "pay", Title: core.T("임금", "Pay"), Unit: core.T("원", "won")}
	shop.stock("pay", 1, table{{"11", "_T"}: {3}, {"26", "_T"}: {4}}.cube(half, core.KSIC11))
	x = spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&anchor=pay:pay"))
	for _, a := range x.Trust.Anchors {
		if a.ID == "pay:pay" {
			t.Errorf("a series that half of the regions lack is offered")
		}
	}
	if x.Trust.Anchored || !noted(x.Scene.Notes, "50.0%에만") {
		t.Errorf("%v", x.Scene.Notes)
	}
}

// 27 comes to hold P1 and ceases to hold P4 between two years. At the start it
// held P3 and P4, so that its density around P1 was .357143.
func TestSpaceMoves(t *testing.T) {
	t.Parallel()
	data := table{}
	for k, v := range toySpace() {
		data[k] = []float64{v[0], v[0]}
	}
	data[[2]string{"27", "10"}], data[[2]string{"27", "14"}] = []float64{0, 1}, []float64{1, 0}
	x := spaceOf(t, stocked(data).service(), View{Region: "27"}, halfThreshold(t))
	moved := map[string]Move{}
	for _, m := range x.Moves.List {
		moved[m.Code] = m
	}
	if !x.Moves.Known || len(moved) != 2 || !moved["10"].Entered || moved["14"].Entered || !nearly(moved["10"].Density, .357143) {
		t.Errorf("%+v", x.Moves)
	}
	if !nearly(x.Moves.Entered, .357143) || !nearly(x.Moves.Stayed, .357143) { // P2's is the same
		t.Errorf("%v, %v", x.Moves.Entered, x.Moves.Stayed)
	}
	for _, f := range x.Findings {
		if f.ID == "moves" {
			t.Errorf("one entry is no finding: %s", f.Text.Ko)
		}
	}
}

// A cell that is withheld is neither held nor not: it is counted apart, never
// named as a candidate, and everything counts alike.
func TestSpaceKeepsUnknownApart(t *testing.T) {
	t.Parallel()
	data := toySpace()
	delete(data, [2]string{"27", "10"})
	for key, total := range map[[2]string]float64{
		{"00", "10"}: 1, {"00", "11"}: 2, {"00", "13"}: 2, {"00", "14"}: 3, {"00", "_T"}: 8,
		{"11", "_T"}: 4, {"26", "_T"}: 1, {"27", "_T"}: 2, {"28", "_T"}: 1,
	} {
		data[key] = []float64{total}
	}
	x := spaceOf(t, stocked(data).service(), View{Region: "27"}, halfThreshold(t))
	if x.Count.Unknown == 0 || x.Count.Held+x.Count.Placed+x.Count.Apart+x.Count.Unknown != len(x.Nodes) {
		t.Errorf("%+v", x.Count)
	}
	for _, f := range x.Findings {
		if f.Industry == "10" {
			t.Errorf("what is unknown is named: %s", f.Text.Ko)
		}
	}
	for _, o := range x.Suggestions {
		if o.Unknown {
			t.Errorf("what is unknown is suggested: %+v", o)
		}
	}
	for _, o := range x.Options {
		if o.Unknown != (o.Code == "10") || o.Unknown && !strings.HasPrefix(o.Cell(colState).Text.Ko, "알 수 없음") {
			t.Errorf("%+v", o)
		}
	}
}

// What complexity promises is said only where it is firm.
func TestSpaceReasonsPromiseOnlyWhatIsFirm(t *testing.T) {
	t.Parallel()
	o := Option{Density: .5, Complexity: -1, Prospect: structure.ProspectEasy}
	cuts := structure.MapCuts{Density: .4, Complexity: -.41}
	if said := sentences(o.reasons(cuts, true)); !strings.Contains(said.Ko, "△1.00이 기준 △0.41보다 낮아 얻는 것이 적습니다") || !strings.Contains(said.En, "−1.00") {
		t.Errorf("%+v", said)
	}
	if said := sentences(o.reasons(cuts, false)); strings.Contains(said.Ko, "복잡도") {
		t.Error(said.Ko)
	}
}

// Four definitions say nothing of what else there is.
func TestSpaceOfFewDefinitions(t *testing.T) {
	t.Parallel()
	sc := &Scene{View: View{Level: Definitions}}
	if sc.leastLines() <= 4 {
		t.Errorf("%d definitions are enough", sc.leastLines())
	}
}

func TestSpaceAskReadsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	a := ask(t, "density=30%25&pci=△0.41&phi=cosine")
	if a.Density != .3 || a.Complexity != -.41 || a.Method != structure.Cosine || a.Self != structure.ExcludeSelf {
		t.Errorf("%+v", a)
	}
	if a = ask(t, "self=exclude"); a.Self != structure.ExcludeSelf || a.Method != structure.Proximity {
		t.Errorf("%+v", a)
	}
}

// EconGeo's relatedness of the toy, chosen in the address: association of P1 and
// P2 is 1.555556, of P3 and P4 as probability 1.25.
func TestSpaceRelatednessIsChosen(t *testing.T) {
	t.Parallel()
	s := stocked(toySpace()).service()
	for query, want := range map[string]struct {
		i, j  int
		value float64
	}{"phi=association": {0, 1, 1.555556}, "phi=probability": {2, 3, 1.25}, "phi=cosine": {2, 3, .5}, "phi=jaccard": {2, 3, .333333}} {
		x := spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&"+query))
		if got := x.land.proximity(want.i, want.j); !nearly(got, want.value) {
			t.Errorf("%s: %v", query, got)
		}
		if p := x.evidenceOf(structure.MethodDensity, noUnit).Parameters; p["self"] != SelfExcluded || "phi="+p["method"] != query {
			t.Errorf("%s: %v", query, p)
		}
	}
}

// 부산 holds P2 only: beside 대구, its density around P1 is .214286.
func TestSpaceBeside(t *testing.T) {
	t.Parallel()
	s := stocked(toySpace()).service()
	x := spaceOf(t, s, View{Region: "27"}, ask(t, "lq=0.5&with=26"))
	if x.Beside == nil || len(x.Beside.Pairs) != 4 || x.Beside.Pairs[0].Code != "14" {
		t.Fatalf("%+v", x.Beside)
	}
	for _, p := range x.Beside.Pairs {
		if p.Code == "10" && (!nearly(p.Own.Density, .357143) || !nearly(p.Other.Density, .214286)) {
			t.Errorf("%+v", p)
		}
	}
	if _, err := s.Space(t.Context(), operator, View{Region: "27"}, ask(t, "lq=0.5&with=99")); core.CodeOf(err) != core.NotFound {
		t.Errorf("a region that is not there: %v", err)
	}
}
