package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"naru/internal/core"
	"naru/internal/dataset"
)

type datasetsCmd struct {
	List     listCmd     `cmd:"" help:"${help_list}"`
	Show     showCmd     `cmd:"" help:"${help_show}"`
	Withdraw withdrawCmd `cmd:"" help:"${help_withdraw}"`
	Mappings mappingsCmd `cmd:"" help:"${help_mappings}"`
}

func (e *Env) actor() core.Actor { return core.LocalOperator(core.DefaultAgency) }

type listCmd struct {
	JSON bool `help:"${help_json}" name:"json"`
}

// Run lists the datasets.
func (c listCmd) Run(e *Env) error {
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	entries, err := a.Datasets.List(e.Ctx, e.actor())
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(e, entries)
	}
	if len(entries) == 0 {
		e.Say("아직 자료가 없습니다. ‘naru import 파일’로 들이거나 ‘naru demo’로 시연 지역을 만드십시오.",
			"There are no datasets yet. Import one with ‘naru import FILE’, or make the demo region with ‘naru demo’.")
		return nil
	}
	w := tabwriter.NewWriter(e.Out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, core.T("이름표\t제목\t종류\t판\t관측값\t시점", "KEY\tTITLE\tKIND\tVERSION\tCELLS\tPERIODS").In(e.Lang))
	for _, entry := range entries {
		d := entry.Dataset
		if entry.Latest == nil {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t–\t–\n", d.Key, d.Title.In(e.Lang), d.Kind.Title().In(e.Lang), core.T("철회됨", "withdrawn").In(e.Lang))
			continue
		}
		s := entry.Latest.Summary
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%s\n", d.Key, d.Title.In(e.Lang), d.Kind.Title().In(e.Lang), entry.Latest.Number, max(s.Accepted, int64(s.Items)), span(s.Periods))
	}
	return w.Flush() //nolint:wrapcheck // standard output is gone; nobody is left to read more
}

func span(p []core.Period) string {
	switch len(p) {
	case 0:
		return "–"
	case 1:
		return p[0].String()
	default:
		return p[0].String() + " – " + p[len(p)-1].String()
	}
}

type showCmd struct {
	Dataset string `arg:""              help:"${help_dataset}"`
	JSON    bool   `help:"${help_json}" name:"json"`
}

// Run shows one dataset.
func (c showCmd) Run(e *Env) error {
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	d, versions, err := a.Datasets.Show(e.Ctx, e.actor(), c.Dataset)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(e, map[string]any{"dataset": d, "versions": versions})
	}
	e.Say("%[1]s (%[2]s)\n펴낸 곳: %[3]s  통계표: %[4]s  이용 조건: %[5]s",
		"%[1]s (%[2]s)\nPublisher: %[3]s  Table: %[4]s  Licence: %[5]s",
		d.Title, d.Key, orDash(d.Publisher), orDash(d.TableID), orDash(d.Licence))
	if d.Demo {
		e.Say("시연용 합성 자료입니다.", "This is synthetic demo data.")
	}
	for _, v := range versions {
		showVersion(e, v)
	}
	return nil
}

