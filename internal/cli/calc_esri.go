package cli

import (
	"naru/internal/calc"
	"naru/internal/core"
)

type calcESRI struct {
	calcOutput

	File             string   `arg:""                           help:"${calc_esri_edges}"     name:"edges"`
	Table            string   `default:"esri"                   enum:"esri,risk"              help:"${calc_esri_table}"`
	Inside           string   `help:"${calc_esri_inside}"       placeholder:"FILE"            type:"path"`
	Firm             string   `help:"${calc_esri_firm}"         placeholder:"COLUMN"`
	Supplier         string   `help:"${calc_esri_supplier}"     placeholder:"COLUMN"`
	Customer         string   `help:"${calc_esri_customer}"     placeholder:"COLUMN"`
	SupplierIndustry string   `help:"${calc_esri_supplier_ind}" placeholder:"COLUMN"`
	CustomerIndustry string   `help:"${calc_esri_customer_ind}" placeholder:"COLUMN"`
	Weight           string   `help:"${calc_esri_weight}"       placeholder:"COLUMN"`
	Type             string   `help:"${calc_esri_type}"         placeholder:"COLUMN"`
	Essential        string   `help:"${calc_esri_essential}"    placeholder:"FILE"            type:"path"`
	Tolerance        float64  `default:"0.01"                   help:"${calc_esri_tolerance}"`
	Where            []string `help:"${calc_where}"             placeholder:"COLUMN=VALUE"    sep:"none"`
	Duplicates       string   `default:"error"                  enum:"error,sum"              help:"${calc_esri_duplicates}"`
}

// Run lets every firm of a network fail, or describes it.
func (c calcESRI) Run(e *Env) error {
	if c.Tolerance == 0 {
		c.Tolerance = -1 // 0 would ask for the default
	}
	return calcError(calc.ESRI(e.Ctx, calc.ESRIInput{
		File: c.File, Stdin: e.In,
		Supplier: c.Supplier, Customer: c.Customer,
		SupplierIndustry: c.SupplierIndustry, CustomerIndustry: c.CustomerIndustry,
		Weight: c.Weight, Type: c.Type, Where: c.Where, Duplicates: calc.Duplicates(c.Duplicates),
		Table: calc.ESRITable(c.Table), Inside: c.Inside, Firm: c.Firm,
		Essential: c.Essential, Tolerance: c.Tolerance, Progress: progressOf(e.Err),
	}, c.output(e)))
}

// esriTexts are the help of `naru calc esri`.
var esriTexts = map[string]core.Text{
	"calc_esri": core.T(
		"기업 거래망에서 기업마다 멈출 때 잃는 산출의 비율(ESRI)을 구합니다. 예: naru calc esri 거래.csv --essential 필수투입.csv. 모형 없이 공급망 위험만 보려면: naru calc esri 거래.csv --table risk --inside 지역기업.csv",
		"Systemic risk of every firm of a network (ESRI): the share of output lost when it fails. Example: naru calc esri edges.csv --essential needs.csv. Plain supply risks, without a model: naru calc esri edges.csv --table risk --inside firms.csv"),
	"calc_esri_table": core.T(
		"쓸 표: esri(잃는 산출의 비율), risk(기업마다 공급기업·수요기업 수, 공급·수요 집중도, 한 곳에서만 사는 필수 투입의 수와 비중, 지역 밖에서 사는 비중).",
		"Table to write: esri (share of output lost), or risk (for every firm its suppliers and customers, their concentration, essential inputs from one supplier and their share, share bought outside the region)."),
	"calc_esri_inside":       core.T("지역 안 기업의 파일(firm 열). risk 표의 outside에 씁니다.", "File of the firms inside the region (column firm), for outside in the table risk."),
	"calc_esri_firm":         core.T("--inside 파일의 기업 열 이름(기본 firm).", "Column of the firm in the file of --inside (default: firm)."),
	"calc_esri_edges":        core.T("거래 파일. 한 행에 한 거래입니다. ‘-’는 표준 입력입니다.", "File of edges, one sale a row; ‘-’ is standard input."),
	"calc_esri_supplier":     core.T("공급기업 열 이름(기본 supplier).", "Column of the supplier (default: supplier)."),
	"calc_esri_customer":     core.T("수요기업 열 이름(기본 customer).", "Column of the customer (default: customer)."),
	"calc_esri_supplier_ind": core.T("공급기업의 산업 열 이름(기본 supplier_industry).", "Column of the supplier's industry (default: supplier_industry)."),
	"calc_esri_customer_ind": core.T("수요기업의 산업 열 이름(기본 customer_industry).", "Column of the customer's industry (default: customer_industry)."),
	"calc_esri_weight":       core.T("거래 금액 열 이름(기본 weight).", "Column of the value of the sale (default: weight)."),
	"calc_esri_type":         core.T("유형 열 이름(기본 type): 2 필수, 1 비필수, 0 무시.", "Column of the type (default: type): 2 essential, 1 non-essential, 0 ignored."),
	"calc_esri_essential":    core.T("유형을 산업 쌍으로 정하는 표(supplier_industry, customer_industry, type 열). 거래의 유형 열을 대신합니다.", "Table of types by pair of industries (columns supplier_industry, customer_industry, type), in place of the column of types."),
	"calc_esri_tolerance":    core.T("한 걸음에 이보다 크게 변하는 기업이 없으면 멈춥니다(1e-9 … 0.5).", "Stop when no firm moves by more than this in a step (1e-9 … 0.5)."),
	"calc_esri_duplicates":   core.T("공급기업과 수요기업이 같은 행: error(오류) 또는 sum(더하기).", "Rows of the same supplier and customer: error, or sum."),
}
