package roadmap

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/revision"
)

// Difference is one field in which two states differ, in words.
type Difference struct {
	Path   string // as revision.Compare gives it
	Title  core.Text
	Kind   revision.Kind
	Before core.Text // empty where there was nothing
	After  core.Text
}

// Part is what a difference is about.
type Part string

// The parts of a comparison, in the order of a page.
const (
	PartFrame      Part = "frame" // title, years, vision
	PartGoals      Part = "goals"
	PartKPIs       Part = "kpis"
	PartStrategies Part = "strategies"
	PartCeilings   Part = "ceilings"
	PartNarrative  Part = "narrative"
	PartTasks      Part = "tasks"
	PartBudget     Part = "budget"   // of tasks
	PartProgress   Part = "progress" // status and progress of tasks
)

// Title names the part.
func (p Part) Title() core.Text { return titleOf(string(p), partTitles) }

var partTitles = []word{
	{string(PartFrame), core.T("개요", "Frame")},
	{string(PartGoals), core.T("목표", "Goals")},
	{string(PartKPIs), core.T("KPI", "KPIs")},
	{string(PartStrategies), core.T("전략", "Strategies")},
	{string(PartCeilings), core.T("재원 한도", "Ceilings")},
	{string(PartNarrative), core.T("서술", "Narrative")},
	{string(PartTasks), core.T("과제", "Tasks")},
	{string(PartBudget), core.T("과제 예산", "Budgets of tasks")},
	{string(PartProgress), core.T("진척", "Progress")},
}

// Changed is one object of a part with its differences.
type Changed struct {
	Object string // id; empty for the roadmap itself
	Title  core.Text
	Fields []Difference
}

// ComparedPart is a part with what changed in it.
type ComparedPart struct {
	Part    Part
	Objects []Changed
}

// Comparison is what differs between two states of a plan, each field once.
type Comparison struct {
	Parts []ComparedPart
	Count int // fields in all
}

// Compare holds two states of one plan against each other. What every save
// moves is left out: revisions, times, the state of approval.
func Compare(before, after Plan) (Comparison, error) {
	was, is := bare(before), bare(after)
	onlyDifferent(&was, &is)
	changes, err := revision.Compare(was, is)
	if err != nil {
		return Comparison{}, err
	}
	n := newNames(&before, &after)
	found := map[Part][]Changed{}
	var out Comparison
	for _, c := range changes {
		part, object, rest := place(c.Path)
		d := n.difference(rest, c)
		d.Path = c.Path
		list := found[part]
		i := slices.IndexFunc(list, func(x Changed) bool { return x.Object == object })
		if i < 0 {
			i, list = len(list), append(list, Changed{Object: object, Title: n.object(part, object)})
		}
		list[i].Fields = append(list[i].Fields, d)
		found[part] = list
		out.Count++
	}
	for _, w := range partTitles {
		if objects := found[Part(w.key)]; len(objects) > 0 {
			slices.SortStableFunc(objects, func(a, b Changed) int {
				return cmp.Or(compareNumbers(a.Title.Ko, b.Title.Ko), strings.Compare(a.Object, b.Object))
			})
			out.Parts = append(out.Parts, ComparedPart{Part: Part(w.key), Objects: objects})
		}
	}
	return out, nil
}

// bare is a plan without what every save moves. A removed task is one
// that is not there.
func bare(p Plan) Plan {
	r := p.Roadmap
	kept := Plan{Roadmap: r, Tasks: []Task{}}
	kept.Roadmap.Revision, kept.Roadmap.State, kept.Roadmap.Versions, kept.Roadmap.Archived = 0, "", 0, false
	kept.Roadmap.CreatedAt, kept.Roadmap.UpdatedAt = r.CreatedAt, r.CreatedAt
	for _, t := range p.sorted() {
		x := *t
		x.Revision, x.UpdatedAt = 0, r.CreatedAt
		kept.Tasks = append(kept.Tasks, x)
	}
	// In the order of ids: the order of tasks is that of their numbers, which
	// are compared as such.
	slices.SortFunc(kept.Tasks, func(a, b Task) int { return strings.Compare(a.ID, b.ID) })
	return kept
}

// onlyDifferent leaves out tasks, and fields of tasks, that are the same on both
// sides: of a large plan little changes, and its long texts are many.
func onlyDifferent(a, b *Plan) {
	theirs := make(map[string]*Task, len(b.Tasks))
	for i := range b.Tasks {
		theirs[b.Tasks[i].ID] = &b.Tasks[i]
	}
	same := map[string]bool{}
	for i := range a.Tasks {
		mine := &a.Tasks[i]
		if other := theirs[mine.ID]; other != nil {
			same[mine.ID] = blankSame(reflect.ValueOf(mine).Elem(), reflect.ValueOf(other).Elem())
		}
	}
	unchanged := func(t Task) bool { return same[t.ID] }
	a.Tasks, b.Tasks = slices.DeleteFunc(a.Tasks, unchanged), slices.DeleteFunc(b.Tasks, unchanged)
}

// blankSame empties the fields that two objects share, but for their id, and
// reports whether nothing else is left.
func blankSame(a, b reflect.Value) bool {
	all := true
	for i := range a.NumField() {
		switch {
		case a.Type().Field(i).Name == "ID":
		case reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()):
			a.Field(i).SetZero()
			b.Field(i).SetZero()
		default:
			all = false
		}
	}
	return all
}

// place tells which part and object a path is about, and the path within it.
func place(path string) (part Part, object, rest string) {
	head, rest, _ := strings.Cut(path, ".")
	if head == "tasks" {
		object, rest, _ = strings.Cut(rest, ".")
		field, _, _ := strings.Cut(rest, ".")
		switch field {
		case "budget":
			return PartBudget, object, rest
		case "status", "progress":
			return PartProgress, object, rest
		default:
			return PartTasks, object, rest
		}
	}
	field, below, nested := strings.Cut(rest, ".")
	switch field {
	case "goals", "kpis", "strategies":
		if !nested {
			return Part(field), "", rest
		}
		object, rest, _ = strings.Cut(below, ".")
		return Part(field), object, rest
	case "ceilings":
		return PartCeilings, "", rest
	case "narrative":
		return PartNarrative, "", below // a passage is named by itself
	default:
		return PartFrame, "", rest
	}
}
