package dataset

import (
	"strings"

	"naru/internal/core"
)

// Money is a unit that tables count money in.
type Money string

// The units.
const (
	Won          Money = "won"
	ThousandWon  Money = "thousand-won"
	MillionWon   Money = "million-won"
	HundredMWon  Money = "eok-won"
	BillionWon   Money = "billion-won"
	HundredBWon  Money = "100billion-won"
	MillionUSD   Money = "million-usd"
	ForeignMoney Money = "foreign"
)

// Monies lists the units.
func Monies() []Money {
	return []Money{Won, ThousandWon, MillionWon, HundredMWon, BillionWon, HundredBWon, MillionUSD, ForeignMoney}
}

// Title names the unit; empty for one that there is not.
func (m Money) Title() core.Text {
	switch m {
	case Won:
		return core.T("원", "won")
	case ThousandWon:
		return core.T("천원", "thousand won")
	case MillionWon:
		return core.T("백만원", "million won")
	case HundredMWon:
		return core.T("억원", "100 million won")
	case BillionWon:
		return core.T("10억원", "billion won")
	case HundredBWon:
		return core.T("천억원", "100 billion won")
	case MillionUSD:
		return core.T("백만 달러", "million US$")
	case ForeignMoney:
		return core.T("그 밖의 통화", "another currency")
	default:
		return core.Text{}
	}
}

// Won is how many won the unit is; 0 for another currency.
func (m Money) Won() float64 {
	switch m {
	case Won:
		return 1
	case ThousandWon:
		return 1e3
	case MillionWon:
		return 1e6
	case HundredMWon:
		return 1e8
	case BillionWon:
		return 1e9
	case HundredBWon:
		return 1e11
	default:
		return 0
	}
}

// moneyWords are further words for the units, without spaces.
var moneyWords = map[string]Money{
	"십억원": BillionWon, "billionwon": BillionWon, "bnwon": BillionWon, "billionkrw": BillionWon, "millionwon": MillionWon, "millionkrw": MillionWon,
	"백만달러": MillionUSD, "백만불": MillionUSD, "millionus$": MillionUSD, "mnus$": MillionUSD, "millionusd": MillionUSD,
}

// moneyIn reads the unit in a text such as “(단위: 백만원, 명)”; empty where none
// is told that there is: a wrong unit would make every job and plant wrong.
func moneyIn(text string) Money {
	low := strings.ToLower(strings.Join(strings.Fields(text), ""))
	_, unit, told := strings.Cut(low, "단위")
	if !told {
		if _, unit, told = strings.Cut(low, "unit"); !told {
			return ""
		}
	}
	unit, _, _ = strings.Cut(strings.TrimLeft(unit, "s:：() ["), ",")
	unit = strings.Trim(unit, " :()[]")
	for _, m := range Monies() {
		if unit == strings.ReplaceAll(m.Title().Ko, " ", "") {
			return m
		}
	}
	return moneyWords[unit]
}
