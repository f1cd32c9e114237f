import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DatabaseRefused, isSqliteBusy, openSqlite, remoteMount, type SqliteSchema } from '../../src/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsloom-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fresh = () => join(folder, `${++files}.db`);

const things: SqliteSchema = {
  name: 'things',
  version: 2,
  sql: 'CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)',
};

function reasonOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof DatabaseRefused) return error.reason;
    throw error;
  }
  return 'opened';
}

describe('openSqlite()', () => {
  test('sets and keeps the durable pragmas on every open, also of a file written before', () => {
    const path = fresh();
    for (let turn = 0; turn < 2; turn += 1) {
      const db = openSqlite(path, { schema: things });
      expect(db.pragma('journal_mode')).toBe('wal');
      expect(db.pragma('synchronous')).toBe(2);
      expect(db.pragma('secure_delete')).toBe(1);
      expect(db.pragma('trusted_schema')).toBe(0);
      expect(db.pragma('busy_timeout')).toBe(10_000);
      db.close();
    }
    const rebuildable = openSqlite(path, { durable: false });
    expect(rebuildable.pragma('synchronous')).toBe(1);
    rebuildable.close();
    rebuildable.close();
  });

  test('close() leaves no lock, no transaction and nothing in the WAL', () => {
    const path = fresh();
    const db = openSqlite(path, { schema: things });
    db.prepare('INSERT INTO things (name) VALUES (?)').run('kept');
    db.exec('BEGIN IMMEDIATE');
    db.prepare('INSERT INTO things (name) VALUES (?)').run('under way');
    db.close();
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    const next = openSqlite(path, { schema: things, busyTimeoutMs: 0 });
    next.transaction(() => expect(next.prepare('SELECT name FROM things', { arrays: true }).all()).toEqual([['kept']]));
    next.close();
  });

  test('opens :memory:', () => {
    const db = openSqlite(':memory:', { schema: things });
    db.prepare('INSERT INTO things (name) VALUES ($name)').run({ name: 'a' });
    expect(db.prepare('SELECT name FROM things', { arrays: true }).all()).toEqual([['a']]);
    db.close();
  });

  test('refuses what it cannot open, each with its reason', () => {
    expect(reasonOf(() => openSqlite(join(folder, 'nowhere', 'a.db')))).toBe('no-folder');
    expect(reasonOf(() => openSqlite(fresh(), { readOnly: true }))).toBe('missing');
    mkdirSync(join(folder, 'a-folder'));
    expect(reasonOf(() => openSqlite(join(folder, 'a-folder')))).toBe('not-a-database');
    const text = fresh();
    writeFileSync(text, 'These are words and no database. '.repeat(200));
    expect(reasonOf(() => openSqlite(text))).toBe('not-a-database');
    const foreign = fresh();
    const other = openSqlite(foreign);
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(reasonOf(() => openSqlite(foreign, { schema: things }))).toBe('foreign');
    const newer = fresh();
    openSqlite(newer, { schema: { ...things, version: 3 } }).close();
    expect(reasonOf(() => openSqlite(newer, { schema: things }))).toBe('newer-schema');
    const older = fresh();
    openSqlite(older, { schema: { ...things, version: 1 } }).close();
    expect(reasonOf(() => openSqlite(older, { schema: things }))).toBe('older-schema');
  });

  // Skipped for root, whom no file mode stops.
  test.skipIf(process.getuid?.() === 0)('refuses a read-only file instead of falling back in silence', () => {
    const path = fresh();
    openSqlite(path, { schema: things }).close();
    chmodSync(path, 0o444);
    expect(reasonOf(() => openSqlite(path, { schema: things }))).toBe('read-only');
  });

  test('upgrades an older file in one transaction', () => {
    const path = fresh();
    openSqlite(path, { schema: { ...things, version: 1 } }).close();
    const db = openSqlite(path, {
      schema: { ...things, upgrade: (file, from) => file.exec(`ALTER TABLE things ADD COLUMN since DEFAULT ${from}`) },
    });
    db.prepare('INSERT INTO things (name) VALUES (?)').run('a');
    expect(db.prepare('SELECT since FROM things').get()).toEqual({ since: 1 });
    expect(db.pragma('user_version')).toBe(2);
    db.close();
  });

  test('refuses texts that the driver would cut or change', () => {
    const db = openSqlite(':memory:', { schema: things });
    const insert = db.prepare('INSERT INTO things (name) VALUES (?)');
    expect(() => insert.run('a\0b')).toThrow(/NUL/);
    expect(() => insert.run('a\ud800b')).toThrow(/surrogate/);
    expect(() => db.prepare('INSERT INTO things (name) VALUES ($name)').run({ name: 'a\0b' })).toThrow(/NUL/);
    insert.run(JSON.stringify('a\0b\ud800'));
    expect(JSON.parse(db.prepare<{ name: string }>('SELECT name FROM things').get()?.name ?? '')).toBe('a\0b\ud800');
    db.close();
  });
});

describe('transaction()', () => {
  test('keeps all or nothing, and undoes a nested failure alone', () => {
    const db = openSqlite(':memory:', { schema: things });
    const insert = db.prepare('INSERT INTO things (name) VALUES (?)');
    const names = () => db.prepare<[string]>('SELECT name FROM things ORDER BY id', { arrays: true }).all().flat();
    expect(() =>
      db.transaction(() => {
        insert.run('lost');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    db.transaction(() => {
      insert.run('outer');
      expect(() =>
        db.transaction(() => {
          insert.run('inner');
          throw new Error('inner stop');
        }),
      ).toThrow('inner stop');
      insert.run('after');
    });
    expect(names()).toEqual(['outer', 'after']);
    expect(() => db.transaction(async () => insert.run('async'))).toThrow(TypeError);
    expect(names()).toEqual(['outer', 'after']);
    expect(db.inTransaction).toBe(false);
    db.close();
  });

  test('says busy when another connection holds the lock for too long', () => {
    const path = fresh();
    const one = openSqlite(path, { schema: things });
    const two = openSqlite(path, { schema: things, busyTimeoutMs: 20 });
    let caught: unknown;
    one.transaction(() => {
      try {
        two.transaction(() => undefined);
      } catch (error) {
        caught = error;
      }
    });
    expect(isSqliteBusy(caught)).toBe(true);
    one.close();
    two.close();
  });
});

describe('remoteMount()', () => {
  const mounts = [
    '22 1 8:1 / / rw - ext4 /dev/vda1 rw',
    '30 22 0:40 / /home/ann/far\\040away rw - fuse.sshfs ann@host: rw',
    '31 22 0:41 / /mnt/c rw - 9p C:\\134 rw,dirsync,aname=drvfs;path=C:\\;uid=1000',
    '32 22 0:42 / /mnt/usb rw - fuse.ntfs-3g /dev/sdb1 rw',
  ].join('\n');

  test('names FUSE over a network and Windows drives under WSL, and lets local mounts pass', () => {
    expect(remoteMount(mounts, '/home/ann/far away/data')).toBe('fuse.sshfs');
    expect(remoteMount(mounts, '/mnt/c/data')).toBe('9p drvfs');
    expect(remoteMount(mounts, '/mnt/usb/data')).toBeUndefined();
    expect(remoteMount(mounts, '/mnt/cd/data')).toBeUndefined();
  });
});
