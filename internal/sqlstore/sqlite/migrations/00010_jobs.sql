-- +goose Up
-- Background jobs: record and queue in one. due_at is empty once a job has ended.
CREATE TABLE jobs (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    due_at     TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at   TEXT NOT NULL,
    file       TEXT NOT NULL,
    body       TEXT NOT NULL,
    UNIQUE (agency, kind, key)
) STRICT;

CREATE INDEX jobs_by_age ON jobs (agency, created_at);
CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at <> '';
