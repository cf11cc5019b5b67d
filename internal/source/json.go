package source

import (
	"bytes"
	"encoding/json"
	"regexp"
)

// oneObjectPerLine tells JSON lines from one object that wraps the rows: the
// first line is an object by itself and another follows.
func oneObjectPerLine(s []byte) bool {
	line, rest, _ := bytes.Cut(s, newline)
	rest = bytes.TrimSpace(rest)
	return len(rest) > 0 && rest[0] == '{' && json.Valid(line)
}

var bareErrorForm = regexp.MustCompile(`^\{\s*err\s*:`)

// bareError recognises the error that KOSIS writes without quotes.
func bareError(s []byte) bool { return bareErrorForm.Match(s) }
