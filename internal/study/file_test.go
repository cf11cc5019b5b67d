package study

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
)

// travelling is a study as a file holds it.
func travelling(t *testing.T) File {
	t.Helper()
	s, in := small()
	s.Frozen = freeze(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), in, compute(t, s, in))
	return File{Format: FileFormat, Schema: FileSchema, Study: s}
}

func encoded(t *testing.T, f File) string {
	t.Helper()
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAFileComesBackToTheLastBit(t *testing.T) {
	t.Parallel()
	f := travelling(t)
	f.Study.Frozen.Inputs.Subjects[0].Cells[0].Value = 1. / 3
	f.Study.Frozen.Inputs.Subjects[1].Cells[0] = missing(core.T("비공개", "suppressed"))
	got, err := readFile(strings.NewReader(encoded(t, f)))
	if err != nil {
		t.Fatalf("%v %+v", err, err)
	}
	if diff := cmp.Diff(encoded(t, f), encoded(t, got)); diff != "" {
		t.Error(diff)
	}
	if v := got.Study.Frozen.Inputs.Subjects[1].Cells[0].Value; v.Defined() {
		t.Errorf("an unknown value came back as %v", v)
	}
}

func TestFilesThatAreNotFit(t *testing.T) {
	t.Parallel()
	good := encoded(t, travelling(t))
	unsigned := travelling(t)
	unsigned.Study.State = Signed
	thawed := travelling(t)
	thawed.Study.Frozen = nil
	short := travelling(t)
	short.Study.Frozen.Inputs.Subjects[0].Cells = nil
	other := travelling(t)
	other.Study.Indicators[0].ID = "z"
	wrong := travelling(t)
	wrong.Study.Title = ""
	for name, c := range map[string]struct{ text, word string }{
		"nothing":             {"", "상했습니다"},
		"something else":      {`{"format":"other"}`, "상했습니다"},
		"cut off":             {good[:len(good)/2], "상했습니다"},
		"newer":               {strings.Replace(good, `"schema":1`, `"schema":2`, 1), "2판"},
		"an unknown field":    {strings.Replace(good, `"title":"시험"`, `"title":"시험","mood":"good"`, 1), "읽을 수 없는"},
		"signed by nobody":    {encoded(t, unsigned), "서명"},
		"without its values":  {encoded(t, thawed), "빠져"},
		"too few values":      {encoded(t, short), "빠져"},
		"of other indicators": {encoded(t, other), "빠져"},
		"without a title":     {encoded(t, wrong), "고칠 것"},
	} {
		_, err := readFile(strings.NewReader(c.text))
		if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).Ko, c.word) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := readFile(bytes.NewReader(make([]byte, mostFileBytes+1))); core.CodeOf(err) != core.TooLarge {
		t.Errorf("too large: %v", err)
	}
}

func FuzzReadFile(f *testing.F) {
	f.Add(`{"format":"naru.study","schema":1,"study":{"title":"x","state":"draft"}}`)
	s, in := small()
	s.Sensitivity.Draws = 10
	r, err := Compute(f.Context(), s, in)
	if err != nil {
		f.Fatal(err)
	}
	s.Frozen = freeze(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), in, r)
	whole, err := json.Marshal(File{Format: FileFormat, Schema: FileSchema, Study: s})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(whole))
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readFile(strings.NewReader(text))
		if err != nil {
			return
		}
		kept := got.Study.Frozen
		r, err := Compute(t.Context(), got.Study, kept.Inputs)
		if err != nil {
			if core.MessageOf(err).Ko == "" {
				t.Error(err)
			}
			return
		}
		Lacks(got.Study, kept.Inputs, r)
		if l := (Look{Study: got.Study, Inputs: kept.Inputs, Result: kept.Result}); alike(kept.Result, r) {
			Lacks(got.Study, kept.Inputs, kept.Result)
			l.LongSheet()
			l.ShortSheet()
			differ(got.Study, kept.Inputs, kept.Inputs, kept.Result, r)
		}
	})
}
