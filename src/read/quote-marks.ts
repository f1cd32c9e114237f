/**
 * What stands between quote marks, straight or curly, nested or never closed.
 */
import type { Span } from '../domain/extraction.ts';
import { linesOf } from './tokens.ts';

export interface Quoted {
  /** Between the marks. */
  readonly content: Span;
  /** With the marks. */
  readonly outer: Span;
  readonly closed: boolean;
}

/**
 * Spans between quote marks, line by line; a mark opened and not closed runs to the end of its line, or to a mark that opens the next paragraph. Two apostrophes are a
 * mark too. Single marks count only where a line has no double ones, and only when they are closed.
 */
export function findQuoted(text: string): Quoted[] {
  const found: Quoted[] = [];
  for (const line of linesOf(text)) {
    const before = found.length;
    let open: Mark | undefined;
    let depth = 0;
    for (let i = line.start; i < line.end; i += 1) {
      if (!mayQuote(text.charCodeAt(i))) continue;
      const mark = markAt(text, i, line, depth);
      if (mark === undefined) continue;
      if (mark.turn === 'open') {
        if (depth === 1 && open !== undefined && opensNextParagraph(text, i, open)) {
          found.push(trimmed(text, open, undefined, i));
          open = mark;
          continue;
        }
        const alike = depth === 1 && open !== undefined && text[i] === text[open.start];
        const lost = alike ? neverClosed(text, open!, mark, line) : undefined;
        if (lost !== undefined) {
          if (lost.end > open!.start) found.push(trimmed(text, open!, undefined, lost.end));
          open = mark;
          i += mark.width - 1;
          continue;
        }
        if (depth === 0) open = mark;
        depth += 1;
      } else if (depth > 0) {
        depth -= 1;
        if (depth === 0) found.push(trimmed(text, open!, mark));
      }
      i += mark.width - 1;
    }
    if (depth > 0 && open !== undefined) found.push(trimmed(text, open, undefined, endOfUnclosed(text, open, line)));
    if (found.length === before) found.push(...singleQuoted(text, line));
  }
  return found.filter((quoted) => quoted.content.end > quoted.content.start);
}

/**
 * "First paragraph. "Second paragraph," she said: a paragraph of the same speaker opens with a mark of its own, and closes none before
 * it; a text that has lost its line breaks shows it by a mark that opens behind the end of a sentence.
 */
function opensNextParagraph(text: string, at: number, open: Mark): boolean {
  return text[at] === text[open.start] && /[.!?…]\s+$/.test(text.slice(Math.max(open.start, at - 4), at));
}

/** Longest paragraph that a mark opened and not closed is taken to quote to its end, and how far a nested mark is followed, in UTF-16 units. */
const PARAGRAPH = 1200;
/** The end of a sentence, with the mark that opens the next. */
const SENTENCE_END = /[.!?…]['’)]?\s+(?=["“‘'(]?[\p{Lu}\p{N}])/gu;

/**
 * Where the words of `open` end when `inner`, which opens inside them, shows that they were never closed; undefined when both are closed in
 * turn, as in "She said "no" to me," he said. An end at the mark itself says that the mark opens nothing.
 */
function neverClosed(text: string, open: Mark, inner: Mark, line: Span): { readonly end: number } | undefined {
  let depth = 2;
  for (let i = inner.start + inner.width; i < Math.min(line.end, inner.start + PARAGRAPH); i += 1) {
    if (!mayQuote(text.charCodeAt(i))) continue;
    const mark = markAt(text, i, line, depth);
    if (mark === undefined) continue;
    depth += mark.turn === 'open' ? 1 : -1;
    if (depth === 0) return undefined;
    i += mark.width - 1;
  }
  return { end: firstSentenceEnd(text, open, inner.start) ?? open.start };
}

/** A paragraph that is not closed is quoted to its end; where paragraphs run into one line, only its first sentence surely is. */
function endOfUnclosed(text: string, open: Mark, line: Span): number {
  return line.end - open.start <= PARAGRAPH ? line.end : (firstSentenceEnd(text, open, line.end) ?? line.end);
}

function firstSentenceEnd(text: string, open: Mark, until: number): number | undefined {
  SENTENCE_END.lastIndex = 0;
  const found = SENTENCE_END.exec(text.slice(open.start, Math.min(until, open.start + PARAGRAPH)));
  return found === null ? undefined : open.start + found.index + 1;
}

