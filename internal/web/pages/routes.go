package pages

import (
	"net/http"

	"naru/internal/web/pages/dataset"
	"naru/internal/web/pages/definition"
	"naru/internal/web/pages/diagnosis"
	"naru/internal/web/pages/importing"
	"naru/internal/web/pages/linkage"
	"naru/internal/web/pages/policy"
	"naru/internal/web/pages/report"
	"naru/internal/web/pages/roadmap"
	"naru/internal/web/pages/rows"
	"naru/internal/web/pages/space"
	"naru/internal/web/pages/study"
)

// Routes mounts every section with what it works with.
func (s *Site) Routes(mux *http.ServeMux) {
	(&diagnosis.Section{Datasets: s.Datasets, Diagnosis: s.Diagnosis, Regions: s.Regions, Roadmaps: s.Roadmaps}).Routes(mux)
	(&space.Section{Diagnosis: s.Diagnosis, Regions: s.Regions}).Routes(mux)
	(&linkage.Section{Linkage: s.Linkage, Regions: s.Regions}).Routes(mux)
	(&study.Section{
		Studies: s.Studies, Diagnosis: s.Diagnosis, Datasets: s.Datasets, Definitions: s.Definitions, Regions: s.Regions,
	}).Routes(mux)
	(&policy.Section{
		Policies: s.Policies, Studies: s.Studies, Roadmaps: s.Roadmaps, Datasets: s.Datasets, Regions: s.Regions, Home: s.Home,
	}).Routes(mux)
	(&roadmap.Section{
		Roadmaps: s.Roadmaps, Studies: s.Studies, Policies: s.Policies, Diagnosis: s.Diagnosis, Regions: s.Regions,
	}).Routes(mux)
	(&report.Section{Reports: s.Reports, Jobs: s.Jobs, Roadmaps: s.Roadmaps, Studies: s.Studies}).Routes(mux)
	(&definition.Section{Datasets: s.Datasets, Definitions: s.Definitions}).Routes(mux)
	(&dataset.Section{Datasets: s.Datasets, Regions: s.Regions}).Routes(mux)
	(&rows.Section{Datasets: s.Datasets, Regions: s.Regions}).Routes(mux)
	(&importing.Section{Datasets: s.Datasets, KOSIS: s.KOSIS, Regions: s.Regions}).Routes(mux)
}
