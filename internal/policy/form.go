package policy

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
)

// column is a column of the template: how a policy is written into it and read
// from it.
type column struct {
	field string // of Validate's faults
	head  document.FormColumn
	write func(k *knowledge, p *Policy) string
	read  func(r *rowReader, cell string)
}

// Separator parts several values in one cell.
const separator = ";"

// columns are the template's, in order.
func columns() []column {
	text := func(field func(*Policy) *string) (func(*knowledge, *Policy) string, func(*rowReader, string)) {
		return func(_ *knowledge, p *Policy) string { return *field(p) },
			func(r *rowReader, cell string) { *field(&r.policy) = cell }
	}
	out := make([]column, 0, 24)
	add := func(field string, title, help core.Text, width int, write func(*knowledge, *Policy) string, read func(*rowReader, string)) *document.FormColumn {
		out = append(out, column{field: field, write: write, read: read, head: document.FormColumn{Title: title, Help: help, Width: width}})
		return &out[len(out)-1].head
	}
	plain := func(field string, title, help core.Text, width int, at func(*Policy) *string) *document.FormColumn {
		write, read := text(at)
		return add(field, title, help, width, write, read)
	}
	plain("key", core.T("관리번호", "Number"), core.T("기관이 붙인 고유 번호. 같은 번호가 있으면 그 정책을 고칩니다.", "The agency's own number. A number that exists updates that policy."), 14, func(p *Policy) *string { return &p.Key }).Required = true
	plain("title", core.T("제목", "Title"), core.T("계획이나 사업의 이름", "Name of the plan or programme"), 40, func(p *Policy) *string { return &p.Title }).Required = true
	one(add, "kind", core.T("종류", "Kind"), Kinds(), func(p *Policy) *Kind { return &p.Kind }).Required = true
	one(add, "level", core.T("수준", "Level"), Levels(), func(p *Policy) *Level { return &p.Level }).Required = true
	add("region", core.T("지역", "Place"), core.T("전국, 경기도, 경기도 평택시처럼 적거나 지역 코드", "The nation, a province or a city, by name or code"), 16, writeRegion, readRegion).Required = true
	plain("owner", core.T("주관", "Owner"), core.T("부처나 기관", "Ministry or agency"), 20, func(p *Policy) *string { return &p.Owner })
	many(add, "instruments", core.T("시책수단", "Instruments"), Instruments(), func(p *Policy) *[]Instrument { return &p.Instruments })
	add("", core.T("산업분류 차수", "KSIC revision"), core.T("산업 칸에 적은 코드의 차수", "Revision of the codes under Industries"), 24, writeSystem, readSystem).Choices = systemTitles()
	add("industries", core.T("산업", "Industries"), core.T("코드나 산업 정의의 이름 또는 주소 이름. 여럿이면 ;로 나눕니다. 모든 산업이면 ‘전 산업’. 모르면 비웁니다.",
		"Codes, or names or keys of definitions, separated by ;. ‘All industries’ for all. Empty if unknown."), 30, writeIndustries, readIndustries).Multiple = true
	many(add, "stages", core.T("기업 단계", "Firm stages"), Stages(), func(p *Policy) *[]Stage { return &p.Stages })
	add("from", core.T("시작 연도", "First year"), core.T("네 자리. 모르면 비웁니다.", "Four digits. Empty if unknown."), 10, writeYear(func(p *Policy) *int { return &p.From }), readYear(func(p *Policy) *int { return &p.From }))
	add("to", core.T("종료 연도", "Last year"), core.T("네 자리. 모르면 비웁니다.", "Four digits. Empty if unknown."), 10, writeYear(func(p *Policy) *int { return &p.To }), readYear(func(p *Policy) *int { return &p.To }))
	many(add, "funds", core.T("재원", "Funds"), Funds(), func(p *Policy) *[]Fund { return &p.Funds })
	for _, f := range Funds() {
		add("budget."+string(f.Value), core.T(f.Title.Ko+"(원)", f.Title.En+" (won)"),
			core.T("연도=금액을 ;로 나누어 적습니다(2026=100000000; 2027=0). 한 해 사업이면 금액만. 모르면 비웁니다. 0은 0원입니다.",
				"year=amount, separated by ; (2026=100000000; 2027=0). The amount alone for one year. Empty if unknown; 0 is zero."),
			26, writeBudget(f.Value), readBudget(f.Value))
	}
	one(add, "matching", core.T("지방비 매칭", "Local matching"), Matchings(), func(p *Policy) *Matching { return &p.Matching })
	plain("conditions", core.T("조건", "Conditions"), core.T("지원 조건", "Conditions of support"), 40, func(p *Policy) *string { return &p.Conditions })
	add("parent", core.T("상위계획 관리번호", "Number of the plan above"), core.T("이 파일이나 나루에 있는 계획의 관리번호", "The number of a plan in this file or in Naru"), 26, writeParent, func(r *rowReader, cell string) { r.parent = cell })
	add("links", core.T("문서 링크", "Links"), core.T("제목|주소를 ;로 나누어 적습니다. 주소는 http:// 또는 https://", "title|address, separated by ;. Addresses begin with http:// or https://"), 30, writeLinks, readLinks)
	plain("source", core.T("출처", "Source"), core.T("이 내용을 어디서 보았는지", "Where these facts are from"), 24, func(p *Policy) *string { return &p.Source })
	add("tags", core.T("꼬리표", "Tags"), core.T("여럿이면 ;로 나눕니다.", "Separated by ;."), 20,
		func(_ *knowledge, p *Policy) string { return strings.Join(p.Tags, separator+" ") },
		func(r *rowReader, cell string) { r.policy.Tags = entries(cell) })
	return out
}

