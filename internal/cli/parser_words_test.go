package cli_test

import (
	"bytes"
	"strings"
	"testing"

	"naru/internal/cli"
)

// A Korean reader meets no English sentence of the parser, whatever is typed
// wrong.
func TestTheParserSpeaksKorean(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"calc lq f --regin x", `없는 선택 사항: --regin (비슷한 것: "--region")`},
		{"frob", "쓸 자리가 없는 말: frob"},
		{"serve extra", "쓸 자리가 없는 말: extra"},
		{"import", "꼭 적어야 하는 인자가 빠졌습니다: <file>"},
		{"calc shift-share f", "꼭 적어야 하는 선택 사항이 빠졌습니다: --from"},
		{"calc complexity f --table x", `"regions","industries","pairs" 가운데 하나를 적어 주십시오. 적은 값: "x"`},
		{"calc esri f --tolerance abc", `수를 적어 주십시오. 적은 값: "abc"`},
		{"import f --header-rows abc", `정수를 적어 주십시오. 적은 값: "abc"`},
		{"calc lq f --region", "값이 빠진 선택 사항: --region"},
		{"datasets", `다음 가운데 하나를 적어 주십시오: "list", "show", "withdraw"`},
	} {
		var out, complaint bytes.Buffer
		code := cli.Main(t.Context(), append([]string{"--lang=ko"}, strings.Fields(c.typed)...), cli.Streams{In: strings.NewReader(""), Out: &out, Err: &complaint})
		if code != 2 || !strings.Contains(complaint.String(), c.want) {
			t.Errorf("%s: %d %q, want %q", c.typed, code, complaint.String(), c.want)
		}
	}
}

func TestHelpIsInOneLanguage(t *testing.T) {
	for lang, c := range map[string]struct{ has, lacks string }{
		"ko": {"쓰는 법: naru", "Show context"},
		"en": {"Usage: naru", "쓰는 법"},
	} {
		for _, command := range []string{"", "calc", "calc lq", "datasets show"} {
			var out bytes.Buffer
			args := append([]string{"--lang=" + lang}, strings.Fields(command)...)
			code := cli.Main(t.Context(), append(args, "--help"), cli.Streams{Out: &out, Err: &out})
			if code != 0 || !strings.Contains(out.String(), c.has) || strings.Contains(out.String(), c.lacks) {
				t.Errorf("%s %q: %d\n%s", lang, command, code, out.String())
			}
		}
	}
}
