package supply_test

import (
	"slices"
	"testing"
	"time"
)

// BenchmarkAllFirms is ESRI for every firm of a network of 10,000 firms and
// 100,000 edges. With hubs it is fragile: one firm in ten brings down a good part.
func BenchmarkAllFirms(b *testing.B) {
	for name, hubs := range map[string]bool{"even": false, "hubs": true} {
		b.Run(name, func(b *testing.B) {
			n := economy(b, 1, 10_000, 100_000, 300, hubs)
			for b.Loop() {
				if _, err := n.ESRI(b.Context(), 0, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOneFirm is a firm's failure in a network of 1 M firms and 20 M edges,
// fast and in full. It takes some minutes and 3 GB to draw the network.
func BenchmarkOneFirm(b *testing.B) {
	if testing.Short() {
		b.Skip("a network of 20 M edges is not drawn in short mode")
	}
	for name, hubs := range map[string]bool{"even": false, "hubs": true} {
		n := economy(b, 1, 1_000_000, 20_000_000, 500, hubs)
		c := cascade(b, n, 0)
		b.Run(name+"/fast", func(b *testing.B) {
			var took []time.Duration
			firm := 0
			for b.Loop() {
				firm = (firm + 7919) % n.Firms()
				began := time.Now()
				if _, err := c.Firm(b.Context(), firm); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1e3, "p99-ms")
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1e3, "p50-ms")
		})
		b.Run(name+"/full", func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Sweep(b.Context(), one(n, 1)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
