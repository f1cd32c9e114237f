/**
 * How sure a text is of a happening: asserted, negated, reported (by whom), hypothetical, planned or guessed. Decided from
 * the words before the trigger in its clause, the quote it stands in, and a reporting clause behind it.
 */
import type { Modality, QuoteMention } from '../domain/extraction.ts';
import {
  CONDITION_WORDS,
  DENIAL_WORDS,
  FACTUAL_WORDS,
  GUESS_WORDS,
  HEARSAY,
  REPORTING_VERBS,
} from './data/reporting-verbs.ts';
import { CARRYING } from './event-nouns.ts';
import { mayBePast, verbLemma } from './lemma.ts';
import { nounAhead, startsLater } from './to-come.ts';
import { isCapital, joined, type Sentence, type Token, type Tokens } from './tokens.ts';
import type { VerbGroup } from './verb-group.ts';

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
  const frame = frameStart(setting);
  if (frame !== undefined) return { modality: ownModality(setting, frame) ?? 'asserted' };
  const carrier = carrierOf(setting);
  if (carrier !== undefined) return judge({ ...setting, at: carrier.main, group: carrier, quote: undefined });
  const from = clauseStart(tokens, at, setting.sentence);
  const own = ownModality(setting, from);
  const reporter = reporterBefore(setting, from) ?? reporterBehind(setting);
  const attributed = quote?.speaker ?? reporter?.entity ?? setting.accordingTo;
  const source = attributed === undefined ? {} : { attributedTo: attributed };
  // a question asserts nothing
  if (
    quote === undefined &&
    (own === undefined || own === 'planned') &&
    !setting.quoteAt.has(setting.sentence.last - 1) &&
    /\?["”’)]?\s*$/.test(document.text.slice(setting.sentence.start, setting.sentence.end))
  )
    return { modality: 'guessed', ...source };
  if (own !== undefined) return { modality: own, ...source };
  if (
    quote !== undefined ||
    reporter !== undefined ||
    setting.accordingTo !== undefined ||
    hearsay(tokens, from, at, group, setting.groups)
  )
    return { modality: 'reported', ...source };
  return { modality: 'asserted' };
}

/** Left end of the clause: behind a semicolon, colon, dash, or a comma or "and" that opens a new clause. */
function clauseStart(tokens: readonly Token[], at: number, sentence: Sentence): number {
  for (let i = at; i > Math.max(sentence.first, at - REACH); i -= 1) {
    const before = tokens[i - 1]!;
    if (before.post !== ' ' && (/[;:]|--|[–—]/.test(before.post) || closesQuoted(before))) return i;
    if (
      before.post.includes(',') &&
      /^(?:and|but|or|so|while|as|when|because|which|who|after|before|where|then)$/.test(tokens[i]!.lower)
    )
      return i;
    if (
      (before.lower === 'and' || before.lower === 'but') &&
      /^(?:the|a|an|he|she|it|they|we|there|this|that|people|many|some|others)$/.test(tokens[i]!.lower)
    )
      return i;
  }
  return Math.max(sentence.first, at - REACH);
}

/** Nouns of what may be so. */
const DOUBTS = new Set(['chance', 'possibility', 'likelihood', 'fear', 'fears', 'doubt', 'doubts', 'speculation']);

function ownModality(setting: Setting, from: number): Modality | undefined {
  const { document, at, group, sentence } = setting;
  const { tokens } = document;
  if (group?.negative) return 'negated';
  const start = group?.first ?? at;
  // "banned from claiming"
  if (
    group !== undefined &&
    tokens[start - 1]?.lower === 'from' &&
    tokens[group.main]!.tags.has('Gerund') &&
    setting.groups.some(
      (other) =>
        other.last <= start &&
        start - other.last <= 6 &&
        /^(?:ban|bar|prevent|stop|block|prohibit|discourage|dissuade|deter|keep|refrain)$/.test(other.verb),
    )
  )
    return 'negated';
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
    // a name, or the month
    if (tokens[i]!.lower === 'may' && isCapital(tokens[i]!) && i > sentence.first) continue;
    if (GUESS_WORDS.has(tokens[i]!.lower) && !/^(?:chance|fears?|feared|doubts?|could)$/.test(tokens[i]!.lower))
      return 'guessed';
    if (DOUBTS.has(tokens[i]!.lower)) return 'guessed';
  }
  if (modals.some((word) => /^(?:will|shall|'ll|won't)$/.test(word))) return 'planned';
  // "is meeting the clerks tomorrow", "opens next week"
  if (group !== undefined && isPresent(tokens, group) && laterBehind(tokens, group, sentence)) return 'planned';
  if (group?.infinitive && !factual) return ofInfinitive(tokens, start, from, governor);
  if (planned(tokens, start, from, group)) return 'planned';
  return group === undefined ? ofNoun(setting) : undefined;
}

