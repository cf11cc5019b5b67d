package ui

import "naru/internal/core"

// Network draws things as circles and what is near as ties between them. Where
// each stands is given, so that the picture is the same for everyone.
type Network struct {
	Size   Axis        `json:"size"` // area of a circle
	Tie    Axis        `json:"tie"`  // strength of a tie
	Groups []core.Text `json:"groups"`
	Lit    core.Text   `json:"lit"`             // what a filled circle means
	Unlit  core.Text   `json:"unlit"`           // what a hollow one means
	Marked core.Text   `json:"marked,omitzero"` // what a ring means
	Nodes  []Node      `json:"nodes"`
	Ties   []Tie       `json:"ties"`
}

// Node is one thing of a network at X, Y ∈ [0, 1]. Marked ones are ringed and
// named; with one Chosen, it and what is Near it stand out. Group is an index into Groups, which give colour and shape; an empty
// name is left out of the legend.
type Node struct {
	Label    core.Text   `json:"label"`
	X        Real        `json:"x"`
	Y        Real        `json:"y"`
	Size     Real        `json:"size"`
	Group    int         `json:"group"`
	Lit      bool        `json:"lit,omitempty"`
	Marked   bool        `json:"marked,omitempty"`
	Near     bool        `json:"near,omitempty"`
	Chosen   bool        `json:"chosen,omitempty"`
	Labelled bool        `json:"labelled,omitempty"`
	Details  []core.Text `json:"details"` // shown with the name: its neighbours
	Href     string      `json:"href,omitempty"`
}

// Tie joins two nodes, by position. A faint one stands behind the others, a bold
// one before them.
type Tie struct {
	From  int  `json:"from"`
	To    int  `json:"to"`
	Value Real `json:"value"`
	Faint bool `json:"faint,omitempty"`
	Bold  bool `json:"bold,omitempty"`
}

func (Network) kind() string { return "network" }
