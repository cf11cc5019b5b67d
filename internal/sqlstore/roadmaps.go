package sqlstore

import (
	"context"
	"encoding/json"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/roadmap"
)

// WriteRoadmap implements [roadmap.Store]. All of a write becomes visible at
// once. The stamp is held first, so that of two writes from the same plan the
// second waits, and then fails.
func (s *Store) WriteRoadmap(ctx context.Context, w roadmap.Write) error {
	return s.db.write(ctx, func(tx querier) error {
		bodies := map[string]any{}
		if err := s.writeRoadmapHead(ctx, tx, w); err != nil {
			return err
		}
		if w.Head != nil {
			bodies[w.Head.ID] = w.Head
		}
		for i := range w.Tasks {
			bodies[w.Tasks[i].ID] = &w.Tasks[i]
			if err := s.writeTask(ctx, tx, w, &w.Tasks[i]); err != nil {
				return err
			}
		}
		if w.Scenario != nil {
			bodies[w.Scenario.ID] = w.Scenario
			if err := s.writeScenario(ctx, tx, w); err != nil {
				return err
			}
		}
		if w.Version != nil {
			if err := s.writeRoadmapVersion(ctx, tx, w); err != nil {
				return err
			}
		}
		for _, e := range w.Entries {
			if err := s.writeRoadmapEntry(ctx, tx, e, bodies[e.Object]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) writeRoadmapHead(ctx context.Context, tx querier, w roadmap.Write) error {
	body := ""
	if w.Head != nil {
		var err error
		if body, err = document(w.Head); err != nil {
			return err
		}
	}
	if w.Stamp == 0 {
		_, err := s.db.exec(ctx, tx, `INSERT INTO roadmaps (agency, id, stamp, changed_at, body) VALUES ($1, $2, 1, $3, $4)`,
			w.Agency, w.Roadmap, instant(w.At), body)
		return err
	}
	n, err := s.db.exec(ctx, tx, `
		UPDATE roadmaps SET stamp = stamp + 1, changed_at = $4, body = CASE WHEN $5 = '' THEN body ELSE $5 END
		WHERE agency = $1 AND id = $2 AND stamp = $3`, w.Agency, w.Roadmap, w.Stamp, instant(w.At), body)
	if err == nil && n == 0 {
		err = core.Fail(core.Conflict, "그사이 로드맵이 바뀌었습니다. 다시 시도해 주십시오.", "The roadmap changed meanwhile. Please try again.")
	}
	return err
}

func (s *Store) writeTask(ctx context.Context, tx querier, w roadmap.Write, t *roadmap.Task) error {
	body, err := document(t)
	if err != nil {
		return err
	}
	_, err = s.db.exec(ctx, tx, `
		INSERT INTO roadmap_tasks (agency, roadmap, id, archived, body) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (agency, roadmap, id) DO UPDATE SET archived = excluded.archived, body = excluded.body`,
		w.Agency, w.Roadmap, t.ID, t.Archived, body)
	return err
}

func (s *Store) writeScenario(ctx context.Context, tx querier, w roadmap.Write) error {
	body, err := document(w.Scenario)
	if err != nil {
		return err
	}
	_, err = s.db.exec(ctx, tx, `
		INSERT INTO roadmap_scenarios (agency, roadmap, id, name, body) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (agency, roadmap, id) DO UPDATE SET name = excluded.name, body = excluded.body`,
		w.Agency, w.Roadmap, w.Scenario.ID, w.Scenario.Name, body)
	return err
}

func (s *Store) writeRoadmapVersion(ctx context.Context, tx querier, w roadmap.Write) error {
	docs, err := documents(w.Version.Approval, w.Version)
	if err != nil {
		return err
	}
	_, err = s.db.exec(ctx, tx, `INSERT INTO roadmap_versions (agency, roadmap, number, approval, body) VALUES ($1, $2, $3, $4, $5)`,
		w.Agency, w.Roadmap, w.Version.Number, docs[0], docs[1])
	return err
}

func (s *Store) writeRoadmapEntry(ctx context.Context, tx querier, e revision.Entry, object any) error {
	docs, err := documents(e.By, e.Changes, object)
	if err != nil {
		return err
	}
	_, err = s.db.exec(ctx, tx, `
		INSERT INTO roadmap_revisions (agency, object, revision, id, kind, at, person, action, note, changes, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		e.Agency, e.Object, e.Revision, e.ID, e.Kind, instant(e.At), docs[0], e.Action, e.Note, docs[1], docs[2])
	return err
}

// Roadmaps implements [roadmap.Store].
func (s *Store) Roadmaps(ctx context.Context, agency string) ([]roadmap.Summary, error) {
	return list(ctx, s.db, s.db.engine.Reader, func(row scanner) (roadmap.Summary, error) {
		var r roadmap.Summary
		err := row.Scan(documentColumn{&r.Roadmap}, instantColumn{&r.ChangedAt}, &r.Tasks)
		return r, err
	}, `
		SELECT body, changed_at, (SELECT COUNT(*) FROM roadmap_tasks t
			WHERE t.agency = r.agency AND t.roadmap = r.id AND NOT t.archived)
		FROM roadmaps r WHERE agency = $1 ORDER BY changed_at DESC, id DESC`, agency)
}

// PlanStamp implements [roadmap.Store].
func (s *Store) PlanStamp(ctx context.Context, agency, id string) (int, error) {
	stamp, found, err := first(ctx, s.db, s.db.engine.Reader, column[int],
		`SELECT stamp FROM roadmaps WHERE agency = $1 AND id = $2`, agency, id)
	if err == nil && !found {
		err = noRoadmap()
	}
	return stamp, err
}

// Plan implements [roadmap.Store]. One statement reads all of it, so that it is
// of one moment.
func (s *Store) Plan(ctx context.Context, agency, id string) (roadmap.Plan, error) {
	var p roadmap.Plan
	_, err := list(ctx, s.db, s.db.engine.Reader, func(row scanner) (struct{}, error) {
		var stamp int
		var body string
		if err := row.Scan(&stamp, &body); err != nil {
			return struct{}{}, err
		}
		if stamp > 0 {
			p.Stamp = stamp
			return struct{}{}, documentColumn{&p.Roadmap}.Scan(body)
		}
		var t roadmap.Task
		err := documentColumn{&t}.Scan(body)
		p.Tasks = append(p.Tasks, t)
		return struct{}{}, err
	}, `
		SELECT stamp, body FROM (
			SELECT stamp, body, '' AS task FROM roadmaps WHERE agency = $1 AND id = $2
			UNION ALL
			SELECT 0, body, id FROM roadmap_tasks WHERE agency = $1 AND roadmap = $2
		) AS plan ORDER BY task`, agency, id)
	if err == nil && p.Stamp == 0 {
		err = noRoadmap()
	}
	return p, err
}

// RoadmapEntries implements [roadmap.Store].
func (s *Store) RoadmapEntries(ctx context.Context, agency, object string) ([]revision.Entry, error) {
	return list(ctx, s.db, s.db.engine.Reader, func(row scanner) (revision.Entry, error) {
		e := revision.Entry{Agency: agency, Object: object}
		err := row.Scan(&e.ID, &e.Kind, &e.Revision, instantColumn{&e.At}, documentColumn{&e.By}, &e.Action, &e.Note, documentColumn{&e.Changes})
		return e, err
	}, `
		SELECT id, kind, revision, at, person, action, note, changes
		FROM roadmap_revisions WHERE agency = $1 AND object = $2 ORDER BY revision DESC`, agency, object)
}

// RoadmapRevision implements [roadmap.Store].
func (s *Store) RoadmapRevision(ctx context.Context, agency, object string, number int, into any) error {
	body, found, err := first(ctx, s.db, s.db.engine.Reader, column[string],
		`SELECT body FROM roadmap_revisions WHERE agency = $1 AND object = $2 AND revision = $3`, agency, object, number)
	switch {
	case err != nil:
		return err
	case !found:
		return core.Fail(core.NotFound, "%d차 수정본이 없습니다. 이력을 확인해 주십시오.", "There is no revision %d. Look at the history.", number)
	}
	if err := json.Unmarshal([]byte(body), into); err != nil {
		return s.db.fail(ctx, err)
	}
	return nil
}

// RoadmapVersions implements [roadmap.Store].
func (s *Store) RoadmapVersions(ctx context.Context, agency, id string) ([]roadmap.Approval, error) {
	return list(ctx, s.db, s.db.engine.Reader, func(row scanner) (roadmap.Approval, error) {
		var a roadmap.Approval
		err := row.Scan(documentColumn{&a})
		return a, err
	}, `SELECT approval FROM roadmap_versions WHERE agency = $1 AND roadmap = $2 ORDER BY number DESC`, agency, id)
}

// RoadmapVersion implements [roadmap.Store].
func (s *Store) RoadmapVersion(ctx context.Context, agency, id string, number int) (roadmap.Version, error) {
	v, found, err := first(ctx, s.db, s.db.engine.Reader, func(row scanner) (roadmap.Version, error) {
		var v roadmap.Version
		err := row.Scan(documentColumn{&v})
		return v, err
	}, `SELECT body FROM roadmap_versions WHERE agency = $1 AND roadmap = $2 AND number = $3`, agency, id, number)
	if err == nil && !found {
		err = core.Fail(core.NotFound, "로드맵의 %d판이 없습니다. 승인본 목록을 확인해 주십시오.", "There is no approved version %d. Look at the list of versions.", number)
	}
	return v, err
}

// Scenarios implements [roadmap.Store].
func (s *Store) Scenarios(ctx context.Context, agency, id string) ([]roadmap.Scenario, error) {
	return list(ctx, s.db, s.db.engine.Reader, func(row scanner) (roadmap.Scenario, error) {
		var x roadmap.Scenario
		err := row.Scan(documentColumn{&x})
		return x, err
	}, `SELECT body FROM roadmap_scenarios WHERE agency = $1 AND roadmap = $2 ORDER BY name, id`, agency, id)
}

func noRoadmap() error {
	return core.Fail(core.NotFound, "그런 로드맵이 없습니다. 로드맵 목록을 확인해 주십시오.", "There is no such roadmap. Look at the list of roadmaps.")
}
