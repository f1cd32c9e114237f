/** Reading again: what older readers read is read by today's, one commit an article, and the graph is that of the new readings. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ingestFiles } from '../../src/cli/ingest-files.ts';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import { placeOf } from '../../src/domain/extraction.ts';
import { type ArticleId, foundedId, mentionId } from '../../src/domain/ids.ts';
import { fingerprint } from '../../src/graph/fingerprint.ts';
import { openProjection, type Projection } from '../../src/graph/projection.ts';
import { type Ingester, openIngester, type Reader } from '../../src/log/ingest.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { type RereadOptions, rereadArticles } from '../../src/log/reread.ts';
import { projectFile } from '../../src/project-files.ts';
import { READER, read } from '../../src/read/read.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import { openSqliteStore } from '../../src/registry/sqlite-store.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { shortSighted } from '../older-reader.ts';

const SEEDS = projectFile('seeds/articles');
const files = readdirSync(SEEDS)
  .sort()
  .slice(0, 9)
  .map((name) => join(SEEDS, name));
const now = () => new Date('2026-06-01T00:00:00Z');

/** A reader of older days that took every tenth word for something that happened. */
const overEager: Reader = (body, published) => {
  const extraction = read(body, published);
  const offset = body.title.length + 2;
  const words = [...body.text.matchAll(/\p{L}{4,}/gu)].filter((_, index) => index % 10 === 3);
  const seen = new Set(extraction.happenings.map(({ trigger }) => placeOf(trigger)));
  const false_ = words
    .map((word) => ({ start: offset + word.index, end: offset + word.index + word[0].length }))
    .filter((trigger) => !seen.has(placeOf(trigger)))
    .map((trigger) => ({
      type: 'other',
      lemma: `${body.text.slice(trigger.start - offset, trigger.end - offset).toLowerCase()}ing`,
      trigger,
      sentence: 0,
      modality: 'asserted' as const,
      participants: extraction.entities.length > 0 ? [{ ...trigger, role: 'agent' as const, entity: 0 }] : [],
      amounts: [],
      salience: 800,
      score: 500,
      rule: 'trigger/eager',
    }));
  return { ...extraction, reader: 'newsloom/0', happenings: [...extraction.happenings, ...false_] };
};

/** Read with everybody's first mention overlooked. */
const lateNoticing: Reader = (body, published) => {
  const extraction = read(body, published);
  const entities = extraction.entities.map((entity) =>
    entity.mentions.length > 1 ? { ...entity, mentions: entity.mentions.slice(1) } : entity,
  );
  return { ...extraction, reader: 'newsloom/0', entities };
};

function world() {
  const log = openMemoryLog({ now });
  const registry = openMemoryStore();
  const ingesterWith = (reader: Reader, store = registry): Ingester =>
    openIngester({ log, registry: store, loadReader: async () => reader, now, turn: { run: (work) => work() } });
  const ingester = ingesterWith(read);
  const reread = (options: RereadOptions = {}, over: { reader?: string } = {}) =>
    rereadArticles({ log, registry, ingester, loadReader: async () => read, reader: READER, ...over }, options);
  return { log, registry, ingester, ingesterWith, reread };
}
type World = ReturnType<typeof world>;

const opened: Projection[] = [];
afterEach(() => {
  for (const projection of opened.splice(0)) projection.close();
});

async function graphOf({ log }: World, until?: number) {
  const projection = openProjection(log, ':memory:');
  opened.push(projection);
  await projection.catchUp(until === undefined ? {} : { until });
  return projection.graph;
}

async function rowsOf(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all.sort();
}

const eventsOf = async ({ log }: World, after: number) => (await log.read(after, 1_000)).map(({ events }) => events);
const ofType = <T extends DomainEvent['type']>(events: readonly DomainEvent[], type: T) =>
  events.filter((event): event is Extract<DomainEvent, { type: T }> => event.type === type);

/** What may follow from an article: links decided again. */
const FOLLOWING =
  /^(?:HappeningLinked|NewsEventFounded|LinkProposed|MentionLinked|EntityFounded|ArticleJoinedStory|StoryFounded|StoryReanchored)$/;

/** Ids that rows point at and no node row bears. */
function dangling(rows: readonly string[]): string[] {
  const nodes = new Set(rows.filter((row) => row.startsWith('node ')).map((row) => row.split(' ')[1]));
  const named = rows
    .filter((row) => /^(edge|claim|support) /.test(row))
    .flatMap((row) => [...row.matchAll(/"((?:art|ent|evt|sto|quo)_[0-9a-z]{26})"/g)].map(([, id]) => id as string));
  expect(named.length).toBeGreaterThan(100);
  return [...new Set(named)].filter((id) => !nodes.has(id));
}

