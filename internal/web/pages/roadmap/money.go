package roadmap

import (
	"context"
	"math/big"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/ui"
)

// money is how a page writes sums of whole won.
type money struct {
	scale  ui.Scale
	format ui.Format
}

// scaleNames are the units of money as addresses name them.
var scaleNames = []struct {
	name     string
	scale    ui.Scale
	decimals int
}{{"eok", ui.Eok, 1}, {"million", ui.MillionWon, 0}, {"thousand", ui.ThousandWon, 0}, {"won", ui.Won, 0}}

// moneyOf is the unit that the reader chose; if none, 억원 in Korean, which has no
// name in English, where it is a million won.
func moneyOf(ctx context.Context) money {
	chosen := scaleNames[0]
	if ui.Lang(ctx) == core.English {
		chosen = scaleNames[1]
	}
	for _, x := range scaleNames {
		if x.name == ui.From(ctx).URL.Query().Get(ui.ParamUnit) {
			chosen = x
		}
	}
	return money{scale: chosen.scale, format: ui.Money(ui.Won, chosen.scale, chosen.decimals)}
}

// tabs is the switch of the unit.
func (m money) tabs(ctx context.Context) []ui.Tab {
	out := make([]ui.Tab, len(scaleNames))
	for i, x := range scaleNames {
		out[i] = ui.Tab{Text: x.scale.Unit(), Href: ui.Here(ctx, ui.ParamUnit, x.name), Current: x.scale == m.scale}
	}
	return out
}

// cell shows a sum: a dash where nothing is known, a remark where not all is.
func (m money) cell(s roadmap.Sum) ui.Cell {
	switch {
	case s.Lines == 0:
		return ui.NA(core.T("예산을 적지 않음", "no budget is written"))
	case s.Unknown == s.Lines:
		return ui.NA(core.Tf("%d줄 모두 미정", "all %d lines not known yet", s.Lines))
	case s.Unknown > 0:
		return m.won(s.Won).Noted(core.Tf("미정인 예산 %d줄은 들어 있지 않음", "without %d lines that are not known yet", s.Unknown))
	default:
		return m.won(s.Won)
	}
}

func (m money) won(won int64) ui.Cell { return ui.Num(float64(won), m.format) }

// say writes a sum with its unit: 12.5억원, 12.5억원(미정 2줄 제외).
func (m money) say(s roadmap.Sum) core.Text {
	switch {
	case s.Lines == 0:
		return core.T("예산 없음", "no budget written")
	case s.Unknown == s.Lines:
		return core.T("예산 미정", "budget not known yet")
	case s.Unknown > 0:
		return core.Tf("%[1]s(미정 %[2]d줄 제외)", "%[1]s (without %[2]d unknown)", m.sayWon(s.Won), s.Unknown)
	default:
		return m.sayWon(s.Won)
	}
}

func (m money) sayWon(won int64) core.Text {
	v, unit := float64(won), m.scale.Unit()
	return core.T(m.format.In(core.Korean, v)+unit.Ko, m.format.In(core.English, v)+" "+m.times()+unit.En)
}

// times keeps 1.5 and 100 million apart.
func (m money) times() string {
	if m.scale == ui.Eok {
		return "× "
	}
	return ""
}

// unknownMark stands in a form for a sum that will be, but is not known yet.
const unknownMark = "미정"

// millions writes won as 백만원 with as many decimals as are needed, for a form.
func millions(won *int64) string {
	if won == nil {
		return unknownMark
	}
	s := new(big.Rat).SetFrac64(*won, 1_000_000).FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// readMillions reads what a form says in 백만원, to the won. Absent means that
// nothing is written; a nil sum is not known yet.
func readMillions(text string) (won *int64, absent bool, fault core.Text) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	switch {
	case text == "":
		return nil, true, core.Text{}
	case text == unknownMark || strings.EqualFold(text, "unknown") || text == "?":
		return nil, false, core.Text{}
	}
	const longest = 24
	x, ok := new(big.Rat).SetString(text)
	if !ok || len(text) > longest || strings.ContainsAny(text, "/eExXpP_") {
		return nil, false, core.Tf("‘%s’은(는) 금액이 아닙니다. 백만원 단위의 수를 적거나, 정해지지 않았으면 ‘미정’이라고 적어 주십시오.",
			"‘%s’ is not an amount. Write a number of million won, or “unknown” where it is not known yet.", text)
	}
	x.Mul(x, new(big.Rat).SetInt64(1_000_000))
	if !x.IsInt() || !x.Num().IsInt64() {
		return nil, false, core.T("1원까지만 적을 수 있습니다. 소수점 아래는 여섯 자리까지입니다.", "Amounts go down to one won: at most six decimals.")
	}
	n := x.Num().Int64()
	return &n, false, core.Text{}
}
