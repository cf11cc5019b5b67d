package policy

import (
	"net/url"
	"strconv"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// What an address asks of the list. The level has a name of its own: "level" is
// that of industries, and travels from page to page.
const (
	paramSearch     = "q"
	paramTier       = "tier"
	paramKind       = "kind"
	paramInstrument = "instrument"
	paramIndustry   = "industry"
	paramStage      = "stage"
	paramYear       = "year"
	paramFund       = "fund"
	paramTag        = "tag"
	paramLack       = "lack"
	paramArchived   = "archived"
	paramExamples   = "examples" // counts the examples too
)

// ask is what an address asks of the list.
type ask struct {
	Query    policy.Query
	Year     string // as it was typed
	Industry string // as the address names it
}

// narrowed reports whether anything is asked for beside the archive.
func (a ask) narrowed() bool {
	q := a.Query
	return q.Search != "" || len(q.Filter.Levels)+len(q.Filter.Funds) > 0 || a.Year != "" || q.Kind != "" || q.Instrument != "" ||
		q.Stage != "" || a.Industry != "" || q.Tag != "" || q.Unstated
}

// readAsk reads what an address asks for. What it cannot read is told, and left
// out of the question.
func readAsk(v url.Values, c policy.Classes) (ask, error) {
	fault := core.Fail(core.Invalid, "찾는 조건에 읽을 수 없는 것이 있습니다.", "Some of what was asked for cannot be read.")
	a := ask{Year: v.Get(paramYear), Industry: v.Get(paramIndustry)}
	q := &a.Query
	q.Search, q.Tag = v.Get(paramSearch), v.Get(paramTag)
	q.Archived, q.Unstated = v.Get(paramArchived) != "", v.Get(paramLack) != ""
	readChoice(v, paramKind, policy.Kinds(), &q.Kind, fault)
	readChoice(v, paramInstrument, policy.Instruments(), &q.Instrument, fault)
	readChoice(v, paramStage, policy.Stages(), &q.Stage, fault)
	q.Filter = readFilter(v, fault)
	if a.Industry != "" {
		if t, ok := c.Target(industryOf(a.Industry)); ok {
			q.Industry = &t
		} else {
			fault.Fields = append(fault.Fields, core.Field{Name: paramIndustry, Message: core.Tf("‘%s’ 산업을 찾을 수 없습니다. 목록에서 골라 주십시오.", "There is no industry ‘%s’. Choose one of the list.", a.Industry)})
		}
	}
	key, desc := ui.ReadSort(v.Get("sort"), string(policy.SortKey),
		string(policy.SortKey), string(policy.SortTitle), string(policy.SortLevel), string(policy.SortYears), string(policy.SortBudget))
	q.Sort, q.Descending, q.Page, q.Size = policy.Sort(key), desc, pageOf(v.Get("page")), scene.PageSize
	return a, orNil(fault)
}

// readFilter reads the filter that the list, the matrix and synergy share.
func readFilter(v url.Values, fault *core.Error) policy.Filter {
	f := policy.Filter{Examples: v.Get(paramExamples) != ""}
	var level policy.Level
	var fund policy.Fund
	readChoice(v, paramTier, policy.Levels(), &level, fault)
	readChoice(v, paramFund, policy.Funds(), &fund, fault)
	if level != "" {
		f.Levels = []policy.Level{level}
	}
	if fund != "" {
		f.Funds = []policy.Fund{fund}
	}
	if text := v.Get(paramYear); text != "" {
		const first, last = 1950, 2200
		y, err := strconv.Atoi(text)
		if err != nil || y < first || y > last {
			fault.Fields = append(fault.Fields, core.Field{Name: paramYear, Message: core.Tf("‘%s’은(는) 연도가 아닙니다. 2026처럼 네 자리로 적어 주십시오.", "‘%s’ is not a year. Write four digits, such as 2026.", text)})
		} else {
			f.Year = y
		}
	}
	return f
}

func readChoice[T ~string](v url.Values, name string, choices []policy.Choice[T], into *T, fault *core.Error) {
	text := T(v.Get(name))
	switch {
	case text == "":
	case isChoice(choices, text):
		*into = text
	default:
		fault.Fields = append(fault.Fields, core.Field{Name: name, Message: core.Tf("‘%s’은(는) 고를 수 있는 값이 아닙니다.", "‘%s’ is not one of the choices.", string(text))})
	}
}

// orNil is a fault that names a field, or none.
func orNil(fault *core.Error) error {
	if len(fault.Fields) == 0 {
		return nil
	}
	return fault
}

// filters are the fields of the list's form.
func (v listView) filters() []ui.Select {
	q := v.Ask.Query
	all := core.T("모두", "all")
	field := func(name string, label core.Text, value string, options []ui.Option) ui.Select {
		return ui.Select{Field: ui.Field{Name: name, Label: label, Value: value, Error: ui.FieldError(v.Err, name)}, Options: options}
	}
	return []ui.Select{
		field(paramTier, core.T("수준", "Level"), first(q.Filter.Levels), optionsOf(policy.Levels(), all)),
		field(paramKind, core.T("종류", "Kind"), string(q.Kind), optionsOf(policy.Kinds(), all)),
		field(paramInstrument, core.T("수단", "Instrument"), string(q.Instrument), optionsOf(policy.Instruments(), all)),
		field(paramStage, core.T("기업 단계", "Firm stage"), string(q.Stage), optionsOf(policy.Stages(), all)),
		field(paramIndustry, core.T("산업", "Industry"), v.Ask.Industry, industryOptions(v.Classes, all, v.Ask.Industry)),
		field(paramFund, core.T("재원", "Fund"), first(q.Filter.Funds), optionsOf(policy.Funds(), all)),
	}
}

// hidden keeps what the form does not ask.
func (v listView) hidden() []page.Hidden {
	var out []page.Hidden
	keep := func(name, value string) {
		if value != "" {
			out = append(out, page.Hidden{Name: name, Value: value})
		}
	}
	keep(paramTag, v.Ask.Query.Tag)
	if v.Ask.Query.Archived {
		keep(paramArchived, "1")
	}
	if v.Ask.Query.Unstated {
		keep(paramLack, "1")
	}
	return out
}

func first[T ~string](list []T) string {
	if len(list) == 0 {
		return ""
	}
	return string(list[0])
}
