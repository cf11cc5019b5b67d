package ui

import "naru/internal/core"

// Tone is the weight of a message. Colour is never its only sign: each tone
// has its own mark.
type Tone string

// The tones.
const (
	Neutral Tone = "neutral"
	Info    Tone = "info"
	Success Tone = "success"
	Warning Tone = "warning"
	Danger  Tone = "danger"
	Chosen  Tone = "chosen" // the region or thing that the page is about
)

// Notice is a message on top of a page: what was done, or what to mind.
type Notice struct {
	Tone Tone
	Text core.Text
	Link Link // optional: where to go on
}

// Link is a text that leads somewhere.
type Link struct {
	Text core.Text
	Href string
}

// mark is the sign before a message of the tone.
func (t Tone) mark() string {
	switch t {
	case Success:
		return "✓"
	case Warning:
		return "!"
	case Danger:
		return "✕"
	case Info:
		return "i"
	case Chosen:
		return "●"
	default:
		return "·"
	}
}

func (t Tone) spoken() core.Text {
	switch t {
	case Success:
		return core.T("완료", "Done")
	case Warning:
		return core.T("주의", "Warning")
	case Danger:
		return core.T("오류", "Error")
	default:
		return core.T("안내", "Note")
	}
}
