/**
 * The one file of ours that names the SQLite driver. Every store of ours (log, Registry, graph) opens its file here, so that
 * durability, waiting, erasing and refusals are the same everywhere.
 *
 * The driver is `@photostructure/sqlite`: the API of node:sqlite, its binary inside the npm package. Three of its habits are
 * guarded here: it opens WAL files at synchronous=NORMAL, it cuts TEXT at NUL without a word, and close() leaves the file open until
 * all statements are collected as garbage, with the transaction that was under way and all that stands in the WAL.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

/** What a column can hold. Integers come back as numbers: none of ours leaves the safe range. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** Either values for `?` in order, or one object for `$name` (keys without the sign). */
export type SqlParameters = readonly SqlValue[] | readonly [Readonly<Record<string, SqlValue>>];

/** A prepared statement. There is no cursor on purpose: an open one keeps the WAL growing, so reads are paged. */
export interface Statement<Row> {
  run(...parameters: SqlParameters): { readonly changes: number; readonly lastInsertRowid: number };
  get(...parameters: SqlParameters): Row | undefined;
  all(...parameters: SqlParameters): Row[];
}

export interface Sqlite {
  /** Absolute path, or ":memory:". */
  readonly path: string;
  readonly readOnly: boolean;
  readonly inTransaction: boolean;
  /**
   * The statement for this SQL text, prepared once per connection and kept. `Row` is what the caller knows of its columns;
   * nothing is checked. With `arrays` rows come as arrays of values in column order, which reads faster.
   */
  prepare<Row = Record<string, SqlValue>>(sql: string, options?: { readonly arrays?: boolean }): Statement<Row>;
  /** Runs SQL text of any number of statements, without parameters. */
  exec(sql: string): void;
  /**
   * Runs `work` in a write transaction (BEGIN IMMEDIATE: it waits for its turn at the start, never in the middle) and commits; when
   * `work` throws, everything it wrote is rolled back and the error goes on. Nested calls are savepoints: a caught error undoes
   * the inner work alone. `work` must not be async.
   * @throws {TypeError} when `work` returns a promise; nothing is written
   */
  transaction<T>(work: () => T): T;
  /** Several reads that see one state of the database, while others write on. `work` must neither write nor be async. */
  snapshot<T>(work: () => T): T;
  /** Value of a pragma, after setting it when `value` is given; undefined when it answers nothing. */
  pragma(name: string, value?: string | number): SqlValue | undefined;
  /** Rolls back what is under way, empties the WAL unless others still read it, and closes the file; called twice it does nothing. */
  close(): void;
}

/** The shape of a store, kept in the file itself (application_id and user_version), so that no store opens another's file. */
export interface SqliteSchema {
  /** What the file is: "log", "registry", "graph". */
  readonly name: string;
  /** Whole number from 1, raised with every change of `sql`. */
  readonly version: number;
  /** Creates everything in an empty file. */
  readonly sql: string;
  /** Fills the new file, in the transaction that creates it. */
  readonly fill?: (db: Sqlite) => void;
  /** Brings a file of an older version up to this one, in one transaction. Without it an older file is refused. */
  readonly upgrade?: (db: Sqlite, from: number) => void;
}

export interface SqliteOptions {
  /** True (the default): what is committed is on disk (synchronous=FULL). False: a power cut may lose the last commits - for stores that can be rebuilt. */
  readonly durable?: boolean;
  /** Default false. A read-only connection creates no file and checks the schema only. */
  readonly readOnly?: boolean;
  /** How long a lock of another connection is waited for, in ms, blocking this thread; default 10,000. */
  readonly busyTimeoutMs?: number;
  /** Page cache in KiB; default 16,384. */
  readonly cacheKiB?: number;
  /** Bytes per page of a new file, a power of two; default 4,096. Larger pages waste less where rows are some kB long. */
  readonly pageSize?: number;
  readonly schema?: SqliteSchema;
}

