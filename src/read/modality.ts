/**
 * How sure a text is of a happening: asserted, negated, reported (by whom), hypothetical, planned or guessed. Decided from
 * the words before the trigger in its clause, the quote it stands in, and a reporting clause behind it.
 */
import type { Modality } from '../domain/extraction.ts';
import { hearsay } from './charges.ts';
import { CONDITION_WORDS, DENIAL_WORDS, FACTUAL_WORDS, GUESS_WORDS } from './data/reporting-verbs.ts';
import { isDemanded } from './demands.ts';
import { ofHanging } from './hanging-verbs.ts';
import { comesAfter, isPresent, laterBehind, ofInfinitive } from './infinitive-modality.ts';
import { type Certainty, closesQuoted, type Setting } from './modality-setting.ts';
import { ofNoun, SAID, TO_COME } from './noun-modality.ts';
import { DEFINITE } from './phrase-words.ts';
import { questionOf } from './questions.ts';
import { isQuoted } from './quoted-words.ts';
import { carrierOf, frameStart, reporterBefore, reporterBehind } from './reporters.ts';
import { isNamedReport } from './reporting-nouns.ts';
import { isCapital, joined, type Sentence, type Token } from './tokens.ts';
import { hasTense, type VerbGroup } from './verb-group.ts';

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
  const question =
    quote === undefined &&
    !asks(setting) &&
    (setting.quoteAt.get(setting.sentence.last - 1)?.form ?? 'indirect') === 'indirect'
      ? questionOf(document.text, tokens, setting.sentence, at)
      : undefined;
  if (question === 'wouldBe' && own === undefined) return { modality: 'hypothetical', ...source };
  if (question === 'takenAsSo' && own === undefined) return { modality: 'asserted' };
  if (
    question === 'open' &&
    (own === undefined || own === 'planned') &&
    !(
      group === undefined &&
      setting.groups.some(({ verb }) => !/^(?:do|be|have)$/.test(verb)) &&
      isDefinite(tokens, at, from)
    )
  )
    return { modality: 'hypothetical', ...source };
  if (own !== undefined) return { modality: own, ...source };
  if (
    quote !== undefined ||
    reporter !== undefined ||
    isQuoted(tokens, setting.sentence, at) ||
    isNamedReport(setting) ||
    setting.accordingTo !== undefined ||
    accordingToSome(tokens, setting.sentence) ||
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

/** The verb whose doing brings about that of a bare infinitive: "would help me find it", "let them go". */
function helperOf({ document: { tokens }, groups }: Setting, group: VerbGroup): VerbGroup | undefined {
  // "will begin being told"
  if (group.auxiliaries[0] === 'being' && group.first > 0)
    return groups.find(
      (other) => other.last === group.first && /^(?:begin|start|continue|keep|stop)$/.test(other.verb),
    );
  if (group.auxiliaries.length > 0 || group.infinitive || !tokens[group.main]!.tags.has('Infinitive')) return undefined;
  const helper = groups.findLast((other) => other.main < group.first);
  if (helper === undefined || !/^(?:help|let|make)$/.test(helper.verb) || group.first - helper.last > 5)
    return undefined;
  for (let i = helper.last - 1; i < group.first; i += 1) if (tokens[i]!.post !== ' ') return undefined;
  return helper;
}

/** "according to reports", "according to two officials": told by people without a name. */
function accordingToSome(tokens: readonly Token[], sentence: Sentence): boolean {
  for (let i = sentence.first; i + 2 < sentence.last; i += 1)
    if (tokens[i]!.lower === 'according' && tokens[i + 1]!.lower === 'to')
      for (let j = i + 2; j < Math.min(sentence.last, i + 9); j += 1) {
        if (TELLERS.test(tokens[j]!.lower)) return true;
        if (tokens[j]!.post !== ' ') break;
      }
  return false;
}

const TELLERS =
  /^(?:reports?|officials?|police|sources?|witness(?:es)?|authorities|figures|data|documents?|study|studies|analysts?|experts?|spokes\w+|people|survey|polls?|ministry|statement|media|court|records|lawyers?|investigators?|prosecutors?|researchers?|newspapers?|agency|agencies|scientists?|complaint|indictment|affidavit)$/;

function insteadOf(tokens: readonly Token[], start: number, sentence: Sentence): boolean {
  if (start - 2 < sentence.first) return false;
  const words = `${tokens[start - 2]!.lower} ${tokens[start - 1]!.lower}`;
  return words === 'rather than' || words === 'instead of';
}

/** "could see": what somebody perceives is there. */
function perceives(modals: readonly string[], group: VerbGroup | undefined): boolean {
  return (
    modals.every((word) => !/^(?:would|should|may|might|wouldn't|'d)$/.test(word)) &&
    group !== undefined &&
    !group.passive &&
    /^(?:see|hear|feel|smell)$/.test(group.verb)
  );
}

/** The guess at `i` is not at the trigger: "held on suspicion of fraud and is in custody", "unclear whether it hit ships built there", "unclear why". */
function guessesElse({ document: { tokens }, group, groups }: Setting, i: number, start: number): boolean {
  if (
    /^(?:unclear|wonder|wondering)$/.test(tokens[i]!.lower) &&
    /^(?:how|why|when|where|who|what)$/.test(tokens[i + 1]?.lower ?? '')
  )
    return true;
  if (
    /^(?:whether|suspicion|chance|possibility|likelihood|fears?|doubts?|speculation|rumou?rs?|theory)$/.test(
      tokens[i]!.lower,
    )
  ) {
    // the clause of the trigger opened before the guess
    if (
      group?.subject !== undefined &&
      group.subject.last <= i &&
      hasTense(tokens, group) &&
      !group.reduced &&
      tokens[i]!.lower !== 'whether'
    )
      return true;
    const between = groups.find(
      (other) => other.main > i && other.last <= start && !other.infinitive && hasTense(tokens, other),
    );
    return between !== undefined && (group === undefined ? tokens[i]!.lower !== 'whether' : group.reduced);
  }
  return false;
}

/** "They asked why not wait?": the asking was done. */
function asks({ document: { tokens }, group, sentence }: Setting): boolean {
  if (group !== undefined && /^(?:think|believe|guess|suppose|mean)$/.test(group.verb))
    return (
      group.subject !== undefined &&
      /^(?:i|we)$/.test(tokens[group.subject.first]!.lower) &&
      group.auxiliaries.length === 0
    );
  return (
    group !== undefined &&
    /^(?:ask|wonder)$/.test(group.verb) &&
    !group.infinitive &&
    group.subject !== undefined &&
    group.subject.first - sentence.first < 3 &&
    !tokens[sentence.first]!.tags.has('Auxiliary') &&
    tokens[group.main]!.tags.has('PastTense')
  );
}

/** "the", "his" or "Doe's" stands before the noun. */
function isDefinite(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 4) && joined(tokens[i]!, tokens[i + 1]!); i -= 1) {
    if (DEFINITE.test(tokens[i]!.lower) || tokens[i]!.possessive) return true;
    if (tokens[i]!.tags.has('Preposition') || tokens[i]!.tags.has('Verb')) return false;
  }
  return false;
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
  if (denied(setting, start, from)) return 'negated';
  const governor = group?.infinitive
    ? setting.groups.findLast((other) => other.last <= group.first && group.first - other.last <= 6)
    : undefined;
  // "managed to flee" happened, "did not manage to flee" did not, "may begin to fall" may
  const factual = governor !== undefined && FACTUAL_WORDS.has(governor.verb) && reaches(tokens, governor, start);
  if (factual && governor.negative) return 'negated';
  // "rather than reducing the price", "instead of a vote", "rather than people falling ill"
  if (
    insteadOf(tokens, start, sentence) ||
    (group?.subject !== undefined && insteadOf(tokens, group.subject.first, sentence))
  )
    return 'negated';
  const helper = group === undefined ? undefined : helperOf(setting, group);
  if (helper !== undefined)
    return ownModality({ ...setting, at: helper.main, group: helper }, clauseStart(tokens, helper.main, sentence));
  const modals = [...(group?.auxiliaries ?? []), ...(factual ? governor.auxiliaries : [])];
  const maybe = modals.some((word) => /^(?:may|might|could)$/.test(word));
  // "might have seen" guesses at what was, "might see" speaks of what may be
  if (maybe && modals.includes('have')) return 'guessed';
  if (maybe && !perceives(modals, group)) return 'hypothetical';
  // "must have seen" guesses, "must leave" is asked for
  if (modals.includes('must') && !/^(?:make|know|feel|realize|realise|mean|seem)$/.test(group?.verb ?? ''))
    return modals.includes('have') ? 'guessed' : 'planned';
  if (conditional(tokens, start, from, sentence) || isInvited(tokens, group, sentence)) return 'hypothetical';
  if (modals.some((word) => /^(?:would|should|wouldn't|'d|can)$/.test(word)) && !perceives(modals, group))
    return 'hypothetical';
  const bound = commaBound(tokens, group?.subject?.first ?? start, from);
  for (let i = start - 1; i >= Math.max(bound, start - 9); i -= 1) {
    // a name, or the month
    if (tokens[i]!.lower === 'may' && isCapital(tokens[i]!) && i > sentence.first) continue;
    if (guessesElse(setting, i, start)) continue;
    // "negotiated with a suspect"
    if (tokens[i]!.lower === 'suspect' && !tokens[i]!.tags.has('Verb')) continue;
    if (tokens[i]!.lower === 'suspect' && tokens[i - 1]?.tags.has('Determiner') === true) continue;
    // "may cause death"
    if (group === undefined && /^(?:may|might)$/.test(tokens[i]!.lower) && !tokens[i]!.possessive)
      return tokens[i + 1]!.lower === 'have' ? 'guessed' : 'hypothetical';
    if (GUESS_WORDS.has(tokens[i]!.lower) && !/^(?:chance|fears?|feared|doubts?|could)$/.test(tokens[i]!.lower))
      return 'guessed';
    if (DOUBTS.has(tokens[i]!.lower)) return 'guessed';
  }
  if (modals.some((word) => /^(?:will|shall|'ll|won't)$/.test(word))) return 'planned';
  // "is meeting the clerks tomorrow", "opens next week"
  if (group !== undefined && isPresent(tokens, group) && laterBehind(tokens, group, sentence)) return 'planned';
  if (group !== undefined && comesAfter(setting, group)) return 'planned';
  // "devoted to talking"
  // but "seems to be talking"
  if (
    group?.infinitive &&
    !factual &&
    (!tokens[group.main]!.tags.has('Gerund') ||
      (group.auxiliaries.includes('be') &&
        /^(?:seem|appear|say|report|allege|believe|think|expect)$/.test(governor?.verb ?? '')))
  )
    return ofInfinitive(tokens, start, from, governor);
  if (isBidden(setting) || (group !== undefined && isDemanded(tokens, group, sentence))) return 'planned';
  const sureAs = (verb: VerbGroup) =>
    ownModality({ ...setting, at: verb.main, group: verb }, clauseStart(tokens, verb.main, sentence));
  const hanging = ofHanging(setting, sureAs);
  if (hanging !== undefined) return hanging;
  if (planned(tokens, start, from, group)) return 'planned';
  return group === undefined ? ofNoun(setting, sureAs) : undefined;
}

