package policy

import (
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// moneyUnit is a unit in which the form takes amounts.
type moneyUnit struct {
	Name  string
	Scale ui.Scale
}

// moneyUnits lists them, the usual one of budgets first.
func moneyUnits() []moneyUnit {
	return []moneyUnit{{"million", ui.MillionWon}, {"won", ui.Won}, {"thousand", ui.ThousandWon}, {"eok", ui.Eok}}
}

// unitOf finds a unit by its name; the usual one where there is none such.
func unitOf(name string) moneyUnit {
	for _, u := range moneyUnits() {
		if u.Name == name {
			return u
		}
	}
	return moneyUnits()[0]
}

func unitOptions() []ui.Option {
	var out []ui.Option
	for _, u := range moneyUnits() {
		out = append(out, ui.Option{Value: u.Name, Label: u.Scale.Unit()})
	}
	return out
}

// readWon reads an amount in a unit as whole won. Negative ones are read as
// well: it is for the policy to refuse those.
func readWon(text string, unit ui.Scale) (int64, error) {
	s := strings.NewReplacer(",", "", " ", "", "△", "-", "▲", "-", "−", "-").Replace(text)
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	fraction = strings.TrimRight(fraction, "0")
	if whole+fraction == "" && digits != "0" && strings.Trim(digits, "0.") != "" || strings.Trim(whole+fraction, "0123456789") != "" || strings.Trim(digits, ".") == "" {
		return 0, core.Fail(core.Invalid, "‘%s’은(는) 금액이 아닙니다. 숫자로 적고, 모르면 비워 두십시오.", "‘%s’ is not an amount. Write a number, or leave it empty if unknown.", text)
	}
	if len(fraction) > int(unit) {
		return 0, core.Fail(core.Invalid, "‘%[1]s’%[2]s은(는) 1원보다 잘게 나뉩니다. 소수점 아래를 줄여 주십시오.", "‘%[1]s’ %[2]s is no whole number of won. Write fewer decimals.", text, unit.Unit())
	}
	won, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", int(unit)-len(fraction)), 10, 64)
	if err != nil {
		return 0, core.Fail(core.Invalid, "‘%s’은(는) 지나치게 큽니다. 단위를 확인하십시오.", "‘%s’ is too large. Check the unit.", text).Because(err)
	}
	if negative {
		won = -won
	}
	return won, nil
}

// writeWon writes whole won in a unit, with as many decimals as it takes.
func writeWon(won int64, unit ui.Scale) string {
	digits, negative := strings.CutPrefix(strconv.FormatInt(won, 10), "-")
	if short := int(unit) + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	point := len(digits) - int(unit)
	out := digits[:point]
	if fraction := strings.TrimRight(digits[point:], "0"); fraction != "" {
		out += "." + fraction
	}
	if negative {
		out = "-" + out
	}
	return out
}
