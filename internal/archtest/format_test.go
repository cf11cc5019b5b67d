package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Messages are written twice, Korean and English, with one list of arguments. Both
// must ask for arguments that are there: go vet sees only the second.
func TestFormatsInBothLanguages(t *testing.T) {
	t.Parallel()
	root, seen := moduleRoot(t), 0
	for path, r := range house(t) {
		for name := range r.files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, filepath.Join(root, path, filepath.Base(name)), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				for k := range len(call.Args) - 1 {
					ko, en := literal(call.Args[k]), literal(call.Args[k+1])
					if !korean(ko) || en == "" || korean(en) {
						continue
					}
					seen++
					for _, format := range []string{ko, en} {
						if why := wrongFormat(format, call, k+2); why != "" {
							t.Errorf("%s: %q %s", set.Position(call.Pos()), format, why)
						}
					}
					return true
				}
				return true
			})
		}
	}
	if seen < 1000 {
		t.Errorf("only %d messages found", seen)
	}
}

func TestWrongFormats(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		`core.Tf("몫(%)", "share (%%)")`:                "holds a %",
		`core.Tf("%s", "%d of %s", a)`:                 "asks for 2",
		`core.Fail(c, "%[2]s", "%[1]s %[2]s", a, b)`:   "",
		`core.Fail(c, "가 %s", "%s", a, b)`:             "leaves",
		`core.T("가 100%", "100%")`:                     "",
		`core.T("가 %s", "%s")`:                         "formats nothing",
		`fs.add(k, "", "가 %g입니다", "%.10g", v)`:         "",
		`core.Tf("%[1]d%%", "%[1]d%%", a)`:             "",
		`core.Tf("가", "a", list...)`:                   "",
		`core.Tf("%[1]s 이상", "%[1]s or more %", a, b)`: "holds a %",
	} {
		e, err := parser.ParseExpr(source)
		if err != nil {
			t.Fatal(err)
		}
		call := e.(*ast.CallExpr)
		got := ""
		for k := range len(call.Args) - 1 {
			if literal(call.Args[k]) == "" || literal(call.Args[k+1]) == "" {
				continue
			}
			got = wrongFormat(literal(call.Args[k]), call, k+2) + wrongFormat(literal(call.Args[k+1]), call, k+2)
			break
		}
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}

// verb is a directive of package fmt, with the index of its argument if it has one.
var verb = regexp.MustCompile(`%[-+#0]*(?:\d+)?(?:\.\d+)?(?:\[(\d+)\])?[sdvgfqxXeEtcTw]`)

// wrongFormat says what is wrong with a format whose arguments begin at from.
func wrongFormat(format string, call *ast.CallExpr, from int) string {
	bare := strings.ReplaceAll(format, "%%", "")
	verbs := verb.FindAllStringSubmatch(bare, -1)
	if plainText(call.Fun) {
		for _, v := range verbs {
			if v[1] == "" { // with an index it is part of a larger format
				return "formats nothing"
			}
		}
		if bare != format {
			return "formats nothing"
		}
		return ""
	}
	if strings.Contains(verb.ReplaceAllString(bare, ""), "%") {
		return "holds a % that is no directive"
	}
	if call.Ellipsis != token.NoPos {
		return ""
	}
	have, next, indexed := len(call.Args)-from, 0, false
	most := 0
	for _, v := range verbs {
		if next++; v[1] != "" {
			next, _ = strconv.Atoi(v[1])
			indexed = true
		}
		most = max(most, next)
	}
	_, local := call.Fun.(*ast.Ident)
	switch {
	case have == 0 && local: // a function literal that adds the arguments
		return ""
	case most > have:
		return "asks for " + strconv.Itoa(most) + " arguments of " + strconv.Itoa(have)
	case !indexed && most > 0 && most < have:
		return "leaves arguments out"
	default:
		return ""
	}
}

// plainText reports whether a function takes its words as they are.
func plainText(f ast.Expr) bool {
	switch f := f.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name == "T" || f.Sel.Name == "Tx"
	case *ast.Ident:
		return f.Name == "T" || f.Name == "Tx"
	default:
		return false
	}
}

func literal(e ast.Expr) string {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return ""
	}
	s, _ := strconv.Unquote(b.Value)
	return s
}

func korean(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}
