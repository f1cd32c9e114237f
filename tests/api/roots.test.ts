import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { apiOf, dataOf, refusalOf } from './asking.ts';
import { article, crowdedWorld, entity, quote, smallWorld, story, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await smallWorld();
  api = apiOf(world).api;
});
afterAll(() => world.close());

const one = (field: string, id: string, selection: string) =>
  dataOf(api, `query ($id: ID!) { it: ${field}(id: $id) { ${selection} } }`, { id }).then((data) => data.it);

describe('lists', () => {
  test('of articles begin with the newest; those of an outlet with the oldest', async () => {
    const data = await dataOf(
      api,
      'query ($outlet: ID!) { articles { nodes { title } } ofOutlet: articles(outlet: $outlet) { nodes { title } } }',
      { outlet: entity('Courier') },
    );
    expect(data.articles.nodes.map((node: { title: string }) => node.title)).toEqual([
      'Bank resets after crash',
      'Immigration page down',
      'Immigration page down',
      'Canada site crashes',
    ]);
    expect(data.ofOutlet.nodes.map((node: { title: string }) => node.title)).toEqual([
      'Immigration page down',
      'Bank resets after crash',
    ]);
  });

  test('of entities are found by name or alias and narrowed by kind', async () => {
    const data = await dataOf(
      api,
      '{ alias: entities(search: "dominion") { nodes { name } } kind: entities(kind: ORGANISATION) { totalCount nodes { name } } outlets { nodes { name } } outlet: outlets(search: "dai") { nodes { name } } quotes(search: "very so") { nodes { text } } }',
    );
    expect(data).toEqual({
      alias: { nodes: [{ name: 'Canada' }] },
      kind: { totalCount: 2, nodes: [{ name: 'The Daily' }, { name: 'Ministry of Works' }] },
      outlets: { nodes: [{ name: 'Courier' }, { name: 'The Daily' }] },
      outlet: { nodes: [{ name: 'The Daily' }] },
      quotes: { nodes: [{ text: 'We are very sorry' }] },
    });
  });

  test('of news events are narrowed by type, special cases included', async () => {
    const names = async (eventType: string) =>
      (
        await dataOf(api, 'query ($t: String) { newsEvents(eventType: $t) { nodes { name } } }', { t: eventType })
      ).newsEvents.nodes.map((node: { name: string }) => node.name);
    expect(await names('service')).toEqual(['passwords reset', 'site crashed']);
    expect(await names('service.outage')).toEqual(['site crashed']);
    expect(await names('serv')).toEqual([]);
  });

  test('of nodes by id keep the order asked and give null for what is unknown', async () => {
    const ids = [quote('sorry'), 'nonsense', article('crash-daily'), story('nowhere')];
    const { nodes } = await dataOf(
      api,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename name ... on Quote { text } ... on Article { title } } }',
      { ids },
    );
    expect(nodes).toEqual([
      { __typename: 'Quote', name: 'We are very sorry', text: 'We are very sorry' },
      null,
      { __typename: 'Article', name: 'Canada site crashes', title: 'Canada site crashes' },
      null,
    ]);
  });

  test('an id of another type is not found', async () => {
    expect(await one('story', article('crash-daily'), 'id')).toBeNull();
  });
});

describe('asOf', () => {
  test('answers what was known at a position, down to the last edge', async () => {
    const at = async (asOf: number) =>
      dataOf(
        api,
        `query ($at: Position!) { articles(asOf: $at) { totalCount } newsEvents(asOf: $at) { nodes { name participants { nodes { role support } } followedBy { totalCount } } } story(id: "${story('crash')}", asOf: $at) { outlets { nodes { name } } } }`,
        { at: asOf },
      );
    expect(await at(0)).toEqual({ articles: { totalCount: 0 }, newsEvents: { nodes: [] }, story: null });
    expect(await at(1)).toEqual({
      articles: { totalCount: 1 },
      newsEvents: {
        nodes: [
          {
            name: 'site crashed',
            participants: { nodes: [{ role: 'AGENT', support: 1 }] },
            followedBy: { totalCount: 0 },
          },
        ],
      },
      story: { outlets: { nodes: [{ name: 'The Daily' }] } },
    });
    expect((await at(2)).story.outlets.nodes).toHaveLength(2);
  });

  test.each([3, -1, 1.5, 2 ** 53])('refuses position %d, which is none of the graph', async (asOf) => {
    const refusal = await refusalOf(api, 'query ($at: Position) { articles(asOf: $at) { totalCount } }', { at: asOf });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', status: 400 });
  });

  test('a whole request sees one position, though the graph moves on meanwhile', async () => {
    const moving = await smallWorld();
    const { questions } = moving.graph;
    let moved = false;
    const graph = {
      ...moving.graph,
      questions: {
        ...questions,
        nodes: questions.nodes.bind(questions),
        list: async (...asked: Parameters<typeof questions.list>) => {
          const answer = await questions.list(...asked);
          if (!moved) {
            moved = true;
            const { applyNext, edge } = await import('../graph/contract-parts.ts');
            await applyNext(moving.graph, {
              dropEdges: [edge('COVERS', article('bank-courier'), story('bank'), 1).key],
            });
          }
          return answer;
        },
        edges: questions.edges.bind(questions),
        countEdges: questions.countEdges.bind(questions),
      } as typeof questions,
    };
    const ask = '{ stories(first: 1) { nodes { title articles { totalCount nodes { title } } } } }';
    const during = await dataOf(apiOf(moving, { graph, history: graph }).api, ask);
    const after = await dataOf(apiOf(moving).api, ask);
    expect(during.stories.nodes[0].articles).toEqual({ totalCount: 1, nodes: [{ title: 'Bank resets after crash' }] });
    expect(after.stories.nodes[0].articles).toEqual({ totalCount: 0, nodes: [] });
    moving.close();
  });
});

test('status tells how far log and graph have come and what is in the graph', async () => {
  const { status } = await dataOf(
    api,
    '{ status { position graphPosition engine counts { articles entities outlets newsEvents stories quotes } } }',
  );
  expect(status).toEqual({
    position: 2,
    graphPosition: 2,
    engine: 'sqlite',
    counts: { articles: 4, entities: 6, outlets: 2, newsEvents: 2, stories: 2, quotes: 1 },
  });
});

test('with a live graph beside the one with history, the live one answers for now, the other for the past and for searches', async () => {
  const live = await crowdedWorld(1, 1, 2);
  const { api: both } = apiOf(world, { graph: { ...live.graph, engine: 'live' } });
  live.forget();
  world.forget();
  const now = await dataOf(both, '{ stories { nodes { title articles { nodes { title } } } } status { engine } }');
  expect(now).toEqual({
    stories: { nodes: [{ title: 'Story 000', articles: { nodes: [{ title: 'Article 0/0' }] } }] },
    status: { engine: 'live' },
  });
  expect([live.asked.size, world.asked.size]).toEqual([2, 0]);
  const past = await dataOf(both, '{ stories(asOf: 1) { nodes { title articles { nodes { title } } } } }');
  expect(past.stories.nodes).toEqual([
    { title: 'Canada site crashes', articles: { nodes: [{ title: 'Canada site crashes' }] } },
  ]);
  const found = await dataOf(both, '{ stories(search: "bank") { nodes { title } } }');
  expect(found.stories.nodes).toEqual([{ title: 'Bank resets passwords' }]);
  live.close();
});
