package picture

import "image/color"

// The colours are those of the charts on screen (KRDS): the chosen thing in the
// primary blue, what it is compared with in dark grey, the rest lighter.
var (
	blue   = color.NRGBA{0x25, 0x6e, 0xf4, 0xff}
	dark   = color.NRGBA{0x46, 0x4c, 0x53, 0xff}
	middle = color.NRGBA{0x8a, 0x94, 0x9e, 0xff}
	light  = color.NRGBA{0xb1, 0xb8, 0xbe, 0xff}
	pale   = color.NRGBA{0xe6, 0xe8, 0xea, 0xff}
	faint  = color.NRGBA{0xf4, 0xf5, 0xf6, 0xff}
	ink    = color.NRGBA{0x33, 0x36, 0x3d, 0xff}
	muted  = color.NRGBA{0x58, 0x61, 0x6a, 0xff}
	white  = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// fill is how an area is filled: a colour and, where grey alone would not be
// told apart on paper, strokes across it.
type fill struct {
	ground color.NRGBA
	hatch  hatch
}

type hatch int

const (
	plain hatch = iota
	rising
	falling
)

// framed reports that an area needs an outline to be seen on white.
func (f fill) framed() bool { return f.hatch != plain || f.ground == pale || f.ground == white }

// rest are the fills of series that are not highlighted, told apart in grey
// print from each other and from the blue.
var rest = []fill{{dark, plain}, {light, plain}, {pale, rising}, {middle, falling}, {pale, plain}, {white, falling}, {light, rising}}

// restLines are the colours of lines that are not highlighted; their marks
// differ too.
var restLines = []color.NRGBA{dark, middle, light, muted}

// inkOn is the colour of text that reads on a ground.
func inkOn(c color.NRGBA) color.NRGBA {
	const half = 150 // of the weighted brightness, 0 to 255
	if (299*int(c.R)+587*int(c.G)+114*int(c.B))/1000 > half {
		return ink
	}
	return white
}

// fills gives each series its fill.
func fills(highlight []bool) []fill {
	out := make([]fill, len(highlight))
	next := 0
	for i, chosen := range highlight {
		if chosen {
			out[i] = fill{blue, plain}
			continue
		}
		out[i] = rest[next%len(rest)]
		next++
	}
	return out
}
