/**
 * Subjects that stand for nothing: the "it" of "It has been reported that the mill closed", "It took six years for Doe to admit it".
 */
import { joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Farthest the clause is looked for that such an "it" announces, in tokens. */
const REACH = 7;

/** The groups, in which an "it" that only announces a clause is nobody's subject. */
export function withoutEmptySubjects(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly VerbGroup[],
): VerbGroup[] {
  return groups.map((group, i) =>
    isIt(tokens, group) && announces(tokens, group, groups[i + 1], sentence) ? { ...group, subject: undefined } : group,
  );
}

function isIt(tokens: readonly Token[], { subject }: VerbGroup): boolean {
  return (
    subject !== undefined && subject.last - subject.first === 1 && /^it(?:'s)?$/.test(tokens[subject.first]!.lower)
  );
}

function announces(
  tokens: readonly Token[],
  group: VerbGroup,
  next: VerbGroup | undefined,
  sentence: Sentence,
): boolean {
  // "It took six years for Doe to admit it", "It cost the town millions to mend the road"
  if (/^(?:take|cost)$/.test(group.verb) && !group.passive && next?.infinitive === true) {
    const object = group.object;
    const from = object === undefined ? group.last : object.last;
    for (let i = from; i < next.first; i += 1) if (!joined(tokens[i - 1]!, tokens[i]!)) return false;
    return next.object !== undefined || tokens[from]?.lower === 'for';
  }
  if (!group.passive && !/^(?:emerge|transpire|turn|happen|follow|appear|seem)$/.test(group.verb)) return false;
  // "It was announced on Monday that", "It was decided by the board that"
  for (let i = group.last; i < Math.min(sentence.last, group.last + REACH); i += 1) {
    const { lower, tags } = tokens[i]!;
    if (!joined(tokens[i - 1]!, tokens[i]!)) return false;
    if (lower === 'that') return i === group.last || tokens[i + 1]?.tags.has('Verb') !== true;
    if (tags.has('Verb') || /^(?:to|with|of|for|as|and|but)$/.test(lower)) return false;
  }
  return false;
}
