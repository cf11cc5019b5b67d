package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// environment is where the peers in Python are installed.
func (s *scene) environment() string { return filepath.Join(s.Dir, "venv") }

// installPeers makes the environment, unless it is there.
func (s *scene) installPeers(ctx context.Context) error {
	folder, err := filepath.Abs(s.environment())
	if err != nil {
		return fmt.Errorf("find the folder: %w", err)
	}
	c := exec.CommandContext(ctx, "scripts/peers", folder) //nolint:gosec // the folder is the operator's
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("scripts/peers: %w", err)
	}
	return nil
}

// pinnedPeers are the versions that are installed, as a line of text.
func pinnedPeers() (string, error) {
	pins, err := os.ReadFile("bench/peers/requirements.txt")
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(string(pins)), ", "), "==", " "), nil
}

// runner is a program of bench/peers.
type runner struct {
	script  string
	args    func(s *scene) []string
	clocked bool // it tells the time of its work; else the whole process counts
}

func (p runner) prepare(_ context.Context, s *scene) (*job, error) {
	var told struct {
		Wall      float64 `json:"wall"`
		Processor float64 `json:"processor"`
	}
	run := func(ctx context.Context, more ...string) error {
		arguments := append([]string{filepath.Join("bench", "peers", p.script)}, p.args(s)...)
		c := exec.CommandContext(ctx, filepath.Join(s.environment(), "bin", "python"), append(arguments, more...)...) //nolint:gosec // what installPeers made
		c.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
		var out, remarks bytes.Buffer
		c.Stdout, c.Stderr = &out, &remarks
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w\n%s", p.script, err, remarks.Bytes())
		}
		if !p.clocked {
			return nil
		}
		if err := json.Unmarshal(out.Bytes(), &told); err != nil {
			return fmt.Errorf("answer of %s: %w", p.script, err)
		}
		return nil
	}
	j := &job{
		run:     func(ctx context.Context) error { return run(ctx) },
		values:  func(ctx context.Context, folder string) error { return run(ctx, "--values", folder) },
		outside: true, close: nothing,
	}
	if p.clocked {
		j.own = func() (float64, float64) { return told.Wall, told.Processor }
	}
	return j, nil
}
