package study

import (
	"net/http"

	"naru/internal/study"
)

// Section is the part of the site about studies, with what it works with.
type Section struct {
	Studies *study.Service
}

// Routes mounts its pages.
func (s *Section) Routes(_ *http.ServeMux) {}
