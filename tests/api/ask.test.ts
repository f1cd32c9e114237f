import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../src/api/ask.ts';
import { annotated, EXAMPLE_QUESTIONS } from '../../src/api/example-questions.ts';
import { buildApiSchema } from '../../src/api/schema.ts';
import { apiOf, noCuration, noJudging, post } from './asking.ts';
import { emptyWorld, entity, smallWorld, type World } from './small-world.ts';

let world: World;
beforeAll(async () => {
  world = await smallWorld();
});
afterAll(() => world.close());

const parts = (of: World) => ({
  graph: of.graph,
  history: of.graph,
  log: of.log,
  curation: noCuration(of),
  commands: {
    ...noJudging,
    ingest: async () => ({
      position: 2,
      outcomes: [{ index: 0, outcome: 'REJECTED' as const, reason: 'Nothing to read' }],
    }),
  },
  report: () => {},
});

test.each(EXAMPLE_QUESTIONS.map((question) => [question.title, question] as const))(
  'example question "%s" is valid, cheap enough, and answers',
  async (_, question) => {
    const schema = buildApiSchema();
    expect(validate(schema, parse(question.query))).toEqual([]);
    expect(question.query).toMatch(/^query [A-Z]\w+ /);
    for (const each of [world, emptyWorld()]) {
      const { api } = apiOf(each);
      const { status, errors, data } = await post(api, annotated(question), question.variables);
      expect([status, errors]).toEqual([200, []]);
      expect(data).toEqual((await ask(parts(each), question.query, question.variables)).data);
      if (each !== world) each.close();
    }
  },
);

test('there are five of them, in lines that an editor shows whole', () => {
  expect(EXAMPLE_QUESTIONS).toHaveLength(5);
  for (const question of EXAMPLE_QUESTIONS) {
    const [first = ''] = annotated(question).split('\n');
    expect(first).toBe(`# ${question.title}`);
    for (const line of annotated(question).split('\n')) expect(line.length).toBeLessThanOrEqual(70);
  }
});

test('ask answers a question without a server, with variables', async () => {
  const result = await ask(parts(world), 'query ($id: ID!) { entity(id: $id) { name } }', { id: entity('Canada') });
  expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { entity: { name: 'Canada' } } });
});

test('ask gives the errors of a question in the answer, without masking what its owner did wrong', async () => {
  const wrong = await ask(parts(world), '{ storys { nodes { id } } }');
  expect(wrong.errors?.[0]?.message).toContain('Did you mean');
  const unreadable = await ask(parts(world), 'stories');
  expect(unreadable.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  const refused = await ask(parts(world), '{ stories(first: 0) { nodes { id } } }');
  expect(refused.errors?.[0]?.message).toContain('expected 1 to 100');
});

test('ask knows no limits of cost, and lets its owner change things', async () => {
  const heavy = await ask(
    parts(world),
    '{ stories(first: 100) { nodes { entities(first: 100) { nodes { articles(first: 100) { nodes { id } } } } } } }',
  );
  expect(heavy.errors).toBeUndefined();
  const changed = await ask(
    parts(world),
    'mutation { ingest(input: { articles: [{ title: "t" }], requestKey: "12345678" }) { position followed outcomes { outcome reason article { id } } } }',
  );
  expect(JSON.parse(JSON.stringify(changed.data))).toEqual({
    ingest: {
      position: 2,
      followed: true,
      outcomes: [{ outcome: 'REJECTED', reason: 'Nothing to read', article: null }],
    },
  });
});
