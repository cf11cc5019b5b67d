package supply

// rise is a move upstream.
//
// A loss upstream is an average of the customers' losses, and but for the firms
// that were struck, so is a move: that of the customers' moves a step before. A
// run that leaves losses untold therefore sees no more of any move than there is,
// and lacks at most what it left untold in all steps: the largest loss of each. A
// firm that was struck and lost all never moves again. One that was struck and
// kept something moves once what comes back is more than the shock took, so that
// its move may lack all that it lacks itself.
type rise struct {
	size   float64
	firm   uint32
	step   uint32 // of the move, 0 for the shock itself
	before uint32 // the firm's rise before, by its place and one more; 0 without
}

// rise notes a move of the step that begins with the last wave.
func (c *Cascade) rise(firm uint32, s *state, size float64) {
	f := &c.frontier
	f.rises = append(f.rises, rise{size, firm, uint32(len(f.waves) - 1), s.rose}) //nolint:gosec // steps
	s.rose = uint32(len(f.rises))                                                 //nolint:gosec // fewer than firms by steps that are looked ahead
}

// wave is the moves upstream of a step.
func (f *frontier) wave(step int) []rise {
	if step+1 < len(f.waves) {
		return f.rises[f.waves[step]:f.waves[step+1]]
	}
	return f.rises[f.waves[step]:]
}

// sentUp is the upstream loss that the firm's suppliers may have been told of: all
// but what it lost in the last step.
func (c *Cascade) sentUp(s *state) float64 {
	f := &c.frontier
	if s.rose == 0 {
		return 0
	}
	if r := &f.rises[s.rose-1]; int(r.step) == len(f.waves)-1 {
		return max(0, s.up-r.size)
	}
	return s.up
}

// forget drops all rises; a run that leaves nothing untold asks only for those of
// the last step.
func (f *frontier) forget() {
	f.rises = f.rises[:0]
	clear(f.waves)
}

// moved is how far a firm moved upstream in a step of the run. A firm that was
// struck and lost all moves no more, whatever was left untold: sure.
func (c *Cascade) moved(firm uint32, step int) (size float64, sure bool) {
	f := &c.frontier
	for place := c.state[firm].rose; place > 0; {
		r := &f.rises[place-1]
		switch {
		case int(r.step) == step:
			return r.size, step == 0
		case int(r.step) < step:
			return 0, r.step == 0 && r.size >= 1
		}
		place = r.before
	}
	return 0, false
}
