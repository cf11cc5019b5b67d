package cli

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/source"
)

type importCmd struct {
	File string `arg:"" help:"${help_files}"`

	Dataset   string `help:"${help_key}"       placeholder:"KEY"`
	Kind      string `help:"${help_kind}"      placeholder:"KIND"`
	Title     string `help:"${help_title}"`
	TitleEn   string `help:"${help_title}"`
	Publisher string `help:"${help_publisher}"`
	TableID   string `help:"${help_table}"     placeholder:"ID"`
	Licence   string `help:"${help_licence}"`
	Retrieved string `help:"${help_retrieved}" placeholder:"DATE"`

	Profile        string            `help:"${help_profile}"         placeholder:"NAME|FILE"`
	Region         string            `help:"${help_column}"          placeholder:"COLUMN"`
	Industry       string            `help:"${help_column}"          placeholder:"COLUMN"`
	Period         string            `help:"${help_column}"          placeholder:"COLUMN"`
	Measure        string            `help:"${help_column}"          placeholder:"COLUMN"`
	Unit           string            `help:"${help_column}"          placeholder:"COLUMN"`
	Value          string            `help:"${help_value}"           placeholder:"COLUMN"`
	Flag           string            `help:"${help_flag}"            placeholder:"COLUMN"`
	Where          map[string]string `help:"${help_where}"           mapsep:"none"           placeholder:"COLUMN=VALUE"`
	RegionSystem   string            `help:"${help_region_system}"   placeholder:"SYSTEM"`
	IndustrySystem string            `help:"${help_industry_system}" placeholder:"SYSTEM"`
	RegionFix      map[string]string `help:"${help_fix}"             mapsep:"none"           placeholder:"LABEL=CODE"`
	IndustryFix    map[string]string `help:"${help_fix}"             mapsep:"none"           placeholder:"LABEL=CODE"`
	SumDuplicates  bool              `help:"${help_sum}"`
	AllowNegative  bool              `help:"${help_negative}"`
	Complete       bool              `help:"${help_complete}"`
	MaxRejects     float64           `help:"${help_max_rejects}"     placeholder:"SHARE"`

	Encoding   string `help:"${help_encoding}"`
	Delimiter  string `help:"${help_delimiter}" placeholder:"CHAR"`
	HeaderRows int    `help:"${help_header}"    placeholder:"N"`
	Sheet      string `help:"${help_sheet}"`

	Save   string `help:"${help_save}"  placeholder:"NAME"`
	DryRun bool   `help:"${help_dry}"`
	Again  bool   `help:"${help_again}"`

	Table tableFlags `embed:"" prefix:"table-"`
	KOSIS kosisFlags `embed:"" prefix:"kosis-"`
}

// Run imports one file, or shows what an import would do.
func (c importCmd) Run(e *Env) error {
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	u, err := c.receive(e, a)
	if err != nil {
		return err
	}
	in, err := a.Datasets.Inspect(e.Ctx, e.actor(), u, c.reading())
	if err != nil {
		return err
	}
	q, err := c.request(e, a, in)
	if err != nil {
		return err
	}
	if c.DryRun {
		return dryRun(e, a, in, q)
	}
	show := newProgress(e)
	defer show.done()
	v, err := a.Datasets.Import(e.Ctx, e.actor(), q, show.update)
	show.done()
	if err != nil {
		return withFlags(err)
	}
	e.Say("‘%[1]s’ %[2]d판으로 들였습니다.", "Imported as version %[2]d of ‘%[1]s’.", q.Dataset.Key, v.Number)
	showVersion(e, v)
	return nil
}

func (c importCmd) receive(e *Env, a *app.App) (dataset.Upload, error) {
	if table, ok := strings.CutPrefix(c.File, "kosis:"); ok {
		return c.KOSIS.receive(e, a, table)
	}
	f, err := os.Open(c.File)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return dataset.Upload{}, core.Fail(core.NotFound, "파일 ‘%s’이(가) 없습니다. 이름과 폴더를 살펴 주십시오.",
				"There is no file ‘%s’. Check its name and folder.", c.File)
		}
		return dataset.Upload{}, core.Fail(core.Forbidden, "파일 ‘%s’을(를) 읽을 수 없습니다. 권한을 살펴 주십시오.",
			"The file ‘%s’ cannot be read. Check its permissions.", c.File).Because(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return dataset.Upload{}, core.Fail(core.Invalid, "‘%s’은(는) 폴더입니다. 파일을 적어 주십시오.", "‘%s’ is a folder; name a file.", c.File)
	}
	return a.Datasets.Receive(e.Ctx, e.actor(), filepath.Base(c.File), f)
}

func (c importCmd) reading() ingest.Reading {
	return ingest.Reading{
		Encoding: source.Encoding(strings.ToLower(c.Encoding)), Delimiter: c.Delimiter,
		HeaderRows: c.HeaderRows, Sheet: c.Sheet,
	}
}

