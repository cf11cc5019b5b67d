package report

import (
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
)

// builder writes one document. What is missing it says in the document and
// notes for the outline, so that the two cannot differ.
type builder struct {
	*Material

	lang     core.Lang
	body     []document.Block
	evidence evidences
	chapters []Chapter // of the outline, the last one being written
	sections int       // of the chapter
}

// Chapter is a part of the report with what is still missing in it.
type Chapter struct {
	Title core.Text
	Gaps  []Gap
}

// Gap is something that the report can only say is not there.
type Gap struct {
	In   Place
	Text core.Text
}

// Place is where a gap is closed.
type Place string

// The places.
const (
	InRoadmap   Place = "roadmap"
	InNarrative Place = "narrative" // what people write with the roadmap
	InStudy     Place = "study"
	InPolicy    Place = "policy"
	InData      Place = "data"
	InLinkage   Place = "linkage"
	InBridge    Place = "bridge" // from sectors to codes of KSIC
)

func (b *builder) say(t core.Text) string { return t.In(b.lang) }

func (b *builder) tell(ko, en string, args ...any) string { return b.say(core.Tf(ko, en, args...)) }

func (b *builder) add(blocks ...document.Block) { b.body = append(b.body, blocks...) }

// chapter begins a chapter of the outline, with its heading.
func (b *builder) chapter(title core.Text) {
	b.chapters = append(b.chapters, Chapter{Title: title})
	b.sections = 0
	if len(b.chapters) > 1 {
		b.add(document.PageBreak{})
	}
	b.add(document.Heading{Level: 1, Text: b.tell("제%[1]d장 %[2]s", "Chapter %[1]d. %[2]s", len(b.chapters), title)})
}

// section begins a numbered section.
func (b *builder) section(ko, en string, args ...any) {
	b.sections++
	number := strconv.Itoa(len(b.chapters)) + "." + strconv.Itoa(b.sections)
	b.add(document.Heading{Level: 2, Text: number + " " + b.tell(ko, en, args...)})
}

func (b *builder) text(t core.Text) {
	if !t.IsZero() {
		b.add(document.Text(b.say(t)))
	}
}

// written adds what a person wrote, a paragraph for each line.
func (b *builder) written(s string) {
	for _, line := range lines(s) {
		b.add(document.Text(line))
	}
}

func (b *builder) found(t core.Text) {
	if !t.IsZero() {
		b.add(document.Found(b.say(t)))
	}
}

func (b *builder) remark(t core.Text) {
	if !t.IsZero() {
		b.add(document.Remark(b.say(t)))
	}
}

// remarks are notes as one quiet list, each once.
func (b *builder) remarks(notes ...core.Text) {
	seen := map[string]bool{}
	for _, n := range notes {
		if s := b.say(n); s != "" && !seen[s] {
			seen[s] = true
			b.add(document.Remark(s))
		}
	}
}

// findings are sentences of the pages, with what they rest on.
func (b *builder) findings(list []diagnosis.Finding) {
	for _, f := range list {
		b.evidence.add(f.Evidence)
		b.found(f.Text)
	}
}

// gap says what is not there, and how to have it.
func (b *builder) gap(in Place, text core.Text) {
	last := &b.chapters[len(b.chapters)-1]
	last.Gaps = append(last.Gaps, Gap{In: in, Text: text})
	b.remark(text)
}

// unset is the sentence about something that somebody still has to decide.
func (b *builder) unset(in Place, ko, en string, args ...any) {
	what := core.Tf(ko, en, args...)
	b.gap(in, core.Tf("%s은(는) 아직 정하지 않았습니다.", "%s: not settled yet.", what))
}

func (b *builder) list(items ...string) {
	if len(items) > 0 {
		b.add(document.List{Items: items})
	}
}

// table adds a table with what it rests on.
func (b *builder) table(t document.Table, rests ...core.Evidence) {
	b.evidence.add(rests...)
	if t.Source == "" {
		t.Source = b.source(rests...)
	}
	b.add(t)
}

func (b *builder) figure(f document.Figure, rests ...core.Evidence) {
	b.evidence.add(rests...)
	if f.Source == "" {
		f.Source = b.source(rests...)
	}
	b.add(f)
}
