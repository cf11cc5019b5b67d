package cli

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/alecthomas/kong"

	"naru/internal/calc"
	"naru/internal/core"
)

// Calc is `naru calc`: the methods as a plain calculator over one file.
type Calc struct {
	LQ            calcLQ            `cmd:"" help:"${calc_lq}"            name:"lq"`
	ShiftShare    calcShiftShare    `cmd:"" help:"${calc_shift_share}"   name:"shift-share"`
	Concentration calcConcentration `cmd:"" help:"${calc_concentration}" name:"concentration"`
	Relatedness   calcRelatedness   `cmd:"" help:"${calc_relatedness}"   name:"relatedness"`
	Complexity    calcComplexity    `cmd:"" help:"${calc_complexity}"    name:"complexity"`
	IO            calcIO            `cmd:"" help:"${calc_io}"            name:"io"`
	Impact        calcImpact        `cmd:"" help:"${calc_impact}"        name:"impact"`
	ESRI          calcESRI          `cmd:"" help:"${calc_esri}"          name:"esri"`
}

// calcInput are the flags that say what is read.
type calcInput struct {
	File          string   `arg:""                        help:"${calc_file}"        name:"file"`
	Region        string   `help:"${calc_region}"         placeholder:"COLUMN"`
	Industry      string   `help:"${calc_industry}"       placeholder:"COLUMN"`
	Period        string   `help:"${calc_period}"         placeholder:"COLUMN"`
	Value         string   `help:"${calc_value}"          placeholder:"COLUMN"`
	Where         []string `help:"${calc_where}"          placeholder:"COLUMN=VALUE" sep:"none"`
	RegionTotal   string   `help:"${calc_region_total}"   placeholder:"NAME"`
	IndustryTotal string   `help:"${calc_industry_total}" placeholder:"CODE"`
	Absent        string   `default:"zero"                enum:"zero,na"             help:"${calc_absent}"`
	Duplicates    string   `default:"error"               enum:"error,sum"           help:"${calc_duplicates}"`
}

// calcOutput are the flags that say where the result goes.
type calcOutput struct {
	Format string `default:"csv"      enum:"csv,json,parquet" help:"${calc_format}"`
	Out    string `help:"${calc_out}" placeholder:"FILE"      type:"path"`
}

func (c calcInput) input(e *Env) calc.Input {
	return calc.Input{
		File: c.File, Stdin: e.In,
		Region: c.Region, Industry: c.Industry, Period: c.Period, Value: c.Value,
		Where: c.Where, RegionTotal: c.RegionTotal, IndustryTotal: c.IndustryTotal,
		Absent: calc.Absent(c.Absent), Duplicates: calc.Duplicates(c.Duplicates),
	}
}

func (c calcOutput) output(e *Env) calc.Output {
	return calc.Output{
		Format: calc.Format(c.Format), File: c.Out, Stdout: e.Out,
		Note: func(t core.Text) { fmt.Fprintln(e.Err, "naru:", t.In(e.Lang)) },
	}
}

// calcError turns an error of the call into one of usage.
func calcError(err error) error {
	if _, ok := errors.AsType[*calc.UsageError](err); ok {
		return usageError{err}
	}
	return err
}

var calcTexts = map[string]core.Text{
	"calc_lq": core.T(
		"입지계수(LQ)를 셉니다. 예: naru calc lq 통계.csv --region 시도 --industry 산업 --period 연도 --value 종사자 --region-total 전국",
		"Location quotients. Example: naru calc lq table.csv --region province --industry code --value jobs --region-total Nation"),
	"calc_shift_share": core.T(
		"두 시점 사이의 변화를 나눕니다(변이할당). 예: naru calc shift-share 통계.csv --from 2021 --to 2024 --method dunn",
		"Split the change between two periods (shift-share). Example: naru calc shift-share table.csv --from 2021 --to 2024 --method dunn"),
	"calc_concentration": core.T(
		"지역이나 산업의 집중도와 다양성을 잽니다. 예: naru calc concentration 통계.csv --by industry",
		"Concentration and variety of regions or industries. Example: naru calc concentration table.csv --by industry"),

	"calc_file":           core.T("CSV, TSV, XLSX, JSON, Parquet 파일. ‘-’는 표준 입력입니다.", "CSV, TSV, XLSX, JSON or Parquet file; ‘-’ is standard input."),
	"calc_region":         core.T("지역 열 이름(기본 region).", "Column of the region (default: region)."),
	"calc_industry":       core.T("산업 열 이름(기본 industry).", "Column of the industry (default: industry)."),
	"calc_period":         core.T("시점 열 이름(period 열이 있으면 그것을 씁니다).", "Column of the period (default: period, when there is one)."),
	"calc_value":          core.T("값 열 이름(기본 value).", "Column of the value (default: value)."),
	"calc_where":          core.T("이 값을 가진 행만 씁니다. 여러 번 쓸 수 있고, 같은 열을 거듭 쓰면 그 가운데 하나면 됩니다.", "Keep rows with this value; repeatable. Several values of one column are alternatives."),
	"calc_region_total":   core.T("합계인 지역의 이름. 부분의 합과 견주어 보고 결과에서 뺍니다.", "Name of the region that is the total: checked against the sums and left out."),
	"calc_industry_total": core.T("합계인 산업의 부호. 부분의 합과 견주어 보고 결과에서 뺍니다.", "Code of the industry that is the total: checked against the sums and left out."),
	"calc_absent":         core.T("파일에 없는 지역·산업 쌍: zero(0) 또는 na(정의되지 않음).", "Pairs absent from the file: zero, or na (not available)."),
	"calc_duplicates":     core.T("같은 지역·산업·시점의 행: error(오류) 또는 sum(더하기).", "Rows of the same region, industry and period: error, or sum."),
	"calc_format":         core.T("결과의 형식: csv, json, parquet.", "Format of the result: csv, json, parquet."),
	"calc_out":            core.T("결과를 쓸 파일. 없으면 표준 출력입니다.", "File for the result; standard output without it."),
	"calc_from":           core.T("처음 시점.", "First period."),
	"calc_to":             core.T("마지막 시점.", "Last period."),
	"calc_method":         core.T("방법: dunn, esteban-marquillas, dynamic(해마다 나누어 더함).", "Method: dunn, esteban-marquillas, dynamic (summed step by step)."),
	"calc_reference":      core.T("비교 대상: total(전체) 또는 others(그 지역을 뺀 나머지).", "Reference: total, or others (the rest without the region)."),
	"calc_by":             core.T("무엇을 잴지: region(지역) 또는 industry(산업).", "What is described: region or industry."),
	"calc_prefix":         core.T("관련 산업으로 볼 부호 앞자리 수.", "Leading letters of the code that related industries share."),
	"calc_plants":         core.T("사업체 규모의 허핀달 지수 파일(industry, herfindahl 열). Ellison–Glaeser 지수에 씁니다.", "File of plants' Herfindahl index (columns industry, herfindahl), for Ellison–Glaeser."),
}

// calcVars are the defaults that tags name.
var calcVars = kong.Vars{
	"calc_default_prefix":    strconv.Itoa(calc.DefaultPrefix),
	"calc_default_threshold": strconv.Itoa(calc.DefaultThreshold),
}
