package linkage_test

import (
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/inout"
)

// A total table of two products: 30 of 120 that home uses of a are imported,
// and 30 of 180 of b.
const totalTable = `총거래표 2020 (단위: 백만원)
,a,b,중간수요계,소비,수출,최종수요계,총산출,수입계
a,15,50,65,55,10,65,100,30
b,0,100,100,80,150,230,300,30
중간투입계,15,150,,,,,,
부가가치계,85,150,,,,,,
총투입계,100,300,,,,,,
`

func TestImportsTakenOut(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	v := y.bring("총거래표.csv", []byte(totalTable), func(r *dataset.TableReading) {
		if r.Scope != inout.Total || r.Money != dataset.MillionWon || len(r.Years) != 1 {
			t.Errorf("found %+v", r)
		}
		r.Region, r.RemoveImports = core.Nation, true
	})
	if q := v.Quality.Tables[0]; q.Off != 0 || q.Totals != 0 || !q.Checked {
		t.Errorf("%+v", q)
	}
	sc := y.scene("")
	told := func(list []core.Text) bool {
		for _, n := range list {
			if strings.Contains(n.Ko, "같다고 가정") && strings.Contains(n.En, "same proportion") {
				return true
			}
		}
		return false
	}
	if !told(sc.Notes) || !told(v.Summary.Warnings) || sc.Evidence().Parameters["imports"] == "" {
		t.Errorf("%v %v", sc.Notes, sc.Evidence().Parameters)
	}
	// A = [.1125 .125; 0 100·(1 − 30/180)/300]: value added and imports close.
	b := sector(t, sc, "b")
	lbb := 1 / (1 - 100*(1-30./180)/300)
	near(t, "production of b", b.Production.Sum(), lbb*(1+.125/(1-.1125)))
	near(t, "closes", b.ValueAdded.Sum()+b.Imports, 1)
	_, err := newYard(t).try("총거래표.csv", []byte(totalTable), func(r *dataset.TableReading) {
		r.Region, r.RemoveImports, r.Scope = core.Nation, true, inout.Domestic
	})
	wantField(t, err, "removeImports")
}

func TestBlockOfATableBetweenRegions(t *testing.T) {
	t.Parallel()
	const table = `2020년 지역산업연관표 (단위: 백만원),,,,,,,
,,,서울,,경기,,최종수요
,,,01,02,01,02,9190
서울,01,제조업,10,20,5,5,60
,02,서비스,10,30,10,20,130
경기,01,제조업,5,10,20,40,75
,02,서비스,5,20,15,60,200
,9690,부가가치계,70,120,100,175,
,9790,총투입계,100,200,150,300,
`
	y := newYard(t)
	_, err := y.try("table.csv", []byte(table), func(r *dataset.TableReading) { r.Region = "41" })
	wantField(t, err, "block")
	y.bring("table.csv", []byte(table), func(r *dataset.TableReading) {
		y.sets.TakePlace(r, "경기", []string{"서울", "경기"})
		if r.Region != "41" || r.Block != "경기" {
			t.Errorf("%+v", r)
		}
	})
	sc := y.scene("")
	// (I − A)⁻¹ of [20/150 40/300; 15/150 60/300], column of 01.
	near(t, "production inside", sector(t, sc, "경기|01").Production.Sum(), (.8+.1)/((1-20./150)*.8-.1*40/300))
	noted := false
	for _, n := range sc.Notes {
		noted = noted || strings.Contains(n.Ko, "되돌아오는 파급")
	}
	if len(sc.Sectors) != 2 || !noted {
		t.Errorf("%d sectors, %v", len(sc.Sectors), sc.Notes)
	}
	whole := newYard(t)
	whole.bring("table.csv", []byte(table), func(r *dataset.TableReading) { r.Region = core.Nation })
	if n := len(whole.scene("").Sectors); n != 4 {
		t.Errorf("%d sectors", n)
	}
}
