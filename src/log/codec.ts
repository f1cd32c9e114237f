/**
 * How a commit stands in storage and in an export: its events as canonical JSON, whose bytes the commit id is made of.
 * So an id is checked against what is stored, without parsing, and one changed byte shows.
 */
import { readFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { type Commit, type CommitId, commitIdOf } from '../domain/commit.ts';
import type { BodyHash, DomainEvent } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';
import { projectFile } from '../project-files.ts';
import { DamagedLog } from './event-log.ts';
import { type StoredEvent, upcast } from './upcast.ts';

/** A commit as stored: `events` is the canonical JSON text, of whatever catalogue version it was written in. */
export interface StoredCommit {
  readonly position: number;
  readonly id: CommitId;
  readonly previous: CommitId;
  readonly recordedAt: string;
  readonly request?: string;
  readonly events: string;
}

/**
 * The commit with its events upcast.
 * @throws {DamagedLog} when its id does not fit its content, or the text is no list of events
 * @throws {UnknownDomainEvent} when a newer program wrote it
 */
export function decodeCommit(stored: StoredCommit): Commit {
  const { position, id, previous, recordedAt, request } = stored;
  const found = commitIdOf(previous, request, stored.events);
  if (found !== id)
    throw new DamagedLog(
      `Cannot read position ${position} of the log: its content hashes to ${found}, expected ${id}`,
      position,
    );
  const events = parseEvents(stored.events, position).map((event) => upcast(event, position));
  return { position, id, previous, recordedAt, ...(request === undefined ? {} : { request }), events };
}

/**
 * The events of a stored text as they were written, not upcast.
 * @throws {DamagedLog} when the text is no list of events
 */
export function parseEvents(text: string, position: number): StoredEvent[] {
  let events: unknown;
  try {
    events = JSON.parse(text);
  } catch (error) {
    throw new DamagedLog(
      `Cannot read position ${position} of the log: its events are not JSON, expected a list of events`,
      position,
      {
        cause: error,
      },
    );
  }
  if (!Array.isArray(events) || !events.every(isEvent)) {
    throw new DamagedLog(
      `Cannot read position ${position} of the log: its JSON is no list of events, expected objects with type and v`,
      position,
    );
  }
  return events;
}

function isEvent(value: unknown): value is StoredEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'v' in value &&
    typeof value.v === 'number'
  );
}

/** CRC-32 over what the commit id leaves out, so that a changed time or position shows too. */
export function commitChecksum(commit: Pick<StoredCommit, 'position' | 'id' | 'recordedAt'>): number {
  return crc32(`${commit.position} ${commit.id} ${commit.recordedAt}`);
}

/** A body that a commit brings with it. */
export interface BodyName {
  readonly hash: BodyHash;
  readonly version: VersionId;
}

/** The bodies that these events (in their newest shape) bring: of article versions and of what was read in them, each once. */
export function bodiesBroughtBy(events: readonly DomainEvent[]): readonly BodyName[] {
  const names = new Map<BodyHash, BodyName>();
  for (const event of events) {
    if (event.type === 'ArticleIngested' || event.type === 'ArticleRevised') {
      names.set(event.body, { hash: event.body, version: event.version });
    } else if (event.type === 'ArticleRead') {
      names.set(event.extraction, { hash: event.extraction, version: event.version });
    }
  }
  return [...names.values()];
}

/** The versions that these events take down. */
export function versionsWithdrawnBy(events: readonly DomainEvent[]): readonly VersionId[] {
  return events.flatMap((event) => (event.type === 'ArticleWithdrawn' ? event.versions : []));
}

/** A text as it stands in a file: a zlib stream and the size of its UTF-8 in bytes. */
export interface PackedText {
  readonly size: number;
  readonly bytes: Uint8Array;
}

/**
 * zlib, level 6. Measured on two real articles and their extractions (58 kB of JSON, 2026-08): 9.8 kB at 152 us a text, read in 22 us;
 * brotli 5 gave 8.9 kB at 249 and 31 us; brotli 11 gave 7.2 kB at 20 ms. zlib can also be read in the sqlite3 shell.
 */
export function packText(text: string): PackedText {
  const raw = Buffer.from(text, 'utf8');
  return { size: raw.length, bytes: deflateSync(raw, { level: 6 }) };
}

/**
 * `packText` for a body, with the dictionary that bodies share: measured on 168 short articles (1.4 kB) it saves a quarter of what an
 * extraction takes, where most is the same names of members and rules over and over; level 9 saves two per cent more than 6 for 0.15 ms a text (2026-11).
 */
export function packBody(json: string): PackedText {
  const raw = Buffer.from(json, 'utf8');
  return { size: raw.length, bytes: deflateSync(raw, { level: 9, dictionary: bodyDictionary() }) };
}

/**
 * Text that deflate may point back to from a body's first byte: structure, types, rules and common words, no article's own. Part of the
 * format: a changed file makes stored bodies unreadable, so a better one would be a second file, named in the stream by its checksum.
 */
function bodyDictionary(): Buffer {
  dictionary ??= readFileSync(projectFile('schema/body-dictionary.txt'));
  return dictionary;
}
let dictionary: Buffer | undefined;

/**
 * The text of a packed one, commit or body.
 * @throws {RangeError} when the bytes do not unpack to exactly `size`; a zlib error when they are no zlib stream
 */
export function unpackText(packed: PackedText): string {
  const raw = inflateSync(packed.bytes, { maxOutputLength: Math.max(packed.size, 1), dictionary: bodyDictionary() });
  if (raw.length !== packed.size)
    throw new RangeError(`Cannot unpack a text: it has ${raw.length} bytes, expected ${packed.size}`);
  return raw.toString('utf8');
}
