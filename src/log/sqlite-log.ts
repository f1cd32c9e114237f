/**
 * The log in one SQLite file (schema/log.sql): one row a commit, its bodies beside it in the same transaction.
 * It holds no read cursor across calls, so the WAL stays small however long someone replays.
 */
import { readFileSync } from 'node:fs';
import { type Body, bodyHash, type Commit, type CommitId, EMPTY_HEAD, type Head } from '../domain/commit.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';
import { projectFile } from '../project-files.ts';
import {
  isSqliteBusy,
  isSqliteDamage,
  openSqlite,
  type Sqlite,
  type SqliteSchema,
  sqliteErrorCode,
} from '../sqlite.ts';
import { type CheckedCommit, checkChain, lacking, refuseWithdrawn } from './chain.ts';
import {
  commitChecksum,
  decodeCommit,
  type PackedText,
  packBody,
  packText,
  type StoredCommit,
  unpackText,
  versionsWithdrawnBy,
} from './codec.ts';
import { type Appended, DamagedLog, HeadMoved, RequestRepeated } from './event-log.ts';
import { followLog, makeBell } from './follow-log.ts';
import { makeLogId } from './log-id.ts';
import { isUnreadable, type LogImport, LogNotEmpty, type Row, type StoredBody, type StoredLog } from './stored-log.ts';

/** How often the commits of other processes are looked for, in ms; one look costs some microseconds. */
const POLL_MS = 200;

/** How long a take-down waits for readers in other processes to let go of the WAL, in ms. */
const ERASE_WAIT_MS = 15_000;

export interface SqliteLogOptions {
  /** The file; made when it is not there. ":memory:" is for tests. */
  readonly path: string;
  /** Gives recorded-at; it may go backwards. */
  readonly now: () => Date;
  /** Opens an existing file for reading only, to look at a damaged one. Default false. */
  readonly readOnly?: boolean;
  /** Default 15,000 ms. */
  readonly eraseWaitMs?: number;
}

/** The article is withdrawn and its bodies are zeros, but another process still reads an old state: its bytes stand in the WAL file until then. */
export class EraseUnfinished extends Error {
  override readonly name = 'EraseUnfinished';
  constructor(readonly waitedMs: number) {
    super(
      `Cannot finish the take-down: another process has been reading the log for ${waitedMs} ms, expected it to let go; the article is withdrawn, run the same command again to erase its last traces`,
    );
  }
}

/**
 * Bytes per page. Measured with 2,000 articles of 1,450 characters (2026-08): 6,386 bytes an article at 4,096, 5,575 at 8,192, 5,390
 * at 16,384, of which each durable append writes several to the WAL. Readings have grown since: with 336 articles (2026-11) 6,630 at
 * 8,192 and 6,140 at 16,384, since two bodies of 2 kB fill the smaller page badly.
 */
const PAGE_SIZE = 16_384;

/** The schema of the log's file. */
export function logSchema(): SqliteSchema {
  return {
    name: 'log',
    version: 1,
    sql: readFileSync(projectFile('schema/log.sql'), 'utf8'),
    fill: (db) => db.prepare("INSERT INTO meta (key, value) VALUES ('log_id', ?)").run(makeLogId()),
  };
}

/**
 * Opens the log in a file, or makes it.
 * @throws {DatabaseRefused} when the file cannot be opened as a log
 * @throws {DamagedLog} when its tables or its log id cannot be read
 */
export async function openSqliteLog(options: SqliteLogOptions): Promise<StoredLog> {
  const { path, now, readOnly = false, eraseWaitMs = ERASE_WAIT_MS } = options;
  const db = openSqlite(path, { schema: logSchema(), readOnly, pageSize: PAGE_SIZE });
  try {
    const log = makeLog(db, now, eraseWaitMs);
    // A process that died between a take-down and its erasing leaves this mark.
    if (!readOnly && readMeta(db, 'erasing') !== undefined) await finishErasing(db, 0);
    return log;
  } catch (error) {
    db.close();
    // Its schema was made by this program: a table that is not there has been lost.
    throw explain(error, 'open', sqliteErrorCode(error) === 'SQLITE_ERROR');
  }
}

