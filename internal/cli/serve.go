package cli

import (
	"naru/internal/app"
)

type serveCmd struct {
	Addr string `default:"127.0.0.1:8080" env:"NARU_ADDR" help:"${help_addr}" placeholder:"HOST:PORT"`

	KOSISKey string `env:"NARU_KOSIS_KEY" help:"${help_kosis_key}" name:"kosis-key"`
	KOSISURL string `env:"NARU_KOSIS_URL" help:"${help_kosis_url}" name:"kosis-url"`
}

// Run serves until the context ends.
func (c serveCmd) Run(e *Env) error {
	e.Config.Addr, e.Config.KOSISKey, e.Config.KOSISURL = c.Addr, c.KOSISKey, c.KOSISURL
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	return serve(e, a)
}

func serve(e *Env, a *app.App) error {
	return a.Serve(e.Ctx, func(address string) {
		e.Say("나루가 열렸습니다: %s\n로그인 기능이 아직 없어 이 컴퓨터에서만 볼 수 있습니다. 끝내려면 Ctrl+C를 누르십시오.",
			"Naru is ready: %s\nThere is no sign-in yet, so it serves this machine only. Press Ctrl+C to stop.", address)
	})
}
