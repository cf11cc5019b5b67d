package calc

import (
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"

	"naru/internal/core"
)

// The names that columns have when the user does not name them.
const (
	DefaultRegion   = "region"
	DefaultIndustry = "industry"
	DefaultPeriod   = "period"
	DefaultValue    = "value"
)

// Absent is what a pair of region and industry counts as that the file, in a
// period that it has, does not mention.
type Absent string

// The readings of an absent pair.
const (
	AbsentZero Absent = "zero" // the file lists what there is: the default
	AbsentNA   Absent = "na"   // nobody told us
)

// Duplicates is what happens to rows of the same region, industry and period.
type Duplicates string

// The treatments of duplicates.
const (
	DuplicatesError Duplicates = "error" // refuse and name them: the default
	DuplicatesSum   Duplicates = "sum"   // add them; NA with anything is NA
)

// Input says what to read and how. Only File is required.
type Input struct {
	File  string    // path, or "-" for Stdin
	Stdin io.Reader // read when File is "-"

	// Columns by name; "" means the default name. The period is optional: an
	// unnamed one is used when the file has a column of the default name.
	Region, Industry, Period, Value string

	// Where keeps rows: COLUMN=VALUE. Several of one column are alternatives;
	// conditions on several columns must all hold.
	Where []string

	// Codes of rows that are totals among the parts; "" means there is none.
	RegionTotal, IndustryTotal string

	Absent     Absent     // "" is AbsentZero
	Duplicates Duplicates // "" is DuplicatesError
}

// UsageError is a call that cannot be right whatever the file holds.
type UsageError struct{ Err *core.Error }

func (e *UsageError) Error() string { return e.Err.Error() }

func (e *UsageError) Unwrap() error { return e.Err }

func usage(ko, en string, args ...any) error {
	return &UsageError{Err: core.Fail(core.Invalid, ko, en, args...)}
}

// condition is one column's alternatives.
type condition struct {
	column string
	values []string
}

// conditions reads Where.
func (in Input) conditions() ([]condition, error) {
	var out []condition
	at := map[string]int{}
	for _, w := range in.Where {
		column, value, ok := strings.Cut(w, "=")
		column, value = plainName(column), plainName(value)
		if !ok || column == "" {
			return nil, usage(
				"--where ‘%s’을(를) 읽을 수 없습니다. --where 지표=종사자수처럼 적어 주십시오.",
				"--where ‘%s’ cannot be read. Write it as --where COLUMN=VALUE.", w)
		}
		k, seen := at[column]
		if !seen {
			k = len(out)
			at[column] = k
			out = append(out, condition{column: column})
		}
		out[k].values = append(out[k].values, value)
	}
	return out, nil
}

// validate checks what can be checked without the file.
func (in Input) validate() error {
	switch {
	case in.File == "":
		return usage("읽을 파일을 적어 주십시오. 표준 입력은 ‘-’입니다.", "Name a file to read; ‘-’ is standard input.")
	case in.File == "-" && in.Stdin == nil:
		return usage("표준 입력이 없습니다. 파일 이름을 적어 주십시오.", "There is no standard input. Name a file.")
	case in.Absent != "" && in.Absent != AbsentZero && in.Absent != AbsentNA:
		return usage("--absent는 zero나 na입니다.", "--absent is zero or na.")
	case in.Duplicates != "" && in.Duplicates != DuplicatesError && in.Duplicates != DuplicatesSum:
		return usage("--duplicates는 error나 sum입니다.", "--duplicates is error or sum.")
	}
	return nil
}

// plainName is a code or a name as it is compared: no white space around it,
// Hangul composed (NFC), for macOS and some exports write it decomposed.
func plainName(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }

func or(name, fallback string) string {
	if name == "" {
		return fallback
	}
	return plainName(name)
}
