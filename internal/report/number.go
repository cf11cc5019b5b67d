package report

import (
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/linkage"
	"naru/internal/roadmap"
)

const (
	million = 1e6
	percent = 100
)

// lines are the lines of what a person wrote, without empty ones.
func lines(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// scaled is a number as its kind is shown, with its decimals and the sign that
// belongs to its heading.
func scaled(x float64, k diagnosis.Kind, decimals int) (float64, int, string) {
	switch k {
	case diagnosis.KindShare, diagnosis.KindRate:
		return x * percent, 1, "%"
	case diagnosis.KindPoints:
		return x * percent, 1, "%p"
	case diagnosis.KindRatio:
		return x, 2, ""
	case diagnosis.KindAmount:
		return x, decimals, ""
	default:
		return x, 0, ""
	}
}

// number is a cell; what is not defined says why where the data do.
func (b *builder) number(x float64, k diagnosis.Kind, decimals int, flag core.Flag) document.Cell {
	if math.IsNaN(x) && flag != core.NoFlag {
		return document.Word(b.say(flag.Title()))
	}
	value, places, _ := scaled(x, k, decimals)
	return document.Number(value, places)
}

// said writes a number with its sign within a sentence.
func (b *builder) said(x float64, k diagnosis.Kind, decimals int) string {
	value, places, unit := scaled(x, k, decimals)
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return "–"
	}
	sign := ""
	if value > 0 && (k == diagnosis.KindRate || k == diagnosis.KindPoints) {
		sign = "+"
	}
	return sign + core.Grouped(value, places, "△") + unit
}

// maybe is a number that may not be known.
func maybe(x *float64, decimals int) document.Cell {
	if x == nil {
		return document.Word("–")
	}
	return document.Number(*x, decimals)
}

// plain is how many decimals a number typed by a person has, three at most.
func plain(values ...float64) int {
	const most = 3
	for d := range most {
		pow := math.Pow10(d)
		exact := true
		for _, v := range values {
			exact = exact && math.Abs(math.Round(v*pow)-v*pow) < 1e-9*math.Max(1, math.Abs(v*pow))
		}
		if exact {
			return d
		}
	}
	return most
}

// won is money in million won. Where some of it is not known the cell says so
// and is no number, so that no sum takes it for the whole.
func (b *builder) won(s roadmap.Sum) document.Cell {
	switch {
	case s.Lines == 0:
		return document.Word("–")
	case s.Unknown == s.Lines:
		return document.Word(b.tell("미정", "TBD"))
	}
	x := float64(s.Won) / million
	c := document.Number(x, plain(x))
	if s.Unknown > 0 {
		return document.Word(b.tell("%s + 미정", "%s + TBD", c.Text))
	}
	return c
}

// sayMoney writes a sum within a sentence.
func (b *builder) sayMoney(s roadmap.Sum) string {
	switch {
	case s.Lines == 0:
		return b.tell("적히지 않음", "none written")
	case s.Unknown == s.Lines:
		return b.tell("금액 미정", "amounts not known")
	}
	known := linkage.SayWon(float64(s.Won))
	if s.Unknown > 0 {
		return b.tell("%[1]s(미정 %[2]d건 별도)", "%[1]s (and %[2]d amounts not known)", known, s.Unknown)
	}
	return b.say(known)
}

// keyFigures are those of a page as the document has them.
func (b *builder) keyFigures(list []diagnosis.KeyFigure) document.KeyFigures {
	const most = 4
	var out document.KeyFigures
	for _, f := range list[:min(len(list), most)] {
		b.evidence.add(f.Evidence)
		decimals := core.Decimals([]float64{f.Value})
		value := b.said(f.Value, f.Kind, decimals)
		notes := []string{b.say(f.Period)}
		if c := f.Change; c != nil && !math.IsNaN(c.Value) {
			notes = append(notes, b.tell("%[1]s보다 %[2]s", "%[2]s since %[1]s", core.T(c.Since.In(core.Korean), c.Since.In(core.English)), b.said(c.Value, c.Kind, decimals)))
		}
		if c := f.Comparison; c != nil && !math.IsNaN(c.Value) {
			said := b.said(c.Value, c.Kind, decimals)
			if b.lang == core.English && c.Kind == diagnosis.KindCount {
				notes = append(notes, said+" "+b.say(c.Name))
			} else {
				notes = append(notes, b.say(c.Name)+" "+said)
			}
		}
		unit := b.say(f.Unit)
		if strings.HasSuffix(value, "%") || strings.HasSuffix(value, "%p") {
			unit = ""
		}
		out.Figures = append(out.Figures, document.KeyFigure{Label: b.say(f.Title), Value: value, Unit: unit, Note: strings.Join(slicesWithout(notes, ""), ", ")})
	}
	return out
}

func slicesWithout(list []string, what string) []string {
	out := list[:0:0]
	for _, s := range list {
		if s != what {
			out = append(out, s)
		}
	}
	return out
}