type adder func(field string, title, help core.Text, width int, write func(*knowledge, *Policy) string, read func(*rowReader, string)) *document.FormColumn

// one adds a column of one choice.
func one[T ~string](add adder, field string, head core.Text, choices []Choice[T], at func(*Policy) *T) *document.FormColumn {
	c := add(field, head, core.T("목록에서 고릅니다.", "Choose from the list."), 14,
		func(_ *knowledge, p *Policy) string {
			if *at(p) == "" {
				return ""
			}
			return title(choices, *at(p)).Ko
		},
		func(r *rowReader, cell string) { *at(&r.policy) = chosen(r, choices, cell) })
	c.Choices = titles(choices)
	return c
}

// many adds a column of several choices.
func many[T ~string](add adder, field string, head core.Text, choices []Choice[T], at func(*Policy) *[]T) {
	c := add(field, head, core.T("목록에 있는 말. 여럿이면 ;로 나눕니다. 모르면 비웁니다.", "Words of the list, separated by ;. Empty if unknown."), 24,
		func(_ *knowledge, p *Policy) string {
			words := make([]string, len(*at(p)))
			for i, v := range *at(p) {
				words[i] = title(choices, v).Ko
			}
			return strings.Join(words, separator+" ")
		},
		func(r *rowReader, cell string) {
			*at(&r.policy) = nil
			for _, word := range entries(cell) {
				if v := chosen(r, choices, word); v != "" {
					*at(&r.policy) = append(*at(&r.policy), v)
				}
			}
		})
	c.Choices, c.Multiple = titles(choices), true
}

func titles[T ~string](choices []Choice[T]) []core.Text {
	out := make([]core.Text, len(choices))
	for i, c := range choices {
		out[i] = c.Title
	}
	return out
}

// entries parts a cell of several values.
func entries(cell string) []string {
	var out []string
	for s := range strings.SplitSeq(cell, separator) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Template is the empty form.
func Template() document.Form { return formOf(nil, nil) }

// Export writes policies in the template, so that what is changed there can be
// imported again. Without ids it takes all that are not archived.
func (s *Service) Export(ctx context.Context, actor core.Actor, ids []string) (document.Form, error) {
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return document.Form{}, err
	}
	var out []Policy
	for _, p := range k.all {
		if len(ids) == 0 && !p.Archived || slices.Contains(ids, p.ID) {
			out = append(out, p)
		}
	}
	return formOf(k, out), nil
}

func formOf(k *knowledge, policies []Policy) document.Form {
	all := columns()
	out := document.Form{Title: core.T("정책", "Policies")}
	for _, c := range all {
		out.Columns = append(out.Columns, c.head)
	}
	for i := range policies {
		row := make([]string, len(all))
		for j, c := range all {
			row[j] = c.write(k, &policies[i])
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func writeYear(at func(*Policy) *int) func(*knowledge, *Policy) string {
	return func(_ *knowledge, p *Policy) string {
		if *at(p) == 0 {
			return ""
		}
		return strconv.Itoa(*at(p))
	}
}
