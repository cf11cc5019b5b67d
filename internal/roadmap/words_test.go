package roadmap_test

import (
	"encoding/json"
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
