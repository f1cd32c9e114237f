/**
 * The log as JSONL, for backups and for moving: first a header, then every commit in order with the bodies it brought, then an
 * end line. Commits and bodies stand there byte for byte as they were hashed, so export, import, export gives equal bytes. Both
 * ways stream; nothing is held but one page.
 *
 *   {"newsloom":"log","version":1,"logId":"log_...","withTexts":true}
 *   {"commit":{"checksum":1,"events":[...],"id":"com_...","position":1,"previous":"com_...","recordedAt":"..."}}
 *   {"body":{"hash":"bod_...","value":{...},"version":"ver_..."}}
 *   {"end":{"id":"com_...","position":1}}
 */
import { type Body, bodyHash, EMPTY_HEAD, type Head } from '../domain/commit.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import { canonicalJson } from '../domain/hash.ts';
import type { VersionId } from '../domain/ids.ts';
import { bodyRows, peekable } from './body-rows.ts';
import { bodiesBroughtBy, commitChecksum, decodeCommit, type StoredCommit, versionsWithdrawnBy } from './codec.ts';
import { DamagedLog } from './event-log.ts';
import { isLogId } from './log-id.ts';
import { isUnreadable, type LogImport, type Row, type StoredBody, type StoredLog } from './stored-log.ts';

const FORMAT = 1;
const PAGE = 64;
/** A longer line is no export of ours, in bytes. */
const LONGEST_LINE = 256 * 1024 * 1024;

export interface ExportOptions {
  /** False leaves out all bodies: no article's words, and no graph can be rebuilt from it. Default true. */
  readonly withTexts?: boolean;
  readonly onProgress?: (position: number, head: number) => void;
}

/** What an import brought. */
export interface Imported {
  readonly head: Head;
  readonly commits: number;
  readonly bodies: number;
  readonly withTexts: boolean;
}

/** The file is not a whole, unchanged export. Nothing was imported. */
export class DamagedExport extends Error {
  override readonly name = 'DamagedExport';
  constructor(
    why: string,
    /** From 1. */
    readonly line: number,
    readonly position: number | undefined,
    options?: ErrorOptions,
  ) {
    const place = position === undefined ? `line ${line}` : `line ${line}, position ${position}`;
    super(`Cannot import, ${place}: ${why}; nothing was imported, export again or use another copy`, options);
  }
}

/**
 * The lines of an export, each with its newline, up to the head at the time of the call.
 * @throws {DamagedLog} at the first row that is not what was written
 */
export async function* exportLog(log: StoredLog, options: ExportOptions = {}): AsyncGenerator<string, void, undefined> {
  const { withTexts: wanted = true, onProgress } = options;
  const head = await log.head();
  const leftOut = log.textsLeftOutUntil;
  const withTexts = wanted && (leftOut === 0 || leftOut < head.position);
  const partly = withTexts && leftOut > 0 ? { textsLeftOutUntil: leftOut } : {};
  yield `${JSON.stringify({ newsloom: 'log', version: FORMAT, logId: log.logId, withTexts, ...partly })}\n`;
  const bodies = peekable(bodyRows(log));
  let previous = EMPTY_HEAD.id;
  for (let after = 0; after < head.position; after = Math.min(after + PAGE, head.position)) {
    const rows = await log.rows(after, Math.min(PAGE, head.position - after));
    if (rows.length === 0) throw missing(after + 1);
    for (const [index, row] of rows.entries()) {
      const position = after + index + 1;
      if (isUnreadable(row)) throw new DamagedLog(`Cannot export position ${row.key}: ${row.damage}`, row.key);
      if (row.position !== position) throw missing(position);
      decodeCommit(row);
      if (row.previous !== previous)
        throw new DamagedLog(
          `Cannot export position ${position}: it follows ${row.previous}, expected ${previous}`,
          position,
        );
      previous = row.id;
      yield commitLine(row);
      if (!withTexts) continue;
      for (
        let body = await bodies.peek();
        body !== undefined && placeOf(body) <= position;
        body = await bodies.peek()
      ) {
        await bodies.next();
        const line = bodyLine(body, position);
        if (line !== undefined) yield line;
      }
    }
    onProgress?.(Math.min(after + PAGE, head.position), head.position);
  }
  yield `${JSON.stringify({ end: { id: head.id, position: head.position } })}\n`;
}

/**
 * Fills an empty log from the bytes of an export: positions, ids and times as they were. All or nothing: it becomes visible at once
 * at the end, after every id, hash and checksum was checked.
 * @throws {LogNotEmpty} when the log holds commits
 * @throws {DamagedExport} at the first line that is not what was written, also for one cut short
 * @throws {UnknownDomainEvent} when a newer newsloom wrote it
 */
