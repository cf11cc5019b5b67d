package dataset

import (
	"context"
	"encoding/json"
	"slices"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/ingest"
)

// Request asks for an import of a received file.
type Request struct {
	Upload    Upload
	Dataset   Dataset        // key, kind, title, publisher, table id, licence, demo
	Profile   ingest.Profile // for Facts
	Table     TableReading   // for IOTable and Inducement
	Retrieved string         // civil date on which the file was taken from its publisher
	SaveAs    string         // keep the mapping under this name
	Again     bool           // import although the same bytes were imported before
}

// Import reads a received file and publishes it as the next version of a
// dataset. All of it becomes visible at once, or nothing does.
func (s *Service) Import(ctx context.Context, actor core.Actor, q Request, progress func(Progress)) (Version, error) {
	run, err := s.open(ctx, actor, q)
	if err != nil {
		return Version{}, err
	}
	v, err := s.perform(ctx, actor, q, run, progress)
	if err != nil {
		s.fail(ctx, run, err)
		return Version{}, err
	}
	return v, nil
}

// open checks what can be checked before reading and opens the record.
func (s *Service) open(ctx context.Context, actor core.Actor, q Request) (Run, error) {
	if err := mayWrite(actor); err != nil {
		return Run{}, err
	}
	if err := q.Dataset.Validate(); err != nil {
		return Run{}, err
	}
	if err := s.checkKind(ctx, actor, q.Dataset); err != nil {
		return Run{}, err
	}
	if !q.Again {
		known, err := s.madeFrom(ctx, actor, q.Upload.SHA256)
		if err != nil {
			return Run{}, err
		}
		if len(known) > 0 {
			return Run{}, s.alreadyThere(ctx, actor, known[0])
		}
	}
	run := Run{
		ID: s.ids(), Agency: actor.Agency, Dataset: q.Dataset.Key, SHA256: q.Upload.SHA256, Name: q.Upload.Name,
		State: RunOpen, StartedBy: actor.Name, StartedAt: s.clock(),
	}
	return run, s.runs.OpenRun(ctx, run)
}

// checkKind keeps a dataset to one kind for ever.
func (s *Service) checkKind(ctx context.Context, actor core.Actor, d Dataset) error {
	old, err := s.store.Dataset(ctx, actor.Agency, d.Key)
	switch {
	case core.CodeOf(err) == core.NotFound:
		return nil
	case err != nil:
		return err
	case old.Kind != d.Kind || old.Demo != d.Demo:
		return core.Fail(core.Conflict,
			"‘%[1]s’ 이름표는 이미 다른 종류의 자료(%[2]s)가 쓰고 있습니다. 다른 이름표를 적어 주십시오.",
			"The key ‘%[1]s’ already belongs to another kind of dataset (%[2]s). Choose another key.", d.Key, old.Kind.Title()).
			With("key", core.T("이미 쓰고 있습니다.", "Already in use."))
	}
	return nil
}

func (s *Service) alreadyThere(ctx context.Context, actor core.Actor, v Version) error {
	title := core.T("자료", "dataset")
	entries, err := s.List(ctx, actor)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Dataset.ID == v.DatasetID {
			title = e.Dataset.Title
		}
	}
	return core.Fail(core.Conflict,
		"같은 파일을 %[1]s에 ‘%[2]s’ %[3]d판으로 이미 가져왔습니다. 매핑을 바꿔 다시 가져오려면 ‘다시 가져오기’를 고르십시오.",
		"The same file was imported on %[1]s as version %[3]d of ‘%[2]s’. To import it again with another mapping, choose “import again”.",
		v.ImportedAt.In(core.Seoul).Format("2006-01-02"), title, v.Number)
}

