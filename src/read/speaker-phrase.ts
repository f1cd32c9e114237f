/**
 * Who the subject of a verb of saying is: the noun phrase before or behind it, over asides, adverbs and helping verbs, and
 * the entity its head names. "A Tolos spokesman said" names nobody: the words are kept, the speaker stays unknown.
 */
import type { Span } from '../domain/extraction.ts';
import type { LocatedMention } from './coreference.ts';
import { endsStatement, isCapital, type Token, type Tokens } from './tokens.ts';

/** What the quote steps need to know of who is who. */
export interface Speakers {
  readonly mentions: readonly LocatedMention[];
  readonly kindOf: (entity: number) => string;
  /** "he" or "she" where given name or title tells. */
  readonly genderOf: (entity: number) => 'he' | 'she' | undefined;
  readonly byKey: ReadonlyMap<string, number>;
}

/** The words that name a speaker, the entity their head names, or the pronoun that stands for one. */
export interface SpeakerPhrase {
  readonly span: Span;
  readonly speaker?: number;
  readonly pronoun?: string;
}

/** Longest aside between a subject and its verb, in tokens. */
const ASIDE = 40;
/** Longest noun phrase looked at, in tokens. */
const PHRASE = 24;
/** Longest way back to the main verb, in tokens. */
const STATEMENT = 80;

const HELPERS = new Set(
  "has,have,had,was,were,is,are,be,been,being,did,does,do,will,would,can,could,may,might,shall,should,must,'s,'d,'ve,'ll,to,not,as,of".split(
    ',',
  ),
);
const ADVERBS = new Set(
  'also,later,then,once,again,already,often,always,never,just,even,still,further,first,ever,recently,soon,twice,instead,only,all,both,each,himself,herself,themselves,itself,too,now,previously,earlier,yesterday,today,tonight'.split(
    ',',
  ),
);
const OPENERS = new Set(
  'that,when,while,because,if,but,although,though,whereas,unless,since,until,so,how,why,what,where,whether,yet,then,however,meanwhile,still,as,after,before'.split(
    ',',
  ),
);
const PREPOSITIONS = new Set(
  'of,in,on,at,from,for,with,by,near,over,under,against,between,among,about,into,through,during,after,before,since,than,like,without,within,across,around,amid,outside,inside,behind,despite,via,to'.split(
    ',',
  ),
);
const PRONOUNS = /^(?:he|she|they|it|i|we|you|who|one)$/;

/**
 * The subject of the verb at `verb`, looked for leftwards but never before `floor`.
 * "Mira Tolos, an economist at Acme, later said" gives "Mira Tolos".
 */
export function subjectBefore(
  document: Tokens,
  verb: number,
  floor: number,
  who: Speakers,
  depth = 0,
): SpeakerPhrase | undefined {
  const { tokens } = document;
  if (depth > 4) return undefined;
  let at = verb - 1;
  if (isGerund(tokens[verb]!) && at >= floor) {
    const beside = mentionEndingAt(who, tokens, at + 1);
    if (beside !== undefined && parts(tokens[at]!) === false) return spanOfMention(beside);
  }
  while (at >= floor && isLink(tokens, at)) at -= 1;
  if (at < floor) return undefined;
  const token = tokens[at]!;
  // "Doe criticised the plan, saying ...", "Doe laughed and said ...": the subject of the main verb
  const shares = /^(?:and|or|nor|but|by|after|before|while)$/.test(token.lower) && at > floor;
  if (shares || isGerund(tokens[verb]!)) {
    const other = firstVerb(tokens, at, floor);
    return other === undefined ? undefined : subjectBefore(document, other, floor, who, depth + 1);
  }
  if (/^(?:who|which|that)$/.test(token.lower) && at - 1 >= floor) at -= 1;
  else if (isVerb(token) && !parts(token)) return subjectBefore(document, at, floor, who, depth + 1);
  else if (/,\s*$/.test(token.post)) {
    const aside = asideStart(tokens, at, floor, who);
    if (aside !== undefined) at = aside;
  }
  return phraseEndingAt(document, at, floor, who);
}

