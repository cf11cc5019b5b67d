package industry_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/industry"
)

func TestPresetsAreSound(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range industry.Presets() {
		if seen[p.Key] || !p.Preset || p.Name.En == "" || p.Note.En == "" {
			t.Errorf("preset %q is twice or incomplete", p.Key)
		}
		seen[p.Key] = true
		c := ksic(t, p.System)
		if err := p.Validate(c); err != nil {
			t.Errorf("%s: %v %+v", p.Key, err, core.MessageOf(err))
		}
		for _, i := range p.Items {
			if i.Reason.Ko == "" || i.Reason.En == "" {
				t.Errorf("%s %s is not explained in both languages", p.Key, i.Code)
			}
			if c.Check(i.Code) != industry.Known {
				t.Errorf("%s %s is not in Naru's own table", p.Key, i.Code)
			}
		}
	}
	if len(seen) != 10 {
		t.Errorf("%d presets, want five in two revisions", len(seen))
	}
}

// Codes that exist in both revisions with different meanings must be explained
// apart, never carried over.
func TestPresetsTellChangedMeaningsApart(t *testing.T) {
	t.Parallel()
	ten, eleven := ksic(t, core.KSIC10), ksic(t, core.KSIC11)
	byKey := map[string]industry.Definition{}
	for _, p := range industry.Presets() {
		byKey[p.Key] = p
	}
	for key, p := range byKey {
		base, ok := strings.CutSuffix(key, "-ksic10")
		if !ok {
			continue
		}
		later := map[string]industry.Item{}
		for _, i := range byKey[base+"-ksic11"].Items {
			later[i.Code] = i
		}
		for _, i := range p.Items {
			a, _ := ten.ByCode(i.Code)
			b, exists := eleven.ByCode(i.Code)
			if l, both := later[i.Code]; both && exists && plain(a.Name.Ko) != plain(b.Name.Ko) && l.Reason == i.Reason {
				t.Errorf("%s: %s is %s in rev. 10 and %s in rev. 11 with one explanation", base, i.Code, a.Name.Ko, b.Name.Ko)
			}
		}
	}
}

func TestValidateNamesEveryFault(t *testing.T) {
	t.Parallel()
	good := industry.Definition{
		Key: "chips", Name: core.T("칩", "Chips"), System: core.KSIC11, State: industry.Active,
		Items: []industry.Item{{Code: "261", Weight: 1}, {Code: "29271", Weight: 0.5}},
	}
	if err := good.Validate(ksic(t, core.KSIC11)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		spoil func(*industry.Definition)
		field string
	}{
		"key":        {func(d *industry.Definition) { d.Key = "칩" }, "key"},
		"name":       {func(d *industry.Definition) { d.Name = core.Text{} }, "name"},
		"state":      {func(d *industry.Definition) { d.State = "" }, "state"},
		"revision":   {func(d *industry.Definition) { d.System = core.KSIC10 }, "system"},
		"empty":      {func(d *industry.Definition) { d.Items = nil }, "items"},
		"zero":       {func(d *industry.Definition) { d.Items[1].Weight = 0 }, "items[1].weight"},
		"above one":  {func(d *industry.Definition) { d.Items[0].Weight = 1.01 }, "items[0].weight"},
		"not number": {func(d *industry.Definition) { d.Items[0].Weight = math.NaN() }, "items[0].weight"},
		"no code":    {func(d *industry.Definition) { d.Items[0].Code = "04" }, "items[0].code"},
		"composite":  {func(d *industry.Definition) { d.Items[0].Code = "B+C" }, "items[0].code"},
		"total":      {func(d *industry.Definition) { d.Items[0].Code = core.Total }, "items[0].code"},
		"twice":      {func(d *industry.Definition) { d.Items[1].Code = "261" }, "items[1].code"},
		"ancestor":   {func(d *industry.Definition) { d.Items[1].Code = "C" }, "items[1].code"},
		"descendant": {func(d *industry.Definition) { d.Items[1].Code = "26111" }, "items[1].code"},
		"unverified": {func(d *industry.Definition) { d.Items[1].Code = "10111" }, "items[1].reason"},
	} {
		d := good.Normalise()
		c.spoil(&d)
		var e *core.Error
		if err := d.Validate(ksic(t, core.KSIC11)); !asError(err, &e) || len(e.Fields) != 1 || e.Fields[0].Name != c.field || e.Fields[0].Message.En == "" {
			t.Errorf("%s: %v with fields %+v, want %s", name, err, fieldsOf(e), c.field)
		}
	}
	unverified := good.Normalise()
	unverified.Items[1] = industry.Item{Code: "10111", Weight: 1, Reason: core.T("확인 예정", "to be checked")}
	if err := unverified.Validate(ksic(t, core.KSIC11)); err != nil {
		t.Errorf("an unverifiable code with its reason is refused: %v", err)
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	a := industry.Definition{System: core.KSIC11, Items: []industry.Item{{Code: "261", Weight: 1}, {Code: "262", Weight: 0.5}, {Code: "263", Weight: 0.2}}}
	b := industry.Definition{System: core.KSIC11, Items: []industry.Item{{Code: "264", Weight: 0.3}, {Code: "262", Weight: 1}, {Code: "261", Weight: 1}}}
	got, err := industry.Compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	want := industry.Comparison{
		Added: b.Items[:1], Removed: a.Items[2:],
		Reweighted: []industry.WeightChange{{Code: "262", From: 0.5, To: 1}},
		Overlap:    (1 + 0.5) / (1 + 1 + 0.2 + 0.3),
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(near)); diff != "" {
		t.Error(diff)
	}
	if _, err := industry.Compare(a, industry.Definition{System: core.KSIC10}); core.CodeOf(err) != core.Invalid {
		t.Errorf("two revisions compared: %v", err)
	}
}

func TestOverlapIsSymmetricAndBounded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawBasket(t, "a"), drawBasket(t, "b")
		ab, _ := industry.Compare(a, b)
		ba, _ := industry.Compare(b, a)
		aa, _ := industry.Compare(a, a)
		if !near(ab.Overlap, ba.Overlap) || ab.Overlap < 0 || ab.Overlap > 1 || aa.Overlap != 1 || !aa.IsZero() {
			t.Fatalf("overlaps %v %v %v", ab.Overlap, ba.Overlap, aa.Overlap)
		}
		if len(ab.Added) != len(ba.Removed) || len(ab.Reweighted) != len(ba.Reweighted) {
			t.Fatalf("%+v is not the reverse of %+v", ab, ba)
		}
	})
}

