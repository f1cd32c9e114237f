import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { costOf, DEFAULT_LIMITS, parseWithin } from '../../src/api/cost.ts';
import { buildApiSchema } from '../../src/api/schema.ts';
import { apiOf, dataOf, post, refusalOf } from './asking.ts';
import { crowdedWorld, smallWorld, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await crowdedWorld(3, 2, 5);
  api = apiOf(world).api;
});
afterAll(() => world.close());

const schema = buildApiSchema();
const cost = (query: string, variables = {}, operation?: string) =>
  costOf(schema, parseWithin({ ...DEFAULT_LIMITS, depth: 99, aliases: 999 }, query), operation, variables).cost;

/** Lists inside lists: "stories(first: 50) { nodes { entities(first: 50) { nodes { ... } } } }". */
function nested(first: number | string, levels: number): string {
  const fields = ['stories', 'entities', 'articles', 'stories', 'entities', 'articles'];
  let inside = 'id';
  for (const field of fields.slice(0, levels).reverse()) inside = `${field}(first: ${first}) { nodes { ${inside} } }`;
  return inside;
}

describe('cost', () => {
  test('is the number of objects an answer may hold', () => {
    expect(cost('{ stories(first: 50) { nodes { entities(first: 50) { nodes { name } } } } }')).toBe(
      1 + 50 * (1 + 1 + 50),
    );
    expect(cost('{ stories { nodes { id } } }')).toBe(21);
    expect(cost('{ stories(first: 3) { edges { node { id } } nodes { id } } }')).toBe(1 + 3 + 3);
    expect(cost('{ node(id: "x") { id } }')).toBe(1);
    expect(cost('query ($n: Int = 7) { stories(first: $n) { nodes { id } } }')).toBe(8);
    expect(cost('query ($n: Int = 7) { stories(first: $n) { nodes { id } } }', { n: 9 })).toBe(10);
    expect(cost('query ($n: Int) { stories(first: $n) { nodes { id } } }', { n: 'many' })).toBe(101);
  });

  test('counts a fragment wherever it is spread, but measures it once', () => {
    const doubling = Array.from({ length: 25 }, (_, i) => `fragment F${i} on Story { ...F${i + 1} ...F${i + 1} }`).join(
      ' ',
    );
    const begin = performance.now();
    const many = cost(
      `{ stories(first: 1) { nodes { ...F0 } } } ${doubling} fragment F25 on Story { articles(first: 1) { nodes { id } } }`,
    );
    expect(many).toBe(2 + 2 ** 25 * 2);
    expect(performance.now() - begin).toBeLessThan(500);
  });

  test('of one operation is measured, not of its neighbours', () => {
    const two = `query A { stories(first: 1) { nodes { id } } } query B { ${nested(50, 4)} }`;
    expect(cost(two, {}, 'A')).toBe(2);
    expect(cost(two, {}, 'B')).toBeGreaterThan(6_000_000);
  });
});

describe('a query that is too expensive', () => {
  test('by fan-out of 50 x 50 x 50 x 50 is refused within 10 ms and asks the graph nothing', async () => {
    const query = `{ ${nested(50, 4)} }`;
    await post(api, query);
    world.forget();
    // The best of some: other programs on the machine take their time too.
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const begin = performance.now();
      const { status, errors } = await post(api, `${query} # ${i}`);
      times.push(performance.now() - begin);
      expect([status, errors[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_EXPENSIVE']);
    }
    expect(Math.min(...times)).toBeLessThan(10);
    expect(world.asked.size).toBe(0);
  });

  test('by variables is refused too, and told which list to shorten', async () => {
    const query = `query ($n: Int) { ${nested('$n', 3)} }`;
    const refusal = await refusalOf(api, query, { n: 100 });
    expect(refusal.code).toBe('QUERY_TOO_EXPENSIVE');
    expect(refusal.message).toMatch(
      /cost would be 1020201, expected at most 5000; most of it is stories\.entities\.articles: ask for fewer items/,
    );
    expect((await dataOf(api, query, { n: 3 })).stories.nodes).toHaveLength(3);
  });

  test.each([
    ['a depth of 1,000', `${'{ a '.repeat(1_000)}${'}'.repeat(1_000)}`],
    ['a depth of 600', `${'{ a '.repeat(600)}${'}'.repeat(600)}`],
    [
      'depth by fragments',
      `{ stories(first: 1) { nodes { ...F0 } } } ${Array.from({ length: 14 }, (_, i) => `fragment F${i} on Story { related(first: 1) { nodes { ...F${i + 1} } } }`).join(' ')} fragment F14 on Story { id }`,
    ],
    ['31 aliases', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: status { position }`).join(' ')} }`],
    ['10,000 aliases', `{ ${Array.from({ length: 10_000 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['20,000 repeated fields', `{ ${'__typename '.repeat(20_000)} }`],
    ['5,000 directives', `{ __typename ${'@skip(if: false) '.repeat(5_000)} }`],
    ['a text of a million characters', `{ __typename } # ${'x'.repeat(100_000)}`],
  ])('by %s is refused with its code', async (_, query) => {
    const { status, errors, text } = await post(api, query);
    expect([status, errors.map((error) => error.extensions.code)]).toEqual([400, ['QUERY_TOO_EXPENSIVE']]);
    expect(text.length).toBeLessThan(1_000);
  });

  test('by circular fragments is refused as a mistake', async () => {
    const circular = '{ stories { nodes { ...A } } } fragment A on Story { ...B } fragment B on Story { ...A }';
    const { status, errors } = await post(api, circular);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test("by asking the schema in circles is refused, while GraphiQL's own question is answered", async () => {
    const circles = `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`;
    expect((await post(api, circles)).status).toBe(400);
    const data = await dataOf(api, getIntrospectionQuery());
    expect(data.__schema.types.length).toBeGreaterThan(80);
  });
});

test('a query that takes too long is answered TIMEOUT, and asks the graph nothing more', async () => {
  const slow = await smallWorld();
  const { questions } = slow.graph;
  let asked = 0;
  const graph = {
    ...slow.graph,
    questions: new Proxy(questions, {
      get:
        (target, name: keyof typeof questions) =>
        async (...values: never[]) => {
          asked += 1;
          await new Promise((resolve) => setTimeout(resolve, 200));
          return (target[name] as (...each: never[]) => unknown)(...values);
        },
    }),
  };
  const { api: slowApi } = apiOf(slow, { graph, history: graph, timeoutMs: 100 });
  const query = '{ stories { nodes { articles(first: 2) { nodes { outlet { name } } } } } }';
  expect(await refusalOf(slowApi, query)).toMatchObject({ code: 'TIMEOUT', status: 503 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(asked).toBe(1);
  slow.close();
});

test('a request that its client gave up asks the graph nothing more', async () => {
  const slow = await smallWorld();
  const leaving = new AbortController();
  let asked = 0;
  const graph = {
    ...slow.graph,
    questions: new Proxy(slow.graph.questions, {
      get:
        (target, name: keyof World['graph']['questions']) =>
        (...values: never[]) => {
          asked += 1;
          leaving.abort();
          return (target[name] as (...each: never[]) => unknown)(...values);
        },
    }),
  };
  const { api: slowApi } = apiOf(slow, { graph, history: graph });
  const answer = slowApi.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ stories { nodes { articles(first: 2) { nodes { outlet { name } } } } } }' }),
    signal: leaving.signal,
  });
  await expect((async () => (await answer).status)()).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBe(1);
  slow.close();
});
