/**
 * Whose the graph tables of a database are, and how they come and go. Other tables of the same file (the Registry's) are never
 * looked at or touched: everything here is named graph_.
 */
import { readFileSync } from 'node:fs';
import { projectFile } from '../project-files.ts';
import { type Sqlite, type SqlValue, sqliteErrorCode } from '../sqlite.ts';
import { type Checkpoint, ForeignGraph, GraphRebuilding, PROJECTOR } from './graph.ts';
import { LINK_TYPES } from './sqlite-apply.ts';

/** Raised with every change of schema/graph.sql, and of schema/registry.sql beside it: an older graph is wiped and rebuilt, never upgraded. */
export const GRAPH_SCHEMA = 2;

/** In the order they are emptied; the checkpoint goes last of all, with the tables themselves. */
const WIPED = [
  ['graph_link', 'of, kind, far_sort, far, key, since'],
  ['graph_word', 'type, word, id'],
  ['graph_listing', 'list, sort, id, since'],
  ['graph_support', 'n'],
  ['graph_edge', 'n'],
  ['graph_claim', 'n'],
  ['graph_redirect', 'n'],
  ['graph_node', 'n'],
] as const;

/** Rows deleted in one transaction: 20-50 ms, so that a server goes on answering (and says that it is rebuilding). */
const WIPE_ROWS = 5_000;

const REPLAY = 'run "newsloom replay" to delete it and build it again from the log';

/** Makes the tables where there are none; anything else is left for `readCheckpoint` to judge. */
export function createGraphTables(db: Sqlite): void {
  if (db.readOnly || graphTables(db).length > 0) return;
  db.transaction(() => {
    // Two processes may both have found none.
    if (graphTables(db).length > 0) return;
    db.exec(readFileSync(projectFile('schema/graph.sql'), 'utf8'));
    const addKind = db.prepare('INSERT INTO graph_link_kind (kind, type, direction, claim) VALUES (?, ?, ?, ?)');
    LINK_TYPES.forEach((type, rank) => {
      const claim = rank < LINK_TYPES.indexOf('PUBLISHED') ? 1 : 0;
      addKind.run(2 * rank, type, 'out', claim);
      addKind.run(2 * rank + 1, type, 'in', claim);
    });
    db.prepare('INSERT INTO graph_meta (one, schema, rebuilding) VALUES (1, ?, 0)').run(GRAPH_SCHEMA);
  });
}

/** See `Graph.checkpoint`. @throws {ForeignGraph} */
export function readCheckpoint(db: Sqlite): Checkpoint | undefined {
  const row = readState(db);
  if (!row) return undefined;
  const [schema, rebuilding, logId, position, commit, projector] = row;
  if (schema !== GRAPH_SCHEMA) {
    throw new ForeignGraph(
      `Cannot use graph "${db.path}": its schema is version ${schema}, expected ${GRAPH_SCHEMA}; ${REPLAY}`,
    );
  }
  if (rebuilding === 1) {
    throw new ForeignGraph(`Cannot use graph "${db.path}": a wipe was broken off, expected a whole graph; ${REPLAY}`);
  }
  if (logId === null) {
    refuseRowsWithoutCheckpoint(db);
    return undefined;
  }
  if (projector !== PROJECTOR) {
    const advice = projector > PROJECTOR ? `upgrade newsloom, or ${REPLAY}` : REPLAY;
    throw new ForeignGraph(
      `Cannot use graph "${db.path}": it was written by projector ${projector}, expected ${PROJECTOR}; ${advice}`,
    );
  }
  return { logId, position, commit, projector };
}

export function writeCheckpoint(db: Sqlite, { logId, position, commit, projector }: Checkpoint): void {
  db.prepare(
    `INSERT INTO graph_checkpoint (one, log_id, position, commit_id, projector) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET log_id = excluded.log_id, position = excluded.position,
       commit_id = excluded.commit_id, projector = excluded.projector`,
  ).run(logId, position, commit, projector);
}

/** Makes COMMIT fail, here or where the caller commits: half of an apply is written, and must never be kept. A rollback takes it back. */
export function forbidCommit(db: Sqlite): void {
  db.prepare('INSERT INTO graph_guard (meta) VALUES (0)').run();
}

/** @throws {GraphRebuilding} while a wipe is under way, here or in another process */
export function refuseWhileRebuilding(db: Sqlite): void {
  const meta = db.prepare<{ rebuilding: number }>('SELECT rebuilding FROM graph_meta').get();
  if (meta?.rebuilding === 1) {
    throw new GraphRebuilding('Cannot answer: the graph is being rebuilt, expected a whole one; try again later');
  }
}

/** See `Graph.wipe`. Breaking it off leaves a store that only another wipe accepts. @throws {ForeignGraph} */
export async function wipeGraph(db: Sqlite): Promise<void> {
  const state = readState(db);
  if (state && state[0] === GRAPH_SCHEMA) {
    const [, rebuilding, logId] = state;
    if (rebuilding === 0 && logId === null) refuseRowsWithoutCheckpoint(db);
    db.prepare('UPDATE graph_meta SET rebuilding = 1').run();
    for (const [table, key] of WIPED) await emptyTable(db, table, key);
  }
  db.transaction(() => {
    for (const table of graphTables(db)) db.exec(`DROP TABLE "${table}"`);
  });
  createGraphTables(db);
}

async function emptyTable(db: Sqlite, table: string, key: string): Promise<void> {
  const places = key.replaceAll(/\w+/g, '?');
  const border = db.prepare<SqlValue[]>(`SELECT ${key} FROM ${table} ORDER BY ${key} LIMIT 1 OFFSET ${WIPE_ROWS}`, {
    arrays: true,
  });
  // Twice as fast as naming the rows one by one.
  const remove = db.prepare(`DELETE FROM ${table} WHERE (${key}) < (${places})`);
  for (let last = border.get(); last; last = border.get()) {
    remove.run(...last);
    await new Promise((resolve) => setImmediate(resolve));
  }
  db.exec(`DELETE FROM ${table}`);
}

function graphTables(db: Sqlite): readonly string[] {
  return db
    .prepare<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'graph\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name);
}

type State = readonly [
  schema: number,
  rebuilding: number,
  logId: string | null,
  position: number,
  commit: Checkpoint['commit'],
  projector: number,
];

/** Our mark and checkpoint; undefined where there are no graph tables at all. @throws {ForeignGraph} for tables without our mark */
function readState(db: Sqlite): State | undefined {
  try {
    const state = db
      .prepare<State>(
        `SELECT m.schema, m.rebuilding, c.log_id, c.position, c.commit_id, c.projector
         FROM graph_meta AS m LEFT JOIN graph_checkpoint AS c ON c.one = 1`,
        { arrays: true },
      )
      .get();
    if (typeof state?.[0] === 'number') return state;
  } catch (error) {
    // Asked only after a failure, since this is read with every apply: tables that are not there or not ours.
    if (sqliteErrorCode(error) !== 'SQLITE_ERROR') throw error;
  }
  const tables = graphTables(db);
  if (tables.length === 0) return undefined;
  throw new ForeignGraph(
    `Cannot use graph "${db.path}": it holds tables ${tables.map((name) => `"${name}"`).join(', ')} without our mark, expected none or ours; choose another file, it was left as it is`,
  );
}

function refuseRowsWithoutCheckpoint(db: Sqlite): void {
  for (const [table] of WIPED) {
    if (db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get()) {
      throw new ForeignGraph(
        `Cannot use graph "${db.path}": "${table}" holds rows without a checkpoint, expected both or neither; choose another file, it was left as it is`,
      );
    }
  }
}
