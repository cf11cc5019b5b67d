package kosis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
)

const secret = "S3cret/Key=="

// service speaks the shape of KOSIS: one record per year and region of a
// table, at most limit records per answer.
type service struct {
	t       *testing.T
	limit   int
	missing map[int]bool // years without data
	before  func(n int, w http.ResponseWriter, r *http.Request) bool
	asked   []string
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	s.asked = append(s.asked, q.Get("startPrdDe")+"-"+q.Get("endPrdDe"))
	if s.before != nil && s.before(len(s.asked), w, r) {
		return
	}
	for name, want := range map[string]string{
		"apiKey": secret, "method": "getList", "format": "json", "jsonVD": "Y", "orgId": "101",
		"tblId": "DT_TEST", "itmId": "T1", "objL1": "31 41", "objL2": "ALL", "prdSe": "Y",
	} {
		if got := q.Get(name); got != want {
			s.t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if r.URL.Path != "/openapi/Param/statisticsParameterData.do" {
		s.t.Errorf("path %s", r.URL.Path)
	}
	from, _ := strconv.Atoi(q.Get("startPrdDe"))
	to, _ := strconv.Atoi(q.Get("endPrdDe"))
	var records []map[string]string
	for year := from; year <= to; year++ {
		for _, region := range []string{"31", "41"} {
			if !s.missing[year] {
				records = append(records, map[string]string{
					"ORG_ID": "101", "TBL_ID": "DT_TEST", "C1": region, "C1_NM": "지역" + region, "C2": "C", "C2_NM": "제조업",
					"ITM_ID": "T1", "ITM_NM": "사업체수", "UNIT_NM": "개", "PRD_SE": "A", "PRD_DE": strconv.Itoa(year), "DT": strconv.Itoa(year * 2),
				})
			}
		}
	}
	switch {
	case len(records) == 0:
		fmt.Fprint(w, `{"err":"30","errMsg":"데이터가 존재하지 않습니다."}`)
	case s.limit > 0 && len(records) > s.limit:
		fmt.Fprint(w, `{err:"31",errMsg:"조회결과가 40,000셀을 초과하였습니다."}`)
	default:
		if err := json.NewEncoder(w).Encode(records); err != nil {
			s.t.Error(err)
		}
	}
}

func (s *service) start(t *testing.T) Client {
	t.Helper()
	s.t = t
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return Client{
		Key: secret, BaseURL: server.URL + "/openapi/", HTTP: server.Client(),
		Clock:  func() time.Time { return time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC) }, // 05:00 on the 24th in Seoul
		Sleep:  func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		Jitter: func() float64 { return 0 },
	}
}

func query(from, to int) Query {
	return Query{
		OrgID: "101", TblID: "DT_TEST", Items: []string{"T1"}, Objects: [][]string{{"31", "41"}, nil},
		Start: core.Year(from), End: core.Year(to),
	}
}

func TestFetch(t *testing.T) {
	s := &service{}
	result, err := s.start(t).Fetch(t.Context(), query(2023, 2024))
	if err != nil {
		t.Fatal(err)
	}
	if result.Rows() != 4 || result.Name() != "kosis_101_DT_TEST_2023_2024.json" {
		t.Errorf("%d rows in %s", result.Rows(), result.Name())
	}
	table, err := result.Table(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	if !table.IsKOSIS() {
		t.Errorf("columns %v", table.Columns())
	}
	b, err := table.Next()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for c, name := range table.Columns() {
		got[name] = string(b.Field(3, c))
	}
	want := map[string]string{
		"ORG_ID": "101", "TBL_ID": "DT_TEST", "C1": "41", "C1_NM": "지역41", "C2": "C", "C2_NM": "제조업",
		"ITM_ID": "T1", "ITM_NM": "사업체수", "UNIT_NM": "개", "PRD_SE": "A", "PRD_DE": "2024", "DT": "4048",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if _, err := table.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last record: %v", err)
	}
}

// Six cells fit: ten years of two regions come in parts, in order, complete.
// A stretch of years without data is no error as long as others have some.
func TestFetchSplitsByPeriod(t *testing.T) {
	s := &service{limit: 6, missing: map[int]bool{2015: true, 2016: true, 2017: true}}
	var progress []string
	client := s.start(t)
	client.Progress = func(done, total int) { progress = append(progress, fmt.Sprintf("%d/%d", done, total)) }
	result, err := client.Fetch(t.Context(), query(2015, 2024))
	if err != nil {
		t.Fatal(err)
	}
	var records []struct {
		PrdDe string `json:"PRD_DE"`
	}
	if err := json.Unmarshal(result.JSON(), &records); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range records {
		got = append(got, r.PrdDe)
	}
	want := strings.Fields("2018 2018 2019 2019 2020 2020 2021 2021 2022 2022 2023 2023 2024 2024")
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if result.Rows() != 14 || progress[len(progress)-1] != "10/10" {
		t.Errorf("%d rows, progress %v, asked %v", result.Rows(), progress, s.asked)
	}
}

func TestOnePeriodTooLarge(t *testing.T) {
	s := &service{limit: 1}
	_, err := s.start(t).Fetch(t.Context(), query(2023, 2024))
	if core.CodeOf(err) != core.TooLarge || !strings.Contains(err.Error(), "DT_TEST") {
		t.Errorf("got %v", err)
	}
}

func say(body string) func(int, http.ResponseWriter, *http.Request) bool {
	return func(_ int, w http.ResponseWriter, _ *http.Request) bool {
		fmt.Fprint(w, body)
		return true
	}
}

// TestFaults: what each fault of the service becomes, and how often it is asked.
func TestFaults(t *testing.T) {
	record := `{"ORG_ID":"101","TBL_ID":"DT_TEST","C1":"31","ITM_ID":"T1","PRD_SE":"A","PRD_DE":"2023","DT":"1"}`
	for _, c := range []struct {
		name, body string
		code       core.Code
		want       string
		attempts   int
	}{
		{"quota", `{"err":"22","errMsg":"LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR"}`, core.Unavailable, "2026-11-25 00:00", 1},
		{"quota without a message", `{"err":"22","errMsg":""}`, core.Unavailable, "2026-11-25 00:00", 1},
		{"bad key", `{"err":"30","errMsg":"SERVICE_KEY_IS_NOT_REGISTERED_ERROR"}`, core.Invalid, "not registered", 1},
		{"bad key without quotes", `{err:"10",errMsg:"유효하지않은 인증KEY입니다."}`, core.Invalid, "not registered", 1},
		{"expired key", `{"err":"31","errMsg":"DEADLINE_HAS_EXPIRED_ERROR"}`, core.Invalid, "expired", 1},
		{"expired key in XML", `<?xml version="1.0"?><error><err>11</err><errMsg>인증키 기간이 만료되었습니다.</errMsg></error>`, core.Invalid, "expired", 1},
		{"the gateway's XML", `<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`, core.Invalid, "30", 1},
		{"no data", `{"err":"30","errMsg":"데이터가 존재하지 않습니다."}`, core.NotFound, "no data", 1},
		{"no records", `[]`, core.NotFound, "no data", 1},
		{"wrong parameter", `{"err":"21","errMsg":"잘못된 요청 변수"}`, core.Invalid, "error 21", 1},
		{"the key echoed", `{"err":"21","errMsg":"apiKey S3cret/Key== 오류"}`, core.Invalid, "registered", 1},
		{"server fault", `{"err":"50","errMsg":"서버오류"}`, core.Unavailable, "4 attempts", 4},
		{"a web page", `<!DOCTYPE html><html><body>점검 중</body></html>`, core.Unavailable, "4 attempts", 4},
		{"broken JSON", `[` + record + `,{"ORG_ID":`, core.Unavailable, "4 attempts", 4},
		{"not UTF-8", "[\xff]", core.Unavailable, "4 attempts", 4},
		{"nothing", ``, core.Unavailable, "4 attempts", 4},
		{"a missing field", `[` + strings.Replace(record, `"DT"`, `"VALUE"`, 1) + `]`, core.Unavailable, "DT", 1},
		{"a renamed field", `[` + strings.Replace(record, `"PRD_DE"`, `"PRD"`, 1) + `]`, core.Unavailable, "PRD_DE", 1},
		{"a changed type", `[` + strings.Replace(record, `"31"`, `{"code":"31"}`, 1) + `]`, core.Unavailable, "C1", 1},
		{"another table", `[` + strings.Replace(record, "DT_TEST", "DT_OTHER", 1) + `]`, core.Unavailable, "DT_OTHER instead of DT_TEST", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &service{before: say(c.body)}
			_, err := s.start(t).Fetch(t.Context(), query(2023, 2023))
			if core.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %s %v, want %s %q", core.CodeOf(err), err, c.code, c.want)
			}
			if len(s.asked) != c.attempts {
				t.Errorf("asked %d times, want %d", len(s.asked), c.attempts)
			}
			wantNoKey(t, err)
		})
	}
}

