package policy

import (
	"context"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// drawnPairs is how many pairs the picture shows.
const drawnPairs = 12

// chart draws the best pairs by what each part brings: weight used × value.
func (v synergyView) chart() *ui.Chart {
	list := v.scored()
	if len(list) == 0 {
		return nil
	}
	spec := ui.Stacks{Axis: ui.Axis{Title: core.T("점수", "Score"), Format: ui.Fixed(2)}}
	for _, k := range parts() {
		spec.Parts = append(spec.Parts, partTitle(k))
	}
	for i, p := range list {
		if i == drawnPairs {
			break
		}
		total := ui.Real(p.Total)
		bar := ui.Stack{Label: policyName(&p.Policy), Total: &total, Href: v.pairHref(&p.Policy)}
		if i == 0 {
			bar.Role = ui.RoleChosen
		}
		for _, part := range p.Parts {
			x := ui.Real(part.Used * part.Value)
			if !part.Known {
				x = ui.Real(notNumber)
			}
			bar.Values = append(bar.Values, x)
		}
		spec.Items = append(spec.Items, bar)
	}
	return &ui.Chart{
		ID: "scores", Spec: spec, Title: core.T("점수는 무엇에서 왔나", "What the scores are made of"),
		Summary: core.Tf("점수가 높은 정책 %[1]d개입니다. 막대의 길이는 부분마다 가중치 × 값이고, 알 수 없는 부분은 들어 있지 않습니다.",
			"The %[1]d best policies. Each stretch is weight × value of a part; parts that are not known are left out.", min(len(list), drawnPairs)),
		Source: core.T("등록된 정책과 과제", "The policies and tasks at hand"),
	}
}

// table lists the pairs that have a score.
func (v synergyView) table(ctx context.Context) ui.Table {
	list := v.scored()
	paging := scene.PagingOf(ctx, len(list))
	t := ui.Table{
		ID: "pairs", Caption: core.T("과제와 견준 정책", "Policies held against the task"), Dense: true, Paging: &paging, Downloads: scene.Files(ctx, synergyPath),
		Columns: []ui.Column{{Title: core.T("정책", "Policy")}, {Title: core.T("수준", "Level")}, {Title: core.T("점수", "Score"), Numeric: true}},
		Empty:   core.T("이 과제와 산업이 만나는 정책이 없습니다.", "No policy meets the task in an industry."),
		Note:    core.T("–는 알 수 없는 부분입니다. 그 부분의 가중치는 나머지가 나누어 가집니다. 정책을 누르면 점수를 손으로 다시 셀 수 있습니다.", "A dash is a part that is not known; the others share its weight. A policy leads to where its score can be worked out by hand."),
	}
	for _, k := range parts() {
		t.Columns = append(t.Columns, ui.Column{Title: partTitle(k), Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{Title: core.T("아는 가중치", "Weights known"), Numeric: true})
	from := (paging.Page - 1) * paging.Size
	for _, p := range list[from:min(from+paging.Size, len(list))] {
		row := ui.Row{Cells: []ui.Cell{ui.Label(policyName(&p.Policy)).Linked(v.pairHref(&p.Policy)), ui.Label(p.Policy.Level.Title()), ui.Num(p.Total, ui.Fixed(2))}}
		for _, part := range p.Parts {
			row.Cells = append(row.Cells, partCell(part))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: append(row.Cells, ui.Num(p.Weighed, ui.Percent(0)))})
	}
	return t
}

func partCell(part policy.Part) ui.Cell {
	if !part.Known {
		return ui.NA(part.Why)
	}
	return ui.Num(part.Value, ui.Fixed(2))
}

// openTable lists the policies that do not say for which industries they are.
func (v synergyView) openTable() *ui.Table {
	list := v.open()
	if len(list) == 0 {
		return nil
	}
	t := &ui.Table{
		ID: "open", Caption: core.T("산업을 확인할 정책", "Policies whose industries are to be checked"), Dense: true,
		Columns: []ui.Column{{Title: core.T("정책", "Policy")}, {Title: core.T("수준", "Level")}, {Title: core.T("무엇을 모르나", "What is not known")}},
	}
	for _, p := range list {
		var why []core.Text
		for _, m := range p.Industries {
			if m.Verdict == policy.Unknown {
				why = append(why, m.Grounds...)
			}
		}
		if len(why) > 1 {
			why = why[:1]
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Label(policyName(&p.Policy)).Linked(policyHref(p.Policy.ID)), ui.Label(p.Policy.Level.Title()), ui.Label(page.Listed(why))}})
	}
	return t
}

// sheet lists every pair with its parts for a file.
func (v synergyView) sheet() diagnosis.Sheet {
	text := func(key, ko, en string) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: diagnosis.KindText}
	}
	ratio := func(key string, title core.Text) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: title, Kind: diagnosis.KindRatio}
	}
	out := diagnosis.Sheet{
		Title: core.Tf("시너지: %s", "Synergy: %s", v.Subject.Task.Title),
		Columns: []diagnosis.Column{
			text("key", "관리번호", "Number"), text("policy", "정책", "Policy"), text("level", "수준", "Level"), text("meets", "산업이 만나나", "Meets in an industry"),
			ratio("score", core.T("점수", "Score")), ratio("known", core.T("아는 가중치", "Weights known")),
		},
	}
	for _, k := range parts() {
		out.Columns = append(out.Columns,
			ratio(string(k), partTitle(k)), ratio(string(k)+"_weight", core.Tf("%s: 쓴 가중치", "%s: weight used", partTitle(k))), text(string(k)+"_why", partTitle(k).Ko+": 까닭", partTitle(k).En+": why"))
	}
	for _, p := range v.Pairs {
		score, known := notNumber, notNumber
		if p.Known {
			score, known = p.Total, p.Weighed
		}
		row := []diagnosis.Cell{
			sheetText(core.T(p.Policy.Key, p.Policy.Key)), sheetText(policyName(&p.Policy)), sheetText(p.Policy.Level.Title()), sheetText(p.Verdict.Title()), {Number: score}, {Number: known},
		}
		for i := range parts() {
			if len(p.Parts) == 0 {
				row = append(row, diagnosis.Cell{Number: notNumber}, diagnosis.Cell{Number: notNumber}, sheetText(core.Text{}))
				continue
			}
			part := p.Parts[i]
			value, used := notNumber, notNumber
			if part.Known {
				value, used = part.Value, part.Used
			}
			row = append(row, diagnosis.Cell{Number: value}, diagnosis.Cell{Number: used}, sheetText(part.Why))
		}
		out.Rows = append(out.Rows, row)
	}
	seen := map[policy.PartKey]bool{} // a formula, and its evidence, are the same for all pairs
	for i, p := range v.scored() {
		for _, part := range p.Parts {
			if i == 0 {
				out.Notes = append(out.Notes, core.Tf("%[1]s = %[2]s", "%[1]s = %[2]s", part.Title, part.Formula))
			}
			if part.Evidence != nil && !seen[part.Key] {
				seen[part.Key] = true
				out.Evidence = append(out.Evidence, *part.Evidence)
			}
		}
	}
	return out
}
