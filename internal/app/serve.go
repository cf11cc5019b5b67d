package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"naru/internal/core"
	"naru/internal/source/kosis"
	"naru/internal/web"
	"naru/internal/web/pages"
)

// Timeouts of the server. There is none for bodies: a file of gigabytes over a
// slow disk takes as long as it takes.
const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 5 * time.Second
)

// Serve answers requests and does the jobs that are waiting until the context
// ends. ready is told the address once the port is open.
func (a *App) Serve(ctx context.Context, ready func(address string)) error {
	if err := a.Config.checkAddr(); err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", a.Config.Addr)
	if err != nil {
		return portError(a.Config.Addr, err)
	}
	site := a.site()
	defer site.KOSIS.Stop()
	server := &http.Server{
		Handler:           web.Handler(site, a.log),
		ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
	}
	a.Jobs.Work()
	defer a.Jobs.Stop()
	ready("http://" + l.Addr().String())
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return core.Fail(core.Internal, "서버가 멈췄습니다.", "The server stopped.").Because(err)
	case <-ctx.Done():
		a.Jobs.Stop()
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		if err := server.Shutdown(stop); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return core.Fail(core.Internal, "서버를 깨끗이 끝내지 못했습니다.", "The server did not stop cleanly.").Because(err)
		}
		return nil
	}
}

func (a *App) site() *pages.Site {
	return &pages.Site{
		Datasets: a.Datasets, Definitions: a.Definitions, Diagnosis: a.Diagnosis, Linkage: a.Linkage,
		Studies: a.Studies, Policies: a.Policies, Roadmaps: a.Roadmaps, Reports: a.Reports, Jobs: a.Jobs,
		Regions: a.Regions, Home: a.Config.Home,
		KOSIS: kosis.NewDesk(kosis.Client{Key: a.Config.KOSISKey, BaseURL: a.Config.KOSISURL}, core.NewID),
	}
}

func portError(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return core.Fail(core.Unavailable,
			"%s은(는) 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 --addr로 다른 번호를 지정하십시오.",
			"%s is in use by another program. Stop that program, or choose another port with --addr.", addr).Because(err)
	}
	return core.Fail(core.Unavailable, "%s에서 열 수 없습니다. --addr로 다른 주소를 지정하십시오.",
		"Naru cannot listen on %s. Choose another address with --addr.", addr).Because(err)
}
