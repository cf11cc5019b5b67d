-- +goose Up
CREATE TABLE profiles (
    agency       TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    dataset_key  TEXT    NOT NULL,
    dataset_kind TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    publisher    TEXT    NOT NULL,
    table_id     TEXT    NOT NULL,
    licence      TEXT    NOT NULL,
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    header       TEXT    NOT NULL,
    profile      TEXT    NOT NULL,
    updated_by   TEXT    NOT NULL,
    updated_at   TEXT    NOT NULL,
    PRIMARY KEY (agency, name)
) STRICT;
