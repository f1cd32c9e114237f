/**
 * The clause that hands a quote to its speaker: "Doe said", "said Doe, an economist", "As the page tells readers:".
 */
import type { Span } from '../domain/extraction.ts';
import type { LocatedMention } from './coreference.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { verbLemma } from './lemma.ts';
import type { Quoted } from './quote-marks.ts';
import { endsStatement, rangeOf, type Token, type Tokens } from './tokens.ts';

/** How many tokens a reporting clause may hold between its verb and the quote. */
const CLAUSE = 28;

/** What the quote steps need to know of who is who. */
export interface Speakers {
  readonly mentions: readonly LocatedMention[];
  readonly kindOf: (entity: number) => string;
  readonly byKey: ReadonlyMap<string, number>;
}

export interface Clause {
  readonly lemma: string;
  readonly speaker?: number;
  readonly span?: Span;
  readonly pronoun?: boolean;
  readonly channel?: number;
  readonly rule: string;
}

/** The reporting clause behind the quote, else the one before it. */
export function reportingClause(
  document: Tokens,
  quoted: Quoted,
  outside: readonly boolean[],
  who: Speakers,
): Clause | undefined {
  const [first, last] = rangeOf(document.tokens, quoted.outer);
  return clauseAfter(document, quoted, last, outside, who) ?? clauseBefore(document, quoted, first, outside, who);
}

/** `"...," Doe said`, `"...," said Doe, an economist`, `"...," Doe, an economist at X, was quoted as saying`. */
function clauseAfter(
  document: Tokens,
  quoted: Quoted,
  from: number,
  outside: readonly boolean[],
  who: Speakers,
): Clause | undefined {
  const { tokens, text } = document;
  if (!quoted.closed || from >= tokens.length) return undefined;
  const gap = text.slice(quoted.outer.end, tokens[from]!.start);
  const dash = dashName(document, gap, from, who);
  if (dash !== undefined) return dash;
  const inner = lastMark(text, quoted);
  if (gap.includes('\n') || /[.:;]/.test(gap) || !(/[,!?—–-]/.test(inner) || /^[,\s]*[,—–-]/.test(gap)))
    return undefined;
  const sentence = tokens[from]!.sentence;
  for (let i = from; i < Math.min(tokens.length, from + CLAUSE); i += 1) {
    const token = tokens[i]!;
    if (
      !outside[i] ||
      (token.sentence !== sentence && tokens[i - 1] !== undefined && /[.!?]/.test(tokens[i - 1]!.post))
    )
      break;
    if (!isSaying(token)) continue;
    const lemma = verbLemma(token.lower, token.root);
    if (i === from)
      return { lemma, ...nounAfter(document, i + 1, who), ...channelNear(tokens, i, who), rule: 'said X' };
    return { lemma, ...nounBetween(document, from, i, who), ...channelNear(tokens, i, who), rule: 'X said' };
  }
  return undefined;
}

