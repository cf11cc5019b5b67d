package definition

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/text/encoding/korean"

	"naru/internal/core"
	"naru/internal/web/pages/pagestest"
)

// read sends a file of a definition and gives the page that comes of it.
func (d *desk) read(name string, content []byte) *httptest.ResponseRecorder {
	d.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	if err := form.WriteField("system", string(core.KSIC11)); err != nil {
		d.t.Fatal(err)
	}
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		d.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		d.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/definitions/import", &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return d.Ask(r)
}

// What was downloaded comes back as it was: codes, weights and reasons.
func TestADownloadedDefinitionComesBack(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	want := d.latest("chips").Items
	for _, format := range []string{"json", "csv"} {
		file := d.Get("/definitions/chips/basket." + format)
		w := d.read("chips-v1."+format, file.Body.Bytes())
		if w.Code != http.StatusOK || !strings.Contains(pagestest.Text(w), "코드 2개를 읽었습니다") {
			t.Fatalf("%s: %d %s", format, w.Code, pagestest.Text(w))
		}
		form := pagestest.FormOf(w.Body.String())
		form.Set("key", "back-"+format)
		d.save("/definitions/new", form)
		got := d.latest("back-" + format)
		if len(got.Items) != len(want) {
			t.Fatalf("%s: %+v", format, got.Items)
		}
		for i := range want {
			if got.Items[i] != want[i] {
				t.Errorf("%s: item %d is %+v, want %+v", format, i, got.Items[i], want[i])
			}
		}
	}
}

func TestAPresetFromAFileGetsAKeyOfItsOwn(t *testing.T) {
	d := newDesk(t)
	file := d.Get("/definitions/semiconductors-ksic11/basket.json")
	w := d.read("semiconductors.json", file.Body.Bytes())
	if got := pagestest.FormOf(w.Body.String()).Get("key"); got != "our-semiconductors" {
		t.Errorf("key %q", got)
	}
}

func TestASpreadsheetInCP949IsRead(t *testing.T) {
	d := newDesk(t)
	cp949, err := korean.EUCKR.NewEncoder().String("261,1,소자\n262,0.5,부품의 절반\n")
	if err != nil {
		t.Fatal(err)
	}
	form := pagestest.FormOf(d.read("우리 반도체.csv", []byte(cp949)).Body.String())
	if form.Get("name") != "우리 반도체" || form.Get("key") != "uri-bandoche" || len(form["code"]) != 2 || form["reason"][1] != "부품의 절반" {
		t.Errorf("%v", form)
	}
}

func TestFilesThatAreNoDefinition(t *testing.T) {
	d := newDesk(t)
	for name, c := range map[string]struct{ content, words string }{
		"photo.png":  {"\x89PNG\r\n\x1a\n\x00\x00", "읽을 수 있는 글이 없습니다"},
		"empty.csv":  {"", "읽을 수 있는 글이 없습니다"},
		"other.json": {`{"type":"FeatureCollection"}`, "산업 정의의 JSON이 아닙니다"},
		"cut.json":   {`{"key":"x","items":[{"code":`, "산업 정의의 JSON이 아닙니다"},
		"rev.json":   {`{"key":"x","system":"isic4","items":[{"code":"26","weight":1}]}`, "모르는 것입니다"},
		"words.csv":  {"안녕하세요, 이것은, 표가 아닙니다, 그냥 글\n", "코드, 가중치, 까닭"},
		"large.json": {"{" + strings.Repeat(" ", 3<<20), "2 MiB까지"},
	} {
		w := d.read(name, []byte(c.content))
		if w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", name, w.Code)
		}
		if !strings.Contains(pagestest.Text(w), c.words) {
			t.Errorf("%s: %q is missing from %.900s", name, c.words, pagestest.Text(w))
		}
	}
	if w := d.Get("/definitions/import"); w.Code != http.StatusOK {
		t.Errorf("the form: %d", w.Code)
	}
}
