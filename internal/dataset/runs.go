package dataset

import (
	"context"
	"errors"
	"time"

	"naru/internal/core"
)

// Begin starts an import in the background and gives its record at once.
// Progress and the outcome are asked for with Watch.
func (s *Service) Begin(ctx context.Context, actor core.Actor, q Request) (Run, error) {
	run, err := s.open(ctx, actor, q)
	if err != nil {
		return Run{}, err
	}
	// The import outlives the request that asked for it.
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s.live.start(run.ID, cancel)
	s.live.wg.Go(func() {
		defer s.live.end(run.ID)
		_, err := s.perform(work, actor, q, run, func(p Progress) { s.live.set(run.ID, p) })
		if err != nil {
			s.fail(work, run, err)
		}
	})
	return run, nil
}

// Watch gives an import's record and, while this process performs it, its progress.
func (s *Service) Watch(ctx context.Context, actor core.Actor, id string) (Run, Progress, error) {
	p, _ := s.live.get(id)
	r, err := s.runs.Run(ctx, actor.Agency, id)
	return r, p, err
}

// Runs lists the newest imports.
func (s *Service) Runs(ctx context.Context, actor core.Actor, limit int) ([]Run, error) {
	return s.runs.Runs(ctx, actor.Agency, limit)
}

// Cancel stops an import of this process. Nothing of it becomes visible.
func (s *Service) Cancel(_ context.Context, actor core.Actor, id string) error {
	if err := mayWrite(actor); err != nil {
		return err
	}
	if !s.live.stop(id) {
		return core.Fail(core.Conflict, "이 가져오기는 이미 끝났거나 다른 곳에서 돌고 있습니다.",
			"This import has ended already, or runs elsewhere.")
	}
	return nil
}

// Stop cancels what is under way and waits for it.
func (s *Service) Stop() {
	s.live.mu.Lock()
	for _, r := range s.live.runs {
		r.cancel()
	}
	s.live.mu.Unlock()
	s.live.wg.Wait()
}

// Recover clears up after a process that died: open runs are closed as
// interrupted and files that no version names are removed. It must only be
// called while no other process imports.
func (s *Service) Recover(ctx context.Context, agency string) (runs, folders int, err error) {
	closing := Run{
		Agency: agency, State: RunInterrupted, EndedAt: s.clock(),
		Message: core.T("프로그램이 도중에 꺼져 가져오지 못했습니다. 남은 것은 없으니 다시 가져오십시오.",
			"The program ended before the import was done. Nothing was kept; please import again."),
	}
	if runs, err = s.runs.InterruptRuns(ctx, agency, closing); err != nil {
		return 0, 0, err
	}
	versions, err := s.store.Versions(ctx, agency, "")
	if err != nil {
		return runs, 0, err
	}
	ids := make([]string, len(versions))
	for i, v := range versions {
		ids[i] = v.ID
	}
	folders, err = s.lake.Keep(ctx, ids)
	return runs, folders, err
}

// fail records why an import ended without a version. The record is best
// effort: when the store is down, the next start finds the run open.
func (s *Service) fail(ctx context.Context, run Run, err error) {
	run.State, run.Message, run.EndedAt = RunFailed, core.MessageOf(err), s.clock()
	if core.CodeOf(err) == core.Cancelled || errors.Is(err, context.Canceled) {
		run.State = RunCancelled
	}
	if e, ok := errors.AsType[*core.Error](err); ok {
		run.Fields = e.Fields
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = s.runs.CloseRun(ctx, run)
}
