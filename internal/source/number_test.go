package source

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/core"
)

func TestParseNumber(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		in   string
		want float64
		flag core.Flag
		ok   bool
	}{
		{"1234", 1234, "", true},
		{"-12", -12, "", true},
		{"−12", -12, "", true},
		{"0", 0, "", true},
		{"0.0", 0, "", true},
		{"72864.0", 72864, "", true},
		{"1,234", 1234, "", true},
		{"1,234,567.25", 1234567.25, "", true},
		{"12,345", 12345, "", true},
		{"1 234", 1234, "", true},
		{"1\u00a0234\u00a0567", 1234567, "", true},
		{" 12 ", 12, "", true},
		{"\u00a012\u00a0", 12, "", true},
		{"△12", -12, "", true},
		{"△ 1,200.5", -1200.5, "", true},
		{"▲3", -3, "", true},
		{"(12)", -12, "", true},
		{"(1,234.5)", -1234.5, "", true},
		{"+7", 7, "", true},
		{".5", .5, "", true},
		{"5.", 5, "", true},
		{"1e3", 1000, "", true},
		{"1.5E-3", .0015, "", true},
		{"0.1", .1, "", true},
		{"123456789012345678", 123456789012345678, "", true},
		{"-", 0, core.None, true},
		{"X", nan, core.Suppressed, true},
		{"x", nan, core.Suppressed, true},
		{"*", nan, core.Unreliable, true},
		{"12.3*", 12.3, core.Unreliable, true},
		{"12.3 *", 12.3, core.Unreliable, true},
		{"", nan, core.Missing, true},
		{"  ", nan, core.Missing, true},
		{"…", nan, core.Missing, true},
		{"...", nan, core.Missing, true},
		{"N/A", nan, core.Missing, true},
		{"123 p)", 123, core.Estimated, true},
		{"1,234p", 1234, core.Estimated, true},
		{"12 e)", 12, core.Estimated, true},
		{"12 r)", 12, "", true},
		{"1,23", nan, "", false},
		{"1234,567", nan, "", false},
		{"1,2345", nan, "", false},
		{"12,", nan, "", false},
		{"1,234 567", nan, "", false},
		{"--1", nan, "", false},
		{"△-1", nan, "", false},
		{"(-1)", nan, "", false},
		{"1.2.3", nan, "", false},
		{".", nan, "", false},
		{"-.", nan, "", false},
		{"Inf", nan, "", false},
		{"0x10", nan, "", false},
		{"1_000", nan, "", false},
		{"1e", nan, "", false},
		{"1e999", nan, "", false},
		{"12명", nan, "", false},
		{"가", nan, "", false},
		{"p)", nan, "", false},
		{"1\xff", nan, "", false},
	} {
		v, flag, ok := ParseNumber([]byte(c.in))
		same := v == c.want || math.IsNaN(v) && math.IsNaN(c.want)
		if !same || flag != c.flag || ok != c.ok {
			t.Errorf("%q: got %v %q %v, want %v %q %v", c.in, v, flag, ok, c.want, c.flag, c.ok)
		}
	}
}

func TestNumbersAsWrittenElsewhere(t *testing.T) {
	euro := Numbers{DecimalComma: true, Unit: "€"}
	for in, want := range map[string]float64{
		"21 667,00 €": 21667, "600\u202f092,50\u00a0€": 600092.5, "1.234,5": 1234.5, "7,25": 7.25, "-3": -3,
	} {
		if v, _, ok := euro.Parse([]byte(in)); !ok || v != want {
			t.Errorf("%q: got %v %v, want %v", in, v, ok, want)
		}
	}
	if v, _, ok := (Numbers{Unit: "원"}).Parse([]byte("12,000원")); !ok || v != 12000 {
		t.Errorf("12,000원: got %v %v", v, ok)
	}
}

func TestParseNumberAgreesWithStrconv(t *testing.T) {
	format := rapid.SampledFrom([]byte{'g', 'f', 'e'})
	digits := rapid.IntRange(-1, 20)
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-1e7, 1e7)).Draw(t, "f")
		s := strconv.FormatFloat(f, format.Draw(t, "format"), digits.Draw(t, "digits"), 64)
		want, err := strconv.ParseFloat(s, 64)
		if len(s) > maxNumber || math.IsInf(want, 0) {
			return // rounded beyond the range: refused, see TestParseNumber
		}
		v, flag, ok := ParseNumber([]byte(s))
		if err != nil || !ok || flag != core.NoFlag || math.Float64bits(v) != math.Float64bits(want) {
			t.Fatalf("%q: got %v %q %v, want %v", s, v, flag, ok, want)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"1,234", "△1", "12.3*", "1 234,5 p)", "(1)", "1e5", "", "\xe2\x96"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, flag, ok := ParseNumber(b)
		if math.IsInf(v, 0) || !ok && !math.IsNaN(v) || ok && flag == core.NoFlag && math.IsNaN(v) {
			t.Fatalf("%q: %v %q %v", b, v, flag, ok)
		}
	})
}

func BenchmarkParseNumber(b *testing.B) {
	cells := [][]byte{[]byte("1234"), []byte("101.419"), []byte("1,234,567"), []byte("-")}
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range cells {
			ParseNumber(c)
		}
	}
}
