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

/** Spans between quote marks, line by line; a mark opened and not closed runs to the end of its line. */
export function findQuoted(text: string): Quoted[] {
  const found: Quoted[] = [];
  for (const line of linesOf(text)) {
    let open = -1;
    let depth = 0;
    for (let i = line.start; i < line.end; i += 1) {
      const mark = markAt(text, i, line, depth);
      if (mark === 'open') {
        if (depth === 0) open = i;
        depth += 1;
      } else if (mark === 'close' && depth > 0) {
        depth -= 1;
        if (depth === 0) found.push(trimmed(text, { start: open, end: i + 1 }, true));
      }
    }
    if (depth > 0 && open >= 0) found.push(trimmed(text, { start: open, end: line.end + 1 }, false));
  }
  return found.filter((quoted) => quoted.content.end > quoted.content.start);
}

function markAt(text: string, at: number, line: Span, depth: number): 'open' | 'close' | undefined {
  const mark = text[at];
  if (mark === '“' || mark === '«') return 'open';
  // a closing mark at the head of a line can only be an opening one in disguise
  if (mark === '”' && depth === 0 && at === line.start) return 'open';
  if (mark === '”' || mark === '»') return 'close';
  if (mark !== '"') return undefined;
  // marks of an attribute that a page shows as text: tweet-id="..."
  if (depth === 0 && (text[at - 1] === '=' || text[at + 1] === '>')) return undefined;
  const before = at > line.start ? text[at - 1]! : ' ';
  const after = at + 1 < line.end ? text[at + 1]! : ' ';
  if (/[\s([{—–-]/.test(before) && /\S/.test(after)) return depth > 0 && /[\s.,;:!?)]/.test(after) ? 'close' : 'open';
  if (/\S/.test(before) && /[\s.,;:!?)\]}—–'’-]/.test(after)) return 'close';
  return depth > 0 ? 'close' : 'open';
}

function trimmed(text: string, outer: Span, closed: boolean): Quoted {
  let start = outer.start + 1;
  let end = outer.end - 1;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { content: { start, end }, outer: { start: outer.start, end: Math.min(outer.end, text.length) }, closed };
}
