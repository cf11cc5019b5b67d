-- +goose Up
CREATE TABLE roadmaps (
    agency     TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    stamp      INTEGER NOT NULL CHECK (stamp > 0),
    changed_at TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    PRIMARY KEY (agency, id)
) STRICT;

CREATE TABLE roadmap_tasks (
    agency   TEXT    NOT NULL,
    roadmap  TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    body     TEXT    NOT NULL,
    PRIMARY KEY (agency, roadmap, id),
    FOREIGN KEY (agency, roadmap) REFERENCES roadmaps (agency, id)
) STRICT;

CREATE TABLE roadmap_scenarios (
    agency  TEXT NOT NULL,
    roadmap TEXT NOT NULL,
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (agency, roadmap, id),
    FOREIGN KEY (agency, roadmap) REFERENCES roadmaps (agency, id)
) STRICT;

-- Approved versions. Rows are only ever added.
CREATE TABLE roadmap_versions (
    agency   TEXT    NOT NULL,
    roadmap  TEXT    NOT NULL,
    number   INTEGER NOT NULL CHECK (number > 0),
    approval TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (agency, roadmap, number),
    FOREIGN KEY (agency, roadmap) REFERENCES roadmaps (agency, id)
) STRICT;

-- Who changed what, with the object as the change left it. Rows are only ever added.
CREATE TABLE roadmap_revisions (
    agency   TEXT    NOT NULL,
    object   TEXT    NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    id       TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    note     TEXT    NOT NULL,
    changes  TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (agency, object, revision)
) STRICT;
