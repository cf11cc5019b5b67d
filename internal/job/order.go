package job

import (
	"encoding/json"
	"strings"

	"naru/internal/core"
)

// Order is what a person asks for.
type Order struct {
	Kind   string    // one that a worker is registered for
	Title  core.Text // as it reads in the list
	Params any       // becomes JSON; what the worker needs
	// Key makes asking twice harmless: the same kind and key is the same job, as
	// long as it is in the list. Empty: every order is a job of its own.
	Key string
}

// Limits of an order, in bytes.
const (
	mostParams = 1 << 20
	mostKey    = 200
)

// job is the waiting job of an order, with every fault of it at once.
func (d *Desk) job(actor core.Actor, o Order) (Job, error) {
	fault := core.Fail(core.Invalid, "작업을 시작할 수 없습니다. 표시한 곳을 고쳐 주십시오.", "The job cannot be started. Please mend what is marked.")
	none := len(fault.Fields)
	if d.worker(o.Kind) == nil {
		fault = fault.With("kind", core.Tf("‘%s’ 작업을 맡을 곳이 없습니다.", "Nobody does jobs of the kind ‘%s’.", o.Kind))
	}
	if strings.TrimSpace(o.Title.Ko) == "" || strings.TrimSpace(o.Title.En) == "" {
		fault = fault.With("title", core.T("제목을 한국어와 영어로 적어 주십시오.", "Give the title in Korean and in English."))
	}
	if len(o.Key) > mostKey {
		fault = fault.With("key", core.Tf("요청의 이름은 %d바이트까지입니다.", "The key of the request may have up to %d bytes.", mostKey))
	}
	params, err := json.Marshal(o.Params)
	switch {
	case err != nil:
		fault = fault.With("params", core.T("작업의 조건을 저장할 수 없습니다.", "What the job needs cannot be stored.")).Because(err)
	case len(params) > mostParams:
		fault = fault.With("params", core.Tf("작업의 조건은 %d MiB까지입니다.", "What the job needs may have up to %d MiB.", mostParams>>20))
	}
	if len(fault.Fields) > none {
		return Job{}, fault
	}
	now := d.Clock()
	j := Job{
		ID: d.IDs(), Agency: actor.Agency, Kind: o.Kind, Title: o.Title, Params: params, Key: o.Key, State: Waiting,
		By: actor.Person(), CreatedAt: now, DueAt: now, Revision: 1,
	}
	if j.Key == "" {
		j.Key = j.ID
	}
	return j, nil
}
