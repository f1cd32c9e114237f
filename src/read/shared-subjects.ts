/**
 * Subjects that a verb shares with the verb before: "Doe resigned and left", "He cut the wax, mounted the slices".
 */
import { SAYING_FORMS, SAYING_VERBS } from './data/reporting-verbs.ts';
import { mayBePast } from './lemma.ts';
import type { Phrase } from './noun-phrases.ts';
import { overDeterminers, PREPOSITIONS } from './phrase-words.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';
import { CLAUSE_OPENERS, INTRANSITIVE, NAMES_OBJECT, NO_PARTICIPLE, THINKING } from './verb-sorts.ts';
import { relativeOpener } from './waiting-subjects.ts';

/** Subject of the last verb that makes a clause, else of any verb before. */
export function lastSubject(
  tokens: readonly Token[],
  sentence: Sentence,
  before: readonly VerbGroup[],
): Phrase | undefined {
  const finite = before.findLast(
    (group) =>
      group.subject !== undefined &&
      !group.reduced &&
      hasTense(tokens, group) &&
      !hurtObject(tokens, group, sentence, before),
  );
  return (finite ?? before.findLast((group) => group.subject !== undefined))?.subject;
}

/** "described some of those hurt as pale but said": a past form on the object of the verb before is a participle and shares nothing. */
export function hurtObject(
  tokens: readonly Token[],
  last: VerbGroup,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  const { subject } = last;
  if (subject === undefined || last.auxiliaries.length > 0 || last.object !== undefined || last.infinitive)
    return false;
  const { lower, tags } = tokens[last.main]!;
  if (!(tags.has('PastTense') || mayBePast(lower)) || NO_PARTICIPLE.test(lower)) return false;
  if (INTRANSITIVE.has(last.verb) || relativeOpener(tokens, last, sentence) !== undefined) return false;
  return before.some(
    ({ object, verb, last: end }) =>
      object !== undefined &&
      object.first >= end &&
      object.first <= subject.first &&
      subject.last <= object.last &&
      (NAMES_OBJECT.test(verb) || (!SAYING_VERBS.has(verb) && !THINKING.has(verb))),
  );
}

/** "by building a wall to protect pilgrims, installed cameras": what the first act was for ends at the comma, and its object is no subject. */
export function followsAim(tokens: readonly Token[], last: VerbGroup, verb: number, sentence: Sentence): boolean {
  if (hasTense(tokens, last) || last.object === undefined || last.object.first < last.last) return false;
  const token = tokens[verb]!;
  if (!token.tags.has('PastTense') || SAYING_FORMS.has(token.lower) || verb + 1 >= sentence.last) return false;
  // an object of its own, so that it is no participle
  const next = tokens[verb + 1]!;
  if (!joined(token, next) || PREPOSITIONS.has(next.lower) || !next.tags.has('Noun')) {
    if (!next.tags.has('Determiner') && !next.tags.has('Value')) return false;
  }
  for (let i = last.last; i < verb - 1; i += 1)
    if (!joined(tokens[i]!, tokens[i + 1]!) || CLAUSE_OPENERS.test(tokens[i]!.lower)) return false;
  return true;
}

/** The clause of the verb before runs up to the comma before this one: no aside, no new subject, no clause of its own. */
export function runsOn(
  tokens: readonly Token[],
  last: VerbGroup,
  verb: number,
  sentence: Sentence,
  before: readonly VerbGroup[],
): boolean {
  if (last.subject === undefined || last.reduced || !hasTense(tokens, last) || last.first === sentence.first)
    return false;
  const opener = tokens[last.first - 1]!;
  if (
    /,/.test(opener.post) &&
    last.subject.last !== last.first &&
    !before.some((other) => other !== last && other.subject === last.subject)
  )
    return false;
  const opens = /^(?:who|whom|whose|which|that|when|as|if|while|because|after|before|where)$/;
  const edge = overDeterminers(tokens, last.subject.first - 1, sentence.first, opens);
  if (opens.test(opener.lower) || (edge >= sentence.first && opens.test(tokens[edge]!.lower))) return false;
  for (let i = last.last; i < verb - 1; i += 1) if (/[,;:]/.test(tokens[i]!.post)) return false;
  return true;
}
