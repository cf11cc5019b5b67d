package pages

import (
	"net/url"

	"naru/internal/core"
)

func industryLabel(code string) core.Text {
	if code == core.Total {
		return core.T("전체", "All")
	}
	return core.T(code, code)
}

func queryEscape(s string) string { return url.QueryEscape(s) }
