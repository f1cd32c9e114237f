/**
 * A small hand-made world for the API's tests, in the real SQLite graph and the real memory log: two stories, told by two outlets, one of
 * them with a copy; and `crowdedWorld`, many stories with many entities, for counting and for time.
 */
import { EMPTY_HEAD, makeCommit } from '../../src/domain/commit.ts';
import type { DomainEvent } from '../../src/domain/domain-event.ts';
import {
  type ArticleEdgeType,
  type Changes,
  type ClaimType,
  type GraphNode,
  makeClaim,
} from '../../src/domain/graph.ts';
import { shortHash } from '../../src/domain/hash.ts';
import type { ArticleId, EntityId, NewsEventId, QuoteId, StoryId } from '../../src/domain/ids.ts';
import { sortKey } from '../../src/domain/names.ts';
import type { HistoryGraph, Questions } from '../../src/graph/graph.ts';
import { openSqliteGraph } from '../../src/graph/sqlite-graph.ts';
import type { EventLog } from '../../src/log/event-log.ts';
import { openMemoryLog } from '../../src/log/memory-log.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { applyNext, edge, node, support } from '../graph/contract-parts.ts';

export const article = (name: string): ArticleId => `art_${shortHash(name)}`;
export const entity = (name: string): EntityId => `ent_${shortHash(name)}`;
export const newsEvent = (name: string): NewsEventId => `evt_${shortHash(name)}`;
export const story = (name: string): StoryId => `sto_${shortHash(name)}`;
export const quote = (name: string): QuoteId => `quo_${shortHash(name)}`;

export interface World {
  readonly graph: HistoryGraph;
  readonly log: EventLog;
  /** How often each question was asked since the last `forget`. */
  readonly asked: Map<string, number>;
  forget(): void;
  close(): void;
}

/** An empty graph and log; questions are counted on their way to the real adapter. */
export function emptyWorld(): World {
  const db = openSqlite(':memory:');
  const real = openSqliteGraph(db);
  const asked = new Map<string, number>();
  const questions = new Proxy(real.questions, {
    get(target, name: keyof Questions) {
      const question = target[name] as (...values: unknown[]) => unknown;
      return (...values: unknown[]) => {
        asked.set(name, (asked.get(name) ?? 0) + 1);
        return question(...values);
      };
    },
  });
  return {
    graph: { ...real, questions },
    log: openMemoryLog({ now: () => new Date('2026-01-02T03:04:05Z') }),
    asked,
    forget: () => asked.clear(),
    close: () => db.close(),
  };
}

/** An article of the world, published in 2026; `day` orders them. */
export function articleNode(name: string, title: string, day: number, props: GraphNode['props'] = {}): GraphNode {
  const published = `2026-01-${String(day).padStart(2, '0')}`;
  return node(article(name), title, {
    sort: `${published} ${sortKey(title)}`,
    props: {
      status: 'LIVE',
      published,
      publishedStatus: 'first',
      publishedMethod: 'given',
      retrieved: '2026-01-31T00:00:00Z',
      version: `ver_${shortHash(name)}`,
      versions: 1,
      length: 1200,
      founded: day,
      ...props,
    },
  });
}

const says = (sentence: string) => ({ sentence, start: 10, end: 20 });

function link(type: ArticleEdgeType, from: string, to: string, sentence: string, props: GraphNode['props'] = {}) {
  return edge(type, from, to, 1, { ...says(sentence), props });
}

function claimed(
  type: ClaimType,
  from: string,
  to: string,
  by: readonly (readonly [string, string])[],
  qualifier?: string,
) {
  const claim = makeClaim(type, from as never, to as never, qualifier === undefined ? {} : { qualifier });
  return by.map(([name, sentence], i) => support(claim, article(name), 1, { ...says(sentence), start: 10 + i }));
}

