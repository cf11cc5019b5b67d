package kosis

import (
	"bytes"
	"context"
	"time"

	"naru/internal/source"
)

// Result is what the service sent.
type Result struct {
	Query     Query
	Retrieved time.Time // UTC
	parts     [][]byte
	rows      int
}

// Rows is how many cells were sent.
func (r *Result) Rows() int { return r.rows }

// Name is a file name for the answer.
func (r *Result) Name() string {
	name := "kosis_" + r.Query.OrgID + "_" + r.Query.TblID
	if !r.Query.Start.IsZero() {
		name += "_" + r.Query.Start.String() + "_" + r.Query.End.String()
	}
	return name + ".json"
}

// JSON is the answer as a file, byte for byte. Where the query had to be
// split, the records of all parts stand unchanged in one array.
func (r *Result) JSON() []byte {
	if len(r.parts) == 1 {
		return r.parts[0]
	}
	var out bytes.Buffer
	for i, part := range r.parts {
		inner := bytes.TrimSpace(bytes.TrimPrefix(part, []byte("\ufeff")))
		inner = bytes.TrimSpace(inner[1 : len(inner)-1])
		out.WriteByte("[,"[min(i, 1)])
		out.Write(inner)
	}
	out.WriteByte(']')
	return out.Bytes()
}

// Table reads the answer as rows: columns ORG_ID, TBL_ID, C1 … C8, C1_NM …,
// ITM_ID, ITM_NM, UNIT_NM, PRD_SE, PRD_DE, DT, as far as the service sent them.
func (r *Result) Table(ctx context.Context) (*source.Table, error) {
	body := r.JSON()
	return source.Open(ctx, bytes.NewReader(body), int64(len(body)), r.Name(), source.Options{Format: source.JSON})
}
