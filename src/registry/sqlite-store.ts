/**
 * The Registry in SQLite: look-ups go to disk, so opening costs the same at a thousand and at a million entities.
 * Writes are gathered and flushed once a transaction: a thing that fifty articles of a batch name is written once.
 */
import { readFileSync } from 'node:fs';
import type { CommitId } from '../domain/commit.ts';
import { projectFile } from '../project-files.ts';
import type { Sqlite } from '../sqlite.ts';
import type { TableName } from './records.ts';
import type { RegistryPosition, RegistryStore } from './registry-store.ts';

/** Records of a table kept parsed between transactions; past this the cache starts anew. */
const CACHE = 20_000;
const TABLES = ['article', 'version', 'thing', 'judgement', 'withdrawn'] as const satisfies readonly TableName[];

/**
 * The Registry on an open database. With `outer: true` the caller's transaction is the transaction (the graph's file, where
 * Registry and graph move together): begin and commit then only open and flush, and rollback forgets what was gathered.
 */
export function openSqliteStore(db: Sqlite, { outer = false }: { outer?: boolean } = {}): RegistryStore {
  db.exec(readFileSync(projectFile('schema/registry.sql'), 'utf8'));
  const getRecord = db.prepare<{ json: string }>('SELECT json FROM registry_record WHERE kind = ? AND id = ?');
  const anyRecord = db.prepare('SELECT 1 FROM registry_record LIMIT 1');
  const putRecord = db.prepare(
    'INSERT INTO registry_record (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json',
  );
  const deleteRecord = db.prepare('DELETE FROM registry_record WHERE kind = ? AND id = ?');
  const countUp = db.prepare(
    'INSERT INTO registry_index (name, key, member, n) VALUES (?, ?, ?, ?) ON CONFLICT (name, key, member) DO UPDATE SET n = n + excluded.n',
  );
  const dropEmpty = db.prepare('DELETE FROM registry_index WHERE name = ? AND key = ? AND member = ? AND n <= 0');
  const countDown = db.prepare('UPDATE registry_index SET n = n - ? WHERE name = ? AND key = ? AND member = ?');
  const listMembers = db.prepare<{ member: string }>(
    'SELECT member FROM registry_index WHERE name = ? AND key = ? ORDER BY member LIMIT ?',
  );
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
  const cache = emptyTables(() => new Map<string, unknown>());
  const dirty = emptyTables(() => new Set<string>());
  const counts = new Map<string, Map<string, number>>();
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
  const flushSlot = (slot: string) => {
    const members = counts.get(slot);
    if (!members) return;
    counts.delete(slot);
    const [name, key] = splitSlot(slot);
    for (const [member, step] of members) {
      countUp.run(name, key, member, step);
    }
  };
  const flush = () => {
    for (const table of TABLES) {
      for (const id of dirty[table]) {
        const record = cache[table].get(id);
        if (record === undefined) deleteRecord.run(table, id);
        else putRecord.run(table, id, JSON.stringify(record));
      }
      dirty[table].clear();
    }
    for (const slot of [...counts.keys()]) flushSlot(slot);
  };
  const forget = () => {
    for (const table of TABLES) {
      cache[table].clear();
      dirty[table].clear();
    }
    counts.clear();
    cachedAt = undefined;
    whole = false;
  };

  return {
    get(table, id) {
      const kept = open ? cache[table].get(id) : undefined;
      if (kept !== undefined || (open && cache[table].has(id))) return kept as never;
      const row = open && whole ? undefined : getRecord.get(table, id);
      const record = row === undefined ? undefined : (JSON.parse(row.json) as never);
      // Outside a transaction another process may write at any time, so nothing is kept.
      if (open) cache[table].set(id, record);
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
      const slot = `${index}\t${key}`;
      const members = counts.get(slot) ?? new Map<string, number>();
      counts.set(slot, members);
      members.set(member, (members.get(member) ?? 0) + 1);
    },
    remove(index, key, member) {
      mustBeOpen();
      // Not gathered: what is absent must stay absent, which only the table knows.
      flushSlot(`${index}\t${key}`);
      countDown.run(1, index, key, member);
      dropEmpty.run(index, key, member);
    },
    members(index, key, limit) {
      flushSlot(`${index}\t${key}`);
      return listMembers.all(index, key, limit).map((row) => row.member);
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
      if (cachedAt !== begunAt || TABLES.some((table) => cache[table].size > CACHE)) {
        forget();
        whole = anyRecord.get() === undefined;
      }
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
      const sql = 'DELETE FROM registry_record; DELETE FROM registry_index; DELETE FROM registry_position';
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

function splitSlot(slot: string): [string, string] {
  const tab = slot.indexOf('\t');
  return [slot.slice(0, tab), slot.slice(tab + 1)];
}
