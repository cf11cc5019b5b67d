package structure_test

import (
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"
)

// path makes six years of an industry that grows at `own` a year beside a
// reference that grows at `ref`, its LQ ending at `level` after `lq` a year.
func path(level, own, ref, lq, linkage float64) structure.Path {
	p := structure.Path{Linkage: linkage}
	for k := range 6 {
		p.Value = append(p.Value, 100*math.Pow(1+own, float64(k)))
		p.Reference = append(p.Reference, 1000*math.Pow(1+ref, float64(k)))
		p.LQ = append(p.LQ, level*math.Pow(1+lq, float64(k-5)))
	}
	return p
}

func TestTypes(t *testing.T) {
	na := math.NaN()
	for name, c := range map[string]struct {
		path     structure.Path
		stage    structure.Stage
		strategy structure.Strategy
	}{
		"specialised and rising":           {path(1.8, .08, .02, .05, na), structure.StageGrowth, structure.StrategyLead},
		"small and rising":                 {path(.5, .08, .02, .05, na), structure.StageIntroduction, structure.StrategyAttract},
		"specialised, as the reference":    {path(1.5, .021, .02, 0, na), structure.StageMaturity, structure.StrategyLead},
		"specialised and falling":          {path(1.5, -.05, .02, -.04, na), structure.StageDecline, structure.StrategyTransform},
		"small, falling, others need it":   {path(.7, -.05, .02, -.04, 1.3), structure.StageDecline, structure.StrategyBase},
		"small, falling, weakly linked":    {path(.7, -.05, .02, -.04, .8), structure.StageDecline, structure.StrategyWatch},
		"small, falling, linkage unknown":  {path(.7, -.05, .02, -.04, na), structure.StageDecline, structure.StrategyWatch},
		"on the cut counts as specialised": {path(1, .08, .02, .05, na), structure.StageGrowth, structure.StrategyLead},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := structure.Type(c.path, structure.DefaultCuts())
			if err != nil {
				t.Fatal(err)
			}
			if v.Stage != c.stage || v.Strategy != c.strategy {
				t.Errorf("got %q, %q; want %q, %q\n%v", v.Stage, v.Strategy, c.stage, c.strategy, v.Reasons())
			}
			for _, r := range v.Reasons() {
				if r.Ko == "" || r.En == "" || strings.Contains(r.Ko+r.En, "%!") {
					t.Errorf("a reason is not whole: %+v", r)
				}
			}
		})
	}
}

// TestRecoveryIsNotDecline: five bad years with a good end are not a decline.
func TestRecoveryIsNotDecline(t *testing.T) {
	p := structure.Path{
		Value:     []float64{200, 150, 90, 92, 96, 100},
		Reference: []float64{100, 100, 100, 100, 100, 100},
		LQ:        []float64{2.4, 2.0, 1.2, 1.2, 1.2, 1.1},
		Linkage:   math.NaN(),
	}
	v, err := structure.Type(p, structure.DefaultCuts())
	if err != nil {
		t.Fatal(err)
	}
	if v.Stage != structure.StageMaturity {
		t.Errorf("got %q\n%v", v.Stage, v.Reasons())
	}
}

func TestTooShortIsUnknown(t *testing.T) {
	whole := path(1.8, .08, .02, .05, math.NaN())
	for years, want := range map[int]struct {
		strategy structure.Strategy
		says     string
	}{
		0: {structure.StrategyUnknown, "needs 4 periods and there are 0"},
		3: {structure.StrategyUnknown, "needs 4 periods and there are 3"},
		4: {structure.StrategyLead, "stage needs 6 periods and there are 4, so it is unknown. Data with 2 earlier periods would settle it"},
	} {
		p := structure.Path{
			LQ: whole.LQ[6-years:], Value: whole.Value[6-years:], Reference: whole.Reference[6-years:],
			Linkage: math.NaN(),
		}
		v, err := structure.Type(p, structure.DefaultCuts())
		if err != nil {
			t.Fatal(err)
		}
		if v.Stage != structure.StageUnknown || v.Strategy != want.strategy || !says(v.Reasons(), want.says) {
			t.Errorf("%d years: got %q, %q, %v", years, v.Stage, v.Strategy, v.Reasons())
		}
	}
}

