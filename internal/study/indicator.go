package study

import (
	"naru/internal/core"
	"naru/internal/multicriteria"
)

// Indicator is one thing that candidates are held against.
type Indicator struct {
	ID            string                      `json:"id"`
	Title         core.Text                   `json:"title"`
	Note          string                      `json:"note,omitempty"`
	Source        Source                      `json:"source"`
	Direction     multicriteria.Direction     `json:"direction"`
	Normalisation multicriteria.Normalisation `json:"normalisation"`
	// Optional indicators are left out, and told so, where no candidate has a
	// value; their weight goes to the others in proportion.
	Optional bool `json:"optional,omitempty"`
}

// Source is where an indicator's values come from.
type Source struct {
	Method  Method `json:"method"`
	Dataset string `json:"dataset,omitempty"` // empty: that of the scope
	Version int    `json:"version,omitempty"`
	Measure string `json:"measure,omitempty"` // empty: that of the scope
	// Years is the span of a growth or a change up to the scope's last period;
	// 0 is the scope's own span.
	Years int `json:"years,omitempty"`

	Table  []Entry `json:"table,omitempty"`  // of an uploaded table
	Origin string  `json:"origin,omitempty"` // where that came from, in words
	File   string  `json:"file,omitempty"`
	SHA256 string  `json:"sha256,omitempty"` // of the uploaded bytes
}

// Entry is one value of an uploaded table. The id is the candidate's, a code
// or key@version.
type Entry struct {
	ID    string   `json:"id"`
	Value *float64 `json:"value,omitempty"` // nil: not known
	Note  string   `json:"note,omitempty"`
}

// Method is how an indicator's value is made.
type Method string

// The methods.
const (
	Level           Method = "value"            // the measure itself
	Share           Method = "share"            // of the region's total
	ShareChange     Method = "share-change"     // difference of the shares
	LQ              Method = "lq"               // location quotient
	Growth          Method = "growth"           // e1/e0 − 1
	AnnualGrowth    Method = "annual-growth"    // a year
	Competitive     Method = "competitive"      // shift-share, in the unit of the measure
	CompetitiveRate Method = "competitive-rate" // the same by the value at the start
	Density         Method = "density"          // how much of what is near the region has
	Complexity      Method = "pci"              // of the industry
	Gain            Method = "cog"              // what the region's outlook gains by it
	Production      Method = "production"       // 생산유발계수
	ValueAdded      Method = "value-added"      // 부가가치유발계수
	Employment      Method = "employment"       // 취업유발계수
	Backward        Method = "backward"         // 영향력계수
	Forward         Method = "forward"          // 감응도계수
	Uploaded        Method = "table"            // an uploaded table
)

// Methods lists them in the order of a form.
func Methods() []Method {
	return []Method{
		Level, Share, ShareChange, LQ, Growth, AnnualGrowth, Competitive, CompetitiveRate,
		Density, Complexity, Gain, Production, ValueAdded, Employment, Backward, Forward, Uploaded,
	}
}

// Title names the method for people.
func (m Method) Title() core.Text {
	switch m {
	case Level:
		return core.T("값", "Value")
	case Share:
		return core.T("지역 안 비중", "Share of the region")
	case ShareChange:
		return core.T("지역 안 비중의 변화", "Change of the share of the region")
	case LQ:
		return core.T("입지계수", "Location quotient")
	case Growth:
		return core.T("증가율", "Growth")
	case AnnualGrowth:
		return core.T("연평균 증가율", "Annual growth")
	case Competitive:
		return core.T("변이할당 지역경쟁력 요인", "Shift-share, competitive part")
	case CompetitiveRate:
		return core.T("변이할당 지역경쟁력 요인(시작 값 대비)", "Shift-share, competitive part by the start")
	case Density:
		return core.T("관련 산업 밀도", "Density of related industries")
	case Complexity:
		return core.T("산업 복잡도", "Complexity of the industry")
	case Gain:
		return core.T("복잡도 전망 기여", "Gain in complexity outlook")
	case Production:
		return core.T("생산유발계수", "Production inducement")
	case ValueAdded:
		return core.T("부가가치유발계수", "Value-added inducement")
	case Employment:
		return core.T("취업유발계수", "Employment inducement")
	case Backward:
		return core.T("영향력계수", "Power of dispersion")
	case Forward:
		return core.T("감응도계수", "Sensitivity of dispersion")
	default:
		return core.T("올린 표", "Uploaded table")
	}
}

// Spans reports whether the method looks from one period to another.
func (m Method) Spans() bool {
	switch m {
	case ShareChange, Growth, AnnualGrowth, Competitive, CompetitiveRate:
		return true
	default:
		return false
	}
}

// spatial reports whether the method needs the industry space.
func (m Method) spatial() bool { return m == Density || m == Complexity || m == Gain }

// linked reports whether the method reads input–output data.
func (m Method) linked() bool {
	switch m {
	case Production, ValueAdded, Employment, Backward, Forward:
		return true
	default:
		return false
	}
}
