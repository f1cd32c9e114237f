/**
 * What an article is recognised by when stories are told apart: its terms, and beside them the people, the places and the figures it
 * gives. Two earthquakes share nearly all their words; who was there, where it was and the numbers told of it they do not share.
 */
import { type ArticleBody, documentText } from '../domain/article.ts';
import { type Extraction, type LocalEntity, type Span, spanOf } from '../domain/extraction.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import type { Told } from './follow-up.ts';
import { latestYear, writtenOn } from './latest-day.ts';
import { nameWords } from './name-words.ts';

/** Whole-number weights, ten for what is named once and is no name. */
export type Weights = ReadonlyMap<string, number>;

/** One article as stories see it. */
export interface StoryProfile {
  /** Words and names, the most frequent ones; stories are found by these. */
  readonly terms: Weights;
  /** Last names of people. */
  readonly people: Weights;
  readonly places: Weights;
  /** Figures as digits: years, days, ages, amounts, scores. */
  readonly figures: Weights;
  /** Words of names, whatever the names are taken for. */
  readonly names: Weights;
  /** Those of `names` that its head has. */
  readonly central: ReadonlySet<string>;
  /** The day it was published, else the one printed at its head: "2016-11-09". */
  readonly day?: string;
  /** Whether that is the day it was published. */
  readonly dated?: boolean;
  /** The latest year it names. */
  readonly year?: number;
  /** What the article's main happening is; absent when it tells of none. */
  readonly main?: Told;
}

/** What events are compared by of the articles that tell of them. */
export type AboutArticle = Pick<StoryProfile, 'people' | 'places' | 'figures'>;

const PARTS = ['people', 'places', 'figures', 'terms', 'names'] as const;
/** Those of them that its events are compared by. */
const ABOUT = ['people', 'places', 'figures'] as const;

/** Terms of an article that its story is recognised by; more only add noise and cost. */
const TERMS = 45;
/** People, places and figures kept of each. */
const OTHERS = 60;
const NAMES = 40;
/** A name tells more of a story than another word as frequent. */
const NAME_WEIGHT = 15;
const WORD_WEIGHT = 10;
/** What the year of publication counts among the figures of an article. */
const THIS_YEAR = 3;

/** What a profile is made of. */
type Profiled = Pick<Extraction, 'terms' | 'entities' | 'happenings' | 'sentences'>;

const profiles = new WeakMap<Profiled, { readonly published: string | null; readonly profile: StoryProfile }>();

/** The profile of an article that was read; `published` is EDTF or null. */
export function storyProfile(body: ArticleBody, extraction: Profiled, published: string | null): StoryProfile {
  const kept = profiles.get(extraction);
  if (kept?.published === published) return kept.profile;
  const profile = makeProfile(body, extraction, published);
  profiles.set(extraction, { published, profile });
  return profile;
}

/** What its events are compared by, for which it does not matter when it was published. */
export function aboutOf(body: ArticleBody, extraction: Profiled): AboutArticle {
  return profiles.get(extraction)?.profile ?? storyProfile(body, extraction, null);
}

function makeProfile(body: ArticleBody, extraction: Profiled, published: string | null): StoryProfile {
  const named = extraction.entities.filter(({ mentions }) => mentions.some(({ form }) => form === 'name'));
  const names = new Set(named.filter(({ kinds }) => kinds[0] !== 'COUNTRY').map(({ name }) => foldName(name)));
  const main = extraction.happenings.find(({ salience }) => salience === 1000);
  const words = [...nameWords(body, extraction)].slice(0, NAMES);
  const text = documentText(body);
  const day = writtenOn(text, published);
  const dated = day !== undefined && published !== null;
  const figures = figuresOf(text, extraction.entities, dated ? day.slice(0, 4) : undefined);
  const year = latestYear(figures.keys(), day);
  return {
    ...(main ? { main: { type: main.type, lemma: main.lemma } } : {}),
    ...(day ? { day } : {}),
    ...(dated ? { dated } : {}),
    ...(year ? { year } : {}),
    terms: new Map(
      extraction.terms
        .slice(0, TERMS)
        .map(({ term, count }) => [term, weightOf(count, names.has(term) ? NAME_WEIGHT : WORD_WEIGHT)]),
    ),
    people: mostNamed(named, 'PERSON', (name) => foldName(name).split(' ').at(-1) ?? ''),
    places: mostNamed(named, 'PLACE', foldName),
    figures,
    names: new Map(words.map(([word, { count }]) => [word, weightOf(count, WORD_WEIGHT)])),
    central: new Set(words.flatMap(([word, { central }]) => (central ? [word] : []))),
  };
}

function weightOf(count: number, each: number): number {
  return Math.round((1 + Math.log2(count)) * each);
}

function mostNamed(
  entities: readonly LocalEntity[],
  kind: 'PERSON' | 'PLACE',
  call: (name: string) => string,
): Weights {
  const counts = new Map<string, number>();
  for (const { kinds, name, mentions } of entities) {
    const key = call(name);
    if (kinds[0] !== kind || key === '') continue;
    for (const { form, sentence } of mentions)
      if (form === 'name' || form === 'demonym')
        counts.set(key, (counts.get(key) ?? 0) + (sentence === 0 ? 6 : sentence <= 2 ? 3 : 2));
  }
  return heaviest(counts, 2);
}

