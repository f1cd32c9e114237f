/**
 * A text as the set of its five-word runs, and a sketch of that set: its least hashes (Broder, On the resemblance and containment of
 * documents, 1997). A part of a text keeps those of its hashes that lie in it, so that a short version of a long story is found
 * too, which bands of MinHash values would miss. All of it takes time in proportion to the words, but for ordering the hashes.
 */
import { foldName } from '../domain/names.ts';

const RUN = 5;
/** Texts under this many words have too few runs to tell a copy from a common phrase. */
const MIN_WORDS = 40;
/** Words that are looked at: what lies behind is no news article any more. */
const MAX_WORDS = 20_000;
/** Hashes of a sketch: a share estimated from so many is off by 5 points, from the sixteen that a text cut to a sixth has in common by 10. */
export const SKETCH = 96;
/** The least of them by which texts are found; of a text cut to a sixth five are expected among those of the whole. */
export const LOOKUPS = 32;
/** Hashes that two sketches must both speak of; fewer tell nothing. */
const MIN_SAMPLE = 5;

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

/** The least hashes of a text's runs, ascending, at most `SKETCH`. */
export function sketchOf(text: string): readonly number[] {
  return [...wordRuns(text)].sort((a, b) => a - b).slice(0, SKETCH);
}

/** Keys "copy:HASH" by which a text is found, at most `LOOKUPS`. */
export function copyKeys(sketch: readonly number[]): readonly string[] {
  return sketch.slice(0, LOOKUPS).map((hash) => `copy:${hash.toString(36)}`);
}

/** A sketch as one text, and back: "0.1z.3k". */
export function packSketch(sketch: readonly number[]): string {
  return sketch.map((hash) => hash.toString(36)).join('.');
}

export function unpackSketch(packed: string): readonly number[] {
  return packed.split('.').map((hash) => Number.parseInt(hash, 36));
}

/**
 * How much two texts have in common, estimated from their sketches: the share, 0 to 1, of each one's runs that stand in the other too. Up to
 * the end of the shorter-reaching sketch both are complete, and what lies there is a fair sample of both.
 */
export function overlap(a: readonly number[], b: readonly number[]): { readonly ofA: number; readonly ofB: number } {
  const reach = (sketch: readonly number[]) => (sketch.length < SKETCH ? Number.POSITIVE_INFINITY : sketch.at(-1)!);
  const end = Math.min(reach(a), reach(b));
  const inA = new Set(a.filter((hash) => hash <= end));
  const inB = b.filter((hash) => hash <= end);
  if (inA.size < MIN_SAMPLE || inB.length < MIN_SAMPLE) return { ofA: 0, ofB: 0 };
  const shared = inB.filter((hash) => inA.has(hash)).length;
  return { ofA: shared / inA.size, ofB: shared / inB.length };
}
