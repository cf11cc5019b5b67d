-- +goose Up
-- Background jobs: record and queue in one. due_at is empty once a job has ended.
CREATE TABLE jobs (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    agency     TEXT COLLATE "C" NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    key        TEXT COLLATE "C" NOT NULL,
    revision   INTEGER NOT NULL,
    due_at     TEXT COLLATE "C" NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    ended_at   TEXT COLLATE "C" NOT NULL,
    file       TEXT COLLATE "C" NOT NULL,
    body       TEXT COLLATE "C" NOT NULL,
    UNIQUE (agency, kind, key)
);

CREATE INDEX jobs_by_age ON jobs (agency, created_at);
CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at <> '';
