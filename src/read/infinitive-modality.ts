/**
 * How sure an infinitive is of what it tells ("to flee"), and a present tense that speaks of what is still to come.
 */
import type { Modality } from '../domain/extraction.ts';
import { mayBePast } from './lemma.ts';
import type { Setting } from './modality-setting.ts';
import { startsLater } from './to-come.ts';
import type { Sentence, Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** "seems to", "is said to", "the first to win"; else a purpose, a wish, or a headline's future: "Acme to buy Xyz". */
export function ofInfinitive(
  tokens: readonly Token[],
  start: number,
  from: number,
  governor: VerbGroup | undefined,
): Modality | undefined {
  if (isOneOf(tokens, start, from)) return undefined;
  if (governor !== undefined && governor.last >= start - 2) {
    if (/^(?:seem|appear|likely)$/.test(governor.verb)) return 'guessed';
    if (governor.passive && /^(?:say|report|allege|believe|think|rumou?r|claim|understand)$/.test(governor.verb))
      return 'reported';
  }
  // "an ability to talk", "a chance to leave"
  if (
    /^(?:ability|capacity|potential|chance|opportunity|right|freedom|power|possibility)$/.test(
      tokens[start - 2]?.lower ?? '',
    )
  )
    return 'hypothetical';
  for (let i = start - 2; i >= Math.max(from, start - 6); i -= 1)
    if (/^(?:unable|impossible)$/.test(tokens[i]!.lower)) return 'negated';
    else if (/^(?:able|enough|helped)$/.test(tokens[i]!.lower)) {
      // "was able to flee" fled
      const did = /^(?:was|were|been)$/.test(tokens[i - 1]?.lower ?? '') && tokens[i]!.lower === 'able';
      return did && !governor?.auxiliaries.some((word) => MODAL.test(word)) ? undefined : 'hypothetical';
    }
  if (governor !== undefined) {
    // "it is not for us to decide"
    if (
      governor.verb === 'be' &&
      tokens.slice(governor.first, start).some(({ negative, lower }) => negative || lower === 'not')
    )
      return 'negated';
    // "how hard it would have been for them to leave"
    if (governor.auxiliaries.some((word) => /^(?:would|could|might)$/.test(word))) return 'hypothetical';
    if (didSo(tokens, start, governor)) return undefined;
  }
  return 'planned';
}

/** "the first to win", "the second climber to die", "the only person under 40 to be elected". */
function isOneOf(tokens: readonly Token[], start: number, from: number): boolean {
  const head = tokens[start - 2]?.lower ?? '';
  if (
    /^(?:ways?|things?|days?|weeks?|hours?|minutes?|time|chance|hope|option|choice|place|reason|set|due|scheduled|slated|expected|planned)$/.test(
      head,
    )
  )
    return false;
  for (let i = start - 2; i >= Math.max(from, start - 8); i -= 1) {
    if (/^(?:first|last|latest|only|second|third|fourth|fifth|youngest|oldest)$/.test(tokens[i]!.lower)) return true;
    if (/[,;:]/.test(tokens[i]!.post) || tokens[i]!.tags.has('Verb')) return false;
    if (tokens[i]!.tags.has('Preposition') && tokens[i]!.lower !== 'under' && tokens[i]!.lower !== 'of') return false;
  }
  return false;
}

/** "has pledged to repeal it after he takes office": the present in a clause of time that hangs on what is still to come. */
export function comesAfter({ document: { tokens }, groups, sentence }: Setting, group: VerbGroup): boolean {
  const now = isPresent(tokens, group) || isPresentPassive(group);
  if (!now || group.subject === undefined || group.subject.first <= sentence.first) return false;
  const lead = tokens[group.subject.first - 1]!;
  const opener =
    lead.tags.has('Determiner') && group.subject.first - 2 >= sentence.first ? tokens[group.subject.first - 2]! : lead;
  if (!/^(?:after|before|until|once|when)$/.test(opener.lower)) return false;
  if (group.passive && opener.lower !== 'until') return false;
  // "wait until the firm comes up with a repair": by itself still to come
  if (opener.lower === 'until') return true;
  // "when" also says whenever
  const whenever = opener.lower === 'when';

  return groups.some(
    (other) =>
      other !== group &&
      Math.abs(other.main - group.main) < 20 &&
      (!whenever || other.main < group.main) &&
      (other.auxiliaries.some((word) => /^(?:will|'ll|shall|won't)$/.test(word)) ||
        (other.infinitive &&
          !whenever &&
          groups.some(
            (plan) =>
              plan.last <= other.first &&
              other.first - plan.last <= 4 &&
              /^(?:pledge|promise|plan|vow|intend|expect|threaten|want|hope|schedule|go)$/.test(plan.verb),
          ))),
  );
}

const MODAL = /^(?:would|could|may|might|should|will|'d|'ll|can|must)$/;
/** Verbs that bring somebody to do what stands behind "to". */
const BRINGS_TO = /^(?:use|force|allow|enable|lead|cause|prompt|inspire|persuade|convince|permit|drive|tune in|trick)$/;
/** Nouns of what is done first or next: "one of the first things he did was to resign". */
const STEP = /^(?:things?|move|act|step|decision|reaction|response|mistake|task)$/;

/** "used the dispute to comment", "the last person was allowed to join", "the first thing he did was to resign": it was done. */
function didSo(tokens: readonly Token[], start: number, governor: VerbGroup): boolean {
  if (governor.auxiliaries.some((word) => MODAL.test(word)) || governor.infinitive || governor.negative) return false;
  for (let i = governor.last - 1; i < start - 1; i += 1) if (/[,;:]/.test(tokens[i]!.post)) return false;
  const past =
    tokens[governor.main]!.tags.has('PastTense') ||
    governor.auxiliaries.some((word) => /^(?:was|were|had|have|has)$/.test(word));
  if (BRINGS_TO.test(governor.verb) || governor.lemma === 'tune in') return past;
  return (
    /^(?:was|were)$/.test(tokens[governor.main]!.lower) &&
    tokens.slice(Math.max(0, governor.first - 4), governor.first).some((token) => STEP.test(token.lower))
  );
}

export function isPresent(tokens: readonly Token[], { main, auxiliaries, infinitive, passive }: VerbGroup): boolean {
  if (infinitive || passive) return false;
  if (tokens[main]!.tags.has('Gerund'))
    return auxiliaries.length > 0 && auxiliaries.every((word) => /^(?:is|are|am|'s|'re|'m|not|n't)$/.test(word));
  return auxiliaries.length === 0 && tokens[main]!.tags.has('PresentTense') && !mayBePast(tokens[main]!.lower);
}

/** "are notified": not "were notified", not "have been". */
function isPresentPassive({ passive, infinitive, auxiliaries }: VerbGroup): boolean {
  return passive && !infinitive && auxiliaries.length > 0 && auxiliaries.every((word) => /^(?:is|are)$/.test(word));
}

/** "tomorrow" or "next week" behind a verb, in its own clause. */
export function laterBehind(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  for (let i = group.last; i < Math.min(sentence.last, group.last + 8); i += 1) {
    if (tokens[i - 1]!.post !== ' ' || (i > group.last && tokens[i]!.tags.has('Verb'))) return false;
    if (/^(?:that|before|after|until|ahead|of|for|about)$/.test(tokens[i]!.lower)) return false;
    if (startsLater(tokens, i) && !tokens[i]!.possessive && !tokens[i + 1]?.possessive) return true;
  }
  return false;
}
