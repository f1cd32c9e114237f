import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { askedPage, makeCursor } from '../../src/api/paging.ts';
import { apiOf, dataOf, refusalOf } from './asking.ts';
import { crowdedWorld, entity, newsEvent, smallWorld, story, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await crowdedWorld(7, 9, 30);
  api = apiOf(world).api;
});
afterAll(() => world.close());

/** Every list that can be paged, as a query from its owner down; `LIST` stands for the arguments. */
const LISTS: Readonly<Record<string, string>> = {
  stories: '{ stories(LIST) { PAGE } }',
  entities: '{ entities(kind: PERSON LIST) { PAGE } }',
  'entities by search': '{ entities(search: "person" LIST) { PAGE } }',
  articles: '{ articles(LIST) { PAGE } }',
  'Story.articles': `{ story(id: "${story('3')}") { articles(LIST) { PAGE } } }`,
  'Story.entities': `{ story(id: "${story('3')}") { entities(LIST) { PAGE } } }`,
  'Story.related': `{ story(id: "${story('3')}") { related(LIST) { PAGE } } }`,
  'Entity.articles': `{ entity(id: "${entity('Person 001')}") { articles(LIST) { PAGE } } }`,
  'Entity.coMentions': `{ entity(id: "${entity('Person 001')}") { coMentions(LIST) { PAGE } } }`,
};

// biome-ignore lint/suspicious/noExplicitAny: the list stands at another depth in each query
function listIn(data: any): any {
  for (let found = data; ; found = Object.values(found)[0]) if (found.pageInfo) return found;
}

async function pageOf(query: string, list: string) {
  const page =
    'totalCount totalCountIsExact pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id }';
  return listIn(
    await dataOf(api, query.replace('(LIST', `(${list}`).replace('LIST', `, ${list}`).replace('PAGE', page)),
  );
}

test.each(Object.entries(LISTS))(
  '%s gives every item once and in the same order, whatever the page size',
  async (_, query) => {
    const whole = (await pageOf(query, 'first: 100')).nodes.map((node: { id: string }) => node.id);
    expect(whole.length).toBeGreaterThan(5);
    expect(new Set(whole).size).toBe(whole.length);
    for (const first of [1, 4, 7]) {
      const ids: string[] = [];
      let after = '';
      for (;;) {
        const page = await pageOf(query, `first: ${first}${after}`);
        ids.push(...page.nodes.map((node: { id: string }) => node.id));
        expect(page.nodes.length).toBeLessThanOrEqual(first);
        expect(page.edges.map((edge: { node: object }) => edge.node)).toEqual(page.nodes);
        expect(page.pageInfo).toMatchObject({
          hasPreviousPage: after !== '',
          startCursor: page.edges[0].cursor,
          endCursor: page.edges.at(-1).cursor,
        });
        expect([page.totalCount, page.totalCountIsExact]).toEqual([whole.length, true]);
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(ids).toEqual(whole);
    }
  },
);

interface Participants {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly { readonly role: string }[];
}

test('several claims that lead to the same node are each given once', async () => {
  const small = await smallWorld();
  const { api: smallApi } = apiOf(small);
  const ask = `query ($id: ID!, $after: String) { newsEvent(id: $id) { participants(first: 1, after: $after) { pageInfo { hasNextPage endCursor } nodes { role } } } }`;
  const roles: string[] = [];
  let after: string | null = null;
  do {
    const data: { newsEvent: { participants: Participants } } = await dataOf(smallApi, ask, {
      id: newsEvent('crash'),
      after,
    });
    const { participants } = data.newsEvent;
    roles.push(...participants.nodes.map((node) => node.role));
    after = participants.pageInfo.hasNextPage ? participants.pageInfo.endCursor : null;
  } while (after !== null);
  expect(roles.sort()).toEqual(['AGENT', 'PATIENT']);
  small.close();
});

test.each([0, -1, 101, 2 ** 31 - 1])('refuses first: %d, written out and by variable', async (first) => {
  expect(await refusalOf(api, `{ stories(first: ${first}) { totalCount } }`)).toMatchObject({
    code: 'BAD_USER_INPUT',
    status: 400,
  });
  expect(await refusalOf(api, 'query ($n: Int) { stories(first: $n) { totalCount } }', { n: first })).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test.each([2 ** 31, 1.5, '5', true, null, [], {}])(
  'refuses or defaults first: %j by variable, never fails',
  async (first) => {
    const ask = 'query ($n: Int) { stories(first: $n) { nodes { id } } }';
    if (first === null) expect((await dataOf(api, ask, { n: first })).stories.nodes).toHaveLength(7);
    else expect(await refusalOf(api, ask, { n: first })).toMatchObject({ code: 'BAD_USER_INPUT' });
  },
);

test('refuses the cursor of another list, of another owner, and of other filters', async () => {
  const cursor = async (query: string) => (await pageOf(query, 'first: 1')).pageInfo.endCursor;
  const stories = await cursor(LISTS['stories']!);
  const people = await cursor(LISTS['entities']!);
  const ofStory = await cursor(LISTS['Story.articles']!);
  const misused = [
    `{ entities(after: "${stories}") { totalCount } }`,
    `{ entities(after: "${people}") { totalCount } }`,
    `{ entities(kind: OUTLET, after: "${people}") { totalCount } }`,
    `{ story(id: "${story('4')}") { articles(after: "${ofStory}") { totalCount } } }`,
    `{ story(id: "${story('3')}") { related(after: "${ofStory}") { totalCount } } }`,
  ];
  for (const query of misused) {
    const { errors } = (await (
      await api.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
    ).json()) as { errors: { extensions: { code: string } }[] };
    expect(
      errors.map((error) => error.extensions.code),
      query,
    ).toEqual(['BAD_USER_INPUT']);
  }
});

test('refuses any cursor that is not exactly one it gave', () => {
  const cursor = makeCursor('a list', { sort: 'canada', id: 'ent_1' });
  expect(askedPage('a list', { after: cursor }).after).toEqual({ sort: 'canada', id: 'ent_1' });
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'abcXYZ019-_'), (at, character) => {
      fc.pre(cursor[at] !== character);
      const changed = cursor.slice(0, at) + character + cursor.slice(at + 1);
      let after: unknown;
      try {
        ({ after } = askedPage('a list', { after: changed }));
      } catch (error) {
        expect(String(error)).toContain('no cursor of this list');
        return;
      }
      // Unused bits of the last character may change without changing what is written.
      expect(after).toEqual({ sort: 'canada', id: 'ent_1' });
    }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (text) => {
        expect(() => askedPage('a list', { after: text })).toThrow('no cursor of this list');
      },
    ),
  );
});

test('a cursor keeps any sort key and id as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.string(), (sort, id) => {
      const place = { sort: sort.toWellFormed(), id };
      expect(askedPage('a list', { after: makeCursor('a list', place) }).after).toEqual(place);
    }),
  );
});
