import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { EMPTY_HEAD, makeCommit } from '../../src/domain/commit.ts';
import { apiOf, dataOf, refusalOf } from './asking.ts';
import { article, emptyWorld, entity, smallWorld, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await smallWorld();
  api = apiOf(world).api;
});
afterAll(() => world.close());

const LOG = `query ($after: LogCursor, $first: Int, $type: DomainEventType) {
  log(after: $after, first: $first, type: $type) {
    totalCount
    totalCountIsExact
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor }
    nodes { id position index type recordedAt commit node { name } article { title } rule score by reason content }
  }
}`;

const log = async (variables: Readonly<Record<string, unknown>> = {}) => (await dataOf(api, LOG, variables)).log;

test('the log gives every domain event in order, with the nodes it speaks of as they are now', async () => {
  const page = await log();
  expect(page).toMatchObject({
    totalCount: 4,
    totalCountIsExact: true,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: '2.1' },
  });
  expect(page.nodes.map((node: { id: string; type: string }) => `${node.id} ${node.type}`)).toEqual([
    '1.0 EntityFounded',
    '1.1 MentionLinked',
    '2.0 ArticleRetracted',
    '2.1 StoryFounded',
  ]);
  expect(page.nodes[1]).toMatchObject({
    node: { name: 'Canada' },
    rule: 'entity-key/1',
    score: 900,
    reason: 'same-key, same-name',
    recordedAt: '2026-01-02T03:04:05.000Z',
  });
  expect(page.nodes[2]).toMatchObject({
    article: { title: 'Canada site crashes' },
    by: 'an editor',
    reason: 'wrong figures',
    rule: null,
  });
  expect(JSON.parse(page.nodes[0].content)).toMatchObject({ type: 'EntityFounded', id: entity('Canada') });
});

test('it goes on behind a position as behind a cursor, also in the middle of a commit', async () => {
  const ids = async (variables: object) => (await log({ ...variables })).nodes.map((node: { id: string }) => node.id);
  expect(await ids({ after: 1 })).toEqual(['2.0', '2.1']);
  expect(await ids({ after: '1' })).toEqual(['2.0', '2.1']);
  expect(await ids({ after: '1.0', first: 2 })).toEqual(['1.1', '2.0']);
  expect(await ids({ after: '2.1' })).toEqual([]);
  expect(await ids({ after: 99 })).toEqual([]);
  const literal = await dataOf(api, '{ log(after: 1, first: 1) { nodes { id } pageInfo { hasNextPage } } }');
  expect(literal.log).toEqual({ nodes: [{ id: '2.0' }], pageInfo: { hasNextPage: true } });
});

test('narrowed to one type it gives these only', async () => {
  const page = await log({ type: 'StoryFounded' });
  expect(page.nodes.map((node: { id: string }) => node.id)).toEqual(['2.1']);
  expect(page).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
});

test.each(['x', '1.', '-1', '1.2.3', '99999999999999999', 1.5, -1, true])(
  'refuses %s, which is no place in the log',
  async (after) => {
    expect(await refusalOf(api, LOG, { after })).toMatchObject({ code: 'BAD_USER_INPUT', status: 400 });
  },
);

test('paging through a long log gives every domain event once, whatever the page size', async () => {
  const long = emptyWorld();
  let previous = EMPTY_HEAD.id;
  const commits = Array.from({ length: 1_200 }, (_, i) => {
    const events = Array.from({ length: 1 + (i % 3) }, () => ({
      type: 'ArticleReinstated' as const,
      v: 1 as const,
      article: article(`${i}`),
      by: 'a',
      reason: 'b',
    }));
    const commit = makeCommit(previous, { events });
    previous = commit.id;
    return commit;
  });
  await long.log.append(commits, EMPTY_HEAD);
  const { api: longApi } = apiOf(long);
  const ids: string[] = [];
  let after: unknown = 0;
  for (let pages = 0; pages < 100; pages++) {
    const { log: page } = await dataOf(longApi, LOG, { after, first: 77 });
    ids.push(...page.nodes.map((node: { id: string }) => node.id));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(ids).toHaveLength(2_400);
  expect(new Set(ids).size).toBe(2_400);
  const none = (await dataOf(longApi, LOG, { type: 'Merged' })).log;
  expect(none).toMatchObject({ nodes: [], totalCount: 0, pageInfo: { hasNextPage: false } });
  long.close();
});
