package importing

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/web/pages/page"
)

// mappingForm shows a received file and the mapping that seems to fit.
func (s *Section) mappingForm(w http.ResponseWriter, r *http.Request) error {
	in, err := s.inspect(r, ingest.Reading{})
	switch core.CodeOf(err) {
	case core.Invalid, core.TooLarge:
		if err != nil {
			return s.showUpload(w, r, err) // not a table: say why and ask for another file
		}
	default:
	}
	if err != nil {
		return err
	}
	f := s.suggestedForm(r, in)
	return s.showMapping(w, r, in, f, nil)
}

// What the buttons of the form ask for. Anything else, such as a change that
// the page sends by itself, only tries the mapping.
const (
	actImport = "import"
	actAgain  = "again"  // import, although the same file was imported before
	actReread = "reread" // read the file another way and guess the mapping anew
)

// mappingPost tries the mapping anew, or starts the import.
func (s *Section) mappingPost(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	f := parseMapping(r.PostForm)
	in, err := s.inspect(r, f.Profile.Reading)
	if core.CodeOf(err) == core.Invalid && err != nil {
		return s.rereadFailed(w, r, f, err)
	}
	if err != nil {
		return err
	}
	f.Act = r.PostForm.Get("act")
	switch f.Act {
	case actImport, actAgain:
	case actReread:
		f.Profile = in.Suggested
		return s.showMapping(w, r, in, f, nil)
	default:
		return s.showMapping(w, r, in, f, nil)
	}
	run, err := s.Datasets.Begin(r.Context(), page.Actor(r.Context()), dataset.Request{
		Upload: in.Upload, Dataset: f.Dataset, Profile: f.Profile, Table: f.Table, Retrieved: f.Retrieved, SaveAs: f.SaveAs, Again: f.Act == actAgain,
	})
	if err != nil {
		return s.showMapping(w, r, in, f, err)
	}
	return page.SeeOther(w, r, page.RunHref(run.ID))
}

// rereadFailed shows the file as it can be read when the way that was asked
// for does not work.
func (s *Section) rereadFailed(w http.ResponseWriter, r *http.Request, f mappingInput, failed error) error {
	in, err := s.inspect(r, ingest.Reading{})
	if err != nil {
		return err
	}
	f.Act, f.Profile = actReread, in.Suggested
	return s.showMapping(w, r, in, f, failed)
}

var checksum = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (s *Section) inspect(r *http.Request, reading ingest.Reading) (dataset.Inspection, error) {
	sha := r.PathValue("sha")
	if !checksum.MatchString(sha) {
		return dataset.Inspection{}, core.Fail(core.NotFound, "올린 파일을 찾을 수 없습니다. 다시 올려 주십시오.", "There is no such upload. Please upload the file again.")
	}
	name := page.UploadName(r.FormValue("name"))
	if name == "" || name == "." {
		name = sha[:12]
	}
	in, err := s.Datasets.Inspect(r.Context(), page.Actor(r.Context()), dataset.Upload{SHA256: sha, Name: name}, reading)
	if kind := dataset.Kind(r.FormValue("kind")); err == nil && choosable(in.Kind) && choosable(kind) {
		in.Kind = kind
	}
	return in, err
}

// mappingInput is what the form holds.
type mappingInput struct {
	Dataset   dataset.Dataset
	Profile   ingest.Profile
	Retrieved string
	SaveAs    string
	Saved     string // name of the saved mapping that it came from
	Act       string
	Table     dataset.TableReading // of the kinds that are read as tables
	Asked     bool                 // Table comes from the form
	Proposed  bool                 // the title is made of the file, nobody gave it
}

// readable is the name of a file as a title: no extension, spaces for lines.
func readable(stem string) string {
	if s := strings.Join(strings.FieldsFunc(stem, func(r rune) bool { return r == '_' || r == ' ' }), " "); s != "" {
		return s
	}
	return stem
}

