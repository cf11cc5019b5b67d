package policy_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/policy"
)

// Whatever stands in the cells, nothing panics, every row is either taken or
// told why not, and what is taken can be saved and comes back the same.
func TestWildCells(t *testing.T) {
	t.Parallel()
	form := policy.Template()
	words := []string{
		"", "P-1", "P-2", "사업", "계획", "국가", "기초", "전국", "경기도 평택시", "고성군", "11차", "10", "26", "C", "C26; 303", "전 산업", "ksic10:26; 261", "반도체",
		"2026", "2026년", "0", "-1", "2026=1; 2027=?", "2026=1;2026=2", "=;=", ";;", "국비; 시비", "R&D;R&D", "창업", "https://example.org/;b", "|;x|y", "모름", "'=1", "\n", "9999999999999999999",
	}
	s, _ := newService()
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(words), rapid.SampledFrom(words), rapid.String())
		var b strings.Builder
		w := csv.NewWriter(&b)
		head := make([]string, len(form.Columns))
		for i, c := range form.Columns {
			head[i] = c.Title.Ko
		}
		_ = w.Write(head)
		rows := rapid.IntRange(1, 4).Draw(t, "rows")
		for range rows {
			line := rapid.SliceOfN(cell, len(head), len(head)).Draw(t, "line")
			if rapid.Bool().Draw(t, "sound") {
				copy(line, []string{"P-3", "제목", "사업", "기초", "경기도 평택시"})
			}
			_ = w.Write(line)
		}
		w.Flush()
		in, err := s.Read(t.Context(), researcher("김연구"), strings.NewReader(b.String()), int64(b.Len()), "a.csv")
		if err != nil {
			if core.CodeOf(err) == core.Internal {
				t.Fatal(err)
			}
			return
		}
		if len(in.Rows)+in.Rejected > rows || len(in.Rejects) < in.Rejected {
			t.Fatalf("%d taken and %d rejected of %d, %d reasons", len(in.Rows), in.Rejected, rows, len(in.Rejects))
		}
		fresh, _ := newService()
		for _, r := range in.Rows {
			p := r.Policy
			p.ID, p.Parent = "", ""
			saved, err := fresh.Save(t.Context(), researcher("김연구"), p, "")
			if err != nil {
				t.Fatalf("a row that was taken cannot be saved: %v", err)
			}
			if again := saved.Normalise(); again.Title != p.Title {
				t.Fatalf("%q became %q", p.Title, again.Title)
			}
		}
	})
}
