package report

import (
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/study"
)

// selection is the chapter of how strategic industries were chosen.
func (b *builder) selection() {
	b.chapter(core.T("후보 도출", "Selection of strategic industries"))
	if len(b.Studies) == 0 {
		b.section("전략산업 선정", "Selection")
		b.gap(InRoadmap, core.T("전략산업 연구가 이어지지 않아 후보를 싣지 못했습니다.", "No study is linked, so that there are no candidates."))
		return
	}
	for i := range b.Studies {
		l := &b.Studies[i]
		if len(b.Studies) > 1 {
			b.section("연구: %s", "Study: %s", l.Study.Title)
			b.remark(l.Notice)
		}
		b.indicators(l)
		b.weights(l)
		b.longList(l)
		b.sensitivity(l)
		b.shortList(l)
		b.decision(l)
	}
}

func (b *builder) studySource(l *study.Look) string {
	seen := map[string]bool{}
	var out []string
	for _, s := range l.Inputs.Sources {
		if said := b.sourceTitle(s.Source); !seen[said] {
			seen[said] = true
			out = append(out, said)
		}
	}
	out = append(out, b.tell("전략산업 연구 ‘%s’", "study ‘%s’", l.Study.Title))
	return strings.Join(out, "; ")
}

func (b *builder) indicators(l *study.Look) {
	b.section("지표와 자료", "Indicators and data")
	if why := l.Inputs.Reason; !why.IsZero() {
		b.gap(InStudy, core.Tf("연구의 값을 읽을 수 없습니다: %s", "The values of the study cannot be read: %s", why))
	}
	b.add(document.Text(b.tell("후보는 %[1]s 산업 %[2]d개입니다(%[3]s).", "The candidates are %[2]d industries of %[1]s (%[3]s).", l.Inputs.Region, len(l.Result.Candidates), l.Study.Candidates.Rule.Title())))
	if len(l.Study.Indicators) == 0 {
		b.unset(InStudy, "선정 지표", "The indicators")
		return
	}
	t := document.Table{
		Caption: b.tell("선정 지표", "Indicators"), Source: b.studySource(l),
		Columns: append(words(b.tell("지표", "Indicator"), b.tell("방법", "Method"), b.tell("방향", "Direction"), b.tell("정규화", "Normalisation")), ranked(b.tell("가중치", "Weight"))...),
	}
	t.Columns[0].Width, t.Columns[1].Width = 2.4, 1.6
	for j, x := range l.Study.Indicators {
		weight := document.Word("–")
		for _, w := range l.Result.Weights.Indicators {
			if w.ID == x.ID && w.Weight.Defined() && w.Skip.IsZero() {
				weight = document.Number(float64(w.Weight), 3)
			}
			if w.ID == x.ID && !w.Skip.IsZero() {
				t.Notes = append(t.Notes, b.say(w.Skip))
			}
		}
		t.Rows = append(t.Rows, cells(document.Word(b.say(x.Title)), document.Word(b.say(x.Source.Method.Title())), document.Word(b.direction(x.Direction)), document.Word(b.normalisation(x.Normalisation)), weight))
		if j < len(l.Inputs.Columns) {
			b.evidence.add(l.Inputs.Columns[j].Evidence)
		}
		if o := x.Source; o.Method == study.Uploaded && o.SHA256 != "" {
			t.Notes = append(t.Notes, b.tell("‘%[1]s’은(는) 올린 표입니다(%[2]s, %[3]s, SHA-256 %[4]s).", "‘%[1]s’ is an uploaded table (%[2]s, %[3]s, SHA-256 %[4]s).", x.Title, o.File, known(o.Origin, b), o.SHA256))
		}
	}
	b.table(t)
}

