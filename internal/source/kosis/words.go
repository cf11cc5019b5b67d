package kosis

import (
	"net/url"
	"strings"

	"naru/internal/core"
)

// Words are a query as people write it, in a form or on a command line.
type Words struct {
	Table   string   // 101/DT_1K52F03, or the address of the table's page at KOSIS
	Items   []string // codes; none = all
	Objects []string // codes of each classification in turn, joined by "+"; empty = all
	From    string   // first period: 2021, 2024-H1, 2024-05
	To      string   // last period; empty = From
}

// Query reads the words. Its errors name the field at fault: table, from, to
// or obj.
func (w Words) Query() (Query, error) {
	org, table, err := ParseTable(w.Table)
	if err != nil {
		return Query{}, err
	}
	q := Query{OrgID: org, TblID: table}
	for _, i := range w.Items {
		if i = strings.TrimSpace(i); i != "" {
			q.Items = append(q.Items, i)
		}
	}
	for _, o := range w.Objects {
		q.Objects = append(q.Objects, strings.FieldsFunc(o, func(r rune) bool { return r == '+' || r == ' ' }))
	}
	if len(q.Objects) > maxObjects {
		return q, fieldError("obj", core.Tf("분류는 %d개까지입니다.", "There are at most %d classifications.", maxObjects))
	}
	if q.Start, err = core.ParsePeriod(w.From); err != nil {
		return q, fieldError("from", core.MessageOf(err))
	}
	q.End = q.Start
	if strings.TrimSpace(w.To) != "" {
		if q.End, err = core.ParsePeriod(w.To); err != nil {
			return q, fieldError("to", core.MessageOf(err))
		}
	}
	if err := q.validate(); err != nil {
		return q, fieldError("to", core.MessageOf(err))
	}
	return q, nil
}

func fieldError(name string, message core.Text) error {
	return (&core.Error{Code: core.Invalid, Message: message}).With(name, message)
}

// ParseTable reads office and table from 101/DT_1K52F03, or from the address
// of the table's page, which carries orgId and tblId.
func ParseTable(s string) (org, table string, err error) {
	s = strings.TrimSpace(s)
	if u, parseErr := url.Parse(s); parseErr == nil && u.Host != "" {
		org, table = u.Query().Get("orgId"), u.Query().Get("tblId")
	} else {
		org, table, _ = strings.Cut(s, "/")
	}
	if !plainCode(org) || !plainCode(table) {
		return "", "", fieldError("table", core.Tf(
			"‘%s’을(를) 통계표 번호로 읽을 수 없습니다. 101/DT_1K52F03처럼 기관 번호와 통계표 번호를 적거나 KOSIS 통계표의 주소를 붙여 넣어 주십시오.",
			"‘%s’ is no table. Write the office and the table, like 101/DT_1K52F03, or paste the address of the table's page at KOSIS.", s))
	}
	return org, table, nil
}

func plainCode(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '_' && r != '-' {
			return false
		}
	}
	return s != ""
}
