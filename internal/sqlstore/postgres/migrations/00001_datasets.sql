-- +goose Up
CREATE TABLE datasets (
    id         TEXT    COLLATE "C" NOT NULL PRIMARY KEY,
    agency     TEXT    COLLATE "C" NOT NULL,
    key        TEXT    COLLATE "C" NOT NULL,
    kind       TEXT    COLLATE "C" NOT NULL,
    title      TEXT    COLLATE "C" NOT NULL,
    publisher  TEXT    COLLATE "C" NOT NULL,
    table_id   TEXT    COLLATE "C" NOT NULL,
    licence    TEXT    COLLATE "C" NOT NULL,
    demo       BOOLEAN NOT NULL,
    created_at TEXT    COLLATE "C" NOT NULL,
    UNIQUE (agency, key)
);

CREATE TABLE versions (
    id               TEXT    COLLATE "C" NOT NULL PRIMARY KEY,
    agency           TEXT    COLLATE "C" NOT NULL,
    dataset_id       TEXT    COLLATE "C" NOT NULL REFERENCES datasets (id),
    number           INTEGER NOT NULL CHECK (number > 0),
    state            TEXT    COLLATE "C" NOT NULL,
    original         TEXT    COLLATE "C" NOT NULL,
    retrieved        TEXT    COLLATE "C" NOT NULL,
    profile          TEXT    COLLATE "C" NOT NULL,
    summary          TEXT    COLLATE "C" NOT NULL,
    files            TEXT    COLLATE "C" NOT NULL,
    rejects          TEXT    COLLATE "C" NOT NULL,
    imported_by      TEXT    COLLATE "C" NOT NULL,
    imported_at      TEXT    COLLATE "C" NOT NULL,
    withdrawn_by     TEXT    COLLATE "C" NOT NULL DEFAULT '',
    withdrawn_at     TEXT    COLLATE "C" NOT NULL DEFAULT '',
    withdrawn_reason TEXT    COLLATE "C" NOT NULL DEFAULT '',
    -- Last, because it is large: reading the columns before it stays cheap.
    quality          TEXT    COLLATE "C" NOT NULL,
    UNIQUE (dataset_id, number)
);

CREATE INDEX versions_by_import ON versions (agency, imported_at);

CREATE TABLE runs (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    agency     TEXT COLLATE "C" NOT NULL,
    dataset    TEXT COLLATE "C" NOT NULL,
    sha256     TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    state      TEXT COLLATE "C" NOT NULL,
    version_id TEXT COLLATE "C" NOT NULL,
    message    TEXT COLLATE "C" NOT NULL,
    fields     TEXT COLLATE "C" NOT NULL,
    started_by TEXT COLLATE "C" NOT NULL,
    started_at TEXT COLLATE "C" NOT NULL,
    ended_at   TEXT COLLATE "C" NOT NULL
);

CREATE INDEX runs_by_start ON runs (agency, started_at);
