package kosis

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"naru/internal/core"
)

// fault is what an answer amounts to.
type fault int

const (
	none     fault = iota
	noData         // nothing matches
	tooMany        // more cells than one answer may hold
	badKey         // not registered or wrong
	expired        // the key's term is over
	quota          // too many calls today
	badQuery       // a parameter is missing or wrong
	down           // the service is at fault
)

// answer is one body, classified.
type answer struct {
	fault fault
	body  []byte
	rows  int
}

// read classifies a body. The service answers 200 to everything: with data,
// with {err, errMsg} in JSON, in JSON without quotes or in XML, or with a web
// page.
func (c Client) read(body []byte, q Query) (answer, error) {
	text := bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	switch {
	case !utf8.Valid(text):
		return answer{}, &stumble{errors.New("the answer is not UTF-8")}
	case bytes.HasPrefix(text, []byte("[")):
		rows, err := check(text, q)
		if err != nil {
			return answer{}, err
		}
		if rows == 0 {
			return answer{fault: noData}, nil
		}
		return answer{body: body, rows: rows}, nil
	}
	code, message, ok := serviceError(text)
	if !ok {
		return answer{}, &stumble{errors.New("the answer is not JSON")}
	}
	message = c.clean(message)
	switch f := classify(code, message); f {
	case noData, tooMany:
		return answer{fault: f}, nil
	case badKey:
		return answer{}, failKey(code)
	case expired:
		return answer{}, core.Fail(core.Invalid,
			"KOSIS 인증키의 사용 기간이 끝났습니다(오류 %s). KOSIS 공유서비스에서 연장한 뒤 다시 시도하십시오.",
			"The KOSIS key has expired (error %s). Extend it at the KOSIS OpenAPI site and try again.", code)
	case quota:
		return answer{}, c.failQuota(code)
	case badQuery:
		return answer{}, core.Fail(core.Invalid,
			"KOSIS가 조회 조건을 받아들이지 않았습니다(오류 %s: %s). 통계표 번호, 항목, 분류의 수와 코드를 확인하십시오.",
			"KOSIS refused the query (error %s: %s). Check the table id, the items, and the number and codes of the classifications.",
			code, message)
	default:
		return answer{}, &stumble{errors.New("error " + code + ": " + message)}
	}
}

// record holds the fields that must be there; the others may come and go.
type record struct {
	OrgID  *string `json:"ORG_ID"`
	TblID  *string `json:"TBL_ID"`
	C1     *string `json:"C1"`
	ItmID  *string `json:"ITM_ID"`
	PrdDe  *string `json:"PRD_DE"`
	PrdSe  *string `json:"PRD_SE"`
	Figure *any    `json:"DT"`
}

// check counts the records and makes sure that they are what was asked for.
func check(text []byte, q Query) (int, error) {
	var records []record
	if err := json.Unmarshal(text, &records); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return 0, failShape(wrong.Field)
		}
		return 0, &stumble{errors.New("the JSON breaks off or is damaged")}
	}
	for _, r := range records {
		for _, f := range []struct {
			name  string
			value *string
		}{{"ORG_ID", r.OrgID}, {"TBL_ID", r.TblID}, {"C1", r.C1}, {"ITM_ID", r.ItmID}, {"PRD_DE", r.PrdDe}, {"PRD_SE", r.PrdSe}} {
			if f.value == nil {
				return 0, failShape(f.name)
			}
		}
		if r.Figure == nil {
			return 0, failShape("DT")
		}
		if *r.TblID != q.TblID {
			return 0, core.Fail(core.Unavailable,
				"KOSIS가 통계표 %s 대신 %s을(를) 보냈습니다. 잠시 뒤 다시 시도하십시오.",
				"KOSIS sent table %[2]s instead of %[1]s. Try again later.", q.TblID, *r.TblID)
		}
	}
	return len(records), nil
}

func failShape(field string) error {
	return core.Fail(core.Unavailable,
		"KOSIS 응답의 항목 %s이(가) 없거나 바뀌었습니다. 서비스가 바뀐 것 같습니다. 파일로 내려받아 가져오고 관리자에게 알려 주십시오.",
		"The field %s is missing or changed in the answer from KOSIS; the service seems to have changed. Import a downloaded file instead and tell the administrator.",
		field)
}

func failKey(code string) error {
	return core.Fail(core.Invalid,
		"KOSIS 인증키가 없거나 등록되지 않은 키입니다(오류 %s). 설정의 인증키를 확인하십시오.",
		"The KOSIS key is missing or not registered (error %s). Check the key in the settings.", code)
}

func failTooMany(table string) error {
	return core.Fail(core.TooLarge,
		"KOSIS 통계표 %s의 한 시점이 한 번에 받을 수 있는 셀(40,000개)을 넘습니다. 항목이나 분류 코드를 나누어 조회하십시오.",
		"One period of KOSIS table %s exceeds what one answer may hold (40,000 cells). Ask for fewer items or classification codes at a time.",
		table)
}

func failCancelled(cause error) error {
	return core.Fail(core.Cancelled, "KOSIS 조회를 멈추었습니다.", "The KOSIS query was stopped.").Because(cause)
}

// failQuota names the moment the daily count starts anew: midnight in Seoul.
func (c Client) failQuota(code string) error {
	now := c.Clock().In(core.Seoul)
	again := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, core.Seoul).Format("2006-01-02 15:04")
	return core.Fail(core.Unavailable,
		"오늘 쓸 수 있는 KOSIS 호출 횟수를 다 썼습니다(오류 %s). %s(한국 시각) 이후에 다시 시도하십시오.",
		"Today's KOSIS calls are used up (error %s). Try again after %s Korean time.", code, again)
}

var errorForms = []*regexp.Regexp{
	regexp.MustCompile(`^\{\s*"?err"?\s*:\s*"?([^",}]*)"?\s*,\s*"?errMsg"?\s*:\s*"?([^"}]*)"?\s*\}`),
	regexp.MustCompile(`(?s)<err>\s*([^<]*?)\s*</err>.*?<errMsg>\s*([^<]*?)\s*</errMsg>`),
	regexp.MustCompile(`(?s)<returnAuthMsg>\s*([^<]*?)\s*</returnAuthMsg>.*?<returnReasonCode>\s*([^<]*?)\s*</returnReasonCode>`),
}

// serviceError finds the error code and message of an answer.
func serviceError(text []byte) (code, message string, ok bool) {
	for i, form := range errorForms {
		m := form.FindSubmatch(text)
		if m == nil {
			continue
		}
		if i == len(errorForms)-1 {
			return string(m[2]), string(m[1]), true
		}
		return string(m[1]), string(m[2]), true
	}
	return "", "", false
}

// classify reads the message first: the portal's own numbers (30 no data, 31
// too many cells) and those of the public gateway before it (30 unknown key,
// 31 expired key) contradict one another, their words do not.
func classify(code, message string) fault {
	m := strings.ToUpper(message)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(m, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("만료", "EXPIRED"):
		return expired
	case has("인증", "KEY"):
		return badKey
	case has("40,000", "40000", "4만", "셀", "ROW", "조회결과 초과", "조회 결과 초과"):
		return tooMany
	case has("존재하지", "결과 없음", "결과가 없", "데이터가 없", "자료가 없"):
		return noData
	case has("횟수", "건수", "이용 제한", "LIMITED"):
		return quota
	}
	switch code {
	case "10", "30":
		return badKey
	case "11", "31":
		return expired
	case "20", "21":
		return badQuery
	case "22", "40", "42":
		return quota
	case "41":
		return tooMany
	default:
		return down
	}
}
