package core

import "errors"

// Code classifies an error so that each face (web, command line) can decide
// once how to show it.
type Code string

// The classes of error.
const (
	Invalid     Code = "invalid"     // the input is wrong; the message says how to mend it
	NotFound    Code = "not_found"   // nothing of that name or id
	Conflict    Code = "conflict"    // it exists already, or somebody else changed it
	Forbidden   Code = "forbidden"   // the actor may not
	TooLarge    Code = "too_large"   // beyond a limit that the message names
	Unavailable Code = "unavailable" // a store or service is down; try again later
	Cancelled   Code = "cancelled"   // stopped on request
	Internal    Code = "internal"    // a defect or a fault of the machine
)

// Field is a message that belongs to one field of a form or one place of a file.
type Field struct {
	Name    string
	Message Text
}

// Error is the one error type that users see. Message says what happened and
// what to do, in both languages; Cause is for the operator's log only.
type Error struct {
	Code    Code
	Message Text
	Fields  []Field
	Cause   error
}

// Error gives the English message and the cause, for logs.
func (e *Error) Error() string {
	s := e.Message.In(English)
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Cause }

// Fail makes an Error. Format arguments follow Tf.
func Fail(code Code, ko, en string, args ...any) *Error {
	return &Error{Code: code, Message: Tf(ko, en, args...)}
}

// Because returns a copy of the error that carries an operator's cause.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.Cause = cause
	return &c
}

// With returns a copy of the error with a further field message.
func (e *Error) With(name string, message Text) *Error {
	c := *e
	c.Fields = append(append([]Field(nil), e.Fields...), Field{Name: name, Message: message})
	return &c
}

// CodeOf gives the class of any error; Internal for one that is not ours.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// MessageOf gives what a user may read of any error. Foreign errors are not
// shown: they may hold paths, queries or secrets.
func MessageOf(err error) Text {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Message
	}
	return T("처리하는 중에 문제가 생겼습니다. 다시 시도해 주십시오. 계속되면 관리자에게 알려 주십시오.",
		"Something went wrong. Please try again; if it persists, tell the administrator.")
}
