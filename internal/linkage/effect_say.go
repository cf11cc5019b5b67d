package linkage

import (
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// effectFindings say what a spending does, or what a demand that falls away takes
// with it. No sentence is drawn from coefficients that cannot be.
func (sc *Scene) effectFindings(e *Effect) []diagnosis.Finding {
	if math.IsNaN(e.Production.Total) || sc.spentOnDoubtful() {
		return nil
	}
	up, down := 0.0, 0.0
	for _, l := range sc.View.Lines {
		up, down = up+max(l.Won, 0), down+min(l.Won, 0)
	}
	what := core.T("여러 산업", "several sectors")
	if codes := sc.spentOn(); len(codes) == 1 {
		s, _ := sc.Sector(codes[0])
		what = s.Name
	}
	var t core.Text
	switch {
	case down == 0:
		t = core.Tf("%[1]s에 %[2]s을(를) 쓰면 %[3]s", "Spending %[2]s on %[1]s %[3]s", what, SayWon(up), sc.outcome(e))
	case up == 0:
		t = core.Tf("%[1]s의 수요가 %[2]s 줄면 %[3]s", "If demand for %[1]s falls by %[2]s, this %[3]s", what, SayWon(-down), sc.outcome(e))
	default:
		t = core.Tf("%[1]s의 수요가 %[2]s 늘고 %[3]s 줄면 %[4]s", "If demand for %[1]s rises by %[2]s and falls by %[3]s, this %[4]s", what, SayWon(up), SayWon(-down), sc.outcome(e))
	}
	return []diagnosis.Finding{{ID: "effect", Text: t, Evidence: e.Evidence}}
}

// change is one measure of an outcome in words, without its sign.
type change struct {
	ko, en string
	rises  bool
}

// outcome says what rises and what falls: one verb where all go the same way.
func (sc *Scene) outcome(e *Effect) core.Text {
	var list []change
	add := func(title core.Text, s Split, say func(float64) core.Text) {
		if math.IsNaN(s.Total) {
			return
		}
		amount := say(math.Abs(s.Total))
		c := change{title.Ko + " " + amount.Ko, amount.En + " of " + title.En, s.Total >= 0}
		if sc.Regional() {
			in, out := say(sign(s.Total)*s.Inside), say(sign(s.Total)*s.Outside)
			c.ko += "(" + sc.Place.Ko + " 안 " + in.Ko + ", 밖 " + out.Ko + ")"
			c.en += " (" + in.En + " inside " + sc.Place.In(core.English) + ", " + out.En + " outside)"
		}
		list = append(list, c)
	}
	add(core.T("생산", "production"), e.Production, SayWon)
	add(core.T("부가가치", "value added"), e.ValueAdded, SayWon)
	add(core.T("취업유발", "employment"), e.Jobs, sayPersons)
	return core.T(outcomeKo(list), outcomeEn(list))
}

func sayPersons(n float64) core.Text {
	return core.T(signed(n)+grouped(n, decimalsOf(n))+"명", signed(n)+grouped(n, decimalsOf(n))+" persons")
}

// decimalsOf shows a decimal of few persons, as the figures do.
func decimalsOf(n float64) int {
	const many = 1000
	if math.Abs(n) < many {
		return 1
	}
	return 0
}

func signed(n float64) string {
	if n < 0 {
		return "−"
	}
	return ""
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

func outcomeKo(list []change) string {
	parts := make([]string, len(list))
	mixed := slices.ContainsFunc(list, func(c change) bool { return c.rises != list[0].rises })
	for k, c := range list {
		parts[k] = c.ko
		switch {
		case !mixed || k == len(list)-1:
		case c.rises:
			parts[k] += " 늘고"
		default:
			parts[k] += " 줄고"
		}
	}
	end := map[bool]string{true: "이(가) 생깁니다.", false: "이(가) 줄어듭니다."}
	if mixed {
		end = map[bool]string{true: " 늘어납니다.", false: " 줄어듭니다."}
	}
	return core.Tf("%s"+end[list[len(list)-1].rises], "%s", strings.Join(parts, ", ")).Ko
}

func outcomeEn(list []change) string {
	var up, down []string
	for _, c := range list {
		if c.rises {
			up = append(up, c.en)
		} else {
			down = append(down, c.en)
		}
	}
	switch {
	case len(down) == 0:
		return "sets " + sequence(up) + " in motion."
	case len(up) == 0:
		return "takes away " + sequence(down) + "."
	default:
		return "adds " + sequence(up) + " and takes away " + sequence(down) + "."
	}
}

// sequence joins words as English does: a, b and c.
func sequence(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// spentOn lists the sectors of the lines, each once.
func (sc *Scene) spentOn() []string {
	var codes []string
	for _, l := range sc.View.Lines {
		if !slices.Contains(codes, l.Sector) {
			codes = append(codes, l.Sector)
		}
	}
	return codes
}

func (sc *Scene) spentOnDoubtful() bool {
	return slices.ContainsFunc(sc.spentOn(), func(code string) bool {
		s, _ := sc.Sector(code)
		return s.Doubtful()
	})
}

// JobsMeaning says what employment induced is, and what it is not.
func (sc *Scene) JobsMeaning() core.Text {
	return core.Tf("취업유발(명)은 그 생산에 %[1]s 기준으로 몇 사람이 일하는지를 뜻하며 새로 생기는 일자리 수가 아닙니다. 한국은행 계수의 취업자에는 자영업자와 무급가족종사자가 들어 있습니다.",
		"Employment induced is how many people that production keeps at work by the ratios of %[1]s; it is not a number of new jobs. The Bank of Korea counts the self-employed and unpaid family workers among them.", yearText(sc.Year))
}
