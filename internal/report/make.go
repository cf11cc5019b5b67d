package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	"naru/internal/core"
	"naru/internal/document"
)

// Progress takes the steps done, their total and what is being done.
type Progress func(done, total int, says core.Text)

// steps are those of the reading, then building and writing.
const steps = 6

// Made is a document that was written.
type Made struct {
	Name     string   // of the file, with its extension
	Unfilled []string // fields of the template that stand as they were
}

// Make writes the document that is asked for. The same objects on the same day
// give the same bytes.
func (s *Service) Make(ctx context.Context, actor core.Actor, a Ask, w io.Writer, told Progress) (Made, error) {
	if !actor.CanWrite() {
		return Made{}, forbidden()
	}
	if err := a.Validate(); err != nil {
		return Made{}, err
	}
	if told == nil {
		told = func(int, int, core.Text) {}
	}
	done := 0
	m, err := s.gather(ctx, actor, a, false, func(says core.Text) {
		told(done, steps, says)
		done++
	})
	if err != nil {
		return Made{}, err
	}
	if ctx.Err() != nil {
		return Made{}, stopped(ctx)
	}
	told(steps-1, steps, core.Tf("%s 파일을 씁니다", "Writing the file as %s", a.Format.Title()))
	d := build(m, a.Lang)
	out := Made{Name: fileName(m, d)}
	if a.Template == nil {
		err = s.Press.Write(ctx, w, a.Format, d)
	} else {
		out.Unfilled, err = s.fill(ctx, w, m, d)
	}
	if err == nil {
		told(steps, steps, core.T("다 만들었습니다", "Done"))
	}
	return out, err
}

// fill writes the agency's own template.
func (s *Service) fill(ctx context.Context, w io.Writer, m *Material, d document.Document) ([]string, error) {
	t := m.Ask.Template
	file, err := s.Files.Open(ctx, t.SHA256)
	if err != nil {
		return nil, core.Fail(core.NotFound, "올린 서식 ‘%s’이(가) 없어졌습니다. 서식을 다시 올려 주십시오.", "The uploaded template ‘%s’ is gone. Upload it again.", t.Name).Because(err)
	}
	defer file.Close()
	_, fields, err := s.Press.Fields(file, file.Size())
	if err != nil {
		return nil, err
	}
	return s.Press.Fill(ctx, w, m.Ask.Format, file, file.Size(), values(m, d, fields), d.Lang)
}

// fileName says what it is, of which plan and day, in a form that every system
// takes.
func fileName(m *Material, d document.Document) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, d.Title)
	name := fmt.Sprintf("%s_%s_%s", strings.TrimSpace(clean), m.Ask.What.Title().In(d.Lang), m.At.In(core.Seoul).Format("20060102"))
	if d.Lang == core.English {
		name += "_en"
	}
	return strings.ReplaceAll(name, " ", "_") + "." + string(m.Ask.Format)
}

func forbidden() *core.Error {
	return core.Fail(core.Forbidden, "열람자는 보고서를 만들 수 없습니다. 위의 이름 자리에서 역할을 바꾸십시오.", "A reader cannot make reports. Change your role at the top of the page.")
}
