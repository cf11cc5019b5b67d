package study

import (
	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
)

// heading is the title of a page: the step's, or the study's.
func (f *frame) heading() core.Text {
	if f.Step == "" {
		return same(f.Look.Study.Title)
	}
	return f.Step.Title()
}

// stepMark says how far a step has come: done, mind or open.
func stepMark(x study.StepState, s study.Study) (mark string, word core.Text) {
	switch {
	case x.Step == study.StepSignature && s.State != study.Signed:
		return "open", core.T("아직", "not yet")
	case x.Blocked > 0:
		return "open", core.Tf("부족 %d", "%d missing", x.Blocked)
	case x.Warnings > 0:
		return "mind", core.Tf("살펴볼 것 %d", "%d to mind", x.Warnings)
	default:
		return "done", core.T("갖춤", "done")
	}
}

// resume is the step to go on with: the first that lacks something, else the
// signature.
func resume(l study.Look) study.Step {
	for _, x := range l.Steps {
		if x.Blocked > 0 {
			return x.Step
		}
	}
	return study.StepSignature
}

func (f *frame) onwardText() core.Text {
	return core.Tf("저장하고 다음: %s", "Save, then: %s", nextOf(f.Step).Title())
}

// keptText says when the study was last saved, and by whom.
func (f *frame) keptText() core.Text {
	x := f.Look.Study
	at := page.DateText(x.UpdatedAt)
	clock := x.UpdatedAt.In(core.Seoul).Format("15:04")
	return core.Tf("%[1]d판 · %[2]s %[3]s · %[4]s", "Revision %[1]d · %[2]s %[3]s · %[4]s", x.Revision, at, clock, person(x.UpdatedBy))
}
