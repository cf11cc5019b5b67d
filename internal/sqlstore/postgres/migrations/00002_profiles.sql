-- +goose Up
CREATE TABLE profiles (
    agency       TEXT    COLLATE "C" NOT NULL,
    name         TEXT    COLLATE "C" NOT NULL,
    dataset_key  TEXT    COLLATE "C" NOT NULL,
    dataset_kind TEXT    COLLATE "C" NOT NULL,
    title        TEXT    COLLATE "C" NOT NULL,
    publisher    TEXT    COLLATE "C" NOT NULL,
    table_id     TEXT    COLLATE "C" NOT NULL,
    licence      TEXT    COLLATE "C" NOT NULL,
    demo         BOOLEAN NOT NULL,
    header       TEXT    COLLATE "C" NOT NULL,
    profile      TEXT    COLLATE "C" NOT NULL,
    updated_by   TEXT    COLLATE "C" NOT NULL,
    updated_at   TEXT    COLLATE "C" NOT NULL,
    PRIMARY KEY (agency, name)
);
