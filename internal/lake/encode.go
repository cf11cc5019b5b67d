package lake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/metadata"
	"golang.org/x/sync/errgroup"

	"naru/internal/core"
	"naru/internal/fact"
)

// encoder writes sorted rows of a batch as row groups. The columns of a row
// group are encoded at the same time.
type encoder struct {
	batch   *fact.Batch
	keys    []*key // in sort order
	order   []uint32
	workers int

	ranks   [][]uint32 // per key, the ranks of the row group
	values  []float64
	given   presence // of values
	flagKey *key
	flags   []uint32
	flagged presence
}

// write gives the Parquet file to w.
func (e *encoder) write(ctx context.Context, w io.Writer, h Header, ends []int, progress func(int64)) error {
	root, err := fileSchema(h.Dims)
	if err != nil {
		return err
	}
	text, err := h.text()
	if err != nil {
		return err
	}
	meta := metadata.KeyValueMetadata{}
	if err := meta.Append(headerKey, text); err != nil {
		return fmt.Errorf("lake: file metadata: %w", err)
	}
	out := file.NewParquetWriter(w, root, file.WithWriterProps(fileProperties()), file.WithWriteMetadata(meta))
	e.ranks = make([][]uint32, len(e.keys))
	start := 0
	for _, end := range ends {
		if err := ctx.Err(); err != nil {
			return errors.Join(err, out.Close())
		}
		if err := e.group(out, start, end); err != nil {
			return errors.Join(err, out.Close())
		}
		start = end
		progress(int64(end))
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("lake: finish file: %w", err)
	}
	return nil
}

func (e *encoder) group(out *file.Writer, lo, hi int) error {
	rows := e.order[lo:hi]
	first, last := rows[0], rows[len(rows)-1]
	constant := true // so far; rows are sorted, so equal ends mean equal rows
	for i, k := range e.keys {
		e.ranks[i] = resize(e.ranks[i], len(rows))
		if constant = constant && k.at(first) == k.at(last); constant {
			fill(e.ranks[i], k.at(first))
			continue
		}
		split(len(rows), e.workers, func(_, a, b int) { k.gather(e.ranks[i][a:b], rows[a:b]) })
	}
	if err := e.unique(lo, hi); err != nil {
		return err
	}
	rg := out.AppendBufferedRowGroup()
	var work errgroup.Group
	work.SetLimit(e.workers)
	work.Go(func() error { return e.writeValues(rg, rows) })
	work.Go(func() error { return e.writeFlags(rg, rows) })
	for i, k := range e.keys {
		work.Go(func() error { return writeLabels(rg, k, e.ranks[i], nil) })
	}
	if err := work.Wait(); err != nil {
		return fmt.Errorf("lake: encode rows %d–%d: %w", lo, hi, err)
	}
	if err := rg.Close(); err != nil {
		return fmt.Errorf("lake: write rows %d–%d: %w", lo, hi, err)
	}
	return nil
}

// unique refuses a cell that occurs twice: which of the two is right is not
// for the lake to decide.
func (e *encoder) unique(lo, hi int) error {
	same := func(i int) bool {
		for _, r := range e.ranks {
			if r[i] != r[i-1] {
				return false
			}
		}
		return true
	}
	for i := 1; i < hi-lo; i++ {
		if e.ranks[0][i] == e.ranks[0][i-1] && same(i) {
			return e.duplicate(e.order[lo+i])
		}
	}
	if lo > 0 && !slices.ContainsFunc(e.keys, func(k *key) bool { return k.at(e.order[lo]) != k.at(e.order[lo-1]) }) {
		return e.duplicate(e.order[lo])
	}
	return nil
}

func (e *encoder) duplicate(row uint32) error {
	var cell strings.Builder
	for _, k := range e.keys {
		cell.WriteString(" " + k.texts[k.at(row)])
	}
	return core.Fail(core.Invalid,
		"같은 칸의 값이 두 번 있습니다:%s. 중복된 행을 없애거나 합산하도록 매핑을 고쳐 주십시오.",
		"The same cell has two values:%s. Remove the duplicate row, or let the mapping add them up.", cell.String())
}

// The spaced forms of arrow-go's writers are used throughout: the others build
// the text of an assertion for every value.

func (e *encoder) writeValues(rg file.BufferedRowGroupWriter, rows []uint32) error {
	cw, err := column[*file.Float64ColumnChunkWriter](rg, atValue)
	if err != nil {
		return err
	}
	e.values = resize(e.values, len(rows))
	for i, r := range rows {
		e.values[i] = e.batch.Value[r]
	}
	e.given.fill(len(rows), func(i int) bool { return !fact.IsNA(e.values[i]) })
	cw.WriteBatchSpaced(e.values, e.given.levels, nil, e.given.bits, 0)
	return nil
}

