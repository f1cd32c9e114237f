/**
 * Fills a Registry with the world of registry-sample.ts as if its articles had been folded one after the other: the same records, and the keys
 * that the real `linkingKeys` gives. What a fold would do in an hour is done in minutes, since everything is put in the order in which
 * the store keeps it.
 */
import { rmSync } from 'node:fs';
import { placeOf } from '../src/domain/extraction.ts';
import type { ArticleId, FoundedId } from '../src/domain/ids.ts';
import { contributions, EMPTY_TALLIES, type Readable } from '../src/registry/contributions.ts';
import { FOLD } from '../src/registry/fold.ts';
import { splitKey } from '../src/registry/judged-keys.ts';
import type { ArticleRecord, IndexName, ThingRecord } from '../src/registry/records.ts';
import type { RegistryReader } from '../src/registry/registry-store.ts';
import { slotOf } from '../src/registry/slot.ts';
import { openSqliteStore, REGISTRY_FILE } from '../src/registry/sqlite-store.ts';
import { linkingKeys } from '../src/resolve/linking-keys.ts';
import { profileKey } from '../src/resolve/story-profile.ts';
import { openSqlite } from '../src/sqlite.ts';
import {
  anchorOf,
  COMMON,
  FOUNDED,
  founderOf,
  HAPPENINGS,
  QUOTES,
  type SampleArticle,
  sampleArticle,
  sampleArticleId,
  sampleBodyHash,
  sampleEntity,
  sampleEntityId,
  sampleEventId,
  sampleHappening,
  sampleQuoteId,
  sampleStoryId,
  sampleVersionId,
} from './registry-sample.ts';

/** Rows of one transaction. */
const PAGE = 100_000;

/** How many articles make a world of so many entities. */
export const articlesFor = (entities: number) => Math.max(1, Math.round((entities - COMMON) / FOUNDED));

