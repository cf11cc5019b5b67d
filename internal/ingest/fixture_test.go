package ingest_test

import (
	"bytes"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/ingest"
	"naru/internal/source"
)

// towns is a country of two provinces that each have a town of the same name.
type towns struct{}

var townCodes = map[string][]string{
	"전국": {"00"}, "강원": {"51"}, "경남": {"48"}, "속초시": {"51210"}, "양양군": {"51830"},
	"통영시": {"48220"}, "남해군": {"48840"}, "고성군": {"51820", "48820"},
}

func (towns) Resolve(_ core.System, label string) (string, []string, error) {
	codes := townCodes[label]
	switch len(codes) {
	case 0:
		return "", nil, core.Fail(core.Invalid, "‘%s’은(는) 모르는 지역입니다.", "‘%s’ is not a known region.", label)
	case 1:
		return codes[0], nil, nil
	default:
		return "", codes, core.Fail(core.Invalid, "‘%s’은(는) 여러 곳입니다.", "‘%s’ names several places.", label)
	}
}

func (towns) Province(code string) string { return code[:2] }

func (towns) Parts(code string) []string {
	if code == "00" {
		return []string{"51", "48"}
	}
	return nil
}

// trades knows two sections and the total.
type trades struct{ codes map[string]string }

var sections = trades{map[string]string{"0": core.Total, "제조업": "C", "건설업": "F", "전체": core.Total, "C": "C", "F": "F"}}

func (s trades) Resolve(label string) (string, bool, error) {
	if c, ok := s.codes[label]; ok {
		return c, false, nil
	}
	return "", false, core.Fail(core.Invalid, "‘%s’은(는) 모르는 산업입니다.", "‘%s’ is not a known industry.", label)
}

func (trades) Parts(string) []string { return nil }

func (trades) Align([]string) map[string]string { return nil }

func options(rejects *[]ingest.Reject) ingest.Options {
	return ingest.Options{
		Places:    towns{},
		Revisions: map[core.System]ingest.Trades{core.KSIC11: sections},
		OnReject:  func(r ingest.Reject) { *rejects = append(*rejects, r) },
	}
}

func read(t *testing.T, text string, p ingest.Profile) (*ingest.Result, []ingest.Reject, error) {
	t.Helper()
	table := open(t, text)
	var rejects []ingest.Reject
	res, err := ingest.Read(t.Context(), table, &p, options(&rejects))
	return res, rejects, err
}

func open(t *testing.T, text string) *source.Table {
	t.Helper()
	r := bytes.NewReader([]byte(text))
	table, err := source.Open(t.Context(), r, r.Size(), "test.csv", source.Options{Format: source.CSV})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = table.Close() })
	return table
}

func tidy() ingest.Profile {
	return ingest.Profile{
		Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"},
		Period: ingest.Ref{Column: "연도"}, Measure: ingest.Ref{Column: "지표"}, Unit: ingest.Ref{Column: "단위"},
		Value: "값", Flag: "비고", RegionSystem: core.MOIS, IndustrySystem: core.KSIC11, MaxRejects: 1,
	}
}

const heading = "지역,산업,연도,지표,단위,값,비고\n"

func table(rows ...string) string { return heading + strings.Join(rows, "\n") + "\n" }

// cell finds how many employees a result tells for a place.
func cell(res *ingest.Result, region, industry, period string) (float64, core.Flag, bool) {
	b := res.Batch
	for i := range b.Value {
		if b.Regions[b.Region[i]] == region && b.Industries[b.Industry[i]] == industry &&
			b.Periods[b.Period[i]].String() == period && b.Measures[b.Measure[i]].ID == core.Employees.ID {
			return b.Value[i], b.Flag[i].Unpack(), true
		}
	}
	return 0, core.NoFlag, false
}
