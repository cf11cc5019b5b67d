package dataset

import "naru/internal/core"

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
