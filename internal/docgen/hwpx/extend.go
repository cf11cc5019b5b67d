package hwpx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
)

// body makes the writer of blocks for a template: its looks follow those of
// the template, letters are in the template's own font, and ids are free ones.
func (t *templateFile) body(lang core.Lang, o Options) (*body, error) {
	b := newBody(lang, o)
	h, err := readHeader(t.header)
	if err != nil {
		return nil, explain(err)
	}
	b.at = ids{char: h.lists["charProperties"].next, para: h.lists["paraProperties"].next, border: h.lists["borderFills"].next, fonts: h.fonts}
	for _, p := range t.parts {
		for _, m := range objectID.FindAllSubmatch(p.data, -1) {
			if n, err := strconv.Atoi(string(m[1])); err == nil && n >= b.firstObject && n < lastObject {
				b.firstObject = n + 1
			}
		}
	}
	taken := 0 // by an earlier filling of the same file
	for _, name := range t.file.Names() {
		if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, pictureFolder), ".png")); err == nil {
			taken = max(taken, n)
		}
	}
	b.pictureAt = func(n int) (string, string) {
		id := pack.Int(taken + n)
		return "naru" + id, pictureFolder + id + ".png"
	}
	return b, nil
}

// pictureFolder begins the names of the pictures that a filled template is given.
const pictureFolder = "BinData/naru"

// lastObject keeps ids small enough for any reader to count on from them.
const lastObject = 1 << 30

var objectID = regexp.MustCompile(`<hp:(?:tbl|pic|rect|line|ellipse|container|equation|ole)\b[^>]*? id="(\d+)"`)

// list is a list of looks in header.xml.
type list struct {
	tag  [2]int // its first tag, in bytes
	end  int    // where its last tag begins
	size int
	next int // the id after the largest
}

// head is what Fill needs to know of a header.xml.
type head struct {
	lists map[string]list
	fonts string
}

// readHeader finds the lists that looks are added to.
func readHeader(data []byte) (head, error) {
	h := head{lists: map[string]list{}}
	d := xml.NewDecoder(bytes.NewReader(data))
	var path []string
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return h, fmt.Errorf("%w: %w", pack.ErrBroken, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Local)
			switch parent := path[max(len(path)-2, 0)]; {
			case wanted(t.Name.Local):
				h.lists[t.Name.Local] = list{tag: [2]int{from, int(d.InputOffset())}, next: 1}
			case wanted(parent):
				l := h.lists[parent]
				l.size++
				if n, err := strconv.Atoi(attribute(t, "id")); err == nil && n >= l.next {
					l.next = n + 1
				}
				h.lists[parent] = l
			case t.Name.Local == "fontRef" && h.fonts == "":
				for _, s := range scripts {
					h.fonts += " " + s + `="` + pack.Escape(attribute(t, s)) + `"`
				}
			}
		case xml.EndElement:
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
			if wanted(t.Name.Local) {
				l := h.lists[t.Name.Local]
				l.end = from
				h.lists[t.Name.Local] = l
			}
		}
	}
	for _, name := range lookLists {
		if h.lists[name].size == 0 {
			return h, fmt.Errorf("%w: header.xml has no %s", pack.ErrBroken, name)
		}
	}
	return h, nil
}

// lookLists are the lists that looks are added to.
var lookLists = []string{"borderFills", "charProperties", "paraProperties"}

func wanted(name string) bool {
	return name == lookLists[0] || name == lookLists[1] || name == lookLists[2]
}

var itemCount = regexp.MustCompile(`itemCnt="\d+"`)

// extend adds our looks to a header.xml.
func extend(data []byte, at ids) ([]byte, error) {
	h, err := readHeader(data)
	if err != nil {
		return nil, err
	}
	if !binds(data, "hp", nsParagraph) || !binds(data, "hc", nsCore) || !binds(data, "hh", nsHead) {
		return nil, fmt.Errorf("%w: header.xml binds other prefixes", pack.ErrBroken)
	}
	for _, add := range []struct {
		name  string
		count int
		write func(*pack.Markup)
	}{
		{"paraProperties", len(paraLooks), at.paras},
		{"charProperties", len(charLooks), at.chars},
		{"borderFills", len(borderLooks), at.borders},
	} {
		// From the end of the file to its beginning, so that places still hold.
		l := h.lists[add.name]
		var m pack.Markup
		add.write(&m)
		tag := itemCount.ReplaceAll(data[l.tag[0]:l.tag[1]], []byte(`itemCnt="`+pack.Int(l.size+add.count)+`"`))
		data = bytes.Join([][]byte{data[:l.tag[0]], tag, data[l.tag[1]:l.end], m.Bytes(), data[l.end:]}, nil)
	}
	return data, nil
}

// binds reports whether the root of a part binds a prefix as word processors do.
func binds(data []byte, prefix, space string) bool {
	return bytes.Contains(data[:min(len(data), 8192)], []byte("xmlns:"+prefix+`="`+space+`"`))
}

// addItems adds pictures to content.hpf.
func addItems(data []byte, pictures []picture) ([]byte, error) {
	var m pack.Markup
	for _, p := range pictures {
		p.item(&m)
	}
	at := bytes.Index(data, []byte("</opf:manifest>"))
	if at < 0 {
		return nil, fmt.Errorf("%w: content.hpf has no manifest", pack.ErrBroken)
	}
	return bytes.Join([][]byte{data[:at], m.Bytes(), data[at:]}, nil), nil
}

var (
	pageTag   = regexp.MustCompile(`<hp:pagePr\b[^>]*>`)
	marginTag = regexp.MustCompile(`<hp:margin\b[^>]*>`)
)

// textWidth reads how wide the text of a section is; that of our own pages
// where the section does not say.
func textWidth(section []byte) int {
	page, margin := string(pageTag.Find(section)), string(marginTag.Find(section))
	edge := "width"
	if strings.Contains(page, `"NARROWLY"`) {
		edge = "height"
	}
	w := number(page, edge) - number(margin, "left") - number(margin, "right") - number(margin, "gutter")
	if w < 4*cellSide {
		return pageWidth
	}
	return w
}

func number(tag, name string) int {
	_, rest, _ := strings.Cut(tag, " "+name+`="`)
	digits, _, _ := strings.Cut(rest, `"`)
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
