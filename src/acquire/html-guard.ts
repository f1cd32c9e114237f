/**
 * Looks over a page before any parser does, in one pass and constant memory: Readability takes half a minute for 24 KB of nested
 * `<div>` (see limits.ts), and its own guard counts no elements on linkedom.
 */
import { type Fault, fault } from './fault.ts';
import type { Limits } from './limits.ts';

/** Elements without an end tag. */
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr'.split(' '),
);
/** Elements whose content is text up to their end tag. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);
/** What an opening tag closes when it stands directly inside it. Source: WHATWG HTML, optional tags. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  p: ['p'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
  optgroup: ['option', 'optgroup'],
  tbody: ['thead', 'tbody', 'tr', 'td', 'th'],
};
const CLOSE_P = new Set(
  'address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
);
/** Sum of the depths of all elements and, for text, of its kilobytes: what walking up from every node costs. Real pages stay under 200,000. */
const MAX_WORK = 2_000_000;

/**
 * The fault that keeps a page from being parsed, or undefined. Linear in the page's length; stops at the first excess.
 * @returns TOO_LARGE when the page is longer, deeper or has more elements than `limits` allow
 */
export function htmlFault(html: string, limits: Limits): Fault | undefined {
  const remedy = 'Save the text of the page as .txt, or leave it out';
  const bytes = Buffer.byteLength(html);
  if (bytes > limits.htmlBytes)
    return fault('TOO_LARGE', `Cannot read a page: found ${bytes} bytes, expected at most ${limits.htmlBytes}`, remedy);
  const open: string[] = [];
  let elements = 0;
  let work = 0;
  let textFrom = 0;
  const lower = html.toLowerCase();
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    work += ((at - textFrom) / 1000) * open.length;
    const tag = tagAt(lower, at);
    at = textFrom = tag.end;
    if (tag.kind === 'other') continue;
    if (tag.kind === 'close') {
      const index = open.lastIndexOf(tag.name);
      if (index !== -1) open.length = index;
      continue;
    }
    elements++;
    if (elements > limits.htmlElements)
      return fault(
        'TOO_LARGE',
        `Cannot read a page: found more than ${limits.htmlElements} elements, expected fewer`,
        remedy,
      );
    closeImplied(tag.name, open);
    work += open.length;
    if (work > MAX_WORK)
      return fault(
        'TOO_LARGE',
        `Cannot read a page: found ${elements} elements nested too deeply for their number, expected a page of prose`,
        remedy,
      );
    if (VOID.has(tag.name)) continue;
    if (RAW.has(tag.name)) {
      const end = lower.indexOf(`</${tag.name}`, at);
      if (end === -1) break;
      at = textFrom = end;
      continue;
    }
    open.push(tag.name);
    if (open.length > limits.htmlDepth)
      return fault(
        'TOO_LARGE',
        `Cannot read a page: found elements nested more than ${limits.htmlDepth} deep, expected fewer`,
        remedy,
      );
  }
  return undefined;
}

function closeImplied(name: string, open: string[]): void {
  const closes = CLOSES[name];
  while (open.length > 0) {
    const top = open[open.length - 1] ?? '';
    if (closes?.includes(top) || (top === 'p' && CLOSE_P.has(name))) open.pop();
    else return;
  }
}

type Tag = { kind: 'open' | 'close'; name: string; end: number } | { kind: 'other'; end: number };

/** The tag, comment or stray "<" at `at`; `end` is past it. Attribute values in quotes may hold ">". */
function tagAt(lower: string, at: number): Tag {
  const next = lower.charCodeAt(at + 1);
  if (next === 33 || next === 63) {
    const end = lower.startsWith('<!--', at) ? lower.indexOf('-->', at + 4) : lower.indexOf('>', at);
    return { kind: 'other', end: end === -1 ? lower.length : end + 1 };
  }
  const close = next === 47;
  let end = at + (close ? 2 : 1);
  const start = end;
  while (isNamePart(lower.charCodeAt(end))) end++;
  const first = lower.charCodeAt(start);
  if (end === start || first < 97 || first > 122) return { kind: 'other', end: at + 1 };
  const name = lower.slice(start, end);
  const after = tagEnd(lower, end);
  return { kind: close ? 'close' : 'open', name, end: after };
}

function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 58 || code === 95;
}

function tagEnd(text: string, from: number): number {
  let quote = 0;
  let afterEquals = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at + 1;
    else if ((code === 34 || code === 39) && afterEquals) quote = code;
    if (code !== 32 && code !== 10 && code !== 9 && code !== 13) afterEquals = code === 61;
  }
  return text.length;
}
