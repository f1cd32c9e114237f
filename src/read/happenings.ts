/**
 * Happenings: verbs and event nouns with type, participants, place, time, amounts and modality. One mention in the text, one
 * happening; which of them are the same thing in the world is decided elsewhere.
 */
import type { Happening, Participant, Role } from '../domain/extraction.ts';
import { withAmounts, withTimes } from './attachments.ts';
import { findVerbGroups, isEmptyGroup, type VerbGroup } from './clauses.ts';
import { EMPTY_VERBS, SILENT_GOVERNORS } from './data/happening-types.ts';
import { isEventNoun, type Typed, typeOfNoun, typeOfVerb } from './happening-words.ts';
import { withHeadlines } from './headlines.ts';
import { mayBePast, nounLemma } from './lemma.ts';
import { judge } from './modality.ts';
import { type Phrase, phraseAfter } from './noun-phrases.ts';
import { add, addPlace, entityOf, type Findings, Index, siteBehindPronoun } from './participants.ts';
import { addBeyond, beyondObject } from './recipients.ts';
import { joined, type Sentence, type Token, type Tokens } from './tokens.ts';

/** A happening before salience is known. */
export type Draft = Omit<Happening, 'salience'> & { readonly at: number };

/** All happenings in text order, salience not yet given. */
export function findHappenings(given: Findings): Draft[] {
  const findings = { ...given, document: withHeadlines(given.document, given.mentions) };
  const index = new Index(findings);
  return findings.document.sentences.flatMap((sentence) => happeningsOf(findings, sentence, index));
}

function happeningsOf(findings: Findings, sentence: Sentence, index: Index): Draft[] {
  const { document } = findings;
  const groups = findVerbGroups(document, sentence);
  const drafts: Draft[] = [];
  const setting = {
    document,
    sentence,
    groups,
    quoteAt: index.quoteAt,
    accordingTo: accordingTo(document, sentence, index),
    speakerOf: (group: VerbGroup) => entityOf(document, index, group.subject),
  };
  for (const group of groups) {
    const found = fromVerb(document, sentence, group, index);
    if (found === undefined) continue;
    drafts.push({ ...found, ...judge({ ...setting, at: group.main, group, quote: index.quoteAt.get(group.main) }) });
  }
  const verbs = new Set(groups.filter((group) => !isEmptyGroup(group)).map((group) => group.main));
  for (let at = sentence.first; at < sentence.last; at += 1) {
    if (verbs.has(at)) continue;
    const found = fromNoun(document, sentence, at, index);
    if (found === undefined) continue;
    drafts.push({ ...found, ...judge({ ...setting, at, group: undefined, quote: index.quoteAt.get(at) }) });
  }
  drafts.sort((a, b) => a.at - b.at);
  return withTimes(sentence, withAmounts(document, sentence, drafts, groups), index);
}

function fromVerb(
  document: Tokens,
  sentence: Sentence,
  group: VerbGroup,
  index: Index,
): Omit<Draft, 'modality'> | undefined {
  const { tokens } = document;
  const main = tokens[group.main]!;
  if (index.mentionAt.get(group.main)?.form === 'name') return undefined;
  const [subject, object] = group.passive ? [group.by, group.subject ?? group.object] : [group.subject, group.object];
  const beside = wordsOf(tokens, [group.subject, group.object, group.by], sentence);
  const pronoun = siteBehindPronoun(document, sentence, group.subject, index);
  if (pronoun !== undefined) beside.add('site');
  const typed = typeOfVerb(group.lemma, group.verb, beside, index.words);
  if (typed === undefined && (isEmptyGroup(group) || EMPTY_VERBS.has(group.verb) || group.verb.length < 3))
    return undefined;
  if (typed?.type === 'cause' || governs(tokens, group, sentence) || isImperative(group, main, sentence))
    return undefined;
  if (typed === undefined && !looksLikeVerb(tokens, group)) return undefined;
  const participants: Participant[] = [];
  // "Tax site crashes hours before the deadline": what stands behind is no object when the subject alone gives the type
  const outage = typed?.type === 'service.outage' && typeOfSubject(document, sentence, group, index) === typed.type;
  const undergone =
    (typed?.undergone === true && (object === undefined || outage || isMeasure(tokens, object))) ||
    isReduced(tokens, group, subject, object, sentence);
  add(
    participants,
    document,
    index,
    subject,
    undergone ? 'patient' : 'agent',
    subject === group.subject ? pronoun : undefined,
  );
  // "rose 4%": how much, not what
  const measured = typed?.type.startsWith('economy.') === true && isMeasure(tokens, object);
  const beyond = beyondObject(document, sentence, group, typed?.type ?? 'other');
  if (!outage && !measured) add(participants, document, index, object, beyond.objectReceives ? 'recipient' : 'patient');
  addBeyond(participants, document, index, beyond);
  addPlace(participants, document, sentence, group.main, index);
  if (typed === undefined && participants.length === 0) return undefined;
  return draft(
    document,
    sentence,
    { first: group.main, last: Math.max(group.last, group.main + 1) },
    group.lemma,
    typed,
    participants,
    main,
    'verb',
  );
}

