package cli

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/inout"
)

// calcTable are the flags that say which input–output table is read, and how.
type calcTable struct {
	File            string   `arg:""                              help:"${calc_io_table}"    name:"table"`
	Row             string   `help:"${calc_io_row}"               placeholder:"COLUMN"`
	Column          string   `help:"${calc_io_column}"            placeholder:"COLUMN"`
	Value           string   `help:"${calc_value}"                placeholder:"COLUMN"`
	HeaderRows      int      `help:"${calc_io_header_rows}"       placeholder:"N"`
	Where           []string `help:"${calc_where}"                placeholder:"COLUMN=VALUE" sep:"none"`
	Coefficients    bool     `help:"${calc_io_coefficients}"`
	Scope           string   `default:"domestic"                  enum:"domestic,total"      help:"${calc_io_scope}"`
	OutputRow       string   `help:"${calc_io_output_row}"        placeholder:"NAME"`
	ValueAddedRow   []string `help:"${calc_io_value_added_row}"   placeholder:"NAME"         sep:"none"`
	ImportRow       []string `help:"${calc_io_import_row}"        placeholder:"NAME"         sep:"none"`
	IncomeRow       string   `help:"${calc_io_income_row}"        placeholder:"NAME"`
	EmploymentRow   string   `help:"${calc_io_employment_row}"    placeholder:"NAME"`
	FinalColumn     []string `help:"${calc_io_final_column}"      placeholder:"NAME"         sep:"none"`
	Ignore          []string `help:"${calc_io_ignore}"            placeholder:"NAME"         sep:"none"`
	CloseValueAdded bool     `help:"${calc_io_close_value_added}"`
	Absent          string   `default:"zero"                      enum:"zero,na"             help:"${calc_io_absent}"`
	Duplicates      string   `default:"error"                     enum:"error,sum"           help:"${calc_io_duplicates}"`
}

func (c calcTable) input(e *Env) calc.IOInput {
	return calc.IOInput{
		File: c.File, Stdin: e.In,
		Row: c.Row, Column: c.Column, Value: c.Value, HeaderRows: c.HeaderRows, Where: c.Where,
		Coefficients: c.Coefficients, Scope: inout.Scope(c.Scope),
		OutputRow: c.OutputRow, ValueAddedRows: c.ValueAddedRow, ImportRows: c.ImportRow,
		IncomeRow: c.IncomeRow, EmploymentRow: c.EmploymentRow, FinalColumns: c.FinalColumn, Ignore: c.Ignore,
		CloseValueAdded: c.CloseValueAdded,
		Absent:          calc.Absent(c.Absent), Duplicates: calc.Duplicates(c.Duplicates),
		Progress: progressOf(e.Err),
	}
}

// progressOf draws a bar for work that tells how far it is, on a terminal only.
func progressOf(w io.Writer) func(done, total int) {
	f, ok := w.(*os.File)
	if !ok || !isTerminal(f) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionSetWidth(30),
				progressbar.OptionThrottle(100_000_000), progressbar.OptionClearOnFinish())
		}
		bar.ChangeMax(total)
		_ = bar.Set(min(done, total))
	}
}

type calcIO struct {
	calcTable
	calcOutput

	Table string `default:"multipliers"  enum:"multipliers,leontief,ghosh" help:"${calc_io_result}"`
	Sums  bool   `help:"${calc_io_sums}"`
}

// Run computes multipliers or an inverse.
func (c calcIO) Run(e *Env) error {
	return calcError(calc.IO(e.Ctx, c.input(e), calc.IOTable(c.Table), c.Sums, c.output(e)))
}

