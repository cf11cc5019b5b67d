package iosheet

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/source"
)

// Sheets names the sheets of a workbook that make one table: that of the flows,
// that which tells value added and output where the first does not, and that of
// the imported flows. The last two may be empty.
type Sheets struct{ Main, Inputs, Imports string }

// Found is what the names of the sheets and the titles tell.
type Found struct {
	Sheets

	Scope   inout.Scope // "" where nothing tells it
	Long    bool        // a row of the file for each cell
	Visible []string
	Hidden  []string
}

// mostTried bounds the sheets that are opened in search of a table.
const mostTried = 12

// FindSheets finds the sheets of a table. A sheet that is wanted is taken for
// that of the flows. Hidden sheets are taken only when they are wanted.
func FindSheets(ctx context.Context, f File, wanted string) (Found, error) {
	info, _, head, _, err := source.Preview(ctx, f.R, f.Size, f.Name, source.Options{Sheet: wanted, HeaderRows: source.NoHeader}, headRows)
	if err != nil {
		return Found{}, err
	}
	out := Found{Visible: info.Sheets, Hidden: info.Hidden, Long: isLong(head) || info.Format != source.CSV && info.Format != source.XLSX}
	if len(info.Sheets) == 0 {
		out.Scope = scopeOf(f.Name)
		if out.Scope == "" {
			out.Scope = scopeOfTitles(head)
		}
		if out.Scope == "" && kindOfSheet(f.Name) == sheetImports {
			return out, importsAlone(info)
		}
		return out, nil
	}
	first := func(is sheetKind) string {
		k := slices.IndexFunc(info.Sheets, func(s string) bool { return kindOfSheet(s) == is })
		if k < 0 {
			return ""
		}
		return info.Sheets[k]
	}
	domestic, total, imports := first(sheetDomestic), first(sheetTotal), first(sheetImports)
	switch {
	case wanted != "":
		out.Main = wanted
	case domestic != "":
		out.Main = domestic
	case total != "":
		out.Main = total
	default:
		if out.Main, head, err = firstTable(ctx, f, info, head); err != nil {
			return out, err
		}
	}
	switch {
	case kindOfSheet(out.Main) == sheetDomestic:
		out.Inputs, out.Imports, out.Scope = total, imports, inout.Domestic
	case kindOfSheet(out.Main) == sheetTotal:
		out.Scope = inout.Total
	case kindOfSheet(out.Main) == sheetImports:
		return out, importsAlone(info)
	default:
		if out.Scope = scopeOfTitles(head); out.Scope == "" {
			out.Scope = scopeOf(f.Name)
		}
	}
	return out, nil
}

// importsAlone refuses imported flows without those at home.
func importsAlone(info source.Info) error {
	return core.Fail(core.Invalid, "%s은(는) 수입거래표입니다. 수입거래만으로는 국내 파급을 계산할 수 없습니다. 국산거래표 시트와 한 통합 문서에 두고 국산거래표를 고르거나, 총거래표를 들이십시오.",
		"%s holds imported flows, which alone do not tell effects at home. Put them in one workbook with the domestic flows and choose those, or import the table of total flows.", placeOf(info))
}

// firstTable finds the first sheet that holds a table.
func firstTable(ctx context.Context, f File, info source.Info, head [][]string) (string, [][]string, error) {
	for k, sheet := range info.Sheets[:min(len(info.Sheets), mostTried)] {
		if sheet != info.Sheet {
			var err error
			if _, _, head, _, err = source.Preview(ctx, f.R, f.Size, f.Name, source.Options{Sheet: sheet, HeaderRows: source.NoHeader}, headRows); err != nil {
				if k+1 < len(info.Sheets) {
					continue // a sheet without rows
				}
				return "", nil, err
			}
		}
		if HasTable(head) {
			return sheet, head, nil
		}
	}
	return info.Sheet, head, nil
}

// sheetKind is what a sheet holds by its name.
type sheetKind int

const (
	sheetOther sheetKind = iota
	sheetDomestic
	sheetTotal
	sheetImports
)

func kindOfSheet(name string) sheetKind {
	low := squash(name)
	holds := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
	}
	switch {
	case holds("계수", "유발", "coefficient", "multiplier"):
		return sheetOther
	case holds("국산거래", "국산표", "domestic"):
		return sheetDomestic
	case holds("총거래", "total"):
		return sheetTotal
	case holds("수입거래", "수입표", "import"):
		return sheetImports
	default:
		return sheetOther
	}
}

func scopeOf(text string) inout.Scope {
	switch kindOfSheet(text) {
	case sheetDomestic:
		return inout.Domestic
	case sheetTotal:
		return inout.Total
	default:
		return ""
	}
}

// scopeOfTitles reads the scope from what stands above the table.
func scopeOfTitles(head [][]string) inout.Scope {
	for _, row := range head[:min(len(head), topRows)] {
		for _, text := range row {
			if scope := scopeOf(text); scope != "" {
				return scope
			}
		}
	}
	return ""
}

// Book is the sheets of one table, read.
type Book struct {
	Main    *Sheet
	Inputs  *Sheet // nil where the book has none
	Imports *Sheet // nil where the book has none
}

// Open reads the sheets of a table. at.Sheet is that of the flows.
func Open(ctx context.Context, f File, at At, sheets Sheets) (*Book, error) {
	main, err := Read(ctx, f, at)
	if err != nil {
		return nil, err
	}
	b := &Book{Main: main}
	for _, other := range []struct {
		sheet string
		to    **Sheet
	}{{sheets.Inputs, &b.Inputs}, {sheets.Imports, &b.Imports}} {
		if other.sheet == "" {
			continue
		}
		if *other.to, err = Read(ctx, f, At{Sheet: other.sheet}); err != nil {
			return nil, err
		}
	}
	return b, nil
}
