/**
 * How fast the log appends, against the plainest loop over the same driver that leaves the same rows: serialise, pack, insert, commit,
 * without ids, chains, checks, guards or a port. Single (one commit a transaction) and grouped (64). Both are durable. The turns
 * alternate and the median of their ratios is taken, since disks and neighbours make noise.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMPTY_HEAD, type Head, type NewCommit } from '../src/domain/commit.ts';
import { packBody, packText } from '../src/log/codec.ts';
import { openSqliteLog } from '../src/log/sqlite-log.ts';
import { openSqlite, type Sqlite } from '../src/sqlite.ts';
import { benchChain } from './log-sample.ts';

/** Appending must reach this share of the bare loop. */
const LIMIT = 0.7;
const GROUP = 64;

export interface AppendFigures {
  /** Speed as a share of the bare loop's; medians. */
  readonly single: number;
  readonly grouped: number;
  readonly singlePerSecond: number;
  readonly groupedPerSecond: number;
  readonly passed: boolean;
}

/** Measures and prints one line. `commits` are appended per turn, `turns` times by each. */
export async function benchAppend({ commits = 128, turns = 25, print = console.log } = {}): Promise<AppendFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-bench-append-'));
  try {
    const single = await compare(folder, 1, commits, turns);
    const grouped = await compare(folder, GROUP, commits, turns);
    const passed = single.ratio >= LIMIT && grouped.ratio >= LIMIT;
    print(
      `append: durable single ${single.ratio.toFixed(2)}, grouped ${grouped.ratio.toFixed(2)} of the bare loop (limit ${LIMIT}); ` +
        `${Math.round(single.perSecond)} and ${Math.round(grouped.perSecond)} commits/s`,
    );
    return {
      single: single.ratio,
      grouped: grouped.ratio,
      singlePerSecond: single.perSecond,
      groupedPerSecond: grouped.perSecond,
      passed,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  folder: string,
  group: number,
  commits: number,
  turns: number,
): Promise<{ ratio: number; perSecond: number }> {
  const log = await openSqliteLog({ path: join(folder, `log-${group}.db`), now: () => new Date() });
  const bare = openBare(join(folder, `bare-${group}.db`));
  let head: Head = EMPTY_HEAD;
  let position = 0;
  const ours: number[] = [];
  const theirs: number[] = [];
  // Made beforehand: the garbage of making them is nobody's.
  const all = benchChain(head.id, 0, commits * (turns + 1));
  // The first turn warms up and is not counted.
  for (let turn = 0; turn <= turns; turn += 1) {
    const chain = all.slice(turn * commits, (turn + 1) * commits);
    const runs = [
      async () => {
        const start = performance.now();
        for (let at = 0; at < chain.length; at += group)
          head = (await log.append(chain.slice(at, at + group), head)).head;
        if (turn > 0) ours.push(performance.now() - start);
      },
      async () => {
        const start = performance.now();
        for (let at = 0; at < chain.length; at += group)
          position = appendBare(bare, chain.slice(at, at + group), position);
        if (turn > 0) theirs.push(performance.now() - start);
      },
    ];
    if (turn % 2 === 1) runs.reverse();
    for (const run of runs) await run();
  }
  await log.close();
  bare.close();
  return { ratio: medianRatio(theirs, ours), perSecond: (commits * 1_000) / median(ours) };
}

function openBare(path: string): Sqlite {
  const db = openSqlite(path, { pageSize: 16_384 });
  db.exec(`
    CREATE TABLE commits (position INTEGER PRIMARY KEY, id TEXT UNIQUE, previous TEXT, recorded_at TEXT, request TEXT, size INTEGER, events BLOB);
    CREATE TABLE bodies (hash TEXT UNIQUE, position INTEGER, version TEXT, size INTEGER, bytes BLOB);
    CREATE INDEX bodies_version ON bodies (version);
  `);
  return db;
}

function appendBare(db: Sqlite, commits: readonly NewCommit[], after: number): number {
  const insertCommit = db.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertBody = db.prepare('INSERT INTO bodies VALUES (?, ?, ?, ?, ?)');
  let position = after;
  const packed = commits.map((commit) => ({
    commit,
    events: packText(JSON.stringify(commit.events)),
    bodies: commit.bodies.map((body) => ({ ...body, ...packBody(body.json) })),
  }));
  const recordedAt = new Date().toISOString();
  db.transaction(() => {
    for (const { commit, events, bodies } of packed) {
      position += 1;
      insertCommit.run(
        position,
        commit.id,
        commit.previous,
        recordedAt,
        commit.request ?? null,
        events.size,
        events.bytes,
      );
      for (const { hash, version, size, bytes } of bodies) insertBody.run(hash, position, version, size, bytes);
    }
  });
  return position;
}

/** The median of the ratios turn by turn: what slows both in a turn does not count. */
export function medianRatio(theirs: readonly number[], ours: readonly number[]): number {
  return median(theirs.map((time, turn) => time / (ours[turn] ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed } = await benchAppend();
  if (!passed) process.exitCode = 1;
}
