package dataset

import (
	"context"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/source"
)

// TableInspection is a first look at a file of an input–output table or of
// inducement coefficients: what was found and how it seems to be read.
type TableInspection struct {
	Look      calc.IOLook // of an input–output table
	Columns   []string    // of inducement coefficients
	Suggested TableReading
}

// fewestSectors is how many names must be rows and columns alike before a file
// is taken for a square table by itself.
const fewestSectors = 5

// ioKind recognises input–output tables: long ones and coefficients by their
// headings, square ones by headings that come again as the names of rows.
func ioKind(columns []string, rows [][]string) Kind {
	has := func(options ...string) bool {
		return slices.ContainsFunc(columns, func(c string) bool { return slices.Contains(options, strings.ToLower(c)) })
	}
	found := publishedNames(columns)
	if found["prod_in"] != "" && found["prod_out"] != "" && found["va_in"] != "" && found["va_out"] != "" {
		return Inducement
	}
	if has("row") && has("column", "col") && has("value") {
		return IOTable
	}
	labels := map[string]bool{}
	for _, row := range rows {
		for k := range min(2, len(row)) {
			labels[strings.TrimSpace(row[k])] = true
		}
		if len(row) > 1 {
			labels[strings.TrimSpace(row[0])+"|"+strings.TrimSpace(row[1])] = true
		}
	}
	both := 0
	for _, c := range columns {
		if labels[strings.TrimSpace(c)] {
			both++
		}
	}
	if both >= fewestSectors && 2*both >= len(columns) {
		return IOTable
	}
	return Facts
}

// publishedNames finds the columns of published coefficients by the words that
// offices use for them.
func publishedNames(columns []string) map[string]string {
	out := map[string]string{}
	inside, outside := []string{"_in", "within", "inside", "역내", "지역내", "자기지역"}, []string{"_out", "other", "outside", "역외", "지역외", "타지역"}
	holds := func(c string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(c, w) })
	}
	for _, c := range columns {
		low := strings.ToLower(strings.ReplaceAll(c, " ", ""))
		for measure, words := range map[string][]string{"prod": {"prod", "생산유발"}, "va": {"va_", "부가가치유발"}, "emp": {"emp", "취업유발"}} {
			if !holds(low, words) {
				continue
			}
			if holds(low, outside) {
				out[measure+"_out"] = c
			} else if holds(low, inside) {
				out[measure+"_in"] = c
			}
		}
		switch low {
		case "sector_code", "code", "부문코드", "코드":
			out["sector_code"] = c
		case "sector_name", "name", "부문명", "부문":
			out["sector_name"] = c
		case "sector":
			if out["sector_code"] == "" {
				out["sector_code"] = c
			}
		}
	}
	if out["sector_code"] == "" {
		out["sector_code"] = out["sector_name"]
	}
	for _, optional := range []string{"sector_name", "emp_in", "emp_out"} {
		out[optional] += ""
	}
	return out
}

// InspectTable looks at a received file as a table of a kind.
func (s *Service) InspectTable(ctx context.Context, actor core.Actor, u Upload, kind Kind) (TableInspection, error) {
	if err := mayWrite(actor); err != nil {
		return TableInspection{}, err
	}
	f, err := s.originals.Open(ctx, u.SHA256)
	if err != nil {
		return TableInspection{}, err
	}
	defer f.Close()
	in := TableInspection{Suggested: TableReading{Region: s.regionIn(u.Name), Scope: inout.Domestic, People: 1}}
	if year := yearForm.FindString(u.Name); year != "" {
		in.Suggested.Years = []string{year}
	}
	if kind == Inducement {
		_, columns, _, _, err := source.Preview(ctx, f, f.Size(), u.Name, source.Options{}, 1)
		in.Columns, in.Suggested.Published, in.Suggested.Money = columns, publishedNames(columns), BillionWon
		return in, err
	}
	if in.Suggested.Money, err = findMoney(ctx, f, u.Name); err != nil {
		return in, err
	}
	if err := findYears(ctx, f, u.Name, &in.Suggested); err != nil {
		return in, err
	}
	if in.Suggested.YearColumn == "" {
		if err := findHeadings(ctx, f, u.Name, &in.Suggested); err != nil {
			return in, err
		}
	}
	first := ""
	if n := len(in.Suggested.Years); n > 0 {
		first = in.Suggested.Years[n-1]
	}
	if in.Look, err = in.Suggested.input(f, u.Name, first).Look(ctx); err != nil {
		return in, err
	}
	in.suggestRoles()
	return in, nil
}

