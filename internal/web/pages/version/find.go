package version

import (
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
)

// Find gives the version that an address names.
func Find(r *http.Request, sets *dataset.Service) (dataset.Dataset, dataset.Version, error) {
	number := 0
	if text := r.PathValue("number"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return dataset.Dataset{}, dataset.Version{}, core.Fail(core.NotFound,
				"‘%s’은(는) 판 번호가 아닙니다.", "‘%s’ is not a version number.", text)
		}
		number = n
	}
	return latestOr(r, sets, r.PathValue("key"), number)
}

// latestOr gives the version asked for. A dataset without one in use still has
// a page: it shows the newest, withdrawn as it is.
func latestOr(r *http.Request, sets *dataset.Service, key string, number int) (dataset.Dataset, dataset.Version, error) {
	ctx := r.Context()
	d, v, err := sets.Version(ctx, page.Actor(ctx), key, number)
	if core.CodeOf(err) != core.NotFound || number != 0 {
		return d, v, err
	}
	d, versions, showErr := sets.Show(ctx, page.Actor(ctx), key)
	if showErr != nil || len(versions) == 0 {
		return d, v, err
	}
	return d, versions[0], nil
}

// Name is a dataset and the number of its version.
func Name(d dataset.Dataset, v dataset.Version) core.Text {
	return core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", d.Title, v.Number)
}
