package policy

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
)

// Policy is one plan or programme. Empty lists, zero years and absent amounts
// are unknown.
type Policy struct {
	ID       string `json:"id"`
	Agency   string `json:"agency"`
	Revision int    `json:"revision"` // 1, 2, …; 0 before it is saved
	Key      string `json:"key"`      // the agency's own number for it, unique; imports find it by this

	Title  string `json:"title"`
	Kind   Kind   `json:"kind"`
	Level  Level  `json:"level"`
	Region string `json:"region"` // canonical code of the place whose policy it is
	Owner  string `json:"owner"`  // ministry or agency

	Instruments   []Instrument `json:"instruments"`
	AllIndustries bool         `json:"allIndustries"` // 전 산업
	Industries    []Industry   `json:"industries"`
	Stages        []Stage      `json:"stages"`
	From          int          `json:"from"` // first year
	To            int          `json:"to"`   // last year

	Funds    []Fund   `json:"funds"` // known to pay, whether or not the amounts are known
	Budget   Budget   `json:"budget"`
	Matching Matching `json:"matching"`

	Conditions string   `json:"conditions"`
	Parent     string   `json:"parent"` // id of the plan above
	Links      []Link   `json:"links"`
	Source     string   `json:"source"` // where the facts are from
	Tags       []string `json:"tags"`
	Example    bool     `json:"example"`        // shipped with Naru to show the form
	Demo       bool     `json:"demo,omitempty"` // made up to show Naru: nobody runs it
	Archived   bool     `json:"archived"`
}

// Industry is a code of a revision of KSIC, or an industry definition by key
// (its latest version).
type Industry struct {
	System     core.System `json:"system,omitempty"`
	Code       string      `json:"code,omitempty"`
	Definition string      `json:"definition,omitempty"`
}

// Link leads to a document: an address, or the name of a file that was handed in.
type Link struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
	File  string `json:"file,omitempty"`
}

// Budget is won by fund and year. An amount that is not there is unknown; zero
// is zero.
type Budget map[Fund]map[int]int64

// Money is a sum of budgets with what is not in it.
type Money struct {
	Known    int64 // won
	Policies int   // how many were to be added
	Partial  int   // of those, how many have an amount but not for every year and fund
	Unknown  int   // of those, how many have no amount at all
}

func (m *Money) add(b Money) {
	m.Known += b.Known
	m.Policies += b.Policies
	m.Partial += b.Partial
	m.Unknown += b.Unknown
}

// Paying lists the funds that are known to pay: those named, and those with an
// amount above zero.
func (p *Policy) Paying() []Fund { return paying(p.Funds, p.Budget) }

func paying(named []Fund, b Budget) []Fund {
	out := slices.Clone(named)
	for fund, years := range b {
		for _, won := range years {
			if won > 0 {
				out = append(out, fund)
				break
			}
		}
	}
	return ordered(Funds(), out)
}

// Money is what is known of the policy's budget in a year, or in all its years
// for 0, of the funds given, or of all for none.
func (p *Policy) Money(year int, funds []Fund) Money {
	var known int64
	amounts := 0
	for fund, years := range p.Budget {
		if len(funds) > 0 && !slices.Contains(funds, fund) {
			continue
		}
		for y, won := range years {
			if year == 0 || y == year {
				known += won
				amounts++
			}
		}
	}
	out := Money{Known: known, Policies: 1}
	switch {
	case amounts == 0:
		out.Unknown = 1
	case !p.complete(year, funds):
		out.Partial = 1
	}
	return out
}

// complete reports whether every fund that is known to pay has an amount for
// every year that is asked for.
func (p *Policy) complete(year int, funds []Fund) bool {
	from, to := p.From, p.To
	if year != 0 {
		from, to = year, year
	}
	if from == 0 || to == 0 {
		return false
	}
	asked := p.Paying()
	for fund := range p.Budget {
		asked = append(asked, fund)
	}
	for _, fund := range asked {
		if len(funds) > 0 && !slices.Contains(funds, fund) {
			continue
		}
		for y := from; y <= to; y++ {
			if _, ok := p.Budget[fund][y]; !ok {
				return false
			}
		}
	}
	return true
}

// Normalise puts what has no order of its own in one order, so that equal
// policies are equal, and takes away spaces around what was typed.
func (p *Policy) Normalise() Policy {
	out := *p
	for _, s := range []*string{&out.Key, &out.Title, &out.Owner, &out.Conditions, &out.Source} {
		*s = strings.TrimSpace(*s)
	}
	out.Instruments = ordered(Instruments(), p.Instruments)
	out.Stages = ordered(Stages(), p.Stages)
	out.Funds = ordered(Funds(), p.Funds)
	out.Industries = distinct(p.Industries, func(a, b Industry) int {
		return cmp.Or(strings.Compare(a.Definition, b.Definition), strings.Compare(string(a.System), string(b.System)), strings.Compare(a.Code, b.Code))
	})
	tags := make([]string, 0, len(p.Tags))
	for _, t := range p.Tags {
		if t = strings.TrimSpace(t); t != "" {
			tags = append(tags, t)
		}
	}
	out.Tags = distinct(tags, strings.Compare)
	out.Links = append([]Link(nil), p.Links...)
	budget := Budget{}
	for fund, years := range p.Budget {
		for y, won := range years {
			if budget[fund] == nil {
				budget[fund] = map[int]int64{}
			}
			budget[fund][y] = won
		}
	}
	out.Budget = budget
	return out
}

// ordered sorts values by their place among the choices, each once; unknown
// ones come last.
func ordered[T ~string](choices []Choice[T], values []T) []T {
	rank := func(v T) int {
		if at := place(choices, v); at >= 0 {
			return at
		}
		return len(choices)
	}
	return distinct(values, func(a, b T) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
}

// distinct sorts, each once. No values are nil, so that an empty list and none
// are the same.
func distinct[T any](values []T, order func(a, b T) int) []T {
	if len(values) == 0 {
		return nil
	}
	out := slices.Clone(values)
	slices.SortFunc(out, order)
	return slices.CompactFunc(out, func(a, b T) bool { return order(a, b) == 0 })
}

// Years writes the policy's years; empty where neither end is known.
func (p *Policy) Years() core.Text {
	year := func(y int) string {
		if y == 0 {
			return "?"
		}
		return strconv.Itoa(y)
	}
	switch {
	case p.From == 0 && p.To == 0:
		return core.Text{}
	case p.From == p.To:
		return core.T(year(p.From)+"년", year(p.From))
	default:
		return core.T(year(p.From)+"–"+year(p.To)+"년", year(p.From)+"–"+year(p.To))
	}
}
