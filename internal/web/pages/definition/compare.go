package definition

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// versionRef names a version in an address: hydrogen@2.
func versionRef(d industry.Definition) string { return d.Key + "@" + strconv.Itoa(d.Version) }

// compareHref compares two versions; a zero one is still to be chosen.
func compareHref(a, b industry.Definition) string {
	to := "/definitions/compare?a=" + url.QueryEscape(versionRef(a))
	if b.Key != "" {
		to += "&b=" + url.QueryEscape(versionRef(b))
	}
	return to
}

// definitionByRef finds key@version; without a version it is the latest.
func (s *Section) definitionByRef(ctx context.Context, who core.Actor, ref string) (industry.Definition, error) {
	key, number, named := strings.Cut(ref, "@")
	version := 0
	if named {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return industry.Definition{}, core.Fail(core.Invalid,
				"‘%s’은(는) 산업 정의의 판을 가리키지 않습니다. 이름표@판 번호로 적어 주십시오.", "‘%s’ does not name a version of a definition. Write key@version.", ref)
		}
		version = n
	}
	return s.Definitions.Get(ctx, who, key, version)
}

// definitionCompare sets two definitions, or two versions, side by side.
func (s *Section) definitionCompare(w http.ResponseWriter, r *http.Request) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	v := definitionCompareView{RefA: r.URL.Query().Get("a"), RefB: r.URL.Query().Get("b")}
	var err error
	if v.Versions, err = s.versions(ctx, who); err != nil {
		return err
	}
	if v.RefA != "" {
		if v.A, err = s.definitionByRef(ctx, who, v.RefA); err != nil {
			return err
		}
		v.RefA = versionRef(v.A)
	}
	if v.RefA == "" || v.RefB == "" {
		return page.Render(w, r, definitionCompareTempl(v))
	}
	if v.B, err = s.definitionByRef(ctx, who, v.RefB); err != nil {
		return err
	}
	v.RefB = versionRef(v.B)
	if v.Diff, v.Err = industry.Compare(v.A, v.B); v.Err != nil {
		return page.Answer(w, r, v.Err, definitionCompareTempl(v))
	}
	if v.Table, err = s.definitionTable(ctx, who, v.A.System); err != nil {
		return err
	}
	v.Rows = compareRows(v.A, v.B)
	return page.Render(w, r, definitionCompareTempl(v))
}

type definitionCompareView struct {
	RefA, RefB string
	Versions   []industry.Definition // all that can be chosen
	A, B       industry.Definition
	Diff       industry.Comparison
	Err        error // the two cannot be compared
	Table      *industry.Classification
	Rows       []compareRow
}

// first is the choice of the definition to begin with.
func (v definitionCompareView) first() ui.Select {
	return ui.Select{
		Field:   ui.Field{Name: "a", Label: core.T("처음", "First"), Value: v.RefA},
		Options: invited(versionOptions(v.Versions), v.RefA),
	}
}

// second is the choice of what to set beside the first: of its revision only,
// for codes of another cannot be compared.
func (v definitionCompareView) second() ui.Select {
	alike := slices.DeleteFunc(slices.Clone(v.Versions), func(d industry.Definition) bool {
		return v.A.Key != "" && d.System != v.A.System
	})
	return ui.Select{
		Field:   ui.Field{Name: "b", Label: core.T("다음", "Second"), Value: v.RefB},
		Options: invited(versionOptions(alike), v.RefB),
	}
}

// invited begins with an invitation where none of the options is chosen.
func invited(options []ui.Option, chosen string) []ui.Option {
	if slices.ContainsFunc(options, func(o ui.Option) bool { return o.Value == chosen }) {
		return options
	}
	return append([]ui.Option{{Label: core.T("골라 주십시오", "Choose one")}}, options...)
}

func (v definitionCompareView) ready() bool { return v.A.Key != "" && v.B.Key != "" && v.Err == nil }

// versions lists every version that can be chosen.
func (s *Section) versions(ctx context.Context, who core.Actor) ([]industry.Definition, error) {
	all, err := s.Definitions.List(ctx, who)
	if err != nil {
		return nil, err
	}
	var out []industry.Definition
	for _, d := range all {
		if d.Preset {
			out = append(out, d)
			continue
		}
		versions, err := s.Definitions.History(ctx, who, d.Key)
		if err != nil {
			return nil, err
		}
		out = append(out, versions...)
	}
	return out, nil
}

// versionOptions offers versions, grouped by whose they are and by revision.
func versionOptions(versions []industry.Definition) []ui.Option {
	out := make([]ui.Option, len(versions))
	for i, d := range versions {
		if d.Preset {
			out[i] = ui.Option{Value: versionRef(d), Label: core.Tf("%[1]s(%[2]s)", "%[1]s (%[2]s)", d.Name, revisionText(d.System)), Group: core.Tf("기본 정의, %s", "Presets, %s", d.System.Title())}
			continue
		}
		out[i] = ui.Option{Value: versionRef(d), Label: core.Tf("%[1]s(%[2]s)", "%[1]s (%[2]s)", definitionName(d), revisionText(d.System)), Group: core.Tf("우리 기관, %s", "Our own, %s", d.System.Title())}
	}
	slices.SortStableFunc(out, func(a, b ui.Option) int { return strings.Compare(b.Group.Ko, a.Group.Ko) })
	return out
}

