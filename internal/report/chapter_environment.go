package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/policy"
	"naru/internal/roadmap"
)

// environment is the chapter of what surrounds the region: plans above it, how
// industries fare in the nation, and what policies leave open.
func (b *builder) environment() {
	b.chapter(core.T("대내외 환경", "Environment"))
	b.section("산업의 전국 흐름", "Industries in the nation")
	b.nation()
	b.section("상위 계획과 정책", "Plans and policies above")
	b.plansAbove()
	b.section("정책이 닿는 곳과 빈 곳", "What policies cover and leave open")
	b.coverage()
	b.section("기술·시장·규제 동향", "Technology, markets and regulation")
	b.passageOrBlank(roadmap.Trends)
}

// nation tells which industries grow in the reference.
func (b *builder) nation() {
	t := b.Region.Table
	if t == nil {
		b.noStatistics()
		return
	}
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r diagnosis.IndustryRow) bool { return math.IsNaN(r.Reference) })
	if len(rows) == 0 {
		b.gap(InData, core.T("자료에 한 시점만 있어 증가율을 알 수 없습니다. 여러 해의 자료를 가져와 주십시오.", "The data hold one period only, so growth is not known. Import data of several years."))
		return
	}
	slices.SortStableFunc(rows, func(x, y diagnosis.IndustryRow) int { return cmp.Compare(y.Reference, x.Reference) })
	const most = 15
	bars := document.Bars{Horizontal: true, Value: document.Axis{Title: b.tell("연평균 증가율 (%%)", "Annual growth (%%)"), Decimals: 1}, Series: []document.Series{{Highlight: true}}}
	table := document.Table{
		Caption: b.tell("%[1]s의 산업별 %[2]s 연평균 증가율", "Annual growth of %[2]s in %[1]s", t.Scene.Reference.Name, t.Scene.Measure.Title),
		Columns: append(words(b.tell("산업", "Industry")), ranked(b.tell("%s (%%)", "%s (%%)", t.Scene.Reference.Name), b.tell("%s (%%)", "%s (%%)", t.Scene.Region.Name), b.tell("차이 (%%p)", "Difference (%%p)"))...),
	}
	table.Columns[0].Width = 3
	bars.Series[0].Name = b.say(t.Scene.Reference.Name)
	for i, r := range rows {
		if i < most {
			bars.Categories = append(bars.Categories, b.say(r.Name))
			bars.Series[0].Values = append(bars.Series[0].Values, r.Reference*percent)
		}
		table.Rows = append(table.Rows, cells(document.Word(b.say(r.Name)), b.number(r.Reference, diagnosis.KindRate, 0, ""), b.number(r.AnnualGrowth, diagnosis.KindRate, 0, ""), b.number(r.AnnualGrowth-r.Reference, diagnosis.KindPoints, 0, "")))
	}
	b.figure(document.Figure{
		Caption: b.tell("%[1]s에서 빠르게 느는 산업", "Industries that grow fastest in %[1]s", t.Scene.Reference.Name), Chart: bars,
		Alt: b.tell("%[1]s의 산업을 연평균 증가율이 큰 차례로 늘어놓은 막대그림입니다. 가장 큰 것은 %[2]s(%[3]s)입니다.", "Bars of the industries of %[1]s by annual growth; the largest is %[2]s (%[3]s).",
			t.Scene.Reference.Name, rows[0].Name, b.said(rows[0].Reference, diagnosis.KindRate, 1)),
	}, t.Evidence...)
	b.table(table, t.Evidence...)
}

