package importing

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// choosable reports whether people may say that a file is of a kind: which of
// these it is cannot always be told from its headings.
func choosable(k dataset.Kind) bool { return k == dataset.Facts || k.Tabular() }

func kindTabs(in dataset.Inspection) []ui.Tab {
	if !choosable(in.Kind) {
		return nil
	}
	var out []ui.Tab
	for _, k := range []dataset.Kind{dataset.Facts, dataset.IOTable, dataset.Inducement} {
		out = append(out, ui.Tab{
			Text: k.Title(), Current: k == in.Kind,
			Href: "/datasets/import/" + in.Upload.SHA256 + "?" + url.Values{"name": {in.Upload.Name}, "kind": {string(k)}}.Encode(),
		})
	}
	return out
}

// tableView is the part of the form that an input–output table needs.
type tableView struct {
	Reading  dataset.TableReading
	Sectors  []string
	Columns  []string // of published coefficients
	Regions  []ui.Option
	Look     dataset.TableInspection
	Years    string
	Quality  ui.Table
	Read     bool
	Warnings []core.Text
}

// tryTable shows how a file is read as a table and what would come of it.
func (s *Section) tryTable(r *http.Request, v *mappingView) error {
	ctx := r.Context()
	look, err := s.Datasets.InspectTableWith(ctx, page.Actor(ctx), v.In.Upload, v.In.Kind, v.Form.Table)
	if err != nil && core.CodeOf(err) != core.Invalid {
		return err
	}
	reading := s.settleReading(r, look, v.Form)
	v.Form.Table = reading
	if v.Form.SaveAs == "" && !v.Form.Asked {
		v.Form.SaveAs = savedTable(r, look)
	}
	v.Table = tableView{
		Reading: reading, Sectors: look.Look.Sectors, Columns: look.Columns, Look: look,
		Regions: s.tableRegions(), Years: strings.Join(reading.Years, ", "),
	}
	if place, ok := s.Regions.Get(reading.Region); ok {
		proposeTable(v, place.Name)
	}
	if err != nil {
		v.Err = err // told on the page
		v.Verdict = ui.Notice{Tone: ui.Danger, Text: core.T("산업연관표로 읽을 수 없습니다. 까닭을 보고 파일을 고치거나, 다른 종류로 읽어 주십시오.", "It cannot be read as an input–output table. See why; mend the file or read it as another kind.")}
		return nil //nolint:nilerr // the fault is shown in the form
	}
	trial, err := s.Datasets.TryTable(ctx, page.Actor(ctx), v.In.Upload, v.In.Kind, reading)
	if v.Err == nil && (v.Form.Asked || r.Method == http.MethodPost) {
		v.Err = err
	}
	if err != nil {
		v.Verdict = ui.Notice{Tone: ui.Warning, Text: notYet(err)}
		return nil
	}
	v.Table.Read = true
	v.Table.Warnings = trial.Summary.Warnings
	v.Table.Quality = version.TableQuality(trial.Quality.Tables)
	if aside := version.SetAside(trial.Quality.Tables); !aside.IsZero() {
		v.Table.Warnings = append(slices.Clip(v.Table.Warnings), core.Tf("생산이 없어(총산출 0) 빼고 들이는 부문: %s. 다른 부문에는 영향이 없습니다.", "Sectors without production (zero output) are set aside: %s. The others are not affected.", aside))
	}
	v.Verdict = ui.Notice{Tone: ui.Success, Text: core.Tf("부문 %[1]s개, %[2]s개 연도를 읽었습니다. 아래가 맞으면 가져오십시오.",
		"%[1]s sectors in %[2]s years were read. If what stands below is right, import it.", wholeText(int64(trial.Summary.Items)), wholeText(int64(len(trial.Quality.Tables))))}
	return nil
}

