-- +goose Up
CREATE TABLE datasets (
    id         TEXT    NOT NULL PRIMARY KEY,
    agency     TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    publisher  TEXT    NOT NULL,
    table_id   TEXT    NOT NULL,
    licence    TEXT    NOT NULL,
    demo       INTEGER NOT NULL CHECK (demo IN (0, 1)),
    created_at TEXT    NOT NULL,
    UNIQUE (agency, key)
) STRICT;

CREATE TABLE versions (
    id               TEXT    NOT NULL PRIMARY KEY,
    agency           TEXT    NOT NULL,
    dataset_id       TEXT    NOT NULL REFERENCES datasets (id),
    number           INTEGER NOT NULL CHECK (number > 0),
    state            TEXT    NOT NULL,
    original         TEXT    NOT NULL,
    retrieved        TEXT    NOT NULL,
    profile          TEXT    NOT NULL,
    summary          TEXT    NOT NULL,
    files            TEXT    NOT NULL,
    rejects          TEXT    NOT NULL,
    imported_by      TEXT    NOT NULL,
    imported_at      TEXT    NOT NULL,
    withdrawn_by     TEXT    NOT NULL DEFAULT '',
    withdrawn_at     TEXT    NOT NULL DEFAULT '',
    withdrawn_reason TEXT    NOT NULL DEFAULT '',
    -- Last, because it is large: reading the columns before it stays cheap.
    quality          TEXT    NOT NULL,
    UNIQUE (dataset_id, number)
) STRICT;

CREATE INDEX versions_by_import ON versions (agency, imported_at);

CREATE TABLE runs (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL,
    dataset    TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    name       TEXT NOT NULL,
    state      TEXT NOT NULL,
    version_id TEXT NOT NULL,
    message    TEXT NOT NULL,
    fields     TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at   TEXT NOT NULL
) STRICT;

CREATE INDEX runs_by_start ON runs (agency, started_at);