/** The mark that ends the words, inner quote marks left out. */
export function lastMark(text: string, quoted: Quoted): string {
  let at = quoted.content.end - 1;
  while (at > quoted.content.start && /['’”"\s]/.test(text[at]!)) at -= 1;
  return text[at] ?? '';
}

/** `"..." -- Jane Doe` with nothing behind the name: a signature. */
function dashName(document: Tokens, gap: string, from: number, who: Speakers): Clause | undefined {
  if (!/^\s*(?:[–—―]|--)\s*$/.test(gap)) return undefined;
  const [mention] = mentionsIn(who, document.tokens[from]!.start, document.tokens[from]!.end);
  if (mention === undefined || who.kindOf(mention.entity) !== 'PERSON') return undefined;
  if (!/^[.,\s]*$/.test(document.tokens[mention.last - 1]!.post)) return undefined;
  return { lemma: 'sign', speaker: mention.entity, span: { start: mention.start, end: mention.end }, rule: 'signed' };
}

/** `Doe said: "..."`, `As the page tells readers: "..."`, `Doe said that "..."`, `Doe wrote on Xyz, "..."`. */
function clauseBefore(
  document: Tokens,
  quoted: Quoted,
  first: number,
  outside: readonly boolean[],
  who: Speakers,
): Clause | undefined {
  const { tokens, text } = document;
  const before = tokens[first - 1];
  if (before === undefined || !outside[first - 1]) return undefined;
  const gap = text.slice(before.end, quoted.outer.start);
  const newLine = gap.includes('\n');
  if (newLine && !/:\s*$/.test(gap)) return undefined;
  if (/[.!?]\s*$/.test(gap.replace(/\n/g, ' ')) && !/^\.?[\s,:]*$/.test(gap)) return undefined;
  if (/^[.!?]\s*["“]?$/.test(gap.trimEnd()) && tokens[first]?.sentence !== before.sentence) return undefined;
  const colon = /:\s*$/.test(gap);
  for (let i = first - 1; i > Math.max(-1, first - CLAUSE); i -= 1) {
    const token = tokens[i]!;
    if (!outside[i] || token.sentence !== before.sentence) break;
    if (!isSaying(token)) continue;
    if (!colon && first - i > 12) break;
    return {
      lemma: verbLemma(token.lower, token.root),
      ...nounBetween(document, sentenceStart(document, token), i, who),
      ...channelNear(tokens, i, who),
      rule: 'X said:',
    };
  }
  return undefined;
}

function sentenceStart(document: Tokens, token: Token): number {
  return document.sentences[token.sentence]!.first;
}

function isSaying(token: Token): boolean {
  if (!(token.tags.has('Verb') || /^(?:said|says|told|wrote|tweeted|added|posted)$/.test(token.lower))) return false;
  return (
    SAYING_VERBS.has(verbLemma(token.lower, token.root)) && !/^(?:thought|think|posting|posts?)$/.test(token.lower)
  );
}

/** The subject of the verb at `verb`, looked for from the verb leftwards down to `from`. */
function nounBetween(
  document: Tokens,
  from: number,
  verb: number,
  who: Speakers,
): { speaker?: number; span?: Span; pronoun?: boolean } {
  const { tokens } = document;
  let best: LocatedMention | undefined;
  for (const mention of mentionsIn(who, tokens[from]!.start, tokens[verb]!.start)) {
    if (mention.form === 'demonym' || !canSpeak(who, mention)) continue;
    const before = tokens[mention.first - 1];
    const head = tokens[mention.last - 1]!;
    // "the site's authors": the owner does not speak
    if (head.possessive) continue;
    // "footage of Doe asking": the one who asks stands right before
    const asking = mention.last === verb && tokens[verb]!.tags.has('Gerund');
    if (
      before !== undefined &&
      before.sentence === head.sentence &&
      mention.first > from &&
      !asking &&
      (before.tags.has('Preposition') || /^(?:to|as|like)$/.test(before.lower))
    )
      continue;
    if (best === undefined || (who.kindOf(best.entity) !== 'PERSON' && who.kindOf(mention.entity) === 'PERSON'))
      best = mention;
  }
  for (let i = verb - 1; i >= from && best === undefined; i -= 1) {
    if (/^(?:he|she)$/.test(tokens[i]!.lower))
      return { span: { start: tokens[i]!.start, end: tokens[i]!.end }, pronoun: true };
  }
  return best === undefined ? {} : { speaker: best.entity, span: { start: best.start, end: best.end } };
}

/** "said Doe", "said economist Doe", "said he": the first name behind the verb, before the clause ends. */
function nounAfter(
  document: Tokens,
  from: number,
  who: Speakers,
): { speaker?: number; span?: Span; pronoun?: boolean } {
  const { tokens } = document;
  const first = tokens[from];
  if (first === undefined) return {};
  if (/^(?:he|she)$/.test(first.lower)) return { span: { start: first.start, end: first.end }, pronoun: true };
  let end = from;
  while (
    end + 1 < tokens.length &&
    end - from < 10 &&
    tokens[end + 1]!.sentence === first.sentence &&
    !/[,;:"“]/.test(tokens[end]!.post) &&
    !endsStatement(tokens[end]!)
  )
    end += 1;
  for (const mention of mentionsIn(who, first.start, tokens[end]!.end)) {
    if (mention.form === 'demonym' || !canSpeak(who, mention) || tokens[mention.last - 1]!.possessive) continue;
    const before = tokens[mention.first - 1]!;
    if (mention.first > from && before.tags.has('Preposition')) continue;
    return { speaker: mention.entity, span: { start: mention.start, end: mention.end } };
  }
  return {};
}

function canSpeak(who: Speakers, mention: LocatedMention): boolean {
  const kind = who.kindOf(mention.entity);
  return (
    kind === 'PERSON' ||
    ((kind === 'ORGANISATION' || kind === 'OUTLET' || kind === 'SITE' || kind === 'COUNTRY') &&
      mention.form !== 'nominal')
  );
}

export function mentionsIn(who: Speakers, start: number, end: number): LocatedMention[] {
  const { mentions } = who;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: LocatedMention[] = [];
  for (let i = low; i < mentions.length && mentions[i]!.start < end; i += 1) found.push(mentions[i]!);
  return found;
}

/** "wrote on Xyz", "in a post on Xyz". */
function channelNear(tokens: readonly Token[], verb: number, who: Speakers): { channel?: number } {
  const from = tokens[verb]!;
  const until = tokens[Math.min(tokens.length - 1, verb + 6)]!;
  for (const mention of mentionsIn(who, from.start, until.end)) {
    if (who.kindOf(mention.entity) !== 'SITE') continue;
    if (tokens[mention.first - 1]?.lower === 'on' && tokens[mention.first]!.sentence === from.sentence)
      return { channel: mention.entity };
  }
  return {};
}
