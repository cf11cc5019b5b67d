package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// Everything is a short report that holds every kind of block, and every text that
// has broken a writer somewhere: markup characters, control characters,
// decomposed Hangul, emoji, a very long cell, an empty table, rows that are too
// short and too long, and a table that needs a page on its side.
func Everything() document.Document {
	return document.Document{
		Lang: core.Korean, Title: "전략산업 육성 로드맵 <2027–2031>", Subtitle: "반도체 & 미래차 \"연계\"", Author: "○○산업진흥원",
		Date: "2026. 11. 23.(월)", Status: "초안", Notices: []string{"이 문서의 수치는 합성 자료입니다.", "서명은 확인되지 않았습니다."},
		Contents: true, Body: body(),
	}
}

func body() []document.Block {
	return []document.Block{
		document.Heading{Level: 1, Text: "1. 개요"},
		document.Text("가나다 <b>&amp; \"따옴표\" 'x' > y\x00\x07 끝"),
		document.Found("수소 제조업의 입지계수는 2.31로 \u1112\u1161\u11ab\u1100\u1173\u11af 특화되어 있습니다 🚀."), // 한글, decomposed
		document.Remark("2024년 사업체조사를 썼습니다."),
		document.List{Items: []string{"첫째 항목", "둘째 항목\n이어지는 줄"}},
		document.List{Ordered: true, Items: []string{"먼저 할 일", "다음 할 일"}},
		document.KeyFigures{Figures: []document.KeyFigure{{Label: "사업체", Value: "2,450", Unit: "개", Note: "2024년"}, {Label: "종사자", Value: "91,204", Unit: "명"}}},
		document.Heading{Level: 2, Text: "1.1 표"},
		document.Table{
			Caption: "산업별 입지계수", Unit: "명, %", Source: "통계청, 「전국사업체조사」", Notes: []string{"1인 사업체를 뺐습니다.", "잠정치입니다."},
			Columns: []document.Column{{Title: "산업", Width: 2}, {Title: "종사자", Align: document.Right}, {Title: "LQ"}, {Title: "비고", Align: document.Centre}},
			Rows: []document.Row{
				{Kind: document.Group, Cells: []document.Cell{document.Word("제조업"), document.Word("버리는 칸")}},
				{Cells: []document.Cell{document.Word("반도체"), document.Number(12345, 0), document.Number(2.314, 2), document.Word("확대")}},
				{Cells: []document.Cell{document.Word("수소"), document.Number(-321.5, 1)}}, // too short
				{Cells: []document.Cell{document.Word(strings.Repeat("긴 설명이 이어집니다. ", 120)), document.Word("X"), document.Word("–"), document.Word("끝칸")}},
				{Kind: document.Total, Cells: []document.Cell{document.Word("계"), document.Number(12023.5, 1), document.Word(""), document.Word("")}},
			},
		},
		document.Table{Caption: "비어 있는 표", Columns: []document.Column{{Title: "열 하나"}, {Title: "열 둘"}}},
		document.Table{Caption: "열도 없는 표"},
		document.Table{Card: true, Rows: []document.Row{{Cells: []document.Cell{document.Word("필요성"), document.Word("연구 장비가 모자랍니다.")}}, {Cells: []document.Cell{document.Word("예산"), document.Word("국비 10억, 시비 5억")}}}},
		document.PageBreak{},
		document.Heading{Level: 1, Text: "2. 진단"},
		document.Heading{Level: 3, Text: "가. 그림"},
		document.Figure{Caption: "종사자 추이", Alt: "종사자가 2020년 이후 늘었습니다.", Source: "통계청", Chart: document.Lines{}},
		document.Figure{Caption: "추진 일정", Alt: "과제 둘이 이어집니다.", Chart: document.Plan{}},
		fifteenColumns(),
		document.Text("마지막 문장입니다."),
	}
}

func fifteenColumns() document.Table {
	t := document.Table{Caption: "연도별 예산", Unit: "백만원", Source: "자체 집계"}
	t.Columns = append(t.Columns, document.Column{Title: "과제", Width: 3})
	row := document.Row{Cells: []document.Cell{document.Word("시험 과제")}}
	for year := range 12 {
		t.Columns = append(t.Columns, document.Column{Title: document.Number(float64(2027+year), 0).Text, Align: document.Right})
		row.Cells = append(row.Cells, document.Number(float64(1000*(year+1)), 0))
	}
	t.Rows = append(t.Rows, row)
	t.Rows = append(t.Rows, document.Row{Cells: append(append([]document.Cell(nil), row.Cells...), document.Word("넘치는 칸"))})
	return t
}

