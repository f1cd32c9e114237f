/**
 * Content-derived identity: the one hash and the one canonical JSON that every id, chain link and fingerprint is made of.
 * It never sees a clock or a random source (promise 7: same input in the same order, same graph).
 */
import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** SHA-256 of `text` (as UTF-8) or bytes, in lower-case hex, 64 characters. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * A 128-bit id of the given parts: 26 characters of Crockford base32, safe in URLs, file names and Cypher.
 * Parts are length-prefixed, so ("ab","c") and ("a","bc") differ.
 */
export function shortHash(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part};`);
  return base32(hash.digest());
}

function base32(digest: Uint8Array): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      out += ALPHABET[(value >>> (bits - 5)) & 31];
      bits -= 5;
      if (out.length === 26) return out;
    }
    value &= (1 << bits) - 1;
  }
  return out;
}

/** Any JSON value; `undefined` members are left out when written. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON with sorted keys and no blanks: equal values give equal text on every machine.
 * @throws {TypeError} for a number that is not finite, which JSON cannot carry
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Cannot write "${value}" as JSON: expected a finite number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value as Record<string, unknown>)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`Cannot write a ${typeof value} as JSON: expected plain data`);
}
