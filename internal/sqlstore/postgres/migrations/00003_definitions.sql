-- +goose Up
CREATE TABLE definitions (
    id         TEXT    COLLATE "C" NOT NULL PRIMARY KEY,
    agency     TEXT    COLLATE "C" NOT NULL,
    key        TEXT    COLLATE "C" NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    name       TEXT    COLLATE "C" NOT NULL,
    system     TEXT    COLLATE "C" NOT NULL,
    items      TEXT    COLLATE "C" NOT NULL,
    note       TEXT    COLLATE "C" NOT NULL,
    author     TEXT    COLLATE "C" NOT NULL,
    created_at TEXT    COLLATE "C" NOT NULL,
    preset     BOOLEAN NOT NULL,
    state      TEXT    COLLATE "C" NOT NULL,
    UNIQUE (agency, key, version)
);
