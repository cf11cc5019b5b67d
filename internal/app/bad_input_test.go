package app_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/refdata"
)

// attempt imports bytes with whatever Naru suggests and gives the first error
// on the way.
func attempt(ctx context.Context, a *app.App, name string, data io.Reader) error {
	u, err := a.Datasets.Receive(ctx, operator, name, data)
	if err != nil {
		return err
	}
	in, err := a.Datasets.Inspect(ctx, operator, u, ingest.Reading{})
	if err != nil {
		return err
	}
	_, err = a.Datasets.Import(ctx, operator, dataset.Request{
		Upload: u, Dataset: dataset.Dataset{Key: "bad", Kind: in.Kind, Title: core.T(name, name)}, Profile: in.Suggested,
	}, nil)
	return err
}

// wantUntouched checks that nothing is visible and no half-written file stays.
func wantUntouched(t *testing.T, a *app.App) {
	t.Helper()
	entries, err := a.Datasets.List(t.Context(), operator)
	if err != nil || len(entries) != 0 {
		t.Errorf("%d datasets, err %v", len(entries), err)
	}
	for _, folder := range []string{"lake", filepath.Join("blobs", "incoming")} {
		left, err := os.ReadDir(filepath.Join(a.Config.Data, folder))
		if err != nil || len(left) != 0 {
			t.Errorf("%s holds %v, err %v", folder, left, err)
		}
	}
}

// fieldsText joins all that an error tells in Korean.
func fieldsText(err error) string {
	out := core.MessageOf(err).Ko
	if e, ok := errors.AsType[*core.Error](err); ok {
		for _, f := range e.Fields {
			out += "\n" + f.Message.Ko
		}
	}
	return out
}

const fine = "지역,산업,연도,지표,값\n경기,C,2023,종사자수,5\n경기,F,2023,종사자수,7\n서울,C,2023,종사자수,4\n서울,F,2023,종사자수,6\n"

func TestBadInputLeavesNothing(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	for _, c := range []struct {
		name, content string
		words         []string
	}{
		{"photo.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", []string{"‘photo.csv’", "이진 파일"}},
		{"page.xls", "<html><body>점검 중</body></html>", []string{"‘page.xls’", "HTML"}},
		{"empty.csv", "", []string{"‘empty.csv’", "빈 파일"}},
		{"header.csv", "지역,산업,연도,값\n", []string{"제목 줄만"}},
		{"negative.csv", fine + "부산,C,2023,종사자수,-7\n", []string{"6번째 줄", "‘값’ 열", "‘-7’", "음수 허용"}},
		{"words.csv", fine + "부산,C,2023,종사자수,일곱\n", []string{"6번째 줄", "‘일곱’", "숫자로 읽을 수 없습니다"}},
		{"places.csv", fine + "아틀란티스,C,2023,종사자수,7\n", []string{"6번째 줄", "알 수 없는 지역"}},
		{"trades.csv", fine + "부산,QQ,2023,종사자수,7\n", []string{"6번째 줄", "‘QQ’"}},
		{"twice.csv", fine + "경기,C,2023,종사자수,6\n", []string{"2번째 줄과 6번째 줄", "중복"}},
		{"open.csv", fine + "부산,\"C,20", []string{"6행", "따옴표"}},
		{"cut.csv", fine + "부산,C", []string{"6번째 줄", "줄이 잘렸는지"}},
		{"strange.csv", "가,나\n다,라\n", []string{"매핑이 파일과 맞지 않습니다", "시점"}},
	} {
		err := attempt(t.Context(), a, c.name, strings.NewReader(c.content))
		if code := core.CodeOf(err); err == nil || code == core.Internal {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, w := range c.words {
			if !strings.Contains(fieldsText(err), w) {
				t.Errorf("%s: %q is missing from\n%s", c.name, w, fieldsText(err))
			}
		}
	}
	wantUntouched(t, a)
	if err := attempt(t.Context(), a, "fine.csv", strings.NewReader(fine)); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// Codes of two revisions in one file are told by the full tables.
func TestMixedRevisionsAreNamed(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	for _, system := range []string{"ksic10", "ksic11"} {
		importAs(t.Context(), t, a, system, system+".csv", refdata.Bytes(t, "ksic/"+system+".csv"))
	}
	// 26295 is a class of the tenth revision only and 20122 of the eleventh; the
	// others stand in both.
	var b strings.Builder
	b.WriteString("지역,산업,연도,지표,값\n")
	for _, code := range []string{"26111", "26112", "26121", "26129", "26211", "26212", "20122", "26295"} {
		b.WriteString("경기," + code + ",2024,종사자수,5\n")
	}
	err := attempt(t.Context(), a, "mixed.csv", strings.NewReader(b.String()))
	for _, w := range []string{"9번째 줄", "26295", "10차", "두 차수가 섞인 파일이면 나눠 주십시오"} {
		if !strings.Contains(fieldsText(err), w) {
			t.Errorf("%q is missing from\n%s", w, fieldsText(err))
		}
	}
}

func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	broken := io.MultiReader(strings.NewReader(fine), iotest.ErrReader(io.ErrUnexpectedEOF))
	if err := attempt(t.Context(), a, "half.csv", broken); core.CodeOf(err) != core.Invalid || !strings.Contains(fieldsText(err), "다시 올려") {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := attempt(ctx, a, "gone.csv", strings.NewReader(fine)); core.CodeOf(err) != core.Cancelled {
		t.Errorf("the reader went away: %v", err)
	}
	wantUntouched(t, a)
}

// endless gives rows of zeros until it is told to stop.
type endless struct{ left int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.left)
	copy(p, bytes.Repeat([]byte{'7'}, int(n)))
	e.left -= n
	return int(n), nil
}

// A file of one line without end is neither held in memory nor taken.
func TestOneEndlessLine(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	const size = 256 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := attempt(t.Context(), a, "line.csv", &endless{left: size})
	runtime.ReadMemStats(&after)
	if err == nil || core.CodeOf(err) == core.Internal {
		t.Errorf("got %v", err)
	}
	if grown := after.Sys - before.Sys; after.Sys > before.Sys && grown > size/2 {
		t.Errorf("memory grew by %d MiB", grown>>20)
	}
	wantUntouched(t, a)
}
