package report

import (
	"math"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/policy"
	"naru/internal/roadmap"
)

var noon = time.Date(2026, 11, 23, 3, 0, 0, 0, time.UTC)

func material(what What, r roadmap.Roadmap, tasks ...roadmap.Task) *Material {
	m := &Material{Ask: Ask{What: what}, At: noon, Plan: roadmap.Plan{Roadmap: r, Tasks: tasks}, Place: core.T("경기도 평택시", "Pyeongtaek")}
	m.gantt, m.budgets, m.sheets = m.Plan.Gantt(m.At), m.Plan.Budgets(), m.Plan.Sheets(m.At)
	m.Tracks = m.Plan.Tracks(nil)
	m.Effects.Reason = core.T("산업연관 자료가 없습니다.", "There are no input–output data.")
	return m
}

// full is a plan with everything a card can have, and one task with nothing.
func full() *Material {
	r := roadmap.Roadmap{
		ID: "r", Title: "평택 로드맵", Region: "41220", From: 2027, To: 2029, Spans: roadmap.DefaultSpans(2027, 2029), Vision: "수소 거점",
		Goals:      []roadmap.Goal{{ID: "g", Text: "기업을 키운다", KPIs: []string{"k"}}},
		KPIs:       []roadmap.KPI{{ID: "k", Title: "기업 수", Unit: "개", Direction: roadmap.Up, Baseline: &roadmap.Point{Year: 2026, Value: 10}, Targets: map[int]float64{2029: 40}, Typed: map[int]roadmap.Typed{2027: {Value: 18}}}},
		Strategies: []roadmap.Strategy{{ID: "s", Title: "기반", Goals: []string{"g"}}, {ID: "e", Title: "빈 전략"}},
		Ceilings:   map[roadmap.Source]map[int]int64{roadmap.City: {2027: 1_000_000_000}},
	}
	one := roadmap.Task{
		ID: "1", Number: "1-1", Strategy: "s", Title: "시험대", Need: "시험할 곳이 없다", Content: "세운다", Owner: "진흥원", Partners: []string{"대학"},
		Start: roadmap.QuarterOf(2027, 1), End: roadmap.QuarterOf(2028, 2), Steps: map[int]string{2027: "설계"},
		Budget: []roadmap.BudgetLine{{Source: roadmap.City, Year: 2027, Won: new(int64(1_200_000_000))}, {Source: roadmap.National, Year: 2028}},
		KPIs:   []roadmap.Contribution{{KPI: "k"}}, Milestones: []roadmap.Milestone{{ID: "m", Title: "문 엶", At: roadmap.QuarterOf(2028, 1)}},
		Instruments: []string{string(policy.Research)}, FirmStages: []string{string(policy.Latent)}, Industries: []roadmap.Industry{{System: core.KSIC11, Code: "26"}},
		Status: roadmap.Running, Progress: &roadmap.Report{Percent: 20, On: "2026-11-01"}, Policies: []string{"p"},
	}
	two := roadmap.Task{ID: "2", Number: "1-2", Strategy: "s", Title: "아직 빈 과제", Status: roadmap.Planned, After: []roadmap.Dependency{{Task: "1", Kind: roadmap.FinishToStart}}}
	m := material(Whole, r, one, two)
	m.Policies.All = []policy.Policy{{ID: "p", Key: "p-1", Title: "국가 계획", Kind: policy.Plan, Level: policy.National, From: 2026, To: 2030}}
	m.Policies.Linked = m.Policies.All
	m.industryNames = map[string]core.Text{"26": core.T("전자부품 제조업", "Electronic components")}
	return m
}

