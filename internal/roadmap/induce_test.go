package roadmap_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/inout"
	"naru/internal/linkage"
	"naru/internal/roadmap"
)

// table is a table of two sectors that knows no outside, without employment.
type table struct{}

func (table) Scene(context.Context, core.Actor, linkage.View) (*linkage.Scene, error) {
	none := inout.Pair{Inside: math.NaN(), Outside: math.NaN()}
	return &linkage.Scene{Sectors: []linkage.Sector{
		{Code: "x", Production: inout.Pair{Inside: 2}, ValueAdded: inout.Pair{Inside: 0.5}, Employment: none},
		{Code: "y", Production: inout.Pair{Inside: 1}, ValueAdded: inout.Pair{Inside: 0.9}, Employment: none},
	}}, nil
}

func (table) Mapping(context.Context, core.Actor, *linkage.Scene) (linkage.Mapping, error) {
	var m linkage.Mapping
	m.Bridge = inout.Bridge{System: core.KSIC10, Links: []inout.Link{
		{Sector: "x", Code: "261", Weight: 0.75}, {Sector: "y", Code: "261", Weight: 0.25}, {Sector: "y", Code: "262", Weight: 1}, {Sector: "y", Code: "30", Weight: 1},
	}}
	return m, nil
}

func (table) List(context.Context, core.Actor) ([]industry.Definition, error) {
	return []industry.Definition{
		{Key: "chips", System: core.KSIC10, Items: []industry.Item{{Code: "2611", Weight: 1}, {Code: "30", Weight: 0.5}}},
		{Key: "half", System: core.KSIC10, Items: []industry.Item{{Code: "261", Weight: 1}, {Code: "99", Weight: 1}}},
	}, nil
}

func TestIndustriesFindTheirSectors(t *testing.T) {
	t.Parallel()
	c, reason, err := roadmap.Linked{Linkages: table{}, Definitions: table{}}.Coefficients(t.Context(), researcher, "41")
	if err != nil || !reason.IsZero() {
		t.Fatal(reason, err)
	}
	if got := c.Name(roadmap.Industry{System: core.KSIC10, Code: "C26"}).Ko; !strings.HasPrefix(got, "26 전자") {
		t.Errorf("an industry is named %q", got)
	}
	for name, x := range map[string]struct {
		industry roadmap.Industry
		want     float64 // production per won
		why      string
	}{
		"its own code":                    {roadmap.Industry{System: core.KSIC10, Code: "261"}, 1.75, ""},
		"within a linked code":            {roadmap.Industry{System: core.KSIC10, Code: "26110"}, 1.75, ""},
		"the narrower codes":              {roadmap.Industry{System: core.KSIC10, Code: "26"}, (0.75*2 + 1.25) / 2, ""},
		"a definition":                    {roadmap.Industry{Definition: "chips"}, (1.75 + 0.5) / 1.5, ""},
		"a definition with a code astray": {roadmap.Industry{Definition: "half"}, 0, "99"},
		"no such definition":              {roadmap.Industry{Definition: "moon"}, 0, "없습니다"},
		"the same in another revision":    {roadmap.Industry{System: core.KSIC11, Code: "261"}, 1.75, ""},
		"not known in another revision":   {roadmap.Industry{System: core.KSIC9, Code: "261"}, 0, "9차"},
		"a code with its letter":          {roadmap.Industry{System: core.KSIC10, Code: "C30"}, 1, ""},
		"a section":                       {roadmap.Industry{System: core.KSIC10, Code: "C"}, 1.5, ""},
		"a section of another revision":   {roadmap.Industry{System: core.KSIC11, Code: "C"}, 1.5, ""},
		"a section without a link":        {roadmap.Industry{System: core.KSIC10, Code: "J"}, 0, "코드 J"},
		"a code without a link":           {roadmap.Industry{System: core.KSIC10, Code: "01"}, 0, "01"},
	} {
		got, why := c.Of(x.industry)
		if x.why != "" {
			if !strings.Contains(why.Ko, x.why) || why.En == "" || got.Production.Total != nil {
				t.Errorf("%s: %+v %v", name, got, why)
			}
			continue
		}
		if !near(got.Production.Total, x.want) || got.Production.Inside != nil || got.Jobs.Total != nil {
			t.Errorf("%s: %v, want %v; %+v %v", name, got.Production.Total, x.want, got, why)
		}
	}
}

// outputs is the same table with outputs of its sectors.
type outputs struct{ table }

func (outputs) Scene(ctx context.Context, a core.Actor, v linkage.View) (*linkage.Scene, error) {
	sc, err := table{}.Scene(ctx, a, v)
	sc.Sectors[0].Output, sc.Sectors[1].Output = 30, 10
	sc.Dataset.Key = v.Region
	return sc, err
}

func TestASectionIsSpreadByOutputOfTheRegionsTable(t *testing.T) {
	t.Parallel()
	c, _, err := roadmap.Linked{Linkages: outputs{}, Definitions: table{}}.Coefficients(t.Context(), researcher, "41")
	must(t, err)
	got, why := c.Of(roadmap.Industry{System: core.KSIC11, Code: "C"})
	if !near(got.Production.Total, (30*2+10)/40.0) {
		t.Errorf("%+v %v", got, why)
	}
	if c.Evidence.Sources[0].Dataset != "41" {
		t.Errorf("the table of %s, not of the roadmap's region", c.Evidence.Sources[0].Dataset)
	}
}

func TestNoMoneySetsNothingInMotion(t *testing.T) {
	t.Parallel()
	a := task("A", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(0)))}
	p := plan(a)
	f := p.Ripple(&roadmap.Coefficients{})
	if f.Covered != 0 || len(f.Left) != 0 || !near(f.Jobs.Total, 0) || !near(f.Production.Inside, 0) {
		t.Errorf("%+v", f)
	}
}

func TestWhatStandsAgainstApproval(t *testing.T) {
	t.Parallel()
	a, b := task("1-1", q(2027, 1), q(2027, 4)), task("1-2", 0, 0)
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(130))), line(roadmap.City, 2028, nil)}
	a.Owner = ""
	c := task("1-3", q(2032, 1), q(2033, 1))
	p := plan(a, b, c)
	p.Roadmap.Goals = nil
	var blocks, remarks []string
	for _, f := range p.Findings() {
		if f.Text.Ko == "" || f.Text.En == "" {
			t.Errorf("%+v", f)
		}
		if f.Blocks {
			blocks = append(blocks, f.Text.Ko)
		} else {
			remarks = append(remarks, f.Text.Ko)
		}
	}
	for _, words := range []string{"목표가 없습니다", "2027년 시비가 한도를 30원 넘습니다", "‘1-2 과제 1-2’의 시작과 끝이 없습니다", "계획 기간(2027–2032)을 벗어납니다"} {
		if !strings.Contains(strings.Join(blocks, "\n"), words) {
			t.Errorf("%q is not among %q", words, blocks)
		}
	}
	for _, words := range []string{"주체가 없습니다", "미정인 예산이 1줄", "전혀 적히지 않은 과제가 2개"} {
		if !strings.Contains(strings.Join(remarks, "\n"), words) {
			t.Errorf("%q is not among %q", words, remarks)
		}
	}
	if len(blocks) != 4 || roadmap.Blocking(p.Findings()) == nil {
		t.Errorf("%q", blocks)
	}
}
