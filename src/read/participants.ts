/**
 * Who takes part in a happening: the entity a noun phrase names, and the place a sentence puts it in.
 */
import type { Participant, QuoteMention, Role, TimeExpression } from '../domain/extraction.ts';
import type { LocatedMention } from './coreference.ts';
import { othersOfList } from './joined-parts.ts';
import { type Phrase, phraseAfter, phraseBefore } from './noun-phrases.ts';
import { ARTICLE, isVerb } from './phrase-words.ts';
import { joined, rangeOf, type Sentence, type Token, type Tokens } from './tokens.ts';

/** What the earlier steps found. */
export interface Findings {
  readonly document: Tokens;
  readonly mentions: readonly LocatedMention[];
  readonly quotes: readonly QuoteMention[];
  readonly times: readonly TimeExpression[];
}

/** Mentions, quotes and times by token and sentence. */
export class Index {
  readonly mentionAt = new Map<number, LocatedMention>();
  readonly quoteAt = new Map<number, QuoteMention>();
  /** Every word of the document in lower case. */
  readonly words: ReadonlySet<string>;
  private readonly mentionsBySentence = new Map<number, LocatedMention[]>();
  private readonly timesBySentence = new Map<number, TimeExpression[]>();

  constructor(findings: Findings) {
    const { document, mentions, quotes, times } = findings;
    this.words = new Set(document.tokens.map((token) => token.lower));
    for (const mention of mentions) {
      for (let i = mention.first; i < mention.last; i += 1) {
        const held = this.mentionAt.get(i);
        // the site's phrase wins over its owner inside it
        if (held === undefined || mention.last - mention.first > held.last - held.first) this.mentionAt.set(i, mention);
      }
      push(this.mentionsBySentence, mention.sentence, mention);
    }
    for (const quote of quotes) {
      const [first, last] = rangeOf(document.tokens, quote.content);
      for (let i = first; i < last; i += 1) this.quoteAt.set(i, quote);
    }
    for (const time of times) {
      const [at] = rangeOf(document.tokens, time);
      const token = document.tokens[at] ?? document.tokens[at - 1];
      if (token !== undefined) push(this.timesBySentence, token.sentence, time);
    }
  }

  mentionsOf(sentence: number): readonly LocatedMention[] {
    return this.mentionsBySentence.get(sentence) ?? [];
  }

