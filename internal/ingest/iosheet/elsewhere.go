package iosheet

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/inout"
)

// wholeValue is what a unit of demand may become of value added: all of it, but
// for rounding.
const wholeValue = 1 + 1e-3

// finish settles what the columns of the other regions mean.
func (r *coefficientReader) finish(note func(core.Text)) (Elsewhere, error) {
	if err := r.gaps.err(&Sheet{Info: r.info}); err != nil {
		return "", err
	}
	if len(r.out.Sectors) == 0 {
		if len(r.regions) > 0 {
			names := sortedNames(r.regions)
			return "", core.Fail(core.Invalid, "여러 지역의 계수가 한 파일에 있습니다. 어느 지역을 들일지 골라 주십시오: %s", "The file holds coefficients of several regions. Choose one: %s", fewNames(names)).
				With("block", core.Tf("파일의 지역: %s", "Regions of the file: %s", fewNames(names)))
		}
		return "", core.Fail(core.Invalid, "%s에 계수가 있는 행이 없습니다.", "%s has no row of coefficients.", placeOf(r.info))
	}
	r.gaps.tell(note)
	if len(r.metrics) > 0 {
		note(core.Tf("유발계수가 아니어서 쓰지 않은 항목: %s", "Not used, as they are no inducement coefficients: %s", fewNames(sortedNames(r.metrics))))
	}
	if r.out.Undivided {
		note(core.T("지역 안과 밖을 나누지 않은 계수입니다. 효과가 어느 지역에서 생기는지는 알 수 없습니다.", "The coefficients are not divided into inside and outside: where effects arise is not known."))
		return "", nil
	}
	how := r.Elsewhere
	if how == "" {
		if !r.told() || r.over(Outside) > 0 {
			return "", r.doubt()
		}
		how = Outside
	}
	for k := range r.out.Sectors {
		s := &r.out.Sectors[k]
		for _, p := range []*inout.Pair{&s.Production, &s.ValueAdded, &s.Employment} {
			p.Outside = elsewhere(*p, how)
		}
	}
	return how, nil
}

// elsewhere is what arises outside by a reading of a pair.
func elsewhere(p inout.Pair, how Elsewhere) float64 {
	switch how {
	case Whole:
		return p.Outside - p.Inside
	case Unused:
		return math.NaN()
	default:
		return p.Outside
	}
}

// told reports whether the names of the columns tell that they are outside.
func (r *coefficientReader) told() bool {
	return !slices.ContainsFunc(dividedParts(), func(part string) bool {
		column := r.Parts[part+outside]
		return column != "" && !holdsAny(squash(column), outsideWords)
	})
}

// over counts the sectors whose induced value added would exceed what is spent.
func (r *coefficientReader) over(how Elsewhere) int {
	n := 0
	for _, s := range r.out.Sectors {
		if s.ValueAdded.Inside+elsewhere(s.ValueAdded, how) > wholeValue {
			n++
		}
	}
	return n
}

// doubt says what each reading would mean.
func (r *coefficientReader) doubt() error {
	columns := r.Parts[PartProduction+outside]
	if own := r.Parts[PartValueAdded+outside]; own != "" {
		columns += ", " + own
	}
	return core.Fail(core.Invalid,
		"‘%[1]s’ 열이 지역 밖의 몫인지 안팎을 더한 전체인지 파일만으로는 알 수 없습니다. 부문 %[2]d개 가운데 부가가치유발의 합이 쓴 돈(1)을 넘는 부문이, 밖으로 읽으면 %[3]d개, 전체로 읽으면 %[4]d개입니다. 발간물에서 뜻을 확인해 ‘지역 밖’, ‘전체’, ‘쓰지 않음’ 가운데 골라 주십시오.",
		"The file does not tell whether ‘%[1]s’ is what arises outside or all of it. Of %[2]d sectors, the value added induced exceeds what is spent (1) in %[3]d if it is read as outside, and in %[4]d as all. See what the publication says, and choose outside, total or unused.",
		columns, len(r.out.Sectors), r.over(Outside), r.over(Whole)).
		With("elsewhere", core.T("다른 지역 열의 뜻을 골라 주십시오.", "Choose what the columns of the other regions hold."))
}
