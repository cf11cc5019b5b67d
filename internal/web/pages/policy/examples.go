package policy

import (
	"context"
	"net/url"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/ui"
)

// exampleTag is what every example that Naru ships is tagged with.
const exampleTag = "예시"

// examplesHref leads to the examples in the list, to be checked.
func examplesHref() string { return listPath + "?" + url.Values{paramTag: {exampleTag}}.Encode() }

// setAside says whether the examples are counted on a page.
type setAside struct {
	Count   int
	Counted bool
	Href    string // of the page the other way
}

func (v matrixView) examples(ctx context.Context) setAside {
	return asideOf(ctx, v.Examples, v.Filter)
}

func (v synergyView) examples(ctx context.Context) setAside {
	return asideOf(ctx, v.Scope.Examples, v.Filter)
}

func asideOf(ctx context.Context, count int, f policy.Filter) setAside {
	other := "1"
	if f.Examples {
		other = ""
	}
	return setAside{Count: count, Counted: f.Examples, Href: ui.Here(ctx, paramExamples, other, "page", "")}
}

func (a setAside) text() core.Text {
	if a.Counted {
		return core.Tf("예로 담은 정책 %d개도 함께 셌습니다. 이름에서 어림한 것이므로 인용하지 마십시오.", "%d examples are counted too. What they say was guessed from their names: do not cite it.", a.Count)
	}
	return core.Tf("예로 담은 정책 %[1]d개는 세지 않았습니다.", "%[1]d %[2]s not counted.", a.Count, core.Plural(a.Count, "example is", "examples are"))
}

func (a setAside) link() core.Text {
	if a.Counted {
		return core.T("빼고 보기", "Leave them out")
	}
	return core.T("함께 보기", "Count them too")
}

// onlyExamples reports whether nothing but examples could fill the matrix.
func (v matrixView) onlyExamples() bool {
	return v.Matrix != nil && len(v.Policies) == 0 && v.Examples > 0
}

// markedName names a policy, and tells where it is an example.
func markedName(p *policy.Policy) core.Text {
	if p.Example {
		return core.Tf("%s (예시)", "%s (example)", p.Title)
	}
	return policyName(p)
}
