package document

// Chart is what a figure draws: Bars, Lines, Scatter or Plan. Writers draw all
// of them with one set of colours; the series named Highlight keeps the primary
// colour.
type Chart interface{ chart() }

// Axis is one axis with the unit in its title.
type Axis struct {
	Title    string
	Decimals int
}

// Bars compares amounts. A bar may float, as the steps of a waterfall do.
type Bars struct {
	Categories []string
	Series     []Series
	Value      Axis
	Stacked    bool
	Horizontal bool
	// Floats gives, per category, where a bar of the first series starts; nil
	// starts every bar at zero.
	Floats []float64
}

// Series is one row of numbers, one per category or period; NaN is a gap.
type Series struct {
	Name      string
	Values    []float64
	Highlight bool
	Dashed    bool // a target or an estimate
}

// Lines shows paths over periods.
type Lines struct {
	Periods []string
	Series  []Series
	Value   Axis
}

// Scatter places things by two numbers; cuts divide it into four fields.
type Scatter struct {
	X, Y       Axis
	Points     []Point
	XCut, YCut *float64
	// Fields names the four quadrants: upper right, upper left, lower left, lower
	// right; empty names are left out.
	Fields [4]string
}

// Point is one thing of a scatter. Size is an amount; 0 means the smallest.
type Point struct {
	Name      string
	X, Y      float64
	Size      float64
	Highlight bool
}

// Plan is a Gantt chart in quarters of years.
type Plan struct {
	From, To int // years, both included
	Bars     []Span
}

// Span is one bar of a plan, or a heading where Group is set. Start and End are
// years with a fraction: 2027.25 is the second quarter of 2027.
type Span struct {
	Name       string
	Group      bool
	Start, End float64
	Highlight  bool
}

func (Bars) chart()    {}
func (Lines) chart()   {}
func (Scatter) chart() {}
func (Plan) chart()    {}