export async function importLog(
  chunks: AsyncIterable<Uint8Array | string>,
  log: StoredLog,
  options: { readonly onProgress?: (position: number) => void } = {},
): Promise<Imported> {
  const lines = linesOf(chunks);
  const first = await lines.next();
  if (first.done) throw new DamagedExport('the file is empty, expected a header', 1, undefined);
  const header = readHeader(first.value);
  const target = await log.startImport(header.logId);
  try {
    const imported = await importLines(lines, header, target, options.onProgress);
    await target.finish(header.withTexts ? header.textsLeftOutUntil : imported.head.position);
    return imported;
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

interface Header {
  readonly logId: string;
  readonly withTexts: boolean;
  readonly textsLeftOutUntil: number;
}

function readHeader(line: string): Header {
  const value = parseLine(line, 1);
  const { newsloom, version, logId, withTexts, textsLeftOutUntil = 0 } = value;
  if (newsloom !== 'log') throw new DamagedExport('it is no export of a newsloom log, expected a header', 1, undefined);
  if (typeof version === 'number' && version > FORMAT) {
    throw new DamagedExport(
      `its format is version ${version}, expected at most ${FORMAT}; upgrade newsloom`,
      1,
      undefined,
    );
  }
  if (
    version !== FORMAT ||
    typeof logId !== 'string' ||
    !isLogId(logId) ||
    typeof withTexts !== 'boolean' ||
    typeof textsLeftOutUntil !== 'number'
  ) {
    throw new DamagedExport(
      'the header was changed, expected version, logId and withTexts as they were written',
      1,
      undefined,
    );
  }
  return { logId, withTexts, textsLeftOutUntil };
}

async function importLines(
  lines: AsyncGenerator<string>,
  header: Header,
  target: LogImport,
  onProgress: ((position: number) => void) | undefined,
): Promise<Imported> {
  let line = 1;
  let head = EMPTY_HEAD;
  let recordedAt = '';
  let bodies = 0;
  let ended = false;
  let pending:
    | { commit: StoredCommit; bodies: Body[]; expected: Map<BodyHash, VersionId>; withdraws: readonly VersionId[] }
    | undefined;
  /** Bodies that commits brought and the file lacks, with the commit's place: right only if they were withdrawn later. */
  const absent = new Map<VersionId, { readonly line: number; readonly position: number }>();
  const withdrawn = new Set<VersionId>();

  const addPending = () => {
    if (!pending) return;
    const { position } = pending.commit;
    if (header.withTexts && position > header.textsLeftOutUntil) {
      for (const [hash, version] of pending.expected) {
        if (!absent.has(version) && !target.has(hash)) absent.set(version, { line, position });
      }
    }
    target.add(pending.commit, pending.bodies, pending.withdraws);
    for (const version of pending.withdraws) {
      withdrawn.add(version);
      absent.delete(version);
    }
    bodies += pending.bodies.length;
    pending = undefined;
    if (position % 1_000 === 0) onProgress?.(position);
  };

  for await (const text of lines) {
    line += 1;
    const fail = (why: string, position: number | undefined = head.position, options?: ErrorOptions): never => {
      throw new DamagedExport(why, line, position, options);
    };
    if (ended) fail('there are lines after the end, expected none');
    const value = parseLine(text, line, head.position);
    if ('commit' in value) {
      addPending();
      const position = head.position + 1;
      const commit = readCommit(value['commit'], text, position, fail);
      if (commit.previous !== head.id) fail(`the commit follows ${commit.previous}, expected ${head.id}`, position);
      if (commit.recordedAt < recordedAt)
        fail(`the commit was recorded at ${commit.recordedAt}, expected not before ${recordedAt}`, position);
      const { events } = decodeOr(commit, fail);
      head = { position, id: commit.id };
      recordedAt = commit.recordedAt;
      const expected = new Map(bodiesBroughtBy(events).map(({ hash, version }) => [hash, version]));
      pending = { commit, bodies: [], expected, withdraws: versionsWithdrawnBy(events) };
    } else if ('body' in value) {
      const body = readBody(value['body'], text, fail);
      if (!pending || pending.expected.get(body.hash) !== body.version)
        return fail(`the commit before names no body ${body.hash}`);
      if (!header.withTexts) fail('there is a body in an export without texts');
      if (withdrawn.has(body.version)) fail(`the body's version ${body.version} is withdrawn before`);
      pending.expected.delete(body.hash);
      pending.bodies.push(body);
    } else if ('end' in value) {
      addPending();
      if (text !== JSON.stringify({ end: { id: head.id, position: head.position } }))
        fail('the end names another commit than the last one');
      ended = true;
    } else fail('it is no commit, body or end');
  }
  if (!ended) throw new DamagedExport('the file is cut short, expected an end line', line, head.position);
  for (const [version, place] of absent) {
    throw new DamagedExport(`a body of ${version} is missing, and no commit withdraws it`, place.line, place.position);
  }
  onProgress?.(head.position);
  return { head, commits: head.position, bodies, withTexts: header.withTexts };
}

type Fail = (why: string, position?: number, options?: ErrorOptions) => never;

function readCommit(value: unknown, text: string, position: number, fail: Fail): StoredCommit {
  if (typeof value !== 'object' || value === null) return fail('the commit is no object', position);
  const { id, previous, recordedAt, request, events } = value as Record<string, unknown>;
  if (
    typeof id !== 'string' ||
    typeof previous !== 'string' ||
    typeof recordedAt !== 'string' ||
    !Array.isArray(events)
  ) {
    return fail('the commit lacks id, previous, recordedAt or events', position);
  }
  if (request !== undefined && typeof request !== 'string') return fail('its request is no text', position);
  const commit = {
    position,
    id: id as StoredCommit['id'],
    previous: previous as StoredCommit['id'],
    recordedAt,
    ...(request === undefined ? {} : { request }),
    events: canonicalJson(events),
  };
  if (commitLine(commit).slice(0, -1) !== text)
    fail('the commit is not what was written: position, checksum or spelling differ', position);
  return commit;
}

function decodeOr(commit: StoredCommit, fail: Fail) {
  try {
    return decodeCommit(commit);
  } catch (error) {
    if (error instanceof DamagedLog) return fail(error.message, commit.position, { cause: error });
    throw error;
  }
}

function readBody(value: unknown, text: string, fail: Fail): Body {
  if (typeof value !== 'object' || value === null) return fail('the body is no object');
  const { hash, version, value: words } = value as Record<string, unknown>;
  if (typeof hash !== 'string' || typeof version !== 'string') return fail('the body lacks hash or version');
  const body: Body = { hash: hash as BodyHash, version: version as VersionId, json: canonicalJson(words ?? null) };
  if (bodyHash(body.version, body.json) !== hash) fail(`the body ${hash} does not hash to its address`);
  if (textOfBody(body) !== text) fail(`the body ${hash} is not spelt as it was written`);
  return body;
}

function commitLine(commit: StoredCommit): string {
  const { position, id, previous, recordedAt, request, events } = commit;
  const rest = JSON.stringify({ id, position, previous, recordedAt, ...(request === undefined ? {} : { request }) });
  return `{"commit":{"checksum":${commitChecksum(commit)},"events":${events},${rest.slice(1)}}\n`;
}

/** Undefined for an erased body. */
function bodyLine(row: Row<StoredBody>, position: number): string | undefined {
  if (isUnreadable(row)) throw new DamagedLog(`Cannot export a body of position ${position}: ${row.damage}`, position);
  const { hash, version, json, damage } = row;
  if (damage !== undefined || row.position !== position || (json !== undefined && bodyHash(version, json) !== hash)) {
    throw new DamagedLog(
      `Cannot export body ${hash} of position ${position}: ${damage ?? 'it is not what was written'}`,
      position,
    );
  }
  return json === undefined ? undefined : `${textOfBody({ hash, version, json })}\n`;
}

function textOfBody({ hash, version, json }: Body): string {
  return `{"body":{"hash":${JSON.stringify(hash)},"value":${json},"version":${JSON.stringify(version)}}}`;
}

function placeOf(row: Row<StoredBody>): number {
  return isUnreadable(row) ? 0 : row.position;
}

function missing(position: number): DamagedLog {
  return new DamagedLog(`Cannot export the log: position ${position} is missing`, position);
}

function parseLine(text: string, line: number, position?: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DamagedExport('the line is not JSON', line, position, { cause: error });
  }
  if (typeof value !== 'object' || value === null)
    throw new DamagedExport('the line is no JSON object', line, position);
  return value as Record<string, unknown>;
}

/** Splits bytes at newlines; the last line may lack its own. */
async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > LONGEST_LINE)
      throw new DamagedExport(`the line is longer than ${LONGEST_LINE} bytes`, line + 1, undefined);
    parts.push(part);
  };
  const text = (): string => {
    line += 1;
    const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    parts = [];
    length = 0;
    try {
      return decoder.decode(bytes);
    } catch (error) {
      throw new DamagedExport('the line is not UTF-8', line, undefined, { cause: error });
    }
  };
  for await (const chunk of chunks) {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      take(bytes.subarray(start, end));
      yield text();
      start = end + 1;
    }
    if (start < bytes.length) take(bytes.subarray(start));
  }
  if (length > 0) yield text();
}
