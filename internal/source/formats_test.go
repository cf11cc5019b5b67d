package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"
	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"naru/internal/core"
)

func workbook(t *testing.T, build func(f *excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	if err := build(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWorkbook(t *testing.T) {
	in := workbook(t, func(f *excelize.File) error {
		rounded, err := f.NewStyle(&excelize.Style{NumFmt: 3}) // #,##0
		if err != nil {
			return err
		}
		day, err := f.NewStyle(&excelize.Style{NumFmt: 14}) // m/d/yyyy
		if err != nil {
			return err
		}
		for cell, v := range map[string]any{
			"A1": "지역별 사업체", "A3": "지역", "B3": "2023", "D3": "날짜",
			"B4": "사업체수", "C4": "비율", "D4": "날짜",
			"A5": "평택", "B5": 12345.678, "C5": "X", "D5": time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC),
			"A7": "수원", "B7": 7, "C7": "-", "D7": time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC),
		} {
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				return err
			}
		}
		if err := f.MergeCell("Sheet1", "B3", "C3"); err != nil {
			return err
		}
		if err := f.MergeCell("Sheet1", "A3", "A4"); err != nil {
			return err
		}
		if err := f.SetCellStyle("Sheet1", "B5", "B7", rounded); err != nil {
			return err
		}
		if err := f.SetCellStyle("Sheet1", "D5", "D7", day); err != nil {
			return err
		}
		_, err = f.NewSheet("메타정보")
		return err
	})
	info, columns, rows, lines, err := Preview(t.Context(), strings.NewReader(in), int64(len(in)), "a.xlsx", Options{}, 9)
	if err != nil {
		t.Fatal(err)
	}
	want := Info{Name: "a.xlsx", Format: XLSX, HeaderRows: 2, SkipRows: 1, Sheet: "Sheet1", Sheets: []string{"Sheet1", "메타정보"}, Size: int64(len(in))}
	if d := cmp.Diff(want, info); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"지역", "2023|사업체수", "2023|비율", "날짜"}, columns); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([][]string{{"평택", "12345.678", "X", "2024-05-01"}, {"수원", "7", "-", "2024-06-01"}}, rows); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{5, 7}, lines); d != "" {
		t.Error(d)
	}
	_, _, err = all(t, in, "a.xlsx", Options{Sheet: "없음"})
	if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), "메타정보") {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestLongWorkbook(t *testing.T) {
	const n = 5000
	in := workbook(t, func(f *excelize.File) error {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		for i := range n {
			cell := fmt.Sprintf("A%d", i+1)
			if err := w.SetRow(cell, []any{fmt.Sprintf("이름%d", i), i}); err != nil {
				return err
			}
		}
		return w.Flush()
	})
	rows, lines, err := all(t, in, "a.xlsx", Options{HeaderRows: NoHeader})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != n || rows[n-1][1] != "4999" || lines[n-1] != n {
		t.Errorf("%d rows, last %q on %d", len(rows), rows[len(rows)-1], lines[len(lines)-1])
	}
}

// A sheet whose XML breaks off must not pass for a shorter table.
func TestTornWorkbook(t *testing.T) {
	in := workbook(t, func(f *excelize.File) error {
		return f.SetSheetCol("Sheet1", "A1", &[]any{"지역", "평택", "수원", "화성"})
	})
	z, err := zip.NewReader(strings.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	torn := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if f.Name == "xl/worksheets/sheet1.xml" {
			content, _, _ = bytes.Cut(content, []byte("A3"))
		}
		torn[f.Name] = string(content)
	}
	_, _, err = all(t, zipOf(t, torn), "a.xlsx", Options{})
	if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), "a.xlsx") {
		t.Errorf("got %v", err)
	}
}

