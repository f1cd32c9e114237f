/**
 * Text to tokens and sentences: the only file that calls compromise. A text is split on line breaks first, long lines are
 * cut into pieces, and each piece is parsed once, so the work stays linear whatever the text (measured: compromise's own
 * phrase offsets are quadratic on long documents and wrong beside quote marks; term offsets are exact).
 */
import type { Span } from '../domain/extraction.ts';
import { sentencesOf } from './sentence-ends.ts';
import { tagWords } from './tagging/tag-words.ts';
import type { Term } from './tagging/term.ts';
import { shapeOf } from './tagging/word-shape.ts';

/** One word with its exact place. `start`..`end` leaves out quote marks, punctuation and a possessive 's. */
export interface Token extends Span {
  readonly index: number;
  /** Where its possessive 's ends; `end` where it has none. */
  readonly until: number;
  /** The words as printed, without a possessive 's. */
  readonly text: string;
  /** Lower case, plain apostrophes, no possessive 's. */
  readonly lower: string;
  /** Dictionary form in lower case. */
  readonly root: string;
  readonly tags: ReadonlySet<string>;
  readonly possessive: boolean;
  /** What stands between this word and its neighbours on the same line: blanks, punctuation, quote marks (no possessive 's). */
  readonly pre: string;
  readonly post: string;
  /** Index into `sentences`. */
  readonly sentence: number;
  /** True when the token carries a contracted or written "not". */
  readonly negative: boolean;
}

export interface Sentence extends Span {
  readonly index: number;
  /** Tokens [first, last). */
  readonly first: number;
  readonly last: number;
  /** Index of the line it stands on; the title is paragraph 0. */
  readonly paragraph: number;
}

export interface Tokens {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** Longest piece handed to compromise at once, in UTF-16 units. */
const PIECE = 4000;
/** Longest word: anything longer is a data run, not a word, and is left out. */
const WORD = 200;

/**
 * All tokens and sentences of a text, in order.
 * Input "Doe didn't win. He lost." gives two sentences and five tokens; "didn't" is one negative token.
 * @param breaks offsets in order at which a sentence ends whatever stands there
 */
export function tokenise(text: string, breaks: readonly number[] = []): Tokens {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const lines = linesOf(text);
  for (const piece of piecesOf(text, lines)) addPiece(text, piece, tokens, breaks);
  addSentences(text, lines, tokens, sentences);
  return { text, tokens, sentences };
}

/** Spans of the lines that hold anything but blanks. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  LINE.lastIndex = 0;
  for (let found = LINE.exec(text); found !== null; found = LINE.exec(text))
    if (/\S/.test(found[0])) lines.push({ start: found.index, end: found.index + found[0].length });
  return lines;
}

const LINE = /[^\n\r\u2028\u2029\v\f]+/g;

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 11 || code === 12;
}

/** Whole lines up to the size of a piece, since each call to compromise has a cost of its own; longer lines are cut. */
function piecesOf(text: string, lines: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let open: Span | undefined;
  for (const line of lines) {
    if (open !== undefined && line.end - open.start > PIECE) {
      pieces.push(open);
      open = undefined;
    }
    if (line.end - line.start > PIECE) pieces.push(...cutLine(text, line));
    else open = { start: open?.start ?? line.start, end: line.end };
  }
  if (open !== undefined) pieces.push(open);
  return pieces;
}

/** Cuts a long line at a sentence end, else at a blank, else anywhere between two characters. */
function cutLine(text: string, line: Span): Span[] {
  const pieces: Span[] = [];
  let start = line.start;
  while (line.end - start > PIECE) {
    const window = text.slice(start, start + PIECE);
    let cut = Math.max(window.lastIndexOf('. '), window.lastIndexOf('? '), window.lastIndexOf('! ')) + 1;
    if (cut < PIECE / 4) cut = window.lastIndexOf(' ');
    if (cut < PIECE / 4) cut = isHighSurrogate(text.charCodeAt(start + PIECE - 1)) ? PIECE - 1 : PIECE;
    pieces.push({ start, end: start + cut });
    start += cut;
  }
  pieces.push({ start, end: line.end });
  return pieces;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/** Adds the tokens of one piece; a line break always parts sentences, whatever compromise thinks of open quotes. */
function addPiece(text: string, piece: Span, tokens: Token[], breaks: readonly number[]): void {
  let next = breaks.findIndex((offset) => offset > piece.start);
  if (next < 0) next = breaks.length;
  const found: Word[] = [];
  let sentence = (tokens.at(-1)?.sentence ?? -1) + 1;
  let at = piece.start;
  for (const terms of tagWords(text.slice(piece.start, piece.end), sentencesOf)) {
    let before = found.length;
    for (let i = 0; i < terms.length; i += 1) {
      const term = terms[i]!;
      const start = at + term.pre.length;
      at = start + term.text.length + term.post.length;
      if (term.text === '' || term.text.length > WORD) continue;
      // compromise tells offsets by summing lengths; a term that does not stand where it says is not cut at all
      if (!text.startsWith(term.text, start)) continue;
      const parted = breaks[next] !== undefined && breaks[next]! <= start;
      if (parted) next += 1;
      if (found.length > before && (parted || holdsBreak(text, found[found.length - 1]!.until, start))) {
        before = found.length;
        sentence += 1;
      }
      const negative = term.tags.has('Negative') || (terms[i + 1]?.text === '' && terms[i + 1]!.tags.has('Negative'));
      found.push(wordOf(term, start, sentence, negative));
    }
    if (found.length > before) sentence += 1;
  }
  const offset = tokens.length;
  let gap = text.slice(piece.start, found[0]?.start ?? piece.end);
  for (let i = 0; i < found.length; i += 1) {
    const word = found[i]!;
    word.index = offset + i;
    word.pre = gap.slice(lastBreak(gap) + 1);
    gap = text.slice(word.until, found[i + 1]?.start ?? piece.end);
    word.post = gap.slice(0, firstBreak(gap));
    tokens.push(word);
  }
}

function holdsBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isBreak(text.charCodeAt(at))) return true;
  return false;
}

