package hwpx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/hwpx"
	"naru/internal/docgen/pack"
	"naru/internal/docgen/sample"
	"naru/internal/document"
)

// written writes a document, and leaves it in the folder HWPX_OUT if that is
// set, for a look with a word processor.
func written(t *testing.T, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := hwpx.Write(context.Background(), &b, d, hwpx.Options{Draw: sample.Draw}); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("HWPX_OUT"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "_")+".hwpx"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func textOf(t *testing.T, file []byte) string {
	t.Helper()
	text, err := hwpx.Text(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return text
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

func TestEveryTextIsReadBackInOrder(t *testing.T) {
	t.Parallel()
	text := textOf(t, written(t, sample.Everything()))
	if missing := sample.InOrder(text, sample.Texts()); missing != "" {
		t.Errorf("missing or out of order: %q in\n%s", missing, text)
	}
	if strings.Contains(text, "버리는 칸") {
		t.Error("only the first cell of a group row counts")
	}
	for _, want := range []string{"• 첫째 항목", "2. 다음 할 일", "차례\n1. 개요\n1.1 표\n2. 진단\n1. 개요\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("not found: %q", want)
		}
	}
}

func TestAnEnglishPaperSpeaksEnglish(t *testing.T) {
	t.Parallel()
	file := written(t, sample.English())
	text := textOf(t, file)
	if missing := sample.InOrder(text, sample.EnglishTexts()); missing != "" {
		t.Errorf("missing or out of order: %q in\n%s", missing, text)
	}
	if !bytes.Contains(entries(t, file)["Contents/content.hpf"], []byte("<opf:language>en</opf:language>")) {
		t.Error("the file does not say its language")
	}
	if strings.Contains(text, "Contents") {
		t.Error("a short paper has no contents")
	}
}

func TestSectionsAreReadInOrder(t *testing.T) {
	t.Parallel()
	section := func(s string) string {
		return sectionHead + `<hp:p id="0"><hp:run><hp:ctrl><hp:header><hp:subList><hp:p><hp:run><hp:t>머리말</hp:t></hp:run></hp:p></hp:subList></hp:header></hp:ctrl><hp:t>` + s + `<hp:lineBreak/>둘째<hp:tab/>줄</hp:t></hp:run></hp:p></hs:sec>`
	}
	files := map[string]string{"Contents/section0.xml": section("하나"), "Contents/section10.xml": section("셋"), "Contents/section2.xml": section("둘")}
	if got := textOf(t, zipOf(t, files)); got != "하나\n둘째\t줄\n둘\n둘째\t줄\n셋\n둘째\t줄\n" {
		t.Errorf("by number: %q", got)
	}
	files["Contents/content.hpf"] = `<package xmlns="http://www.idpf.org/2007/opf/"><manifest><item id="a" href="section10.xml"/><item id="b" href="Contents/section0.xml"/><item id="c" href="Contents/header.xml"/></manifest><spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/></spine></package>`
	if got := textOf(t, zipOf(t, files)); got != "셋\n둘째\t줄\n하나\n둘째\t줄\n" {
		t.Errorf("by spine: %q", got)
	}
}

func TestThePackageBeginsAsReadersExpect(t *testing.T) {
	t.Parallel()
	file := written(t, sample.Everything())
	// The first entry is stored plainly: name and content stand at fixed bytes.
	if got := string(file[30:57]); got != "mimetypeapplication/hwp+zip" {
		t.Errorf("the file begins with %q", got)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if f := z.File[0]; f.Name != "mimetype" || f.Method != zip.Store || len(f.Extra) != 0 {
		t.Errorf("first entry: %+v", f.FileHeader)
	}
	if again := written(t, sample.Everything()); !bytes.Equal(file, again) {
		t.Error("the same document gave other bytes")
	}
	all := entries(t, file)
	for _, name := range []string{"version.xml", "settings.xml", "META-INF/container.xml", "META-INF/manifest.xml", "META-INF/container.rdf", "Contents/content.hpf", "Contents/header.xml", "Contents/section0.xml", "Preview/PrvText.txt"} {
		if len(all[name]) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
	if p := string(all["Preview/PrvText.txt"]); !strings.HasPrefix(p, "전략산업 육성 로드맵 <2027–2031>\r\n") {
		t.Errorf("preview: %.80q", p)
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

func (e element) number(t *testing.T, name string) int {
	t.Helper()
	n, err := strconv.Atoi(e.attr(name))
	if err != nil {
		t.Fatalf("%s of %s: %v", name, e.XMLName.Local, err)
	}
	return n
}

// all gives the elements of a name in order, those inside others too.
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

func TestEveryReferenceResolves(t *testing.T) {
	t.Parallel()
	checkReferences(t, entries(t, written(t, sample.Everything())))
}

// checkReferences looks for every id that a part refers to.
func checkReferences(t *testing.T, all map[string][]byte) {
	t.Helper()
	header := parse(t, all["Contents/header.xml"])
	known := map[string]map[string]bool{}
	for list, refs := range map[string]string{"charProperties": "charPrIDRef", "paraProperties": "paraPrIDRef", "borderFills": "borderFillIDRef", "styles": "styleIDRef", "tabProperties": "tabPrIDRef"} {
		known[refs] = map[string]bool{}
		for _, l := range header.all(list) {
			if l.number(t, "itemCnt") != len(l.Children) {
				t.Errorf("%s counts %s, holds %d", list, l.attr("itemCnt"), len(l.Children))
			}
			for _, c := range l.Children {
				if known[refs][c.attr("id")] {
					t.Errorf("%s: id %s stands twice", list, c.attr("id"))
				}
				known[refs][c.attr("id")] = true
			}
		}
	}
	known["charPrIDRef"]["4294967295"] = true // none
	hpf := parse(t, all["Contents/content.hpf"])
	known["binaryItemIDRef"], known["idref"] = map[string]bool{"": true}, map[string]bool{}
	for _, i := range hpf.all("item") {
		if all[i.attr("href")] == nil {
			t.Errorf("content.hpf names %s, which is not there", i.attr("href"))
		}
		known["binaryItemIDRef"][i.attr("id")], known["idref"][i.attr("id")] = true, true
	}
	objects := map[string]bool{}
	var walk func(name string, e element)
	walk = func(name string, e element) {
		for _, a := range e.Attrs {
			if ids, ok := known[a.Name.Local]; ok && !ids[a.Value] {
				t.Errorf("%s: %s refers to %s %s, which does not exist", name, e.XMLName.Local, a.Name.Local, a.Value)
			}
		}
		if e.XMLName.Local == "tbl" || e.XMLName.Local == "pic" {
			if objects[e.attr("id")] {
				t.Errorf("%s: two objects have the id %s", name, e.attr("id"))
			}
			objects[e.attr("id")] = true
		}
		for _, c := range e.Children {
			walk(name, c)
		}
	}
	walk("content.hpf", hpf)
	walk("header.xml", header)
	for name, data := range all {
		if strings.HasPrefix(name, "Contents/section") {
			walk(name, parse(t, data))
		}
	}
}

func TestTablesAreComplete(t *testing.T) {
	t.Parallel()
	for _, d := range []document.Document{sample.Everything(), {Body: []document.Block{sample.Rows(300)}}} {
		for name, data := range entries(t, written(t, d)) {
			if !strings.HasPrefix(name, "Contents/section") {
				continue
			}
			for _, tbl := range parse(t, data).all("tbl") {
				checkTable(t, tbl)
			}
		}
	}
}

func checkTable(t *testing.T, tbl element) {
	t.Helper()
	rows, columns := tbl.number(t, "rowCnt"), tbl.number(t, "colCnt")
	width := tbl.all("sz")[0].number(t, "width")
	if got := len(tbl.all("tr")); got != rows {
		t.Errorf("rowCnt %d, rows %d", rows, got)
	}
	for y, tr := range tbl.all("tr") {
		x, across := 0, 0
		for _, tc := range tr.all("tc") {
			addr, span := tc.all("cellAddr")[0], tc.all("cellSpan")[0]
			if addr.number(t, "rowAddr") != y || addr.number(t, "colAddr") != x {
				t.Errorf("cell at %s,%s should be at %d,%d", addr.attr("colAddr"), addr.attr("rowAddr"), x, y)
			}
			if len(tc.all("p")) == 0 {
				t.Error("a cell needs a paragraph")
			}
			x += span.number(t, "colSpan")
			across += tc.all("cellSz")[0].number(t, "width")
		}
		if x != columns || across != width {
			t.Errorf("row %d covers %d of %d columns, %d of %d wide", y, x, columns, across, width)
		}
	}
}

func TestHeadsRepeatAndNumbersStandRight(t *testing.T) {
	t.Parallel()
	all := entries(t, written(t, sample.Everything()))
	tbl := parse(t, all["Contents/section0.xml"]).all("tbl")[1]
	if tbl.attr("repeatHeader") != "1" || tbl.all("tc")[0].attr("header") != "1" || tbl.all("pos")[0].attr("treatAsChar") != "0" {
		t.Error("the heading row does not repeat on the next page")
	}
	align := map[string]string{}
	for _, p := range parse(t, all["Contents/header.xml"]).all("paraPr") {
		align[p.attr("id")] = p.all("align")[0].attr("horizontal")
	}
	row := tbl.all("tr")[2].all("tc") // 반도체 12,345 2.31 확대
	for i, want := range []string{"LEFT", "RIGHT", "RIGHT", "CENTER"} {
		if got := align[row[i].all("p")[0].attr("paraPrIDRef")]; got != want {
			t.Errorf("column %d stands %s, want %s", i, got, want)
		}
	}
	// The wide table stands on a page on its side, and the text after it does not.
	for i, want := range []string{"WIDELY", "NARROWLY", "WIDELY"} {
		if got := parse(t, all["Contents/section"+strconv.Itoa(i)+".xml"]).all("pagePr")[0].attr("landscape"); got != want {
			t.Errorf("section %d: %s", i, got)
		}
	}
}

func TestAPictureSaysWhatItShowsAndKeepsItsShape(t *testing.T) {
	t.Parallel()
	pictures := parse(t, entries(t, written(t, sample.Everything()))["Contents/section0.xml"]).all("pic")
	if len(pictures) != 3 {
		t.Fatalf("%d pictures, want one and the two of the plan", len(pictures))
	}
	size, own, scale := pictures[0].all("sz")[0], pictures[0].all("orgSz")[0], pictures[0].all("scaMatrix")[0]
	// 400 × 200 pixels of 75 units, shown as wide as the text: 59528 − 2·6236.
	if size.attr("width") != "47056" || size.attr("height") != "23528" || own.attr("width") != "30000" || own.attr("height") != "15000" || scale.attr("e1") != "1.568533" {
		t.Errorf("%v of %v by %v", size.Attrs, own.Attrs, scale.Attrs)
	}
	if !bytes.Contains(entries(t, written(t, sample.Everything()))["Contents/section0.xml"], []byte("<hp:shapeComment>종사자가 2020년 이후 늘었습니다.</hp:shapeComment>")) {
		t.Error("the picture does not say what it shows")
	}
}

func TestWithoutAPainterAFigureIsItsWords(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := hwpx.Write(context.Background(), &b, sample.Everything(), hwpx.Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(textOf(t, b.Bytes()), "종사자가 2020년 이후 늘었습니다.") {
		t.Error("the words of the figure are missing")
	}
}

func TestWritingStopsOnRequestAndOnFaults(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := hwpx.Write(ctx, io.Discard, sample.Everything(), hwpx.Options{}); core.CodeOf(err) != core.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	fault := errors.New("no ink")
	draw := func(document.Chart) ([]pack.Picture, error) { return nil, fault }
	if err := hwpx.Write(context.Background(), io.Discard, sample.Everything(), hwpx.Options{Draw: draw}); !errors.Is(err, fault) {
		t.Errorf("drawing: %v", err)
	}
	if err := hwpx.Write(context.Background(), io.Discard, document.Document{}, hwpx.Options{}); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}
