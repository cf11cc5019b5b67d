package page

import (
	"path"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// SystemOptions offers code systems.
func SystemOptions(systems ...core.System) []ui.Option {
	var out []ui.Option
	for _, s := range systems {
		out = append(out, ui.Option{Value: string(s), Label: s.Title()})
	}
	return out
}

// Repeated is a field of a row that occurs several times on the form: its name
// is shared, its id is its own.
type Repeated struct {
	Name    string
	Row     int
	Label   core.Text
	Value   string
	Options []ui.Option // a drop-down when there are any
	Error   core.Text
}

func (f Repeated) id() string { return f.Name + "-" + strconv.Itoa(f.Row) }

// Hidden is a field that keeps a part of the address in a form.
type Hidden struct{ Name, Value string }

// NoFile refuses a form that came without its file.
func NoFile() *core.Error {
	return core.Fail(core.Invalid, "가져올 파일을 골라 주십시오.", "Choose a file to import.").
		With("file", core.T("파일을 고르지 않았습니다.", "No file was chosen."))
}

// UploadName keeps the last part of what the browser calls the file.
func UploadName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	const most = 200
	if r := []rune(strings.ToValidUTF8(name, "")); len(r) > most {
		return string(r[len(r)-most:])
	}
	return strings.ToValidUTF8(name, "")
}
