package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/document"

	"github.com/xuri/excelize/v2"
)

// Write writes all tables of a document. Task cards share one sheet, what is
// joined to them another, and the words between the tables a third. It stops with core.Cancelled when ctx is done.
func Write(ctx context.Context, w io.Writer, d document.Document) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &annex{file: f, doc: d, styles: map[look]int{}, names: map[string]bool{}}
	if err := b.fill(ctx); err != nil {
		if core.CodeOf(err) == core.Cancelled {
			return err
		}
		return fmt.Errorf("make workbook: %w", err)
	}
	var made bytes.Buffer
	if err := f.Write(&made); err != nil {
		return fmt.Errorf("make workbook: %w", err)
	}
	if err := ordered(w, made.Bytes()); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// ordered writes a workbook with its parts in order: the library writes the
// sheets in the order of a map. Parts are copied as they are.
func ordered(w io.Writer, made []byte) error {
	in, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		return err //nolint:wrapcheck // Write says what was being done
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, part := range in.File {
		if err := out.Copy(part); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	return out.Close() //nolint:wrapcheck // as above
}

// annex is a workbook on its way.
type annex struct {
	file   *excelize.File
	doc    document.Document
	styles map[look]int
	names  map[string]bool // of sheets, folded
	list   []entry
}

// entry is a line of the list of tables.
type entry struct {
	number, title, unit, source string
	sheet                       string
	row                         int // where the table begins
}

func (a *annex) say(ko, en string) string { return core.T(ko, en).In(a.doc.Lang) }

func (a *annex) fill(ctx context.Context) error {
	if err := a.file.SetDocProps(&excelize.DocProperties{Title: printable(a.doc.Title), Creator: printable(a.doc.Author), Subject: printable(a.doc.Subtitle), Language: string(a.doc.Lang)}); err != nil {
		return err //nolint:wrapcheck // Write says what was being done
	}
	index := a.sheetName(a.say("표 차례", "Tables"))
	if err := a.file.SetSheetName("Sheet1", index); err != nil {
		return err //nolint:wrapcheck // as above
	}
	numbered := a.doc.Number()
	var shared [2]*sheet // cards, and what is joined to them
	var above entry      // the card last written
	for i, block := range a.doc.Body {
		t, ok := block.(document.Table)
		if !ok {
			continue
		}
		if err := stopped(ctx); err != nil {
			return err
		}
		e := a.entry(numbered.Captions[i], t)
		var err error
		switch {
		case t.Card:
			above, err = e, a.share(&shared[0], a.cards, e, t)
		case t.Joined:
			if numbered.Captions[i] == "" {
				e.number, e.title = above.number, above.title
			}
			err = a.share(&shared[1], a.joined, e, t)
		default:
			err = a.table(ctx, e, t)
		}
		if err != nil {
			return err
		}
	}
	for _, s := range shared {
		if s == nil {
			continue
		}
		if err := s.out.Flush(); err != nil {
			return err //nolint:wrapcheck // as above
		}
	}
	if err := a.prose(ctx); err != nil {
		return err
	}
	return a.index(index)
}

func stopped(ctx context.Context) error {
	if ctx.Err() != nil {
		return core.Fail(core.Cancelled, "문서 만들기를 멈추었습니다.", "Making the document was stopped.").Because(context.Cause(ctx))
	}
	return nil
}
