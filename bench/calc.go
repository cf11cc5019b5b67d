package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/structure"
)

// binaryPath is the program as a user runs it.
func (s *scene) binaryPath() string { return filepath.Join(s.Dir, "naru") }

// build makes the program.
func (s *scene) build(ctx context.Context) error {
	command := exec.CommandContext(ctx, "go", "build", "-o", s.binaryPath(), "./cmd/naru") //nolint:gosec // the folder is the operator's
	command.Stderr = os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("build naru: %w", err)
	}
	return nil
}

func (s *scene) calcInput() calc.Input {
	return calc.Input{File: s.csvPath(), Region: "행정구역코드", Industry: "산업분류코드", Period: "시점", Value: "종사자수"}
}

// calcRead reads the CSV and computes the quotients of every year, as
// `naru calc lq` does before it writes.
func calcRead(_ context.Context, s *scene) (*job, error) {
	var p *calc.Panel
	return &job{
		run: func(ctx context.Context) (err error) {
			p, err = calc.Read(ctx, s.calcInput(), func(core.Text) {})
			if err != nil {
				return fmt.Errorf("read: %w", err)
			}
			quotients := make([]float64, len(p.Regions)*len(p.Industries))
			for _, t := range p.Tables {
				structure.LQInto(quotients, t, t.Margins())
			}
			return nil
		},
		check: func() (rows int64, total float64, err error) {
			for _, t := range p.Tables {
				rows += int64(len(t.V))
				total += sum(t.V)
			}
			return rows, total, nil
		},
		close: nothing,
	}, nil
}

// calcWhole runs the program on the CSV; what it writes is thrown away.
func calcWhole(_ context.Context, s *scene) (*job, error) {
	in := s.calcInput()
	command := func(ctx context.Context) *exec.Cmd {
		c := exec.CommandContext(ctx, s.binaryPath(), "calc", "lq", in.File, "--region", in.Region, //nolint:gosec // what build made
			"--industry", in.Industry, "--period", in.Period, "--value", in.Value)
		c.Stderr = os.Stderr
		return c
	}
	return &job{
		run: func(ctx context.Context) error {
			if err := command(ctx).Run(); err != nil {
				return fmt.Errorf("naru calc lq: %w", err)
			}
			return nil
		},
		check: func() (rows int64, total float64, err error) {
			c := command(context.Background())
			out, err := c.StdoutPipe()
			if err != nil {
				return 0, 0, fmt.Errorf("naru calc lq: %w", err)
			}
			if err := c.Start(); err != nil {
				return 0, 0, fmt.Errorf("naru calc lq: %w", err)
			}
			rows, total, err = sumOfColumn(out, "value")
			return rows, total, errors.Join(err, c.Wait())
		},
		close: nothing,
	}, nil
}

// sumOfColumn adds up a column of numbers of a CSV.
func sumOfColumn(r io.Reader, name string) (rows int64, total float64, err error) {
	lines := csv.NewReader(bufio.NewReaderSize(r, 1<<20))
	lines.ReuseRecord = true
	at := -1
	for {
		fields, err := lines.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, total, nil
		case err != nil:
			return rows, total, fmt.Errorf("read the result: %w", err)
		case at < 0:
			for k, f := range fields {
				if f == name {
					at = k
				}
			}
			if at < 0 {
				return rows, total, fmt.Errorf("the result has no column %q", name)
			}
		default:
			x, err := strconv.ParseFloat(fields[at], 64)
			if err != nil {
				return rows, total, fmt.Errorf("read the result: %w", err)
			}
			rows++
			total += x
		}
	}
}
