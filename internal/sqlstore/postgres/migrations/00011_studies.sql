-- +goose Up
CREATE TABLE studies (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    agency     TEXT COLLATE "C" NOT NULL,
    revision   INTEGER NOT NULL,
    summary    TEXT COLLATE "C" NOT NULL,
    updated_at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX studies_by_change ON studies (agency, updated_at);

-- Every revision of every study with the entry that records it; only added to.
CREATE TABLE study_revisions (
    study    TEXT COLLATE "C" NOT NULL REFERENCES studies (id),
    agency   TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    entry    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (study, revision)
);
