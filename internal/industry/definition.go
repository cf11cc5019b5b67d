package industry

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"naru/internal/core"
)

// State is whether a definition is offered for new work.
type State string

// The states.
const (
	Active  State = "active"
	Retired State = "retired" // kept for what was computed with it
)

// Definition is one version of an industry definition (산업 정의): a weighted
// basket of codes of one revision. A saved version never changes.
type Definition struct {
	ID        string // of this version
	Agency    string // empty for a preset
	Key       string // names the definition across versions, as in addresses
	Name      core.Text
	Version   int // 1, 2, …; 0 before it is saved
	System    core.System
	Items     []Item
	Note      core.Text
	Author    string
	CreatedAt time.Time
	Preset    bool // shipped with Naru, not editable
	State     State
}

// Item is one code of a basket. Weight is the share of the code's activity
// taken to belong to the industry, above 0 and at most 1.
type Item struct {
	Code   string
	Weight float64
	Reason core.Text // why the code, and why that share
}

var keyForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,62}$`)

// Normalise puts the items in code order, so that equal baskets are equal.
func (d Definition) Normalise() Definition {
	d.Items = slices.Clone(d.Items)
	slices.SortStableFunc(d.Items, func(a, b Item) int { return strings.Compare(a.Code, b.Code) })
	if d.State == "" {
		d.State = Active
	}
	return d
}

// Validate checks the definition against a table of its revision: every code
// exists (or is unverifiable and says why it is there), every weight is above 0
// and at most 1, no code appears twice and none contains another. The error
// lists each fault as a field such as "items[2].weight".
func (d Definition) Validate(c *Classification) error {
	fault := core.Fail(core.Invalid, "산업 정의에 고칠 것이 있습니다.", "The industry definition needs corrections.")
	add := func(field, ko, en string, args ...any) { fault = fault.With(field, core.Tf(ko, en, args...)) }
	if !keyForm.MatchString(d.Key) {
		add("key", "주소 이름은 영문 소문자, 숫자, 붙임표로 2–63자입니다.", "The key is 2 to 63 lower-case letters, digits and hyphens.")
	}
	if strings.TrimSpace(d.Name.Ko) == "" {
		add("name", "이름을 적어 주십시오.", "Give it a name.")
	}
	if d.State != Active && d.State != Retired {
		add("state", "상태는 사용 중 또는 보관입니다.", "The state is active or retired.")
	}
	if c == nil || d.System != c.System() {
		add("system", "이 차수(%s)의 분류표가 없습니다. 먼저 분류표를 가져와 주십시오.",
			"There is no table of this revision (%s). Import it first.", d.System.Title())
		return fault
	}
	if len(d.Items) == 0 {
		add("items", "코드를 하나 이상 넣어 주십시오.", "Put in at least one code.")
	}
	for i, item := range d.Items {
		field := fmt.Sprintf("items[%d].", i)
		if !(item.Weight > 0 && item.Weight <= 1) { // also refuses NaN
			add(field+"weight", "%s의 가중치는 0보다 크고 1 이하여야 합니다.", "The weight of %s must be above 0 and at most 1.", item.Code)
		}
		switch known := c.Check(item.Code); {
		case !single(item.Code) || known == NoSuchCode:
			add(field+"code", "‘%[1]s’은(는) %[2]s의 코드가 아닙니다.", "‘%[1]s’ is not a code of %[2]s.", item.Code, c.System().Title())
		case known == Unverifiable && item.Reason.IsZero():
			add(field+"reason", "%s은(는) 전체 분류표가 없어 확인할 수 없습니다. 넣은 까닭을 적거나 분류표를 가져와 주십시오.",
				"%s cannot be verified without the full table. Say why it is there, or import the table.", item.Code)
		default:
		}
		for j, other := range d.Items[:i] {
			switch {
			case other.Code == item.Code:
				add(field+"code", "%s이(가) 두 번 들어 있습니다.", "%s is in the basket twice.", item.Code)
			case single(other.Code) && single(item.Code) && c.related(other.Code, item.Code):
				add(field+"code", "%[1]s과(와) %[2]s은(는) 하나가 다른 하나를 포함합니다(%[3]d번째). 둘 중 하나만 남겨 주십시오.",
					"Of %[1]s and %[2]s one contains the other (item %[3]d). Keep one.", other.Code, item.Code, j+1)
			default:
			}
		}
	}
	if len(fault.Fields) > 0 {
		return fault
	}
	return nil
}

// single reports whether a code can be an item: neither a composite nor the total.
func single(code string) bool { return !IsComposite(code) && code != core.Total }

// WeightChange is a code that both definitions hold with different weights.
type WeightChange struct {
	Code     string
	From, To float64
}

// Comparison is the difference from one definition to another, by code as
// written: a group and its classes count as different codes.
type Comparison struct {
	Added, Removed []Item
	Reweighted     []WeightChange
	Overlap        float64 // weighted Jaccard: Σ min weight / Σ max weight, 0 to 1
}

// IsZero reports whether the baskets are the same.
func (c Comparison) IsZero() bool {
	return len(c.Added) == 0 && len(c.Removed) == 0 && len(c.Reweighted) == 0
}

// Compare tells how b differs from a. Baskets of different revisions cannot be
// compared code by code and are an error.
func Compare(a, b Definition) (Comparison, error) {
	if a.System != b.System {
		return Comparison{}, core.Fail(core.Invalid,
			"%[1]s과(와) %[2]s의 정의는 코드가 달라 바로 비교할 수 없습니다. 같은 차수의 정의를 골라 주십시오.",
			"Definitions in %[1]s and %[2]s have different codes and cannot be compared directly. Choose one of the same revision.",
			a.System.Title(), b.System.Title())
	}
	before, after := map[string]Item{}, map[string]Item{}
	for _, i := range a.Items {
		before[i.Code] = i
	}
	for _, i := range b.Items {
		after[i.Code] = i
	}
	var out Comparison
	var shared, joint float64
	for _, i := range b.Normalise().Items {
		old, both := before[i.Code]
		switch {
		case !both:
			out.Added = append(out.Added, i)
			joint += i.Weight
		case cmp.Compare(old.Weight, i.Weight) != 0:
			out.Reweighted = append(out.Reweighted, WeightChange{Code: i.Code, From: old.Weight, To: i.Weight})
			fallthrough
		default:
			shared += min(old.Weight, i.Weight)
			joint += max(old.Weight, i.Weight)
		}
	}
	for _, i := range a.Normalise().Items {
		if _, kept := after[i.Code]; !kept {
			out.Removed = append(out.Removed, i)
			joint += i.Weight
		}
	}
	if joint > 0 {
		out.Overlap = shared / joint
	}
	return out, nil
}