// ioTexts are the help of `naru calc io` and `naru calc impact`.
var ioTexts = map[string]core.Text{
	"calc_io": core.T(
		"산업연관표의 승수·영향력계수·감응도계수나 역행렬을 구합니다. 예: naru calc io 연관표.csv --output-row 총산출 --value-added-row 부가가치 --table multipliers",
		"Multipliers and linkages of an input–output table, or its inverse. Example: naru calc io table.csv --output-row OUTPUT --value-added-row VA --table multipliers"),
	"calc_impact": core.T(
		"최종수요가 일으키는 산출·부가가치·고용을 구합니다. 예: naru calc impact 연관표.csv --demand 수요.csv --output-row 총산출 --employment-row 취업자",
		"Output, value added and jobs that a final demand sets in motion. Example: naru calc impact table.csv --demand demand.csv --output-row OUTPUT --employment-row JOBS"),
	"calc_io_table":             core.T("산업연관표 파일. 한 행에 한 칸(row, column, value)이거나 정방 행렬입니다. ‘-’는 표준 입력입니다.", "File of the input–output table: one cell a row (row, column, value), or a square matrix; ‘-’ is standard input."),
	"calc_io_row":               core.T("파는 부문 열 이름(기본 row).", "Column of the selling sector (default: row)."),
	"calc_io_column":            core.T("사는 부문 열 이름(기본 column).", "Column of the buying sector (default: column)."),
	"calc_io_header_rows":       core.T("정방 행렬의 머리글 행 수(국가와 부문이 따로 있으면 2). 없으면 알아서 찾습니다.", "Header rows of a square matrix (2 for country and sector); found out without it."),
	"calc_io_coefficients":      core.T("칸이 거래액이 아니라 투입계수입니다.", "Cells are input coefficients, not flows."),
	"calc_io_scope":             core.T("domestic(국산거래표) 또는 total(수입을 포함한 총거래표).", "domestic flows, or total with imports among them."),
	"calc_io_output_row":        core.T("총산출 행의 이름.", "Name of the row of output."),
	"calc_io_value_added_row":   core.T("부가가치 행의 이름. 여러 번 쓰면 더합니다.", "Name of a row of value added; repeatable, summed."),
	"calc_io_import_row":        core.T("수입 중간투입 행의 이름. 여러 번 쓰면 더합니다.", "Name of a row of imported intermediates; repeatable, summed."),
	"calc_io_income_row":        core.T("피용자보수 행의 이름.", "Name of the row of labour income."),
	"calc_io_employment_row":    core.T("취업자(고용) 행의 이름.", "Name of the row of employment."),
	"calc_io_final_column":      core.T("최종수요 열의 이름. 여러 번 쓸 수 있습니다. 총산출 행이 없으면 행의 합으로 총산출을 구합니다.", "Name of a column of final demand; repeatable. Without a row of output, output is the sum of each row."),
	"calc_io_ignore":            core.T("뺄 행이나 열의 이름(합계 등). 여러 번 쓸 수 있습니다.", "Name of a row or column to leave out, such as a total; repeatable."),
	"calc_io_close_value_added": core.T("부가가치를 총산출 − 중간투입 − 수입투입으로 구합니다.", "Value added is output less intermediates less imported intermediates."),
	"calc_io_absent":            core.T("파일에 없는 칸: zero(0) 또는 na(정의되지 않음).", "Cells absent from the file: zero, or na (not available)."),
	"calc_io_duplicates":        core.T("되풀이되는 칸: error(오류) 또는 sum(더하기).", "Repeated cells: error, or sum."),
	"calc_io_result":            core.T("결과: multipliers(승수), leontief, ghosh(역행렬).", "Result: multipliers, leontief or ghosh (inverses)."),
	"calc_io_sums":              core.T("backward, forward, forward_ghosh를 평균으로 나누지 않고 합 그대로 씁니다.", "Give backward, forward and forward_ghosh as plain sums, not by their means."),
	"calc_io_demand":            core.T("최종수요 파일(sector, demand 열).", "File of final demand (columns sector, demand)."),
	"calc_io_demand_sector":     core.T("수요 파일의 부문 열 이름(기본 sector).", "Column of the sector in the file of demand (default: sector)."),
	"calc_io_published":         core.T("표가 공표된 유발계수표입니다(sector_code, sector_name, prod_in, prod_out, va_in, va_out, emp_in, emp_out 열).", "The table holds published inducement coefficients (columns sector_code, sector_name, prod_in, prod_out, va_in, va_out, emp_in, emp_out)."),
	"calc_io_level":             core.T("공표 계수의 공간 수준(예: 시도). 결과에 함께 알립니다.", "Level of the published coefficients, such as province; told with the result."),
	"calc_io_year":              core.T("공표 계수의 연도.", "Year of the published coefficients."),
	"calc_io_employment_per":    core.T("취업유발계수의 기준 금액, 수요와 같은 단위. 적지 않으면 1000000000(10억원)으로 보고 그렇다고 알립니다.", "Money per which employment is given, in the unit of the demand. Without it 1000000000 (a billion won) is assumed, and said."),
	"calc_io_demand_value":      core.T("수요 파일의 수요 열 이름(기본 demand).", "Column of the demand in that file (default: demand)."),
}
