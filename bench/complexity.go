package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"time"
)

// complexityWork is `naru calc complexity` on a table, beside py-ecomplexity, which
// computes the regions' and the pairs' results at once.
func complexityWork(g grid, name string, limit goal, told time.Duration) []measurement {
	peer := "python/complexity-" + name
	needs := []input{program, g.file()}
	work := func(table string) string {
		return "`naru calc complexity --table " + table + "`, the whole process, CSV in: " + g.String()
	}
	return []measurement{
		{
			name: peer, work: "py-ecomplexity: the whole process, CSV in", needs: needs, python: true,
			prepare: runner{script: "complexity.py", args: func(s *scene) []string { return []string{g.path(s)} }}.prepare,
		},
		{
			name: "complexity/" + name + "-regions", work: work("regions"), needs: needs, peer: peer, agree: rounding,
			limit: limit, told: told, prepare: complexityRegions(g),
		},
		{
			name: "complexity/" + name + "-pairs", work: work("pairs"), needs: needs, peer: peer, agree: rounding,
			limit: limit, told: told, prepare: complexityPairs(g),
		},
	}
}

// complexityRegions answers with the indices; those of the industries take a
// second run, which is not timed.
func complexityRegions(g grid) func(ctx context.Context, s *scene) (*job, error) {
	return func(_ context.Context, s *scene) (*job, error) {
		run := func(ctx context.Context, table string) ([]byte, error) {
			return s.naru(ctx, "calc", "complexity", g.path(s), "--table", table)
		}
		return &job{
			run: func(ctx context.Context) error { _, err := run(ctx, "regions"); return err },
			values: func(ctx context.Context, folder string) error {
				regions, err := run(ctx, "regions")
				if err != nil {
					return err
				}
				industries, err := run(ctx, "industries")
				if err != nil {
					return err
				}
				columns, err := columnsOf(bytes.NewReader(regions), "eci", "coi")
				if err != nil {
					return err
				}
				more, err := columnsOf(bytes.NewReader(industries), "pci")
				if err != nil {
					return err
				}
				columns["pci"] = more["pci"]
				return writeColumns(folder, columns)
			},
			outside: true, close: nothing,
		}, nil
	}
}

func complexityPairs(g grid) func(ctx context.Context, s *scene) (*job, error) {
	return func(_ context.Context, s *scene) (*job, error) {
		var out []byte
		return &job{
			run: func(ctx context.Context) (err error) {
				out, err = s.naru(ctx, "calc", "complexity", g.path(s), "--table", "pairs")
				return err
			},
			values: func(_ context.Context, folder string) error {
				columns, err := columnsOf(bytes.NewReader(out), "density", "cog")
				if err != nil {
					return err
				}
				return writeColumns(folder, columns)
			},
			outside: true, close: nothing,
		}, nil
	}
}

// naru runs the program and gives what it writes; what it remarks is told only
// when it fails. The answer goes into a file, as a person would send it: through
// a pipe this process would copy it on the same cores.
func (s *scene) naru(ctx context.Context, arguments ...string) ([]byte, error) {
	out, err := os.CreateTemp(s.Dir, "answer-")
	if err != nil {
		return nil, fmt.Errorf("naru %s: %w", arguments[0], err)
	}
	defer os.Remove(out.Name())
	defer out.Close()
	var remarks bytes.Buffer
	c := exec.CommandContext(ctx, s.binaryPath(), arguments...) //nolint:gosec // what build made
	c.Stdout, c.Stderr = out, &remarks
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("naru %s: %w\n%s", arguments[0], err, remarks.Bytes())
	}
	answer, err := os.ReadFile(out.Name())
	if err != nil {
		return nil, fmt.Errorf("naru %s: %w", arguments[0], err)
	}
	return answer, nil
}

// columnsOf reads columns of numbers of a CSV; an empty field is not a number.
func columnsOf(r io.Reader, names ...string) (map[string][]float64, error) {
	lines := csv.NewReader(r)
	lines.ReuseRecord = true
	header, err := lines.Read()
	if err != nil {
		return nil, fmt.Errorf("read the result: %w", err)
	}
	at := make([]int, len(names))
	for k, name := range names {
		if at[k] = slices.Index(header, name); at[k] < 0 {
			return nil, fmt.Errorf("the result has no column %q", name)
		}
	}
	columns := map[string][]float64{}
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return columns, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the result: %w", err)
		}
		for k, name := range names {
			v := math.NaN()
			if field := fields[at[k]]; field != "" {
				if v, err = strconv.ParseFloat(field, 64); err != nil {
					return nil, fmt.Errorf("read the result: %w", err)
				}
			}
			columns[name] = append(columns[name], v)
		}
	}
}
