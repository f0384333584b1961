-- The demonstration platform's store. One row per accepted message, never changed: it is at once the document's
-- version, the idempotency record and the entry of the changes feed, so the three cannot come apart, and
-- "restored to the past" is the removal of the last rows.
CREATE TABLE commits (
    commit_no   INTEGER PRIMARY KEY,
    kind        TEXT    NOT NULL,
    external_id TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    key         TEXT    NOT NULL UNIQUE,
    fingerprint BLOB    NOT NULL,
    station     TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    document    TEXT    NOT NULL,
    UNIQUE (kind, external_id, version)
) STRICT;

CREATE TABLE platform (
    history TEXT NOT NULL
) STRICT;
