/**
 * What a noun's neighbours say of whether it has come about: "next week's summit", "ahead of the vote", "in the event of a strike",
 * "the awards will be handed out". The lists were written for this project.
 */
import type { Modality } from '../domain/extraction.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Nouns of what is arranged for a day: it stands in the calendar before it comes about. */
const ARRANGED =
  /^(?:(?:meeting|summit|conference|ceremon(?:y|ie)|show|telecast|broadcast|oscar|award|gala|game|match|final|hearing|trial|visit|election|vote|referendum|festival|concert|parade|rall(?:y|ie)|debate|interview|tour|dinner|premiere|launch|opening|event|appearance|performance|inauguration|race|tournament|season|congress|convention|exhibition)s?|talks|rallies|matches|ceremonies|elections)$/;

/** Verbs by which an arranged thing itself goes forward, as its subject. */
const GOES_FORWARD =
  /^(?:hold|take|happen|occur|begin|start|open|close|end|air|broadcast|televise|stream|hand out|hand|announce|award|present|host|run|stage|feature|follow|last|come|reveal|show|perform|have)$/;

/** Verbs whose object, though definite, is no surer than they are when it is arranged. */
const PUTS_ON =
  /^(?:hold|attend|host|give|make|face|broadcast|televise|stage|air|deliver|conduct|perform|present|open|begin|start|play|enter|join|run|emcee|have|be|become)$/;

const UNIT =
  /^(?:week|month|year|weekend|season|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** True when "tomorrow" or "next week" starts at a token. */
export function startsLater(tokens: readonly Token[], at: number): boolean {
  const word = bare(tokens[at]);
  return word === 'tomorrow' || (word === 'next' && UNIT.test(bare(tokens[at + 1])));
}

function bare(token: Token | undefined): string {
  return (token?.lower ?? '').replace(/['’]s?$/, '');
}

/** A modality of its own, or the verb it is no surer than, of the noun at `at` whose phrase opens at `first`; else undefined. */
export function nounAhead(
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  at: number,
  groups: readonly VerbGroup[],
): Modality | VerbGroup | undefined {
  for (let i = Math.max(sentence.first, first - 3); i < at; i += 1) {
    const unit = bare(tokens[i]) === 'tomorrow' ? i : i + 1;
    if (startsLater(tokens, i) && unit < at && unit >= first - 2 && (tokens[unit]!.possessive || unit >= first))
      return 'planned';
  }
  if (at + 1 < sentence.last && joined(tokens[at]!, tokens[at + 1]!) && startsLater(tokens, at + 1)) return 'planned';
  let edge = first - 1;
  while (
    edge > sentence.first &&
    (tokens[edge]!.possessive ||
      ['Determiner', 'Date', 'Possessive'].some((tag) => tokens[edge]!.tags.has(tag)) ||
      /^(?:his|her|its|their|our|my|your)$/.test(tokens[edge]!.lower))
  )
    edge -= 1;
  const words = [3, 2, 1, 0].map((back) => (edge - back < sentence.first ? '' : tokens[edge - back]!.lower));
  const lead = words.join(' ');
  if (/\bin (?:the event|case) of$/.test(lead)) return 'hypothetical';
  if (/\bhopes? (?:of|for)$/.test(lead)) return 'hypothetical';
  if (/\b(?:prospects?|threats?|risks?|dangers?|odds|possibility|likelihood) of$/.test(lead)) return 'guessed';
  if (!ARRANGED.test(tokens[at]!.lower)) return undefined;
  if (/\bahead of$|\brun-up to$|\bpreparations? for$|\bpreparing for$/.test(lead)) return 'planned';
  return verbOf(tokens, sentence, first, at, edge, groups);
}

/** The verb in the future, or undone, that an arranged thing is the subject or object of, or that happens at it. */
function verbOf(
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  at: number,
  edge: number,
  groups: readonly VerbGroup[],
): VerbGroup | Modality | undefined {
  const governs = groups.find(
    ({ subject, main }) => subject !== undefined && main > at && at >= subject.first && at < subject.last,
  );
  // the head of the subject, or what it holds for or of: "nominations for the awards"
  if (governs !== undefined) {
    if (
      governs.passive &&
      at === governs.subject!.last - 1 &&
      /^(?:cancel|scrap|call off|abandon)$/.test(governs.lemma)
    )
      return 'negated';
    return !governs.infinitive && isFuture(governs) && GOES_FORWARD.test(governs.lemma) ? governs : undefined;
  }
  const before = groups.findLast((group) => group.main < at && group.main >= sentence.first);
  if (before === undefined || !isFuture(before)) return undefined;
  const last = /^(?:at|in|during)$/.test(tokens[edge]?.lower ?? '') ? edge - 1 : edge;
  for (let i = before.last; i < first; i += 1) if (/[,;:.]/.test(tokens[i]!.post)) return undefined;
  if (last < edge) return !before.infinitive && last - before.last < 6 ? before : undefined;
  return edge < before.last && PUTS_ON.test(before.verb) ? before : undefined;
}

function isFuture({ auxiliaries, infinitive }: VerbGroup): boolean {
  return infinitive || auxiliaries.some((word) => /^(?:will|shall|'ll|would|'d|may|might|could|should)$/.test(word));
}
