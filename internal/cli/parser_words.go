package cli

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"naru/internal/core"
)

// helpWords are the parser's own words of --help in Korean.
var helpWords = strings.NewReplacer(
	"Usage:", "쓰는 법:", "Arguments:", "인자:", "Flags:", "선택 사항:", "Commands:", "명령:",
	"Show context-sensitive help.", "이 도움말을 봅니다.",
)

// moreHelp is the last line of --help.
var moreHelp = regexp.MustCompile(`Run "(.+ --help)" for more information(?: on a command)?\.`)

// printHelp prints --help wholly in the user's language.
func printHelp(lang core.Lang) kong.HelpPrinter {
	return func(options kong.HelpOptions, k *kong.Context) error {
		if lang != core.Korean {
			return kong.DefaultHelpPrinter(options, k)
		}
		out := k.Stdout
		defer func() { k.Stdout = out }()
		var page bytes.Buffer
		k.Stdout = &page
		if err := kong.DefaultHelpPrinter(options, k); err != nil {
			return fmt.Errorf("print help: %w", err)
		}
		text := moreHelp.ReplaceAllString(page.String(), "더 자세히 보려면: ${1}")
		_, err := helpWords.WriteString(out, text)
		return err //nolint:wrapcheck // the writer's own error
	}
}

// complaints are what the parser says of a command line, and the same in
// Korean. What is not among them is passed on as it is.
var complaints = []struct {
	english *regexp.Regexp
	korean  string
}{
	{regexp.MustCompile(`^unknown flag (\S+)`), "없는 선택 사항: ${1}"},
	{regexp.MustCompile(`^unexpected argument (\S+)`), "쓸 자리가 없는 말: ${1}"},
	{regexp.MustCompile(`^missing flags: (.+)$`), "꼭 적어야 하는 선택 사항이 빠졌습니다: ${1}"},
	{regexp.MustCompile(`^(.+) must be one of (.+) but got (".*")$`), "${1}에는 ${2} 가운데 하나를 적어 주십시오. 적은 값: ${3}"},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "꼭 적어야 하는 인자가 빠졌습니다: ${1}"},
	{regexp.MustCompile(`^expected one of (.+)$`), "다음 가운데 하나를 적어 주십시오: ${1}"},
	{regexp.MustCompile(`^expected "(<.+)"$`), "꼭 적어야 하는 인자가 빠졌습니다: ${1}"},
	{regexp.MustCompile(`^expected "(.*)"$`), "다음 명령을 적어 주십시오: ${1}"},
	{regexp.MustCompile(`^(--\S+) and (--\S+) can't be used together$`), "함께 쓸 수 없는 선택 사항: ${1}, ${2}"},
	{regexp.MustCompile(`^(--[^:]+): expected .* value but got "EOL".*$`), "값이 빠진 선택 사항: ${1}"},
	{regexp.MustCompile(`^(--[^:]+): expected .* value but got "(--.*?)".*$`), "값이 빠진 선택 사항: ${1} (다음 말은 ${2})"},
	{regexp.MustCompile(`^(--[^:]+): expected a valid \d+ bit u?int but got (".*?").*$`), "${1}에는 정수를 적어 주십시오. 적은 값: ${2}"},
	{regexp.MustCompile(`^(--[^:]+): expected a float but got (".*?").*$`), "${1}에는 수를 적어 주십시오. 적은 값: ${2}"},
	{regexp.MustCompile(`^unexpected flag argument (".*")$`), "값을 적지 않는 선택 사항인데 값이 있습니다: ${1}"},
}

// guesses is how the parser suggests what was meant.
var guesses = regexp.MustCompile(`, did you mean (?:one of )?(.+)\?$`)

// complaint is the parser's error in the user's language.
func complaint(err error, lang core.Lang) string {
	text := err.Error()
	if lang != core.Korean {
		return text
	}
	meant := ""
	if m := guesses.FindStringSubmatchIndex(text); m != nil {
		meant = " (비슷한 것: " + text[m[2]:m[3]] + ")"
		text = text[:m[0]]
	}
	for _, c := range complaints {
		if c.english.MatchString(text) {
			return c.english.ReplaceAllString(text, c.korean) + meant
		}
	}
	return err.Error()
}
