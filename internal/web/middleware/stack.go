package middleware

import (
	"log/slog"
	"net/http"

	"naru/internal/core"
)

// Config is what Stack needs.
type Config struct {
	Log     *slog.Logger
	IDs     core.IDs   // references of requests and failures; core.NewID when nil
	Clock   core.Clock // for the duration of requests; core.SystemClock when nil
	Quiet   string     // path prefix whose successes are logged for debugging only, such as /assets/
	MaxBody int64      // bytes of a request body; DefaultMaxBody when 0
}

// DefaultMaxBody is the largest request body: 4 GiB, because statistics come
// as files of gigabytes. They are streamed, not held in memory.
const DefaultMaxBody = 4 << 30

// Stack wraps a handler with everything in this package, in the order that
// matters: a reference and the log outermost, so that every answer is logged;
// then the reader's language, so that every refusal is understood; then who
// acts; then recovery and the checks that refuse.
func Stack(cfg Config, next http.Handler) http.Handler {
	if cfg.IDs == nil {
		cfg.IDs = core.NewID
	}
	if cfg.Clock == nil {
		cfg.Clock = core.SystemClock
	}
	if cfg.MaxBody == 0 {
		cfg.MaxBody = DefaultMaxBody
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	next = limitBody(cfg.MaxBody, next)
	next = sameOrigin(next)
	next = loopbackOnly(next)
	next = headers(next)
	next = recovery(next)
	next = Acting(next)
	next = Preferences(next)
	return record(cfg, next)
}
