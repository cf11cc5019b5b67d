package roadmap

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
)

// Passage names a part of the report that people write, because no object of
// Naru holds it.
type Passage string

// The passages, in the order of the report's chapters.
const (
	Background Passage = "background"
	Trends     Passage = "trends"
	Conditions Passage = "conditions"
	Survey     Passage = "survey"
	Governance Passage = "governance"
	Outlook    Passage = "outlook"
)

// Narrative is what people wrote. A passage that is not there is not written
// yet.
//
// The texts are plain: a blank line parts paragraphs, lines that begin with
// "- " make a list, and nothing else has a meaning.
type Narrative map[Passage]string

// LongestPassage bounds a passage, in characters: about fifteen pages.
const LongestPassage = mostWords

// Passages lists them in the order of the report.
func Passages() []Passage {
	out := make([]Passage, len(passageTitles))
	for i, w := range passageTitles {
		out[i] = Passage(w.key)
	}
	return out
}

// Title names the passage.
func (p Passage) Title() core.Text { return titleOf(string(p), passageTitles) }

// Prompt says what to write there.
func (p Passage) Prompt() core.Text { return titleOf(string(p), passagePrompts) }

var passageTitles = []word{
	{string(Background), core.T("추진 배경", "Background")},
	{string(Trends), core.T("기술·시장·규제 동향", "Technology, markets and regulation")},
	{string(Conditions), core.T("지역 여건", "Conditions of the region")},
	{string(Survey), core.T("실태조사와 가치사슬", "Survey and value chains")},
	{string(Governance), core.T("추진체계", "How it is carried out")},
	{string(Outlook), core.T("기대효과", "Expected effects")},
}

var passagePrompts = []word{
	{string(Background), core.T("왜 지금 이 계획이 필요한지 적습니다. 지역이 겪는 변화, 앞선 계획의 성과와 한계, 이 계획이 풀 문제를 씁니다. 첫 단락은 한 장 요약에도 실립니다.",
		"Why the plan is needed now: what changes for the region, what earlier plans reached and missed, which problem this one solves. The first paragraph also goes into the one-page summary.")},
	{string(Trends), core.T("산업을 둘러싼 기술, 시장, 규제의 흐름과 그것이 지역에 뜻하는 바를 적습니다. 수치에는 출처와 시점을 함께 적으십시오.",
		"Where technology, markets and rules are going, and what that means for the region. Give source and date with every number.")},
	{string(Conditions), core.T("인구, 지역내총생산, 수출, 산업단지, 대학과 연구기관 같은 혁신자원을 적습니다. 수치에는 출처와 시점을 함께 적으십시오.",
		"Population, regional product, exports, industrial sites, and resources such as universities and institutes. Give source and date with every number.")},
	{string(Survey), core.T("기업 실태조사와 가치사슬 조사에서 알게 된 것을 적습니다. 언제 몇 곳을 어떻게 조사했는지부터 쓰십시오.",
		"What a survey of firms and of value chains found. Begin with when, how many and how.")},
	{string(Governance), core.T("누가 총괄하고 누가 나누어 맡는지, 어떤 회의체가 얼마나 자주 점검하는지 적습니다. 주체별 과제는 표로 자동으로 실립니다.",
		"Who leads, who shares the work, which body looks at progress and how often. Tasks by owner follow as a table by themselves.")},
	{string(Outlook), core.T("계획이 이루어지면 기업, 일자리, 주민의 삶이 어떻게 달라지는지 적습니다. 산업연관으로 계산한 효과는 표로 자동으로 실립니다.",
		"What would change for firms, jobs and people. Effects computed from input–output data follow as a table by themselves.")},
}

// Missing lists the passages that nobody has written.
func (n Narrative) Missing() []Passage {
	return slices.DeleteFunc(Passages(), func(p Passage) bool { return n[p] != "" })
}

// MarshalJSON writes an empty narrative as an object, so that the first passage
// of a plan is compared and merged like every other.
func (n Narrative) MarshalJSON() ([]byte, error) {
	all := map[Passage]string{}
	maps.Copy(all, n)
	text, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("narrative: %w", err)
	}
	return text, nil
}

// UnmarshalJSON reads an empty object as no narrative.
func (n *Narrative) UnmarshalJSON(text []byte) error {
	var all map[Passage]string
	if err := json.Unmarshal(text, &all); err != nil {
		return fmt.Errorf("narrative: %w", err)
	}
	if *n = all; len(all) == 0 {
		*n = nil
	}
	return nil
}

// tidyNarrative gives texts in one form whatever machine they were typed on, and
// leaves out what is empty.
func tidyNarrative(n Narrative) Narrative {
	var out Narrative
	for p, text := range n {
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " \t\u00a0\u3000")
		}
		if text = strings.Trim(strings.Join(lines, "\n"), "\n"); strings.TrimSpace(text) != "" {
			if out == nil {
				out = Narrative{}
			}
			out[p] = text
		}
	}
	return out
}

func (n Narrative) check(f *faults) {
	for _, p := range slices.Sorted(maps.Keys(n)) {
		path := "narrative." + string(p)
		if !known(string(p), passageTitles) {
			f.add(path, "보고서에 없는 서술입니다.", "The report has no such passage.")
		}
		f.length(path, n[p], LongestPassage)
	}
}

// Stretch is a paragraph or a list of a passage.
type Stretch struct {
	Text  string   // of a paragraph
	Items []string // of a list; nil for a paragraph
}

// Stretches parts a passage as Narrative says. The lines of one paragraph are
// joined by a space.
func Stretches(text string) []Stretch {
	var out []Stretch
	fresh := true // a blank line came before
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		last := len(out) - 1
		item, listed := strings.CutPrefix(line, "- ")
		switch {
		case line == "":
			fresh = true
			continue
		case listed && (fresh || out[last].Items == nil):
			out = append(out, Stretch{Items: []string{strings.TrimSpace(item)}})
		case listed:
			out[last].Items = append(out[last].Items, strings.TrimSpace(item))
		case fresh:
			out = append(out, Stretch{Text: line})
		case out[last].Items != nil: // the line before wrapped
			out[last].Items[len(out[last].Items)-1] += " " + line
		default:
			out[last].Text += " " + line
		}
		fresh = false
	}
	return out
}
