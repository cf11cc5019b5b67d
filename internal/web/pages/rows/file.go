package rows

import (
	"iter"
	"math"
	"net/http"
	"strconv"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// rowsCSV sends the observations that pass the filters, as they are read.
func (s *Section) rowsCSV(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askRows(r)
	if err != nil {
		return err
	}
	if a.Wrong != nil {
		return a.Wrong
	}
	out := &download{w: w, name: a.fileName(".csv"), kind: "text/csv; charset=utf-8"}
	return out.end(export.LongCSV(out, s.long(r, a)))
}

// rowsXLSX sends the same as a workbook, where a workbook can hold it.
func (s *Section) rowsXLSX(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askRows(r)
	if err != nil {
		return err
	}
	if a.Wrong != nil {
		return a.Wrong
	}
	one := a.Query
	one.Limit = 1
	_, total, err := s.Datasets.Rows(r.Context(), a.Version, one)
	if err != nil {
		return err
	}
	if total > export.MostRows {
		return core.Fail(core.TooLarge,
			"%[1]s행은 엑셀 파일 하나에 담을 수 없습니다(%[2]s행까지). 조건을 좁히거나 CSV 또는 Parquet으로 받으십시오.",
			"%[1]s rows do not fit into one workbook (%[2]s at most). Narrow the filters, or download CSV or Parquet.",
			ui.Whole().In(core.Korean, float64(total)), ui.Whole().In(core.Korean, export.MostRows))
	}
	out := &download{w: w, name: a.fileName(".xlsx"), kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
	return out.end(export.LongXLSX(out, s.long(r, a), ui.Lang(r.Context())))
}

// parquet sends the whole version as the file that it is kept in.
func (s *Section) parquet(w http.ResponseWriter, r *http.Request) error {
	d, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return err
	}
	if d.Kind != dataset.Facts {
		return core.Fail(core.NotFound, "이 자료에는 관측값이 없습니다.", "This dataset holds no observations.")
	}
	f, err := s.Datasets.Parquet(v)
	if err != nil {
		return err
	}
	defer f.Close()
	name := d.Key + "-v" + strconv.Itoa(v.Number) + ".parquet"
	page.Attach(w, name, "application/vnd.apache.parquet")
	http.ServeContent(w, r, name, time.Time{}, f)
	return nil
}

func (a *rowsAsk) fileName(ending string) string {
	name := a.Dataset.Key + "-v" + strconv.Itoa(a.Version.Number)
	if len(a.filterAddress()) > 0 {
		name += "-filtered"
	}
	return name + ending
}

// long is the table of the files: codes and names apart, for programs and for
// people, and every row with its unit.
func (s *Section) long(r *http.Request, a *rowsAsk) export.Long {
	lang := ui.Lang(r.Context())
	t := export.Long{Name: core.T("값", "Cells")}
	column := func(wide bool, title core.Text) {
		t.Heads, t.Wide = append(t.Heads, title.In(lang)), append(t.Wide, wide)
	}
	column(false, core.T("지역 코드", "Region code"))
	column(true, core.T("지역", "Region"))
	column(false, core.T("산업 코드", "Industry code"))
	column(true, core.T("산업", "Industry"))
	column(false, core.T("시점", "Period"))
	column(false, core.T("지표", "Measure"))
	for _, d := range a.Version.Summary.Dims {
		column(false, core.T(d, d))
	}
	column(false, core.T("값", "Value"))
	column(false, core.T("단위", "Unit"))
	column(false, core.T("표시", "Flag"))
	if a.Dataset.Demo {
		t.Above = append(t.Above, core.T("시연용 합성 자료입니다. 실제 통계가 아니므로 인용하지 마십시오.",
			"Synthetic demonstration data. These are not real statistics; do not cite them.").In(lang))
	}
	if a.Version.State == dataset.Withdrawn {
		t.Above = append(t.Above, version.WithdrawnText(a.Version).In(lang))
	}
	t.Rows = a.fileRows(lang, s.Datasets.AllRows(r.Context(), a.Version, a.Query))
	t.Beneath = a.beneath(lang)
	return t
}

// fileRows writes observations as rows of a file; names are looked up once.
func (a *rowsAsk) fileRows(lang core.Lang, all iter.Seq2[dataset.Row, error]) iter.Seq2[[]any, error] {
	measures := measuresByID(a.Version.Summary.Measures)
	regions, industries := remembered(lang, a.names.Region), remembered(lang, a.names.Industry)
	return func(yield func([]any, error) bool) {
		var line []any
		for r, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			m := measures[r.Measure]
			line = append(line[:0], r.Region, regions(r.Region), r.Industry, industries(r.Industry), r.Period, m.Title.In(lang))
			for _, d := range r.Dims {
				line = append(line, d)
			}
			var value any
			if !math.IsNaN(r.Value) {
				value = r.Value
			}
			flag := ""
			if r.Flag != core.NoFlag {
				flag = r.Flag.Title().In(lang)
			}
			line = append(line, value, m.Unit.In(lang), flag)
			if !yield(line, nil) {
				return
			}
		}
	}
}

// remembered looks each code up once. A code without a name is its own.
func remembered(lang core.Lang, name func(string) core.Text) func(string) string {
	known := map[string]string{}
	return func(code string) string {
		text, ok := known[code]
		if !ok {
			if text = name(code).In(lang); text == "" {
				text = code
			}
			known[code] = text
		}
		return text
	}
}

// beneath tells where a file comes from and how to read it.
func (a *rowsAsk) beneath(lang core.Lang) []string {
	d, v := a.Dataset, a.Version
	out := []string{
		core.Tf("%[1]s %[2]d판 · %[3]s · 원본 %[4]s · SHA-256 %[5]s", "%[1]s, version %[2]d · %[3]s · original %[4]s · SHA-256 %[5]s",
			d.Title, v.Number, d.Key, v.Original.Name, v.Original.SHA256).In(lang),
		core.T("값이 빈칸이면 0이 아니라 값이 없는 것이며, 까닭은 ‘표시’ 열에 있습니다. ‘없음’은 셀 것이 없다고 펴낸 곳이 적은 값입니다.",
			"An empty value is not zero: there is none, and the flag says why. “none” is what the publisher writes where there is nothing to count.").In(lang),
	}
	for _, f := range a.Filters {
		if f.Chosen != "" {
			out = append(out, core.Tf("거른 조건: %[1]s = %[2]s", "Filter: %[1]s = %[2]s", f.label, f.Shown(lang)).In(lang))
		}
	}
	return out
}

// download is an answer that becomes a file to keep with its first byte: until
// then a failure is still an error page.
type download struct {
	w          http.ResponseWriter
	name, kind string
	begun      bool
}

func (d *download) Write(b []byte) (int, error) {
	if !d.begun {
		d.begun = true
		page.Attach(d.w, d.name, d.kind)
		d.w.Header().Set("Cache-Control", "no-store")
	}
	return d.w.Write(b) //nolint:wrapcheck // an io.Writer hands on what it is told
}

// end breaks an answer off that failed half-way, so that nobody takes a part
// for the whole.
func (d *download) end(err error) error {
	if err != nil && d.begun {
		panic(http.ErrAbortHandler)
	}
	return err
}
