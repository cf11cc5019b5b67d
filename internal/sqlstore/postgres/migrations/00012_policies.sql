-- +goose Up
CREATE TABLE policies (
    agency   TEXT COLLATE "C" NOT NULL,
    id       TEXT COLLATE "C" NOT NULL,
    key      TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, key)
);

CREATE TABLE policy_revisions (
    agency   TEXT COLLATE "C" NOT NULL,
    id       TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    entry    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, id, revision)
);
