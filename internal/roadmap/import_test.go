package roadmap_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/xlsx"
	"naru/internal/document"
	"naru/internal/roadmap"
)

// full is a task with something in every field.
func full(after string) roadmap.Task {
	x := task("1-2", q(2027, 2), q(2029, 4), start(after, 2))
	x.Need, x.Content, x.Partners = "수요; 공급", "여러 줄\n내용", []string{"시", "대학"}
	x.Steps = map[int]string{2027: "설계", 2028: "착공"}
	x.Budget = []roadmap.BudgetLine{line(roadmap.National, 2027, new(int64(1_000_000_001))), line(roadmap.City, 2027, nil), line(roadmap.Private, 2028, new(int64(0)))}
	x.KPIs = []roadmap.Contribution{{KPI: "k1", Amount: new(2.5)}}
	x.Industries = []roadmap.Industry{{System: core.KSIC10, Code: "20"}, {System: core.KSIC11, Code: "2012"}, {Definition: "hydrogen"}}
	x.Instruments, x.FirmStages = []string{"research", "site"}, []string{"emerging"}
	x.Milestones = []roadmap.Milestone{{ID: "m1", Title: "시험 운영 시작", At: q(2028, 4)}}
	x.SetTerm, x.Status, x.Progress = roadmap.Middle, roadmap.Running, &roadmap.Report{Percent: 12.5, On: "2027-09-30"}
	return x
}

func TestAFormComesBackUnchanged(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	a := add(t, s, r, task("1-1", q(2027, 1), q(2027, 4)))
	add(t, s, r, full(a.ID))
	p, err := s.Plan(ctx, officer, r.ID)
	must(t, err)
	book := func() []byte {
		var b bytes.Buffer
		must(t, xlsx.Form(&b, p.TaskForm(), core.Korean))
		return b.Bytes()
	}
	file := book()
	got, err := s.PreviewTasks(ctx, officer, r.ID, bytes.NewReader(file), int64(len(file)), "과제.xlsx")
	must(t, err)
	if len(got.Faults) != 0 || len(got.Rows) != 2 {
		t.Fatalf("%+v", got)
	}
	for _, row := range got.Rows {
		if row.New || len(row.Changes) != 0 {
			t.Errorf("row %d: %+v", row.Line, row.Changes)
		}
	}
	before := p.Stamp
	_, err = s.ImportTasks(ctx, officer, r.ID, bytes.NewReader(file), int64(len(file)), "과제.xlsx", false)
	must(t, err)
	if p, err = s.Plan(ctx, officer, r.ID); err != nil || p.Stamp != before {
		t.Errorf("an unchanged file made a revision: %v", err)
	}
}

