/**
 * What stands in a text and is no part of the article: labels of players and buttons, bylines and dates of the page, captions
 * printed twice, credits. It is blanked before reading, so that no later step can take it for news, while every offset stays
 * that of the text as it was given. The article itself keeps the words.
 */

import type { Span } from '../domain/extraction.ts';
import { isFurniture, withoutDuration } from '../domain/page-furniture.ts';
import { linesOf } from './tokens.ts';

/** A line longer than this is prose, whatever it looks like. */
const LONGEST = 1000;
/** How many lines apart the copies of a caption stand at most. */
const APART = 4;
/** A caption is shorter; a longer line that comes twice was pasted twice. */
const CAPTION = 110;
/** The same for a line that ends like a sentence and has no labels of a gallery by it. */
const SENTENCE = 60;
/** How far into the text bylines and dates of the page stand, in lines. */
const HEAD = 12;

export interface Aside extends Span {
  readonly kind: 'furniture' | 'caption' | 'repeat';
}

/** The lines of a text that are no part of the article, in order; a title (the first line, `from` long) is never one. */
export function findAsides(text: string, from = 0): Aside[] {
  const lines = linesOf(text).filter((line) => line.start >= from);
  const words = lines.map((line) =>
    line.end - line.start > LONGEST ? undefined : plain(text.slice(line.start, line.end)),
  );
  const kinds = words.map((line, index): Aside['kind'] | undefined =>
    line !== undefined && (isFurniture(line) || (index < HEAD && isOfThePage(line))) ? 'furniture' : undefined,
  );
  markCaptions(words, kinds);
  return lines.flatMap((line, index) => {
    const kind = kinds[index];
    return kind === undefined ? stampsIn(text, line) : [{ ...line, kind }];
  });
}

/** "Updated 12:34 AM ET, Wed November 9, 2016" with a time of day, behind the prose of a line it was glued to. */
const STAMP =
  /(?<=[.!?]["”’)]? )(?:last |first )?(?:updated|published|posted|modified)(?: at| on)?:? \d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?,? ?(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})\.?/gi;

function stampsIn(text: string, line: Span): Aside[] {
  const words = text.slice(line.start, line.end);
  if (!/\d:\d\d/.test(words)) return [];
  return [...words.matchAll(STAMP)].map((match) => ({
    start: line.start + match.index,
    end: line.start + match.index + match[0].length,
    kind: 'furniture',
  }));
}

/** The text with its asides blanked: of the same length, every other character where it was. */
export function withoutAsides(text: string, from = 0): string {
  let blanked = '';
  let at = 0;
  for (const aside of findAsides(text, from)) {
    blanked += text.slice(at, aside.start) + ' '.repeat(aside.end - aside.start);
    at = aside.end;
  }
  return blanked + text.slice(at);
}

/** Lines that come again within a few lines: short ones are a picture's caption, of long ones the copy goes. */
function markCaptions(words: readonly (string | undefined)[], kinds: (Aside['kind'] | undefined)[]): void {
  const seen = new Map<string, number>();
  for (const [index, line] of words.entries()) {
    if (line === undefined || kinds[index] === 'furniture') continue;
    const key = withoutDuration(line).toLowerCase();
    const before = seen.get(key);
    seen.set(key, index);
    if (before === undefined || index - before > APART || !/\p{L}.*\s.*\p{L}/u.test(key)) continue;
    const gallery = kinds.slice(before, index).includes('furniture');
    const shown = gallery || !(line.length > CAPTION || (line.length > SENTENCE && /[.!?]["”']?$/.test(line)));
    if (shown) kinds[before] = 'caption';
    kinds[index] = shown ? 'caption' : 'repeat';
  }
}

/** "By Mira Tolos, Example News", "Updated 12:34 AM ET, Wed November 9, 2016": they tell of the page, not of the world. */
function isOfThePage(line: string): boolean {
  if (line.length > 120 || /[.!?]["”’]?$/.test(line.replace(/\b[ap]\.m\.$/i, ''))) return false;
  if (
    /^(?:last )?(?:updated|modified|revised|published|first published|originally published|posted)\b[:, ].*\d/i.test(
      line,
    )
  )
    return !/\b(?:said|says|told|will|was|were|by)\b/i.test(line);
  const names = /^by[: ] ?(.+)$/i.exec(line)?.[1];
  return (
    names !== undefined &&
    names.split(' ').length <= 12 &&
    names
      .split(/[\s,|/]+/)
      .every((word) =>
        /^(?:\p{Lu}|\W*$|(?:and|for|of|in|the|at|de|van|von|bin|al|el|la|staff|writer|reporter|correspondent|editor)$)/u.test(
          word,
        ),
      ) &&
    !/^(?:the|a|an|his|her|their|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      names,
    )
  );
}

/** A line as people read it: the commonest entities decoded, also those encoded twice, blanks single. */
function plain(line: string): string {
  return line
    .replaceAll('&amp;', '&')
    .replace(/&(?:#0?39|#x27|apos|rsquo|lsquo);/gi, "'")
    .replace(/&(?:quot|ldquo|rdquo|#34);/gi, '"')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
