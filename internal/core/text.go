package core

import (
	"fmt"
	"strings"
)

// Lang is a language that Naru speaks.
type Lang string

// The languages of the interface. Korean is the first and the fallback.
const (
	Korean  Lang = "ko"
	English Lang = "en"
)

// ParseLang reads a language tag such as "ko-KR" or "en_US.UTF-8".
// Anything that is not English is Korean.
func ParseLang(tag string) Lang {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(tag)), "en") {
		return English
	}
	return Korean
}

// Text is one sentence or label in both languages. Keeping the two side by
// side in the code makes a missing translation impossible to overlook.
type Text struct {
	Ko string `json:"ko"`
	En string `json:"en"`
}

// T makes a Text.
func T(ko, en string) Text { return Text{Ko: ko, En: en} }

// Tf makes a Text from two formats that share their arguments; use explicit
// indexes (%[1]s) where the word order differs. Arguments of type Text are
// given in the language of the format. A Korean particle written in both forms,
// as in %s을(를), takes the one that fits the word before it.
func Tf(ko, en string, args ...any) Text {
	return Text{
		Ko: settleParticles(fmt.Sprintf(markParticles(ko), localise(Korean, args)...)),
		En: fmt.Sprintf(en, localise(English, args)...),
	}
}

// In gives the text in a language, falling back to the other one when empty.
func (t Text) In(lang Lang) string {
	if lang == English && t.En != "" || t.Ko == "" {
		return t.En
	}
	return t.Ko
}

// IsZero reports whether there is nothing to say.
func (t Text) IsZero() bool { return t.Ko == "" && t.En == "" }

func localise(lang Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(Text); ok {
			a = t.In(lang)
		}
		out[i] = a
	}
	return out
}