func TestCoverIsHonestAboutCoarseData(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC11)
	d := industry.Definition{System: core.KSIC11, Items: []industry.Item{
		{Code: "26", Weight: 1}, {Code: "282", Weight: 0.5}, {Code: "29271", Weight: 0.5},
	}}
	fits := func(v industry.Coverage) string {
		s := make([]string, 0, len(v.Matches))
		for _, m := range v.Matches {
			s = append(s, fmt.Sprintf("%s %s %s", m.Item.Code, m.Fit, strings.Join(m.Codes, "+")))
		}
		return strings.Join(s, "; ")
	}
	for _, x := range []struct {
		name      string
		available []string
		fits      string
		share     float64
		says      string
	}{
		{"sections", []string{"B", "C", core.Total}, "26 coarser C; 282 coarser C; 29271 coarser C", 0, "대분류 자료만 있어"},
		{"composite", []string{"B+C"}, "26 coarser B+C; 282 coarser B+C; 29271 coarser B+C", 0, "대분류 자료만 있어"},
		{"divisions", []string{"26", "28", "29"}, "26 exact 26; 282 coarser 28; 29271 coarser 29", 0.5, "50%만"},
		{
			"groups",
			[]string{"261", "262", "263", "264", "265", "266", "282", "292"},
			"26 exact 261+262+263+264+265+266; 282 exact 282; 29271 coarser 292", 0.75, "29271",
		},
		{"a group missing", []string{"261", "262", "263", "264", "265", "282", "29271"}, "26 absent ; 282 exact 282; 29271 exact 29271", 0.5, "26"},
		{"all", []string{"26", "282", "29271"}, "26 exact 26; 282 exact 282; 29271 exact 29271", 1, ""},
		{"none", nil, "26 absent ; 282 absent ; 29271 absent ", 0, "0%만"},
	} {
		v := industry.Cover(c, d, x.available)
		if got := fits(v); got != x.fits || !near(v.Share, x.share) {
			t.Errorf("%s: %s (%.2f), want %s (%.2f)", x.name, got, v.Share, x.fits, x.share)
		}
		if x.says == "" != v.Note.IsZero() || !strings.Contains(v.Note.Ko, x.says) || strings.Contains(v.Note.Ko+v.Note.En, "%!") {
			t.Errorf("%s: note %q, want %q", x.name, v.Note.Ko, x.says)
		}
		if _, ok := v.Apply(func(string) (float64, bool) { return 1, true }); ok != (x.share == 1) {
			t.Errorf("%s: a total is given: %v", x.name, ok)
		}
	}
	v := industry.Cover(c, d, []string{"26", "282", "29271"})
	values := map[string]float64{"26": 100, "282": 10, "29271": 4}
	if sum, ok := v.Apply(lookup(values)); !ok || sum != 107 {
		t.Errorf("100 + 10/2 + 4/2 = %v, %v", sum, ok)
	}
	delete(values, "282")
	if sum, ok := v.Apply(lookup(values)); ok {
		t.Errorf("an unknown value counted as zero: %v", sum)
	}
}

func TestApplyIsLinear(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC11)
	rapid.Check(t, func(t *rapid.T) {
		d := drawBasket(t, "basket")
		v := industry.Cover(c, d, groups)
		x, y, sum := map[string]float64{}, map[string]float64{}, map[string]float64{}
		k := rapid.Float64Range(-5, 5).Draw(t, "k")
		for _, g := range groups {
			x[g], y[g] = rapid.Float64Range(0, 1e6).Draw(t, "x"), rapid.Float64Range(0, 1e6).Draw(t, "y")
			sum[g] = x[g] + k*y[g]
		}
		a, _ := v.Apply(lookup(x))
		b, _ := v.Apply(lookup(y))
		if got, ok := v.Apply(lookup(sum)); !ok || math.Abs(got-(a+k*b)) > 1e-6*(1+math.Abs(a)+math.Abs(k*b)) {
			t.Fatalf("%v is not %v + %v × %v", got, a, k, b)
		}
	})
}

var groups = []string{"261", "262", "263", "264", "265", "266"}

func drawBasket(t *rapid.T, label string) industry.Definition {
	d := industry.Definition{System: core.KSIC11}
	for _, code := range rapid.SliceOfNDistinct(rapid.SampledFrom(groups), 1, 6, rapid.ID[string]).Draw(t, label) {
		d.Items = append(d.Items, industry.Item{Code: code, Weight: rapid.Float64Range(0.01, 1).Draw(t, label+code)})
	}
	return d
}

func lookup(values map[string]float64) func(string) (float64, bool) {
	return func(code string) (float64, bool) {
		x, ok := values[code]
		return x, ok
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
