package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"naru/internal/core"
	"naru/internal/docgen/pdf"
	"naru/internal/docgen/sample"
	"naru/internal/docgen/typeface"
	"naru/internal/document"

	reader "github.com/ledongthuc/pdf"
	"pgregory.net/rapid"
)

func need(t *testing.T) {
	t.Helper()
	if _, err := typeface.Load(); err != nil {
		t.Skip("the typeface is not built: run `make assets`")
	}
}

type failer interface {
	Helper()
	Fatal(args ...any)
}

func write(t failer, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives the text of each page without spaces, as a program that copies
// text out of the file finds it.
func read(t failer, file []byte) (*reader.Reader, []string) {
	t.Helper()
	r, err := reader.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for i := range r.NumPage() {
		s, err := r.Page(i + 1).GetPlainText(nil)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, squeeze(s))
	}
	return r, pages
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

func TestTheTextIsThereInOrder(t *testing.T) {
	t.Parallel()
	need(t)
	_, pages := read(t, write(t, sample.Report()))
	body := strings.Join(pages[2:], "")
	at := 0
	for _, want := range []string{
		"제1장 개요", "1. 배경과 목적", "전국의 2.3배로 특화되어 있으나 3년째 성장이 둔화되고 있다.", "평택시는 반도체, 미래자동차, 수소를 축으로", sample.Marked, "굵은 글", "앞중간뒤", "새싹 □ 기업",
		sample.Formula, sample.Unsplit, "입지계수는 지역의", sample.Long, "11.", "이행", "63.5", "지역내총생산 대비, 경기 37.1%", "제2장 산업 진단", "표 2-1. 업종별 종사자와 입지계수",
		"제조업", "48,210", "△812", "비공개 업종", "합계", "71,104", "주 1) 비공개(X)는", "자료: 통계청, 「전국사업체조사」, 2024", "그림 2-1. 업종별 입지계수", "표 2-2. 해당하는 업종이 없는 표", "해당하는 자료가 없습니다.",
		"표 2-3. 시·군별 월간 생산지수 (1/", "(단위: 2020=100)", "표 2-4. 지원사업 목록", "표 2-4. 지원사업 목록 (계속)", "6,444,450", "제3장 추진 과제와 로드맵", "표 3-1. 과제 1-1.", "필요성", "그림 3-4. 해마다의 고용", "U+1F331",
	} {
		i := strings.Index(body[at:], squeeze(want))
		if i < 0 {
			t.Fatalf("%q does not follow %q", want, body[max(0, at-60):at])
		}
		at += i
	}
	if strings.Contains(body, "NaN") {
		t.Error("an unknown number is printed as NaN")
	}
}

func TestEveryPageSaysWhatItIs(t *testing.T) {
	t.Parallel()
	need(t)
	_, pages := read(t, write(t, sample.Report()))
	for i, text := range pages {
		if !strings.Contains(text, "시연을위해만든가상의자료") || !strings.Contains(text, "초안") || !strings.Contains(text, "평택시전략산업육성종합계획") {
			t.Errorf("page %d lacks title, status or notice", i+1)
		}
		if number := fmt.Sprintf("–%d–", i-1); i > 1 && !strings.Contains(text, number) {
			t.Errorf("page %d lacks its number %s", i+1, number)
		}
	}
}

func TestNoCellOfATableIsLost(t *testing.T) {
	t.Parallel()
	need(t)
	d := sample.Report()
	_, pages := read(t, write(t, d))
	all := strings.Join(pages, "\n")
	headed := 0
	for _, p := range pages {
		if strings.Contains(p, "표2-4.") && strings.Contains(p, "지역특화지원사업") {
			headed++
			if !strings.Contains(p, "번호사업국비시비주관") {
				t.Errorf("a page of the long table has no heading row: %.80s", p)
			}
		}
	}
	if headed < 8 {
		t.Errorf("300 rows stand on %d pages", headed)
	}
	for _, b := range d.Body {
		table, ok := b.(document.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				if !strings.Contains(all, squeeze(c.Text)) {
					t.Errorf("%s: the cell %q is lost", table.Caption, c.Text)
				}
			}
		}
	}
}

