/**
 * The Registry's port: where records and indexes are kept. It knows nothing of what they mean (that is `fold`).
 * Synchronous on purpose: one article asks some fifty look-ups. Contract: tests/contracts/registry-store.ts.
 */
import type { CommitId } from '../domain/commit.ts';
import type { IndexName, TableName, Tables } from './records.ts';

export interface RegistryPosition {
  readonly logId: string;
  readonly position: number;
  readonly commit: CommitId;
  /** Version of the fold; a store made by another version is rebuilt. */
  readonly fold: number;
}

/**
 * Ids, keys and members are any well-formed text without NUL. Writing (put, delete, add, remove, setPosition) needs an open
 * transaction; reading does not, and outside one it sees what any connection committed last.
 * @throws {TypeError} from a write outside a transaction; nothing is written
 */
export interface RegistryStore {
  /** The record, or undefined. */
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  /** Puts a record, replacing the one with the same id. */
  put<T extends TableName>(table: T, id: string, record: Tables[T]): void;
  /** Deletes a record; an absent one is left alone. */
  delete(table: TableName, id: string): void;

  /** Counts one more reason for `member` under `key`. */
  add(index: IndexName, key: string, member: string): void;
  /** Counts one reason less; the member leaves with its last. Absent members are left alone. */
  remove(index: IndexName, key: string, member: string): void;
  /** Members under a key in order of code points (`compareText`), at most `limit`. */
  members(index: IndexName, key: string, limit: number): readonly string[];
  /** How many members stand under a key. Costs one look-up, however many they are. */
  count(index: IndexName, key: string): number;

  position(): RegistryPosition | undefined;
  setPosition(position: RegistryPosition): void;

  /**
   * Opens a transaction that stays open until `commit` or `rollback`; nested ones are refused.
   * What is written in between is read back at once, and is gone after `rollback`: records, counts and position. What others
   * committed before `begin` is seen.
   * @throws {TypeError} from `begin` when one is open, from `commit` and `rollback` when none is
   */
  begin(): void;
  commit(): void;
  rollback(): void;

  /** Deletes everything, position included: at once, or with the open transaction. */
  wipe(): void;
  close(): void;
}

/** The part of the Registry that linking and projection read. */
export type RegistryReader = Pick<RegistryStore, 'get' | 'members' | 'count'>;
