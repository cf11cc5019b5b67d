package ui

import "naru/internal/core"

// Intervals is a line for each thing on one scale: a dot where it stands, a bar
// where it mostly lies, a thin line from its least to its most.
type Intervals struct {
	Axis      Axis       `json:"axis"`
	Items     []Interval `json:"items"`
	Reference *Marker    `json:"reference,omitempty"` // a line across, such as the edge of a list
}

// Interval is one thing of Intervals.
type Interval struct {
	Label core.Text `json:"label"`
	At    Real      `json:"at"`
	Low   Real      `json:"low"`
	High  Real      `json:"high"`
	Least Real      `json:"least"`
	Most  Real      `json:"most"`
	Role  Role      `json:"role,omitempty"`
	Note  core.Text `json:"note,omitzero"`
}

// Slopes joins the place of each thing before and after, the smallest on top:
// ranks in two lists.
type Slopes struct {
	Axis  Axis      `json:"axis"`
	From  core.Text `json:"from"`
	To    core.Text `json:"to"`
	Items []Slope   `json:"items"`
}

// Slope is one thing of Slopes.
type Slope struct {
	Label core.Text `json:"label"`
	From  Real      `json:"from"`
	To    Real      `json:"to"`
	Role  Role      `json:"role,omitempty"`
}

func (Intervals) kind() string { return "intervals" }
func (Slopes) kind() string    { return "slopes" }
