package sample

import (
	"strconv"

	"naru/internal/document"
)

// tall is a table of 300 rows, so that every writer must break it.
func tall() document.Table {
	t := document.Table{
		Caption: "지원사업 목록", Unit: "백만원",
		Columns: []document.Column{{Title: "번호", Align: document.Right}, {Title: "사업", Width: 4}, {Title: "국비", Align: document.Right}, {Title: "시비", Align: document.Right}, {Title: "주관", Align: document.Centre, Width: 2}},
		Source:  "기업마당, 2026. 10.",
	}
	for i := range 300 {
		name := "지역특화 지원사업 " + strconv.Itoa(i+1) + "호"
		if i%17 == 0 {
			name = Long
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			document.Number(float64(i+1), 0), document.Word(name), document.Number(float64(i*137+1000), 0), document.Number(float64(i*31)-400.5, 1), document.Word("평택산업진흥원"),
		}})
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{document.Word(""), document.Word("합계"), document.Number(6444450, 0), document.Number(1270200, 1), document.Word("")}})
	return t
}

// wide is a table of 34 columns, wider than any sheet of paper.
func wide() document.Table {
	t := document.Table{Caption: "시·군별 월간 생산지수", Unit: "2020=100", Columns: []document.Column{{Title: "시·군"}}, Source: "통계청, 「광업제조업동향조사」"}
	for m := range 33 {
		t.Columns = append(t.Columns, document.Column{Title: strconv.Itoa(2023+m/12) + "." + strconv.Itoa(m%12+1), Align: document.Right})
	}
	for r, place := range []string{"평택시", "화성시", "용인시", "이천시", "안성시"} {
		row := document.Row{Cells: []document.Cell{document.Word(place)}}
		for m := range 33 {
			row.Cells = append(row.Cells, document.Number(100000+float64(r*1000+m)*1.37, 2))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
