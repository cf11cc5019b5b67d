package diagnosis

import "testing"

// 서울's division 26 is withheld, so that its divisions tell no structure; its
// sections do, and serve instead.
func TestStructuresAreComparedWhereTheyAreKnown(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	split := func(region string, electronics, machines, trade []float64) {
		data[[2]string{region, "26"}], data[[2]string{region, "29"}], data[[2]string{region, "47"}] = electronics, machines, trade
	}
	split("00", []float64{200, 215, 225, 230}, []float64{100, 105, 105, 105}, data[[2]string{"00", "G"}])
	split("41", []float64{150, 165, 175, 180}, []float64{50, 55, 55, 55}, data[[2]string{"41", "G"}])
	split("11", []float64{50, 50, 50, 50}, []float64{50, 50, 50, 50}, data[[2]string{"11", "G"}])
	compare := func() *Comparison {
		c, err := stocked(data).service("41").Compare(t.Context(), operator, View{Level: Division})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if c := compare(); c.Level != Division || !defined(c.Similarity[0][1]) {
		t.Errorf("nothing is withheld, yet compared by %s", c.Level)
	}
	data[[2]string{"11", "26"}] = []float64{50, 50, 50, -1}
	c := compare()
	if c.Level != Section || !near(c.Similarity[0][1], 2*(235./435-100./630)) {
		t.Errorf("compared by %s: %v", c.Level, c.Similarity)
	}
	if !noted(c.Scene.Notes, "비공개 값이 있어 집중도와 유사도") {
		t.Errorf("the page does not say so: %v", c.Scene.Notes)
	}
}
