/**
 * Content-derived identity: the one hash and the one canonical JSON that every id, chain link and fingerprint is made of.
 * It never sees a clock or a random source (promise 7: same input in the same order, same graph).
 */
import { hash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** SHA-256 of `text` (as UTF-8) or bytes, in lower-case hex, 64 characters. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}

/**
 * A 128-bit id of the given parts: 26 characters of Crockford base32, safe in URLs, file names and Cypher.
 * Parts are length-prefixed, so ("ab","c") and ("a","bc") differ.
 */
export function shortHash(...parts: readonly string[]): string {
  let all = '';
  for (const part of parts) all += `${part.length}:${part};`;
  return base32(hash('sha256', all, 'buffer'));
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
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Cannot write "${value}" as JSON: expected a finite number`);
    return String(value);
  }
  if (Array.isArray(value)) {
    let items = '';
    for (const item of value) items += `${items === '' ? '' : ','}${canonicalJson(item === undefined ? null : item)}`;
    return `[${items}]`;
  }
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    let members = '';
    // By code unit, which is how sort() compares texts.
    for (const key of Object.keys(record).sort()) {
      const member = record[key];
      if (member !== undefined) members += `${members === '' ? '' : ','}${quote(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  throw new TypeError(`Cannot write a ${typeof value} as JSON: expected plain data`);
}

/** Ids and keys, by far the most of what is written, have nothing to escape: telling so is faster than asking JSON.stringify. */
const PLAIN = /^[ !#-[\]-~]{0,64}$/;

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
