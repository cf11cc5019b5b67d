package policy_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/policy"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

// A task of the city for semiconductors and cars: commercialisation for
// start-ups and latent firms, 2026–2029, paid by the city.
func handTask() policy.Task {
	return policy.Task{
		ID: "t", Title: "소부장 사업화", Industries: []policy.Target{target("chips", "261"), target("cars", "303")},
		Instruments: []policy.Instrument{policy.Commercialisation}, Stages: []policy.Stage{policy.Startup, policy.Latent},
		From: 2026, To: 2029, Budget: policy.Budget{policy.CityFund: {2026: 100}},
	}
}

// A programme of the nation for electronics: certification and markets for
// latent firms, 2028–2030, paid by the nation and by firms.
func handPolicy() policy.Policy {
	return policy.Policy{
		ID: "p", Key: "n1", Title: "전자 인증·수출", Level: policy.National, Industries: ksic("26"),
		Instruments: []policy.Instrument{policy.Certification, policy.Markets}, Stages: []policy.Stage{policy.Latent},
		From: 2028, To: 2030, Funds: []policy.Fund{policy.NationalFund, policy.PrivateFund, policy.CityFund},
	}
}

func part(t *testing.T, p policy.Pair, key policy.PartKey) policy.Part {
	t.Helper()
	for _, x := range p.Parts {
		if x.Key == key {
			return x
		}
	}
	t.Fatalf("no part %s", key)
	return policy.Part{}
}

func TestSynergyWorkedByHand(t *testing.T) {
	t.Parallel()
	local := policy.Policy{ // covers markets for latent firms of semiconductors already
		ID: "l", Key: "c1", Level: policy.City, Industries: ksic("2611"),
		Instruments: []policy.Instrument{policy.Markets}, Stages: []policy.Stage{policy.Latent},
	}
	other := handPolicy()
	other.ID, other.Key, other.Industries = "q", "n2", ksic("30")
	g := policy.Ground{
		Outside: []policy.Policy{handPolicy(), other}, Local: []policy.Policy{local}, Classes: classes(t),
		Reached:     map[string]int{"p": 30, "q": 120},
		Multipliers: map[string]policy.Multiplier{"chips": {Value: 1.8, Least: 1.2, Greatest: 2.2}},
	}
	pairs := policy.Synergy(handTask(), g)
	pair := pairs[0]
	if pair.Policy.ID != "p" {
		pair = pairs[1]
	}
	for key, want := range map[policy.PartKey]float64{
		// Two steps. Chips (share 1): markets are taken, certification is open.
		// Cars (share 0): both open. (1·1 + 0·2) / (2·2).
		policy.PartGap: 0.25,
		// The task's step for latent firms adjoins certification for latent
		// firms; the one for start-ups adjoins it too, one stage and one
		// instrument apart but in opposite directions: no. 1/2. Years together
		// 2027–2029: 3 of 4.
		policy.PartLadder: 0.5 * 0.75,
		policy.PartFunds:  2.0 / 3, // national and private of three
		policy.PartReach:  0.25,    // 30 of 120
		policy.PartSpill:  0.6,     // (1.8 − 1.2) / (2.2 − 1.2)
	} {
		if got := part(t, pair, key); !got.Known || !near(got.Value, want) {
			t.Errorf("%s is %v (%v), want %v", key, got.Value, got.Known, want)
		}
	}
	want := 0.30*0.25 + 0.25*0.375 + 0.20*2/3 + 0.15*0.25 + 0.10*0.6
	if !near(pair.Total, want) || pair.Weighed != 1 {
		t.Errorf("total %v, want %v; weighed %v", pair.Total, want, pair.Weighed)
	}
	if !pair.Suggestion.IsZero() {
		t.Errorf("suggested below the cut: %v", pair.Suggestion)
	}

	g.Cut = 0.3
	for _, p := range policy.Synergy(handTask(), g) {
		if p.Policy.ID == "p" && (!strings.Contains(p.Suggestion.Ko, "전자 인증·수출") || !strings.Contains(p.Suggestion.Ko, "재원 보완(0.67)") || p.Suggestion.En == "") {
			t.Errorf("suggestion %+v", p.Suggestion)
		}
	}
}

