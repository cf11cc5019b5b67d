package source

// Block is a run of consecutive rows. All its fields share one buffer, so it
// is valid only until the next call of Table.Next.
type Block struct {
	data   []byte
	fields []span // of all rows, one after the other
	starts []int  // index in fields of each row's first, and one past the last
	lines  []int
}

type span struct{ start, end uint32 }

// spanOf makes a span. A block's buffer is some megabytes, far from what 32
// bits can count.
func spanOf(start, end int) span {
	return span{uint32(start), uint32(end)} //nolint:gosec // see above
}

// Len is the number of rows.
func (b *Block) Len() int { return len(b.lines) }

// Width is the number of fields of a row; rows may differ.
func (b *Block) Width(row int) int { return b.starts[row+1] - b.starts[row] }

// Field is one field, unquoted, in UTF-8; nil beyond the row's width.
// The bytes may be changed by nobody and are valid as long as the block.
func (b *Block) Field(row, col int) []byte {
	i := b.starts[row] + col
	if i >= b.starts[row+1] {
		return nil
	}
	s := b.fields[i]
	return b.data[s.start:s.end:s.end]
}

// Line is where a row begins in the original: the line of a text file, the row
// of a sheet, the record number of JSON and Parquet; all count from 1.
func (b *Block) Line(row int) int { return b.lines[row] }

// Strings copies a row.
func (b *Block) Strings(row int) []string {
	out := make([]string, b.Width(row))
	for i := range out {
		out[i] = string(b.Field(row, i))
	}
	return out
}

// reset empties the block and keeps its memory, over a buffer to point into.
func (b *Block) reset(data []byte) {
	b.data = data
	b.fields = b.fields[:0]
	b.starts = append(b.starts[:0], 0)
	b.lines = b.lines[:0]
}

// appendString adds a field by copying it, for formats that are not read in place.
func (b *Block) appendString(field string) {
	start := len(b.data)
	b.data = append(b.data, field...)
	b.fields = append(b.fields, spanOf(start, len(b.data)))
}

// endRow closes the row that the last fields belong to.
func (b *Block) endRow(line int) {
	b.starts = append(b.starts, len(b.fields))
	b.lines = append(b.lines, line)
}

// drop forgets the first n rows.
func (b *Block) drop(n int) {
	if n == 0 {
		return
	}
	b.starts = append(b.starts[:0], b.starts[n:]...)
	b.lines = append(b.lines[:0], b.lines[n:]...)
}
