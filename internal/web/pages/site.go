package pages

import (
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/job"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/report"
	"naru/internal/roadmap"
	"naru/internal/source/kosis"
	"naru/internal/study"
)

// Site is what the pages work with.
type Site struct {
	Datasets    *dataset.Service
	Definitions *industry.Definitions
	Diagnosis   *diagnosis.Service
	Linkage     *linkage.Service
	Studies     *study.Service
	Policies    *policy.Service
	Roadmaps    *roadmap.Service
	Reports     *report.Service
	Jobs        *job.Desk
	Regions     *region.Registry
	KOSIS       *kosis.Desk
	Home        []string // codes of the agency's place in order of preference
}
