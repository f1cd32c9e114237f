/**
 * Putting the house together: the only file that names concrete adapters. Everything else speaks to ports.
 */
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Graph, HistoryGraph } from './graph/graph.ts';
import { openProjection, type Projection } from './graph/projection.ts';
import { catchUpReplica } from './graph/replica.ts';
import { openSqliteGraph } from './graph/sqlite-graph.ts';
import { type Ingester, openIngester, type Turn } from './log/ingest.ts';
import { acquireLease } from './log/lease.ts';
import { type RereadCounts, type RereadOptions, type RereadParts, rereadArticles } from './log/reread.ts';
import { openSqliteLog } from './log/sqlite-log.ts';
import type { StoredLog } from './log/stored-log.ts';
import { openReadPool } from './read-pool.ts';
import type { RegistryReader, RegistryStore } from './registry/registry-store.ts';
import { openSqliteStore, REGISTRY_FILE } from './registry/sqlite-store.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';

/** How long a decider may be silent before another takes its turn, in ms. */
const TURN_MS = 30_000;

/** The files of a data folder. */
export function dataFiles(folder: string) {
  return {
    log: join(folder, 'log.db'),
    registry: join(folder, 'registry.db'),
    graph: join(folder, 'graph.db'),
    keys: join(folder, 'keys.json'),
  } as const;
}

/** An open data folder. Parts are opened when first asked for, and closed together. */
export interface Newsloom {
  readonly folder: string;
  readonly log: StoredLog;
  readonly registry: RegistryStore;
  readonly ingester: Ingester;
  /** The embedded graph as the follower writes it. */
  readonly projection: Projection;
  /** The embedded graph on a connection of its own, for questions. */
  readonly history: HistoryGraph;
  /** What is known at the embedded graph's position, for reading. */
  readonly known: RegistryReader;
  /** The Neo4j graph, when one is configured. @throws {GraphUnavailable} when it cannot be reached */
  neo4j(): Promise<Graph | undefined>;
  /** Brings the embedded graph, and Neo4j where configured, level with the log. @returns the position reached */
  follow(onProgress?: Progress, signal?: AbortSignal): Promise<number>;
  /** Reads again what another reader than today's has read; see `rereadArticles`. */
  reread(options?: RereadOptions): Promise<RereadCounts>;
  /** Deletes our own graphs and builds them again from the log. */
  replay(onProgress?: Progress, signal?: AbortSignal): Promise<number>;
  /**
   * Empties the Registry's write-ahead log after a take-down, so that no word is left in its files either.
   * @throws {Error} when another process keeps reading an old state of it
   */
  eraseTraces(): void;
  close(): Promise<void>;
}

export type Progress = (step: 'graph' | 'neo4j', done: number, head: number) => void;

