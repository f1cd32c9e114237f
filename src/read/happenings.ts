/**
 * Happenings: verbs and event nouns with type, participants, place, time, amounts and modality. One mention in the text, one
 * happening; which of them are the same thing in the world is decided elsewhere.
 */
import type { Participant } from '../domain/extraction.ts';
import { withAmounts } from './attachments.ts';
import { findVerbGroups } from './clauses.ts';
import { EMPTY_VERBS, SILENT_GOVERNORS } from './data/happening-types.ts';
import { fromNoun } from './event-nouns.ts';
import { type Draft, draft, wordsOf } from './happening-drafts.ts';
import { withTimes } from './happening-times.ts';
import { typeOfVerb } from './happening-words.ts';
import { withHeadlines } from './headlines.ts';
import { mayBePast } from './lemma.ts';
import { judge } from './modality.ts';
import { isNounForm } from './noun-forms.ts';
import type { Phrase } from './noun-phrases.ts';
import { namesBody } from './noun-things.ts';
import { add, addPlace, entityOf, type Findings, Index, siteBehindPronoun } from './participants.ts';
import { isBareParticiple, isPerfectOnly } from './participles.ts';
import { inTitle } from './quoted-words.ts';
import { addBeyond, beyondObject } from './recipients.ts';
import { joined, type Sentence, type Token, type Tokens } from './tokens.ts';
import { isEmptyGroup, type VerbGroup } from './verb-group.ts';
import { withWordClasses } from './word-classes.ts';

/** All happenings in text order, salience not yet given. */
export function findHappenings(given: Findings): Draft[] {
  const findings = { ...given, document: withWordClasses(withHeadlines(given.document, given.mentions)) };
  const index = new Index(findings);
  return findings.document.sentences.flatMap((sentence) => happeningsOf(findings, sentence, index));
}

function happeningsOf(findings: Findings, sentence: Sentence, index: Index): Draft[] {
  const { document } = findings;
  const groups = findVerbGroups(document, sentence);
  const drafts: Draft[] = [];
  const source = accordingTo(document, sentence, index);
  const speakerOf = (group: VerbGroup) => entityOf(document, index, group.subject);
  const judgeAt = (at: number, group: VerbGroup | undefined) =>
    judge({
      document,
      sentence,
      at,
      group,
      groups,
      quote: index.quoteAt.get(at),
      quoteAt: index.quoteAt,
      speakerOf,
      accordingTo: source !== undefined && at >= source.from ? source.entity : undefined,
    });
  for (const group of groups) {
    const found = fromVerb(document, sentence, group, index);
    if (found === undefined || inTitle(document.tokens, sentence, group.main)) continue;
    drafts.push(Object.assign(found, judgeAt(group.main, group)));
  }
  const verbs = new Set(groups.filter((group) => !isEmptyGroup(group)).map((group) => group.main));
  for (let at = sentence.first; at < sentence.last; at += 1) {
    if (verbs.has(at)) continue;
    const found = fromNoun(document, sentence, at, index, groups);
    if (found === undefined || inTitle(document.tokens, sentence, at)) continue;
    drafts.push(Object.assign(found, judgeAt(at, undefined)));
  }
  drafts.sort((a, b) => a.at - b.at);
  return withTimes(document, sentence, withAmounts(document, sentence, drafts, groups), index);
}

