package source

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"

	"naru/internal/core"
)

// detectFormat looks at the content first, then at the name. What cannot be
// read, and a name that contradicts the content, is an error with its remedy.
func detectFormat(name string, r io.ReaderAt, size int64, sample []byte, wanted Format) (Format, error) {
	found, err := formatOfContent(name, r, size, sample)
	if err != nil {
		return "", err
	}
	if found == "" {
		found = formatOfText(sample)
	}
	claimed, by := wanted, core.T("고른 형식", "chosen format")
	if claimed == "" {
		claimed, by = formatOfName(name), core.T("파일 이름", "file name")
	}
	switch {
	case claimed == "" || claimed == found:
		return found, nil
	case claimed == CSV && wanted == CSV && isText(found):
		return CSV, nil
	case isJSON(claimed) && isJSON(found):
		return found, nil
	default:
		return "", core.Fail(core.Invalid,
			"‘%[1]s’의 %[2]s은(는) %[3]s인데 내용은 %[4]s입니다. 내용에 맞게 파일 이름의 끝을 .%[5]s(으)로 바꾸거나 형식을 %[4]s(으)로 골라 다시 시도하십시오.",
			"‘%[1]s’: the %[2]s says %[3]s but the content is %[4]s. Rename the file to end in .%[5]s, or choose %[4]s as its format, and try again.",
			name, by, strings.ToUpper(string(claimed)), strings.ToUpper(string(found)), string(found))
	}
}

func isJSON(f Format) bool { return f == JSON || f == JSONLines }
func isText(f Format) bool { return f == CSV || isJSON(f) }

// formatOfName is what the name's ending claims; "" when it claims nothing.
func formatOfName(name string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".tab", ".psv":
		return CSV
	case ".xlsx", ".xlsm", ".xls":
		return XLSX
	case ".json":
		return JSON
	case ".jsonl", ".ndjson":
		return JSONLines
	case ".parquet":
		return Parquet
	default:
		return ""
	}
}

// formatOfContent recognises binary formats by their first bytes. It returns
// "" for text.
func formatOfContent(name string, r io.ReaderAt, size int64, sample []byte) (Format, error) {
	starts := func(magic string) bool { return bytes.HasPrefix(sample, []byte(magic)) }
	switch {
	case starts("PK\x03\x04"), starts("PK\x05\x06"):
		return formatOfZip(name, r, size)
	case starts("PAR1"):
		return Parquet, nil
	case starts("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return "", failOLE(name, sample)
	case starts("HWP Document File"):
		return "", failHWP(name)
	case starts("%PDF-"):
		return "", core.Fail(core.Invalid,
			"‘%s’은(는) PDF입니다. 표를 엑셀(.xlsx)이나 CSV로 받아 다시 시도하십시오.",
			"‘%s’ is a PDF. Get the table as Excel (.xlsx) or CSV and try again.", name)
	case starts("\x1F\x8B"):
		return "", failPacked(name)
	case looksHTML(sample):
		return "", core.Fail(core.Invalid,
			"‘%s’의 내용은 표가 아니라 웹 페이지(HTML)입니다. 내려받기 오류 화면이 저장되었을 수 있으니 원본 사이트에서 CSV나 엑셀(.xlsx)로 다시 내려받으십시오.",
			"‘%s’ holds a web page (HTML), not a table. An error page may have been saved: download it again from its site as CSV or Excel (.xlsx).", name)
	case looksBinary(sample):
		return "", core.Fail(core.Invalid,
			"‘%s’은(는) 글로 된 표가 아니라 이진 파일입니다. CSV, 엑셀(.xlsx), JSON, Parquet 중 하나로 저장해 다시 시도하십시오.",
			"‘%s’ is a binary file, not a text table. Save it as CSV, Excel (.xlsx), JSON or Parquet and try again.", name)
	default:
		return "", nil
	}
}

// formatOfText tells JSON from delimited text.
func formatOfText(sample []byte) Format {
	s := bytes.TrimSpace(bytes.TrimPrefix(sample, []byte{0xEF, 0xBB, 0xBF}))
	if len(s) == 0 {
		return CSV
	}
	next := bytes.TrimSpace(s[1:])
	switch {
	case s[0] == '[' && (len(next) == 0 || next[0] == '{' || next[0] == ']'):
		return JSON
	case s[0] == '{' && (len(next) == 0 || next[0] == '"' || next[0] == '}' || bareError(s)):
		if oneObjectPerLine(s) {
			return JSONLines
		}
		return JSON
	default:
		return CSV
	}
}

// formatOfZip tells an Excel workbook from other packages.
func formatOfZip(name string, r io.ReaderAt, size int64) (Format, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return "", core.Fail(core.Invalid,
			"‘%s’은(는) 깨진 압축 파일입니다. 다시 내려받으십시오.",
			"‘%s’ is a damaged zip archive. Download it again.", name).Because(err)
	}
	for _, f := range z.File {
		switch strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")) {
		case "xl/workbook.xml":
			return XLSX, nil
		case "xl/workbook.bin":
			return "", core.Fail(core.Invalid,
				"‘%s’은(는) 엑셀 이진 통합 문서(.xlsb)입니다. 엑셀에서 .xlsx로 다시 저장하십시오.",
				"‘%s’ is an Excel binary workbook (.xlsb). Save it as .xlsx in Excel.", name)
		case "contents/content.hpf":
			return "", failHWP(name)
		}
	}
	return "", failPacked(name)
}