// texts are everything that a reader of a document sees.
func texts(d document.Document) []string {
	out := append([]string{d.Title, d.Subtitle, d.Date, d.Status}, d.Notices...)
	for _, block := range d.Body {
		switch x := block.(type) {
		case document.Heading:
			out = append(out, x.Text)
		case document.Paragraph:
			for _, r := range x.Runs {
				out = append(out, r.Text)
			}
		case document.List:
			out = append(out, x.Items...)
		case document.KeyFigures:
			for _, f := range x.Figures {
				out = append(out, f.Label, f.Value, f.Note)
			}
		case document.Figure:
			out = append(out, x.Caption, x.Alt, x.Source)
		case document.Table:
			out = append(out, x.Caption, x.Source)
			out = append(out, x.Notes...)
			for _, c := range x.Columns {
				out = append(out, c.Title)
			}
			for _, r := range x.Rows {
				for _, c := range r.Cells {
					out = append(out, c.Text)
				}
			}
		}
	}
	return out
}

func holds(t *testing.T, d document.Document, words ...string) {
	t.Helper()
	all := strings.Join(texts(d), "\n")
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("%s: %q is missing", d.Subtitle, w)
		}
	}
}

// Whatever is there or not: no text is malformed, every table and figure says
// what it is and where it is from, headings are not left without a word.
func TestEveryReportIsWhole(t *testing.T) {
	t.Parallel()
	empty := material(Whole, roadmap.Roadmap{ID: "r", Title: "빈 로드맵", Region: "41220", From: 2027, To: 2028})
	for name, m := range map[string]*Material{"empty": empty, "full": full()} {
		for _, what := range Whats() {
			for _, lang := range []core.Lang{core.Korean, core.English} {
				m.Ask.What = what
				d := build(m, lang)
				for _, s := range texts(d) {
					if strings.Contains(s, "%!") || strings.Contains(s, "NaN") {
						t.Errorf("%s %s %s: %q", name, what, lang, s)
					}
				}
				wholeBlocks(t, d)
			}
		}
	}
}

func wholeBlocks(t *testing.T, d document.Document) {
	t.Helper()
	for i, block := range d.Body {
		switch x := block.(type) {
		case document.Table:
			if x.Caption == "" && !x.Joined || x.Source == "" && !x.Card {
				t.Errorf("table %q of %s has no caption or source", x.Caption, d.Subtitle)
			}
			for _, r := range x.Rows {
				if len(r.Cells) != len(x.Columns) && r.Kind != document.Group {
					t.Errorf("%q: %d cells in %d columns", x.Caption, len(r.Cells), len(x.Columns))
				}
			}
		case document.Figure:
			if x.Caption == "" || x.Source == "" || x.Alt == "" {
				t.Errorf("figure %q of %s is not told", x.Caption, d.Subtitle)
			}
		case document.Heading:
			if i+1 == len(d.Body) {
				t.Errorf("nothing follows %q", x.Text)
			}
			if next, ok := d.Body[min(i+1, len(d.Body)-1)].(document.Heading); ok && next.Level <= x.Level {
				t.Errorf("nothing stands under %q", x.Text)
			}
		}
	}
}

// An actual number of a year without a target is in the summary as it is in the
// chapter.
func TestTheSummaryAndTheChapterShowTheSameActual(t *testing.T) {
	t.Parallel()
	for _, what := range []What{OnePage, Whole} {
		m := full()
		m.Ask.What = what
		m.Plan.Roadmap.KPIs[0].Typed = map[int]roadmap.Typed{2026: {Value: 205061, Note: "조사"}}
		m.Tracks = m.Plan.Tracks(nil)
		said := strings.Join(texts(build(m, core.Korean)), "\n")
		if !strings.Contains(said, "205,061 (2026)") {
			t.Errorf("%s does not have the actual number", what)
		}
	}
}

