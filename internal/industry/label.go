package industry

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"naru/internal/core"
)

// What files call "all industries".
var totalNames = []string{"0", "_t", "계", "합계", "총계", "총지수", "전체", "전체산업", "전산업", "총산업", "전업종", "total", "allindustries"}

const miningAndManufacturing = "B+C"

// Names of official tables that no single code bears.
var customaryNames = map[string]string{
	"광업및제조업":    miningAndManufacturing,
	"광제조업":      miningAndManufacturing,
	"광공업":       miningAndManufacturing,
	"전기업및가스업":   "D",
	"전기가스업":     "D",
	"농림어업":      "A",
	"도소매업":      "G",
	"도매소매업":     "G",
	"음식숙박업":     "I",
	"도소매숙박음식점업": "G+I",
	"도소매음식숙박업":  "G+I",
}

var (
	onePattern   = `(?:[A-U]|[A-U]?\d{2,5})`
	codesPattern = regexp.MustCompile(`^` + onePattern + `(?:~` + onePattern + `)?(?:[,+/]` + onePattern + `(?:~` + onePattern + `)?)*$`)
	suffixed     = regexp.MustCompile(`^(.+?)\s*[(\[]([^()\[\]]+)[)\]]$`)
	prefixed     = regexp.MustCompile(`^([A-U](?:[.:_)\s]+|-\s*)|[A-U]?\d{2,5}[.:_)\s-]*)(\D.*)$`)
	tildes       = strings.NewReplacer("∼", "~", "〜", "~", "～", "~", "–", "~", "—", "~", "-", "~", " ", "", "\u00a0", "", "·", ",", "ㆍ", ",", "，", ",")
)

// nameKey makes names comparable: composed Hangul, no case, and nothing but
// letters and digits, so that "농업 / 임업 및 어업" equals "농업, 임업 및 어업".
func nameKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= '가' && r <= '힣':
			return r
		default:
			return -1
		}
	}, strings.ToLower(norm.NFC.String(name)))
}

// Resolve reads an industry as files write it and gives its code, core.Total or
// a composite: "C", "26", "C26", "10~34" (the section of those divisions),
// "제조업", "전체 산업", "광·제조업(B,C)", "26 전자 부품 …". A code finer than the table is
// returned as it stands: ask Check. The error is a *ResolveError.
func (c *Classification) Resolve(label string) (string, error) {
	text := strings.Join(strings.Fields(norm.NFC.String(label)), " ")
	if k := nameKey(text); slices.Contains(totalNames, k) || text == core.Total {
		return core.Total, nil
	}
	if code, isCode, err := c.readCodes(text); isCode {
		return code, relabel(err, label)
	}
	if code, err := c.byName(text); code != "" || err != nil {
		return code, relabel(err, label)
	}
	if m := suffixed.FindStringSubmatch(text); m != nil {
		if code, isCode, err := c.readCodes(m[2]); isCode {
			return c.agree(label, code, m[1], err)
		}
	}
	if m := prefixed.FindStringSubmatch(text); m != nil {
		if code, isCode, err := c.readCodes(strings.TrimRight(m[1], ".:_)- ")); isCode {
			return c.agree(label, code, m[2], err)
		}
	}
	return "", c.unknown(label)
}

// agree accepts a code that stands beside a name unless the name is exactly
// that of another code: then the file is probably of another revision.
func (c *Classification) agree(label, code, name string, err error) (string, error) {
	if err != nil {
		return "", relabel(err, label)
	}
	// A name that several codes share contradicts none of them.
	if named, nameErr := c.byName(strings.TrimSpace(name)); nameErr == nil && named != "" && named != code && !c.related(named, code) {
		return "", c.contradiction(label, code, named)
	}
	return code, nil
}

// related reports whether one code contains the other: 020 임업 within 02 임업.
func (c *Classification) related(a, b string) bool {
	return !IsComposite(a) && c.Covers(b, a) || !IsComposite(b) && c.Covers(a, b)
}

// byName finds a name; where a code and its parent share it, the parent.
func (c *Classification) byName(name string) (string, error) {
	k := nameKey(name)
	if code, ok := customaryNames[k]; ok && k != "" {
		return code, nil
	}
	codes := slices.Clone(c.names[k])
	codes = slices.DeleteFunc(codes, func(code string) bool {
		return slices.ContainsFunc(c.names[k], func(other string) bool {
			return other != code && slices.Contains(c.Ancestors(code), other)
		})
	})
	switch {
	case k == "" || len(codes) == 0:
		return "", nil
	case len(codes) == 1:
		return codes[0], nil
	default:
		return "", c.ambiguous(name, codes)
	}
}

// readCodes reads a code, a range or a list of them. isCode tells whether the
// text has that form at all.
func (c *Classification) readCodes(text string) (code string, isCode bool, err error) {
	s := strings.ToUpper(tildes.Replace(text))
	if len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return "", true, lostZero(text)
	}
	if !codesPattern.MatchString(s) {
		return "", false, nil
	}
	var codes []string
	for _, token := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '+' || r == '/' }) {
		from, to, isRange := strings.Cut(token, "~")
		if !isRange {
			to = from
		}
		span, err := c.span(from, to)
		if err != nil {
			return "", true, err
		}
		codes = append(codes, span...)
	}
	if len(codes) == 1 {
		return codes[0], true, nil // 35 stays the division; Align sees it among sections
	}
	return c.Compose(codes...), true, nil
}

// span lists the codes from one to another at the same level.
func (c *Classification) span(from, to string) ([]string, error) {
	first, err := c.one(from)
	if err != nil {
		return nil, err
	}
	last, err := c.one(to)
	if err != nil {
		return nil, err
	}
	level := c.Level(first)
	if first == last {
		return []string{first}, nil
	}
	if level != c.Level(last) || first > last || level > c.complete {
		return nil, badRange(from, to)
	}
	var out []string
	for _, e := range c.entries {
		if e.Level == level && e.Code >= first && e.Code <= last {
			out = append(out, e.Code)
		}
	}
	return out, nil
}

// one reads a single code; a letter before digits must be their section.
func (c *Classification) one(s string) (string, error) {
	code := s
	if len(s) > 1 && s[0] >= 'A' {
		code = s[1:]
		if c.Section(code) != s[:1] {
			return "", c.noSuch(s)
		}
	}
	if c.check(code) == NoSuchCode {
		return "", c.noSuch(s)
	}
	return code, nil
}
