package pages

import (
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/ui"
)

func versionNotices(v dataset.Version) []ui.Notice {
	var out []ui.Notice
	if v.State == dataset.Withdrawn {
		out = append(out, ui.Notice{Tone: ui.Danger, Text: withdrawnText(v)})
	}
	for _, w := range v.Summary.Warnings {
		out = append(out, ui.Notice{Tone: ui.Warning, Text: w})
	}
	return out
}

func withdrawnText(v dataset.Version) core.Text {
	return core.Tf("이 판은 %[1]s에 철회되어 쓰지 않습니다. 까닭: %[2]s", "This version was withdrawn on %[1]s and is not used. Reason: %[2]s",
		dateText(v.Withdrawal.At), v.Withdrawal.Reason)
}

// newerNotice leads from an old version to the one in use.
func newerNotice(d dataset.Dataset, shown dataset.Version, versions []dataset.Version) []ui.Notice {
	for _, v := range versions { // newest first
		if v.State != dataset.Published {
			continue
		}
		if v.Number == shown.Number || shown.State == dataset.Published && v.Number < shown.Number {
			return nil
		}
		return []ui.Notice{{
			Tone: ui.Info, Text: core.T("지금 쓰는 판이 따로 있습니다.", "Another version is in use."),
			Link: ui.Link{Text: core.Tf("%d판 보기", "See version %d", v.Number), Href: datasetHref(d.Key, v.Number)},
		}}
	}
	return nil
}
