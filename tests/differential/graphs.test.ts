/**
 * Random logs, seeded: ingest, revise, copy, retract, reinstate, withdraw, merge, revoke, split and the rest. Whatever happened, the graph followed
 * live, the one replayed from zero and the one in Neo4j have one fingerprint and one answer to every question, and the SQLite graph at
 * a past position is the graph that a replay to that position gives.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { NewCommit } from '../../src/domain/commit.ts';
import type { Graph, HistoryGraph } from '../../src/graph/graph.ts';
import { openNeo4jGraph } from '../../src/graph/neo4j-graph.ts';
import { openProjection } from '../../src/graph/projection.ts';
import { catchUpReplica } from '../../src/graph/replica.ts';
import type { EventLog } from '../../src/log/event-log.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { chance, type GivenLog, randomLog } from '../given.ts';
import { askEverything } from '../graph/contract-asks.ts';
import { clear, settingsOf } from '../graph/neo4j-open.ts';
import { neo4jForTests } from '../neo4j-for-tests.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const SIZE = 60;
const NEO4J_SEEDS = [11, 12, 13];
/** Nodes and claims asked about on Neo4j. */
const ASKED = 12;

const server = await neo4jForTests();
const folder = mkdtempSync(join(tmpdir(), 'newsloom-differential-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function append(log: EventLog, chain: readonly NewCommit[]): Promise<void> {
  for (const commit of chain) {
    const head = await log.head();
    const withdraws = commit.events.some((event) => event.type === 'ArticleWithdrawn');
    await (withdraws ? log.withdraw(commit, head) : log.append([commit], head));
  }
}

async function rows(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all.sort();
}

/** A log with all of `given`, and the rows of a graph that followed it from zero to `until`. */
async function replayed(given: GivenLog, until?: number): Promise<string[]> {
  const log = openMemoryLog({ now: () => new Date(0) });
  await append(log, given.chain);
  const projection = openProjection(log, ':memory:');
  try {
    await projection.catchUp(until === undefined ? {} : { until });
    return await rows(projection.graph.rows());
  } finally {
    projection.close();
    await log.close();
  }
}

async function everything(graph: Graph, ids: readonly string[], claims: readonly string[]) {
  return askEverything(graph.questions, {
    ids,
    claims,
    words: ['a', 'un', 'the'],
    eventTypes: ['accident', 'politics', 'disaster'],
  });
}

/** All ids that ever stood in a graph's rows, and all claims. */
function namesIn(lines: readonly string[]): { ids: string[]; claims: string[] } {
  const ids = new Set<string>();
  const claims = new Set<string>();
  for (const line of lines) {
    const [sort, id = ''] = line.split(' ', 2);
    if (sort === 'node' || sort === 'redirect') ids.add(id);
    if (sort === 'claim') claims.add(id);
  }
  return { ids: [...ids].sort(), claims: [...claims].sort() };
}

describe('random logs', () => {
  it.each(SEEDS)('seed %i: followed live, in steps of chance, is what a replay from zero gives', async (seed) => {
    const given = randomLog(seed, SIZE);
    const log = await openSqliteLog({ path: join(folder, `live-${seed}.db`), now: () => new Date(0) });
    const projection = openProjection(log, join(folder, `graph-${seed}.db`));
    const dice = chance(seed);
    try {
      for (let at = 0; at < given.chain.length; ) {
        const step = 1 + dice.int(9);
        await append(log, given.chain.slice(at, at + step));
        at += step;
        await projection.catchUp();
      }
      const live = await rows(projection.graph.rows());
      expect(live.length).toBeGreaterThan(20);
      expect(live).toEqual(await replayed(given));
      await projection.rebuild();
      expect(await rows(projection.graph.rows())).toEqual(live);
    } finally {
      projection.close();
      await log.close();
    }
  });

  it.each(SEEDS)('seed %i: as of a past position is what a replay to that position gives', async (seed) => {
    const given = randomLog(seed + 100, SIZE);
    const log = openMemoryLog({ now: () => new Date(0) });
    const projection = openProjection(log, join(folder, `history-${seed}.db`));
    const dice = chance(seed);
    try {
      // In two halves, so that a take-down meets a graph that stood before it.
      await append(log, given.chain.slice(0, SIZE / 2));
      await projection.catchUp();
      await append(log, given.chain.slice(SIZE / 2));
      await projection.catchUp();
      for (let i = 0; i < 4; i++) {
        const position = 1 + dice.int(given.chain.length);
        expect(await rows(projection.graph.rowsAt(position)), `position ${position}`).toEqual(
          await replayed(given, position),
        );
      }
    } finally {
      projection.close();
      await log.close();
    }
  });

  it('breaking off a rebuild leaves the graph as it was', async () => {
    const given = randomLog(7, SIZE);
    const log = openMemoryLog({ now: () => new Date(0) });
    await append(log, given.chain);
    const projection = openProjection(log, join(folder, 'broken.db'));
    try {
      await projection.catchUp();
      const before = await rows(projection.graph.rows());
      const stop = AbortSignal.abort(new Error('stopped by hand'));
      await expect(projection.rebuild({ signal: stop })).rejects.toThrow('stopped by hand');
      expect(await rows(projection.graph.rows())).toEqual(before);
      await projection.catchUp();
      expect(await rows(projection.graph.rows())).toEqual(before);
    } finally {
      projection.close();
      await log.close();
    }
  });
});

describe.skipIf(server.skip)(`random logs on Neo4j${server.skip ? ` (skipped: ${server.skip})` : ''}`, () => {
  it.each(NEO4J_SEEDS)(
    "seed %i: Neo4j, kept level in steps of chance, has SQLite's rows and SQLite's answer to every question",
    { timeout: 240_000 },
    async (seed) => {
      if (server.skip !== undefined) return;
      const driver = server.driver();
      await clear(driver);
      const given = randomLog(seed, SIZE);
      const log = openMemoryLog({ now: () => new Date(0) });
      const projection = openProjection(log, join(folder, `source-${seed}.db`));
      const neo4j = await openNeo4jGraph(settingsOf(server));
      const dice = chance(seed);
      try {
        const level = async (source: HistoryGraph) => {
          await projection.catchUp();
          await catchUpReplica(log, source, neo4j);
          expect(await rows(neo4j.rows())).toEqual(await rows(source.rows()));
        };
        for (let at = 0; at < given.chain.length; ) {
          const step = 5 + dice.int(15);
          await append(log, given.chain.slice(at, at + step));
          at += step;
          await level(projection.graph);
        }
        const all = namesIn(await rows(projection.graph.rows()));
        // Each question pages through its list one item at a time: a sample keeps thousands of round trips to some hundred.
        const sample = (list: readonly string[], size: number) => Array.from({ length: size }, () => dice.pick(list));
        const { ids, claims } = { ids: [...new Set(sample(all.ids, ASKED))], claims: sample(all.claims, ASKED) };
        expect(await everything(neo4j, ids, claims)).toEqual(await everything(projection.graph, ids, claims));
      } finally {
        await neo4j.close();
        await clear(driver);
        await driver.close();
        projection.close();
        await log.close();
      }
    },
  );
});
