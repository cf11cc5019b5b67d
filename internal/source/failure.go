package source

import (
	"fmt"

	"naru/internal/core"
)

// The failures that more than one place can report.

func failUnclosedQuote(name string, line int) error {
	return core.Fail(core.Invalid,
		"‘%s’의 %d행에서 연 따옴표(\")가 닫히지 않았습니다. 그 행의 따옴표를 고치거나 파일을 다시 내려받으십시오.",
		"‘%s’: the quote (\") opened on line %d is never closed. Mend the quotes on that line or download the file again.",
		name, line)
}

func failAfterQuote(name string, line int) error {
	return core.Fail(core.Invalid,
		"‘%s’의 %d행에서 닫는 따옴표(\") 뒤에 글자가 이어집니다. 값 안의 따옴표는 \"\"로 두 번 적어야 합니다.",
		"‘%s’ line %d has text after a closing quote (\"). A quote inside a value must be written twice (\"\").",
		name, line)
}

func failLongField(name string, line, column, limit int) error {
	return core.Fail(core.TooLarge,
		"‘%s’의 %d행 %d열 값이 한도 %d바이트를 넘습니다. 따옴표와 구분 문자를 확인하십시오.",
		"‘%s’ line %d column %d is longer than the limit of %d bytes. Check the quotes and the delimiter.",
		name, line, column, limit)
}

func failNUL(name string, line int) error {
	return core.Fail(core.Invalid,
		"‘%s’의 %d행에 NUL 문자가 있습니다. 글로 된 파일이 아니거나 깨졌습니다. 원본을 다시 내려받거나 UTF-8 CSV로 저장하십시오.",
		"‘%s’ line %d holds a NUL character: it is no text file, or it is damaged. Download it again or save it as UTF-8 CSV.",
		name, line)
}

func failEncoding(name string, e Encoding, line int, offset int64, bad []byte) error {
	return core.Fail(core.Invalid,
		"‘%s’의 %d행(바이트 위치 %d)에 %s로 읽을 수 없는 바이트(%s)가 있습니다. 다른 문자 인코딩을 고르거나 UTF-8로 다시 저장하십시오.",
		"‘%s’ line %d (byte offset %d) is not %s (bytes %s). Choose another encoding or save the file as UTF-8.",
		name, line, offset, encodingTitle(e), fmt.Sprintf("% X", bad))
}

func failCancelled(cause error) error {
	return core.Fail(core.Cancelled, "읽기를 멈추었습니다.", "Reading was stopped.").Because(cause)
}

func encodingTitle(e Encoding) string {
	switch e {
	case CP949:
		return "CP949"
	case UTF16LE:
		return "UTF-16LE"
	case UTF16BE:
		return "UTF-16BE"
	default:
		return "UTF-8"
	}
}