function fromVerb(
  document: Tokens,
  sentence: Sentence,
  group: VerbGroup,
  index: Index,
): Omit<Draft, 'modality'> | undefined {
  const { tokens } = document;
  const main = tokens[group.main]!;
  if (index.mentionAt.get(group.main)?.form === 'name' || namesBody(tokens, group.main, sentence)) return undefined;
  const [subject, object] = group.passive ? [group.by, group.subject ?? group.object] : [group.subject, group.object];
  const beside = wordsOf(tokens, [group.subject, group.object, group.by], sentence);
  // "it appears she left": such an "it" stands for nothing
  const empty = opensClause(tokens, group, sentence);
  const pronoun = siteBehindPronoun(document, sentence, group.subject, index);
  if (pronoun !== undefined) beside.add('site');
  const typed = typeOfVerb(group.lemma, group.verb, beside, index.words);
  if (typed === undefined && (isEmptyGroup(group) || EMPTY_VERBS.has(group.verb) || group.verb.length < 3))
    return undefined;
  // half of a phrase that means something else
  if (IDIOMS.get(group.verb)?.test(tokens[group.last]?.lower ?? '') && group.last < sentence.last) return undefined;
  // "That said, ...": set words that tell of no saying
  if (
    main.lower === 'said' &&
    /^,/.test(main.post) &&
    tokens[group.main - 1]?.lower === 'that' &&
    group.main - 1 - sentence.first < 3 &&
    group.main > sentence.first
  )
    return undefined;
  if (typed?.type === 'cause' || governs(tokens, group, sentence) || isImperative(tokens, group, main, sentence))
    return undefined;
  if (typed === undefined && (!looksLikeVerb(tokens, group) || isNounForm(tokens, group, sentence))) return undefined;
  const participants: Participant[] = [];
  // "Tax site crashes hours before the deadline": what stands behind is no object when the subject alone gives the type
  const outage = typed?.type === 'service.outage' && typeOfSubject(document, sentence, group, index) === typed.type;
  // "rose 4%": how much, not what
  const measured =
    !group.passive &&
    ((typed?.undergone === true && !typed.type.startsWith('life.')) || typed?.type.startsWith('movement.') === true) &&
    isMeasure(tokens, object);
  const undergone =
    (typed?.undergone === true && (object === undefined || outage || measured)) ||
    (group.reduced && !group.passive) ||
    isPerfectOnly(tokens, group) ||
    isBareParticiple(tokens, group, sentence);
  add(
    participants,
    document,
    index,
    empty ? undefined : subject,
    undergone ? 'patient' : 'agent',
    subject === group.subject ? pronoun : undefined,
  );
  // "came fourth"
  const placed = /^(?:come|finish|end|rank|start)$/.test(group.verb) && isMeasure(tokens, object);
  // "took place" has nothing it is done to
  const idle = group.verb === 'take' && object?.last === group.last + 1 && tokens[group.last]!.lower === 'place';
  const beyond = beyondObject(document, sentence, group, typed?.type ?? 'other', index);
  // "became a minister": what somebody is, not what it is done to
  const predicate = /^(?:become|remain)$/.test(group.verb);
  if (!outage && !measured && !placed && !idle && !predicate && !isScore(document, object))
    add(participants, document, index, object, beyond.objectReceives ? 'recipient' : 'patient');
  addBeyond(participants, document, index, beyond);
  addPlace(participants, document, sentence, group.main, index);
  if (typed === undefined && participants.length === 0) return undefined;
  return draft(
    document,
    sentence,
    { first: group.main, last: idle ? object.last : Math.max(group.last, group.main + 1) },
    idle ? 'take place' : group.lemma,
    typed,
    participants,
    main,
    'verb',
  );
}

/** Verbs with the word behind them that makes them mean something else as a whole. */
const IDIOMS: ReadonlyMap<string, RegExp> = new Map([
  ['fall', /^(?:asleep|foul|prey|victim|flat)$/],
  ['go', /^(?:wrong|awry|viral|missing|unnoticed)$/],
  ['come', /^(?:true|forward)$/],
  ['win', /^or$/],
  ['force', /^(?:feed|fed|feeding|feeds)$/],
]);

/** The type the subject's words alone would give. */
function typeOfSubject(document: Tokens, sentence: Sentence, group: VerbGroup, index: Index): string | undefined {
  const words = wordsOf(document.tokens, [group.passive ? undefined : group.subject], sentence);
  return typeOfVerb(group.lemma, group.verb, words, index.words)?.type;
}

/** "declined to comment", "plans to sell": the verb behind "to" is what happens or does not. */
function governs(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  const next = tokens[group.last];
  return (
    next !== undefined &&
    group.last < sentence.last &&
    next.lower === 'to' &&
    SILENT_GOVERNORS.has(group.verb) &&
    tokens[group.last + 1]?.tags.has('Verb') === true
  );
}

/** "it appears she left": what appears is told in a clause, and "it" stands for nothing. */
function opensClause(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  const next = tokens[group.last];
  return (
    /^(?:appear|seem|emerge|transpire|turn out)$/.test(group.lemma) &&
    group.subject !== undefined &&
    tokens[group.subject.last - 1]!.lower === 'it' &&
    next !== undefined &&
    group.last < sentence.last &&
    joined(tokens[group.last - 1]!, next) &&
    (next.tags.has('Determiner') || /^(?:that|as|like|i|he|she|it|we|they|you|there)$/.test(next.lower))
  );
}

