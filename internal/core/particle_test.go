package core

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParticleFollowsTheLastSound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p          Particle
		word, want string
	}{
		{Topic, "경기도", "경기도는"},
		{Topic, "제조업", "제조업은"},
		{Subject, "반도체", "반도체가"},
		{Subject, "수소산업", "수소산업이"},
		{Object, "취업자", "취업자를"},
		{Object, "매출액", "매출액을"},
		{With, "전국", "전국과"},
		{With, "평택시", "평택시와"},
		{Toward, "서울", "서울로"},
		{Toward, "부산", "부산으로"},
		{Toward, "경기", "경기로"},
		{Subject, "전자부품(26)", "전자부품(26)이"},
		{Topic, "반도체[정의 2판]", "반도체[정의 2판]는"},
		{Topic, "‘경기’", "‘경기’는"},
		{Topic, "2.3배", "2.3배는"},
		{Topic, "0", "0은"},
		{Topic, "1", "1은"},
		{Toward, "1", "1로"},
		{Topic, "2", "2는"},
		{Subject, "3", "3이"},
		{Subject, "9", "9가"},
		{Subject, "10", "10이"},
		{Subject, "20,000", "20,000이"},
		{Subject, "1000000000000", "1000000000000가"},
		{Toward, "17", "17로"},
		{Toward, "16", "16으로"},
		{Subject, "0.5", "0.5가"},
		{Subject, "2.0", "2.0이"},
		{Subject, "12.34", "12.34가"},
		{Topic, "C26", "C26은"},
		{Topic, "B+C", "B+C는"},
		{Topic, "ICT", "ICT는"},
		{Topic, "LQ", "LQ는"},
		{Topic, "SQL", "SQL은"},
		{Toward, "SQL", "SQL로"},
		{Topic, "HBM", "HBM은"},
		{Topic, "Apple", "Apple은"},
		{Topic, "line", "line은"},
		{Topic, "Naver", "Naver는"},
		{Subject, "robot", "robot이"},
		{Subject, "test", "test가"},
		{Subject, "packaging", "packaging이"},
		{Topic, "30%", "30%는"},
		{Topic, "ㄱ", "ㄱ은"},
		{Toward, "ㄹ", "ㄹ로"},
		{Topic, "", "는"},
		{Topic, "()", "()는"},
	} {
		if got := c.p.After(c.word); got != c.want {
			t.Errorf("after(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestParticleKeepsTheWordWhatever(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.String().Draw(t, "word")
		got := Topic.After(word)
		if rest, ok := strings.CutPrefix(got, word); !ok || rest != "은" && rest != "는" {
			t.Fatalf("after(%q) = %q", word, got)
		}
	})
}

func TestFormatsTakeTheParticleThatFits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ format, word, want string }{
		{"‘%s’을(를) 열 수 없습니다.", "자료", "‘자료’를 열 수 없습니다."},
		{"‘%s’을(를) 열 수 없습니다.", "파일", "‘파일’을 열 수 없습니다."},
		{"%s은(는) 쓰이고 있습니다.", "127.0.0.1:8080", "127.0.0.1:8080은 쓰이고 있습니다."},
		{"%[1]s이(가) %[1]s와(과) 같습니다.", "강원", "강원이 강원과 같습니다."},
		{"‘%s’(으)로 나누었습니다.", "서울", "‘서울’로 나누었습니다."},
		{"‘%s’(이)라는 곳이 여럿입니다.", "고성군", "‘고성군’이라는 곳이 여럿입니다."},
		{"‘%s’(이)라는 곳이 여럿입니다.", "광주", "‘광주’라는 곳이 여럿입니다."},
		{"%s: 그대로 둡니다.", "을(를)", "을(를): 그대로 둡니다."}, // the words themselves are not touched
	} {
		if got := Tf(c.format, "%[1]s", c.word).Ko; got != c.want {
			t.Errorf("%q with %q = %q, want %q", c.format, c.word, got, c.want)
		}
	}
}
