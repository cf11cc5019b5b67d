package ui

import "naru/internal/core"

// Stacks is a bar for each thing, made of parts from a zero baseline: parts
// below zero go to the left. Each part has its colour and its pattern, in the
// order of Parts, of which there are six at most.
type Stacks struct {
	Axis  Axis        `json:"axis"`
	Parts []core.Text `json:"parts"`
	Items []Stack     `json:"items"`
	Whole bool        `json:"whole,omitempty"` // the parts make up one whole: shares
	Bound core.Text   `json:"bound,omitzero"`  // names the bounds of the bars; zero when they have none
}

// Stack is one bar; Values go with Parts.
type Stack struct {
	Label  core.Text `json:"label"`
	Values []Real    `json:"values"`
	Total  *Real     `json:"total,omitempty"` // written beside the name: what the parts come to
	Bound  *Real     `json:"bound,omitempty"` // drawn as a step across the bar; a bar beyond it has a mark at its end
	Role   Role      `json:"role,omitempty"`
	Href   string    `json:"href,omitempty"`
}

// Strips holds things against each other on several scales at once: one line
// per indicator, one dot per thing. The chosen one is named on every line, the
// others at the ends.
type Strips struct {
	Rows []Strip `json:"rows"`
}

// Strip is one scale with its dots.
type Strip struct {
	Axis      Axis    `json:"axis"`
	Dots      []Dot   `json:"dots"`
	Reference *Marker `json:"reference,omitempty"` // a tick across, such as the nation's growth
}

// Dot is one thing on a strip. What has no value is not drawn; the table says
// so.
type Dot struct {
	Label core.Text `json:"label"`
	Value Real      `json:"value"`
	Role  Role      `json:"role,omitempty"`
	Href  string    `json:"href,omitempty"`
}