  timesOf(sentence: number): readonly TimeExpression[] {
    return this.timesBySentence.get(sentence) ?? [];
  }
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** "it" behind a site in the same sentence is that site: "the tax site was slow before it crashed". */
export function siteBehindPronoun(
  document: Tokens,
  sentence: Sentence,
  subject: Phrase | undefined,
  index: Index,
): number | undefined {
  if (subject === undefined || document.tokens[subject.last - 1]!.lower !== 'it') return undefined;
  const before = index.mentionsOf(sentence.index).filter((mention) => mention.last <= subject.first);
  return before.findLast((mention) => mention.kind === 'SITE')?.entity;
}

export function add(
  participants: Participant[],
  document: Tokens,
  index: Index,
  phrase: Phrase | undefined,
  role: Role,
  known?: number,
): void {
  if (phrase === undefined) return;
  const { tokens } = document;
  const trimmed =
    known === undefined && index.mentionAt.get(phrase.last - 1) === undefined ? siteWithin(phrase, index) : undefined;
  if (trimmed !== undefined) return add(participants, document, index, trimmed, role);
  const head = tokens[phrase.last - 1]!;
  const mention = index.mentionAt.get(phrase.last - 1);
  const span = { start: Math.min(tokens[phrase.first]!.start, mention?.start ?? head.start), end: head.end };
  if (participants.some((other) => other.start < span.end && span.start < other.end)) return;
  const entity = known ?? entityOf(document, index, phrase);
  if (entity === undefined && isDate(tokens, phrase)) return;
  participants.push(participantAt(span.start, span.end, role, entity));
  addPartner(participants, document, index, phrase, role);
  addSecond(participants, document, index, phrase, role);
  const sentence = document.sentences[tokens[phrase.first]!.sentence];
  if (sentence !== undefined && (role === 'agent' || role === 'patient'))
    for (const other of othersOfList(tokens, sentence, phrase)) addAlike(participants, document, index, other, role);
}

function participantAt(start: number, end: number, role: Role, entity: number | undefined): Participant {
  return entity === undefined ? { start, end, role } : { start, end, role, entity };
}

/** A phrase that takes part as another does; one that is there already, or tells when, is left out. */
function addAlike(participants: Participant[], document: Tokens, index: Index, phrase: Phrase, role: Role): void {
  const { tokens } = document;
  const head = tokens[phrase.last - 1]!;
  const mention = index.mentionAt.get(phrase.last - 1);
  const span = { start: Math.min(tokens[phrase.first]!.start, mention?.start ?? head.start), end: head.end };
  if (participants.some((other) => other.start < span.end && span.start < other.end) || isDate(tokens, phrase)) return;
  const entity = entityOf(document, index, phrase);
  participants.push(participantAt(span.start, span.end, role, entity));
}

/** "July 29", "16 September 2013 Last": when, not who. */
function isDate(tokens: readonly Token[], phrase: Phrase): boolean {
  const head = tokens[phrase.last - 1]!;
  if (
    head.tags.has('Date') ||
    /^(?:a\.m|p\.m|am|pm|later|earlier|according|then|now|here|there|soon)$/.test(head.lower)
  )
    return true;
  if (!head.tags.has('Value') && head.lower !== 'last') return false;
  for (let i = phrase.first; i < phrase.last; i += 1) if (tokens[i]!.tags.has('Month')) return true;
  return false;
}

/** "seized arms and equipment", "The mayor and the clerk resigned": the noun joined to a noun takes part in the same way. */
function addSecond(participants: Participant[], document: Tokens, index: Index, phrase: Phrase, role: Role): void {
  const { tokens } = document;
  const sentence = document.sentences[tokens[phrase.first]!.sentence];
  if (sentence === undefined || role === 'other' || role === 'place') return;
  const and = tokens[phrase.last];
  let second: Phrase | undefined;
  if (and?.lower === 'and' && phrase.last + 1 < sentence.last && joined(tokens[phrase.last - 1]!, and)) {
    const found = phraseAfter(tokens, phrase.last + 1, sentence);
    const behind = found === undefined || found.last >= sentence.last ? undefined : tokens[found.last];
    const clause =
      behind !== undefined && (isVerb(behind) || behind.tags.has('Adverb') || /^(?:who|which)$/.test(behind.lower));
    const opens =
      found !== undefined &&
      (tokens[found.first]!.tags.has('Pronoun') ||
        isVerb(tokens[found.first]!) ||
        // "killed two and left thousands homeless"
        (tokens[found.first]!.lower === 'left' && found.last - found.first > 1));
    if (found !== undefined && opensClause(tokens, found.last, sentence)) return;
    if (found !== undefined && found.first - phrase.last <= 2 && !clause && !opens) second = found;
  } else {
    let at = phrase.first - 1;
    if (at > sentence.first && ARTICLE.test(tokens[at]!.lower)) at -= 1;
    if (tokens[at]?.lower !== 'and' || at <= sentence.first || !joined(tokens[at - 1]!, tokens[at]!)) return;
    const found = phraseBefore(tokens, at - 1, sentence, []);
    let edge = (found?.first ?? 0) - 1;
    if (edge > sentence.first && ARTICLE.test(tokens[edge]!.lower)) edge -= 1;
    // only at the head of the sentence or clause: behind a verb it may be that verb's object
    if (
      found?.last === at &&
      (edge < sentence.first ||
        /^(?:the|a|an|that|and|but|as|when|while)$/.test(tokens[edge]!.lower) ||
        /,/.test(tokens[edge]!.post))
    )
      second = found;
  }
  if (second !== undefined) addAlike(participants, document, index, second, role);
}

/** "faces doubt and the value of the crown has fallen": behind "of ..." stands a verb with an auxiliary, so the noun is its subject. */
function opensClause(tokens: readonly Token[], from: number, sentence: Sentence): boolean {
  for (let i = from; i < Math.min(sentence.last, from + 8) && joined(tokens[i - 1]!, tokens[i]!); i += 1) {
    const { lower, tags } = tokens[i]!;
    if (/^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)$/.test(lower)) return true;
    if (/^(?:who|which|that|and|but|or|to)$/.test(lower) || tags.has('Verb')) return false;
  }
  return false;
}

