package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/docx"
	"naru/internal/docgen/pack"
	"naru/internal/docgen/sample"
	"naru/internal/document"
)

// written writes a document, and leaves it in the folder DOCX_OUT if that is
// set, for a look with a word processor.
func written(t *testing.T, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(context.Background(), &b, d, docx.Options{Draw: sample.Draw}); err != nil {
		t.Fatal(err)
	}
	keep(t, b.Bytes())
	return b.Bytes()
}

func keep(t *testing.T, file []byte) {
	t.Helper()
	if folder := os.Getenv("DOCX_OUT"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, t.Name()+".docx"), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func entries(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// textOf reads the text of a part: a line end after each paragraph.
func textOf(t *testing.T, part []byte) string {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(part))
	var b strings.Builder
	reading := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			reading = e.Name.Local == "t"
			if e.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			reading = false
			if e.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if reading {
				b.Write(e)
			}
		}
	}
}

// element is XML as it stands.
type element struct {
	XMLName  xml.Name   `xml:""`
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) all(name string) []element {
	var found []element
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

func parse(t *testing.T, data []byte) element {
	t.Helper()
	var e element
	if err := xml.Unmarshal(data, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEveryTextIsReadBackInOrder(t *testing.T) {
	t.Parallel()
	text := textOf(t, entries(t, written(t, sample.Everything()))["word/document.xml"])
	if missing := sample.InOrder(text, sample.Texts()); missing != "" {
		t.Errorf("missing or out of order: %q in\n%s", missing, text)
	}
	if strings.Contains(text, "버리는 칸") {
		t.Error("only the first cell of a group row counts")
	}
	if !strings.Contains(text, "차례\n1. 개요\n1.1 표\n2. 진단\n") {
		t.Error("the contents are not filled in")
	}
}

func TestAnEnglishPaperSpeaksEnglish(t *testing.T) {
	t.Parallel()
	all := entries(t, written(t, sample.English()))
	text := textOf(t, all["word/document.xml"])
	if missing := sample.InOrder(text, sample.EnglishTexts()); missing != "" {
		t.Errorf("missing or out of order: %q in\n%s", missing, text)
	}
	if !strings.Contains(string(all["word/styles.xml"]), `<w:lang w:val="en-US" w:eastAsia="ko-KR"`) || !strings.Contains(string(all["docProps/core.xml"]), "<dc:language>en-US<") {
		t.Error("the file does not say its language")
	}
	if strings.Contains(text, "Contents") {
		t.Error("a short paper has no contents")
	}
	first := parse(t, all["word/document.xml"]).all("sectPr")[0]
	if len(first.all("titlePg")) != 1 || len(first.all("headerReference")) != 1 || len(first.all("footerReference")) != 2 {
		t.Error("the first page has its title and a number, but no running head")
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	if !bytes.Equal(written(t, sample.Everything()), written(t, sample.Everything())) {
		t.Error("the same document gave other bytes")
	}
}

func TestEveryPartIsKnownAndEveryReferenceResolves(t *testing.T) {
	t.Parallel()
	checkReferences(t, entries(t, written(t, sample.Everything())))
}

// checkReferences looks for every part, style, list and picture that another
// part refers to, and for ids that stand twice.
func checkReferences(t *testing.T, all map[string][]byte) {
	t.Helper()
	types := parse(t, all["[Content_Types].xml"])
	typed := map[string]bool{}
	for _, o := range types.all("Override") {
		typed[strings.TrimPrefix(o.attr("PartName"), "/")] = true
	}
	for _, d := range types.all("Default") {
		typed["."+d.attr("Extension")] = true
	}
	for name, data := range all {
		if !typed[name] && !typed[path.Ext(name)] {
			t.Errorf("%s has no media type", name)
		}
		if ext := path.Ext(name); ext == ".xml" || ext == ".rels" {
			parse(t, data)
		}
	}
	styles, lists := map[string]bool{}, map[string]bool{}
	for _, s := range parse(t, all["word/styles.xml"]).all("style") {
		if styles[s.attr("styleId")] {
			t.Errorf("two styles %s", s.attr("styleId"))
		}
		styles[s.attr("styleId")] = true
	}
	if all["word/numbering.xml"] != nil {
		for _, n := range parse(t, all["word/numbering.xml"]).all("num") {
			lists[n.attr("numId")] = true
		}
	}
	for name, data := range all {
		if dir, base := path.Split(name); dir == "word/" && path.Ext(base) == ".xml" {
			links := map[string]string{}
			if rels := all["word/_rels/"+base+".rels"]; rels != nil {
				for _, r := range parse(t, rels).all("Relationship") {
					if links[r.attr("Id")] != "" {
						t.Errorf("%s: two relationships %s", base, r.attr("Id"))
					}
					links[r.attr("Id")] = r.attr("Target")
					if all["word/"+r.attr("Target")] == nil {
						t.Errorf("%s: %s does not exist", base, r.attr("Target"))
					}
				}
			}
			checkPart(t, parse(t, data), links, styles, lists)
		}
	}
}

func checkPart(t *testing.T, part element, links map[string]string, styles, lists map[string]bool) {
	t.Helper()
	const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	seen := map[string]bool{}
	var walk func(e element)
	walk = func(e element) {
		for _, a := range e.Attrs {
			if a.Name.Space == relationships && links[a.Value] == "" {
				t.Errorf("%s refers to %s, which does not exist", e.XMLName.Local, a.Value)
			}
		}
		val := e.attr("val")
		switch e.XMLName.Local {
		case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
			if !styles[val] {
				t.Errorf("style %s does not exist", val)
			}
		case "numId":
			if !lists[val] {
				t.Errorf("list %s does not exist", val)
			}
		case "docPr", "bookmarkStart":
			key := e.XMLName.Local + e.attr("id")
			if seen[key] {
				t.Errorf("%s stands twice", key)
			}
			seen[key] = true
		}
		for _, c := range e.Children {
			walk(c)
		}
	}
	walk(part)
}

func TestTheContentsLeadToTheHeadings(t *testing.T) {
	t.Parallel()
	part := parse(t, entries(t, written(t, sample.Everything()))["word/document.xml"])
	marks := map[string]bool{}
	for _, m := range part.all("bookmarkStart") {
		marks[m.attr("name")] = true
	}
	links := part.all("hyperlink")
	if len(links) != 3 { // chapters and sections
		t.Errorf("%d entries, want 3", len(links))
	}
	for _, l := range links {
		if !marks[l.attr("anchor")] {
			t.Errorf("%s leads nowhere", l.attr("anchor"))
		}
	}
	begins, ends := 0, 0
	for _, c := range part.all("fldChar") {
		switch c.attr("fldCharType") {
		case "begin":
			begins++
		case "end":
			ends++
		}
	}
	if begins != 4 || ends != 4 { // the contents and a page number each
		t.Errorf("%d fields begin, %d end", begins, ends)
	}
}

func TestTablesAreWholeAndHeadsRepeat(t *testing.T) {
	t.Parallel()
	part := parse(t, entries(t, written(t, sample.Everything()))["word/document.xml"])
	for i, tbl := range part.all("tbl") {
		columns := len(tbl.all("gridCol"))
		for y, tr := range tbl.all("tr") {
			covered := 0
			for _, tc := range tr.all("tc") {
				covered++
				if span := tc.all("gridSpan"); len(span) == 1 {
					n, err := strconv.Atoi(span[0].attr("val"))
					if err != nil {
						t.Fatal(err)
					}
					covered += n - 1
				}
				if last := tc.Children[len(tc.Children)-1]; last.XMLName.Local != "p" {
					t.Error("a cell must end with a paragraph")
				}
			}
			if covered != columns {
				t.Errorf("table %d, row %d covers %d of %d columns", i, y, covered, columns)
			}
		}
	}
	main := part.all("tbl")[1]
	if len(main.all("tr")[0].all("tblHeader")) != 1 {
		t.Error("the heading row does not repeat on the next page")
	}
	if got := main.all("tr")[2].all("tc")[1].all("jc")[0].attr("val"); got != "right" {
		t.Errorf("a number stands %s", got)
	}
	if got := main.all("tr")[4].all("cantSplit"); len(got) != 0 {
		t.Error("a row that is longer than a page must be able to break")
	}
	if n := len(part.all("sectPr")); n != 3 || part.all("sectPr")[1].all("pgSz")[0].attr("orient") != "landscape" {
		t.Errorf("the wide table does not stand on a page on its side: %d sections", n)
	}
}

func TestALongTableIsOneTable(t *testing.T) {
	t.Parallel()
	part := parse(t, entries(t, written(t, document.Document{Body: []document.Block{sample.Rows(300)}}))["word/document.xml"])
	if tables := part.all("tbl"); len(tables) != 1 || len(tables[0].all("tr")) != 301 || len(tables[0].all("tblHeader")) != 1 {
		t.Error("three hundred rows under one heading row were expected")
	}
}

func TestAPictureSaysWhatItShows(t *testing.T) {
	t.Parallel()
	all := entries(t, written(t, sample.Everything()))
	part := parse(t, all["word/document.xml"])
	if got := part.all("docPr")[0].attr("descr"); got != "종사자가 2020년 이후 늘었습니다." {
		t.Errorf("alternative text: %q", got)
	}
	if n := len(part.all("drawing")); n != 3 {
		t.Errorf("%d pictures, want one and the two of the plan", n)
	}
	extent := part.all("extent")[0]
	if extent.attr("cx") != "5976620" || extent.attr("cy") != "2988310" { // 9,412 twentieths of a point wide, half as high
		t.Errorf("size: %s × %s", extent.attr("cx"), extent.attr("cy"))
	}
	properties := string(all["docProps/core.xml"])
	if !strings.Contains(properties, "<dc:title>전략산업 육성 로드맵 &lt;2027–2031&gt;</dc:title>") || !strings.Contains(properties, "<cp:contentStatus>초안</cp:contentStatus>") {
		t.Error(properties)
	}
}

func TestWritingStopsOnRequestAndOnFaults(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := docx.Write(ctx, io.Discard, sample.Everything(), docx.Options{}); core.CodeOf(err) != core.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	fault := errors.New("no ink")
	draw := func(document.Chart) ([]pack.Picture, error) { return nil, fault }
	if err := docx.Write(context.Background(), io.Discard, sample.Everything(), docx.Options{Draw: draw}); !errors.Is(err, fault) {
		t.Errorf("drawing: %v", err)
	}
	if err := docx.Write(context.Background(), io.Discard, document.Document{}, docx.Options{}); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}

func BenchmarkReportOf150Pages(b *testing.B) {
	d := sample.Book()
	for b.Loop() {
		if err := docx.Write(context.Background(), io.Discard, d, docx.Options{Draw: sample.Draw}); err != nil {
			b.Fatal(err)
		}
	}
}
