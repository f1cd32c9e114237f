import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Commands } from '../../src/api/commands.ts';
import { makeCommit } from '../../src/domain/commit.ts';
import { applyNext } from '../graph/contract-parts.ts';
import { type Answer, apiOf, KEY, noJudging, post } from './asking.ts';
import { article, articleNode, smallWorld, type World } from './small-world.ts';

let world: World;
/** What the commands were asked to do. */
let carriedOut: { rows: readonly unknown[]; requestKey: string }[];

beforeEach(async () => {
  world = await smallWorld();
  carriedOut = [];
});
afterEach(() => world.close());

/** Appends a commit at once; the graph follows `delayMs` later, as a follower of its own would. */
function commands(delayMs: number): Commands {
  return {
    ...noJudging,
    async ingest(rows, requestKey) {
      carriedOut.push({ rows, requestKey });
      const head = await world.log.head();
      await world.log.append([makeCommit(head.id, { request: requestKey, events: [] })], head);
      setTimeout(() => {
        applyNext(world.graph, { putNodes: [articleNode('new', 'Brand new', 9)] });
      }, delayMs);
      return {
        position: head.position + 1,
        outcomes: [
          { index: 0, outcome: 'NEW', article: article('new') },
          { index: 1, outcome: 'REJECTED', reason: 'Cannot take this row: it has no text. Give text or html' },
        ],
      };
    },
  };
}

const INGEST =
  'mutation ($input: IngestInput!) { ingest(input: $input) { position followed outcomes { index outcome reason article { title } } } }';
const ROWS = [
  { title: 'Brand new', text: 'Words.', url: 'https://d.example/9', byline: ['Ann Lee'] },
  { title: 'No text' },
];

const ingest = (delayMs: number, input: object, followTimeoutMs = 5_000): Promise<Answer> =>
  post(
    apiOf(world, { commands: commands(delayMs), followTimeoutMs }).api,
    INGEST,
    { input },
    { authorization: `Bearer ${KEY}` },
  );

test('ingest answers when the graph has followed, so that what it wrote can be read in the same answer', async () => {
  const { status, data, errors } = await ingest(150, { articles: ROWS, requestKey: 'request-1' });
  expect([status, errors]).toEqual([200, []]);
  expect(data.ingest).toEqual({
    position: 3,
    followed: true,
    outcomes: [
      { index: 0, outcome: 'NEW', reason: null, article: { title: 'Brand new' } },
      {
        index: 1,
        outcome: 'REJECTED',
        reason: 'Cannot take this row: it has no text. Give text or html',
        article: null,
      },
    ],
  });
  expect(carriedOut).toEqual([{ rows: ROWS, requestKey: 'request-1' }]);
});

test('ingest says so when the graph does not follow in time; nothing is lost by that', async () => {
  const { data, errors } = await ingest(2_000, { articles: ROWS, requestKey: 'request-1' }, 100);
  expect(errors).toEqual([]);
  expect(data.ingest).toMatchObject({
    position: 3,
    followed: false,
    outcomes: [{ outcome: 'NEW', article: null }, {}],
  });
});

test.each([
  ['no articles', { articles: [], requestKey: 'request-1' }],
  ['101 articles', { articles: Array.from({ length: 101 }, () => ROWS[0]), requestKey: 'request-1' }],
  ['a short request key', { articles: ROWS, requestKey: 'short' }],
  ['a long request key', { articles: ROWS, requestKey: 'x'.repeat(201) }],
  ['no title', { articles: [{ text: 'x' }], requestKey: 'request-1' }],
  ['a wrong type', { articles: [{ title: 5 }], requestKey: 'request-1' }],
  ['an unknown field', { articles: [{ title: 'x', author: 'y' }], requestKey: 'request-1' }],
])('with %s it is refused and nothing is carried out', async (_, input) => {
  const { status, errors } = await ingest(0, input);
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  expect(carriedOut).toEqual([]);
});

test('two changes in one request are carried out one after the other', async () => {
  const { api } = apiOf(world, { commands: commands(0) });
  const two =
    'mutation ($a: IngestInput!, $b: IngestInput!) { a: ingest(input: $a) { position } b: ingest(input: $b) { position } }';
  const { data } = await post(
    api,
    two,
    { a: { articles: ROWS, requestKey: 'request-a' }, b: { articles: ROWS, requestKey: 'request-b' } },
    { authorization: `Bearer ${KEY}` },
  );
  expect([data.a.position, data.b.position]).toEqual([3, 4]);
});

test('an article of 2 MB is taken with a key', async () => {
  const { status, data } = await ingest(0, {
    articles: [{ title: 'Long', text: 'word '.repeat(400_000) }],
    requestKey: 'request-1',
  });
  expect([status, data.ingest.position]).toEqual([200, 3]);
});
