-- The journal: what happened. Rows are inserted and never changed; the triggers below refuse anything else.
-- n is the order in this ledger and stays inside it; the id is the entry's name everywhere.
CREATE TABLE entry (
  n            INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  actor        TEXT NOT NULL,
  station      TEXT NOT NULL,
  document     TEXT NOT NULL,
  effective_at TEXT NOT NULL,
  zone         TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  reverses     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_reverses ON entry (reverses) WHERE reverses <> '';

CREATE TABLE movement (
  n          INTEGER NOT NULL REFERENCES entry (n),
  line       INTEGER NOT NULL,
  from_place TEXT NOT NULL,
  to_place   TEXT NOT NULL,
  item       TEXT NOT NULL,
  lot        TEXT NOT NULL,
  grade      TEXT NOT NULL,
  owner      TEXT NOT NULL,
  packages   INTEGER NOT NULL,
  qty_milli  INTEGER NOT NULL,
  net_g      INTEGER NOT NULL,
  PRIMARY KEY (n, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_lot ON movement (lot, n);

CREATE TABLE placement (
  n          INTEGER NOT NULL REFERENCES entry (n),
  line       INTEGER NOT NULL,
  subject    TEXT NOT NULL,
  from_place TEXT NOT NULL,
  to_place   TEXT NOT NULL,
  PRIMARY KEY (n, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_subject ON placement (subject, n);

-- Versioned facts: masters, registers, lots, units, shipments, papers, settings. The newest version holds.
CREATE TABLE fact (
  n       INTEGER NOT NULL REFERENCES entry (n),
  line    INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  version INTEGER NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (n, line)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_subject ON fact (kind, subject, version);

-- The chain: one hash per entry over the entry, its lines and the hash before it.
CREATE TABLE chain (
  station  TEXT NOT NULL,
  epoch    INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  entry_id TEXT NOT NULL,
  hash     TEXT NOT NULL,
  PRIMARY KEY (station, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER placement_no_update BEFORE UPDATE ON placement
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER placement_no_delete BEFORE DELETE ON placement
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER chain_no_update BEFORE UPDATE ON chain BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;

-- Projections: what follows from the journal. Each can be rebuilt from it (store.Picture) and is compared with
-- it by `ledger verify`.

-- Where each unit and location stands, and what is in it: packages that papers count, and their packing.
CREATE TABLE position (
  place    TEXT NOT NULL PRIMARY KEY,
  parent   TEXT NOT NULL,
  packages INTEGER NOT NULL,
  tare_g   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX position_parent ON position (parent);

-- What a place holds: directly (own_*), and with all units inside it. Kept for every ancestor, so that a
-- container is one look-up. Rows of nothing are taken out.
CREATE TABLE stock (
  place         TEXT NOT NULL,
  item          TEXT NOT NULL,
  lot           TEXT NOT NULL,
  grade         TEXT NOT NULL,
  owner         TEXT NOT NULL,
  own_packages  INTEGER NOT NULL,
  own_qty_milli INTEGER NOT NULL,
  own_net_g     INTEGER NOT NULL,
  packages      INTEGER NOT NULL,
  qty_milli     INTEGER NOT NULL,
  net_g         INTEGER NOT NULL,
  PRIMARY KEY (place, item, lot, grade, owner)
) STRICT, WITHOUT ROWID;

-- The names facts are found by: one subject per unique key, many per group key.
CREATE TABLE unique_key (
  kind    TEXT NOT NULL,
  value   TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE group_key (
  kind    TEXT NOT NULL,
  value   TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (kind, value, subject)
) STRICT, WITHOUT ROWID;
