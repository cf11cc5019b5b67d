package sqlstore

import (
	"strings"

	"naru/internal/core"
)

// Kind is an engine that Naru knows.
type Kind string

// The engines.
const (
	SQLite     Kind = "sqlite"
	PostgreSQL Kind = "postgres"
)

// ParseAddress tells which engine an address asks for and what to open: a file
// for SQLite ("records.db", "sqlite:records.db"), the address itself for
// PostgreSQL ("postgres://user@host:5432/naru").
func ParseAddress(address string) (Kind, string, error) {
	scheme, rest, found := strings.Cut(address, ":")
	switch scheme = strings.ToLower(scheme); {
	case address == "":
	case !found, len(scheme) == 1: // a plain file, or one with a drive letter
		return SQLite, address, nil
	case scheme == "sqlite":
		if file := strings.TrimPrefix(rest, "//"); file != "" {
			return SQLite, file, nil
		}
	case scheme == "postgres" || scheme == "postgresql":
		return PostgreSQL, address, nil
	case strings.ContainsAny(scheme, `/\.`): // a colon inside a file name
		return SQLite, address, nil
	}
	return "", "", core.Fail(core.Invalid,
		"데이터베이스 주소를 읽을 수 없습니다. SQLite는 파일 이름(예: naru.db), PostgreSQL은 postgres://사용자@호스트:5432/이름 꼴로 적어 주십시오.",
		"The database address cannot be read. Write a file name for SQLite (such as naru.db) or postgres://user@host:5432/name for PostgreSQL.").
		With("db", core.T("파일 이름이나 postgres:// 주소를 적어 주십시오.", "Write a file name or a postgres:// address."))
}
