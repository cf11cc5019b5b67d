package calc

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/supply"
)

// ESRITable is which of the results about a firm network are written.
type ESRITable string

// The tables of a firm network.
const (
	ESRIIndex ESRITable = "esri" // the default
	ESRIRisk  ESRITable = "risk" // plain measures, without a model
)

// ESRI writes one row for every firm of a network, in the order of the firms'
// bytes: firm, esri, its systemic risk, which is NA when there are no sales at
// all; or the plain measures, see supply.Risk: firm, suppliers, customers,
// supplier_hhi, customer_hhi, sole_inputs, sole_share, outside.
func ESRI(ctx context.Context, in ESRIInput, out Output) error {
	if err := in.validate(); err != nil {
		return err
	}
	if err := out.validate(); err != nil {
		return err
	}
	f, err := in.read(ctx, out.note)
	if err != nil {
		return err
	}
	n, err := f.network(in, out.note)
	if err != nil {
		return err
	}
	if in.Table == ESRIRisk {
		return in.writeRisk(ctx, n, out)
	}
	if n.Edges() == 0 {
		out.note(core.T("남은 거래가 없어 esri를 비웠습니다. 잃을 산출이 없으면 정의하지 않습니다.",
			"esri is left empty: no edges are left, and without output there is nothing to lose."))
	}
	esri, err := n.ESRI(ctx, in.Tolerance, in.Progress)
	if err != nil {
		return err
	}
	tellMoved(n, esri, cmp.Or(in.Tolerance, supply.DefaultTolerance), out.note)
	return out.write([]string{"firm"}, []string{"esri"}, func(w rowWriter) error {
		for i, r := range esri {
			if err := w.row([]string{n.ID(i)}, []float64{r.ESRI}); err != nil {
				return err
			}
		}
		return nil
	})
}

// tellMoved tells how far from standing still the runs were when the tolerance
// ended them.
func tellMoved(n *supply.Network, esri []supply.Result, tolerance float64, note func(core.Text)) {
	worst, moved, steps := 0, 0, 0
	for i, r := range esri {
		if r.Moved > 0 {
			moved++
		}
		if r.Moved > esri[worst].Moved {
			worst = i
		}
		steps = max(steps, r.Steps)
	}
	if moved == 0 {
		return
	}
	note(core.Tf(
		"한 걸음에 %[1]g 넘게 변하는 기업이 없으면 멈추므로, 기업 %[2]d개의 esri는 변화가 남은 채 멈춘 값입니다. 마지막 변화가 가장 큰 것은 ‘%[3]s’의 %[4]s이고, 가장 길게는 %[5]d걸음입니다. --tolerance를 줄이면 더 나아가며 esri가 커질 수 있습니다.",
		"A run stops when no firm moves by more than %[1]g in a step; for %[2]d %[6]s it stopped while firms still moved. The largest last move is %[4]s, for ‘%[3]s’; the longest run took %[5]d steps. A smaller --tolerance goes on further and esri may grow.",
		tolerance, moved, n.ID(worst), strconv.FormatFloat(esri[worst].Moved, 'g', 2, 64), steps, core.Plural(moved, "firm", "firms")))
}

// network builds the network and tells what was set aside, by lines.
func (f *edgeFile) network(in ESRIInput, note func(core.Text)) (*supply.Network, error) {
	treatment := supply.RefuseDuplicates
	if in.Duplicates == DuplicatesSum {
		treatment = supply.SumDuplicates
	}
	n, report, err := supply.NewNetwork(f.firms, f.edges, treatment)
	if err != nil {
		return nil, f.named(err, report, in.Duplicates == DuplicatesSum)
	}
	if report.SelfLoops > 0 {
		note(core.Tf("%[1]s에서 자기 자신과의 거래 %[2]d건을 뺐습니다. 행 번호: %[3]s.",
			"%[1]s: %[2]d %[4]s left out. Lines: %[3]s.", f.file, report.SelfLoops, f.linesOf(report.SelfLoopPlaces, report.SelfLoops),
			core.Plural(report.SelfLoops, "edge from a firm to itself is", "edges from a firm to itself are")))
	}
	if report.ZeroWeights > 0 {
		note(core.Tf("%[1]s에서 금액이 0인 거래 %[2]d건을 뺐습니다. 행 번호: %[3]s.",
			"%[1]s: %[2]d %[4]s left out. Lines: %[3]s.", f.file, report.ZeroWeights, f.linesOf(report.ZeroWeightPlaces, report.ZeroWeights),
			core.Plural(report.ZeroWeights, "edge of weight zero is", "edges of weight zero are")))
	}
	if report.Duplicates > 0 {
		note(core.Tf("%[1]s에서 공급기업과 수요기업이 같은 거래 %[2]d건을 앞의 거래에 더했습니다. 행 번호: %[3]s.",
			"%[1]s: %[2]d %[4]s of the same supplier and customer. Lines: %[3]s.", f.file, report.Duplicates, f.pairsOf(report),
			core.Plural(report.Duplicates, "edge is added to the earlier one", "edges are added to the earlier ones")))
	}
	return n, nil
}