// suggestedForm fills the form with what is known: a saved mapping of files of
// this shape, what the file tells of itself, and what was said about the
// dataset when its last version came.
func (s *Section) suggestedForm(r *http.Request, in dataset.Inspection) mappingInput {
	f := mappingInput{Profile: in.Suggested}
	saved := r.URL.Query().Get("mapping")
	for i, p := range in.Saved {
		if p.Name == saved || saved == "" && i == 0 {
			f.Profile, f.Dataset, f.SaveAs, f.Saved = p.Profile, p.Dataset, p.Name, p.Name
		}
	}
	stem := in.Upload.Name
	if i := strings.LastIndexByte(stem, '.'); i > 0 {
		stem = stem[:i]
	}
	d := &f.Dataset
	if d.Key == "" {
		d.Key = ingest.KeyOf(stem)
	}
	if old, _, err := s.Datasets.Show(r.Context(), page.Actor(r.Context()), d.Key); err == nil && old.Kind == in.Kind && !old.Demo {
		d.Title, d.Publisher, d.TableID, d.Licence = old.Title, old.Publisher, old.TableID, old.Licence
	}
	told := ingest.OriginOf(in.Columns, in.Rows)
	if d.Title.IsZero() {
		d.Title = told.Title
	}
	if d.Title.IsZero() && in.Kind == dataset.Facts {
		d.Title = in.Survey
		f.Proposed = !d.Title.IsZero()
	}
	if d.Title.IsZero() {
		d.Title = core.T(readable(stem), "")
		f.Proposed = true
	}
	if d.Publisher == "" {
		d.Publisher = told.Publisher
	}
	if d.TableID == "" {
		d.TableID = told.TableID
	}
	d.Kind = in.Kind
	return f
}

// parseMapping reads the form. Empty fields stay empty: the service says what
// is still open.
func parseMapping(v url.Values) mappingInput {
	get := func(name string) string { return strings.TrimSpace(v.Get(name)) }
	f := mappingInput{
		Dataset: dataset.Dataset{
			Key: get("key"), Kind: dataset.Kind(get("kind")), Title: core.T(get("title"), get("titleEn")),
			Publisher: get("publisher"), TableID: get("tableId"), Licence: get("licence"),
		},
		Retrieved: get("retrieved"), SaveAs: get("saveAs"), Saved: get("saved"),
	}
	p := &f.Profile
	p.Reading = readingOf(v)
	p.Region, p.Industry = refOf(v, "region"), refOf(v, "industry")
	p.Period, p.Measure, p.Unit = refOf(v, "period"), refOf(v, "measure"), refOf(v, "unit")
	p.Value, p.Flag = get("value"), get("flag")
	p.RegionSystem, p.IndustrySystem = core.System(get("regionSystem")), core.System(get("industrySystem"))
	p.Neighbours, p.Complete = v.Get("neighbours") != "", v.Get("complete") != ""
	p.Negative, p.SumDuplicates = v.Get("negative") != "", v.Get("sumDuplicates") != ""
	for i, column := range v["dimColumn"] {
		if column == "" {
			continue
		}
		name := column
		if names := v["dimName"]; i < len(names) && strings.TrimSpace(names[i]) != "" {
			name = strings.TrimSpace(names[i])
		}
		p.Dims = append(p.Dims, ingest.DimColumn{Name: name, Column: column})
	}
	p.Wide = wideOf(v)
	if len(p.Wide) > 0 {
		p.Value, p.Flag = "", ""
	}
	p.Filters = filtersOf(get("filters"))
	p.RegionFix, p.IndustryFix = pairsOf(get("regionFix")), pairsOf(get("industryFix"))
	if f.Dataset.Kind.Tabular() {
		f.Table, f.Asked = tableOf(v), true
	}
	return f
}

// refOf reads a choice of column; a fixed value is taken when no column is chosen.
func refOf(v url.Values, name string) ingest.Ref {
	if column := v.Get(name); column != "" {
		return ingest.Ref{Column: column}
	}
	return ingest.Ref{Constant: strings.TrimSpace(v.Get(name + "Fixed"))}
}

func wideOf(v url.Values) []ingest.WideColumn {
	var out []ingest.WideColumn
	at := func(name string, i int) string {
		if s := v[name]; i < len(s) {
			return strings.TrimSpace(s[i])
		}
		return ""
	}
	for i, column := range v["wideColumn"] {
		if column == "" {
			continue
		}
		out = append(out, ingest.WideColumn{
			Column: column, Period: at("widePeriod", i), Measure: at("wideMeasure", i), Unit: at("wideUnit", i), Flag: at("wideFlag", i),
		})
	}
	return out
}
