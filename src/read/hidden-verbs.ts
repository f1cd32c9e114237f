/**
 * Verbs that the tagger takes for nouns or adjectives: "Police nab two suspects", "the quake hit Java", "Doe dies at 57",
 * "three were injured". Only words known as verbs of happenings are looked at, and their neighbours must ask for a verb.
 */
import { isKnownVerb } from './happening-words.ts';
import { mayBePast, nounLemma, participleLemmas, verbLemma } from './lemma.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';

/**
 * Lemma of the verb that a token tagged as a noun stands for, or undefined. `bare` sentences have no other verb, so less is
 * asked of the words behind: "Fans blame new owner", "Survivor describes 'chaos' at sea".
 */
export function hiddenVerb(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  bare: boolean,
): string | undefined {
  const token = tokens[at]!;
  if (at <= sentence.first || at + 1 >= sentence.last || token.possessive || isCapital(token)) return undefined;
  const participle = participleOf(token);
  // "killed two and wounded 30 others"
  if (
    participle !== undefined &&
    opensPhrase(token, tokens[at + 1]!) &&
    /^(?:and|but|then|also|or)$/.test(tokens[at - 1]!.lower)
  )
    return participle;
  // "Two were killed and three wounded when"
  if (
    participle !== undefined &&
    at - 2 > sentence.first &&
    tokens[at - 1]!.tags.has('Value') &&
    /^(?:and|while)$/.test(tokens[at - 2]!.lower) &&
    !tokens[at + 1]!.tags.has('Noun')
  )
    return participle;
  if ((token.tags.has('Verb') && !bare) || token.tags.has('Pronoun') || !(token.tags.has('Noun') || bare))
    return undefined;
  const third = token.lower.endsWith('s') && nounLemma(token.lower) !== token.lower;
  const lemma = third ? nounLemma(token.lower) : verbLemma(token.lower, token.lower);
  if (!isKnownVerb(lemma)) return undefined;
  const subject = tokens[at - 1]!;
  const next = tokens[at + 1]!;
  if (!joined(subject, token) || !(joined(token, next) || (bare && /^\s['"‘“]$/.test(token.post)))) return undefined;
  if (!agrees(subject, third, token) && !(bare && !third && isPair(tokens, at, sentence))) return undefined;
  if (bare && !next.tags.has('Verb')) return lemma;
  const opens = opensPhrase(token, next) || (isCapital(next) && !next.tags.has('Date') && !isCapital(subject));
  if (opens || (isCapital(next) && isName(subject) && (third || mayBePast(token.lower)))) return lemma;
  // "Doe dies at 57", "Tarvik sues over patents": a name, a third person and a preposition
  return third && isName(subject) && /^(?:at|in|after|to|into|from|over|on|off|for|with|against)$/.test(next.lower)
    ? lemma
    : undefined;
}

function opensPhrase(token: Token, next: Token): boolean {
  return (
    joined(token, next) &&
    (next.tags.has('Determiner') ||
      next.tags.has('Value') ||
      /^(?:its|his|her|their|our|him|them|it)$/.test(next.lower))
  );
}

/** "Tolos and Dalen hold": two names joined before the verb. */
function isPair(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  if (!isCapital(tokens[at - 1]!)) return false;
  for (let i = at - 2; i >= Math.max(sentence.first, at - 4); i -= 1)
    if (/^(?:and|&)$/.test(tokens[i]!.lower) || /^,/.test(tokens[i]!.post)) return true;
  return false;
}

function agrees(subject: Token, third: boolean, token: Token): boolean {
  if (subject.possessive || !(subject.tags.has('Noun') || isCapital(subject)) || subject.tags.has('Date')) return false;
  if (mayBePast(token.lower)) return true;
  const plural = subject.tags.has('Plural') || /^(?:police|people|they|we|men|women)$/.test(subject.lower);
  return third ? !plural : plural;
}

function isName(token: Token): boolean {
  return isCapital(token) && token.tags.has('Noun') && !token.tags.has('Plural');
}

/** Lemma of a participle that is tagged as an adjective: "injured" behind "were"; undefined for plain adjectives. */
export function participleOf(token: Token): string | undefined {
  if (
    !token.tags.has('Adjective') ||
    token.tags.has('Verb') ||
    isCapital(token) ||
    !/[dnt]$/.test(token.lower) ||
    token.lower === 'present'
  )
    return undefined;
  return participleLemmas(token.lower).find((lemma) => isKnownVerb(lemma));
}