function isMeasure(tokens: readonly Token[], object: Phrase | undefined): boolean {
  if (object === undefined) return false;
  for (let i = object.first; i < object.last; i += 1)
    if (
      !tokens[i]!.tags.has('Value') &&
      !/^(?:percent|points?|cents?|per|cent|dollars?|pence|million|billion|times|meters?|metres?|feet|foot|miles?|km|kilometers?|kilometres?|yards?|inches)$/.test(
        tokens[i]!.lower,
      )
    )
      return false;
  return true;
}

/** "lost 1 – 2", "won 3-0": by how much. */
function isScore({ tokens, text }: Tokens, object: Phrase | undefined): boolean {
  return (
    object !== undefined &&
    /^\d{1,3}\s?[-–—:]\s?\d{1,3}$/.test(text.slice(tokens[object.first]!.start, tokens[object.last - 1]!.end))
  );
}

/** "Try the site first": a base form that opens the sentence asks and tells nothing. */
function isImperative(tokens: readonly Token[], group: VerbGroup, main: Token, sentence: Sentence): boolean {
  let edge = group.first - 1;
  while (edge > sentence.first && tokens[edge]!.tags.has('Adverb') && joined(tokens[edge]!, tokens[edge + 1]!))
    edge -= 1;
  // "If you want to see it, avoid the weekends"
  const advises =
    edge > sentence.first &&
    tokens[edge]!.post.startsWith(',') &&
    /^(?:if|when|whenever|unless|for|to)$/.test(tokens[sentence.first]!.lower);
  const opens =
    advises ||
    group.first === sentence.first ||
    // "Mira Tolos: Hire a driver!"
    (group.first > sentence.first && tokens[group.first - 1]!.post.includes(':')) ||
    (group.first === sentence.first + 1 &&
      /^(?:please|just|also|never|always|now)$/.test(tokens[sentence.first]!.lower)) ||
    opensBehindCondition(tokens, group, sentence);
  return opens && group.auxiliaries.length === 0 && group.verb === main.lower && !mayBePast(main.lower);
}

/** "If you want to miss the queues, definitely avoid the weekend": nobody stands before it but the comma. */
function opensBehindCondition(tokens: readonly Token[], group: VerbGroup, sentence: Sentence): boolean {
  if (group.subject !== undefined || group.infinitive) return false;
  let at = group.first - 1;
  while (at > sentence.first && tokens[at]!.tags.has('Adverb') && !/,/.test(tokens[at]!.post)) at -= 1;
  return at > sentence.first && /^,/.test(tokens[at]!.post);
}

/** A base form needs an auxiliary, "to" or a plural subject; otherwise it is likely a noun or adjective read as a verb. */
function looksLikeVerb(tokens: readonly Token[], group: VerbGroup): boolean {
  const token = tokens[group.main]!;
  if (group.verb !== token.lower || mayBePast(token.lower) || group.infinitive || group.auxiliaries.length > 0)
    return true;
  const head = group.subject === undefined ? undefined : tokens[group.subject.last - 1]!;
  // "help them deal with it"
  if (
    head !== undefined &&
    /^(?:them|him|her|me|us)$/.test(head.lower) &&
    /^(?:help|helps|helped|helping|let|lets|see|saw|watch|watched|hear|heard)$/.test(
      tokens[head.index - 1]?.lower ?? '',
    )
  )
    return true;
  return (
    head !== undefined &&
    (head.tags.has('Plural') || /^(?:i|you|we|they|people|many|few|some|others|who|police)$/.test(head.lower))
  );
}

/** Who is named behind "according to", and from which token on it is told: "boats which, according to Doe, sank" tells so of the boats alone. */
function accordingTo(
  document: Tokens,
  sentence: Sentence,
  index: Index,
): { readonly entity: number; readonly from: number } | undefined {
  const { tokens } = document;
  for (let i = sentence.first; i + 2 < sentence.last; i += 1) {
    if (tokens[i]!.lower !== 'according' || tokens[i + 1]!.lower !== 'to') continue;
    const inside = i > sentence.first && /^(?:who|which|that|whom)$/.test(tokens[i - 1]!.lower);
    for (const mention of index.mentionsOf(sentence.index))
      if (mention.first >= i + 2 && mention.first <= i + 8)
        return { entity: mention.entity, from: inside && /^,/.test(tokens[i - 1]!.post) ? i : sentence.first };
  }
  return undefined;
}
