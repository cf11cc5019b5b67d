package diagnosis

import (
	"math"
	"strconv"

	"naru/internal/core"
)

// momentum is what a yearly series has been doing of late.
type momentum struct {
	kind  motion
	years int     // for how many years, at least two; 1 for a single step
	last  float64 // growth of the last year
}

type motion int

const (
	still   motion = iota // nothing to say
	growing               // up every year
	slowing               // still up, but each year by less than the year before
	falling               // down every year
	up                    // up in the last year only
	down                  // down in the last year only
)

// good reports whether the motion is welcome.
func (m momentum) good() bool { return m.kind == growing || m.kind == up }

// inARow is how many years make a run worth a sentence.
const inARow = 2

// momentumOf reads a yearly series, oldest first. A gap ends the run.
func momentumOf(series []float64) momentum {
	var g []float64 // growth by year, latest first
	for t := len(series) - 1; t > 0; t-- {
		x := series[t]/series[t-1] - 1
		if !defined(x) {
			break
		}
		g = append(g, x)
	}
	if len(g) == 0 {
		return momentum{kind: still, last: math.NaN()}
	}
	run := func(ok func(k int) bool) int {
		n := 0
		for n < len(g) && ok(n) {
			n++
		}
		return n
	}
	fell := run(func(k int) bool { return g[k] < 0 })
	slower := run(func(k int) bool { return k+1 < len(g) && g[k] < g[k+1] && g[k] >= 0 })
	rose := run(func(k int) bool { return g[k] > 0 })
	switch {
	case fell >= inARow:
		return momentum{falling, fell, g[0]}
	case slower >= inARow:
		return momentum{slowing, slower, g[0]}
	case rose >= inARow:
		return momentum{growing, rose, g[0]}
	case g[0] < 0:
		return momentum{down, 1, g[0]}
	case g[0] > 0:
		return momentum{up, 1, g[0]}
	default:
		return momentum{kind: still, last: g[0]}
	}
}

// clause is the end of a sentence: Korean with its full stop, English as what
// follows "and" or "but".
func (m momentum) clause() core.Text {
	n := strconv.Itoa(m.years)
	change := percent(math.Abs(m.last))
	switch m.kind {
	case growing:
		return core.T(n+"년째 늘고 있습니다", "the industry has grown for "+n+" years in a row")
	case slowing:
		return core.T(n+"년째 성장이 둔화되고 있습니다", "growth has slowed for "+n+" years in a row")
	case falling:
		return core.T(n+"년째 줄고 있습니다", "the industry has shrunk for "+n+" years in a row")
	case up:
		return core.T("최근 1년 동안 "+change+" 늘었습니다", "the industry grew by "+change+" over the last year")
	case down:
		return core.T("최근 1년 동안 "+change+" 줄었습니다", "the industry shrank by "+change+" over the last year")
	default:
		return core.Text{}
	}
}