// TestAStrategyWithoutAStageIsProvisional: four years tell where an industry
// stands and how fast it grows, and not what stage that is of.
func TestAStrategyWithoutAStageIsProvisional(t *testing.T) {
	whole := path(1.8, .08, .02, .05, math.NaN())
	short := structure.Path{LQ: whole.LQ[2:], Value: whole.Value[2:], Reference: whole.Reference[2:], Linkage: math.NaN()}
	for name, c := range map[string]struct {
		path   structure.Path
		ko, en string
		says   bool
	}{
		"six years":  {whole, "선도 육성", "lead", false},
		"four years": {short, "선도 육성(잠정)", "lead (provisional)", true},
		"none":       {structure.Path{}, "확인 필요", "unknown", false},
	} {
		v, err := structure.Type(c.path, structure.DefaultCuts())
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Strategy.TitleAt(v.Stage); got != core.T(c.ko, c.en) || says(v.Reasons(), "provisionally: the stage is unknown") != c.says {
			t.Errorf("%s: %+v, %v", name, got, v.Reasons())
		}
	}
}

func TestMissingEndIsUnknown(t *testing.T) {
	p := path(1.8, .08, .02, .05, math.NaN())
	p.Value[0] = 0 // no rate of growth from nothing
	v, err := structure.Type(p, structure.DefaultCuts())
	if err != nil {
		t.Fatal(err)
	}
	if v.Stage != structure.StageUnknown || v.Strategy != structure.StrategyLead {
		t.Errorf("got %q, %q", v.Stage, v.Strategy)
	}
	p.LQ[5] = math.NaN()
	if v, err = structure.Type(p, structure.DefaultCuts()); err != nil || v.Strategy != structure.StrategyUnknown {
		t.Errorf("got %q, %v", v.Strategy, err)
	}
}

func TestTypeRefuses(t *testing.T) {
	p := path(1, 0, 0, 0, 0)
	p.Value = p.Value[1:]
	if _, err := structure.Type(p, structure.DefaultCuts()); core.CodeOf(err) != core.Invalid {
		t.Errorf("series of different length: got %v", err)
	}
	bad := structure.DefaultCuts()
	bad.Long = bad.Short
	if _, err := structure.Type(path(1, 0, 0, 0, 0), bad); core.CodeOf(err) != core.Invalid {
		t.Errorf("paths of one length: got %v", err)
	}
}

func says(reasons []core.Text, part string) bool {
	for _, r := range reasons {
		if strings.Contains(r.En, part) {
			return true
		}
	}
	return false
}

func TestMethodsAreDescribed(t *testing.T) {
	for _, m := range structure.Methods() {
		found, ok := structure.MethodByID(m.ID)
		if !ok || found != m || m.Version < 1 || m.Title.Ko == "" || m.Title.En == "" || m.Reference.Ko == "" || m.Reference.En == "" {
			t.Errorf("method %q is not whole: %+v", m.ID, m)
		}
	}
	if _, ok := structure.MethodByID("astrology"); ok {
		t.Error("found a method that does not exist")
	}
}

// An industry that is neither specialised nor fast is one to watch until it is
// known that others build on it; the stage does not depend on it.
func TestLinkageThatIsLearntLater(t *testing.T) {
	t.Parallel()
	p := structure.Path{LQ: []float64{.8, .8, .8, .8, .8, .8}, Value: []float64{10, 10, 10, 10, 10, 10}, Reference: []float64{10, 11, 12, 13, 14, 15}, Linkage: structure.NA()}
	v, err := structure.Type(p, structure.DefaultCuts())
	if err != nil || v.Strategy != structure.StrategyWatch {
		t.Fatalf("%+v, %v", v, err)
	}
	p.Linkage = 1.2
	want, err := structure.Type(p, structure.DefaultCuts())
	if err != nil {
		t.Fatal(err)
	}
	if got := v.WithLinkage(1.2); got != want || got.Strategy != structure.StrategyBase || got.Stage != v.Stage {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := v.WithLinkage(.5); got.Strategy != structure.StrategyWatch {
		t.Errorf("%+v", got)
	}
}
