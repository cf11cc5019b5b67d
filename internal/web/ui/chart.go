package ui

import (
	"encoding/json"
	"fmt"
	"math"

	"naru/internal/core"
)

// Chart is a picture with everything that belongs to it: its title, the
// sentence that says what it shows, the table of the same numbers, the source
// and the buttons that save it as PNG or SVG. Without scripts the table is open
// in its place.
type Chart struct {
	ID      string    // unique on the page
	Title   core.Text // what is drawn, for where and when; units stand on the axes
	Spec    Spec
	Summary core.Text // the text alternative: what one sees, in a sentence or two
	Table   *Table    // the same numbers
	Source  core.Text // source line
	Height  Height
}

// Height is how much room a picture gets.
type Height string

// The heights of pictures. Tall suits the one main picture of a page.
const (
	Medium Height = ""
	Short  Height = "short"
	Tall   Height = "tall"
)

// Spec is what a chart draws: Bars, Stacks, Strips, Bubbles, Network, Lines, Waterfall,
// Intervals, Slopes, Heatmap, TileMap or BoundaryMap.
type Spec interface{ kind() string }

// Role decides the colour of a thing, which is the same on every page.
type Role string

// The roles. The chosen one has the primary colour, what it is compared with
// dark grey, all others light grey.
const (
	RoleOther      Role = ""
	RoleChosen     Role = "chosen"
	RoleComparison Role = "comparison"
)

// Real is a number in a chart. NaN is a gap, never a zero.
type Real float64

// MarshalJSON writes null for what is not a number.
func (r Real) MarshalJSON() ([]byte, error) {
	if f := float64(r); math.IsNaN(f) || math.IsInf(f, 0) {
		return []byte("null"), nil
	}
	return shortest(float64(r)), nil
}

// Axis names what is measured along it, the unit and how numbers are written.
type Axis struct {
	Title  core.Text `json:"title"`
	Unit   core.Text `json:"unit"`
	Format Format    `json:"format"`
	Log    bool      `json:"log,omitempty"` // bubbles and lines only; bars start at zero
}

// Bars is a horizontal bar chart from a zero baseline, drawn in the order
// given (sort large to small).
type Bars struct {
	Axis      Axis    `json:"axis"`
	Items     []Bar   `json:"items"`
	Reference *Marker `json:"reference,omitempty"` // a line across, such as LQ 1
}

// Bar is one bar.
type Bar struct {
	Label core.Text `json:"label"`
	Value Real      `json:"value"`
	Role  Role      `json:"role,omitempty"`
	Note  core.Text `json:"note,omitzero"` // why it is missing, or a remark
	Href  string    `json:"href,omitempty"`
}

// Marker is a line of reference on an axis.
type Marker struct {
	At    Real      `json:"at"`
	Label core.Text `json:"label"`
}

// Bubbles is a scatter of points whose area is a third number, with lines of
// reference that make quadrants.
type Bubbles struct {
	X         Axis      `json:"x"`
	Y         Axis      `json:"y"`
	Size      Axis      `json:"size"`
	Points    []Bubble  `json:"points"`
	XLine     *Marker   `json:"xLine,omitempty"`
	YLine     *Marker   `json:"yLine,omitempty"`
	Quadrants Quadrants `json:"quadrants"`
	Uniform   bool      `json:"uniform,omitempty"` // points of one size: the third number is told, not drawn
	Keyed     bool      `json:"keyed,omitempty"`   // on a narrow screen labelled points have numbers, and a key beneath
}

// Quadrants names the four corners.
type Quadrants struct {
	TopLeft     core.Text `json:"topLeft"`
	TopRight    core.Text `json:"topRight"`
	BottomLeft  core.Text `json:"bottomLeft"`
	BottomRight core.Text `json:"bottomRight"`
}

// Bubble is one point. Labelled ones have their name written beside them; the
// others show it on hover and focus.
type Bubble struct {
	Label    core.Text `json:"label"`
	X        Real      `json:"x"`
	Y        Real      `json:"y"`
	Size     Real      `json:"size"`
	Role     Role      `json:"role,omitempty"`
	Labelled bool      `json:"labelled,omitempty"`
	Href     string    `json:"href,omitempty"`
}

