package cli_test

import (
	"strings"
	"testing"
)

const threeEdges = "supplier,customer,supplier_industry,customer_industry,weight,type\n" +
	"A,B,a,b,100,2\nB,C,b,c,100,2\nC,D,c,d,100,2\n"

func TestCalcESRI(t *testing.T) {
	// A chain of firms that nobody can replace: whoever fails, all is lost.
	code, out, errs := naru(t, threeEdges, "calc", "esri", "-")
	if code != 0 || out != "firm,esri\nA,1\nB,1\nC,1\nD,1\n" || errs != "" {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
	code, out, errs = naru(t, threeEdges, "calc", "esri", "-", "--format", "json", "--tolerance", "0.001")
	if code != 0 || !strings.Contains(out, `{"firm":"A","esri":1}`) {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}

func TestCalcESRIRisk(t *testing.T) {
	code, out, errs := naru(t, threeEdges, "calc", "esri", "-", "--table", "risk")
	want := "firm,suppliers,customers,supplier_hhi,customer_hhi,sole_inputs,sole_share,outside\n" +
		"A,0,1,,1,0,,\nB,1,1,1,1,1,1,\nC,1,1,1,1,1,1,\nD,1,0,1,,1,1,\n"
	if code != 0 || out != want || !strings.Contains(errs, "1 firm: A") || !strings.Contains(errs, "3 firms: B, C, D") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
	code, out, _ = naru(t, threeEdges, "calc", "esri", "-", "--table", "risk", "--format", "json")
	if code != 0 || !strings.Contains(out, `"firm":"A","suppliers":0,"customers":1,"supplier_hhi":null`) {
		t.Errorf("exit %d\n%s", code, out)
	}
}

func TestCalcESRIExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		stdin string
		args  []string
		code  int
		says  string
	}{
		"bad weight":     {strings.Replace(threeEdges, "100", "-1", 1), []string{"-"}, 1, "line 2 column 5"},
		"no such table":  {threeEdges, []string{"-", "--essential", "gone.csv"}, 1, "gone.csv"},
		"zero tolerance": {threeEdges, []string{"-", "--tolerance", "0"}, 2, "--tolerance"},
		"wide tolerance": {threeEdges, []string{"-", "--tolerance", "2"}, 2, "--tolerance"},
		"no file":        {"", nil, 2, "edges"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, c.stdin, append([]string{"calc", "esri"}, c.args...)...)
			if code != c.code || !strings.Contains(errs, c.says) || out != "" {
				t.Errorf("exit %d, want %d\n%s\n%s", code, c.code, out, errs)
			}
		})
	}
}

func TestCalcESRIHelp(t *testing.T) {
	code, out, _ := naru(t, "", "calc", "esri", "--help")
	if code != 0 || !strings.Contains(out, "naru calc esri edges.csv") || !strings.Contains(out, "--table risk") {
		t.Errorf("exit %d\n%s", code, out)
	}
}
