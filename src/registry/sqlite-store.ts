/**
 * The Registry in SQLite: look-ups go to disk, so opening costs the same at a thousand and at a million entities.
 * Writes are gathered and flushed once a transaction: a thing that fifty articles of a batch name is written once.
 */
import { readFileSync } from 'node:fs';
import type { CommitId } from '../domain/commit.ts';
import { projectFile } from '../project-files.ts';
import type { Sqlite } from '../sqlite.ts';
import type { IndexName, TableName } from './records.ts';
import type { RegistryPosition, RegistryStore } from './registry-store.ts';
import { type Slot, slotOf } from './slot.ts';

/** How a file of its own is opened: it can be made again from the log, so not every commit has to reach the disk. */
export const REGISTRY_FILE = { durable: false, cacheKiB: 49_152, pageSize: 8_192 } as const;

/**
 * Characters of JSON whose records are kept parsed between transactions, in each of two generations: some three times as many bytes. By
 * size and not by number, since a thing has three hundred characters and a version of a long article a hundred thousand.
 */
const CACHE = 3_000_000;
const TABLES = ['article', 'version', 'thing', 'judgement', 'withdrawn'] as const satisfies readonly TableName[];
/** Lists longer than this have their length written down; shorter ones, nearly all, are counted when asked. */
const LONG = 16;
/** Lengths kept, at most. */
const LENGTHS = 100_000;

/**
 * The Registry on an open database. With `outer: true` the caller's transaction is the transaction (the graph's file, where
 * Registry and graph move together): begin and commit then only open and flush, and rollback forgets what was gathered.
 */
