package policy

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"naru/internal/core"
)

// Bounds of a policy. A year's amount of 10¹⁶ won is far above the budget of
// the nation, and the sums of thousands of them still fit in 64 bits.
const (
	firstYear, lastYear = 1950, 2200
	mostWon             = int64(1e16)
	longestKey          = 80
	longestLine         = 300
	longestText         = 20_000
	mostLinks           = 50
	mostEntries         = 500
)

// faults gathers what is wrong with a policy, by field.
type faults struct{ err *core.Error }

func newFaults() *faults {
	return &faults{core.Fail(core.Invalid, "정책에 고칠 것이 있습니다. 표시된 곳을 고쳐 주십시오.", "The policy needs corrections. Mend the fields that are marked.")}
}

func (f *faults) add(field, ko, en string, args ...any) {
	f.err = f.err.With(field, core.Tf(ko, en, args...))
}

func (f *faults) result() error {
	if len(f.err.Fields) == 0 {
		return nil
	}
	return f.err
}

// Validate tells everything that is wrong with the policy by itself, as fields
// such as "budget.national.2026". Whether codes, places and other policies that
// it names exist is for the service to say.
func (p *Policy) Validate() error {
	f := newFaults()
	p.checkNames(f)
	p.checkChoices(f)
	p.checkYears(f)
	p.checkBudget(f)
	p.checkIndustries(f)
	p.checkLinks(f)
	return f.result()
}

func (p *Policy) checkNames(f *faults) {
	if p.Key == "" || utf8.RuneCountInString(p.Key) > longestKey || strings.IndexFunc(p.Key, func(r rune) bool { return unicode.IsControl(r) || r == ';' }) >= 0 {
		f.add("key", "관리번호는 쌍반점(;)이 없는 1–%d자입니다.", "The number is 1 to %d characters without a semicolon.", longestKey)
	}
	if p.Title == "" {
		f.add("title", "제목을 적어 주십시오.", "Give it a title.")
	}
	for _, t := range []struct{ field, text string }{{"title", p.Title}, {"owner", p.Owner}, {"source", p.Source}} {
		if utf8.RuneCountInString(t.text) > longestLine {
			f.add(t.field, "%d자까지 적을 수 있습니다.", "At most %d characters.", longestLine)
		}
	}
	if utf8.RuneCountInString(p.Conditions) > longestText {
		f.add("conditions", "%d자까지 적을 수 있습니다.", "At most %d characters.", longestText)
	}
	if len(p.Tags) > mostEntries || len(p.Industries) > mostEntries {
		f.add("industries", "산업과 꼬리표는 각각 %d개까지입니다.", "At most %d industries and as many tags.", mostEntries)
	}
	for i, t := range p.Tags {
		if strings.Contains(t, ";") || utf8.RuneCountInString(t) > longestKey {
			f.add(fmt.Sprintf("tags[%d]", i), "꼬리표는 쌍반점(;)이 없는 %d자까지입니다.", "A tag is at most %d characters without a semicolon.", longestKey)
		}
	}
	if p.ID != "" && p.Parent == p.ID {
		f.add("parent", "자기 자신을 상위계획으로 둘 수 없습니다.", "A policy cannot stand above itself.")
	}
}

func (p *Policy) checkChoices(f *faults) {
	if !isChoice(Kinds(), p.Kind) {
		f.add("kind", "계획과 사업 가운데 고르십시오.", "Choose plan or programme.")
	}
	if !isChoice(Levels(), p.Level) {
		f.add("level", "국가, 광역, 기초 가운데 고르십시오.", "Choose national, provincial or city.")
	}
	if p.Matching != "" && !isChoice(Matchings(), p.Matching) {
		f.add("matching", "매칭이 필요한지 고르거나 비워 두십시오.", "Choose whether matching is required, or leave it empty.")
	}
	everyChoice(f, "instruments", Instruments(), p.Instruments)
	everyChoice(f, "stages", Stages(), p.Stages)
	everyChoice(f, "funds", Funds(), p.Funds)
}

func everyChoice[T ~string](f *faults, field string, choices []Choice[T], values []T) {
	for i, v := range values {
		if !isChoice(choices, v) {
			f.add(fmt.Sprintf("%s[%d]", field, i), "‘%s’은(는) 고를 수 있는 값이 아닙니다.", "‘%s’ is not one of the choices.", string(v))
		}
	}
}

