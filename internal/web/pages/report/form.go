package report

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/report"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// The fields of the form. A plan is a roadmap with the number of its version.
const (
	fieldWhat     = "what"
	fieldPlan     = "plan"
	fieldRoadmap  = "roadmap" // an address may name only this
	fieldStudy    = "study"
	fieldAgency   = "agency"
	fieldTemplate = "template"
	fieldAct      = "act"

	actMake    = "make"
	actPreview = "preview"
	actCheck   = "check"
	actForget  = "forget"
)

// input is the form as it was filled in.
type input struct {
	What     report.What
	Roadmap  string
	Version  int
	Study    string
	Agency   string
	Langs    []core.Lang
	Formats  []report.Format
	Template *report.Template
	Unknown  []string // fields of the template that nothing fills
	Known    []string
}

// langs are the languages of the form.
func langs() []core.Lang { return []core.Lang{core.Korean, core.English} }

func langTitle(l core.Lang) core.Text {
	if l == core.English {
		return core.T("영어", "English")
	}
	return core.T("한국어", "Korean")
}

func langField(l core.Lang) string       { return "lang-" + string(l) }
func formatField(f report.Format) string { return "format-" + string(f) }

// read takes what a form or an address says.
func read(get url.Values) input {
	in := input{What: report.What(get.Get(fieldWhat)), Study: get.Get(fieldStudy), Agency: strings.TrimSpace(get.Get(fieldAgency)), Roadmap: get.Get(fieldRoadmap)}
	if id, number, ok := strings.Cut(get.Get(fieldPlan), ":"); ok {
		in.Roadmap = id
		in.Version, _ = strconv.Atoi(number)
	}
	if !slices.Contains(report.Whats(), in.What) {
		in.What = report.Whole
	}
	for _, l := range langs() {
		if get.Has(langField(l)) {
			in.Langs = append(in.Langs, l)
		}
	}
	for _, f := range report.Formats() {
		if get.Has(formatField(f)) {
			in.Formats = append(in.Formats, f)
		}
	}
	if sha := get.Get("template-sha"); sha != "" {
		in.Template = &report.Template{Name: get.Get("template-name"), SHA256: sha, Format: report.Format(get.Get("template-format"))}
		in.Unknown, in.Known = get["template-unknown"], get["template-known"]
	}
	return in
}

// query is the address that shows the form with these choices.
func (in *input) query() string {
	q := url.Values{fieldWhat: {string(in.What)}, fieldPlan: {in.plan()}}
	if in.Study != "" {
		q.Set(fieldStudy, in.Study)
	}
	if in.Agency != "" {
		q.Set(fieldAgency, in.Agency)
	}
	for _, l := range in.Langs {
		q.Set(langField(l), "1")
	}
	for _, f := range in.Formats {
		q.Set(formatField(f), "1")
	}
	if t := in.Template; t != nil {
		q.Set("template-sha", t.SHA256)
		q.Set("template-name", t.Name)
		q.Set("template-format", string(t.Format))
		q["template-unknown"], q["template-known"] = in.Unknown, in.Known
	}
	return root + "/new?" + q.Encode()
}

func (in *input) plan() string { return in.Roadmap + ":" + strconv.Itoa(in.Version) }

// asks are the documents of the form: one for each language and format. The
// template takes the place of the usual look of its format.
func (in *input) asks() []report.Ask {
	var out []report.Ask
	for _, l := range in.Langs {
		for _, f := range in.Formats {
			a := report.Ask{What: in.What, Roadmap: in.Roadmap, Version: in.Version, Study: in.Study, Lang: l, Format: f, Agency: in.Agency}
			if t := in.Template; t != nil && t.Format == f {
				a.Template = t
			}
			out = append(out, a)
		}
	}
	return out
}

// formView is the page of the form.
type formView struct {
	In       input
	Plans    []ui.Option
	Studies  []ui.Option
	Outline  *report.Outline // of the plan chosen; nil when there is none
	Err      error
	CanWrite bool
}

