package app_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"golang.org/x/text/encoding/korean"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/refdata"
	"naru/internal/region"
)

// The numbers are those that stand in the official files.
func TestOfficialDownloadsComeInAsTheyAre(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	for _, c := range []struct {
		file                    string
		read, accepted, regions int64
		industries              int
		cells                   []wanted
	}{
		{"korea/kosis_estab_survey.csv", 4320, 4320, 17, 19, []wanted{
			{"establishments", "00", core.Total, "2021", 6079702, core.NoFlag},
			{"establishments", "00", "C", "2021", 579050, core.NoFlag},
			{"establishments", "00", "D", "2021", 88513, core.NoFlag}, // the file writes 35
		}},
		{"korea/kosis_mining_mfg.csv", 1512, 1512, 17, 3, []wanted{
			{"establishments", "00", "B+C", "2021", 72864, core.NoFlag}, // its code is blank in the file
			{"establishments", "30", "B", "2021", 0, core.None},
			{"employees", "11", "B", "2021", math.NaN(), core.Suppressed},
		}},
		{"korea/kosis_sigungu_industry_employed_2024.csv", 1596, 3192, 228, 6, []wanted{
			{"employed", "11110", core.Total, "2024-H1", 73, core.NoFlag},
			{"employed", "11110", "A", "2024-H1", 0, core.None},
			{"employed", "11215", "A", "2024-H2", 0, core.Unreliable},
			{"employed", "51820", core.Total, "2024-H1", 18, core.NoFlag},  // 강원 고성군
			{"employed", "48820", core.Total, "2024-H1", 30, core.NoFlag},  // 경남 고성군
			{"employed", "41610", core.Total, "2024-H2", 225, core.NoFlag}, // 경기 광주시, not the metropolis
		}},
		{"korea/kosis_ipi_clean.csv", 44676, 44676, 17, 4, []wanted{
			{"생산자제품 출하지수(계절조정)", "51", "B", "2018-01", 101.419, core.NoFlag},
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			data := refdata.Bytes(t, c.file)
			v := importAs(t.Context(), t, a, key(c.file), c.file, data)
			s := v.Summary
			if s.Read != c.read || s.Accepted != c.accepted || s.Rejected != 0 || int64(s.Regions) != c.regions || s.Industries != c.industries {
				t.Errorf("read %d, accepted %d, rejected %d, regions %d, industries %d", s.Read, s.Accepted, s.Rejected, s.Regions, s.Industries)
			}
			for _, w := range c.cells {
				got, flag := cell(t, a, v, w.measure, w.region, w.industry, w.period)
				if got != w.value && !(math.IsNaN(got) && math.IsNaN(w.value)) || flag != w.flag {
					t.Errorf("%s %s %s %s: got %v %q, want %v %q", w.measure, w.region, w.industry, w.period, got, flag, w.value, w.flag)
				}
			}
			for _, check := range v.Quality.Totals {
				// Every table sums exactly; the city table is rounded to thousands.
				if check.Off > 0 {
					t.Errorf("totals of %s %s: %+v", check.Axis, check.Whole, check)
				}
			}
		})
	}
}

type wanted struct {
	measure, region, industry, period string
	value                             float64
	flag                              core.Flag
}

func key(file string) string {
	return strings.NewReplacer("/", "-", "_", "-", ".csv", "").Replace(file)
}

func TestTotalsOfTheSurveyAreChecked(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	v := importAs(t.Context(), t, a, "survey", "survey.csv", refdata.Bytes(t, "korea/kosis_estab_survey.csv"))
	checked := map[string]int{}
	for _, c := range v.Quality.Totals {
		checked[c.Axis] += c.Checked
		if c.Largest != 0 {
			t.Errorf("%s %s differs by %g at %s", c.Axis, c.Whole, c.Largest, c.Where)
		}
	}
	// 20 industries × 4 years × 3 measures for the nation; 18 regions × 4 × 3 for all industries.
	if checked["region"] != 240 || checked["industry"] != 216 {
		t.Errorf("checked %v", checked)
	}
}

