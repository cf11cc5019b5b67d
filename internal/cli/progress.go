package cli

import (
	"fmt"
	"os"

	"github.com/schollz/progressbar/v3"

	"naru/internal/core"
	"naru/internal/dataset"
)

// progress shows an import: a bar on a terminal, a plain line per stage elsewhere.
type progress struct {
	env   *Env
	bar   *progressbar.ProgressBar
	stage dataset.Stage
	tty   bool
}

func newProgress(e *Env) *progress {
	f, ok := e.Err.(*os.File)
	return &progress{env: e, tty: ok && isTerminal(f)}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *progress) update(now dataset.Progress) {
	if now.Stage != p.stage {
		p.begin(now)
	}
	if p.bar == nil {
		return
	}
	if now.Total > 0 {
		p.bar.ChangeMax64(now.Total)
		_ = p.bar.Set64(min(now.Done, now.Total))
	}
	p.bar.Describe(p.label(now))
}

func (p *progress) begin(now dataset.Progress) {
	p.done()
	p.stage = now.Stage
	if !p.tty {
		fmt.Fprintln(p.env.Err, p.label(now))
		return
	}
	p.bar = progressbar.NewOptions64(max(now.Total, 1),
		progressbar.OptionSetWriter(p.env.Err),
		progressbar.OptionSetDescription(p.label(now)),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100_000_000),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
	)
}

func (p *progress) label(now dataset.Progress) string {
	title := now.Stage.Title()
	if now.Rows == 0 {
		return title.In(p.env.Lang)
	}
	return core.Tf("%[1]s (%[2]d줄, 거절 %[3]d)", "%[1]s (%[2]d rows, %[3]d rejected)", title, now.Rows, now.Rejected).In(p.env.Lang)
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