// sheet writes rows under the headings of a form as CSV.
func sheet(form document.Form, rows ...map[string]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	heads := make([]string, len(form.Columns))
	for i, c := range form.Columns {
		heads[i] = c.Title.Ko
	}
	_ = w.Write(heads)
	for _, row := range rows {
		cells := make([]string, len(heads))
		for i, h := range heads {
			cells[i] = row[h]
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

func TestRowsAreTakenOrTold(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	ctx := t.Context()
	add(t, s, r, task("1-1", q(2027, 1), q(2027, 4)))
	p, err := s.Plan(ctx, officer, r.ID)
	must(t, err)
	form := p.TaskForm()
	file := sheet(
		form,
		map[string]string{"번호": "1-1", "제목": "새 제목", "전략": "기반", "시작": "2027-Q1", "끝": "2027-Q4", "주체": "진흥원"},
		map[string]string{"번호": "2-1", "제목": "기업 지원", "전략": "기업", "시작": "2028년 1분기", "끝": "2028.4", "선행 과제": "1-1 +1; 2-2 시작", "2028년 시비(원)": "1,000,000", "2029년 시비(원)": "미정"},
		map[string]string{"번호": "2-2", "제목": "기업 지원 둘", "전략": "기업"},
		map[string]string{"번호": "2-2", "제목": "같은 번호", "전략": "기업"},
		map[string]string{"번호": "2-3", "제목": "", "전략": "우주", "시작": "내년", "상태": "곧", "선행 과제": "9-9", "KPI 기여": "없는 것=1", "2028년 국비(원)": "-5", "산업": "sic:1"},
		map[string]string{"번호": "2-4", "제목": "끝이 앞섬", "전략": "기업", "시작": "2028-Q2", "끝": "2027-Q1", "선행 과제": "2-4", "진척률(%)": "500"},
	)
	got, err := s.PreviewTasks(ctx, officer, r.ID, bytes.NewReader(file), int64(len(file)), "과제.csv")
	must(t, err)
	var told []string
	for _, f := range got.Faults {
		told = append(told, fmt.Sprint(f.Line, f.Head))
		if f.Column == "" || f.Text.Ko == "" || f.Text.En == "" {
			t.Errorf("%+v", f)
		}
	}
	slices.Sort(told)
	wanted := strings.Split("5번호|6KPI 기여|6산업|6상태|6선행 과제|6시작|6전략|6제목|62028년 국비(원)|7끝|7선행 과제|7진척 기준일|7진척률(%)", "|")
	slices.Sort(wanted)
	if !slices.Equal(told, wanted) {
		t.Errorf("told %v\nwant %v", told, wanted)
	}
	_, err = s.ImportTasks(ctx, officer, r.ID, bytes.NewReader(file), int64(len(file)), "과제.csv", false)
	if fields := fieldsOf(err); len(fields) != len(told) || fields["F6"] == "" {
		t.Errorf("%v %v", err, fields)
	}
	_, err = s.ImportTasks(ctx, officer, r.ID, bytes.NewReader(file), int64(len(file)), "과제.csv", true)
	must(t, err)
	p, err = s.Plan(ctx, officer, r.ID)
	must(t, err)
	byNumber := map[string]roadmap.Task{}
	for _, x := range p.Tasks {
		byNumber[x.Number] = x
	}
	first, second := byNumber["1-1"], byNumber["2-1"]
	if len(byNumber) != 3 || first.Title != "새 제목" || first.Revision != 2 {
		t.Errorf("%+v", byNumber)
	}
	if second.Start != q(2028, 1) || second.End != q(2028, 4) || lines(second) != "city 2028 1000000, city 2029 ?" ||
		!slices.Equal(second.After, []roadmap.Dependency{finish(first.ID, 1), start(byNumber["2-2"].ID, 0)}) {
		t.Errorf("%+v", second)
	}
}

func TestAFileWhoseTasksRunInACircleIsToldBeforeItIsTaken(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	p, err := s.Plan(t.Context(), officer, r.ID)
	must(t, err)
	file := sheet(
		p.TaskForm(),
		map[string]string{"번호": "2-1", "제목": "하나", "전략": "기업", "선행 과제": "2-2"},
		map[string]string{"번호": "2-2", "제목": "둘", "전략": "기업", "선행 과제": "2-1"},
	)
	got, err := s.PreviewTasks(t.Context(), officer, r.ID, bytes.NewReader(file), int64(len(file)), "과제.csv")
	must(t, err)
	said := fmt.Sprint(fieldsOf(got.Misfit))
	if len(got.Rows) != 2 || !strings.Contains(said, "선행 관계가 돌고 돕니다: 과제 2-1 하나") {
		t.Errorf("%d rows, misfit %s", len(got.Rows), said)
	}
}

func TestFilesThatAreNoForm(t *testing.T) {
	t.Parallel()
	s, r := service(t)
	for name, file := range map[string]string{"a.csv": "지역,값\n경기,1\n", "b.xlsx": "no workbook", "c.csv": ""} {
		_, err := s.PreviewTasks(t.Context(), officer, r.ID, strings.NewReader(file), int64(len(file)), name)
		if err == nil || core.CodeOf(err) == core.Internal {
			t.Errorf("%s: %v", name, err)
		}
	}
}