/** "began to sell", "began slowly to sell", "forced them to sell", but "has plans to sell": the verb before "to" itself, or with whom it brings to it. */
function reaches(tokens: readonly Token[], governor: VerbGroup, start: number): boolean {
  if (governor.last >= start - 1) return true;
  return (
    governor.last === start - 2 &&
    (/^(?:help|force|get|compel|oblige|serve|use)$/.test(governor.verb) || !tokens[start - 2]!.tags.has('Noun'))
  );
}

/** Nothing before the comma that stands before the subject speaks of this clause: "As odds became likely, the site crashed". */
function commaBound(tokens: readonly Token[], subject: number, from: number): number {
  for (let i = subject - 1; i >= from; i -= 1) if (tokens[i]!.post.includes(',')) return i + 1;
  return from;
}

/** What a denial takes for granted: the accusation that is denied was made, and "denies the change is due to it" doubts no change. */
function isGranted({ document: { tokens }, at, group, groups }: Setting, from: number): boolean {
  if (group !== undefined) return false;
  if (SAID.test(tokens[at]!.lower)) return true;
  return (
    isDefinite(tokens, at, from) &&
    groups.some(
      (other) => other.subject?.last === at + 1 && other.main > at && hasTense(tokens, other) && !other.reduced,
    )
  );
}

