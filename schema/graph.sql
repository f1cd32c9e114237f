-- The graph with its history. A row holds for the positions since <= p < until; an open row has until = 9007199254740991.
-- Rows are only ever appended at the position being applied, so `n` grows with `since`: what changed is found by halving over n.
-- All order is by UTF-8 bytes (SQLite's BINARY), which is the order of code points.

-- This table and the checkpoint keep their shape in every version, so that any version knows whose a graph is.
CREATE TABLE graph_meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  schema INTEGER NOT NULL,
  -- 1 while a wipe is under way: nothing may be read as if whole.
  rebuilding INTEGER NOT NULL
) STRICT;

-- Always empty. A row here breaks the reference when the transaction ends, so that it cannot be committed.
CREATE TABLE graph_guard (
  meta INTEGER NOT NULL REFERENCES graph_meta (one) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE graph_checkpoint (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  log_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  commit_id TEXT NOT NULL,
  projector INTEGER NOT NULL
) STRICT;

CREATE TABLE graph_node (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  sort TEXT NOT NULL,
  kinds TEXT NOT NULL,
  props TEXT NOT NULL,
  -- Every text the node is found by, each behind a line feed and a blank: a search is "blank + words" somewhere in it.
  search TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX graph_node_id ON graph_node (id, until);
CREATE INDEX graph_node_closed ON graph_node (until) WHERE until < 9007199254740991;

-- An edge of one article. `content` is the text of edgeContent (src/domain/graph.ts): article, evidence, props.
CREATE TABLE graph_edge (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  type TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  content TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX graph_edge_key ON graph_edge (key, until);
CREATE INDEX graph_edge_closed ON graph_edge (until) WHERE until < 9007199254740991;

-- One live mention that makes a claim. `content` is the text of supportContent: article, evidence.
CREATE TABLE graph_support (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  claim TEXT NOT NULL,
  article TEXT NOT NULL,
  score INTEGER NOT NULL,
  position INTEGER NOT NULL,
  content TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX graph_support_key ON graph_support (key, until);
-- In the order of compareSupports; holds all that counting needs.
CREATE INDEX graph_support_claim ON graph_support (claim, score DESC, position, key, until, since, article);
CREATE INDEX graph_support_article ON graph_support (article, until);
CREATE INDEX graph_support_closed ON graph_support (until) WHERE until < 9007199254740991;

-- When a claim exists: from its first live support to its last. Count, best support and sentence are asked of graph_support.
CREATE TABLE graph_claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  qualifier TEXT NOT NULL,
  inferred INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX graph_claim_id ON graph_claim (id, until);

CREATE TABLE graph_redirect (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  "to" TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX graph_redirect_id ON graph_redirect (id, until);
CREATE INDEX graph_redirect_closed ON graph_redirect (until) WHERE until < 9007199254740991;

-- What `kind` of graph_link means. Order of kinds = order of neighbours: claims first, then edges of articles.
CREATE TABLE graph_link_kind (
  kind INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  claim INTEGER NOT NULL,
  UNIQUE (type, direction)
) STRICT;

-- Each edge and claim twice, seen from either end and in the order of the far node's name: twenty of a hundred thousand
-- are one seek. `key` is the edge's key or the claim's id. A row is closed and opened anew when the far node's sort changes.
CREATE TABLE graph_link (
  of TEXT NOT NULL,
  kind INTEGER NOT NULL,
  far_sort TEXT NOT NULL,
  far TEXT NOT NULL,
  key TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (of, kind, far_sort, far, key, since)
) STRICT, WITHOUT ROWID;

-- Nodes in order, once for each list they stand in: "Entity", "Entity/PERSON", "NewsEvent/conflict", "NewsEvent/conflict.attack".
CREATE TABLE graph_listing (
  list TEXT NOT NULL,
  sort TEXT NOT NULL,
  id TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (list, sort, id, since)
) STRICT, WITHOUT ROWID;

-- The first 24 characters of every search text of a node from each of its words on. Candidates only, of all times: the
-- question asks graph_node.search at its moment whether the node is found.
CREATE TABLE graph_word (
  type TEXT NOT NULL,
  word TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (type, word, id)
) STRICT, WITHOUT ROWID;
