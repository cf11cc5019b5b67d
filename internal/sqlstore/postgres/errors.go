package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"os"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"naru/internal/core"
)

// translate gives the words for an error of the driver or of the network; nil
// for one that it does not know.
func translate(where string, err error) error {
	if err == nil {
		return nil
	}
	if told, ok := errors.AsType[*pgconn.PgError](err); ok {
		if e := translateState(where, told.Code); e != nil {
			return e.Because(err)
		}
		return nil
	}
	var (
		connecting *pgconn.ConnectError
		network    net.Error
	)
	switch {
	case errors.Is(err, context.Canceled):
		return core.Fail(core.Cancelled, "요청에 따라 멈췄습니다.", "Stopped on request.").Because(err)
	case errors.As(err, &connecting), errors.As(err, &network),
		errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, driver.ErrBadConn),
		errors.Is(err, net.ErrClosed), errors.Is(err, os.ErrDeadlineExceeded), pgconn.SafeToRetry(err):
		return away(where).Because(err)
	default:
		return nil
	}
}

// translateState gives the words for an SQLSTATE; nil for one that says
// nothing to users.
func translateState(where, state string) *core.Error {
	switch state {
	case "23505": // unique_violation
		return core.Fail(core.Conflict,
			"같은 이름이나 번호의 기록이 이미 있습니다.",
			"A record of the same name or number exists already.")
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return core.Fail(core.Unavailable,
			"다른 작업과 부딪쳐 저장하지 못했습니다. 다시 시도해 주십시오.",
			"Another transaction came in between, so nothing was saved. Please try again.")
	case "53300": // too_many_connections
		return core.Fail(core.Unavailable,
			"PostgreSQL(%s)의 연결이 모두 차 있습니다. 잠시 뒤에 다시 시도하거나 max_connections를 늘려 주십시오.",
			"All connections of PostgreSQL (%s) are taken. Try again in a moment, or raise max_connections.", where)
	case "53100": // disk_full
		return core.Fail(core.Unavailable,
			"PostgreSQL(%s)의 디스크가 가득 차서 저장하지 못했습니다. 공간을 비운 뒤 다시 시도해 주십시오.",
			"The disk of PostgreSQL (%s) is full, so nothing was saved. Free some space and try again.", where)
	case "25006": // read_only_sql_transaction
		return core.Fail(core.Unavailable,
			"PostgreSQL(%s)이 지금은 읽기 전용입니다. 쓰기를 받는 서버의 주소를 지정해 주십시오.",
			"PostgreSQL (%s) is read-only at present. Name the server that takes writes.", where)
	case "3D000": // invalid_catalog_name
		return core.Fail(core.NotFound,
			"PostgreSQL에 그런 데이터베이스가 없습니다: %s. 먼저 만들어 주십시오(createdb).",
			"PostgreSQL has no such database: %s. Create it first (createdb).", where)
	case "3F000": // invalid_schema_name: the search path names no schema that exists
		return core.Fail(core.NotFound,
			"PostgreSQL(%s)에 표를 둘 스키마가 없습니다. 주소의 search_path를 확인해 주십시오.",
			"PostgreSQL (%s) has no schema to put the tables in. Check search_path in the address.", where)
	case "22P05", "22021": // untranslatable_character, character_not_in_repertoire
		return core.Fail(core.Invalid,
			"PostgreSQL(%s)의 데이터베이스가 한글을 담지 못하는 문자 집합입니다. UTF8로 다시 만들어 주십시오(createdb -E UTF8 -T template0).",
			"The character set of the PostgreSQL database (%s) cannot hold Korean. Create it anew with UTF8 (createdb -E UTF8 -T template0).", where)
	case "42501": // insufficient_privilege
		return core.Fail(core.Forbidden,
			"PostgreSQL(%s) 사용자에게 권한이 모자랍니다. 표를 만들고 쓸 권한을 주십시오.",
			"The PostgreSQL user (%s) lacks a privilege. Grant it to create and write tables.", where)
	}
	switch class := state[:min(2, len(state))]; class {
	case "23": // integrity constraint violation
		return core.Fail(core.Invalid,
			"기록이 저장 규칙에 맞지 않아 저장하지 않았습니다. 관리자에게 알려 주십시오.",
			"The record breaks a rule of the store and was not saved. Please tell the administrator.")
	case "28": // invalid authorization
		return core.Fail(core.Forbidden,
			"PostgreSQL(%s)이 사용자나 비밀번호를 받아들이지 않았습니다. 주소의 사용자와 비밀번호를 확인해 주십시오.",
			"PostgreSQL (%s) refused the user or the password. Check both in the address.", where)
	case "08", "53", "57": // connection, resources, operator intervention
		return away(where)
	case "54": // program limit exceeded
		return core.Fail(core.TooLarge,
			"기록 하나가 데이터베이스에 담을 수 있는 크기를 넘었습니다.",
			"One record is larger than the database can hold.")
	default:
		return nil
	}
}

func away(where string) *core.Error {
	address, _, _ := strings.Cut(where, "/")
	return core.Fail(core.Unavailable,
		"PostgreSQL(%s)이 답하지 않습니다. 서버가 켜져 있는지 확인해 주십시오. 다시 켜지면 나루가 스스로 이어 갑니다.",
		"PostgreSQL (%s) does not answer. See that the server is running; Naru carries on by itself once it is back.", address)
}