export type RefusalReason =
  | 'no-folder'
  | 'missing'
  | 'read-only'
  | 'not-a-database'
  | 'damaged'
  | 'network'
  | 'foreign'
  | 'newer-schema'
  | 'older-schema'
  | 'busy'
  | 'failed';

/** The file cannot be opened as asked. Only "busy" may pass by trying again; the message says what the operator can do. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
  constructor(
    message: string,
    readonly reason: RefusalReason,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Opens (and creates, unless read-only) a database file. `path` may be ":memory:".
 * @throws {DatabaseRefused} see `RefusalReason`
 */
export function openSqlite(path: string, options: SqliteOptions = {}): Sqlite {
  const { durable = true, readOnly = false, busyTimeoutMs = 10_000, cacheKiB = 16_384, pageSize, schema } = options;
  const inMemory = path === ':memory:';
  // An absolute path also keeps the driver from reading "file:..." as a URI.
  const file = inMemory ? path : resolve(path);
  if (!inMemory) checkPlace(file, readOnly);
  let driver: DatabaseSyncInstance;
  try {
    driver = new DatabaseSync(file, { readOnly, timeout: busyTimeoutMs });
  } catch (error) {
    throw refusal(error, file);
  }
  const db = wrap(driver, file, readOnly);
  try {
    db.pragma('trusted_schema', 'OFF');
    db.pragma('secure_delete', 'ON');
    db.pragma('foreign_keys', 'ON');
    db.pragma('cache_size', -cacheKiB);
    if (!inMemory && !readOnly) {
      // Has no effect on a file that is not empty.
      if (pageSize !== undefined) db.pragma('page_size', pageSize);
      waitForLock(busyTimeoutMs, () => db.pragma('journal_mode', 'WAL'));
      db.pragma('synchronous', durable ? 'FULL' : 'NORMAL');
      // On macOS fsync alone does not reach the disk; elsewhere this does nothing.
      if (durable) db.pragma('fullfsync', 'ON');
      // In pages: the WAL goes back into the file each time it has grown by 4 MiB, whatever the page size.
      db.pragma('wal_autocheckpoint', Math.round((4 * 1024 * 1024) / Number(db.pragma('page_size'))));
      db.pragma('journal_size_limit', 16 * 1024 * 1024);
    }
    assertPragmas(db, inMemory || readOnly ? undefined : durable, busyTimeoutMs);
    if (schema) checkSchema(db, schema);
    return db;
  } catch (error) {
    driver.close();
    throw refusal(error, file);
  }
}

/** SQLite's own words for the errors that callers tell apart: `all` of this driver throws them without a code. */
const CODES: Readonly<Record<string, string>> = {
  'database disk image is malformed': 'SQLITE_CORRUPT',
  'file is not a database': 'SQLITE_NOTADB',
  'database is locked': 'SQLITE_BUSY',
  'database table is locked': 'SQLITE_LOCKED',
  'database or disk is full': 'SQLITE_FULL',
  'disk I/O error': 'SQLITE_IOERR',
};

/** SQLite's name for an error ("SQLITE_BUSY", "SQLITE_CORRUPT", "SQLITE_CONSTRAINT" ...), or undefined when it is not one of SQLite's. */
export function sqliteErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('sqliteCodeName' in error && typeof error.sqliteCodeName === 'string') return error.sqliteCodeName;
  return Object.hasOwn(CODES, error.message) ? CODES[error.message] : undefined;
}

/** Another connection holds the lock: trying again can help. */
export function isSqliteBusy(error: unknown): boolean {
  const code = sqliteErrorCode(error);
  return code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED';
}

/** The file's bytes are not what SQLite wrote. */
export function isSqliteDamage(error: unknown): boolean {
  const code = sqliteErrorCode(error);
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
}

