package job

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"slices"
	"sync"
	"time"

	"naru/internal/core"
)

// Config is what a Desk works with.
type Config struct {
	Store   Store
	Files   Files
	Clock   core.Clock
	IDs     core.IDs
	Log     *slog.Logger  // defects and outages; nil: nowhere
	Workers int           // jobs at once; 0: two
	Beat    time.Duration // how often it looks for jobs of other processes and saves progress; 0: two seconds
}

// What a Desk does unless told otherwise.
const (
	usualWorkers = 2
	usualBeat    = 2 * time.Second
)

// Desk takes orders for jobs and, once told to Work, does them. It is safe for
// concurrent use; several processes may work on the same store.
type Desk struct {
	Config

	id   string // names this desk as the owner of what it runs
	wake chan struct{}
	life context.Context //nolint:containedctx // until Stop
	end  context.CancelFunc
	wg   sync.WaitGroup
	live live

	mu      sync.Mutex
	workers map[string]Worker
}

// New makes a Desk that takes orders and does not work yet.
func New(c Config) *Desk {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Workers <= 0 {
		c.Workers = usualWorkers
	}
	if c.Beat <= 0 {
		c.Beat = usualBeat
	}
	life, end := context.WithCancel(context.Background())
	return &Desk{
		Config: c, id: c.IDs(), wake: make(chan struct{}, 1), life: life, end: end,
		live: live{all: map[string]*running{}}, workers: map[string]Worker{},
	}
}

// Register names who does the jobs of a kind. It comes before Work and before
// the first order.
func (d *Desk) Register(kind string, w Worker) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.workers[kind] = w
}

func (d *Desk) worker(kind string) Worker {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.workers[kind]
}

func (d *Desk) kinds() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := make([]string, 0, len(d.workers))
	for kind := range d.workers {
		out = append(out, kind)
	}
	slices.Sort(out)
	return out
}

// Start keeps the order as a job that waits and gives it; once it returns, the
// job survives a crash. An order of a known key gives the job that is there,
// however it stands; core.Conflict when that one was for something else.
func (d *Desk) Start(ctx context.Context, actor core.Actor, o Order) (Job, error) {
	if !actor.CanWrite() {
		return Job{}, mayNotWrite()
	}
	j, err := d.job(actor, o)
	if err != nil {
		return Job{}, err
	}
	kept, err := d.Store.AddJob(ctx, j)
	if err != nil {
		return Job{}, err
	}
	if !bytes.Equal(kept.Params, j.Params) {
		return Job{}, core.Fail(core.Conflict, "같은 요청으로 이미 다른 작업을 시작했습니다. 화면을 새로 열고 다시 요청해 주십시오.",
			"This request has started another job already. Reload the page and ask again.")
	}
	d.poke()
	return kept, nil
}

// Watch gives a job; while this process runs it, with its progress right now.
func (d *Desk) Watch(ctx context.Context, actor core.Actor, id string) (Job, error) {
	j, err := d.Store.Job(ctx, actor.Agency, id)
	return d.current(j), err
}

// List gives the newest jobs first.
func (d *Desk) List(ctx context.Context, actor core.Actor, limit int) ([]Job, error) {
	all, err := d.Store.Jobs(ctx, actor.Agency, limit)
	for i := range all {
		all[i] = d.current(all[i])
	}
	return all, err
}

func (d *Desk) current(j Job) Job {
	if r := d.live.get(j.ID); r != nil && j.State == Running && j.Owner == d.id {
		j.Progress = r.progress()
	}
	return j
}

// Open opens the file of a job that is done. Without one it is core.NotFound.
func (d *Desk) Open(ctx context.Context, actor core.Actor, id string) (Result, io.ReadSeekCloser, error) {
	j, err := d.Store.Job(ctx, actor.Agency, id)
	if err != nil {
		return Result{}, nil, err
	}
	if j.Result.SHA256 == "" {
		return Result{}, nil, core.Fail(core.NotFound, "이 작업에는 받을 파일이 없습니다. 작업이 끝났는지 확인해 주십시오.",
			"This job has no file to download. See whether it is done.")
	}
	file, err := d.Files.Open(ctx, j.Result.SHA256)
	return j.Result, file, err
}

// poke makes the desk look for jobs at once.
func (d *Desk) poke() {
	select {
	case d.wake <- struct{}{}:
	default: // it will look anyway
	}
}

func mayNotWrite() error {
	return core.Fail(core.Forbidden, "이 작업을 할 권한이 없습니다. 위에서 역할을 바꾸거나 운영자에게 요청해 주십시오.",
		"You may not do this. Change your role at the top, or ask an operator.")
}
