package policy_test

import (
	"fmt"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
)

// crowd is a region's worth: 200 policies and 40 industries, half of them
// definitions.
func crowd(tb testing.TB) (policies []policy.Policy, targets []policy.Target, c policy.Classes) {
	tb.Helper()
	c = classes(tb)
	table, _ := industry.Builtin(core.KSIC11)
	var divisions []string
	for _, e := range table.Entries() {
		if e.Level == industry.Division {
			divisions = append(divisions, e.Code)
		}
	}
	baskets := []string{"semiconductors-ksic11", "hydrogen-ksic11", "future-mobility-ksic11", "electronics-ksic10", "ict-ksic11"}
	for i := range 40 {
		ind := policy.Industry{System: core.KSIC11, Code: divisions[i]}
		if i%2 == 0 {
			ind = policy.Industry{Definition: baskets[i/2%len(baskets)]}
		}
		t, ok := c.Target(ind)
		if !ok {
			tb.Fatal(ind)
		}
		t.Key = fmt.Sprint(i)
		targets = append(targets, t)
	}
	instruments, stages, levels := policy.Instruments(), policy.Stages(), policy.Levels()
	for i := range 200 {
		p := sample(fmt.Sprintf("P-%03d", i))
		p.ID, p.Level = p.Key, levels[i%3].Value
		p.Industries = append(ksic(divisions[i%len(divisions)]), policy.Industry{Definition: baskets[i%len(baskets)]})
		p.Instruments = []policy.Instrument{instruments[i%8].Value, instruments[(i+3)%8].Value}
		p.Stages = []policy.Stage{stages[i%5].Value, stages[(i+1)%5].Value}
		policies = append(policies, p)
	}
	return policies, targets, c
}

func BenchmarkMatrix(b *testing.B) {
	policies, targets, c := crowd(b)
	for b.Loop() {
		policy.NewMatrix(policies, targets, c, policy.Filter{Year: 2026})
	}
}

func BenchmarkSynergy(b *testing.B) {
	policies, targets, c := crowd(b)
	task := handTask()
	task.Industries = targets[:4]
	for b.Loop() {
		policy.Synergy(task, policy.Ground{Outside: policies[:150], Local: policies[150:], Classes: c})
	}
}
