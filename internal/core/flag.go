package core

// Flag says why a cell has no plain value. The four states "missing",
// "suppressed", "none" and zero are never folded into one another.
type Flag string

// The observation flags. A cell with NoFlag has a value; None is the
// statistician's "-" (nothing to count), whose value is zero by statement.
const (
	NoFlag     Flag = ""
	Missing    Flag = "missing"    // blank or absent: nobody told us
	Suppressed Flag = "suppressed" // "X": known to the office, withheld
	None       Flag = "none"       // "-": there is nothing there
	Unreliable Flag = "unreliable" // "*": value given, sampling error too large
	Estimated  Flag = "estimated"  // computed by us or the office, not counted
)

// Defined reports whether a cell with this flag carries a number to compute with.
func (f Flag) Defined() bool { return f != Missing && f != Suppressed }

// Title names the flag for people.
func (f Flag) Title() Text {
	switch f {
	case Missing:
		return T("미조사", "not surveyed")
	case Suppressed:
		return T("비공개", "suppressed")
	case None:
		return T("없음", "none")
	case Unreliable:
		return T("신뢰도 낮음", "unreliable")
	case Estimated:
		return T("추정", "estimated")
	default:
		return T("값", "value")
	}
}
