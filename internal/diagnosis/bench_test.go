package diagnosis

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/industry"
	"naru/internal/region"
)

// national is a table of 250 regions × 1,200 five-digit codes × 20 years with
// the nation and the totals: 6 million cells.
func national() *shop {
	const places, codes, years = 250, 1200, 20
	var regions []string
	for _, r := range region.Default().All() {
		if len(regions) < places {
			regions = append(regions, r.Code)
		}
	}
	var list []string
	ksic, _ := industry.Builtin(core.KSIC11)
	for _, e := range ksic.Entries() {
		for k := 1; e.Level == industry.Group && k <= 9; k++ {
			if len(list) < codes {
				list = append(list, fmt.Sprintf("%s%d%d", e.Code, k, 1))
			}
		}
	}
	list = append(list, core.Total)
	periods := make([]core.Period, years)
	for i := range periods {
		periods[i] = core.Year(2005 + i)
	}
	c := fact.NewCube(core.Employees, sorted(regions), sorted(list), periods)
	c.RegionSystem, c.IndustrySystem = core.MOIS, core.KSIC11
	rnd := rand.New(rand.NewPCG(1, 2))
	ok := fact.PackFlag(core.NoFlag)
	for r := range c.Regions {
		for i := range c.Industries {
			for t := range periods {
				at := c.Index(r, i, t)
				c.V[at], c.F[at] = float64(rnd.IntN(1000)), ok
				if c.Industries[i] == core.Total {
					c.V[at] = 600_000
				}
			}
		}
	}
	s := &shop{}
	s.stock("national", 1, c)
	return s
}

func BenchmarkHotPages(b *testing.B) {
	service := national().service("41")
	code := "26111"
	for _, page := range []struct {
		name string
		ask  func() error
	}{
		{"overview", func() error { _, err := service.Overview(b.Context(), operator, View{}); return err }},
		{"overview-city", func() error { _, err := service.Overview(b.Context(), operator, View{Region: "41220"}); return err }},
		{"industries", func() error { _, err := service.Industries(b.Context(), operator, View{}); return err }},
		{"dynamic", func() error {
			_, err := service.Industries(b.Context(), operator, View{Method: Dynamic, From: core.Year(2005)})
			return err
		}},
		{"industry", func() error { _, err := service.Industry(b.Context(), operator, View{Industry: code}); return err }},
		{"compare", func() error { _, err := service.Compare(b.Context(), operator, View{}); return err }},
	} {
		b.Run(page.name, func(b *testing.B) {
			for b.Loop() {
				if err := page.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
