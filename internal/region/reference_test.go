package region_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/refdata"
	"naru/internal/region"
)

func TestTableAgreesWithTheMinistrysList(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	seen := 0
	for _, row := range readCSV(t, "region/KIKcd_B.20230501.csv") {
		code, province, place, emd, ended := row[0][:5], row[1], row[2], row[3], row[6]
		if !strings.HasSuffix(row[0], "00000") || emd != "" || strings.Contains(place, "출장") || strings.HasSuffix(place, "출") ||
			strings.HasSuffix(province, "출장소") || ended != "" && ended < "19900101" {
			continue
		}
		seen++
		code = strings.TrimSuffix(code, "000")
		if ended != "" {
			f, ok := reg.Former(code)
			if !ok || f.To != dashed(ended) || !strings.HasPrefix(f.Name, province) || !strings.HasSuffix(f.Name, place) {
				t.Errorf("%s %s %s ended %s; the table says %+v", code, province, place, ended, f)
			}
			continue
		}
		got, ok := reg.ByCode(core.MOIS, code)
		switch {
		case !ok:
			t.Errorf("%s %s %s is missing", code, province, place)
		case place != "" && got.Name.Ko != place:
			t.Errorf("%s is %s, want %s", code, got.Name.Ko, place)
		case got.Code == code && got.From != dashed(row[5]):
			t.Errorf("%s begins %s, want %s", code, got.From, row[5])
		}
		if back, err := reg.Resolve(province+" "+place, ""); err != nil || back.Code != got.Code && place != "" {
			t.Errorf("%s %s resolves to %s, %v", province, place, back.Code, err)
		}
	}
	if seen < 400 {
		t.Errorf("only %d rows were compared", seen)
	}
}

func TestTableAgreesWithTheSGISMapping(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	seen := map[string]bool{}
	for _, row := range readCSV(t, "region/sgis_mois_emd_20220309.csv") {
		sgis, mois := row[0][:5], row[3]
		if seen[sgis] {
			continue
		}
		seen[sgis] = true
		a, okA := reg.ByCode(core.SGIS, sgis)
		b, okB := reg.ByCode(core.MOIS, mois)
		if !okA || !okB || a != b || a.SGIS != sgis {
			t.Errorf("SGIS %s is %s %s, MOIS %s is %s %s", sgis, a.Code, a.Name.Ko, mois, b.Code, b.Name.Ko)
		}
	}
	if len(seen) != 250 {
		t.Errorf("%d pairs, want 250", len(seen))
	}
}

func TestLabelsOfOfficialDownloadsResolve(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	for file, column := range map[string]int{
		"korea/kosis_estab_survey.csv":                   0,
		"korea/kosis_mining_mfg.csv":                     0,
		"korea/kosis_ipi_clean.csv":                      0,
		"korea/nlic_od_commodity_2022.csv":               1,
		"korea/kosis_sigungu_industry_employed_2024.csv": 0,
	} {
		found := map[string]string{}
		for _, row := range readCSV(t, file) {
			label := row[column]
			if _, ok := found[label]; ok || label == "행정구역별" {
				continue
			}
			got, err := reg.Resolve(label, "")
			found[label] = got.Code
			if err != nil && label != "고성군" {
				t.Errorf("%s: %v", file, err)
			}
		}
		places := map[string]bool{}
		for _, code := range found {
			places[code] = true
		}
		if len(places) != len(found) {
			t.Errorf("%s: %d labels lead to %d regions", file, len(found), len(places))
		}
	}
}

func dashed(d string) string { return d[:4] + "-" + d[4:6] + "-" + d[6:] }

// readCSV reads a reference table without its heading, from beside the project.
func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(refdata.File(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	width := len(rows[0])
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], "")
		}
	}
	return rows[1:]
}
