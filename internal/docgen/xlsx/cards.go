package xlsx

import (
	"slices"

	"naru/internal/document"
)

// cards begins the sheet that task cards share.
func (a *annex) cards() (*sheet, error) {
	s, err := a.sheet(a.say("카드", "Cards"))
	if err != nil {
		return nil, err
	}
	const label, text = 18, 80
	widths := slices.Repeat([]float64{text}, max(2, a.widest(func(t document.Table) bool { return t.Card })))
	widths[0] = label
	return s, s.columns(widths)
}

// joined begins the sheet of the tables that are parts of cards.
func (a *annex) joined() (*sheet, error) {
	s, err := a.sheet(a.say("카드에 딸린 표", "Beside the cards"))
	if err != nil {
		return nil, err
	}
	const column = 18
	return s, s.columns(slices.Repeat([]float64{column}, max(1, a.widest(func(t document.Table) bool { return t.Joined }))))
}

func (a *annex) widest(is func(document.Table) bool) int {
	most := 0
	for _, block := range a.doc.Body {
		if t, ok := block.(document.Table); ok && is(t) {
			most = max(most, width(t))
		}
	}
	return most
}

// share writes a table beneath the others of a sheet, which begins with the
// first of them.
func (a *annex) share(s **sheet, begin func() (*sheet, error), e entry, t document.Table) error {
	if *s == nil {
		var err error
		if *s, err = begin(); err != nil {
			return err
		}
	}
	return a.card(*s, e, t)
}

// card writes a card, or what is joined to one, beneath the others.
func (a *annex) card(s *sheet, e entry, t document.Table) error {
	e.sheet, e.row = s.name, s.row
	a.list = append(a.list, e)
	for i, text := range a.above(e) {
		k := quiet
		if i == 0 {
			k = title
		}
		if err := s.says(text, k); err != nil {
			return err
		}
	}
	if !t.Card {
		if err := s.heading(t, width(t)); err != nil {
			return err
		}
	}
	for _, row := range t.Rows {
		if err := s.line(t, row, width(t)); err != nil {
			return err
		}
	}
	if err := s.beneath(t); err != nil {
		return err
	}
	return s.put()
}
