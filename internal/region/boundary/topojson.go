package boundary

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
)

// The TopoJSON format: github.com/topojson/topojson-specification, version 1.
type topology struct {
	Transform *struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Objects map[string]topoObject `json:"objects"`
	Arcs    [][][]float64         `json:"arcs"`
}

type topoObject struct {
	Type       string          `json:"type"`
	Geometries []topoObject    `json:"geometries"`
	Arcs       json.RawMessage `json:"arcs"`
	Properties map[string]any  `json:"properties"`
}

func (r *reader) topology(data []byte) (Set, error) {
	var file topology
	if err := json.Unmarshal(data, &file); err != nil {
		return Set{}, notJSON(err)
	}
	object, err := r.choose(file.Objects)
	if err != nil {
		return Set{}, err
	}
	arcs, err := file.decode()
	if err != nil {
		return Set{}, err
	}
	geometries := object.Geometries
	if object.Type != "GeometryCollection" {
		geometries = []topoObject{object}
	}
	set := Set{Format: TopoJSON}
	for i, g := range geometries {
		code, name, words := r.label(i, g.Properties)
		var polygons [][][]int
		switch g.Type {
		case "Polygon":
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(g.Arcs, &polygons)
		default:
			return Set{}, wrongKind(words, g.Type)
		}
		if err != nil {
			return Set{}, broken(words, err)
		}
		outlines := make([][]Ring, len(polygons))
		for j, lines := range polygons {
			for _, indexes := range lines {
				ring, err := r.stitch(words, arcs, indexes)
				if err != nil {
					return Set{}, err
				}
				outlines[j] = append(outlines[j], ring)
			}
		}
		f, err := r.feature(code, name, words, outlines)
		if err != nil {
			return Set{}, err
		}
		set.Features = append(set.Features, f)
	}
	set.Specks = r.specks
	return set, nil
}

func (r *reader) choose(objects map[string]topoObject) (topoObject, error) {
	names := slices.Sorted(maps.Keys(objects))
	if o, ok := objects[r.options.Object]; ok {
		return o, nil
	}
	if len(names) == 1 && r.options.Object == "" {
		return objects[names[0]], nil
	}
	return topoObject{}, core.Fail(core.Invalid, "TopoJSON에서 어느 객체를 읽을지 정해 주십시오. 들어 있는 객체: %s.",
		"Say which object of the TopoJSON file to read. It holds: %s.", strings.Join(names, ", "))
}

// decode turns quantised, delta-encoded arcs into coordinates.
func (t topology) decode() ([]Ring, error) {
	out := make([]Ring, len(t.Arcs))
	for i, arc := range t.Arcs {
		line := make(Ring, len(arc))
		var x, y float64
		for j, position := range arc {
			p, err := point(core.Tf("선(arc %d)", "Arc %d", i), position)
			if err != nil {
				return nil, err
			}
			if t.Transform == nil {
				line[j] = p
				continue
			}
			x, y = x+p[0], y+p[1]
			line[j] = Point{
				x*t.Transform.Scale[0] + t.Transform.Translate[0],
				y*t.Transform.Scale[1] + t.Transform.Translate[1],
			}
		}
		out[i] = line
	}
	return out, nil
}

// stitch joins arcs into a ring. A negative index ^i is arc i backwards; each
// arc begins where the one before ended.
func (r *reader) stitch(words string, arcs []Ring, indexes []int) (Ring, error) {
	var ring Ring
	for _, index := range indexes {
		at, backwards := index, index < 0
		if backwards {
			at = ^index
		}
		if at >= len(arcs) || len(arcs[at]) == 0 {
			return nil, core.Fail(core.Invalid, "%[1]s이(가) 없는 선(arc %[2]d)을 가리킵니다.",
				"%[1]s refers to arc %[2]d, which does not exist.", words, at)
		}
		arc := arcs[at]
		if backwards {
			arc = slices.Clone(arc)
			slices.Reverse(arc)
		}
		if len(ring) > 0 {
			if ring[len(ring)-1] != arc[0] {
				return nil, core.Fail(core.Invalid, "%[1]s의 선(arc %[2]d)이 앞 선의 끝에서 이어지지 않습니다.",
					"In %[1]s arc %[2]d does not begin where the one before ends.", words, at)
			}
			arc = arc[1:]
		}
		if r.points+len(ring)+len(arc) > MaxPoints { // arcs may be named over and over
			return nil, tooMany()
		}
		ring = append(ring, arc...)
	}
	return ring, nil
}