function fromNoun(document: Tokens, sentence: Sentence, at: number, index: Index): Omit<Draft, 'modality'> | undefined {
  const { tokens } = document;
  const token = tokens[at]!;
  if (
    !(token.tags.has('Noun') || token.lower === 'dead' || token.tags.has('Gerund') || token.tags.has('Verb')) ||
    token.tags.has('Auxiliary')
  )
    return undefined;
  const held = index.mentionAt.get(at);
  if (held !== undefined && held.form === 'name') return undefined;
  const single = nounLemma(token.lower);
  const pair = at > sentence.first && joined(tokens[at - 1]!, token) ? `${tokens[at - 1]!.lower} ${single}` : '';
  const lemma = isEventNoun(pair) ? pair : single;
  if (!isEventNoun(lemma) || partOfCompound(tokens, at, sentence)) return undefined;
  if (at > sentence.first && /^(?:anti|pro|non|counter)$/.test(tokens[at - 1]!.lower)) return undefined;
  const first = lemma === pair ? at - 1 : at;
  const before = modifiersBefore(tokens, first, sentence);
  const complement = complementAfter(tokens, at, sentence);
  const beside = wordsOf(tokens, [before, complement?.phrase], sentence);
  const typed = typeOfNoun(lemma, beside, index.words);
  if (typed === undefined) return undefined;
  const participants: Participant[] = [];
  if (before !== undefined && !TIME_WORDS.test(tokens[before.last - 1]!.lower))
    add(participants, document, index, owner(tokens, before), ownerRole(tokens, before, typed));
  // "the ruling of the court", "a statement of the union": who makes it
  const made = /^(?:statement|courts\.verdict|decision)/.test(typed.type) && tokens[at + 1]?.lower === 'of';
  if (complement !== undefined) add(participants, document, index, complement.phrase, made ? 'agent' : complement.role);
  addPlace(participants, document, sentence, at, index);
  return draft(document, sentence, { first, last: at + 1 }, lemma, typed, participants, token, 'noun');
}

/** "a dawn crash", "weekend talks": when, not who. */
const TIME_WORDS =
  /^(?:dawn|dusk|day|night|morning|evening|afternoon|weekend|winter|summer|spring|autumn|year|month|week|minute|hour|today|yesterday|overnight|midnight)$/;

/** "crash site", "race day", "strike force": the event noun only colours the next one. */
function partOfCompound(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= sentence.last || tokens[at]!.possessive || tokens[at]!.post !== ' ') return false;
  if (
    next.tags.has('Noun') &&
    !next.tags.has('Pronoun') &&
    (!next.tags.has('Date') || /^(?:day|night)$/.test(next.lower)) &&
    !isEventNoun(nounLemma(next.lower))
  )
    return !/^(?:victory|result|outcome)s?$/.test(next.lower) || true;
  return false;
}

function draft(
  document: Tokens,
  sentence: Sentence,
  words: Phrase,
  lemma: string,
  typed: Typed | undefined,
  participants: readonly Participant[],
  main: Token,
  rule: string,
): Omit<Draft, 'modality'> {
  const first = document.tokens[words.first]!;
  const last = document.tokens[words.last - 1]!;
  const score =
    (typed === undefined ? 450 : 700) +
    (participants.some((participant) => participant.entity !== undefined) ? 100 : 0);
  return {
    type: typed?.type ?? 'other',
    lemma,
    trigger: { start: first.start, end: last.end },
    sentence: sentence.index,
    participants,
    amounts: [],
    score,
    rule: `happening.${rule}`,
    at: main.index,
  };
}

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

function isMeasure(tokens: readonly Token[], object: Phrase | undefined): boolean {
  if (object === undefined) return false;
  for (let i = object.first; i < object.last; i += 1)
    if (
      !tokens[i]!.tags.has('Value') &&
      !/^(?:percent|points?|cents?|per|cent|dollars?|pence|million|billion|times)$/.test(tokens[i]!.lower)
    )
      return false;
  return true;
}

/** Verbs that never go without an object: where none stands, the subject undergoes it. */
const TRANSITIVE = new Set(
  'fear,presume,foil,thwart,intercept,reject,approve,block,kill,arrest,injure,wound,hurt,detain,charge,convict,acquit,jail,destroy,damage,name,elect,appoint,nominate,evacuate,rescue,kidnap,abduct,displace,murder,shoot,stab,seize,ban,suspend,bomb,affect,accuse,describe,identify,hospitalise,hospitalize,deploy,publish,release,award,intend,strand,trap,equip,arm'.split(
    ',',
  ),
);

