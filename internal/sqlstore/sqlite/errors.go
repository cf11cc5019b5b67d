package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"naru/internal/core"
)

// primary is the part of a result code that names the class of the fault.
const primary = 0xff

// translate gives the words for an error of the driver or of the file system;
// nil for one that it does not know.
func translate(path string, err error) error {
	if err == nil {
		return nil
	}
	known, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return translateFile(path, err)
	}
	switch code := known.Code(); {
	case code == sqlite3.SQLITE_CONSTRAINT_UNIQUE || code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return core.Fail(core.Conflict,
			"같은 이름이나 번호의 기록이 이미 있습니다.",
			"A record of the same name or number exists already.").Because(err)
	case code&primary == sqlite3.SQLITE_CONSTRAINT:
		return core.Fail(core.Invalid,
			"기록이 저장 규칙에 맞지 않아 저장하지 않았습니다. 관리자에게 알려 주십시오.",
			"The record breaks a rule of the store and was not saved. Please tell the administrator.").Because(err)
	default:
		if e := translateFault(path, code&primary); e != nil {
			return e.Because(err)
		}
		return nil
	}
}

// translateFault gives the words for a fault of the machine or the file.
func translateFault(path string, class int) *core.Error {
	switch class {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return core.Fail(core.Unavailable,
			"다른 프로그램이 데이터베이스 파일을 오래 쓰고 있습니다: %s. 잠시 뒤에 다시 시도하거나, 함께 실행한 다른 나루를 끝내 주십시오.",
			"Another program has been using the database file for long: %s. Try again in a moment, or end the other Naru.", path)
	case sqlite3.SQLITE_FULL:
		return full(path)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return denied(path)
	case sqlite3.SQLITE_CORRUPT:
		return damaged(path)
	case sqlite3.SQLITE_NOTADB:
		return core.Fail(core.Invalid,
			"나루의 데이터베이스 파일이 아닙니다: %s. --db에 다른 파일을 지정하거나, 이 파일을 다른 곳으로 옮겨 주십시오.",
			"This is not a Naru database file: %s. Name another file with --db, or move this one away.", path)
	case sqlite3.SQLITE_CANTOPEN:
		return core.Fail(core.Unavailable,
			"데이터베이스 파일을 열 수 없습니다: %s. 폴더가 있는지, 읽고 쓸 권한이 있는지 확인해 주십시오.",
			"The database file cannot be opened: %s. See that the folder exists and may be read and written.", path)
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS:
		return core.Fail(core.Unavailable,
			"디스크에서 데이터베이스를 읽거나 쓰지 못했습니다: %s. 디스크 상태와 남은 공간을 확인한 뒤 나루를 다시 시작해 주십시오.",
			"The disk failed to read or write the database: %s. Check the disk and its free space, then start Naru again.", path)
	case sqlite3.SQLITE_TOOBIG:
		return core.Fail(core.TooLarge,
			"기록 하나가 데이터베이스에 담을 수 있는 크기를 넘었습니다.",
			"One record is larger than the database can hold.")
	default:
		return nil
	}
}

func translateFile(path string, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return core.Fail(core.Cancelled, "요청에 따라 멈췄습니다.", "Stopped on request.").Because(err)
	case errors.Is(err, context.DeadlineExceeded):
		return translateFault(path, sqlite3.SQLITE_BUSY).Because(err)
	case errors.Is(err, syscall.ENOSPC):
		return full(path).Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return denied(path).Because(err)
	case errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return core.Fail(core.Invalid,
			"데이터베이스 파일을 둘 수 없는 곳입니다: %s. 폴더가 아니라 파일 이름을 지정해 주십시오.",
			"The database file cannot be put there: %s. Name a file, not a folder.", path).Because(err)
	default:
		return nil
	}
}

func full(path string) *core.Error {
	return core.Fail(core.Unavailable,
		"디스크가 가득 차서 저장하지 못했습니다: %s. 공간을 비운 뒤 다시 시도해 주십시오. 저장된 기록은 그대로입니다.",
		"The disk is full, so nothing was saved: %s. Free some space and try again. What was saved before is intact.", path)
}

func denied(path string) *core.Error {
	return core.Fail(core.Forbidden,
		"데이터베이스 파일이나 폴더에 쓸 권한이 없습니다: %s. 권한을 바꾸거나 --data로 다른 폴더를 지정해 주십시오.",
		"The database file or its folder may not be written: %s. Change its permissions, or name another folder with --data.", path)
}

func damaged(path string) *core.Error {
	return core.Fail(core.Internal,
		"데이터베이스 파일이 손상되었습니다: %s. 나루를 끝내고 백업에서 되살려 주십시오. 손상된 파일은 지우지 말고 옮겨 두십시오.",
		"The database file is damaged: %s. End Naru and restore the file from a backup. Keep the damaged file aside.", path)
}