export function openSqliteStore(db: Sqlite, { outer = false }: { outer?: boolean } = {}): RegistryStore {
  db.exec(readFileSync(projectFile('schema/registry.sql'), 'utf8'));
  const records = recordStatements(db);
  const anyRow = db.prepare('SELECT 1 FROM registry_row LIMIT 1');
  const asks = new Map<IndexName, ReturnType<typeof indexStatements>>();
  const asking = (name: IndexName) => {
    let ask = asks.get(name);
    if (!ask) {
      ask = indexStatements(db, name);
      asks.set(name, ask);
    }
    return ask;
  };
  const getPosition = db.prepare<{ log_id: string; position: number; commit: string; fold: number }>(
    'SELECT log_id, position, "commit", fold FROM registry_position',
  );
  const dataVersion = db.prepare<{ data_version: number }>('PRAGMA data_version');
  const putPosition = db.prepare(
    `INSERT INTO registry_position (one, log_id, position, "commit", fold) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET log_id = excluded.log_id, position = excluded.position, "commit" = excluded."commit", fold = excluded.fold`,
  );

  let open = false;
  /** Mark of the state the cache was filled at: another connection may have moved the file since. */
  let cachedAt: string | undefined;
  let begunAt: string | undefined;
  let cache = emptyTables(() => new Map<string, unknown>());
  /** What was in the cache when it was last full: looked at, and kept for longer where it is asked for. */
  let older = emptyTables(() => new Map<string, unknown>());
  /** Characters of the records in `cache`. */
  let held = 0;
  /** Lengths of lists by place, kept as long as records are: the same common words are counted for article after article. */
  const lengths = new Map<string, number>();
  const dirty = emptyTables(() => new Set<string>());
  /** What was added to lists, by place. */
  const counts = new Map<
    string,
    { readonly index: IndexName; readonly slot: Slot; readonly members: Map<string, number> }
  >();
  /** True while the cache holds every record there is, from an empty Registry on: what it lacks need not be asked for. */
  let whole = false;

  const read = (): RegistryPosition | undefined => {
    const row = getPosition.get();
    return row && { logId: row.log_id, position: row.position, commit: row.commit as CommitId, fold: row.fold };
  };
  // The data version counts commits of other connections; the position also tells of a caller's own transaction rolled back.
  const stamp = () => JSON.stringify([read() ?? null, dataVersion.get()?.data_version]);
  const mustBeOpen = () => {
    if (!open) throw new TypeError('Cannot write to the Registry: no transaction is open, expected one');
  };
  const flushSlot = (place: string) => {
    const added = counts.get(place);
    if (!added) return;
    counts.delete(place);
    const { near, key } = added.slot;
    const ask = asking(added.index);
    let more = 0;
    for (const [member, step] of added.members) {
      if (ask.insert.run(near, key, member, step).changes > 0) more += 1;
      else ask.countUp.run(step, near, key, member);
    }
    if (more > 0) lengths.delete(place);
    if (more === 0 || ask.lengthen.run(more, near, key).changes > 0) return;
    if (atMost(ask.first.get(near, key, LONG + 1)) > LONG) ask.writeLength.run(near, key);
  };
  const flush = () => {
    for (const table of TABLES) {
      for (const id of [...dirty[table]].sort()) {
        const record = cache[table].get(id);
        if (record === undefined) records[table].delete.run(id);
        else {
          const json = JSON.stringify(record);
          held += json.length;
          records[table].put.run(id, json);
        }
      }
      dirty[table].clear();
    }
    // In the order of the table: neighbours stand on one page.
    for (const place of [...counts.keys()].sort()) flushSlot(place);
  };
  const forget = () => {
    for (const table of TABLES) {
      cache[table].clear();
      older[table].clear();
      dirty[table].clear();
    }
    held = 0;
    lengths.clear();
    counts.clear();
    cachedAt = undefined;
    whole = false;
  };

  return {
    get(table, id) {
      const kept = open ? cache[table].get(id) : undefined;
      if (kept !== undefined || (open && cache[table].has(id))) return kept as never;
      // Outside a transaction another process may write at any time, so nothing is kept.
      if (!open) return parsed(records[table].get.get(id)) as never;
      let record = older[table].get(id);
      if (record === undefined && !older[table].has(id) && !whole) {
        const row = records[table].get.get(id);
        held += row?.json.length ?? 0;
        record = parsed(row);
      }
      cache[table].set(id, record);
      return record as never;
    },
    put(table: TableName, id: string, record: unknown) {
      mustBeOpen();
      cache[table].set(id, record);
      dirty[table].add(id);
    },
    delete(table, id) {
      mustBeOpen();
      cache[table].set(id, undefined);
      dirty[table].add(id);
    },
    add(index, key, member) {
      mustBeOpen();
      const slot = slotOf(key);
      const place = placeOf(index, slot);
      let added = counts.get(place);
      if (!added) {
        added = { index, slot, members: new Map() };
        counts.set(place, added);
      }
      added.members.set(member, (added.members.get(member) ?? 0) + 1);
    },
    remove(index, key, member) {
      mustBeOpen();
      const slot = slotOf(key);
      const place = placeOf(index, slot);
      // Not gathered: what is absent must stay absent, which only the table knows.
      flushSlot(place);
      const ask = asking(index);
      ask.countDown.run(slot.near, slot.key, member);
      if (ask.dropEmpty.run(slot.near, slot.key, member).changes === 0) return;
      lengths.delete(place);
      if (ask.lengthen.run(-1, slot.near, slot.key).changes > 0) ask.dropLength.run(slot.near, slot.key);
    },
    members(index, key, limit) {
      const slot = slotOf(key);
      if (counts.size > 0) flushSlot(placeOf(index, slot));
      return asking(index)
        .list.all(slot.near, slot.key, limit)
        .map(([member]) => member);
    },
    count(index, key) {
      const slot = slotOf(key);
      const place = placeOf(index, slot);
      flushSlot(place);
      const kept = open ? lengths.get(place) : undefined;
      if (kept !== undefined) return kept;
      const ask = asking(index);
      const long = ask.length.get(slot.near, slot.key);
      const length = long ? long[0] : atMost(ask.first.get(slot.near, slot.key, LONG));
      if (open) lengths.set(place, length);
      return length;
    },
    position: read,
    setPosition(position) {
      mustBeOpen();
      putPosition.run(position.logId, position.position, position.commit, position.fold);
    },
    begin() {
      if (open) throw new TypeError('Cannot begin a transaction: one is open, expected none');
      if (!outer) db.exec('BEGIN IMMEDIATE');
      open = true;
      begunAt = stamp();
      if (cachedAt !== begunAt) {
        forget();
        whole = anyRow.get() === undefined;
      } else if (held > CACHE) {
        if (TABLES.some((table) => older[table].size > 0)) whole = false;
        older = cache;
        cache = emptyTables(() => new Map<string, unknown>());
        held = 0;
      }
      if (lengths.size > LENGTHS) lengths.clear();
    },
    commit() {
      if (!open) throw new TypeError('Cannot commit: no transaction is open, expected one');
      flush();
      // Taken inside the transaction: right behind COMMIT another process may already have moved on.
      const reached = stamp();
      if (!outer) db.exec('COMMIT');
      open = false;
      // A caller's transaction may still be rolled back; where it moved no position, nothing would tell.
      if (outer && reached === begunAt) forget();
      else cachedAt = reached;
    },
    rollback() {
      if (!open) throw new TypeError('Cannot roll back: no transaction is open, expected one');
      open = false;
      forget();
      if (!outer) db.exec('ROLLBACK');
    },
    wipe() {
      forget();
      const sql = 'DELETE FROM registry_row; DELETE FROM registry_position';
      if (open) db.exec(sql);
      else db.transaction(() => db.exec(sql));
    },
    close() {
      db.close();
    },
  };
}

