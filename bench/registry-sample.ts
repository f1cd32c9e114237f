/**
 * A world of any size for the benchmark of linking: articles with their readings, and the founded things they link to, each made from its
 * number alone, so that any part of a million can be made again without keeping it. A hundred articles a day; ten entities founded by each;
 * names drawn from pools by Zipf's law, so that many are shared; stories of four articles; a country, an outlet and a common body
 * (the police) in every article; six happenings and two quotes an article.
 */
import type { ArticleBody } from '../src/domain/article.ts';
import { documentText } from '../src/domain/article.ts';
import type { EntityKind, Extraction, Happening, LocalEntity, QuoteMention, Span } from '../src/domain/extraction.ts';
import { placeOf } from '../src/domain/extraction.ts';
import { shortHash } from '../src/domain/hash.ts';
import {
  type ArticleId,
  type EntityId,
  foundedId,
  mentionId,
  type NewsEventId,
  type QuoteId,
  type StoryId,
  type VersionId,
} from '../src/domain/ids.ts';
import { foldName } from '../src/domain/names.ts';
import { randomFrom } from './random.ts';

/** Entities that each article founds. */
export const FOUNDED = 10;
/** Happenings and quotes of each article. */
export const HAPPENINGS = 6;
export const QUOTES = 2;
/** Things everybody names, founded by the first article: countries, outlets and bodies such as the police. */
const COUNTRIES = 200;
const OUTLETS = 500;
const BODIES = 20;
export const COMMON = COUNTRIES + OUTLETS + BODIES;
/** Articles are told in groups: each group has a quarter as many stories as articles, which come around four times. */
const GROUP = 40;
const STORIES = 10;
/** Happenings that the story's articles share. */
const RETOLD = 2;
/** Characters kept for each happening's words at the head of the text, so that its place is known without the rest. */
const SLOT = 12;
/** Entities of the founding article that the story's other articles name again. */
const SHARED = 4;
const PER_DAY = 100;
const TITLE = 60;

const ACTS =
  `kill:conflict.attack arrest:justice.arrest charge:justice.charge crash:transport.accident win:sports.match elect:politics.election
  sign:politics.agreement buy:business.acquisition sue:justice.lawsuit die:life.death shoot:conflict.attack strike:labour.strike open:other
  close:other rise:economy.figures fall:economy.figures launch:business.launch resign:politics.resignation appoint:politics.appointment
  protest:politics.protest flood:disaster.flood burn:disaster.fire rescue:disaster.rescue hit:other announce:statement ban:politics.law
  approve:politics.law reject:politics.law meet:politics.meeting visit:politics.visit steal:crime.theft attack:conflict.attack`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]);
const SYLLABLES =
  'ba be bo da de di do fa fe ga go ha he ja ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi wa ya zo'.split(
    ' ',
  );

/** Where an entity number's thing was founded: article and place. Common ones by article 0. */
export interface SampleArticle {
  readonly n: number;
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly day: string;
  readonly body: ArticleBody;
  readonly extraction: Extraction;
  /** Entity number of each local entity. */
  readonly entities: readonly number[];
  /** Number of the NewsEvent each happening denotes: article * HAPPENINGS + place in it. */
  readonly events: readonly number[];
  readonly story: StoryId;
  /** Place among the story's articles, 0 for the founding one. */
  readonly round: number;
}

/** Random numbers for the `n`th of anything: far from those of its neighbours. */
const numbersOf = (n: number) => randomFrom(Math.imul(n + 1, 0x9e3779b1));

/** A rank below `size` by Zipf's law with exponent 1. */
const zipf = (random: () => number, size: number) => Math.min(size - 1, Math.floor(size ** random()) - 1);

