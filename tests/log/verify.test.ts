import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_HEAD } from '../../src/domain/commit.ts';
import { sha256 } from '../../src/domain/hash.ts';
import { DamagedLog } from '../../src/log/event-log.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import type { StoredLog } from '../../src/log/stored-log.ts';
import { type Finding, verifyLog } from '../../src/log/verify.ts';
import { DatabaseRefused, openSqlite, type Sqlite } from '../../src/sqlite.ts';
import { chainOf, judgementCommit, sampleArticle, testClock, withdrawalOf } from './sample.ts';

const top = mkdtempSync(join(tmpdir(), 'newsloom-verify-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const { now } = testClock();
const whole = join(top, 'whole.db');
const COMMITS = 42;

beforeAll(async () => {
  const log = await openSqliteLog({ path: whole, now });
  await fill(log);
  await log.close();
});

async function fill(log: StoredLog): Promise<void> {
  let { head } = await log.append(chainOf(EMPTY_HEAD, 0, 30), EMPTY_HEAD);
  head = (await log.append([judgementCommit(head, 'apart', 'key-1')], head)).head;
  head = (await log.withdraw(withdrawalOf(head, 3, [sampleArticle(3).version]), head)).head;
  await log.append(chainOf(head, 100, 10), head);
}

async function findingsOf(log: StoredLog): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of verifyLog(log)) found.push(finding);
  return found;
}

let copies = 0;
function copy(): string {
  const path = join(top, `${++copies}.db`);
  copyFileSync(whole, path);
  return path;
}

/** Runs something past the guards of the file, as damage does. */
function unguarded(db: Sqlite, work: () => void): void {
  const guards = db
    .prepare<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  work();
  for (const { sql } of guards) db.exec(sql);
}

/** Findings after some SQL, run past the guards of the file. */
async function findingsAfter(sql: string): Promise<Finding[]> {
  const path = copy();
  const db = openSqlite(path);
  unguarded(db, () => db.exec(sql));
  db.close();
  const log = await openSqliteLog({ path, now });
  const found = await findingsOf(log);
  await log.close();
  return found;
}