/**
 * Checks a text for what this driver cannot keep: it cuts TEXT at NUL and replaces lone surrogates, both in silence. Every bound text is
 * checked (native scans, microseconds per 10 kB). JSON.stringify escapes both, so JSON always passes; bare words must be cleaned at intake.
 * @throws {TypeError} for a text with either
 */
function checkText(text: string): void {
  if (text.includes('\0'))
    throw new TypeError('Cannot store a text: it holds NUL (U+0000), expected text cleaned at intake');
  if (!text.isWellFormed())
    throw new TypeError('Cannot store a text: it holds a lone surrogate, expected well-formed Unicode');
}

function checkParameters(parameters: SqlParameters): void {
  for (const parameter of parameters) {
    if (typeof parameter === 'string') checkText(parameter);
    else if (parameter !== null && typeof parameter === 'object' && !(parameter instanceof Uint8Array)) {
      for (const value of Object.values(parameter)) if (typeof value === 'string') checkText(value);
    }
  }
}

function wrap(driver: DatabaseSyncInstance, path: string, readOnly: boolean): Sqlite {
  const statements = new Map<string, Statement<unknown>>();
  let depth = 0;
  let open = true;
  const db: Sqlite = {
    path,
    readOnly,
    get inTransaction() {
      return depth > 0;
    },
    prepare<Row>(sql: string, options: { readonly arrays?: boolean } = {}): Statement<Row> {
      const key = options.arrays ? `arrays ${sql}` : sql;
      let statement = statements.get(key);
      if (!statement) {
        const prepared = driver.prepare(sql);
        if (options.arrays) prepared.setReturnArrays(true);
        statement = wrapStatement(prepared);
        statements.set(key, statement);
      }
      return statement as Statement<Row>;
    },
    exec: (sql) => driver.exec(sql),
    transaction: (work) => within('BEGIN IMMEDIATE', 'COMMIT', work),
    snapshot: (work) => within('BEGIN', 'COMMIT', work),
    pragma(name, value) {
      const row = driver.prepare(value === undefined ? `PRAGMA ${name}` : `PRAGMA ${name} = ${value}`).get();
      return row === undefined ? undefined : (Object.values(row)[0] as SqlValue);
    },
    close() {
      if (!open) return;
      open = false;
      statements.clear();
      if (driver.isTransaction) driver.exec('ROLLBACK');
      try {
        if (!readOnly && path !== ':memory:') emptyWal();
      } finally {
        driver.close();
      }
    },
  };
  return db;

  /** What SQLite does by itself when the last connection closes. While others read it cannot, and need not: they will. */
  function emptyWal(): void {
    driver.exec('PRAGMA busy_timeout = 0');
    try {
      driver.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!isSqliteBusy(error) && !isSqliteDamage(error)) throw error;
    }
  }

  function within<T>(begin: string, commit: string, work: () => T): T {
    // A caller may have begun by itself, to hold a transaction open across waiting.
    const savepoint = depth > 0 || driver.isTransaction ? `nested_${depth}` : undefined;
    driver.exec(savepoint ? `SAVEPOINT ${savepoint}` : begin);
    depth += 1;
    try {
      const result = work();
      if (result instanceof Promise) {
        // Its outcome can no longer matter: everything it wrote so far is rolled back below.
        result.catch(() => undefined);
        throw new TypeError('Cannot run an async function in a transaction: expected synchronous work');
      }
      driver.exec(savepoint ? `RELEASE ${savepoint}` : commit);
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors (disk full, damage): a second ROLLBACK would hide the first error.
      if (driver.isTransaction) driver.exec(savepoint ? `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}` : 'ROLLBACK');
      throw error;
    } finally {
      depth -= 1;
    }
  }
}

function wrapStatement(prepared: StatementSyncInstance): Statement<unknown> {
  return {
    run(...parameters) {
      checkParameters(parameters);
      const { changes, lastInsertRowid } = prepared.run(...parameters);
      return { changes, lastInsertRowid: Number(lastInsertRowid) };
    },
    get(...parameters) {
      checkParameters(parameters);
      return prepared.get(...parameters);
    },
    all(...parameters) {
      checkParameters(parameters);
      return prepared.all(...parameters);
    },
  };
}

