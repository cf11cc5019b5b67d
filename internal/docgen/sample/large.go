package sample

import (
	"fmt"
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
)

// Large is as long as a real report: about 150 pages with 120 tables and 40
// figures.
func Large() document.Document {
	d := document.Document{Lang: core.Korean, Title: "중장기 산업발전 종합계획", Author: "시연 기관", Date: "2026. 11.", Status: "승인본 3판", Notices: []string{"가상의 자료입니다."}, Contents: true}
	for chapter := range 10 {
		d.Body = append(d.Body, document.Heading{Level: 1, Text: fmt.Sprintf("제%d장 분석 %d", chapter+1, chapter+1)})
		for section := range 4 {
			d.Body = append(d.Body, document.Heading{Level: 2, Text: fmt.Sprintf("%d. 항목", section+1)})
			for part := range 3 {
				d.Body = append(d.Body, document.Text(strings.Repeat(Long+" ", 4)), numbers(chapter*12+section*3+part))
			}
			d.Body = append(d.Body, document.Figure{Caption: "그래프", Alt: "그래프", Source: "자체 계산", Chart: chartOf(chapter*4 + section)})
		}
	}
	return d
}

func chartOf(i int) document.Chart {
	return []document.Chart{Lines(), Scatter(), Gantt(), Budget(), Waterfall()}[i%5]
}

func numbers(seed int) document.Table {
	t := document.Table{Caption: fmt.Sprintf("지표 %d", seed+1), Unit: "억원", Columns: []document.Column{{Title: "업종", Width: 3}}, Source: "통계청", Notes: []string{"소수 첫째 자리에서 반올림하였다."}}
	for c := range 6 {
		t.Columns = append(t.Columns, document.Column{Title: fmt.Sprintf("%d년", 2019+c), Align: document.Right})
	}
	for r := range 20 {
		row := document.Row{Cells: []document.Cell{document.Word(fmt.Sprintf("제조업 세부 업종 %d", r+1))}}
		for c := range 6 {
			row.Cells = append(row.Cells, document.Number(math.Mod(float64(seed*7919+r*104729+c*1299709), 1e6)/10-20000, 1))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
