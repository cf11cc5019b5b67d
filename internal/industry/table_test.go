package industry_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/refdata"
)

func TestParseTableReadsTheOfficialFiles(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		system core.System
		file   string
		counts [6]int
	}{
		{core.KSIC9, "ksic/ksic9.csv", [6]int{0, 21, 76, 228, 487, 1145}},
		{core.KSIC10, "ksic/ksic10.csv", [6]int{0, 21, 77, 232, 495, 1196}},
		{core.KSIC11, "ksic/ksic11.csv", [6]int{0, 21, 77, 234, 501, 1205}},
	} {
		c, err := industry.ParseTable(x.system, refdata.Rows(t, x.file))
		if err != nil {
			t.Fatalf("%s: %v", x.file, err)
		}
		var counts [6]int
		for _, e := range c.Entries() {
			counts[e.Level]++
		}
		if counts != x.counts || c.CompleteTo() != industry.Subclass {
			t.Errorf("%s: %v to level %d, want %v", x.file, counts, c.CompleteTo(), x.counts)
		}
		if e, ok := c.ByCode("01110"); !ok || e.Section != "A" || !strings.HasPrefix(e.Name.Ko, "곡물") {
			t.Errorf("%s: leading zeros are lost: %+v", x.file, e)
		}
		if e, _ := c.ByCode("C"); e.Name.Ko != "제조업" {
			t.Errorf("%s: section C is %q", x.file, e.Name.Ko)
		}
		if c.Check("01111") != industry.NoSuchCode || c.Check("01110") != industry.Known {
			t.Errorf("%s: a full table still calls codes unverifiable", x.file)
		}
		for _, e := range c.Entries() {
			if got, err := c.Resolve(e.Code + " " + e.Name.Ko); err != nil || got != e.Code {
				t.Errorf("%s: %s %s reads as %q, %v", x.file, e.Code, e.Name.Ko, got, err)
			}
			if got, err := c.Resolve(e.Name.Ko); err == nil && got != e.Code && !c.Covers(got, e.Code) {
				t.Errorf("%s: %s reads as %s, not %s", x.file, e.Name.Ko, got, e.Code)
			}
		}
	}
}

func TestAFullTableKnowsWhatOursCannot(t *testing.T) {
	t.Parallel()
	c, err := industry.ParseTable(core.KSIC11, refdata.Rows(t, "ksic/ksic11.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if ours := ksic(t, core.KSIC11).Check("10111"); ours != industry.Unverifiable || c.Check("10111") != industry.Known {
		t.Errorf("10111 is %s in ours and %s in the full table", ours, c.Check("10111"))
	}
	if e, _ := c.ByCode("261"); e.Name.En != "Semiconductors" {
		t.Errorf("English names are lost: %+v", e)
	}
	again, err := industry.NewClassification(c.System(), c.Entries())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c.Entries(), again.Entries()); diff != "" {
		t.Errorf("entries do not rebuild the table:\n%s", diff)
	}
	// With every class known, a group can be made up of its sub-classes.
	d := industry.Definition{System: core.KSIC11, Items: []industry.Item{{Code: "261", Weight: 1}}}
	if v := industry.Cover(c, d, []string{"26111", "26112", "26121", "26129"}); v.Share != 1 || len(v.Matches[0].Codes) != 4 {
		t.Errorf("%+v", v)
	}
	if v := industry.Cover(ksic(t, core.KSIC11), d, []string{"26111", "26112", "26121", "26129"}); v.Share != 0 {
		t.Errorf("a shallow table vouches for parts it cannot know: %+v", v)
	}
}

