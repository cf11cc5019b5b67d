package policy

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"naru/internal/core"
)

// Query is what a page asks of the list. Unset fields ask for nothing.
type Query struct {
	Search     string // words that the number, title, owner, source, tags or conditions hold, each of them; 초성 too
	Filter     Filter
	Kind       Kind
	Instrument Instrument
	Stage      Stage
	Industry   *Target
	Tag        string
	Unstated   bool // only those that leave out something that the matrix needs
	Archived   bool // the archived ones in place of the others
	Sort       Sort
	Descending bool
	Page, Size int // counted from 1; sizes from 1 to 500
}

// Sort is what a list is ordered by.
type Sort string

// The orders. Unknown years and amounts come last either way.
const (
	SortKey    Sort = "key" // the default
	SortTitle  Sort = "title"
	SortLevel  Sort = "level"
	SortYears  Sort = "years"
	SortBudget Sort = "budget"
)

// Page is a part of the list.
type Page struct {
	Rows   []Row
	Found  int // how many there are in all
	Number int // of this page, from 1
	Pages  int
	Total  Money         // of all found
	Levels map[Level]int // of all found

	Unstated int // of all found: those that leave out something that the matrix needs
}

// Row is a policy as a list shows it.
type Row struct {
	Policy     Policy
	Industries core.Text
	Money      Money
	Doubtful   bool      // it does not say enough to know whether it is what was asked for
	Parent     core.Text // title of the plan above
}

// List gives a page of policies.
func (s *Service) List(ctx context.Context, actor core.Actor, q Query) (Page, error) {
	k, err := s.knowledge(ctx, actor)
	if err != nil {
		return Page{}, err
	}
	return k.list(q), nil
}

func (k *knowledge) list(q Query) Page {
	words := strings.Fields(strings.ToLower(q.Search))
	out := Page{Levels: map[Level]int{}}
	var rows []Row
	for i := range k.all {
		p := &k.all[i]
		if p.Archived != q.Archived || !q.wants(p) || !holds(p, words) {
			continue
		}
		verdict := q.takes(p, k.Classes)
		if verdict == No {
			continue
		}
		if p.unstated() {
			out.Unstated++
		}
		r := Row{Policy: *p, Money: p.Money(q.Filter.Year, q.Filter.Funds), Doubtful: verdict == Unknown}
		out.Total.add(r.Money)
		out.Levels[p.Level]++
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, q.order)
	const usual, most = 50, 500
	size := min(cmp.Or(max(q.Size, 0), usual), most)
	out.Found, out.Pages = len(rows), max(1, (len(rows)+size-1)/size)
	out.Number = min(max(q.Page, 1), out.Pages)
	first := (out.Number - 1) * size
	out.Rows = rows[first:min(first+size, len(rows))]
	for i := range out.Rows {
		r := &out.Rows[i]
		r.Industries = k.Say(&r.Policy)
		if above, ok := k.byID[r.Policy.Parent]; ok {
			r.Parent = core.T(above.Title, above.Title)
		}
	}
	return out
}

// wants asks what every policy states.
func (q Query) wants(p *Policy) bool {
	return (q.Kind == "" || q.Kind == p.Kind) &&
		(q.Tag == "" || slices.Contains(p.Tags, q.Tag)) &&
		(!q.Unstated || p.unstated())
}

// takes asks what a policy may leave unstated, which leaves the answer unknown.
func (q Query) takes(p *Policy, c Classes) Verdict {
	out := q.Filter.takes(p)
	if q.Instrument != "" {
		out = both(out, among(p.Instruments, q.Instrument))
	}
	if q.Stage != "" {
		out = both(out, among(p.Stages, q.Stage))
	}
	if q.Industry != nil && out != No {
		out = both(out, c.Match(p, *q.Industry).Verdict)
	}
	return out
}

// unstated reports whether a policy leaves out something that the matrix needs.
func (p *Policy) unstated() bool {
	return len(p.Instruments) == 0 || len(p.Stages) == 0 || !p.AllIndustries && len(p.Industries) == 0
}

func (q Query) order(a, b Row) int {
	var by int
	switch q.Sort {
	case SortTitle:
		by = strings.Compare(a.Policy.Title, b.Policy.Title)
	case SortLevel:
		by = cmp.Compare(place(Levels(), a.Policy.Level), place(Levels(), b.Policy.Level))
	case SortYears:
		if unknown := last(a.Policy.From == 0, b.Policy.From == 0); unknown != 0 {
			return unknown
		}
		by = cmp.Or(cmp.Compare(a.Policy.From, b.Policy.From), cmp.Compare(a.Policy.To, b.Policy.To))
	case SortBudget:
		if unknown := last(a.Money.Unknown > 0, b.Money.Unknown > 0); unknown != 0 {
			return unknown
		}
		by = cmp.Compare(a.Money.Known, b.Money.Known)
	default:
		by = strings.Compare(a.Policy.Key, b.Policy.Key)
	}
	if q.Descending {
		by = -by
	}
	return cmp.Or(by, strings.Compare(a.Policy.Key, b.Policy.Key))
}

// last puts what is unknown behind what is known.
func last(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}

// Say names the industries of a policy.
func (c Classes) Say(p *Policy) core.Text {
	if p.AllIndustries {
		return core.T("전 산업", "All industries")
	}
	var ko, en []string
	for _, ind := range p.Industries {
		name := core.T(ind.Definition, ind.Definition)
		if t, ok := c.Target(ind); ok {
			name = t.Title
		}
		if ind.Code != "" {
			name = core.T(ind.Code+" "+name.Ko, ind.Code+" "+name.In(core.English))
		}
		ko, en = append(ko, name.Ko), append(en, name.In(core.English))
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}
