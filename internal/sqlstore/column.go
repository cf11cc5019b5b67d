package sqlstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"naru/internal/core"
)

// instantForm has a fixed width, so that instants sort as text.
const instantForm = "2006-01-02T15:04:05.000000000Z"

// instant gives the stored form of a moment; an unset one is empty.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(instantForm)
}

// instantColumn scans an instant into a time.
type instantColumn struct{ into *time.Time }

func (c instantColumn) Scan(src any) error {
	s, err := text(src)
	if err != nil {
		return err
	}
	if s == "" {
		*c.into = time.Time{}
		return nil
	}
	t, err := time.Parse(instantForm, s)
	if err != nil {
		return fmt.Errorf("instant column: %w", err)
	}
	*c.into = t
	return nil
}

// document gives the JSON text of a value.
func document(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", core.Fail(core.Internal,
			"기록을 저장할 형식으로 바꾸지 못했습니다. 관리자에게 알려 주십시오.",
			"The record could not be put into its stored form. Please tell the administrator.").Because(err)
	}
	return string(b), nil
}

// documents gives the JSON texts of several values.
func documents(values ...any) ([]string, error) {
	out := make([]string, len(values))
	for i, v := range values {
		var err error
		if out[i], err = document(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// documentColumn scans JSON text into a value.
type documentColumn struct{ into any }

func (c documentColumn) Scan(src any) error {
	s, err := text(src)
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(s), c.into); err != nil {
		return fmt.Errorf("document column: %w", err)
	}
	return nil
}

var errNoText = errors.New("a text column holds something else")

func text(src any) (string, error) {
	switch v := src.(type) {
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	default:
		return "", fmt.Errorf("%w: %T", errNoText, src)
	}
}
