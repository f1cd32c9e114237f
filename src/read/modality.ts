/**
 * How sure a text is of a happening: asserted, negated, reported (by whom), hypothetical, planned or guessed. Decided from
 * the words before the trigger in its clause, the quote it stands in, and a reporting clause behind it.
 */
import type { Modality, QuoteMention } from '../domain/extraction.ts';
import type { VerbGroup } from './clauses.ts';
import {
  CONDITION_WORDS,
  DENIAL_WORDS,
  FACTUAL_WORDS,
  GUESS_WORDS,
  HEARSAY,
  REPORTING_VERBS,
} from './data/reporting-verbs.ts';
import { verbLemma } from './lemma.ts';
import type { Sentence, Token, Tokens } from './tokens.ts';

export interface Certainty {
  readonly modality: Modality;
  readonly attributedTo?: number;
}

/** What the modality of one trigger is decided from. */
export interface Setting {
  readonly document: Tokens;
  readonly sentence: Sentence;
  /** Token of the trigger. */
  readonly at: number;
  readonly group: VerbGroup | undefined;
  readonly groups: readonly VerbGroup[];
  readonly quote: QuoteMention | undefined;
  /** The quote a token stands in. */
  readonly quoteAt: ReadonlyMap<number, QuoteMention>;
  /** Entity index of the subject of a group, when it names somebody. */
  readonly speakerOf: (group: VerbGroup) => number | undefined;
  /** Entity index behind "according to" in the sentence. */
  readonly accordingTo: number | undefined;
}

/** How far before a trigger its cues may stand, in tokens. */
const REACH = 14;

