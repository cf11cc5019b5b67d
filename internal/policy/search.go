package policy

import "strings"

// holds reports whether a policy has each of the words, in small letters. A
// word of consonants alone is also sought among the first consonants of the
// title and the owner, as Koreans type in a hurry: ㅂㄷㅊ finds 반도체.
func holds(p *Policy, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join(append([]string{p.Key, p.Title, p.Owner, p.Source, p.Conditions}, p.Tags...), "\n"))
	for _, w := range words {
		if strings.Contains(text, w) || consonants(w) && strings.Contains(initials(p.Title+"\n"+p.Owner), w) {
			continue
		}
		return false
	}
	return true
}

// firsts are the first consonants of syllables in the order of Unicode.
var firsts = [...]rune{'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'}

// initials writes each syllable by its first consonant. The 11,172 syllables
// follow each other by first consonant, 588 to each.
func initials(s string) string {
	const first, last, each = '가', '힣', 588
	return strings.Map(func(r rune) rune {
		if r < first || r > last {
			return r
		}
		return firsts[(r-first)/each]
	}, s)
}

func consonants(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'ㄱ' || r > 'ㅎ' }) < 0
}
