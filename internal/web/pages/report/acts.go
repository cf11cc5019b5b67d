package report

import (
	"encoding/json"
	"io"
	"net/http"

	"naru/internal/core"
	"naru/internal/job"
	"naru/internal/report"
	"naru/internal/web/pages/page"
)

// file sends a document that is made.
func (s *Section) file(w http.ResponseWriter, r *http.Request) error {
	result, content, err := s.Jobs.Open(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	defer content.Close()
	page.Attach(w, result.Name, result.MediaType)
	_, err = io.Copy(w, content)
	return err //nolint:wrapcheck // the reader went away
}

func (s *Section) cancel(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Jobs.Cancel(r.Context(), page.Actor(r.Context()), r.PathValue("id")); err != nil {
		return err
	}
	return page.SeeOther(w, r, root+"?"+paramDone+"=cancelled")
}

func (s *Section) remove(w http.ResponseWriter, r *http.Request) error {
	if err := s.Jobs.Remove(r.Context(), page.Actor(r.Context()), r.PathValue("id")); err != nil {
		return err
	}
	return page.SeeOther(w, r, root+"?"+paramDone+"=deleted")
}

// again makes a document once more: one that failed as the same work, one that
// is done anew from what the plan holds by now.
func (s *Section) again(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	j, err := s.Jobs.Watch(r.Context(), who, r.PathValue("id"))
	if err != nil {
		return err
	}
	if j.CanRetry() {
		_, err = s.Jobs.Retry(r.Context(), who, j.ID)
	} else {
		err = s.order(r, who, j)
	}
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, root+"?"+paramDone+"=started")
}

func (s *Section) order(r *http.Request, who core.Actor, j job.Job) error {
	var a report.Ask
	if err := json.Unmarshal(j.Params, &a); err != nil || j.Kind != report.Kind {
		return core.Fail(core.Invalid, "이 보고서의 선택을 읽을 수 없습니다. 새로 골라 만들어 주십시오.", "The choices of this report cannot be read. Choose anew.").Because(err)
	}
	return s.start(r, who, a)
}

func (s *Section) start(r *http.Request, who core.Actor, a report.Ask) error {
	o, err := s.Reports.Order(r.Context(), who, a)
	if err != nil {
		return err
	}
	_, err = s.Jobs.Start(r.Context(), who, o)
	return err
}
