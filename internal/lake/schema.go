package lake

import (
	"encoding/json"
	"fmt"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/schema"

	"naru/internal/core"
	"naru/internal/fact"
)

// The columns of a file, in this order; further dimensions follow, each named
// with DimPrefix. All are text but ColValue, a DOUBLE that is NULL where there
// is no number. ColFlag is the text of a core.Flag, NULL for none. ColPeriod
// is the text form of a core.Period. Rows are sorted by measure, period,
// region, industry and the dimensions, and no two rows share all of them.
const (
	ColRegion   = "region"
	ColIndustry = "industry"
	ColPeriod   = "period"
	ColMeasure  = "measure"
	ColValue    = "value"
	ColFlag     = "flag"
	DimPrefix   = "dim_"
)

// The positions of the fixed columns.
const (
	atRegion = iota
	atIndustry
	atPeriod
	atMeasure
	atValue
	atFlag
	fixedColumns
)

// FileName is the name of the one file in a version's folder.
const FileName = "observations.parquet"

const (
	headerKey     = "naru.observations" // key of the header in the file's metadata
	formatVersion = 1
)

// Header is what a file says of itself, kept as JSON in its metadata.
type Header struct {
	Format         int            `json:"format"`
	RegionSystem   core.System    `json:"regionSystem,omitempty"`
	IndustrySystem core.System    `json:"industrySystem,omitempty"`
	Measures       []core.Measure `json:"measures"` // sorted by id; only those that occur
	Dims           []string       `json:"dims,omitempty"`
}

func headerOf(b *fact.Batch, measures []core.Measure) Header {
	h := Header{
		Format: formatVersion, RegionSystem: b.RegionSystem, IndustrySystem: b.IndustrySystem,
		Measures: measures,
	}
	for _, d := range b.Dims {
		h.Dims = append(h.Dims, d.Name)
	}
	return h
}

func (h *Header) text() (string, error) {
	out, err := json.Marshal(h)
	if err != nil {
		return "", fmt.Errorf("lake: encode header: %w", err)
	}
	return string(out), nil
}

func (h *Header) measure(id string) (core.Measure, bool) {
	for _, m := range h.Measures {
		if m.ID == id {
			return m, true
		}
	}
	return core.Measure{}, false
}

func fileSchema(dims []string) (*schema.GroupNode, error) {
	text := func(name string, rep parquet.Repetition) schema.Node {
		return schema.MustPrimitive(schema.NewPrimitiveNodeLogical(name, rep, schema.StringLogicalType{}, parquet.Types.ByteArray, -1, -1))
	}
	need, may := parquet.Repetitions.Required, parquet.Repetitions.Optional
	fields := schema.FieldList{
		atRegion:   text(ColRegion, need),
		atIndustry: text(ColIndustry, need),
		atPeriod:   text(ColPeriod, need),
		atMeasure:  text(ColMeasure, need),
		atValue:    schema.NewFloat64Node(ColValue, may, -1),
		atFlag:     text(ColFlag, may),
	}
	for _, d := range dims {
		fields = append(fields, text(DimPrefix+d, need))
	}
	root, err := schema.NewGroupNode("observations", parquet.Repetitions.Required, fields, -1)
	if err != nil {
		return nil, fmt.Errorf("lake: schema: %w", err)
	}
	return root, nil
}

// Pages are compressed with Snappy: on dictionary codes that are already
// packed it loses little to Zstandard and reads several times faster, and
// every Parquet reader has it.
func fileProperties() *parquet.WriterProperties {
	const (
		pageSize  = 1 << 22 // a text column of a row group is one page
		batchSize = 1 << 14
	)
	return parquet.NewWriterProperties(
		parquet.WithCreatedBy("naru"),
		parquet.WithVersion(parquet.V2_LATEST),
		parquet.WithDataPageVersion(parquet.DataPageV1),
		parquet.WithDataPageSize(pageSize),
		parquet.WithBatchSize(batchSize),
		parquet.WithCompression(compress.Codecs.Snappy),
		parquet.WithDictionaryDefault(true),
		parquet.WithDictionaryFor(ColValue, false),
	)
}