describe('newsloom reread', () => {
  let before: World;
  let head: number;
  beforeAll(async () => {
    before = world();
    await ingestFiles(before.ingesterWith(shortSighted), files, { now: now() });
    head = (await before.log.head()).position;
    await before.reread();
  }, 120_000);

  it('reads each article again in a commit of its own: a reading, its adoption, and its links', async () => {
    const commits = await eventsOf(before, head);
    const articles = new Set(
      (await eventsOf(before, 0)).flatMap((events) => ofType(events, 'ArticleIngested').map(({ article }) => article)),
    );
    const adopting = commits.filter((events) => ofType(events, 'ArticleRead').length > 0);
    expect(adopting.length).toBe(articles.size);
    // What follows from one stands in commits behind it and reads nothing.
    for (const events of commits.filter((each) => !adopting.includes(each)))
      expect(events.filter(({ type }) => !FOLLOWING.test(type))).toEqual([]);
    for (const events of adopting) {
      expect(events.slice(0, 2).map(({ type }) => type)).toEqual(['ArticleRead', 'ExtractionAdopted']);
      expect(ofType(events, 'ArticleRead')[0]?.reader).toBe(READER);
    }
    const later = commits.flatMap((events) => ofType(events, 'HappeningLinked')).length;
    const earlier = (await eventsOf(before, 0)).slice(0, head).flatMap((events) => ofType(events, 'HappeningLinked'));
    expect(later).toBeGreaterThan(earlier.length);
  });

  it('appends nothing the second time', async () => {
    const { position } = await before.log.head();
    const articles = (await eventsOf(before, 0)).flatMap((events) => ofType(events, 'ArticleIngested'));
    expect(await before.reread()).toEqual({ reread: 0, current: articles.length, left: 0 });
    expect((await before.log.head()).position).toBe(position);
  });

  it('gives, live, the graph that a replay from zero gives, and as of the past the old one', async () => {
    const live = openProjection(before.log, ':memory:');
    opened.push(live);
    await live.catchUp({ until: head });
    const old = await rowsOf(live.graph.rows());
    for (let at = head + 1; at <= (await before.log.head()).position; at++) await live.catchUp({ until: at });
    const replayed = await graphOf(before);
    expect(await fingerprint(live.graph)).toBe(await fingerprint(replayed));
    expect(await rowsOf(replayed.rowsAt(head))).toEqual(old);
    const rows = await rowsOf(replayed.rows());
    expect(rows.length).toBeGreaterThan(old.length);
    expect(dangling(rows)).toEqual([]);
  });

  it('folds live into the Registry that a fold from zero gives', async () => {
    const dump = (store: World['registry']) =>
      (['version', 'thing', 'article'] as const).map((table) =>
        ids(before, table).then((all) => all.map((id) => store.get(table, id as never))),
      );
    const fresh = openSqliteStore(openSqlite(':memory:'));
    await before.ingesterWith(read, fresh).catchUp();
    expect(await Promise.all(dump(fresh))).toEqual(await Promise.all(dump(before.registry)));
    fresh.close();
  });

  it('keeps the id of what was founded by a mention that the new reading has as well', async () => {
    const rows = await rowsOf((await graphOf(before, head)).rows());
    const now_ = await rowsOf((await graphOf(before)).rows());
    const nodes = (list: readonly string[], type: string) =>
      list.flatMap((row) => (row.startsWith(`node ${type}`) ? [row.split(' ')[1] as string] : []));
    const kept = new Set(nodes(now_, 'ent_'));
    const gone = nodes(rows, 'ent_').filter((id) => !kept.has(id));
    // Those of the first two sentences are read by today's reader too; a few are understood otherwise with the whole text in view.
    expect(nodes(rows, 'ent_').length).toBeGreaterThan(20);
    expect(gone.length).toBeLessThan(nodes(rows, 'ent_').length / 5);
    // A story goes when its only article is seen to belong to another.
    const stories = nodes(now_, 'sto_');
    const goneStories = nodes(rows, 'sto_').filter((id) => !stories.includes(id));
    expect(goneStories.length).toBeLessThan(stories.length);
  });

  it('stops at --limit and goes on where it ended, to the same graph', { timeout: 120_000 }, async () => {
    const steps = world();
    await ingestFiles(steps.ingesterWith(shortSighted), files, { now: now() });
    expect((await steps.reread({ limit: 2 })).reread).toBe(2);
    expect((await eventsOf(steps, head)).flatMap((events) => ofType(events, 'ExtractionAdopted'))).toHaveLength(2);
    const stop = new AbortController();
    stop.abort(new Error('stopped by hand'));
    await expect(steps.reread({ signal: stop.signal })).rejects.toThrow('stopped by hand');
    const rest = await steps.reread();
    expect(rest.current).toBe(2);
    const all = (await eventsOf(before, head)).flatMap((events) => ofType(events, 'ExtractionAdopted'));
    expect(rest.reread).toBe(all.length - 2);
    expect(await fingerprint(await graphOf(steps))).toBe(await fingerprint(await graphOf(before)));
  });

  it('reads with --since only what came later, by position or by moment', { timeout: 120_000 }, async () => {
    const part = world();
    await ingestFiles(part.ingesterWith(shortSighted), files, { now: now() });
    expect(await part.reread({ since: '2026-06-02T00:00:00Z' })).toEqual({ reread: 0, current: 0, left: 0 });
    expect((await part.reread({ since: head - 1 })).reread).toBe(1);
    expect((await part.reread({ since: '2026-05-31' })).reread).toBe(head - 1);
  });
});

