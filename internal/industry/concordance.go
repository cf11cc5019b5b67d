package industry

import (
	"slices"
	"strings"

	"naru/internal/core"
)

// LinkKind says how two codes of different revisions correspond.
type LinkKind string

// The kinds, seen from the older side of the link.
const (
	OneToOne   LinkKind = "same"  // each is the other's only counterpart
	OneToMany  LinkKind = "split" // the source is divided among several
	ManyToOne  LinkKind = "merge" // several sources are joined in the target
	ManyToMany LinkKind = "mixed" // both: no exact recoding exists
)

// Title names the kind.
func (k LinkKind) Title() core.Text {
	switch k {
	case OneToOne:
		return core.T("일대일", "one to one")
	case OneToMany:
		return core.T("나뉨", "split")
	case ManyToOne:
		return core.T("합쳐짐", "merged")
	default:
		return core.T("다대다", "many to many")
	}
}

// Link is one pair of a concordance.
type Link struct {
	From, To         string
	FromName, ToName string
	Kind             LinkKind
	Note             string // what moves, in the office's words
}

// Concordance maps the codes of one revision to another, many to many. It is
// immutable once made.
type Concordance struct {
	from, to core.System
	links    []Link
	byFrom   map[string][]Link
}

// NewConcordance makes a concordance of its pairs; kinds are worked out anew.
func NewConcordance(from, to core.System, links []Link) (*Concordance, error) {
	if !from.IsKSIC() || !to.IsKSIC() || from == to {
		return nil, core.Fail(core.Invalid, "연계표에는 서로 다른 두 차수의 한국표준산업분류가 필요합니다.",
			"A concordance needs two different revisions of KSIC.")
	}
	c := &Concordance{from: from, to: to, links: slices.Clone(links), byFrom: map[string][]Link{}}
	targets, sources := map[string]int{}, map[string]int{}
	pairs := map[[2]string]bool{}
	for _, l := range c.links {
		pair := [2]string{l.From, l.To}
		if pairs[pair] {
			return nil, core.Fail(core.Invalid, "%s → %s이(가) 두 번 나옵니다.", "%s → %s appears twice.", l.From, l.To)
		}
		pairs[pair] = true
		targets[l.From]++
		sources[l.To]++
	}
	slices.SortFunc(c.links, func(a, b Link) int { return strings.Compare(a.From+a.To, b.From+b.To) })
	for i := range c.links {
		l := &c.links[i]
		switch split, merge := targets[l.From] > 1, sources[l.To] > 1; {
		case split && merge:
			l.Kind = ManyToMany
		case split:
			l.Kind = OneToMany
		case merge:
			l.Kind = ManyToOne
		default:
			l.Kind = OneToOne
		}
		c.byFrom[l.From] = append(c.byFrom[l.From], *l)
	}
	return c, nil
}

// From is the revision that codes come from.
func (c *Concordance) From() core.System { return c.from }

// To is the revision that codes go to.
func (c *Concordance) To() core.System { return c.to }

// Links lists every pair by source, then target.
func (c *Concordance) Links() []Link { return slices.Clone(c.links) }

// Map lists where a code went; nil when the table does not know it.
func (c *Concordance) Map(code string) []Link { return slices.Clone(c.byFrom[code]) }

// ParseConcordance reads a concordance under a heading row such as ksic9_cd,
// ksic9_nm, ksic10_cd, ksic10_nm, con, detail. The direction is that of the
// columns: the first code column is the source. Names and detail may be absent.
func ParseConcordance(rows [][]string) (*Concordance, error) {
	var order []string
	if len(rows) > 0 {
		for _, h := range rows[0] {
			h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
			if system, ok := strings.CutSuffix(h, "_cd"); ok && core.System(system).IsKSIC() {
				order = append(order, system)
			}
		}
	}
	if len(order) != 2 {
		return nil, core.Fail(core.Invalid, "첫 행에 ksic9_cd, ksic10_cd처럼 두 차수의 코드 열이 있어야 합니다.",
			"The first row must have two code columns such as ksic9_cd and ksic10_cd.")
	}
	at, err := columns(rows, []string{order[0] + "_cd", order[1] + "_cd"})
	if err != nil {
		return nil, err
	}
	var links []Link
	for i, row := range rows[1:] {
		get := func(column string) string {
			if n, ok := at[column]; ok && n < len(row) {
				return strings.TrimSpace(row[n])
			}
			return ""
		}
		l := Link{
			From: get(order[0] + "_cd"), To: get(order[1] + "_cd"),
			FromName: get(order[0] + "_nm"), ToName: get(order[1] + "_nm"), Note: get("detail"),
		}
		if l.From == "" && l.To == "" {
			continue
		}
		for _, code := range []string{l.From, l.To} {
			if level, ok := levelOf(code); !ok || level != Subclass {
				return nil, core.Fail(core.Invalid,
					"%[1]d행: ‘%[2]s’은(는) 다섯 자리 코드가 아닙니다. 앞자리 0이 지워졌는지 확인해 주십시오.",
					"Row %[1]d: ‘%[2]s’ is not a five-digit code. Check for lost leading zeros.", i+2, code)
			}
		}
		links = append(links, l)
	}
	return NewConcordance(core.System(order[0]), core.System(order[1]), links)
}
