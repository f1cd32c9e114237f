/**
 * Words between quotation marks inside a sentence of the article: those of somebody else, or a title.
 */
import { isCapital, type Sentence, type Token } from './tokens.ts';

/** Between marks, with the words they hold: tokens [first, last). */
interface Marked {
  readonly first: number;
  readonly last: number;
}

/**
 * True for words of somebody else that the sentence takes over between marks: `a notice that "listed repairs that failed"`, `described as "total carnage"`.
 * One or two marked words are else the article's own: `a "sample return" mission`.
 */
export function isQuoted(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  const marked = markedAround(tokens, sentence, at);
  if (marked === undefined) return false;
  return marked.last - marked.first > 2 || (marked.first > sentence.first && tokens[marked.first - 1]!.lower === 'as');
}

/** True inside `"The Making of a Harbour"`: most words between the marks have a capital, the first and the last among them. */
export function inTitle(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  const marked = markedAround(tokens, sentence, at);
  if (marked === undefined || marked.last - marked.first < 2) return false;
  if (!isCapital(tokens[marked.first]!) || !isCapital(tokens[marked.last - 1]!)) return false;
  // a headline says nothing by its capitals
  let small = 0;
  for (let i = sentence.first; i < sentence.last; i += 1)
    if ((i < marked.first || i >= marked.last) && tokens[i]!.lower.length > 3 && /^\p{Ll}/u.test(tokens[i]!.text))
      small += 1;
  if (small === 0) return false;
  for (let i = marked.first; i < marked.last; i += 1)
    if (tokens[i]!.lower.length > 3 && /^\p{Ll}/u.test(tokens[i]!.text) && !MINOR.test(tokens[i]!.lower)) return false;
  return true;
}

/** Longest run of words between marks that is followed either way, in tokens. */
const LONGEST = 60;

const MINOR = /^(?:with|from|into|over|than|that|about)$/;

function markedAround(tokens: readonly Token[], sentence: Sentence, at: number): Marked | undefined {
  let first: number | undefined;
  for (let i = Math.max(sentence.first, at - LONGEST); i <= at; i += 1) {
    const token = tokens[i]!;
    if (OPENS.test(i === sentence.first ? token.pre : ` ${token.pre.trimStart()}`)) first = i;
    if (i < at && CLOSES.test(token.post)) first = undefined;
  }
  if (first === undefined) return undefined;
  for (let i = at; i < Math.min(sentence.last, at + LONGEST); i += 1)
    if (CLOSES.test(tokens[i]!.post)) return { first, last: i + 1 };
  return undefined;
}

const OPENS = /(?:^|[\s(])["“‘]$|``$/;
const CLOSES = /^[,.!?]?(?:["”]|’(?:[\s,.;:)]|$)|'')/;
