package importing

import (
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

const mappingsHref = "/datasets/mappings"

// savedHref shows a received file through a saved mapping.
func savedHref(u dataset.Upload, mapping string) string {
	return "/datasets/import/" + u.SHA256 + "?" + url.Values{"name": {u.Name}, "mapping": {mapping}}.Encode()
}

// mappingList shows the saved mappings.
func (s *Section) mappingList(w http.ResponseWriter, r *http.Request) error {
	return s.showMappings(w, r, "", nil)
}

// showMappings shows the list; failed belongs to the mapping named.
func (s *Section) showMappings(w http.ResponseWriter, r *http.Request, name string, failed error) error {
	ctx := r.Context()
	saved, err := s.Datasets.Profiles(ctx, page.Actor(ctx))
	if err != nil {
		return err
	}
	entries, err := s.Datasets.List(ctx, page.Actor(ctx))
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, e := range entries {
		there[e.Dataset.Key] = true
	}
	v := mappingListView{Err: failed}
	for _, p := range saved {
		card := savedCard{SavedProfile: p, Meaning: meaningsOf(p.Profile), Name: p.Name}
		if p.Dataset.Kind.Tabular() {
			card.Meaning = readingMeanings(p.Table)
		}
		key := ui.Plain(p.Dataset.Key)
		if there[p.Dataset.Key] {
			key = key.Linked(page.DatasetHref(p.Dataset.Key, 0))
		}
		card.Facts = []ui.Fact{
			{Label: core.T("자료", "Dataset"), Value: key},
			{Label: core.T("고친 때", "Updated"), Value: page.TimeCell(p.UpdatedAt)},
		}
		if p.Name == name {
			card.Err, card.Name = failed, strings.TrimSpace(r.PostFormValue("name"))
		}
		v.Saved = append(v.Saved, card)
	}
	return page.Answer(w, r, failed, mappingsTempl(v))
}

type mappingListView struct {
	Err   error
	Saved []savedCard
}

// savedCard is one saved mapping. Name is what stands in its field.
type savedCard struct {
	dataset.SavedProfile

	Name    string
	Meaning []columnMeaning
	Facts   []ui.Fact
	Err     error
}

func (s *Section) mappingRename(w http.ResponseWriter, r *http.Request) error {
	from, to := r.PostFormValue("mapping"), strings.TrimSpace(r.PostFormValue("name"))
	err := s.Datasets.RenameProfile(r.Context(), page.Actor(r.Context()), from, to)
	switch core.CodeOf(err) {
	case core.Invalid, core.Conflict:
		if err != nil {
			return s.showMappings(w, r, from, err)
		}
	default:
	}
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, mappingsHref)
}

func (s *Section) mappingDelete(w http.ResponseWriter, r *http.Request) error {
	if err := s.Datasets.DeleteProfile(r.Context(), page.Actor(r.Context()), r.PostFormValue("mapping")); err != nil {
		return err
	}
	return page.SeeOther(w, r, mappingsHref)
}
