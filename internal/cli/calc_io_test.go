package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const twoSectors = "row,column,value\n1,1,150\n1,2,500\n2,1,200\n2,2,100\nX,1,1000\nX,2,2000\n"

func demandFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "demand.csv")
	if err := os.WriteFile(name, []byte("sector,demand\n1,600\n2,1500\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestCalcIOFromStandardInput(t *testing.T) {
	demand := demandFile(t)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"multipliers": {[]string{"io", "-"}, "sector,output_multiplier,backward,forward,forward_ghosh\n1,1.518"},
		"leontief":    {[]string{"io", "-", "--table", "leontief"}, "row,column,value\n1,1,1.2541"},
		"ghosh":       {[]string{"io", "-", "--table=ghosh"}, "row,column,value\n1,1,1.2541"},
		"impact":      {[]string{"impact", "-", "--demand", demand}, "sector,demand,output\n1,600,1247.52"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, twoSectors, append([]string{"calc"}, append(c.args, "--output-row", "X")...)...)
			if code != 0 || errs != "" || !strings.HasPrefix(out, c.want) {
				t.Errorf("exit %d\n%s\n%s", code, out, errs)
			}
		})
	}
}

func TestCalcIOExitCodes(t *testing.T) {
	demand := demandFile(t)
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no output row":        {[]string{"io", "-"}, 1, "--output-row"},
		"no such row":          {[]string{"io", "-", "--output-row", "Y"}, 1, "‘Y’"},
		"no demand":            {[]string{"impact", "-", "--output-row", "X"}, 2, "--demand"},
		"no such table":        {[]string{"io", "-", "--table", "chair"}, 2, "--table"},
		"published, no level":  {[]string{"impact", "-", "--published", "--demand", demand}, 2, "--level"},
		"demand from nowhere":  {[]string{"impact", "-", "--output-row", "X", "--demand", "gone.csv"}, 1, "gone.csv"},
		"two value added ways": {[]string{"io", "-", "--output-row", "X", "--value-added-row", "X", "--close-value-added"}, 2, "exclude"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, twoSectors, append([]string{"calc"}, c.args...)...)
			if code != c.code || !strings.Contains(errs, c.says) || out != "" {
				t.Errorf("exit %d, want %d\n%s\n%s", code, c.code, out, errs)
			}
		})
	}
}
