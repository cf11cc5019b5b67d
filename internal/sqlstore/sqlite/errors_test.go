package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"naru/internal/core"
)

// Each fault is brought about in SQLite itself, not imitated.
func TestFaultsOfTheEngineAreTold(t *testing.T) {
	for name, tt := range map[string]struct {
		pragma, statement string
		want              core.Code
		word              string
	}{
		"disk full":     {"max_page_count(3)", `INSERT INTO t (id, b) VALUES (1, randomblob(100000))`, core.Unavailable, "가득"},
		"read-only":     {"query_only(1)", `INSERT INTO t (id) VALUES (1)`, core.Forbidden, "권한"},
		"same id twice": {"foreign_keys(1)", `INSERT INTO t (id) VALUES (7), (7)`, core.Conflict, "이미"},
		"broken rule":   {"foreign_keys(1)", `INSERT INTO t (id) VALUES (-1)`, core.Invalid, "규칙"},
		"no parent":     {"foreign_keys(1)", `INSERT INTO t (id, parent) VALUES (1, 99)`, core.Invalid, "규칙"},
		"too large":     {"foreign_keys(1)", `INSERT INTO t (id, b) VALUES (1, zeroblob(2000000000))`, core.TooLarge, "크기"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "t.db")
			run(t, source(path, "immediate"),
				`CREATE TABLE t (id INTEGER PRIMARY KEY CHECK (id > 0), parent INTEGER REFERENCES t (id), b BLOB)`)
			db, err := sql.Open("sqlite", source(path, "immediate", tt.pragma))
			if err != nil {
				t.Fatal(err)
			}
			_, fault := db.ExecContext(t.Context(), tt.statement)
			told(t, translate(path, fault), fault, tt.want, tt.word)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestFaultsOfTheFileSystemAreTold(t *testing.T) {
	for _, tt := range []struct {
		fault error
		want  core.Code
		word  string
	}{
		{syscall.ENOSPC, core.Unavailable, "가득"},
		{syscall.EACCES, core.Forbidden, "권한"},
		{syscall.EPERM, core.Forbidden, "권한"},
		{syscall.EROFS, core.Forbidden, "권한"},
		{syscall.EISDIR, core.Invalid, "파일 이름"},
		{context.Canceled, core.Cancelled, "멈췄"},
		{context.DeadlineExceeded, core.Unavailable, "오래"},
	} {
		fault := &fs.PathError{Op: "open", Path: "naru.db", Err: tt.fault}
		told(t, translate("naru.db", fault), fault, tt.want, tt.word)
	}
	if err := translate("naru.db", fmt.Errorf("something else")); err != nil {
		t.Errorf("an unknown error became %v", err)
	}
}

func told(t *testing.T, err, fault error, want core.Code, word string) {
	t.Helper()
	message := core.MessageOf(err)
	if err == nil || core.CodeOf(err) != want || !strings.Contains(message.Ko, word) {
		t.Fatalf("%v became %s %+v, want %s with ‘%s’", fault, core.CodeOf(err), message, want, word)
	}
	if strings.Contains(message.En, fault.Error()) {
		t.Errorf("the driver's words leaked: %s", message.En)
	}
}

func run(t *testing.T, address, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
