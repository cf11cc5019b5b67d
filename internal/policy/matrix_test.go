package policy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
)

func target(key string, codes ...string) policy.Target {
	t := policy.Target{Key: key, Title: core.T(key, key), System: core.KSIC11}
	for _, c := range codes {
		t.Items = append(t.Items, industry.Item{Code: c, Weight: 1})
	}
	return t
}

// worked is a matrix small enough to be worked by hand: two industries, five
// policies.
func worked() ([]policy.Policy, []policy.Target) {
	plan := policy.Policy{
		ID: "plan", Key: "n1", Title: "전 산업 계획", Kind: policy.Plan, Level: policy.National, AllIndustries: true,
		Instruments: []policy.Instrument{policy.Research}, Stages: []policy.Stage{policy.Startup}, From: 2026, To: 2026,
	}
	child := policy.Policy{
		ID: "child", Key: "n2", Title: "전자 R&D", Kind: policy.Programme, Level: policy.National, Parent: "plan", Industries: ksic("26"),
		Instruments: []policy.Instrument{policy.Research}, Stages: []policy.Stage{policy.Startup, policy.Latent}, From: 2026, To: 2027,
		Budget: policy.Budget{policy.NationalFund: {2026: 30, 2027: 40}},
	}
	city := policy.Policy{
		ID: "city", Key: "c1", Title: "반도체 R&D", Kind: policy.Programme, Level: policy.City, Industries: ksic("261"),
		Instruments: []policy.Instrument{policy.Research}, Stages: []policy.Stage{policy.Latent}, From: 2026, To: 2026,
		Budget: policy.Budget{policy.CityFund: {2026: 0}},
	}
	twin := city
	twin.ID, twin.Key, twin.Title, twin.Budget = "twin", "c2", "반도체 기술개발", nil
	vague := policy.Policy{
		ID: "vague", Key: "p1", Title: "자동차 지원", Kind: policy.Programme, Level: policy.Provincial, Industries: ksic("30"),
		Instruments: []policy.Instrument{policy.Markets}, // stages unknown
	}
	gone := child
	gone.ID, gone.Archived = "gone", true
	return []policy.Policy{plan, child, city, twin, vague, gone}, []policy.Target{target("chips", "261"), target("cars", "303")}
}

func cellOf(t *testing.T, m *policy.Matrix, industry string, i policy.Instrument, s policy.Stage) (policy.Cell, int) {
	t.Helper()
	n, ok := m.Place(industry, i, s)
	if !ok {
		t.Fatal("no such cell")
	}
	return m.Cells[n], n
}

func TestMatrixWorkedByHand(t *testing.T) {
	t.Parallel()
	policies, targets := worked()
	m := policy.NewMatrix(policies, targets, classes(t), policy.Filter{})

	// The national plan and its own programme are one side, not an overlap.
	c, n := cellOf(t, m, "chips", policy.Research, policy.Startup)
	if c.State != policy.Single || len(c.Covers) != 2 || !c.Covers[0].Above || c.Covers[1].Above {
		t.Errorf("plan and programme: %+v", c)
	}
	// The plan's budget is unknown, the programme's 30 + 40.
	if want := (policy.Money{Known: 70, Policies: 2, Unknown: 1}); c.Money != want {
		t.Errorf("money %+v, want %+v", c.Money, want)
	}
	if lines := m.Lines(n); lines[1].Match.Grounds[0].Ko != "261 ⊂ 26" || lines[1].Match.Share != 1 {
		t.Errorf("grounds %+v", lines[1].Match)
	}

	// Two of the city and one of the nation do the same.
	c, _ = cellOf(t, m, "chips", policy.Research, policy.Latent)
	if c.State != policy.Overlap || !c.Across || !slices.Equal(c.SameLevel, []policy.Level{policy.City}) || c.Levels[policy.City] != 2 || c.Levels[policy.National] != 1 {
		t.Errorf("overlap: %+v", c)
	}
	// 70 + 0; the zero is known, the twin's is not.
	if want := (policy.Money{Known: 70, Policies: 3, Unknown: 1}); c.Money != want {
		t.Errorf("money %+v, want %+v", c.Money, want)
	}

	c, n = cellOf(t, m, "cars", policy.Markets, policy.Core)
	if c.State != policy.Unclear || len(c.Perhaps) != 1 || len(m.Lines(n)[0].Missing) != 1 {
		t.Errorf("a policy that does not say its stages: %+v", c)
	}
	if c, _ := cellOf(t, m, "cars", policy.Finance, policy.Core); c.State != policy.Gap {
		t.Errorf("nothing: %+v", c)
	}

	// chips: startup and latent of R&D. cars: startup of R&D by the plan, and
	// five stages of markets to be checked.
	want := []policy.Total{
		{Cells: 40, Gaps: 38, Single: 1, Overlap: 1, Policies: 4, Money: policy.Money{Known: 70, Policies: 4, Unknown: 2}},
		{Cells: 40, Gaps: 34, Unclear: 5, Single: 1, Policies: 1, Money: policy.Money{Policies: 1, Unknown: 1}},
	}
	for i, w := range want {
		if m.Rows[i] != w {
			t.Errorf("row %d is %+v, want %+v", i, m.Rows[i], w)
		}
	}
	if notes := m.Notes(); len(notes) != 4 || !strings.Contains(notes[3].Ko, "모르는 정책 2개") {
		t.Errorf("notes %+v", notes)
	}
	if m.All.Share() != 3.0/80 || m.All.Policies != 4 || m.All.Money.Known != 70 {
		t.Errorf("in all %+v", m.All)
	}
}

