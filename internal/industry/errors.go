package industry

import (
	"errors"
	"strings"

	"naru/internal/core"
)

// ResolveError tells why a label has no single code and offers what is near.
// It unwraps to a *core.Error of class core.Invalid.
type ResolveError struct {
	Label      string
	Candidates []Entry // to choose from; may be empty
	err        *core.Error
}

func (e *ResolveError) Error() string { return e.err.Error() }

func (e *ResolveError) Unwrap() error { return e.err }

// At most so many candidates are offered for an unknown name.
const offered = 5

func (c *Classification) unknown(label string) error {
	k := nameKey(label)
	var near []Entry
	for _, e := range c.entries {
		name := nameKey(e.Name.Ko)
		if len(near) < offered && k != "" && (strings.Contains(name, k) || strings.Contains(k, name)) {
			near = append(near, e)
		}
	}
	return &ResolveError{Label: label, Candidates: near, err: core.Fail(core.Invalid,
		"‘%[1]s’은(는) %[2]s에서 찾을 수 없는 산업입니다. 코드(예: C, 26, 10~34)나 분류표의 이름으로 적거나, 가져오기 설정에서 코드를 지정해 주십시오.",
		"‘%[1]s’ is not an industry of %[2]s. Write a code (C, 26, 10~34) or the name in the table, or map it in the import settings.",
		label, c.system.Title())}
}

func (c *Classification) noSuch(code string) error {
	return &ResolveError{Label: code, err: core.Fail(core.Invalid,
		"‘%[1]s’은(는) %[2]s에 없는 코드입니다. 다른 차수의 코드인지, 앞자리 0이 지워졌는지 확인해 주십시오.",
		"‘%[1]s’ is not a code of %[2]s. It may belong to another revision or have lost a leading zero.",
		code, c.system.Title())}
}

func (c *Classification) ambiguous(label string, codes []string) error {
	found := make([]Entry, 0, len(codes))
	for _, code := range codes {
		e, _ := c.ByCode(code)
		found = append(found, e)
	}
	return &ResolveError{Label: label, Candidates: found, err: core.Fail(core.Invalid,
		"‘%[1]s’(이)라는 산업이 여럿입니다(%[2]s). 코드로 지정해 주십시오.",
		"‘%[1]s’ is the name of several industries (%[2]s). Give the code.", label, strings.Join(codes, ", "))}
}

func (c *Classification) contradiction(label, code, named string) error {
	var found []Entry
	for _, s := range append(Components(code), Components(named)...) {
		if e, ok := c.ByCode(s); ok {
			found = append(found, e)
		}
	}
	return &ResolveError{Label: label, Candidates: found, err: core.Fail(core.Invalid,
		"‘%[1]s’의 코드와 이름이 다릅니다. %[2]s에서 %[3]s은(는) ‘%[4]s’이고, 그 이름의 코드는 %[5]s입니다. 자료의 분류 차수를 확인해 주십시오.",
		"In ‘%[1]s’ code and name disagree: in %[2]s %[3]s is ‘%[4]s’, and the code of that name is %[5]s. Check the revision of the file.",
		label, c.system.Title(), code, c.Title(code), named)}
}

func lostZero(label string) error {
	return &ResolveError{Label: label, err: core.Fail(core.Invalid,
		"‘%s’은(는) 앞자리 0이 지워진 코드로 보입니다. 엑셀에서 열 서식을 텍스트로 하여 다시 저장해 주십시오.",
		"‘%s’ looks like a code that lost its leading zero. Save the column as text and try again.", label)}
}

func badRange(from, to string) error {
	return &ResolveError{Label: from + "~" + to, err: core.Fail(core.Invalid,
		"‘%[1]s~%[2]s’은(는) 읽을 수 없는 범위입니다. 같은 자릿수의 코드를 작은 것부터 적어 주십시오.",
		"‘%[1]s~%[2]s’ is not a range. Give two codes of equal length, the smaller first.", from, to)}
}

// relabel makes an error speak of the label as the file wrote it.
func relabel(err error, label string) error {
	var re *ResolveError
	if !errors.As(err, &re) {
		return err
	}
	c := *re
	c.Label = label
	return &c
}