/** Opens a data folder, made when it is not there. `now` is the only clock anything of ours sees. */
export async function openNewsloom(config: Pick<Config, 'data' | 'neo4j'>, now: () => Date): Promise<Newsloom> {
  const folder = config.data;
  mkdirSync(folder, { recursive: true });
  const files = dataFiles(folder);
  const log = await openSqliteLog({ path: files.log, now });
  const closers: (() => void | Promise<void>)[] = [() => log.close()];
  const lazily = <T>(open: () => T, close?: (opened: T) => void | Promise<void>): (() => T) => {
    let opened: { value: T } | undefined;
    return () => {
      if (!opened) {
        const value = open();
        opened = { value };
        if (close) closers.push(() => close(value));
      }
      return opened.value;
    };
  };
  const registryFile = lazily(() => openSqlite(files.registry, REGISTRY_FILE));
  const registry = lazily(
    () => openSqliteStore(registryFile()),
    (store) => store.close(),
  );
  const readers = lazily(
    () => openReadPool(),
    (pool) => pool.close(),
  );
  const ingester = lazily(() =>
    openIngester({
      log,
      registry: registry(),
      loadReader,
      readAhead: (jobs) => readers().readAll(jobs),
      now,
      turn: leasedTurn(files.log, now),
    }),
  );
  const projection = lazily(
    () => openProjection(log, files.graph),
    (opened) => opened.close(),
  );
  const history = lazily(
    () => {
      projection();
      const db: Sqlite = openSqlite(files.graph, { durable: false, cacheKiB: 65_536 });
      return { db, graph: openSqliteGraph(db), known: openSqliteStore(db, { outer: true }) };
    },
    ({ db }) => db.close(),
  );
  const neo4j = lazily(
    async () => (config.neo4j ? (await import('./graph/neo4j-graph.ts')).openNeo4jGraph(config.neo4j) : undefined),
    async (opening) => {
      // One that never opened has nothing to close; whoever asked for it was told.
      const opened = await opening.catch(() => undefined);
      await opened?.close();
    },
  );
  const replicate = async (onProgress?: Progress, signal?: AbortSignal) => {
    const target = await neo4j();
    if (target)
      await catchUpReplica(log, projection().graph, target, {
        onProgress: (done, head) => onProgress?.('neo4j', done, head),
        signal,
      });
  };

  return {
    folder,
    log,
    get registry() {
      return registry();
    },
    get ingester() {
      return ingester();
    },
    get projection() {
      return projection();
    },
    get history() {
      return history().graph;
    },
    get known() {
      return history().known;
    },
    neo4j,
    async follow(onProgress, signal) {
      const reached = await projection().catchUp({
        onProgress: (done, head) => onProgress?.('graph', done, head),
        signal,
      });
      await replicate(onProgress, signal);
      return reached;
    },
    async reread(options) {
      const { READER } = await import('./read/read.ts');
      const readAhead: RereadParts['readAhead'] = (jobs) => readers().readAll(jobs);
      const parts = { log, registry: registry(), ingester: ingester(), loadReader, readAhead, reader: READER };
      return rereadArticles(parts, options);
    },
    async replay(onProgress, signal) {
      const reached = await projection().rebuild({
        onProgress: (done, head) => onProgress?.('graph', done, head),
        signal,
      });
      const target = await neo4j();
      if (target) await target.wipe();
      await replicate(onProgress, signal);
      return reached;
    },
    eraseTraces() {
      const busy = registryFile().pragma('wal_checkpoint(TRUNCATE)');
      if (busy !== 0)
        throw new Error(
          'Cannot finish the take-down: another process reads the Registry, expected it to let go; run the same command again',
        );
    },
    async close() {
      for (const close of closers.reverse()) await close();
      closers.length = 0;
    },
  };
}

/** Copies the databases of a data folder into another, each as of one moment, whoever writes meanwhile. @throws when a file is there already */
export function copyDataFolder(from: string, to: string): void {
  for (const part of ['log', 'registry', 'graph'] as const) {
    const db = openSqlite(dataFiles(from)[part], { readOnly: true });
    try {
      db.exec(`VACUUM INTO '${dataFiles(to)[part].replaceAll("'", "''")}'`);
    } finally {
      db.close();
    }
  }
}

/** The reader and its word lists take a second to load: only what reads pays for it. */
async function loadReader() {
  return (await import('./read/read.ts')).read;
}

/** A turn under the log's lease, so that several processes decide one after the other. */
/** Whether a holder was a process of this machine that runs no more: killed, it gave nothing back. */
function isGone(holder: string): boolean {
  const found = /^process (\d+) on (.*)$/.exec(holder);
  if (!found || found[2] !== hostname()) return false;
  try {
    process.kill(Number(found[1]), 0);
    return false;
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function leasedTurn(path: string, now: () => Date): Turn {
  return {
    async run(work) {
      const lease = await acquireLease({
        path,
        holder: `process ${process.pid} on ${hostname()}`,
        ttlMs: TURN_MS,
        now,
        isGone,
      });
      const renewing = setInterval(() => lease.renew(), TURN_MS / 3);
      try {
        return await work();
      } finally {
        clearInterval(renewing);
        lease.release();
      }
    },
  };
}
