package source

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"naru/internal/core"
)

// jsonSample is how many records are read ahead to learn the columns: every
// key must appear among them.
const jsonSample = 10_000

const jsonBlock = 1024 // records per block

// jsonRows streams the objects of an array or of a file with one per line.
type jsonRows struct {
	name    string
	limits  Limits
	chunks  *chunks
	input   *chunkReader
	decoder *json.Decoder
	lines   bool // objects follow one another instead of standing in an array
	wrapped bool // the array stands inside an object
	columns map[string]int
	names   []string
	early   [][]cell // the records read to learn the columns
	record  int      // number of the last record handed out
	err     error
}

// cell is one value of an object.
type cell struct {
	column int
	value  string
}

func openJSON(ctx context.Context, t text, sample []byte, format Format, opt Options) (*opened, error) {
	bom, err := detectEncoding(&t, sample, opt.Encoding)
	if err != nil {
		return nil, err
	}
	c := readChunks(ctx, t)
	j := &jsonRows{
		name: t.name, limits: opt.Limits, chunks: c, input: &chunkReader{chunks: c},
		lines: format == JSONLines, columns: map[string]int{},
	}
	j.decoder = json.NewDecoder(j.input)
	j.decoder.UseNumber()
	if err := j.start(); err != nil {
		_ = j.close() // it has no error of its own
		return nil, err
	}
	return &opened{info: Info{Encoding: t.encoding, BOM: bom}, rows: j, columns: j.names}, nil
}

// start finds the rows and learns the columns.
func (j *jsonRows) start() error {
	if !j.lines {
		if err := j.enter(); err != nil {
			return err
		}
	}
	for len(j.early) < jsonSample {
		row, err := j.read(true)
		if errors.Is(err, io.EOF) {
			j.err = err
			break
		}
		if err != nil {
			return err
		}
		j.early = append(j.early, row)
	}
	if len(j.early) == 0 {
		return core.Fail(core.Invalid,
			"‘%s’의 JSON에 행이 없습니다. 조회 조건에 맞는 자료가 있는지 확인하십시오.",
			"‘%s’ has no rows. Check that the query it came from finds any data.", j.name)
	}
	return nil
}

// deepestRows is how many objects may stand around the array of rows.
const deepestRows = 3

// arrive ends the way down: at the array that holds the rows, or at something
// that holds none.
func (j *jsonRows) arrive(at json.Delim, key string, wrapped bool, answer serviceError) error {
	switch {
	case at == '[' && key != "features" && key != "arcs":
		j.wrapped = wrapped
		return nil
	case at != '[' && at != '{' && answer.code != "":
		return answer.fail(j.name)
	default:
		return j.noTable()
	}
}

// enter goes down to the array that holds the rows: the file itself, or the
// first array inside an object, at most two levels deep ({"data": {"data": […]}}).
func (j *jsonRows) enter() error {
	var answer serviceError
	for depth, inKey := 0, ""; ; {
		token, err := j.decoder.Token()
		if err != nil {
			if depth > 0 && errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return j.broken(err)
		}
		switch v := token.(type) {
		case json.Delim:
			if depth++; v != '{' || depth > deepestRows {
				return j.arrive(v, inKey, depth > 1, answer)
			}
			inKey = ""
		case string:
			if inKey == "" {
				inKey = v
				continue
			}
			answer.note(inKey, v)
			inKey = ""
		default:
			if number, ok := v.(json.Number); ok {
				answer.note(inKey, number.String())
			}
			inKey = ""
		}
	}
}

func (j *jsonRows) noTable() error {
	return core.Fail(core.Invalid,
		"‘%s’의 JSON에서 표를 찾지 못했습니다. 객체의 배열([{…}]), {\"data\": […]}, 또는 한 줄에 객체 하나인 파일이어야 합니다.",
		"‘%s’: no table was found in the JSON. It must be an array of objects ([{…}]), {\"data\": […]}, or one object per line.", j.name)
}

// read takes one record; learn tells whether it may bring new columns.
func (j *jsonRows) read(learn bool) ([]cell, error) {
	if !j.lines && !j.decoder.More() {
		if _, err := j.decoder.Token(); err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, j.broken(err)
		}
		return nil, j.end()
	}
	token, err := j.decoder.Token()
	if err != nil {
		if j.lines && errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, j.broken(err)
	}
	if token != json.Delim('{') {
		return nil, j.noObject()
	}
	var row []cell
	for j.decoder.More() {
		c, err := j.member(learn)
		if err != nil {
			return nil, err
		}
		row = append(row, c)
	}
	if _, err := j.decoder.Token(); err != nil {
		return nil, j.broken(err)
	}
	j.record++
	return row, nil
}