/** The subject that starts at `from`: behind a quote ("...," Doe, an economist, said) or behind an inverted verb. */
export function subjectFrom(document: Tokens, from: number, limit: number, who: Speakers): SpeakerPhrase | undefined {
  const { tokens } = document;
  let first = from;
  while (first < limit && (ADVERBS.has(tokens[first]!.lower) || isAdverb(tokens[first]!)) && !isCapital(tokens[first]!))
    first += 1;
  if (first >= limit) return undefined;
  let last = first;
  while (last < limit && last - first < PHRASE) {
    const token = tokens[last]!;
    if (last > first && (hasSubject(tokens, last) || /^(?:who|which|that|when|while|as)$/.test(token.lower))) break;
    last += 1;
    if (parts(token) || closesStatement(token)) break;
  }
  if (last === first) return undefined;
  const phrase = phraseOf(document, first, last, who);
  if (phrase?.speaker !== undefined || phrase?.pronoun !== undefined) return phrase;
  // "the head of the union, Mira Tolos, said": the aside may hold the name
  const [named] = /,\s*$/.test(tokens[last - 1]!.post)
    ? mentionsIn(who, tokens[last]?.start ?? 0, tokens[last]?.end ?? 0)
    : [];
  if (phrase !== undefined && named !== undefined && named.form === 'name' && who.kindOf(named.entity) === 'PERSON')
    return { span: { start: phrase.span.start, end: named.end }, speaker: named.entity };
  return phrase;
}

/** The noun phrase whose last token is `end`. */
function phraseEndingAt(document: Tokens, end: number, floor: number, who: Speakers): SpeakerPhrase | undefined {
  const { tokens } = document;
  let last = end;
  while (last > floor && (tokens[last]!.tags.has('Date') || /^(?:on|in|at)$/.test(tokens[last]!.lower))) last -= 1;
  let first = last;
  while (first > floor && last - first < PHRASE) {
    const before = tokens[first - 1]!;
    if (parts(before) || closesStatement(before) || before.sentence !== tokens[first]!.sentence) break;
    if (OPENERS.has(before.lower) || hasSubject(tokens, first - 1)) break;
    first -= 1;
    if (PRONOUNS.test(before.lower) && before.lower !== 'one') break;
  }
  return phraseOf(document, first, last + 1, who);
}

