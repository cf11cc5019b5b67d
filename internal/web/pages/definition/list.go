package definition

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
)

// definitionList shows the agency's own definitions and the presets.
func (s *Section) definitionList(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	all, err := s.Definitions.List(r.Context(), who)
	if err != nil {
		return err
	}
	v := definitionListView{CanWrite: who.CanWrite()}
	for _, d := range all {
		card := definitionCard{Definition: d, Bars: weightBars(d.Items)}
		switch {
		case d.Preset:
			v.addPreset(card)
		case d.State == industry.Retired:
			v.Retired = append(v.Retired, card)
		default:
			v.Own = append(v.Own, card)
		}
	}
	return page.Render(w, r, definitionListTempl(v))
}

type definitionListView struct {
	Own, Retired []definitionCard
	Presets      []presetGroup // by revision
	CanWrite     bool
}

// presetGroup is the presets of one revision.
type presetGroup struct {
	System core.System
	Cards  []definitionCard
}

// definitionCard is a definition at a glance.
type definitionCard struct {
	industry.Definition

	Bars []weightBar
}

func (v *definitionListView) addPreset(card definitionCard) {
	i := slices.IndexFunc(v.Presets, func(g presetGroup) bool { return g.System == card.System })
	if i < 0 {
		v.Presets = append(v.Presets, presetGroup{System: card.System})
		i = len(v.Presets) - 1
	}
	v.Presets[i].Cards = append(v.Presets[i].Cards, card)
}

// weightBar is one bar of a definition's picture: a column whose height is the
// weight, in the units of the picture's own box.
type weightBar struct{ X, Y, Height string }

// The box of the picture: bars of equal width with a gap between them.
const (
	barBoxHeight = 24
	barStep      = 7
	barWidth     = "5"
)

func weightBars(items []industry.Item) []weightBar {
	out := make([]weightBar, len(items))
	for i, item := range items {
		height := item.Weight * barBoxHeight
		out[i] = weightBar{X: strconv.Itoa(i * barStep), Y: svgNumber(barBoxHeight - height), Height: svgNumber(height)}
	}
	return out
}

func svgNumber(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

// codeCount tells how many codes a basket has, and how many count in part only.
func codeCount(items []industry.Item) (all, part int) {
	for _, i := range items {
		if i.Weight < 1 {
			part++
		}
	}
	return len(items), part
}

func codeCountText(items []industry.Item) core.Text {
	all, part := codeCount(items)
	codes := core.Tf("코드 %[1]d개", "%[1]d %[2]s", all, core.Plural(all, "code", "codes"))
	switch part {
	case 0:
		return codes
	case all:
		return core.Tf("%s(모두 일부만)", "%s (all in part)", codes)
	default:
	}
	return core.Tf("%[1]s(%[2]d개는 일부만)", "%[1]s (%[2]d in part)", codes, part)
}

func versionText(n int) core.Text { return core.Tf("%d판", "version %d", n) }

// revisionText names a revision in short, where the classification is plain.
func revisionText(s core.System) core.Text {
	t := s.Title()
	return core.T(strings.TrimPrefix(t.Ko, "한국표준산업분류 "), strings.TrimPrefix(t.En, "KSIC "))
}

// authorText names who made a version; the operator of a machine without
// sign-in has no name of their own.
func authorText(d industry.Definition) core.Text {
	switch {
	case d.Preset:
		return core.T("나루 기본 제공", "comes with Naru")
	case d.Author == core.LocalOperator("").Name:
		return core.T("이 컴퓨터의 운영자", "the operator of this machine")
	default:
		return core.T(d.Author, d.Author)
	}
}

// weightText writes a weight without needless zeros: 1, 0.5, 0.25.
func weightText(w float64) string { return strconv.FormatFloat(w, 'g', -1, 64) }

// definitionTable gives the classification of a definition's revision, or nil where
// there is none: titles are then the codes themselves.
func (s *Section) definitionTable(ctx context.Context, who core.Actor, system core.System) (*industry.Classification, error) {
	c, err := s.Datasets.Classification(ctx, who, system)
	if err != nil && core.CodeOf(err) == core.NotFound {
		return nil, nil //nolint:nilnil // no table is an answer: a revision may not have been imported
	}
	return c, err
}

func codeTitle(c *industry.Classification, code string) core.Text {
	if c == nil {
		return core.T(code, code)
	}
	return c.Title(code)
}
