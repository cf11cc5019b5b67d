package hwpx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/hwpx"
	"naru/internal/docgen/sample"
	"naru/internal/docgen/template"
	"naru/internal/document"

	"github.com/google/go-cmp/cmp"
)

// agencyText is the text part of a template as a word processor leaves it: a
// placeholder cut into runs, one twice in a line, 누름틀 with a hint, empty, and
// around a placeholder, a placeholder alone in a cell, and cached lines.
const agencyText = `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core">` +
	`<hp:p id="0" paraPrIDRef="0" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0"><hp:run charPrIDRef="0"><hp:secPr id=""><hp:pagePr landscape="WIDELY" width="59528" height="84188" gutterType="LEFT_ONLY"><hp:margin header="4252" footer="4252" gutter="0" left="8504" right="8504" top="5668" bottom="4252"/></hp:pagePr></hp:secPr></hp:run>` +
	`<hp:run charPrIDRef="1"><hp:t>문서: {{제</hp:t></hp:run><hp:run charPrIDRef="2"><hp:t>목}} &amp; 끝</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p>` +
	`<hp:p id="1" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>{{ 기관 }} 과 {{기관}}, {{모르는 것}}</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p>` +
	`<hp:p id="2" paraPrIDRef="5" styleIDRef="0" pageBreak="1"><hp:run charPrIDRef="3"><hp:t>{{본문}}</hp:t></hp:run></hp:p>` +
	`<hp:p id="3" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="11" type="CLICK_HERE" name="담당" editable="1" dirty="0" fieldid="7"><hp:parameters cnt="1" name=""><hp:stringParam name="Direction">담당자를 쓰십시오</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl></hp:run><hp:run charPrIDRef="4"><hp:t>담당자를 쓰십시오</hp:t></hp:run><hp:run charPrIDRef="0"><hp:ctrl><hp:fieldEnd beginIDRef="11" fieldid="7"/></hp:ctrl><hp:t> 귀하</hp:t></hp:run></hp:p>` +
	`<hp:p id="4" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="12" type="CLICK_HERE" name="빈칸" dirty="0"/></hp:ctrl><hp:ctrl><hp:fieldEnd beginIDRef="12"/></hp:ctrl></hp:run></hp:p>` +
	`<hp:p id="5" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="13" type="CLICK_HERE" name="부서"/></hp:ctrl><hp:t>{{부서}}</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="13"/></hp:ctrl></hp:run></hp:p>` +
	`<hp:p id="6" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:tbl id="77" rowCnt="1" colCnt="1" borderFillIDRef="3"><hp:tr><hp:tc borderFillIDRef="3"><hp:subList id=""><hp:p id="7" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>{{칸}}</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p></hp:subList><hp:cellAddr colAddr="0" rowAddr="0"/><hp:cellSpan colSpan="1" rowSpan="1"/><hp:cellSz width="20800" height="1000"/></hp:tc></hp:tr></hp:tbl></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p>` +
	`<hp:p id="8" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>그대로 둔 문단 &#x20;{ } {{}} {{{</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p></hs:sec>`

