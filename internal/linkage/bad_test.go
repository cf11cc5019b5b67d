package linkage_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/inout"
	"naru/internal/refdata"
)

func queryOf(t *testing.T, query string) url.Values {
	t.Helper()
	q, err := url.ParseQuery(query)
	must(t, err)
	return q
}

// wantField checks that an error tells which field is wrong, in both languages.
func wantField(t *testing.T, err error, name string) {
	t.Helper()
	if core.CodeOf(err) != core.Invalid || err == nil {
		t.Fatalf("%v, want a fault of %s", err, name)
	}
	for _, f := range fieldsOf(err) {
		if f.Name == name && f.Message.Ko != "" && f.Message.En != "" {
			return
		}
	}
	t.Errorf("%v names %v, not %s", err, fieldsOf(err), name)
}

func TestTablesThatCannotServe(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to string
		change   func(*dataset.TableReading)
		says     string
	}{
		"not square":         {from: "2,1,200\n", to: "2,1,200\n3,1,7\n", says: "3"},
		"negative output":    {from: "OUTPUT,1,1000", to: "OUTPUT,1,-1000", says: "negative"},
		"a blank flow":       {from: "1,2,500", to: "1,2,", says: "blank"},
		"not a number":       {from: "1,2,500", to: "1,2,many", says: "line 3"},
		"a cell twice":       {from: "1,2,500\n", to: "1,2,500\n1,2,500\n", says: "line 4"},
		"nothing made":       {from: "OUTPUT,1,1000\nOUTPUT,2,2000", to: "OUTPUT,1,0\nOUTPUT,2,0", says: "output"},
		"no place":           {change: func(r *dataset.TableReading) { r.Region = "" }, says: "open"},
		"no year":            {change: func(r *dataset.TableReading) { r.Years = nil }, says: "open"},
		"no unit of money":   {change: func(r *dataset.TableReading) { r.Money = "" }, says: "open"},
		"no output":          {change: func(r *dataset.TableReading) { r.Rows, r.Columns = nil, nil }, says: "open"},
		"a row that is gone": {change: func(r *dataset.TableReading) { r.Rows[0].Name = "총산출" }, says: "총산출"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			text := millerBlair
			if c.from != "" {
				text = strings.Replace(text, c.from, c.to, 1)
			}
			_, err := y.try("table.csv", []byte(text), func(r *dataset.TableReading) {
				home(r)
				if c.change != nil {
					c.change(r)
				}
			})
			if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %s", err, c.says)
			}
			if sc := y.scene(""); !sc.Empty {
				t.Error("something was imported")
			}
		})
	}
}

// What is wrong but no hindrance is told with the sector's name.
func TestFaultsAreTold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to string
		check    func(dataset.TableQuality) bool
	}{
		"a row that does not sum": {"1,final demand,350", "1,final demand,300", func(q dataset.TableQuality) bool { return q.Off == 1 && q.Where == "1" && q.Largest == .05 }},
		"a negative flow":         {"1,1,150", "1,1,-150", func(q dataset.TableQuality) bool { return q.Negative == 1 }},
		"all is well":             {"", "", func(q dataset.TableQuality) bool { return q.Checked && q.Off == 0 && len(q.Faults) == 0 }},
	} {
		v := newYard(t).bring("table.csv", []byte(strings.Replace(millerBlair, c.from, c.to, 1)), home)
		if q := v.Quality.Tables[0]; !c.check(q) {
			t.Errorf("%s: %+v", name, q)
		}
	}
}

