-- +goose Up
CREATE TABLE bridges (
    agency     TEXT NOT NULL,
    dataset    TEXT NOT NULL,
    system     TEXT NOT NULL,
    links      TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (agency, dataset)
) STRICT;
