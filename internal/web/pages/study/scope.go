package study

import (
	"context"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// scopeEditor is the first step: what the study is about.
func (s *Section) scopeEditor() editor {
	return editor{step: study.StepScope, read: readScope, show: s.showScope}
}

func readScope(_ *http.Request, a *answers, x *study.Study) error {
	x.Title, x.Purpose = a.text("title"), a.text("purpose")
	x.Scope = study.Scope{
		Dataset: a.text("scope.dataset"), Version: a.whole("scope.version", 0), Region: a.text("scope.region"), Reference: a.text("scope.reference"),
		Measure: a.text("scope.measure"), From: a.period("scope.from"), To: a.period("scope.to"),
	}
	return nil
}

type scopeView struct {
	frame

	Choices  choices
	Versions []ui.Option
}

func (s *Section) showScope(ctx context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("어느 지역을, 무엇과 견주어, 어느 자료의 어느 기간으로 볼지 정합니다.", "Which region, held against what, in which data and over which years.")
	f.Help = core.T("비워 둔 항목은 자료에 맞게 고릅니다. 판을 ‘최신’으로 두면 자료가 새로 들어올 때 숫자가 따라 바뀌고, 서명할 때 그때의 판으로 굳습니다.",
		"What is left open is chosen to fit the data. With the newest version the numbers follow the data until the study is signed.")
	v := scopeView{frame: f}
	var err error
	if v.Choices, err = s.choicesOf(ctx, f.Text.Scope); err != nil {
		return nil, err
	}
	v.Versions, err = s.versionOptions(ctx, v.Choices.Scope.Dataset)
	return scopeTempl(v), err
}

// versionOptions are the versions of a dataset that are in use.
func (s *Section) versionOptions(ctx context.Context, key string) ([]ui.Option, error) {
	out := []ui.Option{{Value: "", Label: core.T("최신 판", "the newest")}}
	if key == "" {
		return out, nil
	}
	versions, err := s.Studies.Catalogue.Versions(ctx, page.Actor(ctx).Agency, key)
	if err != nil {
		return nil, err
	}
	for _, v := range versions {
		if v.State == dataset.Published {
			out = append(out, ui.Option{Value: strconv.Itoa(v.Number), Label: core.Tf("%d판", "version %d", v.Number)})
		}
	}
	return out, nil
}

// chosenOr is what stands in a drop-down that may be left open.
func (v *scopeView) open(title core.Text, chosen string, options []ui.Option) []ui.Option {
	for _, o := range options {
		if o.Value == chosen {
			return orNone(core.Tf("자료에 맞게(지금은 %s)", "to fit the data (now %s)", o.Label), options)
		}
	}
	return orNone(title, options)
}

// region is the field of the region; before one is chosen the data's own stands
// in it, so that saving the form settles it.
func (v *scopeView) region() ui.Select {
	kept := v.Text.Scope.Region
	if kept == "" {
		kept = v.Choices.Scope.Region
	}
	return ui.Select{Field: v.field("scope.region", core.T("지역", "Region"), kept), Options: v.Choices.Regions}
}