// A workbook as the Bank of Korea lays it out: title rows, codes and names in
// two columns and two heading rows, totals among the rest.
func TestWorkbookOfTheBank(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for k, row := range [][]any{
		{"투입산출표(국산거래표, 기초가격)"},
		{"(단위: 백만원)"},
		{"", "", "01", "02", "03", "04", "05", "06", "8000", "8100"},
		{"", "", "농림수산품", "광산품", "음식료품", "섬유", "화학제품", "전기장비", "중간수요계", "최종수요계"},
		{"01", "농림수산품", 10, 0, 40, 5, 0, 0, 55, 45},
		{"02", "광산품", 0, 1, 0, 0, 9, 5, 15, 5},
		{"03", "음식료품", 15, 0, 20, 0, 0, 0, 35, 165},
		{"04", "섬유", 0, 0, 0, 30, 0, 0, 30, 70},
		{"05", "화학제품", 10, 2, 10, 20, 60, 20, 122, 78},
		{"06", "전기장비", 0, 3, 5, 5, 10, 50, 73, 127},
		{"8999", "중간투입계", 35, 6, 75, 60, 79, 75, 330, ""},
		{"9100", "부가가치계", 65, 14, 125, 40, 121, 125, 490, ""},
		{"9999", "총투입계", 100, 20, 200, 100, 200, 200, 820, ""},
	} {
		for c, v := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, k+1)
			must(t, err)
			must(t, f.SetCellValue("Sheet1", cell, v))
		}
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	y := newYard(t)
	v := y.bring("2020년 투입산출표 전국.xlsx", b.Bytes(), nil)
	if q := v.Quality.Tables[0]; q.Sectors != 6 || !q.Checked || q.Off != 0 || q.Year != "2020" {
		t.Errorf("%+v", q)
	}
	sc := y.scene("")
	s := sector(t, sc, "05")
	if s.Name.Ko != "화학제품" || s.Production.Sum() <= 1 || sc.Reading.Region != core.Nation || sc.Reading.Money != dataset.MillionWon {
		t.Errorf("%+v of %s", s, sc.Reading.Region)
	}
	near(t, "value added of all that is spent", s.ValueAdded.Sum(), 1) // nothing is imported
}

func TestBridge(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("table.csv", []byte(millerBlair), home)
	ctx, sc := t.Context(), y.scene("")
	m, err := y.Mapping(ctx, y.who, sc)
	must(t, err)
	if !m.Guessed || len(m.Bridge.Links) != 0 || len(m.Empty) != 2 || !m.Checked {
		t.Errorf("%+v", m)
	}
	b := inout.Bridge{System: core.KSIC10, Links: []inout.Link{{Sector: "1", Code: "26", Weight: 1}, {Sector: "2", Code: "27", Weight: .5}}}
	must(t, y.SaveBridge(ctx, y.who, sc, b))
	m, err = y.Mapping(ctx, y.who, sc)
	must(t, err)
	if m.Guessed || len(m.Empty) != 0 || len(m.Partial) != 1 || m.Partial[0] != "27" || len(m.Missing) == 0 {
		t.Errorf("%+v", m)
	}
	for field, links := range map[string][]inout.Link{
		"links[0].sector": {{Sector: "9", Code: "26", Weight: 1}},
		"links[1].code":   {{Sector: "1", Code: "26", Weight: 1}, {Sector: "2", Code: "04", Weight: 1}},
		"links[0].weight": {{Sector: "1", Code: "26"}},
		"links[1].weight": {{Sector: "1", Code: "26", Weight: .8}, {Sector: "2", Code: "26", Weight: .8}},
	} {
		wantField(t, y.SaveBridge(ctx, y.who, sc, inout.Bridge{System: core.KSIC10, Links: links}), field)
	}
	wantField(t, y.SaveBridge(ctx, y.who, sc, inout.Bridge{System: core.MOIS}), "system")
	if err := y.SaveBridge(ctx, core.Actor{Agency: core.DefaultAgency}, sc, b); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a stranger: %v", err)
	}
}

// What is guessed for WIOD is in the classification, each code once.
func TestCertainLinksOfWIOD(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("wiod_korea.csv", refdata.Bytes(t, "korea/wiod_korea_domestic_io_35x35.csv"), func(r *dataset.TableReading) { r.Money = dataset.MillionUSD })
	sc := y.scene("")
	m, err := y.Mapping(t.Context(), y.who, sc)
	must(t, err)
	if len(m.Unknown) > 0 || len(m.Empty) > 0 || len(m.Partial) > 0 {
		t.Errorf("unknown %v, empty %v, partial %v", m.Unknown, m.Empty, m.Partial)
	}
	must(t, y.SaveBridge(t.Context(), y.who, sc, m.Bridge))
}

func TestCertainLinksByName(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("bok_gyeonggi_2020.csv", refdata.Bytes(t, "korea/bok_gyeonggi_2020_83_inducement.csv"), nil)
	m, err := y.Mapping(t.Context(), y.who, y.scene(""))
	must(t, err)
	codes := map[string]string{}
	for _, l := range m.Bridge.Links {
		codes[l.Sector] += l.Code
	}
	for sector, want := range map[string]string{"31": "261", "10": "12", "15": "18", "32": "2621", "40": "30", "50": "411", "69": "68112682", "83": ""} {
		if codes[sector] != want {
			t.Errorf("%s is linked to %q, want %q", sector, codes[sector], want)
		}
	}
}