/** Modality of one trigger and who is said to report it. */
export function judge(setting: Setting): Certainty {
  const { document, at, group, quote } = setting;
  const { tokens } = document;
  const from = clauseStart(tokens, at, setting.sentence);
  const own = ownModality(setting, from);
  const reporter = reporterBefore(setting, from) ?? reporterBehind(setting);
  const attributed = quote?.speaker ?? reporter?.entity ?? setting.accordingTo;
  const source = attributed === undefined ? {} : { attributedTo: attributed };
  // a question asserts nothing
  if (
    quote === undefined &&
    (own === undefined || own === 'planned') &&
    /\?["”’)]?\s*$/.test(document.text.slice(setting.sentence.start, setting.sentence.end))
  )
    return { modality: 'guessed', ...source };
  if (own !== undefined) return { modality: own, ...source };
  if (
    quote !== undefined ||
    reporter !== undefined ||
    setting.accordingTo !== undefined ||
    hearsay(tokens, from, at, group)
  )
    return { modality: 'reported', ...source };
  return { modality: 'asserted' };
}

/** Left end of the clause: behind a semicolon, colon, dash, or a comma or "and" that opens a new clause. */
function clauseStart(tokens: readonly Token[], at: number, sentence: Sentence): number {
  for (let i = at; i > Math.max(sentence.first, at - REACH); i -= 1) {
    const before = tokens[i - 1]!;
    if (/[;:]|--|[–—]/.test(before.post)) return i;
    if (
      /,/.test(before.post) &&
      /^(?:and|but|or|so|while|as|when|because|which|who|after|before|where|then)$/.test(tokens[i]!.lower)
    )
      return i;
    if (
      /^(?:and|but)$/.test(before.lower) &&
      /^(?:the|a|an|he|she|it|they|we|there|this|that|people|many|some|others)$/.test(tokens[i]!.lower)
    )
      return i;
  }
  return Math.max(sentence.first, at - REACH);
}

function ownModality(setting: Setting, from: number): Modality | undefined {
  const { document, at, group, sentence } = setting;
  const { tokens } = document;
  if (group?.negative) return 'negated';
  const start = group?.first ?? at;
  if (denied(tokens, start, from, group)) return 'negated';
  const governor = group?.infinitive
    ? setting.groups.findLast((other) => other.last <= group.first && group.first - other.last <= 6)
    : undefined;
  // "managed to flee" happened, "did not manage to flee" did not, "may begin to fall" may
  const factual = governor !== undefined && FACTUAL_WORDS.has(governor.verb) && governor.last >= start - 2;
  if (factual && governor.negative) return 'negated';
  const modals = [...(group?.auxiliaries ?? []), ...(factual ? governor.auxiliaries : [])];
  if (modals.some((word) => /^(?:may|might|could)$/.test(word))) return 'guessed';
  if (conditional(tokens, start, from, sentence)) return 'hypothetical';
  if (modals.some((word) => /^(?:would|should|wouldn't|'d|can)$/.test(word))) return 'hypothetical';
  const bound = commaBound(tokens, group?.subject?.first ?? start, from);
  for (let i = start - 1; i >= Math.max(bound, start - 9); i -= 1) {
    if (GUESS_WORDS.has(tokens[i]!.lower) && !/^(?:chance|fears?|feared|doubts?|could)$/.test(tokens[i]!.lower))
      return 'guessed';
    if (/^(?:chance|possibility|likelihood|fears?|doubts?|speculation)$/.test(tokens[i]!.lower)) return 'guessed';
  }
  if (modals.some((word) => /^(?:will|shall|'ll|won't)$/.test(word))) return 'planned';
  if (group?.infinitive && !factual) return ofInfinitive(tokens, start, from, governor);
  if (planned(tokens, start, from, group)) return 'planned';
  return undefined;
}

/** Nothing before the comma that stands before the subject speaks of this clause: "As odds became likely, the site crashed". */
function commaBound(tokens: readonly Token[], subject: number, from: number): number {
  for (let i = subject - 1; i >= from; i -= 1) if (/,/.test(tokens[i]!.post)) return i + 1;
  return from;
}

/** "seems to", "is said to", "the first to win"; else a purpose, a wish, or a headline's future: "Acme to buy Xyz". */
function ofInfinitive(
  tokens: readonly Token[],
  start: number,
  from: number,
  governor: VerbGroup | undefined,
): Modality | undefined {
  if (/^(?:first|last|latest|only|second|third|youngest|oldest)$/.test(tokens[start - 2]?.lower ?? ''))
    return undefined;
  if (governor !== undefined && governor.last >= start - 2) {
    if (/^(?:seem|appear|likely)$/.test(governor.verb)) return 'guessed';
    if (governor.passive && /^(?:say|report|allege|believe|think|rumou?r|claim|understand)$/.test(governor.verb))
      return 'reported';
  }
  for (let i = start - 2; i >= Math.max(from, start - 6); i -= 1)
    if (/^(?:able|enough|helped)$/.test(tokens[i]!.lower)) return 'hypothetical';
  return 'planned';
}

function denied(tokens: readonly Token[], start: number, from: number, group: VerbGroup | undefined): boolean {
  for (let i = start - 1; i >= Math.max(from, start - 4); i -= 1) {
    const word = tokens[i]!.lower;
    if (!DENIAL_WORDS.has(word)) continue;
    // "failed to reach", "without a fight", "no deal", "denied killing": close by; "no" only before nouns
    if (/^(?:no|neither)$/.test(word))
      return group === undefined ? start - i <= 3 : i === (group.subject?.first ?? -1) - 1;
    if (/^(?:fail|refus|declin)/.test(word)) return group?.infinitive === true;
    return start - i <= 3;
  }
  return false;
}

function conditional(tokens: readonly Token[], start: number, from: number, sentence: Sentence): boolean {
  for (let i = start - 1; i >= from; i -= 1) {
    if (/^(?:if|unless|lest)$/.test(tokens[i]!.lower))
      return !/^(?:as|even)$/.test(tokens[i - 1]?.lower ?? '') || tokens[i - 1]!.lower === 'even';
    if (/,/.test(tokens[i]!.post)) break;
  }
  // "should the site crash": inversion at the start of a clause
  const opening = tokens[from];
  return (
    opening !== undefined &&
    from > sentence.first &&
    opening.lower === 'should' &&
    CONDITION_WORDS.has('should') &&
    start - from < 8
  );
}

function planned(tokens: readonly Token[], start: number, from: number, group: VerbGroup | undefined): boolean {
  const before = tokens[start - 1];
  if (before === undefined || start - 1 < from) return false;
  if (group === undefined)
    return /^(?:planned|upcoming|scheduled|proposed|next|coming|expected|future)$/.test(before.lower);
  return (
    tokens[group.main]!.tags.has('Gerund') &&
    /^(?:consider|considers|considering|considered|planning|plan|plans|about|of)$/.test(before.lower) &&
    before.lower !== 'of'
  );
}

function hearsay(tokens: readonly Token[], from: number, at: number, group: VerbGroup | undefined): boolean {
  // "accused of killing", "on suspicion of fraud", "charged with murder": said of somebody, not known
  for (let i = at - 1; i >= Math.max(from, at - 7); i -= 1)
    if (
      /^(?:of|with)$/.test(tokens[i]!.lower) &&
      /^(?:accused|suspected|suspicion|charged|accusations?|allegations?|charges)$/.test(tokens[i - 1]?.lower ?? '')
    )
      return true;
  for (let i = at; i >= Math.max(from, at - 5); i -= 1) if (HEARSAY.has(tokens[i]!.lower)) return true;
  return (
    group?.passive === true &&
    /^(?:said|reported|alleged|believed|rumored|rumoured)$/.test(tokens[group.first - 2]?.lower ?? '') &&
    group.infinitive
  );
}

interface Reporter {
  readonly entity: number | undefined;
}

/** "Doe said (that) the site crashed": a reporting verb to the left that the trigger hangs on. */
function reporterBefore(setting: Setting, _from: number): Reporter | undefined {
  const { document, at, sentence } = setting;
  const { tokens } = document;
  for (let g = setting.groups.length - 1; g >= 0; g -= 1) {
    const group = setting.groups[g]!;
    if (group.main >= (setting.group?.first ?? at)) continue;
    if (at - group.main > 40) break;
    if (!isReporting(tokens[group.main]!)) continue;
    // what is said inside a quote does not report the words outside it
    const inner = setting.quoteAt.get(group.main);
    if (inner !== undefined && inner !== setting.quote) continue;
    // the words in between must be its content clause, not a second statement
    let apart = false;
    for (let i = group.last; i < at; i += 1)
      if (
        /[;:]/.test(tokens[i]!.post) ||
        (/,/.test(tokens[i]!.post) && /^(?:but|while|although|whereas)$/.test(tokens[i + 1]?.lower ?? ''))
      )
        apart = true;
    const next = tokens[group.last];
    if (apart || next === undefined || group.last >= sentence.last) continue;
    return { entity: setting.speakerOf(group) };
  }
  return undefined;
}

/** "The site crashed, Doe said." */
function reporterBehind(setting: Setting): Reporter | undefined {
  const { document, sentence, at } = setting;
  const { tokens } = document;
  const group = setting.groups.at(-1);
  if (
    group === undefined ||
    group.main <= at ||
    group.main === setting.group?.main ||
    !isReporting(tokens[group.main]!)
  )
    return undefined;
  if (sentence.last - group.main > 8) return undefined;
  for (let i = group.main - 1; i >= at; i -= 1)
    if (/,/.test(tokens[i]!.post)) return group.main - i <= 8 ? { entity: setting.speakerOf(group) } : undefined;
  return undefined;
}

function isReporting(token: Token): boolean {
  return REPORTING_VERBS.has(verbLemma(token.lower, token.root));
}