function firstBreak(gap: string): number {
  let at = 0;
  while (at < gap.length && !isBreak(gap.charCodeAt(at))) at += 1;
  return at;
}

function lastBreak(gap: string): number {
  let at = gap.length - 1;
  while (at >= 0 && !isBreak(gap.charCodeAt(at))) at -= 1;
  return at;
}

function addSentences(text: string, lines: readonly Span[], tokens: readonly Token[], sentences: Sentence[]): void {
  let line = 0;
  // an empty title leaves the first line to the body
  const shift = (lines[0]?.start ?? 0) > 0 ? 1 : 0;
  for (let first = 0; first < tokens.length; ) {
    const opening = tokens[first]!;
    let last = first + 1;
    while (last < tokens.length && tokens[last]!.sentence === opening.sentence) last += 1;
    while (line + 1 < lines.length && lines[line]!.end <= opening.start) line += 1;
    const closing = tokens[last - 1]!;
    const start = opening.start - leading(opening.pre);
    const until = closing.possessive
      ? closing.end + text.slice(closing.end, closing.end + 2).search(/[^'’s]|$/i)
      : closing.end;
    sentences.push({
      index: opening.sentence,
      first,
      last,
      paragraph: line + shift,
      start,
      end: until + trailing(closing.post),
    });
    first = last;
  }
}

/** Length of the marks that open a sentence: the quote marks and brackets right before its first word. */
function leading(gap: string): number {
  let length = 0;
  while (length < gap.length && !/[\s.!?,;:]/.test(gap[gap.length - 1 - length]!)) length += 1;
  return length;
}

/** Length of the marks that close a sentence: up to the first blank. */
function trailing(gap: string): number {
  return /^[^\s]*/.exec(gap)![0].length;
}

/** A token before its neighbours are known. */
type Word = { -readonly [Key in keyof Token]: Token[Key] };

function wordOf(term: Term, start: number, sentence: number, negative: boolean): Word {
  const { text, lower, lead, possessive, cut } =
    term.facts !== undefined && term.facts.text === term.text ? term.facts.shape : shapeOf(term.text);
  const from = start + lead;
  const root = (term.root ?? term.machine ?? lower).toLowerCase();
  // compromise leaves the apostrophe of a plural to what follows: "Systems' chief"
  const plural =
    !possessive && term.post !== ' ' && /^['’]\s/.test(term.post) && term.tags.has('Possessive') && /s$/i.test(text);
  return {
    start: from,
    end: from + text.length,
    until: from + text.length + (plural ? 1 : cut),
    text,
    lower,
    root: possessive || root === '' ? lower : root,
    tags: term.tags,
    possessive: possessive || plural,
    sentence,
    negative,
    index: -1,
    pre: '',
    post: '',
  };
}

/** The same token read otherwise. All tokens are built alike, which keeps the steps that look at every one of them quick. */
export function retagged(token: Token, tags: ReadonlySet<string>, root = token.root, text = token.text): Token {
  const { start, end, until, lower, possessive, sentence, negative, index, pre, post } = token;
  return { start, end, until, text, lower, root, tags, possessive, sentence, negative, index, pre, post };
}

const BREAKS = /[,;:!?()[\]{}"“”«»…|•]|--|[–—]|\s[-/]\s|[.]\s*[.]/;

/** No mark that ends a phrase stands between two neighbours: comma, colon, bracket, quote, dash, full stop. */
export function joined(left: Token, right: Token): boolean {
  return left.sentence === right.sentence && (left.post === ' ' || (!BREAKS.test(left.post) && !endsStatement(left)));
}

/** A full stop that is no abbreviation's: compromise keeps several statements of one quote in one sentence. */
export function endsStatement(token: Token): boolean {
  if (token.post === ' ' || !/^[.!?]["”’')]*\s/.test(token.post)) return false;
  if (!token.post.startsWith('.')) return true;
  if (token.text.length <= 2 && /^\p{L}/u.test(token.text)) return false;
  return (
    !['Abbreviation', 'Honorific', 'Acronym', 'Month'].some((tag) => token.tags.has(tag)) && !SHORTENED.has(token.lower)
  );
}

/** Abbreviations that compromise does not tag as such. Source: written for this project. */
const SHORTENED = new Set(
  'mr,mrs,ms,dr,gov,sen,rep,gen,lt,col,sgt,capt,st,jr,sr,no,vs,inc,corp,co,ltd,mt,ft,prof,rev,hon,adm,maj,cpl,pvt,cmdr,supt,det,insp'.split(
    ',',
  ),
);

/** The first letter is a capital (or the word is a number glued to one: "4Chan" is not). */
export function isCapital(token: Token): boolean {
  const code = token.text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(token.text);
}

/** The first character is a letter. */
export function opensWithLetter({ text }: Token): boolean {
  const code = text.charCodeAt(0) | 32;
  return code < 128 ? code >= 97 && code <= 122 : /^\p{L}/u.test(text);
}

/** Index range of the tokens inside a span, by binary search. */
export function rangeOf(tokens: readonly Token[], span: Span): [number, number] {
  return [lowerBound(tokens, span.start), lowerBound(tokens, span.end)];
}

/** Index of the first token that starts at or behind an offset. */
export function lowerBound(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
