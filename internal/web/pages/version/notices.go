package version

import (
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// Notices are what a reader must know before reading on.
func Notices(v dataset.Version) []ui.Notice {
	var out []ui.Notice
	if v.State == dataset.Withdrawn {
		out = append(out, ui.Notice{Tone: ui.Danger, Text: WithdrawnText(v)})
	}
	for _, w := range v.Summary.Warnings {
		out = append(out, ui.Notice{Tone: ui.Warning, Text: w})
	}
	return out
}

// WithdrawnText says since when and why a version is not used.
func WithdrawnText(v dataset.Version) core.Text {
	return core.Tf("이 판은 %[1]s에 철회되어 쓰지 않습니다. 까닭: %[2]s", "This version was withdrawn on %[1]s and is not used. Reason: %[2]s",
		page.DateText(v.Withdrawal.At), v.Withdrawal.Reason)
}

// NewerNotice leads from an old version to the one in use.
func NewerNotice(d dataset.Dataset, shown dataset.Version, versions []dataset.Version) []ui.Notice {
	for _, v := range versions { // newest first
		if v.State != dataset.Published {
			continue
		}
		if v.Number == shown.Number || shown.State == dataset.Published && v.Number < shown.Number {
			return nil
		}
		return []ui.Notice{{
			Tone: ui.Info, Text: core.T("지금 쓰는 판이 따로 있습니다.", "Another version is in use."),
			Link: ui.Link{Text: core.Tf("%d판 보기", "See version %d", v.Number), Href: page.DatasetHref(d.Key, v.Number)},
		}}
	}
	return nil
}