/** "Tolos and Dalen met": the name joined before a name takes part in the same way. */
function addPartner(participants: Participant[], document: Tokens, index: Index, phrase: Phrase, role: Role): void {
  const { tokens } = document;
  const and = tokens[phrase.first - 1];
  const own = index.mentionAt.get(phrase.last - 1);
  const other = index.mentionAt.get(phrase.first - 2);
  if (and?.lower !== 'and' || own?.form !== 'name' || other?.form !== 'name' || other.kind !== own.kind) return;
  if (other.sentence !== own.sentence || other.last !== phrase.first - 1) return;
  if (participants.some((part) => part.start < other.end && other.start < part.end)) return;
  participants.push({ start: other.start, end: other.end, role, entity: other.entity });
}

/** "the breakdown of the tax website cost millions": a site's phrase ends at its own noun. */
function siteWithin(phrase: Phrase, index: Index): Phrase | undefined {
  for (let i = phrase.last - 2; i >= phrase.first; i -= 1) {
    const mention = index.mentionAt.get(i);
    if (
      mention?.kind === 'SITE' &&
      mention.first <= phrase.first &&
      mention.last > phrase.first &&
      mention.form !== 'handle' &&
      mention.last - mention.first > 1
    )
      return { first: phrase.first, last: mention.last };
  }
  return undefined;
}

/** Heads that stand for the organisation or country named before them. */
const STAND_INS = new Set(
  'agency,government,administration,company,newspaper,network,police,army,military,parliament,team,party,forces,troops,authorities,officials,regime,firm,group,giant,ministry,website,site'.split(
    ',',
  ),
);

/** The entity a phrase names: the mention that holds its head, or the one before a stand-in like "government". */
export function entityOf(document: Tokens, index: Index, phrase: Phrase | undefined): number | undefined {
  if (phrase === undefined) return undefined;
  const { tokens } = document;
  const head = index.mentionAt.get(phrase.last - 1);
  if (head !== undefined) return head.entity;
  if (!STAND_INS.has(tokens[phrase.last - 1]!.lower)) return undefined;
  for (let i = phrase.last - 2; i >= phrase.first; i -= 1) {
    const mention = index.mentionAt.get(i);
    // "Doe's government" is not Doe
    if (mention !== undefined) return mention.kind === 'PERSON' ? undefined : mention.entity;
  }
  return undefined;
}

/** The place a happening is said to be in: the nearest one behind "in", "at", "near", after the trigger rather than before. */
export function addPlace(
  participants: Participant[],
  document: Tokens,
  sentence: Sentence,
  at: number,
  index: Index,
): void {
  const { tokens } = document;
  let best: LocatedMention | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const mention of index.mentionsOf(sentence.index)) {
    if ((mention.kind !== 'PLACE' && mention.kind !== 'COUNTRY') || mention.form !== 'name') continue;
    if (!inPlace(tokens, mention.first, sentence)) continue;
    const away = mention.first > at ? mention.first - at : (at - mention.last) * 2 + 6;
    if (away < distance) {
      best = mention;
      distance = away;
    }
  }
  if (best === undefined || participants.some((other) => other.start < best.end && best.start < other.end)) return;
  participants.push({ start: best.start, end: best.end, role: 'place', entity: best.entity });
}

function inPlace(tokens: readonly Token[], first: number, sentence: Sentence): boolean {
  for (let i = first - 1; i >= Math.max(sentence.first, first - 4); i -= 1) {
    const word = tokens[i]!;
    if (/^(?:in|at|near|outside|inside|across|off|around|throughout)$/.test(word.lower)) return true;
    if (!(word.possessive || word.tags.has('Determiner') || word.tags.has('Adjective') || word.tags.has('Noun')))
      return false;
  }
  return false;
}
