package definition

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// carryState is whether a dataset can carry a definition.
type carryState string

const (
	carries      carryState = "exact"   // every code, so totals can be given
	carriesPart  carryState = "part"    // some codes only: no total
	carriesAbove carryState = "coarser" // only what contains the codes
	carriesNot   carryState = "not"
	carriesOpen  carryState = "open" // the codes of the data are not at hand
)

func (v carryState) title() core.Text {
	switch v {
	case carries:
		return core.T("그대로 적용", "carries it exactly")
	case carriesPart:
		return core.T("일부만 맞음", "carries a part")
	case carriesAbove:
		return core.T("더 큰 분류만", "coarser only")
	case carriesOpen:
		return core.T("확인 필요", "to be checked")
	default:
		return core.T("적용할 수 없음", "cannot carry it")
	}
}

func (v carryState) tone() ui.Tone {
	switch v {
	case carries:
		return ui.Success
	case carriesPart, carriesAbove:
		return ui.Warning
	case carriesOpen:
		return ui.Info
	default:
		return ui.Neutral
	}
}

// carrier is a dataset in use with how far it can carry a definition.
type carrier struct {
	Dataset dataset.Dataset
	Version int
	System  core.System
	Levels  core.Text // the levels that the data have
	Verdict carryState
	Share   float64 // of the weight that is exact
	Note    core.Text
	Instead string // key of the same preset in the data's revision, if any
}

// carriers looks at the newest version of every dataset of statistics.
func (s *Section) carriers(ctx context.Context, who core.Actor, d industry.Definition, c *industry.Classification) ([]carrier, error) {
	entries, err := s.Datasets.List(ctx, who)
	if err != nil {
		return nil, err
	}
	var out []carrier
	for _, e := range entries {
		if e.Dataset.Kind != dataset.Facts || e.Latest == nil {
			continue
		}
		one := carrierOf(e, d, c)
		if one.System.IsKSIC() && one.System != d.System {
			one.Instead = presetIn(d, one.System)
		}
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b carrier) int { return strings.Compare(rank(a), rank(b)) })
	return out, nil
}

// presetIn is the key of the same preset in another revision, or empty.
func presetIn(d industry.Definition, system core.System) string {
	stem, isPreset := strings.CutSuffix(d.Key, "-"+string(d.System))
	if !d.Preset || !isPreset {
		return ""
	}
	key := stem + "-" + string(system)
	if !slices.ContainsFunc(industry.Presets(), func(p industry.Definition) bool { return p.Key == key }) {
		return ""
	}
	return key
}

// rank puts what can be used first.
func rank(c carrier) string {
	order := []carryState{carries, carriesPart, carriesOpen, carriesAbove, carriesNot}
	return strconv.Itoa(slices.Index(order, c.Verdict))
}

func carrierOf(e dataset.Entry, d industry.Definition, c *industry.Classification) carrier {
	sum := e.Latest.Summary
	out := carrier{
		Dataset: e.Dataset, Version: e.Latest.Number, System: sum.IndustrySystem,
		Levels: levelText(sum.IndustryLevels), Verdict: carriesNot,
	}
	switch {
	case !sum.IndustrySystem.IsKSIC():
		out.Note = core.T("표준산업분류가 아니라 자료의 자체 구분으로 되어 있어 적용할 수 없습니다.", "The data have a grouping of their own, not the standard classification, so it cannot be applied.")
		return out
	case sum.IndustrySystem != d.System:
		out.Note = core.Tf("자료는 %[1]s, 정의는 %[2]s라서 적용할 수 없습니다. 자료와 같은 차수의 정의를 쓰십시오.", "The data are in %[1]s and the definition in %[2]s, so it cannot be applied. Use a definition of the data's revision.", sum.IndustrySystem.Title(), d.System.Title())
		return out
	case !slices.ContainsFunc(sum.Measures, func(m core.Measure) bool { return m.Add }):
		out.Note = core.T("지수나 비율처럼 더할 수 없는 지표만 있어 적용할 수 없습니다.", "The data hold only what cannot be added up, such as an index or a rate, so it cannot be applied.")
		return out
	}
	best, found := industry.Coverage{}, false
	var names []core.Text // measures that reach the best share
	for _, m := range e.Latest.Quality.Measures {
		if !m.Measure.Add || len(m.ByIndustry) == 0 {
			continue
		}
		switch cover := industry.Cover(c, d, codesOf(m)); {
		case !found || cover.Share > best.Share:
			best, found, names = cover, true, []core.Text{m.Measure.Title}
		case cover.Share == best.Share: //nolint:floatcompare // the same sums of the same weights
			names = append(names, m.Measure.Title)
		}
	}
	if !found {
		out.Verdict, out.Note = carriesOpen, core.T("자료가 커서 코드 목록을 미리 세어 두지 않았습니다. 산업 진단에서 확인하십시오.", "The data are too large for a list of their codes to be kept; the diagnosis tells.")
		return out
	}
	out.Share, out.Note = best.Share, best.Note
	out.Verdict = carryVerdict(best)
	if out.Verdict == carries {
		out.Note = core.Tf("쓸 수 있는 지표: %s", "Measures: %s", page.Listed(names))
	}
	return out
}

func carryVerdict(c industry.Coverage) carryState {
	counts := map[industry.Fit]int{}
	for _, m := range c.Matches {
		counts[m.Fit]++
	}
	switch {
	case counts[industry.Exact] == len(c.Matches):
		return carries
	case counts[industry.Exact] > 0:
		return carriesPart
	case counts[industry.Coarser] > 0:
		return carriesAbove
	default:
		return carriesNot
	}
}

func codesOf(m dataset.MeasureQuality) []string {
	out := make([]string, len(m.ByIndustry))
	for i, s := range m.ByIndustry {
		out[i] = s.Code
	}
	return out
}

// levelText names the levels of the data, coarse first: 대분류·중분류.
func levelText(levels map[string]int) core.Text {
	var names []core.Text
	for _, l := range diagnosis.Levels() {
		if levels[string(l)] > 0 {
			names = append(names, l.Title())
		}
	}
	return page.Listed(names)
}
