package source

import (
	"errors"
	"math/big"
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"
)

// parquetColumn reads one column of a row group and writes its values as text.
type parquetColumn interface {
	load(rows int) error
	append(dst []byte, row int) []byte
}

// batchReader is what the typed column readers of the library share.
type batchReader[T any] interface {
	ReadBatch(batchSize int64, values []T, defLvls, repLvls []int16) (total int64, valuesRead int, err error)
}

// typedColumn holds one batch of a column. Values lie close together; at tells
// which of them a row has, -1 for null.
type typedColumn[T any] struct {
	reader   batchReader[T]
	write    func([]byte, T) []byte
	nullable bool
	values   [parquetBlock]T
	levels   [parquetBlock]int16
	at       [parquetBlock]int16
}

func (c *typedColumn[T]) load(rows int) error {
	value := int16(0)
	for done := 0; done < rows; {
		levels, read, err := c.reader.ReadBatch(int64(rows-done), c.values[value:], c.levels[done:rows], nil)
		if err != nil {
			return err
		}
		if levels == 0 || c.nullable && read > int(levels) {
			return errors.New("a column ends before its row group")
		}
		for i := done; i < done+int(levels); i++ {
			c.at[i] = -1
			if !c.nullable || c.levels[i] > 0 {
				c.at[i] = value
				value++
			}
		}
		done += int(levels)
	}
	return nil
}

func (c *typedColumn[T]) append(dst []byte, row int) []byte {
	if c.at[row] < 0 {
		return dst
	}
	return c.write(dst, c.values[c.at[row]])
}

// newParquetColumn chooses how a column's values are written: numbers in their
// shortest exact form, days as 2024-05-01, instants as RFC 3339 in UTC.
func newParquetColumn(chunk file.ColumnChunkReader, column *schema.Column) (parquetColumn, bool) {
	nullable := column.MaxDefinitionLevel() > 0
	logical := column.LogicalType()
	decimal, isDecimal := logical.(schema.DecimalLogicalType)
	if p, ok := logical.(*schema.DecimalLogicalType); ok {
		decimal, isDecimal = *p, true
	}
	switch r := chunk.(type) {
	case *file.ByteArrayColumnChunkReader:
		write := func(dst []byte, v parquet.ByteArray) []byte { return append(dst, v...) }
		if isDecimal {
			write = func(dst []byte, v parquet.ByteArray) []byte { return appendDecimal(dst, bigEndian(v), decimal.Scale()) }
		}
		return &typedColumn[parquet.ByteArray]{reader: r, nullable: nullable, write: write}, true
	case *file.FixedLenByteArrayColumnChunkReader:
		if !isDecimal {
			return nil, false
		}
		write := func(dst []byte, v parquet.FixedLenByteArray) []byte {
			return appendDecimal(dst, bigEndian(v), decimal.Scale())
		}
		return &typedColumn[parquet.FixedLenByteArray]{reader: r, nullable: nullable, write: write}, true
	case *file.Int32ColumnChunkReader:
		write := integer(logical, decimal, isDecimal)
		wide := func(v int32) int64 { return int64(v) }
		if unsigned(logical) {
			wide = func(v int32) int64 { return int64(uint32(v)) } //nolint:gosec // the column says that its bits are unsigned
		}
		return &typedColumn[int32]{reader: r, nullable: nullable, write: func(dst []byte, v int32) []byte {
			return write(dst, wide(v))
		}}, write != nil
	case *file.Int64ColumnChunkReader:
		write := integer(logical, decimal, isDecimal)
		return &typedColumn[int64]{reader: r, nullable: nullable, write: write}, write != nil
	case *file.Float32ColumnChunkReader:
		return &typedColumn[float32]{reader: r, nullable: nullable, write: func(dst []byte, v float32) []byte {
			return strconv.AppendFloat(dst, float64(v), 'g', -1, 32)
		}}, true
	case *file.Float64ColumnChunkReader:
		return &typedColumn[float64]{reader: r, nullable: nullable, write: func(dst []byte, v float64) []byte {
			return strconv.AppendFloat(dst, v, 'g', -1, 64)
		}}, true
	case *file.BooleanColumnChunkReader:
		return &typedColumn[bool]{reader: r, nullable: nullable, write: strconv.AppendBool}, true
	default:
		return nil, false
	}
}

// integer writes what an integer stands for.
func integer(logical schema.LogicalType, decimal schema.DecimalLogicalType, isDecimal bool) func([]byte, int64) []byte {
	switch l := logical.(type) {
	case schema.DateLogicalType, *schema.DateLogicalType:
		return func(dst []byte, days int64) []byte {
			return time.Unix(days*24*60*60, 0).UTC().AppendFormat(dst, time.DateOnly)
		}
	case schema.TimestampLogicalType:
		return instant(l.TimeUnit())
	case *schema.TimestampLogicalType:
		return instant(l.TimeUnit())
	case schema.TimeLogicalType, *schema.TimeLogicalType:
		return nil
	}
	if isDecimal {
		return func(dst []byte, v int64) []byte { return appendDecimal(dst, big.NewInt(v), decimal.Scale()) }
	}
	if unsigned(logical) {
		return func(dst []byte, v int64) []byte { return strconv.AppendUint(dst, uint64(v), 10) } //nolint:gosec // as above
	}
	return func(dst []byte, v int64) []byte { return strconv.AppendInt(dst, v, 10) }
}

func unsigned(logical schema.LogicalType) bool {
	switch l := logical.(type) {
	case schema.IntLogicalType:
		return !l.IsSigned()
	case *schema.IntLogicalType:
		return !l.IsSigned()
	default:
		return false
	}
}

func instant(unit schema.TimeUnitType) func([]byte, int64) []byte {
	var of func(int64) time.Time
	switch unit {
	case schema.TimeUnitMillis:
		of = time.UnixMilli
	case schema.TimeUnitNanos:
		of = func(v int64) time.Time { return time.Unix(0, v) }
	case schema.TimeUnitMicros, schema.TimeUnitUnknown:
		of = time.UnixMicro
	default:
		of = time.UnixMicro
	}
	return func(dst []byte, v int64) []byte { return of(v).UTC().AppendFormat(dst, time.RFC3339Nano) }
}

// bigEndian reads a two's complement number.
func bigEndian(b []byte) *big.Int {
	v := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return v
}

func appendDecimal(dst []byte, unscaled *big.Int, scale int32) []byte {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil)
	return append(dst, new(big.Rat).SetFrac(unscaled, ten).FloatString(int(scale))...)
}
