package cli_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/cli"
	"naru/internal/refdata"
)

// naru runs the command line in English and gives its exit code and streams.
func naru(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = cli.Main(t.Context(), append([]string{"--lang", "en"}, args...),
		cli.Streams{In: strings.NewReader(stdin), Out: &o, Err: &e})
	return code, o.String(), e.String()
}

const twoRegions = "region,industry,period,value\n" +
	"A,x,2021,10\nA,y,2021,30\nB,x,2021,30\nB,y,2021,10\n" +
	"A,x,2024,20\nA,y,2024,30\nB,x,2024,30\nB,y,2024,20\n"

func TestCalcFromStandardInput(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		header string
		rows   int
	}{
		"lq":                        {[]string{"lq"}, "period,region,industry,value,lq,rsca,region_share,reference_share", 8},
		"shift-share":               {[]string{"shift-share", "--from", "2021", "--to", "2024"}, "region,industry,start,end,national,mix,competitive,change", 4},
		"shift-share, esteban":      {[]string{"shift-share", "--from=2021", "--to=2024", "--method=esteban-marquillas", "--reference=others"}, "region,industry,start,end,national,mix,competitive,allocation,change", 4},
		"concentration":             {[]string{"concentration", "--prefix", "1"}, "period,region,hhi,", 4},
		"concentration of industry": {[]string{"concentration", "--by", "industry"}, "period,industry,locational_gini,", 4},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, twoRegions, append(append([]string{"calc"}, c.args...), "-")...)
			if code != 0 || !strings.HasPrefix(out, c.header) || strings.Count(out, "\n") != c.rows+1 {
				t.Errorf("exit %d\n%s\n%s", code, out, errs)
			}
		})
	}
}

func TestCalcExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		stdin string
		args  []string
		code  int
		says  string
	}{
		"good":            {twoRegions, []string{"lq", "-"}, 0, ""},
		"bad number":      {"region,industry,value\nA,x,1\nB,x,ten\n", []string{"lq", "-"}, 1, "line 3 column 3"},
		"no such file":    {"", []string{"lq", "gone.csv"}, 1, "gone.csv"},
		"no such column":  {twoRegions, []string{"lq", "-", "--value", "jobs"}, 1, "‘jobs’"},
		"no file":         {"", []string{"lq"}, 2, "file"},
		"unknown flag":    {twoRegions, []string{"lq", "-", "--colour", "red"}, 2, "--colour"},
		"unknown choice":  {twoRegions, []string{"concentration", "-", "--by", "planet"}, 2, "--by"},
		"no periods":      {twoRegions, []string{"shift-share", "-"}, 2, "--from"},
		"backwards":       {twoRegions, []string{"shift-share", "-", "--from", "2024", "--to", "2021"}, 2, "not before"},
		"where without =": {twoRegions, []string{"lq", "-", "--where", "jobs"}, 2, "--where"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := naru(t, c.stdin, append([]string{"calc"}, c.args...)...)
			if code != c.code || !strings.Contains(errs, c.says) || (code != 0 && out != "") {
				t.Errorf("exit %d, want %d\n%s\n%s", code, c.code, out, errs)
			}
		})
	}
}

func TestCalcNotesGoToStandardError(t *testing.T) {
	code, out, errs := naru(t, "region,industry,value\nA,x,1\nB,y,1\n", "calc", "lq", "-")
	if code != 0 || strings.Count(out, "\n") != 5 || !strings.Contains(errs, "2 of 4 pairs") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}

func TestCalcWritesAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lq.json")
	code, out, errs := naru(t, twoRegions, "calc", "lq", "-", "--format", "json", "--out", name)
	if b, err := os.ReadFile(name); code != 0 || out != "" || err != nil || !bytes.HasPrefix(b, []byte("[\n{\"period\":\"2021\"")) {
		t.Errorf("exit %d, %v\n%s\n%s\n%s", code, err, b, out, errs)
	}
}

func TestCalcHelpShowsAnExample(t *testing.T) {
	for _, lang := range []string{"ko", "en"} {
		for _, command := range []string{"lq", "shift-share", "concentration"} {
			var o, e bytes.Buffer
			code := cli.Main(t.Context(), []string{"--lang", lang, "calc", command, "--help"}, cli.Streams{Out: &o, Err: &e})
			if code != 0 || !strings.Contains(o.String(), "naru calc "+command) {
				t.Errorf("%s %s: exit %d\n%s%s", lang, command, code, &o, &e)
			}
		}
	}
}

func TestCalcOnKOSIS(t *testing.T) {
	name := refdata.File(t, "korea/kosis_estab_survey.csv")
	code, out, errs := naru(t, "", "calc", "lq", name, "--where", "지표=종사자수",
		"--region", "행정구역별", "--industry", "산업코드", "--period", "연도", "--value", "값",
		"--region-total", "전국", "--industry-total", "0")
	if code != 0 || errs != "" {
		t.Fatalf("exit %d\n%s", code, errs)
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		// (1360933/6269495)/(4159656/25641480), from the file's four numbers.
		if r[0] == "2024" && r[1] == "경기" && r[2] == "10~34" && !strings.HasPrefix(r[4], "1.3381039") {
			t.Errorf("LQ of manufacturing in 경기 is %s", r[4])
		}
	}
	if len(rows) != 1+4*17*19 {
		t.Errorf("%d rows", len(rows))
	}
}
