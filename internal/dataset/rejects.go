package dataset

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/ingest"
)

// maxRejects is how many rejects are listed one by one; beyond it they are
// counted only. A file that fails that often is not read by its mapping.
const maxRejects = 100_000

// FieldRejects names the field of a failed import's error that holds the
// checksum of its list of rejects.
const FieldRejects = "rejects"

// rejectList gathers rejects as the CSV that people download.
type rejectList struct {
	buf   bytes.Buffer
	out   *csv.Writer
	count int
	first []ingest.Reject
}

func (l *rejectList) add(r ingest.Reject) {
	if l.count++; l.count > maxRejects {
		return
	}
	if l.out == nil {
		l.buf.WriteString("\ufeff") // spreadsheets take it as UTF-8
		l.out = csv.NewWriter(&l.buf)
		l.write("줄 line", "열 column", "값 value", "까닭", "reason")
	}
	if len(l.first) < 5 {
		l.first = append(l.first, r)
	}
	l.write(strconv.Itoa(r.Line), r.Column, r.Value, r.Reason.Ko, r.Reason.En)
}

// write never fails: a buffer in memory takes everything.
func (l *rejectList) write(fields ...string) {
	for i, f := range fields {
		fields[i] = inert(f)
	}
	_ = l.out.Write(fields)
}

// inert keeps a spreadsheet from running a cell as a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			return "'" + s
		}
	}
	return s
}

// keepRejects stores the list and gives its checksum; "" when there is none.
func (s *Service) keepRejects(ctx context.Context, l *rejectList) (string, error) {
	if l.count == 0 {
		return "", nil
	}
	if l.count > maxRejects {
		l.write("", "", "", "이 밖에 "+strconv.Itoa(l.count-maxRejects)+"건이 더 있습니다.",
			strconv.Itoa(l.count-maxRejects)+" more are not listed.")
	}
	l.out.Flush()
	sha, _, err := s.originals.Put(ctx, bytes.NewReader(l.buf.Bytes()), s.limits.FileBytes)
	return sha, err
}

// withRejects adds the first rejects to the error of an import that failed
// because of them, so that the user sees what to mend.
func (s *Service) withRejects(ctx context.Context, err error, l *rejectList) error {
	var e *core.Error
	if !errors.As(err, &e) || e.Code != core.Invalid || len(l.first) == 0 {
		return err
	}
	for _, r := range l.first {
		e = e.With("line", placeOf(r))
	}
	if sha, kept := s.keepRejects(ctx, l); kept == nil {
		e = e.With(FieldRejects, core.T(sha, sha))
	}
	return e
}

// placeOf says where a reject stands and why. A reject of a whole row has no column.
func placeOf(r ingest.Reject) core.Text {
	if r.Column == "" {
		return core.Tf("%[1]d번째 줄: %[2]s", "line %[1]d: %[2]s", r.Line, r.Reason)
	}
	return core.Tf("%[1]d번째 줄, ‘%[2]s’ 열, 값 ‘%[3]s’: %[4]s", "line %[1]d, column ‘%[2]s’, value ‘%[3]s’: %[4]s",
		r.Line, r.Column, r.Value, r.Reason)
}
