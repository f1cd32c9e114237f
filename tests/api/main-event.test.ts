import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { applyNext, edge, node } from '../graph/contract-parts.ts';
import { apiOf, dataOf } from './asking.ts';
import { article, articleNode, emptyWorld, newsEvent, type World } from './small-world.ts';

/** More than one question to the graph gives. */
const SIDE_ISSUES = 230;

let world: World;
let api: Api;

beforeAll(async () => {
  world = emptyWorld();
  const sides = Array.from({ length: SIDE_ISSUES }, (_, i) => `side issue ${String(i).padStart(3, '0')}`);
  const report = (from: string, to: string, salience?: number) =>
    edge('REPORTS', article(from), newsEvent(to), 1, {
      sentence: `Of ${to}.`,
      start: 0,
      end: 2,
      props: { modality: 'asserted', ...(salience === undefined ? {} : { salience }) },
    });
  await applyNext(world.graph, {
    putNodes: [
      ...[...sides, 'wreck raised'].map((name) => node(newsEvent(name), name, { props: { eventType: 'other' } })),
      articleNode('long', 'The harbour in a year', 1),
      articleNode('short', 'Ferry sinks', 2),
      articleNode('empty', 'Nothing new', 3),
    ],
    putEdges: [
      ...sides.map((name, i) => report('long', name, i)),
      report('long', 'wreck raised', 1000),
      report('short', 'side issue 001'),
    ],
  });
  api = apiOf(world).api;
});
afterAll(() => world.close());

describe('what an article is mainly about', () => {
  const mainEvent = async (name: string) =>
    (
      await dataOf(
        api,
        'query ($id: ID!) { article(id: $id) { mainEvent { salience sentence modality newsEvent { name } article { title } } } }',
        { id: article(name) },
      )
    ).article.mainEvent;

  test('is the most central of all the news events it reports, however many', async () => {
    expect(await mainEvent('long')).toEqual({
      salience: 1000,
      sentence: 'Of wreck raised.',
      modality: 'ASSERTED',
      newsEvent: { name: 'wreck raised' },
      article: { title: 'The harbour in a year' },
    });
  });

  test('is the only one when it reports one, though nothing says how central, and null when it reports none', async () => {
    expect(await mainEvent('short')).toMatchObject({ salience: null, newsEvent: { name: 'side issue 001' } });
    expect(await mainEvent('empty')).toBeNull();
  });
});
