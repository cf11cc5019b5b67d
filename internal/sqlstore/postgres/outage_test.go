package postgres_test

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/sqlstore"
	"naru/internal/sqlstore/postgres"
	"naru/internal/sqlstore/storetest"
)

func TestAServerThatGoesAwayAndComesBack(t *testing.T) {
	server := storetest.Postgres(t)
	w := storetest.NewWire(t, server)
	s, err := postgres.Open(t.Context(), w.Through(t, server))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	calls := map[string]func(context.Context) error{
		"ping": s.Ping,
		"read": func(ctx context.Context) error { _, err := s.Datasets(ctx, "default"); return err },
		"write": func(ctx context.Context) error {
			return s.OpenRun(ctx, dataset.Run{ID: core.NewID(), Agency: "default", StartedAt: time.Now()})
		},
	}
	for range 3 {
		for name, call := range calls {
			if err := call(t.Context()); err != nil {
				t.Fatalf("%s while the server is there: %v", name, err)
			}
		}
		w.Cut()
		for name, call := range calls {
			err := call(t.Context())
			if core.CodeOf(err) != core.Unavailable || !strings.Contains(core.MessageOf(err).Ko, w.Address) {
				t.Fatalf("%s while the server is away: %v; want unavailable, naming %s", name, err, w.Address)
			}
		}
		w.Mend(t)
	}
}

// A connection that breaks in the middle of a transaction leaves nothing.
func TestAConnectionThatBreaksInTheMiddle(t *testing.T) {
	server := storetest.Postgres(t)
	w := storetest.NewWire(t, server)
	s, err := postgres.Open(t.Context(), w.Through(t, server))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	r := dataset.Run{ID: core.NewID(), Agency: "default", Dataset: "census", StartedAt: time.Now()}
	if err := s.OpenRun(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	d := dataset.Dataset{ID: core.NewID(), Agency: "default", Key: "census", Title: core.T("조사", "census")}
	// The title is sent in the transaction's first statement; the wire breaks
	// when it sees the word.
	w.CutAt("census")
	_, err = s.Publish(t.Context(), d, dataset.Version{ID: core.NewID()}, r.ID)
	if core.CodeOf(err) != core.Unavailable {
		t.Fatalf("got %v, want unavailable", err)
	}
	w.Mend(t)
	recovered(t, s)
	all, err := s.Datasets(t.Context(), "default")
	if err != nil || len(all) != 0 {
		t.Fatalf("%d datasets, %v; want none", len(all), err)
	}
	if _, err := s.Publish(t.Context(), d, dataset.Version{ID: core.NewID()}, r.ID); err != nil {
		t.Fatalf("publishing again: %v", err)
	}
}

// recovered waits until the store answers again. Connections that were in use
// within the last second are not probed before their next use, so that the
// first requests may still be told to try again.
func recovered(t *testing.T, s *sqlstore.Store) {
	t.Helper()
	const within = 5 * time.Second
	for end := time.Now().Add(within); ; time.Sleep(within / 100) {
		err := s.Ping(t.Context())
		if err == nil {
			return
		}
		if core.CodeOf(err) != core.Unavailable || time.Now().After(end) {
			t.Fatalf("still %v", err)
		}
	}
}

const secret = "s3cr3t-비밀"

// loud gathers everything that an error could show anyone.
func loud(err error) string {
	m := core.MessageOf(err)
	var causes []string
	for e := err; e != nil; e = errors.Unwrap(e) {
		causes = append(causes, e.Error())
	}
	return m.Ko + m.En + strings.Join(causes, " ")
}

func TestAServerThatIsDownAtStart(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	u := url.URL{Scheme: "postgres", User: url.UserPassword("naru", secret), Host: address, Path: "/naru"}
	_, err = postgres.Open(t.Context(), u.String())
	if core.CodeOf(err) != core.Unavailable || !strings.Contains(core.MessageOf(err).En, address) {
		t.Fatalf("got %v, want unavailable, naming %s", err, address)
	}
	if strings.Contains(loud(err), secret) {
		t.Errorf("the password is in %v", err)
	}
}

func TestAddressesThatCannotServe(t *testing.T) {
	server := storetest.Postgres(t)
	altered := func(change func(*url.URL)) string {
		u, err := url.Parse(server)
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.UserPassword(u.User.Username(), secret)
		change(u)
		return u.String()
	}
	for name, tt := range map[string]struct {
		address string
		want    core.Code
	}{
		"no such database": {altered(func(u *url.URL) { u.Path = "/no_such_database" }), core.NotFound},
		"no such user":     {altered(func(u *url.URL) { u.User = url.UserPassword("nobody_here", secret) }), core.Forbidden},
		"no such schema":   {altered(func(u *url.URL) { u.RawQuery = strings.Replace(u.RawQuery, "search_path=test_", "search_path=no_", 1) }), core.NotFound},
		"a bad port":       {"postgres://u:" + url.QueryEscape(secret) + "@localhost:notaport/n", core.Invalid},
		"a raw percent":    {"postgres://u:" + secret + "%zz@localhost/n", core.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := postgres.Open(t.Context(), tt.address)
			if core.CodeOf(err) != tt.want {
				t.Fatalf("got %s: %v, want %s", core.CodeOf(err), err, tt.want)
			}
			if strings.Contains(loud(err), secret) || strings.Contains(loud(err), url.QueryEscape(secret)) {
				t.Errorf("the password is in %v", err)
			}
			if strings.Contains(core.MessageOf(err).En, "SQLSTATE") {
				t.Errorf("the driver's words leaked: %s", core.MessageOf(err).En)
			}
		})
	}
}
