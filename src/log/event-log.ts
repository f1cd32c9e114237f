/**
 * The log's port. Its docstrings are the contract; tests/contracts/event-log.ts checks each sentence on every adapter.
 */
import type { Body, Commit, Head, NewCommit } from '../domain/commit.ts';
import type { BodyHash } from '../domain/domain-event.ts';
import type { VersionId } from '../domain/ids.ts';

export interface Appended {
  /** The head after the append. */
  readonly head: Head;
  /** The stored commits, with positions and times. */
  readonly commits: readonly Commit[];
  /** True when this very chain was already stored and nothing was written. */
  readonly duplicate: boolean;
}

export interface EventLog {
  /** Identity of this log, made with it and moved with it by export and import. Checkpoints name it. */
  readonly logId: string;

  /**
   * Stores a chain of commits, all or none, in one durable write: when the promise resolves they are on disk.
   * Each commit's `previous` is the id of the one before it, the first one's is `expectedHead.id`.
   * A chain whose commits are all stored already is found by id before the head is compared, and is a no-op (`duplicate`).
   * Positions are 1, 2, 3 ... without gaps; recorded-at is max(that of the previous commit, now).
   * @throws {HeadMoved} when the head is no longer `expectedHead`; nothing was written and the next correct append succeeds
   * @throws {RequestRepeated} when a commit's request key is stored already in another commit; nothing was written
   * @throws {BrokenChain} when ids, previous ids or body hashes do not fit their content, a body is carried that no event names or named that is
   *   neither carried nor stored, one belongs to a withdrawn version, or a request key stands twice in the chain; nothing was written
   * @throws {TypeError} for an empty chain or one that carries ArticleWithdrawn (see `withdraw`)
   */
  append(commits: readonly NewCommit[], expectedHead: Head): Promise<Appended>;

  /**
   * Like `append` for one commit that holds ArticleWithdrawn: in the same transaction every body of the versions it names is
   * deleted, and when the promise resolves no word of them is left in any file of the log (promise 9).
   * Called again with the same commit it finishes the erasing and is otherwise a no-op.
   */
  withdraw(commit: NewCommit, expectedHead: Head): Promise<Appended>;

  /**
   * Commits after a position in order, at most `limit`, upcast to the newest catalogue.
   * @throws {DamagedLog} when a row cannot be decoded; rows are never skipped
   * @throws {UnknownDomainEvent} when a newer newsloom wrote it
   */
  read(after: number, limit: number): Promise<readonly Commit[]>;

  /** All commits after a position, then new ones as they come (within 1 s, also those of other processes), until `signal` aborts. */
  follow(after: number, signal: AbortSignal): AsyncIterable<Commit>;

  head(): Promise<Head>;

  /** The commit that carries this request key, or undefined. */
  findRequest(request: string): Promise<Commit | undefined>;

  /**
   * The bodies with these hashes; those erased or never stored are absent from the map.
   * @throws {DamagedLog} when a stored body does not hash to its address
   */
  bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, Body>>;

  /** The addresses and owners of all stored bodies after a hash, in order of hash, at most `limit`: for export and verify. */
  bodyHashes(
    after: string,
    limit: number,
  ): Promise<readonly { readonly hash: BodyHash; readonly version: VersionId }[]>;

  /** Releases files and timers; called twice it does nothing. */
  close(): Promise<void>;
}

/** The log moved on: fold the newer commits and decide again. */
export class HeadMoved extends Error {
  override readonly name = 'HeadMoved';
  constructor(
    readonly expected: Head,
    readonly actual: Head,
  ) {
    super(
      `Cannot append at position ${expected.position}: the log stands at ${actual.position} (${actual.id}), expected ${expected.id}`,
    );
  }
}

/** The same request was carried out before: answer with that commit. */
export class RequestRepeated extends Error {
  override readonly name = 'RequestRepeated';
  constructor(
    readonly request: string,
    readonly position: number,
  ) {
    super(
      `Cannot append request "${request}": it is stored at position ${position} with other content, expected a key never used before`,
    );
  }
}

/** A commit does not fit its own id: a programming error or a tampered import. */
export class BrokenChain extends Error {
  override readonly name = 'BrokenChain';
}

/** Stored rows or bodies are not what was written. Trying again does not help: run `newsloom verify`, restore a backup or import an export. */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog';
  constructor(
    message: string,
    readonly position: number | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