func isYear(y int) bool { return y >= firstYear && y <= lastYear }

func (p *Policy) checkYears(f *faults) {
	for _, y := range []struct {
		field string
		year  int
	}{{"from", p.From}, {"to", p.To}} {
		if y.year != 0 && !isYear(y.year) {
			f.add(y.field, "연도는 %[1]d–%[2]d 사이입니다. 모르면 비워 두십시오.", "A year is from %[1]d to %[2]d. Leave it empty if unknown.", firstYear, lastYear)
		}
	}
	if p.From != 0 && p.To != 0 && p.From > p.To {
		f.add("to", "끝나는 해(%[1]d)가 시작하는 해(%[2]d)보다 앞섭니다. 둘을 바꾸었는지 확인하십시오.",
			"The last year (%[1]d) is before the first (%[2]d). Were they exchanged?", p.To, p.From)
	}
}

func (p *Policy) checkBudget(f *faults) {
	for _, fund := range slices.Sorted(maps.Keys(p.Budget)) {
		if !isChoice(Funds(), fund) {
			f.add("budget."+string(fund), "‘%s’은(는) 재원이 아닙니다.", "‘%s’ is not a fund.", string(fund))
			continue
		}
		for _, year := range slices.Sorted(maps.Keys(p.Budget[fund])) {
			field := fmt.Sprintf("budget.%s.%d", fund, year)
			won := p.Budget[fund][year]
			switch {
			case !isYear(year):
				f.add(field, "‘%d’은(는) 연도가 아닙니다.", "‘%d’ is not a year.", year)
			case p.From != 0 && year < p.From || p.To != 0 && year > p.To:
				f.add(field, "%[1]d년은 기간(%[2]s) 밖입니다. 기간이나 예산의 해를 고쳐 주십시오.",
					"%[1]d is outside the years (%[2]s). Correct the years or the budget.", year, p.Years())
			case won < 0:
				f.add(field, "예산이 0보다 작습니다. 원 단위로 0 이상을 적고, 모르면 비워 두십시오.",
					"The budget is below zero. Write whole won, zero or more; leave it empty if unknown.")
			case won > mostWon:
				f.add(field, "예산이 지나치게 큽니다. 원 단위인지 확인하십시오.", "The budget is too large. Is it in won?")
			}
		}
	}
}

func (p *Policy) checkIndustries(f *faults) {
	if p.AllIndustries && len(p.Industries) > 0 {
		f.add("industries", "‘전 산업’이면 산업을 따로 적지 않습니다. 둘 중 하나만 남기십시오.",
			"With ‘all industries’ none is named apart. Keep one of the two.")
	}
	for i, ind := range p.Industries {
		field := fmt.Sprintf("industries[%d]", i)
		byCode, byDefinition := ind.Code != "", ind.Definition != ""
		switch {
		case byCode == byDefinition:
			f.add(field, "산업은 코드나 산업 정의 가운데 하나로 적습니다.", "An industry is either a code or a definition.")
		case byCode && !ind.System.IsKSIC():
			f.add(field, "코드 %s의 산업분류 차수를 적어 주십시오.", "Say of which revision of KSIC the code %s is.", ind.Code)
		}
	}
}

func (p *Policy) checkLinks(f *faults) {
	if len(p.Links) > mostLinks {
		f.add("links", "링크는 %d개까지입니다.", "At most %d links.", mostLinks)
	}
	for i, l := range p.Links {
		field := fmt.Sprintf("links[%d]", i)
		if l.URL == "" && strings.TrimSpace(l.File) == "" {
			f.add(field, "문서의 주소나 파일 이름을 적어 주십시오.", "Give an address or the name of a file.")
		}
		if l.URL != "" && !webAddress(l.URL) {
			f.add(field+".url", "주소는 http:// 또는 https://로 시작하는 온전한 주소여야 합니다.", "The address must be a whole one that begins with http:// or https://.")
		}
		if utf8.RuneCountInString(l.URL)+utf8.RuneCountInString(l.Title)+utf8.RuneCountInString(l.File) > 10*longestLine {
			f.add(field, "링크가 너무 깁니다.", "The link is too long.")
		}
	}
}

// webAddress reports whether a page may lead to the address.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && !strings.ContainsFunc(s, unicode.IsSpace)
}
