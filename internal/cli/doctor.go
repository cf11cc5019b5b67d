package cli

import (
	"fmt"

	"naru/internal/app"
	"naru/internal/core"
)

type doctorCmd struct {
	Addr string `default:"127.0.0.1:8080" env:"NARU_ADDR" help:"${help_addr}" placeholder:"HOST:PORT"`
}

// Run prints what is well and what is not, and fails when something is not.
func (c doctorCmd) Run(e *Env) error {
	e.Config.Addr = c.Addr
	ill := 0
	for _, check := range app.Examine(e.Ctx, e.Config) {
		mark := "✓"
		if !check.OK {
			mark = "✗"
			ill++
		}
		fmt.Fprintf(e.Out, "%s %s: %s\n", mark, check.Name.In(e.Lang), check.Says.In(e.Lang))
	}
	if ill > 0 {
		return core.Fail(core.Unavailable, "고칠 것이 %d가지 있습니다.", "%d things need mending.", ill)
	}
	return nil
}
