package definition

import (
	"errors"
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
)

func TestReadingCodesAndWeights(t *testing.T) {
	c, _ := industry.Builtin(core.KSIC11)
	for in, want := range map[string]string{
		" 261 ": "261", "c26": "26", "C26": "26", "반도체 제조업": "261", "c": "C", "99999": "99999", "전체": "전체", "": "", "10~34": "C",
	} {
		if got := readCode(c, in); got != want {
			t.Errorf("code %q is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]float64{"1": 1, " 0.5 ": 0.5, "50%": 0.5, "30 %": 0.3, ".25": 0.25, "-1": -1} {
		if got := readWeight(in); math.Abs(got-want) > 1e-12 {
			t.Errorf("weight %q is %v, want %v", in, got, want)
		}
	}
	for _, in := range []string{"", "반", "0,5", "1/2"} {
		if got := readWeight(in); !math.IsNaN(got) {
			t.Errorf("weight %q is %v", in, got)
		}
	}
}

func TestReadingPastedLines(t *testing.T) {
	c, _ := industry.Builtin(core.KSIC11)
	for _, tc := range []struct {
		name, paste string
		want        []definitionRow
	}{
		{"commas", "261,1,소자", []definitionRow{{Code: "261", Weight: "1", Reason: core.T("소자", "")}}},
		{"tabs of a spreadsheet", "261\t0.5\t소자, 센서\tdevices\r\n262\t\t\t", []definitionRow{
			{Code: "261", Weight: "0.5", Reason: core.T("소자, 센서", "devices")}, {Code: "262", Weight: "1"},
		}},
		{"a comma within the reason", "261,0.5,소자, 센서, 기타", []definitionRow{{Code: "261", Weight: "0.5", Reason: core.T("소자, 센서, 기타", "")}}},
		{"English reason", "261,0.5,소자,devices", []definitionRow{{Code: "261", Weight: "0.5", Reason: core.T("소자", "devices")}}},
		{"quotes", `261,50%,"소자, 센서"`, []definitionRow{{Code: "261", Weight: "50%", Reason: core.T("소자, 센서", "")}}},
		{"a name for a code", "반도체 제조업", []definitionRow{{Code: "261", Weight: "1"}}},
		{"a heading and blank lines", "\ufeffcode,weight,reason_ko\n\n261,1,소자\n", []definitionRow{{Code: "261", Weight: "1", Reason: core.T("소자", "")}}},
		{"twice: the last counts", "261,1,소자\n261,0.3", []definitionRow{{Code: "261", Weight: "0.3", Reason: core.T("소자", "")}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := definitionInput{System: core.KSIC11, Paste: tc.paste}
			if err := f.apply(c); err != nil {
				t.Fatal(err)
			}
			if len(f.Rows) != len(tc.want) || f.Paste != "" {
				t.Fatalf("rows %+v, left %q", f.Rows, f.Paste)
			}
			for i := range tc.want {
				if f.Rows[i] != tc.want[i] {
					t.Errorf("row %d is %+v, want %+v", i, f.Rows[i], tc.want[i])
				}
			}
		})
	}
}

func TestPastedLinesThatCannotBeReadStay(t *testing.T) {
	c, _ := industry.Builtin(core.KSIC11)
	f := definitionInput{System: core.KSIC11, Paste: "261,1\n99999,1\n262,많이"}
	err := f.apply(c)
	var e *core.Error
	if !errors.As(err, &e) || len(e.Fields) != 2 || f.Paste != "99999,1\n262,많이" || len(f.Rows) != 1 {
		t.Fatalf("%v, left %q, rows %+v", err, f.Paste, f.Rows)
	}
	if !strings.Contains(e.Fields[0].Message.Ko, "2번째 줄") || !strings.Contains(e.Fields[1].Message.En, "Line 3") {
		t.Errorf("%+v", e.Fields)
	}
}