func (e *encoder) writeFlags(rg file.BufferedRowGroupWriter, rows []uint32) error {
	ranks := resize(e.flags, len(rows))
	for i, r := range rows {
		ranks[i] = e.flagKey.rank[e.batch.Flag[r]]
	}
	e.flags = ranks
	// The empty text of core.NoFlag sorts first.
	e.flagged.fill(len(rows), func(i int) bool { return ranks[i] != 0 })
	return writeLabels(rg, e.flagKey, ranks, &e.flagged)
}

// presence says which rows of an optional column have a value, in the two
// forms that Parquet and Arrow want.
type presence struct {
	levels []int16
	bits   []byte
	nulls  int
}

func (p *presence) fill(n int, has func(int) bool) {
	const perByte = 8
	p.levels, p.bits, p.nulls = resize(p.levels, n), resize(p.bits, (n+perByte-1)/perByte), n
	clear(p.levels)
	clear(p.bits)
	for i := range n {
		if has(i) {
			p.levels[i] = 1
			p.bits[i/perByte] |= 1 << (i % perByte)
			p.nulls--
		}
	}
}

// dictionaryTaker is what arrow-go's dictionary encoder can do besides
// counting distinct values one by one.
type dictionaryTaker interface {
	PutDictionary(labels arrow.Array) error
}

// writeLabels writes a text column from its ranks, which it replaces by places
// in a dictionary of the labels that occur in this row group. has is nil for a
// column that is always present.
func writeLabels(rg file.BufferedRowGroupWriter, k *key, ranks []uint32, has *presence) error {
	cw, err := column[*file.ByteArrayColumnChunkWriter](rg, k.column)
	if err != nil {
		return err
	}
	if has == nil {
		has = &presence{}
	}
	labels, places := compact(k.texts, ranks)
	taker, ok := cw.CurrentEncoder().(dictionaryTaker)
	if !ok {
		return fmt.Errorf("lake: column %d is not dictionary-encoded", k.column)
	}
	build := array.NewStringBuilder(memory.DefaultAllocator)
	defer build.Release()
	build.AppendValues(labels, nil)
	dictionary := build.NewStringArray()
	defer dictionary.Release()
	if err := taker.PutDictionary(dictionary); err != nil {
		return fmt.Errorf("lake: dictionary of column %d: %w", k.column, err)
	}
	if stats, ok := cw.PageStatistics().(*metadata.ByteArrayStatistics); ok {
		describe(stats, labels, len(places), has)
	}
	data := array.NewData(arrow.PrimitiveTypes.Uint32, len(places), []*memory.Buffer{
		bitmap(has.bits), memory.NewBufferBytes(arrow.Uint32Traits.CastToBytes(places)),
	}, nil, has.nulls, 0)
	defer data.Release()
	indices := array.NewUint32Data(data)
	defer indices.Release()
	if err := cw.WriteDictIndices(indices, has.levels, nil); err != nil {
		return fmt.Errorf("lake: column %d: %w", k.column, err)
	}
	if err := cw.FlushCurrentPage(); err != nil {
		return fmt.Errorf("lake: page of column %d: %w", k.column, err)
	}
	return nil
}

func bitmap(bits []byte) *memory.Buffer {
	if bits == nil {
		return nil
	}
	return memory.NewBufferBytes(bits)
}

// describe sets the statistics of a column by hand. Taken from the dictionary
// array, arrow-go would pass over an empty label, and readers that trust the
// bounds would skip its rows.
func describe(stats *metadata.ByteArrayStatistics, labels []string, rows int, has *presence) {
	if has.bits != nil { // the first label of an optional column stands for NULL
		stats.IncNulls(int64(has.nulls))
		if has.nulls > 0 {
			labels = labels[1:]
		}
	}
	stats.IncNumValues(int64(rows - has.nulls))
	if len(labels) > 0 {
		low, high := []byte(labels[0]), []byte(labels[len(labels)-1])
		stats.SetMinMax(low, high)
	}
}

// compact renumbers ranks, in place, over the texts that they use.
func compact(texts []string, ranks []uint32) (used []string, places []uint32) {
	place := make([]uint32, len(texts))
	for _, r := range ranks {
		place[r] = 1
	}
	for r, mark := range place {
		if mark != 0 {
			place[r] = uint32(len(used))
			used = append(used, texts[r])
		}
	}
	for i, r := range ranks {
		ranks[i] = place[r]
	}
	return used, ranks
}

func column[W file.ColumnChunkWriter](rg file.BufferedRowGroupWriter, i int) (W, error) {
	var none W
	cw, err := rg.Column(i)
	if err != nil {
		return none, fmt.Errorf("lake: column %d: %w", i, err)
	}
	w, ok := cw.(W)
	if !ok {
		return none, fmt.Errorf("lake: column %d is %T", i, cw)
	}
	return w, nil
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

func fill[T any](s []T, v T) {
	for i := range s {
		s[i] = v
	}
}