func TestWhatIsMissingIsSaidAndListed(t *testing.T) {
	t.Parallel()
	b := compose(material(Whole, roadmap.Roadmap{ID: "r", Title: "빈 로드맵", Region: "41220", From: 2027, To: 2028}), core.Korean)
	gaps := map[Place]int{}
	said := strings.Join(texts(document.Document{Body: b.body}), "\n")
	for _, c := range b.chapters {
		for _, g := range c.Gaps {
			gaps[g.In]++
			if !strings.Contains(said, g.Text.Ko) {
				t.Errorf("%q stands in the outline and not in the report", g.Text.Ko)
			}
		}
	}
	if len(b.chapters) != 10 || gaps[InRoadmap] < 5 || gaps[InData] < 2 || gaps[InLinkage] < 2 {
		t.Errorf("%d chapters, gaps %v", len(b.chapters), gaps)
	}
	for _, want := range []string{"비전은 아직 정하지 않았습니다.", "목표는 아직 정하지 않았습니다.", "과제는 아직 정하지 않았습니다.", "등록된 정책이 없습니다"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said", want)
		}
	}
}

// The sums of the plan above, by hand: 1,200 million won of the city in 2027,
// one amount of the nation that nobody knows.
func TestMoneyThatIsNotKnownIsNoZero(t *testing.T) {
	t.Parallel()
	d := build(full(), core.Korean)
	holds(t, d, "1,200", "미정", "1,200 + 미정", "2027년 시비가 한도보다 2억 원 많습니다.", "12억 원(미정 1건 별도)")
	for _, block := range d.Body {
		table, ok := block.(document.Table)
		if !ok || table.Caption != "재원별·연도별 예산" {
			continue
		}
		for _, r := range table.Rows {
			for _, c := range r.Cells[1:] {
				if c.Numeric && c.Number == 0 {
					t.Errorf("a zero that nobody wrote in %v", r.Cells)
				}
			}
		}
	}
}

func TestACardHoldsTheTask(t *testing.T) {
	t.Parallel()
	m := full()
	m.Ask.What = Cards
	holds(t, build(m, core.Korean), "1-1 시험대", "시험할 곳이 없다", "2027년 1분기 – 2028년 2분기", "설계", "전자부품 제조업", "국가 계획(국가)", "기업 수 (기여량 미정)", "진행, 20%(2026-11-01 보고)", "1-2 아직 빈 과제", "아직 정하지 않았습니다.")
	holds(t, build(m, core.English), "Task card 1-1 시험대", "Not settled yet.", "Need", "1.2 billion won")
}

func TestTheCoverSaysWhatTheReportIsWorth(t *testing.T) {
	t.Parallel()
	m := full()
	d := build(m, core.Korean)
	if d.Status != "초안" || len(d.Notices) != 1 {
		t.Errorf("%q %q", d.Status, d.Notices)
	}
	m.Approval = &roadmap.Approval{Number: 3, By: core.Person{Name: "박원장"}, At: noon}
	m.Tracks[0].Evidence = core.Evidence{Method: "value", Sources: []core.Source{{Dataset: "demo", Demo: true, Title: core.T("가상 통계", "Synthetic")}}}
	d = build(m, core.Korean)
	if d.Status != "승인 제3판 · 시연용 가상 자료" || len(d.Notices) != 2 || !strings.Contains(d.Notices[0], "가상의 자료") {
		t.Errorf("%q %q", d.Status, d.Notices)
	}
}

func TestPeriodsOfASourceAreToldOnce(t *testing.T) {
	t.Parallel()
	if got := widest([]string{"2024", "2021–2024", "2021", "2020", "2024"}); len(got) == 0 || got != "2021–2024, 2020" {
		t.Errorf("%q", got)
	}
}

func TestDecimalsOfWhatPeopleType(t *testing.T) {
	t.Parallel()
	for x, want := range map[float64]int{1: 0, 1.5: 1, 0.25: 2, 1.0 / 3: 3, -2.5: 1, 1e9: 0} {
		if got := plain(x); got != want {
			t.Errorf("%v: %d decimals, want %d", x, got, want)
		}
	}
	b := &builder{Material: full(), lang: core.Korean}
	if got := b.said(math.NaN(), "rate", 0); got != "–" {
		t.Errorf("%q", got)
	}
}
