package pagestest

import (
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
)

// TwoProvinces is all that the hand-worked figures of these tests come from:
// employees in 경기 and 서울, of manufacturing (C) and trade (G). 경기 makes
// things, 서울 does not.
const TwoProvinces = `지역,산업,연도,값
전국,_T,2021,1000
전국,_T,2022,1030
전국,_T,2023,1050
전국,_T,2024,1065
전국,C,2021,300
전국,C,2022,320
전국,C,2023,330
전국,C,2024,335
전국,G,2021,700
전국,G,2022,710
전국,G,2023,720
전국,G,2024,730
경기,_T,2021,400
경기,_T,2022,420
경기,_T,2023,430
경기,_T,2024,435
경기,C,2021,200
경기,C,2022,220
경기,C,2023,230
경기,C,2024,235
경기,G,2021,200
경기,G,2022,200
경기,G,2023,200
경기,G,2024,200
서울,_T,2021,600
서울,_T,2022,610
서울,_T,2023,620
서울,_T,2024,630
서울,C,2021,100
서울,C,2022,100
서울,C,2023,100
서울,C,2024,100
서울,G,2021,500
서울,G,2022,510
서울,G,2023,520
서울,G,2024,530
`

// Revised is the next version: 경기 lost 35 in manufacturing in 2024, and the
// nation with it.
func Revised() string {
	return strings.NewReplacer(
		"전국,_T,2024,1065", "전국,_T,2024,1030", "전국,C,2024,335", "전국,C,2024,300",
		"경기,_T,2024,435", "경기,_T,2024,400", "경기,C,2024,235", "경기,C,2024,200",
	).Replace(TwoProvinces)
}

// Publish imports a table as the next version of the dataset "survey".
func (s *Site) Publish(table string) {
	s.t.Helper()
	who := core.LocalOperator(core.DefaultAgency)
	u, err := s.Datasets.Receive(s.t.Context(), who, "survey.csv", strings.NewReader(strings.ReplaceAll(table, "_T", "전체")))
	if err != nil {
		s.t.Fatal(err)
	}
	_, err = s.Datasets.Import(s.t.Context(), who, dataset.Request{
		Upload: u, Again: true,
		Dataset: dataset.Dataset{Key: "survey", Kind: dataset.Facts, Title: core.T("시험 조사", "Test survey"), Publisher: "시험청"},
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"}, Period: ingest.Ref{Column: "연도"},
			Measure: ingest.Ref{Constant: "종사자수"}, Value: "값", RegionSystem: core.MOIS, IndustrySystem: core.KSIC11,
		},
	}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
}

// Survey is a small table with everything that a cell can be.
const Survey = `지역,산업,연도,지표,값
경기도,C,2023,종사자수,100
경기도,C,2024,종사자수,1234.5
경기도,F,2023,종사자수,X
경기도,F,2024,종사자수,0
서울특별시,C,2023,종사자수,-
서울특별시,C,2024,종사자수,70
서울특별시,F,2023,종사자수,
서울특별시,F,2024,종사자수,9
경기도,C,2023,사업체수,5
경기도,C,2024,사업체수,6
`

// Bring imports a table like Survey, whose regions are codes of a system, or
// with core.Custom its own labels.
func (s *Site) Bring(key, table string, system core.System) dataset.Version {
	s.t.Helper()
	who := core.LocalOperator(core.DefaultAgency)
	u, err := s.Datasets.Receive(s.t.Context(), who, key+".csv", strings.NewReader(table))
	if err != nil {
		s.t.Fatal(err)
	}
	industries := core.KSIC11
	if system == core.Custom {
		industries = core.Custom
	}
	v, err := s.Datasets.Import(s.t.Context(), who, dataset.Request{
		Upload: u, Again: true, Dataset: dataset.Dataset{Key: key, Kind: dataset.Facts, Title: core.T("조사 "+key, "Survey "+key)},
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"}, Period: ingest.Ref{Column: "연도"},
			Measure: ingest.Ref{Column: "지표"}, Value: "값", RegionSystem: system, IndustrySystem: industries,
		},
	}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return v
}