/** Numbers written in digits, those inside names left out: "1,200" is "1200". The year of publication says next to nothing. */
function figuresOf(text: string, entities: readonly LocalEntity[], published: string | undefined): Weights {
  const covered = entities
    .flatMap(({ mentions }) => mentions)
    .flatMap(({ place, form }) => (form === 'name' ? (spanOf(place) ?? []) : []))
    .sort((a: Span, b: Span) => a.start - b.start);
  const counts = new Map<string, number>();
  let next = 0;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])\d(?:[\d,.]*\d)?/gu)) {
    while (next < covered.length && covered[next]!.end <= match.index) next += 1;
    if (next < covered.length && covered[next]!.start <= match.index) continue;
    const figure = match[0].replace(/,/g, '').slice(0, 20);
    counts.set(figure, (counts.get(figure) ?? 0) + 1);
  }
  const figures = heaviest(counts, 1);
  return new Map([...figures].map(([figure, weight]) => [figure, figure === published ? THIS_YEAR : weight]));
}

/** The heaviest `OTHERS` as weights; `unit` is what one mention counts. Those as heavy stay in the order they came. */
function heaviest(counts: ReadonlyMap<string, number>, unit: number): Weights {
  return new Map(
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, OTHERS)
      .map(([key, count]) => [key, Math.max(1, weightOf(count / unit, WORD_WEIGHT))]),
  );
}

/**
 * Articles of a story that others are judged against: its first ones, so that a story cannot drift, but not the founding one alone,
 * which may tell it in few or odd words.
 */
export const PROFILE = 24;
/** Articles of a story whose profiles are kept: when one that the story is judged by is retracted, the oldest behind them takes its slot. */
export const KEPT = 30;

/** Under this a story's first articles stand, each with its profile, in the order in which they came. */
export function profileKey(story: FoundedId): string {
  return `profile:${story}`;
}

/**
 * "POSITION|art_...|main type main lemma|=day|year|person:weight;...|place:weight;...|figure:weight;...|term:weight;...|name:weight;...|central name;...",
 * which sorts by position; "=" stands before the day it was published.
 */
export function profileEntry(article: { readonly id: ArticleId; readonly position: number }, profile: StoryProfile) {
  const { main, day = '', dated, year = '', central } = profile;
  return [
    String(article.position).padStart(12, '0'),
    article.id,
    main ? `${main.type} ${main.lemma}` : '',
    dated ? `=${day}` : day,
    year,
    ...PARTS.map((part) => written(profile[part])),
    [...central].join(';'),
  ].join('|');
}

/** Under this stands what an article as a whole is about, for those that look at its events. */
export function aboutKey(article: ArticleId): string {
  return `about:${article}`;
}

/** "person:weight ...|place:weight ...|figure:weight ...". */
export function aboutEntry(profile: AboutArticle): string {
  return ABOUT.map((part) => written(profile[part])).join('|');
}

/** What an article is about; empty when it is not known or no longer live. */
export function aboutArticle(registry: RegistryReader, article: ArticleId | undefined): AboutArticle {
  const [entry = ''] = article ? registry.members('key', aboutKey(article), 1) : [];
  const [people, places, figures] = entry.split('|').map(parsed);
  return { people: people ?? NOTHING, places: places ?? NOTHING, figures: figures ?? NOTHING };
}

const NOTHING: Weights = new Map();

function written(weights: Weights): string {
  return [...weights].map(([key, weight]) => `${key}:${weight}`).join(';');
}

/** An article of a story, as others are judged against it. */
export type Member = StoryProfile & { readonly article: ArticleId };

/** The articles a story is judged by: its first live ones, `PROFILE` of them or as many as are asked for, up to `KEPT`. */
export function profilesOf(registry: RegistryReader, story: FoundedId, most: number = PROFILE): readonly Member[] {
  return registry.members('key', profileKey(story), most).map((entry) => {
    const [, article, told = '', day, year, ...parts] = entry.split('|');
    const [type, ...lemma] = told.split(' ');
    const [people, places, figures, terms, names] = PARTS.map((_, index) => parsed(parts[index] ?? ''));
    return {
      article: article as ArticleId,
      ...(type ? { main: { type, lemma: lemma.join(' ') } } : {}),
      ...(day ? { day: day.replace('=', ''), ...(day.startsWith('=') ? { dated: true } : {}) } : {}),
      ...(year ? { year: Number(year) } : {}),
      people: people!,
      places: places!,
      figures: figures!,
      terms: terms!,
      names: names!,
      central: new Set(parts[PARTS.length]?.split(';').filter(Boolean)),
    };
  });
}

/** Which articles hold a slot of a story, those it is judged by and those that wait behind them. */
export function slotsOf(registry: RegistryReader, story: FoundedId): readonly ArticleId[] {
  return registry.members('key', profileKey(story), KEPT).map((entry) => entry.split('|', 2)[1] as ArticleId);
}

function parsed(part: string): Weights {
  return new Map(
    part === ''
      ? []
      : part.split(';').map((entry) => {
          const at = entry.lastIndexOf(':');
          return [entry.slice(0, at), Number(entry.slice(at + 1))] as const;
        }),
  );
}