/** Set is not asserted: a pragma with a typing error, or refused by this build of SQLite, answers nothing. */
function assertPragmas(db: Sqlite, durable: boolean | undefined, busyTimeoutMs: number): void {
  const expected: Record<string, SqlValue> = {
    trusted_schema: 0,
    secure_delete: 1,
    foreign_keys: 1,
    busy_timeout: busyTimeoutMs,
    ...(durable === undefined ? {} : { journal_mode: 'wal', synchronous: durable ? 2 : 1 }),
  };
  for (const [name, value] of Object.entries(expected)) {
    const found = db.pragma(name);
    if (found !== value) {
      throw new DatabaseRefused(
        `Cannot open database "${db.path}": pragma ${name} is ${found}, expected ${value}; use a file system with shared memory and locks`,
        'failed',
        db.path,
      );
    }
  }
}

function checkSchema(db: Sqlite, schema: SqliteSchema): void {
  const marker = createHash('sha256').update(`newsloom ${schema.name}`).digest().readUInt32BE(0) >>> 1;
  const state = () => ({ application: db.pragma('application_id'), version: Number(db.pragma('user_version')) });
  const isEmpty = () => db.prepare<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
  const stamp = () => {
    db.pragma('application_id', marker);
    db.pragma('user_version', schema.version);
  };
  if (state().application === 0 && isEmpty()) {
    if (db.readOnly) throw refused('missing', 'it is empty, expected a file written before');
    db.transaction(() => {
      // Two processes may both have found it empty.
      if (!isEmpty()) return;
      db.exec(schema.sql);
      schema.fill?.(db);
      stamp();
    });
  }
  const { application, version } = state();
  if (application !== marker) {
    throw refused(
      'foreign',
      `it is not a newsloom ${schema.name}, expected one; choose another path, the file was left as it is`,
    );
  }
  if (version > schema.version) {
    throw refused(
      'newer-schema',
      `its schema is version ${version}, expected at most ${schema.version}; upgrade newsloom`,
    );
  }
  if (version === schema.version) return;
  const { upgrade } = schema;
  if (!upgrade || db.readOnly) {
    throw refused(
      'older-schema',
      `its schema is version ${version}, expected ${schema.version}; open it for writing once, or rebuild it`,
    );
  }
  db.transaction(() => {
    const from = state().version;
    if (from >= schema.version) return;
    upgrade(db, from);
    stamp();
  });

  function refused(reason: RefusalReason, why: string): DatabaseRefused {
    return new DatabaseRefused(`Cannot open database "${db.path}" as ${schema.name}: ${why}`, reason, db.path);
  }
}

/** Switching a new file to WAL does not use SQLite's own waiting when two connections do it at once. */
function waitForLock<T>(timeoutMs: number, work: () => T): T {
  const attempts = Math.ceil(timeoutMs / 25);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (!isSqliteBusy(error) || attempt >= attempts) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
}

function refusal(error: unknown, path: string): Error {
  if (error instanceof DatabaseRefused) return error;
  const because = { cause: error };
  switch (sqliteErrorCode(error)) {
    case 'SQLITE_NOTADB':
      return new DatabaseRefused(
        `Cannot open database "${path}": its bytes are not an SQLite database, expected one; restore a backup or choose another path`,
        'not-a-database',
        path,
        because,
      );
    case 'SQLITE_CORRUPT':
      return new DatabaseRefused(
        `Cannot open database "${path}": it is damaged (${(error as Error).message}), expected it as it was written; restore a backup`,
        'damaged',
        path,
        because,
      );
    case 'SQLITE_READONLY':
      return new DatabaseRefused(readOnlyMessage(path), 'read-only', path, because);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new DatabaseRefused(
        `Cannot open database "${path}": another process holds its lock, expected it to be released; try again`,
        'busy',
        path,
        because,
      );
    default:
      return error instanceof Error ? error : new Error(String(error), because);
  }
}

