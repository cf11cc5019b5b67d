package roadmap_test

import (
	"encoding/json"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestQuartersAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2027-Q3", "2027Q3", "2027q3", "2027.3", "2027/3", "2027-3분기", "2027년 3분기", " 2027 년 3 분기 "} {
		if got, err := roadmap.ParseQuarter(s); err != nil || got != q(2027, 3) {
			t.Errorf("%q: %v %v", s, got, err)
		}
	}
	for _, s := range []string{"2027", "2027-Q5", "2027-Q0", "Q3", "내년", "3027-Q1", "1027-Q1", "-2027-Q1"} {
		_, err := roadmap.ParseQuarter(s)
		wantCode(t, err, core.Invalid)
	}
	rapid.Check(t, func(t *rapid.T) {
		want := q(rapid.IntRange(1990, 2200).Draw(t, "year"), rapid.IntRange(1, 4).Draw(t, "quarter"))
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got roadmap.Quarter
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Fatalf("%s: %v %v", text, got, err)
		}
	})
}

func TestStagesOfAPlan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to int
		want     []roadmap.Span
	}{
		{2027, 2036, []roadmap.Span{{Term: roadmap.Short, From: 2027, To: 2030}, {Term: roadmap.Middle, From: 2031, To: 2033}, {Term: roadmap.Long, From: 2034, To: 2036}}},
		{2027, 2028, []roadmap.Span{{Term: roadmap.Short, From: 2027, To: 2027}, {Term: roadmap.Middle, From: 2028, To: 2028}}},
		{2027, 2027, []roadmap.Span{{Term: roadmap.Short, From: 2027, To: 2027}}},
	} {
		if diff := cmp.Diff(c.want, roadmap.DefaultSpans(c.from, c.to)); diff != "" {
			t.Errorf("%d–%d: %s", c.from, c.to, diff)
		}
	}
	r := frame() // 2027–28, 2029–30, 2031–32
	for _, c := range []struct {
		start, end roadmap.Quarter
		byHand     roadmap.Term
		want       roadmap.Term
	}{
		{q(2027, 1), q(2028, 4), "", roadmap.Short},
		{q(2028, 1), q(2029, 4), "", roadmap.Short}, // as much in either: the earlier
		{q(2028, 2), q(2029, 4), "", roadmap.Middle},
		{q(2027, 1), q(2027, 4), roadmap.Long, roadmap.Long},
		{q(2040, 1), q(2040, 4), "", ""},
		{0, 0, "", ""},
	} {
		x := task("A", c.start, c.end)
		x.SetTerm = c.byHand
		if got := r.Term(&x); got != c.want {
			t.Errorf("%s–%s: %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

func TestEveryWordSpeaksBothLanguages(t *testing.T) {
	t.Parallel()
	var words []core.Text
	for _, s := range roadmap.Sources() {
		words = append(words, s.Title())
	}
	for _, s := range roadmap.Statuses() {
		words = append(words, s.Title())
	}
	for _, x := range roadmap.Terms() {
		words = append(words, x.Title())
	}
	for _, x := range roadmap.Transforms() {
		words = append(words, x.Title())
	}
	for _, x := range roadmap.Changes() {
		words = append(words, x.Title())
	}
	for _, x := range roadmap.Links() {
		words = append(words, x.Title())
	}
	for _, x := range roadmap.Directions() {
		words = append(words, x.Title())
	}
	for _, key := range roadmap.Instruments() {
		words = append(words, roadmap.InstrumentTitle(key))
	}
	for _, key := range roadmap.FirmStages() {
		words = append(words, roadmap.FirmStageTitle(key))
	}
	for _, w := range words {
		if w.Ko == "" || w.En == "" || w.Ko == w.En && w.Ko != "R&D" {
			t.Errorf("%+v", w)
		}
	}
}

func TestADifferenceSaysWhatIsNotKnownAndWritesNumbersOut(t *testing.T) {
	t.Parallel()
	before := task("1-1", q(2027, 1), q(2027, 4))
	before.ID = "t"
	after := before
	before.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, nil)}
	after.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(700_000_000))), line(roadmap.National, 2028, nil)}
	before.Budget[0].ID, after.Budget[0].ID, after.Budget[1].ID = "city-2027", "city-2027", "national-2028"
	before.KPIs = []roadmap.Contribution{{KPI: "k1", Amount: new(8000.0)}}
	after.KPIs = []roadmap.Contribution{{KPI: "k1", Amount: new(9000.5)}}
	got, err := roadmap.Compare(plan(before), plan(after))
	must(t, err)
	var said []string
	for _, p := range got.Parts {
		for _, o := range p.Objects {
			for _, f := range o.Fields {
				said = append(said, f.Title.Ko+": "+f.Before.Ko+" → "+f.After.Ko)
			}
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"미정 → 7억 원", "2028년 국비, 미정", "8,000 → 9,000.5"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
}

func TestAnExcessIsSaidInTheUnitPeopleUse(t *testing.T) {
	t.Parallel()
	a := task("1-1", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(300_000_100)))}
	p := plan(a)
	for _, f := range p.Findings() {
		if f.Blocks && strings.Contains(f.Text.Ko, "한도를 3억 원 넘습니다") {
			return
		}
	}
	t.Errorf("%+v", p.Findings())
}