// A city programme for semiconductors does not say which instruments it uses,
// so whether markets for latent firms are open is not known; certification is
// nor whether certification is; the programme has no say in cars.
//
//	n2, semiconductors: both steps to be checked, so the part is not known
//	n3, semiconductors: one of two to be checked, the other open: 1·1 / (2 − 1) = 1
//	n1, cars too: (1·0 + 1·2) / ((2 − 2) + (2 − 0)) = 1
func TestAStepThatMayBeCoveredIsNoGap(t *testing.T) {
	t.Parallel()
	vague := policy.Policy{ID: "l", Key: "c1", Level: policy.City, Industries: ksic("261"), Stages: []policy.Stage{policy.Latent}}
	wide, narrow := handPolicy(), handPolicy()
	wide.Industries = ksic("26", "30")
	narrow.ID, narrow.Key, narrow.Industries = "q", "n2", ksic("26")
	half := handPolicy() // one step to be checked, and one that start-ups leave open
	half.ID, half.Key, half.Industries, half.Instruments = "r", "n3", ksic("26"), []policy.Instrument{policy.Markets}
	half.Stages = []policy.Stage{policy.Latent, policy.Startup}
	task := handTask()
	task.Industries = task.Industries[:1]
	g := policy.Ground{Outside: []policy.Policy{narrow, half}, Local: []policy.Policy{vague}, Classes: classes(t)}
	for _, pair := range policy.Synergy(task, g) {
		gap := part(t, pair, policy.PartGap)
		switch pair.Policy.ID {
		case "q":
			if gap.Known || !strings.Contains(gap.Why.Ko, "2칸 모두") {
				t.Errorf("nothing is told, yet: %+v", gap)
			}
		case "r": // 1·1 / (2 − 1)
			if !gap.Known || !near(gap.Value, 1) || !strings.Contains(gap.Why.Ko, "확실히 빈 칸이 산업에 따라 많게는 1칸입니다. 확인 필요 1칸은 세지 않았습니다.") {
				t.Errorf("half is told: %+v", gap)
			}
		}
	}
	g.Outside = []policy.Policy{wide}
	if gap := part(t, policy.Synergy(handTask(), g)[0], policy.PartGap); !gap.Known || !near(gap.Value, 1) || !strings.Contains(gap.Why.Ko, "확인 필요 2칸") {
		t.Errorf("cars are told: %+v", gap)
	}
}

func TestSynergyLeavesOutWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	bare := policy.Policy{ID: "b", Key: "b", Title: "정보 없는 사업", Level: policy.National, AllIndustries: true, Matching: policy.MatchingRequired}
	apart := handPolicy()
	apart.ID, apart.Industries = "apart", ksic("10")
	vague := handPolicy()
	vague.ID, vague.Industries = "vague", nil
	pairs := policy.Synergy(handTask(), policy.Ground{Outside: []policy.Policy{apart, vague, bare}, Classes: classes(t)})
	if pairs[0].Policy.ID != "b" || pairs[1].Policy.ID != "vague" || pairs[2].Policy.ID != "apart" {
		t.Fatalf("order: %s %s %s", pairs[0].Policy.ID, pairs[1].Policy.ID, pairs[2].Policy.ID)
	}
	for _, p := range pairs[1:] {
		if p.Known || len(p.Parts) > 0 {
			t.Errorf("%s has a score without a shared industry", p.Policy.ID)
		}
	}
	// Only matching is known: the task's city funds serve.
	b := pairs[0]
	if funds := part(t, b, policy.PartFunds); !funds.Known || funds.Value != 1 || funds.Used != 1 {
		t.Errorf("funds %+v", funds)
	}
	if b.Total != 1 || !near(b.Weighed, 0.2) {
		t.Errorf("total %v of %v", b.Total, b.Weighed)
	}
	if !strings.Contains(b.Suggestion.Ko, "알 수 없는 부분 4개") {
		t.Errorf("the suggestion does not say what is missing: %v", b.Suggestion.Ko)
	}
	for _, x := range b.Parts {
		if !x.Known && (x.Why.Ko == "" || x.Why.En == "" || x.Used != 0) {
			t.Errorf("%s does not say why it is not known", x.Key)
		}
	}
}