// agency makes a template file of a text part, with an entry that no reader
// knows. The rest is that of a document of ours.
func agency(t *testing.T, text string) []byte {
	t.Helper()
	base := written(t, document.Document{Title: "서식", Body: []document.Block{document.Text("자리")}})
	file, err := swapped(base, text)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// swapped puts another text part into a file.
func swapped(file []byte, section string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	stranger := true
	for _, f := range z.File {
		stranger = stranger && f.Name != "Scripts/stranger.js"
		if f.Name != "Contents/section0.xml" {
			err = errors.Join(err, w.Copy(f))
			continue
		}
		e, fault := w.Create(f.Name)
		err = errors.Join(err, fault)
		io.WriteString(e, section)
	}
	if stranger {
		e, fault := w.Create("Scripts/stranger.js")
		err = errors.Join(err, fault)
		io.WriteString(e, "var x = '{{제목}}';")
	}
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

func filled(t *testing.T, file []byte, values map[string][]document.Block) ([]byte, template.Report) {
	t.Helper()
	var b bytes.Buffer
	report, err := hwpx.Fill(context.Background(), &b, bytes.NewReader(file), int64(len(file)), values, core.Korean, hwpx.Options{Draw: sample.Draw})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), report
}

func text(s string) []document.Block { return []document.Block{document.Text(s)} }

func TestFieldsAreFoundHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	file := agency(t, agencyText)
	got, err := hwpx.Fields(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	want := []template.Field{
		{Name: "제목", Kind: template.Placeholder, Places: 1},
		{Name: "기관", Kind: template.Placeholder, Places: 2},
		{Name: "모르는 것", Kind: template.Placeholder, Places: 1},
		{Name: "본문", Kind: template.Placeholder, Places: 1},
		{Name: "담당", Kind: template.FormControl, Places: 1},
		{Name: "빈칸", Kind: template.FormControl, Places: 1},
		{Name: "부서", Kind: template.FormControl, Places: 1},
		{Name: "칸", Kind: template.Placeholder, Places: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestATemplateIsFilled(t *testing.T) {
	t.Parallel()
	file := agency(t, agencyText)
	out, report := filled(t, file, map[string][]document.Block{
		"제목": text("로드맵 <1> & \"2\""), "기관": text("진흥원"), "담당": text("홍길동"), "빈칸": text("채운 말"), "부서": text("전략기획팀"),
		"본문": {document.Text("첫 문단"), document.Text("둘째 문단"), sample.Rows(2), document.Figure{Caption: "그림", Alt: "말", Chart: document.Lines{}}, document.List{Items: []string{"항목"}}, document.Text("맺음")},
		"칸":  {document.Text("칸 글"), sample.Rows(1)}, "남는 값": text("쓸 곳 없음"),
	})
	want := template.Report{Filled: []string{"제목", "기관", "본문", "담당", "빈칸", "부서", "칸"}, Unfilled: []string{"모르는 것"}, Unused: []string{"남는 값"}}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Error(diff)
	}
	got := textOf(t, out)
	lines := []string{"문서: 로드맵 <1> & \"2\" & 끝\n", "진흥원 과 진흥원, {{모르는 것}}\n", "첫 문단\n둘째 문단\n긴 표\n번호\n이름\n값\n1\n산업 이름\n", "그림\n• 항목\n맺음\n", "홍길동 귀하\n", "채운 말\n", "전략기획팀\n", "칸 글\n긴 표\n", "그대로 둔 문단  { } {{}} {{{\n"}
	if missing := sample.InOrder(got, lines); missing != "" {
		t.Errorf("missing or out of order: %q in\n%s", missing, got)
	}
	before, after := entries(t, file), entries(t, out)
	checkReferences(t, after)
	for _, tbl := range parse(t, after["Contents/section0.xml"]).all("tbl")[:1] {
		checkTable(t, tbl)
	}
	for name, data := range before {
		switch name {
		case "Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf", "Preview/PrvText.txt":
		default:
			if !bytes.Equal(data, after[name]) {
				t.Errorf("%s has changed", name)
			}
		}
	}
	section := string(after["Contents/section0.xml"])
	for _, want := range []string{
		`<hp:p id="8" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>그대로 둔 문단 &#x20;{ } {{}} {{{</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p></hs:sec>`,
		`<hp:t>문서: 로드맵 &lt;1&gt; &amp; &quot;2&quot;</hp:t></hp:run><hp:run charPrIDRef="2"><hp:t> &amp; 끝</hp:t></hp:run></hp:p>`, // looks stay, cached lines go
		`name="담당" editable="1" dirty="1"`, // no longer a hint
		`<hp:p id="2" paraPrIDRef="5" styleIDRef="0" pageBreak="1"><hp:run charPrIDRef="3"><hp:t>첫 문단</hp:t></hp:run></hp:p><hp:p id="2" paraPrIDRef="5" styleIDRef="0" pageBreak="0"><hp:run charPrIDRef="3"><hp:t>둘째 문단</hp:t></hp:run></hp:p>`,
		`<hp:t>칸 글</hp:t></hp:run></hp:p>`,
	} {
		if !strings.Contains(section, want) {
			t.Errorf("not found: %s", want)
		}
	}
	if got := strings.Count(section, "linesegarray>"); got != 2 {
		t.Errorf("%d cached lines left, only the untouched paragraph keeps its own", got/2)
	}
}

func TestATableIsAsWideAsItsPlace(t *testing.T) {
	t.Parallel()
	out, _ := filled(t, agency(t, agencyText), map[string][]document.Block{"본문": {sample.Rows(1)}, "칸": {sample.Rows(1)}})
	tables := parse(t, entries(t, out)["Contents/section0.xml"]).all("tbl")
	// 59528 − 2·8504 between the margins; 20800 − 2·400 inside the cell.
	if got := []int{tables[0].all("sz")[0].number(t, "width"), tables[2].all("sz")[0].number(t, "width")}; got[0] != 42520 || got[1] != 20000 {
		t.Errorf("widths: %v", got)
	}
}

func TestABlockInASentenceFollowsIt(t *testing.T) {
	t.Parallel()
	out, report := filled(t, agency(t, agencyText), map[string][]document.Block{"기관": {document.Table{Caption: "딸린 표", Columns: []document.Column{{Title: "열"}}}}})
	if diff := cmp.Diff([]string{"기관"}, report.Moved); diff != "" {
		t.Error(diff)
	}
	if got := textOf(t, out); !strings.Contains(got, " 과 , {{모르는 것}}\n딸린 표\n열\n해당하는 자료가 없습니다.\n딸린 표\n") {
		t.Errorf("the table does not follow: %s", got)
	}
}

func TestNothingToFillChangesNothing(t *testing.T) {
	t.Parallel()
	file := agency(t, agencyText)
	out, report := filled(t, file, map[string][]document.Block{"없는 것": text("x")})
	before, after := entries(t, file), entries(t, out)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
	if len(report.Filled) != 0 || len(report.Unfilled) != 8 || len(report.Unused) != 1 {
		t.Errorf("%+v", report)
	}
}

func TestAFilledTemplateCanBeFilledAgain(t *testing.T) {
	t.Parallel()
	figure := []document.Block{document.Figure{Caption: "그림", Alt: "말", Chart: document.Lines{}}}
	once, _ := filled(t, agency(t, agencyText), map[string][]document.Block{"본문": figure})
	twice, _ := filled(t, once, map[string][]document.Block{"칸": figure})
	all := entries(t, twice)
	checkReferences(t, all)
	if all["BinData/naru1.png"] == nil || all["BinData/naru2.png"] == nil {
		t.Error("two pictures were expected")
	}
}

func TestWhatIsNoTemplateIsExplained(t *testing.T) {
	t.Parallel()
	locked := agency(t, agencyText)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"old":       {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 512)...), ".hwp"},
		"not a zip": {[]byte("hello"), "손상"},
		"empty":     {nil, "손상"},
		"cut off":   {locked[:len(locked)/2], "손상"},
		"no text":   {zipOf(t, map[string]string{"a.txt": "x"}), "본문"},
		"no header": {zipOf(t, map[string]string{"Contents/section0.xml": agencyText}), "손상"},
		"bad xml":   {agency(t, "<hs:sec"), "손상"},
		"prefixes":  {agency(t, `<s:sec xmlns:s="http://www.hancom.co.kr/hwpml/2011/section"/>`), "다시 저장"},
		"password":  {zipOf(t, map[string]string{"META-INF/manifest.xml": "<odf:encryption-data/>", "Contents/section0.xml": "x"}), "암호"},
	} {
		_, err := hwpx.Fields(bytes.NewReader(c.file), int64(len(c.file)))
		if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).Ko, c.want) || core.MessageOf(err).En == "" {
			t.Errorf("%s: %v", name, core.MessageOf(err))
		}
	}
}

func zipOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, s := range files {
		e, _ := w.Create(name)
		io.WriteString(e, s)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAControlThatNeverEndsIsLeftAlone(t *testing.T) {
	t.Parallel()
	broken := strings.Replace(agencyText, `<hp:fieldEnd beginIDRef="11"`, `<hp:fieldEnd beginIDRef="99"`, 1)
	out, report := filled(t, agency(t, broken), map[string][]document.Block{"담당": text("홍길동"), "칸": text("칸 글")})
	if got := textOf(t, out); !strings.Contains(got, "담당자를 쓰십시오 귀하") || !strings.Contains(got, "칸 글\n그대로 둔 문단") {
		t.Errorf("text was lost: %s", got)
	}
	if diff := cmp.Diff([]string{"제목", "기관", "모르는 것", "본문", "담당", "빈칸", "부서"}, report.Unfilled); diff != "" {
		t.Error(diff)
	}
}

func TestAControlWithoutANameIsKnownByItsHint(t *testing.T) {
	t.Parallel()
	file := agency(t, strings.Replace(agencyText, `name="담당"`, `name=""`, 1))
	out, report := filled(t, file, map[string][]document.Block{"담당자를 쓰십시오": text("홍길동")})
	if diff := cmp.Diff([]string{"담당자를 쓰십시오"}, report.Filled); diff != "" {
		t.Error(diff)
	}
	if got := textOf(t, out); !strings.Contains(got, "홍길동 귀하\n") {
		t.Error(got)
	}
}

func TestAControlInsideAnotherGoesWithIt(t *testing.T) {
	t.Parallel()
	nested := sectionHead + `<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="1" type="CLICK_HERE" name="밖"/></hp:ctrl><hp:t>가</hp:t>` +
		`<hp:ctrl><hp:fieldBegin id="2" type="CLICK_HERE" name="안"/></hp:ctrl><hp:t>나</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="2"/></hp:ctrl><hp:t>다</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="1"/></hp:ctrl><hp:t>라</hp:t></hp:run></hp:p></hs:sec>`
	for want, values := range map[string]map[string][]document.Block{
		"하나라\n":  {"밖": text("하나"), "안": text("둘")},
		"가둘다라\n": {"안": text("둘")},
		"가나다라\n": {"다른 것": text("셋")},
	} {
		out, _ := filled(t, agency(t, nested), values)
		if got := textOf(t, out); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAPageBreakIsKept(t *testing.T) {
	t.Parallel()
	out, _ := filled(t, agency(t, agencyText), map[string][]document.Block{"본문": {document.Text("앞"), document.PageBreak{}, document.Text("뒤")}})
	var breaks []string
	for _, p := range parse(t, entries(t, out)["Contents/section0.xml"]).all("p") {
		if p.attr("paraPrIDRef") != "0" {
			breaks = append(breaks, p.attr("pageBreak"))
		}
	}
	// The template's paragraph begins a page, and so does what holds the break.
	if diff := cmp.Diff([]string{"1", "1", "0"}, breaks); diff != "" {
		t.Error(diff)
	}
}
