package roadmap

import (
	"net/http"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// compareForm chooses two versions.
type compareForm struct {
	ID            string
	Options       []ui.Option
	Before, After string
}

func newCompareForm(f *frame, list []roadmap.Approval) compareForm {
	c := compareForm{ID: f.ID(), After: "0", Options: []ui.Option{{Value: "0", Label: core.T("지금 계획", "the plan as it is now")}}}
	for _, a := range list {
		c.Options = append(c.Options, ui.Option{Value: itoa(a.Number), Label: core.Tf("승인 %d판", "approved version %d", a.Number)})
	}
	if len(list) > 0 {
		c.Before = itoa(list[0].Number)
	}
	return c
}

// compareView is what differs between two versions, part by part.
type compareView struct {
	frame

	Form    compareForm
	Parts   []comparedPart
	Count   int
	Finding core.Text
}

type comparedPart struct {
	ID      string
	Title   core.Text
	Objects []comparedObject
}

type comparedObject struct {
	Title   core.Text
	Changes []revise.Change
}

// compare holds two versions against each other, field by field.
func (s *Section) compare(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	f, err := s.frame(r, viewLife)
	if err != nil {
		return err
	}
	list, err := s.Roadmaps.Versions(ctx, f.Who, f.ID())
	if err != nil {
		return err
	}
	v := compareView{frame: f, Form: newCompareForm(&f, list)}
	v.Help = core.T("두 판을 항목마다 나란히 봅니다. 저장할 때마다 바뀌는 것(때, 상태)은 뺍니다.", "Two versions side by side, one field a row. What every save moves is left out.")
	if q.Has("before") {
		v.Form.Before, v.Form.After = q.Get("before"), q.Get("after")
	}
	before, err := readVersion(v.Form.Before)
	if err != nil {
		return err
	}
	after, err := readVersion(v.Form.After)
	if err != nil {
		return err
	}
	diff, err := s.Roadmaps.Compare(ctx, f.Who, f.ID(), before, after)
	if err != nil {
		return err
	}
	v.Count = diff.Count
	for _, p := range diff.Parts {
		part := comparedPart{ID: string(p.Part), Title: p.Part.Title()}
		for _, o := range p.Objects {
			part.Objects = append(part.Objects, comparedObject{Title: o.Title, Changes: changesOf(o.Fields)})
		}
		v.Parts = append(v.Parts, part)
	}
	v.Finding = core.Tf("%[1]s와(과) %[2]s 사이에 바뀐 항목이 %[3]d개 있습니다.", "%[3]d field(s) differ between %[1]s and %[2]s.", versionName(before), versionName(after), diff.Count)
	if diff.Count == 0 {
		v.Finding = core.Tf("%[1]s와(과) %[2]s은(는) 내용이 같습니다.", "%[1]s and %[2]s say the same.", versionName(before), versionName(after))
	}
	return page.Render(w, r, compareTempl(v))
}

func versionName(n int) core.Text {
	if n == 0 {
		return core.T("지금 계획", "the plan as it is now")
	}
	return core.Tf("승인 %d판", "approved version %d", n)
}
