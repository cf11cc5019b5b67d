package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"text/tabwriter"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
)

// dryRun shows how a file would be read: what was found, the mapping, the
// first observations and the first rejects.
func dryRun(e *Env, a *app.App, in dataset.Inspection, q dataset.Request) error {
	i := in.Info
	e.Say("%[1]s: %[2]s %[3]s, 구분 기호 %[4]q, 제목 줄 %[5]d", "%[1]s: %[2]s %[3]s, delimiter %[4]q, %[5]d header rows",
		i.Name, i.Format, i.Encoding, i.Delimiter, i.HeaderRows)
	if kind := q.Dataset.Kind; kind != dataset.Facts {
		e.Say("종류: %s", "Kind: %s", kind.Title())
		if kind.Tabular() {
			return dryTable(e, a, q)
		}
		return nil
	}
	e.Say("열: %s", "Columns: %s", strings.Join(in.Columns, ", "))
	mapping, err := json.MarshalIndent(q.Profile, "", "  ")
	if err != nil {
		return core.Fail(core.Internal, "매핑을 적지 못했습니다.", "The mapping could not be written.").Because(err)
	}
	e.Say("매핑(파일로 저장해 --profile로 쓸 수 있습니다):\n%s", "Mapping (save it to a file for --profile):\n%s", mapping)
	t, err := a.Datasets.Try(e.Ctx, e.actor(), in.Upload, q.Profile)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.Out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, core.T("지역\t산업\t시점\t지표\t값\t표시", "REGION\tINDUSTRY\tPERIOD\tMEASURE\tVALUE\tFLAG").In(e.Lang))
	for _, c := range t.Cells {
		value := "–"
		if !math.IsNaN(c.Value) {
			value = fmt.Sprintf("%g", c.Value)
		}
		flag := ""
		if c.Flag != core.NoFlag {
			flag = c.Flag.Title().In(e.Lang)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", c.Region, c.Industry, c.Period, c.Measure.Title.In(e.Lang), value, flag)
	}
	if err := w.Flush(); err != nil {
		return core.Fail(core.Internal, "결과를 적지 못했습니다.", "The result could not be written.").Because(err)
	}
	for _, r := range t.Rejects {
		e.Say("거절: %[1]d번째 줄, ‘%[2]s’ 열, 값 ‘%[3]s’: %[4]s", "Reject: line %[1]d, column ‘%[2]s’, value ‘%[3]s’: %[4]s", r.Line, r.Column, r.Value, r.Reason)
	}
	for _, warning := range t.Warnings {
		fmt.Fprintln(e.Out, "!", warning.In(e.Lang))
	}
	e.Say("들인 것은 없습니다.", "Nothing was imported.")
	return nil
}

// dryTable shows how a file would be read as an input–output table.
func dryTable(e *Env, a *app.App, q dataset.Request) error {
	reading, err := json.MarshalIndent(q.Table, "", "  ")
	if err != nil {
		return core.Fail(core.Internal, "매핑을 적지 못했습니다.", "The mapping could not be written.").Because(err)
	}
	e.Say("읽는 법:\n%s", "Reading:\n%s", reading)
	v, err := a.Datasets.TryTable(e.Ctx, e.actor(), q.Upload, q.Dataset.Kind, q.Table)
	if err != nil {
		return withFlags(err)
	}
	showTables(e, v)
	e.Say("들인 것은 없습니다.", "Nothing was imported.")
	return nil
}
