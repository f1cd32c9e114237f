import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commitIdOf, EMPTY_HEAD, type Head } from '../../src/domain/commit.ts';
import { canonicalJson } from '../../src/domain/hash.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { DamagedExport, exportLog, importLog } from '../../src/log/portable.ts';
import { openSqliteLog } from '../../src/log/sqlite-log.ts';
import { LogNotEmpty, type StoredLog } from '../../src/log/stored-log.ts';
import { UnknownDomainEvent } from '../../src/log/upcast.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { chainOf, commitOf, judgementCommit, sampleArticle, testClock, withdrawalOf } from './sample.ts';

const top = mkdtempSync(join(tmpdir(), 'newsloom-portable-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const clock = testClock();
const { now } = clock;
let files = 0;
const sqlite = () => openSqliteLog({ path: join(top, `${++files}.db`), now });
const memory = async () => openMemoryLog({ now });

async function text(log: StoredLog, withTexts = true): Promise<string> {
  let out = '';
  for await (const line of exportLog(log, { withTexts })) out += line;
  return out;
}

/** The bytes in odd pieces, as a file or a pipe gives them. */
async function* pieces(of: string, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(of);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A log with chains, requests, a clock that went back, a body stored before, and a take-down in the middle. */
async function fill(log: StoredLog): Promise<Head> {
  let { head } = await log.append(chainOf(EMPTY_HEAD, 0, 5), EMPTY_HEAD);
  clock.advance(1_234);
  head = (await log.append([judgementCommit(head, 'Żółć \0 \ud800 \u2028', 'key "1"')], head)).head;
  head = (await log.append([commitOf(head, sampleArticle(70, '漢字 \0 🚢', 60))], head)).head;
  const again = commitOf(head, { ...sampleArticle(4), bodies: [] }, 'again');
  head = (await log.append([again], head)).head;
  head = (await log.withdraw(withdrawalOf(head, 2, [sampleArticle(2).version]), head)).head;
  clock.advance(-99_999);
  return (await log.append(chainOf(head, 100, 150), head)).head;
}

async function findings(log: StoredLog) {
  const found = [];
  for await (const finding of verifyLog(log)) found.push(finding);
  return found;
}

describe('exportLog() and importLog()', () => {
  test('export, import, export gives equal bytes, across adapters and in any pieces', async () => {
    const source = await sqlite();
    const head = await fill(source);
    const exported = await text(source);
    for (const open of [sqlite, memory]) {
      for (const size of [7, 65_536]) {
        const target = await open();
        const imported = await importLog(pieces(exported, size), target);
        expect(imported).toEqual({ head, commits: head.position, bodies: 2 * 156 - 2, withTexts: true });
        expect(target.logId).toBe(source.logId);
        expect(await target.read(0, 1_000)).toEqual(await source.read(0, 1_000));
        expect(await text(target)).toBe(exported);
        expect(await findings(target)).toEqual([]);
        await expect(target.append(chainOf(EMPTY_HEAD, 9_000, 1), EMPTY_HEAD)).rejects.toThrow(/position/);
        const next = await target.append(chainOf(head, 9_000, 1), head);
        expect(next.head.position).toBe(head.position + 1);
        await target.close();
      }
    }
    await source.close();
  });

  test('an empty log is exported and imported too', async () => {
    const source = await sqlite();
    const exported = await text(source);
    expect(exported.split('\n')).toHaveLength(3);
    const target = await memory();
    await importLog(pieces(exported), target);
    expect(await text(target)).toBe(exported);
    await source.close();
  });

  test('without texts an export holds no word of an article, keeps every id, and says so when it is imported', async () => {
    const source = await sqlite();
    const head = await fill(source);
    const exported = await text(source, false);
    expect(exported).not.toContain('"body":{');
    expect(exported).not.toContain('漢字');
    const target = await sqlite();
    await importLog(pieces(exported), target);
    expect(await target.read(0, 1_000)).toEqual(await source.read(0, 1_000));
    expect(target.textsLeftOutUntil).toBe(head.position);
    expect(await findings(target)).toEqual([]);
    expect(await text(target)).toBe(exported);
    const { head: grown } = await target.append(chainOf(head, 500, 2), head);
    const mixed = await text(target);
    expect(mixed.split('\n').filter((line) => line.startsWith('{"body"'))).toHaveLength(4);
    const again = await memory();
    expect((await importLog(pieces(mixed), again)).head).toEqual(grown);
    expect(await text(again)).toBe(mixed);
    expect(await findings(again)).toEqual([]);
    await source.close();
    await target.close();
  });

  test('an import into a log that is not empty is refused with the remedy', async () => {
    const source = await sqlite();
    await fill(source);
    const exported = await text(source);
    for (const open of [sqlite, memory]) {
      const target = await open();
      const { head } = await target.append(chainOf(EMPTY_HEAD, 0, 1), EMPTY_HEAD);
      await expect(importLog(pieces(exported), target)).rejects.toThrow(LogNotEmpty);
      await expect(importLog(pieces(exported), target)).rejects.toThrow(/new data folder/);
      expect(await target.head()).toEqual(head);
      await target.append(chainOf(head, 5, 1), head);
      await target.close();
    }
    await source.close();
  });

  test('every changed, missing or doubled line is found, named by line and position, and nothing is imported', async () => {
    const source = await memory();
    const { head } = await source.append([...chainOf(EMPTY_HEAD, 0, 3)], EMPTY_HEAD);
    await source.append([judgementCommit(head, 'last', 'k')], head);
    const lines = (await text(source)).split('\n').slice(0, -1);
    expect(lines).toHaveLength(12);
    const damaged: [string, string[], number, number | undefined][] = [];
    lines.forEach((line, index) => {
      const at = (replacement: string[]) => [...lines.slice(0, index), ...replacement, ...lines.slice(index + 1)];
      const position = index === 0 ? undefined : Math.min(Math.ceil(index / 3), 4);
      // Without its last line the file is cut short; without another one the next line does not fit.
      damaged.push([`line ${index + 1} left out`, at([]), Math.min(index + 1, lines.length - 1), undefined]);
      damaged.push([`line ${index + 1} doubled`, at([line, line]), index + 2, undefined]);
      damaged.push([`line ${index + 1} cut`, at([line.slice(0, line.length / 2)]), index + 1, undefined]);
      for (const place of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const letter = Math.floor(line.length * place);
        const other = line[letter] === '1' ? '2' : '1';
        damaged.push([
          `line ${index + 1} changed at ${letter}`,
          at([line.slice(0, letter) + other + line.slice(letter + 1)]),
          index + 1,
          position,
        ]);
      }
    });
    for (const [name, changed, line] of damaged) {
      const target = await memory();
      const error = await importLog(pieces(`${changed.join('\n')}\n`), target).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      // A header byte may change without harm only where nothing depends on it: the first line is checked by its fields.
      expect(error, name).toBeInstanceOf(DamagedExport);
      const found = error as DamagedExport;
      expect(Math.abs(found.line - line), `${name}: ${found.message}`).toBeLessThanOrEqual(3);
      expect(found.message).toContain(`line ${found.line}`);
      expect(await target.head()).toEqual(EMPTY_HEAD);
    }
  });

  test('damage at the end of a long file leaves an SQLite log empty, usable and without a trace of the rows', async () => {
    const source = await memory();
    await fill(source);
    const exported = await text(source);
    const target = await sqlite();
    const id = target.logId;
    await expect(importLog(pieces(exported.slice(0, -30)), target)).rejects.toThrow(DamagedExport);
    await expect(importLog(pieces(exported.replace(/\n\{"end".*\n$/, '\n')), target)).rejects.toThrow(/cut short/);
    expect(await target.head()).toEqual(EMPTY_HEAD);
    expect(target.logId).toBe(id);
    await importLog(pieces(exported), target);
    expect(await text(target)).toBe(exported);
    await target.close();
  });

  test('files that are no export are refused with what they are', async () => {
    const cases: [string, RegExp][] = [
      ['', /empty/],
      ['these are words\n', /not JSON/],
      ['{"title":"an article"}\n', /no export/],
      ['{"newsloom":"log","version":2,"logId":"x","withTexts":true}\n', /upgrade newsloom/],
      ['{"newsloom":"log","version":1,"logId":"log_x","withTexts":true}\n', /header was changed/],
    ];
    for (const [file, message] of cases) await expect(importLog(pieces(file), await memory())).rejects.toThrow(message);
    await expect(
      importLog(
        (async function* () {
          yield Buffer.from([0x7b, 0xff, 0x0a]);
        })(),
        await memory(),
      ),
    ).rejects.toThrow(/UTF-8/);
  });

  test('a log that a newer program wrote is refused loudly', async () => {
    const source = await memory();
    await source.append([judgementCommit(EMPTY_HEAD, 'one')], EMPTY_HEAD);
    const [header] = (await text(source)).split('\n');
    const events = canonicalJson([{ type: 'ArticleDreamt', v: 1 }]);
    const id = commitIdOf(EMPTY_HEAD.id, undefined, events);
    const coming = await (await memory()).startImport(source.logId);
    await coming.abandon();
    const holder = await memory();
    const target = await holder.startImport(source.logId);
    target.add({ position: 1, id, previous: EMPTY_HEAD.id, recordedAt: '2026-01-01T00:00:00.000Z', events }, [], []);
    await target.finish(0);
    await expect(text(holder)).rejects.toThrow(UnknownDomainEvent);
    await expect(holder.read(0, 1)).rejects.toThrow(/position 1.*upgrade newsloom/);
    expect(await findings(holder)).toMatchObject([{ position: 1, remedy: 'upgrade newsloom' }]);
    expect(header).toContain(holder.logId);
  });

  test('a damaged log is not exported: the first bad position is named', async () => {
    const source = await sqlite();
    await fill(source);
    const rows = source.rows.bind(source);
    const changed: StoredLog = Object.assign(Object.create(source), {
      rows: async (after: number, limit: number) =>
        (await rows(after, limit)).map((row) =>
          'events' in row && row.position === 70 ? { ...row, events: row.events.replace('12', '13') } : row,
        ),
    });
    await expect(text(changed)).rejects.toMatchObject({ name: 'DamagedLog', position: 70 });
    await source.close();
  });
});
