package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fourRegions is specialised, at an LQ of ½, as C1 1111, C2 0100, C3 0011, C4 0001.
const fourRegions = "region,industry,value\n" +
	"C1,P1,1\nC1,P2,1\nC1,P3,1\nC1,P4,1\nC2,P2,1\nC3,P3,1\nC3,P4,1\nC4,P4,1\n"

func TestCalcComplexityTables(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		header string
		row    string // how one of the rows begins
		rows   int
	}{
		"relatedness":              {[]string{"relatedness"}, "industry,other,relatedness\n", "\nP3,P4,0.66666", 16},
		"relatedness, EconGeo":     {[]string{"relatedness", "--method", "probability", "--self", "exclude"}, "industry,other,relatedness\n", "\nP3,P4,1.25\n", 12},
		"complexity":               {[]string{"complexity"}, "region,diversity,eci,coi,fitness\n", "\nC4,1,0.93048", 4},
		"complexity of industries": {[]string{"complexity", "--table", "industries"}, "industry,ubiquity,pci,q\n", "\nP4,3,0.93048", 4},
		"complexity of pairs":      {[]string{"complexity", "--table=pairs"}, "region,industry,value,rca,m,density,cog\n", "\nC2,P1,0,0,0,0.21428", 16},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, fourRegions, append(append([]string{"calc"}, c.args...), "--threshold", "0.5", "-")...)
			if code != 0 || !strings.HasPrefix(out, c.header) || !strings.Contains(out, c.row) || strings.Count(out, "\n") != c.rows+1 {
				t.Errorf("exit %d\n%s\n%s", code, out, errs)
			}
		})
	}
}

func TestCalcComplexityAnchor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "wages.csv")
	if err := os.WriteFile(name, []byte("region,wage\nC1,3\nC2,4\nC3,2\nC4,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := naru(t, fourRegions, "calc", "complexity", "-", "--threshold", "0.5", "--anchor", name)
	if code != 0 || !strings.Contains(out, "\nC4,1,-0.93048") || !strings.Contains(errs, "coarse") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}

func TestCalcComplexityExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"unknown method":   {[]string{"relatedness", "-", "--method", "hunch"}, 2, "--method"},
		"unknown table":    {[]string{"complexity", "-", "--table", "planets"}, 2, "--table"},
		"threshold of 0":   {[]string{"complexity", "-", "--threshold", "0"}, 2, "--threshold"},
		"threshold below":  {[]string{"relatedness", "-", "--threshold=-1"}, 2, "--threshold"},
		"threshold no one": {[]string{"relatedness", "-", "--threshold=NaN"}, 2, "--threshold"},
		"no such anchor":   {[]string{"complexity", "-", "--anchor", "gone.csv"}, 1, "gone.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, fourRegions, append([]string{"calc"}, c.args...)...)
			if code != c.code || !strings.Contains(errs, c.says) || out != "" {
				t.Errorf("exit %d, want %d\n%s\n%s", code, c.code, out, errs)
			}
		})
	}
}

func TestCalcComplexityHelpShowsAnExample(t *testing.T) {
	for _, command := range []string{"relatedness", "complexity"} {
		code, out, errs := naru(t, "", "calc", command, "--help")
		if code != 0 || !strings.Contains(out, "naru calc "+command) {
			t.Errorf("%s: exit %d\n%s%s", command, code, out, errs)
		}
	}
}