// named gives the error of a network with the lines of the file where it knows
// them.
func (f *edgeFile) named(err error, report supply.Report, sum bool) error {
	if twice := report.Unalike; twice != nil && sum {
		e := f.edges[twice.Again]
		return core.Fail(core.Invalid,
			"%[1]s의 %[2]d행과 %[3]d행(%[4]s → %[5]s)은 유형이 달라 더할 수 없습니다. 유형을 맞추거나 하나를 빼 주십시오.",
			"%[1]s lines %[2]d and %[3]d (%[4]s → %[5]s) differ in type and cannot be added up. Give them one type or leave one out.",
			f.file, f.lines[twice.First], f.lines[twice.Again], f.firms[e.Supplier].ID, f.firms[e.Customer].ID)
	}
	if report.Duplicates == 0 || sum {
		return err
	}
	return core.Fail(core.Invalid,
		"%[1]s에 공급기업과 수요기업이 같은 행이 %[2]d개 되풀이됩니다. 행 번호: %[3]s. 파일을 고치거나 --where로 하나만 남기거나, 더해도 되면 --duplicates sum을 쓰십시오.",
		"%[1]s repeats %[2]d %[4]s of the same supplier and customer. Lines: %[3]s. Mend the file, keep one with --where, or add them up with --duplicates sum.",
		f.file, report.Duplicates, f.pairsOf(report), core.Plural(report.Duplicates, "row", "rows"))
}

// pairsOf names the first duplicates and their lines.
func (f *edgeFile) pairsOf(report supply.Report) string {
	pairs := make([]string, 0, len(report.DuplicatePlaces)+1)
	for _, p := range report.DuplicatePlaces {
		e := f.edges[p.First]
		pairs = append(pairs, fmt.Sprintf("(%s → %s): %d, %d",
			f.firms[e.Supplier].ID, f.firms[e.Customer].ID, f.lines[p.First], f.lines[p.Again]))
	}
	if report.Duplicates > len(pairs) {
		pairs = append(pairs, "…")
	}
	return strings.Join(pairs, "; ")
}

func (f *edgeFile) linesOf(places []int, all int) string {
	lines := make([]string, 0, len(places)+1)
	for _, k := range places {
		lines = append(lines, strconv.FormatUint(uint64(f.lines[k]), 10))
	}
	if all > len(places) {
		lines = append(lines, "…")
	}
	return strings.Join(lines, ", ")
}

// validate checks what can be checked without the file.
func (in ESRIInput) validate() error {
	if err := (Input{File: in.File, Stdin: in.Stdin, Duplicates: in.Duplicates}).validate(); err != nil {
		return err
	}
	if in.Tolerance != 0 && !(in.Tolerance >= supply.MinTolerance && in.Tolerance <= supply.MaxTolerance) {
		return usage("--tolerance %g을(를) 쓸 수 없습니다. 1e-9에서 0.5 사이여야 합니다.",
			"--tolerance %g cannot be used; it is from 1e-9 to 0.5.", in.Tolerance)
	}
	switch in.Table {
	case "", ESRIIndex, ESRIRisk:
	default:
		return usage("--table은 esri, risk 가운데 하나입니다.", "--table is esri or risk.")
	}
	if in.Inside != "" && in.Table != ESRIRisk {
		return usage("--inside는 --table risk와 함께 씁니다.", "--inside goes with --table risk.")
	}
	standard := 0
	for _, file := range []string{in.File, in.Essential, in.Inside} {
		if file == "-" {
			standard++
		}
	}
	if standard > 1 {
		return usage("표준 입력에서는 파일 하나만 읽을 수 있습니다.", "Only one of the files can come from standard input.")
	}
	return nil
}
