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

	narrow, wide = 14, 40 // columns, in characters
)

// english are the headings beneath those by which the row of headings is known.
var english = map[string]string{colTitle: "Title", colStrategy: "Strategy"}

func stepColumn(year int) string { return fmt.Sprintf("%d년 할 일", year) }

func moneyColumn(year int, s Source) string { return fmt.Sprintf("%d년 %s(원)", year, s.Title().Ko) }

// TaskForm is the file of tasks to fill in: one row per task, with those that
// the plan has. Read it back with ReadTasks.
func (p *Plan) TaskForm() document.Form {
	f := document.Form{Title: core.T("과제", "Tasks")}
	var strategies []core.Text
	for _, s := range p.Roadmap.Strategies {
		strategies = append(strategies, core.T(s.Title, s.Title))
	}
	add := func(title, below string, help core.Text, width int, choices ...core.Text) *document.FormColumn {
		f.Columns = append(f.Columns, document.FormColumn{Title: core.T(title, below), Help: help, Width: width, Choices: choices})
		return &f.Columns[len(f.Columns)-1]
	}
	add(colNumber, "Number", core.T("1-2처럼 적습니다. 같은 번호의 과제가 있으면 그 과제를 고치고, 없으면 새로 만듭니다. 파일에서 뺀 과제는 그대로 있습니다.",
		"Such as 1-2. A row whose number the plan has changes that task; others are new. Tasks that are not in the file stay."), narrow)
	add(colTitle, english[colTitle], core.T("과제 이름입니다.", "The name of the task."), wide).Required = true
	add(colStrategy, english[colStrategy], core.T("로드맵의 전략에서 고릅니다.", "One of the roadmap's strategies."), wide, strategies...).Required = true
	add(colNeed, "Need", core.T("왜 필요한지 적습니다.", "Why it is needed."), wide)
	add(colContent, "Content", core.T("무엇을 하는지 적습니다.", "What is done."), wide)
	add(colStart, "Start", core.T("2027-Q1처럼 분기로 적습니다.", "A quarter, such as 2027-Q1."), narrow)
	add(colEnd, "End", core.T("일이 끝나는 마지막 분기입니다(2028-Q4).", "The last quarter of the work, such as 2028-Q4."), narrow)
	add(colTerm, "Stage", core.T("비우면 기간을 따릅니다.", "Empty follows the dates."), narrow, titles(termTitles)...)
	add(colOwner, "Owner", core.T("맡는 기관입니다.", "Who is in charge."), narrow)
	add(colPartners, "Partners", core.T("여럿은 ;로 나눕니다.", "Several are separated by ;."), wide)
	add(colAfter, "Waits for", core.T("번호를 ;로 나눕니다. ‘1-1’은 1-1이 끝난 뒤, ‘1-1 시작’은 시작한 뒤, ‘1-1 +2’는 두 분기 더 지난 뒤입니다.",
		"Numbers separated by ;. ‘1-1’ is after the end of 1-1, ‘1-1 시작’ after its start, ‘1-1 +2’ two quarters later."), wide)
	add(colKPIs, "Contributes to", core.T("‘KPI 이름=값’을 ;로 나눕니다. 값을 모르면 이름만 적습니다.", "‘Name of the KPI=number’ separated by ;, or the name alone where the number is not known."), wide)
	add(colIndustries, "Industries", core.T("KSIC 10차 코드(26), 다른 차수의 코드(ksic11:2611), 산업 정의의 주소 이름을 ;로 나눕니다.",
		"Codes of KSIC 10 (26) or of another revision (ksic11:2611), or keys of industry definitions, separated by ;."), wide)
	several := core.T("여럿은 ;로 나눕니다.", "Several are separated by ;.")
	add(colInstruments, "Instruments", several, wide, titles(instrumentTitles)...).Multiple = true
	add(colFirmStages, "Stages of firms", several, wide, titles(firmStageTitles)...).Multiple = true
	add(colMilestones, "Milestones", core.T("‘2027-Q4 준공’을 ;로 나눕니다.", "‘2027-Q4 opening’ separated by ;."), wide)
	add(colStatus, "Status", core.T("목록에서 고릅니다.", "Choose from the list."), narrow, titles(statusTitles)...)
	add(colPercent, "Progress (%)", core.T("0부터 100까지의 수입니다.", "From 0 to 100."), narrow)
	add(colReported, "As of", core.T("2027-03-31처럼 적습니다.", "Such as 2027-03-31."), narrow)
	money := core.T("원 단위 정수입니다. 아직 정해지지 않았으면 ‘미정’, 그 재원이 없으면 빈칸입니다. 0은 0원이라는 뜻입니다.",
		"Whole won. 미정 where the sum is not known yet, empty where the source does not pay. 0 means 0 won.")
	for year := p.Roadmap.From; year <= p.Roadmap.To; year++ {
		add(stepColumn(year), fmt.Sprintf("Steps of %d", year), core.T("그해에 할 일입니다.", "What is done in that year."), wide)
		for _, s := range Sources() {
			add(moneyColumn(year, s), fmt.Sprintf("%s %d (won)", s.Title().En, year), money, narrow)
		}
	}
	for _, t := range p.sorted() {
		cells := p.cells(t)
		row := make([]string, len(f.Columns))
		for i, c := range f.Columns {
			row[i] = cells[c.Title.Ko]
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
		industries = append(industries, x.Text())
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

func titles(words []word) []core.Text {
	out := make([]core.Text, len(words))
	for i, w := range words {
		out[i] = w.title
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

// Text writes 26 for KSIC 10, ksic11:2611 for others, or a key; ParseIndustry
// reads it.
func (x Industry) Text() string {
	if x.Definition != "" || x.System == core.KSIC10 {
		return x.String()
	}
	return string(x.System) + ":" + x.Code
}
