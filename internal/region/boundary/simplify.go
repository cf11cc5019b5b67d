package boundary

import (
	"math"
	"slices"
)

// Simplify drops points that lie within a tolerance, in degrees, of the line
// between the points kept (Douglas and Peucker 1973, doi
// 10.3138/FM57-6770-U75U-7727). Outlines are cut where regions meet and each
// shared line is simplified once in a fixed direction, so neighbours stay
// joined. Islands that shrink to nothing are dropped, except the largest part of
// a region. A tolerance of zero or less changes nothing.
func (s Set) Simplify(tolerance float64) Set {
	if !(tolerance > 0) {
		return s
	}
	junction := junctions(s)
	out := Set{Format: s.Format, Specks: s.Specks, Features: make([]Feature, len(s.Features))}
	for i, f := range s.Features {
		g := Feature{Code: f.Code, Name: f.Name}
		largest := largestPolygon(f.Polygons)
		for j, p := range f.Polygons {
			if polygon := simplifyPolygon(p, tolerance, junction, j == largest); len(polygon) > 0 {
				g.Polygons = append(g.Polygons, polygon)
			}
		}
		out.Features[i] = g
	}
	return out
}

func simplifyPolygon(p Polygon, tolerance float64, junction map[Point]bool, keep bool) Polygon {
	var out Polygon
	for i, ring := range p {
		r := simplifyRing(ring, tolerance, junction)
		switch {
		case len(r) >= fewest:
			out = append(out, r)
		case i > 0: // a hole too small to see
		case keep:
			out = append(out, ring)
		default:
			return nil
		}
	}
	return out
}

// junctions finds the points where lines meet: those with more than two
// different neighbours among all rings.
func junctions(s Set) map[Point]bool {
	neighbours := map[Point][2]Point{}
	seen := map[Point]int{}
	out := map[Point]bool{}
	note := func(p, q Point) {
		n, known := neighbours[p], seen[p]
		switch {
		case known > 0 && n[0] == q, known > 1 && n[1] == q:
			return
		case known == 2:
			out[p] = true
		default:
			n[known] = q
			neighbours[p], seen[p] = n, known+1
		}
	}
	for _, f := range s.Features {
		for _, p := range f.Polygons {
			for _, r := range p {
				for i := 1; i < len(r); i++ {
					if r[i] != r[i-1] {
						note(r[i], r[i-1])
						note(r[i-1], r[i])
					}
				}
			}
		}
	}
	return out
}

// simplifyRing cuts a ring at its junctions, or at its least point where it has
// none, so that the ring of an enclave equals the hole around it.
func simplifyRing(ring Ring, tolerance float64, junction map[Point]bool) Ring {
	open := ring[:len(ring)-1]
	start := slices.IndexFunc(open, func(p Point) bool { return junction[p] })
	if start < 0 {
		start = 0
		for i, p := range open {
			if before(p, open[start]) {
				start = i
			}
		}
	}
	turned := append(slices.Clone(open[start:]), open[:start]...)
	turned = append(turned, turned[0])
	out := Ring{turned[0]}
	from := 0
	for i := 1; i < len(turned); i++ {
		if i == len(turned)-1 || junction[turned[i]] {
			out = append(out, simplifyLine(turned[from:i+1], tolerance)[1:]...)
			from = i
		}
	}
	return out
}

func before(a, b Point) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }

// simplifyLine keeps the ends of a line and the points that matter between
// them, the same ones whichever way the line runs.
func simplifyLine(line Ring, tolerance float64) Ring {
	last := len(line) - 1
	backwards := before(line[last], line[0]) || line[0] == line[last] && last > 2 && before(line[last-1], line[1])
	if backwards {
		line = slices.Clone(line)
		slices.Reverse(line)
	}
	kept := make([]bool, len(line))
	kept[0], kept[last] = true, true
	stack := [][2]int{{0, last}}
	for len(stack) > 0 {
		span := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		far, most := 0, tolerance
		for i := span[0] + 1; i < span[1]; i++ {
			if d := distance(line[i], line[span[0]], line[span[1]]); d > most {
				far, most = i, d
			}
		}
		if far > 0 {
			kept[far] = true
			stack = append(stack, [2]int{span[0], far}, [2]int{far, span[1]})
		}
	}
	var out Ring
	for i, p := range line {
		if kept[i] {
			out = append(out, p)
		}
	}
	if backwards {
		slices.Reverse(out)
	}
	return out
}

// distance is from p to the segment ab, in degrees with longitude shortened to
// the scale of latitude.
func distance(p, a, b Point) float64 {
	narrow := math.Cos(a[1] * math.Pi / 180)
	px, py := (p[0]-a[0])*narrow, p[1]-a[1]
	bx, by := (b[0]-a[0])*narrow, b[1]-a[1]
	t := 0.0
	if l := bx*bx + by*by; l > 0 {
		t = max(0, min(1, (px*bx+py*by)/l))
	}
	return math.Hypot(px-t*bx, py-t*by)
}

func largestPolygon(polygons []Polygon) int {
	best, most := 0, -1.0
	for i, p := range polygons {
		if a := math.Abs(area(p[0])); a > most {
			best, most = i, a
		}
	}
	return best
}

// area is the signed shoelace area in square degrees.
func area(r Ring) float64 {
	var sum float64
	for i := 1; i < len(r); i++ {
		sum += r[i-1][0]*r[i][1] - r[i][0]*r[i-1][1]
	}
	return sum / 2
}
