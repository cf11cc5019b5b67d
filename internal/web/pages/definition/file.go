package definition

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

func basketHref(d industry.Definition, format string) string {
	return "/definitions/" + d.Key + "/basket." + format + "?version=" + strconv.Itoa(d.Version)
}

// basketName names the file: hydrogen-v2.csv.
func basketName(d industry.Definition, format string) string {
	return d.Key + "-v" + strconv.Itoa(d.Version) + "." + format
}

// basketFile is a definition as JSON.
type basketFile struct {
	Key     string       `json:"key"`
	Version int          `json:"version"`
	Name    core.Text    `json:"name"`
	System  core.System  `json:"system"`
	Preset  bool         `json:"preset"`
	State   string       `json:"state"`
	Author  string       `json:"author"`
	SavedAt *time.Time   `json:"savedAt,omitempty"`
	Note    core.Text    `json:"note"`
	Items   []basketItem `json:"items"`
}

type basketItem struct {
	Code   string    `json:"code"`
	Title  core.Text `json:"title"`
	Weight float64   `json:"weight"`
	Reason core.Text `json:"reason"`
}

// definitionJSON sends a version with all that is known of it.
func (s *Section) definitionJSON(w http.ResponseWriter, r *http.Request) error {
	d, c, err := s.basketAsked(r)
	if err != nil {
		return err
	}
	file := basketFile{
		Key: d.Key, Version: d.Version, Name: d.Name, System: d.System, Preset: d.Preset,
		State: string(d.State), Author: d.Author, Note: d.Note, Items: make([]basketItem, len(d.Items)),
	}
	if !d.CreatedAt.IsZero() {
		file.SavedAt = &d.CreatedAt
	}
	for i, item := range d.Items {
		file.Items[i] = basketItem{Code: item.Code, Title: codeTitle(c, item.Code), Weight: item.Weight, Reason: item.Reason}
	}
	b, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return fmt.Errorf("definition %s as JSON: %w", d.Key, err)
	}
	return sendBytes(w, basketName(d, "json"), "application/json; charset=utf-8", append(b, '\n'))
}

// definitionCSV sends the codes in a form that can be pasted back.
func (s *Section) definitionCSV(w http.ResponseWriter, r *http.Request) error {
	d, c, err := s.basketAsked(r)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // for the spreadsheet's sake
	out := csv.NewWriter(&b)
	rows := [][]string{basketHeadings()}
	for _, i := range d.Items {
		title := codeTitle(c, i.Code)
		rows = append(rows, []string{i.Code, weightText(i.Weight), i.Reason.Ko, i.Reason.En, title.Ko, title.En})
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("definition %s as CSV: %w", d.Key, err)
	}
	return sendBytes(w, basketName(d, "csv"), "text/csv; charset=utf-8", b.Bytes())
}

func (s *Section) basketAsked(r *http.Request) (industry.Definition, *industry.Classification, error) {
	d, err := s.definitionAsked(r)
	if err != nil {
		return d, nil, err
	}
	c, err := s.definitionTable(r.Context(), page.Actor(r.Context()), d.System)
	return d, c, err
}

func sendBytes(w http.ResponseWriter, name, kind string, b []byte) error {
	page.Attach(w, name, kind)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b) // the reader went away; nothing to tell
	return nil
}

// otherLanguage gives a title in the language that the reader did not choose,
// where it says something else.
func otherLanguage(ctx context.Context, t core.Text) string {
	other := t.Ko
	if ui.Lang(ctx) == core.Korean {
		other = t.En
	}
	if other == t.In(ui.Lang(ctx)) {
		return ""
	}
	return other
}

func otherLang(ctx context.Context) string {
	if ui.Lang(ctx) == core.Korean {
		return string(core.English)
	}
	return string(core.Korean)
}