function readOnlyMessage(path: string): string {
  return `Cannot open database "${path}": file or folder is read-only, expected write access for this user`;
}

/** What SQLite would say less clearly, or not at all: it falls back to read-only in silence, and WAL on a network file system corrupts. */
function checkPlace(file: string, readOnly: boolean): void {
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new DatabaseRefused(
      `Cannot open database "${file}": folder "${folder}" does not exist, expected a folder`,
      'no-folder',
      file,
    );
  }
  const there = existsSync(file);
  if (there && !statSync(file).isFile()) {
    throw new DatabaseRefused(`Cannot open database "${file}": it is not a file, expected one`, 'not-a-database', file);
  }
  if (readOnly && !there) {
    throw new DatabaseRefused(
      `Cannot open database "${file}": it does not exist, expected a file written before`,
      'missing',
      file,
    );
  }
  const network = networkOf(there ? file : folder);
  if (network !== undefined) {
    throw new DatabaseRefused(
      `Cannot open database "${file}": it stands on a network file system (${network}), where locks and shared memory do not hold, expected a local disk`,
      'network',
      file,
    );
  }
  if (readOnly) return;
  try {
    accessSync(folder, constants.W_OK);
    if (there) accessSync(file, constants.W_OK);
  } catch (error) {
    throw new DatabaseRefused(readOnlyMessage(file), 'read-only', file, { cause: error });
  }
}

/** Types of statfs(2) that are always remote. FUSE and 9p may be local: see `remoteMount`. */
const REMOTE_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x564c, 'ncp'],
  [0x5346414f, 'afs'],
  [0x73757245, 'coda'],
  [0x00c36400, 'ceph'],
  [0x0bd00bd0, 'lustre'],
  [0x47504653, 'gpfs'],
]);
const FUSE = 0x65735546;
const NINE_P = 0x01021997;

function networkOf(path: string): string | undefined {
  if (process.platform === 'win32') return /^\\\\(?![?.]\\)/.test(path) ? 'UNC path' : undefined;
  if (process.platform !== 'linux') return undefined;
  const type = statfsSync(path).type >>> 0;
  const known = REMOTE_TYPES.get(type);
  if (known !== undefined || (type !== FUSE && type !== NINE_P)) return known;
  return existsSync('/proc/self/mountinfo')
    ? remoteMount(readFileSync('/proc/self/mountinfo', 'utf8'), realpathSync(path))
    : undefined;
}

/**
 * The type of the mount that holds `path`, when its name says that it is remote, out of the text of /proc/self/mountinfo:
 * FUSE file systems over a network, and Windows drives seen from WSL (9p). Exported for its test.
 */
export function remoteMount(mountinfo: string, path: string): string | undefined {
  let best: { point: string; type: string; options: string } | undefined;
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ');
    const point = before
      ?.split(' ')[4]
      ?.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
    const [type, ...options] = after?.split(' ') ?? [];
    if (point === undefined || type === undefined) continue;
    const holds = point === '/' || path === point || path.startsWith(`${point}/`);
    // Of two mounts on one point the later covers the earlier.
    if (holds && point.length >= (best?.point.length ?? 0)) best = { point, type, options: options.join(' ') };
  }
  if (!best) return undefined;
  if (
    /^fuse\.(sshfs|rclone|s3fs|gcsfuse|goofys|glusterfs|davfs2?|ceph|ceph-fuse|cifs|smb|nfs|curlftpfs|juicefs|seaweedfs)$/.test(
      best.type,
    )
  ) {
    return best.type;
  }
  return best.type === '9p' && best.options.includes('aname=drvfs') ? '9p drvfs' : undefined;
}
