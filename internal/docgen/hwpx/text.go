package hwpx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"naru/internal/docgen/pack"
)

// Text reads the text of an HWPX file in order, one paragraph a line. The cells
// of a table follow each other as they stand in its rows; running heads and
// feet are left out.
func Text(r io.ReaderAt, size int64) (string, error) {
	p, err := open(r, size)
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, name := range sectionNames(p) {
		data, err := p.Read(name)
		if err != nil {
			return "", explain(err)
		}
		lines, err := readSection(data)
		if err != nil {
			return "", explain(fmt.Errorf("%w: %s: %w", pack.ErrBroken, name, err))
		}
		all.WriteString(lines)
	}
	return all.String(), nil
}

// readSection gives the text of a section, a line end after every paragraph.
func readSection(data []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out strings.Builder
	var lines []*strings.Builder // of the paragraphs that are open
	inText, skipped := false, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("hwpx: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "header", "footer":
				skipped++
			case "p":
				flush(&out, lines)
				lines = append(lines, &strings.Builder{})
			case "t":
				inText = true
			case "lineBreak":
				write(lines, skipped, "\n")
			case "tab":
				write(lines, skipped, "\t")
			case "nbSpace", "fwSpace":
				write(lines, skipped, " ")
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "header", "footer":
				skipped--
			case "p":
				if flush(&out, lines); len(lines) > 0 {
					lines = lines[:len(lines)-1]
				}
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText {
				write(lines, skipped, string(t))
			}
		}
	}
}

func write(lines []*strings.Builder, skipped int, s string) {
	if skipped == 0 && len(lines) > 0 {
		innermost := lines[len(lines)-1]
		innermost.WriteString(s)
	}
}

// flush ends the line of the innermost paragraph if it holds text.
func flush(out *strings.Builder, lines []*strings.Builder) {
	if len(lines) == 0 || lines[len(lines)-1].Len() == 0 {
		return
	}
	last := lines[len(lines)-1]
	out.WriteString(last.String())
	out.WriteByte('\n')
	last.Reset()
}
