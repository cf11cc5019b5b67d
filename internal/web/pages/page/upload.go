package page

import (
	"errors"
	"io"
	"net/http"

	"naru/internal/core"
)

// Upload hands the file of a form to keep as it arrives: one of gigabytes never
// lies in memory, and what stands behind it in the form is not read. An error of
// keep that has no words yet is told as an upload that broke off.
func Upload(r *http.Request, keep func(name string, file io.Reader) error) error {
	body, err := r.MultipartReader()
	if err != nil {
		return NoFile().Because(err)
	}
	for {
		part, err := body.NextPart()
		if errors.Is(err, io.EOF) {
			return NoFile()
		}
		if err != nil {
			return brokenUpload(err)
		}
		if part.FormName() != "file" || part.FileName() == "" {
			continue
		}
		err = keep(UploadName(part.FileName()), part)
		if _, told := errors.AsType[*core.Error](err); err == nil || told {
			return err
		}
		return brokenUpload(err)
	}
}

// TooLarge reports whether an upload ended because of its size.
func TooLarge(err error) bool {
	_, large := errors.AsType[*http.MaxBytesError](err)
	return large
}

func brokenUpload(cause error) *core.Error {
	return core.Fail(core.Invalid, "파일을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The upload broke off. Please try again.").
		Because(cause).With("file", core.T("받다가 끊겼습니다.", "The upload broke off."))
}
