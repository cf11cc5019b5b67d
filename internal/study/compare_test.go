package study

import (
	"slices"
	"testing"

	"naru/internal/core"
)

func TestSettingsInWords(t *testing.T) {
	t.Parallel()
	a, _ := small()
	b, _ := small()
	b.Title, b.LongList, b.Missing = "다른 시험", 3, Renormalise
	b.Indicators[0].Source.Years = 5
	b.Weighting = Weighting{Method: AHPWeights, Experts: []Expert{{ID: "e1", Name: "김전문", Weight: 1}}}
	b.Decision.Chosen = []Choice{{ID: "A", Grade: "주력", Ground: Ground{Noted: true, Rank: 1}}}
	changes, err := compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	title := func(id string) core.Text { return elementTitle(id, a, b) }
	for _, x := range changes {
		if s, ok := setting(x, title); ok {
			got = append(got, string(s.Step)+" | "+s.Title.Ko+" | "+s.Before.Ko+" → "+s.After.Ko)
			if s.Title.En == "" || s.Title.En == s.Title.Ko {
				t.Errorf("%s: %+v", s.Path, s.Title)
			}
		}
	}
	want := []string{
		"decision | 고른 산업 · A |  → A",
		"indicators | 결측 처리 | 점수를 내지 않음 → 있는 지표만으로 가중치를 다시 매김",
		"indicators | 지표 · ‘x 지표’ · 출처 · 기간(년) |  → 5",
		"long | 정량 목록 수 | 2 → 3",
		"scope | 제목 | 시험 → 다른 시험",
		"weights | AHP 전문가 · 김전문 |  → 김전문",
		"weights | 방법 | 모두 같게 → 계층분석(AHP)",
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAnswersInWords(t *testing.T) {
	t.Parallel()
	s, _ := small()
	s.Shortlist.Raters = []Rater{{ID: "r", Name: "박위원"}}
	s.Shortlist.Criteria = []Criterion{{"fit", "정책 부합", 1}}
	for path, want := range map[string]string{
		"shortlist.ratings.r:A:fit":          "전문가 점수 · 박위원 · A · 정책 부합",
		"weighting.experts.e.judgements.x:y": "AHP 전문가 · e · 쌍대비교 · ‘x 지표’ · ‘y 지표’",
		"decision.minutes.attendees":         "회의록 · 참석자",
	} {
		if got := FieldTitle(path, s).Ko; got != want {
			t.Errorf("%s is %q", path, got)
		}
	}
	for raw, want := range map[string]string{
		`{"id":"r:A:fit","score":4,"comment":"좋음"}`: "4 좋음", `{"id":"x:y","times":0.5}`: "1/2배", `["김","이"]`: "김, 이", `[{"id":"a"}]`: "1개",
	} {
		if got := ValueTitle("shortlist.ratings.r:A:fit", []byte(raw)).Ko; got != want {
			t.Errorf("%s is %q", raw, got)
		}
	}
}

func TestRanksSideBySide(t *testing.T) {
	t.Parallel()
	s, in := small()
	a := compute(t, s, in) // B and C tie
	s.Weighting.Method, s.Weighting.Direct = DirectWeights, []Weight{{"x", .9}, {"y", .1}}
	in.Subjects = append(slices.Clone(in.Subjects), Subject{ID: "D", Name: core.T("D", "D"), Cells: []Cell{{Value: 40}, {Value: 3}}, Type: Typing{Linkage: NA()}})
	rows := pair(a, compute(t, s, in))
	if len(rows) != 4 || rows[3].ID != "D" || rows[3].A != nil || rows[3].B.Rank != 1 {
		t.Fatalf("%+v", rows)
	}
	for _, r := range rows {
		shift, ok := r.Shift()
		want := map[string]int{"A": -1, "B": -2, "C": -1}[r.ID]
		if ok != (r.ID != "D") || shift != want {
			t.Errorf("%s moved by %d (%v)", r.ID, shift, ok)
		}
	}
}
