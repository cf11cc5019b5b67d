package core

// Measure is what is counted, in which unit. Add tells whether parts may be
// summed into wholes; an index or a rate may not.
type Measure struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
	Unit  Text   `json:"unit"`
	Scale int    `json:"scale,omitempty"` // power of ten of one unit: 백만원 is 6 of won
	Add   bool   `json:"additive"`
}

// The measures that Naru knows by name, so that the same thing from two
// sources carries the same id.
var (
	Establishments = Measure{ID: "establishments", Title: T("사업체수", "Establishments"), Unit: T("개", "units"), Add: true}
	Employees      = Measure{ID: "employees", Title: T("종사자수", "Employees"), Unit: T("명", "persons"), Add: true}
	Employed       = Measure{ID: "employed", Title: T("취업자", "Employed persons"), Unit: T("천명", "thousand persons"), Scale: 3, Add: true}
	Sales          = Measure{ID: "sales", Title: T("매출액", "Sales"), Unit: T("백만원", "million won"), Scale: 6, Add: true}
	Shipments      = Measure{ID: "shipments", Title: T("출하액", "Shipments"), Unit: T("백만원", "million won"), Scale: 6, Add: true}
	ValueAdded     = Measure{ID: "value_added", Title: T("부가가치", "Value added"), Unit: T("백만원", "million won"), Scale: 6, Add: true}
	Wages          = Measure{ID: "wages", Title: T("급여액", "Wages"), Unit: T("백만원", "million won"), Scale: 6, Add: true}
)

// KnownMeasures lists them in the order people expect.
func KnownMeasures() []Measure {
	return []Measure{Establishments, Employees, Employed, Sales, Shipments, ValueAdded, Wages}
}
