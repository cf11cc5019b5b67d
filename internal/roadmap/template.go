package roadmap

import (
	"fmt"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
)

// The columns of the task file, by which they are found again.
const (
	colNumber      = "번호"
	colTitle       = "제목"
	colStrategy    = "전략"
	colNeed        = "필요성"
	colContent     = "내용"
	colStart       = "시작"
	colEnd         = "끝"
	colTerm        = "단계"
	colOwner       = "주체"
	colPartners    = "협력"
	colAfter       = "선행 과제"
	colKPIs        = "KPI 기여"
	colIndustries  = "산업"
	colInstruments = "시책수단"
	colFirmStages  = "기업 단계"
	colMilestones  = "이정표"
	colStatus      = "상태"
	colPercent     = "진척률(%)"
	colReported    = "진척 기준일"
)

const (
	unknownWon = "미정" // a sum that will be, but is not known yet
	listMark   = ";"
	formRoom   = 200
)

func stepColumn(year int) string { return fmt.Sprintf("%d년 할 일", year) }

func moneyColumn(year int, s Source) string { return fmt.Sprintf("%d년 %s(원)", year, s.Title().Ko) }

// TaskForm is the file of tasks to fill in: one row per task, with those that
// the plan has. Read it back with ReadTasks.
func (p *Plan) TaskForm() document.Form {
	f := document.Form{Title: p.Roadmap.Title, Room: formRoom, Notes: formNotes()}
	var strategies []string
	for _, s := range p.Roadmap.Strategies {
		strategies = append(strategies, s.Title)
	}
	add := func(head, sub, help string, wide bool, choices ...string) {
		f.Columns = append(f.Columns, document.FormColumn{Head: head, Sub: sub, Help: help, Wide: wide, Choices: choices})
	}
	add(colNumber, "Number", "1-2처럼 적습니다. 같은 번호의 과제가 있으면 고칩니다.", false)
	add(colTitle, "Title", "", true)
	add(colStrategy, "Strategy", "", true, strategies...)
	add(colNeed, "Need", "", true)
	add(colContent, "Content", "", true)
	add(colStart, "Start", "2027-Q1", false)
	add(colEnd, "End", "2028-Q4 (마지막 분기)", false)
	add(colTerm, "Stage", "비우면 기간을 따릅니다.", false, titles(termTitles)...)
	add(colOwner, "Owner", "", false)
	add(colPartners, "Partners", "여럿은 ;로 나눕니다.", true)
	add(colAfter, "Waits for", "1-1; 1-2 시작 +2", true)
	add(colKPIs, "Contributes to", "KPI 이름=3; 다른 KPI", true)
	add(colIndustries, "Industries", "26; ksic11:2611; 산업 정의의 주소 이름", true)
	add(colInstruments, "Instruments", strings.Join(titles(instrumentTitles), "; "), true)
	add(colFirmStages, "Stages of firms", strings.Join(titles(firmStageTitles), "; "), true)
	add(colMilestones, "Milestones", "2027-Q4 준공; 2028-Q2 시험 운영", true)
	add(colStatus, "Status", "", false, titles(statusTitles)...)
	add(colPercent, "Progress (%)", "0부터 100", false)
	add(colReported, "As of", "2027-03-31", false)
	for year := p.Roadmap.From; year <= p.Roadmap.To; year++ {
		add(stepColumn(year), fmt.Sprintf("Steps of %d", year), "", true)
		for _, s := range Sources() {
			add(moneyColumn(year, s), fmt.Sprintf("%s %d (won)", s.Title().En, year), "원 단위 정수. 아직 모르면 미정, 없으면 빈칸.", false)
		}
	}
	for _, t := range p.sorted() {
		cells := p.cells(t)
		row := make([]string, len(f.Columns))
		for i, c := range f.Columns {
			row[i] = cells[c.Head]
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

// cells are a task's entries by column.
func (p *Plan) cells(t *Task) map[string]string {
	strategy, _ := p.Roadmap.Strategy(t.Strategy)
	out := map[string]string{
		colNumber: t.Number, colTitle: t.Title, colStrategy: strategy.Title, colNeed: t.Need, colContent: t.Content,
		colStart: t.Start.String(), colEnd: t.End.String(), colOwner: t.Owner, colPartners: joinList(t.Partners),
		colStatus: t.Status.Title().Ko,
	}
	if t.SetTerm != "" {
		out[colTerm] = t.SetTerm.Title().Ko
	}
	byID := p.byID()
	var after, kpis, industries, instruments, stages, milestones []string
	for _, d := range t.After {
		if other := byID[d.Task]; other != nil {
			after = append(after, dependencyText(other.Number, d))
		}
	}
	for _, c := range t.KPIs {
		k, _ := p.Roadmap.KPI(c.KPI)
		if c.Amount != nil {
			k.Title += "=" + strconv.FormatFloat(*c.Amount, 'g', -1, 64)
		}
		kpis = append(kpis, k.Title)
	}
	for _, x := range t.Industries {
		industries = append(industries, industryText(x))
	}
	for _, key := range t.Instruments {
		instruments = append(instruments, InstrumentTitle(key).Ko)
	}
	for _, key := range t.FirmStages {
		stages = append(stages, FirmStageTitle(key).Ko)
	}
	for _, m := range t.Milestones {
		milestones = append(milestones, m.At.String()+" "+m.Title)
	}
	out[colAfter], out[colKPIs], out[colIndustries] = joinList(after), joinList(kpis), joinList(industries)
	out[colInstruments], out[colFirmStages], out[colMilestones] = joinList(instruments), joinList(stages), joinList(milestones)
	if t.Progress != nil {
		out[colPercent], out[colReported] = strconv.FormatFloat(t.Progress.Percent, 'g', -1, 64), t.Progress.On
	}
	for year, text := range t.Steps {
		out[stepColumn(year)] = text
	}
	for _, l := range t.Budget {
		out[moneyColumn(l.Year, l.Source)] = unknownWon
		if l.Won != nil {
			out[moneyColumn(l.Year, l.Source)] = strconv.FormatInt(*l.Won, 10)
		}
	}
	return out
}

func joinList(list []string) string { return strings.Join(list, listMark+" ") }

func splitList(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, listMark) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func titles(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.title.Ko
	}
	return out
}

// startMark says in a file that a task waits for the other's start.
const startMark = "시작"

// dependencyText writes 1-2 시작 +2.
func dependencyText(number string, d Dependency) string {
	if d.Kind == StartToStart {
		number += " " + startMark
	}
	if d.Lag != 0 {
		number += fmt.Sprintf(" %+d", d.Lag)
	}
	return number
}

// industryText writes 26 for KSIC 10, ksic11:2611 for others, or a key.
func industryText(x Industry) string {
	if x.Definition != "" || x.System == core.KSIC10 {
		return x.String()
	}
	return string(x.System) + ":" + x.Code
}

func formNotes() []string {
	return []string{
		"한 줄에 과제 하나를 적습니다. 번호가 같은 과제가 있으면 그 과제를 고치고, 없으면 새로 만듭니다.",
		"파일에서 뺀 과제는 지워지지 않습니다.",
		"시작과 끝은 2027-Q1처럼 분기로 적습니다. 끝은 일이 끝나는 마지막 분기입니다.",
		"선행 과제는 번호를 적고 ;로 나눕니다. ‘1-1’은 1-1이 끝난 뒤, ‘1-1 시작’은 1-1이 시작한 뒤, ‘1-1 +2’는 두 분기 더 지난 뒤입니다.",
		"KPI 기여는 ‘KPI 이름=값’입니다. 값을 모르면 이름만 적습니다.",
		"산업은 KSIC 10차 코드(26), 다른 차수의 코드(ksic11:2611), 산업 정의의 주소 이름 가운데 하나이고 ;로 나눕니다.",
		"예산은 원 단위 정수입니다. 아직 정해지지 않았으면 ‘미정’, 그 재원이 없으면 빈칸으로 둡니다. 0은 0원이라는 뜻입니다.",
		"One task a row. A row whose number the plan has changes that task; others are new. Tasks that are not in the file stay.",
	}
}