interface Mark {
  readonly turn: 'open' | 'close';
  readonly start: number;
  readonly width: number;
}

/** Any of the signs " ' ` « » ‘ ’ “ ”; told by numbers since every character of a text is asked. */
function mayQuote(code: number): boolean {
  return code < 128
    ? code === 34 || code === 39 || code === 96
    : code === 0xab || code === 0xbb || (code >= 0x2018 && code <= 0x201d);
}

function markAt(text: string, at: number, line: Span, depth: number): Mark | undefined {
  const sign = text[at]!;
  // typed the wrong way round behind the last word
  if (sign === '“' && depth > 0 && /\S/.test(text[at - 1]!) && (at + 1 >= line.end || /\s/.test(text[at + 1]!)))
    return { turn: 'close', start: at, width: 1 };
  if (sign === '“' || sign === '«') return { turn: 'open', start: at, width: 1 };
  // a closing mark at the head of a line can only be an opening one in disguise
  if (sign === '”' && depth === 0 && at === line.start) return { turn: 'open', start: at, width: 1 };
  if (sign === '”' || sign === '»') return { turn: 'close', start: at, width: 1 };
  const twice = at + 1 < line.end && text[at + 1] === sign && /['‘’`]/.test(sign);
  if (sign !== '"' && !twice) return undefined;
  // marks of an attribute that a page shows as text: tweet-id="..."
  if (depth === 0 && (text[at - 1] === '=' || text[at + 1] === '>')) return undefined;
  const width = twice ? 2 : 1;
  const before = at > line.start ? text[at - 1]! : ' ';
  const after = at + width < line.end ? text[at + width]! : ' ';
  return { turn: turnOf(before, after, depth), start: at, width };
}

function turnOf(before: string, after: string, depth: number): 'open' | 'close' {
  if (/[\s([{—–-]/.test(before) && /\S/.test(after)) return depth > 0 && /[\s.,;:!?)]/.test(after) ? 'close' : 'open';
  if (/\S/.test(before) && /[\s.,;:!?)\]}—–'’-]/.test(after)) return 'close';
  return depth > 0 ? 'close' : 'open';
}

/** Short forms that open with an apostrophe. */
const SHORT_FORM = /^['‘](?:em|til|till|tis|twas|cause|bout|round|n)\b/i;

/**
 * 'We are late,' she said: a single mark closes behind a mark that ends words, so that no apostrophe does. Where the next one opens, a mark
 * behind a word has closed the one before: the 'friendly' man said: 'We are late.'
 */
function singleQuoted(text: string, line: Span): Quoted[] {
  const found: Quoted[] = [];
  let open = -1;
  let maybeClosed = false;
  for (let i = line.start; i < line.end; i += 1) {
    if (!mayQuote(text.charCodeAt(i))) continue;
    const sign = text[i]!;
    if (sign !== "'" && sign !== '‘' && sign !== '’') continue;
    const before = i > line.start ? text[i - 1]! : ' ';
    const after = i + 1 < line.end ? text[i + 1]! : ' ';
    if (sign !== '’' && /[\s(—–-]/.test(before) && /[\p{L}[]/u.test(after)) {
      if (SHORT_FORM.test(text.slice(i, i + 8))) continue;
      if (open < 0 || maybeClosed || i - open > PARAGRAPH) open = i;
      else if (/[.!?…]\s+$/.test(text.slice(Math.max(open, i - 4), i))) {
        found.push(trimmed(text, { turn: 'open', start: open, width: 1 }, undefined, i));
        open = i;
      }
      maybeClosed = false;
    } else if (open >= 0 && sign !== '‘' && /[\s.,;:)—–-]/.test(after)) {
      if (/[,.!?…]/.test(before)) {
        found.push(trimmed(text, { turn: 'open', start: open, width: 1 }, { turn: 'close', start: i, width: 1 }));
        open = -1;
      }
      maybeClosed = true;
    }
  }
  return found;
}

/** The words between two marks without the blanks at their edges; without a closing mark they run to `until`. */
function trimmed(text: string, open: Mark, close: Mark | undefined, until = 0): Quoted {
  let start = open.start + open.width;
  let end = close?.start ?? until;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  const outer = { start: open.start, end: close === undefined ? until : close.start + close.width };
  return { content: { start, end }, outer, closed: close !== undefined };
}
