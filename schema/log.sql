-- The event log: the only truth. One row of commits is one decision; article's words stand apart in bodies, which a take-down
-- erases. Append-only is enforced here, by triggers, whoever opens the file. Read it in the sqlite3 shell:
--   SELECT position, type, data FROM domain_events LIMIT 20;
-- Texts are kept as zlib streams with their size in bytes; the sqlite3 shell reads those of commits with sqlar_uncompress(events, size).
-- Those of bodies share the dictionary schema/body-dictionary.txt.

-- log_id, texts_left_out_until (positions imported without bodies), erasing (a take-down whose old bytes may still stand in the WAL).
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- id = hash(previous, request, events); what it leaves out (position, recorded_at) is covered by checksum (CRC-32).
CREATE TABLE commits (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  previous TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  request TEXT,
  size INTEGER NOT NULL,
  events BLOB NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX commits_request ON commits (request) WHERE request IS NOT NULL;

-- hash = hash(version, text). Rows are only ever added at the end, and erased by overwriting bytes with zeros of the same length: SQLite
-- then writes in place, and never moves a row to another page, where a copy of its words could stay behind. Measured, 300 of 600 random
-- bodies each: DELETE with secure_delete left traces of 1, zeros in a table ordered by hash of 3, this of 0.
CREATE TABLE bodies (
  sequence INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE INDEX bodies_version ON bodies (version);

-- Versions taken down, and by which commit: their bodies are refused from then on.
CREATE TABLE withdrawn (
  version TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who decides at the moment; times are ms since 1970. Only saves work: expectedHead is the fence.
CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  granted_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per DomainEvent, for people. Needs the sqlite3 shell, which brings sqlar_uncompress.
CREATE VIEW domain_events AS
SELECT
  commits.position AS position,
  event.key AS "index",
  event.value ->> '$.type' AS type,
  commits.recorded_at AS recorded_at,
  event.value AS data
FROM commits, json_each(CAST(sqlar_uncompress(commits.events, commits.size) AS TEXT)) AS event;

-- Also what INSERT OR REPLACE would do is stopped here: it deletes rows without asking the triggers for DELETE.
CREATE TRIGGER commits_follow_the_head BEFORE INSERT ON commits
WHEN EXISTS (SELECT 1 FROM commits WHERE position >= NEW.position)
  OR EXISTS (SELECT 1 FROM commits WHERE id = NEW.id)
  OR (NEW.request IS NOT NULL AND EXISTS (SELECT 1 FROM commits WHERE request = NEW.request))
  OR NOT CASE NEW.position
    WHEN 1 THEN NEW.previous = 'com_00000000000000000000000000'
    ELSE EXISTS (SELECT 1 FROM commits WHERE position = NEW.position - 1 AND id = NEW.previous AND recorded_at <= NEW.recorded_at)
  END
BEGIN
  SELECT RAISE(ABORT, 'Cannot add the commit: it does not follow the head, expected the next position, the head''s id as previous and a new id');
END;

CREATE TRIGGER commits_stay BEFORE UPDATE ON commits
BEGIN
  SELECT RAISE(ABORT, 'Cannot change a commit: the log is append-only, expected a new commit');
END;

CREATE TRIGGER commits_are_kept BEFORE DELETE ON commits
BEGIN
  SELECT RAISE(ABORT, 'Cannot delete a commit: the log is append-only, expected a new commit');
END;

CREATE TRIGGER bodies_are_new BEFORE INSERT ON bodies
WHEN EXISTS (SELECT 1 FROM withdrawn WHERE version = NEW.version)
  OR EXISTS (SELECT 1 FROM bodies WHERE hash = NEW.hash)
  OR EXISTS (SELECT 1 FROM bodies WHERE sequence = NEW.sequence)
  OR NEW.position <> (SELECT max(position) FROM commits)
BEGIN
  SELECT RAISE(ABORT, 'Cannot add the body: its version is withdrawn, it is stored already, or its commit is not the head');
END;

CREATE TRIGGER bodies_are_only_erased BEFORE UPDATE ON bodies
WHEN NOT EXISTS (SELECT 1 FROM withdrawn WHERE version = OLD.version)
  OR NEW.bytes <> zeroblob(length(OLD.bytes))
  OR (NEW.sequence, NEW.position, NEW.hash, NEW.version, NEW.size) <> (OLD.sequence, OLD.position, OLD.hash, OLD.version, OLD.size)
BEGIN
  SELECT RAISE(ABORT, 'Cannot change a body: only zeros may replace it, once a commit has withdrawn its version');
END;

CREATE TRIGGER bodies_are_kept BEFORE DELETE ON bodies
BEGIN
  SELECT RAISE(ABORT, 'Cannot delete a body: its place stays, expected zeros over its bytes once its version is withdrawn');
END;

CREATE TRIGGER withdrawn_by_the_head BEFORE INSERT ON withdrawn
WHEN EXISTS (SELECT 1 FROM withdrawn WHERE version = NEW.version)
  OR NEW.position <> (SELECT max(position) FROM commits)
BEGIN
  SELECT RAISE(ABORT, 'Cannot withdraw the version: it is withdrawn already, or its commit is not the head');
END;

CREATE TRIGGER withdrawn_stay BEFORE UPDATE ON withdrawn
BEGIN
  SELECT RAISE(ABORT, 'Cannot change a take-down: it stays');
END;

CREATE TRIGGER withdrawn_are_kept BEFORE DELETE ON withdrawn
BEGIN
  SELECT RAISE(ABORT, 'Cannot undo a take-down: it stays');
END;

CREATE TRIGGER log_id_stays BEFORE UPDATE ON meta
WHEN OLD.key = 'log_id' AND EXISTS (SELECT 1 FROM commits)
BEGIN
  SELECT RAISE(ABORT, 'Cannot change the log id: the log is not empty');
END;

CREATE TRIGGER log_id_is_kept BEFORE DELETE ON meta
WHEN OLD.key = 'log_id'
BEGIN
  SELECT RAISE(ABORT, 'Cannot delete the log id: checkpoints name it');
END;
