package job

import (
	"context"
	"encoding/json"
	"io"

	"naru/internal/core"
)

// Worker does the jobs of one kind. It must be idempotent: after a crash the
// same task comes again. It stops soon after ctx ends and then returns any
// error. Its errors are told to the person as [core.MessageOf] gives them; with
// core.Unavailable the job is tried again by itself a few times.
//
// report tells how far it has come; it is cheap and may be called at every step.
type Worker func(ctx context.Context, t Task, report Report) (Output, error)

// Report takes the steps done, their total (0 while unknown) and what is being
// done.
type Report func(done, total int, says core.Text)

// Task is what a worker is given.
type Task struct {
	ID      string
	Actor   core.Actor // who asked; permissions are theirs
	Params  json.RawMessage
	Attempt int // 1 the first time
}

// Output is what a worker gives: a file, or a page of the site.
type Output struct {
	Name      string    // of the download, with its extension
	MediaType string    // of the file
	Content   io.Reader // read to its end and, when it is an io.Closer, closed
	Link      string    // address within the site
}
