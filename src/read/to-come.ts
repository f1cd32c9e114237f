/**
 * What a noun's neighbours say of whether it has come about: "next week's summit", "ahead of the vote", "in the event of a strike",
 * "the awards will be handed out". The lists were written for this project.
 */
import type { Modality } from '../domain/extraction.ts';
import { OWNER } from './phrase-words.ts';
import { joined, type Sentence, type Token } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

/** Nouns of what is arranged for a day: it stands in the calendar before it comes about. */
const ARRANGED =
  /^(?:(?:meeting|summit|conference|ceremon(?:y|ie)|show|telecast|broadcast|oscar|award|gala|game|match|final|hearing|trial|visit|election|vote|referendum|festival|concert|parade|rall(?:y|ie)|debate|interview|tour|dinner|premiere|launch|opening|event|appearance|performance|inauguration|race|tournament|season|congress|convention|exhibition)s?|talks|rallies|matches|ceremonies|elections)$/;

/** Nouns of movement, which stand in a calendar as well, though what is told of them later is often what came of them. */
const UNDERWAY = /^(?:flight|departure|arrival|trip|journey|voyage|launch|delivery|referendum|release|transition)s?$/;

/** Verbs by which such a thing itself goes forward, as its subject. */
const GOES_FORWARD =
  /^(?:hold|take|happen|occur|begin|start|open|close|end|air|broadcast|televise|stream|hand out|hand|announce|award|present|host|run|stage|feature|follow|last|come|reveal|show|perform|have|postpone|delay|reschedule|go ahead|go)$/;

/** Verbs whose object, though definite, is no surer than they are when it is arranged. */
const PUTS_ON =
  /^(?:hold|attend|host|give|make|face|broadcast|televise|stage|air|deliver|conduct|perform|present|open|begin|start|play|enter|join|run|emcee|have|be|become|miss|skip|use|see|watch|follow|win|lose|organise|organize|complete|finish|boycott|dominate|contest|oversee|stand|undergo|chair|lead|monitor|supervise|observe)$/;

/** Verbs that speak of what has been: "the trial will be remembered". */
const LOOKS_BACK =
  /^(?:remember|recall|discuss|investigate|review|examine|study|analyse|analyze|commemorate|mark|mourn|regret|forget|praise|criticise|criticize|describe|explain|blame|haunt|cost|repay|appeal|contest|overturn|annul|probe)$/;

/** Verbs that move an arranged thing to a later day. */
const PUTS_OFF = /^(?:postpone|reschedule|put off|push back|put back|hold off)$/;

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
      OWNER.test(tokens[edge]!.lower))
  )
    edge -= 1;
  const lead = leadOf(tokens, sentence, edge);
  if (/\bin (?:the event|case) of$/.test(lead)) return 'hypothetical';
  if (/\bhopes? (?:of|for)$/.test(lead)) return 'hypothetical';
  // "spoke of the need for a smooth handover"; "the need for the inquiry" speaks of one there is
  if (/\b(?:the|a|no|any) need for$/.test(lead) && (edge + 1 === first || /^an?$/.test(tokens[edge + 1]!.lower)))
    return 'hypothetical';
  if (/\b(?:prospects?|threats?|risks?|dangers?|odds|possibility|likelihood|probability|chances?) of$/.test(lead))
    return 'guessed';
  const arranged = ARRANGED.test(tokens[at]!.lower);
  if (!arranged && !UNDERWAY.test(tokens[at]!.lower)) return undefined;
  if (/\bahead of$|\brun-up to$|\bpreparations? for$|\bpreparing for$/.test(lead)) return 'planned';
  return verbOf(tokens, sentence, { first, at, edge, arranged }, groups);
}

/** The four words that end at a token, in lower case. */
function leadOf(tokens: readonly Token[], sentence: Sentence, edge: number): string {
  return [3, 2, 1, 0].map((back) => (edge - back < sentence.first ? '' : tokens[edge - back]!.lower)).join(' ');
}

/** Where an arranged thing stands: its phrase opens at `first`, behind the word at `edge`. */
interface Place {
  readonly first: number;
  readonly at: number;
  readonly edge: number;
  readonly arranged: boolean;
}

/** The verb in the future, or undone, that an arranged thing is the subject or object of, or that happens at it. */
function verbOf(
  tokens: readonly Token[],
  sentence: Sentence,
  { first, at, edge, arranged }: Place,
  groups: readonly VerbGroup[],
): VerbGroup | Modality | undefined {
  const governing = groups.filter(
    ({ subject, main }) => subject !== undefined && main > at && at >= subject.first && at < subject.last,
  );
  // "is to be held": the second verb tells of it
  const governs = governing.find((group) => group.infinitive && isToBe(tokens, group)) ?? governing[0];
  // the head of the subject, or what it holds for or of: "nominations for the awards"
  if (governs !== undefined) {
    const heads = at === governs.subject!.last - 1;
    if (governs.passive && heads && /^(?:cancel|scrap|call off|abandon)$/.test(governs.lemma)) return 'negated';
    if (governs.passive && isPutOff(tokens, governs)) return 'planned';
    const forward = GOES_FORWARD.test(governs.lemma) || (arranged && heads && !LOOKS_BACK.test(governs.lemma));
    return forward && (governs.infinitive ? isToBe(tokens, governs) : isFuture(governs)) ? governs : undefined;
  }
  const before = groups.findLast((group) => group.main < at && group.main >= sentence.first);
  if (before === undefined) return undefined;
  const last = /^(?:at|in|during|until|before|after)$/.test(tokens[edge]?.lower ?? '') ? edge - 1 : edge;
  for (let i = before.last; i < first; i += 1) if (/[,;:.]/.test(tokens[i]!.post)) return undefined;
  if (last === edge && edge < before.last && PUTS_OFF.test(before.lemma) && !before.passive) return 'planned';
  if (!isFuture(before)) return undefined;
  if (last < edge) return !before.infinitive && last - before.last < 6 ? before : undefined;
  return edge < before.last && PUTS_ON.test(before.verb) ? before : undefined;
}

/** "has been delayed", "was postponed", "was delayed until May": it has not come yet. */
function isPutOff(tokens: readonly Token[], group: VerbGroup): boolean {
  if (PUTS_OFF.test(group.lemma)) return true;
  return (
    group.verb === 'delay' &&
    (group.auxiliaries.includes('been') || /^(?:until|till|to)$/.test(tokens[group.last]?.lower ?? ''))
  );
}

/** "is to be held", "was expected to begin", "is due to open". */
export function isToBe(tokens: readonly Token[], group: VerbGroup): boolean {
  return /^(?:is|are|was|were|due|set|expected|scheduled|planned|slated|going|supposed)$/.test(
    tokens[group.first - 2]?.lower ?? '',
  );
}

function isFuture({ auxiliaries, infinitive }: VerbGroup): boolean {
  return infinitive || auxiliaries.some((word) => /^(?:will|shall|'ll|would|'d|may|might|could|should)$/.test(word));
}
