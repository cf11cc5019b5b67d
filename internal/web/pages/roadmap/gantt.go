package roadmap

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/ui"
)

// Measures of the picture, in its own units, which are pixels at normal size.
// The style sheet gives names the same heights.
const (
	rowHeight  = 36
	laneHeight = 32
	headHeight = 52
	barHeight  = 18
	barTop     = (rowHeight - barHeight) / 2
	arrowRoom  = 6
)

// zoom is how wide a quarter is drawn.
type zoom string

const (
	byQuarter zoom = "quarter"
	byYear    zoom = "year"
)

// width of a quarter in a room of so many pixels. The plan fills the room where
// it is short; by years it fits into it as far as can be read.
func (z zoom) width(quarters, room int) int {
	narrowest := 12
	if z == byQuarter {
		narrowest = 44
	}
	return max(room/max(quarters, 1), narrowest)
}

// cookieRoom holds how wide the picture can be; a script measures it.
const cookieRoom = "plan-room"

// roomOf is the width that a page has for the picture. Without a script it is
// that of a screen of 1280 pixels.
func roomOf(r *http.Request) int {
	const usual, least, most = 716, 480, 4000
	c, err := r.Cookie(cookieRoom)
	if err != nil {
		return usual
	}
	room, err := strconv.Atoi(c.Value)
	if err != nil || room <= 0 {
		return usual
	}
	return min(max(room, least), most)
}

// grouping is what the rows of the picture stand under.
type grouping string

const (
	byStrategy grouping = "strategy"
	byStart    grouping = "start" // one list, soonest first
)

// ganttView is the plan as a picture on a grid of quarters.
type ganttView struct {
	ID      string // of the roadmap
	Text    core.Text
	First   int // the first quarter, counted through
	Quarter int // width of one
	Room    int // width that it was drawn for
	Width   int
	Height  int // without the head
	Years   []ganttTick
	Ticks   []ganttTick
	Terms   []ganttTick
	Lanes   []ganttLane
	Arrows  []ganttArrow
	Today   string // x of the day; empty outside the picture
	Movable bool
}

// ganttTick is a column with its name.
type ganttTick struct {
	X, Width int
	Text     core.Text
}

// ganttLane is the rows under one heading.
type ganttLane struct {
	ID    string
	Title core.Text
	Y     int
	Rows  []ganttRow
}

// ganttRow is one task.
type ganttRow struct {
	Task     *roadmap.Task
	Y        int
	X, Width int
	Done     string // width of what is done
	Overdue  bool   // it should have ended, and has not
	Violated bool   // it starts before what it waits for allows
	Critical bool
	Chosen   bool
	Href     string // of the task
	MoveHref string // chooses the task to be moved
	Label    core.Text
	Marks    []ganttMark
}

// ganttMark is a milestone.
type ganttMark struct {
	X    int
	Text core.Text
}

// ganttArrow is a dependency.
type ganttArrow struct {
	Path     string
	Critical bool
	Violated bool
}

// ganttOptions are what an address says about the picture.
type ganttOptions struct {
	zoom    zoom
	room    int
	group   grouping
	chosen  string
	overdue map[string]bool
}

// newGantt lays the picture out.
func newGantt(ctx context.Context, f *frame, o ganttOptions) (ganttView, roadmap.Gantt) {
	g := f.Plan.Gantt(f.Now)
	v := ganttView{ID: f.ID(), Text: g.Text, First: int(g.From), Quarter: o.zoom.width(int(g.To-g.From)+1, o.room), Room: o.room, Movable: f.CanEdit()}
	v.Width = (int(g.To-g.From) + 1) * v.Quarter
	v.columns(g, o.zoom)
	y, rows := 0, map[string]*ganttRow{}
	for _, lane := range grouped(g.Lanes, o.group) {
		l := ganttLane{ID: lane.ID, Title: core.T(lane.Title, lane.Title), Y: y}
		if o.group == byStart {
			l.Title = core.T("시작하는 순서", "By start")
		}
		y += laneHeight
		for _, b := range lane.Bars {
			l.Rows = append(l.Rows, v.row(ctx, f, b, o, y))
			y += rowHeight
		}
		v.Lanes = append(v.Lanes, l)
		for i := range l.Rows {
			rows[l.Rows[i].Task.ID] = &l.Rows[i]
		}
	}
	v.Height = y
	for _, a := range g.Arrows {
		from, to := rows[a.From], rows[a.To]
		if from != nil && to != nil {
			v.Arrows = append(v.Arrows, ganttArrow{
				Path:     arrowPath(a.FromColumn*v.Quarter, from.Y+rowHeight/2, a.ToColumn*v.Quarter, to.Y+rowHeight/2),
				Critical: a.Critical, Violated: a.Violated,
			})
		}
	}
	if g.Today >= 0 {
		v.Today = svgNumber((float64(g.Today) + g.Within) * float64(v.Quarter))
	}
	return v, g
}