func failPacked(name string) error {
	return core.Fail(core.Invalid,
		"‘%s’은(는) 압축 파일입니다. 압축을 풀고 안에 든 표 파일을 올리십시오.",
		"‘%s’ is a compressed archive. Unpack it and use the table inside.", name)
}

func failHWP(name string) error {
	return core.Fail(core.Invalid,
		"‘%s’은(는) 한글 문서입니다. 표를 엑셀(.xlsx)이나 CSV로 옮겨 저장한 뒤 다시 시도하십시오.",
		"‘%s’ is a Hangul (HWP) document. Save its table as Excel (.xlsx) or CSV and try again.", name)
}

// failOLE tells apart what hides behind the old Microsoft container.
func failOLE(name string, sample []byte) error {
	switch {
	case bytes.Contains(sample, utf16Text("EncryptedPackage")):
		return core.Fail(core.Invalid,
			"‘%s’은(는) 암호가 걸린 엑셀 파일입니다. 암호를 풀고 저장한 뒤 다시 시도하십시오.",
			"‘%s’ is an Excel file with a password. Save it without the password and try again.", name)
	case bytes.Contains(sample, []byte("HWP Document File")), bytes.Contains(sample, utf16Text("HwpSummaryInformation")):
		return failHWP(name)
	default:
		return core.Fail(core.Invalid,
			"‘%s’은(는) 옛 엑셀 형식(.xls)입니다. 엑셀에서 .xlsx나 CSV로 다시 저장하십시오.",
			"‘%s’ is in the old Excel format (.xls). Save it as .xlsx or CSV in Excel.", name)
	}
}

func utf16Text(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for _, c := range []byte(s) {
		out = append(out, c, 0)
	}
	return out
}

func looksHTML(sample []byte) bool {
	s := bytes.TrimLeft(bytes.TrimPrefix(sample, []byte{0xEF, 0xBB, 0xBF}), " \t\r\n")
	s = bytes.ToLower(s[:min(len(s), 512)])
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<table", "<script", "<meta", "<?xml", "<!--"} {
		if bytes.HasPrefix(s, []byte(tag)) {
			return true
		}
	}
	return false
}

// looksBinary reports control characters that no text has. UTF-16 is full of
// zeros and is known by its mark; a NUL in other text is reported with its
// line when it is read, unless there are many.
func looksBinary(sample []byte) bool {
	if bytes.HasPrefix(sample, []byte{0xFF, 0xFE}) || bytes.HasPrefix(sample, []byte{0xFE, 0xFF}) {
		return false
	}
	s := sample[:min(len(sample), 4096)]
	control := 0
	for _, c := range s {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A {
			control++
		}
	}
	return control*50 > len(s) && control > 1
}
