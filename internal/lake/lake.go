package lake

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"naru/internal/core"
)

// Lake is a folder of versions. It is safe for concurrent use.
type Lake struct {
	root    string
	workers int
}

// Open opens the lake in a folder, which is made when it is not there.
func Open(root string) (*Lake, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, storage(err, root)
	}
	if err := os.MkdirAll(abs, folderMode); err != nil {
		return nil, storage(err, root)
	}
	return &Lake{root: abs, workers: max(runtime.GOMAXPROCS(0), 1)}, nil
}

// Root is the absolute path of the lake's folder.
func (l *Lake) Root() string { return l.root }

const (
	folderMode = 0o750
	fileMode   = 0o640
	// A folder whose name starts so is being written, or was when the process died.
	tempPrefix = ".writing-"
)

// Version ids become folder names, so they may hold nothing that a path could
// be made of.
var idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`)

func checkID(versionID string) error {
	if idForm.MatchString(versionID) {
		return nil
	}
	return core.Fail(core.Invalid,
		"판 번호 ‘%s’을(를) 쓸 수 없습니다. 영문자, 숫자, 붙임표, 밑줄만 쓸 수 있습니다.",
		"The version id ‘%s’ cannot be used: only letters, digits, hyphens and underscores.", versionID)
}

// PathOf is the place of a version's file below the lake's root.
func PathOf(versionID string) string { return versionID + "/" + FileName }