function emptyTables<Kept>(make: () => Kept): Readonly<Record<TableName, Kept>> {
  return { article: make(), version: make(), thing: make(), judgement: make(), withdrawn: make() };
}

/** A record stands at its id under an empty key, which no list has. */
function recordStatements(db: Sqlite) {
  const of = (table: TableName) => {
    const at = `near = ? AND key = '' AND name = '${table}' AND member = ''`;
    return {
      get: db.prepare<{ json: string }>(`SELECT json FROM registry_row WHERE ${at}`),
      put: db.prepare(
        `INSERT INTO registry_row (near, key, name, member, n, json) VALUES (?, '', '${table}', '', 0, ?)
         ON CONFLICT (near, key, name, member) DO UPDATE SET json = excluded.json`,
      ),
      delete: db.prepare(`DELETE FROM registry_row WHERE ${at}`),
    };
  };
  return {
    article: of('article'),
    version: of('version'),
    thing: of('thing'),
    judgement: of('judgement'),
    withdrawn: of('withdrawn'),
  };
}

/** The name of an index stands in the text of its statements: bound as a value it would cost as much as the look-up. */
function indexStatements(db: Sqlite, name: IndexName) {
  const at = `near = ? AND key = ? AND name = '${name}'`;
  const length = `near = ? AND key = ? AND name = '${name}#' AND member = ''`;
  return {
    list: db.prepare<[string]>(`SELECT member FROM registry_row WHERE ${at} ORDER BY member LIMIT ?`, { arrays: true }),
    first: db.prepare<[number]>(`SELECT count(*) FROM (SELECT 1 FROM registry_row WHERE ${at} LIMIT ?)`, {
      arrays: true,
    }),
    length: db.prepare<[number]>(`SELECT n FROM registry_row WHERE ${length}`, { arrays: true }),
    lengthen: db.prepare(`UPDATE registry_row SET n = n + ? WHERE ${length}`),
    writeLength: db.prepare(
      `INSERT INTO registry_row (near, key, name, member, n) SELECT near, key, '${name}#', '', count(*) FROM registry_row WHERE ${at} GROUP BY near, key`,
    ),
    dropLength: db.prepare(`DELETE FROM registry_row WHERE ${length} AND n <= 0`),
    insert: db.prepare(
      `INSERT INTO registry_row (near, key, name, member, n) VALUES (?, ?, '${name}', ?, ?) ON CONFLICT (near, key, name, member) DO NOTHING`,
    ),
    countUp: db.prepare(`UPDATE registry_row SET n = n + ? WHERE ${at} AND member = ?`),
    countDown: db.prepare(`UPDATE registry_row SET n = n - 1 WHERE ${at} AND member = ?`),
    dropEmpty: db.prepare(`DELETE FROM registry_row WHERE ${at} AND member = ? AND n <= 0`),
  };
}

function atMost(row: readonly [number] | undefined): number {
  return row?.[0] ?? 0;
}

function parsed(row: { readonly json: string } | undefined): unknown {
  return row === undefined ? undefined : JSON.parse(row.json);
}

/** One text a list, in the order of the table. */
function placeOf(index: IndexName, { near, key }: Slot): string {
  return `${near}\t${key}\t${index}`;
}
