package kosis

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"naru/internal/core"
)

// DefaultBaseURL is where the service lives.
const DefaultBaseURL = "https://kosis.kr/openapi/"

const (
	endpoint     = "Param/statisticsParameterData.do"
	maxRedirects = 3
	firstPause   = 500 * time.Millisecond
	longestPause = 30 * time.Second
)

// Client asks the service. Only Key is needed; the rest has defaults. It may
// be used by several goroutines. The key never appears in an error.
type Client struct {
	Key      string
	BaseURL  string                                     // default DefaultBaseURL
	HTTP     *http.Client                               // default: the standard client; its redirect policy is replaced
	Clock    core.Clock                                 // default the system's
	Sleep    func(context.Context, time.Duration) error // between attempts; default a timer
	Jitter   func() float64                             // in [0,1), spreads the attempts; default random
	Timeout  time.Duration                              // of one request; default one minute
	Attempts int                                        // per request; default 4
	MaxBytes int64                                      // of one answer; default 64 MiB
	Progress func(done, total int)                      // after each answer, in periods; total 0 = not known
}

func (c Client) orDefault() Client {
	if c.BaseURL == "" {
		c.BaseURL = DefaultBaseURL
	}
	if c.HTTP == nil {
		c.HTTP = http.DefaultClient
	}
	if c.Clock == nil {
		c.Clock = core.SystemClock
	}
	if c.Sleep == nil {
		c.Sleep = sleep
	}
	if c.Jitter == nil {
		c.Jitter = rand.Float64
	}
	if c.Timeout == 0 {
		c.Timeout = time.Minute
	}
	if c.Attempts == 0 {
		c.Attempts = 4
	}
	if c.MaxBytes == 0 {
		c.MaxBytes = 64 << 20
	}
	if c.Progress == nil {
		c.Progress = func(int, int) {}
	}
	guarded := *c.HTTP
	guarded.CheckRedirect = sameHost
	c.HTTP = &guarded
	return c
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

var errElsewhere = errors.New("redirected to another host")

// sameHost refuses to carry the key anywhere else, or to a plain connection.
func sameHost(next *http.Request, via []*http.Request) error {
	first := via[0].URL
	if next.URL.Host != first.Host || next.URL.Scheme != first.Scheme || len(via) > maxRedirects {
		return errElsewhere
	}
	return nil
}

// Fetch asks for the query's cells. When the service finds them too many for
// one answer, the periods are split in halves until each answer fits; the
// parts stand in the order of time.
//
// Errors: Invalid for a wrong query or key, NotFound when there are no such
// data, Unavailable when the service is down or the daily quota is used up
// (the message says when to come back), Cancelled.
func (c Client) Fetch(ctx context.Context, q Query) (*Result, error) {
	c = c.orDefault()
	if strings.TrimSpace(c.Key) == "" {
		return nil, failKey("10")
	}
	if q.Latest == 0 && q.End.IsZero() {
		q.End = q.Start
	}
	if err := q.validate(); err != nil {
		return nil, err
	}
	r := &Result{Query: q, Retrieved: c.Clock()}
	total, done := q.periods(), 0
	for waiting := []Query{q}; len(waiting) > 0; {
		part := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		a, err := c.ask(ctx, part)
		switch {
		case err != nil:
			return nil, err
		case a.fault == tooMany && part.periods() > 1:
			first, second := part.halves()
			waiting = append(waiting, second, first)
			continue
		case a.fault == tooMany:
			return nil, failTooMany(q.TblID)
		case a.fault == none:
			r.parts = append(r.parts, a.body)
			r.rows += a.rows
		}
		done += part.periods()
		c.Progress(done, total)
	}
	if r.rows == 0 {
		return nil, core.Fail(core.NotFound,
			"KOSIS 통계표 %s에 조건에 맞는 자료가 없습니다. 시점과 분류 코드를 확인하십시오.",
			"KOSIS table %s has no data for this query. Check the periods and the classification codes.", q.TblID)
	}
	return r, nil
}

// ask sends one request, again when the service stumbles. The answer's fault
// is none, noData or tooMany; all other faults are errors.
func (c Client) ask(ctx context.Context, q Query) (answer, error) {
	var last error
	for attempt := range c.Attempts {
		if attempt > 0 {
			if err := c.Sleep(ctx, c.pause(attempt)); err != nil {
				return answer{}, failCancelled(err)
			}
		}
		body, err := c.get(ctx, q)
		if err == nil {
			var a answer
			if a, err = c.read(body, q); err == nil {
				return a, nil
			}
		}
		if ctx.Err() != nil {
			return answer{}, failCancelled(ctx.Err())
		}
		var again *stumble
		if !errors.As(err, &again) {
			return answer{}, err
		}
		last = again
	}
	return answer{}, core.Fail(core.Unavailable,
		"KOSIS가 %d번의 요청에 제대로 답하지 않았습니다. 잠시 뒤 다시 시도하거나 KOSIS에서 파일로 내려받아 가져오십시오.",
		"KOSIS did not answer properly in %d attempts. Try again later, or download the file from KOSIS and import it.",
		c.Attempts).Because(last)
}

// pause doubles with each attempt; half of it is random so that many clients
// do not come back at once.
func (c Client) pause(attempt int) time.Duration {
	d := min(firstPause<<(attempt-1), longestPause)
	return d/2 + time.Duration(c.Jitter()*float64(d/2))
}

// stumble is a failure that may pass: trying again makes sense.
type stumble struct{ cause error }

func (s *stumble) Error() string { return s.cause.Error() }
func (s *stumble) Unwrap() error { return s.cause }

func (c Client) get(ctx context.Context, q Query) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	values := q.values()
	values.Set("apiKey", c.Key)
	address := strings.TrimSuffix(c.BaseURL, "/") + "/" + endpoint + "?" + values.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, core.Fail(core.Invalid,
			"KOSIS 주소 설정이 올바르지 않습니다.", "The address set for KOSIS is not valid.").Because(c.withoutKey(err))
	}
	request.Header.Set("Accept", "application/json")
	response, err := c.HTTP.Do(request)
	switch {
	case errors.Is(err, errElsewhere):
		return nil, core.Fail(core.Unavailable,
			"KOSIS가 다른 주소로 넘기려 하여 요청을 멈추었습니다. KOSIS 주소 설정을 확인하십시오.",
			"KOSIS tried to send the request to another address, so it was stopped. Check the address set for KOSIS.")
	case err != nil:
		return nil, &stumble{c.withoutKey(err)}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, c.MaxBytes+1))
	switch {
	case err != nil:
		return nil, &stumble{c.withoutKey(err)}
	case int64(len(body)) > c.MaxBytes:
		return nil, core.Fail(core.TooLarge,
			"KOSIS의 응답이 한도 %d바이트를 넘습니다. 기간이나 분류를 줄이십시오.",
			"The answer from KOSIS exceeds the limit of %d bytes. Ask for fewer periods or classes.", c.MaxBytes)
	case response.StatusCode == http.StatusUnauthorized || response.StatusCode == http.StatusForbidden:
		return nil, failKey(strconv.Itoa(response.StatusCode))
	case response.StatusCode != http.StatusOK:
		return nil, &stumble{errors.New("status " + strconv.Itoa(response.StatusCode))}
	}
	return body, nil
}

// withoutKey keeps the key out of errors, which net/http fills with the whole
// address.
func (c Client) withoutKey(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err
	}
	return errors.New(c.clean(err.Error()))
}

func (c Client) clean(s string) string {
	s = strings.ReplaceAll(s, c.Key, "(key)")
	return strings.ReplaceAll(s, url.QueryEscape(c.Key), "(key)")
}
