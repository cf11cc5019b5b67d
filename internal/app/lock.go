package app

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"naru/internal/core"
)

// folderLock says that this process uses the data folder. Several processes
// may (the server, and imports on the command line), but only one that is
// alone may clear up what a dead one left behind.
type folderLock struct{ file *os.File }

// lockFolder makes the folder when needed and joins its users. alone reports
// whether nobody else was there, in which case the folder is held exclusively
// until share is called.
func lockFolder(dir string) (l *folderLock, alone bool, err error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, false, unwritable(dir, err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "in-use"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, unwritable(dir, err)
	}
	l = &folderLock{file: f}
	if flock(f, syscall.LOCK_EX|syscall.LOCK_NB) == nil {
		return l, true, nil
	}
	return l, false, l.share()
}

// share lets other processes in.
func (l *folderLock) share() error {
	if err := flock(l.file, syscall.LOCK_SH); err != nil {
		return core.Fail(core.Unavailable,
			"자료 폴더를 함께 쓰도록 잠그지 못했습니다. 파일 시스템이 잠금을 지원하는지 살펴 주십시오.",
			"The data folder could not be locked for sharing. Check that its file system supports locks.").Because(err)
	}
	return nil
}

func (l *folderLock) release() error { return l.file.Close() }

func flock(f *os.File, how int) error {
	for {
		err := syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			return os.NewSyscallError("flock", err)
		}
	}
}

func unwritable(dir string, err error) error {
	return core.Fail(core.Unavailable,
		"자료 폴더 ‘%s’에 쓸 수 없습니다. 권한을 고치거나 --data로 다른 폴더를 지정해 주십시오.",
		"The data folder ‘%s’ cannot be written. Mend its permissions, or name another with --data.", dir).Because(err)
}
