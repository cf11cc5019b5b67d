// Package lake keeps observations as immutable, sorted Parquet files, one
// folder per dataset version, and reads one measure of a version back as a
// dense cube. It implements dataset.Lake on a folder of the local machine.
//
// A version is written under a temporary name, synced and renamed, so that it
// is whole or absent. The file format is documented in schema.go; every reader
// of Parquet can open it.
//
// SQL does not live here: package lake/duckdb queries the same files.
package lake
