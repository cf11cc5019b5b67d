package diagnosis

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParticleFollowsTheLastSound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p          particle
		word, want string
	}{
		{topic, "경기도", "경기도는"},
		{topic, "제조업", "제조업은"},
		{subject, "반도체", "반도체가"},
		{subject, "수소산업", "수소산업이"},
		{object, "취업자", "취업자를"},
		{object, "매출액", "매출액을"},
		{with, "전국", "전국과"},
		{with, "평택시", "평택시와"},
		{toward, "서울", "서울로"},
		{toward, "부산", "부산으로"},
		{toward, "경기", "경기로"},
		{subject, "전자부품(26)", "전자부품(26)이"},
		{topic, "반도체[정의 2판]", "반도체[정의 2판]는"},
		{topic, "‘경기’", "‘경기’는"},
		{topic, "2.3배", "2.3배는"},
		{topic, "0", "0은"},
		{topic, "1", "1은"},
		{toward, "1", "1로"},
		{topic, "2", "2는"},
		{subject, "3", "3이"},
		{subject, "9", "9가"},
		{subject, "10", "10이"},
		{subject, "20,000", "20,000이"},
		{subject, "1000000000000", "1000000000000가"},
		{toward, "17", "17로"},
		{toward, "16", "16으로"},
		{subject, "0.5", "0.5가"},
		{subject, "2.0", "2.0이"},
		{subject, "12.34", "12.34가"},
		{topic, "C26", "C26은"},
		{topic, "B+C", "B+C는"},
		{topic, "ICT", "ICT는"},
		{topic, "LQ", "LQ는"},
		{topic, "SQL", "SQL은"},
		{toward, "SQL", "SQL로"},
		{topic, "HBM", "HBM은"},
		{topic, "Apple", "Apple은"},
		{topic, "line", "line은"},
		{topic, "Naver", "Naver는"},
		{subject, "robot", "robot이"},
		{subject, "test", "test가"},
		{subject, "packaging", "packaging이"},
		{topic, "30%", "30%는"},
		{topic, "ㄱ", "ㄱ은"},
		{toward, "ㄹ", "ㄹ로"},
		{topic, "", "는"},
		{topic, "()", "()는"},
	} {
		if got := c.p.after(c.word); got != c.want {
			t.Errorf("after(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestParticleKeepsTheWordWhatever(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.String().Draw(t, "word")
		got := topic.after(word)
		if rest, ok := strings.CutPrefix(got, word); !ok || rest != "은" && rest != "는" {
			t.Fatalf("after(%q) = %q", word, got)
		}
	})
}
