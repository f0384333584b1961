-- Tables that run the station. They are no journal: nothing in them is evidence.

-- One row of what this ledger knows of itself.
CREATE TABLE station (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each number block is used; the reservation itself lies outside the ledger (numbers.json).
CREATE TABLE number_block (
  series TEXT NOT NULL PRIMARY KEY,
  next   INTEGER NOT NULL,
  last   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Secrets of people: never in the journal, so never in an export.
CREATE TABLE credential (
  person       TEXT NOT NULL PRIMARY KEY,
  hash         TEXT NOT NULL,
  failures     INTEGER NOT NULL,
  not_before   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  person     TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Messages to the platform, written with the fact they tell. The long texts stand last, so that reading a state
-- does not read through them.
CREATE TABLE outbox (
  n          INTEGER PRIMARY KEY,
  channel    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  key        TEXT NOT NULL,
  condition  TEXT NOT NULL,
  entry_id   TEXT NOT NULL,
  created_at TEXT NOT NULL,
  state      TEXT NOT NULL,
  attempts   INTEGER NOT NULL,
  next_at    TEXT NOT NULL,
  version    INTEGER NOT NULL,
  commit_no  INTEGER NOT NULL,
  detail     TEXT NOT NULL,
  body       TEXT NOT NULL,
  current    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX outbox_key ON outbox (channel, key);
CREATE INDEX outbox_open ON outbox (channel, n, state) WHERE state <> 'sent';
CREATE INDEX outbox_subject ON outbox (channel, kind, subject, n);

-- What a channel is known to hold, and how far we have read and written it.
CREATE TABLE channel_cursor (
  channel   TEXT NOT NULL PRIMARY KEY,
  history   TEXT NOT NULL,
  cursor    TEXT NOT NULL,
  commit_no INTEGER NOT NULL,
  epoch     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE remote_document (
  channel   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  subject   TEXT NOT NULL,
  version   INTEGER NOT NULL,
  commit_no INTEGER NOT NULL,
  key       TEXT NOT NULL,
  document  TEXT NOT NULL,
  PRIMARY KEY (channel, kind, subject)
) STRICT, WITHOUT ROWID;
