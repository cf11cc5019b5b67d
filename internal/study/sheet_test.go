package study

import (
	"math"
	"testing"
)

func TestSheetsSayWhatTheResultSays(t *testing.T) {
	t.Parallel()
	s, in := small()
	s.Decision.Chosen = []Choice{{ID: "B", Grade: "주력", Reason: "성장"}}
	s.Shortlist.Changes = []Change{{ID: "C", Drop: true, Reason: "중복"}}
	in.Columns[0].Evidence = uploadEvidence(s.Indicators[0])
	l := Look{Study: s, Inputs: in, Result: compute(t, s, in)}
	for name, sheet := range map[string][2]int{"long": {3, 14}, "short": {2, 11}} {
		got := l.LongSheet()
		if name == "short" {
			got = l.ShortSheet()
		}
		if len(got.Rows) != sheet[0] || len(got.Columns) != sheet[1] || len(got.Evidence) != 1 || got.Title.Ko == "" {
			t.Errorf("%s: %d rows, %d columns, %+v", name, len(got.Rows), len(got.Columns), got.Evidence)
		}
		for _, row := range got.Rows {
			if len(row) != len(got.Columns) {
				t.Errorf("%s: a row of %d cells", name, len(row))
			}
		}
	}
	long := l.LongSheet()
	if last := long.Rows[2]; last[1].Text.Ko != "A" || last[0].Number != 3 || last[3].Number != 10 || last[7].Number != 0 || !math.IsNaN(last[1].Number) {
		t.Errorf("%+v", last)
	}
}

func TestWhatIsNotKnownAddsNothingAndIsNoZero(t *testing.T) {
	t.Parallel()
	s, in := small()
	s.Missing = Renormalise
	for i := range in.Subjects {
		if in.Subjects[i].ID == "B" {
			in.Subjects[i].Cells[0].Value = NA()
		}
	}
	l := Look{Study: s, Inputs: in, Result: compute(t, s, in)}
	for _, row := range l.LongSheet().Rows {
		if row[1].Text.Ko == "B" && (!math.IsNaN(row[5].Number) || row[7].Number != 1) {
			t.Errorf("the part of x is %v, the total %v; by hand unknown and 1", row[5].Number, row[7].Number)
		}
	}
}