/** Words before an event noun that say it is still to come, or may never. Source: written for this project. */
const TO_COME =
  /^(?:planned|upcoming|scheduled|proposed|coming|expected|future|impending|imminent|forthcoming|looming|intended|would-be|eventual|anticipated)$/;
const MAYBE = /^(?:possible|potential|likely|hypothetical|suspected|feared|threatened|presumed)$/;

/** Verbs that speak of what is not yet, and what their object is then. Source: written for this project. */
const LOOKS_AHEAD: ReadonlyMap<string, Modality> = new Map(
  (
    [
      [
        'plan,schedule,await,expect,arrange,prepare,organise,organize,intend,promise,pledge,offer,propose,anticipate,threaten,vow',
        'planned',
      ],
      [
        'need,demand,want,urge,consider,request,require,seek,advocate,favour,favor,recommend,call,ask,push,hope',
        'hypothetical',
      ],
      ['fear,risk,suspect,predict', 'guessed'],
      ['avoid,prevent,avert,cancel,rule out,deny', 'negated'],
    ] as const
  ).flatMap(([verbs, modality]) => verbs.split(',').map((verb) => [verb, modality] as const)),
);
/** Verbs that make what their object names, so that it is as sure as they are. */
const BRINGS_ABOUT: ReadonlySet<string> = new Set([
  ...CARRYING,
  ...'cause,trigger,spark,provoke,bring,face,hold,provide,lead,result,undergo,suffer,get,see'.split(','),
]);

/** A noun is no surer than the verb that brings it about: "will hold a meeting", "pledged a smooth transition", "calls for a vote". */
function ofNoun(setting: Setting): Modality | undefined {
  const { document, at, sentence, groups } = setting;
  const { tokens } = document;
  let first = at;
  while (
    first > sentence.first &&
    joined(tokens[first - 1]!, tokens[first]!) &&
    ['Adjective', 'Noun', 'Value', 'Participle', 'PastTense', 'Gerund'].some((tag) =>
      tokens[first - 1]!.tags.has(tag),
    ) &&
    !groups.some((group) => group.main === first - 1) &&
    !['Preposition', 'Conjunction', 'Pronoun', 'Determiner'].some((tag) => tokens[first - 1]!.tags.has(tag))
  )
    first -= 1;
  for (let i = first; i < at; i += 1) {
    if (TO_COME.test(tokens[i]!.lower)) return 'planned';
    if (MAYBE.test(tokens[i]!.lower)) return 'guessed';
  }
  // "presumed dead"
  if (/^(?:presumed|feared|believed|thought)$/.test(tokens[at - 1]?.lower ?? '') && at > sentence.first)
    return 'guessed';
  const ahead = nounAhead(tokens, sentence, first, at, groups);
  const sureAs = (group: VerbGroup) =>
    ownModality({ ...setting, at: group.main, group }, clauseStart(tokens, group.main, sentence));
  if (typeof ahead === 'string') return ahead;
  if (ahead !== undefined && sureAs(ahead) === 'planned') return 'planned';
  const definite =
    first > sentence.first &&
    (/^(?:the|this|that|these|those|his|her|its|their|our|my|your)$/.test(tokens[first - 1]!.lower) ||
      tokens[first - 1]!.possessive);
  let edge = first - 1;
  while (edge > sentence.first && tokens[edge]!.tags.has('Determiner')) edge -= 1;
  const word = tokens[edge]?.lower ?? '';
  if (/^(?:pending|awaiting)$/.test(word)) return 'planned';
  // "slated for release"
  if (
    word === 'for' &&
    /^(?:slated|scheduled|due|set|planned|ready|prepared|eligible)$/.test(tokens[edge - 1]?.lower ?? '')
  )
    return 'planned';
  const behind = /^(?:for|to|in|with|at|during)$/.test(word) && edge > sentence.first ? word : '';
  const last = behind === '' ? edge : edge - 1;
  const group = groups.findLast((other) => other.last - 1 <= last && other.main < at);
  if (group === undefined || group.last - 1 < last - (behind === '' ? 0 : 5)) return undefined;
  const looks = LOOKS_AHEAD.get(group.lemma) ?? LOOKS_AHEAD.get(group.verb);
  const takesFor = /^(?:call|ask|push|hope|plan|prepare|arrange)$/.test(group.verb);
  if (group.negative) return definite ? undefined : 'negated';
  if (
    looks !== undefined &&
    (behind === '' ? !/^(?:call|ask|push|hope)$/.test(group.verb) : behind === 'for' && takesFor)
  )
    if (!definite || /^(?:plan|schedule|await|arrange|prepare|avert|avoid|cancel)$/.test(group.verb)) return looks;
  // "are due to meet in a match"
  if (/^(?:in|at|during)$/.test(behind) && /^(?:a|an)$/.test(tokens[first - 1]?.lower ?? '')) return sureAs(group);
  if (behind === 'for' || behind === 'with' || (definite && !/^(?:hold|attend|host|give|make|face)$/.test(group.verb)))
    return undefined;
  if (!BRINGS_ABOUT.has(group.verb)) return undefined;
  // the verb's own modality, without its speaker
  return sureAs(group);
}

