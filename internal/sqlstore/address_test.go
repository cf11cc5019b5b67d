package sqlstore_test

import (
	"testing"

	"naru/internal/core"
	"naru/internal/sqlstore"
)

func TestAddressesTellTheirEngine(t *testing.T) {
	for address, want := range map[string]struct {
		kind sqlstore.Kind
		what string
	}{
		"naru.db":                      {sqlstore.SQLite, "naru.db"},
		"/var/lib/naru/naru.db":        {sqlstore.SQLite, "/var/lib/naru/naru.db"},
		"./2026:03.db":                 {sqlstore.SQLite, "./2026:03.db"},
		`C:\나루\naru.db`:                {sqlstore.SQLite, `C:\나루\naru.db`},
		"sqlite:나루.db":                 {sqlstore.SQLite, "나루.db"},
		"sqlite:///srv/naru.db":        {sqlstore.SQLite, "/srv/naru.db"},
		"postgres://u:p@h:5432/n":      {sqlstore.PostgreSQL, "postgres://u:p@h:5432/n"},
		"postgresql:///n?host=/run/pg": {sqlstore.PostgreSQL, "postgresql:///n?host=/run/pg"},
	} {
		kind, what, err := sqlstore.ParseAddress(address)
		if kind != want.kind || what != want.what || err != nil {
			t.Errorf("%s: %s %s %v, want %s %s", address, kind, what, err, want.kind, want.what)
		}
	}
	for _, address := range []string{"", "sqlite:", "sqlite://", "mysql://u:secret@h/n"} {
		_, _, err := sqlstore.ParseAddress(address)
		if core.CodeOf(err) != core.Invalid {
			t.Errorf("%q: %v, want it refused", address, err)
		}
	}
}
