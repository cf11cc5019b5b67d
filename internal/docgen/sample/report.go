package sample

import (
	"math"

	"naru/internal/core"
	"naru/internal/document"
)

// Awkward texts that every writer must print or, where a format cannot hold
// them, leave out without losing what stands beside them.
const (
	Marked  = `R&D <사업> "인용" '단어' & 5 > 3`
	Control = "앞\x00중\x07간\x1b뒤"
	Emoji   = "새싹 🌱 기업"
	Formula = "=SUM(A1:A9)"
	Long    = "반도체·디스플레이 소재·부품·장비 협력 생태계를 넓히기 위해 수요기업과 공급기업이 함께 시제품을 만들고 양산성능을 평가하며, 평가를 마친 품목은 구매조건부 사업으로 잇는다. 사업의 대상은 관내에 공장이 등록된 중소기업이며, 세부 요건은 공고에 따른다."
	Unsplit = "https://example.org/statistics/2026/regional-industry/pyeongtaek/semiconductor-materials-parts-equipment?table=DT_1K52F03"
)

// Report is a short report in Korean with every kind of block.
func Report() document.Document {
	return document.Document{
		Lang:     core.Korean,
		Title:    "평택시 전략산업 육성 종합계획",
		Subtitle: "2027–2031년 중장기 로드맵",
		Author:   "평택산업진흥원",
		Date:     "2026. 11. 23.(월)",
		Status:   "초안",
		Notices:  []string{"이 문서의 기업과 통계는 시연을 위해 만든 가상의 자료입니다.", "서명은 아직 확인되지 않았습니다."},
		Contents: true,
		Body:     append(opening(), append(diagnosis(), plan()...)...),
	}
}

// Short is a paper without cover and contents, in English.
func Short() document.Document {
	d := document.Document{
		Lang: core.English, Title: "Task card", Author: "Pyeongtaek Agency", Date: "23 November 2026", Status: "Draft",
		Body: []document.Block{document.Found("Electronics is 2.3 times as concentrated here as in the nation."), card()},
	}
	return d
}

func opening() []document.Block {
	return []document.Block{
		document.Heading{Level: 1, Text: "제1장 개요"},
		document.Heading{Level: 2, Text: "1. 배경과 목적"},
		document.Found("경기도의 전자부품 제조업은 전국의 2.3배로 특화되어 있으나 3년째 성장이 둔화되고 있다."),
		document.Text("평택시는 반도체, 미래자동차, 수소를 축으로 산업 구조를 바꾸고 있다. 이 계획은 통계와 조사로 지역 산업을 진단하고, 전략산업을 고르며, 다섯 해 동안 추진할 과제와 재원을 정한다(근거: 「지역산업 진흥 조례」 제5조)."),
		document.Paragraph{Runs: []document.Run{{Text: "특수 문자: " + Marked + ", "}, {Text: "굵은 글", Bold: true}, {Text: ", " + Control + ", " + Emoji + ", " + Formula + "."}}},
		document.Text(Unsplit),
		document.Remark("산정 방법: 입지계수는 지역의 산업 비중을 전국의 산업 비중으로 나눈 값이다."),
		document.List{Items: []string{"지역 산업의 강점과 약점을 수치로 밝힌다.", Long, "성과를 해마다 점검한다."}},
		document.List{Ordered: true, Items: []string{"진단", "선정", "계획", "실행", "점검", "환류", "공개", "보완", "협의", "확정", "이행"}},
		document.KeyFigures{Figures: []document.KeyFigure{
			{Label: "제조업 비중", Value: "63.5", Unit: "%", Note: "지역내총생산 대비, 경기 37.1%"},
			{Label: "제조 사업체", Value: "2,450", Unit: "개", Note: "2024년"},
			{Label: "수출", Value: "230", Unit: "억 달러", Note: "전년 대비 △3.1%"},
			{Label: "반도체 기업", Value: "300", Unit: "개사"},
		}},
	}
}