func TestParseTableNamesTheFault(t *testing.T) {
	t.Parallel()
	head := []string{"\ufeffcode", "name_ko", "level", "section", "parent"}
	a := []string{"A", "농업", "1", "A", ""}
	for says, rows := range map[string][][]string{
		"‘level’":  {{"code", "name_ko"}},
		"‘code’":   nil,
		"2행":       {head, {"A", "농업", "대", "A", ""}},
		"앞자리 0":    {head, a, {"1", "농업", "2", "A", "A"}},
		"두 번":      {head, a, a},
		"상위 코드":    {head, a, {"011", "작물", "3", "A", "01"}},
		"대분류 ‘B’":  {head, a, {"01", "농업", "2", "B", "B"}},
		"이름이 없습니다": {head, a, {"01", " ", "2", "A", "A"}},
		"한 줄 이상":   {head},
	} {
		_, err := industry.ParseTable(core.KSIC11, rows)
		if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).Ko, says) {
			t.Errorf("%q: %v", says, core.MessageOf(err).Ko)
		}
	}
}

func TestConcordanceTellsSplitsFromMerges(t *testing.T) {
	t.Parallel()
	c, err := industry.ParseConcordance([][]string{
		{"ksic10_cd", "ksic10_nm", "ksic11_cd", "ksic11_nm", "con", "detail"},
		{"20121", "산업용 가스", "20121", "수소", "2", "수소"},
		{"20121", "산업용 가스", "20122", "산소 등", "2", ""},
		{"27302", "사진기", "27309", "기타 광학", "1", ""},
		{"27309", "기타 광학", "27309", "기타 광학", "1", ""},
		{"01110", "곡물", "01110", "곡물", "1", "\u00a0"},
		{"10001", "가", "10003", "다", "2", ""},
		{"10001", "가", "10004", "라", "2", ""},
		{"10002", "나", "10004", "라", "1", ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]industry.LinkKind{
		"20121": {industry.OneToMany, industry.OneToMany}, "27302": {industry.ManyToOne}, "27309": {industry.ManyToOne},
		"01110": {industry.OneToOne}, "10001": {industry.OneToMany, industry.ManyToMany}, "10002": {industry.ManyToOne}, "99999": nil,
	}
	for code, kinds := range want {
		var got []industry.LinkKind
		for _, l := range c.Map(code) {
			got = append(got, l.Kind)
		}
		if diff := cmp.Diff(kinds, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
	if l := c.Map("01110")[0]; l.Note != "" || l.To != "01110" {
		t.Errorf("%+v", l)
	}
	for says, rows := range map[string][][]string{
		"두 차수": {{"a", "b"}},
		"2행":   {{"ksic9_cd", "ksic10_cd"}, {"1110", "01110"}},
		"두 번":  {{"ksic9_cd", "ksic10_cd"}, {"01110", "01110"}, {"01110", "01110"}},
	} {
		if _, err := industry.ParseConcordance(rows); !strings.Contains(core.MessageOf(err).Ko, says) {
			t.Errorf("%q: %v", says, err)
		}
	}
}

func TestOfficialConcordancesAreEachOthersReverse(t *testing.T) {
	t.Parallel()
	up, err := industry.ParseConcordance(refdata.Rows(t, "ksic/ksic_9_to_10.csv"))
	if err != nil {
		t.Fatal(err)
	}
	down, err := industry.ParseConcordance(refdata.Rows(t, "ksic/ksic_10_to_9.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if up.From() != core.KSIC9 || up.To() != core.KSIC10 || down.From() != core.KSIC10 || len(up.Links()) != 1377 || len(down.Links()) != 1377 {
		t.Errorf("%s → %s with %d, %s → %s with %d", up.From(), up.To(), len(up.Links()), down.From(), down.To(), len(down.Links()))
	}
	back := map[[2]string]industry.LinkKind{}
	for _, l := range down.Links() {
		back[[2]string{l.To, l.From}] = l.Kind
	}
	reverse := map[industry.LinkKind]industry.LinkKind{
		industry.OneToOne: industry.OneToOne, industry.OneToMany: industry.ManyToOne,
		industry.ManyToOne: industry.OneToMany, industry.ManyToMany: industry.ManyToMany,
	}
	for _, l := range up.Links() {
		if back[[2]string{l.From, l.To}] != reverse[l.Kind] {
			t.Errorf("%s → %s is %s one way and %q the other", l.From, l.To, l.Kind, back[[2]string{l.From, l.To}])
		}
	}
}
