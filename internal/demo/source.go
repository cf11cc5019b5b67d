package demo

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
	"naru/internal/source"
)

// Standard is the seed of the demo region that everybody sees.
const Standard uint64 = 2024

// The keys of the demo datasets.
const (
	IndustryKey     = "demo-industry"
	ProductionKey   = "demo-production"
	TransactionsKey = "demo-transactions"
	InducementKey   = "demo-inducement"
)

// publisher is shown wherever an office's name would be.
const publisher = "나루(Naru)"

// Source is one dataset of the demo region with all that an import needs.
type Source struct {
	Name    string // of the file, as if downloaded
	Dataset dataset.Dataset
	Profile ingest.Profile       // of facts
	Table   dataset.TableReading // of tables
	// Open gives the file from its beginning; each reader is for one use.
	Open func(ctx context.Context) (io.Reader, error)
}

// Sources lists the demo datasets of a seed, the main table first.
func Sources(seed uint64) []Source {
	return []Source{
		{
			Name: "나루_시연_전국사업체_2015-2024.csv",
			Dataset: dataset.Dataset{
				Key: IndustryKey, Kind: dataset.Facts, Demo: true, Publisher: publisher, Licence: licence,
				TableID: "DEMO-1",
				Title:   core.T("시연: 지역·산업별 사업체·종사자·매출 (합성 자료)", "Demo: establishments, employees and sales by region and industry (synthetic)"),
			},
			Profile: tableProfile(),
			Open:    func(context.Context) (io.Reader, error) { return Table(seed), nil },
		},
		{
			Name: "나루_시연_제조업생산지수.csv",
			Dataset: dataset.Dataset{
				Key: ProductionKey, Kind: dataset.Facts, Demo: true, Publisher: publisher, Licence: licence,
				TableID: "DEMO-2",
				Title:   core.T("시연: 시도별 제조업 생산지수, 월별 (합성 자료)", "Demo: monthly production index of manufacturing by province (synthetic)"),
			},
			Profile: productionProfile(),
			Open:    func(context.Context) (io.Reader, error) { return Production(seed), nil },
		},
		{
			Name: "나루_시연_산업연관표_국산거래_2024.csv",
			Dataset: dataset.Dataset{
				Key: TransactionsKey, Kind: dataset.IOTable, Demo: true, Publisher: publisher, Licence: licence,
				TableID: "DEMO-3",
				Title:   core.T("시연: 산업연관표, 국산거래표 (합성 자료)", "Demo: input–output table, domestic flows (synthetic)"),
			},
			Table: transactionsReading(),
			Open:  func(context.Context) (io.Reader, error) { return Transactions(seed), nil },
		},
		{
			Name: "나루_시연_유발계수_경기_2024.csv",
			Dataset: dataset.Dataset{
				Key: InducementKey, Kind: dataset.Inducement, Demo: true, Publisher: publisher, Licence: licence,
				TableID: "DEMO-4",
				Title:   core.T("시연: 경기 생산·부가가치·취업 유발계수 (합성 자료)", "Demo: inducement coefficients of Gyeonggi (synthetic)"),
			},
			Table: inducementReading(),
			Open:  func(ctx context.Context) (io.Reader, error) { return Inducement(ctx, seed) },
		},
	}
}

const licence = "자유 이용, free to use (합성 자료, synthetic)"

// tableProfile maps the yearly table.
func tableProfile() ingest.Profile {
	p := profile()
	p.Period = ingest.Ref{Column: colYear}
	return p
}

// productionProfile maps the monthly index.
func productionProfile() ingest.Profile {
	p := profile()
	p.Period = ingest.Ref{Column: colMonth}
	p.Measures = map[string]core.Measure{productionIndex().Title.Ko: productionIndex()}
	return p
}

// profile is what the two files share. They name each code and measure
// exactly, so that a single rejected row shows a defect.
func profile() ingest.Profile {
	known := map[string]core.Measure{}
	for _, m := range tableMeasures() {
		known[m.Title.Ko] = m
	}
	return ingest.Profile{
		Reading:        ingest.Reading{Format: source.CSV, Encoding: source.UTF8, Delimiter: ",", HeaderRows: 1},
		Region:         ingest.Ref{Column: colRegionCode},
		Industry:       ingest.Ref{Column: colIndustryCode},
		Measure:        ingest.Ref{Column: colMeasure},
		Unit:           ingest.Ref{Column: colUnit},
		Value:          colValue,
		Flag:           colNote,
		RegionSystem:   core.MOIS,
		IndustrySystem: core.KSIC11,
		IndustryFix:    map[string]string{allIndustries: core.Total},
		Measures:       known,
	}
}

// transactionsReading says what the rows and columns of the table are.
func transactionsReading() dataset.TableReading {
	return dataset.TableReading{
		HeaderRows: 1, Years: []string{lastYear()}, Region: core.Nation, Money: dataset.MillionWon, Scope: inout.Domestic, People: 1,
		Rows: []dataset.Role{
			{Name: rowImports, Is: iosheet.RoleImports},
			{Name: rowValueAdded, Is: iosheet.RoleValueAdded},
			{Name: rowWages, Is: iosheet.RoleIncome},
			{Name: rowEmployees, Is: iosheet.RoleEmployment},
			{Name: rowOutput, Is: iosheet.RoleOutput},
		},
		Columns: []dataset.Role{{Name: colFinal, Is: iosheet.RoleFinal}},
	}
}

// inducementReading names the columns of the coefficients.
func inducementReading() dataset.TableReading {
	return dataset.TableReading{
		HeaderRows: 1, Years: []string{lastYear()}, Region: gyeonggi, Money: dataset.BillionWon,
		Published: map[string]string{
			"sector_code": colSectorCode, "sector_name": colSector, "prod_in": colProdIn, "prod_out": colProdOut,
			"va_in": colValueIn, "va_out": colValueOut, "emp_in": colJobsIn, "emp_out": colJobsOut,
		},
	}
}

func lastYear() string { return strconv.Itoa(FirstYear + years - 1) }

// Importer takes datasets in; it is the same path as that of any file.
type Importer interface {
	// Has reports whether a dataset of the key has a published version.
	Has(ctx context.Context, key string) (bool, error)
	// Import publishes the file r of a source as a new version of its dataset.
	Import(ctx context.Context, s Source, r io.Reader) error
}

// Seed imports every demo dataset that the importer does not have yet. It
// stops at the first error; what came in before stays.
func Seed(ctx context.Context, to Importer) error {
	for _, s := range Sources(Standard) {
		has, err := to.Has(ctx, s.Dataset.Key)
		if err != nil {
			return fmt.Errorf("demo: look for %s: %w", s.Dataset.Key, err)
		}
		if has {
			continue
		}
		file, err := s.Open(ctx)
		if err != nil {
			return err
		}
		if err := to.Import(ctx, s, file); err != nil {
			return fmt.Errorf("demo: import %s: %w", s.Dataset.Key, err)
		}
	}
	return nil
}