interface PackedCommit {
  readonly checked: CheckedCommit;
  readonly events: PackedText;
  readonly bodies: readonly (Body & PackedText)[];
}

type CommitRow = [
  position: number,
  id: CommitId,
  previous: CommitId,
  recordedAt: string,
  request: string | null,
  size: number,
  events: Uint8Array,
  checksum: number,
];
const COMMIT_COLUMNS = 'position, id, previous, recorded_at, request, size, events, checksum';

type BodyRow = [
  sequence: number,
  position: number,
  hash: BodyHash,
  version: VersionId,
  size: number,
  bytes: Uint8Array,
];
const BODY_COLUMNS = 'sequence, position, hash, version, size, bytes';

/** zlib streams never begin with zero; erased bytes are all zero. */
function isErased(bytes: Uint8Array): boolean {
  return bytes[0] === 0;
}

function makeLog(db: Sqlite, now: () => Date, eraseWaitMs: number): StoredLog {
  const bell = makeBell();
  let closed = false;
  let logId = needLogId(db);

  const statements = {
    head: db.prepare<[number, CommitId, string]>(
      'SELECT position, id, recorded_at FROM commits ORDER BY position DESC LIMIT 1',
      { arrays: true },
    ),
    logId: db.prepare<[string]>("SELECT value FROM meta WHERE key = 'log_id'", { arrays: true }),
    after: db.prepare<CommitRow>(`SELECT ${COMMIT_COLUMNS} FROM commits WHERE position > ? ORDER BY position LIMIT ?`, {
      arrays: true,
    }),
    byId: db.prepare<CommitRow>(`SELECT ${COMMIT_COLUMNS} FROM commits WHERE id = ?`, { arrays: true }),
    byRequest: db.prepare<CommitRow>(`SELECT ${COMMIT_COLUMNS} FROM commits WHERE request = ?`, { arrays: true }),
    body: db.prepare<BodyRow>(`SELECT ${BODY_COLUMNS} FROM bodies WHERE hash = ?`, { arrays: true }),
    bodiesAfter: db.prepare<BodyRow>(
      `SELECT ${BODY_COLUMNS} FROM bodies WHERE sequence > ? ORDER BY sequence LIMIT ?`,
      {
        arrays: true,
      },
    ),
    hashesAfter: db.prepare<[BodyHash, VersionId]>(
      "SELECT hash, version FROM bodies WHERE hash > ? AND substr(bytes, 1, 1) <> x'00' ORDER BY hash LIMIT ?",
      { arrays: true },
    ),
    anyWithdrawn: db.prepare<[number]>('SELECT 1 FROM withdrawn LIMIT 1', { arrays: true }),
    withdrawn: db.prepare<[number]>('SELECT position FROM withdrawn WHERE version = ?', { arrays: true }),
  };
  const write = makeWriter(db);

  const log: StoredLog = {
    get logId() {
      return logId;
    },
    get textsLeftOutUntil() {
      return Number(readMeta(db, 'texts_left_out_until') ?? 0);
    },
    append: async (commits, expectedHead) => store(checkChain(commits, expectedHead, 'append'), expectedHead),
    async withdraw(commit, expectedHead) {
      const appended = store(checkChain([commit], expectedHead, 'withdraw'), expectedHead);
      await finishErasing(db, eraseWaitMs);
      return appended;
    },
    async read(after, limit) {
      const commits = reading(() => statements.after.all(after, limit)).map(decodeRow);
      checkSequence(commits, after);
      return commits;
    },
    follow: (after, signal) => followLog(log.read, bell, after, signal, POLL_MS),
    head: async () => reading(head),
    async findRequest(request) {
      const row = reading(() => statements.byRequest.get(request));
      return row && decodeRow(row);
    },
    async bodies(hashes) {
      const found = new Map<BodyHash, Body>();
      for (const hash of hashes) {
        const row = reading(() => statements.body.get(hash));
        if (!row) continue;
        const body = decodeBody(row);
        if (body) found.set(hash, body);
      }
      return found;
    },
    async bodyHashes(after, limit) {
      const rows = reading(() => statements.hashesAfter.all(after, limit));
      return rows.map(([hash, version]) => ({ hash, version }));
    },
    async close() {
      if (closed) return;
      closed = true;
      bell.ring();
      db.close();
    },
    rows: async (after, limit) =>
      salvage('commits', after, limit, (from, count) => statements.after.all(from, count), storedRow),
    bodyRows: async (after, limit) =>
      salvage('bodies', after, limit, (from, count) => statements.bodiesAfter.all(from, count), storedBody),
    async withdrawnVersions() {
      return new Map(
        reading(() =>
          db.prepare<[VersionId, number]>('SELECT version, position FROM withdrawn', { arrays: true }).all(),
        ),
      );
    },
    checkStorage: async () => checkStorage(db),
    async startImport(id) {
      mustBeOpen();
      return startImport(db.path, id, eraseWaitMs, () => {
        logId = id;
        bell.ring();
      });
    },
  };
  return log;

  function mustBeOpen(): void {
    if (closed) throw new Error('Cannot use the log: it is closed');
  }

  /** Runs a read; the engine's own words for damage become DamagedLog. */
  function reading<T>(work: () => T): T {
    mustBeOpen();
    try {
      return work();
    } catch (error) {
      throw explain(error, 'read');
    }
  }

  function head(): Head {
    const row = statements.head.get();
    return row ? { position: row[0], id: row[1] } : EMPTY_HEAD;
  }

  /** One transaction; it runs without a pause, so appends of this process never mix. */
  function store(chain: readonly CheckedCommit[], expectedHead: Head): Appended {
    mustBeOpen();
    try {
      // Most losers of a race are told before they pack anything.
      const known = findOrRefuse(chain, expectedHead);
      if (known) return known;
      const packed = chain.map(pack);
      const appended = db.transaction(
        () => findOrRefuse(chain, expectedHead) ?? storeInTransaction(packed, expectedHead),
      );
      if (!appended.duplicate) bell.ring();
      return appended;
    } catch (error) {
      throw explain(error, 'append');
    }
  }

  /** The chain when it is stored already; undefined when it may be stored now. */
  function findOrRefuse(chain: readonly CheckedCommit[], expectedHead: Head): Appended | undefined {
    const actual = head();
    const moved = actual.id !== expectedHead.id || actual.position !== expectedHead.position;
    if (moved) {
      const stored = chain.map(({ commit }) => statements.byId.get(commit.id));
      if (stored.every((row) => row !== undefined))
        return { head: actual, commits: stored.map(decodeRow), duplicate: true };
    }
    for (const { commit } of chain) {
      const row = commit.request === undefined ? undefined : statements.byRequest.get(commit.request);
      if (row) throw new RequestRepeated(commit.request as string, row[0]);
    }
    if (moved) throw new HeadMoved(expectedHead, actual);
    return undefined;
  }

  function storeInTransaction(chain: readonly PackedCommit[], before: Head): Appended {
    if (statements.logId.get()?.[0] !== logId) {
      throw new Error(
        `Cannot append: another log was imported into "${db.path}" since it was opened, expected ${logId}; start again`,
      );
    }
    if (statements.anyWithdrawn.get()) {
      refuseWithdrawn(
        chain.map(({ checked }) => checked),
        { has: (version) => statements.withdrawn.get(version) !== undefined },
      );
    }
    const time = now().toISOString();
    const last = statements.head.get();
    const recordedAt = last && last[2] > time ? last[2] : time;
    const commits = chain.map(({ checked, events, bodies }, index): Commit => {
      const { id, previous, request } = checked.commit;
      const position = before.position + index + 1;
      const facts = { position, id, previous, recordedAt, ...(request === undefined ? {} : { request }) };
      write.commit(facts, events);
      for (const body of bodies) write.body(position, body);
      for (const hash of checked.absent) {
        const row = statements.body.get(hash);
        if (!row || isErased(row[5])) throw lacking(checked.commit, hash);
      }
      write.withdraw(versionsWithdrawnBy(checked.commit.events), position);
      return { ...facts, events: checked.commit.events };
    });
    const end = commits.at(-1) as Commit;
    return { head: { position: end.position, id: end.id }, commits, duplicate: false };
  }
}

