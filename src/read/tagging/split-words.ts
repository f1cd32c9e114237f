/** Text to sentences of terms, as compromise cuts it (see term.ts); only sentences with dashes and slashes need its own rules for words. */
import { newTerm, type Term, WORLD } from './term.ts';
import { readWord } from './word-facts.ts';

const { splitSentences, splitTerms } = WORLD.methods.one.tokenize;

/** The sentences of a text, each as its terms; every character of the text is in a term or in the marks around it. */
export function splitWords(text: string): Term[][] {
  return splitSentences(text, WORLD).map((sentence) => {
    const chunks = /[-–—/]/.test(sentence) ? splitTerms(sentence, WORLD.model) : chunksOf(sentence);
    return chunks.map((chunk) => {
      const { pre, post, facts } = readWord(chunk);
      return newTerm(facts.text, pre, post, facts);
    });
  });
}

/** What is no word but goes with the one before it; other marks than these stand as words. */
const NO_WORDS = new Set(['.', '?', '!', ':', ';', '...', '(', ')', '[', ']', '"', "'", '`', '«', '»', '*', '•']);

const WORD = /\S+/g;

/** Each word with all that follows up to the next; the first one with what stands before it. */
function chunksOf(sentence: string): string[] {
  const chunks: string[] = [];
  let start = -1;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(sentence); found !== null; found = WORD.exec(sentence)) {
    const { 0: word, index } = found;
    if (NO_WORDS.has(word) || /^[!?.]+$/.test(word)) continue;
    if (start >= 0) chunks.push(sentence.slice(start, index));
    start = start < 0 ? 0 : index;
  }
  if (sentence !== '') chunks.push(sentence.slice(Math.max(start, 0)));
  return chunks;
}
