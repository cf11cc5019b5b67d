package ingest

import (
	"slices"
	"strings"
	"unicode"

	"naru/internal/core"
)

// longestKey is how long a key may be; see dataset.ValidKey.
const longestKey = 64

// KeyOf proposes a dataset's key for a file name without its ending: small
// Latin letters, digits and hyphens. Korean is written in Latin letters,
// syllable by syllable (국어의 로마자 표기법, without sound changes between
// syllables). It is empty when nothing of the name can be kept.
func KeyOf(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(name) {
		part := latin(r)
		if part == "" {
			hyphen = b.Len() > 0
			continue
		}
		if hyphen {
			b.WriteByte('-')
			hyphen = false
		}
		b.WriteString(part)
	}
	key := b.String()
	if len(key) > longestKey {
		key = key[:longestKey]
	}
	return strings.Trim(key, "-")
}

// The letters of a Hangul syllable, in the order of Unicode.
var (
	leads  = strings.Split("g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h", ",")
	vowels = strings.Split("a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i", ",")
	tails  = strings.Split(",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t", ",")
)

const firstSyllable, lastSyllable = '가', '힣'

func latin(r rune) string {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return string(r)
	case r >= firstSyllable && r <= lastSyllable:
		at := int(r - firstSyllable)
		tail := at % len(tails)
		vowel := at / len(tails) % len(vowels)
		return leads[at/len(tails)/len(vowels)] + vowels[vowel] + tails[tail]
	default:
		return ""
	}
}

// Origin is what a table says about where it comes from. Empty fields are not told.
type Origin struct {
	Publisher string
	TableID   string
	Title     core.Text
}

// OriginOf reads the origin from an answer of the KOSIS OpenAPI, which names
// its table in every record. Other tables do not tell.
func OriginOf(columns []string, rows [][]string) Origin {
	table, org := slices.Index(columns, "TBL_ID"), slices.Index(columns, "ORG_ID")
	if table < 0 || org < 0 || len(rows) == 0 {
		return Origin{}
	}
	of := func(name string) string {
		at := slices.Index(columns, name)
		if at < 0 || at >= len(rows[0]) {
			return ""
		}
		return strings.TrimFunc(rows[0][at], unicode.IsSpace)
	}
	o := Origin{Publisher: "KOSIS", TableID: of("TBL_ID")}
	if title := of("TBL_NM"); title != "" {
		o.Title = core.T(title, of("TBL_NM_ENG"))
	}
	return o
}
