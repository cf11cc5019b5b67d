package dataset

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/region"
)

// shapeKind recognises boundaries by the beginning of the file.
func shapeKind(r io.ReaderAt, size int64) (Kind, bool) {
	head := make([]byte, min(size, 4096))
	n, err := r.ReadAt(head, 0)
	if err != nil && n < len(head) {
		return "", false
	}
	head = bytes.TrimPrefix(bytes.TrimSpace(head), []byte("\ufeff"))
	if len(head) == 0 || head[0] != '{' {
		return "", false
	}
	text := bytes.ReplaceAll(head, []byte(" "), nil)
	for _, mark := range []string{`"type":"Topology"`, `"type":"FeatureCollection"`} {
		if bytes.Contains(text, []byte(mark)) {
			return Boundary, true
		}
	}
	return "", false
}

// tableKind recognises the reference tables by their headings.
func tableKind(columns []string) Kind {
	has := func(names ...string) bool {
		for _, n := range names {
			if !slices.ContainsFunc(columns, func(c string) bool { return strings.EqualFold(c, n) }) {
				return false
			}
		}
		return true
	}
	switch {
	case has("code", "name_ko", "level", "parent"):
		return Classification
	case has("ksic9_cd", "ksic10_cd"), has("ksic10_cd", "ksic11_cd"):
		return Concordance
	case has("법정동코드", "시도명"), has("행정동코드", "시도명"):
		return RegionTable
	case has("mois_sgg5", "sgis_emd7"):
		return RegionMapping
	default:
		return Facts
	}
}

// checkRegions counts a table of places and compares it with Naru's own, so
// that a newer table shows what has changed since.
func (s *Service) checkRegions(rows [][]string, v *Version) error {
	column := slices.IndexFunc(rows[0], func(c string) bool { return c == "법정동코드" || c == "행정동코드" || c == "mois_sgg5" })
	if column < 0 {
		return core.Fail(core.Invalid, "첫 행에 법정동코드, 행정동코드 또는 mois_sgg5 열이 있어야 합니다.",
			"The first row must have a column 법정동코드, 행정동코드 or mois_sgg5.")
	}
	v.Summary.RegionSystem = core.MOIS
	unknown := map[string]bool{}
	for i, row := range rows[1:] {
		if column >= len(row) || len(row[column]) < 5 || !allDigits(row[column]) {
			v.Summary.Rejected++
			if v.Summary.Rejected > int64(len(rows)/20) {
				return core.Fail(core.Invalid, "%[1]d행: 코드가 숫자 다섯 자리 이상이 아닙니다. 앞자리 0이 지워졌는지 확인하십시오.",
					"Row %[1]d: the code is not five digits or more. Check for lost leading zeros.", i+2)
			}
			continue
		}
		v.Summary.Items++
		code := row[column][:5]
		if code[2:] == "000" {
			code = code[:2]
		}
		if _, err := s.places.Locate(core.MOIS, code); err != nil && reasonOf(err) == region.Unknown {
			unknown[code] = true
		}
	}
	if len(unknown) > 0 {
		codes := make([]string, 0, len(unknown))
		for c := range unknown {
			codes = append(codes, c)
		}
		slices.Sort(codes)
		v.Summary.Warnings = append(v.Summary.Warnings, core.Tf(
			"나루의 행정구역 표에 없는 시군구 코드가 %[1]d개 있습니다: %[2]s",
			"%[1]d codes are not in Naru's own table of regions: %[2]s", len(unknown), strings.Join(codes[:min(len(codes), 20)], ", ")))
	}
	return nil
}
