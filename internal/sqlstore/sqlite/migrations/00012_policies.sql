-- +goose Up
CREATE TABLE policies (
    agency   TEXT NOT NULL,
    id       TEXT NOT NULL,
    key      TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, key)
) STRICT;

CREATE TABLE policy_revisions (
    agency   TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT NOT NULL,
    entry    TEXT NOT NULL,
    PRIMARY KEY (agency, id, revision)
) STRICT;
