package study

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/study"
	"naru/internal/web/pages/page"
)

// readUpload takes the table of an indicator from the file that came along, or
// from what was pasted. Without either the table that is there stays. Lines that
// cannot be read are listed beneath the field, and nothing is taken in part.
func (s *Section) readUpload(r *http.Request, a *answers, x *study.Study, j int) error {
	i, at := &x.Indicators[j], place("indicators", j)
	name, text, err := uploaded(r, a.Get(at+".paste"))
	if err != nil || text == nil {
		return err
	}
	system := x.Candidates.System
	if system == "" {
		offer, err := s.choicesOf(r.Context(), x.Scope)
		if err != nil {
			return err
		}
		system = offer.System
	}
	trade, err := s.classification(r.Context(), system)
	if err != nil {
		return err
	}
	u, err := study.ReadTable(r.Context(), trade, name, text)
	if err != nil {
		return atTable(err, at)
	}
	i.Source.Method, i.Source.Table, i.Source.SHA256, i.Source.File = study.Uploaded, u.Entries, u.SHA256, name
	a.Del(at + ".paste")
	return nil
}

// uploaded is the file of the form, or what was pasted; neither gives nil.
func uploaded(r *http.Request, pasted string) (name string, text io.Reader, err error) {
	file, header, err := r.FormFile("table")
	switch {
	case err == nil && header.Size > 0:
		return page.UploadName(header.Filename), file, nil
	case err == nil || errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart):
		if strings.TrimSpace(pasted) == "" {
			return "", nil, nil
		}
		return "", strings.NewReader(pasted), nil
	default:
		return "", nil, core.Fail(core.Invalid, "파일을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The file did not arrive whole. Please send it again.").Because(err)
	}
}

// classification gives the table of a revision, the built-in one where none was
// imported; nil where there is none.
func (s *Section) classification(ctx context.Context, system core.System) (*industry.Classification, error) {
	c, err := s.Datasets.Classification(ctx, page.Actor(ctx), system)
	if core.CodeOf(err) == core.NotFound && err != nil {
		c, _ = industry.Builtin(system)
		return c, nil
	}
	return c, err
}

// atTable puts the lines of a table's error beside the field of the table:
// rows[12] becomes “line 12”.
func atTable(err error, at string) error {
	e, ok := errors.AsType[*core.Error](err)
	if !ok {
		return err
	}
	out := core.Error{Code: e.Code, Message: e.Message, Cause: e.Cause}
	for _, f := range e.Fields {
		message := f.Message
		if line, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(f.Name, "rows["), "]")); err == nil {
			message = core.Tf("%[1]d번째 줄: %[2]s", "Line %[1]d: %[2]s", line, f.Message)
		}
		out.Fields = append(out.Fields, core.Field{Name: at + ".paste", Message: message})
	}
	if len(out.Fields) == 0 {
		out.Fields = []core.Field{{Name: at + ".paste", Message: e.Message}}
	}
	return &out
}