/** A made-up word for a number; other numbers give other words. */
function wordOf(n: number): string {
  let word = '';
  for (let rest = n + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** Kind, name and key of an entity by number. */
export const sampleEntity = remembered(makeEntity);
function makeEntity(n: number): { readonly kind: EntityKind; readonly name: string; readonly key?: string } {
  if (n < COUNTRIES) return { kind: 'COUNTRY', name: `${capital(wordOf(n))}land`, key: `iso:${n}` };
  if (n < COUNTRIES + OUTLETS)
    return { kind: 'OUTLET', name: `The ${capital(wordOf(n))} Times`, key: `domain:${wordOf(n)}.example` };
  if (n < COMMON) return { kind: 'ORGANISATION', name: `${capital(wordOf(n))} Police` };
  const random = numbersOf(n);
  const kind = random();
  if (kind < 0.45)
    return { kind: 'PERSON', name: `${capital(wordOf(zipf(random, 2_000)))} ${capital(wordOf(zipf(random, 50_000)))}` };
  if (kind < 0.8)
    return {
      kind: 'ORGANISATION',
      name: `${capital(wordOf(zipf(random, 20_000)))} ${capital(wordOf(zipf(random, 5_000)))} Group`,
    };
  return { kind: 'PLACE', name: capital(wordOf(zipf(random, 100_000))) };
}

/** What a happening tells of, by the number of its event. */
export function sampleHappening(n: number): { readonly lemma: string; readonly type: string; readonly trigger: Span } {
  const [lemma, type] = ACTS[zipf(numbersOf(n * 7 + 3), ACTS.length)] as [string, string];
  const start = TITLE + 2 + SLOT * (n % HAPPENINGS);
  return { lemma, type, trigger: { start, end: start + lemma.length } };
}

/** What `make` gives for a number, remembered for the last hundred thousand numbers or so. */
function remembered<T>(make: (n: number) => T): (n: number) => T {
  let known = new Map<number, T>();
  let before = known;
  return (n) => {
    let value = known.get(n);
    if (value === undefined) {
      value = before.get(n) ?? make(n);
      if (known.size >= 50_000) {
        before = known;
        known = new Map();
      }
      known.set(n, value);
    }
    return value;
  };
}

export const sampleArticleId = remembered((n): ArticleId => `art_${shortHash('sample', String(n))}`);
/** The hash under which the bodies of an article are asked for, and its number again. */
export const sampleBodyHash = (n: number) => `bod_sample_${n}` as const;
export const sampleNumberOf = (hash: string): number => Number(hash.slice('bod_sample_'.length));
export const sampleVersionId = remembered((n): VersionId => `ver_${shortHash('sample', String(n))}`);
/** The article that founded an entity. */
export const founderOf = (entity: number): number => (entity < COMMON ? 0 : Math.floor((entity - COMMON) / FOUNDED));
export const sampleEntityId = remembered(
  (n): EntityId => foundedId('ENTITY', mentionId(sampleVersionId(founderOf(n)), 'entity', String(n))),
);
export const sampleEventId = remembered(
  (n): NewsEventId =>
    foundedId('NEWS_EVENT', mentionId(sampleVersionId(Math.floor(n / HAPPENINGS)), 'happening', String(n))),
);
export const sampleQuoteId = remembered(
  (n): QuoteId => foundedId('QUOTE', mentionId(sampleVersionId(Math.floor(n / QUOTES)), 'quote', String(n))),
);
export const sampleStoryId = (anchor: number): StoryId =>
  foundedId('STORY', mentionId(sampleVersionId(anchor), 'article', 'all'));
/** The founding article of the story that article `n` belongs to. */
export const anchorOf = (n: number): number => Math.floor(n / GROUP) * GROUP + (n % STORIES);

/**
 * Article `n`. With `whole` its text has the length of a real one (1,400 characters); else it ends behind its names, happenings and quotes, in
 * the same places, which is all that keys are made of.
 */
export function sampleArticle(n: number, { whole = false } = {}): SampleArticle {
  const random = numbersOf(n);
  const anchor = anchorOf(n);
  const told = numbersOf(anchor);
  const round = Math.floor((n % GROUP) / STORIES);
  const founded = COMMON + n * FOUNDED;
  const country = zipf(told, COUNTRIES);
  const outlet = COUNTRIES + zipf(random, OUTLETS);
  const body = COUNTRIES + OUTLETS + zipf(random, BODIES);
  const known = n === 0 ? [] : Array.from({ length: 4 }, () => COMMON + zipf(random, n * FOUNDED));
  const shared = n === anchor ? [] : Array.from({ length: SHARED }, (_, i) => COMMON + anchor * FOUNDED + i);
  const entities = [
    ...new Set([outlet, ...shared, ...Array.from({ length: FOUNDED }, (_, i) => founded + i), country, body, ...known]),
  ];
  const title = `${capital(wordOf(anchor))} ${wordOf(zipf(random, 3_000))} ${n}`.padEnd(TITLE, '.');
  let text = Array.from({ length: HAPPENINGS }, (_, i) =>
    sampleHappening((i < RETOLD ? anchor : n) * HAPPENINGS + i).lemma.padEnd(SLOT),
  ).join('');
  const say = (words: string): Span => {
    const start = TITLE + 2 + text.length;
    text += `${words} `;
    return { start, end: start + words.length };
  };
  const locals: LocalEntity[] = entities.map((entity) => {
    const { kind, name, key } = sampleEntity(entity);
    return {
      kinds: [kind],
      name,
      aliases: kind === 'OUTLET' ? [name.replace('The ', '')] : [],
      ...(key === undefined ? {} : { key }),
      roles: [],
      mentions: [
        {
          place: entity === outlet ? 'outlet' : placeOf(say(name)),
          form: entity === outlet ? 'metadata' : 'name',
          sentence: entity === outlet ? -1 : 0,
          score: 900,
          rule: 'name/sample',
        },
      ],
    };
  });
  const events: number[] = [];
  const edtf = new Date(Date.UTC(2020, 0, 1 + Math.floor(n / PER_DAY))).toISOString().slice(0, 10);
  const happenings: Happening[] = Array.from({ length: HAPPENINGS }, (_, i) => {
    // The first ones are those of the story, told again by each of its articles.
    events.push((i < RETOLD ? anchor : n) * HAPPENINGS + i);
    const { lemma, type, trigger } = sampleHappening(events[i] as number);
    const who = i < RETOLD ? 1 + (i % SHARED) : 1 + Math.floor(random() * (entities.length - 1));
    const whom = entities.indexOf(i % 2 === 0 ? body : country);
    return {
      type,
      lemma,
      trigger,
      sentence: i,
      modality: 'asserted',
      participants: [
        { ...trigger, role: 'agent', entity: who },
        ...(i % 3 === 2 ? [] : [{ ...trigger, role: i % 2 === 0 ? 'patient' : 'place', entity: whom } as const]),
      ],
      ...(i < 2 ? { time: { ...trigger, edtf, method: 'sample' } } : {}),
      amounts: [],
      salience: i === 0 ? 1000 : 400 + Math.floor(random() * 550),
      score: 800,
      rule: 'trigger/sample',
    };
  });
  const quotes: QuoteMention[] = Array.from({ length: QUOTES }, (_, i) => ({
    content: say(Array.from({ length: 12 }, () => wordOf(zipf(random, 3_000))).join(' ')),
    form: 'direct',
    speaker: 1 + i,
    sentence: i,
    score: 900,
    rule: 'quote/sample',
  }));
  const names = entities.slice(1, 1 + SHARED).map((entity) => foldName(sampleEntity(entity).name));
  const terms = [
    ...names,
    ...Array.from({ length: 8 }, () => wordOf(1_000 + zipf(told, 100_000))),
    ...Array.from({ length: 33 }, () => wordOf(zipf(random, 30_000))),
  ];
  while (whole && text.length < 1_400) text += `${wordOf(zipf(random, 3_000))} `;
  const article: ArticleBody = { kind: 'article', title, text, byline: [], outlet: sampleEntity(outlet).name };
  return {
    n,
    article: sampleArticleId(n),
    version: sampleVersionId(n),
    day: edtf,
    body: article,
    entities,
    events,
    story: sampleStoryId(anchor),
    round,
    extraction: {
      kind: 'extraction',
      reader: 'sample/1',
      language: 'en',
      sentences: [{ start: 0, end: documentText(article).length }],
      entities: locals,
      happenings,
      causes: [],
      quotes,
      affiliations: [],
      operations: [],
      citations: [],
      terms: [...new Set(terms)].map((term, i) => ({ term, count: i < 6 ? 3 : 1 })),
    },
  };
}
