/**
 * Participles that hang on a noun: "shells filled with sand", "a statement released through the team".
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { TRANSITIVE } from './data/transitive-verbs.ts';
import { participleOf } from './hidden-verbs.ts';
import { type Phrase, phraseBefore } from './noun-phrases.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';
import { CLAUSE_OPENERS, FILLED, INTRANSITIVE, NO_PARTICIPLE, THINKING } from './verb-sorts.ts';

/** "He held shells filled with sand": no second verb of the clause, but what was done to the noun before it. */
export function hangsOnNoun(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  const last = before.findLast((group) => hasTense(tokens, group));
  if (last === undefined || last.reduced || last !== before.at(-1) || last.last >= at) return false;
  if (SAYING_VERBS.has(last.verb) || THINKING.has(last.verb)) return false;
  // "began", "fell" are no participles; "the fire that killed 12 people burned on": the first noun still waits for its verb
  if (
    NO_PARTICIPLE.test(tokens[at]!.lower) ||
    (inRelative(tokens, last) && !finiteBehind(tokens, at, sentence) && !/^,/.test(tokens[last.first - 2]?.post ?? ''))
  )
    return false;
  // "Two men arrested in Narvik fled": the first of the two is the participle
  if (last.auxiliaries.length === 0 && last.object === undefined && (last.passive || TRANSITIVE.has(last.verb)))
    return false;
  for (let i = last.last; i < at; i += 1) {
    if (!joined(tokens[i]!, tokens[i + 1]!) || CLAUSE_OPENERS.test(tokens[i]!.lower)) return false;
    // "by the time the van arrived", "the day he died": a clause on its noun
    if (
      i > last.last &&
      /^(?:the|a|an|i|he|she|it|we|they|you)$/.test(tokens[i]!.lower) &&
      tokens[i - 1]!.tags.has('Noun')
    )
      return false;
  }
  const head = tokens[at - 1]!;
  return (
    head.tags.has('Noun') && !head.tags.has('Date') && !/^(?:i|he|she|we|they)$/.test(head.lower) && at < sentence.last
  );
}

/**
 * "Doe, in a statement released through the team, said", "shapes filled with sand": a past form behind a noun that is no subject,
 * and a preposition right behind it.
 */
export function hangsOnPreposition(
  tokens: readonly Token[],
  at: number,
  verb: string,
  sentence: Sentence,
  subject: Phrase | undefined,
): boolean {
  const head = tokens[at - 1];
  const next = tokens[at + 1];
  if (head === undefined || at <= sentence.first || next === undefined || at + 1 >= sentence.last) return false;
  if (head.lower !== 'those' && (!head.tags.has('Noun') || head.tags.has('Pronoun') || head.tags.has('Date')))
    return false;
  if (!joined(head, tokens[at]!)) return false;
  if (NO_PARTICIPLE.test(tokens[at]!.lower) || INTRANSITIVE.has(verb) || SAYING_VERBS.has(verb)) return false;
  if (next.lower === 'with' && FILLED.test(verb)) return true;
  return (
    subject === undefined &&
    !isCapital(head) &&
    /^(?:by|through|on|in|at|from|for|as|during|after|before|under|to|and|last|this|earlier|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      next.lower,
    )
  );
}

/** The verb stands in a clause that opens with "who", "which" or "that" right behind its noun. */
function inRelative(tokens: readonly Token[], group: VerbGroup): boolean {
  const opener = tokens[group.first - 1];
  return (
    opener !== undefined &&
    /^(?:who|which|that)$/.test(opener.lower) &&
    group.subject !== undefined &&
    group.subject.last === group.first - 1
  );
}

/** A verb with tense stands further on in the same clause. */
function finiteBehind(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  for (let i = at + 1; i < sentence.last && joined(tokens[i - 1]!, tokens[i]!); i += 1) {
    const { tags } = tokens[i]!;
    if (tags.has('PastTense') || tags.has('Copula') || tags.has('Auxiliary') || tags.has('Modal')) return true;
  }
  return false;
}

/** "two mines bought in Narvik have": behind a past form and a preposition a second verb with tense follows in the same clause. */
export function waitsBehind(tokens: readonly Token[], at: number, verb: string, sentence: Sentence): boolean {
  const head = tokens[at - 1];
  const next = tokens[at + 1];
  if (head === undefined || at <= sentence.first || next === undefined || at + 1 >= sentence.last) return false;
  if (!head.tags.has('Noun') || head.tags.has('Pronoun') || head.tags.has('Date') || !joined(head, tokens[at]!))
    return false;
  if (NO_PARTICIPLE.test(tokens[at]!.lower) || INTRANSITIVE.has(verb) || SAYING_VERBS.has(verb) || THINKING.has(verb))
    return false;
  if (!next.tags.has('Preposition') || !joined(tokens[at]!, next)) return false;
  for (let i = at + 2; i < sentence.last && joined(tokens[i - 1]!, tokens[i]!) && i < at + 16; i += 1) {
    const { tags, lower } = tokens[i]!;
    if (CLAUSE_OPENERS.test(lower) || /^(?:i|he|she|we|they|it)$/.test(lower)) return false;
    if (/^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)$/.test(lower)) return true;
    if (tags.has('PastTense') && NO_PARTICIPLE.test(lower)) return true;
  }
  return false;
}

