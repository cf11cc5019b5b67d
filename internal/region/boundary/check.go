package boundary

import (
	"encoding/json"
	"errors"
	"math"
	"strconv"

	"naru/internal/core"
)

// reader carries the options and the count of points through one file.
type reader struct {
	options Options
	points  int
	specks  int // rings too short to enclose anything
}

const fewest = 4 // points of a closed ring, RFC 7946 §3.1.6

// finish checks a closed line, counts its points and reports whether it
// encloses anything: simplified files keep islands of two or three points, which
// are left out and counted.
func (r *reader) finish(feature string, ring Ring) (bool, error) {
	r.points += len(ring)
	switch {
	case r.points > MaxPoints:
		return false, tooMany()
	case len(ring) == 0 || ring[0] != ring[len(ring)-1]:
		return false, core.Fail(core.Invalid, "%s의 경계선이 닫혀 있지 않습니다. 첫 점과 끝 점이 같아야 합니다.",
			"An outline of %s is not closed; its first and last points must be the same.", feature)
	}
	for _, p := range ring {
		x, y := p[0], p[1]
		switch {
		case !(math.Abs(x) <= 180 && math.Abs(y) <= 90):
			return false, core.Fail(core.Invalid,
				"%[1]s의 좌표 (%[2]g, %[3]g)는 경위도가 아닙니다. 좌표계를 WGS84 경위도(EPSG:4326)로 바꾸어 저장해 주십시오.",
				"(%[2]g, %[3]g) in %[1]s is not longitude and latitude. Save the file in WGS 84 (EPSG:4326).", feature, x, y)
		case r.options.Korea && (x < west || x > east || y < south || y > north):
			return false, core.Fail(core.Invalid,
				"%[1]s의 좌표 (%[2]g, %[3]g)가 우리나라 밖에 있습니다. 경도와 위도의 순서를 확인해 주십시오.",
				"(%[2]g, %[3]g) in %[1]s lies outside Korea. Check the order of longitude and latitude.", feature, x, y)
		}
	}
	if len(ring) < fewest {
		r.specks++
		return false, nil
	}
	return true, nil
}

// feature makes a feature of its polygons, which are rings as coordinates. A
// polygon whose outer ring is a speck is left out with its holes.
func (r *reader) feature(code, name, words string, polygons [][]Ring) (Feature, error) {
	f := Feature{Code: code, Name: name}
	for _, rings := range polygons {
		var polygon Polygon
		speck := false
		for i, ring := range rings {
			encloses, err := r.finish(words, ring)
			if err != nil {
				return Feature{}, err
			}
			speck = speck || i == 0 && !encloses
			if encloses && !speck {
				polygon = append(polygon, ring)
			}
		}
		if len(polygon) > 0 {
			f.Polygons = append(f.Polygons, polygon)
		}
	}
	if len(f.Polygons) == 0 {
		return Feature{}, core.Fail(core.Invalid, "%s에 넓이가 있는 경계가 없습니다.", "%s has no outline that encloses anything.", words)
	}
	return f, nil
}

// point reads a position, of which height and more are dropped. feature is a
// string or a core.Text.
func point(feature any, position []float64) (Point, error) {
	if len(position) < 2 {
		return Point{}, core.Fail(core.Invalid, "%s에 경도나 위도가 빠진 점이 있습니다.",
			"%s has a point without longitude or latitude.", feature)
	}
	return Point{position[0], position[1]}, nil
}

// label reads the code and name of a feature and makes words for messages.
func (r *reader) label(index int, properties map[string]any) (code, name, feature string) {
	code, name = text(properties[r.options.CodeProperty]), text(properties[r.options.NameProperty])
	feature = "#" + strconv.Itoa(index+1)
	if name != "" || code != "" {
		feature += " (" + name + " " + code + ")"
	}
	return code, name, feature
}

// text writes a property as it stood: codes are sometimes numbers.
func text(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	default:
		return ""
	}
}

func tooMany() error {
	return core.Fail(core.TooLarge, "경계의 점이 %d개를 넘습니다. 단순화한 파일을 써 주십시오.",
		"The boundaries have more than %d points. Use a simplified file.", MaxPoints)
}

func wrongKind(feature, kind string) error {
	return core.Fail(core.Invalid, "%[1]s의 도형이 ‘%[2]s’입니다. 경계는 Polygon이나 MultiPolygon이어야 합니다.",
		"%[1]s is a ‘%[2]s’; a boundary must be a Polygon or MultiPolygon.", feature, kind)
}

func broken(feature string, cause error) error {
	return core.Fail(core.Invalid, "%s의 좌표를 읽을 수 없습니다.", "The coordinates of %s cannot be read.", feature).Because(cause)
}

func notJSON(cause error) error {
	e := core.Fail(core.Invalid, "JSON 파일이 아니거나 중간에 끊겼습니다. 파일을 다시 받아 주십시오.",
		"The file is not JSON or is cut off. Download it again.").Because(cause)
	if syntax, ok := errors.AsType[*json.SyntaxError](cause); ok {
		e = e.With("offset", core.Tf("%d번째 바이트", "byte %d", syntax.Offset))
	}
	return e
}
