package policy

import (
	"fmt"
	"net/url"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
)

// The pages of a large region: 200 policies, 40 definitions, 500 tasks. What they
// cost is measured by `make bench`.
func TestPagesOfALargeRegion(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("slow by design: 500 tasks are saved one by one; the full run has it")
	}
	b := newBureau(t)
	own := manyDefinitions(t, b)
	first := manyPolicies(t, b, own)
	task := manyTasks(t, b, own)
	synergy := "?task=" + url.QueryEscape("roadmap:"+task.Roadmap+"/"+task.ID)
	cell := "?industry=" + own[0] + "&instrument=research"
	for _, path := range []string{
		"/policies", "/policies?q=" + url.QueryEscape("ㅅㅇ") + "&year=2026&industry=" + own[3], "/policies/" + first, "/policies/" + first + "/edit",
		"/policies/matrix", "/policies/matrix?state=gap", "/policies/matrix/cell" + cell, "/policies/synergy" + synergy, "/policies/synergy/pair" + synergy + "&policy=" + first,
		"/policies.csv", "/policies/matrix.csv", "/policies/matrix.xlsx",
	} {
		b.Page(path)
	}
	pagestest.Holds(t, "the matrix", pagestest.Text(b.Page("/policies/matrix")), "전략산업 40개의 1600칸")
	if rows := pagestest.Table(t, b.Page("/policies?page=4"), "policies"); len(rows) != 50 {
		t.Errorf("the last page has %d rows", len(rows))
	}
}

func manyDefinitions(t *testing.T, b *pagestest.Site) []string {
	t.Helper()
	table, _ := industry.Builtin(core.KSIC11)
	var groups []string
	for _, e := range table.Entries() {
		if e.Level == industry.Group {
			groups = append(groups, e.Code)
		}
	}
	var out []string
	for i := range 40 {
		d := industry.Definition{Key: fmt.Sprintf("own-%02d", i), Name: core.Tf("산업 %d", "Industry %d", i), System: core.KSIC11, State: industry.Active}
		for k := range 6 {
			d.Items = append(d.Items, industry.Item{Code: groups[(i*4+k)%len(groups)], Weight: 0.5})
		}
		if _, err := b.Definitions.Save(t.Context(), officer(), d, 0); err != nil {
			t.Fatal(core.MessageOf(err), err)
		}
		out = append(out, d.Key)
	}
	return out
}

func manyPolicies(t *testing.T, b *pagestest.Site, own []string) (first string) {
	t.Helper()
	instruments, stages := policy.Instruments(), policy.Stages()
	for i := range 200 {
		p := national(fmt.Sprintf("P-%03d", i), fmt.Sprintf("산업 %d 지원사업", i), instruments[i%8].Value, instruments[(i+3)%8].Value)
		if i%4 == 3 {
			p.Level, p.Region = policy.City, "41220"
		}
		p.Industries = []policy.Industry{{Definition: own[i%40]}, {Definition: own[(i*7+1)%40]}}
		p.Stages = []policy.Stage{stages[i%5].Value, stages[(i+1)%5].Value}
		saved := save(t, b, p)
		if i == 0 {
			first = saved.ID
		}
	}
	return first
}

func manyTasks(t *testing.T, b *pagestest.Site, own []string) (last roadmap.Task) {
	t.Helper()
	r, task := planned(t, b, "")
	for i := range 499 {
		task.ID, task.Revision, task.Number = "", 0, ""
		task.Roadmap, task.Title, task.Policies = r.ID, fmt.Sprintf("과제 %d", i), nil
		task.Industries = []roadmap.Industry{{Definition: own[i%40]}, {Definition: own[(i+1)%40]}}
		saved, err := b.Roadmaps.SaveTask(t.Context(), officer(), task, "")
		if err != nil {
			t.Fatal(core.MessageOf(err), err)
		}
		last = saved
	}
	last.Industries[0].Definition = own[0]
	return last
}
