import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { EXAMPLE_QUESTIONS } from '../../src/api/example-questions.ts';
import { apiOf, dataOf } from './asking.ts';
import { crowdedWorld, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await crowdedWorld(20, 3, 20);
  api = apiOf(world).api;
});
afterAll(() => world.close());

async function questionsAsked(query: string): Promise<Record<string, number>> {
  world.forget();
  await dataOf(api, query);
  return Object.fromEntries(world.asked);
}

test('20 stories with 20 entities each: one question for the stories, one a story for its entities, none for names', async () => {
  const asked = await questionsAsked(
    '{ stories(first: 20) { nodes { title entities(first: 20) { nodes { name kinds } } } } }',
  );
  // storyEntities takes one id by contract.
  expect(asked).toEqual({ list: 1, storyEntities: 20 });
});

test('15 stories with their articles, outlets and all that is mentioned: one question a relation, however many parents', async () => {
  const asked = await questionsAsked(
    '{ stories(first: 15) { nodes { articles(first: 3) { totalCount nodes { title outlet { name } mentions(first: 20) { nodes { entity { name } evidence { article { title } } } } } } } } }',
  );
  expect(asked).toEqual({ list: 1, edges: 3, countEdges: 1 });
});

test('why entities are counted in stories costs two questions more for all of them together', async () => {
  const asked = await questionsAsked(
    '{ stories(first: 10) { nodes { entities(first: 20) { edges { articleCount mentions(first: 3) { nodes { sentence article { title } } } } } } } }',
  );
  expect(asked).toEqual({ list: 1, storyEntities: 10, edges: 2 });
});

test('evidence of 60 edges asks for no article again', async () => {
  const asked = await questionsAsked(
    '{ articles(first: 60) { nodes { stories(first: 1) { edges { evidence { article { title } } node { title } } } } } }',
  );
  expect(asked).toEqual({ list: 1, edges: 1 });
});

test('totals are counted only when asked for, and once', async () => {
  expect(await questionsAsked('{ stories { nodes { id } } }')).toEqual({ list: 1 });
  expect(await questionsAsked('{ stories { totalCount totalCountIsExact } }')).toEqual({ list: 1, count: 1 });
});

test('no example question asks more than 100 questions of a graph of 60 articles', async () => {
  for (const { title, query } of EXAMPLE_QUESTIONS) {
    const asked = await questionsAsked(query);
    const sum = Object.values(asked).reduce((total, each) => total + each, 0);
    expect(sum, `${title} ${JSON.stringify(asked)}`).toBeLessThanOrEqual(100);
  }
});

test('a request answers within a second what may cost the most', async () => {
  const heavy =
    '{ stories(first: 20) { nodes { entities(first: 20) { edges { articleCount node { name } mentions(first: 5) { nodes { sentence } } } } } } }';
  const begin = performance.now();
  await dataOf(api, heavy);
  expect(performance.now() - begin).toBeLessThan(1_000 * slowness());
});

/** Machines that test are busy: a fixed piece of work tells how much slower than a free one. */
function slowness(): number {
  const begin = performance.now();
  let sum = 0;
  for (let i = 0; i < 5_000_000; i++) sum += i % 7;
  return sum > 0 ? Math.max(1, (performance.now() - begin) / 10) : 1;
}
