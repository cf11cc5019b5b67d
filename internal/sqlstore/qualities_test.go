package sqlstore

import (
	"strconv"
	"testing"

	"naru/internal/dataset"
)

func TestTheCacheOfQualityStaysWithinItsBudget(t *testing.T) {
	var c qualities
	const each = qualityBudget / 4
	for i := range 10 {
		c.put(strconv.Itoa(i), dataset.Quality{Measures: make([]dataset.MeasureQuality, i)}, each)
	}
	c.put("9", dataset.Quality{}, each)           // held already
	c.put("too large", dataset.Quality{}, 5*each) // never held
	for i, want := range []bool{9: true, 8: true, 7: true, 6: true} {
		q, held := c.get(strconv.Itoa(i))
		if held != want || held && len(q.Measures) != i {
			t.Errorf("%d: held %t with %d measures, want %t", i, held, len(q.Measures), want)
		}
	}
	if _, held := c.get("too large"); held || c.bytes != qualityBudget || len(c.order) != len(c.held) {
		t.Errorf("%d bytes in %d entries, want %d at most", c.bytes, len(c.held), qualityBudget)
	}
}
