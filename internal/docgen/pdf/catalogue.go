package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"naru/internal/core"
)

// described appends to a file what the library cannot write in its catalogue: the
// language, so that it is read aloud rightly, and that a window shows the title
// and not the name of the file. It is an incremental update as in ISO 32000-1,
// 7.5.6: a newer catalogue and a table that leads to it and to the older one.
func described(file []byte, lang core.Lang) []byte {
	from := bytes.Index(file, []byte("1 0 obj\n<<\n  /Type /Catalog"))
	trailer, end := bytes.LastIndex(file, []byte("trailer\n<<\n")), bytes.LastIndex(file, []byte("startxref\n"))
	if from < 0 || trailer < 0 || end < trailer {
		return file
	}
	size := bytes.Index(file[from:], []byte("\n>>"))
	first, _, _ := strings.Cut(string(file[end+len("startxref\n"):]), "\n")
	previous, err := strconv.Atoi(strings.TrimSpace(first))
	if size < 0 || err != nil {
		return file
	}
	out := bytes.NewBuffer(append(bytes.TrimRight(file, "\n"), '\n'))
	catalogue := out.Len()
	fmt.Fprintf(out, "%s\n  /Lang (%s)\n  /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", file[from:from+size], cmp.Or(lang, core.Korean))
	table := out.Len()
	rest := file[trailer+len("trailer\n<<\n") : end]
	fmt.Fprintf(out, "xref\n1 1\n%010d 00000 n \ntrailer\n<<\n/Prev %d\n%sstartxref\n%d\n%%%%EOF\n", catalogue, previous, rest, table)
	return out.Bytes()
}
