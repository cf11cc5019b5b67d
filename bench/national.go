package main

import "time"

// peerRead is the measurement that most are held against.
const peerRead = "peer/read_csv"

// nationalWork is what is measured on the national table.
func nationalWork() []measurement {
	list := []measurement{
		{name: peerRead, work: "DuckDB `read_csv`: count and sum of the CSV", prepare: peerCSV},
		{name: "peer/parquet", work: "DuckDB: `COPY … TO` Parquet, sorted", same: peerRead, prepare: peerWrite},
		{name: "peer/scan", work: "DuckDB: count and sum of the Parquet file", prepare: peerScan},
		{name: "peer/lq", work: "DuckDB: location quotients, table in memory", prepare: peerLQ},
		{name: "peer/lq_csv", work: "DuckDB: CSV in, location quotients, CSV out", prepare: peerLQFile},
		{name: "lake/write", work: "sort and write Parquet, synced", peer: "peer/parquet", same: "peer/parquet", prepare: lakeWrite},
		{name: "lake/cube", work: "load the cube", peer: "peer/scan", same: "peer/scan", prepare: lakeCube},
		{name: "lake/coverage", work: "coverage in SQL over the file", prepare: lakeCoverage},
		{
			name: "import/file", work: "import the CSV: keep, read, check, write, publish",
			peer: peerRead, same: peerRead, limit: goal{time: time.Second, memory: 3 << 30}, prepare: importFile,
		},
		{
			name: "structure/lq", work: "location quotients of every year, cube loaded",
			peer: "peer/lq", same: "peer/lq", limit: goal{time: 15 * time.Millisecond}, prepare: structureLQ,
		},
		{
			name: "calc/lq", work: "`naru calc lq`: read the CSV and compute",
			peer: peerRead, same: peerRead, limit: goal{time: 1500 * time.Millisecond}, prepare: calcRead,
		},
		{
			name: "calc/naru", work: "`naru calc lq`: the whole process, CSV in, CSV out", needs: []input{program},
			peer: "peer/lq_csv", same: peerRead, prepare: calcWhole,
		},
	}
	for k := range list {
		list[k].needs = append(list[k].needs, nationalTable)
	}
	return list
}
