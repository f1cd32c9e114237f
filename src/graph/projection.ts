/**
 * The follow loop: log -> fold -> project -> graph, Registry and checkpoint in one transaction. Replay is the same loop from
 * position zero. The graph's file holds a Registry of its own, at exactly the graph's position: what the projector needs to know is
 * what was known then, not what linking knows by now.
 */
import type { Commit } from '../domain/commit.ts';
import type { ArticleId } from '../domain/ids.ts';
import { MissingBodies, openBodyCache } from '../log/body-cache.ts';
import type { EventLog } from '../log/event-log.ts';
import { project } from '../project/project.ts';
import { FOLD, fold } from '../registry/fold.ts';
import type { RegistryStore } from '../registry/registry-store.ts';
import { openSqliteStore } from '../registry/sqlite-store.ts';
import { openSqlite, type Sqlite } from '../sqlite.ts';
import { type Checkpoint, ForeignGraph, type HistoryGraph, PROJECTOR } from './graph.ts';
import { openSqliteGraph } from './sqlite-graph.ts';

/**
 * Commits applied in one transaction: enough to share its cost (ids are hashes, so each transaction touches most pages of the indexes
 * once), few enough that readers in other processes see news soon.
 */
const BATCH = 500;
/** Characters of articles in one transaction, since their words and readings are in memory together; one article more may pass it. */
const BATCH_CHARACTERS = 2_000_000;

/** What long work of a follower takes. */
export interface Following {
  /** Called after each page with the position reached and the one aimed at. */
  readonly onProgress?: ((done: number, head: number) => void) | undefined;
  /** Aborting it ends the work between two pages with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface Projection {
  /** The graph as the follower writes it; readers open a connection of their own. */
  readonly graph: HistoryGraph;
  /**
   * Applies what the log holds beyond the graph, up to the log's head at the time of the call, or to `until` where that is earlier.
   * @returns the position reached
   * @throws {ForeignGraph} when the graph follows another log or another version of ours wrote it
   * @throws {Error} when a DomainEvent cannot be projected: nothing of its batch is kept, and it is not skipped
   */
  catchUp(options?: Following & { readonly until?: number }): Promise<number>;
  /** Deletes the graph and builds it again from the log, in one transaction: readers see the old one until it is whole, and breaking it off changes nothing. */
  rebuild(options?: Following): Promise<number>;
  close(): void;
}

