package ingest_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/ingest"
)

func TestKeysOfFileNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"kosis_estab_survey": "kosis-estab-survey",
		"평택":                 "pyeongtaek", // the city writes itself so
		"경기도":                "gyeonggido",
		"2024년 전국사업체조사 (시도별)": "2024nyeon-jeonguksaeopchejosa-sidobyeol",
		"  -- ":                             "",
		"表":                                 "",
		"a" + strings.Repeat("-", 80) + "b": "a-b",
		strings.Repeat("x", 63) + "-" + "y": strings.Repeat("x", 63),
		"Sales (2021–2024) v2.FINAL":        "sales-2021-2024-v2-final",
		"행정구역_업종별":                          "haengjeongguyeok-eopjongbyeol",
	} {
		if got := ingest.KeyOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestKeysAreKeys(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := ingest.KeyOf(rapid.String().Draw(t, "name"))
		if len(key) > 64 || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(key, "-") != key {
			t.Fatalf("%q", key)
		}
	})
}

func TestAnAnswerOfKOSISNamesItsTable(t *testing.T) {
	t.Parallel()
	columns := []string{"ORG_ID", "TBL_ID", "TBL_NM", "DT"}
	got := ingest.OriginOf(columns, [][]string{{"101", "DT_1K52F03", "시도·산업별 사업체수", "5"}})
	if got.Publisher != "KOSIS" || got.TableID != "DT_1K52F03" || got.Title.Ko != "시도·산업별 사업체수" {
		t.Errorf("%+v", got)
	}
	if got := ingest.OriginOf([]string{"지역", "값"}, [][]string{{"경기", "5"}}); got != (ingest.Origin{}) {
		t.Errorf("another table: %+v", got)
	}
	if got := ingest.OriginOf(columns, nil); got != (ingest.Origin{}) {
		t.Errorf("no rows: %+v", got)
	}
}