func TestContentsAndOutlineLeadToTheirPages(t *testing.T) {
	t.Parallel()
	need(t)
	r, pages := read(t, write(t, sample.Report()))
	for i, p := range pages[2:] {
		if strings.Contains(p, "그림3-4.해마다의고용") {
			if want := fmt.Sprintf("그림3-4.해마다의고용%d", i+1); !strings.Contains(pages[1], want) {
				t.Errorf("the contents do not say %s", want)
			}
		}
	}
	root := r.Outline()
	if len(root.Child) != 1 || root.Child[0].Title != "평택시 전략산업 육성 종합계획" {
		t.Fatalf("outline: %+v", root)
	}
	var titles []string
	for _, c := range root.Child[0].Child {
		titles = append(titles, c.Title)
	}
	if got := strings.Join(titles, "|"); got != "제1장 개요|제2장 산업 진단|제3장 추진 과제와 로드맵" {
		t.Errorf("chapters of the outline: %s", got)
	}
	if second := root.Child[0].Child[1]; len(second.Child) != 1 || len(second.Child[0].Child) != 1 || second.Child[0].Child[0].Title != "가. 빈 표와 넓은 표" {
		t.Errorf("sections of the outline: %+v", second)
	}
	catalogue := r.Trailer().Key("Root").Key("Outlines")
	if catalogue.Key("First").Key("Title").Text() != catalogue.Key("Last").Key("Title").Text() {
		t.Error("the outline names another last entry than its root")
	}
	if got := r.Trailer().Key("Info").Key("Title").Text(); got != "평택시 전략산업 육성 종합계획" {
		t.Errorf("title of the file: %s", got)
	}
}

func TestTheFileSaysItsLanguageAndTitle(t *testing.T) {
	t.Parallel()
	need(t)
	for _, lang := range []core.Lang{core.Korean, core.English} {
		d := sample.Short()
		d.Lang, d.Title = lang, "제목"
		r, _ := read(t, write(t, d))
		root := r.Trailer().Key("Root")
		if got := root.Key("Lang").Text(); got != string(lang) {
			t.Errorf("language %q, want %q", got, lang)
		}
		if !root.Key("ViewerPreferences").Key("DisplayDocTitle").Bool() || r.Trailer().Key("Info").Key("Title").Text() != "제목" {
			t.Error("the title is not shown")
		}
		if root.Key("Outlines").IsNull() {
			t.Error("the newer catalogue has lost the outline")
		}
	}
}