func TestTheSameFileInCP949IsTheSameData(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	utf8 := bytes.TrimPrefix(refdata.Bytes(t, "korea/kosis_estab_survey.csv"), []byte("\ufeff"))
	cp949, err := korean.EUCKR.NewEncoder().Bytes(utf8)
	if err != nil {
		t.Fatal(err)
	}
	v := importAs(t.Context(), t, a, "cp949", "survey.csv", cp949)
	if v.Original.Encoding != "cp949" || v.Summary.Accepted != 4320 {
		t.Errorf("read as %s, %d cells", v.Original.Encoding, v.Summary.Accepted)
	}
	if got, _ := cell(t, a, v, "establishments", "00", "C", "2021"); got != 579050 {
		t.Errorf("got %v", got)
	}
}

func TestTheSameFileTwiceIsNoticed(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	data := []byte("region,industry,year,value\n경기,C,2024,5\n경기,F,2024,7\n")
	importAs(t.Context(), t, a, "once", "once.csv", data)
	u, err := a.Datasets.Receive(t.Context(), operator, "again.csv", bytes.NewReader(data))
	if err != nil || len(u.Known) != 1 {
		t.Fatalf("known %d, err %v", len(u.Known), err)
	}
	in, err := a.Datasets.Inspect(t.Context(), operator, u, dataset.Inspection{}.Suggested.Reading)
	if err != nil {
		t.Fatal(err)
	}
	q := dataset.Request{Upload: u, Dataset: dataset.Dataset{Key: "twice", Kind: in.Kind, Title: core.T("두 번", "twice")}, Profile: in.Suggested}
	if _, err := a.Datasets.Import(t.Context(), operator, q, nil); core.CodeOf(err) != core.Conflict {
		t.Errorf("second import: %v", err)
	}
	q.Again = true
	if _, err := a.Datasets.Import(t.Context(), operator, q, nil); err != nil {
		t.Errorf("asked for again: %v", err)
	}
}

func TestReferenceTablesComeIn(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	for _, c := range []struct {
		file  string
		kind  dataset.Kind
		items int
	}{
		{"ksic/ksic9.csv", dataset.Classification, 1957},
		{"ksic/ksic10.csv", dataset.Classification, 2021},
		{"ksic/ksic11.csv", dataset.Classification, 2038},
		{"ksic/ksic_9_to_10.csv", dataset.Concordance, 0},
		{"region/KIKcd_B.20230501.csv", dataset.RegionTable, 0},
		{"region/KIKcd_H.20230501.csv", dataset.RegionTable, 0},
		{"region/sgis_mois_emd_20220309.csv", dataset.RegionMapping, 0},
		{"geo/skorea-provinces-2018-topo-simple.json", dataset.Boundary, 17},
		{"geo/gyeonggi-sgg-2018.geojson", dataset.Boundary, 0},
	} {
		v := importAs(t.Context(), t, a, key(strings.ToLower(strings.ReplaceAll(c.file, ".", "-"))), c.file, refdata.Bytes(t, c.file))
		d, _, err := a.Datasets.Version(t.Context(), operator, key(strings.ToLower(strings.ReplaceAll(c.file, ".", "-"))), 1)
		if err != nil || d.Kind != c.kind {
			t.Errorf("%s: kind %q, err %v", c.file, d.Kind, err)
		}
		if v.Summary.Items == 0 || c.items > 0 && v.Summary.Items != c.items {
			t.Errorf("%s: %d entries, want %d", c.file, v.Summary.Items, c.items)
		}
	}
	// What came in is used: a five-digit code is known now.
	full, err := a.Datasets.Classification(t.Context(), operator, core.KSIC11)
	if err != nil || full.CompleteTo() != industry.Subclass || full.Check("26111") != industry.Known {
		t.Errorf("KSIC 11 complete to %v, err %v", full.CompleteTo(), err)
	}
	shapes, err := a.Datasets.Boundaries(t.Context(), operator, region.Municipal, "41")
	if err != nil || len(shapes.Features) < 20 {
		t.Errorf("%d shapes of 경기, err %v", len(shapes.Features), err)
	}
}
