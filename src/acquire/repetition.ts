/**
 * Finds text that says the same over and over, which would cost every later step and teach nothing.
 */
import { deflateRawSync } from 'node:zlib';

/** Shorter texts are never refused: a long list of results or a poem may repeat itself. */
const FROM_CHARACTERS = 20_000;
/** News text deflates 2 to 4 times, tables under 20; one sentence repeated over 200 (measured on the test pages, level 1). */
const DEFLATE_RATIO = 60;
/** How often the distinct paragraphs must fit into all of them: finds units longer than deflate's window of 32 kB. */
const PARAGRAPH_RATIO = 20;

/** True when a text of 20,000 characters or more is little but a repetition of itself. Linear: about 15 ms a megabyte. */
export function isRepetition(text: string): boolean {
  if (text.length < FROM_CHARACTERS) return false;
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length / deflateRawSync(bytes, { level: 1 }).length > DEFLATE_RATIO) return true;
  let total = 0;
  let distinct = 0;
  const seen = new Set<string>();
  for (const line of text.split('\n')) {
    total += line.length;
    if (seen.has(line)) continue;
    seen.add(line);
    distinct += line.length;
  }
  return distinct > 0 && total / distinct > PARAGRAPH_RATIO;
}
