package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"naru/internal/core"
	reporting "naru/internal/report"
)

type reportCmd struct {
	Roadmap string           `arg:""     help:"${help_report_roadmap}"`
	What    reporting.What   `default:"whole" enum:"whole,cards,summary" help:"${help_report_what}"`
	Format  reporting.Format `default:"pdf"   enum:"pdf,hwpx,docx,xlsx"  help:"${help_report_format}"`
	Version int              `help:"${help_report_version}" name:"edition"`
	Study   string           `help:"${help_report_study}"   placeholder:"ID"`
	Agency  string           `help:"${help_report_agency}"`
	Out     string           `help:"${help_report_out}"     placeholder:"FILE" short:"o"`
}

// Run makes a document of a roadmap, named by its id or its whole title.
func (c reportCmd) Run(e *Env) error {
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	plans, err := a.Roadmaps.List(e.Ctx, e.actor())
	if err != nil {
		return err
	}
	ask := reporting.Ask{What: c.What, Version: c.Version, Study: c.Study, Lang: e.Lang, Format: c.Format, Agency: c.Agency}
	for _, p := range plans {
		if p.ID == c.Roadmap || p.Title == c.Roadmap {
			ask.Roadmap = p.ID
		}
	}
	if ask.Roadmap == "" {
		return noRoadmap(c.Roadmap, len(plans))
	}
	var file bytes.Buffer
	made, err := a.Reports.Make(e.Ctx, e.actor(), ask, &file, func(_, _ int, says core.Text) { fmt.Fprintln(e.Err, says.In(e.Lang)) })
	if err != nil {
		return err
	}
	out := c.Out
	if out == "" {
		out = made.Name
	}
	const readable = 0o644
	if err := os.WriteFile(filepath.Clean(out), file.Bytes(), readable); err != nil {
		return core.Fail(core.Forbidden, "‘%s’에 쓸 수 없습니다. --out으로 다른 곳을 지정하십시오.", "‘%s’ cannot be written. Choose another place with --out.", out).Because(err)
	}
	e.Say("%s에 썼습니다.", "Written to %s.", out)
	return nil
}

func noRoadmap(name string, there int) error {
	if there == 0 {
		return core.Fail(core.NotFound, "로드맵이 아직 없습니다. ‘naru serve’로 화면을 열어 만들거나 ‘naru demo’로 시연 지역을 만드십시오.",
			"There is no roadmap yet. Make one on the pages of ‘naru serve’, or the demo region with ‘naru demo’.")
	}
	return core.Fail(core.NotFound, "‘%s’(이)라는 로드맵이 없습니다. 제목 전체나 주소에 있는 번호를 적어 주십시오.",
		"There is no roadmap ‘%s’. Write its whole title, or the id from its address.", name)
}
