package report

import (
	"strings"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/roadmap"
)

// passage prints what people wrote, and reports whether they did.
func (b *builder) passage(p roadmap.Passage) bool {
	parts := roadmap.Stretches(b.Plan.Roadmap.Narrative[p])
	for _, s := range parts {
		if s.Items != nil {
			b.list(s.Items...)
		} else {
			b.add(document.Text(s.Text))
		}
	}
	return len(parts) > 0
}

// passageOrBlank prints a passage that is all of its section. That it is missing
// is listed once for all, by unwritten.
func (b *builder) passageOrBlank(p roadmap.Passage) {
	if !b.passage(p) {
		b.remark(core.Tf("‘%s’의 서술을 아직 쓰지 않았습니다.", "‘%s’ is not written yet.", p.Title()))
	}
}

// unwritten lists every passage that the whole report lacks.
func (b *builder) unwritten() {
	missing := b.Plan.Roadmap.Narrative.Missing()
	if len(missing) == 0 {
		return
	}
	var ko, en []string
	for _, p := range missing {
		ko, en = append(ko, p.Title().Ko), append(en, p.Title().En)
	}
	b.gap(InNarrative, core.Tf("아직 쓰지 않은 서술: %s.", "Not written yet: %s.", core.T(strings.Join(ko, ", "), strings.Join(en, "; "))))
}

// longestLead is how many characters of the background a single page has room
// for.
const longestLead = 240

// lead is the first paragraph of the background, where it is short enough to
// stand on one page with the rest.
func (b *builder) lead() {
	parts := roadmap.Stretches(b.Plan.Roadmap.Narrative[roadmap.Background])
	if len(parts) > 0 && parts[0].Items == nil && utf8.RuneCountInString(parts[0].Text) <= longestLead {
		b.add(document.Text(parts[0].Text))
	}
}