var yearForm = regexp.MustCompile(`(?:19|20)\d\d`)

// findYears lists the years of a long file that holds several.
func findYears(ctx context.Context, f Blob, name string, r *TableReading) error {
	t, err := source.Open(ctx, f, f.Size(), name, source.Options{})
	if err != nil {
		return err
	}
	defer t.Close()
	at := slices.IndexFunc(t.Columns(), func(c string) bool {
		return slices.Contains([]string{"year", "연도", "기준연도", "시점", "period"}, strings.ToLower(strings.TrimSpace(c)))
	})
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

// suggestRoles takes what stands beside the sectors for what its name says.
func (in *TableInspection) suggestRoles() {
	r := &in.Suggested
	for _, name := range in.Look.Rows {
		r.Rows = append(r.Rows, Role{Name: name, Is: in.unlessSector(name, rowRole(name))})
	}
	for _, name := range in.Look.Columns {
		r.Columns = append(r.Columns, Role{Name: name, Is: in.unlessSector(name, columnRole(name))})
	}
	dropTotal(r.Columns, RoleFinal)
	dropTotal(r.Rows, RoleValueAdded)
	onlyFirst(r.Rows, RoleOutput)
	onlyFirst(r.Rows, RoleEmployment)
	onlyFirst(r.Rows, RoleIncome)
	r.CloseValueAdded = len(names(r.Rows, RoleValueAdded)) == 0 && len(names(r.Rows, RoleImports)) > 0 && len(names(r.Rows, RoleOutput)) > 0
}

// unlessSector leaves a name open that says nothing and is written like a
// sector: to leave a sector out would change every number.
func (in *TableInspection) unlessSector(name string, is RoleID) RoleID {
	switch {
	case is != "":
		return is
	case slices.Contains(in.Look.Uneven, name):
		return ""
	default:
		return RoleIgnored
	}
}

// dropTotal leaves out the total of a role that has parts beside it, whose name
// ends in 계.
func dropTotal(roles []Role, is RoleID) {
	if len(names(roles, is)) < 2 {
		return
	}
	for k := range roles {
		if roles[k].Is == is && strings.HasSuffix(strings.TrimSpace(roles[k].Name), "계") {
			roles[k].Is = RoleIgnored
		}
	}
}

// onlyFirst leaves a role to the first that has it.
func onlyFirst(roles []Role, is RoleID) {
	seen := false
	for k := range roles {
		if roles[k].Is == is {
			if seen {
				roles[k].Is = RoleIgnored
			}
			seen = true
		}
	}
}

// rowRole is what a name says of a row; empty when it says nothing.
func rowRole(name string) RoleID {
	low := strings.ToLower(strings.ReplaceAll(name, " ", ""))
	holds := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
	}
	switch {
	case holds("총산출", "총투입", "output", "산출액"):
		return RoleOutput
	case holds("중간투입", "중간수요", "총공급", "총수요", "합계", "total"):
		return RoleIgnored
	case holds("부가가치", "value_added", "valueadded", "gva"):
		return RoleValueAdded
	case holds("수입", "import"):
		return RoleImports
	case holds("취업", "고용", "피용자수", "종사자", "employ", "jobs", "persons"):
		return RoleEmployment
	case holds("피용자보수", "compensation", "wages"):
		return RoleIncome
	default:
		return ""
	}
}

// columnRole is what a name says of a column; empty when it says nothing.
func columnRole(name string) RoleID {
	low := strings.ToLower(strings.ReplaceAll(name, " ", ""))
	holds := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
	}
	switch {
	case holds("중간수요", "총수요", "총공급", "총산출", "총투입", "합계", "total"):
		return RoleIgnored
	case holds("최종수요", "final", "export", "수출", "소비", "투자", "자본형성", "재고", "귀중품"):
		return RoleFinal
	default:
		return ""
	}
}
