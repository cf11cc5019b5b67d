package roadmap

import (
	"net/http"

	"naru/internal/roadmap"
)

// Section is the part of the site about roadmaps, with what it works with.
type Section struct {
	Roadmaps *roadmap.Service
}

// Routes mounts its pages.
func (s *Section) Routes(_ *http.ServeMux) {}