// definitionName names a version among others.
func definitionName(d industry.Definition) core.Text {
	if d.Preset {
		return core.Tf("%[1]s(기본 정의)", "%[1]s (preset)", d.Name)
	}
	return core.Tf("%[1]s %[2]s", "%[1]s, %[2]s", d.Name, versionText(d.Version))
}

// compareRow is a code of either definition; a weight of 0 is "not in it".
type compareRow struct {
	Code          string
	Before, After float64
}

// change gives the sign of a change and its words.
func (r compareRow) change() (sign string, words core.Text) {
	switch {
	case r.Before == 0:
		return "+", core.T("더해짐", "added")
	case r.After == 0:
		return "−", core.T("빠짐", "removed")
	case r.Before < r.After:
		return "↑", core.T("늘어남", "raised")
	case r.Before > r.After:
		return "↓", core.T("줄어듦", "lowered")
	default:
		return "=", core.T("같음", "same")
	}
}

// compareRows lists the codes of both in order.
func compareRows(a, b industry.Definition) []compareRow {
	var out []compareRow
	at := map[string]int{}
	for _, i := range a.Items {
		at[i.Code] = len(out)
		out = append(out, compareRow{Code: i.Code, Before: i.Weight})
	}
	for _, i := range b.Items {
		k, ok := at[i.Code]
		if !ok {
			k = len(out)
			out = append(out, compareRow{Code: i.Code})
		}
		out[k].After = i.Weight
	}
	slices.SortFunc(out, func(x, y compareRow) int { return strings.Compare(x.Code, y.Code) })
	return out
}

// finding says in a sentence how the two differ.
func (v definitionCompareView) finding() ui.Finding {
	if v.Diff.IsZero() {
		return ui.Finding{Text: core.T("두 묶음은 코드와 가중치가 같습니다.", "The two baskets have the same codes and weights.")}
	}
	return ui.Finding{
		Text:  core.Tf("두 묶음은 %[1]d%% 겹칩니다. %[2]s.", "The two baskets overlap by %[1]d%%: %[2]s.", int(v.Diff.Overlap*100+0.5), diffText(v.Diff)),
		Why:   "#codes",
		Basis: core.T("겹침 = 코드마다 작은 가중치의 합 ÷ 큰 가중치의 합", "overlap = sum of the smaller weights over sum of the larger, code by code"),
	}
}

// nested lists pairs in which one side has a code and the other its parts:
// compared as written, they count as different.
func (v definitionCompareView) nested() []string {
	if v.Table == nil {
		return nil
	}
	var out []string
	for _, added := range v.Diff.Added {
		for _, removed := range v.Diff.Removed {
			if v.Table.Covers(added.Code, removed.Code) || v.Table.Covers(removed.Code, added.Code) {
				out = append(out, removed.Code+" ↔ "+added.Code)
			}
		}
	}
	return out
}

// diffText counts the changes: 코드 2개가 더해지고 1개가 빠졌으며 …
func diffText(d industry.Comparison) core.Text {
	var parts []core.Text
	if n := len(d.Added); n > 0 {
		parts = append(parts, core.Tf("코드 %d개 더해짐", "%d added", n))
	}
	if n := len(d.Removed); n > 0 {
		parts = append(parts, core.Tf("코드 %d개 빠짐", "%d removed", n))
	}
	if n := len(d.Reweighted); n > 0 {
		parts = append(parts, core.Tf("가중치 %d개 달라짐", "%d reweighted", n))
	}
	return page.Listed(parts)
}

// changeText says what a version changed of the one before.
func changeText(before, after industry.Definition) core.Text {
	var parts []core.Text
	if diff, err := industry.Compare(before, after); err != nil {
		parts = append(parts, core.Tf("분류 차수가 %s에서 바뀜", "revision changed from %s", before.System.Title()))
	} else if !diff.IsZero() {
		parts = append(parts, diffText(diff))
	} else if !slices.Equal(before.Items, after.Items) {
		parts = append(parts, core.T("까닭을 고침", "reasons edited"))
	}
	if before.Name != after.Name {
		parts = append(parts, core.Tf("이름이 ‘%s’에서 바뀜", "renamed from ‘%s’", before.Name))
	}
	if before.Note != after.Note {
		parts = append(parts, core.T("설명을 고침", "note edited"))
	}
	switch {
	case before.State == after.State:
	case after.State == industry.Retired:
		parts = append(parts, core.T("보관함", "retired"))
	default:
		parts = append(parts, core.T("다시 씀", "restored"))
	}
	if len(parts) == 0 {
		return core.T("내용은 같음", "same content")
	}
	return page.Listed(parts)
}