// grouped gives the lanes as they are, or all their bars in one, soonest first.
func grouped(lanes []roadmap.Lane, by grouping) []roadmap.Lane {
	if by != byStart {
		return lanes
	}
	all := roadmap.Lane{ID: string(byStart)}
	for _, l := range lanes {
		all.Bars = append(all.Bars, l.Bars...)
	}
	slices.SortStableFunc(all.Bars, func(a, b roadmap.Bar) int {
		if a.Task.Dated() != b.Task.Dated() { // those without dates at the end
			return cmp.Compare(b.Span, a.Span)
		}
		return cmp.Or(cmp.Compare(a.Task.Start, b.Task.Start), cmp.Compare(a.Task.End, b.Task.End))
	})
	return []roadmap.Lane{all}
}

// columns names the years, the quarters where there is room, and the stages.
func (v *ganttView) columns(g roadmap.Gantt, z zoom) {
	const quarters = 4
	for i, year := range g.Years {
		v.Years = append(v.Years, ganttTick{X: i * quarters * v.Quarter, Width: quarters * v.Quarter, Text: core.T(itoa(year), itoa(year))})
	}
	for q := g.From; q <= g.To; q++ {
		t := ganttTick{X: int(q-g.From) * v.Quarter, Width: v.Quarter}
		if z == byQuarter {
			t.Text = core.Tf("%d분기", "Q%d", q.Of())
		}
		v.Ticks = append(v.Ticks, t)
	}
	for _, s := range g.Spans {
		from := roadmap.QuarterOf(s.From, 1)
		v.Terms = append(v.Terms, ganttTick{X: int(from-g.From) * v.Quarter, Width: (s.To - s.From + 1) * quarters * v.Quarter, Text: s.Term.Title()})
	}
}

func (v *ganttView) row(ctx context.Context, f *frame, b roadmap.Bar, o ganttOptions, y int) ganttRow {
	t := b.Task
	r := ganttRow{
		Task: t, Y: y, X: b.Column * v.Quarter, Width: b.Span * v.Quarter,
		Overdue: o.overdue[t.ID], Violated: len(b.Late) > 0, Critical: b.Critical, Chosen: o.chosen == t.ID,
		Href: to(ctx, taskHref(f.ID(), t.ID)), Label: b.Text,
	}
	r.MoveHref = ui.Here(ctx, paramTask, t.ID, paramDone, "", paramCount, "") + "#move"
	if b.Percent != nil {
		r.Done = svgNumber(float64(r.Width) * *b.Percent / 100)
		r.Label = core.Tf("%[1]s, 진척률 %.0[2]f%%", "%[1]s, %.0[2]f%% done", r.Label, *b.Percent)
	}
	if r.Overdue {
		r.Label = core.Tf("%s, 끝났어야 할 때가 지남", "%s, overdue", r.Label)
	}
	for _, m := range b.Milestones {
		r.Marks = append(r.Marks, ganttMark{X: (m.Column + 1) * v.Quarter, Text: core.Tf("이정표 %[1]s: %[2]s", "milestone %[1]s: %[2]s", m.At.Title(), m.Title)})
	}
	return r
}

// arrowPath leads from the end of one bar to the start of another, around them
// where the second starts before the first ends.
func arrowPath(x1, y1, x2, y2 int) string {
	s := strconv.Itoa
	if x2 >= x1+arrowRoom {
		return "M" + s(x1) + " " + s(y1) + "H" + s(x1+arrowRoom/2) + "V" + s(y2) + "H" + s(x2)
	}
	between := y2 - rowHeight/2
	if y2 < y1 {
		between = y2 + rowHeight/2
	}
	return "M" + s(x1) + " " + s(y1) + "h" + s(arrowRoom) + "V" + s(between) + "H" + s(x2-arrowRoom) + "V" + s(y2) + "H" + s(x2)
}

func svgNumber(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// class says what a bar is, for the style sheet.
func (r ganttRow) class() string {
	names := []string{"bar", "bar--" + string(r.Task.Status)}
	for _, x := range []struct {
		on   bool
		name string
	}{{r.Critical, "bar--critical"}, {r.Overdue, "bar--overdue"}, {r.Violated, "bar--violated"}, {r.Chosen, "bar--chosen"}} {
		if x.on {
			names = append(names, x.name)
		}
	}
	return strings.Join(names, " ")
}

func (a ganttArrow) class() string {
	switch {
	case a.Violated:
		return "arrow arrow--violated"
	case a.Critical:
		return "arrow arrow--critical"
	default:
		return "arrow"
	}
}

func (a ganttArrow) head() string {
	if a.Violated {
		return "url(#gantt-head-violated)"
	}
	return "url(#gantt-head)"
}