/** Nothing before the comma that stands before the subject speaks of this clause: "As odds became likely, the site crashed". */
function commaBound(tokens: readonly Token[], subject: number, from: number): number {
  for (let i = subject - 1; i >= from; i -= 1) if (tokens[i]!.post.includes(',')) return i + 1;
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

function isPresent(tokens: readonly Token[], { main, auxiliaries, infinitive, passive }: VerbGroup): boolean {
  if (infinitive || passive) return false;
  if (tokens[main]!.tags.has('Gerund'))
    return auxiliaries.length > 0 && auxiliaries.every((word) => /^(?:is|are|am|'s|'re|'m|not|n't)$/.test(word));
  return auxiliaries.length === 0 && tokens[main]!.tags.has('PresentTense') && !mayBePast(tokens[main]!.lower);
}

/** "tomorrow" or "next week" behind a verb, in its own clause. */
function laterBehind(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  for (let i = group.last; i < Math.min(sentence.last, group.last + 8); i += 1) {
    if (tokens[i - 1]!.post !== ' ' || (i > group.last && tokens[i]!.tags.has('Verb'))) return false;
    if (/^(?:that|before|after|until|ahead|of|for|about)$/.test(tokens[i]!.lower)) return false;
    if (startsLater(tokens, i) && !tokens[i]!.possessive && !tokens[i + 1]?.possessive) return true;
  }
  return false;
}

function denied(tokens: readonly Token[], start: number, from: number, group: VerbGroup | undefined): boolean {
  for (let i = start - 1; i >= Math.max(from, start - 4); i -= 1) {
    const word = tokens[i]!.lower;
    // "left without a word," Doe said
    if (group?.subject !== undefined && i < group.subject.first && /,["”’']|["”]/.test(tokens[i]!.post)) return false;
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
    const { lower, post } = tokens[i]!;
    if (lower === 'if' || lower === 'unless' || lower === 'lest')
      return !/^(?:as|even)$/.test(tokens[i - 1]?.lower ?? '') || tokens[i - 1]!.lower === 'even';
    if (post.includes(',')) break;
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
  if (group === undefined) return TO_COME.test(before.lower) || before.lower === 'next';
  return (
    tokens[group.main]!.tags.has('Gerund') &&
    /^(?:consider|considers|considering|considered|planning|plan|plans|about|of)$/.test(before.lower) &&
    before.lower !== 'of'
  );
}

function hearsay(
  tokens: readonly Token[],
  from: number,
  at: number,
  group: VerbGroup | undefined,
  groups: readonly VerbGroup[],
): boolean {
  // "accused of killing", "on suspicion of fraud", "charged with murder": said of somebody, not known
  for (let i = at - 1; i >= Math.max(from, at - 7); i -= 1)
    if (
      (tokens[i]!.lower === 'of' || tokens[i]!.lower === 'with') &&
      /^(?:accused|suspected|suspicion|charged|accusations?|allegations?|charges)$/.test(tokens[i - 1]?.lower ?? '')
    )
      return true;
  if (
    (group === undefined || (tokens[group.main]!.tags.has('Gerund') && group.auxiliaries.length === 0)) &&
    isCharge(tokens, at, groups)
  )
    return true;
  for (let i = at; i >= Math.max(from, at - 5); i -= 1) if (HEARSAY.has(tokens[i]!.lower)) return true;
  return (
    group?.passive === true &&
    /^(?:said|reported|alleged|believed|rumored|rumoured)$/.test(tokens[group.first - 2]?.lower ?? '') &&
    group.infinitive
  );
}

/** "charged with fraud, leaving the scene and vehicular manslaughter": each of the list is said, none is known. */
function isCharge(tokens: readonly Token[], at: number, groups: readonly VerbGroup[]): boolean {
  const last = groups.findLast(
    (group) =>
      group.main < at && !group.infinitive && (group.auxiliaries.length > 0 || !tokens[group.main]!.tags.has('Gerund')),
  );
  if (last === undefined || !/^(?:charge|accuse|suspect|indict)$/.test(last.verb) || at - last.main > 30) return false;
  if (!/^(?:with|of|on|for)$/.test(tokens[last.last]?.lower ?? '') && last.object === undefined) return false;
  for (let i = last.last; i < at; i += 1)
    if (
      /[;:]/.test(tokens[i]!.post) ||
      /^(?:who|which|that|after|before|when|while|but|because|following)$/.test(tokens[i]!.lower)
    )
      return false;
  return true;
}

/** The last word of a quoted sentence: what stands behind it is a sentence of its own. */
function closesQuoted(token: Token): boolean {
  return /[.!?]["”’']\s/.test(token.post);
}

/** Verbs that hand words to a speaker in a clause set behind them or between them. */
const FRAMES =
  /^(?:say|tell|add|write|tweet|post|state|announce|declare|claim|argue|insist|note|explain|report|warn|recall|reply|respond|continue|comment|conclude|complain|remark)$/;

/** Prepositions that set a verb of saying somewhere, so that what stands behind them is no part of what is said. */
const BESIDE = /^(?:in|at|during|on|after|before|following|via|by|through|from|outside|upon)$/;

/** First token of a clause that only names who speaks: "The site crashed and nobody knew, [Doe said] on Monday". */
function frameStart({ document: { tokens }, at, group, sentence, quote, quoteAt }: Setting): number | undefined {
  if (group === undefined || group.passive || !FRAMES.test(group.verb)) return undefined;
  // the words that an indirect quote reports have no marks; only marks set a frame apart
  if (quote !== undefined && quote.form !== 'indirect') return undefined;
  const main = tokens[at]!;
  const beside = tokens[at - 1];
  // "said he fled, adding that": the one who speaks goes on
  if (main.tags.has('Gerund') && group.auxiliaries.length === 0)
    return beside?.post.includes(',') === true && at - 1 >= sentence.first ? at : undefined;
  const edge = group.subject !== undefined && group.subject.first < group.first ? group.subject.first : group.first;
  const before = tokens[edge - 1];
  if (before === undefined || edge - 1 < sentence.first || !/,|["”]/.test(before.post)) return undefined;
  const next = tokens[group.last];
  const closed =
    group.last >= sentence.last ||
    next === undefined ||
    /[,.;:]/.test(tokens[group.last - 1]!.post) ||
    BESIDE.test(next.lower);
  const inverted = edge === group.first && quoteAt.get(edge - 1)?.form === 'direct';
  return closed || inverted ? edge : undefined;
}

/** The verb of saying that a phrase stands beside: "said in a statement", "told police during a search". */
function carrierOf({ document: { tokens }, at, group, groups, sentence }: Setting): VerbGroup | undefined {
  const first = group?.first ?? at;
  const carrier = groups.findLast((other) => other.main < first);
  // "were told on Monday to leave", "none were reported in the attacks": what was said, not where
  if (carrier === undefined || carrier.passive || carrier.negative || group?.infinitive === true) return undefined;
  if (!isReporting(tokens[carrier.main]!) || first - carrier.last > 8) return undefined;
  let edge = carrier.last;
  if (carrier.verb === 'tell' && carrier.object !== undefined && carrier.object.last <= first)
    edge = carrier.object.last;
  if (edge >= sentence.last || !BESIDE.test(tokens[edge]?.lower ?? '')) return undefined;
  // "said at least one was hurt"
  if (/^(?:least|most|first|last)$/.test(tokens[edge + 1]?.lower ?? '')) return undefined;
  for (let i = edge - 1; i < first; i += 1)
    if (tokens[i]!.post !== ' ' || (i >= edge && /^(?:that|he|she|it|they|we|i|there)$/.test(tokens[i]!.lower)))
      return undefined;
  return carrier;
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
      if (tokens[i]!.post === ' ') continue;
      else if (
        /[;:]/.test(tokens[i]!.post) ||
        closesQuoted(tokens[i]!) ||
        (/,/.test(tokens[i]!.post) && /^(?:but|while|although|whereas)$/.test(tokens[i + 1]?.lower ?? ''))
      )
        apart = true;
    const next = tokens[group.last];
    if (apart || next === undefined || group.last >= sentence.last) continue;
    // "after the theft was reported, Doe left": only "it was reported that" hands on what follows
    if (group.passive && tokens[group.last - 1]!.post.includes(',')) continue;
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
