package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	// The peer is a plain DuckDB, not the confined engine of the product.
	_ "github.com/duckdb/duckdb-go/v2"
)

// peer is a DuckDB in this process, with the table prepared as the work needs.
type peer struct {
	db    *sql.DB
	rows  int64
	total float64
}

func newPeer(ctx context.Context, prepare string, args ...any) (*peer, error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return nil, fmt.Errorf("open DuckDB: %w", err)
	}
	db.SetMaxOpenConns(1) // temporary tables belong to a connection
	if prepare != "" {
		if _, err := db.ExecContext(ctx, prepare, args...); err != nil {
			return nil, errors.Join(fmt.Errorf("prepare the peer: %w", err), db.Close())
		}
	}
	return &peer{db: db}, nil
}

// ask runs a statement that answers with a number of rows and a sum.
func (p *peer) ask(ctx context.Context, statement string, args ...any) error {
	if err := p.db.QueryRowContext(ctx, statement, args...).Scan(&p.rows, &p.total); err != nil {
		return fmt.Errorf("ask the peer: %w", err)
	}
	return nil
}

func (p *peer) job(run func(ctx context.Context) error) *job {
	return &job{run: run, check: func() (int64, float64, error) { return p.rows, p.total, nil }, close: p.db.Close}
}

// peerCSV reads the CSV; DuckDB finds the types of the columns by itself.
func peerCSV(ctx context.Context, s *scene) (*job, error) {
	p, err := newPeer(ctx, "")
	if err != nil {
		return nil, err
	}
	return p.job(func(ctx context.Context) error {
		return p.ask(ctx, `SELECT count(*), CAST(sum("종사자수") AS double) FROM read_csv($1)`, s.csvPath())
	}), nil
}

func (s *scene) parquetPath() (string, error) {
	v, err := s.version()
	if err != nil {
		return "", err
	}
	return filepath.Join(s.Dir, "lake", filepath.FromSlash(v.Files[0].Path)), nil
}

// peerScan reads the columns that the cube is made of.
func peerScan(ctx context.Context, s *scene) (*job, error) {
	path, err := s.parquetPath()
	if err != nil {
		return nil, err
	}
	p, err := newPeer(ctx, "")
	if err != nil {
		return nil, err
	}
	return p.job(func(ctx context.Context) error {
		return p.ask(ctx, `
			SELECT count(*), sum(value) FROM read_parquet($1)
			WHERE measure = 'employees' AND region <> '' AND industry <> '' AND period <> ''`, path)
	}), nil
}

// peerWrite sorts a table in memory, which is in the order of the CSV, and
// writes it.
func peerWrite(ctx context.Context, s *scene) (*job, error) {
	path, err := s.parquetPath()
	if err != nil {
		return nil, err
	}
	p, err := newPeer(ctx, "CREATE TEMP TABLE t AS SELECT * FROM read_parquet($1) ORDER BY region, industry, period", path)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(s.Dir, "peer.parquet")
	j := p.job(func(ctx context.Context) error {
		_, err := p.db.ExecContext(ctx, "COPY (SELECT * FROM t ORDER BY measure, period, region, industry) TO '"+
			strings.ReplaceAll(out, "'", "''")+"' (FORMAT parquet)")
		if err != nil {
			return fmt.Errorf("let the peer write: %w", err)
		}
		return nil
	})
	j.check = func() (int64, float64, error) {
		err := p.ask(ctx, "SELECT count(*), sum(value) FROM read_parquet($1)", out)
		return p.rows, p.total, err
	}
	return j, nil
}

// peerLQ joins the wholes to the cells of a table in memory.
func peerLQ(ctx context.Context, s *scene) (*job, error) {
	path, err := s.parquetPath()
	if err != nil {
		return nil, err
	}
	p, err := newPeer(ctx, "CREATE TEMP TABLE t AS SELECT region, industry, period, value FROM read_parquet($1)", path)
	if err != nil {
		return nil, err
	}
	return p.job(func(ctx context.Context) error { return p.ask(ctx, lqSQL) }), nil
}

// peerLQFile does in one statement what `naru calc lq` does: the CSV in, the
// same columns out as a CSV that is thrown away.
func peerLQFile(ctx context.Context, s *scene) (*job, error) {
	p, err := newPeer(ctx, "")
	if err != nil {
		return nil, err
	}
	quoted := strings.ReplaceAll(s.csvPath(), "'", "''")
	return p.job(func(ctx context.Context) error {
		_, err := p.db.ExecContext(ctx, `CREATE OR REPLACE TEMP TABLE t AS
			SELECT "행정구역코드" AS region, "산업분류코드" AS industry, "시점" AS period, CAST("종사자수" AS double) AS value
			FROM read_csv('`+quoted+`')`)
		if err == nil {
			_, err = p.db.ExecContext(ctx, "COPY ("+lqTableSQL+" ORDER BY 1, 2, 3) TO '"+os.DevNull+"' (FORMAT csv)")
		}
		if err != nil {
			return fmt.Errorf("let the peer compute: %w", err)
		}
		return nil
	}), nil
}

const lqTableSQL = `
SELECT
    period, region, industry, value, lq, (lq - 1) / (lq + 1) AS rsca, region_share, reference_share
FROM (
    SELECT
        t.period, t.region, t.industry, t.value,
        t.value / r.whole AS region_share,
        i.whole / a.whole AS reference_share,
        t.value * a.whole / (r.whole * i.whole) AS lq
    FROM t
    JOIN (SELECT period, region, nullif(sum(value), 0) AS whole FROM t GROUP BY period, region) AS r
        ON r.period = t.period AND r.region = t.region
    JOIN (SELECT period, industry, nullif(sum(value), 0) AS whole FROM t GROUP BY period, industry) AS i
        ON i.period = t.period AND i.industry = t.industry
    JOIN (SELECT period, sum(value) AS whole FROM t GROUP BY period) AS a
        ON a.period = t.period
)`

const lqSQL = `
SELECT count(lq), sum(lq)
FROM (
    SELECT t.value * a.whole / (r.whole * i.whole) AS lq
    FROM t
    JOIN (SELECT period, region, nullif(sum(value), 0) AS whole FROM t GROUP BY period, region) AS r
        ON r.period = t.period AND r.region = t.region
    JOIN (SELECT period, industry, nullif(sum(value), 0) AS whole FROM t GROUP BY period, industry) AS i
        ON i.period = t.period AND i.industry = t.industry
    JOIN (SELECT period, sum(value) AS whole FROM t GROUP BY period) AS a
        ON a.period = t.period
)`
