package importing

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/source/kosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/pagestest"
)

// bomb is a workbook whose sheet unpacks to a thousand times its size.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct {
		name string
		text []byte
	}{
		{"[Content_Types].xml", []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)},
		{"xl/workbook.xml", []byte("<workbook/>")},
		{"xl/worksheets/sheet1.xml", bytes.Repeat([]byte(" "), 64<<20)},
	} {
		w, err := z.Create(part.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(part.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file that is not a table comes back to the page that asks for one, with
// its name, the reason and what to do.
func TestFilesThatAreNotTables(t *testing.T) {
	q := newQuay(t)
	for _, c := range []struct {
		name    string
		content []byte
		ko, en  []string
	}{
		{"photo.csv", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"), []string{"‘photo.csv’", "이진 파일", "다시 시도하십시오"}, []string{"‘photo.csv’", "binary"}},
		{"page.xls", []byte("<html><body><table><tr><td>경기</td></tr></table></body></html>"), []string{"‘page.xls’", "웹 페이지(HTML)", "다시 내려받으십시오"}, []string{"‘page.xls’", "web page"}},
		{"old.xls", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), []string{"‘old.xls’", "옛 엑셀 형식", ".xlsx"}, []string{"‘old.xls’", ".xlsx"}},
		{"report.csv", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), []string{"‘report.csv’", "PDF"}, []string{"‘report.csv’", "PDF"}},
		{"bomb.xlsx", bomb(t), []string{"‘bomb.xlsx’", "압축 폭탄", "CSV로 저장"}, []string{"‘bomb.xlsx’", "bomb"}},
		{"open.csv", []byte(tidy + "부산,\"C,20"), []string{"‘open.csv’의 6행", "따옴표"}, []string{"‘open.csv’", "6", "quot"}},
		{"empty.csv", nil, []string{"‘empty.csv’", "빈 파일"}, []string{"‘empty.csv’ is empty"}},
		{"cut.json", []byte(`[{"지역":"경기","값":1},{"지역":`), []string{"‘cut.json’"}, []string{"‘cut.json’"}},
	} {
		for l, words := range map[core.Lang][]string{core.Korean: c.ko, core.English: c.en} {
			w, _ := q.BringFile(l, c.name, c.content)
			if w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
				t.Errorf("%s in %s: status %d", c.name, l, w.Code)
			}
			pagestest.WantWords(t, pagestest.Text(w), words...)
			pagestest.WantWords(t, w.Body.String(), `type="file"`)
		}
	}
	q.wantNothing()
}

// A table with bad rows says so before anything is imported and, when it is
// imported all the same, names line, column, value and remedy.
func TestTablesWithBadRows(t *testing.T) {
	q := newQuay(t)
	for _, c := range []struct {
		name, content string
		ko, en        []string
	}{
		{"header.csv", "지역,산업,연도,값\n", []string{"제목 줄만 있고", "다시 내려받거나"}, []string{"headings but no rows"}},
		{"negative.csv", tidy + "부산,C,2023,종사자수,-7\n", []string{"6번째 줄", "‘값’ 열", "값 ‘-7’", "음수 허용"}, []string{"line 6", "column ‘값’", "value ‘-7’"}},
		{"words.csv", tidy + "부산,C,2023,종사자수,일곱\n", []string{"6번째 줄", "값 ‘일곱’", "숫자로 읽을 수 없습니다"}, []string{"line 6", "not a number"}},
		{"places.csv", tidy + "아틀란티스,C,2023,종사자수,7\n", []string{"6번째 줄", "‘지역’ 열", "알 수 없는 지역"}, []string{"line 6", "아틀란티스"}},
		{"trades.csv", tidy + "부산,QQ,2023,종사자수,7\n", []string{"6번째 줄", "‘산업’ 열", "QQ"}, []string{"line 6", "QQ"}},
		{"years.csv", tidy + "부산,C,작년,종사자수,7\n", []string{"6번째 줄", "‘연도’ 열", "시점으로 읽을 수 없습니다"}, []string{"line 6", "not a period"}},
		{"cut.csv", tidy + "부산,C", []string{"6번째 줄", "열이 2개뿐", "줄이 잘렸는지"}, []string{"line 6", "2 columns"}},
		{"twice.csv", tidy + "경기,C,2023,종사자수,6\n", []string{"2번째 줄과 6번째 줄", "두 번 나오는 칸", "중복은 더하기"}, []string{"2", "6"}},
		{"units.csv", "지역,산업,연도,지표,단위,값\n경기,C,2023,인원,명,5\n경기,F,2023,인원,명,7\n서울,C,2023,인원,천명,4\n서울,F,2023,인원,명,6\n", []string{"4번째 줄", "단위"}, []string{"line 4"}},
	} {
		for l, words := range map[core.Lang][]string{core.Korean: c.ko, core.English: c.en} {
			page, at := q.BringFile(l, c.name, []byte(c.content))
			if page.Code != http.StatusOK {
				t.Fatalf("%s: %d %s", c.name, page.Code, pagestest.Text(page))
			}
			w := q.Outcome(l, q.start(l, at, page))
			pagestest.WantWords(t, pagestest.Text(w), append(words, c.name)...)
			pagestest.WantWords(t, w.Body.String(), "/datasets/import/") // the way back to the mapping
		}
	}
	q.wantNothing()
}

// unread is a body that must not be touched.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("the body was read")
	return 0, io.EOF
}

