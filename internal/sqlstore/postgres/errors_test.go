package postgres

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"naru/internal/core"
)

// The states are those of PostgreSQL's manual, appendix A. Most cannot be
// brought about on a server that other tests use.
func TestStatesOfTheServerAreTold(t *testing.T) {
	const where = "db.example:5432/naru"
	for state, want := range map[string]struct {
		code core.Code
		word string
	}{
		"23505": {core.Conflict, "이미"},
		"23514": {core.Invalid, "규칙"},
		"25006": {core.Unavailable, "읽기 전용"},
		"28P01": {core.Forbidden, "비밀번호"},
		"3D000": {core.NotFound, "createdb"},
		"40P01": {core.Unavailable, "다시 시도"},
		"42501": {core.Forbidden, "권한"},
		"53100": {core.Unavailable, "가득"},
		"53300": {core.Unavailable, "max_connections"},
		"54000": {core.TooLarge, "크기"},
		"57P01": {core.Unavailable, "db.example:5432"},
		"57P03": {core.Unavailable, "db.example:5432"},
		"08006": {core.Unavailable, "db.example:5432"},
		"22021": {core.Invalid, "UTF8"},
	} {
		fault := fmt.Errorf("wrapped: %w", &pgconn.PgError{Code: state, Message: "the server's words"})
		err := translate(where, fault)
		message := core.MessageOf(err)
		if err == nil || core.CodeOf(err) != want.code || !strings.Contains(message.Ko, want.word) || message.En == "" {
			t.Errorf("%s became %s %+v, want %s with ‘%s’", state, core.CodeOf(err), message, want.code, want.word)
		}
		if strings.Contains(message.En, "the server's words") {
			t.Errorf("%s: the server's words leaked: %s", state, message.En)
		}
	}
	for _, state := range []string{"42601", "42P01", ""} { // our own defects: for the log only
		if err := translate(where, &pgconn.PgError{Code: state}); err != nil {
			t.Errorf("%q became %v", state, err)
		}
	}
	if err := translate(where, io.ErrUnexpectedEOF); core.CodeOf(err) != core.Unavailable {
		t.Errorf("a lost connection became %v", err)
	}
	if err := translate(where, errors.New("something else")); err != nil {
		t.Errorf("an unknown error became %v", err)
	}
}
