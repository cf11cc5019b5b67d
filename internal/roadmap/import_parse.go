package roadmap

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
)

// RowFault is what is wrong with a cell of a file.
type RowFault struct {
	Line   int    // of the file, from 1
	Column string // as spreadsheets name it; empty when about the row
	Head   string
	Text   core.Text
}

// rowReader reads one row into a task, and gathers what is wrong with it.
type rowReader struct {
	file   *taskFile
	row    fileRow
	plan   *Plan
	ids    map[string]string // number → id, of the plan and of the file
	faults []RowFault
}

func (r *rowReader) fault(head, ko, en string, args ...any) {
	r.faults = append(r.faults, RowFault{Line: r.row.line, Column: r.file.columns[head], Head: head, Text: core.Tf(ko, en, args...)})
}

// has gives a cell if the file has the column.
func (r *rowReader) has(head string) (string, bool) {
	cell, ok := r.row.cells[head]
	return cell, ok
}

// onto puts the row onto a task: only what the file has columns for.
func (r *rowReader) onto(t Task, newID func() string) Task {
	for head, to := range map[string]*string{colTitle: &t.Title, colNeed: &t.Need, colContent: &t.Content, colOwner: &t.Owner} {
		if cell, ok := r.has(head); ok {
			*to = cell
		}
	}
	if t.Title == "" {
		r.fault(colTitle, "제목을 적어 주십시오.", "Give a title.")
	}
	r.strategy(&t)
	r.quarter(colStart, &t.Start)
	r.quarter(colEnd, &t.End)
	if cell, ok := r.has(colTerm); ok {
		t.SetTerm = Term(r.choice(colTerm, cell, termTitles))
	}
	if cell, ok := r.has(colStatus); ok && cell != "" {
		t.Status = Status(r.choice(colStatus, cell, statusTitles))
	}
	if cell, ok := r.has(colPartners); ok {
		t.Partners = splitList(cell)
	}
	r.choices(colInstruments, &t.Instruments, instrumentTitles)
	r.choices(colFirmStages, &t.FirmStages, firmStageTitles)
	r.industries(&t)
	r.after(&t)
	r.kpis(&t)
	r.milestones(&t, newID)
	r.progress(&t)
	r.years(&t)
	return NormaliseTask(t)
}

func (r *rowReader) strategy(t *Task) {
	cell, ok := r.has(colStrategy)
	if !ok {
		return
	}
	i := slices.IndexFunc(r.plan.Roadmap.Strategies, func(s Strategy) bool { return s.Title == cell })
	if i < 0 {
		r.fault(colStrategy, "‘%s’은(는) 이 로드맵의 전략이 아닙니다. 목록에서 골라 주십시오.", "‘%s’ is not a strategy of this roadmap. Choose from the list.", cell)
		return
	}
	t.Strategy = r.plan.Roadmap.Strategies[i].ID
}

func (r *rowReader) quarter(head string, to *Quarter) {
	cell, ok := r.has(head)
	if !ok {
		return
	}
	at, err := ParseQuarter(cell)
	if err != nil {
		message := core.MessageOf(err)
		r.faults = append(r.faults, RowFault{Line: r.row.line, Column: r.file.columns[head], Head: head, Text: message})
		return
	}
	*to = at
}

// choice finds a word by its title in either language; a blank is none.
func (r *rowReader) choice(head, cell string, words []word) string {
	if cell == "" {
		return ""
	}
	i := slices.IndexFunc(words, func(w word) bool { return w.title.Ko == cell || strings.EqualFold(w.title.En, cell) })
	if i < 0 {
		r.fault(head, "‘%[1]s’은(는) 고를 수 있는 말이 아닙니다. %[2]s 가운데 골라 주십시오.", "‘%[1]s’ is not one of the choices: %[2]s.", cell, listOf(words))
		return ""
	}
	return words[i].key
}

func (r *rowReader) choices(head string, to *[]string, words []word) {
	cell, ok := r.has(head)
	if !ok {
		return
	}
	*to = nil
	for _, part := range splitList(cell) {
		if key := r.choice(head, part, words); key != "" {
			*to = append(*to, key)
		}
	}
}

func (r *rowReader) industries(t *Task) {
	cell, ok := r.has(colIndustries)
	if !ok {
		return
	}
	t.Industries = nil
	for _, part := range splitList(cell) {
		x, err := ParseIndustry(part)
		if err != nil {
			message := core.MessageOf(err)
			r.faults = append(r.faults, RowFault{Line: r.row.line, Column: r.file.columns[colIndustries], Head: colIndustries, Text: message})
			continue
		}
		t.Industries = append(t.Industries, x)
	}
}

// ParseIndustry reads an industry as people write it: 26 for KSIC 10,
// ksic11:2611 for another revision, or the key of a definition. Text writes it.
func ParseIndustry(text string) (Industry, error) {
	system, code, found := strings.Cut(text, ":")
	switch {
	case found && core.System(system).IsKSIC() && code != "":
		return Industry{System: core.System(system), Code: code}, nil
	case found || text == "":
		return Industry{}, core.Fail(core.Invalid, "‘%s’은(는) ksic11:2611처럼 적어 주십시오.", "Write ‘%s’ as ksic11:2611.", text)
	case isCode(text):
		return Industry{System: core.KSIC10, Code: text}, nil
	default:
		return Industry{Definition: text}, nil
	}
}

