-- +goose Up
CREATE TABLE snapshots (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL,
    name       TEXT NOT NULL,
    address    TEXT NOT NULL,
    findings   TEXT NOT NULL,
    numbers    TEXT NOT NULL,
    evidence   TEXT NOT NULL,
    author     TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX snapshots_by_creation ON snapshots (agency, created_at);
