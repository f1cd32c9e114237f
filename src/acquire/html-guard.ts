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

/** Attributes of one tag; linkedom looks through all of them for each. */
const MAX_ATTRIBUTES = 1_000;

/**
 * The fault that keeps a page from being parsed, or undefined. Linear in the page's length; stops at the first excess.
 * @returns TOO_LARGE when the page is longer, deeper or has more elements, comments or stray marks than `limits` allow
 */
export function htmlFault(html: string, limits: Limits): Fault | undefined {
  const bytes = Buffer.byteLength(html);
  if (bytes > limits.htmlBytes) return excess(`${bytes} bytes`, `at most ${limits.htmlBytes}`);
  const lower = html.toLowerCase();
  const open: string[] = [];
  let elements = 0;
  let strays = 0;
  let work = 0;
  let textFrom = 0;
  let reference = lower.indexOf('&');
  const countReferences = (to: number) => {
    for (; reference !== -1 && reference < to; reference = lower.indexOf('&', reference + 1))
      if (reference >= textFrom) strays++;
  };
  for (let at = lower.indexOf('<'); at !== -1 && strays <= limits.htmlElements; at = lower.indexOf('<', at)) {
    work += ((at - textFrom) / 1000) * open.length;
    countReferences(at);
    const tag = tagAt(lower, at);
    at = textFrom = tag.end;
    if (tag.kind === 'other') {
      strays++;
      continue;
    }
    if (tag.attributes > MAX_ATTRIBUTES) return excess('a tag with too many attributes', `at most ${MAX_ATTRIBUTES}`);
    if (tag.kind === 'close') {
      const index = open.lastIndexOf(tag.name);
      if (index !== -1) open.length = index;
      continue;
    }
    elements++;
    if (elements > limits.htmlElements) return excess('too many elements', `at most ${limits.htmlElements}`);
    closeImplied(tag.name, open);
    work += open.length;
    if (work > MAX_WORK) return excess(`${elements} elements nested too deeply for their number`, 'a page of prose');
    if (VOID.has(tag.name)) continue;
    if (RAW.has(tag.name)) {
      const end = lower.indexOf(`</${tag.name}`, at);
      textFrom = at = end === -1 ? lower.length : end;
      continue;
    }
    open.push(tag.name);
    if (open.length > limits.htmlDepth)
      return excess('elements nested too deeply', `at most ${limits.htmlDepth} levels`);
  }
  countReferences(lower.length);
  return strays > limits.htmlElements
    ? excess('too many comments, references and stray marks', `at most ${limits.htmlElements}`)
    : undefined;
}

function excess(found: string, expected: string): Fault {
  return fault(
    'TOO_LARGE',
    `Cannot read a page: found ${found}, expected ${expected}`,
    'Save the text of the page as .txt, or leave it out',
  );
}

function closeImplied(name: string, open: string[]): void {
  const closes = CLOSES[name];
  while (open.length > 0) {
    const top = open[open.length - 1] ?? '';
    if (closes?.includes(top) || (top === 'p' && CLOSE_P.has(name))) open.pop();
    else return;
  }
}

type Tag = { kind: 'open' | 'close'; name: string; end: number; attributes: number } | { kind: 'other'; end: number };

/** The tag, comment or stray "<" at `at`; `end` is past it. Where parsers differ on where a comment ends, the earliest end counts. */
function tagAt(lower: string, at: number): Tag {
  const next = lower.charCodeAt(at + 1);
  if (next === 33 || next === 63) {
    const end = lower.startsWith('<!--', at) ? commentEnd(lower, at) : lower.indexOf('>', at) + 1;
    return { kind: 'other', end: end <= 0 ? lower.length : end };
  }
  const close = next === 47;
  const start = at + (close ? 2 : 1);
  let end = start;
  while (isNamePart(lower.charCodeAt(end))) end++;
  const first = lower.charCodeAt(start);
  if (end === start || first < 97 || first > 122) return { kind: 'other', end: at + 1 };
  return { kind: close ? 'close' : 'open', name: lower.slice(start, end), ...tagEnd(lower, end) };
}

/** Past the comment at `at`; 0 when it never ends. "<!-->" is whole, "--!>" ends like "-->". */
function commentEnd(text: string, at: number): number {
  const pattern = /--!?>/g;
  pattern.lastIndex = at + 2;
  return pattern.exec(text) ? pattern.lastIndex : 0;
}

function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 58 || code === 95;
}

/** Past the ">" that ends a tag, and about how many attributes stand before it. */
function tagEnd(text: string, from: number): { end: number; attributes: number } {
  let quote = 0;
  let attributes = 0;
  let before = 0;
  let blank = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote) {
      if (code === quote) quote = 0;
      continue;
    }
    if (code === 62) return { end: at + 1, attributes };
    if ((code === 34 || code === 39) && before === 61) quote = code;
    const space = code === 32 || code === 10 || code === 9 || code === 13 || code === 12 || code === 47;
    if (!space && code !== 61 && (blank || at === from) && before !== 61) attributes++;
    blank = space || quote !== 0;
    if (!space) before = code;
  }
  return { end: text.length, attributes };
}
