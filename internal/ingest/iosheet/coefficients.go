package iosheet

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/source"
)

// Elsewhere says what the columns of the other regions hold.
type Elsewhere string

// What they may hold.
const (
	Outside Elsewhere = "outside" // what arises in the other regions
	Whole   Elsewhere = "total"   // what arises in all regions, the own one among them
	Unused  Elsewhere = "unused"  // not known: left out, what arises outside stays unknown
)

// Elsewheres lists them.
func Elsewheres() []Elsewhere { return []Elsewhere{Outside, Whole, Unused} }

// Title says it.
func (e Elsewhere) Title() core.Text {
	switch e {
	case Outside:
		return core.T("지역 밖에서 생기는 몫", "what arises outside the region")
	case Whole:
		return core.T("지역 안팎을 더한 전체", "all of it, inside and outside")
	case Unused:
		return core.T("쓰지 않음(지역 밖은 모름)", "not used (outside unknown)")
	default:
		return core.Text{}
	}
}

// Coefficients says how a file of published coefficients is read.
type Coefficients struct {
	Parts     map[string]string // the file's columns, by part
	Elsewhere Elsewhere         // "" where the file tells it by itself
	Region    string            // the value of the column of regions to keep
	Year      string            // the column to take where years stand beside each other
}

// coefficientReader reads rows of coefficients.
type coefficientReader struct {
	Coefficients

	info    source.Info
	columns []string
	at      map[string]int
	out     *inout.Published
	rows    map[string]int // by sector
	gaps    gaps
	regions map[string]bool
	metrics map[string]bool // that are no measure
}

// ReadCoefficients reads the file. How the columns of the other regions were
// taken comes back; where neither their names nor their numbers tell, that is
// an error which says what each reading would mean.
func ReadCoefficients(ctx context.Context, f File, c Coefficients, note func(core.Text)) (*inout.Published, Elsewhere, error) {
	t, err := source.Open(ctx, f.R, f.Size, f.Name, source.Options{})
	if err != nil {
		return nil, "", err
	}
	defer t.Close()
	r := &coefficientReader{
		Coefficients: c, info: t.Info(), columns: t.Columns(), at: map[string]int{}, out: &inout.Published{},
		rows: map[string]int{}, regions: map[string]bool{}, metrics: map[string]bool{},
	}
	if err := r.place(); err != nil {
		return nil, "", err
	}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, "", err
		}
		for row := range b.Len() {
			if err := r.take(b, row); err != nil {
				return nil, "", err
			}
		}
	}
	how, err := r.finish(note)
	return r.out, how, err
}

// place finds the columns.
func (r *coefficientReader) place() error {
	for part, column := range r.Parts {
		if column == "" {
			continue
		}
		k := slices.IndexFunc(r.columns, func(c string) bool { return squash(c) == squash(column) })
		if k < 0 {
			return core.Fail(core.Invalid, "%[1]s에 ‘%[2]s’ 열이 없습니다. 있는 열: %[3]s", "%[1]s has no column ‘%[2]s’. Its columns: %[3]s",
				placeOf(r.info), column, fewNames(r.columns)).With("published", core.T("파일에 없는 열이 있습니다.", "A column is not in the file."))
		}
		r.at[part] = k
	}
	var lacks []core.Text
	if !r.has(PartCode) && !r.has(PartName) {
		lacks = append(lacks, core.T("부문", "the sector"))
	}
	switch {
	case r.has(PartMetric):
		k := slices.IndexFunc(r.columns, func(c string) bool { return strings.TrimSuffix(squash(c), "년") == r.Year })
		if k < 0 {
			lacks = append(lacks, core.Tf("%s년 값", "the values of %s", r.Year))
		}
		r.at["value"] = k
		r.out.Undivided = true
	case r.has(PartProduction + inside):
		if !r.has(PartProduction + outside) {
			r.Elsewhere = Unused
		}
	case r.has(PartProduction):
		r.out.Undivided = true
	default:
		lacks = append(lacks, core.T("생산유발계수(지역 안·밖, 또는 나누지 않은 것)", "production induced (inside and outside, or undivided)"))
	}
	if len(lacks) == 0 {
		return nil
	}
	var ko, en []string
	for _, l := range lacks {
		ko, en = append(ko, l.Ko), append(en, l.En)
	}
	return core.Fail(core.Invalid, "%[1]s에서 %[2]s 열을 찾지 못했습니다. 있는 열은 %[3]s입니다. 해당하는 열을 골라 주거나 파일에 넣어 주십시오.",
		"No column of %[1]s holds %[2]s. Its columns are %[3]s. Choose the column, or add it to the file.",
		placeOf(r.info), core.T(strings.Join(ko, ", "), strings.Join(en, ", ")), fewNames(r.columns)).
		With("published", core.T("빠진 열이 있습니다.", "A column is missing."))
}