func showVersion(e *Env, v dataset.Version) {
	s := v.Summary
	fmt.Fprintln(e.Out)
	if v.State == dataset.Withdrawn {
		e.Say("%[1]d판 · 철회됨(%[2]s, %[3]s)", "Version %[1]d · withdrawn (%[2]s, %[3]s)",
			v.Number, v.Withdrawal.At.In(core.Seoul).Format("2006-01-02"), v.Withdrawal.Reason)
	} else {
		e.Say("%d판", "Version %d", v.Number)
	}
	e.Say("  원본: %[1]s (%[2]d바이트, %[3]s %[4]s)\n  SHA-256: %[5]s", "  Original: %[1]s (%[2]d bytes, %[3]s %[4]s)\n  SHA-256: %[5]s",
		v.Original.Name, v.Original.Size, v.Original.Format, v.Original.Encoding, v.Original.SHA256)
	if len(v.Quality.Tables) > 0 {
		showTables(e, v)
		return
	}
	if s.Items > 0 {
		e.Say("  항목 %d개", "  %d entries", s.Items)
		return
	}
	e.Say("  읽은 줄 %[1]d · 거른 줄 %[2]d · 들인 값 %[3]d · 거절 %[4]d", "  %[1]d rows read · %[2]d filtered · %[3]d cells kept · %[4]d rejected",
		s.Read, s.Filtered, s.Accepted, s.Rejected)
	e.Say("  지역 %[1]d곳 · 산업 %[2]d개(%[3]s) · 시점 %[4]s", "  %[1]d regions · %[2]d industries (%[3]s) · periods %[4]s",
		s.Regions, s.Industries, s.IndustrySystem.Title(), span(s.Periods))
	for _, m := range s.Measures {
		unit := m.Unit
		if unit.IsZero() {
			unit = core.T("단위가 적혀 있지 않음", "no unit given")
		}
		e.Say("  지표: %[1]s (%[2]s)", "  Measure: %[1]s (%[2]s)", m.Title, unit)
	}
	for _, c := range v.Quality.Totals {
		if c.Off > 0 {
			e.Say("  합계가 맞지 않음: %[1]s %[2]s %[3]d칸, 가장 큰 차이 %[4]g (%[5]s)",
				"  Totals differ: %[1]s of %[2]s in %[3]d cells, at most %[4]g (%[5]s)", c.Measure, c.Whole, c.Off, c.Largest, c.Where)
		}
	}
	for _, w := range s.Warnings {
		fmt.Fprintln(e.Out, "  !", w.In(e.Lang))
	}
}

// showTables tells how sound the input–output table of each year is.
func showTables(e *Env, v dataset.Version) {
	for _, q := range v.Quality.Tables {
		aside := "–"
		if len(q.SetAside) > 0 {
			var names []string
			for _, t := range q.AsideNames() {
				names = append(names, t.In(e.Lang))
			}
			aside = strings.Join(names, ", ")
		}
		e.Say("  %[1]s년: 부문 %[2]d개, 총산출이 0이라 뺀 부문 %[3]s, 합이 맞지 않는 행·열 %[4]d개(가장 큰 차이 %.2[5]f%%), 음수 칸 %[6]d개",
			"  %[1]s: %[2]d sectors, set aside for zero output %[3]s, %[4]d margins off (largest gap %.2[5]f%%), %[6]d cells below zero",
			q.Year, q.Sectors, aside, q.Off, 100*q.Largest, q.Negative)
		if q.Totals > 0 {
			e.Say("  적힌 합계가 항목의 합과 다른 곳 %d개", "  %d printed totals differ from the sum of their parts", q.Totals)
		}
	}
	for _, fault := range v.Quality.Tables[len(v.Quality.Tables)-1].Faults {
		fmt.Fprintln(e.Out, "  !", fault.In(e.Lang))
	}
	for _, w := range v.Summary.Warnings {
		fmt.Fprintln(e.Out, "  !", w.In(e.Lang))
	}
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

type withdrawCmd struct {
	Dataset string `arg:""                help:"${help_dataset}"`
	Number  int    `arg:""                help:"${help_withdraw_number}"`
	Reason  string `help:"${help_reason}" required:""`
}

// Run withdraws one version.
func (c withdrawCmd) Run(e *Env) error {
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	v, err := a.Datasets.Withdraw(e.Ctx, e.actor(), c.Dataset, c.Number, c.Reason)
	if err != nil {
		return err
	}
	e.Say("%[1]s %[2]d판을 철회했습니다. 이 판으로 계산한 것은 이제 ‘낡음’으로 표시됩니다.",
		"Version %[2]d of %[1]s is withdrawn. What was computed from it is now marked stale.", c.Dataset, v.Number)
	return nil
}

func printJSON(e *Env, v any) error {
	enc := json.NewEncoder(e.Out)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return core.Fail(core.Internal, "결과를 적지 못했습니다.", "The result could not be written.").Because(err)
	}
	return nil
}
