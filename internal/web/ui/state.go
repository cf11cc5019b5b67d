package ui

import (
	"context"
	"errors"
	"net/url"

	"naru/internal/core"
)

// Empty is what a page shows when there is nothing yet: what would be here and
// how to get it.
type Empty struct {
	Title   core.Text
	Text    core.Text
	Actions []Button
}

// Tab is one of several views of the same thing; each has its own address.
type Tab struct {
	Text    core.Text
	Href    string
	Current bool
	Count   int // shown beside the text when above zero
}

// Progress is how far a piece of long work is. Done and Total count the same
// thing, told by Unit; Total 0 means that the end is not known.
type Progress struct {
	ID    string // of the element, unique on the page
	Title core.Text
	Note  core.Text // what is happening now
	Done  int64
	Total int64
	Unit  core.Text
	State ProgressState
	Poll  string // address that answers with this component anew, asked every second while running
	Link  Link   // where to go when it has ended
}

// ProgressState is where in its life the work is.
type ProgressState string

// The states of long work.
const (
	Running   ProgressState = ""
	Succeeded ProgressState = "succeeded"
	Failed    ProgressState = "failed"
	Stopped   ProgressState = "stopped"
)

func (p Progress) percent() int {
	if p.State == Succeeded {
		return 100
	}
	if p.Total <= 0 {
		return 0
	}
	return int(min(max(p.Done*100/p.Total, 0), 100))
}

func (p Progress) tone() Tone {
	switch p.State {
	case Succeeded:
		return Success
	case Failed:
		return Danger
	case Stopped:
		return Warning
	default:
		return Info
	}
}

// Failure is what an error page tells.
type Failure struct {
	Err    error  // shown by core.MessageOf
	Ref    string // reference under which the log holds the cause; may be empty
	Status int    // HTTP status
}

func (f Failure) title() core.Text {
	switch core.CodeOf(f.Err) {
	case core.NotFound:
		return core.T("찾으시는 것이 없습니다", "There is nothing here")
	case core.Forbidden:
		return core.T("볼 수 있는 권한이 없습니다", "You may not see this")
	case core.Unavailable:
		return core.T("지금은 연결할 수 없습니다", "Not available at the moment")
	case core.Invalid, core.Conflict, core.TooLarge:
		return core.T("요청을 처리할 수 없습니다", "This request cannot be carried out")
	case core.Cancelled:
		return core.T("중단되었습니다", "Stopped")
	default:
		return core.T("문제가 생겼습니다", "Something went wrong")
	}
}

// wayOut forgets what the address asked for where that is what is wrong:
// otherwise every link of the page would lead back to the same error.
func (f Failure) wayOut(ctx context.Context) context.Context {
	if c := core.CodeOf(f.Err); c != core.NotFound && c != core.Invalid {
		return ctx
	}
	v := From(ctx)
	v.URL = &url.URL{Path: v.URL.Path}
	return With(ctx, v)
}

func fieldsOf(err error) []core.Field {
	if e, ok := errors.AsType[*core.Error](err); ok {
		return e.Fields
	}
	return nil
}
