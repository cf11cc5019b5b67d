package report

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/document"

	"golang.org/x/text/unicode/norm"
)

// LargestTemplate bounds an uploaded template, in bytes.
const LargestTemplate = 20 << 20

// Field is what a template may ask for, by either name.
type Field struct {
	Ko, En string
	Means  core.Text
}

// chapterFields are the fields of the whole report's chapters, in their order.
var chapterFields = []Field{
	{"개요", "overview", core.T("제1장", "chapter 1")},
	{"대내외환경", "environment", core.T("제2장", "chapter 2")},
	{"지역현황", "region-today", core.T("제3장", "chapter 3")},
	{"산업진단", "diagnosis", core.T("제4장", "chapter 4")},
	{"후보도출", "selection", core.T("제5장", "chapter 5")},
	{"비전목표추진체계", "vision-goals", core.T("제6장", "chapter 6")},
	{"과제카드", "cards", core.T("제7장, 또는 과제카드 모두", "chapter 7, or all task cards")},
	{"로드맵", "plan", core.T("제8장", "chapter 8")},
	{"재원성과파급효과", "results", core.T("제9장", "chapter 9")},
	{"부록", "appendix", core.T("근거와 자료", "evidence and data")},
}

// Fields lists what templates may ask for.
func Fields() []Field {
	return append([]Field{
		{"제목", "title", core.T("로드맵의 제목", "the roadmap's title")},
		{"부제", "subtitle", core.T("지역, 기간, 문서 종류", "region, years and kind")},
		{"기관", "agency", core.T("표지의 기관 이름", "the agency on the cover")},
		{"날짜", "date", core.T("만든 날", "the day it is made")},
		{"상태", "status", core.T("초안이나 승인 판", "draft or approved version")},
		{"안내", "notices", core.T("먼저 알아야 할 것", "what a reader must know first")},
		{"지역", "region", core.T("지역 이름", "the region's name")},
		{"기간", "years", core.T("첫 해와 마지막 해", "first and last year")},
		{"비전", "vision", core.T("비전", "the vision")},
		{"전략산업", "industries", core.T("선정된 전략산업", "the industries chosen")},
		{"예산", "budget", core.T("예산의 합계", "the budget in all")},
		{"과제수", "task-count", core.T("과제의 수", "the number of tasks")},
		{"본문", "body", core.T("모든 장", "every chapter")},
	}, chapterFields...)
}

// Checked is an uploaded template with its fields.
type Checked struct {
	Template

	Known   []string // fields that the report fills
	Unknown []string // fields that it has nothing for: they would stay as they are
}

// CheckTemplate keeps an uploaded template and tells its fields. The error is
// core.Invalid for a file that is no HWPX or DOCX, or has no field to fill.
func (s *Service) CheckTemplate(ctx context.Context, actor core.Actor, name string, r io.Reader) (Checked, error) {
	if !actor.CanWrite() {
		return Checked{}, forbidden()
	}
	data, err := io.ReadAll(io.LimitReader(r, LargestTemplate+1))
	if err != nil {
		return Checked{}, core.Fail(core.Invalid, "서식을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The template did not arrive whole. Upload it again.").Because(err)
	}
	if len(data) > LargestTemplate {
		return Checked{}, core.Fail(core.TooLarge, "서식이 너무 큽니다. 20 MiB까지 받습니다.", "The template is too large: at most 20 MiB are taken.")
	}
	format, fields, err := s.Press.Fields(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Checked{}, err
	}
	out := Checked{Template: Template{Name: name, Format: format}}
	for _, f := range fields {
		if _, ok := fieldOf(f); ok {
			out.Known = append(out.Known, f)
		} else {
			out.Unknown = append(out.Unknown, f)
		}
	}
	if len(out.Known) == 0 {
		return out, core.Fail(core.Invalid, "서식에 채울 수 있는 칸이 없습니다. {{제목}}, {{본문}}처럼 칸을 적거나 누름틀에 이름을 주십시오.",
			"The template has no field that can be filled. Write fields such as {{title}} or {{body}}, or name its controls so.")
	}
	// What cannot be filled later is refused now.
	trial := map[string][]document.Block{}
	for _, f := range out.Known {
		trial[f] = []document.Block{document.Text(f)}
	}
	if _, err := s.Press.Fill(ctx, io.Discard, format, bytes.NewReader(data), int64(len(data)), trial, core.Korean); err != nil {
		return Checked{}, err
	}
	out.SHA256, _, err = s.Files.Put(ctx, bytes.NewReader(data), LargestTemplate)
	return out, err
}

// fieldOf finds a field by either of its names.
func fieldOf(name string) (Field, bool) {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), "")) }
	list := Fields()
	i := slices.IndexFunc(list, func(f Field) bool { return fold(f.Ko) == fold(name) || fold(f.En) == fold(name) })
	if i < 0 {
		return Field{}, false
	}
	return list[i], true
}

// values are what the fields of a template get, by the template's own names.
func values(m *Material, d document.Document, fields []string) map[string][]document.Block {
	say := func(s string) []document.Block { return []document.Block{document.Text(s)} }
	r := m.Plan.Roadmap
	b := &builder{Material: m, lang: d.Lang}
	numbered := numbered(d)
	all := map[string][]document.Block{
		"title": say(d.Title), "subtitle": say(d.Subtitle), "agency": say(d.Author), "date": say(d.Date), "status": say(d.Status),
		"region": say(m.Place.In(d.Lang)), "years": say(yearSpan(r.From, r.To, d.Lang)), "vision": say(orUnsettled(r.Vision, b)),
		"industries": say(orUnsettled(b.chosenNames(), b)), "budget": say(b.sayMoney(m.budgets.Total)), "task-count": say(strconv.Itoa(len(m.tasks()))),
		"notices": say(strings.Join(d.Notices, " ")), "body": numbered,
	}
	switch m.Ask.What {
	case Whole:
		for i, part := range chapters(numbered) {
			if i < len(chapterFields) {
				all[chapterFields[i].En] = part
			}
		}
	case Cards:
		all["cards"] = numbered
	case OnePage: // has no chapters
	}
	out := map[string][]document.Block{}
	for _, name := range fields {
		if f, ok := fieldOf(name); ok {
			if v, there := all[f.En]; there {
				out[name] = v
			}
		}
	}
	return out
}

// numbered is the body with its captions numbered, as templates print them.
func numbered(d document.Document) []document.Block {
	n := d.Number()
	out := slices.Clone(n.Blocks)
	for i, block := range out {
		switch x := block.(type) {
		case document.Table:
			if n.Captions[i] != "" {
				x.Caption = n.Captions[i]
			}
			out[i] = x
		case document.Figure:
			x.Caption = n.Captions[i]
			out[i] = x
		}
	}
	return out
}

// chapters splits a body at its first-level headings.
func chapters(body []document.Block) [][]document.Block {
	var out [][]document.Block
	for _, block := range body {
		if h, ok := block.(document.Heading); ok && h.Level == 1 {
			out = append(out, nil)
		}
		if len(out) > 0 {
			out[len(out)-1] = append(out[len(out)-1], block)
		}
	}
	return out
}
