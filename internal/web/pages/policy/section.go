package policy

import (
	"net/http"

	"naru/internal/policy"
)

// Section is the part of the site about policies, with what it works with.
type Section struct {
	Policies *policy.Service
}

// Routes mounts its pages.
func (s *Section) Routes(_ *http.ServeMux) {}
