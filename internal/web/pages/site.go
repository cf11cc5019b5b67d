package pages

import (
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/linkage"
	"naru/internal/region"
	"naru/internal/source/kosis"
)

// Site is what the pages work with.
type Site struct {
	Datasets    *dataset.Service
	Definitions *industry.Definitions
	Diagnosis   *diagnosis.Service
	Linkage     *linkage.Service
	Regions     *region.Registry
	KOSIS       *kosis.Desk
}
