package dataset

import (
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/ingest"
	"naru/internal/source"
)

// Upload is a file that was received and kept, not yet imported.
type Upload struct {
	SHA256 string
	Name   string
	Size   int64
	Known  []Version // versions made from the very same bytes before
}

// Receive keeps a file by its checksum. The name is only shown, never used as
// a path.
func (s *Service) Receive(ctx context.Context, actor core.Actor, name string, r io.Reader) (Upload, error) {
	if err := mayWrite(actor); err != nil {
		return Upload{}, err
	}
	sha, size, err := s.originals.Put(ctx, r, s.limits.FileBytes)
	if err != nil {
		return Upload{}, err
	}
	if size == 0 {
		return Upload{}, core.Fail(core.Invalid, "‘%s’은(는) 빈 파일입니다.", "‘%s’ is empty.", name)
	}
	known, err := s.madeFrom(ctx, actor, sha)
	return Upload{SHA256: sha, Name: name, Size: size, Known: known}, err
}

// madeFrom lists the published versions whose original has a checksum.
func (s *Service) madeFrom(ctx context.Context, actor core.Actor, sha string) ([]Version, error) {
	versions, err := s.store.Versions(ctx, actor.Agency, "")
	if err != nil {
		return nil, err
	}
	var known []Version
	for _, v := range versions {
		if v.Original.SHA256 == sha && v.State == Published {
			known = append(known, v)
		}
	}
	return known, nil
}

// Inspection is a first look at a received file: how it was read, its first
// rows, and the profile that seems to fit.
type Inspection struct {
	Upload    Upload
	Info      source.Info
	Columns   []string
	Rows      [][]string
	Lines     []int
	Kind      Kind           // what it seems to be
	Survey    core.Text      // the official survey that it seems to be of; empty where it is none that is known
	Saved     []SavedProfile // saved mappings made for these columns
	Suggested ingest.Profile // the first saved one, or a guess
}

// previewRows is how many rows a page shows and a guess looks at.
const (
	previewRows = 20
	guessRows   = 3000
)

// Inspect looks at a received file. Fields of reading that are set are obeyed,
// the others are found out.
func (s *Service) Inspect(ctx context.Context, actor core.Actor, u Upload, reading ingest.Reading) (Inspection, error) {
	if err := mayWrite(actor); err != nil {
		return Inspection{}, err
	}
	var err error
	if u.Known, err = s.madeFrom(ctx, actor, u.SHA256); err != nil {
		return Inspection{}, err
	}
	f, err := s.originals.Open(ctx, u.SHA256)
	if err != nil {
		return Inspection{}, err
	}
	defer f.Close()
	if kind, ok := shapeKind(f, f.Size()); ok {
		return Inspection{Upload: u, Kind: kind, Info: source.Info{Name: u.Name, Format: source.JSON, Size: f.Size()}}, nil
	}
	in := Inspection{Upload: u}
	in.Info, in.Columns, in.Rows, in.Lines, err = source.Preview(ctx, f, f.Size(), u.Name, reading.Options(), guessRows)
	if err != nil {
		return Inspection{}, err
	}
	if in.Kind = tableKind(in.Columns); in.Kind == Facts {
		in.Kind = ioKind(ctx, f, &in)
	}
	if in.Kind == Facts {
		if err := s.suggest(ctx, actor, &in); err != nil {
			return Inspection{}, err
		}
	}
	if len(in.Rows) > previewRows {
		in.Rows, in.Lines = in.Rows[:previewRows], in.Lines[:previewRows]
	}
	return in, nil
}