// plansAbove lists the policies that the roadmap is tied to, or else those of
// the nation and the province.
func (b *builder) plansAbove() {
	p := &b.Policies
	if len(p.listed()) == 0 {
		b.gap(InPolicy, core.T("등록된 정책이 없습니다. 국가·도의 계획과 사업을 정책에 등록해 주십시오.", "No policies are kept. Enter the plans and programmes of the nation and the province."))
		b.setAside(nil)
		return
	}
	list, caption := p.Linked, core.T("로드맵과 과제에 이어진 정책", "Policies that the roadmap and its tasks are tied to")
	if len(list) == 0 {
		b.gap(InRoadmap, core.T("로드맵과 과제에 이어진 정책이 없습니다. 아래는 등록된 계획입니다.", "Neither the roadmap nor its tasks name a policy. The plans that are kept follow."))
		list = slices.DeleteFunc(p.own(), func(x policy.Policy) bool { return x.Kind != policy.Plan })
		caption = core.T("등록된 계획", "Plans that are kept")
	}
	b.policyTable(caption, list)
	b.setAside(list)
}

// setAside says how many examples are not in a list.
func (b *builder) setAside(list []policy.Policy) {
	if n := b.Policies.aside(list); n > 0 {
		b.remarks(core.Tf("예로 담은 정책 %[1]d개는 싣지 않았습니다. 나루가 양식을 보이려고 담아 온 것으로, 이름에서 어림한 것입니다.",
			"%[1]d %[2]s left out: Naru ships them to show the form, and what they say was guessed from their names.", n, core.Plural(n, "example is", "examples are")))
	}
}

func (b *builder) policyTable(caption core.Text, list []policy.Policy) {
	t := document.Table{
		Caption: b.say(caption), Source: b.tell("나루의 정책 목록", "Policies kept in Naru"),
		Columns: append(words(b.tell("정책", "Policy"), b.tell("수준", "Level"), b.tell("소관", "Owner"), b.tell("시책수단", "Instruments"), b.tell("기간", "Years")), ranked(b.tell("예산 (백만원)", "Budget (million won)"))...),
	}
	t.Columns[0].Width, t.Columns[2].Width, t.Columns[3].Width, t.Columns[5].Width = 2.4, 1.3, 1.4, 1.2
	examples := false
	for _, p := range list {
		title := p.Title
		if p.Example {
			examples = true
			title += " *"
		}
		var means []string
		for _, i := range p.Instruments {
			means = append(means, b.say(i.Title()))
		}
		t.Rows = append(t.Rows, cells(document.Word(title), document.Word(b.say(p.Level.Title())), document.Word(known(p.Owner, b)),
			document.Word(known(strings.Join(means, ", "), b)), document.Word(known(b.say(p.Years()), b)), b.policyMoney(p.Money(0, nil))))
	}
	if examples {
		t.Notes = append(t.Notes, b.tell("* 양식을 보이려고 나루가 담아 온 예입니다. 확인되지 않은 사실은 비워 두었습니다.", "* Shipped with Naru to show the form; what is not certain is left unknown."))
	}
	b.table(t)
}

// known is a fact, or that nobody has told it.
func known(s string, b *builder) string {
	if s == "" {
		return b.tell("미상", "not known")
	}
	return s
}

func (b *builder) policyMoney(m policy.Money) document.Cell {
	if m.Unknown == m.Policies {
		return document.Word(b.tell("미상", "not known"))
	}
	x := float64(m.Known) / million
	c := document.Number(x, plain(x))
	if m.Partial > 0 || m.Unknown > 0 {
		return document.Word(b.tell("%s + 미상", "%s + not known", c.Text))
	}
	return c
}

