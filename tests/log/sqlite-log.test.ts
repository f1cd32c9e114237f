import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { EMPTY_HEAD, type Head } from '../../src/domain/commit.ts';
import { packBody } from '../../src/log/codec.ts';
import { DamagedLog, type EventLog } from '../../src/log/event-log.ts';
import { EraseUnfinished, openSqliteLog } from '../../src/log/sqlite-log.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { eventLogContract } from '../contracts/event-log.ts';
import { chainOf, commitOf, judgementCommit, sampleArticle, testClock, withdrawalOf } from './sample.ts';

eventLogContract('SQLite', async (now) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-log-'));
  const path = join(folder, 'log.db');
  const opened: EventLog[] = [];
  const open = async () => {
    const log = await openSqliteLog({ path, now });
    opened.push(log);
    return log;
  };
  return {
    log: await open(),
    another: open,
    async dispose() {
      for (const log of opened) await log.close();
      rmSync(folder, { recursive: true });
    },
  };
});

const top = mkdtempSync(join(tmpdir(), 'newsloom-log-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const freshFolder = () => mkdtempSync(join(top, 'data-'));
const freshPath = () => join(freshFolder(), 'log.db');
const { now } = testClock();

describe('the file', () => {
  test('is durable on every open, and refuses to be opened as anything else', async () => {
    const path = freshPath();
    for (let turn = 0; turn < 2; turn += 1) {
      const log = await openSqliteLog({ path, now });
      await log.append(chainOf(await log.head(), turn, 1), await log.head());
      await log.close();
    }
    expect(() => openSqlite(path, { schema: { name: 'graph', version: 1, sql: '' } })).toThrow(/not a newsloom graph/);
    const log = await openSqliteLog({ path, now, readOnly: true });
    expect((await log.head()).position).toBe(2);
    await expect(log.append(chainOf(await log.head(), 9, 1), await log.head())).rejects.toThrow(/readonly/);
    await log.close();
  });

  test('keeps its id from open to open', async () => {
    const path = freshPath();
    const first = await openSqliteLog({ path, now });
    await first.close();
    const again = await openSqliteLog({ path, now });
    expect(again.logId).toBe(first.logId);
    await again.close();
    const other = await openSqliteLog({ path: freshPath(), now });
    expect(other.logId).not.toBe(first.logId);
    await other.close();
  });

  test('is append-only by itself, whoever opens it', async () => {
    const path = freshPath();
    const log = await openSqliteLog({ path, now });
    const { head } = await log.append(chainOf(EMPTY_HEAD, 0, 3), EMPTY_HEAD);
    await log.withdraw(withdrawalOf(head, 0, [sampleArticle(0).version]), head);
    const db = openSqlite(path);
    const insert = (position: number, id: string, previous: string) =>
      `INSERT OR REPLACE INTO commits VALUES (${position}, '${id}', '${previous}', '2030', NULL, 2, x'00', 0)`;
    const last = await log.head();
    const [first] = await log.read(0, 1);
    for (const sql of [
      "UPDATE commits SET events = x'00'",
      'UPDATE commits SET recorded_at = recorded_at WHERE position = 2',
      'DELETE FROM commits',
      insert(6, 'com_x', last.id),
      insert(5, 'com_x', 'com_y'),
      insert(5, first?.id ?? '', last.id),
      insert(2, 'com_x', first?.id ?? ''),
      'DELETE FROM bodies',
      "UPDATE bodies SET bytes = x'00'",
      'UPDATE bodies SET bytes = zeroblob(length(bytes)) WHERE sequence = 4',
      "UPDATE bodies SET version = 'ver_x' WHERE sequence = 1",
      `INSERT INTO bodies (position, hash, version, size, bytes) VALUES (4, 'bod_x', '${sampleArticle(0).version}', 1, x'00')`,
      "INSERT INTO bodies (position, hash, version, size, bytes) VALUES (2, 'bod_x', 'ver_x', 1, x'00')",
      'INSERT OR REPLACE INTO bodies SELECT * FROM bodies WHERE sequence = 4',
      "INSERT INTO withdrawn VALUES ('ver_x', 2)",
      'DELETE FROM withdrawn',
      'UPDATE withdrawn SET position = 1',
      "UPDATE meta SET value = 'log_x' WHERE key = 'log_id'",
      "DELETE FROM meta WHERE key = 'log_id'",
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/^Cannot/);
    }
    db.close();
    for await (const finding of verifyLog(log)) expect.fail(JSON.stringify(finding));
    await log.close();
  });

  const shell = spawnSync('sqlite3', [':memory:', "SELECT sqlar_uncompress(x'00', 1)"]);
  // Skipped where no sqlite3 shell with sqlar_uncompress is installed: the view is for people who have one.
  test.skipIf(shell.status !== 0)('shows one row per DomainEvent to a person with the sqlite3 shell', async () => {
    const path = freshPath();
    const log = await openSqliteLog({ path, now });
    const chain = chainOf(EMPTY_HEAD, 0, 2);
    await log.append(chain, EMPTY_HEAD);
    const query = 'SELECT position, "index", type, recorded_at, data FROM domain_events';
    const rows = JSON.parse(execFileSync('sqlite3', ['-json', path, query], { encoding: 'utf8' }));
    expect(rows.length).toBe(chain.flatMap(({ events }) => events).length);
    expect(rows[1]).toMatchObject({
      position: 1,
      index: 1,
      type: 'ArticleRead',
      recorded_at: '2026-01-01T00:00:00.000Z',
    });
    expect(JSON.parse(rows[1].data)).toEqual(chain[0]?.events[1]);
    await log.close();
  });

  test('keeps its WAL small while someone pages through it and others append', async () => {
    const path = freshPath();
    const log = await openSqliteLog({ path, now });
    const reader = await openSqliteLog({ path, now });
    let head = (await log.append(chainOf(EMPTY_HEAD, 0, 200), EMPTY_HEAD)).head;
    let largest = 0;
    let read = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      read += (await reader.read(read, 7)).length;
      head = (await log.append(chainOf(head, 1_000 + turn * 100, 60), head)).head;
      largest = Math.max(largest, statSync(`${path}-wal`).size);
    }
    // An open cursor would have kept all 16 MB of it.
    expect(statSync(path).size).toBeGreaterThan(3_000_000);
    expect(largest).toBeLessThan(6_000_000);
    await log.close();
    await reader.close();
  });

  test('is taken for damaged, not for empty, when its rows cannot be read', async () => {
    const path = freshPath();
    const log = await openSqliteLog({ path, now });
    await log.append(chainOf(EMPTY_HEAD, 0, 5), EMPTY_HEAD);
    const db = openSqlite(path);
    db.exec('DROP TRIGGER commits_stay; DROP TRIGGER commits_are_kept');
    db.exec("UPDATE commits SET events = CAST(x'78' || substr(events, 3) AS BLOB) WHERE position = 4");
    await expect(log.read(0, 10)).rejects.toThrow(DamagedLog);
    await expect(log.read(3, 1)).rejects.toMatchObject({ position: 4 });
    expect(await log.read(0, 3)).toHaveLength(3);
    db.exec('DELETE FROM commits WHERE position = 2');
    await expect(log.read(0, 2)).rejects.toMatchObject({ position: 2 });
    db.close();
    await log.close();
  });
});

describe('two processes', () => {
  const appender = fileURLToPath(new URL('../crash/log-appender.ts', import.meta.url));
  const append = (path: string, first: number, chains: number) =>
    spawn(process.execPath, ['--import', 'tsx', appender, path, String(first), String(chains)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  async function acksOf(child: ChildProcess): Promise<string[]> {
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    return output.split('\n').filter((line) => line.startsWith('ack '));
  }

  test('appending to one file at once lose nothing and double nothing', async () => {
    const path = freshPath();
    const acks = (await Promise.all([1_000_000, 2_000_000].map((first) => acksOf(append(path, first, 40))))).flat();
    const log = await openSqliteLog({ path, now });
    const commits = await log.read(0, 10_000);
    expect(commits.map(({ position, id }) => `ack ${position} ${id}`).sort()).toEqual(acks.sort());
    for await (const finding of verifyLog(log)) expect.fail(JSON.stringify(finding));
    await log.close();
  });

  test('making the same file at once agree on one log id', async () => {
    const path = freshPath();
    const acks = await Promise.all([1_000_000, 2_000_000, 3_000_000].map((first) => acksOf(append(path, first, 1))));
    expect(acks.flat().length).toBeGreaterThanOrEqual(3);
  });
});

describe('withdraw()', () => {
  /** Where in the folder's bytes any of these stand. */
  function traces(folder: string, needles: readonly (readonly [name: string, bytes: Buffer])[]): string[] {
    const found: string[] = [];
    for (const file of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, file));
      for (const [name, needle] of needles) if (bytes.includes(needle)) found.push(`${name} in ${file}`);
    }
    return found;
  }

  const packedBodies = (n: number, marker: string, sentences = 40) =>
    sampleArticle(n, marker, sentences).bodies.map(({ json }) => Buffer.from(packBody(json).bytes));

  /** The words of an article, plain and as they are packed: every stretch of 12 bytes that stands in no other article. */
  function needlesOf(n: number, others: Buffer): (readonly [string, Buffer])[] {
    const needles: (readonly [string, Buffer])[] = [[`word ${markerOf(n)}`, Buffer.from(markerOf(n))]];
    for (const bytes of packedBodies(n, markerOf(n))) {
      for (let at = 0; at + 12 <= bytes.length; at += 12) {
        const needle = bytes.subarray(at, at + 12);
        if (!others.includes(needle)) needles.push([`packed ${n} at ${at}`, needle]);
      }
    }
    return needles;
  }

  const markerOf = (n: number) => `Zyx${n}qvork${n * 7919}`;

  test('leaves no word of the article in any file, plain or packed, whatever is appended and withdrawn around it (promise 9)', async () => {
    const folder = freshFolder();
    const path = join(folder, 'log.db');
    let log = await openSqliteLog({ path, now });
    let head: Head = EMPTY_HEAD;
    const articles = 60;
    const numbers = Array.from({ length: articles }, (_, n) => n);
    const packed = numbers.map((n) => Buffer.concat(packedBodies(n, markerOf(n))));
    const around = [1_000, 5_000].flatMap((from) =>
      numbers.flatMap((n) =>
        [0, 1, 2].flatMap((i) => packedBodies(from + n * 10 + i, `Marker${from + n * 10 + i}`, 12)),
      ),
    );
    const needles = numbers.map((n) => needlesOf(n, Buffer.concat([...packed.filter((_, m) => m !== n), ...around])));
    for (let n = 0; n < articles; n += 1) {
      head = (await log.append([commitOf(head, sampleArticle(n, markerOf(n), 40))], head)).head;
      head = (await log.append(chainOf(head, 1_000 + n * 10, 3), head)).head;
    }
    // The search finds what is there: without this, finding nothing would prove nothing.
    for (const n of [0, 31, articles - 1]) {
      expect(needles[n]?.length).toBeGreaterThan(50);
      expect(traces(folder, (needles[n] ?? []).slice(1)).length).toBeGreaterThan((needles[n]?.length ?? 0) / 2);
    }
    const order = Array.from({ length: articles }, (_, i) => (i * 37) % articles);
    const gone: (readonly [string, Buffer])[] = [];
    for (const [turn, n] of order.entries()) {
      if (turn === 20) {
        await log.close();
        log = await openSqliteLog({ path, now });
      }
      head = (await log.withdraw(withdrawalOf(head, n, [sampleArticle(n, markerOf(n), 40).version]), head)).head;
      gone.push(...(needles[n] ?? []));
      if (turn % 10 === 0 || turn === articles - 1) expect(traces(folder, gone)).toEqual([]);
      head = (await log.append(chainOf(head, 5_000 + turn * 10, 2), head)).head;
    }
    for await (const finding of verifyLog(log)) expect.fail(JSON.stringify(finding));
    await log.close();
    expect(traces(folder, gone)).toEqual([]);
  });

  test('says when a reader in another process keeps it from erasing, and finishes when called again', async () => {
    const folder = freshFolder();
    const path = join(folder, 'log.db');
    const log = await openSqliteLog({ path, now, eraseWaitMs: 200 });
    const { head } = await log.append([commitOf(EMPTY_HEAD, sampleArticle(1, 'Zyxqvork'))], EMPTY_HEAD);
    const packed = Buffer.from(packBody(sampleArticle(1, 'Zyxqvork').bodies[0]?.json ?? '').bytes.subarray(0, 400));
    const withdrawal = withdrawalOf(head, 1, [sampleArticle(1, 'Zyxqvork').version]);
    const reader = openSqlite(path);
    reader.exec('BEGIN; SELECT count(*) FROM bodies');
    reader.prepare('SELECT count(*) FROM bodies').get();
    await expect(log.withdraw(withdrawal, head)).rejects.toThrow(EraseUnfinished);
    expect((await log.head()).id).toBe(withdrawal.id);
    const findings: string[] = [];
    for await (const { what } of verifyLog(log)) findings.push(what);
    expect(findings).toEqual([expect.stringContaining('take-down')]);
    reader.exec('COMMIT');
    reader.close();
    expect((await log.withdraw(withdrawal, head)).duplicate).toBe(true);
    expect(traces(folder, [['packed', packed]])).toEqual([]);
    for await (const finding of verifyLog(log)) expect.fail(JSON.stringify(finding));
    await log.close();
  });

  test('is finished at the next open when the process died before erasing', async () => {
    const folder = freshFolder();
    const path = join(folder, 'log.db');
    const log = await openSqliteLog({ path, now, eraseWaitMs: 50 });
    const { head } = await log.append([commitOf(EMPTY_HEAD, sampleArticle(1, 'Zyxqvork'))], EMPTY_HEAD);
    const packed = Buffer.from(packBody(sampleArticle(1, 'Zyxqvork').bodies[0]?.json ?? '').bytes.subarray(0, 400));
    const reader = openSqlite(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM bodies').get();
    await expect(log.withdraw(withdrawalOf(head, 1, [sampleArticle(1, 'Zyxqvork').version]), head)).rejects.toThrow(
      EraseUnfinished,
    );
    expect(traces(folder, [['packed', packed]])).not.toEqual([]);
    reader.exec('COMMIT');
    const next = await openSqliteLog({ path, now });
    expect(traces(folder, [['packed', packed]])).toEqual([]);
    reader.close();
    await next.close();
    await log.close();
  });
});

test('append() of a decision without bodies needs no more than its row', async () => {
  const log = await openSqliteLog({ path: ':memory:', now });
  await log.append([judgementCommit(EMPTY_HEAD, 'alone')], EMPTY_HEAD);
  expect((await log.head()).position).toBe(1);
  await log.close();
});
