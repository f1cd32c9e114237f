/**
 * What a reading says, in the shape that scorers of news reading ask for: flat lists with UTF-16 offsets into the text as it
 * was given. Nothing is found here; this only leaves out what the usual gold standards do not mark as names
 * (adjectives of countries, described sites, handles, the outlet and authors given beside the text).
 */
import type { ArticleBody, Published } from '../domain/article.ts';
import { documentText } from '../domain/article.ts';
import { type EntityKind, type EntityMention, type LocalEntity, type Span, spanOf } from '../domain/extraction.ts';
import { type MainEvent, mainEvent } from './main-event.ts';
import { read } from './read.ts';
import { findDates } from './times.ts';

/** One document to be scored. `text` is taken as it is; a title that opens it is not read twice. */
export interface ScoreInput {
  readonly id: string | number;
  readonly text: string;
  readonly title?: string;
  readonly published: Published;
}

/** PER, ORG or LOC, as the name sets have it. */
export type NameType = 'PER' | 'ORG' | 'LOC';

export interface ScoredEntity extends Span {
  readonly type: NameType;
  readonly kind: EntityKind;
  /** Index into `chains`; mentions of one thing share it. */
  readonly chain: number;
  readonly score: number;
  readonly rule: string;
}

export interface ScoredQuote extends Span {
  readonly form: 'direct' | 'mixed' | 'indirect';
  /** Absent when nobody is told to have said it; `start` and `end` are where the words stand that name the speaker. */
  readonly speaker?: { readonly start?: number; readonly end?: number; readonly name?: string };
  readonly score: number;
  readonly rule: string;
}

export interface ScoredEvent extends Span {
  readonly type: string;
  readonly lemma: string;
  readonly modality: string;
  readonly score: number;
  readonly rule: string;
}

export interface ScoredDate extends Span {
  /** EDTF: "2016-11-08", "2016-11", "2016-11-08/2016-11-10", "XXXX-11-08". */
  readonly when: string;
}

export interface ScoreRow {
  readonly id: string | number;
  readonly entities: readonly ScoredEntity[];
  /** All mentions of each thing in text order, with adjectives, pronouns and descriptions. */
  readonly chains: readonly { readonly name: string; readonly mentions: readonly ChainMention[] }[];
  /** Words in quote marks. */
  readonly quotes: readonly ScoredQuote[];
  /** What is told of somebody's words without quote marks. */
  readonly reports: readonly ScoredQuote[];
  readonly events: readonly ScoredEvent[];
  readonly dates: readonly ScoredDate[];
  /** The main event: who, what, when, where, why, how, in words; an answer is absent when the text has none. */
  readonly answers: MainEvent;
}

export interface ChainMention extends Span {
  readonly form: EntityMention['form'];
}

const TYPES: Readonly<Record<EntityKind, NameType>> = {
  PERSON: 'PER',
  OUTLET: 'ORG',
  SITE: 'ORG',
  ORGANISATION: 'ORG',
  COUNTRY: 'LOC',
  PLACE: 'LOC',
};

/** Reads one document and tells it in the scorers' terms. Never throws, whatever the text. */
export function scoreRow(input: ScoreInput): ScoreRow {
  const { article, place } = scoredArticle(input);
  const extraction = read(article, input.published);
  const { entities } = extraction;
  const chains = entities
    .map((entity) => ({ entity, mentions: placedMentions(entity, place) }))
    .filter(({ mentions }) => mentions.length > 0);
  const quotes = extraction.quotes.flatMap(({ content, form, speaker, speakerSpan, score, rule }) => {
    const span = place(content);
    const where = speakerSpan && place(speakerSpan);
    const said = speaker === undefined ? where : { ...where, name: entities[speaker]!.name };
    return span ? [{ ...span, form, ...(said ? { speaker: said } : {}), score, rule }] : [];
  });
  return {
    id: input.id,
    entities: chains
      .flatMap(({ entity }, chain) => namesOf(entity, chain, place))
      .sort((a, b) => a.start - b.start || b.end - a.end),
    chains: chains.map(({ entity, mentions }) => ({ name: entity.name, mentions })),
    quotes: quotes.filter(({ form }) => form !== 'indirect'),
    reports: quotes.filter(({ form }) => form === 'indirect'),
    events: extraction.happenings.flatMap(({ trigger, type, lemma, modality, score, rule }) => {
      const span = place(trigger);
      return span ? [{ ...span, type, lemma, modality, score, rule }] : [];
    }),
    dates: findDates(documentText(article), input.published).flatMap(({ start, end, edtf }) => {
      const span = place({ start, end });
      return span ? [{ ...span, when: edtf }] : [];
    }),
    answers: mainEvent(article, input.published, extraction),
  };
}

/** Puts a span of the document into the given text; undefined when it lies in a title that is no part of it. */
export type Place = (span: Span) => Span | undefined;

/** The longest first line that still is a title, beyond the title's own length: a date or place may stand behind it. */
const BEHIND_TITLE = 80;

/** The article of a document to be scored; `placeBack` puts a span of the given text into the article's document. */
export function scoredArticle({ text, title }: Pick<ScoreInput, 'text' | 'title'>): {
  readonly article: ArticleBody;
  readonly place: Place;
  readonly placeBack: Place;
} {
  const line = /^[^\n\r]*/.exec(text)![0];
  const given = title === undefined ? '' : plain(title);
  const opens = given !== '' && plain(line).startsWith(given) && line.length <= title!.length + BEHIND_TITLE;
  const shown = opens ? line : given !== '' && !plain(text).startsWith(given) ? title! : '';
  const from = opens ? line.length : 0;
  const body = text.slice(from);
  const shift = shown.length + 2 - from;
  return {
    article: { kind: 'article', title: shown, text: body, byline: [] },
    place: ({ start, end }) => {
      if (start >= shown.length + 2) return { start: start - shift, end: end - shift };
      return opens && end <= shown.length ? { start, end } : undefined;
    },
    placeBack: ({ start, end }) => {
      if (start >= from) return { start: start + shift, end: end + shift };
      return end <= shown.length ? { start, end } : undefined;
    },
  };
}

function plain(words: string): string {
  return words
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function namesOf(entity: LocalEntity, chain: number, place: Place): ScoredEntity[] {
  const kind = entity.kinds[0]!;
  return entity.mentions.flatMap(({ place: at, form, rule, score }) => {
    if (form !== 'name' || rule === 'site.phrase') return [];
    const inDocument = spanOf(at);
    const span = inDocument && place(inDocument);
    return span ? [{ ...span, type: TYPES[kind], kind, chain, score, rule }] : [];
  });
}

function placedMentions(entity: LocalEntity, place: Place): ChainMention[] {
  return entity.mentions.flatMap(({ place: at, form }) => {
    const inDocument = spanOf(at);
    const span = inDocument && place(inDocument);
    return span ? [{ ...span, form }] : [];
  });
}
