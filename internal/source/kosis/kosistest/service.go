// Package kosistest is a stand-in for the KOSIS OpenAPI: it answers a query
// with records of the service's shape, splits and faults included. It is for
// tests only, of the client and of every face that uses it.
package kosistest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync/atomic"
	"testing"
)

// Key is the one key that the service knows.
const Key = "Own/Key+of=the tests"

// Service answers with one record per year, region and section.
type Service struct {
	Limit int // records of one answer; more are refused as too many; 0 = 40,000

	// Before may answer in the service's place: a fault. It is told how
	// many requests came before and reports whether it answered.
	Before func(n int, w http.ResponseWriter, r *http.Request) bool

	asked atomic.Int64
}

// Say makes a Before that always answers with a body.
func Say(body string) func(int, http.ResponseWriter, *http.Request) bool {
	return func(_ int, w http.ResponseWriter, _ *http.Request) bool {
		fmt.Fprint(w, body)
		return true
	}
}

// The faults of the service in its own words.
const (
	Quota   = `{"err":"22","errMsg":"LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR"}`
	BadKey  = `{err:"10",errMsg:"유효하지않은 인증KEY입니다."}`
	Expired = `{"err":"31","errMsg":"DEADLINE_HAS_EXPIRED_ERROR"}`
	NoData  = `{"err":"30","errMsg":"데이터가 존재하지 않습니다."}`
	WebPage = `<!DOCTYPE html><html><body>서비스 점검 중입니다</body></html>`
	Broken  = `[{"ORG_ID":"101","TBL_ID":`
)

// Start serves until the test ends and gives the address for a client.
func (s *Service) Start(tb testing.TB) string {
	tb.Helper()
	server := httptest.NewServer(s)
	tb.Cleanup(server.Close)
	return server.URL + "/openapi/"
}

// Asked is how many requests came.
func (s *Service) Asked() int { return int(s.asked.Load()) }

// ServeHTTP answers one query.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := int(s.asked.Add(1)) - 1
	if s.Before != nil && s.Before(n, w, r) {
		return
	}
	q := r.URL.Query()
	if q.Get("apiKey") != Key {
		fmt.Fprint(w, BadKey)
		return
	}
	records := Records(q.Get("orgId"), q.Get("tblId"), q.Get("startPrdDe"), q.Get("endPrdDe"))
	limit := s.Limit
	if limit == 0 {
		limit = 40_000
	}
	switch {
	case len(records) == 0:
		fmt.Fprint(w, NoData)
	case len(records) > limit:
		fmt.Fprint(w, `{"err":"31","errMsg":"조회결과 초과 (40,000셀)"}`)
	default:
		_ = json.NewEncoder(w).Encode(records) //nolint:errchkjson // the client went away
	}
}

// Records are what the service holds of a table between two years: the value of
// a cell is its year plus its place in the answer's year.
func Records(org, table, from, to string) []map[string]string {
	first, _ := strconv.Atoi(from)
	last, _ := strconv.Atoi(to)
	var out []map[string]string
	for year := first; year <= last; year++ {
		place := 0
		for _, region := range [][2]string{{"11", "서울특별시"}, {"41", "경기도"}} {
			for _, industry := range [][2]string{{"C", "제조업"}, {"F", "건설업"}} {
				out = append(out, map[string]string{
					"ORG_ID": org, "TBL_ID": table, "TBL_NM": "시도·산업별 사업체수",
					"C1": region[0], "C1_NM": region[1], "C1_OBJ_NM": "행정구역별", "C2": industry[0], "C2_NM": industry[1], "C2_OBJ_NM": "산업별",
					"ITM_ID": "T1", "ITM_NM": "사업체수", "UNIT_NM": "개", "PRD_SE": "A", "PRD_DE": strconv.Itoa(year), "DT": strconv.Itoa(year + place),
				})
				place++
			}
		}
	}
	return out
}
