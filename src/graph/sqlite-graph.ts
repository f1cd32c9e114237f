/**
 * The embedded graph: the port over SQLite, with history. Every row carries the positions it holds for, so any moment is asked
 * like now. Registry tables may stand in the same file and move in the same transaction.
 */
import type { Changes } from '../domain/graph.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';
import type { Sqlite } from '../sqlite.ts';
import { type Checkpoint, CheckpointMoved, type HistoryGraph } from './graph.ts';
import { type ApplyChanges, prepareApply } from './sqlite-apply.ts';
import { changesBetween, rowsAt } from './sqlite-changes.ts';
import { formerEdges } from './sqlite-former.ts';
import { sqliteQuestions } from './sqlite-questions.ts';
import { OPEN } from './sqlite-rows.ts';
import {
  createGraphTables,
  forbidCommit,
  readCheckpoint,
  refuseWhileRebuilding,
  wipeGraph,
  writeCheckpoint,
} from './sqlite-store.ts';

/** The graph in a database file; `close` closes nothing, since the database belongs to the caller. */
export type SqliteGraph = HistoryGraph;

/**
 * The graph in `db`; its tables are made when there are none. Tables of somebody else are left alone and refused by
 * `checkpoint`. The database stays the caller's: `close` here does nothing, close it when everyone is done with it.
 */
export function openSqliteGraph(db: Sqlite): SqliteGraph {
  createGraphTables(db);
  let applyChanges: ApplyChanges | undefined;

  function applySync(changes: Changes, from: Checkpoint | undefined, to: Checkpoint): void {
    if (!db.inTransaction) {
      db.transaction(() => write(changes, from, to));
      return;
    }
    // No savepoint: with one open, SQLite copies every page before changing it, which doubles the cost of a replay.
    try {
      write(changes, from, to);
    } catch (error) {
      forbidCommit(db);
      throw error;
    }
  }

  function write(changes: Changes, from: Checkpoint | undefined, to: Checkpoint): void {
    const actual = readCheckpoint(db);
    if (!sameCheckpoint(actual, from)) throw new CheckpointMoved(from, actual);
    if (to.position <= (from?.position ?? 0) || (from && to.logId !== from.logId)) {
      throw new RangeError(
        `Cannot apply changes: they lead to position ${to.position} of log ${to.logId}, expected one behind ${from?.position ?? 0}${from ? ` of log ${from.logId}` : ''}`,
      );
    }
    // Statements outlive a wipe: SQLite prepares them again when the tables are new.
    applyChanges ??= prepareApply(db);
    applyChanges(changes, from?.position ?? 0, to.position);
    writeCheckpoint(db, to);
  }

  return {
    engine: 'sqlite',
    questions: sqliteQuestions(db),
    checkpointSync: () => readCheckpoint(db),
    checkpoint: async () => readCheckpoint(db),
    applySync,
    apply: async (changes, from, to) => applySync(changes, from, to),
    wipe: () => wipeGraph(db),
    async *rows() {
      const checkpoint = readCheckpoint(db);
      if (checkpoint) yield* rowsAt(db, checkpoint.position);
    },
    async *rowsAt(position) {
      refuseWhileRebuilding(db);
      yield* rowsAt(db, position);
    },
    formerEdges: async (ids, type, direction, limit, at) => formerEdges(db, ids, type, direction, limit, at),
    articleRows: (article) => articleRows(db, article),
    async changes(after, until) {
      const position = readCheckpoint(db)?.position ?? 0;
      if (after > until || until > position) {
        throw new RangeError(
          `Cannot tell changes after ${after} until ${until}: the graph stands at ${position}, expected after <= until <= ${position}`,
        );
      }
      return changesBetween(db, after, until);
    },
    redirect(id) {
      const row = db
        .prepare<{ to: FoundedId }>(`SELECT "to" FROM graph_redirect WHERE id = ? AND until = ${OPEN}`)
        .get(id);
      return row?.to;
    },
    close: async () => undefined,
  };
}

function articleRows(db: Sqlite, article: ArticleId) {
  const edges = db.prepare<[string, string]>(
    `SELECT e.key, e.content FROM graph_link AS l
       JOIN graph_link_kind AS k ON k.kind = l.kind AND k.claim = 0
        AND k.direction = CASE WHEN k.type IN ('PUBLISHED', 'WROTE') THEN 'in' ELSE 'out' END
       JOIN graph_edge AS e ON e.key = l.key AND e.until = ${OPEN}
     WHERE l.of = ? AND l.until = ${OPEN}`,
    { arrays: true },
  );
  const supports = db.prepare<[string, string]>(
    `SELECT key, content FROM graph_support WHERE article = ? AND until = ${OPEN}`,
    { arrays: true },
  );
  return { edges: new Map(edges.all(article)), supports: new Map(supports.all(article)) };
}

function sameCheckpoint(a: Checkpoint | undefined, b: Checkpoint | undefined): boolean {
  if (!a || !b) return a === b;
  return a.logId === b.logId && a.position === b.position && a.commit === b.commit && a.projector === b.projector;
}
