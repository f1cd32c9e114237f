/**
 * How fast the whole log is read through the port (ids, chain and hashes checked, events upcast, bodies parsed), against the plainest
 * loop over the same driver and the same file: select, unpack, JSON.parse. The turns alternate and the median of their ratios is taken.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMPTY_HEAD, type Head } from '../src/domain/commit.ts';
import { bodiesBroughtBy, unpackText } from '../src/log/codec.ts';
import type { EventLog } from '../src/log/event-log.ts';
import { openSqliteLog } from '../src/log/sqlite-log.ts';
import { openSqlite, type Sqlite } from '../src/sqlite.ts';
import { median, medianRatio } from './append.ts';
import { benchChain } from './log-sample.ts';

/** Reading must reach this share of the bare loop. */
const LIMIT = 0.7;
const PAGE = 64;

export interface ReplayReadFigures {
  /** Speed as a share of the bare loop's; medians. */
  readonly ratio: number;
  readonly commitsPerSecond: number;
  readonly eventsPerSecond: number;
  /** Size of the log's file per article, in bytes. */
  readonly bytesPerArticle: number;
  readonly passed: boolean;
}

/** Measures and prints one line, for a log of `commits` articles. */
export async function benchReplayRead({
  commits = 1_500,
  turns = 9,
  print = console.log,
} = {}): Promise<ReplayReadFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-bench-read-'));
  try {
    const path = join(folder, 'log.db');
    const log = await openSqliteLog({ path, now: () => new Date() });
    let head: Head = EMPTY_HEAD;
    for (let n = 0; n < commits; n += 100)
      head = (await log.append(benchChain(head.id, n, Math.min(100, commits - n)), head)).head;
    await log.close();
    const bytesPerArticle = statSync(path).size / commits;

    const ours = await openSqliteLog({ path, now: () => new Date() });
    const bare = openSqlite(path);
    const seen = { port: 0, bare: 0 };
    const times = { port: [] as number[], bare: [] as number[] };
    for (let turn = 0; turn <= turns; turn += 1) {
      const runs: ['port' | 'bare', () => Promise<number>][] = [
        ['port', () => readThroughPort(ours)],
        ['bare', async () => readBare(bare)],
      ];
      if (turn % 2 === 1) runs.reverse();
      for (const [who, run] of runs) {
        const start = performance.now();
        seen[who] = await run();
        // The first turn warms up and is not counted.
        if (turn > 0) times[who].push(performance.now() - start);
      }
    }
    await ours.close();
    bare.close();
    if (seen.port !== seen.bare) throw new Error(`The two readers disagree: ${seen.port} and ${seen.bare} events`);
    const ratio = medianRatio(times.bare, times.port);
    const perSecond = 1_000 / median(times.port);
    print(
      `replay read: ${ratio.toFixed(2)} of the bare loop (limit ${LIMIT}); ${Math.round(commits * perSecond)} commits/s, ` +
        `${Math.round(seen.port * perSecond)} events/s; ${Math.round(bytesPerArticle)} bytes of log an article`,
    );
    return {
      ratio,
      commitsPerSecond: commits * perSecond,
      eventsPerSecond: seen.port * perSecond,
      bytesPerArticle,
      passed: ratio >= LIMIT,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readThroughPort(log: EventLog): Promise<number> {
  let events = 0;
  for (let after = 0; ; ) {
    const page = await log.read(after, PAGE);
    if (page.length === 0) return events;
    for (const commit of page) {
      const bodies = await log.bodies(bodiesBroughtBy(commit.events).map(({ hash }) => hash));
      for (const { json } of bodies.values()) JSON.parse(json);
      events += commit.events.length;
      after = commit.position;
    }
  }
}

function readBare(db: Sqlite): number {
  const select = db.prepare<[number, number, Uint8Array]>(
    'SELECT position, size, events FROM commits WHERE position > ? ORDER BY position LIMIT ?',
    { arrays: true },
  );
  const selectBody = db.prepare<[number, Uint8Array]>('SELECT size, bytes FROM bodies WHERE hash = ?', {
    arrays: true,
  });
  let events = 0;
  for (let after = 0; ; ) {
    const page = select.all(after, PAGE);
    if (page.length === 0) return events;
    for (const [position, size, bytes] of page) {
      const list = JSON.parse(unpackText({ size, bytes }));
      for (const hash of bodiesBroughtBy(list).map((body) => body.hash)) {
        const row = selectBody.get(hash);
        if (row) JSON.parse(unpackText({ size: row[0], bytes: row[1] }));
      }
      events += list.length;
      after = position;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed } = await benchReplayRead();
  if (!passed) process.exitCode = 1;
}
