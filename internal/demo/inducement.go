package demo

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"

	"naru/internal/inout"
)

// The headings of the coefficients, as tables of inducement are published.
const (
	colSectorCode = "부문코드"
	colSector     = "부문"
	colProdIn     = "생산유발_지역내"
	colProdOut    = "생산유발_지역외"
	colValueIn    = "부가가치유발_지역내"
	colValueOut   = "부가가치유발_지역외"
	colJobsIn     = "취업유발_지역내"
	colJobsOut    = "취업유발_지역외"
)

// jobsPer is the demand per which employment is given, in million won: a
// billion won.
const jobsPer = 1000

// Inducement gives what a won of final demand for each division of 경기 sets in
// motion inside and outside the province, as a CSV file with four decimals. The
// national table is cut down to the province by FLQ (δ = 0.3) on employees; what
// the nation needs and the province does not make arises outside. Divisions that
// the province does not have are left out.
func Inducement(ctx context.Context, seed uint64) (io.Reader, error) {
	w := newWorld(seed)
	t := newTransactions(w)
	whole, inside, err := t.induced(ctx, w.places.index[gyeonggi], w)
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(byteOrderMark + colSectorCode + "," + colSector)
	for _, head := range []string{colProdIn, colProdOut, colValueIn, colValueOut, colJobsIn, colJobsOut} {
		b.WriteString("," + head)
	}
	b.WriteString(lineEnd)
	for j, s := range t.sectors {
		if inside.absent[j] {
			continue
		}
		b.WriteString(s.code + "," + quoted(s.name))
		for _, pair := range [][2][]float64{
			{inside.production, whole.production}, {inside.value, whole.value}, {inside.jobs, whole.jobs},
		} {
			in, all := pair[0][j], pair[1][j]
			b.WriteString("," + strconv.FormatFloat(in, 'f', 4, 64) + "," + strconv.FormatFloat(all-in, 'f', 4, 64))
		}
		b.WriteString(lineEnd)
	}
	return &b, nil
}

// induction is what each sector's demand sets in motion.
type induction struct {
	production, value, jobs []float64
	absent                  []bool
}

// induced gives the induction in the whole nation and within a province.
func (t *transactions) induced(ctx context.Context, province int, w *world) (whole, inside induction, err error) {
	n := len(t.sectors)
	national := inout.Table{Coefficients: true, Flows: make([]float64, n*n), Employment: make([]float64, n)}
	value := make([]float64, n)
	codes, region, nation := make([]string, n), make([]float64, n), make([]float64, n)
	for j, s := range t.sectors {
		codes[j] = s.code
		national.Sectors = append(national.Sectors, inout.Sector{Code: s.code})
		region[j] = float64(w.at(province, t.nodes[j])[years-1][employees])
		nation[j] = float64(t.employees[j])
		x := float64(t.output[j])
		for i := range n {
			national.Flows[i*n+j] = float64(t.flows[i*n+j]) / x
		}
		value[j], national.Employment[j] = float64(t.value[j])/x, nation[j]/x*jobsPer
	}
	national.ValueAdded = []inout.Series{{Name: rowValueAdded, Values: value}}
	cut, err := inout.Regionalise(national.Flows, codes, region, nation, inout.FLQ, inout.DefaultDelta)
	if err != nil {
		return whole, inside, err
	}
	regional := national
	regional.Flows = cut.A
	if whole, err = inductionOf(ctx, &national); err != nil {
		return whole, inside, err
	}
	inside, err = inductionOf(ctx, &regional)
	inside.absent = cut.Absent
	return whole, inside, err
}

func inductionOf(ctx context.Context, t *inout.Table) (induction, error) {
	m, err := inout.NewModel(t, inout.Options{})
	if err != nil {
		return induction{}, err
	}
	x, err := m.Inducements(ctx)
	return induction{production: x.Production, value: x.ValueAdded.Induced, jobs: x.Employment.Induced}, err
}