/** Position 1: the first article of "Site crash". Position 2: everything else. */
export async function smallWorld(): Promise<World> {
  const world = emptyWorld();
  await applyNext(world.graph, firstArticle());
  await applyNext(world.graph, theRest());
  const events: DomainEvent[] = [
    {
      type: 'EntityFounded',
      v: 1,
      id: entity('Canada'),
      version: `ver_${shortHash('crash-daily')}`,
      place: '10-16',
      kind: 'COUNTRY',
    },
    {
      type: 'MentionLinked',
      v: 1,
      version: `ver_${shortHash('crash-daily')}`,
      places: ['10-16'],
      to: entity('Canada'),
      score: 900,
      rule: 'entity-key/1',
      reasons: ['same-key', 'same-name'],
    },
    { type: 'ArticleRetracted', v: 1, article: article('crash-daily'), by: 'an editor', reason: 'wrong figures' },
    {
      type: 'StoryFounded',
      v: 1,
      id: story('crash'),
      article: article('crash-daily'),
      version: `ver_${shortHash('crash-daily')}`,
    },
  ];
  const first = makeCommit(EMPTY_HEAD.id, { events: events.slice(0, 2) });
  const second = makeCommit(first.id, { events: events.slice(2) });
  await world.log.append([first, second], EMPTY_HEAD);
  return world;
}

function firstArticle(): Partial<Changes> {
  const daily = article('crash-daily');
  return {
    putNodes: [
      articleNode('crash-daily', 'Canada site crashes', 1, { url: 'https://daily.example/1', language: 'en' }),
      node(entity('Daily'), 'The Daily', { kinds: ['ORGANISATION', 'OUTLET'] }),
      node(entity('Canada'), 'Canada', {
        kinds: ['COUNTRY'],
        props: { key: 'iso:CA', aliases: ['Dominion of Canada'], founded: 1 },
      }),
      node(entity('Ann Lee'), 'Ann Lee', { kinds: ['PERSON'], props: { founded: 1 } }),
      node(newsEvent('crash'), 'site crashed', { props: { eventType: 'service.outage', founded: 1 } }),
      node(story('crash'), 'Canada site crashes', { props: { founded: 1 } }),
      node(quote('sorry'), 'We are very sorry', { props: { founded: 1 } }),
    ],
    putEdges: [
      edge('PUBLISHED', entity('Daily'), daily, 1, { sentence: '', start: -1, end: -1 }),
      link('MENTIONS', daily, entity('Canada'), 'Canada said its site crashed.', { count: 3, name: 'Canada' }),
      link('MENTIONS', daily, entity('Ann Lee'), '"We are very sorry", said minister Ann Lee.', {
        count: 1,
        name: 'Ann Lee',
        roles: ['minister'],
      }),
      link('REPORTS', daily, newsEvent('crash'), 'Canada said its site crashed.', {
        modality: 'asserted',
        attributedTo: entity('Canada'),
        date: '2026-01-01',
        datePhrase: 'on Thursday',
        dateMethod: 'weekday',
        amounts: ['at least 12 person'],
        lemma: 'crash',
        salience: 1000,
      }),
      link('COVERS', daily, story('crash'), ''),
      link('QUOTES', daily, quote('sorry'), '"We are very sorry", said minister Ann Lee.', {
        form: 'direct',
        speaker: entity('Ann Lee'),
      }),
    ],
    putSupports: [
      ...claimed(
        'INVOLVES',
        newsEvent('crash'),
        entity('Canada'),
        [['crash-daily', 'Canada said its site crashed.']],
        'agent',
      ),
      ...claimed('PART_OF', newsEvent('crash'), story('crash'), [['crash-daily', 'Canada said its site crashed.']]),
      ...claimed('SAID', entity('Ann Lee'), quote('sorry'), [
        ['crash-daily', '"We are very sorry", said minister Ann Lee.'],
      ]),
    ],
  };
}