describe('verifyLog()', () => {
  test('finds nothing in a whole log, and tells how far it is', async () => {
    const log = await openSqliteLog({ path: whole, now, readOnly: true });
    const progress: number[] = [];
    for await (const finding of verifyLog(log, (position, head) => progress.push(position, head)))
      expect.fail(JSON.stringify(finding));
    expect(progress.slice(-2)).toEqual([COMMITS, COMMITS]);
    await log.close();
    const memory = openMemoryLog({ now });
    await fill(memory);
    expect(await findingsOf(memory)).toEqual([]);
    expect(await findingsOf(openMemoryLog({ now }))).toEqual([]);
  });

  const damage: [name: string, sql: string, expected: Partial<Record<keyof Finding, unknown>>][] = [
    [
      'a changed letter of an event',
      'UPDATE commits SET events = (SELECT events FROM commits WHERE position = 8) WHERE position = 7',
      { position: 7 },
    ],
    ['a changed id', "UPDATE commits SET id = 'com_x' WHERE position = 7", { position: 7 }],
    ['a changed previous id', "UPDATE commits SET previous = 'com_x' WHERE position = 7", { position: 7 }],
    [
      'a changed time',
      "UPDATE commits SET recorded_at = '2026-01-01T00:00:00.001Z' WHERE position = 7",
      { position: 7 },
    ],
    ['a changed size', 'UPDATE commits SET size = size + 1 WHERE position = 7', { position: 7 }],
    ['a changed checksum', 'UPDATE commits SET checksum = checksum + 1 WHERE position = 7', { position: 7 }],
    ['a changed request', "UPDATE commits SET request = 'key-2' WHERE position = 31", { position: 31 }],
    ['a missing commit', 'DELETE FROM commits WHERE position = 7', { position: 7, what: 'position 7 is missing' }],
    [
      'missing commits',
      'DELETE FROM commits WHERE position BETWEEN 7 AND 9',
      { position: 7, what: 'positions 7 to 9 are missing' },
    ],
    [
      'missing commits at the start',
      'DELETE FROM commits WHERE position < 3',
      { position: 1, what: 'positions 1 to 2 are missing' },
    ],
    [
      'a missing body',
      'DELETE FROM bodies WHERE sequence = 13',
      { position: 7, what: expect.stringMatching(/is missing/) },
    ],
    [
      'a changed body',
      'UPDATE bodies SET bytes = (SELECT bytes FROM bodies WHERE sequence = 14) WHERE sequence = 13',
      { position: 7 },
    ],
    ['a body of another version', "UPDATE bodies SET version = 'ver_x' WHERE sequence = 13", { position: 7 }],
    ['a body under another address', "UPDATE bodies SET hash = 'bod_x' WHERE sequence = 13", { position: 7 }],
    ['a body of another commit', 'UPDATE bodies SET position = 6 WHERE sequence = 13', { position: 6 }],
    [
      'a body erased without a take-down',
      'UPDATE bodies SET bytes = zeroblob(length(bytes)) WHERE sequence = 13',
      { position: 7 },
    ],
    [
      'a body erased in part',
      "UPDATE bodies SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE sequence = 13",
      { position: 7 },
    ],
    [
      'a body nobody names',
      "INSERT INTO bodies (position, hash, version, size, bytes) VALUES (42, 'bod_x', 'ver_x', 1, x'78')",
      { position: 42 },
    ],
    [
      'a body of no commit',
      "INSERT INTO bodies (position, hash, version, size, bytes) VALUES (99, 'bod_x', 'ver_x', 1, x'78')",
      { position: 99 },
    ],
    [
      'a body back from a take-down',
      'UPDATE bodies SET bytes = (SELECT bytes FROM bodies WHERE sequence = 14) WHERE sequence = 7',
      { position: 4 },
    ],
    ['a take-down struck from the list', 'DELETE FROM withdrawn', { position: 4 }],
    ['a take-down no commit knows', "INSERT INTO withdrawn VALUES ('ver_x', 5)", { position: 5 }],
    [
      'a changed log id',
      "UPDATE meta SET value = replace(value, 'log_', 'log_0') WHERE key = 'log_id'",
      { what: expect.stringMatching(/log id/) },
    ],
  ];
  test.each(damage)('finds %s', async (_, sql, expected) => {
    const found = await findingsAfter(sql);
    expect(found).toEqual(expect.arrayContaining([expect.objectContaining(expected)]));
    for (const { what, remedy } of found) expect([typeof what, remedy.length > 5]).toEqual(['string', true]);
  });

  test('a chain that was cut off at its end is whole: only a checkpoint or a copy can know of more', async () => {
    expect(
      await findingsAfter('DELETE FROM commits WHERE position = 42; DELETE FROM bodies WHERE position = 42'),
    ).toEqual([]);
  });

  test('every changed byte of a commit or body is found and named with its position', async () => {
    const random = mulberry(20_260_301);
    const path = copy();
    const db = openSqlite(path);
    const log = await openSqliteLog({ path, now });
    for (let turn = 0; turn < 60; turn += 1) {
      const commits = turn % 2 === 0;
      const [table, key, column] = commits ? ['commits', 'position', 'events'] : ['bodies', 'sequence', 'bytes'];
      const row = 1 + Math.floor(random() * (commits ? COMMITS : 70));
      const found = db
        .prepare<{ bytes: Uint8Array; position: number }>(
          `SELECT ${column} AS bytes, position FROM ${table} WHERE ${key} = ?`,
        )
        .get(row);
      if (!found || found.bytes[0] === 0) continue;
      const bytes = Uint8Array.from(found.bytes);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
      const put = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`);
      unguarded(db, () => put.run(bytes, row));
      const positions = (await findingsOf(log)).map(({ position }) => position);
      expect(positions, `${table} ${row} byte ${at}`).toContain(found.position);
      unguarded(db, () => put.run(found.bytes, row));
    }
    expect(await findingsOf(log)).toEqual([]);
    await log.close();
    db.close();
  });

  test('a changed byte anywhere in the file is found, or changes nothing that is read', async () => {
    const random = mulberry(7);
    const bytes = readFileSync(whole);
    const expected = await contentsOf(whole);
    const outcomes = { found: 0, refused: 0, harmless: 0 };
    for (let turn = 0; turn < 150; turn += 1) {
      const changed = Buffer.from(bytes);
      const at = turn < 20 ? turn * 5 : Math.floor(random() * bytes.length);
      changed[at] = (changed[at] as number) ^ (1 << Math.floor(random() * 8));
      const path = join(top, `flip-${turn}.db`);
      writeFileSync(path, changed);
      let log: StoredLog;
      try {
        log = await openSqliteLog({ path, now });
      } catch (error) {
        expect(error instanceof DatabaseRefused || error instanceof DamagedLog, `byte ${at}: ${error}`).toBe(true);
        outcomes.refused += 1;
        continue;
      }
      const found = await findingsOf(log);
      await log.close();
      if (found.length > 0) outcomes.found += 1;
      else {
        expect(await contentsOf(path), `byte ${at}`).toEqual(expected);
        outcomes.harmless += 1;
      }
      rmSync(path);
    }
    // Pages that hold no row yet make up the rest.
    expect(outcomes.found).toBeGreaterThan(25);
  });
});

/** One short text for all that the tables keep. */
async function contentsOf(path: string): Promise<string> {
  const db = openSqlite(path);
  const tables = ['commits', 'bodies', 'withdrawn', 'meta'];
  const contents = tables.map((table) => [
    table,
    sha256(JSON.stringify(db.prepare(`SELECT * FROM ${table}`, { arrays: true }).all())),
  ]);
  db.close();
  return JSON.stringify(contents);
}

/** Seeded random numbers in [0, 1), so that a failure can be seen again. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
