package page

import (
	"net/url"
	"strconv"
)

// DatasetHref leads to a version of a dataset; number 0 is the one in use.
func DatasetHref(key string, number int) string {
	if number == 0 {
		return "/datasets/" + url.PathEscape(key)
	}
	return "/datasets/" + url.PathEscape(key) + "/" + strconv.Itoa(number)
}

// RunHref leads to an import, running or ended.
func RunHref(id string) string { return "/datasets/runs/" + url.PathEscape(id) }

// ImportHref is where an import begins.
const ImportHref = "/datasets/import"
