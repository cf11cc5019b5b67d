package pages

import (
	"net/url"
	"strconv"
)

func datasetHref(key string, number int) string {
	if number == 0 {
		return "/datasets/" + url.PathEscape(key)
	}
	return "/datasets/" + url.PathEscape(key) + "/" + strconv.Itoa(number)
}

func runHref(id string) string { return "/datasets/runs/" + url.PathEscape(id) }

// importHref is where an import begins.
const importHref = "/datasets/import"
