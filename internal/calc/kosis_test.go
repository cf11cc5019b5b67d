package calc_test

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/refdata"
)

func kosis(tb testing.TB) calc.Input {
	tb.Helper()
	return calc.Input{
		File: refdata.File(tb, "korea/kosis_estab_survey.csv"), Where: []string{"지표=종사자수"},
		Region: "행정구역별", Industry: "산업코드", Period: "연도", Value: "값",
		RegionTotal: "전국", IndustryTotal: "0",
	}
}

// TestGyeonggiManufacturing checks the LQ against arithmetic on the file's own
// four numbers, taken from it by plain string search.
func TestGyeonggiManufacturing(t *testing.T) {
	in := kosis(t)
	pick := func(region, code string) float64 {
		f, err := os.Open(in.File)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			c := strings.Split(lines.Text(), ",")
			if c[0] == region && c[2] == code && c[3] == "2024" && c[4] == "종사자수" {
				x, err := strconv.ParseFloat(c[6], 64)
				if err != nil {
					t.Fatal(err)
				}
				return x
			}
		}
		t.Fatalf("no row for %s, %s", region, code)
		return 0
	}
	own, region := pick("경기", "10~34"), pick("경기", "0")
	nation, all := pick("전국", "10~34"), pick("전국", "0")
	r := lq(t, in)
	if got, want := r.number(t, "lq", "2024", "경기", "10~34"), (own/region)/(nation/all); math.Abs(got-want) > 1e-15 {
		t.Errorf("LQ %v, by hand %v", got, want)
	}
	if len(r.rows) != 4*17*19 || len(r.notes) != 0 {
		t.Errorf("%d rows, notes %v; the parts sum to their totals in this file", len(r.rows), r.notes)
	}
}

// TestGyeonggiChange checks that every region's parts sum to its change of all
// employees, as its total rows give it.
func TestGyeonggiChange(t *testing.T) {
	r := shiftShare(t, kosis(t), calc.ShiftShareOptions{From: "2021", To: "2024"})
	sum, change := 0.0, 0.0
	for _, row := range r.rows {
		if row[0] != "경기" {
			continue
		}
		for _, column := range []string{"national", "mix", "competitive"} {
			sum += r.number(t, column, "경기", row[1])
		}
		change += r.number(t, "change", "경기", row[1])
	}
	if change == 0 || !same(sum/change, 1) {
		t.Errorf("parts sum to %v, change is %v", sum, change)
	}
}
