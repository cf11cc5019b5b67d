package pages

import (
	"net/url"

	"naru/internal/core"
)

// regionLabel names a region shortly; a label of the file's own stays as it is.
func (s *Site) regionLabel(code string, system core.System) core.Text {
	if system != core.Custom {
		if r, ok := s.Regions.Get(code); ok {
			return r.Short
		}
	}
	return core.T(code, code)
}

func industryLabel(code string) core.Text {
	if code == core.Total {
		return core.T("전체", "All")
	}
	return core.T(code, code)
}

func queryEscape(s string) string { return url.QueryEscape(s) }
