// Package dataset keeps what the agency knows and where it came from. Every
// import is a version of a dataset: origin, licence, checksum, what was read,
// accepted and rejected, and by which mapping. Versions never change; they can
// be withdrawn.
//
// It holds the records, the rules and the permission checks. Reading rows is
// the job of package ingest; files, Parquet and SQL belong to the adapters
// behind Store, Originals and Lake.
package dataset