func diagnosis() []document.Block {
	return []document.Block{
		document.Heading{Level: 1, Text: "제2장 산업 진단"},
		document.Heading{Level: 2, Text: "1. 특화와 성장"},
		document.Table{
			Caption: "업종별 종사자와 입지계수",
			Columns: []document.Column{{Title: "업종", Width: 3}, {Title: "종사자 (명)", Align: document.Right}, {Title: "증감 (명)", Align: document.Right}, {Title: "입지계수", Align: document.Right}, {Title: "판정", Align: document.Centre}},
			Rows: []document.Row{
				{Kind: document.Group, Cells: cells(document.Word("제조업"))},
				entry("전자부품, 컴퓨터, 영상, 음향 및 통신장비 제조업", 48210, 1250, 2.31, "강점"),
				entry("자동차 및 트레일러 제조업", 21904, -812, 1.87, "강점"),
				entry(Marked, 990, 0, 0.4, Formula),
				{Cells: []document.Cell{document.Word("비공개 업종"), document.Number(math.NaN(), 0), document.Number(math.NaN(), 0), document.Number(math.NaN(), 2), document.Word("–")}},
				{Kind: document.Total, Cells: []document.Cell{document.Word("합계"), document.Number(71104, 0), document.Number(438, 0), document.Number(1.5, 2), document.Word("")}},
			},
			Notes:  []string{"비공개(X)는 합계에만 들어 있다.", "증감은 2021년과 견준 값이다."},
			Source: "통계청, 「전국사업체조사」, 2024",
		},
		document.Figure{
			Caption: "업종별 입지계수", Alt: "전자부품 2.31, 자동차 1.87, 화학 0.92", Source: "통계청, 「전국사업체조사」, 2024",
			Chart: document.Bars{Categories: []string{"전자부품", "자동차", "기계", "화학", "식료품"}, Horizontal: true, Value: document.Axis{Title: "입지계수 (전국=1)", Decimals: 2}, Series: []document.Series{{Name: "평택", Values: []float64{2.31, 1.87, 1.12, 0.92, math.NaN()}, Highlight: true}}},
		},
		document.Figure{Caption: "종사자 변화", Alt: "평택의 전자부품 종사자는 늘고 전국은 그대로다.", Chart: Lines()},
		document.Figure{Caption: "성장과 집적", Alt: "전자부품이 오른쪽 위에 있다.", Chart: Scatter()},
		document.Heading{Level: 3, Text: "가. 빈 표와 넓은 표"},
		document.Table{Caption: "해당하는 업종이 없는 표", Columns: []document.Column{{Title: "업종"}, {Title: "값", Align: document.Right}}, Source: "자체 조사"},
		wide(),
		tall(),
	}
}

func plan() []document.Block {
	return []document.Block{
		document.PageBreak{},
		document.Heading{Level: 1, Text: "제3장 추진 과제와 로드맵"},
		document.Heading{Level: 2, Text: "1. 과제 카드"},
		card(),
		document.Figure{Caption: "단계별 추진 일정", Alt: "세 전략의 과제가 2027년부터 2031년까지 이어진다.", Chart: Gantt()},
		document.Figure{Caption: "재원별 예산", Alt: "국비가 가장 크다.", Chart: Budget()},
		document.Figure{Caption: "파급효과의 구성", Alt: "직접 효과에서 총효과까지 쌓인다.", Chart: Waterfall()},
		document.Figure{Caption: "해마다의 고용", Alt: "두 계열의 막대", Chart: document.Bars{Categories: []string{"2022", "2023", "2024", "2025"}, Value: document.Axis{Title: "고용 (명)"}, Series: []document.Series{{Name: "평택", Values: []float64{1200, 1350, 1280, 1490}, Highlight: true}, {Name: "경기 평균", Values: []float64{1100, 1150, 1180, 1190}}}}},
	}
}

func card() document.Table {
	row := func(label, text string) document.Row {
		return document.Row{Cells: []document.Cell{document.Word(label), document.Word(text)}}
	}
	return document.Table{
		Caption: "과제 1-1. 반도체 소부장 양산성능평가", Card: true,
		Columns: []document.Column{{Width: 1}, {Width: 4}},
		Rows:    []document.Row{row("필요성", Long), row("내용", Long+" "+Marked), row("기간", "2027–2029년"), row("예산", "총 4,500백만원 (국비 2,000 · 도비 1,000 · 시비 1,500)"), row("성과지표", "")},
		Source:  "평택산업진흥원",
	}
}

func cells(c ...document.Cell) []document.Cell { return c }

func entry(name string, workers, change, lq float64, verdict string) document.Row {
	return document.Row{Cells: []document.Cell{document.Word(name), document.Number(workers, 0), document.Number(change, 0), document.Number(lq, 2), document.Word(verdict)}}
}
