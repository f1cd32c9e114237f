/**
 * Bare past forms on a noun that is the subject of the next verb: "Troops sent to Narvik left the town", "The law passed last year bans
 * smoking". A clause has one verb with tense, so the first of the two tells what was done to the noun.
 */
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import { passiveParticiple } from './verb-forms.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';
import { CLAUSE_OPENERS, INTRANSITIVE, NO_PARTICIPLE, THINKING } from './verb-sorts.ts';
import { relativeOpener } from './waiting-subjects.ts';

/** The groups, in which such a past form is marked as a participle on its noun. */
export function withWaitingParticiples(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly VerbGroup[],
): VerbGroup[] {
  return groups.map((group, i) => {
    if (!mayWait(tokens, group, sentence)) return group;
    const next = groups.slice(i + 1, i + 4).find((other) => hasTense(tokens, other) && !other.reduced);
    return next !== undefined && sharesNoun(tokens, group, next, sentence) ? { ...group, reduced: true } : group;
  });
}

function mayWait(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  const { subject, verb, main } = group;
  if (subject === undefined || group.object !== undefined || group.passive || group.reduced || group.infinitive)
    return false;
  const token = tokens[main]!;
  return (
    group.auxiliaries.length === 0 &&
    passiveParticiple(token, group.auxiliaries) &&
    !NO_PARTICIPLE.test(token.lower) &&
    !INTRANSITIVE.has(verb) &&
    !SAYING_VERBS.has(verb) &&
    // "bones found in the cave are"
    (!THINKING.has(verb) || verb === 'find') &&
    relativeOpener(tokens, group, sentence) === undefined
  );
}

/** The next verb has the same subject, with no comma, conjunction or clause between. */
function sharesNoun(tokens: readonly Token[], group: VerbGroup, next: VerbGroup, sentence: Sentence): boolean {
  if (next.subject === undefined || next.subject.first !== group.subject!.first) return false;
  if (next.subject.last !== group.subject!.last || relativeOpener(tokens, next, sentence) !== undefined) return false;
  for (let i = group.last - 1; i < next.first; i += 1)
    if (!joined(tokens[i]!, tokens[i + 1]!) || (i >= group.last && CLAUSE_OPENERS.test(tokens[i]!.lower))) return false;
  return true;
}
