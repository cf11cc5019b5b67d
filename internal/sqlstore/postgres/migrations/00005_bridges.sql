-- +goose Up
CREATE TABLE bridges (
    agency     TEXT COLLATE "C" NOT NULL,
    dataset    TEXT COLLATE "C" NOT NULL,
    system     TEXT COLLATE "C" NOT NULL,
    links      TEXT COLLATE "C" NOT NULL,
    updated_by TEXT COLLATE "C" NOT NULL,
    updated_at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, dataset)
);
