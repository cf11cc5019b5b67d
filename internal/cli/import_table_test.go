package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/refdata"
)

func TestImportOfATable(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "table 2020.csv")
	if err := os.WriteFile(file, []byte(twoSectors), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if code, _, errs := naru(t, "", "--data", dir, "import", file); code != 1 || !strings.Contains(errs, "national or of a region") {
		t.Errorf("no place: exit %d\n%s", code, errs)
	}
	flags := []string{"--data", dir, "import", file, "--table-of", "00", "--table-money", "million-won", "--table-output-row", "X", "--dataset", "io"}
	code, out, errs := naru(t, "", append(flags, "--dry-run")...)
	if code != 0 || !strings.Contains(out, "2020: 2 sectors") || !strings.Contains(out, "Nothing was imported") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
	code, out, errs = naru(t, "", flags...)
	if code != 0 || !strings.Contains(out, "version 1 of ‘io’") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
	_, out, _ = naru(t, "", "--data", dir, "datasets", "list")
	if !strings.Contains(out, "input–output table") {
		t.Errorf("not listed:\n%s", out)
	}
}

func TestImportOfTheKoreanTable(t *testing.T) {
	t.Parallel()
	file := refdata.File(t, "korea/wiod_korea_domestic_io_35x35.csv")
	code, out, errs := naru(t, "", "--data", t.TempDir(), "import", file, "--table-year", "2011", "--table-money", "million-usd")
	if code != 0 || !strings.Contains(out, "2011: 35 sectors, set aside for zero output c35") || strings.Contains(out, "2010") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}
