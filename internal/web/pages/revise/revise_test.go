package revise_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/web/pages/revise"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
)

func TestValuesAreReadAsPeopleDo(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		``:                            "",
		`null`:                        "",
		`"수소 충전소"`:                    "수소 충전소",
		`true`:                        "예",
		`-1234567.50`:                 "−1,234,567.50",
		`9007199254740993`:            "9,007,199,254,740,993",
		`1e-7`:                        "1e-7",
		`["C26","C30"]`:               "C26, C30",
		`[1,2,3,4,5,6,7,8]`:           "1, 2, 3, 4, 5, 6 외 2개",
		`{"ko":"반도체","en":"Chips"}`:   "반도체",
		`{"id":"7f3a","title":"충전소"}`: "충전소",
		`{"low":1,"high":2}`:          "항목 2개",
	} {
		if got := revise.Plain(json.RawMessage(raw)).Ko; got != want {
			t.Errorf("%s: %q, want %q", raw, got, want)
		}
	}
}

func words() revise.Words {
	return revise.Words{Field: func(path string) core.Text { return core.T("칸 "+path, "field "+path) }}
}

func TestTheSecondEditorSeesWhatBothChangedAndDecides(t *testing.T) {
	t.Parallel()
	m := revise.Meanwhile{
		Message: core.T("합친 내용을 확인해 주십시오.", "Look at the merged text."),
		Since: words().Entries([]revision.Entry{{
			Revision: 3, At: time.Date(2026, 11, 23, 5, 2, 0, 0, time.UTC), By: core.Person{Name: "<b>김", Role: core.RoleOfficer}, Action: "edited",
			Changes: []revision.Change{{Path: "title", Kind: revision.Edited, Before: json.RawMessage(`"가"`), After: json.RawMessage(`"나"`)}},
		}}, func(string) core.Text { return core.T("고침", "edited") }, nil),
		Overlaps: words().Overlaps([]revision.Conflict{{Path: "title", Base: json.RawMessage(`"가"`), Mine: json.RawMessage(`"다"`), Theirs: json.RawMessage(`"나"`)}}),
	}
	html := render(t, revise.Decide(m))
	for _, want := range []string{"합친 내용을 확인해 주십시오.", "둘 다 고친 곳: 칸 title", `name="decide.title" value="mine" checked`, `name="decide.title" value="theirs"`, "&lt;b&gt;김 (사업 담당, 확인되지 않음)", "2026. 11. 23.(월) 14:02"} {
		if !strings.Contains(html, want) {
			t.Errorf("%q is not there:\n%s", want, html)
		}
	}
	got := revise.Theirs(url.Values{"decide.title": {"theirs"}, "decide.owner": {"mine"}, "title": {"theirs"}})
	if diff := cmp.Diff([]string{"title"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestALongHistoryFoldsItsOldSteps(t *testing.T) {
	t.Parallel()
	var entries []revise.Entry
	for n := 12; n > 0; n-- {
		entries = append(entries, revise.Entry{Revision: n, Action: core.T("고침", "edited")})
	}
	html := render(t, revise.History(entries))
	open, folded, _ := strings.Cut(html, "<details")
	if strings.Count(open, "trail__step") != 8 || strings.Count(folded, "trail__step") != 4 || !strings.Contains(folded, "이전 기록 4건 더 보기") {
		t.Error(html)
	}
	if html := render(t, revise.History(nil)); !strings.Contains(html, "아직 기록이 없습니다.") {
		t.Error(html)
	}
}

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
