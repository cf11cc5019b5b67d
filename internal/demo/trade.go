package demo

// branch is a family of divisions that buy in much the same way.
type branch int

const (
	primary branch = iota // farming, forestry, fishing, mining
	food
	light    // textiles, wood, paper, furniture and the rest of manufacturing
	chemical // refining, chemicals, medicines, rubber and plastic
	metal    // minerals, metals, metal goods
	electronic
	machine // electrical and general machinery, instruments
	vehicle
	utility // energy, water, waste
	building
	trading // wholesale, retail, transport
	hosting // lodging, restaurants, leisure
	business
	public
	branches
)

// branchOf gives the family of a division of KSIC.
func branchOf(division string) branch {
	firsts := []struct {
		division string
		branch   branch
	}{
		{"94", hosting},
		{"90", hosting},
		{"84", public},
		{"58", business},
		{"55", hosting},
		{"45", trading},
		{"41", building},
		{"35", utility},
		{"32", light},
		{"30", vehicle},
		{"27", machine},
		{"26", electronic},
		{"23", metal},
		{"19", chemical},
		{"13", light},
		{"10", food},
	}
	for _, f := range firsts {
		if division >= f.division {
			return f.branch
		}
	}
	return primary
}

// habit is how a family produces, in thousandths of its output.
type habit struct {
	inputs int64 // goods and services bought, imports among them
	abroad int64 // of the inputs, the part that is imported
	wages  int64 // of value added, the part paid to employees
	// buys says from which families, in proportion, beside what every industry
	// needs from any other.
	buys map[branch]int64
}

// habits are rounded orders of magnitude of Korean industry, our own estimate.
func habits() [branches]habit {
	return [branches]habit{
		primary:    {450, 100, 300, map[branch]int64{primary: 4, food: 5, chemical: 4, trading: 2}},
		food:       {760, 200, 480, map[branch]int64{primary: 14, food: 6, trading: 4, light: 2}},
		light:      {680, 240, 520, map[branch]int64{light: 10, chemical: 6, trading: 3, primary: 2}},
		chemical:   {740, 420, 380, map[branch]int64{chemical: 14, primary: 2, utility: 4, trading: 2}},
		metal:      {730, 300, 430, map[branch]int64{metal: 16, utility: 4, chemical: 2, machine: 2}},
		electronic: {640, 330, 400, map[branch]int64{electronic: 16, metal: 3, chemical: 4, machine: 3, business: 4}},
		machine:    {670, 230, 520, map[branch]int64{metal: 10, machine: 8, electronic: 6, business: 3}},
		vehicle:    {740, 170, 560, map[branch]int64{vehicle: 16, metal: 7, machine: 4, electronic: 4, chemical: 3, business: 3}},
		utility:    {700, 520, 380, map[branch]int64{utility: 6, chemical: 5, building: 2, business: 2}},
		building:   {570, 90, 760, map[branch]int64{metal: 10, building: 1, machine: 3, business: 4, trading: 3}},
		trading:    {420, 120, 580, map[branch]int64{trading: 5, business: 6, chemical: 3, vehicle: 2}},
		hosting:    {520, 60, 560, map[branch]int64{food: 10, primary: 3, trading: 4, business: 5}},
		business:   {360, 70, 560, map[branch]int64{business: 10, electronic: 2, trading: 2}},
		public:     {300, 90, 760, map[branch]int64{business: 6, chemical: 3, building: 2, trading: 2}},
	}
}
