package pack_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/pack"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTextIsMadeFitForXML(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"평택": "평택", "\u1111\u1167\u11bc\u1110\u1162\u11a8": "평택", "a\x00b\x1fc\uFFFEd": "abcd", "줄\r\n바꿈\r끝\t칸": "줄\n바꿈\n끝\t칸", "\xff가": "\uFFFD가", "🚀 <&>": "🚀 <&>", "": "",
	} {
		if got := pack.Clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWhateverIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		content, value := rapid.String().Draw(t, "content"), string(rapid.SliceOf(rapid.Byte()).Draw(t, "value"))
		var m pack.Markup
		m.Raw(pack.Declaration)
		m.Start("root", "value", value)
		m.Start("open")
		m.Text(content)
		var read struct {
			Value string `xml:"value,attr"`
			Open  string `xml:"open"`
		}
		if err := xml.Unmarshal(m.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		// A parser turns line ends and tabs of an attribute into spaces; Go's does not.
		if read.Open != pack.Clean(content) || read.Value != pack.Clean(value) {
			t.Fatalf("%q became %q, %q became %q", content, read.Open, value, read.Value)
		}
	})
}

func made(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := pack.NewWriter(&b)
	for _, err := range []error{w.Store("mimetype", []byte("application/x")), w.Deflate("a.xml", bytes.Repeat([]byte("<a/>"), 1000)), w.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func open(file []byte) (*pack.Package, error) {
	return pack.Open(bytes.NewReader(file), int64(len(file)))
}

func TestAPackageSaysWhatItIsInItsFirstBytes(t *testing.T) {
	t.Parallel()
	file := made(t)
	if got := string(file[30:51]); got != "mimetypeapplication/x" {
		t.Errorf("%q", got)
	}
	if !bytes.Equal(file, made(t)) {
		t.Error("the same entries gave other bytes")
	}
}

func TestRewritingCopiesWhatDoesNotChange(t *testing.T) {
	t.Parallel()
	file := made(t)
	p, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	var same, other bytes.Buffer
	if err := p.Rewrite(&same, nil, nil); err != nil || !bytes.Equal(file, same.Bytes()) {
		t.Errorf("a copy differs: %v", err)
	}
	if err := p.Rewrite(&other, map[string][]byte{"a.xml": []byte("<b/>")}, []pack.Entry{{Name: "c.png", Data: []byte("png")}}); err != nil {
		t.Fatal(err)
	}
	q, err := open(other.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"mimetype", "a.xml", "c.png"}, q.Names()); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[string]string{"mimetype": "application/x", "a.xml": "<b/>", "c.png": "png"} {
		if got, err := q.Read(name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestHostileAndForeignFilesAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"old format": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), pack.ErrOld},
		"older":      {[]byte("HWP Document File V3.00"), pack.ErrOld},
		"no zip":     {[]byte("hello"), pack.ErrBroken},
		"empty":      {nil, pack.ErrBroken},
		"cut off":    {made(t)[:80], pack.ErrBroken},
		"encrypted":  {raw(t, &zip.FileHeader{Name: "a", Flags: 1}), pack.ErrLocked},
		"twice":      {raw(t, &zip.FileHeader{Name: "a"}, &zip.FileHeader{Name: "a"}), pack.ErrBroken},
	} {
		if _, err := open(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, file := range map[string][]byte{
		"one giant":    raw(t, &zip.FileHeader{Name: "a", Method: zip.Deflate, UncompressedSize64: 1 << 40}),
		"many large":   raw(t, sized("a"), sized("b"), sized("c"), sized("d"), sized("e")),
		"many entries": raw(t, headers(5000)...),
	} {
		if _, err := open(file); core.CodeOf(err) != core.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func sized(name string) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: 120 << 20}
}

func headers(n int) []*zip.FileHeader {
	all := make([]*zip.FileHeader, 0, n)
	for i := range n {
		all = append(all, &zip.FileHeader{Name: strings.Repeat("x", i/26+1) + string(rune('a'+i%26))})
	}
	return all
}

// raw makes a zip whose directory says what the headers say.
func raw(t *testing.T, headers ...*zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, h := range headers {
		if _, err := w.CreateRaw(h); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnEntryThatHoldsMoreThanItSaysIsRefused(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	e, err := w.Create("a.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	content, err := z.File[0].OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	liar := zip.NewWriter(&b)
	h := z.File[0].FileHeader
	h.UncompressedSize64 = 10
	out, err := liar.CreateRaw(&h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, content); err != nil {
		t.Fatal(err)
	}
	if err := liar.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Read("a.xml"); !errors.Is(err, pack.ErrBroken) {
		t.Errorf("read: %v", err)
	}
	if _, err := p.Read("none"); !errors.Is(err, pack.ErrBroken) || p.Has("none") {
		t.Errorf("missing: %v", err)
	}
}