func TestPagesAreAsManyAsExpected(t *testing.T) {
	t.Parallel()
	need(t)
	for name, c := range map[string]struct {
		d           document.Document
		least, most int
	}{"one page": {sample.Short(), 1, 1}, "report": {sample.Report(), 18, 26}, "large": {sample.Large(), 120, 180}, "empty": {document.Document{}, 1, 1}} {
		file := write(t, c.d)
		r, err := reader.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		if n := r.NumPage(); n < c.least || n > c.most {
			t.Errorf("%s: %d pages", name, n)
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	need(t)
	if !bytes.Equal(write(t, sample.Report()), write(t, sample.Report())) {
		t.Error("two files differ")
	}
}

func TestWritingStopsOnRequest(t *testing.T) {
	t.Parallel()
	need(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := pdf.Write(ctx, &bytes.Buffer{}, sample.Report()); core.CodeOf(err) != core.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	if err := pdf.Write(context.Background(), full{}, sample.Short()); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestNoPageIsBlank(t *testing.T) {
	t.Parallel()
	need(t)
	wide := document.Table{Caption: "넓은 표", Rows: []document.Row{{}}}
	for i := range 16 {
		wide.Columns = append(wide.Columns, document.Column{Title: fmt.Sprintf("열%d", i)})
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, document.Number(123456789, 2))
	}
	long := document.Document{Contents: true, Title: "제목", Body: []document.Block{document.Text("글")}}
	for range 100 {
		long.Notices = append(long.Notices, "알릴 것이 아주 많은 문서입니다.")
	}
	for name, c := range map[string]struct {
		d     document.Document
		pages int
	}{
		"lying tables share a page":     {document.Document{Body: []document.Block{document.Text("글"), wide, wide}}, 2},
		"text after a lying table":      {document.Document{Body: []document.Block{wide, document.Text("글"), document.PageBreak{}, document.PageBreak{}, document.Text("글")}}, 4},
		"a heading lies with its table": {document.Document{Contents: true, Body: []document.Block{document.Heading{Level: 1, Text: "가"}, wide, document.Heading{Level: 1, Text: "나"}}}, 4},
		"a lying table first":           {document.Document{Contents: true, Body: []document.Block{wide}}, 3},
		"a break at the end":            {document.Document{Body: []document.Block{document.Text("글"), document.PageBreak{}}}, 1},
		"notices without end":           {long, 5},
	} {
		_, pages := read(t, write(t, c.d))
		if len(pages) != c.pages {
			t.Errorf("%s: %d pages, want %d", name, len(pages), c.pages)
		}
	}
}

func TestARowTallerThanThePageGoesOn(t *testing.T) {
	t.Parallel()
	need(t)
	var words []string
	for i := range 2000 {
		words = append(words, fmt.Sprintf("낱말%d", i))
	}
	for _, card := range []bool{false, true} {
		table := document.Table{Caption: "긴 칸", Card: card, Columns: []document.Column{{Title: "이름"}, {Title: "내용", Width: 3}}, Rows: []document.Row{{Cells: []document.Cell{document.Word("하나"), document.Word(strings.Join(words, " "))}}}}
		_, pages := read(t, write(t, document.Document{Body: []document.Block{table}}))
		if len(pages) < 3 || !strings.Contains(pages[2], "표1.긴칸(계속)") {
			t.Errorf("%d pages", len(pages))
		}
		all := strings.Join(pages, "")
		for _, w := range words {
			if !strings.Contains(all, w) {
				t.Errorf("%s is lost", w)
			}
		}
	}
}

// A paper of one page that is a little too long is set smaller; one that is much
// too long stays readable on two.
func TestAPaperOfOnePageIsFitted(t *testing.T) {
	t.Parallel()
	need(t)
	paper := func(lines int, one bool) int {
		d := document.Document{Title: "요약", OnePage: one, Notices: []string{"가상의 자료입니다."}}
		for i := range lines {
			d.Body = append(d.Body, document.Text(fmt.Sprintf("%d번째 단락", i)))
		}
		_, pages := read(t, write(t, d))
		if last := pages[len(pages)-1]; !strings.Contains(last, fmt.Sprintf("%d번째단락", lines-1)) {
			t.Errorf("the last of %d lines is lost: %s", lines, last)
		}
		return len(pages)
	}
	if loose, fit, long := paper(32, false), paper(32, true), paper(48, true); loose != 2 || fit != 1 || long != 2 {
		t.Errorf("%d, %d, %d pages", loose, fit, long)
	}
}

// A title that fills the cover once left a page behind it without any contents,
// which readers refuse.
func TestALongTitleLeavesNoBrokenPage(t *testing.T) {
	t.Parallel()
	need(t)
	d := document.Document{Title: sample.Long, Subtitle: sample.Long, Contents: true, Body: []document.Block{document.Text("마지막 문장")}}
	_, pages := read(t, write(t, d))
	if !strings.Contains(pages[len(pages)-1], "마지막문장") {
		t.Errorf("%d pages, the last holds %q", len(pages), pages[len(pages)-1])
	}
	d = document.Document{Body: []document.Block{document.PageBreak{}, document.PageBreak{}, document.Text("마지막 문장")}}
	read(t, write(t, d))
}

// Whatever the blocks, the file can be read and the words are in it.
func TestAnyDocumentCanBeWritten(t *testing.T) {
	t.Parallel()
	need(t)
	word := rapid.SampledFrom([]string{"", "산업", sample.Marked, sample.Control, sample.Emoji, sample.Unsplit, sample.Long})
	block := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) document.Block {
			return document.Heading{Level: rapid.IntRange(-1, 6).Draw(t, "level"), Text: word.Draw(t, "heading")}
		}),
		rapid.Custom(func(t *rapid.T) document.Block {
			return document.Paragraph{Style: document.Style(rapid.IntRange(0, 3).Draw(t, "style")), Runs: []document.Run{{Text: word.Draw(t, "run")}, {Text: word.Draw(t, "bold"), Bold: true}}}
		}),
		rapid.Custom(func(t *rapid.T) document.Block {
			return document.List{Ordered: rapid.Bool().Draw(t, "ordered"), Items: rapid.SliceOfN(word, 0, 5).Draw(t, "items")}
		}),
		rapid.Custom(func(t *rapid.T) document.Block {
			return document.KeyFigures{Figures: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) document.KeyFigure {
				return document.KeyFigure{Label: word.Draw(t, "label"), Value: word.Draw(t, "value"), Unit: word.Draw(t, "unit"), Note: word.Draw(t, "note")}
			}), 0, 6).Draw(t, "figures")}
		}),
		rapid.SampledFrom([]document.Block{document.PageBreak{}, document.Figure{Caption: "그림"}, document.Figure{Chart: sample.Lines()}, document.Table{}, document.Paragraph{}}),
	)
	rapid.Check(t, func(t *rapid.T) {
		d := document.Document{
			Lang: rapid.SampledFrom([]core.Lang{"", core.Korean, core.English}).Draw(t, "lang"), Title: word.Draw(t, "title"), Subtitle: word.Draw(t, "subtitle"), Status: word.Draw(t, "status"),
			Contents: rapid.Bool().Draw(t, "contents"), Body: append(rapid.SliceOfN(block, 0, 12).Draw(t, "body"), document.Text("마지막 문장")),
		}
		if _, pages := read(t, write(t, d)); !strings.Contains(strings.Join(pages, ""), "마지막문장") {
			t.Fatal("the last sentence is lost")
		}
	})
}

