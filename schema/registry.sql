-- The Registry: what is known, folded from the log. Derived, so it may be deleted at any time; it is rebuilt from the log.
-- Stands in a file of its own beside the log (for linking) and inside the graph's file (for projecting).

-- Records and lists in one tree, those of one id beside each other (src/registry/slot.ts), so that a page or two hold all that is known of it:
--   near     key    name     member  n                 json
--   ent_...         thing                0             record of src/registry/records.ts
--   ent_...  <act:  key      evt_...     reasons that evt_... has to stand in the list
--   ent_...  <act:  key#                 members of the list, written down once it has more than 16
CREATE TABLE IF NOT EXISTS registry_row (
  near   TEXT NOT NULL,
  key    TEXT NOT NULL,
  name   TEXT NOT NULL,
  member TEXT NOT NULL,
  n      INTEGER NOT NULL,
  json   TEXT,
  PRIMARY KEY (near, key, name, member)
) STRICT, WITHOUT ROWID;

-- How far the log is folded: one row.
CREATE TABLE IF NOT EXISTS registry_position (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  log_id   TEXT NOT NULL,
  position INTEGER NOT NULL,
  "commit" TEXT NOT NULL,
  fold     INTEGER NOT NULL
) STRICT;

-- Where rows stood before; their words must not outlive what is withdrawn.
DROP TABLE IF EXISTS registry_record;
DROP TABLE IF EXISTS registry_index;
DROP TABLE IF EXISTS registry_length;