/** "one of the victims killed in the storm": a bare participle behind its noun. */
function isReduced(
  tokens: readonly Token[],
  group: VerbGroup,
  subject: Phrase | undefined,
  object: Phrase | undefined,
  sentence: Sentence,
): boolean {
  if (
    group.passive ||
    group.infinitive ||
    group.auxiliaries.length > 0 ||
    object !== undefined ||
    subject === undefined
  )
    return false;
  return (
    TRANSITIVE.has(group.verb) &&
    tokens[group.main]!.tags.has('PastTense') &&
    (group.last >= sentence.last ||
      !joined(tokens[group.main]!, tokens[group.last]!) ||
      !tokens[group.last]!.tags.has('Noun') ||
      tokens[group.last]!.tags.has('Date'))
  );
}

/** "Try the site first": a base form that opens the sentence asks and tells nothing. */
function isImperative(group: VerbGroup, main: Token, sentence: Sentence): boolean {
  return (
    group.first === sentence.first &&
    group.auxiliaries.length === 0 &&
    group.verb === main.lower &&
    !mayBePast(main.lower)
  );
}

/** A base form needs an auxiliary, "to" or a plural subject; otherwise it is likely a noun or adjective read as a verb. */
function looksLikeVerb(tokens: readonly Token[], group: VerbGroup): boolean {
  const token = tokens[group.main]!;
  if (group.verb !== token.lower || mayBePast(token.lower) || group.infinitive || group.auxiliaries.length > 0)
    return true;
  const head = group.subject === undefined ? undefined : tokens[group.subject.last - 1]!;
  return (
    head !== undefined &&
    (head.tags.has('Plural') || /^(?:i|you|we|they|people|many|few|some|others|who|police)$/.test(head.lower))
  );
}

/** Lower-case words of phrases, with the noun before the head: what a context rule may look at. */
function wordsOf(tokens: readonly Token[], phrases: readonly (Phrase | undefined)[], sentence: Sentence): Set<string> {
  const words = new Set<string>();
  for (const phrase of phrases) {
    if (phrase === undefined) continue;
    for (let i = Math.max(phrase.first, sentence.first); i < Math.min(phrase.last, sentence.last); i += 1)
      words.add(tokens[i]!.lower);
  }
  return words;
}

/** Nouns and names right before an event noun: "site" of "the site crash", "Doe" of "Doe's victory". */
function modifiersBefore(tokens: readonly Token[], at: number, sentence: Sentence): Phrase | undefined {
  let first = at;
  while (first > sentence.first && at - first < 6) {
    const token = tokens[first - 1]!;
    if (
      !joined(token, tokens[first]!) ||
      token.tags.has('Determiner') ||
      token.tags.has('Preposition') ||
      token.tags.has('Pronoun') ||
      token.tags.has('Conjunction')
    )
      break;
    if (
      !(token.tags.has('Noun') || token.tags.has('Adjective') || token.tags.has('Value') || /^\p{Lu}/u.test(token.text))
    )
      break;
    if ((token.tags.has('Verb') && !token.tags.has('Noun')) || /^(?:no|not)$/.test(token.lower)) break;
    first -= 1;
  }
  return first === at ? undefined : { first, last: at };
}

/** The part of the modifiers that may name a participant: up to a possessive, else the nouns next to the event noun. */
function owner(tokens: readonly Token[], before: Phrase): Phrase | undefined {
  for (let i = before.last - 1; i >= before.first; i -= 1)
    if (tokens[i]!.possessive) return { first: before.first, last: i + 1 };
  let first = before.last;
  while (first > before.first && (tokens[first - 1]!.tags.has('Noun') || /^\p{Lu}/u.test(tokens[first - 1]!.text)))
    first -= 1;
  return first === before.last ? undefined : { first, last: before.last };
}

function ownerRole(tokens: readonly Token[], before: Phrase, typed: Typed): Role {
  if (typed.undergone) return 'patient';
  return tokens[before.last - 1]!.possessive ? 'agent' : 'other';
}

/** "of X", "by X", "on X", "against X" right behind an event noun. */
function complementAfter(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
): { phrase: Phrase; role: Role } | undefined {
  const preposition = tokens[at + 1];
  if (preposition === undefined || at + 1 >= sentence.last || tokens[at]!.post !== ' ') return undefined;
  const role: Role | undefined = /^(?:of|on|against)$/.test(preposition.lower)
    ? 'patient'
    : preposition.lower === 'by'
      ? 'agent'
      : undefined;
  if (role === undefined) return undefined;
  const phrase = phraseAfter(tokens, at + 2, sentence);
  return phrase === undefined ? undefined : { phrase, role };
}

function accordingTo(document: Tokens, sentence: Sentence, index: Index): number | undefined {
  const { tokens } = document;
  for (let i = sentence.first; i + 2 < sentence.last; i += 1) {
    if (tokens[i]!.lower !== 'according' || tokens[i + 1]!.lower !== 'to') continue;
    for (const mention of index.mentionsOf(sentence.index))
      if (mention.first >= i + 2 && mention.first <= i + 8) return mention.entity;
  }
  return undefined;
}