func TestZipBombs(t *testing.T) {
	bomb := func(entries int, size int) string {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for i := range entries {
			name := "xl/workbook.xml"
			if i > 0 {
				name = fmt.Sprintf("xl/%d.xml", i)
			}
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.CopyN(w, zeroReader{}, int64(size)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for _, c := range []struct {
		name, in string
		limits   Limits
		want     string
	}{
		{"packed a thousandfold", bomb(1, 8<<20), Limits{}, "packed"},
		{"unpacks to too much", bomb(3, 1<<20), Limits{MaxUnzipped: 2 << 20}, "unpacks to more"},
		{"too many parts", bomb(30, 1), Limits{MaxEntries: 20}, "30 files"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := all(t, c.in, "a.xlsx", Options{Limits: c.limits})
			if core.CodeOf(err) != core.TooLarge || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestJSON(t *testing.T) {
	want := [][]string{{"평택", "12.50", ""}, {"수원", "", "true"}}
	columns := []string{"region", "value", "ok"}
	for name, in := range map[string]string{
		"array":         `[{"region":"평택","value":12.50},{"region":"수원","value":null,"ok":true}]`,
		"wrapped":       `{"count":2,"data":[{"region":"평택","value":12.50},{"region":"수원","value":null,"ok":true}],"page":1}`,
		"wrapped twice": `{"currentCount":2,"data":{"data":[{"region":"평택","value":12.50},{"ok":true,"region":"수원"}]}}`,
		"lines":         "{\"region\":\"평택\",\"value\":12.50}\n{\"region\":\"수원\",\"ok\":true}\n",
		"byte order mark": "\ufeff" + `[{"region":"평택","value":"12.50"},
			{"region":"수원","ok":true}]`,
	} {
		t.Run(name, func(t *testing.T) {
			info, gotColumns, rows, lines, err := Preview(t.Context(), strings.NewReader(in), int64(len(in)), "a.json", Options{}, 9)
			if err != nil {
				t.Fatal(err)
			}
			if (name == "lines") != (info.Format == JSONLines) {
				t.Errorf("found %+v", info)
			}
			if d := cmp.Diff(columns, gotColumns); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(want, rows); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff([]int{1, 2}, lines); d != "" {
				t.Error(d)
			}
		})
	}
}

// More records than are read ahead: they come in order, and a field that turns
// up only then is an error that names the record.
func TestLongJSON(t *testing.T) {
	var in strings.Builder
	const n = jsonSample + 2345
	for i := range n {
		fmt.Fprintf(&in, "{\"n\":%d}\n", i+1)
	}
	rows, lines, err := all(t, in.String(), "a.jsonl", Options{})
	if err != nil || len(rows) != n {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows {
		if want := fmt.Sprint(i + 1); row[0] != want || lines[i] != i+1 {
			t.Fatalf("row %d is %q, line %d", i+1, row[0], lines[i])
		}
	}
	in.WriteString("{\"late\":1}\n")
	_, _, err = all(t, in.String(), "a.jsonl", Options{})
	if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), fmt.Sprint(n+1)) || !strings.Contains(err.Error(), "late") {
		t.Errorf("got %v", err)
	}
}

func parquetFile(t *testing.T, rows int) string {
	t.Helper()
	node := func(n *schema.PrimitiveNode, err error) schema.Node {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	root, err := schema.NewGroupNode("table", parquet.Repetitions.Required, schema.FieldList{
		node(schema.NewPrimitiveNodeLogical("region", parquet.Repetitions.Required, schema.StringLogicalType{}, parquet.Types.ByteArray, 0, -1)),
		schema.NewFloat64Node("value", parquet.Repetitions.Optional, -1),
		node(schema.NewPrimitiveNodeLogical("day", parquet.Repetitions.Required, schema.DateLogicalType{}, parquet.Types.Int32, 0, -1)),
		node(schema.NewPrimitiveNodeLogical("won", parquet.Repetitions.Required, schema.NewDecimalLogicalType(10, 2), parquet.Types.Int64, 0, -1)),
	}, -1)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := file.NewParquetWriter(&out, root)
	for start := 0; start < rows; start += 6000 { // several row groups
		n := min(6000, rows-start)
		group := w.AppendRowGroup()
		names := make([]parquet.ByteArray, n)
		days, won := make([]int32, n), make([]int64, n)
		levels := make([]int16, n)
		var values []float64
		for i := range n {
			names[i] = parquet.ByteArray(fmt.Sprintf("지역%d", start+i))
			days[i], won[i] = 19844, int64(start+i)*-1 // 2024-05-01
			if (start+i)%3 != 0 {
				levels[i] = 1
				values = append(values, float64(start+i)/8)
			}
		}
		write := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		c, err := group.NextColumn()
		write(err)
		_, err = c.(*file.ByteArrayColumnChunkWriter).WriteBatch(names, nil, nil)
		write(err)
		write(c.Close())
		c, err = group.NextColumn()
		write(err)
		_, err = c.(*file.Float64ColumnChunkWriter).WriteBatch(values, levels, nil)
		write(err)
		write(c.Close())
		c, err = group.NextColumn()
		write(err)
		_, err = c.(*file.Int32ColumnChunkWriter).WriteBatch(days, nil, nil)
		write(err)
		write(c.Close())
		c, err = group.NextColumn()
		write(err)
		_, err = c.(*file.Int64ColumnChunkWriter).WriteBatch(won, nil, nil)
		write(err)
		write(c.Close())
		write(group.Close())
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestParquet(t *testing.T) {
	in := parquetFile(t, 14_000)
	info, columns, first, _, err := Preview(t.Context(), strings.NewReader(in), int64(len(in)), "a.parquet", Options{}, 2)
	if err != nil || info.Format != Parquet || info.HeaderRows != 0 {
		t.Fatalf("found %+v %v", info, err)
	}
	if d := cmp.Diff([]string{"region", "value", "day", "won"}, columns); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([][]string{{"지역0", "", "2024-05-01", "0.00"}, {"지역1", "0.125", "2024-05-01", "-0.01"}}, first); d != "" {
		t.Error(d)
	}
	rows, lines, err := all(t, in, "a.parquet", Options{})
	if err != nil || len(rows) != 14_000 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows {
		value := ""
		if i%3 != 0 {
			value = fmt.Sprint(float64(i) / 8)
		}
		if row[0] != fmt.Sprintf("지역%d", i) || row[1] != value || lines[i] != i+1 {
			t.Fatalf("row %d is %q, record %d", i, row, lines[i])
		}
	}
}

// Any byte of a Parquet file may be wrong: the answer is an error or a table,
// never a crash.
func TestDamagedParquet(t *testing.T) {
	good := parquetFile(t, 100)
	for i := 4; i < len(good); i += 7 {
		bad := good[:i] + string(good[i]^0x5a) + good[i+1:]
		if _, _, err := all(t, bad, "a.parquet", Options{}); err != nil && core.CodeOf(err) == core.Internal {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
	for i := 4; i < len(good); i += 11 {
		if _, _, err := all(t, good[:i], "a.parquet", Options{}); core.CodeOf(err) != core.Invalid {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
}
