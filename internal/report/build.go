package report

import (
	"context"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
)

// compose writes the body and its outline in one language.
func compose(m *Material, lang core.Lang) *builder {
	b := &builder{Material: m, lang: lang}
	switch m.Ask.What {
	case Cards:
		b.cardsAlone()
	case OnePage:
		b.onePage()
	default:
		b.whole()
	}
	return b
}

// build makes the document in one language.
func build(m *Material, lang core.Lang) document.Document {
	b := compose(m, lang)
	d := document.Document{
		Lang: lang, Title: m.Plan.Roadmap.Title, Author: m.Ask.Agency,
		Subtitle: b.subtitle(), Date: dateText(m.At).In(lang), Status: b.say(m.status()),
		Notices: b.notices(), Contents: m.Ask.What != OnePage, OnePage: m.Ask.What == OnePage, Body: b.body,
	}
	if b.Ask.What == OnePage { // which has no room for a box of several lines
		d.Notices = []string{strings.Join(d.Notices, " ")}
	}
	if b.synthetic() {
		d.Status += b.tell(" · 시연용 가상 자료", " · synthetic demo data") // stands on every page
	}
	return d
}

func (b *builder) whole() {
	b.overview()
	b.environment()
	b.region()
	b.diagnosis()
	b.selection()
	b.vision()
	b.cards()
	b.schedule()
	b.results()
	b.appendix()
}

func (b *builder) subtitle() string {
	r := b.Plan.Roadmap
	return b.tell("%[1]s %[2]d–%[3]d년 로드맵 · %[4]s", "Roadmap of %[1]s, %[2]d–%[3]d · %[4]s", b.Place, r.From, r.To, b.Ask.What.Title())
}

// synthetic reports whether the roadmap, or some number of the report, is made up.
func (b *builder) synthetic() bool { return b.Plan.Roadmap.Demo || b.evidence.demo() }

// notices are what a reader must know first.
func (b *builder) notices() []string {
	var out []string
	if b.synthetic() {
		out = append(out, b.tell("이 문서의 수치에는 시연을 위해 만든 가상의 자료가 들어 있습니다. 실제 통계가 아닙니다.",
			"Some numbers of this document come from synthetic demo data. They are no statistics."))
	}
	if b.draft() {
		out = append(out, b.tell("승인되지 않은 초안입니다. 승인되면 내용이 달라질 수 있습니다.", "This is a draft that nobody has approved. It may change."))
	} else if !b.Approval.By.Verified {
		out = append(out, b.tell("승인자는 이름을 적었을 뿐, 로그인으로 확인되지 않았습니다.", "Who approved gave a name; it was not verified by a sign-in."))
	}
	for _, l := range b.Studies {
		if sign := l.Study.Signature; sign != nil && !sign.By.Verified {
			out = append(out, b.tell("전략산업 연구의 서명은 로그인으로 확인되지 않았습니다.", "The signature of the study was not verified by a sign-in."))
			break
		}
	}
	if other := b.elsewhere(); !other.IsZero() {
		out = append(out, b.say(other))
	}
	return out
}

// elsewhere says that the statistics are of another place than the plan; zero
// when they are not.
func (b *builder) elsewhere() core.Text {
	if b.Region.Other.IsZero() {
		return core.Text{}
	}
	return core.Tf("%[1]s의 통계가 없어 %[2]s의 값을 실었습니다. 두 지역의 값은 같지 않습니다.",
		"There are no statistics of %[1]s; those of %[2]s stand in their place. The two are not the same.", b.Place, b.Region.Other)
}

func stopped(ctx context.Context) error {
	return core.Fail(core.Cancelled, "보고서 만들기를 멈추었습니다.", "Making the report was stopped.").Because(context.Cause(ctx))
}