func TestAnUploadTooLargeIsRefusedUnread(t *testing.T) {
	const limit = 1 << 20
	q := newQuayOf(t, kosis.Client{}, limit)
	r := q.UploadRequest("multipart/form-data; boundary=x", unread{t})
	r.ContentLength = 3 << 30
	w := q.Ask(pagestest.Lang(r, core.Korean))
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "너무 큽니다", "1 MiB")

	// Without a length it is noticed on the way, and nothing stays.
	body, kind := pagestest.UploadBody(t, "long.csv", bytes.Repeat([]byte("경기,C,2023,5\n"), limit/8))
	r = q.UploadRequest(kind, bytes.NewReader(body))
	r.ContentLength = -1
	w = q.Ask(pagestest.Lang(r, core.Korean))
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d: %s", w.Code, pagestest.Text(w))
	}
	pagestest.WantWords(t, pagestest.Text(w), "‘long.csv’", "나누어 올려")
	pagestest.WantWords(t, pagestest.Text(q.Get(page.ImportHref)), "자료 가져오기") // still serving
}

// breaking ends in the middle, as a connection does.
type breaking struct{ r io.Reader }

func (b breaking) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestAnUploadThatBreaksOff(t *testing.T) {
	q := newQuay(t)
	body, kind := pagestest.UploadBody(t, "half.csv", []byte(strings.Repeat(tidy, 1000)))
	w := q.Ask(pagestest.Lang(q.UploadRequest(kind, breaking{bytes.NewReader(body[:len(body)/2])}), core.Korean))
	if w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
		t.Errorf("status %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "다시 올려 주십시오")
	q.wantNothing()
	page, _ := q.BringFile(core.Korean, "half.csv", []byte(tidy))
	pagestest.WantWords(t, pagestest.Text(page), "그대로 가져올 수 있습니다")
}

func TestAnUploadWithoutAFile(t *testing.T) {
	q := newQuay(t)
	body, kind := pagestest.UploadBody(t, "", nil)
	for _, r := range []*http.Request{q.UploadRequest(kind, bytes.NewReader(body)), q.UploadRequest("text/plain", strings.NewReader("x"))} {
		if w := q.Ask(pagestest.Lang(r, core.Korean)); w.Code >= http.StatusInternalServerError || !strings.Contains(pagestest.Text(w), "파일을 골라 주십시오") {
			t.Errorf("%d %s", w.Code, pagestest.Text(w))
		}
	}
	if w := q.Get("/datasets/import/" + strings.Repeat("0", 64)); w.Code != http.StatusNotFound {
		t.Errorf("a file that was never sent: %d", w.Code)
	}
}

// The page says what is wrong with the disk, and works again when it is mended.
func TestTheFolderOfFilesIsGone(t *testing.T) {
	q := newQuay(t)
	incoming := q.Folder + "/blobs/incoming"
	if err := os.RemoveAll(incoming); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(incoming, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w, _ := q.BringFile(core.Korean, "table.csv", []byte(tidy))
	if w.Code < http.StatusBadRequest {
		t.Errorf("status %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "폴더")
	if err := os.Remove(incoming); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(incoming, 0o700); err != nil {
		t.Fatal(err)
	}
	page, _ := q.BringFile(core.Korean, "table.csv", []byte(tidy))
	pagestest.WantWords(t, pagestest.Text(page), "그대로 가져올 수 있습니다")
}
