package report

import (
	"slices"

	"naru/internal/core"
)

// What is which of the documents is made.
type What string

// The documents.
const (
	Whole   What = "whole"   // every chapter
	Cards   What = "cards"   // the task cards alone
	OnePage What = "summary" // one page for whoever decides
)

// Whats lists them in the order of a form.
func Whats() []What { return []What{Whole, Cards, OnePage} }

// Title names the document for people.
func (w What) Title() core.Text {
	switch w {
	case Cards:
		return core.T("과제카드", "Task cards")
	case OnePage:
		return core.T("한 장 요약", "One-page summary")
	default:
		return core.T("전체 보고서", "Whole report")
	}
}

// Format is a file format that a document is written in.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	HWPX Format = "hwpx"
	DOCX Format = "docx"
	XLSX Format = "xlsx"
)

// Formats lists them in the order of a form.
func Formats() []Format { return []Format{PDF, HWPX, DOCX, XLSX} }

// Title names the format for people.
func (f Format) Title() core.Text {
	switch f {
	case HWPX:
		return core.T("HWPX(한글)", "HWPX (Hangul)")
	case DOCX:
		return core.T("DOCX(워드)", "DOCX (Word)")
	case XLSX:
		return core.T("XLSX(모든 표를 담은 부속 자료)", "XLSX (annex with every table)")
	default:
		return core.T("PDF", "PDF")
	}
}

// Ask is one document that somebody wants to have made: one file. It is kept
// with the work, so that it can be made again.
type Ask struct {
	What     What      `json:"what"`
	Roadmap  string    `json:"roadmap"`
	Version  int       `json:"version,omitempty"` // an approved one; 0 is the plan as it is now
	Study    string    `json:"study,omitempty"`   // one study; empty takes those that the roadmap rests on
	Lang     core.Lang `json:"lang"`
	Format   Format    `json:"format"`
	Agency   string    `json:"agency,omitempty"` // as it stands on the cover
	Template *Template `json:"template,omitempty"`
}

// Template is the agency's own file whose fields are filled, in place of the
// usual look of its format.
type Template struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Format Format `json:"format"` // HWPX or DOCX
}

// Validate tells everything that is wrong with what is asked, by field.
func (a *Ask) Validate() error {
	err := core.Fail(core.Invalid, "보고서를 만들 수 없습니다. 아래 항목을 고쳐 주십시오.", "The report cannot be made. Correct the entries below.")
	add := func(name, ko, en string) { err = err.With(name, core.T(ko, en)) }
	if !slices.Contains(Whats(), a.What) {
		add("what", "무엇을 만들지 골라 주십시오.", "Choose what is to be made.")
	}
	if a.Roadmap == "" {
		add("roadmap", "로드맵을 골라 주십시오.", "Choose a roadmap.")
	}
	if a.Version < 0 {
		add("version", "승인된 판을 골라 주십시오.", "Choose an approved version.")
	}
	if a.Lang != core.Korean && a.Lang != core.English {
		add("lang", "언어를 골라 주십시오.", "Choose a language.")
	}
	if !slices.Contains(Formats(), a.Format) {
		add("format", "파일 형식을 골라 주십시오.", "Choose a file format.")
	}
	if t := a.Template; t != nil && t.Format != a.Format {
		add("template", "서식과 파일 형식이 다릅니다. 같은 형식을 골라 주십시오.", "The template is of another format. Choose its own.")
	}
	if len(err.Fields) > 0 {
		return err
	}
	return nil
}
