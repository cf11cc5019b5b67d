package core

import (
	"strings"
	"unicode"
)

// Particle is a pair of Korean particles that stand after a final consonant and
// after a vowel.
type Particle struct{ closed, open string }

// The particles whose form depends on the word before.
var (
	Topic   = Particle{"은", "는"}
	Subject = Particle{"이", "가"}
	Object  = Particle{"을", "를"}
	With    = Particle{"과", "와"}
	Toward  = Particle{"으로", "로"} // also after ㄹ: 서울로
	called  = Particle{"이", ""}   // 평택이라는, 경기라는
)

// After joins the word with the particle that its last sound calls for.
func (p Particle) After(word string) string { return word + p.form(word) }

func (p Particle) form(word string) string {
	final := finalSound(word)
	if final == 0 || final == rieul && p == Toward {
		return p.open
	}
	return p.closed
}

// Formats write a particle in both forms, as forms do on paper: ‘%s’을(를). Each
// is a slot, marked by a rune that no text uses, until the words are known.
var slots = []struct {
	written string
	mark    string
	fits    Particle
}{
	{"은(는)", "\ue000", Topic},
	{"이(가)", "\ue001", Subject},
	{"을(를)", "\ue002", Object},
	{"과(와)", "\ue003", With},
	{"와(과)", "\ue003", With},
	{"(으)로", "\ue004", Toward},
	{"(이)", "\ue005", called},
}

// markParticles puts a mark in the place of each particle of a Korean format.
func markParticles(format string) string {
	for _, s := range slots {
		format = strings.ReplaceAll(format, s.written, s.mark)
	}
	return format
}

// settleParticles puts into each marked place the particle that fits.
func settleParticles(text string) string {
	for _, s := range slots {
		for {
			before, after, found := strings.Cut(text, s.mark)
			if !found {
				break
			}
			text = s.fits.After(before) + after
		}
	}
	return text
}

// The final sounds that matter: none (0), ㄹ, and any other.
const (
	rieul = 8  // index of ㄹ among the 27 final consonants
	other = 21 // ㅇ, standing for all that are not ㄹ
)

// finalSound is the final consonant with which a word is read aloud, 0 for a
// vowel. A bracket at the end is not read: 전자부품(26) ends as 전자부품.
func finalSound(word string) int {
	runes := []rune(spoken(word))
	if len(runes) == 0 {
		return 0
	}
	last := runes[len(runes)-1]
	switch {
	case last >= '가' && last <= '힣':
		return int(last-'가') % 28
	case last >= 'ㄱ' && last <= 'ㅎ':
		return letterName(last)
	case last >= '0' && last <= '9':
		return digitSound(runes)
	case last < unicode.MaxASCII && unicode.IsLetter(last):
		return latinSound(runes)
	default:
		return 0
	}
}

// spoken drops what is not read at the end: brackets with their content,
// quotes, stops.
func spoken(word string) string {
	for {
		word = strings.TrimRightFunc(word, func(r rune) bool {
			return r != ')' && r != ']' && r != '%' && (unicode.IsPunct(r) || unicode.IsSpace(r))
		})
		open := strings.LastIndexAny(word, "([")
		if open <= 0 || !strings.HasSuffix(word, ")") && !strings.HasSuffix(word, "]") {
			return strings.TrimRight(word, ")]")
		}
		word = word[:open]
	}
}

func letterName(r rune) int {
	if r == 'ㄹ' { // 리을
		return rieul
	}
	return other // 기역, 니은, …
}

// digitSound reads a number as Korean does: 20 이십, 20,000 이만, 0.5 영점오.
func digitSound(runes []rune) int {
	start := len(runes)
	for start > 0 && strings.ContainsRune("0123456789.,", runes[start-1]) {
		start--
	}
	number := strings.ReplaceAll(string(runes[start:]), ",", "")
	last := runes[len(runes)-1]
	if last != '0' || strings.Contains(number, ".") || strings.Trim(number, "0") == "" {
		return unitSound(last)
	}
	return zeroSound(len(number) - len(strings.TrimRight(number, "0")))
}

// unitSound is the final of 영 일 이 삼 사 오 육 칠 팔 구.
func unitSound(r rune) int {
	switch r {
	case '2', '4', '5', '9':
		return 0
	case '1', '7', '8':
		return rieul
	default:
		return other
	}
}

// zeroSound is the final of 십 백 천, 만, 억, 조, 경 by the number of zeros at the
// end of a whole number; only 조 ends in a vowel.
func zeroSound(zeros int) int {
	const jo, gyeong = 12, 16
	if zeros >= jo && zeros < gyeong {
		return 0
	}
	return other
}

// latinSound reads letters: a lone or capital letter by its name (L 엘, R 알),
// a word by how its ending is usually written in Hangul (Apple 애플, line 라인).
func latinSound(runes []rune) int {
	n := len(runes)
	last := runes[n-1]
	if n == 1 || unicode.IsUpper(last) || !unicode.IsLetter(runes[n-2]) {
		switch unicode.ToLower(last) {
		case 'l', 'r':
			return rieul
		case 'm', 'n':
			return other
		default:
			return 0
		}
	}
	before := unicode.ToLower(runes[n-2])
	switch unicode.ToLower(last) {
	case 'l':
		return rieul
	case 'm', 'n':
		return other
	case 'e':
		return silentE(before)
	case 'g':
		return when(before == 'n')
	case 'b', 'c', 'k', 'p', 't':
		return when(strings.ContainsRune("aeiouc", before))
	default:
		return 0
	}
}

// silentE is the final of words such as apple, line and time.
func silentE(before rune) int {
	switch before {
	case 'l':
		return rieul
	case 'm', 'n':
		return other
	default:
		return 0
	}
}

func when(closed bool) int {
	if closed {
		return other
	}
	return 0
}
