package iosheet

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean is a name as it is shown: composed, on one line, single spaces.
func clean(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// squash is a name as it is compared: without any space, in small letters.
func squash(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), ""))
}

// bare is what a name says without its remarks: “수입(공제)(-)” is “수입(공제)”,
// “1) 총투입계” is “총투입계”.
func bare(s string) string {
	s = strings.Trim(squash(s), "()[]-–.·*_ ")
	return strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r == ')' || r == '.' })
}

// A word says what a row or a column is: by its whole name, or by a part.
type word struct {
	is    RoleID
	whole []string
	parts []string
}

// rowWords are tried in their order.
var rowWords = []word{
	{RoleImports, []string{"수입", "수입중간재", "import", "imports"}, []string{"수입중간", "수입투입", "수입재", "imported", "import_", "importof"}},
	{RoleIntermediate, []string{"중간투입"}, []string{"중간투입계", "국산투입계", "중간투입합계", "intermediateinput", "totalintermediate", "intermediate_input"}},
	{RoleOutput, []string{"산출", "산출액", "생산액", "output", "grossoutput", "totaloutput", "totalinput"}, []string{"총산출", "총투입", "output", "산출액"}},
	{RoleIgnored, []string{"계", "합계", "소계", "총계", "전국", "전산업", "total", "sum"}, []string{"중간수요", "총공급", "총수요", "합계", "total"}},
	{RoleValueAddedPart, nil, []string{
		"영업잉여", "고정자본소모", "생산세", "순간접세", "간접세", "보조금", "조정항", "operatingsurplus", "consumptionoffixed",
		"taxesonproduction", "netindirecttax", "subsid",
	}},
	{RoleEmployment, nil, []string{"취업", "고용", "피용자수", "종사자", "employ", "jobs", "persons"}},
	{RoleIncome, nil, []string{"피용자보수", "compensation", "wages"}},
	{RoleValueAdded, []string{"va", "gva"}, []string{"부가가치", "value_added", "valueadded", "gva"}},
	{RoleImports, nil, []string{"수입", "import"}},
}

// columnWords are tried in their order.
var columnWords = []word{
	{RoleExports, []string{"수출", "이출"}, []string{"수출", "이출", "export"}},
	{RoleIntermediate, []string{"중간수요"}, []string{"중간수요계", "중간수요합계", "intermediatedemand", "totalintermediate", "intermediate_demand"}},
	{RoleFinalTotal, []string{"최종수요", "finaldemand", "final_demand"}, []string{"최종수요계", "최종수요합계", "totalfinal"}},
	{RoleDemand, []string{"총수요", "totaldemand", "totaluse"}, []string{"총수요"}},
	{RoleOutput, []string{"산출", "산출액", "output", "grossoutput", "totaloutput"}, []string{"총산출", "총투입"}},
	{RoleIgnored, []string{"계", "합계", "소계", "총계", "전국", "전산업", "total", "sum"}, []string{"총공급", "도소매마진", "화물운임", "잔폐물", "합계", "total"}},
	{RoleImports, []string{"수입", "수입계", "총수입", "이입", "imports", "import"}, []string{"수입", "관세", "이입", "import", "생산물세"}},
	{RoleFinal, nil, []string{"최종수요", "final", "소비", "투자", "자본형성", "재고", "귀중품", "consumption", "investment", "capitalformation", "inventor", "stocks"}},
}

// wordsOf gives what a name says; empty where it says nothing.
func wordsOf(name string, words []word) RoleID {
	low, plain := squash(name), bare(name)
	for _, w := range words {
		if slices.Contains(w.whole, plain) || slices.ContainsFunc(w.parts, func(p string) bool { return strings.Contains(low, p) }) {
			return w.is
		}
	}
	return ""
}

// isTotal reports a name that is never a sector's, on whichever side it stands.
func isTotal(name string) bool {
	return slices.Contains([]string{
		"계", "합계", "소계", "총계", "전국", "전산업", "total", "sum", "중간투입계", "중간수요계", "최종수요계", "총수요계", "부가가치계",
		"총투입계", "총산출", "총산출액", "총투입", "총공급계", "수입계",
	}, bare(name))
}
