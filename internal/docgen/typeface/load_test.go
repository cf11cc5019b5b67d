package typeface

import (
	"strings"
	"testing"
	"testing/fstest"

	"naru/internal/core"
)

func TestABinaryWithoutTheTypefaceSaysWhatToDo(t *testing.T) {
	t.Parallel()
	_, err := read(fstest.MapFS{}, "Bold")
	if core.CodeOf(err) != core.Unavailable || !strings.Contains(core.MessageOf(err).Ko, "make build") || !strings.Contains(core.MessageOf(err).En, "PretendardGOV-Bold.ttf") {
		t.Errorf("without a file: %v", err)
	}
	_, err = read(fstest.MapFS{"dist/PretendardGOV-Bold.ttf": {Data: []byte("not a typeface")}}, "Bold")
	if core.CodeOf(err) != core.Internal {
		t.Errorf("with a broken file: %v", err)
	}
}