// Texts are what a reader of Everything must find, in this order. They are as
// Unicode and XML want them; the words that a writer adds are not among them.
func Texts() []string {
	return []string{
		"전략산업 육성 로드맵 <2027–2031>", "반도체 & 미래차 \"연계\"", "○○산업진흥원", "2026. 11. 23.(월)", "초안",
		"이 문서의 수치는 합성 자료입니다.", "서명은 확인되지 않았습니다.",
		"1. 개요", "가나다 <b>&amp; \"따옴표\" 'x' > y 끝", "수소 제조업의 입지계수는 2.31로 한글 특화되어 있습니다 🚀.", "2024년 사업체조사를 썼습니다.",
		"첫째 항목", "둘째 항목", "이어지는 줄", "먼저 할 일", "다음 할 일", "사업체", "2,450", "개", "2024년", "종사자", "91,204", "명",
		"1.1 표", "표 1-1. 산업별 입지계수", "(단위: 명, %)", "산업", "종사자", "LQ", "비고", "제조업", "반도체", "12,345", "2.31", "확대",
		"수소", "△321.5", strings.TrimSpace(strings.Repeat("긴 설명이 이어집니다. ", 120)), "X", "–", "끝칸", "계", "12,023.5",
		"주 1) 1인 사업체를 뺐습니다.", "주 2) 잠정치입니다.", "자료: 통계청, 「전국사업체조사」",
		"표 1-2. 비어 있는 표", "열 하나", "열 둘", "해당하는 자료가 없습니다.", "표 1-3. 열도 없는 표", "해당하는 자료가 없습니다.",
		"필요성", "연구 장비가 모자랍니다.", "예산", "국비 10억, 시비 5억",
		"2. 진단", "가. 그림", "그림 2-1. 종사자 추이", "자료: 통계청", "그림 2-2. 추진 일정",
		"표 2-1. 연도별 예산", "(단위: 백만원)", "과제", "2,027", "2,038", "시험 과제", "1,000", "12,000", "시험 과제", "넘치는 칸", "자료: 자체 집계",
		"마지막 문장입니다.",
	}
}

// InOrder gives the first text that is missing after the one before it; empty
// if all stand in order.
func InOrder(whole string, texts []string) string {
	for _, t := range texts {
		at := strings.Index(whole, t)
		if at < 0 {
			return t
		}
		whole = whole[at+len(t):]
	}
	return ""
}

// Draw draws any chart as a small picture, twice as wide as high; a plan as two.
func Draw(c document.Chart) ([]pack.Picture, error) {
	picture := image.NewRGBA(image.Rect(0, 0, 400, 200))
	for x := range 400 {
		picture.Set(x, 200-x/2-1, color.RGBA{R: 8, G: 56, B: 145, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	one := pack.Picture{PNG: b.Bytes(), Width: 400, Height: 200}
	if _, plan := c.(document.Plan); plan {
		return []pack.Picture{one, one}, nil
	}
	return []pack.Picture{one}, nil
}

// Book is a report of about 150 pages: chapters with text, tables of thirty
// rows, one of three hundred, and a figure each.
func Book() document.Document {
	d := Everything()
	d.Body = nil
	for chapter := range 15 {
		d.Body = append(d.Body, document.Heading{Level: 1, Text: document.Number(float64(chapter+1), 0).Text + "장"})
		for range 9 {
			d.Body = append(d.Body, document.Heading{Level: 2, Text: "절"}, document.Text(strings.Repeat("지역의 산업 구조를 살펴보았습니다. ", 30)), Rows(30),
				document.Figure{Caption: "추이", Alt: "늘었습니다.", Chart: document.Lines{}})
		}
	}
	d.Body = append(d.Body, Rows(300))
	return d
}

// Rows is a table of so many rows.
func Rows(n int) document.Table {
	t := document.Table{Caption: "긴 표", Columns: []document.Column{{Title: "번호"}, {Title: "이름", Width: 3}, {Title: "값"}}}
	for i := range n {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Number(float64(i+1), 0), document.Word("산업 이름"), document.Number(float64(i)*1.5, 1)}})
	}
	return t
}

// English is a short paper in English with a table of fifteen columns. It has
// no contents, so its title stands above its text.
func English() document.Document {
	t := document.Table{Caption: "Wide", Source: "Own count", Notes: []string{"Preliminary"}, Unit: "won"}
	row := document.Row{}
	for i := range 15 {
		t.Columns = append(t.Columns, document.Column{Title: "Y" + document.Number(float64(i), 0).Text})
		row.Cells = append(row.Cells, document.Number(float64(i), 0))
	}
	t.Rows = append(t.Rows, row)
	return document.Document{Lang: core.English, Title: "Task card", Body: []document.Block{
		document.Paragraph{Runs: []document.Run{{Text: "Plain and "}, {Text: "bold", Bold: true}}}, document.Paragraph{}, document.Table{Columns: []document.Column{{Title: "Empty"}}}, t,
	}}
}

// EnglishTexts are what a reader of English must find, in this order.
func EnglishTexts() []string {
	return []string{"Task card", "Plain and bold", "Empty", "There are no data.", "Table 1. Wide", "(unit: won)", "Y0", "Y14", "14", "Note: Preliminary", "Source: Own count"}
}
