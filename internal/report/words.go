package report

import (
	"naru/internal/core"
	"naru/internal/multicriteria"
)

func (b *builder) direction(d multicriteria.Direction) string {
	if d == multicriteria.Lower {
		return b.tell("낮을수록 좋음", "Lower is better")
	}
	return b.tell("높을수록 좋음", "Higher is better")
}

// things is the counter of Korean; English has none.
func (b *builder) things() string {
	if b.lang == core.English {
		return ""
	}
	return "개"
}

func (b *builder) normalisation(n multicriteria.Normalisation) string {
	switch n {
	case multicriteria.ZScore:
		return b.tell("표준점수", "z-score")
	case multicriteria.Rank:
		return b.tell("순위", "Rank")
	case multicriteria.Percentile:
		return b.tell("백분위", "Percentile")
	default:
		return b.tell("최소–최대", "Min–max")
	}
}
