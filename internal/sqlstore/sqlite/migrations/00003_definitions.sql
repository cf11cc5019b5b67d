-- +goose Up
CREATE TABLE definitions (
    id         TEXT    NOT NULL PRIMARY KEY,
    agency     TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    name       TEXT    NOT NULL,
    system     TEXT    NOT NULL,
    items      TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    author     TEXT    NOT NULL,
    created_at TEXT    NOT NULL,
    preset     INTEGER NOT NULL CHECK (preset IN (0, 1)),
    state      TEXT    NOT NULL,
    UNIQUE (agency, key, version)
) STRICT;
