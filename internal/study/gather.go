package study

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/industry"
)

// gatherer reads the numbers that a study asks for. Tables are asked for once.
type gatherer struct {
	*Service

	actor     core.Actor
	study     *Study
	diagnosis *diagnosis.Service             // with the study's own versions of definitions
	baskets   map[string]industry.Definition // by candidate
	lines     map[string]string              // keys under which diagnosis shows them
	tables    map[string]*diagnosis.IndustryTable
	spaces    map[string]*diagnosis.Space
	economies map[string]*economy
	in        Inputs
}

// Gather reads what a study is computed from. What the data do not have is a
// cell with its reason, or a reason for all of it; an error is a store that does
// not answer.
func (s *Service) Gather(ctx context.Context, actor core.Actor, x Study) (Inputs, error) {
	g := &gatherer{
		Service: s, actor: actor, study: &x, baskets: map[string]industry.Definition{}, lines: map[string]string{},
		tables: map[string]*diagnosis.IndustryTable{}, spaces: map[string]*diagnosis.Space{}, economies: map[string]*economy{},
	}
	if err := g.readBaskets(ctx); err != nil {
		return Inputs{}, err
	}
	if err := g.readScope(ctx); err != nil {
		return Inputs{}, err
	}
	if !g.in.Reason.IsZero() {
		for _, ind := range x.Indicators {
			g.in.Columns = append(g.in.Columns, Column{ID: ind.ID, Reason: g.in.Reason})
		}
		return g.in, nil
	}
	if err := g.readSubjects(ctx); err != nil {
		return Inputs{}, err
	}
	for j, ind := range x.Indicators {
		c, err := g.column(ctx, j, ind)
		if err != nil {
			return Inputs{}, err
		}
		g.in.Columns = append(g.in.Columns, c)
	}
	if err := g.typeSubjects(ctx); err != nil {
		return Inputs{}, err
	}
	slices.SortFunc(g.in.Sources, func(a, b DataSource) int { return cmp.Compare(a.VersionID, b.VersionID) })
	return g.in, nil
}

// table asks for the industries of a view, once.
func (g *gatherer) table(ctx context.Context, v diagnosis.View) (*diagnosis.IndustryTable, error) {
	key := v.Query().Encode()
	if t, ok := g.tables[key]; ok {
		return t, nil
	}
	t, err := g.diagnosis.Industries(ctx, g.actor, v)
	if err != nil {
		return nil, err
	}
	g.tables[key] = t
	g.note(t.Scene)
	return t, nil
}

// note remembers the data that were read.
func (g *gatherer) note(sc *diagnosis.Scene) {
	if sc.Version.ID == "" {
		return
	}
	g.remember(sourceOf(sc.Dataset, sc.Version))
}

func (g *gatherer) remember(src DataSource) {
	if !slices.ContainsFunc(g.in.Sources, func(x DataSource) bool { return x.VersionID == src.VersionID }) {
		g.in.Sources = append(g.in.Sources, src)
	}
}

// readScope settles every choice that the scope leaves open.
func (g *gatherer) readScope(ctx context.Context) error {
	g.in.Scope = g.study.Scope
	t, err := g.table(ctx, g.study.Scope.View())
	if err != nil {
		g.in.Reason = core.MessageOf(err)
		return asked(err)
	}
	g.in.Region = t.Scene.Region.Name
	if e := t.Scene.Empty; e != nil {
		g.in.Reason = core.T(e.Title.Ko+" "+e.Advice.Ko, e.Title.In(core.English)+" "+e.Advice.In(core.English))
		return nil
	}
	v := t.Scene.View
	g.in.System = cmp.Or(g.study.Candidates.System, t.Scene.Version.Summary.IndustrySystem)
	g.in.Scope = Scope{
		Dataset: v.Dataset, Version: t.Scene.Version.Number, Measure: v.Measure, Region: v.Region,
		Reference: v.Reference, From: v.From, To: v.To,
	}
	for _, n := range t.Scene.Notes {
		g.say(n)
	}
	return nil
}

// say adds a note, once.
func (g *gatherer) say(t core.Text) {
	if !slices.Contains(g.in.Notes, t) {
		g.in.Notes = append(g.in.Notes, t)
	}
}

// readBaskets finds the versions of definitions that are candidates. Data are
// then shown by these and no others.
func (g *gatherer) readBaskets(ctx context.Context) error {
	var list basketList
	for _, c := range g.study.Candidates.Chosen {
		if c.Definition == "" {
			continue
		}
		d, err := g.definition(ctx, c)
		if core.CodeOf(err) == core.NotFound && err != nil {
			g.say(core.MessageOf(err))
			continue
		}
		if err != nil {
			return err
		}
		d.State = industry.Active // one that was retired since still means what it meant
		g.baskets[c.ID] = d
		b := basketOf(d)
		// Two versions of one definition may both be candidates, and one that came
		// from elsewhere may bear the name of another one here.
		named := d
		named.Key = d.Key + "#" + b.mark()
		g.lines[c.ID] = named.Key
		list, g.in.Baskets = append(list, named), append(g.in.Baskets, b)
	}
	g.diagnosis = g.Diagnosis.Consistent()
	if len(list) > 0 {
		g.diagnosis = g.diagnosis.WithDefinitions(list)
	}
	return nil
}

// definition is a version of a definition as it is kept here, or as the study
// brought it along.
func (g *gatherer) definition(ctx context.Context, c Candidate) (industry.Definition, error) {
	if f := g.study.Frozen; f != nil {
		for _, b := range f.Inputs.Baskets {
			if b.Key == c.Definition && b.Version == c.Version {
				return b.definition(), nil
			}
		}
	}
	return g.Definitions.Get(ctx, g.actor, c.Definition, c.Version)
}

// basketList gives diagnosis the definitions of one study.
type basketList []industry.Definition

// List implements [diagnosis.DefinitionList].
func (l basketList) List(context.Context, core.Actor) ([]industry.Definition, error) { return l, nil }

func basketOf(d industry.Definition) Basket {
	b := Basket{Key: d.Key, Version: d.Version, Name: d.Name, System: d.System}
	for _, x := range d.Items {
		b.Items = append(b.Items, BasketItem(x))
	}
	return b
}

// mark tells baskets of different content apart.
func (b Basket) mark() string {
	var all strings.Builder
	for _, x := range b.Items {
		fmt.Fprintf(&all, "%s %v\n", x.Code, x.Weight)
	}
	return checksum([]byte(string(b.System) + strconv.Itoa(b.Version) + all.String()))[:8]
}

// line is the code under which diagnosis shows a candidate.
func (g *gatherer) line(id string) string {
	if key, ok := g.lines[id]; ok {
		return key
	}
	return id
}

func (b Basket) definition() industry.Definition {
	d := industry.Definition{Key: b.Key, Version: b.Version, Name: b.Name, System: b.System}
	for _, x := range b.Items {
		d.Items = append(d.Items, industry.Item(x))
	}
	return d
}
