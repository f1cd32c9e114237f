/** Text to sentences of terms, as compromise cuts it (see term.ts); only sentences with dashes and slashes need its own rules for words. */
import { newTerm, type Term, WORLD } from './term.ts';
import { readWord } from './word-facts.ts';

const { splitSentences, splitTerms } = WORLD.methods.one.tokenize;

/** The sentences of a text, each as its terms; every character of the text is in a term or in the marks around it. */
export function splitWords(
  text: string,
  cut: (found: readonly string[]) => readonly string[] = (found) => found,
): Term[][] {
  return cut(splitSentences(text, WORLD)).map((sentence) => {
    const chunks = /[-–—/]/.test(sentence) ? splitTerms(sentence, WORLD.model) : chunksOf(sentence);
    return chunks.map((chunk) => {
      const { pre, post, facts } = readWord(chunk);
      return newTerm(facts.text, pre, post, facts);
    });
  });
}

/** What is no word but goes with the one before it; other marks than these stand as words. */
const NO_WORDS = new Set(['.', '?', '!', ':', ';', '...', '(', ')', '[', ']', '"', "'", '`', '«', '»', '*', '•']);

/** Each word with all that follows up to the next; the first one with what stands before it. */
function chunksOf(sentence: string): string[] {
  const chunks: string[] = [];
  let start = -1;
  for (let at = 0; at < sentence.length; ) {
    const index = at;
    while (at < sentence.length && !isBlank(sentence.charCodeAt(at))) at += 1;
    if (at === index) at += 1;
    else if (isWord(sentence, index, at)) {
      if (start >= 0) chunks.push(sentence.slice(start, index));
      start = start < 0 ? 0 : index;
    }
  }
  if (sentence !== '') chunks.push(sentence.slice(Math.max(start, 0)));
  return chunks;
}

function isWord(sentence: string, start: number, end: number): boolean {
  const code = sentence.charCodeAt(start) | 32;
  if (code >= 97 && code <= 122) return true;
  const word = sentence.slice(start, end);
  return !NO_WORDS.has(word) && !/^[!?.]+$/.test(word);
}

/** What \s matches. */
function isBlank(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code >= 160 && BLANKS.has(code);
}

const BLANKS = new Set(
  [
    ...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ].map((blank) => blank.charCodeAt(0)),
);