func (s *Service) suggest(ctx context.Context, actor core.Actor, in *Inspection) error {
	trades, err := s.allTrades(ctx, actor)
	if err != nil {
		return err
	}
	in.Survey = ingest.SurveyOf(in.Columns, in.Rows)
	in.Suggested = ingest.Suggest(in.Info, in.Columns, in.Rows, s.places, trades)
	saved, err := s.profiles.Profiles(ctx, actor.Agency)
	if err != nil {
		return err
	}
	signature := ingest.Signature(in.Columns)
	for _, p := range saved {
		if p.Header == signature {
			in.Saved = append(in.Saved, p)
		}
	}
	if len(in.Saved) > 0 {
		in.Suggested = in.Saved[0].Profile
	}
	return nil
}

// allTrades gives every revision at hand.
func (s *Service) allTrades(ctx context.Context, actor core.Actor) (map[core.System]ingest.Trades, error) {
	all := map[core.System]ingest.Trades{}
	for _, system := range []core.System{core.KSIC9, core.KSIC10, core.KSIC11} {
		c, err := s.Classification(ctx, actor, system)
		if core.CodeOf(err) == core.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		all[system] = trades{c}
	}
	return all, nil
}

// Trial is what a profile would make of the first rows of a file.
type Trial struct {
	Cells    []Cell
	Rejects  []ingest.Reject
	Read     int64
	Cut      bool // the file has more rows than were read for the trial
	Warnings []core.Text
}

// Cell is one observation in words.
type Cell struct {
	Region, Industry string
	Period           core.Period
	Measure          core.Measure
	Value            float64
	Flag             core.Flag
}

// Try maps the first rows of a received file without keeping anything. It
// fails when the profile does not fit the columns.
func (s *Service) Try(ctx context.Context, actor core.Actor, u Upload, p ingest.Profile) (Trial, error) {
	if err := mayWrite(actor); err != nil {
		return Trial{}, err
	}
	var trial Trial
	o, err := s.readOptions(ctx, actor, p)
	if err != nil {
		return Trial{}, err
	}
	o.Limit = guessRows
	o.OnReject = func(r ingest.Reject) {
		if len(trial.Rejects) < previewRows {
			trial.Rejects = append(trial.Rejects, r)
		}
	}
	res, err := s.read(ctx, u, &p, o)
	if err != nil {
		return Trial{}, err
	}
	b := res.Batch
	for i := range min(previewRows, b.Len()) {
		trial.Cells = append(trial.Cells, Cell{
			Region: b.Regions[b.Region[i]], Industry: b.Industries[b.Industry[i]],
			Period: b.Periods[b.Period[i]], Measure: b.Measures[b.Measure[i]],
			Value: b.Value[i], Flag: b.Flag[i].Unpack(),
		})
	}
	trial.Read, trial.Cut, trial.Warnings = res.Read, res.Cut, res.Warnings
	return trial, nil
}

func (s *Service) readOptions(ctx context.Context, actor core.Actor, p ingest.Profile) (ingest.Options, error) {
	o := ingest.Options{Places: s.places}
	if p.IndustrySystem == core.Custom {
		return o, nil
	}
	var err error
	if o.Revisions, err = s.allTrades(ctx, actor); err != nil {
		return o, err
	}
	if o.Revisions[p.IndustrySystem] == nil {
		return o, core.Fail(core.Invalid,
			"%[1]s 분류표가 없습니다. 분류표를 먼저 가져오거나 다른 분류를 고르십시오.",
			"The classification %[1]s is not loaded. Import it first or choose another.", p.IndustrySystem.Title()).
			With("industrySystem", core.T("분류표가 없습니다.", "Not loaded."))
	}
	return o, nil
}

func (s *Service) read(ctx context.Context, u Upload, p *ingest.Profile, o ingest.Options) (*ingest.Result, error) {
	f, err := s.originals.Open(ctx, u.SHA256)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := source.Open(ctx, f, f.Size(), u.Name, p.Reading.Options())
	if err != nil {
		return nil, err
	}
	defer t.Close()
	res, err := ingest.Read(ctx, t, p, o)
	if err != nil {
		return nil, err
	}
	p.Reading = ingest.ReadingOf(t.Info())
	return res, nil
}