// coverage is the linkage matrix in sums.
func (b *builder) coverage() {
	m := b.Policies.Matrix
	if m == nil {
		if len(b.Policies.own()) > 0 {
			b.gap(InStudy, core.T("전략산업도 과제의 산업도 정해지지 않아 정책 연계를 볼 수 없습니다.", "Neither strategic industries nor industries of tasks are settled, so that coverage cannot be told."))
		} else {
			b.gap(InPolicy, core.T("등록된 정책이 없어 빈 곳을 볼 수 없습니다.", "No policies are kept, so that gaps cannot be told."))
		}
		return
	}
	t := document.Table{
		Caption: b.tell("전략산업별 정책 연계", "Policies by strategic industry"), Source: b.tell("나루의 정책 목록", "Policies kept in Naru"),
		Columns: append(words(b.tell("산업", "Industry")), ranked(b.tell("칸", "Cells"), b.tell("닿음", "Covered"), b.tell("빈 곳", "Gaps"), b.tell("겹침", "Overlaps"), b.tell("일부", "In part"), b.tell("불분명", "Unclear"), b.tell("정책 수", "Policies"), b.tell("예산 (백만원)", "Budget (million won)"))...),
		Notes:   []string{b.tell("칸은 시책수단 %[1]d가지와 기업 성장단계 %[2]d가지를 곱한 것입니다. 한 정책이 여러 칸에 닿아도 예산은 한 번만 셉니다.", "A cell is one of %[1]d instruments at one of %[2]d stages of firms. A policy that covers several cells counts its budget once.", len(m.Instruments), len(m.Stages))},
	}
	t.Columns[0].Width, t.Columns[8].Width = 2.6, 1.6
	count := func(n int) document.Cell { return document.Number(float64(n), 0) }
	line := func(name string, x policy.Total, kind document.RowKind) {
		t.Rows = append(t.Rows, document.Row{Kind: kind, Cells: []document.Cell{document.Word(name), count(x.Cells), count(x.Covered()), count(x.Gaps), count(x.Overlap), count(x.Partial), count(x.Unclear), count(x.Policies), b.policyMoney(x.Money)}})
	}
	for i, target := range m.Industries {
		line(b.say(target.Title), m.Rows[i], document.Entry)
	}
	line(b.tell("전체", "All"), m.All, document.Total)
	b.table(t)
	b.gapTable(m)
	b.remarks(m.Notes()...)
}

// gapTable counts by instrument how many cells no policy covers.
func (b *builder) gapTable(m *policy.Matrix) {
	t := document.Table{
		Caption: b.tell("전략산업·시책수단별 빈 곳", "Gaps by strategic industry and instrument"), Source: b.tell("나루의 정책 목록", "Policies kept in Naru"),
		Columns: words(b.tell("산업", "Industry")),
		Notes:   []string{b.tell("‘빈 곳/칸’의 수입니다. 기업 성장단계 %d가지 가운데 정책이 없는 것을 셉니다. ?와 수는 정책에 적히지 않은 것이 있어 비었는지 알 수 없는 칸입니다.", "Gaps of cells: of %d stages of firms, those that no policy covers. ? and a number are cells of which that is not known, because policies leave something out.", len(m.Stages))},
	}
	t.Columns[0].Width = 2.2
	for _, i := range m.Instruments {
		t.Columns = append(t.Columns, document.Column{Title: b.say(i.Title()), Align: document.Centre})
	}
	at := 0
	for _, target := range m.Industries {
		row := cells(document.Word(b.say(target.Title)))
		for range m.Instruments {
			gaps, unclear := 0, 0
			for range m.Stages {
				switch m.Cells[at].State {
				case policy.Gap:
					gaps++
				case policy.Unclear:
					unclear++
				default:
				}
				at++
			}
			said := strconv.Itoa(gaps) + "/" + strconv.Itoa(len(m.Stages))
			if unclear > 0 {
				said += " ?" + strconv.Itoa(unclear)
			}
			row.Cells = append(row.Cells, document.Word(said))
		}
		t.Rows = append(t.Rows, row)
	}
	b.table(t)
}

func (b *builder) noStatistics() {
	if why := b.Region.Reason; !why.IsZero() {
		b.gap(InData, core.Tf("지역 통계가 없습니다: %s", "There are no statistics of the region: %s", why))
		return
	}
	b.gap(InData, core.T("지역 통계가 없습니다. 데이터에서 통계를 가져와 주십시오.", "There are no statistics of the region. Import some under Data."))
}
