package source

import (
	"bytes"
	"encoding/json"
	"regexp"

	"naru/internal/core"
)

// serviceError is what a service wrote instead of data.
type serviceError struct{ code, message string }

func (e *serviceError) note(key, value string) {
	switch key {
	case "err", "errCd", "resultCode", "returnReasonCode":
		e.code = value
	case "errMsg", "resultMsg", "returnAuthMsg":
		e.message = value
	}
}

func (e *serviceError) fail(name string) error {
	return core.Fail(core.Invalid,
		"‘%s’에는 자료 대신 서비스의 오류 응답(%s: %s)이 들어 있습니다. 인증키와 조회 조건을 고쳐 다시 받으십시오.",
		"‘%s’ holds the service's error (%s: %s) instead of data. Correct the key or the query and fetch it again.",
		name, e.code, e.message)
}

// oneObjectPerLine tells JSON lines from one object that wraps the rows: the
// first line is an object by itself, and another follows or it wraps nothing.
func oneObjectPerLine(s []byte) bool {
	line, rest, _ := bytes.Cut(s, newline)
	if !json.Valid(line) {
		return false
	}
	rest = bytes.TrimSpace(rest)
	return len(rest) > 0 && rest[0] == '{'
}

// KOSIS writes its errors without quotes around the keys.
var bareErrorForm = regexp.MustCompile(`^\{\s*err\s*:\s*"?([^",}]*)"?\s*,\s*errMsg\s*:\s*"?([^"}]*)"?\s*\}`)

func bareError(s []byte) bool { return bareErrorForm.Match(s) }

// bareServiceError reports such an error in a file.
func bareServiceError(name string, sample []byte) error {
	m := bareErrorForm.FindSubmatch(bytes.TrimSpace(sample))
	if m == nil {
		return nil
	}
	e := serviceError{string(m[1]), string(m[2])}
	return e.fail(name)
}
