/**
 * Quotes: what stands between quote marks and is somebody's words, with the speaker where a reporting clause names one.
 * Scare quotes, titles and names in quote marks are left out. Unknown speakers stay unknown.
 */
import type { QuoteMention, Span } from '../domain/extraction.ts';
import { ROLE_NOUNS } from './data/titles.ts';
import { SITE_VERBS } from './data/well-known-sites.ts';
import { findQuoted, type Quoted } from './quote-marks.ts';
import { type Clause, lastMark, mentionsIn, reportingClause, type Speakers } from './reporting-clause.ts';
import { isCapital, lowerBound, rangeOf, type Token, type Tokens } from './tokens.ts';

/** Fewest words of a quote; shorter ones are scare quotes, titles and nicknames. */
const FEWEST_WORDS = 4;

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
  const last = lastMark(document.text, quoted);
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
    const before = done.at(-1);
    if (
      quote.speaker === undefined &&
      speakerSpan === undefined &&
      before !== undefined &&
      continues(document, before, quote)
    ) {
      done.push({ ...quote, speaker: before.speaker!, score: 700, rule: 'continued' });
      continue;
    }
    if (quote.speaker !== undefined || speakerSpan === undefined) {
      done.push(quote);
      continue;
    }
    const speaker = antecedent(document, Math.min(quote.content.start, speakerSpan.start), done, who, outside);
    done.push(speaker === undefined ? quote : { ...quote, speaker, score: 650, rule: 'pronoun' });
  }
  return done;
}

/** `"...," Doe said. "..."`: a quote right behind a reporting clause of the same line goes on with its speaker. */
function continues(document: Tokens, before: QuoteMention, quote: QuoteMention): boolean {
  if (before.speaker === undefined || quote.form !== 'direct') return false;
  const between = document.text.slice(before.content.end, quote.content.start);
  if (between.length > 220 || /[\n\r]/.test(between)) return false;
  // one sentence at most: the reporting clause itself
  return (between.match(/[.!?]["”’]*\s/g)?.length ?? 0) <= 2 && /[.!?,]\s*["“]$/.test(between);
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
    const reporter = reporterBehind(document, sentence, who);
    if (reporter !== undefined) return reporter;
    const subject = subjectOf(document, sentence.first, sentence.last, who, outside);
    if (subject === 'none') continue;
    return subject;
  }
  return undefined;
}

/** "The site worked, Doe said.": the person before a verb of saying that ends a sentence. */
function reporterBehind(
  document: Tokens,
  sentence: Span & { readonly last: number; readonly first: number },
  who: Speakers,
): number | undefined {
  const { tokens } = document;
  const verb = tokens[sentence.last - 1]!;
  if (!/^(?:said|says|added|told)$/.test(verb.lower) || sentence.last - 2 < sentence.first) return undefined;
  const before = tokens[sentence.last - 2]!;
  return mentionsIn(who, before.start - 60, before.end).find(
    (mention) => mention.last === before.index + 1 && who.kindOf(mention.entity) === 'PERSON',
  )?.entity;
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
