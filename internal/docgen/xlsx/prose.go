package xlsx

import (
	"context"
	"strings"

	"naru/internal/document"
)

// prose writes what the document says between its tables on a sheet of its own,
// each paragraph beside the heading that it stands under.
func (a *annex) prose(ctx context.Context) error {
	var s *sheet
	place := ""
	for _, block := range a.doc.Body {
		var texts []string
		switch x := block.(type) {
		case document.Heading:
			place = x.Text
		case document.Paragraph:
			var words strings.Builder
			for _, r := range x.Runs {
				words.WriteString(r.Text)
			}
			texts = []string{words.String()}
		case document.List:
			texts = x.Items
		}
		for _, text := range texts {
			if err := stopped(ctx); err != nil {
				return err
			}
			if s == nil {
				var err error
				if s, err = a.proseSheet(); err != nil {
					return err
				}
			}
			if err := s.said(place, text); err != nil {
				return err
			}
		}
	}
	if s == nil {
		return nil
	}
	return s.out.Flush() //nolint:wrapcheck // Write says what was being done
}

// proseSheet begins the sheet under its headings, which stay in view.
func (a *annex) proseSheet() (*sheet, error) {
	s, err := a.sheet(a.say("글", "Text"))
	if err != nil {
		return nil, err
	}
	const where, what = 30, 100
	if err := s.columns([]float64{where, what}); err != nil {
		return nil, err
	}
	above := a.above(entry{title: a.say("문서의 글", "What the document says")})
	if err := s.out.SetPanes(frozen(len(above) + 1)); err != nil {
		return nil, err //nolint:wrapcheck // Write says what was being done
	}
	for i, line := range above {
		k := quiet
		if i == 0 {
			k = title
		}
		if err := s.says(line, k); err != nil {
			return nil, err
		}
	}
	return s, s.heading(document.Table{Columns: []document.Column{{Title: a.say("장과 절", "Chapter or section")}, {Title: a.say("글", "Text")}}}, 2)
}

// said writes a paragraph beside its heading.
func (s *sheet) said(place, text string) error {
	where, err := s.text(place, look{kind: label})
	if err != nil {
		return err
	}
	what, err := s.text(text, look{})
	if err != nil {
		return err
	}
	return s.put(where, what)
}
