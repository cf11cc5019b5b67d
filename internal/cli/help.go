package cli

import (
	"strings"

	"github.com/alecthomas/kong"

	"naru/internal/core"
)

var descriptions = core.T(
	"나루: 지역산업진흥기관의 관제탑. 통계를 들여와 지역의 산업을 진단합니다.",
	"Naru: a control tower for regional industry promotion. It takes official statistics in and diagnoses a region's industries.")

// helpTexts are the sentences of --help, by the name they have in the tags.
var helpTexts = map[string]core.Text{
	"help_data":       core.T("자료를 두는 폴더입니다.", "Folder in which everything is kept."),
	"help_db":         core.T("기록을 두는 곳입니다. 비우면 자료 폴더의 SQLite, postgres://…면 PostgreSQL입니다.", "Record store: SQLite in the data folder by default, PostgreSQL with postgres://…."),
	"help_home":       core.T("처음 보여 줄 지역의 행정표준코드. 자료에 있는 첫 지역을 보입니다.", "Region codes to show first; the first that the data have is taken."),
	"help_lang":       core.T("말을 고릅니다(ko, en). 정하지 않으면 시스템을 따릅니다.", "Language (ko, en); the system's by default."),
	"help_addr":       core.T("서버가 들을 주소입니다. 이 컴퓨터의 주소만 됩니다.", "Address to listen on; this machine only."),
	"help_serve":      core.T("웹 화면을 엽니다. 예: naru serve --addr 127.0.0.1:8080", "Serve the web pages. Example: naru serve --addr 127.0.0.1:8080"),
	"help_demo":       core.T("시연 지역을 만들고 웹 화면을 엽니다. 예: naru demo --data .naru/demo", "Make the demo region and serve it. Example: naru demo --data .naru/demo"),
	"help_demo_only":  core.T("시연 지역만 만들고 끝냅니다.", "Make the demo region and stop."),
	"help_import":     core.T("통계 파일을 들여옵니다. 예: naru import kosis_estab_survey.csv --dataset kosis-estab", "Import a file of statistics. Example: naru import kosis_estab_survey.csv --dataset kosis-estab"),
	"help_datasets":   core.T("들여온 자료를 보거나 철회합니다. 예: naru datasets list", "List, show or withdraw datasets. Example: naru datasets list"),
	"help_list":       core.T("자료 목록을 봅니다. 예: naru datasets list", "List the datasets. Example: naru datasets list"),
	"help_show":       core.T("한 자료의 판과 출처, 품질을 봅니다. 예: naru datasets show kosis-estab", "Show a dataset's versions, origin and quality. Example: naru datasets show kosis-estab"),
	"help_withdraw":   core.T("한 판을 철회합니다. 예: naru datasets withdraw kosis-estab 1 --reason '수치 정정'", "Withdraw a version. Example: naru datasets withdraw kosis-estab 1 --reason 'figures corrected'"),
	"help_calc":       core.T("파일 하나로 바로 계산합니다. 예: naru calc lq table.csv", "Compute from a plain file. Example: naru calc lq table.csv"),
	"help_report":     core.T("로드맵의 보고서를 파일로 만듭니다. 예: naru report '평택 로드맵' --format hwpx", "Make the report of a roadmap as a file. Example: naru report 'Pyeongtaek roadmap' --format hwpx"),
	"help_doctor":     core.T("설정, 저장소, 글꼴, 디스크를 점검합니다. 예: naru doctor", "Check configuration, stores, fonts and disk. Example: naru doctor"),
	"help_version":    core.T("판 번호를 봅니다. 예: naru version", "Print the version. Example: naru version"),
	"help_completion": core.T("셸 자동 완성을 켜는 명령을 냅니다. 예: naru completion bash", "Print shell code for completion. Example: naru completion bash"),

	"help_files":           core.T("파일 이름, 또는 KOSIS OpenAPI 표(kosis:기관/표).", "File, or a KOSIS OpenAPI table (kosis:ORG/TABLE)."),
	"help_key":             core.T("자료 이름표(영문 소문자·숫자·붙임표). 비우면 파일 이름에서 만듭니다.", "Dataset key (a–z, 0–9, hyphens); made from the file name when empty."),
	"help_dataset":         core.T("자료 이름표. 목록은 naru datasets list로 봅니다.", "Dataset key, as naru datasets list shows it."),
	"help_title":           core.T("자료 제목.", "Title of the dataset."),
	"help_publisher":       core.T("펴낸 곳.", "Publisher."),
	"help_table":           core.T("펴낸 곳의 통계표 번호.", "The publisher's table id."),
	"help_licence":         core.T("이용 조건.", "Licence."),
	"help_retrieved":       core.T("파일을 받은 날(2026-11-23).", "Date the file was retrieved (2026-11-23)."),
	"help_kind":            core.T("자료 종류(facts, classification, concordance, regions, region-mapping, boundary, io-table, inducement). 비우면 내용을 보고 정합니다.", "Kind (facts, classification, concordance, regions, region-mapping, boundary, io-table, inducement); found from the content when empty."),
	"help_profile":         core.T("저장해 둔 매핑 이름이나 매핑 JSON 파일.", "Name of a saved mapping, or a JSON file of one."),
	"help_column":          core.T("이 항목이 든 열. ‘=값’으로 적으면 파일 전체에 같은 값을 씁니다.", "Column that holds it; ‘=VALUE’ fixes one value for the whole file."),
	"help_value":           core.T("값이 든 열.", "Column of the value."),
	"help_flag":            core.T("-, X, * 표시가 든 열.", "Column of the marks -, X and *."),
	"help_where":           core.T("이 값을 가진 줄만 들입니다(열=값, 여러 번 가능).", "Keep rows with this value (COLUMN=VALUE, repeatable)."),
	"help_region_system":   core.T("지역 코드 체계(mois, sgis, custom).", "Region code system (mois, sgis, custom)."),
	"help_industry_system": core.T("산업 분류(ksic9, ksic10, ksic11, custom).", "Classification (ksic9, ksic10, ksic11, custom)."),
	"help_fix":             core.T("파일의 이름을 코드로 정해 줍니다(이름=코드, 코드를 비우면 그 줄을 뺍니다).", "Say which code a label means (LABEL=CODE; an empty code leaves its rows out)."),
	"help_sum":             core.T("같은 칸이 두 번 나오면 더합니다.", "Add rows of the same cell."),
	"help_negative":        core.T("0보다 작은 값을 받아들입니다.", "Accept values below zero."),
	"help_complete":        core.T("표에 없는 조합은 0으로 봅니다.", "Combinations absent from the table are zero."),
	"help_save":            core.T("이 매핑을 이름 붙여 저장합니다.", "Save the mapping under this name."),
	"help_dry":             core.T("읽어 보기만 하고 들이지 않습니다.", "Look only; import nothing."),
	"help_again":           core.T("같은 파일을 이미 들였어도 다시 들입니다.", "Import even if the same file was imported before."),
	"help_encoding":        core.T("글자 인코딩(utf-8, cp949 …). 비우면 알아냅니다.", "Encoding (utf-8, cp949 …); found when empty."),
	"help_delimiter":       core.T("구분 기호. 비우면 알아냅니다.", "Delimiter; found when empty."),
	"help_header":          core.T("제목 줄 수. 0이면 알아냅니다.", "Number of header rows; found when 0."),
	"help_sheet":           core.T("엑셀 시트 이름.", "Sheet of a workbook."),
	"help_table_of":        core.T("산업연관표가 어느 지역의 것인지: 전국은 00, 시도는 이름이나 행정표준코드(경기, 41), 코드가 없는 곳은 이름(수도권).", "Of which place an input–output table is: 00 is the nation, provinces by name or MOIS code (경기, 41), places without a code by name (수도권)."),
	"help_table_year":      core.T("산업연관표의 기준 연도. 파일에 여러 해가 있으면 그 가운데 한 해만 들입니다.", "Year of an input–output table; of a file with several years only this one is imported."),
	"help_table_money":     core.T("금액 단위(won, thousand-won, million-won, eok-won, billion-won, 100billion-won, million-usd, foreign).", "Unit of money (won, thousand-won, million-won, eok-won, billion-won, 100billion-won, million-usd, foreign)."),
	"help_table_scope":     core.T("중간재 거래: domestic(국산), total(수입 포함).", "Intermediate flows: domestic, or total (imports among them)."),
	"help_table_row":       core.T("이 뜻을 가진 행의 이름. 비우면 이름을 보고 정합니다.", "Name of the row that is this; found by its name when empty."),
	"help_table_column":    core.T("최종수요 열의 이름. 비우면 이름을 보고 정합니다.", "Name of a column of final demand; found by its name when empty."),
	"help_table_role":      core.T("행이나 열의 뜻을 정해 줍니다(이름=뜻, 여러 번 가능). 뜻은 ignored, output, value-added, imports, final, exports 등입니다.", "Say what a row or a column is (NAME=ROLE, repeatable): ignored, output, value-added, imports, final, exports and others."),
	"help_table_part":      core.T("유발계수표의 열을 정해 줍니다(항목=열, 여러 번 가능). 항목은 sector_code, sector_name, region, metric, prod_in, prod_out, prod, va…, emp…, imports입니다.", "Say which column of coefficients holds what (PART=COLUMN, repeatable): sector_code, sector_name, region, metric, prod_in, prod_out, prod, va…, emp…, imports."),
	"help_table_people":    core.T("취업자 단위: 명은 1, 천명은 1000.", "Persons in a unit of the row of employment."),
	"help_table_block":     core.T("여러 지역이 든 파일에서 쓸 지역(파일에 적힌 이름).", "Region to keep of a file of several, by its name in the file."),
	"help_table_inputs":    core.T("부가가치와 총투입이 든 시트(총거래표). 비우면 이름을 보고 찾습니다.", "Sheet of value added and output (total flows); found by its name when empty."),
	"help_table_imports":   core.T("수입거래표 시트. 비우면 이름을 보고 찾습니다.", "Sheet of the imported flows; found by its name when empty."),
	"help_table_skip":      core.T("머리글 위의 제목 행 수(--header-rows와 함께).", "Title rows above the headings (with --header-rows)."),
	"help_table_blank":     core.T("빈칸을 0으로 봅니다. 고르지 않으면 모르는 값입니다.", "Blank cells are zero; without this they are unknown."),
	"help_table_remove":    core.T("총거래표에서 수입을 같은 비율로 덜어 내 국산거래표로 씁니다.", "Take imports out of a total table, in proportion, and use it as a domestic one."),
	"help_table_elsewhere": core.T("유발계수표에서 다른 지역 열의 뜻: outside(지역 밖), total(안팎의 합), unused(쓰지 않음).", "What the columns of the other regions hold: outside, total (inside and outside), unused."),
	"help_mappings":        core.T("저장한 매핑을 봅니다. 예: naru datasets mappings", "List the saved mappings. Example: naru datasets mappings"),
	"help_max_rejects":     core.T("거절해도 되는 줄의 비율(0~1).", "Share of rows that may be rejected (0–1)."),
	"help_kosis_key":       core.T("KOSIS OpenAPI 인증키.", "KOSIS OpenAPI key."),
	"help_kosis_url":       core.T("KOSIS OpenAPI 주소.", "Address of the KOSIS OpenAPI."),
	"help_kosis_item":      core.T("KOSIS 항목(itmId).", "KOSIS items (itmId)."),
	"help_kosis_obj":       core.T("KOSIS 분류값(objL1부터 차례로).", "KOSIS classification values (objL1 onwards)."),
	"help_kosis_from":      core.T("처음 시점.", "First period."),
	"help_kosis_to":        core.T("마지막 시점.", "Last period."),
	"help_withdraw_number": core.T("철회할 판의 번호. naru datasets show로 볼 수 있습니다.", "Number of the version to withdraw, as naru datasets show gives it."),
	"help_reason":          core.T("철회하는 까닭.", "Why it is withdrawn."),
	"help_report_roadmap":  core.T("로드맵의 제목이나 번호.", "Title or id of the roadmap."),
	"help_report_what":     core.T("만들 것: whole(전체 보고서), cards(과제카드), summary(한 장 요약).", "What to make: whole, cards (task cards) or summary (one page)."),
	"help_report_format":   core.T("파일 형식: pdf, hwpx, docx, xlsx.", "File format: pdf, hwpx, docx or xlsx."),
	"help_report_version":  core.T("승인된 판의 번호. 비우면 지금의 계획입니다.", "Number of an approved version; the plan as it is when empty."),
	"help_report_study":    core.T("전략산업 연구의 번호. 비우면 로드맵에 이어진 연구입니다.", "Id of a study; those that the roadmap rests on when empty."),
	"help_report_agency":   core.T("표지에 적을 기관 이름.", "Agency as it stands on the cover."),
	"help_report_out":      core.T("쓸 파일. 비우면 제목과 날짜로 이름을 짓습니다.", "File to write; named by title and date when empty."),
	"help_json":            core.T("JSON으로 냅니다.", "Print JSON."),
}

// helps puts the sentences of --help in the place of their names. They are not
// variables of kong, which reads every variable anew for every flag: that took
// longer than all the rest of starting.
func helps(lang core.Lang) kong.Option {
	return kong.PostBuild(func(k *kong.Kong) error {
		return kong.Visit(k.Model.Node, func(at kong.Visitable, next kong.Next) error {
			switch at := at.(type) {
			case *kong.Node:
				at.Help = helpText(at.Help, lang)
			case *kong.Value:
				at.Help = helpText(at.Help, lang)
			}
			return next(nil)
		})
	})
}

// helpText is the sentence that a tag such as ${help_data} names. A tag without
// one stays, and kong refuses it.
func helpText(tag string, lang core.Lang) string {
	name, isName := strings.CutPrefix(strings.TrimSuffix(tag, "}"), "${")
	if !isName {
		return tag
	}
	for _, texts := range []map[string]core.Text{helpTexts, calcTexts, ioTexts, calcRelatednessTexts, calcComplexityTexts, esriTexts} {
		if text, ok := texts[name]; ok {
			return text.In(lang)
		}
	}
	return tag
}
