package industry

import (
	"slices"
	"sync"

	"naru/internal/core"
)

// A choice is one code of a preset. The code of a revision is empty where the
// choice exists in the other one only.
type choice struct {
	ksic10, ksic11 string
	weight         float64
	reason         core.Text
}

type basket struct {
	key     string
	name    core.Text
	choices []choice
}

var presetNote = core.T(
	"나루가 제안하는 출발점입니다. 공식 분류가 아니며, 1보다 작은 가중치는 그 업종 가운데 이 산업에 쓰이는 몫에 대한 어림입니다. 복사하여 지역 사정에 맞게 고쳐 쓰십시오.",
	"A starting point proposed by Naru, not an official classification. A weight below 1 is a rough share of the code that serves this industry. Copy it and adapt it to your region.")

// Presets lists the definitions shipped with Naru, each in KSIC 10 and 11. Their
// keys end in the revision, such as "semiconductors-ksic11".
func Presets() []Definition {
	out := slices.Clone(presets())
	for i := range out {
		out[i].Items = slices.Clone(out[i].Items)
	}
	return out
}

var presets = sync.OnceValue(func() []Definition {
	systems := []core.System{core.KSIC11, core.KSIC10}
	out := make([]Definition, 0, len(baskets())*len(systems))
	for _, b := range baskets() {
		for _, system := range systems {
			d := Definition{
				ID: b.key + "-" + string(system), Key: b.key + "-" + string(system), Name: b.name,
				Version: 1, System: system, Note: presetNote, Author: "Naru", Preset: true, State: Active,
			}
			for _, c := range b.choices {
				code := c.ksic10
				if system == core.KSIC11 {
					code = c.ksic11
				}
				if code != "" {
					d.Items = append(d.Items, Item{Code: code, Weight: c.weight, Reason: c.reason})
				}
			}
			out = append(out, d.Normalise())
		}
	}
	return out
})

func preset(key string) (Definition, bool) {
	all := Presets()
	i := slices.IndexFunc(all, func(p Definition) bool { return p.Key == key })
	if i < 0 {
		return Definition{}, false
	}
	return all[i], true
}
