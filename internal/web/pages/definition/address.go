package definition

import (
	"net/url"
	"strconv"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// What stands in an address where the key of a definition would.
const (
	definitionNew     = "new"
	definitionCompare = "compare"
	definitionImport  = "import"
)

// definitionHref is the address of a definition; version 0 is the latest.
func definitionHref(key string, version int) string {
	to := "/definitions/" + url.PathEscape(key)
	if version > 0 {
		to += "?version=" + strconv.Itoa(version)
	}
	return to
}

// definitionCrumb is the way up from every page about definitions.
func definitionCrumb() ui.Link {
	return ui.Link{Text: core.T("산업 정의", "Industry definitions"), Href: ui.SectionDefinitions}
}
