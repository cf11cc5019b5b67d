package diagnosis

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/pages/page"
)

// degreeDecimals of a degree are about a metre.
const degreeDecimals = 5

// shapes are outlines as the browser gets them. Their tag changes with them.
type shapes struct {
	level  region.Level
	within string
	tag    string
	json   []byte
	codes  map[string]bool
}

// href is the address of the shapes; the tag in it lets a browser keep them.
func (s *shapes) href() string {
	return "/boundaries.geojson?" + url.Values{"level": {strconv.Itoa(int(s.level))}, "within": {s.within}, "tag": {s.tag}}.Encode()
}

// shapeCache keeps shapes while the imported boundaries stay the same. The zero
// value is ready for use.
type shapeCache struct {
	mu      sync.Mutex
	edition string
	kept    map[string]*shapes // by level and region; nil where there are none
}

// shapesOf gives the shapes of a map's regions, or nil when they were not
// imported or most of the regions have none.
func (s *Section) shapesOf(ctx context.Context, edition string, m diagnosis.Map, within string) (*shapes, error) {
	if len(m.Values) < 2 || within == "" {
		return nil, nil //nolint:nilnil // no shapes, no error
	}
	found, err := s.shapes(ctx, edition, m.Values[0].Place.Tier, within)
	if err != nil || found == nil {
		return nil, err
	}
	with := 0
	for _, v := range m.Values {
		with += btoi(found.codes[v.Place.Code])
	}
	if 2*with < len(m.Values) {
		return nil, nil //nolint:nilnil // as above
	}
	return found, nil
}

// shapes gives the shapes of a tier within a region; nil when there are none. The
// edition names the boundary versions in use.
func (s *Section) shapes(ctx context.Context, edition string, level region.Level, within string) (*shapes, error) {
	if edition == "" {
		return nil, nil //nolint:nilnil // there are none
	}
	c := &s.outlines
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.edition != edition {
		c.edition, c.kept = edition, map[string]*shapes{}
	}
	key := strconv.Itoa(int(level)) + " " + within
	if found, known := c.kept[key]; known {
		return found, nil
	}
	found, err := s.readShapes(ctx, level, within)
	if err != nil {
		return nil, err
	}
	c.kept[key] = found
	return found, nil
}

// boundaryEdition names the boundary versions in use; empty when there are none.
func (s *Section) boundaryEdition(ctx context.Context) (string, error) {
	entries, err := s.Datasets.List(ctx, page.Actor(ctx))
	if err != nil {
		return "", err
	}
	var ids []string
	for _, e := range entries {
		if e.Dataset.Kind == dataset.Boundary && e.Latest != nil {
			ids = append(ids, e.Latest.ID)
		}
	}
	return strings.Join(ids, " "), nil
}

func (s *Section) readShapes(ctx context.Context, level region.Level, within string) (*shapes, error) {
	set, err := s.Datasets.Boundaries(ctx, page.Actor(ctx), level, within)
	if core.CodeOf(err) == core.NotFound {
		return nil, nil //nolint:nilnil // there are none
	}
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if err := set.WriteGeoJSON(&buf, degreeDecimals); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(buf.Bytes())
	out := &shapes{level: level, within: within, tag: hex.EncodeToString(sum[:8]), json: buf.Bytes(), codes: map[string]bool{}}
	for _, f := range set.Features {
		out.codes[f.Code] = true
	}
	return out, nil
}

// boundaries serves shapes as GeoJSON. An address that carries the tag of its
// content never changes its answer, so browsers may keep it.
func (s *Section) boundaries(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	level, err := strconv.Atoi(q.Get("level"))
	if err != nil || level < int(region.Provincial) || level > int(region.SubMunicipal) {
		message := core.Tf("‘%s’은(는) 지역의 단계가 아닙니다. 2(시·도), 3(시·군·구), 4(일반구) 가운데 하나를 적어 주십시오.",
			"‘%s’ is not a tier. Write 2 (provinces), 3 (cities) or 4 (districts).", q.Get("level"))
		return (&core.Error{Code: core.Invalid, Message: message}).With("level", message)
	}
	within := q.Get("within")
	if within == "" {
		within = core.Nation
	}
	edition, err := s.boundaryEdition(r.Context())
	if err != nil {
		return err
	}
	found, err := s.shapes(r.Context(), edition, region.Level(level), within)
	if err != nil {
		return err
	}
	if found == nil {
		return core.Fail(core.NotFound, "가져온 경계가 없습니다. 데이터에서 GeoJSON이나 TopoJSON 경계 파일을 가져와 주십시오.",
			"No boundaries were imported. Import a GeoJSON or TopoJSON file under Data.")
	}
	h := w.Header()
	h.Set("Content-Type", "application/geo+json")
	h.Set("ETag", `"`+found.tag+`"`)
	h.Set("Cache-Control", "no-cache")
	if q.Get("tag") == found.tag {
		h.Set("Cache-Control", "private, max-age=31536000, immutable")
	}
	if r.Header.Get("If-None-Match") == `"`+found.tag+`"` {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	_, _ = w.Write(found.json) // the reader went away; nothing to tell
	return nil
}
