package report

import (
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/roadmap"
)

// under gives what stands in the section whose heading ends so.
func under(d document.Document, heading string) []document.Block {
	i := slices.IndexFunc(d.Body, func(b document.Block) bool {
		h, ok := b.(document.Heading)
		return ok && strings.HasSuffix(h.Text, " "+heading)
	})
	if i < 0 {
		return nil
	}
	rest := d.Body[i+1:]
	if n := slices.IndexFunc(rest, func(b document.Block) bool { _, ok := b.(document.Heading); return ok }); n >= 0 {
		rest = rest[:n]
	}
	return rest
}

func TestEveryPassageStandsInItsSection(t *testing.T) {
	t.Parallel()
	m := full()
	m.Plan.Roadmap.Narrative = roadmap.Narrative{}
	for _, p := range roadmap.Passages() {
		m.Plan.Roadmap.Narrative[p] = "글 " + string(p) + "\n\n- 하나 " + string(p) + "\n- 둘"
	}
	d := build(m, core.Korean)
	for p, heading := range map[roadmap.Passage]string{
		roadmap.Background: "배경과 목적", roadmap.Trends: "기술·시장·규제 동향", roadmap.Conditions: "지역 여건",
		roadmap.Survey: "실태조사와 가치사슬", roadmap.Governance: "추진체계", roadmap.Outlook: "기대효과",
	} {
		body := under(d, heading)
		said := texts(document.Document{Body: body})
		list := slices.ContainsFunc(body, func(b document.Block) bool {
			l, ok := b.(document.List)
			return ok && len(l.Items) == 2 && !l.Ordered
		})
		if !slices.Contains(said, "글 "+string(p)) || !slices.Contains(said, "하나 "+string(p)) || !list {
			t.Errorf("%s: %q", heading, said)
		}
	}
	for _, c := range compose(m, core.Korean).chapters {
		for _, g := range c.Gaps {
			if g.In == InNarrative {
				t.Errorf("missing: %s", g.Text)
			}
		}
	}
}

func TestWhatIsNotWrittenIsListedOnce(t *testing.T) {
	t.Parallel()
	m := full()
	m.Plan.Roadmap.Narrative = roadmap.Narrative{roadmap.Trends: "동향"}
	var gaps []Gap
	for _, c := range compose(m, core.Korean).chapters {
		gaps = append(gaps, slices.DeleteFunc(c.Gaps, func(g Gap) bool { return g.In != InNarrative })...)
	}
	if len(gaps) != 1 || gaps[0].Text.Ko != "아직 쓰지 않은 서술: 추진 배경, 지역 여건, 실태조사와 가치사슬, 추진체계, 기대효과." {
		t.Errorf("%+v", gaps)
	}
	holds(t, build(m, core.English), "Not written yet: Background; Conditions of the region")
}

func TestASummaryBeginsWithTheBackground(t *testing.T) {
	t.Parallel()
	m := full()
	m.Ask.What = OnePage
	m.Plan.Roadmap.Narrative = roadmap.Narrative{roadmap.Background: "한 줄 배경.\n\n둘째 단락."}
	d := build(m, core.Korean)
	holds(t, d, "한 줄 배경.")
	if strings.Contains(strings.Join(texts(d), "\n"), "둘째 단락") {
		t.Error("the summary holds more than the first paragraph")
	}
}
