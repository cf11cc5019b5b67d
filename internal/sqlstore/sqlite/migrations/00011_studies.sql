-- +goose Up
CREATE TABLE studies (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    summary    TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX studies_by_change ON studies (agency, updated_at);

-- Every revision of every study with the entry that records it; only added to.
CREATE TABLE study_revisions (
    study    TEXT NOT NULL REFERENCES studies (id),
    agency   TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT NOT NULL,
    entry    TEXT NOT NULL,
    PRIMARY KEY (study, revision)
) STRICT;
