/**
 * MinHash over five-word runs, banded (Broder 1997; bands as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3).
 * Syndicated copies share most bands whatever was cut at the end.
 */
import { foldName } from '../domain/names.ts';

export const BANDS = 16;
const ROWS = 4;
const RUN = 5;
/** Texts under this many words have too few runs to tell a copy from a common phrase. */
const MIN_WORDS = 40;

/** FNV-1a, 32 bits, over UTF-16 units: whole numbers only, so every machine agrees. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** One of many hash functions: a mixed seed, then the finaliser of MurmurHash3. */
function remix(hash: number, seed: number): number {
  let x = hash ^ Math.imul(seed + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * Keys "copy:BAND:HASH" of a text, `BANDS` of them, none for a text too short. Two texts with Jaccard similarity s share about
 * BANDS * s^4 of them.
 */
export function fingerprintBands(text: string): readonly string[] {
  const words = foldName(text).split(' ');
  if (words.length < MIN_WORDS) return [];
  const runs = new Set<number>();
  for (let i = 0; i + RUN <= words.length; i++) runs.add(hash32(words.slice(i, i + RUN).join(' ')));
  const bands: string[] = [];
  for (let band = 0; band < BANDS; band++) {
    const rows: number[] = [];
    for (let row = 0; row < ROWS; row++) {
      let least = 0xffffffff;
      for (const run of runs) {
        const mixed = remix(run, band * ROWS + row);
        if (mixed < least) least = mixed;
      }
      rows.push(least);
    }
    bands.push(`copy:${band}:${hash32(rows.join(',')).toString(36)}`);
  }
  return bands;
}
