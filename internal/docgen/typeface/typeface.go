package typeface

import (
	"embed"
	"io/fs"
	"math"
	"sync"

	"naru/internal/core"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Name is the name of the family, as files that only name it must write it.
const Name = "Pretendard GOV"

//go:embed all:dist
var dist embed.FS

// Family is the typeface in its two weights.
type Family struct {
	Regular, Bold *Face
}

// Face is one weight. It may be used by several goroutines.
type Face struct {
	File []byte // the TrueType file; not to be changed
	Font *sfnt.Font
	// widths holds the advance of each character of the basic plane in
	// thousandths of an em; absent marks those without a glyph.
	widths [1 << 16]uint16
}

const absent = math.MaxUint16

var family = sync.OnceValues(func() (*Family, error) {
	regular, err := read(dist, "Regular")
	if err != nil {
		return nil, err
	}
	bold, err := read(dist, "Bold")
	if err != nil {
		return nil, err
	}
	return &Family{Regular: regular, Bold: bold}, nil
})

// Load gives the family that was built into this binary. Without it the error
// is core.Unavailable and says how to build it in.
func Load() (*Family, error) { return family() }

func read(files fs.FS, weight string) (*Face, error) {
	name := "PretendardGOV-" + weight + ".ttf"
	file, err := fs.ReadFile(files, "dist/"+name)
	if err != nil {
		return nil, core.Fail(core.Unavailable,
			"문서에 쓸 글꼴(%[1]s)이 실행 파일에 들어 있지 않습니다. ‘make build’로 다시 만들어 주십시오.",
			"The typeface for documents (%[1]s) is not in this binary. Build it with ‘make build’.", name).Because(err)
	}
	parsed, err := sfnt.Parse(file)
	if err != nil {
		return nil, core.Fail(core.Internal,
			"문서에 쓸 글꼴(%[1]s)을 읽을 수 없습니다. ‘make clean’ 뒤 ‘make build’로 다시 만들어 주십시오.",
			"The typeface for documents (%[1]s) cannot be read. Build again with ‘make clean’ and ‘make build’.", name).Because(err)
	}
	face := &Face{File: file, Font: parsed}
	face.measure()
	return face, nil
}

func (f *Face) measure() {
	const em = 1000
	var b sfnt.Buffer
	for r := range f.widths {
		f.widths[r] = absent
		glyph, err := f.Font.GlyphIndex(&b, rune(r))
		if err != nil || glyph == 0 {
			continue
		}
		advance, err := f.Font.GlyphAdvance(&b, glyph, fixed.I(em), font.HintingNone)
		if err == nil {
			f.widths[r] = uint16(advance.Round()) //nolint:gosec // no glyph is 65 em wide
		}
	}
}

// Face gives one weight.
func (f *Family) Face(bold bool) *Face {
	if bold {
		return f.Bold
	}
	return f.Regular
}

// Width is how wide a text is at a size, in the unit of the size. Characters
// without a glyph count as one em.
func (f *Face) Width(s string, size float64) float64 {
	var sum float64
	for _, r := range s {
		sum += f.advance(r)
	}
	return sum * size
}

// advance is the width of a character in ems.
func (f *Face) advance(r rune) float64 {
	if w := f.width(r); w != absent {
		return float64(w) / 1000
	}
	return 1
}

func (f *Face) width(r rune) uint16 {
	if r < 0 || int(r) >= len(f.widths) {
		return absent
	}
	return f.widths[r]
}
