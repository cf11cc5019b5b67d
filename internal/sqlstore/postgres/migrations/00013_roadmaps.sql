-- +goose Up
CREATE TABLE roadmaps (
    agency     TEXT    COLLATE "C" NOT NULL,
    id         TEXT    COLLATE "C" NOT NULL,
    stamp      INTEGER NOT NULL CHECK (stamp > 0),
    changed_at TEXT    COLLATE "C" NOT NULL,
    body       TEXT    COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, id)
);

CREATE TABLE roadmap_tasks (
    agency   TEXT    COLLATE "C" NOT NULL,
    roadmap  TEXT    COLLATE "C" NOT NULL,
    id       TEXT    COLLATE "C" NOT NULL,
    archived BOOLEAN NOT NULL,
    body     TEXT    COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, roadmap, id),
    FOREIGN KEY (agency, roadmap) REFERENCES roadmaps (agency, id)
);

CREATE TABLE roadmap_scenarios (
    agency  TEXT COLLATE "C" NOT NULL,
    roadmap TEXT COLLATE "C" NOT NULL,
    id      TEXT COLLATE "C" NOT NULL,
    name    TEXT COLLATE "C" NOT NULL,
    body    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, roadmap, id),
    FOREIGN KEY (agency, roadmap) REFERENCES roadmaps (agency, id)
);

-- Approved versions. Rows are only ever added.
CREATE TABLE roadmap_versions (
    agency   TEXT    COLLATE "C" NOT NULL,
    roadmap  TEXT    COLLATE "C" NOT NULL,
    number   INTEGER NOT NULL CHECK (number > 0),
    approval TEXT    COLLATE "C" NOT NULL,
    body     TEXT    COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, roadmap, number),
    FOREIGN KEY (agency, roadmap) REFERENCES roadmaps (agency, id)
);

-- Who changed what, with the object as the change left it. Rows are only ever added.
CREATE TABLE roadmap_revisions (
    agency   TEXT    COLLATE "C" NOT NULL,
    object   TEXT    COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    id       TEXT    COLLATE "C" NOT NULL,
    kind     TEXT    COLLATE "C" NOT NULL,
    at       TEXT    COLLATE "C" NOT NULL,
    person   TEXT    COLLATE "C" NOT NULL,
    action   TEXT    COLLATE "C" NOT NULL,
    note     TEXT    COLLATE "C" NOT NULL,
    changes  TEXT    COLLATE "C" NOT NULL,
    body     TEXT    COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, object, revision)
);
