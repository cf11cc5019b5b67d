package policy

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
)

// input is what the form holds, as it was typed.
type input struct {
	Base                                   int // the revision that is edited; 0 for a new policy
	Key, Title, Kind, Level, Region, Owner string
	Instruments, Stages, Funds             []string
	AllIndustries                          bool
	Definitions                            []string // keys
	Codes                                  string
	System                                 core.System // of codes that do not say theirs
	From, To                               string
	Unit                                   string // of amounts
	Budget                                 []budgetRow
	Matching, Conditions, Parent, Source   string
	Tags                                   string
	Links                                  []linkRow
	Note                                   string // about the change, for the record
	Example, Checked                       bool
}

// budgetRow is a year of the budget; Amounts go with policy.Funds.
type budgetRow struct {
	Year    string
	Amounts []string
}

func (r budgetRow) blank() bool { return strings.Join(append(r.Amounts, r.Year), "") == "" }

// linkRow is a document of the form.
type linkRow struct{ ID, Title, URL, File string }

func (l linkRow) blank() bool { return l.Title+l.URL+l.File == "" }

// Bounds of what comes by form; those of a policy are for the service to say.
const (
	mostBudgetRows = 100
	mostLinkRows   = 100
)

// Names of fields that stand once for each row.
const (
	fieldYear      = "year"
	fieldLinkID    = "linkID"
	fieldLinkTitle = "linkTitle"
	fieldLinkURL   = "linkURL"
	fieldLinkFile  = "linkFile"
)

func fieldFund(f policy.Fund) string { return "fund-" + string(f) }

// readInput reads a form that was sent.
func readInput(v url.Values) input {
	get := func(name string) string { return strings.TrimSpace(v.Get(name)) }
	in := input{
		Key: get("key"), Title: get("title"), Kind: get("kind"), Level: get("level"), Region: get("region"), Owner: get("owner"),
		Instruments: v["instruments"], Stages: v["stages"], Funds: v["funds"],
		AllIndustries: get("allIndustries") != "", Definitions: v["definitions"], Codes: v.Get("codes"), System: core.System(get("system")),
		From: get("from"), To: get("to"), Unit: unitOf(get("unit")).Name, Matching: get("matching"),
		Conditions: strings.ReplaceAll(strings.TrimSpace(v.Get("conditions")), "\r\n", "\n"), Parent: get("parent"), Source: get("source"),
		Tags: get("tags"), Note: get("note"), Example: get("example") != "", Checked: get("checked") != "",
	}
	in.Base, _ = strconv.Atoi(get("base"))
	at := func(name string, i int) string {
		if list := v[name]; i < len(list) {
			return strings.TrimSpace(list[i])
		}
		return ""
	}
	for i := range min(len(v[fieldYear]), mostBudgetRows) {
		row := budgetRow{Year: at(fieldYear, i)}
		for _, f := range policy.Funds() {
			row.Amounts = append(row.Amounts, at(fieldFund(f.Value), i))
		}
		in.Budget = append(in.Budget, row)
	}
	for i := range min(len(v[fieldLinkURL]), mostLinkRows) {
		in.Links = append(in.Links, linkRow{at(fieldLinkID, i), at(fieldLinkTitle, i), at(fieldLinkURL, i), at(fieldLinkFile, i)})
	}
	return in
}

// inputOf fills the form from a policy.
func inputOf(p policy.Policy) input {
	in := input{
		Base: p.Revision, Key: p.Key, Title: p.Title, Kind: string(p.Kind), Level: string(p.Level), Region: p.Region, Owner: p.Owner,
		Instruments: plainOf(p.Instruments), Stages: plainOf(p.Stages), Funds: plainOf(p.Funds), AllIndustries: p.AllIndustries,
		System: core.KSIC11, Unit: moneyUnits()[0].Name, Matching: string(p.Matching), Conditions: p.Conditions, Parent: p.Parent,
		Source: p.Source, Tags: strings.Join(p.Tags, ", "), Example: p.Example,
	}
	var codes []string
	for _, ind := range p.Industries {
		if ind.Definition != "" {
			in.Definitions = append(in.Definitions, ind.Definition)
		} else {
			codes = append(codes, industryRef(ind))
		}
	}
	in.Codes = strings.Join(codes, ", ")
	if p.From != 0 {
		in.From = strconv.Itoa(p.From)
	}
	if p.To != 0 {
		in.To = strconv.Itoa(p.To)
	}
	for _, y := range yearsOf(&p) {
		row := budgetRow{Year: strconv.Itoa(y)}
		for _, f := range policy.Funds() {
			text := ""
			if won, known := p.Budget[f.Value][y]; known {
				text = writeWon(won, unitOf(in.Unit).Scale)
			}
			row.Amounts = append(row.Amounts, text)
		}
		in.Budget = append(in.Budget, row)
	}
	for _, l := range p.Links {
		in.Links = append(in.Links, linkRow{l.ID, l.Title, l.URL, l.File})
	}
	return in
}

func plainOf[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// addYear puts in a year: the one after the last, or an empty one.
func (in *input) addYear() {
	row := budgetRow{Amounts: make([]string, len(policy.Funds()))}
	if n := len(in.Budget); n > 0 {
		if last, err := strconv.Atoi(in.Budget[n-1].Year); err == nil {
			row.Year = strconv.Itoa(last + 1)
		}
	}
	in.Budget = append(in.Budget, row)
}

// fillYears puts in the years of the term that have no row, in order.
func (in *input) fillYears() {
	from, errFrom := strconv.Atoi(in.From)
	to, errTo := strconv.Atoi(in.To)
	if errFrom != nil || errTo != nil || to-from >= mostBudgetRows {
		return
	}
	in.Budget = slices.DeleteFunc(in.Budget, budgetRow.blank)
	for y := from; y <= to; y++ {
		year := strconv.Itoa(y)
		if !slices.ContainsFunc(in.Budget, func(r budgetRow) bool { return r.Year == year }) {
			in.Budget = append(in.Budget, budgetRow{Year: year, Amounts: make([]string, len(policy.Funds()))})
		}
	}
	slices.SortStableFunc(in.Budget, func(a, b budgetRow) int { return strings.Compare(a.Year, b.Year) })
}

func (in *input) removeYear(row int) {
	if row >= 0 && row < len(in.Budget) {
		in.Budget = slices.Delete(in.Budget, row, row+1)
	}
}