func TestMatrixFilters(t *testing.T) {
	t.Parallel()
	policies, targets := worked()
	at := func(f policy.Filter) policy.Cell {
		c, _ := cellOf(t, policy.NewMatrix(policies, targets, classes(t), f), "chips", policy.Research, policy.Latent)
		return c
	}
	if c := at(policy.Filter{Levels: []policy.Level{policy.City}}); c.State != policy.Overlap || c.Across || len(c.Covers) != 2 {
		t.Errorf("the city's: %+v", c)
	}
	if c := at(policy.Filter{Year: 2027}); c.State != policy.Single || c.Money.Known != 40 {
		t.Errorf("in 2027: %+v", c)
	}
	// A zero of the city pays nothing, and what the twin is paid from is unknown.
	if c := at(policy.Filter{Funds: []policy.Fund{policy.NationalFund}}); c.State != policy.Single || len(c.Perhaps) != 2 {
		t.Errorf("national funds: %+v", c)
	}
}

// A policy for a third of an industry covers a part of it, and not even that
// where a third is not enough.
func TestALeastShareLeavesOutWhatBarelyMeets(t *testing.T) {
	t.Parallel()
	p := sample("a")
	p.ID, p.Instruments, p.Stages, p.Industries = "a", []policy.Instrument{policy.Research}, []policy.Stage{policy.Latent}, ksic("26")
	targets := []policy.Target{target("mixed", "261", "303", "291")}
	for least, want := range map[float64]policy.State{0: policy.Partial, 0.33: policy.Partial, 0.34: policy.Gap} {
		m := policy.NewMatrix([]policy.Policy{p}, targets, classes(t), policy.Filter{Share: least})
		if c, _ := cellOf(t, m, "mixed", policy.Research, policy.Latent); c.State != want {
			t.Errorf("at least %v: %s, want %s", least, c.State, want)
		}
		said := m.Notes()
		if told := slices.ContainsFunc(said, func(n core.Text) bool { return strings.Contains(n.Ko, "34%보다 적게") }); told != (least == 0.34) {
			t.Errorf("at least %v: %v", least, said)
		}
	}
}

// Half of the six groups of electronics is enough to cover it, two are a part;
// a part of a group tells nothing for certain. A part is neither a gap nor
// covered, and no overlap with what covers the whole.
func TestAPolicyForLessThanHalfCoversAPart(t *testing.T) {
	t.Parallel()
	of := func(id string, codes ...string) policy.Policy {
		p := sample(id)
		p.ID, p.Instruments, p.Stages, p.Industries = id, []policy.Instrument{policy.Research}, []policy.Stage{policy.Latent}, ksic(codes...)
		return p
	}
	for name, tc := range map[string]struct {
		policies []policy.Policy
		want     policy.State
	}{
		"two groups":                    {[]policy.Policy{of("a", "261", "262")}, policy.Partial},
		"three groups":                  {[]policy.Policy{of("a", "261", "262", "263")}, policy.Single},
		"a part of the third":           {[]policy.Policy{of("a", "261", "262", "2630")}, policy.Partial},
		"the whole and a part":          {[]policy.Policy{of("a", "26"), of("b", "261")}, policy.Single},
		"the whole twice":               {[]policy.Policy{of("a", "26"), of("b", "C")}, policy.Overlap},
		"another industry, for certain": {[]policy.Policy{of("a", "30")}, policy.Gap},
	} {
		m := policy.NewMatrix(tc.policies, []policy.Target{target("electronics", "26")}, classes(t), policy.Filter{})
		c, n := cellOf(t, m, "electronics", policy.Research, policy.Latent)
		if c.State != tc.want {
			t.Errorf("%s: %s, want %s", name, c.State, tc.want)
		}
		if tc.want == policy.Partial && (m.All.Partial != 1 || m.All.Covered() != 0 || m.All.Gaps != 39 || !strings.Contains(m.Say(n).Ko, "일부만 다루는 정책이 1개")) {
			t.Errorf("%s: %+v, %s", name, m.All, m.Say(n).Ko)
		}
	}
}

// defined is the industry of a definition.
func defined(c policy.Classes, key string) policy.Target {
	t, _ := c.Target(policy.Industry{Definition: key})
	return t
}

