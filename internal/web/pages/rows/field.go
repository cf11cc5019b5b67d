package rows

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// rowFilter is one field of the form of filters as it stands in an address.
type rowFilter struct {
	rowChoice

	Typed  string
	Chosen string    // the value that Typed stands for; empty for all
	Wrong  core.Text // why Typed stands for nothing
}

// mostListed is how many options a drop-down still helps with; a longer list is
// typed, with suggestions.
const mostListed = 40

// Offered reports whether there is anything to choose.
func (f rowFilter) Offered() bool { return len(f.options) != 1 || f.Typed != "" }

// Long reports whether the field is typed. Periods are few enough and in an
// order that everybody knows.
func (f rowFilter) Long() bool {
	return len(f.options) == 0 || len(f.options) > mostListed && f.name != paramPeriod
}

// Suggestions is the id of the list beside a field that is typed.
func (f rowFilter) Suggestions() string { return f.name + "-list" }

// Select is the field as a drop-down.
func (f rowFilter) Select() ui.Select {
	return ui.Select{Field: f.field(f.Chosen), Options: append([]ui.Option{{Label: f.all}}, f.options...)}
}

func (f rowFilter) field(value string) ui.Field {
	return ui.Field{Name: f.name, Label: f.label, Value: value, Error: f.Wrong}
}

// Shown is what stands in a field that is typed: the option's name, or the
// words that were not understood.
func (f rowFilter) Shown(lang core.Lang) string {
	i := slices.IndexFunc(f.options, func(o ui.Option) bool { return o.Value == f.Chosen })
	if f.Chosen == "" || i < 0 {
		return f.Typed
	}
	return f.options[i].Label.In(lang)
}

// choose reads what was typed: a code, or enough of a name to mean one option
// only. Without options there is nothing to hold it against.
func (c rowChoice) choose(typed string) (value string, wrong core.Text) {
	if typed == "" || len(c.options) == 0 {
		return typed, core.Text{}
	}
	for _, o := range c.options {
		if o.Value == typed || o.Label.Ko == typed || o.Label.En == typed {
			return o.Value, core.Text{}
		}
	}
	found := optionsNamed(c.options, typed)
	if exact := slices.DeleteFunc(slices.Clone(found), func(o ui.Option) bool { return !namedExactly(o, typed) }); len(exact) == 1 {
		return exact[0].Value, core.Text{}
	}
	switch len(found) {
	case 0:
		return "", core.Tf("이 판에는 ‘%[2]s’에 맞는 값이 없습니다(%[1]s). 목록에서 골라 주십시오.",
			"Nothing in this version matches ‘%[2]s’ (%[1]s). Choose from the list.", c.label, typed)
	case 1:
		return found[0].Value, core.Text{}
	default:
		return "", core.Tf("‘%[2]s’에 맞는 것이 %[3]d개입니다(%[1]s): %[4]s. 하나를 골라 주십시오.",
			"‘%[2]s’ matches %[3]d (%[1]s): %[4]s. Choose one.", c.label, typed, len(found), someOf(found))
	}
}

// optionsNamed gives the options whose name holds every word that was typed.
func optionsNamed(options []ui.Option, typed string) []ui.Option {
	words := strings.Fields(strings.ToLower(typed))
	return slices.DeleteFunc(slices.Clone(options), func(o ui.Option) bool {
		name := strings.ToLower(o.Label.Ko + " " + o.Label.En)
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) })
	})
}

// namedExactly reports whether what was typed is the whole name after the code.
func namedExactly(o ui.Option, typed string) bool {
	_, ko, _ := strings.Cut(o.Label.Ko, " ")
	_, en, _ := strings.Cut(o.Label.En, " ")
	return strings.EqualFold(ko, typed) || strings.EqualFold(en, typed)
}

// someOf names the first few of a list.
func someOf(options []ui.Option) core.Text {
	const few = 4
	var ko, en []string
	for _, o := range options[:min(len(options), few)] {
		ko, en = append(ko, o.Label.In(core.Korean)), append(en, o.Label.In(core.English))
	}
	more := ""
	if len(options) > few {
		more = " …"
	}
	return core.T(strings.Join(ko, " / ")+more, strings.Join(en, " / ")+more)
}
