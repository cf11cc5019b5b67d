package policy

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// words put the fields of a policy into words, for its history and for the
// second of two editors.
func (s *Section) words(ctx context.Context, who core.Actor, c policy.Classes) revise.Words {
	return revise.Words{Field: fieldTitle, Value: func(path string, raw json.RawMessage) core.Text {
		if path == "parent" {
			return s.parentTitle(ctx, who, raw)
		}
		return s.fieldValue(c, path, raw)
	}}
}

// fieldTitles name the fields by their JSON names.
var fieldTitles = map[string]core.Text{
	"key": core.T("관리번호", "Number"), "title": core.T("제목", "Title"), "kind": core.T("종류", "Kind"), "level": core.T("수준", "Level"),
	"region": core.T("지역", "Place"), "owner": core.T("주관", "Owner"), "instruments": core.T("시책수단", "Instruments"),
	"allIndustries": core.T("전 산업", "All industries"), "industries": core.T("산업", "Industries"), "stages": core.T("기업 단계", "Firm stages"),
	"from": core.T("시작 연도", "First year"), "to": core.T("종료 연도", "Last year"), "funds": core.T("재원", "Funds"), "budget": core.T("예산", "Budget"),
	"matching": core.T("지방비 매칭", "Local matching"), "conditions": core.T("조건", "Conditions"), "parent": core.T("상위계획", "Plan above"),
	"links": core.T("문서", "Documents"), "source": core.T("출처", "Source"), "tags": core.T("꼬리표", "Tags"),
	"example": core.T("예시", "Example"), "archived": core.T("보관", "Archived"),
}

// fieldTitle names a path such as budget.national.2026 or links.7f3a.url.
func fieldTitle(path string) core.Text {
	name, rest, _ := strings.Cut(path, ".")
	t, known := fieldTitles[name]
	if !known {
		return core.T(path, path)
	}
	if name == "budget" && rest != "" {
		fund, year, _ := strings.Cut(rest, ".")
		t = core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", t, policy.Fund(fund).Title())
		if year != "" {
			t = core.T(t.Ko+" "+year+"년", t.En+" "+year)
		}
	}
	return t
}

// fieldValue says what a field holds where plain JSON would not.
func (s *Section) fieldValue(c policy.Classes, path string, raw json.RawMessage) core.Text {
	name, _, _ := strings.Cut(path, ".")
	switch name {
	case "kind":
		return oneOf[policy.Kind](raw)
	case "level":
		return oneOf[policy.Level](raw)
	case "matching":
		return oneOf[policy.Matching](raw)
	case "instruments":
		return manyOf[policy.Instrument](raw)
	case "stages":
		return manyOf[policy.Stage](raw)
	case "funds":
		return manyOf[policy.Fund](raw)
	case "industries":
		var p policy.Policy
		if json.Unmarshal(raw, &p.Industries) == nil {
			return c.Say(&p)
		}
	case "region":
		var code string
		if json.Unmarshal(raw, &code) == nil {
			return s.placeName(code)
		}
	case "from", "to":
		var year int
		switch {
		case json.Unmarshal(raw, &year) != nil:
		case year == 0:
			return core.T("모름", "not known")
		default:
			return page.PeriodText(core.Year(year))
		}
	case "budget":
		return budgetText(raw)
	case "links":
		return linkText(raw)
	default:
	}
	return core.Text{}
}

func oneOf[T titled](raw json.RawMessage) core.Text {
	var v T
	if json.Unmarshal(raw, &v) != nil || v == "" {
		return core.Text{}
	}
	return v.Title()
}

func manyOf[T titled](raw json.RawMessage) core.Text {
	var list []T
	if json.Unmarshal(raw, &list) != nil {
		return core.Text{}
	}
	return titlesOf(list)
}

// budgetText says an amount, or the amounts of a fund by year.
func budgetText(raw json.RawMessage) core.Text {
	won := func(v int64) core.Text {
		n := page.SayNumber(ui.Whole(), float64(v))
		return core.T(n.Ko+"원", n.En+" won")
	}
	var amount int64
	if json.Unmarshal(raw, &amount) == nil {
		return won(amount)
	}
	var years map[string]int64
	if json.Unmarshal(raw, &years) != nil {
		return core.Text{}
	}
	var list []core.Text
	for _, y := range slices.Sorted(maps.Keys(years)) {
		list = append(list, core.Tf("%[1]s년 %[2]s", "%[1]s: %[2]s", y, won(years[y])))
	}
	return page.Listed(list)
}

func linkText(raw json.RawMessage) core.Text {
	var l policy.Link
	if json.Unmarshal(raw, &l) != nil {
		return core.Text{}
	}
	return core.T(linkName(l), linkName(l))
}

// linkName is what a document is called where it has no title.
func linkName(l policy.Link) string {
	switch {
	case l.Title != "":
		return l.Title
	case l.File != "":
		return l.File
	default:
		return l.URL
	}
}

// placeName names a place in full.
func (s *Section) placeName(code string) core.Text {
	if code == core.Nation {
		return s.Regions.Nation().Name
	}
	return s.Regions.FullName(code)
}

// parentTitle names the plan above by its title; one that cannot be read stays
// a number.
func (s *Section) parentTitle(ctx context.Context, who core.Actor, raw json.RawMessage) core.Text {
	var id string
	if json.Unmarshal(raw, &id) != nil || id == "" {
		return core.Text{}
	}
	above, err := s.Policies.Get(ctx, who, id, 0)
	if err != nil {
		return core.T(id, id)
	}
	return core.T(above.Title, above.Title)
}

// actionTitle names what was done to a policy.
func actionTitle(action string) core.Text {
	switch action {
	case policy.ActionCreated:
		return core.T("등록", "added")
	case policy.ActionEdited:
		return core.T("고침", "edited")
	case policy.ActionImported:
		return core.T("파일로 가져옴", "imported")
	case policy.ActionArchived:
		return core.T("보관", "archived")
	case policy.ActionRestored:
		return core.T("되살림", "restored")
	default:
		return core.T(action, action)
	}
}
