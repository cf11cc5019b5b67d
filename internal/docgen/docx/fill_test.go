package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/docx"
	"naru/internal/docgen/sample"
	"naru/internal/docgen/template"
	"naru/internal/document"

	"github.com/google/go-cmp/cmp"
)

const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

// agencyText is the text of a template as Word leaves it: a placeholder cut
// into runs, content controls in a line and around paragraphs, one in a cell.
const agencyText = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + space + `><w:body>` +
	`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>문서: {{제</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>목}}</w:t></w:r><w:r><w:t xml:space="preserve"> 끝</w:t></w:r></w:p>` +
	`<w:p w14:paraId="0A1B2C3D"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{{본문}}</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>담당 </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="담당자"/><w:tag w:val="담당"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>이름을 쓰십시오</w:t></w:r></w:sdtContent></w:sdt></w:p>` +
	`<w:sdt><w:sdtPr><w:tag w:val="요약"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>첫 줄</w:t></w:r></w:p><w:p><w:r><w:t>둘째 줄</w:t></w:r></w:p></w:sdtContent></w:sdt>` +
	`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4216"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4216" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{칸}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
	`<w:p><w:r><w:t>{{모름}} 그대로</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`

const agencyHead = `<?xml version="1.0" encoding="UTF-8"?><w:hdr ` + space + `><w:p><w:r><w:t>{{제목}}</w:t></w:r></w:p></w:hdr>`

const agencyStyles = `<?xml version="1.0" encoding="UTF-8"?><w:styles ` + space + `><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/></w:style><w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/></w:style></w:styles>`

func agency(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>`},
		{"word/document.xml", agencyText},
		{"word/header1.xml", agencyHead},
		{"word/styles.xml", agencyStyles},
		{"word/stranger.bin", "{{제목}}"},
	} {
		e, _ := w.Create(f[0])
		io.WriteString(e, f[1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func filled(t *testing.T, values map[string][]document.Block) (all map[string][]byte, report template.Report) {
	t.Helper()
	file := agency(t)
	var b bytes.Buffer
	report, err := docx.Fill(context.Background(), &b, bytes.NewReader(file), int64(len(file)), values, core.Korean, docx.Options{Draw: sample.Draw})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, b.Bytes())
	return entries(t, b.Bytes()), report
}

func text(s string) []document.Block { return []document.Block{document.Text(s)} }

func TestATemplateIsFilled(t *testing.T) {
	t.Parallel()
	all, report := filled(t, map[string][]document.Block{
		"제목": text(" 로드맵 <1>"), "담당": text("홍길동\n팀장"), "요약": text("한 줄로"), "칸": {sample.Rows(1)}, "남는 값": nil,
		"본문": {
			document.Text("첫 문단"), document.Text("둘째 문단"),
			document.Heading{Level: 1, Text: "제목 1"},
			document.Heading{Level: 2, Text: "제목 2"},
			document.Figure{Caption: "그림", Alt: "말", Chart: document.Lines{}},
			document.List{Ordered: true, Items: []string{"항목"}},
			sample.Rows(1),
		},
	})
	want := template.Report{Filled: []string{"제목", "본문", "담당", "요약", "칸"}, Unfilled: []string{"모름"}, Unused: []string{"남는 값"}}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Error(diff)
	}
	part := string(all["word/document.xml"])
	got := textOf(t, all["word/document.xml"])
	lines := []string{"문서:  로드맵 <1> 끝\n", "첫 문단\n둘째 문단\n제목 1\n제목 2\n", "그림\n1. 항목\n긴 표\n", "담당 홍길동\n팀장\n", "한 줄로\n", "긴 표\n번호\n", "{{모름}} 그대로\n"}
	if missing := sample.InOrder(got, lines); missing != "" {
		t.Errorf("missing or out of order: %q in\n%s", missing, got)
	}
	for _, gone := range []string{"둘째 줄", "showingPlcHdr", `<w:rStyle w:val="PlaceholderText"/>`} {
		if strings.Contains(part, gone) {
			t.Errorf("%s should be gone", gone)
		}
	}
	for _, want := range []string{
		`<w:p w14:paraId="0A1B2C3D"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>첫 문단</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>둘째 문단</w:t></w:r></w:p>`,
		`<w:pStyle w:val="1"/></w:pPr><w:r><w:t xml:space="preserve">제목 1`, `<w:pStyle w:val="NaruHeading2"/>`,
		`<w:tblW w:w="9026" w:type="dxa"/>`, `<w:tblW w:w="4000" w:type="dxa"/>`, // between the margins, and inside the cell
		`<w:tag w:val="담당"/></w:sdtPr>`,
	} {
		if !strings.Contains(part, want) {
			t.Errorf("not found: %s", want)
		}
	}
	if got := string(all["word/header1.xml"]); !strings.Contains(got, `<w:t xml:space="preserve"> 로드맵 &lt;1&gt;</w:t>`) {
		t.Errorf("running head: %s", got)
	}
	checkReferences(t, without(all, "word/stranger.bin"))
	if string(all["word/stranger.bin"]) != "{{제목}}" {
		t.Error("an entry that is no text has changed")
	}
}

func without(all map[string][]byte, name string) map[string][]byte {
	rest := map[string][]byte{}
	for n, data := range all {
		if n != name {
			rest[n] = data
		}
	}
	return rest
}

func TestNothingToFillChangesNothing(t *testing.T) {
	t.Parallel()
	all, report := filled(t, map[string][]document.Block{"없는 것": text("x")})
	if diff := cmp.Diff(entries(t, agency(t)), all); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"제목", "본문", "담당", "요약", "칸", "모름"}, report.Unfilled); diff != "" {
		t.Error(diff)
	}
}

func TestFieldsAreListed(t *testing.T) {
	t.Parallel()
	file := agency(t)
	got, err := docx.Fields(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	want := []template.Field{
		{Name: "제목", Kind: template.Placeholder, Places: 2},
		{Name: "본문", Kind: template.Placeholder, Places: 1},
		{Name: "담당", Kind: template.FormControl, Places: 1},
		{Name: "요약", Kind: template.FormControl, Places: 1},
		{Name: "칸", Kind: template.Placeholder, Places: 1},
		{Name: "모름", Kind: template.Placeholder, Places: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoTemplateIsExplained(t *testing.T) {
	t.Parallel()
	for name, file := range map[string][]byte{
		"old": append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 512)...), "not a zip": []byte("hello"), "cut off": agency(t)[:300],
	} {
		_, err := docx.Fields(bytes.NewReader(file), int64(len(file)))
		if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).Ko, ".docx") {
			t.Errorf("%s: %v", name, core.MessageOf(err))
		}
	}
}