// weights tells how the weights came about.
func (b *builder) weights(l *study.Look) {
	b.section("가중치", "Weights")
	w := l.Result.Weights
	b.add(document.Text(b.tell("가중치는 ‘%s’ 방법으로 정했습니다.", "The weights follow from ‘%s’.", l.Study.Weighting.Method.Title())))
	if !w.Fault.IsZero() {
		b.gap(InStudy, w.Fault)
	}
	if l.Study.Weighting.Method != study.AHPWeights {
		return
	}
	t := document.Table{
		Caption: b.tell("전문가별 쌍대비교의 일관성", "Consistency of the experts' judgements"), Source: b.tell("전략산업 연구 ‘%s’의 쌍대비교", "Pairwise judgements of the study ‘%s’", l.Study.Title),
		Columns: words(b.tell("전문가", "Expert")), Notes: []string{b.tell("일관성 비율(CR)이 0.10 이하면 받아들일 만합니다.", "A consistency ratio (CR) of at most 0.10 is acceptable.")},
	}
	t.Columns[0].Width = 1.8
	for _, x := range l.Study.Indicators {
		t.Columns = append(t.Columns, ranked(b.say(x.Title))...)
	}
	t.Columns = append(t.Columns, ranked("CR")...)
	line := func(name string, c study.Consistency, kind document.RowKind) {
		row := document.Row{Kind: kind, Cells: []document.Cell{document.Word(name)}}
		for j := range l.Study.Indicators {
			x := study.NA()
			if j < len(c.Weights) {
				x = c.Weights[j]
			}
			row.Cells = append(row.Cells, document.Number(float64(x), 3))
		}
		row.Cells = append(row.Cells, document.Number(float64(c.CR), 3))
		t.Rows = append(t.Rows, row)
	}
	for i, c := range w.Judged {
		name := c.Expert
		if i < len(l.Study.Weighting.Experts) {
			e := l.Study.Weighting.Experts[i]
			if name = e.Name; e.Affiliation != "" {
				name += "(" + e.Affiliation + ")"
			}
		}
		line(name, c, document.Entry)
	}
	if w.Joint != nil {
		line(b.tell("종합", "Together"), *w.Joint, document.Total)
	}
	if w.Unjudged > 0 {
		b.gap(InStudy, core.Tf("아직 견주지 않은 지표 쌍이 %d개 있습니다.", "%d pairs of indicators are not judged yet.", w.Unjudged))
	}
	if len(t.Rows) > 0 {
		b.table(t)
	}
	if !w.Consistent {
		b.remark(core.T("일관성 비율이 0.10을 넘는 판단이 있습니다.", "Some judgements have a consistency ratio above 0.10."))
	}
}

// longList is the list by the numbers: raw values, then scores.
func (b *builder) longList(l *study.Look) {
	b.section("정량 평가(long list)", "Scores by the numbers (long list)")
	if len(l.Result.Candidates) == 0 {
		b.unset(InStudy, "후보", "The candidates")
		return
	}
	if t := l.Caution(); !t.IsZero() {
		b.remark(t)
	}
	raw := document.Table{Caption: b.tell("후보별 지표 값", "Raw values of the candidates"), Source: b.studySource(l), Columns: append(ranked(b.tell("순위", "Rank")), words(b.tell("산업", "Industry"))...)}
	score := document.Table{Caption: b.tell("후보별 점수와 순위", "Scores and ranks of the candidates"), Source: b.studySource(l), Columns: append(ranked(b.tell("순위", "Rank")), words(b.tell("산업", "Industry"))...)}
	raw.Columns[1].Width, score.Columns[1].Width = 2.6, 2.6
	raw.Columns[0].Width, score.Columns[0].Width = 0.6, 0.6
	for j, x := range l.Study.Indicators {
		title := b.say(x.Title)
		score.Columns = append(score.Columns, ranked(title)...)
		if j < len(l.Inputs.Columns) {
			if unit := b.say(l.Inputs.Columns[j].Unit); unit != "" {
				title += " (" + unit + ")"
			}
		}
		raw.Columns = append(raw.Columns, ranked(title)...)
	}
	score.Columns = append(score.Columns, ranked(b.tell("합계", "Total"))...)
	score.Columns = append(score.Columns, document.Column{Title: b.tell("long list", "Long list"), Align: document.Centre})
	var reasons []core.Text
	for _, c := range l.Result.Candidates {
		a := cells(b.rank(c.Rank), document.Word(b.say(c.Name)))
		z := cells(b.rank(c.Rank), document.Word(b.say(c.Name)))
		for j := range l.Study.Indicators {
			cell, part := document.Word("–"), document.Word("–")
			if j < len(c.Raw) {
				decimals := 3
				if x := float64(c.Raw[j].Value); x >= percent || x <= -percent {
					decimals = 0
				}
				cell = document.Number(float64(c.Raw[j].Value), decimals)
				reasons = append(reasons, c.Raw[j].Reason)
			}
			if j < len(c.Parts) {
				part = document.Number(float64(c.Parts[j]), 3)
			}
			a.Cells, z.Cells = append(a.Cells, cell), append(z.Cells, part)
		}
		mark := ""
		if c.Long {
			mark = "●"
		}
		z.Cells = append(z.Cells, document.Number(float64(c.Total), 3), document.Word(mark))
		reasons = append(reasons, c.Reason)
		raw.Rows, score.Rows = append(raw.Rows, a), append(score.Rows, z)
	}
	score.Notes = append(score.Notes, b.tell("점수는 가중치에 정규화한 값을 곱한 것입니다. ●는 long list에 든 후보(%d개)입니다.", "A score is weight × normalised value. ● marks the long list (%d).", l.Study.LongList))
	raw.Notes = b.distinct(reasons)
	b.table(raw)
	b.table(score)
	b.remarks(l.Result.Notes...)
}

