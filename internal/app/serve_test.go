package app_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/sqlstore/storetest"
)

// serve answers requests to an opened Naru until the test ends.
func serve(t *testing.T, c app.Config) (*app.App, string) {
	t.Helper()
	c.Addr = "127.0.0.1:0"
	a, err := app.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- a.Serve(ctx, func(at string) { address <- at }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, <-address
}

// get reads a page as a Korean reader does.
func get(t *testing.T, address string) (status int, page string) {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Accept-Language", "ko")
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func TestAPortThatIsTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	a, err := app.Open(t.Context(), app.Config{Data: t.TempDir(), Addr: l.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	err = a.Serve(t.Context(), func(string) { t.Error("ready although the port is taken") })
	told(t, err, core.Unavailable, l.Addr().String(), "--addr")
}

func TestOnlyThisMachineIsServed(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:8080", ":8080", "192.168.0.7:8080", "naru.example:80", "8080"} {
		a, err := app.Open(t.Context(), app.Config{Data: t.TempDir(), Addr: addr})
		if err != nil {
			t.Fatal(err)
		}
		told(t, a.Serve(t.Context(), func(string) { t.Errorf("ready at %s", addr) }), core.Invalid, addr, "127.0.0.1")
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := app.Open(t.Context(), app.Config{Data: filepath.Join(file, "naru")})
	told(t, err, core.Unavailable, file, "--data")
}

func TestADatabaseThatIsDownAtStart(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = app.Open(t.Context(), app.Config{Data: t.TempDir(), DB: "postgres://naru:hidden@" + address + "/naru"})
	told(t, err, core.Unavailable, address)
	if strings.Contains(err.Error(), "hidden") {
		t.Errorf("the password is in %v", err)
	}
}

// told checks that both languages name what went wrong and what helps.
func told(t *testing.T, err error, code core.Code, words ...string) {
	t.Helper()
	if core.CodeOf(err) != code {
		t.Fatalf("got %v, want %v", err, code)
	}
	m := core.MessageOf(err)
	for _, w := range words {
		if !strings.Contains(m.Ko, w) || !strings.Contains(m.En, w) {
			t.Errorf("%q is missing in %q / %q", w, m.Ko, m.En)
		}
	}
}

const survey = "시도,산업,시점,종사자수\n" +
	"전국,제조업,2021,100\n전국,도매 및 소매업,2021,300\n경기,제조업,2021,40\n경기,도매 및 소매업,2021,60\n" +
	"전국,제조업,2024,110\n전국,도매 및 소매업,2024,290\n경기,제조업,2024,50\n경기,도매 및 소매업,2024,55\n"

func TestADatabaseThatGoesAwayWhileServing(t *testing.T) {
	server := storetest.Postgres(t)
	w := storetest.NewWire(t, server)
	a, base := serve(t, app.Config{Data: t.TempDir(), DB: w.Through(t, server)})
	importAs(t.Context(), t, a, "survey", "survey.csv", []byte(survey))
	pages := []string{"/", "/industries", "/datasets", "/datasets/survey", "/definitions"}
	for _, p := range pages {
		if status, page := get(t, base+p); status != http.StatusOK {
			t.Fatalf("%s: %d\n%s", p, status, page)
		}
	}

	w.Cut()
	for _, p := range pages {
		status, page := get(t, base+p)
		if status != http.StatusServiceUnavailable || !strings.Contains(page, w.Address) {
			t.Errorf("%s without the database: %d, want 503 naming %s", p, status, w.Address)
		}
		for _, leak := range []string{"goroutine", "pgx", ".go:", "SQLSTATE"} {
			if strings.Contains(page, leak) {
				t.Errorf("%s shows %q", p, leak)
			}
		}
	}
	u, err := a.Datasets.Receive(t.Context(), operator, "more.csv", strings.NewReader(survey+"경기,건설업,2024,5\n"))
	if err == nil {
		t.Errorf("a file was received without the database: %+v", u)
	}

	w.Mend(t)
	deadline := time.Now().Add(10 * time.Second)
	for _, p := range pages {
		status, _ := get(t, base+p)
		for status == http.StatusServiceUnavailable && time.Now().Before(deadline) {
			time.Sleep(50 * time.Millisecond)
			status, _ = get(t, base+p)
		}
		if status != http.StatusOK {
			t.Errorf("%s after the database came back: %d", p, status)
		}
	}
	if all, err := a.Datasets.List(t.Context(), operator); err != nil || len(all) != 1 {
		t.Errorf("%d datasets, %v; want the one that was there", len(all), err)
	}
}