/** Fills a new Registry at `path` with about so many entities. @returns seconds it took */
export function fillRegistry(path: string, entities: number): number {
  const begin = performance.now();
  const articles = articlesFor(entities);
  const db = openSqlite(path, { ...REGISTRY_FILE, cacheKiB: 262_144 });
  const store = openSqliteStore(db);
  const live = new Uint32Array(COMMON + articles * FOUNDED);
  const told = new Uint8Array(articles * HAPPENINGS);
  const spool = openSqlite(`${path}.spool`, { durable: false });
  spool.exec('CREATE TABLE pair (near TEXT, key TEXT, name TEXT, member TEXT)');
  // Handed over by the hundred thousand: calls by the row would take longer than all the rest.
  const putPairs = spool.prepare(
    'INSERT INTO pair SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?)',
  );
  let waiting: (readonly [near: string, key: string, name: IndexName, member: string])[] = [];
  const pair = (name: IndexName, key: string, member: string) => {
    const slot = slotOf(key);
    waiting.push([slot.near, slot.key, name, member]);
  };
  const spoolPairs = () => {
    spool.transaction(() => putPairs.run(JSON.stringify(waiting)));
    waiting = [];
  };

  const inOrder = <Id extends string>(count: number, idOf: (n: number) => Id, each: (n: number, id: Id) => void) => {
    const ids = Array.from({ length: count }, (_, n) => [idOf(n), n] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < count; from += PAGE / 10) {
      store.begin();
      for (const [id, n] of ids.slice(from, from + PAGE / 10)) each(n, id);
      store.commit();
    }
  };

  inOrder(articles, sampleArticleId, (n, id) => store.put('article', id, articleRecord(n)));
  inOrder(articles, sampleVersionId, (n, id) => {
    const sample = sampleArticle(n);
    const readable = asRead(sample);
    const view = viewOf(sample);
    const unique = new Set(linkingKeys(view, readable).map(([key, member]) => `${key}\t${member}`));
    store.put('version', id, {
      ...readable.version,
      contributions: contributions(view, readable),
      keys: [...unique],
    });
    for (const entry of unique) pair('key', ...splitKey(entry));
    pair('text', readable.version.text, sample.article);
    const things = new Set<FoundedId>([
      ...readable.version.entityLinks.map(({ to }) => to),
      ...readable.version.happeningLinks.map(({ to }) => to),
      ...readable.version.quoteLinks.map(({ to }) => to),
      sample.story,
    ]);
    for (const each of things) pair('thing-articles', each, sample.article);
    if (waiting.length >= PAGE) spoolPairs();
    for (const entity of sample.entities) live[entity] = (live[entity] as number) + 1;
    for (const event of sample.events) told[event] = (told[event] as number) + 1;
  });
  inOrder(live.length, sampleEntityId, (n, id) => store.put('thing', id, entityRecord(n, live[n] as number)));
  inOrder(told.length, sampleEventId, (n, id) => {
    if ((told[n] as number) > 0) store.put('thing', id, eventRecord(n, told[n] as number));
  });
  inOrder(articles * QUOTES, sampleQuoteId, (n, id) => store.put('thing', id, quoteRecord(n)));
  const anchors = Array.from({ length: articles }, (_, n) => n).filter((n) => anchorOf(n) === n);
  inOrder(
    anchors.length,
    (i) => sampleStoryId(anchors[i] as number),
    (i, id) => store.put('thing', id, storyRecord(anchors[i] as number)),
  );
  spoolPairs();
  spool.close();
  // In the order of the index, so that every page is written once.
  db.exec(`ATTACH '${path}.spool' AS spool`);
  db.exec(
    `INSERT INTO registry_row (near, key, name, member, n)
     SELECT near, key, name, member, count(*) FROM spool.pair GROUP BY near, key, name, member`,
  );
  db.exec('DETACH spool');
  db.exec(
    `INSERT INTO registry_row (near, key, name, member, n)
     SELECT near, key, name || '#', '', count(*) FROM registry_row WHERE json IS NULL GROUP BY near, key, name HAVING count(*) > 16`,
  );
  store.begin();
  store.setPosition({ logId: 'sample', position: articles, commit: 'com_sample', fold: FOLD });
  store.commit();
  store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}.spool${end}`, { force: true });
  return (performance.now() - begin) / 1000;
}

function articleRecord(n: number): ArticleRecord {
  return { id: sampleArticleId(n), position: n + 1, versions: [sampleVersionId(n)], status: 'LIVE', corrections: [] };
}

/** An article as it stands in the Registry behind its commit. */
function asRead({
  n,
  article,
  version,
  day,
  body,
  extraction,
  entities,
  events,
  story,
  round,
}: SampleArticle): Readable {
  const decided = { score: 900, rule: 'sample/1', position: n + 1 };
  return {
    record: articleRecord(n),
    body,
    extraction,
    version: {
      id: version,
      article,
      position: n + 1,
      text: version.slice(4),
      body: sampleBodyHash(n),
      length: 1_400,
      published: { value: day, status: 'first', method: 'given' },
      retrieved: `${day}T12:00:00.000Z`,
      language: 'en',
      reader: 'sample/1',
      extraction: sampleBodyHash(n),
      entityLinks: entities.map((entity, i) => ({
        places: extraction.entities[i]?.mentions.map(({ place }) => place) ?? [],
        to: sampleEntityId(entity),
        ...decided,
      })),
      happeningLinks: events.map((event, i) => ({
        place: placeOf((extraction.happenings[i] as Extraction0).trigger),
        relation: 'same',
        to: sampleEventId(event),
        ...decided,
      })),
      quoteLinks: extraction.quotes.map(({ content }, i) => ({
        place: placeOf(content),
        to: sampleQuoteId(n * QUOTES + i),
        ...decided,
      })),
      storyLink: { to: story, ...decided, score: round === 0 ? 1000 : 700 },
      overrides: [],
      contributions: [],
      keys: [],
    },
  };
}
type Extraction0 = SampleArticle['extraction']['happenings'][number];

/** What `linkingKeys` may ask of a Registry while an article is folded. */
function viewOf(sample: SampleArticle): RegistryReader {
  const events = new Map(sample.events.map((event) => [sampleEventId(event) as string, event]));
  const quotes = new Map(
    sample.extraction.quotes.map((_, i) => [sampleQuoteId(sample.n * QUOTES + i) as string, sample.n * QUOTES + i]),
  );
  const entities = new Map(sample.entities.map((entity) => [sampleEntityId(entity) as string, entity]));
  const versions = new Map(
    [...sample.entities.map(founderOf), ...sample.events.map((event) => Math.floor(event / HAPPENINGS)), sample.n].map(
      (n) => [sampleVersionId(n) as string, n],
    ),
  );
  return {
    get(table, id) {
      if (table === 'thing') {
        if (id === sample.story) return storyRecord(anchorOf(sample.n)) as never;
        const event = events.get(id);
        if (event !== undefined) return eventRecord(event, 1) as never;
        const quote = quotes.get(id);
        if (quote !== undefined) return quoteRecord(quote) as never;
        const entity = entities.get(id);
        return (entity === undefined ? undefined : entityRecord(entity, 1)) as never;
      }
      const n = table === 'version' ? versions.get(id) : undefined;
      return (n === undefined ? undefined : { id, article: sampleArticleId(n) }) as never;
    },
    // Four articles a story: each still belongs to those it is judged by.
    members: (_, key) => (key === profileKey(sample.story) ? Array(sample.round).fill('art_other|') : []),
    count: (_, key) => (key === profileKey(sample.story) ? sample.round : 0),
  };
}

function thing(id: FoundedId, n: number, order: number, live: number, more: Partial<ThingRecord>): ThingRecord {
  return {
    type: 'ENTITY',
    position: n + 1,
    order,
    version: sampleVersionId(n),
    place: '0-1',
    canonical: id,
    renamed: [],
    retyped: [],
    ...EMPTY_TALLIES,
    live,
    ...more,
    id,
  };
}

function entityRecord(n: number, live: number): ThingRecord {
  const { kind, name, key } = sampleEntity(n);
  return thing(sampleEntityId(n), founderOf(n), n, live, {
    kind,
    names: [[name, live]],
    kinds: [[kind, live]],
    ...(key === undefined ? {} : { keys: [[key, live]] }),
  });
}

function eventRecord(n: number, live: number): ThingRecord {
  const article = Math.floor(n / HAPPENINGS);
  const happening = sampleHappening(n);
  return thing(sampleEventId(n), article, 20 + (n % HAPPENINGS), live, {
    type: 'NEWS_EVENT',
    anchor: sampleArticleId(article),
    place: placeOf(happening.trigger),
    names: [[happening.lemma, live]],
    eventTypes: [[happening.type, live]],
  });
}

function quoteRecord(n: number): ThingRecord {
  const article = Math.floor(n / QUOTES);
  return thing(sampleQuoteId(n), article, 40 + (n % QUOTES), 1, {
    type: 'QUOTE',
    names: [['a quote of twelve words', 1]],
  });
}

function storyRecord(anchor: number): ThingRecord {
  return thing(sampleStoryId(anchor), anchor, 0, 4, {
    type: 'STORY',
    place: 'all',
    anchor: sampleArticleId(anchor) as ArticleId,
    names: [['A story', 1]],
  });
}