// Whatever goes in, each part can be worked out again from its shown inputs,
// and the total from the parts.
func TestSynergyIsRecomputedFromWhatIsShown(t *testing.T) {
	t.Parallel()
	c := classes(t)
	rapid.Check(t, func(t *rapid.T) {
		task := handTask()
		task.Instruments = rapid.SliceOfNDistinct(rapid.SampledFrom([]policy.Instrument{policy.Research, policy.Certification, policy.Talent}), 0, 3, rapid.ID).Draw(t, "instruments")
		p := handPolicy()
		p.Instruments = rapid.SliceOfNDistinct(rapid.SampledFrom([]policy.Instrument{policy.Research, policy.Certification, policy.Talent}), 0, 3, rapid.ID).Draw(t, "theirs")
		p.From = rapid.IntRange(2020, 2029).Draw(t, "from")
		p.Funds = rapid.SliceOfNDistinct(rapid.SampledFrom([]policy.Fund{policy.NationalFund, policy.CityFund}), 0, 2, rapid.ID).Draw(t, "funds")
		vague := policy.Policy{ID: "l", Key: "c1", Level: policy.City, Industries: ksic("261"), Instruments: []policy.Instrument{policy.Research}}
		vague.Stages = rapid.SliceOfNDistinct(rapid.SampledFrom([]policy.Stage{policy.Latent, policy.Startup}), 0, 2, rapid.ID).Draw(t, "local stages")
		g := policy.Ground{Outside: []policy.Policy{p}, Local: []policy.Policy{vague}, Classes: c, Reached: map[string]int{}}
		if rapid.Bool().Draw(t, "counted") {
			g.Reached["p"] = rapid.IntRange(0, 9).Draw(t, "firms")
		}
		pair := policy.Synergy(task, g)[0]
		var sum, weights float64
		for _, x := range pair.Parts {
			if !x.Known {
				continue
			}
			if x.Value < 0 || x.Value > 1 {
				t.Fatalf("%s is %v", x.Key, x.Value)
			}
			if again, ok := recompute(x); ok && !near(again, x.Value) {
				t.Fatalf("%s: %v from its inputs, shown %v", x.Key, again, x.Value)
			}
			sum, weights = sum+x.Weight*x.Value, weights+x.Weight
		}
		if pair.Known && !near(sum/weights, pair.Total) {
			t.Fatalf("total %v, from the parts %v", pair.Total, sum/weights)
		}
	})
}

// recompute works a part out from its inputs alone.
func recompute(x policy.Part) (float64, bool) {
	in := func(name string) float64 {
		for _, i := range x.Inputs {
			if i.Name.En == name {
				return i.Number
			}
		}
		return math.NaN()
	}
	switch x.Key {
	case policy.PartGap:
		sum := in("Share: chips")*in("Open steps: chips") + in("Share: cars")*in("Open steps: cars")
		return sum / (2*in("Steps of the policy") - in("To be checked: chips") - in("To be checked: cars")), true
	case policy.PartLadder:
		return in("Steps that are adjoined") / in("Steps of the task") * in("Years together") / in("Years of the task"), true
	case policy.PartReach:
		return in("Firms reached") / in("The most"), true
	default:
		return 0, false
	}
}

func TestTaskFaults(t *testing.T) {
	t.Parallel()
	ok := handTask()
	must(t, ok.Validate())
	bad := policy.Task{From: 2028, To: 2026, Stages: []policy.Stage{"x"}, Budget: policy.Budget{policy.CityFund: {2026: -1}}}
	if err := bad.Validate(); core.CodeOf(err) != core.Invalid {
		t.Errorf("%v", err)
	}
}