const pack = (checked: CheckedCommit): PackedCommit => ({
  checked,
  events: packText(checked.events),
  bodies: checked.bodies.map((body) => ({ ...body, ...packBody(body.json) })),
});

/** The statements that add rows, shared by append and import. */
function makeWriter(db: Sqlite) {
  const insertCommit = db.prepare(`INSERT INTO commits (${COMMIT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const sequenceOf = db.prepare<[number]>('SELECT sequence FROM bodies WHERE hash = ?', { arrays: true });
  const hasBody = (hash: BodyHash): boolean => sequenceOf.get(hash) !== undefined;
  const insertBody = db.prepare('INSERT INTO bodies (position, hash, version, size, bytes) VALUES (?, ?, ?, ?, ?)');
  const insertWithdrawn = db.prepare(
    'INSERT INTO withdrawn (version, position) SELECT $version, $position WHERE NOT EXISTS (SELECT 1 FROM withdrawn WHERE version = $version)',
  );
  const erase = db.prepare('UPDATE bodies SET bytes = zeroblob(length(bytes)) WHERE version = ?');
  return {
    hasBody,
    commit(facts: Omit<StoredCommit, 'events'>, events: PackedText): void {
      const { position, id, previous, recordedAt, request } = facts;
      insertCommit.run(
        position,
        id,
        previous,
        recordedAt,
        request ?? null,
        events.size,
        events.bytes,
        commitChecksum(facts),
      );
    },
    body(position: number, { hash, version, size, bytes }: Body & PackedText): void {
      if (!hasBody(hash)) insertBody.run(position, hash, version, size, bytes);
    },
    withdraw(versions: readonly VersionId[], position: number): void {
      for (const version of versions) {
        insertWithdrawn.run({ version, position });
        erase.run(version);
      }
      if (versions.length > 0) putMeta(db, 'erasing', String(position));
    },
  };
}

function readMeta(db: Sqlite, key: string): string | undefined {
  return db.prepare<[string]>('SELECT value FROM meta WHERE key = ?', { arrays: true }).get(key)?.[0];
}

function putMeta(db: Sqlite, key: string, value: string): void {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  );
}

function needLogId(db: Sqlite): string {
  try {
    const id = readMeta(db, 'log_id');
    if (id !== undefined) return id;
  } catch (error) {
    throw explain(error, 'open');
  }
  throw new DamagedLog(
    `Cannot open log "${db.path}": it has no log id, expected one; restore a backup or import an export`,
    undefined,
  );
}

/**
 * The bodies are zeros in the newest state of every page; the WAL file may still hold older states. Once no one reads those, a
 * truncating checkpoint removes them. Waits without blocking the process.
 * @throws {EraseUnfinished} when readers have not let go within `waitMs`; with 0 ms it tries once and leaves the mark for the next open
 */
async function finishErasing(db: Sqlite, waitMs: number): Promise<void> {
  if (db.path === ':memory:') return;
  const busyTimeout = db.pragma('busy_timeout') as number;
  const start = performance.now();
  for (;;) {
    let blocked: boolean;
    db.pragma('busy_timeout', 20);
    try {
      blocked = db.pragma('wal_checkpoint(TRUNCATE)') !== 0;
    } catch (error) {
      if (!isSqliteBusy(error)) throw error;
      blocked = true;
    } finally {
      db.pragma('busy_timeout', busyTimeout);
    }
    if (!blocked) break;
    const waited = performance.now() - start;
    if (waited >= waitMs) {
      if (waitMs === 0) return;
      throw new EraseUnfinished(Math.round(waited));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  db.prepare("DELETE FROM meta WHERE key = 'erasing'").run();
}

function decodeRow(row: CommitRow): Commit {
  const stored = storedRow(row);
  if (isUnreadable(stored)) throw new DamagedLog(`Cannot read position ${row[0]} of the log: ${stored.damage}`, row[0]);
  return decodeCommit(stored);
}

function storedRow([
  position,
  id,
  previous,
  recordedAt,
  request,
  size,
  packed,
  checksum,
]: CommitRow): Row<StoredCommit> {
  // A changed byte can change the sort of a value, whatever the schema says.
  if (![id, previous, recordedAt, request ?? ''].every((text) => typeof text === 'string')) {
    return { key: position, damage: 'a column of it holds no text' };
  }
  let events: string;
  try {
    events = unpackText({ size, bytes: packed });
  } catch (error) {
    return { key: position, damage: `its events do not unpack (${messageOf(error)})` };
  }
  const commit = { position, id, previous, recordedAt, ...(request === null ? {} : { request }), events };
  const found = commitChecksum(commit);
  return found === checksum
    ? commit
    : { key: position, damage: `position, id and time sum to ${found}, expected ${checksum}` };
}

function storedBody([sequence, position, hash, version, size, bytes]: BodyRow): StoredBody {
  const facts = { sequence, position, hash, version };
  if (typeof hash !== 'string' || typeof version !== 'string' || !(bytes instanceof Uint8Array)) {
    return { ...facts, json: undefined, damage: 'a column of it holds no text or bytes' };
  }
  if (isErased(bytes))
    return bytes.every((byte) => byte === 0)
      ? { ...facts, json: undefined }
      : { ...facts, json: undefined, damage: 'it is erased in part' };
  try {
    return { ...facts, json: unpackText({ size, bytes }) };
  } catch (error) {
    return { ...facts, json: undefined, damage: `it does not unpack (${messageOf(error)})` };
  }
}

/** The body, or undefined when it was erased. */
function decodeBody(row: BodyRow): Body | undefined {
  const { hash, version, json, position, damage } = storedBody(row);
  if (json === undefined && damage === undefined) return undefined;
  if (json === undefined) throw new DamagedLog(`Cannot read body ${hash} of position ${position}: ${damage}`, position);
  if (bodyHash(version, json) !== hash)
    throw new DamagedLog(`Cannot read body ${hash} of position ${position}: its content does not hash to it`, position);
  return { hash, version, json };
}

/** A page of commits must go on from `after` without a gap, each naming the one before it. */
function checkSequence(commits: readonly Commit[], after: number): void {
  let position = after;
  let id: CommitId | undefined;
  for (const commit of commits) {
    position += 1;
    if (commit.position !== position)
      throw new DamagedLog(`Cannot read the log: position ${position} is missing before ${commit.position}`, position);
    if (id !== undefined && commit.previous !== id)
      throw new DamagedLog(
        `Cannot read position ${position} of the log: it follows ${commit.previous}, expected ${id}`,
        position,
      );
    id = commit.id;
  }
}

/**
 * A page of rows; where the engine cannot read it as a whole, row by row, with the damage in place of those that fail.
 * A tree whose pages cannot be walked at all gives one damaged row without a position.
 */
function salvage<R extends readonly [number, ...unknown[]], T>(
  table: string,
  after: number,
  limit: number,
  select: (after: number, limit: number) => R[],
  decode: (row: R) => Row<T>,
): readonly Row<T>[] {
  try {
    return select(after, limit).map(decode);
  } catch (error) {
    if (!isSqliteDamage(error)) throw error;
    if (limit === 1) return [{ key: after + 1, damage: `row ${after + 1} of ${table}: ${messageOf(error)}` }];
  }
  const rows: Row<T>[] = [];
  for (let key = after; rows.length < limit; key += 1) {
    try {
      const row = select(key, 1)[0];
      if (!row) break;
      rows.push(decode(row));
      key = row[0] - 1;
    } catch (error) {
      if (!isSqliteDamage(error)) throw error;
      rows.push({ key: key + 1, damage: `row ${key + 1} of ${table}: ${messageOf(error)}` });
    }
  }
  return rows;
}

function checkStorage(db: Sqlite): readonly string[] {
  try {
    const rows = db.prepare<[string]>('PRAGMA integrity_check', { arrays: true }).all();
    const lines = rows.map(([line]) => line).filter((line) => line !== 'ok');
    lines.push(...checkDefinitions(db));
    if (readMeta(db, 'erasing') !== undefined) lines.push('a take-down has not finished erasing: run it again');
    return lines;
  } catch (error) {
    if (isSqliteDamage(error)) return [messageOf(error)];
    throw error;
  }
}

/** Our tables, indexes, guards and view must be as this program makes them; a guard that is gone would be missed by no one else. */
function checkDefinitions(db: Sqlite): readonly string[] {
  const definitions = (of: Sqlite) =>
    new Map(of.prepare<[string, string | null]>('SELECT name, sql FROM sqlite_schema', { arrays: true }).all());
  const made = openSqlite(':memory:', { schema: logSchema() });
  const expected = definitions(made);
  made.close();
  const found = definitions(db);
  return [...expected]
    .filter(([name, sql]) => found.get(name) !== sql)
    .map(([name]) => `"${name}" is missing or not as it was made`);
}

/** One transaction on a connection of its own, since it spans pauses; others read the empty log until it ends. */
function startImport(path: string, logId: string, eraseWaitMs: number, finished: () => void): LogImport {
  if (path === ':memory:') throw new TypeError('Cannot import into ":memory:": expected a file');
  const db = openSqlite(path, { schema: logSchema(), pageSize: PAGE_SIZE });
  try {
    db.exec('BEGIN IMMEDIATE');
    const last = db.prepare<[number | null]>('SELECT max(position) FROM commits', { arrays: true }).get()?.[0];
    if (last) throw new LogNotEmpty(last);
    putMeta(db, 'log_id', logId);
  } catch (error) {
    db.close();
    throw error;
  }
  const write = makeWriter(db);
  return {
    add(commit, bodies, withdraws) {
      const { events, ...facts } = commit;
      write.commit(facts, packText(events));
      for (const body of bodies) write.body(commit.position, { ...body, ...packBody(body.json) });
      write.withdraw(withdraws, commit.position);
    },
    has: (hash) => write.hasBody(hash),
    async finish(textsLeftOutUntil) {
      try {
        if (textsLeftOutUntil > 0) putMeta(db, 'texts_left_out_until', String(textsLeftOutUntil));
        db.exec('COMMIT');
        await finishErasing(db, eraseWaitMs);
      } finally {
        db.close();
      }
      finished();
    },
    async abandon() {
      try {
        db.exec('ROLLBACK');
        // The rows that were never committed stand in the WAL file; whether it can be cut now or later, they are never read.
        db.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.close();
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function explain(error: unknown, action: 'open' | 'read' | 'append', damaged = isSqliteDamage(error)): unknown {
  if (damaged) {
    return new DamagedLog(
      `Cannot ${action} the log: ${messageOf(error)}; run "newsloom verify", restore a backup or import an export`,
      undefined,
      { cause: error },
    );
  }
  if (isSqliteBusy(error)) {
    return new Error(
      `Cannot ${action} the log: another process has held its lock too long, expected it to be released; try again`,
      {
        cause: error,
      },
    );
  }
  if (sqliteErrorCode(error) === 'SQLITE_FULL') {
    return new Error(`Cannot ${action} the log: the disk is full, nothing was written; make room and try again`, {
      cause: error,
    });
  }
  return error;
}