func TestMatch(t *testing.T) {
	t.Parallel()
	c := classes(t)
	ten := func(code string) []policy.Industry { return []policy.Industry{{System: core.KSIC10, Code: code}} }
	half := target("mixed", "261", "303")
	half.Items[1].Weight = 0.5
	for name, tc := range map[string]struct {
		of      []policy.Industry
		to      policy.Target
		verdict policy.Verdict
		share   float64
		part    bool
	}{
		"the same code":                        {ksic("26"), target("x", "26"), policy.Yes, 1, false},
		"a section holds a group":              {ksic("C"), target("x", "261"), policy.Yes, 1, false},
		"a part of one of six groups":          {ksic("2611"), target("x", "26"), policy.Yes, 1.0 / 6, true},
		"two of six groups":                    {ksic("261", "262"), target("x", "26"), policy.Yes, 2.0 / 6, false},
		"a part of a group":                    {ksic("2611"), target("x", "261"), policy.Yes, 1, true},
		"another industry":                     {ksic("30"), target("x", "26"), policy.No, 0, false},
		"weights 1 and 0.5, the first met":     {ksic("26"), half, policy.Yes, 1 / 1.5, false},
		"nothing said":                         {nil, half, policy.Unknown, 0, false},
		"a definition weighs":                  {[]policy.Industry{{Definition: "semiconductors-ksic11"}}, target("x", "23129"), policy.Yes, 0.2, false},
		"the very definition":                  {[]policy.Industry{{Definition: "semiconductors-ksic11"}}, defined(c, "semiconductors-ksic11"), policy.Yes, 1, false},
		"a definition that is gone":            {[]policy.Industry{{Definition: "gone"}}, target("x", "23129"), policy.Unknown, 0, false},
		"another revision, one name":           {ten("26"), target("x", "261"), policy.Yes, 1, false},
		"another revision, another division":   {ten("30"), target("x", "261"), policy.No, 0, false},
		"20121 is gases, then hydrogen":        {ten("20121"), target("x", "20121"), policy.Unknown, 0, false},
		"20121 and 20122 of another revision":  {ten("20121"), target("x", "20122"), policy.Unknown, 0, false},
		"a revision without a table":           {[]policy.Industry{{System: core.KSIC9, Code: "26"}}, target("x", "261"), policy.Unknown, 0, false},
		"a wider code of a lesser known table": {ten("C"), target("x", "26"), policy.Yes, 1, false},
	} {
		p := policy.Policy{Industries: tc.of}
		got := c.Match(&p, tc.to)
		if got.Verdict != tc.verdict || !near(got.Share, tc.share) || got.Part != tc.part {
			t.Errorf("%s: %+v", name, got)
		}
		if got.Verdict != policy.No && len(got.Grounds) == 0 {
			t.Errorf("%s: no grounds", name)
		}
	}
}

func randomPolicy(t *rapid.T, i int) policy.Policy {
	return policy.Policy{
		ID: fmt.Sprint(i), Key: fmt.Sprint(i), Title: "정책",
		Level:         rapid.SampledFrom([]policy.Level{policy.National, policy.Provincial, policy.City}).Draw(t, "level"),
		AllIndustries: rapid.Bool().Draw(t, "all"),
		Industries:    ksic(rapid.SampledFrom([]string{"26", "261", "30", "C"}).Draw(t, "code")),
		Instruments:   rapid.SliceOfN(rapid.SampledFrom([]policy.Instrument{policy.Research, policy.Markets, policy.Talent}), 0, 2).Draw(t, "instruments"),
		Stages:        rapid.SliceOfN(rapid.SampledFrom([]policy.Stage{policy.Founder, policy.Core}), 0, 2).Draw(t, "stages"),
		Parent:        rapid.SampledFrom([]string{"", "0", "1", "2"}).Draw(t, "parent"),
	}
}

// Every cell has one state, the totals add up, and the order of the policies
// changes no total.
func TestMatrixAddsUp(t *testing.T) {
	t.Parallel()
	_, targets := worked()
	c := classes(t)
	rapid.Check(t, func(t *rapid.T) {
		var policies []policy.Policy
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			policies = append(policies, randomPolicy(t, i))
		}
		m := policy.NewMatrix(policies, targets, c, policy.Filter{})
		cells, covered := 0, 0
		for _, r := range m.Rows {
			if r.Gaps+r.Unclear+r.Partial+r.Single+r.Overlap != r.Cells {
				t.Fatalf("states of a row: %+v", r)
			}
			cells, covered = cells+r.Cells, covered+r.Covered()
		}
		for _, r := range m.Columns {
			covered -= r.Covered()
		}
		if cells != len(m.Cells) || covered != 0 {
			t.Fatalf("%d cells of %d; rows and columns differ by %d", cells, len(m.Cells), covered)
		}
		slices.Reverse(policies)
		if other := policy.NewMatrix(policies, targets, c, policy.Filter{}); other.All != m.All {
			t.Fatalf("%+v, in another order %+v", m.All, other.All)
		}
	})
}