// Whatever a table holds, each of its words can be found in the file.
func TestNoWordIsLost(t *testing.T) {
	t.Parallel()
	need(t)
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(0, 24).Draw(t, "columns")
		table := document.Table{Caption: "표", Card: rapid.Bool().Draw(t, "card"), Notes: []string{"주"}, Source: "출처"}
		for range columns {
			table.Columns = append(table.Columns, document.Column{Title: rapid.SampledFrom([]string{"", "열", "생산유발계수 (배)", sample.Unsplit}).Draw(t, "title"), Width: rapid.SampledFrom([]float64{0, 0, 1, 5}).Draw(t, "width")})
		}
		cell := rapid.SampledFrom([]document.Cell{{}, document.Word("산업"), document.Word(sample.Marked), document.Word(sample.Unsplit), document.Word(sample.Long), document.Number(-123456789012.5, 1), document.Number(7, 0)})
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			table.Rows = append(table.Rows, document.Row{
				Kind:  document.RowKind(rapid.IntRange(0, 2).Draw(t, "kind")),
				Cells: rapid.SliceOfN(cell, 0, columns+1).Draw(t, "cells"),
			})
		}
		d := document.Document{Body: []document.Block{document.Text("앞 문장"), table, document.Text("뒤 문장")}}
		_, pages := read(t, write(t, d))
		all := strings.Join(pages, "")
		for _, row := range table.Rows {
			for i, c := range row.Cells {
				if row.Kind == document.Group && i > 0 {
					continue // only the first cell of such a row counts
				}
				for word := range strings.FieldsSeq(c.Text) {
					if len([]rune(word)) < 6 && !strings.Contains(all, word) {
						t.Fatalf("%q is lost", word)
					}
				}
			}
		}
		if !strings.Contains(all, "뒤문장") {
			t.Fatal("what follows the table is lost")
		}
	})
}
