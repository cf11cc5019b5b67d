package app

import (
	"net"
	"path/filepath"

	"naru/internal/core"
	"naru/internal/sqlstore"
)

// Config is what an operator sets, by flags or by environment variables.
type Config struct {
	Data string   // folder of everything that is kept
	DB   string   // store: empty for SQLite in Data, or postgres://…
	Addr string   // host:port of the server
	Home []string // region codes in order of preference; the first that the data have is shown first

	KOSISKey string // key of the KOSIS OpenAPI; empty: asked for in the page
	KOSISURL string // where the KOSIS OpenAPI is; empty: the service itself
}

// DefaultAddr is where the server listens unless told otherwise.
const DefaultAddr = "127.0.0.1:8080"

// store says which engine keeps the records, and where.
func (c Config) store() (sqlstore.Kind, string, error) {
	if c.DB == "" {
		return sqlstore.SQLite, filepath.Join(c.Data, "naru.db"), nil
	}
	return sqlstore.ParseAddress(c.DB)
}

func (c Config) blobs() string   { return filepath.Join(c.Data, "blobs") }
func (c Config) results() string { return filepath.Join(c.Data, "results") }
func (c Config) lake() string    { return filepath.Join(c.Data, "lake") }

// checkAddr refuses any address but this machine's own: there is no sign-in
// yet, so whoever reaches the port may change everything.
func (c Config) checkAddr() error {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return core.Fail(core.Invalid,
			"주소 ‘%s’을(를) 읽을 수 없습니다. 127.0.0.1:8080처럼 적어 주십시오.",
			"The address ‘%s’ cannot be read. Write it like 127.0.0.1:8080.", c.Addr).Because(err)
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return core.Fail(core.Invalid,
		"‘%s’에서는 열 수 없습니다. 로그인 기능이 아직 없어 이 컴퓨터에서만 씁니다. 127.0.0.1:8080처럼 적어 주십시오.",
		"Naru will not listen on ‘%s’: there is no sign-in yet, so it serves this machine only. Use an address like 127.0.0.1:8080.", c.Addr)
}
