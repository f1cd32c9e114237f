-- The Registry: what is known, folded from the log. Derived, so it may be deleted at any time; it is rebuilt from the log.
-- Stands in a file of its own beside the log (for linking) and inside the graph's file (for projecting).

-- Records of src/registry/records.ts by table and id.
CREATE TABLE IF NOT EXISTS registry_record (
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Counted multimaps: how many reasons a member has to stand under a key.
CREATE TABLE IF NOT EXISTS registry_index (
  name   TEXT NOT NULL,
  key    TEXT NOT NULL,
  member TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (name, key, member)
) STRICT, WITHOUT ROWID;

-- How many members stand under a key, for the few keys with more than 16: asking is one look-up, however long the list.
CREATE TABLE IF NOT EXISTS registry_length (
  name TEXT NOT NULL,
  key  TEXT NOT NULL,
  n    INTEGER NOT NULL,
  PRIMARY KEY (name, key)
) STRICT, WITHOUT ROWID;

-- How far the log is folded: one row.
CREATE TABLE IF NOT EXISTS registry_position (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  log_id   TEXT NOT NULL,
  position INTEGER NOT NULL,
  "commit" TEXT NOT NULL,
  fold     INTEGER NOT NULL
) STRICT;
