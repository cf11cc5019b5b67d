package study

import (
	"bytes"
	"errors"
	"net/http"
	"slices"

	"naru/internal/core"
	"naru/internal/docgen/pairwise"
	"naru/internal/study"
	"naru/internal/web/pages/page"
)

// pairwiseForm hands out the workbook on which experts compare pairs.
func (s *Section) pairwiseForm(w http.ResponseWriter, r *http.Request) error {
	x, err := s.Studies.Get(r.Context(), page.Actor(r.Context()), r.PathValue("id"), 0)
	if err != nil {
		return err
	}
	l, err := s.Studies.Look(r.Context(), page.Actor(r.Context()), x)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := pairwise.Write(&b, l); err != nil {
		return err
	}
	page.Attach(w, "naru-ahp-"+x.ID+".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	_, err = w.Write(b.Bytes())
	_ = err // the reader went away; nothing to tell
	return nil
}

// pairwisePost takes the judgements of a filled workbook. A cell that cannot be
// taken refuses the whole, and names itself.
func (s *Section) pairwisePost(w http.ResponseWriter, r *http.Request) error {
	e := s.weightsEditor()
	e.read = func(r *http.Request, a *answers, x *study.Study) error {
		file, _, err := r.FormFile("file")
		if err != nil {
			return page.NoFile().Because(err)
		}
		defer file.Close()
		l, err := s.Studies.Look(r.Context(), page.Actor(r.Context()), *x)
		if err != nil {
			return err
		}
		experts, remarks, err := pairwise.Read(file, l, s.Studies.IDs)
		if err != nil {
			return atFile(err)
		}
		if len(experts) == 0 {
			return page.NoFile()
		}
		x.Weighting.Method = study.AHPWeights
		for _, one := range experts {
			if k := slices.IndexFunc(x.Weighting.Experts, func(have study.Expert) bool { return have.ID == one.ID }); k >= 0 {
				x.Weighting.Experts[k] = one
			} else {
				x.Weighting.Experts = append(x.Weighting.Experts, one)
			}
		}
		a.Del("act")
		a.Set("note", page.Together(remarks).Ko)
		return nil
	}
	return s.save(e)(w, r)
}

// atFile puts messages about cells of a workbook beside the field of the file.
func atFile(err error) error {
	e, ok := errors.AsType[*core.Error](err)
	if !ok {
		return err
	}
	out := core.Error{Code: e.Code, Message: e.Message, Cause: e.Cause}
	for _, f := range e.Fields {
		out.Fields = append(out.Fields, core.Field{Name: "file", Message: core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", f.Name, f.Message)})
	}
	if len(out.Fields) == 0 {
		out.Fields = []core.Field{{Name: "file", Message: e.Message}}
	}
	return &out
}
