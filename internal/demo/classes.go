package demo

// class is an industry of four or five digits inside its group.
type class struct {
	code   string
	share  int64 // of the establishments of the class or group one digit above, thousandths
	size   int64 // employees of an establishment beside its siblings, percent
	yield  int64 // sales of an employee beside its siblings, percent
	growth int64 // growth beyond the group's, thousandths a year
}

// classes gives the classes that industry definitions name, parents first.
// Where the shares of siblings fall short of 1000, the rest are classes that
// nobody names here: they count in the group but have no row of their own.
// Shares, sizes and growth are our own estimate.
func classes() []class {
	return []class{
		{"2012", 300, 90, 90, 15},
		{"20121", 60, 130, 150, 190},
		{"20122", 420, 110, 110, 25},
		{"2049", 450, 110, 120, 15},
		{"20491", 120, 190, 170, 45},
		{"2312", 380, 150, 130, 5},
		{"23129", 330, 130, 110, 15},
		{"2512", 160, 130, 120, 10},
		{"25123", 110, 150, 130, 70},
		{"2611", 720, 120, 120, 5},
		{"26111", 260, 260, 150, 20},
		{"26112", 740, 60, 70, -10},
		{"2612", 280, 50, 60, -15},
		{"26121", 420, 110, 90, -60},
		{"26129", 580, 90, 100, 30},
		{"2622", 420, 110, 90, -10},
		{"26223", 180, 150, 120, 10},
		{"2629", 430, 70, 80, 10},
		{"26294", 170, 110, 110, 65},
		{"2721", 930, 100, 100, 0},
		{"27211", 60, 160, 150, 25},
		{"27212", 260, 120, 120, 30},
		{"27215", 210, 100, 100, 20},
		{"27216", 150, 110, 110, 35},
		{"2811", 420, 120, 110, 20},
		{"28111", 360, 110, 100, 5},
		{"28113", 90, 170, 160, 110},
		{"28119", 270, 100, 100, 30},
		{"2820", 1000, 100, 100, 0},
		{"28202", 390, 150, 130, 90},
		{"28209", 480, 70, 80, -10},
		{"2913", 220, 120, 110, 5},
		{"29132", 190, 130, 120, 25},
		{"29133", 470, 100, 100, 5},
		{"2917", 240, 110, 100, 10},
		{"29173", 90, 210, 130, 25},
		{"29177", 210, 110, 110, 20},
		{"2927", 190, 170, 140, 45},
		{"29271", 690, 110, 110, 25},
		{"29272", 310, 90, 90, -45},
		{"2928", 55, 120, 110, 70},
		{"29280", 1000, 100, 100, 0},
		{"3012", 760, 110, 110, 0},
		{"30121", 470, 150, 110, -25},
		{"30122", 110, 130, 130, 330},
		{"30124", 70, 60, 90, 290},
		{"3020", 1000, 100, 100, 0},
		{"30202", 290, 60, 60, 45},
		{"3033", 340, 110, 110, 15},
		{"30331", 480, 120, 100, -5},
		{"30332", 520, 100, 110, 55},
		{"3039", 290, 100, 100, 0},
		{"30391", 190, 120, 110, 5},
		{"30392", 170, 130, 110, 5},
		{"30399", 470, 80, 90, 0},
		{"3192", 380, 90, 90, 25},
		{"31922", 300, 80, 90, 150},
		{"3511", 985, 60, 60, 20},
		{"35119", 8, 900, 260, 90},
		{"3520", 1000, 100, 100, 0},
		{"35200", 1000, 100, 100, 0},
		{"4651", 260, 110, 120, 10},
		{"46510", 1000, 100, 100, 0},
		{"4652", 180, 110, 130, 0},
		{"46522", 430, 110, 110, 5},
		{"4771", 760, 100, 110, 0},
		{"47712", 14, 110, 60, 260},
		{"5822", 860, 90, 90, 10},
		{"58221", 180, 130, 100, -10},
		{"58222", 820, 90, 100, 5},
		{"6399", 640, 90, 120, 15},
		{"63991", 560, 110, 110, 30},
		{"7012", 690, 110, 110, 15},
		{"70121", 340, 130, 130, 35},
	}
}

// split divides a group among its classes and the unnamed rest, from the top
// down. Every level sums exactly to the one above it.
func (g *groupNode) split(c chance, region string, whole series) []series {
	if len(g.parts) == 0 {
		return nil
	}
	out := make([]series, len(g.parts))
	g.divide(c, region, g.top, whole, out)
	return out
}

func (g *groupNode) divide(c chance, region string, members []int, whole series, out []series) {
	if len(members) == 0 {
		return
	}
	shares := make([]share, 0, len(members)+1)
	rest := int64(mille)
	for _, i := range members {
		shares = append(shares, g.share(c, region, &g.parts[i]))
		rest -= g.parts[i].share
	}
	shares = append(shares, share{count: rest * cent * cent, size: cent, yield: cent, path: course([years]pace{})})
	for t, f := range whole {
		for i, part := range divideYear(f, shares, t)[:len(members)] {
			out[members[i]][t] = part
		}
	}
	for _, i := range members {
		g.divide(c, region, g.parts[i].under, out[i], out)
	}
}

// share is the weight of a class among its siblings.
type share struct {
	count, size, yield int64
	path               path
}

func (g *groupNode) share(c chance, region string, p *part) share {
	const scarce, ample = 75, 130
	s := share{count: p.share * cent * c.at(drawMix, region, p.code).between(scarce, ample), size: p.size, yield: p.yield}
	paces := drift(c, region, p.code)
	for t := range paces {
		paces[t] = paces[t].add(p.growth)
	}
	for _, t := range g.traits {
		if t.prefix == p.code && t.of(region) {
			s.count, s.size, s.yield = s.count*t.count/cent, s.size*t.size/cent, s.yield*t.yield/cent
		}
	}
	for _, t := range g.turns {
		if t.prefix != p.code || !t.in(region) {
			continue
		}
		for y := max(t.from, FirstYear); y <= t.to; y++ {
			paces[y-FirstYear] = paces[y-FirstYear].add(t.growth)
		}
	}
	s.path = course(paces)
	return s
}

// divideYear divides the figures of a year. An establishment keeps at least one
// employee and some sales; nobody has employees without an establishment.
func divideYear(f figures, shares []share, t int) []figures {
	out := make([]figures, len(shares))
	weights := make([]int64, len(shares))
	for i, s := range shares {
		weights[i] = scale(s.count, s.path.count[t], one)
	}
	give := func(measure int, least int64) {
		for i, n := range apportion(f[measure]-least, weights) {
			out[i][measure] += n
		}
	}
	give(establishments, 0)
	for i, s := range shares {
		out[i][employees] = out[i][establishments]
		weights[i] = scale(out[i][establishments]*s.size*mille, s.path.staff[t], s.path.count[t])
	}
	give(employees, f[establishments])
	for i, s := range shares {
		out[i][sales] = out[i][employees]
		weights[i] = scale(out[i][employees]*s.yield*mille, s.path.sales[t], s.path.staff[t])
	}
	give(sales, f[employees])
	return out
}
