/**
 * Quotes: what stands between quote marks and is somebody's words, with the speaker where a reporting clause names one.
 * Scare quotes, titles and names in quote marks are left out. Unknown speakers stay unknown.
 */
import type { QuoteMention, Span } from '../domain/extraction.ts';
import type { LocatedMention } from './coreference.ts';
import { SAYING_VERBS } from './data/reporting-verbs.ts';
import { ROLE_NOUNS } from './data/titles.ts';
import { SITE_VERBS } from './data/well-known-sites.ts';
import { verbLemma } from './lemma.ts';
import { isCapital, linesOf, type Token, type Tokens } from './tokens.ts';

/** Fewest words of a quote; shorter ones are scare quotes, titles and nicknames. */
const FEWEST_WORDS = 4;
/** How many tokens a reporting clause may hold between its verb and the quote. */
const CLAUSE = 28;

interface Quoted {
  /** Between the marks. */
  readonly content: Span;
  /** With the marks. */
  readonly outer: Span;
  readonly closed: boolean;
}

/** What the quote steps need to know of who is who. */
export interface Speakers {
  readonly mentions: readonly LocatedMention[];
  readonly kindOf: (entity: number) => string;
  readonly byKey: ReadonlyMap<string, number>;
}

/** All quotes of a document in text order. */
export function findQuotes(document: Tokens, who: Speakers): QuoteMention[] {
  const quotes: QuoteMention[] = [];
  const spans = findQuoted(document.text);
  const outside = quoteMask(document, spans);
  for (const quoted of spans) {
    const tokens = document.tokens.slice(...rangeOf(document.tokens, quoted.content));
    if (tokens.length < FEWEST_WORDS || tokens.length === 0) continue;
    const clause = reportingClause(document, quoted, outside, who);
    const form = formOf(document, quoted, tokens, clause !== undefined);
    if (form === undefined) continue;
    quotes.push(quoteOf(quoted, tokens, form, clause, who));
  }
  return carrySpeakers(document, quotes, who, outside);
}

function quoteOf(
  quoted: Quoted,
  tokens: readonly Token[],
  form: 'direct' | 'mixed',
  clause: Clause | undefined,
  who: Speakers,
): QuoteMention {
  const channel =
    clause?.channel ?? (clause === undefined ? undefined : who.byKey.get(SITE_VERBS.get(clause.lemma) ?? ''));
  return {
    content: quoted.content,
    form,
    ...(clause?.speaker === undefined ? {} : { speaker: clause.speaker }),
    ...(clause?.span === undefined ? {} : { speakerSpan: clause.span }),
    ...(channel === undefined ? {} : { channel }),
    sentence: tokens[0]!.sentence,
    score: clause?.speaker === undefined ? (clause === undefined ? 550 : 650) : 850,
    rule: clause === undefined ? 'quote' : clause.rule,
  };
}

/** Spans between quote marks, line by line; a mark opened and not closed runs to the end of its line. */
export function findQuoted(text: string): Quoted[] {
  const found: Quoted[] = [];
  for (const line of linesOf(text)) {
    let open = -1;
    let depth = 0;
    for (let i = line.start; i < line.end; i += 1) {
      const mark = markAt(text, i, line, depth);
      if (mark === 'open') {
        if (depth === 0) open = i;
        depth += 1;
      } else if (mark === 'close' && depth > 0) {
        depth -= 1;
        if (depth === 0) found.push(trimmed(text, { start: open, end: i + 1 }, true));
      }
    }
    if (depth > 0 && open >= 0) found.push(trimmed(text, { start: open, end: line.end + 1 }, false));
  }
  return found.filter((quoted) => quoted.content.end > quoted.content.start);
}

