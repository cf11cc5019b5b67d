package kosis

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
)

// all asks for every member of a classification.
const all = "ALL"

// maxObjects is how many classifications a KOSIS table can have.
const maxObjects = 8

// Query says which cells of which table. Period bounds are inclusive.
type Query struct {
	OrgID   string      // orgId: the office, such as 101
	TblID   string      // tblId: the table, such as DT_1BD1032
	Items   []string    // itmId; none = all
	Objects [][]string  // objL1 … objL8, codes of each classification; an empty list = all; none = the first, all
	Start   core.Period // startPrdDe
	End     core.Period // endPrdDe; zero = Start
	Latest  int         // newEstPrdCnt: the last n periods instead of Start and End
	Freq    core.Freq   // prdSe; needed with Latest only
}

func (q Query) validate() error {
	if strings.TrimSpace(q.OrgID) == "" || strings.TrimSpace(q.TblID) == "" {
		return core.Fail(core.Invalid,
			"KOSIS 기관 번호(orgId)와 통계표 번호(tblId)를 적어 주십시오.",
			"Give the KOSIS office (orgId) and table (tblId).")
	}
	if len(q.Objects) > maxObjects {
		return core.Fail(core.Invalid,
			"KOSIS 분류는 %d개까지입니다.", "A KOSIS query has at most %d classifications.", maxObjects)
	}
	if q.Latest > 0 {
		if prdSe(q.Freq) == "" {
			return core.Fail(core.Invalid,
				"최근 시점을 조회하려면 수록 주기(년·반기·분기·월)를 고르십시오.",
				"Choose the frequency (year, half, quarter, month) to ask for the latest periods.")
		}
		return nil
	}
	if q.Start.IsZero() || prdSe(q.Start.Freq) == "" {
		return core.Fail(core.Invalid,
			"조회할 시작 시점을 적어 주십시오. 예: 2021, 2024-05",
			"Give the first period, such as 2021 or 2024-05.")
	}
	if q.End.Freq != q.Start.Freq || q.End.Ordinal() < q.Start.Ordinal() {
		return core.Fail(core.Invalid,
			"조회 기간 %s–%s이(가) 올바르지 않습니다. 주기가 같고 시작이 끝보다 앞서야 합니다.",
			"The periods %s–%s do not fit: they need the same frequency, the first before the last.",
			q.Start.String(), q.End.String())
	}
	return nil
}

// values are the request's parameters without the key.
func (q Query) values() url.Values {
	v := url.Values{
		"method": {"getList"},
		"format": {"json"},
		"jsonVD": {"Y"},
		"orgId":  {q.OrgID},
		"tblId":  {q.TblID},
		"itmId":  {codes(q.Items)},
		"objL1":  {all},
	}
	for i, list := range q.Objects {
		v.Set("objL"+strconv.Itoa(i+1), codes(list))
	}
	if q.Latest > 0 {
		v.Set("prdSe", prdSe(q.Freq))
		v.Set("newEstPrdCnt", strconv.Itoa(q.Latest))
		return v
	}
	v.Set("prdSe", prdSe(q.Start.Freq))
	v.Set("startPrdDe", prdDe(q.Start))
	v.Set("endPrdDe", prdDe(q.End))
	return v
}

func codes(list []string) string {
	if len(list) == 0 {
		return all
	}
	return strings.Join(list, " ")
}

// prdSe is the service's word for a frequency; "" when it has none.
func prdSe(f core.Freq) string {
	switch f {
	case core.Yearly:
		return "Y"
	case core.HalfYearly:
		return "H"
	case core.Quarterly:
		return "Q"
	case core.Monthly:
		return "M"
	default:
		return ""
	}
}

// prdDe writes a period as the service does: 2024, and 202402 for the second
// half, quarter or month.
func prdDe(p core.Period) string {
	if p.Freq == core.Yearly {
		return fmt.Sprintf("%04d", p.Year)
	}
	return fmt.Sprintf("%04d%02d", p.Year, p.Part)
}

// periods is how many periods the query spans; 0 when that is not known.
func (q Query) periods() int {
	if q.Latest > 0 {
		return 0
	}
	return q.End.Ordinal() - q.Start.Ordinal() + 1
}

// halves splits the query by period.
func (q Query) halves() (first, second Query) {
	first, second = q, q
	half := (q.periods() - 1) / 2
	first.End = q.Start.Plus(half)
	second.Start = first.End.Plus(1)
	return first, second
}
