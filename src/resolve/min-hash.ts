/**
 * A text as the set of its five-word runs, and a sketch of that set: its least hashes (Broder, On the resemblance and containment of
 * documents, 1997). A part of a text keeps those of its hashes that lie in it, so that a short version of a long story is found
 * too, which bands of MinHash values would miss. All of it takes time in proportion to the words.
 */
import { foldName } from '../domain/names.ts';

const RUN = 5;
/** Texts under this many words have too few runs to tell a copy from a common phrase. */
const MIN_WORDS = 40;
/** Words that are looked at: what lies behind is no news article any more. */
const MAX_WORDS = 20_000;
/** Hashes of a sketch. With 32, of a text cut to a sixth five are expected in the sketch of the whole. */
export const SKETCH = 32;

/** FNV-1a, 32 bits, over UTF-16 units: whole numbers only, so every machine agrees. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: FNV's own order leans on the last letters. */
function mixed(hash: number): number {
  let x = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Hashes of the five-word runs of a text, case, accents and punctuation apart; none for a text too short. */
export function wordRuns(text: string): ReadonlySet<number> {
  const words = foldName(text).split(' ', MAX_WORDS);
  const runs = new Set<number>();
  if (words.length < MIN_WORDS) return runs;
  for (let i = 0; i + RUN <= words.length; i++) runs.add(mixed(hash32(words.slice(i, i + RUN).join(' '))));
  return runs;
}

/** Keys "copy:HASH" of a text, at most `SKETCH`: the least hashes of its runs. */
export function copyKeys(text: string): readonly string[] {
  return [...wordRuns(text)]
    .sort((a, b) => a - b)
    .slice(0, SKETCH)
    .map((hash) => `copy:${hash.toString(36)}`);
}

/** How much two texts have in common: the share, 0 to 1, of each one's runs that stand in the other too. */
export function overlap(
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): { readonly ofA: number; readonly ofB: number } {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return { ofA: a.size === 0 ? 0 : shared / a.size, ofB: b.size === 0 ? 0 : shared / b.size };
}
