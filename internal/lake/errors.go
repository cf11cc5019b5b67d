package lake

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"naru/internal/core"
)

// storage says what a fault of the file system means for the user. The name is
// a path below the lake's root; the full path stays in the cause.
func storage(err error, name string) error {
	var known *core.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return core.Fail(core.Cancelled, "작업을 중단했습니다.", "The work was stopped.").Because(err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return core.Fail(core.Unavailable,
			"‘%s’을(를) 쓰는 중에 디스크가 가득 찼습니다. 공간을 비우고 다시 시도해 주십시오.",
			"The disk filled up while writing ‘%s’. Free some space and try again.", name).Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return core.Fail(core.Unavailable,
			"자료 폴더의 ‘%s’에 접근할 권한이 없습니다. 폴더의 소유자와 권한을 확인해 주십시오.",
			"There is no permission for ‘%s’ in the data folder. Check the folder's owner and mode.", name).Because(err)
	default:
		return core.Fail(core.Internal,
			"자료 파일 ‘%s’을(를) 다루는 중에 문제가 생겼습니다. 디스크 상태를 확인하고 다시 시도해 주십시오.",
			"Something went wrong with the data file ‘%s’. Check the disk and try again.", name).Because(err)
	}
}

// missing is the error of a version whose file is gone.
func missing(name string, cause error) error {
	return core.Fail(core.Unavailable,
		"자료 파일 ‘%s’이(가) 없습니다. 백업에서 되살리거나 원본을 다시 가져와 주십시오.",
		"The data file ‘%s’ is missing. Restore it from a backup or import the original again.", name).Because(cause)
}

// Damaged is the error of a file, named below the lake's root, that is not
// what was written.
func Damaged(name string, cause error) error {
	return core.Fail(core.Internal,
		"자료 파일 ‘%s’이(가) 손상되었습니다. 백업에서 되살리거나 원본을 다시 가져와 주십시오.",
		"The data file ‘%s’ is damaged. Restore it from a backup or import the original again.", name).Because(cause)
}
