package structure

import "math"

// FitnessRun says how long the fitness–complexity iteration may go on.
type FitnessRun struct {
	Steps     int     // at most
	Tolerance float64 // it ends when no value moves by more, the mean being 1
}

// DefaultFitnessRun settles most tables to ten digits. Those whose fitness fades
// to zero never settle, and are told so.
func DefaultFitnessRun() FitnessRun { return FitnessRun{Steps: 1000, Tolerance: 1e-10} }

// Fitness is the fitness of regions F and the complexity of industries Q, both
// with mean 1.
type Fitness struct {
	F, Q                   []float64
	RegionWhy, IndustryWhy []Reason
	Steps                  int     // taken
	Moved                  float64 // the largest change of a value in the last step
	Settled                bool    // Moved is within the tolerance
}

// FitnessQ iterates F_r ← Σ_i M_ri Q_i and Q_i ← 1/Σ_r M_ri (1/F_r), both divided
// by their mean at every step, from ones. Like the complexity index it covers the
// largest part of M that hangs together: between parts, fitness would only drift.
// A fitness that falls below what a float can hold is 0.
//
// Source: Tacchella et al. (2012), Scientific Reports 2:723.
func FitnessQ(p *Presence, run FitnessRun) Fitness {
	net := p.largestPart()
	out := Fitness{
		F: make([]float64, len(p.Regions)), Q: make([]float64, len(p.Industries)),
		RegionWhy: make([]Reason, len(p.Regions)), IndustryWhy: make([]Reason, len(p.Industries)),
		Moved: math.NaN(),
	}
	fillNA(out.F)
	fillNA(out.Q)
	for r := range out.F {
		out.RegionWhy[r] = outside(p.RegionWhy[r], p.Diversity[r])
	}
	for i := range out.Q {
		out.IndustryWhy[i] = outside(p.IndustryWhy[i], p.Ubiquity[i])
	}
	if len(net.regions) == 0 {
		return out
	}
	f, q := out.iterate(net, run)
	for at, r := range net.regions {
		out.F[r], out.RegionWhy[r] = f[at], Defined
	}
	for at, i := range net.industries {
		out.Q[i], out.IndustryWhy[i] = q[at], Defined
	}
	return out
}

func (out *Fitness) iterate(net network, run FitnessRun) (f, q []float64) {
	f, q = ones(len(net.regions)), ones(len(net.industries))
	newF, newQ, weak := ones(len(f)), ones(len(q)), ones(len(f))
	for !out.Settled && out.Steps < run.Steps {
		out.Steps++
		gather(newF, net.heldBy, q)
		for r, x := range f {
			weak[r] = 1 / x
		}
		gather(newQ, net.holders, weak)
		for i, x := range newQ {
			newQ[i] = 1 / x
		}
		out.Moved = max(settle(f, newF), settle(q, newQ))
		out.Settled = out.Moved <= run.Tolerance
	}
	return f, q
}

// gather sums k over each list, in the order of the list.
func gather(dst []float64, l links, k []float64) {
	for at := range dst {
		s := 0.0
		for _, j := range l.of(at) {
			s += k[j]
		}
		dst[at] = s
	}
}

// settle divides the new values by their mean, puts them in the place of the old
// and gives the largest change.
func settle(old, fresh []float64) (moved float64) {
	mean := sum(fresh) / float64(len(fresh))
	for k, x := range fresh {
		x /= mean
		moved = max(moved, math.Abs(x-old[k]))
		old[k] = x
	}
	return moved
}

func ones(n int) []float64 {
	v := make([]float64, n)
	for k := range v {
		v[k] = 1
	}
	return v
}