// perform does the work of one run.
func (s *Service) perform(ctx context.Context, actor core.Actor, q Request, run Run, progress func(Progress)) (Version, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	v := Version{
		ID: s.ids(), Agency: actor.Agency, State: Published, Retrieved: q.Retrieved,
		Original:   Original{SHA256: q.Upload.SHA256, Name: q.Upload.Name, Size: q.Upload.Size},
		ImportedBy: actor.Name, ImportedAt: s.clock(),
	}
	var err error
	switch {
	case q.Dataset.Kind == Facts:
		err = s.facts(ctx, actor, q, &v, progress)
	case q.Dataset.Kind.Tabular():
		if err = s.table(ctx, q, &v); err == nil {
			err = s.saveTable(ctx, actor, q, v)
		}
	default:
		err = s.reference(ctx, q, &v)
	}
	if err != nil {
		return Version{}, err
	}
	progress(Progress{Stage: StagePublishing, Rows: v.Summary.Accepted, Rejected: v.Summary.Rejected})
	d := q.Dataset
	d.Agency, d.ID, d.CreatedAt = actor.Agency, s.ids(), v.ImportedAt
	if v, err = s.store.Publish(ctx, d, v, run.ID); err != nil {
		return Version{}, err
	}
	return v, nil
}

// facts reads observations and writes them to the lake.
func (s *Service) facts(ctx context.Context, actor core.Actor, q Request, v *Version, progress func(Progress)) error {
	p := q.Profile
	o, err := s.readOptions(ctx, actor, p)
	if err != nil {
		return err
	}
	var list rejectList
	o.OnReject = list.add
	o.Progress = func(r ingest.Progress) {
		stage := StageReading
		if r.Checking {
			stage = StageChecking
		}
		progress(Progress{Stage: stage, Done: r.Done, Total: r.Total, Rows: r.Rows, Rejected: r.Rejected})
	}
	res, err := s.read(ctx, q.Upload, &p, o)
	if err != nil {
		return s.withRejects(ctx, err, &list)
	}
	if v.Rejects, err = s.keepRejects(ctx, &list); err != nil {
		return err
	}
	if v.Profile, err = json.Marshal(p); err != nil {
		return core.Fail(core.Internal, "매핑을 적지 못했습니다.", "The mapping could not be written.").Because(err)
	}
	v.Original.Format, v.Original.Encoding = string(p.Reading.Format), string(p.Reading.Encoding)
	v.Original.Delimiter, v.Original.HeaderRows, v.Original.Sheet = p.Reading.Delimiter, p.Reading.HeaderRows, p.Reading.Sheet
	v.Summary = s.summarise(res)
	v.Quality = Quality{Measures: coverage(res.Batch), Totals: res.Totals}
	total := int64(res.Batch.Len())
	v.Files, err = s.lake.Write(ctx, v.ID, res.Batch, func(rows int64) {
		progress(Progress{Stage: StageWriting, Done: rows, Total: total, Rows: res.Read, Rejected: res.Rejected})
	})
	if err != nil {
		return err
	}
	return s.saveProfile(ctx, actor, q, p)
}

// summarise counts what the batch holds.
func (s *Service) summarise(res *ingest.Result) Summary {
	b := res.Batch
	sum := Summary{
		Read: res.Read, Filtered: res.Filtered, Accepted: int64(b.Len()), Rejected: res.Rejected,
		RegionSystem: b.RegionSystem, IndustrySystem: b.IndustrySystem,
		RegionLevels: map[string]int{}, IndustryLevels: map[string]int{}, Flags: map[core.Flag]int64{},
		Warnings: res.Warnings,
	}
	sum.Measures = slices.Clone(b.Measures)
	sum.Periods = slices.Clone(b.Periods)
	slices.SortFunc(sum.Periods, func(p, q core.Period) int {
		if p.Before(q) {
			return -1
		}
		return 1
	})
	for _, d := range b.Dims {
		sum.Dims = append(sum.Dims, d.Name)
	}
	for _, code := range b.Regions {
		level := s.regionLevel(b, code)
		sum.RegionLevels[level]++
		if level != "nation" {
			sum.Regions++
		}
	}
	for _, code := range b.Industries {
		level := industryLevel(b, code)
		sum.IndustryLevels[level]++
		if level != "total" {
			sum.Industries++
		}
	}
	var counts [256]int64
	for _, f := range b.Flag {
		counts[f]++
	}
	for f, n := range counts {
		if flag := fact.Flag(f).Unpack(); n > 0 && flag != core.NoFlag {
			sum.Flags[flag] += n
		}
	}
	return sum
}
