package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"naru/internal/docgen/pack"
)

// templateStyles are the styles of a template, with what ours are based on.
type templateStyles struct {
	data     []byte
	has      map[string]bool // style ids
	base     string          // id of the default paragraph style
	table    string          // id of the default table style
	headings [3]string       // ids of the headings, the template's own where it has them
}

func (t *templateFile) styles() (*templateStyles, error) {
	s := &templateStyles{has: map[string]bool{}}
	var err error
	if s.data, err = t.file.Read(stylesName); err != nil {
		return nil, explain(err)
	}
	var list struct {
		Styles []struct {
			ID      string `xml:"styleId,attr"`
			Type    string `xml:"type,attr"`
			Default string `xml:"default,attr"`
			Name    struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
		} `xml:"style"`
	}
	if err := xml.Unmarshal(s.data, &list); err != nil {
		return nil, explain(fmt.Errorf("%w: %s: %w", pack.ErrBroken, stylesName, err))
	}
	for i := range s.headings {
		s.headings[i] = ownHeading(i)
	}
	for _, e := range list.Styles {
		s.has[e.ID] = true
		if e.Default == "1" || e.Default == "true" {
			switch e.Type {
			case "paragraph":
				s.base = e.ID
			case "table":
				s.table = e.ID
			}
		}
		for i, h := range headingStyles {
			if e.Type == "paragraph" && strings.EqualFold(e.Name.Val, h.name) {
				s.headings[i] = e.ID
			}
		}
	}
	return s, nil
}

func ownHeading(i int) string { return "NaruHeading" + pack.Int(i+1) }

// extended is the list of styles with ours.
func (s *templateStyles) extended() []byte {
	var m pack.Markup
	add := func(st style) {
		if s.has[st.id] {
			return
		}
		if st.based == "Normal" {
			st.based = s.base
		}
		if st.next == "Normal" {
			st.next = s.base
		}
		st.write(&m)
	}
	for i, h := range headingStyles {
		if s.headings[i] == ownHeading(i) {
			h.id, h.name = ownHeading(i), "Naru "+h.name
			add(h)
		}
	}
	for _, st := range ownStyles {
		add(st)
	}
	if !s.has[styleTable] {
		var tables pack.Markup
		tableStyles(&tables)
		m.Raw(strings.ReplaceAll(string(tables.Bytes()), `"TableNormal"`, `"`+pack.Escape(s.table)+`"`))
	}
	at := bytes.LastIndex(s.data, []byte("</w:styles>"))
	if at < 0 {
		return s.data
	}
	return bytes.Join([][]byte{s.data[:at], m.Bytes(), s.data[at:]}, nil)
}

// pictureNames names pictures so that none of the template is hidden.
func (t *templateFile) pictureNames() func(n int) (id, target string) {
	taken := 0 // by an earlier filling of the same file
	for _, name := range t.file.Names() {
		digits := strings.TrimSuffix(strings.TrimPrefix(name, "word/media/naru"), ".png")
		if n, err := strconv.Atoi(digits); err == nil {
			taken = max(taken, n)
		}
	}
	return func(n int) (string, string) {
		number := pack.Int(taken + n)
		return "rIdNaru" + number, "media/naru" + number + ".png"
	}
}

// relate gives the relationships of a part with those to its new pictures.
// Without pictures there is nothing to write.
func (t *templateFile) relate(part string, pictures []picture) (pack.Entry, error) {
	if len(pictures) == 0 {
		return pack.Entry{}, nil
	}
	name := path.Dir(part) + "/_rels/" + path.Base(part) + ".rels"
	data := []byte(pack.Declaration + `<Relationships xmlns="` + nsRels + `"></Relationships>`)
	if t.file.Has(name) {
		var err error
		if data, err = t.file.Read(name); err != nil {
			return pack.Entry{}, explain(err)
		}
	}
	var m pack.Markup
	for _, p := range pictures {
		link(&m, p.id, nsLinks+"/image", p.target)
	}
	data, err := insert(data, "</Relationships>", m.Bytes(), name)
	return pack.Entry{Name: name, Data: data}, err
}

// typesWithPictures is the list of media types with that of PNG.
func (t *templateFile) typesWithPictures() ([]byte, error) {
	data, err := t.file.Read(typesName)
	if err != nil {
		return nil, explain(err)
	}
	if pngType.Match(data) {
		return data, nil
	}
	return insert(data, "</Types>", []byte(`<Default Extension="png" ContentType="image/png"/>`), typesName)
}

var pngType = regexp.MustCompile(`(?i)Extension="png"`)

// insert puts markup before the last tag of a part.
func insert(data []byte, before string, markup []byte, name string) ([]byte, error) {
	at := bytes.LastIndex(data, []byte(before))
	if at < 0 {
		return nil, explain(fmt.Errorf("%w: %s has no %s", pack.ErrBroken, name, before))
	}
	return bytes.Join([][]byte{data[:at], markup, data[at:]}, nil), nil
}

var (
	sizeTag   = regexp.MustCompile(`<w:pgSz\b[^>]*>`)
	marginTag = regexp.MustCompile(`<w:pgMar\b[^>]*>`)
	lengths   = regexp.MustCompile(` w:(w|left|right|gutter)="(\d+)"`)
)

// textWidth reads how wide the text of the document is; that of our own pages
// where it does not say. Heads and feet are as wide as the text.
func textWidth(parts []templatePart, p templatePart) int {
	for _, other := range parts {
		if other.name == documentName {
			p = other
		}
	}
	width := 0
	for _, tag := range [][]byte{sizeTag.Find(p.data), marginTag.Find(p.data)} {
		for _, m := range lengths.FindAllSubmatch(tag, -1) {
			n, err := strconv.Atoi(string(m[2]))
			if err != nil {
				continue
			}
			if string(m[1]) == "w" {
				width += n
			} else {
				width -= n
			}
		}
	}
	if width < 1440 {
		return pageWidth
	}
	return width
}
