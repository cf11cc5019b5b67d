package boundary_test

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/refdata"
	"naru/internal/region"
	"naru/internal/region/boundary"
)

// Two unit squares side by side that share the arc 0, and the left one with a
// hole (arc 3); quantised to tenths from the corner (126, 36).
const twoSquares = `{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[126,36]},
"objects":{"o":{"type":"GeometryCollection","geometries":[
 {"type":"Polygon","arcs":[[0,1],[3]],"properties":{"code":"11","name":"left"}},
 {"type":"MultiPolygon","arcs":[[[-1,2]]],"properties":{"code":26,"name":"right"}}]}},
"arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]],[[2,2],[0,2],[2,0],[-2,-2]]]}`

func TestTopologyIsDecodedByHand(t *testing.T) {
	t.Parallel()
	got, err := boundary.Parse([]byte(twoSquares), boundary.Options{Korea: true})
	if err != nil {
		t.Fatal(err)
	}
	want := boundary.Set{Format: boundary.TopoJSON, Features: []boundary.Feature{
		{Code: "11", Name: "left", Polygons: []boundary.Polygon{{
			{{127, 36}, {127, 37}, {126, 37}, {126, 36}, {127, 36}},
			{{126.2, 36.2}, {126.2, 36.4}, {126.4, 36.4}, {126.2, 36.2}},
		}}},
		{Code: "26", Name: "right", Polygons: []boundary.Polygon{{{{127, 37}, {127, 36}, {128, 36}, {128, 37}, {127, 37}}}}},
	}}
	almost := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
	if diff := cmp.Diff(want, got, almost); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	t.Parallel()
	square := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"평택시","code":"31070"},"geometry":%}]}`
	geo := func(geometry string) string { return strings.ReplaceAll(square, "%", geometry) }
	topo := func(arcs, lines string) string {
		return `{"type":"Topology","objects":{"o":{"type":"Polygon","arcs":` + arcs + `,"properties":{"name":"평택시"}}},"arcs":` + lines + `}`
	}
	for _, c := range []struct{ file, says string }{
		{"", "JSON 파일이 아니거나"},
		{"code,name\n11,서울", "JSON 파일이 아니거나"},
		{geo(`{"type":"Polygon","coordinates":[[[127,37]`)[:120], "JSON 파일이 아니거나"},
		{`{"type":"Feature`, "JSON 파일이 아니거나"},
		{`{"type":"Point"}`, "‘Point’"},
		{`[]`, "JSON"},
		{`{"type":"FeatureCollection","features":[]}`, "하나도 없습니다"},
		{geo("null"), "null"},
		{geo(`{"type":"Point","coordinates":[127,37]}`), "‘Point’"},
		{geo(`{"type":"Polygon","coordinates":[]}`), "넓이가 있는"},
		{geo(`{"type":"MultiPolygon","coordinates":[]}`), "넓이가 있는"},
		{geo(`{"type":"Polygon","coordinates":[[[127,37],[128,37],[127,37]]]}`), "넓이가 있는"},
		{geo(`{"type":"Polygon","coordinates":[[[127,37],[128,37],[128,38],[127,38]]]}`), "평택시 31070)의 경계선이 닫혀 있지 않습니다"},
		{geo(`{"type":"Polygon","coordinates":[[[127,37],[128],[128,38],[127,37]]]}`), "빠진 점"},
		{geo(`{"type":"Polygon","coordinates":[[["a",37],[128,1],[128,38],[127,37]]]}`), "읽을 수 없습니다"},
		{geo(`{"type":"Polygon","coordinates":[[[957000,1953000],[957001,1953000],[957001,1953001],[957000,1953000]]]}`), "EPSG:4326"},
		{geo(`{"type":"Polygon","coordinates":[[[37,127],[38,127],[38,128],[37,127]]]}`), "경위도가 아닙니다"},
		{geo(`{"type":"Polygon","coordinates":[[[2,48],[3,48],[3,49],[2,48]]]}`), "우리나라 밖"},
		{topo(`[[0]]`, `[[[127,37],[128,37],[128,38],[127,37]]`), "JSON"},
		{topo(`[[1]]`, `[[[127,37],[128,37],[128,38],[127,37]]]`), "없는 선(arc 1)"},
		{topo(`[[-9]]`, `[[[127,37],[128,37],[128,38],[127,37]]]`), "없는 선(arc 8)"},
		{topo(`[[-9223372036854775808]]`, `[[[127,37],[128,37]]]`), "없는 선"},
		{topo(`[[0,1]]`, `[[[127,37],[128,37]],[[126,37],[127,37]]]`), "이어지지 않습니다"},
		{topo(`[[]]`, `[]`), "닫혀 있지 않습니다"},
		{topo(`[[0]]`, `[[[127],[128,37]]]`), "선(arc 0)"},
		{`{"type":"Topology","objects":{"a":{},"b":{}},"arcs":[]}`, "a, b"},
		{`{"type":"Topology","objects":{"o":{"type":"LineString","arcs":[0]}},"arcs":[[[127,37],[128,37]]]}`, "‘LineString’"},
	} {
		_, err := boundary.Parse([]byte(c.file), boundary.Options{Korea: true})
		if msg := core.MessageOf(err); core.CodeOf(err) != core.Invalid || !strings.Contains(msg.Ko, c.says) || msg.En == "" || strings.Contains(msg.Ko, "%!") {
			t.Errorf("%.80s: %q does not say %q", c.file, msg.Ko, c.says)
		}
	}
}

func TestOfficialBoundariesMeetTheTable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file                     string
		features, placed, specks int
	}{
		{"skorea-provinces-2018-topo-simple.json", 17, 17, 26},
		{"skorea-municipalities-2018-topo-simple.json", 250, 250, 133},
		{"gyeonggi-sgg-2018.geojson", 42, 42, 8},
		{"skorea-submunicipalities-2018-topo-simple.json", 3504, 0, 206},
		{"pyeongtaek-emd-2018.geojson", 22, 0, 0},
	} {
		set, err := boundary.Parse(refdata.Bytes(t, "geo/"+c.file), boundary.Options{Korea: true})
		if err != nil {
			t.Errorf("%s: %v", c.file, core.MessageOf(err).Ko)
			continue
		}
		m := boundary.Match(region.Default(), set, core.SGIS)
		if c.specks != set.Specks {
			t.Errorf("%s: %d specks left out, want %d", c.file, set.Specks, c.specks)
		}
		if len(set.Features) != c.features || len(m.Placed) != c.placed || len(m.Placed)+len(m.Unplaced) != c.features {
			t.Errorf("%s: %d features, %d placed; want %d and %d", c.file, len(set.Features), len(m.Placed), c.features, c.placed)
		}
		for _, u := range m.Unplaced {
			if u.Reason.Ko == "" || u.Reason.En == "" {
				t.Errorf("%s: %s is unplaced without a reason", c.file, u.Feature.Name)
			}
		}
		for _, p := range m.Placed {
			if p.Feature.Name == "평택시" && p.Region.Code != "41220" || p.Feature.Code == "23030" && p.Region.Name.Ko != "미추홀구" {
				t.Errorf("%s is placed at %s", p.Feature.Name, p.Region.Name.Ko)
			}
		}
	}
}