// Lines is one or more series over time, each named at its end.
type Lines struct {
	Y         Axis     `json:"y"`
	Periods   []string `json:"periods"` // in order, as they are to be written
	Series    []Line   `json:"series"`
	FromZero  bool     `json:"fromZero,omitempty"`
	Reference *Marker  `json:"reference,omitempty"`
}

// Line is one series; Values go with Periods.
type Line struct {
	Label  core.Text `json:"label"`
	Values []Real    `json:"values"`
	Role   Role      `json:"role,omitempty"`
}

// Waterfall shows how parts lead from a start to an end. Steps marked Total
// stand on the baseline, the others on what came before.
type Waterfall struct {
	Axis  Axis   `json:"axis"`
	Steps []Step `json:"steps"`
	Roles bool   `json:"roles,omitempty"` // bars have the colours of their roles, not of their signs
}

// Step is one part of a waterfall.
type Step struct {
	Label core.Text `json:"label"`
	Value Real      `json:"value"`
	Total bool      `json:"total,omitempty"`
	Role  Role      `json:"role,omitempty"` // where the waterfall has Roles
}

// Heatmap is a grid of values, such as the coverage of a dataset. Cells that
// are not listed are drawn as missing.
type Heatmap struct {
	X       Axis        `json:"x"`
	Y       Axis        `json:"y"`
	Columns []core.Text `json:"columns"`
	Rows    []core.Text `json:"rows"`
	Cells   []HeatCell  `json:"cells"`
	Value   Axis        `json:"value"`
	Min     Real        `json:"min"`
	Max     Real        `json:"max"`              // Min = Max: taken from the cells
	Middle  *Marker     `json:"middle,omitempty"` // a value to diverge from, such as LQ 1
}

// HeatCell is one cell, by zero-based column and row.
type HeatCell struct {
	Column int       `json:"column"`
	Row    int       `json:"row"`
	Value  Real      `json:"value"`
	Note   core.Text `json:"note,omitzero"`
}

// MapScale says how a map turns values into colour.
type MapScale struct {
	Axis

	Middle *Marker `json:"middle,omitempty"` // a value to diverge from, such as LQ 1
}

// TileMap draws each region as a square of equal size, roughly where it lies.
type TileMap struct {
	Scale MapScale `json:"scale"`
	Tiles []Tile   `json:"tiles"`
}

// Tile is one region of a tile map; Column and Row count from 0 at the top
// left.
type Tile struct {
	Code   string    `json:"code"`
	Label  core.Text `json:"label"` // short: 경기, 평택
	Column int       `json:"column"`
	Row    int       `json:"row"`
	Value  Real      `json:"value"`
	Role   Role      `json:"role,omitempty"`
	Note   core.Text `json:"note,omitzero"`
	Href   string    `json:"href,omitempty"`
}

// BoundaryMap colours regions within their real boundaries, read as GeoJSON
// from an address of this server. Key is the property that holds the code.
type BoundaryMap struct {
	Scale   MapScale    `json:"scale"`
	GeoJSON string      `json:"geojson"`
	Key     string      `json:"key"`
	Regions []MapRegion `json:"regions"`
}

// MapRegion is one region of a boundary map.
type MapRegion struct {
	Code  string    `json:"code"`
	Label core.Text `json:"label"`
	Value Real      `json:"value"`
	Role  Role      `json:"role,omitempty"`
	Note  core.Text `json:"note,omitzero"`
	Href  string    `json:"href,omitempty"`
}

func (Bars) kind() string        { return "bars" }
func (Stacks) kind() string      { return "stacks" }
func (Strips) kind() string      { return "strips" }
func (Bubbles) kind() string     { return "bubbles" }
func (Lines) kind() string       { return "lines" }
func (Waterfall) kind() string   { return "waterfall" }
func (Heatmap) kind() string     { return "heatmap" }
func (TileMap) kind() string     { return "tilemap" }
func (BoundaryMap) kind() string { return "boundarymap" }

// block is the data block that the browser's script draws from.
type block struct {
	Kind  string    `json:"kind"`
	Title core.Text `json:"title"`
	Spec  Spec      `json:"spec"`
}

// block gives the chart's data as JSON. encoding/json escapes <, > and &, so
// that no text can end the data block early.
func (c Chart) block() (string, error) {
	b, err := json.Marshal(block{Kind: c.Spec.kind(), Title: c.Title, Spec: c.Spec})
	if err != nil {
		return "", fmt.Errorf("chart %s: %w", c.ID, err)
	}
	return string(b), nil
}
