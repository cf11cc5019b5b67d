package hwpx_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/hwpx"
	"naru/internal/docgen/sample"
	"naru/internal/document"

	"pgregory.net/rapid"
)

const sectionHead = `<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">`

// However a word processor cuts a line into runs, filling it gives what
// replacing the placeholders in the whole line gives.
func TestFillingKnowsNoRuns(t *testing.T) {
	t.Parallel()
	file := agency(t, "@@@@")
	rapid.Check(t, func(rt *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"{{가}}", "{{ 나 }}", "{{다}}", "{", "}", "글", " ", "<&>\"", "{{", "}}"}), 1, 12).Draw(rt, "pieces")
		line := "앞" + strings.Join(pieces, "") + "뒤"
		values := map[string]string{"가": "하나 & <둘>", "나": ""}
		var b strings.Builder
		b.WriteString(sectionHead + `<hp:p id="0" paraPrIDRef="0" styleIDRef="0">`)
		for rest := []rune(line); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(rt, "cut")
			b.WriteString(`<hp:run charPrIDRef="0"><hp:t>`)
			if err := xml.EscapeText(&b, []byte(string(rest[:n]))); err != nil {
				rt.Fatal(err)
			}
			b.WriteString(`</hp:t></hp:run>`)
			rest = rest[n:]
		}
		b.WriteString(`</hp:p></hs:sec>`)
		out := replaced(rt, file, b.String(), map[string][]document.Block{"가": text(values["가"]), "나": text(values["나"])})
		want := strings.NewReplacer("{{가}}", values["가"], "{{ 나 }}", values["나"]).Replace(line) + "\n"
		if got := readBack(rt, out); got != want {
			rt.Fatalf("%q became %q, want %q", line, got, want)
		}
	})
}

// replaced fills a template whose text part is section.
func replaced(t *rapid.T, file []byte, section string, values map[string][]document.Block) []byte {
	var b bytes.Buffer
	swapped := swap(t, file, section)
	if _, err := hwpx.Fill(context.Background(), &b, bytes.NewReader(swapped), int64(len(swapped)), values, core.Korean, hwpx.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBack(t *rapid.T, file []byte) string {
	got, err := hwpx.Text(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// A damaged template is refused or filled, but never breaks the program or
// gives a file that is not well-formed.
func TestADamagedTemplateIsRefusedOrFilled(t *testing.T) {
	t.Parallel()
	file := agency(t, "@@@@")
	rapid.Check(t, func(rt *rapid.T) {
		section := agencyText
		for range rapid.IntRange(1, 3).Draw(rt, "wounds") {
			from := rapid.IntRange(0, len(section)-1).Draw(rt, "from")
			to := min(from+rapid.IntRange(0, 60).Draw(rt, "length"), len(section))
			section = section[:from] + rapid.SampledFrom([]string{"", "{{제목}}", "<hp:t>", "</hp:p>", `<hp:p id="1">`, "{{", "\x00"}).Draw(rt, "instead") + section[to:]
		}
		swapped := swap(rt, file, section)
		var b bytes.Buffer
		values := map[string][]document.Block{"제목": text("가"), "기관": {sample.Rows(1)}, "본문": {document.Text("나"), document.Text("다")}, "담당": text("라"), "칸": {sample.Rows(1)}}
		_, err := hwpx.Fill(context.Background(), &b, bytes.NewReader(swapped), int64(len(swapped)), values, core.Korean, hwpx.Options{})
		if err != nil {
			if core.CodeOf(err) != core.Invalid {
				rt.Fatalf("%v", err)
			}
			return
		}
		readBack(rt, b.Bytes())
	})
}

// swap puts another text part into a template.
func swap(t *rapid.T, file []byte, section string) []byte {
	out, err := swapped(file, section)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func BenchmarkReportOf150Pages(b *testing.B) {
	d := sample.Book()
	for b.Loop() {
		if err := hwpx.Write(context.Background(), io.Discard, d, hwpx.Options{Draw: sample.Draw}); err != nil {
			b.Fatal(err)
		}
	}
}
