package report

import (
	"bytes"
	"context"
	"encoding/json"

	"naru/internal/core"
	"naru/internal/job"
)

// Kind is what the making of a report is called among the jobs.
const Kind = "report"

// Order is the job that makes what is asked for. It refuses what could never be
// made, and what the actor may not have.
func (s *Service) Order(ctx context.Context, actor core.Actor, a Ask) (job.Order, error) {
	if err := a.Validate(); err != nil {
		return job.Order{}, err
	}
	plan, err := s.Roadmaps.PlanAt(ctx, actor, a.Roadmap, a.Version)
	if err != nil {
		return job.Order{}, err
	}
	lang := core.T("한국어", "Korean")
	if a.Lang == core.English {
		lang = core.T("영어", "English")
	}
	title := core.Tf("%[1]s · %[2]s · %[3]s", "%[1]s · %[2]s · %[3]s", plan.Roadmap.Title, a.What.Title(), lang)
	return job.Order{Kind: Kind, Title: title, Params: a}, nil
}

// Work makes the document of a job. It implements [job.Worker].
func (s *Service) Work(ctx context.Context, t job.Task, report job.Report) (job.Output, error) {
	var a Ask
	if err := json.Unmarshal(t.Params, &a); err != nil {
		return job.Output{}, core.Fail(core.Invalid, "이 작업의 내용을 읽을 수 없습니다. 보고서를 새로 만들어 주십시오.", "What this job is about cannot be read. Make the report anew.").Because(err)
	}
	var file bytes.Buffer
	made, err := s.Make(ctx, t.Actor, a, &file, Progress(report))
	if err != nil {
		return job.Output{}, err
	}
	return job.Output{Name: made.Name, MediaType: a.Format.MediaType(), Content: &file}, nil
}

// MediaType is what files of the format are called on the web.
func (f Format) MediaType() string {
	switch f {
	case HWPX:
		return "application/hwp+zip"
	case DOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	default:
		return "application/pdf"
	}
}