// A file of SGIS codes declared as MOIS must not put 과천시 on 울산 중구.
func TestTheWrongCodeSystemIsNoticed(t *testing.T) {
	t.Parallel()
	set := boundary.Set{Features: []boundary.Feature{{Code: "31110", Name: "과천시"}, {Code: "11110", Name: "종로구"}, {Code: "11110", Name: "종로구"}}}
	m := boundary.Match(region.Default(), set, core.MOIS)
	if len(m.Placed) != 1 || len(m.Unplaced) != 2 || !strings.Contains(m.Unplaced[0].Reason.Ko, "과천시") || !strings.Contains(m.Unplaced[1].Reason.Ko, "이미") {
		t.Errorf("%+v", m)
	}
}

func TestSimplifiedNeighboursStayJoined(t *testing.T) {
	t.Parallel()
	set, err := boundary.Parse(refdata.Bytes(t, "geo/gyeonggi-sgg-2018.geojson"), boundary.Options{})
	if err != nil {
		t.Fatal(err)
	}
	small := set.Simplify(0.005)
	if small.Points()*2 > set.Points() || len(small.Features) != len(set.Features) {
		t.Errorf("%d of %d points are left", small.Points(), set.Points())
	}
	// Every edge shared before by two regions and kept must still be shared:
	// inner edges of the province appear twice, once each way.
	shared := 0
	edges := map[[2]boundary.Point]int{}
	eachEdge(small, func(a, b boundary.Point) { edges[[2]boundary.Point{a, b}]++ })
	for e := range edges {
		if edges[[2]boundary.Point{e[1], e[0]}] > 0 {
			shared++
		}
	}
	before := map[[2]boundary.Point]bool{}
	sharedBefore := 0
	eachEdge(set, func(a, b boundary.Point) { before[[2]boundary.Point{a, b}] = true })
	for e := range before {
		if before[[2]boundary.Point{e[1], e[0]}] {
			sharedBefore++
		}
	}
	a, b := float64(shared)/float64(len(edges)), float64(sharedBefore)/float64(len(before))
	if math.Abs(a-b) > 0.1 {
		t.Errorf("%.0f%% of edges are shared, %.0f%% before", 100*a, 100*b)
	}
	for i, f := range small.Features {
		if len(f.Polygons) == 0 {
			t.Errorf("%s vanished", set.Features[i].Name)
		}
	}
}

