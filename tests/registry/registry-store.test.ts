import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { RegistryStore } from '../../src/registry/registry-store.ts';
import { openSqliteStore } from '../../src/registry/sqlite-store.ts';
import { openSqlite, type Sqlite } from '../../src/sqlite.ts';
import { REGISTRY_STORE_CONTRACT, type StorePlace } from '../contracts/registry-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsloom-registry-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fresh = () => join(folder, `${++files}.db`);

const places: Record<string, () => StorePlace> = {
  memory: () => ({ persistent: false, open: openMemoryStore }),
  'SQLite, a file of its own': () => {
    const path = fresh();
    return { persistent: true, open: () => openSqliteStore(openSqlite(path)) };
  },
  "SQLite, in the caller's transaction": () => {
    const path = fresh();
    return { persistent: true, open: () => inCallersTransaction(openSqlite(path)) };
  },
};

/** A caller that keeps a transaction of its own around each of the store's, as the graph does. */
function inCallersTransaction(db: Sqlite): RegistryStore {
  const store = openSqliteStore(db, { outer: true });
  let open = false;
  return {
    ...store,
    begin() {
      if (!open) db.exec('BEGIN IMMEDIATE');
      open = true;
      store.begin();
    },
    commit() {
      store.commit();
      db.exec('COMMIT');
      open = false;
    },
    rollback() {
      store.rollback();
      db.exec('ROLLBACK');
      open = false;
    },
  };
}

describe.each(Object.keys(places))('RegistryStore contract: %s', (name) => {
  for (const check of REGISTRY_STORE_CONTRACT) {
    const place = places[name]!();
    // A memory store has nothing to open again and no second connection.
    test.skipIf(check.persistent && !place.persistent)(check.name, () => check.run(place));
  }
});

const record = (position: number) => ({ article: 'art_a', position }) as const;
const position = (at: number) => ({ logId: 'log', position: at, commit: `com_${at}`, fold: 1 }) as const;

describe('openSqliteStore()', () => {
  test("forgets what a caller's transaction took back after the store had committed, position moved or not", () => {
    const db = openSqlite(fresh());
    const store = openSqliteStore(db, { outer: true });
    for (const moves of [true, false]) {
      expect(() =>
        db.transaction(() => {
          store.begin();
          store.put('withdrawn', 'a', record(1));
          if (moves) store.setPosition(position(1));
          store.commit();
          throw new Error('the graph failed');
        }),
      ).toThrow('the graph failed');
      expect(store.get('withdrawn', 'a')).toBeUndefined();
      db.transaction(() => {
        store.begin();
        expect(store.get('withdrawn', 'a')).toBeUndefined();
        store.commit();
      });
    }
    db.close();
  });

  test('sees what another process commits right behind its own commit', () => {
    const path = fresh();
    const db = openSqlite(path);
    const other = openSqliteStore(openSqlite(path));
    let intrude = false;
    const store = openSqliteStore({
      ...db,
      exec(sql) {
        db.exec(sql);
        if (sql !== 'COMMIT' || !intrude) return;
        intrude = false;
        other.begin();
        other.put('withdrawn', 'a', record(2));
        other.setPosition(position(2));
        other.commit();
      },
    });
    store.begin();
    store.put('withdrawn', 'a', record(1));
    store.setPosition(position(1));
    intrude = true;
    store.commit();
    store.begin();
    expect(store.get('withdrawn', 'a')).toEqual(record(2));
    store.commit();
    other.close();
    db.close();
  });

  test('writes a record once a transaction, however often it was put', () => {
    const db = openSqlite(':memory:');
    const store = openSqliteStore(db);
    const changes = () => db.prepare<{ n: number }>('SELECT total_changes() AS n').get()!.n;
    const before = changes();
    store.begin();
    for (let i = 0; i < 50; i++) store.put('withdrawn', 'a', record(i));
    store.commit();
    expect(changes() - before).toBe(1);
    store.close();
  });

  test('stands beside other tables in one file and leaves them alone', () => {
    const db = openSqlite(fresh());
    db.exec('CREATE TABLE others (n INTEGER)');
    const store = openSqliteStore(db, { outer: true });
    db.transaction(() => {
      db.exec('INSERT INTO others VALUES (1)');
      store.begin();
      store.put('withdrawn', 'a', record(1));
      store.commit();
    });
    store.wipe();
    expect(db.prepare('SELECT n FROM others').all()).toEqual([{ n: 1 }]);
    store.close();
  });
});
