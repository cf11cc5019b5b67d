package app

import (
	"context"
	"errors"
	"net"
	"syscall"

	"naru/internal/core"
	"naru/internal/web/assets"
)

// Check is one thing that Examine looked at.
type Check struct {
	Name core.Text
	OK   bool
	Says core.Text // what was found; for an ill one, what to do
}

// Examine looks at everything that Naru needs to run.
func Examine(ctx context.Context, c Config) []Check {
	checks := []Check{checkAddress(ctx, c)}
	a, err := Open(ctx, c)
	if err != nil {
		checks = append(checks, ill(core.T("자료 폴더와 저장소", "Data folder and stores"), err))
	} else {
		checks = append(checks, a.checkStores(ctx)...)
		if err := a.Close(); err != nil {
			checks = append(checks, ill(core.T("저장소 닫기", "Closing the stores"), err))
		}
	}
	return append(checks, checkDisk(c.Data), checkAssets())
}

func well(name, says core.Text) Check { return Check{Name: name, OK: true, Says: says} }

func ill(name core.Text, err error) Check { return Check{Name: name, Says: core.MessageOf(err)} }

func checkAddress(ctx context.Context, c Config) Check {
	name := core.T("주소", "Address")
	if err := c.checkAddr(); err != nil {
		return ill(name, err)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return well(name, core.Tf("%s은(는) 쓰이고 있습니다(나루가 열려 있다면 정상입니다).", "%s is in use (as it should be while Naru is open).", c.Addr))
	}
	if err != nil {
		return ill(name, portError(c.Addr, err))
	}
	_ = l.Close() // opened only to see that it can be
	return well(name, core.Tf("%s을(를) 쓸 수 있습니다.", "%s is free.", c.Addr))
}

func (a *App) checkStores(ctx context.Context) []Check {
	store := core.T("기록 저장소", "Record store")
	checks := []Check{well(core.T("자료 폴더", "Data folder"), core.T(a.Config.Data, a.Config.Data))}
	if err := a.Store.Ping(ctx); err != nil {
		return append(checks, ill(store, err))
	}
	about, err := a.Store.Describe(ctx)
	if err != nil {
		return append(checks, ill(store, err))
	}
	checks = append(checks, well(store, core.Tf("%[1]s, 스키마 %[2]d, %[3]s", "%[1]s, schema %[2]d, %[3]s", about.Engine, about.Schema, about.Where)))
	return append(checks, a.checkLake(ctx))
}

// checkLake reads every file of every published version again.
func (a *App) checkLake(ctx context.Context) Check {
	name := core.T("관측값 파일", "Lake")
	versions, err := a.Store.Versions(ctx, core.DefaultAgency, "")
	if err != nil {
		return ill(name, err)
	}
	n := 0
	for _, v := range versions {
		if len(v.Files) == 0 {
			continue
		}
		if err := a.Lake.Verify(ctx, v); err != nil {
			return ill(name, err)
		}
		n++
	}
	return well(name, core.Tf("%d개 판의 파일이 모두 온전합니다.", "The files of all %d versions are intact.", n))
}

// checkDisk asks for room for one more import of the usual size.
func checkDisk(dir string) Check {
	const least = 2 << 30
	name := core.T("디스크", "Disk")
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return ill(name, unwritable(dir, err))
	}
	free := int64(st.Bavail) * st.Bsize //nolint:gosec // far below 2^63 bytes
	const gib = 1 << 30
	if free < least {
		return ill(name, core.Fail(core.Unavailable, "남은 공간이 %.1f GiB뿐입니다. 2 GiB 이상 비워 주십시오.", "Only %.1f GiB are free; make room for 2 GiB.", float64(free)/gib))
	}
	return well(name, core.Tf("%.1f GiB가 남아 있습니다.", "%.1f GiB are free.", float64(free)/gib))
}

func checkAssets() Check {
	name := core.T("글꼴과 화면 파일", "Fonts and page files")
	if err := assets.Built(); err != nil {
		return ill(name, core.Fail(core.Unavailable, "화면 파일이 빠진 채로 만들어졌습니다. ‘make build’로 다시 만드십시오.",
			"The binary was built without its page files. Build it again with ‘make build’."))
	}
	return well(name, core.T("모두 들어 있습니다.", "All there."))
}
