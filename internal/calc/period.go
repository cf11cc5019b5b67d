package calc

import (
	"slices"
	"strings"

	"naru/internal/core"
)

// findPeriod finds a period by the file's own label, else by its meaning:
// 2021년 is 2021.
func (p *Panel) findPeriod(label string) (int, error) {
	if at := slices.Index(p.Periods, plainName(label)); at >= 0 {
		return at, nil
	}
	if want, err := core.ParsePeriod(label); err == nil {
		for at, name := range p.Periods {
			if got, err := core.ParsePeriod(name); err == nil && got == want {
				return at, nil
			}
		}
	}
	return 0, core.Fail(core.Invalid,
		"%[1]s에 시점 ‘%[2]s’이(가) 없습니다. 있는 시점: %[3]s.",
		"%[1]s has no period ‘%[2]s’. Its periods: %[3]s.", p.file, label, p.listPeriods())
}

func (p *Panel) listPeriods() string {
	const shown = 12
	if len(p.Periods) <= shown {
		return strings.Join(p.Periods, ", ")
	}
	return strings.Join(p.Periods[:shown/2], ", ") + " … " + strings.Join(p.Periods[len(p.Periods)-shown/2:], ", ")
}

// noteUneven tells when the steps between two periods are not all of one
// length, for then a sum of "yearly" parts is not quite that.
func (p *Panel) noteUneven(from, to int, note func(core.Text)) {
	step := 0
	for k := from; k < to; k++ {
		a, errA := core.ParsePeriod(p.Periods[k])
		b, errB := core.ParsePeriod(p.Periods[k+1])
		if errA != nil || errB != nil || a.Freq != b.Freq {
			return
		}
		d := b.Ordinal() - a.Ordinal()
		if step == 0 {
			step = d
		}
		if d != step || a.Freq == core.Yearly && d > 1 {
			note(core.Tf("%[1]s와(과) %[2]s 사이에 빠진 시점이 있어, 그 구간은 한 단계로 나누었습니다.",
				"Periods are missing between %[1]s and %[2]s; that stretch is one step.", p.Periods[k], p.Periods[k+1]))
		}
	}
}

func cancelled(cause error) error {
	return core.Fail(core.Cancelled, "계산을 멈추었습니다.", "The calculation was stopped.").Because(cause)
}
