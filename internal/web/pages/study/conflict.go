package study

import (
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/study"
	"naru/internal/web/pages/revise"
)

// words put the fields of studies into words.
func words(studies ...study.Study) revise.Words {
	return revise.Words{Field: func(path string) core.Text { return study.FieldTitle(path, studies...) }, Value: study.ValueTitle}
}

// showConflict shows the page again with both edits brought together, who
// changed what meanwhile, and what both changed. The form now edits the newest
// revision; saving it settles the matter.
func (s *Section) showConflict(w http.ResponseWriter, r *http.Request, e editor, c *study.ConflictError) error {
	f, err := s.frameOf(r, e.step)
	if err != nil {
		return err
	}
	say := words(c.Mine, c.Theirs)
	f.Text, f.Err = c.Merged, c
	f.Form = url.Values{}
	f.Meanwhile = &revise.Meanwhile{Message: core.MessageOf(c), Since: say.Entries(c.Since, actionTitle, nil), Overlaps: say.Overlaps(c.Conflicts)}
	return s.answer(w, r, e, f)
}

// settle takes what the reader decided to leave to the other person, from the
// revision that the form edits.
func settle(a *answers, x, theirs study.Study) (study.Study, error) {
	paths := revise.Theirs(a.Values)
	if len(paths) == 0 {
		return x, nil
	}
	return revision.Take(x, theirs, paths)
}