function theRest(): Partial<Changes> {
  const courier = article('crash-courier');
  const copy = article('crash-copy');
  const bank = article('bank-courier');
  return {
    putNodes: [
      articleNode('crash-courier', 'Immigration page down', 2, { url: 'javascript:alert(1)' }),
      articleNode('crash-copy', 'Immigration page down', 3, { status: 'RETRACTED' }),
      articleNode('bank-courier', 'Bank resets after crash', 4, { unread: 'language "xx"' }),
      node(entity('Courier'), 'Courier', { kinds: ['OUTLET'] }),
      node(entity('Site'), 'Immigration site', { kinds: ['SITE'] }),
      node(entity('Ministry'), 'Ministry of Works', { kinds: ['ORGANISATION'] }),
      node(newsEvent('reset'), 'passwords reset', { props: { eventType: 'service.repair' } }),
      node(story('bank'), 'Bank resets passwords', {}),
    ],
    putEdges: [
      ...[courier, copy, bank].map((id) =>
        edge('PUBLISHED', entity(id === copy ? 'Daily' : 'Courier'), id, 2, { sentence: '', start: -1, end: -1 }),
      ),
      edge('WROTE', entity('Ann Lee'), bank, 2, { sentence: '', start: -1, end: -1 }),
      link('MENTIONS', courier, entity('Canada'), 'The page of Canada was down.', { count: 2, name: 'Canada' }),
      link('MENTIONS', courier, entity('Site'), 'The page of Canada was down.', { count: 1, name: 'Immigration site' }),
      link('MENTIONS', courier, entity('Ann Lee'), 'Ann Lee regretted it.', { count: 1, name: 'Ann Lee' }),
      link('MENTIONS', bank, entity('Ann Lee'), 'Ann Lee visited the bank.', { count: 1, name: 'Lee' }),
      link('REPORTS', courier, newsEvent('crash'), 'The page of Canada was down.', {
        modality: 'reported',
        amounts: ['15 person'],
      }),
      link('REPORTS', bank, newsEvent('reset'), 'Passwords were reset.', { modality: 'asserted' }),
      ...[courier, copy].map((id) => link('COVERS', id, story('crash'), '')),
      link('COVERS', bank, story('bank'), ''),
      link('QUOTES', courier, quote('sorry'), 'Ann Lee was "very sorry".', { form: 'mixed' }),
      link('CITES', courier, entity('Daily'), 'The Daily had it first.'),
      link('COPY_OF', copy, courier, ''),
    ],
    putSupports: [
      ...claimed(
        'INVOLVES',
        newsEvent('crash'),
        entity('Canada'),
        [['crash-courier', 'The page of Canada was down.']],
        'agent',
      ),
      ...claimed(
        'INVOLVES',
        newsEvent('crash'),
        entity('Canada'),
        [['crash-courier', 'The page of Canada was down.']],
        'patient',
      ),
      ...claimed('HAPPENED_IN', newsEvent('crash'), entity('Canada'), [
        ['crash-courier', 'The page of Canada was down.'],
      ]),
      ...claimed('FOLLOWS', newsEvent('reset'), newsEvent('crash'), [['bank-courier', 'Passwords were reset.']]),
      ...claimed(
        'CAUSED',
        newsEvent('crash'),
        newsEvent('reset'),
        [['bank-courier', 'Perhaps because of the crash.']],
        'guessed',
      ),
      ...claimed(
        'AFFILIATED',
        entity('Ann Lee'),
        entity('Ministry'),
        [['crash-courier', 'Ann Lee of the ministry.']],
        'minister',
      ),
      ...claimed('OPERATES', entity('Ministry'), entity('Site'), [['crash-courier', 'The page of the ministry.']]),
    ],
    putRedirects: [{ id: entity('Canada (2)'), to: entity('Canada') }],
  };
}

/** `stories` stories of `articles` articles each, all of which name the same `entities` entities. */
export async function crowdedWorld(stories: number, articles: number, entities: number): Promise<World> {
  const world = emptyWorld();
  const names = Array.from({ length: entities }, (_, i) => `Person ${String(i).padStart(3, '0')}`);
  const outlet = node(entity('Daily'), 'Daily', { kinds: ['OUTLET'] });
  const putNodes: GraphNode[] = [outlet, ...names.map((name) => node(entity(name), name, { kinds: ['PERSON'] }))];
  const putEdges: Changes['putEdges'][number][] = [];
  for (let s = 0; s < stories; s++) {
    putNodes.push(node(story(`${s}`), `Story ${String(s).padStart(3, '0')}`));
    for (let a = 0; a < articles; a++) {
      const name = `${s}/${a}`;
      putNodes.push(articleNode(name, `Article ${name}`, 1 + (a % 28)));
      putEdges.push(
        edge('PUBLISHED', entity('Daily'), article(name), 1),
        edge('COVERS', article(name), story(`${s}`), 1),
      );
      for (const person of names)
        putEdges.push(link('MENTIONS', article(name), entity(person), `${person} is named.`, { count: 1 }));
    }
  }
  await applyNext(world.graph, { putNodes, putEdges });
  return world;
}
