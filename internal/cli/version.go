package cli

import "naru/internal/app"

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(e *Env) error {
	e.Say("나루 %s", "Naru %s", app.Version())
	return nil
}
