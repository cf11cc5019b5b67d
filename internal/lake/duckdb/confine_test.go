package duckdb

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/lake"
)

// Even a statement that got past everything else reads and writes nothing
// outside the lake and cannot open the door.
func TestTheEngineIsConfined(t *testing.T) {
	home := t.TempDir()
	secret := filepath.Join(home, "secret.csv")
	if err := os.WriteFile(secret, []byte("a\n1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := lake.Open(filepath.Join(home, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Open(t.Context(), l, Limits{MemoryMB: 64, Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, statement := range []string{
		"SELECT count(*) FROM read_csv('" + secret + "')",
		"SELECT count(*) FROM '" + secret + "'",
		"SELECT count(*) FROM glob('" + home + "/*')",
		"SELECT count(*) FROM read_text('" + l.Root() + "/../secret.csv')",
		"COPY (SELECT 1) TO '" + home + "/out.csv'",
		"ATTACH '" + home + "/other.db'",
		"INSTALL httpfs",
		"LOAD httpfs",
		"SELECT count(*) FROM read_csv('https://localhost/x.csv')",
		"SET enable_external_access = true",
		"SET allowed_directories = ['/']",
		"SET autoload_known_extensions = true",
		"SET memory_limit = '100GB'",
		"RESET lock_configuration",
	} {
		if _, err := e.db.ExecContext(t.Context(), statement); err == nil {
			t.Errorf("went through: %s", statement)
		}
	}
	for setting, want := range map[string]string{
		"autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
		"enable_external_access": "false", "threads": "1", "temp_directory": "",
	} {
		var got string
		err := e.db.QueryRowContext(t.Context(), "SELECT CAST(current_setting($1) AS varchar)", setting).Scan(&got)
		if err != nil || got != want {
			t.Errorf("%s is %q, %v", setting, got, err)
		}
	}
}

// Nothing outside the dialect that DuckDB and Trino share may slip into the
// statements.
func TestStatementsStayInTheSharedSubset(t *testing.T) {
	for name, text := range map[string]string{
		"cells": cellsSQL, "cells_of_dims": cellsOfDimsSQL, "coverage": coverageSQL, "grid": gridSQL, "flags": flagsSQL, "rows": rowsSQL + orderBy("-value", true), "range": rangeSQL, "count": countSQL, "slices": slicesSQL, "slice": sliceSQL,
	} {
		for _, word := range []string{"::", "read_parquet", "EXCLUDE", "ILIKE", "GROUP BY ALL", "ORDER BY ALL", "QUALIFY", "?", "LIST(", "//"} {
			if strings.Contains(strings.ToUpper(text), strings.ToUpper(word)) {
				t.Errorf("%s.sql uses %s", name, word)
			}
		}
		if !strings.HasPrefix(text, "-- ") || !strings.Contains(text, "FROM observations") && !strings.Contains(text, "FROM cells") {
			t.Errorf("%s.sql does not say what it is for, or reads something else", name)
		}
	}
}
