/**
 * Subjects that wait for their verb over clauses of their own: "A decision to close two mines bought in Narvik has upset miners",
 * "The clerk, a former guard who once led a union from Oslo to Bergen, resigned".
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { type Phrase, phraseAfter } from './noun-phrases.ts';
import { overDeterminers, PREPOSITIONS } from './phrase-words.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';
import { CLAUSE_OPENERS, THINKING } from './verb-sorts.ts';

/** Farthest a subject waits, in tokens. */
const REACH = 60;

/** The phrase that opens the clause a verb with tense stands in, when no verb before has taken it. */
export function waitingSubject(
  tokens: readonly Token[],
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const beside = tokens[verb - 1]!;
  // "with two minutes left", "there was"
  if (/^(?:there|as|than)$/.test(beside.lower)) return undefined;
  if (beside.tags.has('Value') || beside.tags.has('Date'))
    for (let i = verb - 2; i >= Math.max(sentence.first, verb - 5); i -= 1)
      if (tokens[i]!.lower === 'with') return undefined;
  if (mayHang(tokens, verb, sentence)) return undefined;
  const opening = clauseStart(tokens, verb, sentence, before);
  if (opening === undefined) return undefined;
  const phrase = phraseAfter(tokens, opening, sentence, true);
  if (phrase === undefined || phrase.last >= verb || phrase.first - opening > 2) return undefined;
  const head = tokens[phrase.last - 1]!;
  if (
    head.tags.has('Date') ||
    head.possessive ||
    before.some((group) => group.first < phrase.last && phrase.first < group.last)
  )
    return undefined;
  return agrees(tokens, phrase, tokens[verb]!) ? phrase : undefined;
}

/** "in a letter released on Monday, said": a past form behind a noun, a preposition, and a verb further on that still needs a subject. */
function mayHang(tokens: readonly Token[], verb: number, sentence: Sentence): boolean {
  const token = tokens[verb]!;
  const next = tokens[verb + 1];
  if (!token.tags.has('PastTense') || token.tags.has('Copula') || token.tags.has('Auxiliary')) return false;
  if (next === undefined || !next.tags.has('Preposition') || !tokens[verb - 1]!.tags.has('Noun')) return false;
  for (let i = verb + 1; i < Math.min(sentence.last, verb + REACH); i += 1) {
    const { tags } = tokens[i]!;
    if (tags.has('PastTense') || tags.has('Copula') || tags.has('Auxiliary') || tags.has('Modal')) return true;
  }
  return false;
}

/** Where the clause begins whose verb stands at `verb`; undefined when another verb with tense has its subject. */
function clauseStart(
  tokens: readonly Token[],
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): number | undefined {
  let start = sentence.first;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const group = before[i]!;
    if (verb - group.last > REACH) return undefined;
    if (!hasTense(tokens, group) || group.reduced || relativeOpener(tokens, group, sentence) !== undefined) continue;
    if (group.auxiliaries.length === 0 && hangsBare(tokens, group, before[i - 1])) continue;
    if (!SAYING_VERBS.has(group.verb) && !THINKING.has(group.verb)) return undefined;
    // "told the clerk there was"
    if (/^(?:tell|ask|inform|remind|assure|warn)$/.test(group.verb) && tokens[group.last]!.lower !== 'that')
      return undefined;
    start = group.last;
    break;
  }
  if (verb - start > REACH) return undefined;
  // "he left when the man accused of theft was": the last word that opens a clause, but for "who" and the like
  for (let i = verb - 1; i > start; i -= 1)
    if (
      /^(?:when|while|because|if|although|though|whether|unless|that)$/.test(tokens[i]!.lower) &&
      !before.some((group) => group.first > i && relativeOpener(tokens, group, sentence) === i)
    ) {
      start = i;
      break;
    }
  while (
    start < verb &&
    /^(?:that|when|while|because|if|although|though|whether|unless|and|but|so)$/.test(tokens[start]!.lower)
  )
    start += 1;
  // "On Monday, the clerk"
  if (PREPOSITIONS.has(tokens[start]!.lower) || tokens[start]!.tags.has('Adverb')) {
    let comma = start;
    while (comma < verb && !/^,/.test(tokens[comma]!.post)) comma += 1;
    if (comma >= verb || before.some((group) => group.first <= comma && group.last > start)) return undefined;
    return comma + 1;
  }
  return start;
}

/** Where "who", "which" or "that" opens the clause of a verb on the noun before it, over adverbs; undefined for other clauses. */
export function relativeOpener(
  tokens: readonly Token[],
  group: Pick<VerbGroup, 'first' | 'subject'>,
  sentence: Sentence,
): number | undefined {
  let at = group.first - 1;
  const direct = at;
  while (at > sentence.first && (tokens[at]!.tags.has('Adverb') || /^(?:never|not|also|once)$/.test(tokens[at]!.lower)))
    at -= 1;
  if (at <= sentence.first) return undefined;
  if (/^(?:who|which)$/.test(tokens[at]!.lower) || (tokens[at]!.lower === 'that' && at === direct)) return at;
  // "whom police accused", "who I never met"
  const { subject } = group;
  if (subject === undefined || subject.last - 1 !== at) return undefined;
  const edge = overDeterminers(tokens, subject.first - 1, sentence.first, /^that$/);
  return edge > sentence.first && /^(?:who|whom|which|whose)$/.test(tokens[edge]!.lower) ? edge : undefined;
}

/** "watched his brother fall": the second verb has no tense. */
function hangsBare(tokens: readonly Token[], group: VerbGroup, last: VerbGroup | undefined): boolean {
  return last?.object?.last === group.first && tokens[group.main]!.tags.has('Infinitive');
}

/** "The talks ... has": a subject fits its verb in number. */
function agrees(tokens: readonly Token[], phrase: Phrase, verb: Token): boolean {
  const head = tokens[phrase.last - 1]!;
  if (/^(?:me|him|them|us|her)$/.test(head.lower)) return false;
  const next = tokens[phrase.last]!;
  const several = next.lower === 'and' && joined(head, next);
  if (/^(?:is|was|has)$/.test(verb.lower)) return !head.tags.has('Plural') && !several;
  if (/^(?:are|were|have)$/.test(verb.lower))
    return several || !head.tags.has('Singular') || head.tags.has('ProperNoun') || CLAUSE_OPENERS.test(next.lower);
  return true;
}