// request joins what the flags say with what the file suggests.
func (c importCmd) request(e *Env, a *app.App, in dataset.Inspection) (dataset.Request, error) {
	q := dataset.Request{Upload: in.Upload, Profile: in.Suggested, Retrieved: c.Retrieved, SaveAs: c.Save, Again: c.Again}
	if len(in.Saved) > 0 {
		q.Dataset = in.Saved[0].Dataset
	}
	var saved *dataset.TableReading
	if c.Profile != "" {
		var err error
		if saved, err = c.useProfile(e, a, &q); err != nil {
			return q, err
		}
	}
	if c.Retrieved != "" {
		if _, err := time.Parse(time.DateOnly, c.Retrieved); err != nil {
			return q, usageError{core.Fail(core.Invalid, "날짜 ‘%s’을(를) 읽을 수 없습니다. 2026-11-23처럼 적어 주십시오.",
				"The date ‘%s’ cannot be read. Write it like 2026-11-23.", c.Retrieved)}
		}
	}
	stem := strings.TrimSuffix(in.Upload.Name, filepath.Ext(in.Upload.Name))
	d := &q.Dataset
	if d.Kind == "" || saved == nil {
		d.Kind = in.Kind
	}
	set(&d.Key, c.Dataset)
	if d.Key == "" {
		d.Key = ingest.KeyOf(stem)
	}
	if c.Kind != "" {
		d.Kind = dataset.Kind(c.Kind)
	}
	if c.Title != "" || c.TitleEn != "" {
		d.Title = core.T(c.Title, c.TitleEn)
	}
	told := ingest.OriginOf(in.Columns, in.Rows)
	if d.Title.IsZero() {
		if old, _, err := a.Datasets.Show(e.Ctx, e.actor(), d.Key); err == nil {
			d.Title, d.Publisher, d.TableID, d.Licence = old.Title, old.Publisher, old.TableID, old.Licence
		} else {
			d.Title = core.T(stem, stem)
		}
	}
	if d.Publisher == "" {
		d.Publisher, d.TableID = told.Publisher, told.TableID
	}
	set(&d.Publisher, c.Publisher)
	set(&d.TableID, c.TableID)
	set(&d.Licence, c.Licence)
	c.override(&q.Profile)
	if d.Kind.Tabular() {
		var err error
		if q.Table, err = c.tableReading(e, a, in.Upload, d.Kind, saved); err != nil {
			return q, err
		}
	}
	return q, nil
}

func set(to *string, from string) {
	if from != "" {
		*to = from
	}
}

// useProfile takes a saved mapping by name, or one from a JSON file. That of a
// table comes back.
func (c importCmd) useProfile(e *Env, a *app.App, q *dataset.Request) (*dataset.TableReading, error) {
	saved, err := a.Datasets.Profiles(e.Ctx, e.actor())
	if err != nil {
		return nil, err
	}
	for _, p := range saved {
		if p.Name != c.Profile {
			continue
		}
		q.Profile, q.Dataset = p.Profile, p.Dataset
		if p.Dataset.Kind.Tabular() {
			return &p.Table, nil
		}
		return nil, nil //nolint:nilnil // it is no table's
	}
	text, err := os.ReadFile(c.Profile)
	if err != nil {
		return nil, core.Fail(core.NotFound, "매핑 ‘%s’이(가) 없습니다. 저장한 이름이나 JSON 파일을 적어 주십시오. 목록은 naru datasets mappings로 봅니다.",
			"There is no mapping ‘%s’: give the name of a saved one, as naru datasets mappings lists them, or a JSON file.", c.Profile).Because(err)
	}
	var table dataset.TableReading
	to := any(&q.Profile)
	tabular := dataset.Kind(c.Kind).Tabular()
	if tabular {
		to = &table
	}
	q.Profile = ingest.Profile{}
	if err := json.Unmarshal(text, to); err != nil {
		return nil, core.Fail(core.Invalid, "매핑 파일 ‘%[1]s’이(가) 올바른 JSON이 아닙니다: %[2]v",
			"The mapping file ‘%[1]s’ is not valid JSON: %[2]v", c.Profile, err)
	}
	if tabular {
		q.Dataset.Kind = dataset.Kind(c.Kind)
		return &table, nil
	}
	return nil, nil //nolint:nilnil // it is no table's
}

// override lets flags win over the profile.
func (c importCmd) override(p *ingest.Profile) {
	for _, f := range []struct {
		flag string
		ref  *ingest.Ref
	}{{c.Region, &p.Region}, {c.Industry, &p.Industry}, {c.Period, &p.Period}, {c.Measure, &p.Measure}, {c.Unit, &p.Unit}} {
		if v, fixed := strings.CutPrefix(f.flag, "="); fixed {
			*f.ref = ingest.Ref{Constant: v}
		} else if f.flag != "" {
			*f.ref = ingest.Ref{Column: f.flag}
		}
	}
	if c.Value != "" {
		p.Value, p.Wide = c.Value, nil
	}
	set(&p.Flag, c.Flag)
	for column, value := range c.Where {
		p.Filters = append(p.Filters, ingest.Filter{Column: column, Values: []string{value}})
	}
	if c.RegionSystem != "" {
		p.RegionSystem = core.System(c.RegionSystem)
	}
	if c.IndustrySystem != "" {
		p.IndustrySystem = core.System(c.IndustrySystem)
	}
	merge(&p.RegionFix, c.RegionFix)
	merge(&p.IndustryFix, c.IndustryFix)
	p.SumDuplicates = p.SumDuplicates || c.SumDuplicates
	p.Negative = p.Negative || c.AllowNegative
	p.Complete = p.Complete || c.Complete
	if c.MaxRejects > 0 {
		p.MaxRejects = c.MaxRejects
	}
}

func merge(to *map[string]string, from map[string]string) {
	if *to == nil && len(from) > 0 {
		*to = map[string]string{}
	}
	maps.Copy((*to), from)
}