// notYet says what is still to be done: what the fields ask for, or else what is
// wrong as a whole.
func notYet(err error) core.Text {
	open := []core.Text{core.MessageOf(err)}
	if e, ok := errors.AsType[*core.Error](err); ok && len(e.Fields) > 0 {
		open = nil
		for _, f := range e.Fields {
			open = append(open, f.Message)
		}
	}
	return core.Tf("아직 가져올 수 없습니다: %s", "It cannot be imported yet: %s", page.Together(open))
}

// tableRegions offers the nation and the provinces: tables of smaller places
// are not published.
func (s *Section) tableRegions() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(고르십시오)", "(choose)")}}
	name := func(r region.Region) core.Text { return r.Name }
	return append(out, page.RegionsDown(s.Regions, name, func(string) bool { return false })...)
}

// tableOf reads the table's part of the form.
func tableOf(v url.Values) dataset.TableReading {
	get := func(name string) string { return strings.TrimSpace(v.Get(name)) }
	var r dataset.TableReading
	_ = json.Unmarshal([]byte(v.Get("tableFound")), &r) // what was found; a form without it begins with nothing
	r.Region, r.Money, r.Scope = get("tableRegion"), dataset.Money(get("tableMoney")), inout.Scope(get("scope"))
	r.Years = strings.FieldsFunc(get("tableYear"), func(c rune) bool { return c == ',' || c == ' ' })
	r.Rows, r.Columns = rolesOf(v, "row"), rolesOf(v, "column")
	r.CloseValueAdded, r.RemoveImports, r.BlankZero = v.Has("closeValueAdded"), v.Has("removeImports"), v.Has("blankZero")
	r.Elsewhere = iosheet.Elsewhere(get("elsewhere"))
	if v.Has("block") {
		r.Block = get("block")
	}
	if v.Has("tableSheet") {
		r.Sheet, r.InputSheet, r.ImportSheet = v.Get("tableSheet"), v.Get("inputSheet"), v.Get("importSheet")
	}
	if v.Has("area") {
		r.Area = get("area")
	}
	r.People, _ = strconv.ParseFloat(get("people"), 64) // checked by the service
	if names := v["publishedName"]; len(names) > 0 {
		r.Published = map[string]string{}
		for k, name := range names {
			if own := v["publishedColumn"]; k < len(own) {
				r.Published[name] = own[k]
			}
		}
	}
	return r
}

// found is the reading as the form carries it along: what no field asks for, such
// as the sheets of a workbook.
func (t tableView) found() string {
	text, err := json.Marshal(t.Reading)
	if err != nil { // it holds nothing that JSON does not
		return ""
	}
	return string(text)
}

func elsewhereOptions() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(파일에서 알아냄)", "(as the file tells)")}}
	for _, e := range iosheet.Elsewheres() {
		out = append(out, ui.Option{Value: string(e), Label: e.Title()})
	}
	return out
}

func rolesOf(v url.Values, of string) []dataset.Role {
	var out []dataset.Role
	for k, name := range v[of+"Name"] {
		if is := v[of+"Is"]; k < len(is) {
			out = append(out, dataset.Role{Name: name, Is: dataset.RoleID(is[k])})
		}
	}
	return out
}

// publishedParts are the columns of published coefficients in words.
func publishedParts() []ui.Option {
	var out []ui.Option
	for _, part := range iosheet.Parts() {
		out = append(out, ui.Option{Value: part, Label: iosheet.PartTitle(part)})
	}
	return out
}

func (v mappingView) publishedOptions() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(파일에 없음)", "(not in the file)")}}
	for _, c := range v.Table.Columns {
		out = append(out, ui.Option{Value: c, Label: core.T(c, c)})
	}
	return out
}

func roleOptions(roles []dataset.RoleID) []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(고르십시오)", "(choose)")}}
	for _, r := range roles {
		out = append(out, ui.Option{Value: string(r), Label: r.Title()})
	}
	return out
}

func moneyOptions() []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(고르십시오)", "(choose)")}}
	for _, m := range dataset.Monies() {
		out = append(out, ui.Option{Value: string(m), Label: m.Title()})
	}
	return out
}
