package blob

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"naru/internal/core"
)

// fail gives the words for an error of the disk.
func (f *Folder) fail(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return core.Fail(core.Unavailable,
			"디스크가 가득 차서 파일을 보관하지 못했습니다: %s. 공간을 비운 뒤 다시 시도해 주십시오.",
			"The disk is full, so the file was not stored: %s. Free some space and try again.", f.root).Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return core.Fail(core.Forbidden,
			"파일 보관 폴더를 읽거나 쓸 권한이 없습니다: %s. 권한을 바꾸거나 --data로 다른 폴더를 지정해 주십시오.",
			"The folder of stored files may not be read or written: %s. Change its permissions, or name another folder with --data.", f.root).Because(err)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return core.Fail(core.Invalid,
			"파일을 보관할 폴더의 이름을 다른 파일이 쓰고 있습니다: %s. --data로 다른 폴더를 지정해 주십시오.",
			"A file stands where the folder of stored files should be: %s. Name another folder with --data.", f.root).Because(err)
	default:
		return core.Fail(core.Unavailable,
			"디스크에서 파일을 읽거나 쓰지 못했습니다: %s. 디스크 상태를 확인한 뒤 다시 시도해 주십시오.",
			"The disk failed to read or write a file: %s. Check the disk and try again.", f.root).Because(err)
	}
}

// broken gives the words for an error of the source that a file comes from.
func broken(err error) error {
	var known *core.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled):
		return core.Fail(core.Cancelled, "요청에 따라 멈췄습니다.", "Stopped on request.").Because(err)
	default:
		return core.Fail(core.Invalid,
			"파일이 끝까지 오지 않았습니다. 다시 올려 주십시오.",
			"The file did not arrive whole. Please send it again.").Because(err)
	}
}

// bytes writes a size as people do, in units of 1024.
func bytes(n int64) string {
	const unit = 1024
	if n < unit {
		return fmt.Sprintf("%d B", n)
	}
	size, prefix := float64(n)/unit, 0
	for size >= unit && prefix < len("KMGTPE")-1 {
		size, prefix = size/unit, prefix+1
	}
	return fmt.Sprintf("%.4g %ciB", size, "KMGTPE"[prefix])
}
