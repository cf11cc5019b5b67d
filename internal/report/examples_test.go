package report

import (
	"context"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/region"
)

// kept is an agency's policies in memory.
type kept struct {
	policy.Store

	list []policy.Policy
}

func (k kept) Policies(context.Context, string) ([]policy.Policy, error) { return k.list, nil }

type ksicTables struct{}

func (ksicTables) Classification(_ context.Context, _ core.Actor, system core.System) (*industry.Classification, error) {
	if c, ok := industry.Builtin(system); ok {
		return c, nil
	}
	return nil, core.Fail(core.NotFound, "없습니다.", "None.")
}

type presets struct{}

func (presets) List(context.Context, core.Actor) ([]industry.Definition, error) {
	return industry.Presets(), nil
}

// reported is the whole report of a plan among the given policies.
func reported(t *testing.T, list ...policy.Policy) document.Document {
	t.Helper()
	m := full()
	m.Policies = Policies{}
	s := &Service{Config: Config{Policies: policy.New(policy.Config{
		Store: kept{list: list}, Definitions: presets{}, Tables: ksicTables{}, Regions: region.Default(), Clock: func() time.Time { return noon },
	})}}
	if err := s.gatherPolicies(t.Context(), core.LocalOperator(core.DefaultAgency), m); err != nil {
		t.Fatal(err)
	}
	return build(m, core.Korean)
}

func captioned(t *testing.T, d document.Document, caption string) document.Table {
	t.Helper()
	for _, block := range d.Body {
		if x, ok := block.(document.Table); ok && x.Caption == caption {
			return x
		}
	}
	t.Fatalf("no table %q", caption)
	return document.Table{}
}

// A report counts what an agency registered, and says what it leaves out; an
// example that the plan names is listed as one.
func TestAReportDoesNotCountTheExamples(t *testing.T) {
	t.Parallel()
	own := policy.Policy{
		ID: "own", Key: "n-1", Title: "전자 연구개발", Kind: policy.Plan, Level: policy.National, Region: core.Nation,
		Industries:  []policy.Industry{{System: core.KSIC11, Code: "26"}},
		Instruments: []policy.Instrument{policy.Research}, Stages: []policy.Stage{policy.Latent},
	}
	list := append([]policy.Policy{own}, policy.Examples("41220")...)
	list[1].ID = "p" // the first example is the one that the task names
	for i := range list[2:] {
		list[2+i].ID = list[2+i].Key
	}
	d := reported(t, list...)
	holds(t, d, "예로 담은 정책 28개는 세지 않았습니다", "예로 담은 정책 27개는 싣지 않았습니다", "지방시대 종합계획 *", "지방시대 종합계획(국가, 예시)")
	rows := captioned(t, d, "전략산업별 정책 연계").Rows
	if total := rows[len(rows)-1]; total.Cells[3].Text != "39" || total.Cells[6].Text != "0" {
		t.Errorf("gaps %q, unclear %q", total.Cells[3].Text, total.Cells[6].Text)
	}
	if n := len(captioned(t, d, "등록된 모든 정책").Rows); n != 2 {
		t.Errorf("the appendix lists %d policies", n)
	}
	if all := strings.Join(texts(d), "\n"); strings.Contains(all, "소부장 양산성능평가") {
		t.Error("an example that the plan does not name is in the report")
	}
	own.Stages = nil // what a policy of the agency leaves out is told apart from no gap
	if row := captioned(t, reported(t, own), "전략산업·시책수단별 빈 곳").Rows[0]; row.Cells[1].Text != "0/5 ?5" || row.Cells[2].Text != "5/5" {
		t.Errorf("gaps by instrument: %v", row.Cells)
	}
}

// With the examples alone there is nothing to tell gaps by.
func TestAReportOfExamplesAloneTellsNoGaps(t *testing.T) {
	t.Parallel()
	list := policy.Examples("41220")
	for i := range list {
		list[i].ID = list[i].Key
	}
	d := reported(t, list...)
	holds(t, d, "등록된 정책이 없어 빈 곳을 볼 수 없습니다", "예로 담은 정책 28개는 싣지 않았습니다")
	for _, s := range texts(d) {
		if strings.Contains(s, "전략산업별 정책 연계") {
			t.Errorf("the examples are counted: %s", s)
		}
	}
}
