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

/** Whole-number weights, ten for what is named once and is no name. */
type Weights = ReadonlyMap<string, number>;

/** One article as stories see it. */
export interface StoryProfile {
  /** Words and names, the most frequent ones; stories are found by these. */
  readonly terms: Weights;
  /** Last names of people. */
  readonly people: Weights;
  readonly places: Weights;
  /** Figures as digits: years, days, ages, amounts, scores. */
  readonly figures: Weights;
  /** What the article's main happening is; absent when it tells of none. */
  readonly main?: Told;
}

/** What events are compared by of the articles that tell of them. */
export type AboutArticle = Pick<StoryProfile, 'people' | 'places' | 'figures'>;

const PARTS = ['terms', 'people', 'places', 'figures'] as const;

/** Terms of an article that its story is recognised by; more only add noise and cost. */
const TERMS = 45;
/** People, places and figures kept of each. */
const OTHERS = 60;
/** A name tells more of a story than another word as frequent. */
const NAME_WEIGHT = 15;
const WORD_WEIGHT = 10;

/** What a profile is made of. */
type Profiled = Pick<Extraction, 'terms' | 'entities' | 'happenings'>;

const profiles = new WeakMap<Profiled, StoryProfile>();

/** The profile of an article that was read. */
export function storyProfile(body: ArticleBody, extraction: Profiled): StoryProfile {
  let profile = profiles.get(extraction);
  if (!profile) {
    profile = makeProfile(body, extraction);
    profiles.set(extraction, profile);
  }
  return profile;
}

function makeProfile(body: ArticleBody, extraction: Profiled): StoryProfile {
  const named = extraction.entities.filter(({ mentions }) => mentions.some(({ form }) => form === 'name'));
  const names = new Set(named.filter(({ kinds }) => kinds[0] !== 'COUNTRY').map(({ name }) => foldName(name)));
  const main = extraction.happenings.find(({ salience }) => salience === 1000);
  return {
    ...(main ? { main: { type: main.type, lemma: main.lemma } } : {}),
    terms: new Map(
      extraction.terms
        .slice(0, TERMS)
        .map(({ term, count }) => [term, weightOf(count, names.has(term) ? NAME_WEIGHT : WORD_WEIGHT)]),
    ),
    people: mostNamed(named, 'PERSON', (name) => foldName(name).split(' ').at(-1) ?? ''),
    places: mostNamed(named, 'PLACE', foldName),
    figures: figuresOf(documentText(body), extraction.entities),
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

/** Numbers written in digits, those inside names left out: "1,200" is "1200". */
function figuresOf(text: string, entities: readonly LocalEntity[]): Weights {
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
  return heaviest(counts, 1);
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
export const PROFILE = 5;
/** Articles of a story whose profiles are kept: when one of the first five is retracted, the oldest behind them takes its slot. */
export const KEPT = 15;

/** Under this a story's first articles stand, each with its profile, in the order in which they came. */
export function profileKey(story: FoundedId): string {
  return `profile:${story}`;
}

/** "POSITION|art_...|main type main lemma|term:weight ...|person:weight ...|place:weight ...|figure:weight ...", which sorts by position. */
export function profileEntry(article: { readonly id: ArticleId; readonly position: number }, profile: StoryProfile) {
  const parts = PARTS.map((part) => written(profile[part]));
  return [
    String(article.position).padStart(12, '0'),
    article.id,
    profile.main ? `${profile.main.type} ${profile.main.lemma}` : '',
    ...parts,
  ].join('|');
}

/** Under this stands what an article as a whole is about, for those that look at its events. */
export function aboutKey(article: ArticleId): string {
  return `about:${article}`;
}

/** "person:weight ...|place:weight ...|figure:weight ...". */
export function aboutEntry(profile: StoryProfile): string {
  return PARTS.slice(1)
    .map((part) => written(profile[part]))
    .join('|');
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

/** The articles a story is judged by: its first five live ones. */
export function profilesOf(
  registry: RegistryReader,
  story: FoundedId,
): readonly (StoryProfile & { readonly article: ArticleId })[] {
  return registry.members('key', profileKey(story), PROFILE).map((entry) => {
    const [, article, told = '', ...parts] = entry.split('|');
    const [type, ...lemma] = told.split(' ');
    const [terms, people, places, figures] = PARTS.map((_, index) => parsed(parts[index] ?? ''));
    return {
      article: article as ArticleId,
      ...(type ? { main: { type, lemma: lemma.join(' ') } } : {}),
      terms: terms!,
      people: people!,
      places: places!,
      figures: figures!,
    };
  });
}

/** Which articles hold a slot of a story, the first five and those that wait behind them. */
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

/**
 * What likeness in each part counts, per mille of all, and what counts where one side gives nothing of the kind. Source: logistic
 * regression over pairs of articles of ecbplus train (November 2026), rounded.
 */
const PART_WEIGHTS = {
  terms: { like: 457, absent: 0 },
  people: { like: 171, absent: 29 },
  places: { like: 86, absent: 17 },
  figures: { like: 286, absent: 46 },
} as const;
/** Rareness of a term of theirs that the article does not share: asking for each would be two thousand look-ups. */
const OTHER_RARENESS = 700;

/** How alike an article and others together are, 0-1000, with what each part says; `rareness` weighs the article's own terms. */
export interface Likeness {
  readonly score: number;
  /** Per mille; absent where one side gives nothing of the kind. */
  readonly people?: number;
  readonly places?: number;
  readonly figures?: number;
}

/** @param rareness of the article's own terms, a hundred times the binary logarithm; each other article counts alike, however long */
export function likenessOf(
  own: StoryProfile,
  others: readonly StoryProfile[],
  rareness: (term: string) => number,
): Likeness {
  const weigh = (term: string) => (own.terms.has(term) ? rareness(term) : OTHER_RARENESS);
  let score = 0;
  const said: { people?: number; places?: number; figures?: number } = {};
  for (const part of PARTS) {
    const like = cosine(
      own[part],
      others.map((other) => other[part]),
      part === 'terms' ? weigh : () => 1,
    );
    score += like === undefined ? PART_WEIGHTS[part].absent : Math.round((PART_WEIGHTS[part].like * like) / 1000);
    if (part !== 'terms' && like !== undefined) said[part] = like;
  }
  return { score, ...said };
}

/** How alike two sets of weights are, per mille; undefined where one is empty. */
export function likenessOfPart(a: Weights, b: Weights): number | undefined {
  return cosine(a, [b], () => 1);
}

function cosine(own: Weights, others: readonly Weights[], rareness: (key: string) => number): number | undefined {
  const sum = new Map<string, number>();
  for (const other of others) {
    const weighed = [...other].map(([key, weight]) => [key, weight * rareness(key)] as const);
    const length = lengthOf(weighed.map(([, weight]) => weight));
    for (const [key, weight] of weighed) sum.set(key, (sum.get(key) ?? 0) + Math.round((10_000 * weight) / length));
  }
  if (own.size === 0 || sum.size === 0) return undefined;
  let dot = 0;
  const weights: number[] = [];
  for (const [key, weight] of own) {
    const weighed = weight * rareness(key);
    weights.push(weighed);
    dot += weighed * (sum.get(key) ?? 0);
  }
  return Math.round((1000 * dot) / (lengthOf(weights) * lengthOf(sum.values())));
}

function lengthOf(weights: Iterable<number>): number {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return Math.sqrt(sum) || 1;
}