function markAt(text: string, at: number, line: Span, depth: number): 'open' | 'close' | undefined {
  const mark = text[at];
  if (mark === '“' || mark === '«') return 'open';
  if (mark === '”' || mark === '»') return 'close';
  if (mark !== '"') return undefined;
  const before = at > line.start ? text[at - 1]! : ' ';
  const after = at + 1 < line.end ? text[at + 1]! : ' ';
  if (/[\s([{—–-]/.test(before) && /\S/.test(after)) return depth > 0 && /[\s.,;:!?)]/.test(after) ? 'close' : 'open';
  if (/\S/.test(before) && /[\s.,;:!?)\]}—–'’-]/.test(after)) return 'close';
  return depth > 0 ? 'close' : 'open';
}

function trimmed(text: string, outer: Span, closed: boolean): Quoted {
  let start = outer.start + 1;
  let end = outer.end - 1;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { content: { start, end }, outer: { start: outer.start, end: Math.min(outer.end, text.length) }, closed };
}

/** Index range of the tokens inside a span, by binary search. */
export function rangeOf(tokens: readonly Token[], span: Span): [number, number] {
  return [lowerBound(tokens, span.start), lowerBound(tokens, span.end)];
}

function lowerBound(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One flag a token: stands outside of every quote. */
function quoteMask(document: Tokens, spans: readonly Quoted[]): boolean[] {
  const outside = document.tokens.map(() => true);
  for (const quoted of spans) {
    const [first, last] = rangeOf(document.tokens, quoted.outer);
    if (last - first >= FEWEST_WORDS) for (let i = first; i < last; i += 1) outside[i] = false;
  }
  return outside;
}

/** A direct quote speaks in whole clauses; a mixed one needs a reporting clause to be more than a scare quote or a title. */
function formOf(
  document: Tokens,
  quoted: Quoted,
  tokens: readonly Token[],
  reported: boolean,
): 'direct' | 'mixed' | undefined {
  const before = document.text.slice(Math.max(0, quoted.outer.start - 12), quoted.outer.start);
  const last = document.text[quoted.content.end - 1] ?? '';
  const after = document.text.slice(quoted.outer.end, quoted.outer.end + 2);
  const opens = /(?:^|\n)\s*$|[.!?:,"”—–]\s*$|--\s*$/.test(before) || quoted.outer.start === 0;
  const speaks = isCapital(tokens[0]!) && opens && /[.,!?…—]/.test(last + after.slice(0, 1));
  const titled =
    tokens.filter((token) => isCapital(token) || token.lower.length < 4).length === tokens.length &&
    !/[.,!?]/.test(last);
  if (titled && !reported) return undefined;
  if (
    speaks &&
    (reported || startsLine(document.text, quoted.outer.start) || /[:,]\s*$/.test(before) || /[.!?]/.test(last))
  ) {
    return reported || hasVerb(tokens) ? 'direct' : undefined;
  }
  return reported && hasVerb(tokens) ? 'mixed' : undefined;
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || /\n\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

function hasVerb(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.tags.has('Verb') || /['’](?:s|re|m|ll|ve|d)$/.test(token.text));
}

interface Clause {
  readonly lemma: string;
  readonly speaker?: number;
  readonly span?: Span;
  readonly pronoun?: boolean;
  readonly channel?: number;
  readonly rule: string;
}

/** The reporting clause behind the quote, else the one before it. */
function reportingClause(
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
  const inner = text[quoted.content.end - 1] ?? '';
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

/** `Doe said: "..."`, `As the site assures readers: "..."`, `Doe said that "..."`, `Doe wrote on Xyz, "..."`. */
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
    if (
      before !== undefined &&
      before.sentence === head.sentence &&
      mention.first > from &&
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
    !/[,.;:"“]/.test(tokens[end]!.post)
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

function mentionsIn(who: Speakers, start: number, end: number): LocatedMention[] {
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

/** "he said" and "she said": the person who is the subject of the sentences before, or who spoke right before. */
function carrySpeakers(
  document: Tokens,
  quotes: readonly QuoteMention[],
  who: Speakers,
  outside: readonly boolean[],
): QuoteMention[] {
  const done: QuoteMention[] = [];
  for (const quote of quotes) {
    const { speakerSpan } = quote;
    if (quote.speaker !== undefined || speakerSpan === undefined) {
      done.push(quote);
      continue;
    }
    const speaker = antecedent(document, Math.min(quote.content.start, speakerSpan.start), done, who, outside);
    done.push(speaker === undefined ? quote : { ...quote, speaker, score: 650, rule: 'pronoun' });
  }
  return done;
}

function antecedent(
  document: Tokens,
  at: number,
  done: readonly QuoteMention[],
  who: Speakers,
  outside: readonly boolean[],
): number | undefined {
  const { tokens, sentences } = document;
  const here = tokens[Math.min(tokens.length - 1, lowerBound(tokens, at))]!.sentence;
  for (let s = here - 1; s >= Math.max(0, here - 4); s -= 1) {
    const sentence = sentences[s]!;
    const spoken = lastWithin(done, sentence);
    if (spoken?.speaker !== undefined) return who.kindOf(spoken.speaker) === 'PERSON' ? spoken.speaker : undefined;
    const subject = subjectOf(document, sentence.first, sentence.last, who, outside);
    if (subject === 'none') continue;
    return subject;
  }
  return undefined;
}

/** The last quote that touches a span; `done` is in text order. */
function lastWithin(done: readonly QuoteMention[], span: Span): QuoteMention | undefined {
  for (let i = done.length - 1; i >= 0 && done[i]!.content.end > span.start; i -= 1)
    if (done[i]!.content.start < span.end) return done[i];
  return undefined;
}

/** The person before the first verb of a sentence; 'none' when a pronoun stands there and the search goes on. */
function subjectOf(
  document: Tokens,
  first: number,
  last: number,
  who: Speakers,
  outside: readonly boolean[],
): number | 'none' | undefined {
  const { tokens } = document;
  for (let i = first; i < last; i += 1) {
    const token = tokens[i]!;
    if (outside[i] !== true) return 'none';
    if (/^(?:he|she|his|her)$/.test(token.lower)) return 'none';
    if (token.tags.has('Verb') && !token.tags.has('Gerund') && i > first && !ROLE_NOUNS.has(token.lower))
      return undefined;
    const mention = mentionsIn(who, token.start, token.end).find(
      (candidate) => who.kindOf(candidate.entity) === 'PERSON',
    );
    if (mention !== undefined && !tokens[mention.last - 1]!.possessive) return mention.entity;
  }
  return undefined;
}
