/**
 * The article's main event in six answers: who, what, when, where, why and how. The headline's clause comes first, since it
 * is the outlet's own summary; what it leaves open is taken from the lead and from the happenings, times and places read
 * before. Pure: it tags the opening of the text again and asks nothing else.
 */
import { type ArticleBody, documentText, type Published } from '../domain/article.ts';
import { type Extraction, type Span, spanOf } from '../domain/extraction.ts';
import { withHeadlines } from './headlines.ts';
import { type Clause, mainClause } from './main-clause.ts';
import { howOf, whyOf } from './main-reason.ts';
import { whenOf, whereOf } from './main-setting.ts';
import { rangeOf, type Tokens, tokenise } from './tokens.ts';

/** Answers as words of the article; absent when the article does not say. `when` falls back to the day of publication. */
export interface MainEvent {
  readonly who?: string;
  readonly what?: string;
  readonly when?: string;
  readonly where?: string;
  readonly why?: string;
  readonly how?: string;
}

/** How much of a text is looked at, in UTF-16 units: the answers stand in headline and lead. */
const OPENING = 4000;

/** A named place, person or thing of the opening with its tokens. */
export interface Named extends Span {
  readonly first: number;
  readonly last: number;
  readonly entity: number;
  readonly form: 'name' | 'nominal' | 'demonym' | 'pronoun' | 'handle' | 'metadata';
}

/** What the answers are looked for in. */
export interface Opening {
  readonly document: Tokens;
  readonly extraction: Extraction;
  readonly names: readonly Named[];
  /** Index of the first sentence behind the title. */
  readonly lead: number;
}

/** The six answers of an article that was read as `extraction`; all absent when it was not read. */
export function mainEvent(article: ArticleBody, published: Published, extraction: Extraction): MainEvent {
  if (extraction.unread !== undefined) return {};
  const opening = openingOf(article, extraction);
  const clause = mainClause(opening);
  const { text } = opening.document;
  const cut = (span: Span | undefined) =>
    span === undefined ? undefined : text.slice(span.start, span.end).replace(/[\s,;:]+$/, '');
  const answers: [keyof MainEvent, string | undefined][] = [
    ['who', cut(clause?.who)],
    ['what', cut(clause?.what)],
    ['when', cut(whenOf(opening, clause, published)) ?? dayInWords(published)],
    ['where', cut(whereOf(opening, clause))],
    ['why', cut(whyOf(opening, clause))],
    ['how', cut(howOf(opening, clause))],
  ];
  return Object.fromEntries(answers.filter(([, answer]) => answer !== undefined && answer !== ''));
}

function openingOf(article: ArticleBody, extraction: Extraction): Opening {
  const whole = documentText(article);
  const plain = tokenise(whole.slice(0, OPENING));
  const names = extraction.entities
    .flatMap((entity, index) =>
      entity.mentions.flatMap((mention): Named[] => {
        const span = spanOf(mention.place);
        if (span === undefined || span.end > OPENING) return [];
        const [first, last] = rangeOf(plain.tokens, span);
        return first < last ? [{ ...span, first, last, entity: index, form: mention.form }] : [];
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const document = withHeadlines(plain, names);
  const lead = document.sentences.findIndex((sentence) => sentence.paragraph !== 0);
  return { document, extraction, names, lead: lead < 0 ? document.sentences.length : lead };
}

const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');

/** "November 8, 2016", or undefined when the day is not known. */
function dayInWords(published: Published): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(published.value ?? '');
  return match ? `${MONTHS[Number(match[2]) - 1]} ${Number(match[3])}, ${match[1]}` : undefined;
}

export type { Clause };
