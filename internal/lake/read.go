package lake

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
)

// observations is an open file of a version.
type observations struct {
	name   string // below the lake's root, for messages
	disk   *os.File
	parts  *file.Reader
	header Header
}

// open opens the file of a version. Its length is checked against the record,
// so that a file that was cut off is named before its content confuses anyone.
func (l *Lake) open(v *dataset.Version) (o *observations, err error) {
	record, path, err := l.locate(v)
	if err != nil {
		return nil, err
	}
	disk, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing(record.Path, err)
	}
	if err != nil {
		return nil, storage(err, record.Path)
	}
	o = &observations{name: record.Path, disk: disk}
	if err := o.readHeader(record.Size); err != nil {
		return nil, errors.Join(Damaged(record.Path, err), disk.Close())
	}
	return o, nil
}

// locate gives the record and the full path of a version's file.
func (l *Lake) locate(v *dataset.Version) (dataset.LakeFile, string, error) {
	if len(v.Files) != 1 {
		return dataset.LakeFile{}, "", missing(PathOf(v.ID), fmt.Errorf("lake: version %s lists %d files", v.ID, len(v.Files)))
	}
	record := v.Files[0]
	local, err := filepath.Localize(record.Path)
	if err != nil {
		return record, "", missing(record.Path, fmt.Errorf("lake: path outside the lake: %w", err))
	}
	return record, filepath.Join(l.root, local), nil
}

func (o *observations) readHeader(size int64) error {
	return guarded(func() error {
		info, err := o.disk.Stat()
		if err != nil {
			return fmt.Errorf("lake: stat: %w", err)
		}
		if info.Size() != size {
			return fmt.Errorf("lake: %d bytes instead of %d", info.Size(), size)
		}
		if o.parts, err = file.NewParquetReader(o.disk); err != nil {
			return fmt.Errorf("lake: file metadata: %w", err)
		}
		text := o.parts.MetaData().KeyValueMetadata().FindValue(headerKey)
		if text == nil {
			return errors.New("lake: no header")
		}
		if err := json.Unmarshal([]byte(*text), &o.header); err != nil {
			return fmt.Errorf("lake: header: %w", err)
		}
		if o.header.Format != formatVersion {
			return fmt.Errorf("lake: format %d is not known", o.header.Format)
		}
		if n := o.parts.MetaData().Schema.NumColumns(); n != fixedColumns+len(o.header.Dims) {
			return fmt.Errorf("lake: %d columns", n)
		}
		return nil
	})
}

func (o *observations) close() error { return o.disk.Close() }

// guarded turns a panic into an error: arrow-go panics on some kinds of damage.
func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("lake: reading Parquet: %v", r)
		}
	}()
	return work()
}

// groupsWith gives the row groups whose bounds admit a measure.
func (o *observations) groupsWith(measure string) ([]int, error) {
	var out []int
	for g := range o.parts.NumRowGroups() {
		chunk, err := o.parts.MetaData().RowGroup(g).ColumnChunk(atMeasure)
		if err != nil {
			return nil, fmt.Errorf("lake: row group %d: %w", g, err)
		}
		stats, err := chunk.Statistics()
		if err != nil {
			return nil, fmt.Errorf("lake: statistics of row group %d: %w", g, err)
		}
		if stats != nil && stats.HasMinMax() && (string(stats.EncodeMin()) > measure || string(stats.EncodeMax()) < measure) {
			continue
		}
		out = append(out, g)
	}
	return out, nil
}

// textColumn is a key column of a row group: its labels are at hand, its rows
// are still packed.
type textColumn struct {
	labels []string
	pages  file.PageReader
}

func openText(rg *file.RowGroupReader, column int) (*textColumn, error) {
	pages, err := rg.GetColumnPageReader(column)
	if err != nil {
		return nil, fmt.Errorf("lake: column %d: %w", column, err)
	}
	dictionary, err := pages.GetDictionaryPage()
	if err != nil {
		return nil, fmt.Errorf("lake: dictionary of column %d: %w", column, err)
	}
	if dictionary == nil {
		return nil, fmt.Errorf("lake: column %d has no dictionary", column)
	}
	labels, err := plainTexts(dictionary.Data(), int(dictionary.NumValues()))
	if err != nil {
		return nil, fmt.Errorf("lake: dictionary of column %d: %w", column, err)
	}
	return &textColumn{labels: labels, pages: pages}, nil
}