func TestSimplifyKeepsWithinTolerance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 40).Draw(t, "n")
		ring := make(boundary.Ring, 0, n+1)
		for i := range n {
			a := 2 * math.Pi * float64(i) / float64(n)
			r := rapid.Float64Range(0.1, 1).Draw(t, "r")
			ring = append(ring, boundary.Point{127 + r*math.Cos(a), 37 + r*math.Sin(a)})
		}
		ring = append(ring, ring[0])
		hole := append(boundary.Ring(nil), ring...)
		for i, j := 0, len(hole)-1; i < j; i, j = i+1, j-1 {
			hole[i], hole[j] = hole[j], hole[i]
		}
		k := rapid.IntRange(0, n-1).Draw(t, "turn")
		hole = append(append(boundary.Ring(nil), hole[k:len(hole)-1]...), hole[:k+1]...)
		frame := boundary.Ring{{125, 35}, {129, 35}, {129, 39}, {125, 39}, {125, 35}}
		set := boundary.Set{Features: []boundary.Feature{
			{Name: "enclave", Polygons: []boundary.Polygon{{ring}}},
			{Name: "around", Polygons: []boundary.Polygon{{frame, hole}}},
		}}
		tolerance := rapid.Float64Range(0, 0.5).Draw(t, "tolerance")
		got := set.Simplify(tolerance)
		inner := got.Features[0].Polygons[0][0]
		original := map[boundary.Point]bool{}
		for _, p := range ring {
			original[p] = true
		}
		for _, p := range inner {
			if !original[p] {
				t.Fatalf("%v is a new point", p)
			}
		}
		if inner[0] != inner[len(inner)-1] || len(inner) < 4 {
			t.Fatalf("%v is no ring", inner)
		}
		if around := got.Features[1].Polygons[0]; len(around) == 2 && len(around[1]) != len(inner) {
			t.Fatalf("the hole has %d points, the enclave %d", len(around[1]), len(inner))
		}
	})
}

func TestWrittenGeoJSONReadsBack(t *testing.T) {
	t.Parallel()
	set, err := boundary.Parse([]byte(twoSquares), boundary.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set.Features[0].Name = `a "quoted" </script> 이름`
	var out bytes.Buffer
	if err := set.WriteGeoJSON(&out, 5); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "</script>") {
		t.Error("markup leaves unescaped")
	}
	back, err := boundary.Parse(out.Bytes(), boundary.Options{Korea: true})
	if err != nil {
		t.Fatal(err)
	}
	set.Format = boundary.GeoJSON
	almost := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-5 })
	if diff := cmp.Diff(set, back, almost); diff != "" {
		t.Error(diff)
	}
	if err := set.WriteGeoJSON(full{}, 5); err == nil {
		t.Error("a write that failed is not told")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		twoSquares, "", "{", `{"type":"Topology"}`, `{"type":"Topology","objects":{"o":{"type":"Polygon","arcs":[[0,-1]]}},"arcs":[[[1,1],[2,2]]]}`,
		`{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":[[[1e308,0],[0,0],[0,1],[1e308,0]]]}}]}`,
		`{"type":"FeatureCollection","features":[{"properties":null,"geometry":{"type":"MultiPolygon","coordinates":[[]]}}]}`,
		`{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,1],[1,1],[1,1],[1,1]]]}}`,
		"\ufeff" + twoSquares,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := boundary.Parse(data, boundary.Options{})
		if err != nil {
			return
		}
		small := set.Simplify(0.01)
		if len(small.Features) != len(set.Features) || small.Points() > set.Points() {
			t.Fatalf("simplifying %d points gives %d", set.Points(), small.Points())
		}
		var out bytes.Buffer
		if err := small.WriteGeoJSON(&out, 6); err != nil {
			t.Fatal(err)
		}
		boundary.Match(region.Default(), small, core.SGIS)
	})
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func eachEdge(s boundary.Set, f func(a, b boundary.Point)) {
	for _, x := range s.Features {
		for _, p := range x.Polygons {
			for _, r := range p {
				for i := 1; i < len(r); i++ {
					f(r[i-1], r[i])
				}
			}
		}
	}
}
