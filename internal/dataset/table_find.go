package dataset

import (
	"cmp"
	"context"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/ingest"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
	"naru/internal/source"
)

// TableInspection is a first look at a file of an input–output table or of
// inducement coefficients: what was found and how it seems to be read.
type TableInspection struct {
	Look    iosheet.Look // of an input–output table
	Columns []string     // of inducement coefficients
	Titles  []string     // what is written above the table
	// Sheets are the visible sheets of a workbook, Hidden those that are not.
	Sheets, Hidden []string
	// Regions are those of a file of several: of a table between regions, or of
	// coefficients.
	Regions   []string
	Saved     []SavedProfile // saved mappings made for these names
	Suggested TableReading   // by the first saved one, or a guess

	Guessed Guesses

	header string // signature of the names
}

// Guesses tells what of a suggested reading no file and no person has told.
type Guesses struct {
	Region core.Text // where it was taken from
	Year   core.Text
	Money  core.Text
	Scope  core.Text
}

// by says where a guess comes from.
var (
	byName  = core.T("파일 이름에서 알아낸 것입니다.", "It was taken from the name of the file.")
	byUsage = core.T("파일에 적혀 있지 않아 흔한 쪽을 골라 두었습니다.", "The file does not tell; this is what is usual.")
)

// ioKind recognises input–output tables and published coefficients.
func ioKind(ctx context.Context, f Blob, in *Inspection) Kind {
	if iosheet.HoldsCoefficients(in.Columns) {
		return Inducement
	}
	if in.Info.Format != source.CSV && in.Info.Format != source.XLSX {
		if iosheet.Resembles([][]string{in.Columns}) {
			return IOTable
		}
		return Facts
	}
	const head = 60
	opt := source.Options{Sheet: in.Info.Sheet, Encoding: in.Info.Encoding, HeaderRows: source.NoHeader}
	resembles := iosheet.Resembles
	if k := slices.IndexFunc(in.Info.Sheets, iosheet.IsTableSheet); k >= 0 {
		opt.Sheet, resembles = in.Info.Sheets[k], iosheet.HasTable
	}
	if _, _, rows, _, err := source.Preview(ctx, f, f.Size(), in.Upload.Name, opt, head); err == nil && resembles(rows) {
		return IOTable
	}
	return Facts
}

// InspectTable looks at a received file as a table of a kind.
func (s *Service) InspectTable(ctx context.Context, actor core.Actor, u Upload, kind Kind) (TableInspection, error) {
	return s.InspectTableWith(ctx, actor, u, kind, TableReading{})
}

// InspectTableWith looks at a received file as a table of a kind whose sheet
// and rows of headings are known, as far as they are set.
func (s *Service) InspectTableWith(ctx context.Context, actor core.Actor, u Upload, kind Kind, known TableReading) (TableInspection, error) {
	if err := mayWrite(actor); err != nil {
		return TableInspection{}, err
	}
	f, err := s.originals.Open(ctx, u.SHA256)
	if err != nil {
		return TableInspection{}, err
	}
	defer f.Close()
	in := TableInspection{Suggested: TableReading{
		Region: s.regionIn(u.Name), Scope: inout.Domestic, People: 1, HeaderRows: known.HeaderRows, SkipRows: known.SkipRows,
	}}
	if in.Suggested.Region != "" {
		in.Guessed.Region = byName
	}
	if year := yearForm.FindString(u.Name); year != "" {
		in.Suggested.Years, in.Guessed.Year = []string{year}, byName
	}
	if kind == Inducement {
		err = s.inspectCoefficients(ctx, f, u.Name, &in)
	} else {
		err = s.inspectIO(ctx, f, u.Name, known.Sheet, &in)
	}
	if err != nil {
		return in, err
	}
	return in, s.useSaved(ctx, actor, kind, &in)
}

// inspectIO finds the sheets of a table, its names and their roles.
func (s *Service) inspectIO(ctx context.Context, f Blob, name, sheet string, in *TableInspection) error {
	r := &in.Suggested
	file := iosheet.File{R: f, Size: f.Size(), Name: name}
	found, err := iosheet.FindSheets(ctx, file, sheet)
	if err != nil {
		return err
	}
	in.Sheets, in.Hidden = found.Visible, found.Hidden
	r.Sheet, r.InputSheet, r.ImportSheet = found.Main, found.Inputs, found.Imports
	r.Scope = cmp.Or(found.Scope, inout.Domestic)
	if found.Scope == "" {
		in.Guessed.Scope = byUsage
	}
	if found.Long {
		if err := findYears(ctx, f, name, r); err != nil {
			return err
		}
	}
	book, err := iosheet.Open(ctx, file, r.at(""), r.sheets())
	if err != nil {
		return err
	}
	in.Titles = book.Main.Titles
	in.tell(book.Main.Titles)
	in.Look = book.Look()
	in.Regions = in.Look.Regions
	r.Rows, r.Columns = in.Look.RowRoles, in.Look.ColumnRoles
	has := func(is ...RoleID) bool { return len(iosheet.Names(r.Rows, is...)) > 0 }
	r.CloseValueAdded = !has(iosheet.RoleValueAdded, iosheet.RoleWages) && has(iosheet.RoleImports) && has(iosheet.RoleOutput)
	in.header = ingest.Signature(slices.Concat(in.Look.Sectors, in.Look.Rows, in.Look.Columns))
	return nil
}

