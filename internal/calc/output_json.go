package calc

import (
	"bufio"
	"encoding/json"
	"io"
	"math"
	"slices"
)

// jsonRows writes an array of objects, one to a line, keys in column order.
type jsonRows struct {
	w     *bufio.Writer
	keys  [][]byte // "name":
	line  []byte
	begun bool
}

func newJSONRows(w io.Writer, texts, numbers []string) *jsonRows {
	j := &jsonRows{w: bufio.NewWriterSize(w, writeBuffer)}
	for _, name := range slices.Concat(texts, numbers) {
		j.keys = append(j.keys, append(appendJSON(nil, name), ':'))
	}
	return j
}

func (j *jsonRows) row(texts []string, numbers []float64) error {
	j.line = append(j.line[:0], ",\n"...)
	if !j.begun {
		j.line = append(j.line[:0], "[\n"...)
		j.begun = true
	}
	for k, key := range j.keys {
		j.line = append(j.line, "{,"[min(k, 1)])
		j.line = append(j.line, key...)
		switch {
		case k < len(texts):
			j.line = appendJSON(j.line, texts[k])
		case math.IsNaN(numbers[k-len(texts)]):
			j.line = append(j.line, "null"...)
		default:
			j.line = appendNumber(j.line, numbers[k-len(texts)])
		}
	}
	j.line = append(j.line, '}')
	_, err := j.w.Write(j.line)
	return err //nolint:wrapcheck // told by Output.writeTo
}

func (j *jsonRows) finish() error {
	end := "\n]\n"
	if !j.begun {
		end = "[]\n"
	}
	if _, err := j.w.WriteString(end); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	return j.w.Flush() //nolint:wrapcheck // told by Output.writeTo
}

func appendJSON(line []byte, s string) []byte {
	b, err := json.Marshal(s)
	if err != nil { // a string always can be
		return append(line, `""`...)
	}
	return append(line, b...)
}
