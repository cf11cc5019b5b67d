package linkage

import (
	"bytes"
	"encoding/csv"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/linkage"
	sourcefile "naru/internal/source"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// bridgeView is the page that maps a table's sectors to KSIC.
type bridgeView struct {
	linkageFrame

	Err     error
	Mapping linkage.Mapping
	System  ui.Select
	Rows    []bridgeRow
	Said    []page.Verdict
	Saved   bool
	Action  string
	File    ui.FileDrop
	Files   []ui.Download
}

// bridgeRow is one sector with its codes as people write them.
type bridgeRow struct {
	Sector linkage.Sector
	Codes  page.Repeated
}

func (s *Section) bridgePage(w http.ResponseWriter, r *http.Request) error {
	sc, _, err := s.linkageScene(r)
	if err != nil {
		return err
	}
	if sc.Empty || sc.Fault != nil {
		return page.Answer(w, r, sc.Fault, bridgeTempl(bridgeView{linkageFrame: s.linkageFrame(sc, bridgeHref)}))
	}
	m, err := s.Linkage.Mapping(r.Context(), page.Actor(r.Context()), sc)
	if err != nil {
		return err
	}
	return s.showBridge(w, r, sc, m, nil)
}

func (s *Section) showBridge(w http.ResponseWriter, r *http.Request, sc *linkage.Scene, m linkage.Mapping, failed error) error {
	v := bridgeView{linkageFrame: s.linkageFrame(sc, bridgeHref), Err: failed, Mapping: m, Action: linkageAddress(sc, bridgeHref)}
	v.Help = core.T("산업연관표의 부문이 산업분류의 어느 코드에 드는지 정합니다. 사업체·종사자 통계를 부문으로 모을 때 씁니다.",
		"Which KSIC codes each sector of the table holds: it is how statistics of establishments are added up to sectors.")
	v.System = ui.Select{
		Field:   ui.Field{Name: "system", Label: core.T("산업 분류", "Classification"), Value: string(m.Bridge.System), Error: ui.FieldError(failed, "system")},
		Options: page.SystemOptions(core.KSIC11, core.KSIC10, core.KSIC9),
	}
	faults := bridgeFaults(failed, m.Bridge)
	for k, x := range sc.Sectors {
		v.Rows = append(v.Rows, bridgeRow{x, page.Repeated{
			Name: "codes", Row: k, Label: core.Tf("%[1]s %[2]s", "%[1]s %[2]s", x.Code, x.Name), Value: codesText(m.Bridge, x.Code), Error: faults[x.Code],
		}})
	}
	v.Said = bridgeVerdicts(m)
	activity, err := s.Linkage.Activity(r.Context(), page.Actor(r.Context()), sc)
	if err != nil {
		return err
	}
	if a := activity; a != nil {
		const most = .9 // of a region's value: less is worth a look
		v.Said = append(v.Said, page.Verdict{Mind: a.Coverage < most, Text: core.Tf("저장된 연결표로 %[1]s %[2]s(%[3]s)의 %[4]s이(가) 부문에 닿습니다.",
			"The bridge as it stands reaches %[4]s of the %[2]s of %[1]s (%[3]s).", a.Region.Name, a.Measure.Title, page.PeriodText(a.Period),
			core.T(ui.Percent(1).In(core.Korean, a.Coverage), ui.Percent(1).In(core.English, a.Coverage)))})
	}
	v.Saved = r.URL.Query().Get("saved") != ""
	v.Files = []ui.Download{{Format: "CSV", Href: linkageAddress(sc, bridgeHref+".csv")}}
	v.File = ui.FileDrop{
		Field:   ui.Field{Name: "file", Label: core.T("연결표 파일", "File of links"), Error: ui.FieldError(failed, "file")},
		Accept:  ".csv,.tsv,.xlsx",
		Formats: core.T("sector, code, weight 열이 있는 CSV나 엑셀. weight가 비면 1입니다.", "CSV or workbook with the columns sector, code and weight; an empty weight is 1."),
	}
	return page.Answer(w, r, failed, bridgeTempl(v))
}

// bridgeVerdicts say how far the bridge reaches.
func bridgeVerdicts(m linkage.Mapping) []page.Verdict {
	var out []page.Verdict
	say := func(mind bool, t core.Text) { out = append(out, page.Verdict{Text: t, Mind: mind}) }
	n := len(m.Sectors) - len(m.Empty)
	if m.Guessed {
		say(true, core.T("아직 저장한 연결표가 없어 확실한 것만 채웠습니다(이름이 같거나 공표 기관의 부문분류에 적힌 것). 나머지는 직접 적어 주십시오.", "No bridge was saved yet: only what is certain is filled in, by name or by the publisher’s own list. Write the rest."))
	}
	say(n < len(m.Sectors), core.Tf("부문 %[1]d개 가운데 %[2]d개가 산업분류에 이어져 있습니다.", "%[2]d of %[1]d sectors are linked.", len(m.Sectors), n))
	if len(m.Unknown) > 0 {
		say(true, core.Tf("분류에 없는 코드: %s.", "Codes that the classification does not have: %s.", strings.Join(m.Unknown, ", ")))
	}
	if m.Checked && len(m.Missing) > 0 {
		say(true, core.Tf("어느 부문에도 들지 않은 중분류: %s.", "Divisions in no sector: %s.", strings.Join(m.Missing, ", ")))
	}
	if len(m.Partial) > 0 {
		say(true, core.Tf("비중의 합이 1보다 작은 코드: %s.", "Codes whose weights sum to less than 1: %s.", strings.Join(m.Partial, ", ")))
	}
	if m.Checked && len(m.Unknown)+len(m.Missing)+len(m.Partial) == 0 {
		say(false, core.T("모든 중분류가 온전히 부문에 듭니다.", "Every division belongs to sectors in full."))
	}
	return out
}

// codesText writes a sector's codes as people edit them: 26, 27:0.5.
func codesText(b inout.Bridge, sector string) string {
	var out []string
	for _, l := range b.Links {
		if l.Sector != sector {
			continue
		}
		text := l.Code
		if l.Weight != 1 {
			text += ":" + strconv.FormatFloat(l.Weight, 'g', -1, 64)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// linksOf reads what codesText writes. What is no weight becomes NaN-like 0,
// which the service refuses by name.
func linksOf(sector, text string) []inout.Link {
	var out []inout.Link
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' || r == '\n' }) {
		code, weight, told := strings.Cut(part, ":")
		l := inout.Link{Sector: sector, Code: strings.TrimSpace(code), Weight: 1}
		if told {
			l.Weight, _ = strconv.ParseFloat(weight, 64)
		}
		out = append(out, l)
	}
	return out
}

// bridgeFaults sorts the faults of links by sector.
func bridgeFaults(err error, b inout.Bridge) map[string]core.Text {
	out := map[string]core.Text{}
	for k, l := range b.Links {
		for _, part := range []string{"sector", "code", "weight"} {
			if fault := ui.FieldError(err, "links["+strconv.Itoa(k)+"]."+part); !fault.IsZero() {
				out[l.Sector] = fault
			}
		}
	}
	return out
}

// bridgePost saves the bridge that was edited or uploaded.
func (s *Section) bridgePost(w http.ResponseWriter, r *http.Request) error {
	sc, _, err := s.linkageScene(r)
	if err != nil {
		return err
	}
	if !sc.Sound() {
		return unsound(sc)
	}
	const bridgeLimit = 4 << 20 // bytes; a file of links is small
	r.Body = http.MaxBytesReader(w, r.Body, bridgeLimit)
	if err := r.ParseMultipartForm(bridgeLimit); err != nil { //nolint:gosec // the line above bounds the body
		return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	b, err := bridgeOf(r)
	if err == nil {
		err = s.Linkage.SaveBridge(r.Context(), page.Actor(r.Context()), sc, b)
	}
	if err == nil {
		return page.SeeOther(w, r, linkageAddress(sc, bridgeHref, "saved", "1"))
	}
	if core.CodeOf(err) != core.Invalid {
		return err
	}
	m, lookErr := s.Linkage.Look(r.Context(), page.Actor(r.Context()), sc, b)
	if lookErr != nil {
		return lookErr
	}
	return s.showBridge(w, r, sc, m, err)
}

// bridgeOf reads the bridge of a form: of its file, where one was sent with
// the upload button, or of its fields.
func bridgeOf(r *http.Request) (inout.Bridge, error) {
	b := inout.Bridge{System: core.System(r.PostFormValue("system"))}
	if r.PostFormValue("act") == "upload" {
		f, head, err := r.FormFile("file")
		if err != nil {
			return b, page.NoFile().Because(err)
		}
		defer f.Close()
		b.Links, err = readLinks(r, f, head.Size, page.UploadName(head.Filename))
		return b, err
	}
	codes := r.PostForm["codes"]
	for k, sector := range r.PostForm["sectorCode"] {
		if k < len(codes) {
			b.Links = append(b.Links, linksOf(sector, codes[k])...)
		}
	}
	return b, nil
}

// mostLinks bounds a file of links.
const mostLinks = 20_000

func readLinks(r *http.Request, f io.ReaderAt, size int64, name string) ([]inout.Link, error) {
	_, columns, rows, lines, err := sourcefile.Preview(r.Context(), f, size, name, sourcefile.Options{}, mostLinks)
	if err != nil {
		return nil, err
	}
	at := func(want string) int {
		return slices.IndexFunc(columns, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), want) })
	}
	sector, code, weight := at("sector"), at("code"), at("weight")
	if sector < 0 || code < 0 {
		return nil, core.Fail(core.Invalid, "‘%s’에 sector 열과 code 열이 있어야 합니다. 먼저 CSV를 내려받아 그 모양대로 고쳐 올리십시오.",
			"‘%s’ needs the columns sector and code. Download the CSV first and change that.", name).
			With("file", core.T("열이 없습니다.", "Columns are missing."))
	}
	var out []inout.Link
	for k, row := range rows {
		l := inout.Link{Sector: strings.TrimSpace(nth(row, sector)), Code: strings.TrimSpace(nth(row, code)), Weight: 1}
		if l.Code == "" {
			continue
		}
		if text := strings.TrimSpace(nth(row, weight)); weight >= 0 && text != "" {
			if l.Weight, err = strconv.ParseFloat(text, 64); err != nil {
				return nil, core.Fail(core.Invalid, "‘%[1]s’ %[2]d행의 비중 ‘%[3]s’은(는) 수가 아닙니다.", "‘%[1]s’ line %[2]d: the weight ‘%[3]s’ is not a number.", name, lines[k], text).
					With("file", core.T("수가 아닌 비중이 있습니다.", "A weight is not a number."))
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// bridgeFile gives the bridge as CSV, with a line for each sector without links.
func (s *Section) bridgeFile(w http.ResponseWriter, r *http.Request) error {
	sc, _, err := s.linkageScene(r)
	if err != nil {
		return err
	}
	if !sc.Sound() {
		return unsound(sc)
	}
	m, err := s.Linkage.Mapping(r.Context(), page.Actor(r.Context()), sc)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	records := [][]string{{"sector", "name", "code", "weight"}}
	for _, x := range sc.Sectors {
		found := false
		for _, l := range m.Bridge.Links {
			if l.Sector == x.Code {
				records, found = append(records, []string{safeText(x.Code), safeText(x.Name.Ko), safeText(l.Code), strconv.FormatFloat(l.Weight, 'g', -1, 64)}), true
			}
		}
		if !found {
			records = append(records, []string{safeText(x.Code), safeText(x.Name.Ko), "", ""})
		}
	}
	if err := out.WriteAll(records); err != nil {
		return core.Fail(core.Internal, "파일을 쓰지 못했습니다.", "The file could not be written.").Because(err)
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="naru-sectors-`+sc.Dataset.Key+`.csv"`)
	_, _ = w.Write(b.Bytes()) // the reader is gone when it fails
	return nil
}

// safeText keeps a spreadsheet from taking a text for a formula.
func safeText(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// unsound says why there is no table to work with.
func unsound(sc *linkage.Scene) error {
	if sc.Fault != nil {
		return sc.Fault
	}
	return core.Fail(core.NotFound, "산업연관표가 없습니다. 먼저 가져오십시오.", "There is no input–output table. Import one first.")
}
