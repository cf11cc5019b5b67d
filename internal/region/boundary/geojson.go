package boundary

import (
	"bufio"
	"encoding/json"
	"io"
	"math"
	"strconv"

	"naru/internal/core"
)

type geoFeature struct {
	Properties map[string]any `json:"properties"`
	Geometry   *struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

func (r *reader) collection(data []byte, kind string) (Set, error) {
	var file struct {
		Features []geoFeature `json:"features"`
	}
	var err error
	if kind == "Feature" {
		file.Features = make([]geoFeature, 1)
		err = json.Unmarshal(data, &file.Features[0])
	} else {
		err = json.Unmarshal(data, &file)
	}
	if err != nil {
		return Set{}, notJSON(err)
	}
	set := Set{Format: GeoJSON}
	for i, g := range file.Features {
		code, name, words := r.label(i, g.Properties)
		if g.Geometry == nil {
			return Set{}, wrongKind(words, "null")
		}
		var polygons [][][][]float64
		switch g.Geometry.Type {
		case "Polygon":
			polygons = make([][][][]float64, 1)
			err = json.Unmarshal(g.Geometry.Coordinates, &polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(g.Geometry.Coordinates, &polygons)
		default:
			return Set{}, wrongKind(words, g.Geometry.Type)
		}
		if err != nil {
			return Set{}, broken(words, err)
		}
		outlines := make([][]Ring, len(polygons))
		for j, p := range polygons {
			if outlines[j], err = rings(words, p); err != nil {
				return Set{}, err
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

func rings(words string, lines [][][]float64) ([]Ring, error) {
	out := make([]Ring, len(lines))
	for i, positions := range lines {
		out[i] = make(Ring, len(positions))
		for j, position := range positions {
			p, err := point(words, position)
			if err != nil {
				return nil, err
			}
			out[i][j] = p
		}
	}
	return out, nil
}

// WriteGeoJSON writes a FeatureCollection whose features carry code and name,
// with coordinates rounded to so many decimals of a degree (five are about a
// metre). ECharts joins its data to features by the property name.
func (s Set) WriteGeoJSON(w io.Writer, decimals int) error {
	b := bufio.NewWriter(w)
	_, _ = b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, f := range s.Features {
		if i > 0 {
			_ = b.WriteByte(',')
		}
		properties, err := json.Marshal(struct {
			Code string `json:"code"`
			Name string `json:"name"`
		}{f.Code, f.Name})
		if err != nil {
			return cannotWrite(err)
		}
		_, _ = b.WriteString(`{"type":"Feature","properties":`)
		_, _ = b.Write(properties)
		_, _ = b.WriteString(`,"geometry":{"type":"MultiPolygon","coordinates":`)
		list(b, f.Polygons, func(p Polygon) {
			list(b, p, func(r Ring) {
				list(b, r, func(at Point) { writePoint(b, at, decimals) })
			})
		})
		_, _ = b.WriteString("}}")
	}
	_, _ = b.WriteString("]}\n")
	if err := b.Flush(); err != nil { // a bufio.Writer keeps its first error until here
		return cannotWrite(err)
	}
	return nil
}

func cannotWrite(cause error) error {
	return core.Fail(core.Unavailable, "경계를 내보내지 못했습니다. 다시 시도해 주십시오.",
		"The boundaries could not be written. Please try again.").Because(cause)
}

func list[T any](b *bufio.Writer, items []T, each func(T)) {
	_ = b.WriteByte('[')
	for i, x := range items {
		if i > 0 {
			_ = b.WriteByte(',')
		}
		each(x)
	}
	_ = b.WriteByte(']')
}

func writePoint(b *bufio.Writer, p Point, decimals int) {
	scale := math.Pow10(decimals)
	var buf []byte
	buf = append(buf, '[')
	buf = strconv.AppendFloat(buf, math.Round(p[0]*scale)/scale, 'f', -1, 64)
	buf = append(buf, ',')
	buf = strconv.AppendFloat(buf, math.Round(p[1]*scale)/scale, 'f', -1, 64)
	buf = append(buf, ']')
	_, _ = b.Write(buf)
}