func wantNoKey(t *testing.T, err error) {
	t.Helper()
	for e := err; e != nil; e = errors.Unwrap(e) {
		if s := e.Error() + core.MessageOf(e).Ko; strings.Contains(s, secret) || strings.Contains(s, "S3cret") {
			t.Errorf("the key is in the error: %v", e)
		}
	}
}

func TestRecoveryAfterStumbles(t *testing.T) {
	s := &service{before: func(n int, w http.ResponseWriter, _ *http.Request) bool {
		switch n {
		case 1:
			w.WriteHeader(http.StatusBadGateway)
		case 2:
			fmt.Fprint(w, "<html>")
		case 3:
			w.Header().Set("Content-Length", "1000") // the connection breaks
			fmt.Fprint(w, "[")
		default:
			return false
		}
		return true
	}}
	client := s.start(t)
	var pauses []time.Duration
	client.Sleep = func(_ context.Context, d time.Duration) error {
		pauses = append(pauses, d)
		return nil
	}
	client.Jitter = func() float64 { return 0.5 }
	result, err := client.Fetch(t.Context(), query(2024, 2024))
	if err != nil || result.Rows() != 2 {
		t.Fatalf("%v %v", result, err)
	}
	want := []time.Duration{375 * time.Millisecond, 750 * time.Millisecond, 1500 * time.Millisecond}
	if d := cmp.Diff(want, pauses); d != "" {
		t.Error(d)
	}
}

