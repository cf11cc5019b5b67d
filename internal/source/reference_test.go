package source

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"naru/internal/core"
	"naru/internal/refdata"
)

func openFile(t *testing.T, path string, opt Options) *Table {
	t.Helper()
	table, err := OpenFile(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = table.Close() })
	return table
}

// The facts of each file were counted with other tools (head, wc, a spreadsheet).
func TestReferenceFiles(t *testing.T) {
	for _, c := range []struct {
		path      string
		delimiter string
		header    int
		rows      int
		columns   []string
		first     []string
	}{
		{
			"korea/kosis_estab_survey.csv", ",", 1, 4320,
			[]string{"행정구역별", "산업별", "산업코드", "연도", "지표", "단위", "값", "지수"},
			[]string{"전국", "전체 산업", "0", "2021", "사업체수", "개", "6079702", "100.0"},
		},
		{
			"korea/kosis_mining_mfg.csv", ",", 1, 1512,
			[]string{"시도별", "산업별", "산업코드", "연도", "지표", "단위", "값", "비고"},
			[]string{"전국", "광업 및 제조업", "", "2021", "사업체수", "개", "72864.0", ""},
		},
		{
			"korea/kosis_sigungu_industry_employed_2024.csv", ",", 2, 1596,
			[]string{"행정구역별", "산업별", "2024.1/2|취업자 (천명)", "2024.1/2|RSE", "2024.2/2|취업자 (천명)", "2024.2/2|RSE"},
			[]string{"서울 종로구", "계", "73", "-", "73", "-"},
		},
		{
			"korea/kosis_ipi_clean.csv", ",", 1, 44676,
			[]string{"시도별", "산업별", "항목", "날짜", "지수"},
			[]string{"강원도", "광업", "생산자제품 출하지수(계절조정)", "2018-01-01", "101.419"},
		},
		{"awards/fonds-vert-2023-export.csv", ";", 1, 10782, nil, nil},
		{
			"ksic/ksic10.csv", ",", 1, 2021,
			[]string{"code", "name_ko", "level", "section", "parent"},
			[]string{"A", "농업, 임업 및 어업(01~03)", "1", "A", ""},
		},
		{
			"region/KIKcd_B.20230501.csv", ",", 1, 46345, nil,
			[]string{"1100000000", "서울특별시", "", "", "", "", "19880423"},
		},
	} {
		t.Run(c.path, func(t *testing.T) {
			table := openFile(t, refdata.File(t, c.path), Options{})
			info := table.Info()
			if info.Format != CSV || info.Encoding != UTF8 || info.Delimiter != c.delimiter || info.HeaderRows != c.header {
				t.Errorf("found %+v", info)
			}
			if c.columns != nil {
				if d := cmp.Diff(c.columns, table.Columns()); d != "" {
					t.Error(d)
				}
			}
			rows, lines, err := drain(table)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) != c.rows {
				t.Errorf("got %d rows, want %d", len(rows), c.rows)
			}
			for i, row := range rows {
				if len(row) > len(table.Columns()) {
					t.Fatalf("line %d has %d fields", lines[i], len(row))
				}
			}
			if c.first != nil && len(rows[0]) == len(c.first) {
				if d := cmp.Diff(c.first, rows[0]); d != "" {
					t.Error(d)
				}
			}
			if lines[0] != c.header+1 {
				t.Errorf("the first row stands on line %d, want %d", lines[0], c.header+1)
			}
			if done, total := table.Progress(); done != total {
				t.Errorf("progress ends at %d of %d", done, total)
			}
		})
	}
}

// TestEveryEncodingReadsAlike writes a file in each encoding and expects the
// same table.
func TestEveryEncodingReadsAlike(t *testing.T) {
	content, err := os.ReadFile(refdata.File(t, "korea/kosis_estab_survey.csv"))
	if err != nil {
		t.Fatal(err)
	}
	plain := string(bytes.TrimPrefix(content, []byte{0xEF, 0xBB, 0xBF}))
	want, _, err := all(t, plain, "a.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for encoding, encode := range map[Encoding]func(string) (string, error){
		CP949:   korean.EUCKR.NewEncoder().String,
		UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String,
		UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String,
	} {
		t.Run(string(encoding), func(t *testing.T) {
			in, err := encode(plain)
			if err != nil {
				t.Fatal(err)
			}
			info, _, _, _, err := Preview(t.Context(), strings.NewReader(in), int64(len(in)), "a.csv", Options{}, 3)
			if err != nil || info.Encoding != encoding {
				t.Fatalf("found %+v %v", info, err)
			}
			got, _, err := all(t, in, "a.csv", Options{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// The sum of the awards is that of the column in a spreadsheet program, to the cent.
func TestAwardsWithDecimalComma(t *testing.T) {
	table := openFile(t, refdata.File(t, "awards/fonds-vert-2023-export.csv"), Options{})
	numbers := Numbers{DecimalComma: true, Unit: "€"}
	amount := len(table.Columns()) - 1
	rows, lines, err := drain(table)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for i, row := range rows {
		if _, flag, ok := numbers.Parse([]byte(row[amount])); !ok {
			t.Errorf("line %d: %q is not read", lines[i], row[amount])
		} else if flag == core.NoFlag {
			read++
		}
	}
	if v, _, _ := numbers.Parse([]byte(rows[0][amount])); v != 21667 {
		t.Errorf("the first award is %v, want 21667", v)
	}
	if read < 10_000 {
		t.Errorf("only %d amounts were read", read)
	}
}

func TestEncodingErrorsNameLineAndByte(t *testing.T) {
	long := strings.Repeat("서울,1\n", 400_000) // beyond the sample
	cp, err := korean.EUCKR.NewEncoder().String(long)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, in, line, offset string }{
		{"UTF-8 that goes wrong late", long + "a,\xff\xfe\n", "line 400001", "offset " + strconv.Itoa(len(long)+2)},
		{"UTF-8 cut off at the end", long + "a,\xec\x84", "line 400001", "offset " + strconv.Itoa(len(long)+2)},
		{"CP949 that goes wrong late", cp + "a,\xff\xff\n", "line 400001", "offset " + strconv.Itoa(len(cp)+2)},
		{"CP949 cut off at the end", cp + "a,\xbc", "line 400001", "offset " + strconv.Itoa(len(cp)+2)},
		{"neither at once", "가,1\n\xff\xff,2\n", "line 2", "offset 6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := all(t, c.in, "표.csv", Options{})
			if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), c.line) || !strings.Contains(err.Error(), c.offset) {
				t.Errorf("got %v, want %s, %s", err, c.line, c.offset)
			}
		})
	}
}

// Numbers for megabytes and only then Korean: the encoding is still found.
func TestEncodingFoundBehindPlainNumbers(t *testing.T) {
	name, err := korean.EUCKR.NewEncoder().String("평택")
	if err != nil {
		t.Fatal(err)
	}
	in := "a,b\n" + strings.Repeat("12345,6\n", 300_000) + name + ",7\n"
	rows, _, err := all(t, in, "a.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; last[0] != "평택" {
		t.Errorf("got %q", last)
	}
}
