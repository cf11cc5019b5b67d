package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/sqlstore/sqlite"
)

// refused opens a path that cannot serve and checks what the user reads.
func refused(t *testing.T, path string, code core.Code, word string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err == nil {
		t.Fatalf("%s was opened: %v", path, s.Close())
	}
	message := core.MessageOf(err)
	if core.CodeOf(err) != code || !strings.Contains(message.Ko, word) || !strings.Contains(message.En, filepath.Base(path)) {
		t.Fatalf("class %s, %+v; want %s with ‘%s’ and the file's name", core.CodeOf(err), message, code, word)
	}
	if strings.Contains(message.En, "SQLITE") || strings.Contains(message.En, "goose") {
		t.Errorf("the driver's words leaked: %s", message.En)
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("permissions do not bind root")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	refused(t, filepath.Join(dir, "naru.db"), core.Forbidden, "권한")
}

// The kernel's own file systems take no folder, not even root's.
func TestAFolderOfTheSystem(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /proc")
	}
	_, err := sqlite.Open(t.Context(), "/proc/naru/naru.db")
	if message := core.MessageOf(err); !strings.Contains(message.Ko, "/proc/naru/naru.db") {
		t.Fatalf("got %v, want a message that names the file", err)
	}
}

func TestAPlaceThatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder.db")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	refused(t, folder, core.Invalid, "파일 이름")
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, filepath.Join(file, "naru.db"), core.Invalid, "파일 이름")
}

func TestAFileThatIsNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	content := []byte(strings.Repeat("행정구역,산업,값\n", 500))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, path, core.Invalid, "데이터베이스 파일이 아닙니다")
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content) {
		t.Errorf("the file was changed: %v", err)
	}
}

func TestADamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for i := page; i < len(content); i++ { // the header stays, all tables go
		content[i] = 0xA5
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, path, core.Internal, "손상")
}

func TestADatabaseOfANewerProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9001, 1)`)
	_, err = sqlite.Open(t.Context(), path)
	if message := core.MessageOf(err); core.CodeOf(err) != core.Conflict || !strings.Contains(message.Ko, "9001") {
		t.Fatalf("got %v, want a conflict that names the schema", err)
	}
}

func TestTheSettingsThatKeepRecordsSafe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	d, err := s.Describe(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, setting := range d.Settings {
		got[setting.Name] = setting.Value
	}
	for name, want := range map[string]string{ // synchronous 2 is FULL
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "quick_check": "ok",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v (%v), want it readable by its owner only", info.Mode(), err)
	}
}

// A write that another process holds up for long is told, not waited for
// without end.
func TestAWriterThatWaitsTooLong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Datasets(t.Context(), "default"); err != nil {
		t.Errorf("a reader was held up: %v", err)
	}
	short, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if err := s.DeleteProfile(short, "default", "x"); core.CodeOf(err) != core.Unavailable {
		t.Errorf("got %v, want unavailable", err)
	}
	if _, err := conn.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteProfile(t.Context(), "default", "x"); core.CodeOf(err) != core.NotFound {
		t.Errorf("got %v after the other let go, want the store to work", err)
	}
}

func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
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

// A database that has later migrations already still gets one that came after
// them with a lower number.
func TestAMigrationThatComesLateIsApplied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naru.db")
	for _, late := range []bool{false, true} {
		s, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Jobs(t.Context(), core.DefaultAgency, 0); err != nil {
			t.Errorf("late %t: %v", late, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if late {
			return
		}
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		for _, statement := range []string{`DROP TABLE jobs`, `DELETE FROM goose_db_version WHERE version_id = 10`} {
			if _, err := db.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