/** The noun a participle hangs on: "case" in "a case of rice sold in Narvik", but "son" in "the case of a son accused". */
export function besideParticiple(
  tokens: readonly Token[],
  first: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const wide = nearestPhrase(tokens, first, sentence, before);
  const somebody = (token: Token) => token.tags.has('Actor') || token.tags.has('Person');
  if (wide === undefined || wide.last === first || !somebody(tokens[first - 1]!)) return wide;
  const head = tokens[wide.last - 1]!;
  return somebody(head) || head.tags.has('Plural') || head.tags.has('Value')
    ? wide
    : (nearestPhrase(tokens, first, sentence, before, true) ?? wide);
}

/** Words that part a noun from the one it hangs on. */
const BEFORE_NOUN =
  /^(?:in|on|at|from|for|with|near|between|among|about|over|against|to|by|into|under|after|through|behind|along|amid|across|towards?|within|inside|outside|throughout|during|despite|without|before|like)$/;

/** The noun right before a participle, over "of" only: "a letter" in "confirmed the sale in a letter released on Monday". */
export function nearestPhrase(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
  alone = false,
): Phrase | undefined {
  let floor = before.at(-1)?.last ?? sentence.first;
  for (let i = at - 1; i >= floor && i >= sentence.first; i -= 1)
    if ((alone && tokens[i]!.lower === 'of') || BEFORE_NOUN.test(tokens[i]!.lower)) {
      floor = i + 1;
      break;
    }
  return phraseBefore(tokens, at - 1, sentence, [...before, { first: floor, last: floor }]);
}

/** "The mine closed, The Globe reported.": a name behind a comma and its verb of saying close the sentence, so it is who says it. */
export function closesReport(
  tokens: readonly Token[],
  group: Pick<VerbGroup, 'verb' | 'last' | 'subject'>,
  sentence: Sentence,
): boolean {
  const { subject, verb, last } = group;
  if (subject === undefined || !SAYING_VERBS.has(verb) || !isCapital(tokens[subject.last - 1]!)) return false;
  let at = subject.first - 1;
  if (at > sentence.first && tokens[at]!.tags.has('Determiner')) at -= 1;
  if (at < sentence.first || !/^,/.test(tokens[at]!.post)) return false;
  let end = last;
  while (end < sentence.last && (tokens[end]!.tags.has('Date') || /^(?:on|last)$/.test(tokens[end]!.lower))) end += 1;
  return end >= sentence.last;
}

/** "known as", "given a choice": a form that is never the past tense needs an auxiliary to act. */
export function isPerfectOnly(tokens: readonly Token[], group: VerbGroup): boolean {
  return (
    !group.passive &&
    group.auxiliaries.length === 0 &&
    group.object === undefined &&
    /^(?:known|given|taken|seen|written|shown|driven|stolen|spoken|broken|chosen|worn|born|eaten|forgotten|forbidden|hidden|drawn|thrown|grown|flown|beaten|sworn|torn|woken|frozen|risen|fallen|mistaken|shaken|undertaken|withdrawn|overthrown|proven|sewn|sung|begun|strewn|hewn|slain|bitten|stricken|foreseen|rewritten|mown|shorn|laden)$/.test(
      tokens[group.main]!.lower,
    )
  );
}

/** Words behind a verb that open what it tells or asks, so that it needs no other object. */
const CLAUSE_BEHIND = /^(?:that|what|how|why|where|whether|who|many|some|several|most|those|all|more)$/;
/** Such verbs with "to" behind: "intended to leave", "used to live". */
const BEFORE_TO = /^(?:intend|neglect|omit|desire)$/;

/** "two of the sailors killed in the storm", "a gun modified to throw dust": a bare past form that would need an object to act. */
export function isBareParticiple(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  const { subject, object, verb } = group;
  if (
    group.passive ||
    group.infinitive ||
    group.auxiliaries.length > 0 ||
    object !== undefined ||
    subject === undefined ||
    !TRANSITIVE.has(verb) ||
    !(tokens[group.main]!.tags.has('PastTense') || participleOf(tokens[group.main]!) !== undefined) ||
    NO_PARTICIPLE.test(tokens[group.main]!.lower) ||
    closesReport(tokens, group, sentence) ||
    /^(?:i|he|she|we|they|you)$/.test(tokens[subject.last - 1]!.lower) ||
    /^(?:who|which|that)$/.test(tokens[group.first - 1]?.lower ?? '')
  )
    return false;
  const next = group.last < sentence.last ? tokens[group.last] : undefined;
  if (next === undefined || !joined(tokens[group.main]!, next)) return true;
  if (CLAUSE_BEHIND.test(next.lower) || (next.lower === 'to' && BEFORE_TO.test(verb))) return false;
  // "shot at the guard"
  if (next.lower === 'at' && verb === 'shoot') return false;
  return !['Noun', 'Determiner', 'Adjective', 'Gerund'].some((tag) => next.tags.has(tag)) || next.tags.has('Date');
}