/** Names the phrase of tokens [first, last): head, entity or pronoun. */
function phraseOf(document: Tokens, first: number, last: number, who: Speakers): SpeakerPhrase | undefined {
  const { tokens } = document;
  let start = first;
  while (
    start < last &&
    (/^(?:and|but|or|as|so|then|yet|still|however)$/.test(tokens[start]!.lower) || isAdverb(tokens[start]!))
  )
    start += 1;
  // "In a statement Doe said": the phrase behind the preposition's own
  if (start < last && PREPOSITIONS.has(tokens[start]!.lower)) start = behindPreposition(tokens, start, last, who);
  if (start >= last) return undefined;
  const span = { start: tokens[start]!.start, end: tokens[last - 1]!.end };
  const opening = tokens[start]!.lower;
  if (PRONOUNS.test(opening) && last - start <= (opening === 'one' ? 1 : 2))
    return { span: { start: tokens[start]!.start, end: tokens[start]!.end }, pronoun: opening };
  let cut = start + 1;
  while (cut < last && !PREPOSITIONS.has(tokens[cut]!.lower) && !/[(,]/.test(tokens[cut - 1]!.post)) cut += 1;
  if (!/[\p{L}\p{N}]/u.test(tokens[cut - 1]!.text)) return undefined;
  const mention = mentionEndingAt(who, tokens, cut);
  if (mention !== undefined && mention.first >= start && canSpeak(who, mention))
    return { span, speaker: mention.entity };
  const head = tokens[cut - 1]!;
  if (
    !(
      head.tags.has('Noun') ||
      isCapital(head) ||
      head.tags.has('Pronoun') ||
      head.tags.has('Value') ||
      head.tags.has('Adjective')
    )
  )
    return undefined;
  return { span };
}

function behindPreposition(tokens: readonly Token[], start: number, last: number, who: Speakers): number {
  const named = mentionEndingAt(who, tokens, last);
  if (named !== undefined && named.first > start + 1) return named.first;
  for (let i = last - 1; i > start + 1; i -= 1)
    if (/^(?:the|a|an|he|she|they|it|i|we|one|some|several|many)$/.test(tokens[i]!.lower)) return i;
  return last;
}

/** The token before the comma that opens an aside ending at `at`: "Tolos" of "Tolos, an economist at Acme, Ohio,". */
function asideStart(tokens: readonly Token[], at: number, floor: number, who: Speakers): number | undefined {
  let found: number | undefined;
  for (let i = at - 1; i >= Math.max(floor, at - ASIDE); i -= 1) {
    if (closesStatement(tokens[i]!)) break;
    if (!/,\s*$/.test(tokens[i]!.post)) continue;
    found ??= i;
    const mention = mentionEndingAt(who, tokens, i + 1);
    if (mention !== undefined && who.kindOf(mention.entity) === 'PERSON') return i;
    if (!PREPOSITIONS.has(tokens[i + 1]!.lower) && !isCapital(tokens[i + 1]!)) break;
  }
  return found;
}

/** Adverbs and helping verbs between a subject and its verb. */
function isLink(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (/,\s*$/.test(token.post) && !isAdverb(token)) return false;
  return HELPERS.has(token.lower) || ADVERBS.has(token.lower) || isAdverb(token) || token.tags.has('Negative');
}

function isAdverb(token: Token): boolean {
  return (token.tags.has('Adverb') || /^\p{Ll}+ly$/u.test(token.text)) && !isCapital(token) && !token.tags.has('Noun');
}

function isGerund(token: Token): boolean {
  return /ing$/.test(token.lower);
}

function isVerb(token: Token): boolean {
  return token.tags.has('Verb') && !token.tags.has('Noun') && !token.possessive && !isCapital(token);
}

/** A verb that has a subject of its own; participles that describe a noun are left out. */
export function hasSubject(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (!isVerb(token) || isGerund(token) || token.tags.has('Infinitive')) return false;
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  // "a registered nurse", "the elected leader"
  if (/(?:ed|en|wn)$/.test(token.lower) && before !== undefined && next?.tags.has('Noun'))
    return !(before.tags.has('Determiner') || before.possessive || before.tags.has('Adjective'));
  return true;
}

/** The first verb with a subject of its own before `at` in the same statement: the main one, as a rule. */
export function firstVerb(tokens: readonly Token[], at: number, floor: number): number | undefined {
  let from = at;
  while (from > floor && at - from < STATEMENT && !closesStatement(tokens[from - 1]!)) from -= 1;
  for (let i = from + 1; i < at; i += 1)
    if (hasSubject(tokens, i) && !/^(?:who|which|that|to)$/.test(tokens[i - 1]!.lower)) return i;
  return undefined;
}

/** A full stop that ends a statement; "(R-Ohio.)" does not. */
export function closesStatement(token: Token): boolean {
  return endsStatement(token) && !/^\.\)/.test(token.post);
}

function parts(token: Token): boolean {
  return /[,;:"“”—–]|--/.test(token.post);
}

function canSpeak(who: Speakers, mention: LocatedMention): boolean {
  const kind = who.kindOf(mention.entity);
  if (kind === 'PERSON') return true;
  return kind !== 'PLACE' && mention.form !== 'nominal' && mention.form !== 'demonym';
}

function spanOfMention(mention: LocatedMention): SpeakerPhrase {
  return { span: { start: mention.start, end: mention.end }, speaker: mention.entity };
}

/** The widest mention whose last token is the one before `end`; owners ("Tolos's") do not count. */
function mentionEndingAt(who: Speakers, tokens: readonly Token[], end: number): LocatedMention | undefined {
  const head = tokens[end - 1];
  if (head === undefined || head.possessive) return undefined;
  let best: LocatedMention | undefined;
  for (const mention of mentionsIn(who, Math.max(0, head.start - 80), head.end))
    if (mention.last === end && (best === undefined || mention.first < best.first)) best = mention;
  return best;
}

/** Mentions that start in [start, end), in text order. */
export function mentionsIn(who: Speakers, start: number, end: number): LocatedMention[] {
  const { mentions } = who;
  const found: LocatedMention[] = [];
  for (let i = firstFrom(mentions, start); i < mentions.length && mentions[i]!.start < end; i += 1)
    found.push(mentions[i]!);
  return found;
}

/** Index of the first mention that starts at or behind an offset. */
function firstFrom(mentions: readonly LocatedMention[], start: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