// isCode tells a code (26, C) from the key of a definition.
func isCode(s string) bool {
	if len(s) == 1 && s[0] >= 'A' && s[0] <= 'U' {
		return true
	}
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

// after reads 1-1; 1-2 시작 +2.
func (r *rowReader) after(t *Task) {
	cell, ok := r.has(colAfter)
	if !ok {
		return
	}
	t.After = nil
	for _, part := range splitList(cell) {
		words := strings.Fields(part)
		d := Dependency{Task: r.ids[words[0]], Kind: FinishToStart}
		if d.Task == "" {
			r.fault(colAfter, "번호 %s인 과제가 없습니다.", "There is no task with the number %s.", words[0])
			continue
		}
		for _, w := range words[1:] {
			lag, err := strconv.Atoi(w)
			switch {
			case w == startMark:
				d.Kind = StartToStart
			case err == nil:
				d.Lag = lag
			default:
				r.fault(colAfter, "‘%s’을(를) 읽을 수 없습니다. 1-2 시작 +2처럼 적어 주십시오.", "‘%s’ cannot be read. Write it as 1-2 시작 +2.", part)
			}
		}
		t.After = append(t.After, d)
	}
}

func (r *rowReader) kpis(t *Task) {
	cell, ok := r.has(colKPIs)
	if !ok {
		return
	}
	t.KPIs = nil
	for _, part := range splitList(cell) {
		title, amount, found := part, "", false
		if at := strings.LastIndex(part, "="); at >= 0 {
			title, amount, found = strings.TrimSpace(part[:at]), strings.TrimSpace(part[at+1:]), true
		}
		i := slices.IndexFunc(r.plan.Roadmap.KPIs, func(k KPI) bool { return k.Title == title })
		if i < 0 {
			r.fault(colKPIs, "‘%s’은(는) 이 로드맵의 KPI가 아닙니다.", "‘%s’ is not a KPI of this roadmap.", title)
			continue
		}
		c := Contribution{KPI: r.plan.Roadmap.KPIs[i].ID}
		if found {
			x, err := strconv.ParseFloat(strings.ReplaceAll(amount, ",", ""), 64)
			if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
				r.fault(colKPIs, "‘%s’은(는) 수가 아닙니다.", "‘%s’ is not a number.", amount)
				continue
			}
			c.Amount = &x
		}
		t.KPIs = append(t.KPIs, c)
	}
}

// milestones reads 2027-Q4 준공; one that the task has keeps its id.
func (r *rowReader) milestones(t *Task, newID func() string) {
	cell, ok := r.has(colMilestones)
	if !ok {
		return
	}
	had := t.Milestones
	t.Milestones = nil
	for _, part := range splitList(cell) {
		when, title, _ := strings.Cut(part, " ")
		at, err := ParseQuarter(when)
		if err != nil || at == 0 || strings.TrimSpace(title) == "" {
			r.fault(colMilestones, "‘%s’을(를) 읽을 수 없습니다. 2027-Q4 준공처럼 적어 주십시오.", "‘%s’ cannot be read. Write it as 2027-Q4 opening.", part)
			continue
		}
		m := Milestone{Title: strings.TrimSpace(title), At: at}
		if i := slices.IndexFunc(had, func(x Milestone) bool { return x.Title == m.Title }); i >= 0 {
			m.ID = had[i].ID
			had = slices.Delete(slices.Clone(had), i, i+1)
		} else {
			m.ID = newID()
		}
		t.Milestones = append(t.Milestones, m)
	}
}

func (r *rowReader) progress(t *Task) {
	percent, ok := r.has(colPercent)
	if !ok {
		return
	}
	t.Progress = nil
	if percent == "" {
		return
	}
	x, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	if err != nil {
		r.fault(colPercent, "0부터 100까지의 수를 적어 주십시오.", "Write a number from 0 to 100.")
		return
	}
	on, _ := r.has(colReported)
	t.Progress = &Report{Percent: x, On: on}
}

// years reads the steps and the money of the years that the file has.
func (r *rowReader) years(t *Task) {
	steps := map[int]string{}
	maps.Copy(steps, t.Steps)
	lines := slices.Clone(t.Budget)
	for year := r.plan.Roadmap.From; year <= r.plan.Roadmap.To; year++ {
		if cell, ok := r.has(stepColumn(year)); ok {
			if delete(steps, year); cell != "" {
				steps[year] = cell
			}
		}
		for _, s := range Sources() {
			head := moneyColumn(year, s)
			cell, ok := r.has(head)
			if !ok {
				continue
			}
			lines = slices.DeleteFunc(lines, func(l BudgetLine) bool { return l.Source == s && l.Year == year })
			if cell == "" {
				continue
			}
			l := BudgetLine{Source: s, Year: year}
			if cell != unknownWon {
				won, err := strconv.ParseInt(strings.NewReplacer(",", "", "원", "", " ", "").Replace(cell), 10, 64)
				if err != nil || won < 0 || won > mostWon {
					r.fault(head, "‘%s’은(는) 금액이 아닙니다. 0부터 10조까지의 정수(원)나 ‘미정’을 적어 주십시오.", "‘%s’ is not an amount. Write a whole number of won from 0 to 10 trillion, or 미정 for one not known yet.", cell)
					continue
				}
				l.Won = &won
			}
			lines = append(lines, l)
		}
	}
	t.Budget, t.Steps = lines, steps
	if len(steps) == 0 {
		t.Steps = nil
	}
}

// listOf writes the choices one after another.
func listOf(words []word) core.Text {
	var ko, en []string
	for _, w := range words {
		ko, en = append(ko, w.title.Ko), append(en, w.title.En)
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}