// tell takes the year and the unit from what stands above the table. A year
// that the name of the file gainsays is left to people.
func (in *TableInspection) tell(titles []string) {
	r := &in.Suggested
	var years []string
	for _, text := range titles {
		years = append(years, yearForm.FindAllString(text, -1)...)
		if m := moneyIn(text); m != "" && r.Money == "" {
			r.Money = m
		}
	}
	switch {
	case r.YearColumn != "" || len(years) == 0:
	case len(r.Years) == 0:
		r.Years = years[:1]
	case !slices.Contains(years, r.Years[0]):
		r.Years, in.Guessed.Year = nil, core.Text{}
	default:
		in.Guessed.Year = core.Text{} // name and title agree
	}
}

// inspectCoefficients finds the columns of a file of coefficients.
func (s *Service) inspectCoefficients(ctx context.Context, f Blob, name string, in *TableInspection) error {
	const some = 1000
	_, columns, rows, _, err := source.Preview(ctx, f, f.Size(), name, source.Options{}, some)
	if err != nil {
		return err
	}
	r := &in.Suggested
	in.Columns, r.Published, r.Money = columns, iosheet.FindParts(columns), BillionWon
	in.Guessed.Money = byUsage
	in.header = ingest.Signature(columns)
	if years := iosheet.YearsIn(columns); len(years) > 0 && r.Published[iosheet.PartMetric] != "" {
		r.Years, in.Guessed.Year = nil, core.Text{}
		for _, y := range years {
			r.Years = append(r.Years, strings.TrimSuffix(strings.TrimSpace(y), "년"))
		}
	}
	if at := slices.Index(columns, r.Published[iosheet.PartRegion]); at >= 0 {
		for _, row := range rows {
			if at < len(row) && row[at] != "" && !slices.Contains(in.Regions, strings.TrimSpace(row[at])) {
				in.Regions = append(in.Regions, strings.TrimSpace(row[at]))
			}
		}
	}
	if len(in.Regions) == 1 {
		s.TakeBlock(r, in.Regions[0])
		in.Guessed.Region = core.Text{}
	}
	return nil
}

// TakeBlock keeps one region of a file of several: the reading is then of that
// region.
func (s *Service) TakeBlock(r *TableReading, region string) {
	r.Block = region
	s.TakePlace(r, region, nil)
}

// TakePlace says what a table is of: core.Nation, a code of MOIS, or a name. A
// name without a code, such as 수도권, is kept as it is. Of a file of several
// regions the one that is meant is kept.
func (s *Service) TakePlace(r *TableReading, place string, regions []string) {
	r.Region, r.Area = s.codeOf(place), ""
	if r.Region == "" {
		r.Area = place
		return
	}
	if r.Region == core.Nation || r.Block != "" {
		return
	}
	if k := slices.IndexFunc(regions, func(name string) bool { return s.codeOf(name) == r.Region }); k >= 0 {
		r.Block = regions[k]
	}
}

// codeOf is the code of a place by its code or name; empty for none.
func (s *Service) codeOf(place string) string {
	if place == core.Nation || place == "전국" {
		return core.Nation
	}
	code, _, err := s.places.Resolve(core.MOIS, place)
	if err != nil {
		return ""
	}
	return code
}

var yearForm = regexp.MustCompile(`(?:19|20)\d\d`)

// findYears lists the years of a long file that holds several.
func findYears(ctx context.Context, f Blob, name string, r *TableReading) error {
	t, err := source.Open(ctx, f, f.Size(), name, source.Options{Sheet: r.Sheet})
	if err != nil {
		return err
	}
	defer t.Close()
	at := slices.IndexFunc(t.Columns(), iosheet.IsYear)
	if at < 0 {
		return nil
	}
	r.YearColumn, r.Years = strings.TrimSpace(t.Columns()[at]), nil
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			slices.Sort(r.Years)
			return nil
		}
		if err != nil {
			return err
		}
		for row := range b.Len() {
			if y := strings.TrimSpace(string(b.Field(row, at))); !slices.Contains(r.Years, y) {
				r.Years = append(r.Years, y)
			}
		}
	}
}

// regionIn finds the region that a file is named after.
func (s *Service) regionIn(name string) string {
	low := strings.ToLower(name)
	for _, p := range s.places.Provinces() {
		if strings.Contains(low, p.Short.Ko) || p.Short.En != "" && strings.Contains(low, strings.ToLower(p.Short.En)) {
			return p.Code
		}
	}
	for _, w := range []string{"전국", "한국", "korea", "national"} {
		if strings.Contains(low, w) {
			return core.Nation
		}
	}
	return ""
}
