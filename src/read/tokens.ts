/**
 * Text to tokens and sentences: the only file that calls compromise. A text is split on line breaks first, long lines are
 * cut into pieces, and each piece is parsed once, so the work stays linear whatever the text (measured: compromise's own
 * phrase offsets are quadratic on long documents and wrong beside quote marks; term offsets are exact).
 */
import nlp from 'compromise';
import type { Span } from '../domain/extraction.ts';

/** One word with its exact place. `start`..`end` leaves out quote marks, punctuation and a possessive 's. */
export interface Token extends Span {
  readonly index: number;
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

interface Term {
  text: string;
  normal: string;
  machine?: string;
  implicit?: string;
  root?: string;
  pre: string;
  post: string;
  tags: Set<string>;
  offset: { start: number; length: number };
}

/**
 * All tokens and sentences of a text, in order.
 * Input "Trump didn't win. He lost." gives two sentences and five tokens; "didn't" is one negative token.
 */
export function tokenise(text: string): Tokens {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of linesOf(text)) {
    for (const piece of piecesOf(text, line)) addPiece(text, piece, paragraph, tokens, sentences);
    paragraph += 1;
  }
  return { text, tokens, sentences };
}

/** Spans of the lines that hold anything but blanks. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = start;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1;
    if (text.slice(start, end).trim() !== '') lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 11 || code === 12;
}

/** Cuts a long line at a sentence end, else at a blank, else anywhere between two characters. */
function piecesOf(text: string, line: Span): Span[] {
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

function addPiece(text: string, piece: Span, paragraph: number, tokens: Token[], sentences: Sentence[]): void {
  const source = text.slice(piece.start, piece.end);
  const found: Word[] = [];
  let sentence = sentences.length;
  for (const terms of parse(source)) {
    const before = found.length;
    for (let i = 0; i < terms.length; i += 1) {
      const term = terms[i]!;
      if (term.text === '' || term.text.length > WORD) continue;
      const start = piece.start + term.offset.start;
      // compromise tells offsets by summing lengths; a term that does not stand where it says is not cut at all
      if (text.slice(start, start + term.offset.length) !== term.text) continue;
      const negative = term.tags.has('Negative') || (terms[i + 1]?.text === '' && terms[i + 1]!.tags.has('Negative'));
      found.push(wordOf(term, start, sentence, negative));
    }
    if (found.length > before) sentence += 1;
  }
  const offset = tokens.length;
  for (let i = 0; i < found.length; i += 1) {
    const { until, ...word } = found[i]!;
    const pre = text.slice(found[i - 1]?.until ?? piece.start, word.start);
    const post = text.slice(until, found[i + 1]?.start ?? piece.end);
    tokens.push({ ...word, index: offset + i, pre, post });
  }
  addSentences(text, piece, paragraph, tokens, offset, sentences);
}

function addSentences(
  text: string,
  piece: Span,
  paragraph: number,
  tokens: Token[],
  from: number,
  sentences: Sentence[],
): void {
  for (let first = from; first < tokens.length; ) {
    const index = tokens[first]!.sentence;
    let last = first + 1;
    while (last < tokens.length && tokens[last]!.sentence === index) last += 1;
    const start = Math.max(piece.start, tokens[first]!.start - leading(tokens[first]!.pre));
    const token = tokens[last - 1]!;
    const next = tokens[last]?.start ?? piece.end;
    const end = next - token.post.length + trailing(token.post);
    sentences.push({
      index,
      first,
      last,
      paragraph,
      start,
      end: Math.max(end, text.slice(start, token.end).length + start),
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

function parse(source: string): Term[][] {
  const view = nlp(source);
  view.compute('offset');
  view.compute('root');
  return (view as unknown as { docs: Term[][] }).docs;
}

/** A token before its neighbours are known; `until` is where its possessive 's ends. */
type Word = Omit<Token, 'index' | 'pre' | 'post'> & { readonly until: number };

function wordOf(term: Term, start: number, sentence: number, negative: boolean): Word {
  const raw = term.text;
  const possessive = /['’]s$|s['’]$/i.test(raw) && !/^(it|that|he|she|what|who|there|here|let)['’]s$/i.test(raw);
  const body = possessive ? raw.replace(/['’]s$|['’]$/i, '') : raw;
  const lead = /^[^\p{L}\p{N}#@$€£¥]*/u.exec(body)![0].length;
  const tail = /[^\p{L}\p{N}.%+)]*$/u.exec(body.slice(lead))![0].length;
  const kept = body.slice(lead, body.length - tail);
  const text = kept === '' ? body : kept;
  const from = kept === '' ? start : start + lead;
  const lower = text.toLowerCase().replace(/[‘’]/g, "'");
  const root = (term.root ?? term.machine ?? lower).toLowerCase();
  return {
    start: from,
    end: from + text.length,
    until: from + text.length + (possessive ? raw.length - body.length : 0),
    text,
    lower,
    root: possessive || root === '' ? lower : root,
    tags: term.tags,
    possessive,
    sentence,
    negative,
  };
}

const BREAKS = /[,;:!?()[\]{}"“”«»…|•]|--|[–—]|\s[-/]\s|[.]\s*[.]/;

/** The blank after a token holds no mark that ends a phrase: comma, colon, bracket, quote, dash. */
export function joined(left: Token, right: Token): boolean {
  return left.sentence === right.sentence && !BREAKS.test(left.post);
}

/** The first letter is a capital (or the word is a number glued to one: "4Chan" is not). */
export function isCapital(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text);
}