/** "without a thorough public review": over the words that describe what was missing. */
function isWithout(tokens: readonly Token[], at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 7); i -= 1) {
    const { lower, tags } = tokens[i]!;
    if (lower === 'without') return true;
    if (!tags.has('Adjective') && !tags.has('Noun') && !tags.has('Determiner') && !tags.has('Adverb')) return false;
    if (tokens[i]!.post !== ' ' && tokens[i]!.post !== '-') return false;
  }
  return false;
}

function denied(setting: Setting, start: number, from: number): boolean {
  const { document, group } = setting;
  const { tokens } = document;
  for (let i = start - 1; i >= Math.max(from, start - 4); i -= 1) {
    const word = tokens[i]!.lower;
    // "left without a word," Doe said
    if (group?.subject !== undefined && i < group.subject.first && /,["”’']|["”]/.test(tokens[i]!.post)) return false;
    if (!DENIAL_WORDS.has(word) || (group === undefined && word === 'without')) continue;
    // "not alone in", "not only"; who pleads not guilty is charged all the same
    if (word === 'not' && /^(?:alone|only|just|merely|guilty)$/.test(tokens[i + 1]!.lower)) continue;
    if (/^den(?:y|ies|ied|ying)$/.test(word) && isGranted(setting, from)) continue;
    // "failed to reach", "without a fight", "no deal", "denied killing": close by; "no" only before nouns
    if (/^(?:no|neither)$/.test(word))
      return group === undefined ? start - i <= 3 : i === (group.subject?.first ?? -1) - 1;
    if (/^(?:fail|refus|declin)/.test(word)) return group?.infinitive === true;
    return start - i <= 3;
  }
  return group === undefined && isWithout(tokens, start, from);
}

