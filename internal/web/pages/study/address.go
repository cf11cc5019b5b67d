package study

import (
	"net/url"
	"strconv"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// root is the address of 전략산업 연구; each study lies beneath it, each of its
// steps beneath that.
const root = ui.SectionStudies

// Parameters of addresses beneath root.
const (
	paramDone     = "done"     // what the page says has just been done
	paramRevision = "revision" // of the study that was edited, or is looked at
)

// href is the address of a study, or of something beneath it.
func href(id string, beneath ...string) string {
	to := root + "/" + url.PathEscape(id)
	for _, b := range beneath {
		to += "/" + url.PathEscape(b)
	}
	return to
}

func stepHref(id string, step study.Step) string { return href(id, string(step)) }

// compareHref sets two studies, or two revisions of one, side by side;
// revision 0 is the newest.
func compareHref(a string, revA int, b string, revB int) string {
	q := url.Values{}
	q.Set("a", reference(a, revA))
	q.Set("b", reference(b, revB))
	return root + "/compare?" + q.Encode()
}

// reference names a study and a revision of it: id, or id@3.
func reference(id string, revision int) string {
	if id == "" || revision == 0 {
		return id
	}
	return id + "@" + strconv.Itoa(revision)
}

// crumb is the way up from every page about studies.
func crumb() ui.Link {
	return ui.Link{Text: core.T("전략산업 연구", "Industry studies"), Href: root}
}

// nextOf is the step after another; the last is its own.
func nextOf(step study.Step) study.Step {
	all := study.Steps()
	for k, s := range all[:len(all)-1] {
		if s == step {
			return all[k+1]
		}
	}
	return step
}