func (b *builder) rank(n int) document.Cell {
	if n == 0 {
		return document.Word("–")
	}
	return document.Number(float64(n), 0)
}

// distinct are texts, each once.
func (b *builder) distinct(list []core.Text) []string {
	seen := map[string]bool{}
	var out []string
	for _, t := range list {
		if s := b.say(t); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// sensitivity tells how far the list depends on the weights.
func (b *builder) sensitivity(l *study.Look) {
	b.section("민감도", "Sensitivity")
	s := l.Study.Sensitivity
	t := document.Table{
		Caption: b.tell("가중치를 움직였을 때의 순위", "Ranks when the weights move"), Source: b.studySource(l),
		Columns: append(words(b.tell("산업", "Industry")), ranked(b.tell("순위", "Rank"), b.tell("상위에 드는 비율 (%%)", "In the top (%%)"), b.tell("90%% 구간 위", "90%% best"), b.tell("90%% 구간 아래", "90%% worst"), b.tell("가장 위", "Best"), b.tell("가장 아래", "Worst"))...),
		Notes:   []string{b.tell("가중치를 %[1]s번 무작위로 움직였습니다(집중도 %[2]s, 씨앗 %[3]d). 같은 씨앗이면 같은 결과가 나옵니다.", "The weights were drawn %[1]s times (concentration %[2]s, seed %[3]d). The same seed gives the same result.", core.Grouped(float64(s.Draws), 0, ""), strconv.FormatFloat(s.Concentration, 'g', -1, 64), s.Seed)},
	}
	t.Columns[0].Width = 2.6
	bars := document.Bars{Horizontal: true, Value: document.Axis{Title: b.tell("상위에 드는 비율 (%%)", "Share of draws in the top (%%)")}, Series: []document.Series{{Name: b.tell("비율", "Share"), Highlight: true}}}
	for _, c := range l.Result.Candidates {
		if c.Robust == nil {
			continue
		}
		r := c.Robust
		t.Rows = append(t.Rows, cells(document.Word(b.say(c.Name)), b.rank(c.Rank), b.number(float64(r.InTop), diagnosis.KindShare, 0, ""), b.rank(r.Low), b.rank(r.High), b.rank(r.Best), b.rank(r.Worst)))
		if float64(r.InTop) > 0 {
			bars.Categories = append(bars.Categories, b.say(c.Name))
			bars.Series[0].Values = append(bars.Series[0].Values, float64(r.InTop)*percent)
		}
	}
	if len(t.Rows) == 0 {
		b.gap(InStudy, core.T("점수가 없어 민감도를 볼 수 없습니다.", "Without scores there is no sensitivity."))
		return
	}
	b.figure(document.Figure{
		Caption: b.tell("가중치를 움직여도 상위에 드는 후보", "Candidates that stay in the top"), Chart: bars, Source: b.studySource(l),
		Alt: b.tell("후보마다 무작위 가중치 가운데 상위에 든 비율을 나타낸 막대그림입니다.", "For each candidate the share of random weights with which it is in the top."),
	})
	b.table(t)
	if len(l.Result.Flips) > 0 {
		b.list(b.flips(l)...)
	}
}

// flips says which smallest change of one weight would change the list.
func (b *builder) flips(l *study.Look) []string {
	title := func(id string) core.Text {
		for _, x := range l.Study.Indicators {
			if x.ID == id {
				return x.Title
			}
		}
		return core.T(id, id)
	}
	name := func(id string) core.Text {
		c, _ := l.Result.Standing(id)
		return c.Name
	}
	var out []string
	for _, f := range l.Result.Flips {
		out = append(out, b.tell("‘%[1]s’의 가중치가 %[2]s에서 %[3]s(으)로 바뀌면 %[4]s이(가) 빠지고 %[5]s이(가) 들어옵니다.", "When the weight of ‘%[1]s’ goes from %[2]s to %[3]s, %[4]s leaves and %[5]s enters.",
			title(f.Indicator), core.Grouped(float64(f.From), 3, "△"), core.Grouped(float64(f.To), 3, "△"), name(f.Leaves), name(f.Enters)))
	}
	return out
}

func (b *builder) shortList(l *study.Look) {
	b.section("전문가 평가(short list)", "Experts' scores (short list)")
	if len(l.Study.Shortlist.Ratings) == 0 {
		b.unset(InStudy, "전문가의 정성 평가", "The experts' scores")
		return
	}
	table := b.sheet(l.ShortSheet(), 0, "final_rank", "name", "rank", "total", "qualitative", "raters", "final", "change")
	table.Caption, table.Source = b.tell("전문가 평가와 종합 순위", "Experts' scores and final ranks"), b.studySource(l)
	table.Notes = append(table.Notes, b.tell("종합 점수에서 정량 점수의 몫은 %s입니다.", "Scores by the numbers count for %s of the final score.", b.said(l.Study.Shortlist.Share, diagnosis.KindShare, 0)))
	b.table(table)
}

func (b *builder) decision(l *study.Look) {
	b.section("결정", "Decision")
	t := document.Table{Caption: b.tell("선정된 전략산업", "Strategic industries chosen"), Columns: words(b.tell("산업", "Industry"), b.tell("등급", "Grade"), b.tell("성장단계", "Stage"), b.tell("전략 유형", "Strategy"), b.tell("선정 까닭", "Why chosen")), Source: b.tell("전략산업 연구 ‘%s’", "Study ‘%s’", l.Study.Title)}
	t.Columns[0].Width, t.Columns[4].Width = 2, 3
	for _, c := range l.Result.Candidates {
		if c.Choice == nil {
			continue
		}
		t.Rows = append(t.Rows, cells(document.Word(b.say(c.Name)), document.Word(c.Choice.Grade), document.Word(b.say(c.Type.Stage.Title())), document.Word(b.say(c.Type.Strategy.TitleAt(c.Type.Stage))), document.Word(c.Choice.Reason)))
		for _, moved := range c.Moved {
			t.Notes = append(t.Notes, b.say(moved))
		}
	}
	if len(t.Rows) == 0 {
		b.unset(InStudy, "전략산업", "The strategic industries")
		return
	}
	b.table(t)
	m := l.Study.Decision.Minutes
	if m.Date == "" && m.Text == "" {
		b.unset(InStudy, "결정한 회의의 기록", "The minutes of the decision")
	} else {
		b.add(document.Text(b.tell("회의: %[1]s %[2]s. 참석: %[3]s.", "Meeting: %[1]s %[2]s. Present: %[3]s.", m.Date, m.Place, known(strings.Join(m.Attendees, ", "), b))))
		b.written(m.Text)
	}
	if x := l.Study.Signature; x != nil {
		b.add(document.Text(b.tell("서명: %s.", "Signed: %s.", b.signature(l.Study))))
		b.written(x.Justification)
	} else {
		b.unset(InStudy, "연구의 서명", "The signature of the study")
	}
}
