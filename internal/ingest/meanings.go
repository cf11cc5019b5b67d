package ingest

import (
	"strings"

	"naru/internal/core"
)

// Places knows regions. Resolve gives the canonical code of a label or code of
// a system; when the label names several regions it gives their codes instead.
type Places interface {
	Resolve(system core.System, label string) (code string, candidates []string, err error)
	// Province gives the two-digit code a region lies in.
	Province(code string) string
	// Parts lists the regions one level below that together make up a region.
	Parts(code string) []string
}

// Trades knows the industries of one classification.
type Trades interface {
	// Resolve gives the code of a label. A code that cannot be checked because
	// the classification is not loaded to its level comes with unverified.
	Resolve(label string) (code string, unverified bool, err error)
	// Parts lists the industries one level below that together make up an
	// industry; nil when the classification is not loaded to that level.
	Parts(code string) []string
	// Align reads codes in each other's light: 35 beside C and F is the
	// section D, which has that one division. It maps only what changes.
	Align(codes []string) map[string]string
}

func (m *mapper) region(label string) meaning {
	label = strings.TrimSpace(label)
	if fixed, ok := m.profile.RegionFix[label]; ok {
		return fix(fixed)
	}
	if label == "" {
		return missingLabel(core.T("지역", "region"))
	}
	if m.profile.RegionSystem == core.Custom {
		return meaning{code: label}
	}
	code, candidates, err := m.places.Resolve(m.profile.RegionSystem, label)
	switch {
	case len(candidates) > 1:
		return meaning{outcome: ambiguous, reason: core.MessageOf(err), candidates: candidates}
	case err != nil:
		return meaning{outcome: refused, reason: core.MessageOf(err)}
	}
	return meaning{code: code}
}

func (m *mapper) industry(label string) meaning {
	label = strings.TrimSpace(label)
	if fixed, ok := m.profile.IndustryFix[label]; ok {
		return fix(fixed)
	}
	if label == "" {
		return missingLabel(core.T("산업", "industry"))
	}
	if m.profile.IndustrySystem == core.Custom {
		return meaning{code: label}
	}
	code, unverified, err := m.trades.Resolve(label)
	if err != nil {
		return meaning{outcome: refused, reason: m.elsewhere(label, core.MessageOf(err))}
	}
	if unverified {
		m.unverified[code] = true
	}
	return meaning{code: code}
}

// elsewhere adds to the reason when another revision knows the label: the file
// is of that revision, or mixes two.
func (m *mapper) elsewhere(label string, reason core.Text) core.Text {
	for _, system := range []core.System{core.KSIC11, core.KSIC10, core.KSIC9} {
		t := m.revisions[system]
		if t == nil || system == m.profile.IndustrySystem {
			continue
		}
		if _, unverified, err := t.Resolve(label); err == nil && !unverified {
			return core.Tf("%[1]s %[2]s에는 있는 코드입니다. 차수를 바꾸거나, 두 차수가 섞인 파일이면 나눠 주십시오.",
				"%[1]s It exists in %[2]s: change the revision, or split a file that mixes two.", reason, system.Title())
		}
	}
	return reason
}

func (m *mapper) period(label string) meaning {
	p, err := core.ParsePeriod(label)
	if err != nil {
		return meaning{outcome: refused, reason: core.MessageOf(err)}
	}
	return meaning{code: p.String()}
}

func dimension(label string) meaning { return meaning{code: strings.TrimSpace(label)} }

func fix(code string) meaning {
	if code == "" {
		return meaning{outcome: leftOut}
	}
	return meaning{code: code}
}
