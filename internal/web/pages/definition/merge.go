package definition

import (
	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
)

// conflict is what happened while somebody was editing: what the others
// changed since the version that was edited, and what the editor did.
type conflict struct {
	Base, Latest industry.Definition
	Theirs       industry.Comparison
	Mine         industry.Comparison
}

// mergeInput joins the editor's changes with those saved meanwhile, code by
// code: what only one side changed is taken from that side. Where both changed
// the same code, the editor's stays and the row says what the others wrote. The
// outcome rests on the latest version and is not saved yet.
func mergeInput(c *industry.Classification, base, latest industry.Definition, mine definitionInput) definitionInput {
	was, theirs, own := itemsByCode(base), itemsByCode(latest), itemsByCode(mine.filled(c))
	out := mine
	out.Base, out.Rows = latest.Version, nil
	out.Name = mergeText(base.Name, latest.Name, mine.Name)
	out.Note = mergeText(base.Note, latest.Note, mine.Note)
	if mine.State == base.State {
		out.State = latest.State
	}
	for _, r := range mine.Rows {
		code := readCode(c, r.Code)
		before, had := was[code]
		their, kept := theirs[code]
		iChanged := !had || own[code] != before
		switch {
		case had && !kept && !iChanged: // they took it out, and nobody here touched it
			continue
		case had && !kept:
			r.Hint = core.T("그사이 다른 사람이 이 코드를 뺐습니다. 남길지 정해 주십시오.", "Somebody has taken this code out meanwhile. Decide whether it stays.")
		case kept && !iChanged:
			r.Weight, r.Reason = weightText(their.Weight), their.Reason
		case kept && their != before && their != own[code]:
			r.Hint = theirText(their, own[code])
		default:
		}
		out.Rows = append(out.Rows, r)
	}
	for _, i := range latest.Items {
		_, had := was[i.Code]
		_, have := own[i.Code]
		row := definitionRow{Code: i.Code, Weight: weightText(i.Weight), Reason: i.Reason}
		switch {
		case have:
			continue
		case !had:
			row.Hint = core.T("그사이 다른 사람이 넣은 코드입니다.", "Somebody has put this code in meanwhile.")
		case i == was[i.Code]: // it was taken out here, and nobody else touched it
			continue
		default:
			row.Hint = core.T("여기서는 뺐으나 그사이 다른 사람이 고친 코드입니다. 뺄지 정해 주십시오.", "It was taken out here, but somebody changed it meanwhile. Decide whether it goes.")
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func itemsByCode(d industry.Definition) map[string]industry.Item {
	out := make(map[string]industry.Item, len(d.Items))
	for _, i := range d.Items {
		out[i.Code] = i
	}
	return out
}

// mergeText takes the others' text where it was not changed here.
func mergeText(base, theirs, mine core.Text) core.Text {
	if mine == base {
		return theirs
	}
	return mine
}

// theirText tells what the others wrote about a code, as far as it differs.
func theirText(theirs, mine industry.Item) core.Text {
	parts := []core.Text{core.Tf("가중치 %s", "weight %s", weightText(theirs.Weight))}
	if theirs.Reason != mine.Reason {
		reason := theirs.Reason
		if reason.IsZero() {
			reason = core.T("적지 않음", "not given")
		}
		parts = append(parts, core.Tf("까닭: %s", "reason: %s", reason))
	}
	return core.Tf("그사이 다른 사람이 저장한 것: %s. 어느 쪽으로 할지 정해 주십시오.", "Saved by somebody meanwhile: %s. Decide which it is.", page.Listed(parts))
}
