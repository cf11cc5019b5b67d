package inout

import (
	"context"
	"slices"
	"sync"

	"naru/internal/core"
)

// productive remembers whether an economy can reproduce itself.
type productive struct {
	mu   sync.Mutex
	told bool
	err  error
}

// Productive reports, as an error that names the sectors at fault, an economy that
// cannot reproduce itself: one whose A has a spectral radius of 1 or more, so that
// the series I + A + A² + … has no sum and (I − A)⁻¹, where it exists, is negative
// somewhere (Hawkins and Simon 1949, Econometrica 17(3)). Where every sector's inputs
// are worth less than its output there is nothing to compute; otherwise the
// radius is below 1 if and only if (I − A)x = 1 has a solution above zero (Berman
// and Plemmons 1994, ch. 6). The answer is kept. Every solution asks for it first.
func (m *Model) Productive(ctx context.Context) error {
	suspects := m.Faults.Of(FaultUnproductive)
	if len(suspects) == 0 {
		return nil
	}
	m.productive.mu.Lock()
	defer m.productive.mu.Unlock()
	if m.productive.told {
		return m.productive.err
	}
	s, err := m.answer(ctx, m.inputs(), m.all)
	if core.CodeOf(err) == core.Cancelled {
		return err
	}
	below := func(x float64) bool { return !(x >= 0) }
	if err != nil || slices.ContainsFunc(s.X, below) {
		m.productive.err = failUnproductive(suspects, err)
	}
	m.productive.told = true
	return m.productive.err
}

func failUnproductive(suspects Faults, cause error) error {
	codes := make([]string, len(suspects))
	for k, f := range suspects {
		codes[k] = f.Sector
	}
	err := core.Fail(core.Invalid,
		"이 표의 경제는 스스로를 이어 가지 못합니다(호킨스–사이먼 조건). 중간투입이 산출 이상인 부문(%[1]s)이 서로 얽혀 있어 유발계수가 정해지지 않습니다(NA). 총산출과 거래의 단위가 같은지, 그 부문의 값이 맞는지 확인하십시오.",
		"The economy of this table cannot reproduce itself (Hawkins–Simon condition): sectors whose inputs are worth their output or more (%[1]s) depend on one another, so that no inducement is defined (NA). Check that output and flows are in the same unit, and the values of these sectors.",
		fewOf(codes))
	for _, f := range suspects {
		err = err.With(string(f.Kind)+":"+f.Sector, f.Message)
	}
	if cause != nil {
		err = err.Because(cause)
	}
	return err
}
