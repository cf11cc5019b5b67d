package cli

import (
	"fmt"
	"text/tabwriter"

	"naru/internal/core"
)

type mappingsCmd struct {
	JSON bool `help:"${help_json}" name:"json"`
}

// Run lists the saved mappings.
func (c mappingsCmd) Run(e *Env) error {
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	saved, err := a.Datasets.Profiles(e.Ctx, e.actor())
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(e, saved)
	}
	if len(saved) == 0 {
		e.Say("저장한 매핑이 없습니다. ‘naru import 파일 --save 이름’으로 저장합니다.", "There are no saved mappings. Save one with ‘naru import FILE --save NAME’.")
		return nil
	}
	w := tabwriter.NewWriter(e.Out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, core.T("이름\t종류\t이름표\t저장한 사람\t저장한 날", "NAME\tKIND\tKEY\tSAVED BY\tDATE").In(e.Lang))
	for _, p := range saved {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", p.Name, p.Dataset.Kind.Title().In(e.Lang), p.Dataset.Key, p.UpdatedBy, p.UpdatedAt.In(core.Seoul).Format("2006-01-02"))
	}
	return w.Flush() //nolint:wrapcheck // standard output is gone; nobody is left to read more
}
