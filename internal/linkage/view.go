package linkage

import (
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
)

// View is what an address of the pages asks for. Unset fields are chosen by
// the service.
type View struct {
	Dataset string
	Version int
	Region  string // that people look at; chooses the table where none is named
	Trade   string // an industry of KSIC to find among the sectors: ksic11:26
	Year    string

	Unit  AmountUnit // that Lines and Plant are written in
	Lines []Line     // what is spent, by sector
	Gone  string     // the sector that a plant leaves
	Share float64    // of the sector, 0…1; 0 when Plant says it
	Plant float64    // yearly output of the plant, in won; 0 when Share says it
	// Written keeps what a person wrote, to show it again where it cannot be read.
	Written url.Values
}

// Line is a final demand for a sector, in won; negative where it falls away.
type Line struct {
	Sector string
	Won    float64
	At     int // where it stands in the address, for its faults
}

// AmountUnit is a unit that people write amounts in.
type AmountUnit string

// The units of amounts.
const (
	Eok      AmountUnit = "eok" // the default
	MillionW AmountUnit = "million"
	Trillion AmountUnit = "jo"
)

// AmountUnits lists the units.
func AmountUnits() []AmountUnit { return []AmountUnit{Eok, MillionW, Trillion} }

// Won is how many won the unit is.
func (u AmountUnit) Won() float64 {
	switch u {
	case MillionW:
		return 1e6
	case Trillion:
		return 1e12
	default:
		return 1e8
	}
}

// Title names the unit.
func (u AmountUnit) Title() core.Text {
	switch u {
	case MillionW:
		return core.T("백만원", "million won")
	case Trillion:
		return core.T("조원", "trillion won")
	default:
		return core.T("억원", "× KRW 100m")
	}
}

// The parameters of an address. A table is named apart from the data that the
// other pages look at.
const (
	ParamTable  = "table"
	ParamNumber = "edition" // version of the table; the newest when absent
	ParamYear   = "year"
	ParamRegion = "region"   // as on every page
	ParamTrade  = "industry" // of KSIC, with its revision: ksic11:26
	ParamSector = "sector"   // repeated, with ParamAmount
	ParamAmount = "amount"
	ParamIn     = "in" // unit of the amounts
	ParamGone   = "gone"
	ParamShare  = "share" // per cent
	ParamPlant  = "plant" // amount
)

// mostLines is how many lines of demand an address may hold.
const mostLines = 200

// mostAmount bounds an amount, in won: a thousand times the economy's output.
const mostAmount = 1e19

// ParseView reads an address. Faults name their field, such as amount.2.
func ParseView(q url.Values) (View, error) {
	v := View{Dataset: q.Get(ParamTable), Region: q.Get(ParamRegion), Trade: q.Get(ParamTrade), Year: q.Get(ParamYear), Unit: AmountUnit(q.Get(ParamIn)), Gone: q.Get(ParamGone), Written: q}
	if v.Unit != MillionW && v.Unit != Trillion {
		v.Unit = Eok
	}
	v.Version, _ = strconv.Atoi(q.Get(ParamNumber)) // anything else is the newest
	fault := core.Fail(core.Invalid, "적은 금액을 고쳐 주십시오.", "Please correct the amounts.")
	add := func(field string, message core.Text) { fault = fault.With(field, message) }
	sectors, amounts := q[ParamSector], q[ParamAmount]
	for k, sector := range sectors[:min(len(sectors), mostLines)] {
		text := ""
		if k < len(amounts) {
			text = strings.TrimSpace(amounts[k])
		}
		if sector == "" && text == "" {
			continue
		}
		won, why := amountOf(text, v.Unit)
		switch {
		case sector == "":
			add(ParamSector+"."+strconv.Itoa(k), core.T("어느 산업에 쓰는지 골라 주십시오.", "Choose the sector."))
		case !why.IsZero():
			add(ParamAmount+"."+strconv.Itoa(k), why)
		default:
			v.Lines = append(v.Lines, Line{Sector: sector, Won: won, At: k})
		}
	}
	if v.Gone != "" {
		v.readGone(q, add)
	}
	if len(fault.Fields) > 0 {
		return v, fault
	}
	return v, nil
}

// readGone reads how much of a sector goes: a share or a plant's output.
func (v *View) readGone(q url.Values, add func(string, core.Text)) {
	const hundred = 100
	share, plant := strings.TrimSpace(q.Get(ParamShare)), strings.TrimSpace(q.Get(ParamPlant))
	switch {
	case plant != "":
		won, why := amountOf(plant, v.Unit)
		if why.IsZero() && won < 0 {
			why = core.T("공장의 생산액은 0보다 커야 합니다.", "The plant's output must be above 0.")
		}
		if !why.IsZero() {
			add(ParamPlant, why)
			return
		}
		v.Plant = won
	case share == "":
		v.Share = 1
	default:
		x, err := strconv.ParseFloat(strings.TrimSuffix(share, "%"), 64)
		if err != nil || !(x > 0 && x <= hundred) {
			add(ParamShare, core.T("0보다 크고 100 이하인 수를 적어 주십시오.", "Write a number above 0 and at most 100."))
			return
		}
		v.Share = x / hundred
	}
}

// amountOf reads an amount as people write it: 1,200 or −50 or △50.
func amountOf(text string, unit AmountUnit) (float64, core.Text) {
	text = strings.NewReplacer(",", "", " ", "", "−", "-", "△", "-", "▲", "-").Replace(text)
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case text == "":
		return 0, core.T("금액을 적어 주십시오.", "Write the amount.")
	case err != nil || x != x:
		return 0, core.T("금액을 100이나 1,200처럼 수로 적어 주십시오.", "Write the amount as a number, such as 100 or 1,200.")
	case x == 0:
		return 0, core.T("금액이 0입니다.", "The amount is 0.")
	case x*unit.Won() > mostAmount || x*unit.Won() < -mostAmount:
		return 0, core.T("금액이 너무 큽니다. 단위를 확인해 주십시오.", "The amount is too large. Check its unit.")
	}
	return x * unit.Won(), core.Text{}
}