// plainTexts reads Parquet's plain encoding of byte arrays: length, bytes, ….
func plainTexts(data []byte, n int) ([]string, error) {
	const prefix = 4
	if n < 0 || n > len(data)/prefix {
		return nil, fmt.Errorf("lake: %d labels in %d bytes", n, len(data))
	}
	out := make([]string, n)
	for i := range out {
		if len(data) < prefix {
			return nil, errors.New("lake: a label is cut off")
		}
		size := uint64(binary.LittleEndian.Uint32(data))
		data = data[prefix:]
		if size > uint64(len(data)) {
			return nil, errors.New("lake: a label is cut off")
		}
		out[i], data = string(data[:size]), data[size:]
	}
	return out, nil
}

// rows unpacks the column: for each row, a place in labels.
func (t *textColumn) rows(dst []uint32) error {
	for len(dst) > 0 {
		if !t.pages.Next() {
			return errors.Join(errors.New("lake: a column ends too early"), t.pages.Err())
		}
		page, ok := t.pages.Page().(*file.DataPageV1)
		if !ok {
			continue // the dictionary, which was read before
		}
		n := int(page.NumValues())
		if n > len(dst) {
			return fmt.Errorf("lake: page of %d rows where %d are left", n, len(dst))
		}
		switch parquet.Encoding(page.Encoding()) {
		case parquet.Encodings.RLEDict, parquet.Encodings.PlainDict:
		default:
			return fmt.Errorf("lake: page encoding %s", page.Encoding())
		}
		if err := decodeRuns(dst[:n], page.Data(), len(t.labels)); err != nil {
			return err
		}
		dst = dst[n:]
	}
	return nil
}

// readValues reads the numbers of a row group; NULL becomes NaN.
func readValues(rg *file.RowGroupReader, dst []float64) error {
	reader, err := chunk[*file.Float64ColumnChunkReader](rg, atValue)
	if err != nil {
		return err
	}
	fill(dst, fact.NA())
	return optional(reader.ReadBatch, len(dst), func(row int, v float64) { dst[row] = v })
}

// readFlags reads the flags of a row group. It reads nothing when there are none.
func readFlags(rg *file.RowGroupReader, dst []fact.Flag) error {
	fill(dst, fact.PackFlag(core.NoFlag))
	if meta, err := rg.MetaData().ColumnChunk(atFlag); err != nil {
		return fmt.Errorf("lake: column %s: %w", ColFlag, err)
	} else if stats, err := meta.Statistics(); err == nil && stats != nil && stats.HasNullCount() && stats.NullCount() == int64(len(dst)) {
		return nil
	}
	reader, err := chunk[*file.ByteArrayColumnChunkReader](rg, atFlag)
	if err != nil {
		return err
	}
	return optional(reader.ReadBatch, len(dst), func(row int, v parquet.ByteArray) {
		dst[row] = fact.PackFlag(core.Flag(v))
	})
}

func chunk[R file.ColumnChunkReader](rg *file.RowGroupReader, column int) (R, error) {
	var none R
	cr, err := rg.Column(column)
	if err != nil {
		return none, fmt.Errorf("lake: column %d: %w", column, err)
	}
	r, ok := cr.(R)
	if !ok {
		return none, fmt.Errorf("lake: column %d is %T", column, cr)
	}
	return r, nil
}

// optional reads an optional column of a number of rows and hands over those
// that are not NULL.
func optional[T any](read func(int64, []T, []int16, []int16) (int64, int, error), rows int, set func(row int, v T)) error {
	const batch = 1 << 13
	values, levels := make([]T, batch), make([]int16, batch)
	for row := 0; row < rows; {
		n, _, err := read(int64(min(batch, rows-row)), values, levels, nil)
		if err != nil {
			return fmt.Errorf("lake: optional column: %w", err)
		}
		if n == 0 {
			return errors.New("lake: an optional column ends too early")
		}
		at := 0
		for i, level := range levels[:n] {
			if level != 0 {
				set(row+i, values[at])
				at++
			}
		}
		row += int(n)
	}
	return nil
}
