/**
 * API keys: made once, shown once, kept as hashes. A key is 256 random bits, so one SHA-256 keeps it safe at rest (a slow hash
 * protects guessable passwords, and would make every request slow).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is kept of a key; `id` names it to people, it opens nothing. */
export interface KeptKey {
  readonly id: string;
  readonly label: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}

interface StoredKey extends KeptKey {
  /** SHA-256 of the key in hex. */
  readonly hash: string;
}

/** The file of keys is not what this program wrote. */
export class UnreadableKeys extends Error {
  override readonly name = 'UnreadableKeys';
}

/**
 * Makes a key, keeps its hash in `file` (made with mode 0600, replaced in one step) and gives the key: the only time it can be seen.
 * `label` says what it is for, 1-100 characters.
 * @throws {RangeError} for a label of another length; {UnreadableKeys} when the file holds something else
 */
export function createKey(file: string, label: string, now: Date): { readonly key: string; readonly kept: KeptKey } {
  if (label.trim() === '' || label.length > 100) {
    throw new RangeError(`Cannot make a key: its label has ${label.length} characters, expected 1 to 100`);
  }
  const key = `nl_${randomBytes(32).toString('base64url')}`;
  const hash = hashOf(key).toString('hex');
  const kept: KeptKey = { id: `key_${hash.slice(0, 8)}`, label, createdAt: now.toISOString() };
  writeKeys(file, [...readKeys(file), { ...kept, hash }]);
  return { key, kept };
}

/** The keys that are valid, oldest first. @throws {UnreadableKeys} */
export function listKeys(file: string): readonly KeptKey[] {
  return readKeys(file).map(({ id, label, createdAt }) => ({ id, label, createdAt }));
}

/** Makes a key invalid from now on; false when there is none with this id. @throws {UnreadableKeys} */
export function removeKey(file: string, id: string): boolean {
  const keys = readKeys(file);
  const left = keys.filter((key) => key.id !== id);
  if (left.length === keys.length) return false;
  writeKeys(file, left);
  return true;
}

/**
 * The key that was presented, or undefined when it is not valid. Every kept key is compared, each in constant time, so the time taken
 * tells nothing. @throws {UnreadableKeys}
 */
export function checkKey(file: string, presented: string): KeptKey | undefined {
  const hash = hashOf(presented);
  let found: KeptKey | undefined;
  for (const { id, label, createdAt, hash: kept } of readKeys(file)) {
    if (timingSafeEqual(hash, Buffer.from(kept, 'hex'))) found = { id, label, createdAt };
  }
  return found;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}

function readKeys(file: string): readonly StoredKey[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (error) {
    throw unreadable(file, error);
  }
  const keys = typeof stored === 'object' && stored !== null && 'keys' in stored ? stored.keys : undefined;
  if (!Array.isArray(keys) || !keys.every(isStoredKey)) throw unreadable(file);
  return keys;
}

function isStoredKey(value: unknown): value is StoredKey {
  const key = value as Partial<Record<string, unknown>> | null;
  return (
    typeof key === 'object' &&
    key !== null &&
    ['id', 'label', 'createdAt'].every((name) => typeof key[name] === 'string') &&
    /^[0-9a-f]{64}$/.test(String(key['hash']))
  );
}

function unreadable(file: string, cause?: unknown): UnreadableKeys {
  return new UnreadableKeys(
    `Cannot read the API keys in "${file}": it is no list of keys, expected one written by "newsloom key create"; restore it, or delete it and make new keys`,
    cause === undefined ? undefined : { cause },
  );
}

function writeKeys(file: string, keys: readonly StoredKey[]): void {
  const draft = join(dirname(file), `.keys-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, `${JSON.stringify({ keys }, null, 2)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
