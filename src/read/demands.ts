/**
 * What is demanded in a clause of its own: "asked that a decision be made", "the recommendation that she resign". The lists were written for this project.
 */
import type { Sentence, Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

const DEMANDS =
  /^(?:ask|demand|request|recommend|insist|urge|propose|order|require|suggest|plead|stipulate|direct|advise)(?:s|ed|ing)?$|^(?:urg|propos|requir|advis|stipulat)(?:es|ed|ing)$|^(?:insistence|recommendations?|proposals?|requirements?|condition)$/;

/** A word that demands stands right before the "that" at a token, or a few words before it. */
export function demandBefore(tokens: readonly Token[], that: number, sentence: Sentence): boolean {
  for (let i = that - 1; i >= Math.max(sentence.first, that - 4); i -= 1) {
    if (DEMANDS.test(tokens[i]!.lower)) return true;
    if (tokens[i]!.post !== ' ') return false;
  }
  return false;
}

/** "demanded that the firm be closed", "that she resign": a base form behind a subject that would ask for an ending. */
export function isDemanded(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  const { subject, first, infinitive } = group;
  if (infinitive || subject === undefined || subject.first > first || !isBase(tokens, group)) return false;
  for (let i = subject.first - 1; i >= Math.max(sentence.first, first - 12); i -= 1)
    if (tokens[i]!.lower === 'that') return demandBefore(tokens, i, sentence);
  return false;
}

function isBase(tokens: readonly Token[], { first, main, auxiliaries, verb, subject }: VerbGroup): boolean {
  if (tokens[first]!.lower === 'be') return true;
  if (auxiliaries.length > 0 || tokens[main]!.lower !== verb) return false;
  const head = tokens[subject!.last - 1]!;
  return !head.tags.has('Plural') && !/^(?:i|you|we|they|who|people|police)$/.test(head.lower);
}
