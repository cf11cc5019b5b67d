package boundary

import (
	"bytes"
	"encoding/json"

	"naru/internal/core"
)

// Point is longitude and latitude in degrees (WGS 84).
type Point [2]float64

// Ring is a closed line: at least four points, the last equal to the first.
type Ring []Point

// Polygon is an outer ring followed by its holes.
type Polygon []Ring

// Feature is one outline with the code and name that the file gives it.
type Feature struct {
	Code     string
	Name     string
	Polygons []Polygon
}

// Format is the kind of file that was read.
type Format string

// The formats.
const (
	GeoJSON  Format = "GeoJSON"
	TopoJSON Format = "TopoJSON"
)

// Set is the content of a boundary file.
type Set struct {
	Format   Format
	Features []Feature
	Specks   int // rings of fewer than four points that were left out when reading
}

// Options say how to read a file. The zero value reads properties "code" and
// "name" and accepts coordinates anywhere on the globe.
type Options struct {
	CodeProperty string // property that holds the region code; "code" when empty
	NameProperty string // property that holds the name; "name" when empty
	Object       string // TopoJSON object to read, where the file has several
	Korea        bool   // refuse coordinates outside Korea
}

// What a file may hold. The national 읍면동 boundaries have 3,504 features and
// about 200 thousand points.
const (
	MaxBytes  = 128 << 20
	MaxPoints = 5_000_000
)

// Korea with its outer islands, from 백령도 to 독도, in degrees.
const west, south, east, north = 123.5, 32.5, 132.5, 39.5

// Parse reads a GeoJSON or TopoJSON file; the content tells which. The error is
// of class core.Invalid and names the feature, or core.TooLarge.
func Parse(data []byte, o Options) (Set, error) {
	if len(data) > MaxBytes {
		return Set{}, core.Fail(core.TooLarge, "경계 파일이 %d MB를 넘습니다. 단순화한 파일을 써 주십시오.",
			"The boundary file is larger than %d MB. Use a simplified one.", MaxBytes>>20)
	}
	if o.CodeProperty == "" {
		o.CodeProperty = "code"
	}
	if o.NameProperty == "" {
		o.NameProperty = "name"
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var head struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return Set{}, notJSON(err)
	}
	r := &reader{options: o}
	var set Set
	var err error
	switch head.Type {
	case "Topology":
		set, err = r.topology(data)
	case "FeatureCollection", "Feature":
		set, err = r.collection(data, head.Type)
	default:
		return Set{}, core.Fail(core.Invalid,
			"GeoJSON이나 TopoJSON 경계 파일이 아닙니다(type이 ‘%s’). FeatureCollection 또는 Topology여야 합니다.",
			"Not a GeoJSON or TopoJSON boundary file (type is ‘%s’). It must be a FeatureCollection or a Topology.", head.Type)
	}
	if err != nil {
		return Set{}, err
	}
	if len(set.Features) == 0 {
		return Set{}, core.Fail(core.Invalid, "경계 파일에 지역이 하나도 없습니다.", "The boundary file holds no regions.")
	}
	return set, nil
}

// Points counts the points of all rings.
func (s Set) Points() int {
	n := 0
	for _, f := range s.Features {
		for _, p := range f.Polygons {
			for _, r := range p {
				n += len(r)
			}
		}
	}
	return n
}
