/**
 * What moving and checking a log needs beyond the port: rows as they stand, also damaged ones. Every adapter gives it;
 * only portable.ts and verify.ts use it.
 */
import type { Body } from '../domain/commit.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';
import type { StoredCommit } from './codec.ts';
import type { EventLog } from './event-log.ts';

/** A row that cannot be read, with its key (a commit's position, a body's sequence) and what is wrong with it. */
export interface Unreadable {
  readonly key: number;
  readonly damage: string;
}

/** A row as it stands. */
export type Row<T> = T | Unreadable;

export function isUnreadable<T extends object>(row: Row<T>): row is Unreadable {
  return 'key' in row;
}

/** A stored body. `json` is undefined where it was erased, `damage` says why it cannot be read. */
export interface StoredBody {
  /** Order of storing, from 1, rising with `position`. */
  readonly sequence: number;
  /** Of the commit that brought it. */
  readonly position: number;
  readonly hash: BodyHash;
  readonly version: VersionId;
  readonly json: string | undefined;
  readonly damage?: string;
}

export interface StoredLog extends EventLog {
  /** Commits up to this position were imported from an export without texts, so their bodies are absent by intent; 0 when none were. */
  readonly textsLeftOutUntil: number;

  /** Like `read`, as stored: not upcast and not checked. Where storage itself fails a row, the list holds its damage. */
  rows(after: number, limit: number): Promise<readonly Row<StoredCommit>[]>;

  /** Bodies after a sequence number, in order, at most `limit`, erased ones too, hashes not checked. */
  bodyRows(after: number, limit: number): Promise<readonly Row<StoredBody>[]>;

  /** The versions taken down and the position of their take-down, by the log's own list. */
  withdrawnVersions(): Promise<ReadonlyMap<VersionId, number>>;

  /** What the storage engine finds wrong with its files, in its words; empty when nothing. */
  checkStorage(): Promise<readonly string[]>;

  /**
   * Opens this log for the import of the log `logId`; nothing is visible to anyone before `finish`, and no one can append until then.
   * @throws {LogNotEmpty}
   */
  startImport(logId: string): Promise<LogImport>;
}

/** One import under way: `finish` or `abandon` must be called. */
export interface LogImport {
  /** Adds a commit with the bodies it brought, checked by the caller. Bodies stored already are left as they are. */
  add(commit: StoredCommit, bodies: readonly Body[], withdraws: readonly VersionId[]): void;
  /** Whether a body was added before. */
  has(hash: BodyHash): boolean;
  /** Makes everything visible at once. */
  finish(textsLeftOutUntil: number): Promise<void>;
  /** Leaves the log as it was: empty. */
  abandon(): Promise<void>;
}

/** An import needs an empty log. */
export class LogNotEmpty extends Error {
  override readonly name = 'LogNotEmpty';
  constructor(readonly position: number) {
    super(
      `Cannot import: the log holds ${position} commits already, expected an empty one; import into a new data folder`,
    );
  }
}
