package study

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/industry"
)

func ksic(t *testing.T) *industry.Classification {
	t.Helper()
	c, ok := industry.Builtin(core.KSIC11)
	if !ok {
		t.Fatal("no table of KSIC 11")
	}
	return c
}

func TestTablesAreReadAsTheyArePasted(t *testing.T) {
	t.Parallel()
	x := func(v float64) *float64 { return &v }
	for name, text := range map[string]string{
		"특허.csv": "산업,출원인,특허건수\n제조업,김,\"1,234\"\nJ,이,-\nhydrogen@2,박,X\n건설업,최,\n",
		"":       "산업\t비고\t특허건수\n제조업\t김\t1,234\nJ\t이\t-\nhydrogen@2\t박\tX\n건설업\t최\t\n",
	} {
		u, err := ReadTable(t.Context(), ksic(t), name, strings.NewReader(text))
		if err != nil {
			t.Fatalf("%q: %v %+v", name, err, err)
		}
		want := []Entry{
			{ID: "C", Value: x(1234)},
			{ID: "J", Value: x(0), Note: core.None.Title().Ko},
			{ID: "hydrogen@2", Note: core.Suppressed.Title().Ko},
			{ID: "F", Note: core.Missing.Title().Ko},
		}
		if diff := cmp.Diff(want, u.Entries); diff != "" || len(u.SHA256) != 64 {
			t.Errorf("%q: %s", name, diff)
		}
	}
}

func TestALineOfValuesIsNotTakenForHeadings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"C\t1.5\nJ\t2.5\n":             "C J",
		"제조업\t1\n정보통신업\t2\n":           "C J",
		"hydrogen@2\t1\nJ\t2\n":        "hydrogen@2 J",
		"industry\t2024\nC\t1\nJ\t2\n": "C J",
	} {
		u, err := ReadTable(t.Context(), ksic(t), "", strings.NewReader(text))
		if err != nil {
			t.Fatalf("%q: %v %+v", text, err, err)
		}
		var got []string
		for _, e := range u.Entries {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives %v", text, got)
		}
	}
	_, err := ReadTable(t.Context(), ksic(t), "", strings.NewReader("C\t1\nZZ99\t2\n"))
	if e, ok := errors.AsType[*core.Error](err); !ok || len(e.Fields) != 1 || e.Fields[0].Name != "rows[2]" {
		t.Errorf("%v %+v", err, e)
	}
}

func TestEveryWrongLineIsNamed(t *testing.T) {
	t.Parallel()
	_, err := ReadTable(t.Context(), ksic(t), "a.csv", strings.NewReader("산업,값\nC,1\n제조업,2\n없는산업,3\nF,많음\n"))
	e, ok := errors.AsType[*core.Error](err)
	if !ok || len(e.Fields) != 3 || e.Fields[0].Name != "rows[3]" || e.Fields[1].Name != "rows[4]" || e.Fields[2].Name != "rows[5]" {
		t.Errorf("%v %+v", err, e)
	}
	for _, text := range []string{"", "산업\nC\n", "산업,값\nC,없음\n"} {
		if _, err := ReadTable(t.Context(), ksic(t), "a.csv", strings.NewReader(text)); err == nil || core.MessageOf(err).Ko == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
}
