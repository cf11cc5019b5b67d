-- +goose Up
CREATE TABLE snapshots (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    agency     TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    address    TEXT COLLATE "C" NOT NULL,
    findings   TEXT COLLATE "C" NOT NULL,
    numbers    TEXT COLLATE "C" NOT NULL,
    evidence   TEXT COLLATE "C" NOT NULL,
    author     TEXT COLLATE "C" NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX snapshots_by_creation ON snapshots (agency, created_at);
