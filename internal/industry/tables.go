package industry

import (
	"context"

	"naru/internal/core"
)

// Tables gives each agency its classifications: what it imported, or else
// Naru's own.
type Tables struct {
	store TableStore
}

// NewTables makes the service.
func NewTables(store TableStore) *Tables { return &Tables{store: store} }

// Classification gives the table of a revision; core.NotFound, with what to
// do, for a revision that is neither imported nor built in.
func (t *Tables) Classification(ctx context.Context, agency string, system core.System) (*Classification, error) {
	c, err := t.store.Classification(ctx, agency, system)
	if err == nil {
		return c, nil
	}
	if core.CodeOf(err) != core.NotFound {
		return nil, err
	}
	if own, ok := Builtin(system); ok {
		return own, nil
	}
	return nil, core.Fail(core.NotFound, "%s 분류표가 없습니다. 데이터 가져오기에서 분류표를 먼저 가져와 주십시오.",
		"There is no table of %s. Import it on the data pages first.", system.Title()).Because(err)
}

// Import reads a full table and keeps it for the agency. It must reach the
// five-digit level, because a shallower one would hide codes that exist.
func (t *Tables) Import(ctx context.Context, actor core.Actor, system core.System, rows [][]string) (*Classification, error) {
	if !actor.CanWrite() {
		return nil, mayNotWrite()
	}
	c, err := ParseTable(system, rows)
	if err != nil {
		return nil, err
	}
	if c.CompleteTo() != Subclass {
		return nil, core.Fail(core.Invalid, "이 분류표는 %s까지만 온전합니다. 다섯 자리까지 있는 전체 표를 가져와 주십시오.",
			"This table is complete to the level of %s only. Import the full table with five-digit codes.", c.CompleteTo().Title())
	}
	if err := t.store.SaveClassification(ctx, actor.Agency, c); err != nil {
		return nil, err
	}
	return c, nil
}

// ImportConcordance reads a concordance and keeps it for the agency.
func (t *Tables) ImportConcordance(ctx context.Context, actor core.Actor, rows [][]string) (*Concordance, error) {
	if !actor.CanWrite() {
		return nil, mayNotWrite()
	}
	c, err := ParseConcordance(rows)
	if err != nil {
		return nil, err
	}
	if err := t.store.SaveConcordance(ctx, actor.Agency, c); err != nil {
		return nil, err
	}
	return c, nil
}

// Concordance gives an imported concordance; core.NotFound when there is none.
func (t *Tables) Concordance(ctx context.Context, agency string, from, to core.System) (*Concordance, error) {
	return t.store.Concordance(ctx, agency, from, to)
}

func mayNotWrite() error {
	return core.Fail(core.Forbidden, "이 작업을 할 권한이 없습니다. 운영자에게 요청해 주십시오.",
		"You may not change this. Ask an operator.")
}