// end is io.EOF unless something follows an array that should be the whole file.
func (j *jsonRows) end() error {
	if j.wrapped {
		return io.EOF
	}
	_, err := j.decoder.Token()
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case err != nil:
		return j.broken(err)
	default:
		return core.Fail(core.Invalid,
			"‘%s’의 JSON에서 %d번째 레코드로 배열이 끝난 뒤에 글이 더 있습니다. 여러 응답을 이어 붙였다면 파일을 나누십시오.",
			"‘%s’: text follows the JSON array that ends with record %d. If several answers were joined, split the file.",
			j.name, j.record)
	}
}

func (j *jsonRows) noObject() error {
	return core.Fail(core.Invalid,
		"‘%s’의 %d번째 레코드가 객체({…})가 아닙니다. 행마다 이름이 있는 값이어야 합니다.",
		"‘%s’ record %d is not an object ({…}). Every row must have named values.", j.name, j.record+1)
}

func (j *jsonRows) member(learn bool) (cell, error) {
	token, err := j.decoder.Token()
	if err != nil {
		return cell{}, j.broken(err)
	}
	key, _ := token.(string) // the decoder lets nothing else stand here
	column, known := j.columns[key]
	if !known {
		if !learn {
			return cell{}, core.Fail(core.Invalid,
				"‘%s’의 %d번째 레코드에 앞의 %d개 레코드에 없던 항목 ‘%s’이(가) 있습니다. 첫 레코드에 모든 항목을 넣거나 파일을 나누십시오.",
				"‘%s’ record %d has a field that none of the first %d records has: ‘%s’. Put every field into the first record, or split the file.",
				j.name, j.record+1, jsonSample, key)
		}
		column = len(j.names)
		if column == j.limits.MaxColumns {
			return cell{}, core.Fail(core.TooLarge,
				"‘%s’의 항목이 %d개를 넘습니다. 표가 맞는지 확인하십시오.",
				"‘%s’ has more than %d fields. Check that it is a table.", j.name, j.limits.MaxColumns)
		}
		j.columns[key] = column
		j.names = append(j.names, key)
	}
	if token, err = j.decoder.Token(); err != nil {
		return cell{}, j.broken(err)
	}
	value := ""
	switch v := token.(type) {
	case string:
		value = v
	case json.Number:
		value = v.String()
	case bool:
		value = "false"
		if v {
			value = "true"
		}
	case json.Delim:
		return cell{}, core.Fail(core.Invalid,
			"‘%s’의 %d번째 레코드에서 항목 ‘%s’의 값이 배열이나 객체입니다. 값이 하나씩인 평평한 표여야 합니다.",
			"‘%s’ record %d: the field ‘%s’ holds an array or object. The table must be flat, one value per field.",
			j.name, j.record+1, key)
	}
	if len(value) > j.limits.MaxField {
		return cell{}, failLongField(j.name, j.record+1, column+1, j.limits.MaxField)
	}
	return cell{column, value}, nil
}

// broken explains what the decoder could not read. A failure of the text
// below it (encoding, reading, stopping) is the better explanation.
func (j *jsonRows) broken(err error) error {
	if below := j.input.err; below != nil && !errors.Is(below, io.EOF) {
		return below
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return core.Fail(core.Invalid,
			"‘%s’의 JSON이 %d번째 레코드 뒤에서 끊겼습니다. 파일을 다시 내려받으십시오.",
			"‘%s’: the JSON breaks off after record %d. Download it again.", j.name, j.record)
	}
	return core.Fail(core.Invalid,
		"‘%s’의 JSON이 %d번째 레코드(문자 위치 %d)에서 잘못되었습니다. 파일을 다시 내려받으십시오.",
		"‘%s’: the JSON is wrong at record %d (offset %d). Download it again.",
		j.name, j.record+1, j.decoder.InputOffset()).Because(err)
}

func (j *jsonRows) next(b *Block) error {
	b.reset(b.data[:0])
	row := make([]string, len(j.names))
	for b.Len() < jsonBlock {
		var cells []cell
		var line int
		if len(j.early) > 0 {
			cells, j.early = j.early[0], j.early[1:]
			line = j.record - len(j.early)
		} else {
			if j.err == nil {
				cells, j.err = j.read(false)
			}
			if j.err != nil {
				break
			}
			line = j.record
		}
		clear(row)
		for _, c := range cells {
			row[c.column] = c.value
		}
		for _, value := range row {
			b.appendString(value)
		}
		b.endRow(line)
	}
	if b.Len() == 0 {
		return j.err
	}
	return nil
}

func (j *jsonRows) done() int64 { return j.input.at }

func (j *jsonRows) close() error {
	j.chunks.close()
	return nil
}
