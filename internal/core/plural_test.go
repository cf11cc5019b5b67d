package core

import "testing"

func TestPluralAgreesWithTheCount(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		0: "0 industries", 1: "1 industry", 2: "2 industries", 11: "11 industries", 21: "21 industries", 101: "101 industries",
	} {
		if got := Tf("산업 %[1]d개", "%[1]d %[2]s", n, Plural(n, "industry", "industries")).En; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