function conditional(tokens: readonly Token[], start: number, from: number, sentence: Sentence): boolean {
  for (let i = start - 1; i >= from; i -= 1) {
    const { lower, post } = tokens[i]!;
    if (lower === 'case' && tokens[i - 1]?.lower === 'in' && i > from) return true;
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
  if (!tokens[group.main]!.tags.has('Gerund')) return false;
  const lead = start - 2 >= from ? tokens[start - 2]!.lower : '';
  // "the intention of leaving", "focused on winning"
  if (before.lower === 'of')
    return /^(?:intentions?|intent|aims?|goals?|objectives?|ambitions?|dreams?|hopes?|plans?)$/.test(lead);
  if (/^(?:on|at|toward|towards)$/.test(before.lower))
    return /^(?:focus(?:ed|es|ing)?|intent|bent|keen|set|aimed|aiming|geared)$/.test(lead);
  return /^(?:consider|considers|considering|considered|planning|plan|plans|about)$/.test(before.lower);
}

/** "Continue reading the story": what the reader is asked to do. */
function isBidden({ document: { tokens }, group, sentence }: Setting): boolean {
  if (group === undefined || !tokens[group.main]!.tags.has('Gerund') || group.auxiliaries.length > 0) return false;
  const lead = group.first > sentence.first ? tokens[group.first - 1]! : undefined;
  return lead !== undefined && isCapital(lead) && /^(?:continue|keep|start|stop|try|begin)$/.test(lead.lower);
}

/** "can you tell me": asked of somebody, question mark or not. */
function isInvited(tokens: readonly Token[], group: VerbGroup | undefined, sentence: Sentence): boolean {
  const subject = group?.subject;
  return (
    group !== undefined &&
    subject !== undefined &&
    subject.last === group.first &&
    subject.first > sentence.first &&
    group.auxiliaries.length === 0 &&
    group.verb === tokens[group.main]!.lower &&
    tokens[subject.first]!.lower === 'you' &&
    /^(?:can|could|will|would)$/.test(tokens[subject.first - 1]!.lower)
  );
}
