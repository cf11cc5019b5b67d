package roadmap_test

import (
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
)

// A task means the same to policies: every word of a task is one of theirs, and
// called the same in Korean.
func TestWordsOfATaskAreWordsOfPolicies(t *testing.T) {
	t.Parallel()
	task := roadmap.Task{Number: "1-1", Instruments: roadmap.Instruments(), FirmStages: roadmap.FirmStages()}
	local, _ := task.Local(policy.Classes{})
	if len(local.Instruments) != len(policy.Instruments()) || len(local.Stages) != len(policy.Stages()) {
		t.Fatalf("%v %v", local.Instruments, local.Stages)
	}
	for i, key := range roadmap.Instruments() {
		if got, want := local.Instruments[i].Title().Ko, roadmap.InstrumentTitle(key).Ko; got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	for i, key := range roadmap.FirmStages() {
		if got, want := local.Stages[i].Title().Ko, roadmap.FirmStageTitle(key).Ko; got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	for _, s := range roadmap.Sources() {
		if got := policy.Fund(s).Title().Ko; got != s.Title().Ko {
			t.Errorf("%s: %s", s, got)
		}
	}
}

func TestTaskAsPoliciesSeeIt(t *testing.T) {
	t.Parallel()
	table, _ := industry.Builtin(core.KSIC11)
	classes := policy.Classes{Tables: map[core.System]*industry.Classification{core.KSIC11: table}}
	won := func(v int64) *int64 { return &v }
	task := roadmap.Task{
		ID: "t", Number: "1-2", Title: "시험 인증", Start: q(2027, 3), End: q(2029, 2),
		Industries:  []roadmap.Industry{{System: core.KSIC11, Code: "26"}, {Definition: "gone"}},
		Instruments: []string{"certification"}, FirmStages: []string{"emerging"},
		Budget: []roadmap.BudgetLine{{Source: roadmap.City, Year: 2027, Won: won(5)}, {Source: roadmap.National, Year: 2028}, {Source: roadmap.Private, Year: 2028, Won: won(0)}},
	}
	local, missing := task.Local(classes)
	if diff := cmp.Diff([]roadmap.Industry{{Definition: "gone"}}, missing); diff != "" {
		t.Error(diff)
	}
	if len(local.Industries) != 1 || local.Industries[0].Key != "ksic11:26" {
		t.Errorf("industries %+v", local.Industries)
	}
	local.Industries = nil
	want := policy.Task{
		ID: "t", Title: task.Name(), From: 2027, To: 2029, Instruments: []policy.Instrument{policy.Certification},
		Stages: []policy.Stage{policy.Emerging}, Funds: []policy.Fund{policy.NationalFund, policy.CityFund},
	}
	if diff := cmp.Diff(want, local); diff != "" {
		t.Error(diff)
	}
	if empty, _ := (&roadmap.Task{}).Local(classes); empty.From != 0 || empty.To != 0 || empty.Funds != nil {
		t.Errorf("of nothing %+v", empty)
	}
}
