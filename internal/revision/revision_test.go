package revision_test

import (
	"encoding/json"
	"math"
	"testing"

	"naru/internal/revision"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

type plan struct {
	Title string   `json:"title"`
	Tags  []string `json:"tags,omitempty"`
	Tasks []task   `json:"tasks"`
}

type task struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Budget int64  `json:"budget,omitempty"`
	Owner  string `json:"owner,omitempty"`
}

func start() plan {
	return plan{Title: "수소 로드맵", Tags: []string{"수소"}, Tasks: []task{
		{ID: "a", Name: "충전소", Budget: 100}, {ID: "b", Name: "인력"}, {ID: "c", Name: "실증"},
	}}
}

func TestCompareNamesEachFieldOnce(t *testing.T) {
	t.Parallel()
	after := start()
	after.Title = "수소산업 로드맵"
	after.Tasks = []task{{ID: "c", Name: "실증"}, {ID: "a", Name: "충전소", Budget: 250, Owner: "시"}, {ID: "d", Name: "네트워크"}}
	got, err := revision.Compare(start(), after)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range got {
		lines = append(lines, string(c.Kind)+" "+c.Path+" "+string(c.Before)+"→"+string(c.After))
	}
	want := []string{
		`moved tasks ["a","b","c"]→["c","a","d"]`,
		`edited tasks.a.budget 100→250`,
		`added tasks.a.owner →"시"`,
		`removed tasks.b {"id":"b","name":"인력"}→`,
		`added tasks.d →{"id":"d","name":"네트워크"}`,
		`edited title "수소 로드맵"→"수소산업 로드맵"`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestTwoEditsOfDifferentFieldsMerge(t *testing.T) {
	t.Parallel()
	mine, theirs := start(), start()
	mine.Tasks[0].Budget = 300
	mine.Tasks = append(mine.Tasks, task{ID: "m", Name: "내 과제"})
	theirs.Tasks[0].Owner = "진흥원"
	theirs.Tasks[1].Name = "인력 양성"
	theirs.Tasks = append([]task{{ID: "t", Name: "그들의 과제"}}, theirs.Tasks[0], theirs.Tasks[1]) // c is gone
	got, conflicts, err := revision.Merge(start(), mine, theirs)
	if err != nil || len(conflicts) != 0 {
		t.Fatal(conflicts, err)
	}
	want := start()
	want.Tasks = []task{
		{ID: "t", Name: "그들의 과제"}, {ID: "a", Name: "충전소", Budget: 300, Owner: "진흥원"}, {ID: "b", Name: "인력 양성"}, {ID: "m", Name: "내 과제"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameFieldChangedTwiceIsAConflict(t *testing.T) {
	t.Parallel()
	mine, theirs := start(), start()
	mine.Title, theirs.Title = "내 제목", "그들의 제목"
	mine.Tasks = mine.Tasks[:2]    // I drop c …
	theirs.Tasks[2].Name = "양산 실증" // … which they changed
	got, conflicts, err := revision.Merge(start(), mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	want := []revision.Conflict{
		{Path: "tasks.c", Base: json.RawMessage(`{"id":"c","name":"실증"}`), Theirs: json.RawMessage(`{"id":"c","name":"양산 실증"}`)},
		{Path: "title", Base: json.RawMessage(`"수소 로드맵"`), Mine: json.RawMessage(`"내 제목"`), Theirs: json.RawMessage(`"그들의 제목"`)},
	}
	if diff := cmp.Diff(want, conflicts); diff != "" {
		t.Error(diff)
	}
	if got.Title != "내 제목" || len(got.Tasks) != 2 {
		t.Errorf("mine should stand until someone decides: %+v", got)
	}
}

func TestLargeNumbersStayExact(t *testing.T) {
	t.Parallel()
	mine, theirs := start(), start()
	mine.Tasks[0].Budget = math.MaxInt64
	theirs.Title = "x"
	got, _, err := revision.Merge(start(), mine, theirs)
	if err != nil || got.Tasks[0].Budget != math.MaxInt64 {
		t.Errorf("%d, %v", got.Tasks[0].Budget, err)
	}
}

func anyPlan(t *rapid.T, label string) plan {
	word := rapid.SampledFrom([]string{"", "가", "나", "다"})
	p := plan{Title: word.Draw(t, label+" title"), Tasks: []task{}}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 4, rapid.ID[string]).Draw(t, label+" tasks") {
		p.Tasks = append(p.Tasks, task{ID: id, Name: word.Draw(t, label+" name"), Budget: rapid.Int64Range(0, 2).Draw(t, label+" budget")})
	}
	return p
}

func TestMergeLaws(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := anyPlan(t, "base"), anyPlan(t, "mine"), anyPlan(t, "theirs")
		merged := func(b, m, o plan) (plan, []revision.Conflict) {
			got, conflicts, err := revision.Merge(b, m, o)
			if err != nil {
				t.Fatal(err)
			}
			return got, conflicts
		}
		same := func(what string, got, want plan, conflicts []revision.Conflict) {
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || len(conflicts) > 0 {
				t.Fatalf("%s: %v\n%s", what, conflicts, diff)
			}
		}
		got, conflicts := merged(base, mine, base)
		same("only I edited", got, mine, conflicts)
		got, conflicts = merged(base, base, theirs)
		same("only they edited", got, theirs, conflicts)
		got, conflicts = merged(base, mine, mine)
		same("both edited alike", got, mine, conflicts)

		_, conflicts = merged(base, mine, theirs)
		_, reverse := merged(base, theirs, mine)
		if len(conflicts) != len(reverse) {
			t.Fatalf("the sides are not alike: %v against %v", conflicts, reverse)
		}
		if changes, err := revision.Compare(mine, mine); err != nil || len(changes) > 0 {
			t.Fatal(changes, err)
		}
	})
}

func TestTakeDecidesAConflict(t *testing.T) {
	t.Parallel()
	mine, theirs := start(), start()
	mine.Title, mine.Tasks[0].Owner, mine.Tasks = "내 제목", "시", mine.Tasks[:2]
	theirs.Title, theirs.Tasks[0].Owner, theirs.Tags = "그들의 제목", "", nil
	got, err := revision.Take(mine, theirs, []string{"tags", "tasks.a.owner", "tasks.c", "없는.길"})
	if err != nil {
		t.Fatal(err)
	}
	want := start()
	want.Title, want.Tags = "내 제목", nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whoever takes every conflict from the other side has what the other side's
// merge would have left standing.
func TestTakingEveryConflictSwapsTheSides(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := anyPlan(t, "base"), anyPlan(t, "mine"), anyPlan(t, "theirs")
		merged, conflicts, err := revision.Merge(base, mine, theirs)
		if err != nil {
			t.Fatal(err)
		}
		reverse, _, err := revision.Merge(base, theirs, mine)
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, c := range conflicts {
			paths = append(paths, c.Path)
		}
		got, err := revision.Take(merged, theirs, paths)
		if err != nil {
			t.Fatal(err)
		}
		byID := cmpopts.SortSlices(func(a, b task) bool { return a.ID < b.ID }) // the order may follow either side
		if diff := cmp.Diff(reverse, got, byID, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}
