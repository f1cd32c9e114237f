/**
 * What somebody is told to have said without quote marks: "Doe said that the site was down", "The site was down, Doe said",
 * "According to Doe, the site was down". The content is a span of the sentence; it makes no Quote in the graph, since the
 * words are the reporter's own, but what it tells is reported and not asserted.
 */
import type { QuoteMention, Span } from '../domain/extraction.ts';
import { REPORTING_VERBS } from './data/reporting-verbs.ts';
import { sayingForm } from './reporting-clause.ts';
import {
  closesStatement,
  hasSubject,
  type SpeakerPhrase,
  type Speakers,
  subjectBefore,
  subjectFrom,
} from './speaker-phrase.ts';
import { isCapital, rangeOf, type Token, type Tokens } from './tokens.ts';

/** Fewest words of a reported clause. */
const FEWEST = 4;
/** How far behind its verb "that" may stand: "told reporters in the capital on Tuesday that". */
const TO_THAT = 9;
/** Longest clause behind a reported one: "..., Doe said at a news conference on Tuesday." */
const TAIL = 12;
/** Verbs that take a clause without "that". */
const BARE = new Set(
  'say,add,claim,argue,believe,think,insist,note,warn,admit,estimate,suggest,predict,allege,acknowledge,contend,maintain'.split(
    ',',
  ),
);

/** Reported clauses in text order; none overlaps a quote in marks. */
export function findIndirectQuotes(document: Tokens, quotes: readonly QuoteMention[], who: Speakers): QuoteMention[] {
  const quoted = new Set<number>();
  for (const quote of quotes) {
    const [first, last] = rangeOf(document.tokens, quote.content);
    for (let i = first; i < last; i += 1) quoted.add(i);
  }
  const found: QuoteMention[] = [];
  for (const [first, last] of statementsOf(document)) {
    const reported = reportedIn(document, first, last, who);
    if (reported === undefined) continue;
    const [from, to] = rangeOf(document.tokens, reported.content);
    let free = to - from >= FEWEST;
    for (let i = from; i < to && free; i += 1) free = !quoted.has(i);
    if (free) found.push(reported);
  }
  return found;
}

/** Token ranges of the statements of all sentences. */
function statementsOf({ tokens, sentences }: Tokens): [number, number][] {
  return sentences.flatMap((sentence) => {
    const ranges: [number, number][] = [];
    let first = sentence.first;
    for (let i = sentence.first; i < sentence.last; i += 1)
      if (i + 1 === sentence.last || closesStatement(tokens[i]!)) {
        ranges.push([first, i + 1]);
        first = i + 1;
      }
    return ranges;
  });
}

