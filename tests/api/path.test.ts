import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { applyNext, edge, node } from '../graph/contract-parts.ts';
import { apiOf, dataOf, refusalOf } from './asking.ts';
import { article, articleNode, crowdedWorld, entity, newsEvent, smallWorld, story, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await smallWorld();
  api = apiOf(world).api;
});
afterAll(() => world.close());

const PATH = `query ($from: ID!, $to: ID!, $maxHops: Int, $asOf: Position) {
  path(from: $from, to: $to, maxHops: $maxHops, asOf: $asOf) {
    connected length complete
    nodes { __typename name }
    steps { from { name } to { name } type words sentence evidence { article { title } rule } }
  }
}`;

test('two entities are connected by the shortest way, each step with the sentence it rests on', async () => {
  const { path } = await dataOf(api, PATH, { from: entity('Site'), to: entity('Ann Lee') });
  expect(path).toMatchObject({ connected: true, length: 2, complete: true });
  expect(path.nodes.map((node: { name: string }) => node.name)).toEqual([
    'Immigration site',
    'Ministry of Works',
    'Ann Lee',
  ]);
  expect(path.steps).toEqual([
    {
      from: { name: 'Immigration site' },
      to: { name: 'Ministry of Works' },
      type: 'OPERATES',
      words: 'is operated by',
      sentence: 'The page of the ministry.',
      evidence: { article: { title: 'Immigration page down' }, rule: 'entity-key/1' },
    },
    {
      from: { name: 'Ministry of Works' },
      to: { name: 'Ann Lee' },
      type: 'AFFILIATED',
      words: 'has the member',
      sentence: 'Ann Lee of the ministry.',
      evidence: { article: { title: 'Immigration page down' }, rule: 'entity-key/1' },
    },
  ]);
});

test('the way back has the same length', async () => {
  const ends = [
    entity('Courier'),
    entity('Ministry'),
    newsEvent('crash'),
    newsEvent('reset'),
    story('bank'),
    article('crash-copy'),
    entity('Daily'),
  ];
  for (const from of ends) {
    for (const to of ends) {
      const [there, back] = await Promise.all([
        dataOf(api, PATH, { from, to }),
        dataOf(api, PATH, { from: to, to: from }),
      ]);
      expect([there.path.connected, there.path.length]).toEqual([back.path.connected, back.path.length]);
      expect(there.path.steps).toHaveLength(there.path.length ?? 0);
    }
  }
});

test('a node is connected with itself in no steps, also by an id that was merged', async () => {
  const { path } = await dataOf(api, PATH, { from: entity('Canada (2)'), to: entity('Canada') });
  expect(path).toMatchObject({ connected: true, length: 0, nodes: [{ name: 'Canada' }], steps: [] });
});

test('no way within maxHops is said to be none, and whether all were looked at', async () => {
  const { path } = await dataOf(api, PATH, { from: entity('Site'), to: entity('Ann Lee'), maxHops: 1 });
  expect(path).toEqual({ connected: false, length: null, complete: true, nodes: [], steps: [] });
});

test('as of an earlier position only what was known then connects', async () => {
  const now = await dataOf(api, PATH, { from: story('crash'), to: entity('Daily') });
  const then = await dataOf(api, PATH, { from: story('crash'), to: entity('Daily'), asOf: 1 });
  expect([now.path.length, then.path.length]).toEqual([2, 2]);
  expect(await refusalOf(api, PATH, { from: story('crash'), to: entity('Courier'), asOf: 1 })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test.each([0, -1, 5, 2 ** 31 - 1])('maxHops %d is refused', async (maxHops) => {
  expect(await refusalOf(api, PATH, { from: entity('Canada'), to: entity('Site'), maxHops })).toMatchObject({
    code: 'BAD_USER_INPUT',
    status: 400,
  });
});

test('an end that is no node is not found', async () => {
  expect(await refusalOf(api, PATH, { from: entity('nobody'), to: entity('Site') })).toMatchObject({
    code: 'NOT_FOUND',
    status: 404,
  });
});

test('where a way may exist that was not looked at, the answer says so', async () => {
  // Two people of whom each is named in more articles than are looked at, and never together.
  const crowd = await crowdedWorld(1, 1, 1);
  const names = ['Ann', 'Bob'];
  const articles = Array.from({ length: 450 }, (_, i) => `far/${i}`);
  await applyNext(crowd.graph, {
    putNodes: [
      ...names.map((name) => node(entity(name), name, { kinds: ['PERSON'] })),
      ...articles.map((name) => articleNode(name, name, 1)),
    ],
    putEdges: articles.map((name, i) => edge('MENTIONS', article(name), entity(names[i % 2] as string), 1)),
  });
  const { path } = await dataOf(apiOf(crowd).api, PATH, { from: entity('Ann'), to: entity('Bob') });
  expect(path).toMatchObject({ connected: false, complete: false });
  crowd.close();
});