// form shows the form, with the chapters of the plan that is chosen.
func (s *Section) form(w http.ResponseWriter, r *http.Request) error {
	in := read(r.URL.Query())
	if len(in.Langs) == 0 {
		in.Langs = []core.Lang{ui.Lang(r.Context())}
	}
	if len(in.Formats) == 0 && !r.URL.Query().Has(fieldPlan) {
		in.Formats = []report.Format{report.PDF}
	}
	return s.show(w, r, in, nil)
}

func (s *Section) show(w http.ResponseWriter, r *http.Request, in input, failed error) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	v := formView{In: in, Err: failed, CanWrite: who.CanWrite()}
	plans, err := s.Roadmaps.List(ctx, who)
	if err != nil {
		return err
	}
	plans = slices.DeleteFunc(plans, func(p roadmap.Summary) bool { return p.Archived })
	if v.In.Roadmap == "" && len(plans) > 0 {
		v.In.Roadmap = plans[0].ID
	}
	v.Plans = planOptions(plans)
	if v.Studies, err = s.studyOptions(ctx, who); err != nil {
		return err
	}
	if v.In.Roadmap != "" {
		o, err := s.Reports.Outline(ctx, who, report.Ask{What: v.In.What, Roadmap: v.In.Roadmap, Version: v.In.Version, Study: v.In.Study})
		switch {
		case err == nil:
			v.Outline = &o
		case core.CodeOf(err) != core.NotFound:
			return err
		case v.Err == nil:
			v.Err = core.Fail(core.NotFound, "고른 로드맵이나 연구가 없습니다. 다시 골라 주십시오.", "The roadmap or study that was chosen is not there. Choose again.").
				With(fieldPlan, core.T("목록에서 다시 골라 주십시오.", "Choose from the list again."))
		}
	}
	return page.Answer(w, r, v.Err, formTempl(v))
}

func planOptions(plans []roadmap.Summary) []ui.Option {
	var out []ui.Option
	for _, p := range plans {
		out = append(out, ui.Option{Value: p.ID + ":0", Label: core.Tf("%[1]s: 지금의 계획(%[2]s)", "%[1]s: the plan as it is (%[2]s)", p.Title, p.State.Title())})
		for n := p.Versions; n > 0; n-- {
			out = append(out, ui.Option{Value: p.ID + ":" + strconv.Itoa(n), Label: core.Tf("%[1]s: 승인 제%[2]d판", "%[1]s: approved version %[2]d", p.Title, n)})
		}
	}
	return out
}

func (s *Section) studyOptions(ctx context.Context, who core.Actor) ([]ui.Option, error) {
	list, err := s.Studies.List(ctx, who)
	if err != nil {
		return nil, err
	}
	out := []ui.Option{{Label: core.T("로드맵에 이어진 연구 모두", "All studies that the roadmap rests on")}}
	for _, x := range list {
		if !x.Archived {
			out = append(out, ui.Option{Value: x.ID, Label: core.Tf("%[1]s(%[2]s)", "%[1]s (%[2]s)", x.Title, x.State.Title())})
		}
	}
	return out, nil
}

// formPost shows the chapters anew, checks a template, or starts the making.
func (s *Section) formPost(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, report.LargestTemplate+1<<20)
	if err := r.ParseMultipartForm(1 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) { //nolint:gosec // the line above bounds the body
		return s.show(w, r, read(r.Form), templateFault(core.TooLarge, core.T("서식이 너무 큽니다. 20 MiB까지 받습니다.", "The template is too large: at most 20 MiB are taken."), err))
	}
	in := read(r.PostForm)
	what := cmp.Or(r.PostForm.Get(fieldAct), actMake)
	if what == actForget {
		in.Template, in.Known, in.Unknown = nil, nil, nil
		return page.SeeOther(w, r, in.query()+"#template")
	}
	uploaded, err := s.template(r, &in)
	if err != nil {
		return s.show(w, r, in, err)
	}
	if what == actCheck && in.Template == nil {
		return s.show(w, r, in, templateFault(core.Invalid, core.T("확인할 서식 파일을 골라 주십시오.", "Choose the template file to check."), nil))
	}
	if what != actMake || uploaded && len(in.Unknown) > 0 { // fields that stay empty are to be seen first
		return page.SeeOther(w, r, in.query()+"#outline")
	}
	return s.make(w, r, in)
}