function reportedIn(document: Tokens, first: number, last: number, who: Speakers): QuoteMention | undefined {
  const { tokens } = document;
  for (let i = first; i < last; i += 1) {
    const token = tokens[i]!;
    if (token.lower === 'according' && tokens[i + 1]?.lower === 'to') return accordingTo(document, first, i, last, who);
    const form = sayingForm(tokens, i);
    if (form === undefined || form.naming || !REPORTING_VERBS.has(form.lemma)) continue;
    // "to say that", "could not believe that": nothing was said
    const before = tokens[i - 1];
    if (token.negative || (before !== undefined && (before.negative || /^(?:to|not|n't|never)$/.test(before.lower))))
      continue;
    const start = contentAfter(tokens, i, last, form.lemma);
    if (start !== undefined) {
      const phrase = subjectBefore(document, i, first, who);
      if (phrase === undefined) continue;
      return quoteOf(document, start, last, phrase, tokens[start - 1]!.lower === 'that' ? 'said that' : 'said');
    }
    const end = contentBefore(tokens, first, i, last);
    if (end === undefined) continue;
    const inverted = end === i;
    const phrase = inverted ? subjectFrom(document, i + 1, last, who) : subjectBefore(document, i, end, who);
    if (phrase !== undefined) return quoteOf(document, first, end, phrase, 'clause, X said');
  }
  return undefined;
}

/** Where the clause behind a verb of saying starts: behind "that", or right behind the verb where a clause opens. */
function contentAfter(tokens: readonly Token[], verb: number, last: number, lemma: string): number | undefined {
  for (let i = verb + 1; i < Math.min(last, verb + TO_THAT); i += 1) {
    if (/[,;:]/.test(tokens[i - 1]!.post)) return undefined;
    if (tokens[i]!.lower === 'that' && i + 1 < last) return i + 1;
    if (i > verb + 1 && hasSubject(tokens, i)) break;
  }
  if (!BARE.has(lemma)) return undefined;
  let start = verb + 1;
  while (start < last && (tokens[start]!.tags.has('Date') || /^on$/.test(tokens[start]!.lower))) start += 1;
  const opening = tokens[start];
  if (opening === undefined || start >= last || !opensClause(opening)) return undefined;
  for (let i = start + 1; i < Math.min(last, start + 14); i += 1) {
    if (/[,;:]/.test(tokens[i - 1]!.post)) return undefined;
    if (hasSubject(tokens, i) || tokens[i]!.tags.has('Auxiliary') || tokens[i]!.tags.has('Modal')) return start;
  }
  return undefined;
}

function opensClause(token: Token): boolean {
  return (
    isCapital(token) ||
    ['Pronoun', 'Determiner', 'Possessive', 'Noun', 'Value', 'Adjective', 'Adverb'].some((tag) =>
      token.tags.has(tag),
    ) ||
    /^(?:there|if|when)$/.test(token.lower)
  );
}

/** Where the clause before "..., Doe said" ends: at the comma before the subject, when little stands behind the verb. */
function contentBefore(tokens: readonly Token[], first: number, verb: number, last: number): number | undefined {
  if (last - verb > TAIL || /ing$/.test(tokens[verb]!.lower)) return undefined;
  // "..., Doe said, and left", "..., Doe said: ...", "..., who said so": another sort of sentence
  if (verb + 1 < last && /[,:;"“]/.test(tokens[verb]!.post)) return undefined;
  for (let i = verb; i > first && verb - i < TAIL; i -= 1) {
    if (/^(?:who|which|that|and|but)$/.test(tokens[i]!.lower)) return undefined;
    if (!/,\s*$/.test(tokens[i - 1]!.post)) continue;
    for (let j = first + 1; j < i - 1; j += 1) if (hasSubject(tokens, j)) return i;
    return undefined;
  }
  return undefined;
}

function accordingTo(
  document: Tokens,
  first: number,
  at: number,
  last: number,
  who: Speakers,
): QuoteMention | undefined {
  const { tokens } = document;
  const phrase = subjectFrom(document, at + 2, last, who);
  if (phrase === undefined) return undefined;
  // "boats which, according to Doe, have been sold": what is told of the boats alone
  const inside =
    at > first && /^(?:who|which|that|whom)$/.test(tokens[at - 1]!.lower) && /^,/.test(tokens[at - 1]!.post);
  if (at > first && !inside) return quoteOf(document, first, at, phrase, 'according to');
  for (let i = at + 2; i < last - 1; i += 1)
    if (/,\s*$/.test(tokens[i]!.post)) return quoteOf(document, i + 1, last, phrase, 'according to');
  return undefined;
}

function quoteOf(document: Tokens, first: number, last: number, phrase: SpeakerPhrase, rule: string): QuoteMention {
  const { tokens } = document;
  const content: Span = { start: tokens[first]!.start, end: tokens[last - 1]!.end };
  return {
    content,
    form: 'indirect',
    ...(phrase.speaker === undefined ? {} : { speaker: phrase.speaker }),
    speakerSpan: phrase.span,
    sentence: tokens[first]!.sentence,
    score: phrase.speaker === undefined ? 600 : 700,
    rule,
  };
}