describe('what the new reading no longer has', () => {
  it('a NewsEvent vanishes with its last support, and nothing points at it', { timeout: 120_000 }, async () => {
    const eager = world();
    await ingestFiles(eager.ingesterWith(overEager), files.slice(0, 4), { now: now() });
    const { position } = await eager.log.head();
    const false_ = (await eventsOf(eager, 0)).flatMap((events) => ofType(events, 'NewsEventFounded'));
    await eager.reread();
    const plain = world();
    await ingestFiles(plain.ingesterWith(read), files.slice(0, 4), { now: now() });
    const rows = await rowsOf((await graphOf(eager)).rows());
    const old = await rowsOf((await graphOf(eager, position)).rows());
    const eventNodes = (list: readonly string[]) => list.filter((row) => row.startsWith('node evt_')).length;
    expect(eventNodes(old)).toBeGreaterThan(eventNodes(rows) + 10);
    expect(dangling(rows)).toEqual([]);
    const standing = rows.join('\n');
    const gone = false_.filter(({ id }) => !standing.includes(`node ${id} `));
    expect(gone.length).toBeGreaterThan(10);
    for (const { id } of gone) expect(standing).not.toContain(id);
    // What is left is what today's reader alone would have given.
    expect(eventNodes(rows)).toBe(eventNodes(await rowsOf((await graphOf(plain)).rows())));
  });

  it('an entity whose first mention was overlooked keeps its id when that is found', { timeout: 120_000 }, async () => {
    const late = world();
    await ingestFiles(late.ingesterWith(lateNoticing), files.slice(0, 1), { now: now() });
    const founded = (await eventsOf(late, 0)).flatMap((events) => ofType(events, 'EntityFounded'));
    const { position } = await late.log.head();
    await late.reread();
    const links = (await eventsOf(late, position)).flatMap((events) => ofType(events, 'MentionLinked'));
    const again = (await eventsOf(late, position)).flatMap((events) => ofType(events, 'EntityFounded'));
    const moved = founded.filter(({ place }) => links.some(({ places }) => places.indexOf(place) > 0));
    expect(moved.length).toBeGreaterThan(2);
    for (const { id, place } of moved) expect(links.find(({ places }) => places.includes(place))?.to).toBe(id);
    for (const { id } of again) expect(founded.map((event) => event.id)).toContain(id);
  });

  it('judgements hold for mentions that are still there, and articles taken down stay as they are', {
    timeout: 120_000,
  }, async () => {
    const judged = world();
    await ingestFiles(judged.ingesterWith(shortSighted), files.slice(0, 3), { now: now() });
    const [ingested] = (await eventsOf(judged, 0)).flatMap((events) => ofType(events, 'ArticleIngested'));
    const article = ingested?.article as ArticleId;
    const authored = { by: 'editor', reason: 'checked' };
    const link = judged.registry
      .get('version', ingested!.version)!
      .entityLinks.find(({ places }) => /^\d/.test(places[0] as string))!;
    const mention = mentionId(ingested!.version, 'entity', link.places[0] as string);
    await judged.ingester.judge({ kind: 'unlink', mentions: [mention], from: link.to }, authored);
    const other = (await eventsOf(judged, 0)).flatMap((events) => ofType(events, 'ArticleIngested'))[1]!.article;
    await judged.ingester.judge({ kind: 'withdraw', article: other }, authored);
    expect(await judged.reread()).toEqual({ reread: 2, current: 0, left: 1 });
    expect(judged.registry.get('version', ingested!.version)?.overrides.map(({ place }) => place)).toEqual([
      link.places[0],
    ]);
    expect(judged.registry.get('article', article)?.status).toBe('LIVE');
    expect(foundedId('ENTITY', mention).startsWith('ent_')).toBe(true);
  });
});

async function ids(of: World, table: 'version' | 'thing' | 'article'): Promise<string[]> {
  const events = (await eventsOf(of, 0)).flat();
  if (table === 'article') return ofType(events, 'ArticleIngested').map(({ article }) => article);
  if (table === 'version') return ofType(events, 'ArticleIngested').map(({ version }) => version);
  return events.flatMap((event) => ('id' in event && event.type.endsWith('Founded') ? [event.id] : [])).sort();
}
