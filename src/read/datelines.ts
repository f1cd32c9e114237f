/**
 * The dateline that opens a report: "HARWICH, England, Nov 3 (Reuters) - ". It tells where and when the report was written and
 * who wrote it, nothing of what happened, so it stands as a sentence of its own: no quote and no happening reaches into it.
 */

import type { Span } from '../domain/extraction.ts';
import { foldName } from '../domain/names.ts';
import { linesOf } from './tokens.ts';

/** How many lines of the text may open with one: a page of briefs has several. */
const LINES = 40;
/** Longest dateline in UTF-16 units. */
const LONGEST = 100;

/** How soon behind it two blanks hold a word in small letters. */
const PROSE = 80;

export interface Dateline extends Span {
  /** Where the agency or outlet in brackets stands: "Reuters". */
  readonly source?: Span;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,7})?\\.?';
const DATE = `(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH}|\\d{4}-\\d\\d-\\d\\d)(?:,? \\d{4})?`;
/** "NEW YORK", "ST. LOUIS", "PORT-AU-PRINCE". */
const SHOUTED = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]+){0,3}";
/** "Port of Spain", "New York". */
const WRITTEN = "\\p{Lu}[\\p{L}.'’-]+(?: (?:de |of |la |el )?\\p{Lu}[\\p{L}.'’-]+){0,3}";
const SOURCE = '\\((?<source>\\p{Lu}[^()\\d]{1,38})\\)';
const DASH = '(?:(?:\\s+|(?<=\\)))[-–—]{1,2}|[—–]|--|(?<=\\))\\s*_)(?=\\s|\\p{Lu}|["“])';

/** With a place in capitals the dash is enough, or a region or date before a source; with one in small letters a date or a source has to stand before the dash. */
const SHAPES = [
  `${SHOUTED}(?:, ${WRITTEN}){0,2}(?:,? ${DATE})?(?: ?${SOURCE})?${DASH}`,
  `${SHOUTED}(?:(?:, ${WRITTEN}){1,2}(?:,? ${DATE})?|,? ${DATE}) ?${SOURCE}`,
  `${WRITTEN}(?:, ${WRITTEN}){0,2},? ${DATE}(?: ?${SOURCE})?${DASH}`,
  `${WRITTEN}(?:, ${WRITTEN}){0,2}(?:,? ${DATE})? ?${SOURCE}${DASH}`,
  `${SOURCE}${DASH}`,
].map((shape) => new RegExp(`^${shape}\\s*`, 'u'));

/** Words in capitals that open a line without being a place. */
const LABELS = new Set(
  'breaking,breaking news,update,updated,watch,live,exclusive,opinion,analysis,video,photos,correction,editorial,explainer,factbox,timeline,alert,note,editor,warning,review,fact check,q,a'.split(
    ',',
  ),
);

/** The datelines of a text in order; a title (the first `from` units) has none. */
export function findDatelines(text: string, from = 0): Dateline[] {
  const found: Dateline[] = [];
  for (const line of linesOf(text)
    .filter(({ start }) => start >= from)
    .slice(0, LINES)) {
    const indent = /^\s*/.exec(text.slice(line.start, line.end))![0].length;
    const start = line.start + indent;
    const opening = text.slice(start, Math.min(line.end, start + LONGEST));
    const match = firstMatch(opening);
    // a row of a table ("ACME - OSLO 3-1") has no prose behind the dash
    if (
      match === undefined ||
      !/ \p{Ll}{2,} /u.test(text.slice(start + match[0].length, Math.min(line.end, start + match[0].length + PROSE)))
    )
      continue;
    const source = match.groups?.source;
    const at = source === undefined ? -1 : start + match[0].lastIndexOf(`(${source})`) + 1;
    found.push({
      start,
      end: start + match[0].length,
      ...(source === undefined ? {} : { source: { start: at, end: at + source.length } }),
    });
  }
  return found;
}

function firstMatch(opening: string): RegExpExecArray | undefined {
  for (const shape of SHAPES) {
    const match = shape.exec(opening);
    if (match !== null && !LABELS.has(foldName(/^[^,(–—]*?(?=,| ?\(| ?[-–—]|$)/.exec(match[0])![0]))) return match;
  }
  return undefined;
}
