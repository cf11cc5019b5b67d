package study

import (
	"slices"
	"strings"

	"naru/internal/core"
)

// uploaded reads an indicator from the table that the study holds. A candidate
// is found by its id, by the definition's key, or by its code.
func (g *gatherer) uploaded(x Indicator, id string) Cell {
	if len(x.Source.Table) == 0 {
		return missing(core.T("올린 표가 없습니다.", "No table has been uploaded."))
	}
	k := slices.IndexFunc(x.Source.Table, func(e Entry) bool { return e.ID == id })
	if key, _, versioned := strings.Cut(id, "@"); k < 0 && versioned {
		k = slices.IndexFunc(x.Source.Table, func(e Entry) bool { return e.ID == key })
	}
	switch {
	case k < 0:
		return missing(core.T("올린 표에 이 산업이 없습니다.", "The uploaded table does not have this industry."))
	case x.Source.Table[k].Value == nil:
		return missing(core.T("올린 표의 값이 비어 있습니다.", "The uploaded table leaves it empty."))
	default:
		return Cell{Value: Number(*x.Source.Table[k].Value)}
	}
}

// methodUploaded is the method of a value that a person brought.
const methodUploaded = "study.table"

func uploadEvidence(x Indicator) core.Evidence {
	e := core.Evidence{
		Method: methodUploaded, MethodVer: 1,
		Reference:  core.T("연구에 올린 표의 값입니다.", "As the table uploaded to the study has it."),
		Parameters: map[string]string{},
	}
	for name, v := range map[string]string{"origin": x.Source.Origin, "file": x.Source.File, "sha256": x.Source.SHA256} {
		if v != "" {
			e.Parameters[name] = v
		}
	}
	return e
}
