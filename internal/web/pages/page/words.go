package page

import (
	"fmt"
	"strings"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// Listed sets titles in a row.
func Listed(titles []core.Text) core.Text { return Joined(titles, ", ") }

// Joined sets texts in a row with something between them.
func Joined(texts []core.Text, between string) core.Text {
	var ko, en []string
	for _, t := range texts {
		ko, en = append(ko, t.In(core.Korean)), append(en, t.In(core.English))
	}
	return core.T(strings.Join(ko, between), strings.Join(en, between))
}

// Together says several sentences in one breath, so that what there is to know
// takes little room above the page.
func Together(list []core.Text) core.Text {
	ko, en := make([]string, len(list)), make([]string, len(list))
	for i, t := range list {
		ko[i], en[i] = t.Ko, t.In(core.English)
	}
	return core.T(strings.Join(ko, " "), strings.Join(en, " "))
}

// SayNumber writes a number in both languages.
func SayNumber(f ui.Format, x float64) core.Text {
	return core.T(f.In(core.Korean, x), f.In(core.English, x))
}

// ByteSize writes a file size as people read it.
func ByteSize(n int64) string {
	const step = 1024
	units := []string{"B", "KiB", "MiB", "GiB"}
	f, i := float64(n), 0
	for f >= step && i < len(units)-1 {
		f, i = f/step, i+1
	}
	if i == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", f, units[i])
}
