package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/source/kosis/kosistest"
)

// fetch imports a table of a stand-in for KOSIS.
func fetch(t *testing.T, s *kosistest.Service, dir, table string, more ...string) (code int, out, errs string) {
	t.Helper()
	args := append([]string{
		"--data", dir, "import", table, "--kosis-url", s.Start(t), "--kosis-from", "2021", "--kosis-to", "2024",
		"--kosis-obj", "ALL", "--kosis-obj", "ALL",
	}, more...)
	return naru(t, "", args...)
}

func TestImportFromKOSIS(t *testing.T) {
	t.Setenv("NARU_KOSIS_KEY", kosistest.Key)
	s := &kosistest.Service{Limit: 8} // two years an answer
	dir := t.TempDir()
	code, out, errs := fetch(t, s, dir, "kosis:101/DT_TEST", "--dataset", "survey")
	if code != 0 || !strings.Contains(out, "version 1 of ‘survey’") || s.Asked() < 3 {
		t.Errorf("exit %d, asked %d\n%s\n%s", code, s.Asked(), out, errs)
	}
	if strings.Contains(out+errs, kosistest.Key) {
		t.Error("the key is shown")
	}
	_, out, _ = naru(t, "", "--data", dir, "datasets", "show", "survey")
	if !strings.Contains(out, "16") || !strings.Contains(out, "DT_TEST") {
		t.Errorf("not the 16 cells of the table:\n%s", out)
	}
}

// The same answer saved as a file is the same import.
func TestImportASavedAnswerOfKOSIS(t *testing.T) {
	t.Parallel()
	answer, err := json.Marshal(kosistest.Records("101", "DT_TEST", "2021", "2024"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "saved.json")
	if err := os.WriteFile(file, answer, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	code, out, errs := naru(t, "", "--data", dir, "import", file)
	if code != 0 || !strings.Contains(out, "version 1 of ‘saved’") || !strings.Contains(out, "16") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}

func TestImportFromKOSISFails(t *testing.T) {
	t.Setenv("NARU_KOSIS_KEY", kosistest.Key)
	for name, c := range map[string]struct {
		answer, table string
		code          int
		want          string
	}{
		"quota":         {kosistest.Quota, "kosis:101/DT_TEST", 1, "used up"},
		"bad key":       {kosistest.BadKey, "kosis:101/DT_TEST", 1, "not registered"},
		"no data":       {kosistest.NoData, "kosis:101/DT_TEST", 1, "no data"},
		"a wrong table": {"", "kosis:DT_TEST", 2, "101/DT_1K52F03"},
	} {
		dir := t.TempDir()
		code, out, errs := fetch(t, &kosistest.Service{Before: kosistest.Say(c.answer)}, dir, c.table)
		if code != c.code || !strings.Contains(errs, c.want) || strings.Contains(out+errs, kosistest.Key) {
			t.Errorf("%s: exit %d\n%s\n%s", name, code, out, errs)
		}
		if _, out, _ := naru(t, "", "--data", dir, "datasets", "list"); strings.Contains(out, "DT_TEST") {
			t.Errorf("%s: something was imported:\n%s", name, out)
		}
	}
}
