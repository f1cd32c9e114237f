/**
 * A happening as its verb or noun gives it, before modality, amounts, times and salience are known.
 */
import type { Happening, Participant } from '../domain/extraction.ts';
import type { Typed } from './happening-words.ts';
import type { Phrase } from './noun-phrases.ts';
import type { Sentence, Token, Tokens } from './tokens.ts';

/** A happening before salience is known. */
export type Draft = Omit<Happening, 'salience'> & { readonly at: number };

/** Puts the parts of a happening together; a typed one that names somebody is the surest. */
export function draft(
  document: Tokens,
  sentence: Sentence,
  words: Phrase,
  lemma: string,
  typed: Typed | undefined,
  participants: readonly Participant[],
  main: Token,
  rule: string,
): Omit<Draft, 'modality'> {
  const first = document.tokens[words.first]!;
  const last = document.tokens[words.last - 1]!;
  const score =
    (typed === undefined ? 450 : 700) +
    (participants.some((participant) => participant.entity !== undefined) ? 100 : 0);
  return {
    type: typed?.type ?? 'other',
    lemma,
    trigger: { start: first.start, end: last.end },
    sentence: sentence.index,
    participants,
    amounts: [],
    score,
    rule: `happening.${rule}`,
    at: main.index,
  };
}

/** Lower-case words of phrases, with the noun before the head: what a context rule may look at. */
export function wordsOf(
  tokens: readonly Token[],
  phrases: readonly (Phrase | undefined)[],
  sentence: Sentence,
): Set<string> {
  const words = new Set<string>();
  for (const phrase of phrases) {
    if (phrase === undefined) continue;
    for (let i = Math.max(phrase.first, sentence.first); i < Math.min(phrase.last, sentence.last); i += 1)
      words.add(tokens[i]!.lower);
  }
  return words;
}