func TestSlowService(t *testing.T) {
	s := &service{before: func(_ int, _ http.ResponseWriter, r *http.Request) bool {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
		return true
	}}
	client := s.start(t)
	client.Timeout = 20 * time.Millisecond
	client.Attempts = 2
	_, err := client.Fetch(t.Context(), query(2024, 2024))
	if core.CodeOf(err) != core.Unavailable || len(s.asked) != 2 {
		t.Errorf("asked %d times: %v", len(s.asked), err)
	}
	wantNoKey(t, err)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client.Fetch(ctx, query(2024, 2024)); core.CodeOf(err) != core.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
}

// A redirect to another host would carry the key away, or reach a machine
// behind the firewall.
func TestRedirectElsewhereIsRefused(t *testing.T) {
	reached := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer other.Close()
	s := &service{before: func(_ int, w http.ResponseWriter, r *http.Request) bool {
		http.Redirect(w, r, other.URL+"/?"+r.URL.RawQuery, http.StatusFound)
		return true
	}}
	_, err := s.start(t).Fetch(t.Context(), query(2024, 2024))
	if core.CodeOf(err) != core.Unavailable || reached || len(s.asked) != 1 {
		t.Errorf("reached %v, asked %d times: %v", reached, len(s.asked), err)
	}
	wantNoKey(t, err)
}

func TestOversizedAnswer(t *testing.T) {
	s := &service{}
	client := s.start(t)
	client.MaxBytes = 100
	if _, err := client.Fetch(t.Context(), query(2024, 2024)); core.CodeOf(err) != core.TooLarge {
		t.Errorf("got %v", err)
	}
}

func TestUnreachableService(t *testing.T) {
	client := (&service{}).start(t)
	client.BaseURL = "http://127.0.0.1:1/"
	_, err := client.Fetch(t.Context(), query(2024, 2024))
	if core.CodeOf(err) != core.Unavailable {
		t.Errorf("got %v", err)
	}
	wantNoKey(t, err)
}

func TestQueriesThatCannotWork(t *testing.T) {
	client := (&service{}).start(t)
	for name, q := range map[string]Query{
		"no table":    {OrgID: "101", Start: core.Year(2020)},
		"no period":   {OrgID: "101", TblID: "DT_TEST"},
		"backwards":   query(2024, 2020),
		"mixed":       {OrgID: "101", TblID: "DT_TEST", Start: core.Year(2020), End: core.Period{Year: 2021, Freq: core.Monthly, Part: 1}},
		"latest what": {OrgID: "101", TblID: "DT_TEST", Latest: 3},
		"too many":    {OrgID: "101", TblID: "DT_TEST", Start: core.Year(2020), Objects: make([][]string, 9)},
	} {
		if _, err := client.Fetch(t.Context(), q); core.CodeOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	client.Key = ""
	if _, err := client.Fetch(t.Context(), query(2024, 2024)); core.CodeOf(err) != core.Invalid {
		t.Errorf("no key: %v", err)
	}
}

func TestPeriodsAsTheServiceWritesThem(t *testing.T) {
	for want, q := range map[string]Query{
		"M 202405 202512": {Start: core.Period{Year: 2024, Freq: core.Monthly, Part: 5}, End: core.Period{Year: 2025, Freq: core.Monthly, Part: 12}},
		"H 202401 202402": {Start: core.Period{Year: 2024, Freq: core.HalfYearly, Part: 1}, End: core.Period{Year: 2024, Freq: core.HalfYearly, Part: 2}},
		"Q 202404 202501": {Start: core.Period{Year: 2024, Freq: core.Quarterly, Part: 4}, End: core.Period{Year: 2025, Freq: core.Quarterly, Part: 1}},
		"Y 2020 2024":     {Start: core.Year(2020), End: core.Year(2024)},
	} {
		v := q.values()
		if got := v.Get("prdSe") + " " + v.Get("startPrdDe") + " " + v.Get("endPrdDe"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	latest := Query{Latest: 3, Freq: core.Monthly}.values()
	if latest.Get("newEstPrdCnt") != "3" || latest.Get("prdSe") != "M" || latest.Has("startPrdDe") {
		t.Errorf("latest: %v", latest)
	}
}
