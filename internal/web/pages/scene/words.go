package scene

import (
	"context"
	"net/url"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// Lead says what the numbers of the page are of.
func Lead(sc *diagnosis.Scene) core.Text {
	span := page.PeriodText(sc.View.To)
	if !sc.View.From.IsZero() && sc.View.From != sc.View.To {
		span = core.T(sc.View.From.In(core.Korean)+"~"+span.Ko, sc.View.From.In(core.English)+"–"+span.En)
	}
	return core.Tf("%[1]s 기준 · %[2]s · 비교 대상 %[3]s", "By %[1]s · %[2]s · held against %[3]s", sc.Measure.Title, span, sc.Reference.Name)
}

// Capital begins the English of a title with a capital.
func Capital(t core.Text) core.Text {
	if t.En != "" && t.En[0] >= 'a' && t.En[0] <= 'z' {
		t.En = string(t.En[0]-'a'+'A') + t.En[1:]
	}
	return t
}

// LevelTabs switches the level of the industries; nil where there is one only.
func LevelTabs(ctx context.Context, sc *diagnosis.Scene) []ui.Tab {
	if len(sc.Levels) < 2 {
		return nil
	}
	var out []ui.Tab
	for _, l := range sc.Levels {
		out = append(out, ui.Tab{
			Text: Capital(l.Title()), Current: l == sc.View.Level,
			Href: ui.Here(ctx, ui.ParamLevel, string(l), "page", "", "in", ""),
		})
	}
	return out
}

// IndustryHref leads to an industry, within the scope at hand.
func IndustryHref(ctx context.Context, code string) string {
	return ui.To(ctx, "/industries/"+url.PathEscape(code), ui.ParamLevel, "")
}