func (r *coefficientReader) has(part string) bool { _, ok := r.at[part]; return ok }

// take reads a row.
func (r *coefficientReader) take(b *source.Block, row int) error {
	text := func(part string) string {
		if !r.has(part) {
			return ""
		}
		return clean(string(b.Field(row, r.at[part])))
	}
	if r.has(PartRegion) {
		r.regions[text(PartRegion)] = true
		if text(PartRegion) != r.Region {
			return nil
		}
	}
	code, name := text(PartCode), text(PartName)
	if code == "" {
		code = name
	}
	if code == "" {
		return nil // a blank line or a note
	}
	k, known := r.rows[code]
	if known && !r.has(PartMetric) {
		return core.Fail(core.Invalid, "%[1]s: 부문 ‘%[2]s’이(가) 두 번 있습니다. 하나만 남겨 주십시오.", "%[1]s: the sector ‘%[2]s’ is there twice. Keep one.", r.info.Place(b.Line(row), 1), code)
	}
	if !known {
		k = len(r.out.Sectors)
		r.rows[code] = k
		na := math.NaN()
		r.out.Sectors = append(r.out.Sectors, inout.PublishedSector{
			Sector: inout.Sector{Code: code, Name: core.T(name, "")}, Imports: na,
			Production: inout.Pair{Inside: na, Outside: na}, ValueAdded: inout.Pair{Inside: na, Outside: na}, Employment: inout.Pair{Inside: na, Outside: na},
		})
	}
	s := &r.out.Sectors[k]
	if r.has(PartMetric) {
		if part := measureOf(text(PartMetric)); part != "" {
			r.put(s, part, r.number(b, row, "value"))
		} else {
			r.metrics[text(PartMetric)] = true
		}
		return nil
	}
	for _, part := range slices.Concat(sides(dividedParts()), dividedParts(), []string{PartImports}) {
		if r.has(part) {
			r.put(s, part, r.number(b, row, part))
		}
	}
	return nil
}

func sides(parts []string) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p+inside, p+outside)
	}
	return out
}

func (r *coefficientReader) number(b *source.Block, row int, part string) float64 {
	v, state := parse(b.Field(row, r.at[part]))
	place := r.info.Place(b.Line(row), r.at[part]+1)
	switch state {
	case Wrong:
		r.gaps.wrong.add(core.Tf("%[1]s ‘%[2]s’", "%[1]s ‘%[2]s’", place, clean(string(b.Field(row, r.at[part])))))
	case Blank, Withheld:
		r.gaps.unknown.add(place)
	default:
	}
	return v
}

// put keeps a coefficient.
func (r *coefficientReader) put(s *inout.PublishedSector, part string, v float64) {
	measure, side := strings.TrimSuffix(strings.TrimSuffix(part, inside), outside), ""
	if len(part) > len(measure) {
		side = part[len(measure):]
	}
	pair := map[string]*inout.Pair{PartProduction: &s.Production, PartValueAdded: &s.ValueAdded, PartEmployment: &s.Employment}[measure]
	switch {
	case part == PartImports:
		s.Imports = v
	case side == inside:
		pair.Inside = v
	case side == outside:
		pair.Outside = v
	case r.out.Undivided:
		*pair = inout.Pair{Inside: v}
	}
}