/** Opens the projection of a log in a database file (or ":memory:"), made when it is not there. */
export function openProjection(log: EventLog, path: string): Projection {
  const db = openSqlite(path, { durable: false, cacheKiB: 65_536 });
  const graph = openSqliteGraph(db);
  let registry = openSqliteStore(db, { outer: true });
  const bodies = openBodyCache(log);

  const place = (): Checkpoint | undefined => {
    const checkpoint = graph.checkpointSync();
    if (checkpoint && checkpoint.logId !== log.logId)
      throw new ForeignGraph(
        `Cannot follow: the graph "${path}" stands at position ${checkpoint.position} of log ${checkpoint.logId}, expected log ${log.logId}; use the data folder it belongs to, or run "newsloom replay"`,
      );
    return checkpoint;
  };

  /** Runs synchronous work in the open transaction; fetches bodies and runs it again when some are missing. */
  const withBodies = async (work: () => void): Promise<void> => {
    for (let tries = 0; ; tries++) {
      try {
        db.transaction(() => inRegistry(registry, work));
        return;
      } catch (error) {
        if (!(error instanceof MissingBodies) || tries > 1_000) throw error;
        await bodies.load(error.hashes);
      }
    }
  };

  const applyCommit = (commit: Commit, from: Checkpoint | undefined): Checkpoint => {
    const to = { logId: log.logId, position: commit.position, commit: commit.id, projector: PROJECTOR };
    const touched = fold(registry, commit, bodies);
    const changes = project(registry, touched, bodies, graph);
    graph.applySync(changes, from, to);
    registry.setPosition({ logId: log.logId, position: commit.position, commit: commit.id, fold: FOLD });
    return to;
  };

  /** The graph must stand on a commit of this log: a checkpoint that was changed, or a log that was put back, is named and never followed. */
  const checkPlace = async (): Promise<void> => {
    const at = place();
    if (at) await assertCheckpoint(log, at, `graph "${path}"`);
  };

  const follow = async (upTo: number, { onProgress, signal }: Following): Promise<number> => {
    let at = place()?.position ?? 0;
    while (at < upTo) {
      signal?.throwIfAborted();
      const page = inMemory(await log.read(at, Math.min(BATCH, upTo - at)));
      const last = page.at(-1);
      if (!last) break;
      await bodies.loadFor(page, registry);
      if (rewritesHistory(page)) return rebuild({ onProgress, signal });
      await withBodies(() => {
        // Another follower may have been here since: what it applied is not applied again.
        let from = place();
        for (const commit of page) if (commit.position > (from?.position ?? 0)) from = applyCommit(commit, from);
        at = from?.position ?? at;
      });
      onProgress?.(at, upTo);
    }
    return at;
  };

  /** True when a page takes down an article whose words the graph holds, now or in its history: then history has to be told again without it. */
  const rewritesHistory = (page: readonly Commit[]): boolean => {
    const known = db.prepare('SELECT 1 AS one FROM graph_node WHERE id = ? LIMIT 1');
    const withdrawn = page.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'ArticleWithdrawn' ? [event.article] : [])),
    );
    return withdrawn.some((article: ArticleId) => known.get(article) !== undefined);
  };

  const rebuild = async ({ onProgress, signal }: Following): Promise<number> => {
    bodies.clear();
    let broken = true;
    db.exec('BEGIN IMMEDIATE');
    try {
      emptyTables(db);
      registry = openSqliteStore(db, { outer: true });
      const { position } = await log.head();
      let at = 0;
      while (at < position) {
        signal?.throwIfAborted();
        const page = inMemory(await log.read(at, Math.min(BATCH, position - at)));
        const last = page.at(-1);
        if (!last) break;
        await bodies.loadFor(page, registry);
        await withBodies(() => {
          let from = at === 0 ? undefined : graph.checkpointSync();
          for (const commit of page) from = applyCommit(commit, from);
        });
        at = last.position;
        onProgress?.(at, position);
      }
      db.exec('COMMIT');
      broken = false;
      // What was deleted has been overwritten in the file; the WAL still holds old pages until it is emptied.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return at;
    } finally {
      if (broken) {
        db.exec('ROLLBACK');
        registry = openSqliteStore(db, { outer: true });
      }
    }
  };

  return {
    graph,
    async catchUp({ until = Number.MAX_SAFE_INTEGER, ...following } = {}) {
      await checkPlace();
      const { position } = await log.head();
      return follow(Math.min(position, until), following);
    },
    rebuild: (following = {}) => rebuild(following),
    close: () => db.close(),
  };
}

/** The commits from the first on whose articles fit into memory together; at least one. */
function inMemory(page: readonly Commit[]): readonly Commit[] {
  let characters = 0;
  const over = page.findIndex(({ events }) => {
    for (const event of events)
      if (event.type === 'ArticleIngested' || event.type === 'ArticleRevised') characters += event.length;
    return characters > BATCH_CHARACTERS;
  });
  return over < 0 ? page : page.slice(0, over + 1);
}

function inRegistry(registry: RegistryStore, work: () => void): void {
  registry.begin();
  try {
    work();
  } catch (error) {
    registry.rollback();
    throw error;
  }
  registry.commit();
}

function emptyTables(db: Sqlite): void {
  const tables = db
    .prepare<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'graph\\_%' ESCAPE '\\' OR name LIKE 'registry\\_%' ESCAPE '\\')`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => name !== 'graph_meta' && name !== 'graph_link_kind');
  for (const table of tables) db.exec(`DELETE FROM "${table}"`);
}

/**
 * Checks that a checkpoint stands on a commit of the log.
 * @throws {ForeignGraph} when the log holds another commit there, or none
 */
export async function assertCheckpoint(log: EventLog, { position, commit }: Checkpoint, name: string): Promise<void> {
  const [stored] = await log.read(position - 1, 1);
  if (stored?.position === position && stored.id === commit) return;
  const found = stored?.position === position ? `commit ${stored.id}` : 'no commit';
  throw new ForeignGraph(
    `Cannot follow: the ${name} stands at position ${position} on commit ${commit}, where the log holds ${found}, expected the same; the checkpoint was changed or the log was put back: run "newsloom replay"`,
  );
}
