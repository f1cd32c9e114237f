import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { apiOf, dataOf } from './asking.ts';
import { article, entity, newsEvent, smallWorld, story, type World } from './small-world.ts';

let world: World;
let api: Api;

beforeAll(async () => {
  world = await smallWorld();
  api = apiOf(world).api;
});
afterAll(() => world.close());

const one = (field: string, id: string, selection: string) =>
  dataOf(api, `query ($id: ID!) { it: ${field}(id: $id) { ${selection} } }`, { id }).then((data) => data.it);

describe('a story', () => {
  test('gives its articles oldest first, with outlet, publication time and copies', async () => {
    const it = await one(
      'story',
      story('crash'),
      'title articles { totalCount edges { evidence { rule score } node { title outlet { name } published { value status method } status copyOf { id outlet { name } } copies { nodes { id } } } } }',
    );
    expect(it.title).toBe('Canada site crashes');
    expect(it.articles.totalCount).toBe(3);
    expect(it.articles.edges[0]).toEqual({
      evidence: { rule: 'entity-key/1', score: 800 },
      node: {
        title: 'Canada site crashes',
        outlet: { name: 'The Daily' },
        published: { value: '2026-01-01', status: 'FIRST', method: 'GIVEN' },
        status: 'LIVE',
        copyOf: null,
        copies: { nodes: [] },
      },
    });
    expect(it.articles.edges[1].node.copies.nodes).toEqual([{ id: article('crash-copy') }]);
    expect(it.articles.edges[2].node).toMatchObject({
      status: 'RETRACTED',
      copyOf: { id: article('crash-courier'), outlet: { name: 'Courier' } },
    });
  });

  test('counts the outlets that covered it and leads to their articles', async () => {
    const it = await one(
      'story',
      story('crash'),
      'outlets { totalCount edges { articleCount node { name } articles { nodes { id } } } }',
    );
    expect(it.outlets.totalCount).toBe(2);
    expect(it.outlets.edges).toEqual([
      {
        articleCount: 2,
        node: { name: 'The Daily' },
        articles: { nodes: [{ id: article('crash-daily') }, { id: article('crash-copy') }] },
      },
      { articleCount: 1, node: { name: 'Courier' }, articles: { nodes: [{ id: article('crash-courier') }] } },
    ]);
  });

  test('counts the entities its articles name, all or of one kind, and leads to the mentions', async () => {
    const it = await one(
      'story',
      story('crash'),
      'all: entities { nodes { name } } people: entities(kind: PERSON) { edges { articleCount node { name } mentions { totalCount nodes { count name roles sentence article { title } entity { name } } } } }',
    );
    expect(it.all.nodes.map((node: { name: string }) => node.name)).toEqual(['Ann Lee', 'Canada', 'Immigration site']);
    expect(it.people.edges).toHaveLength(1);
    expect(it.people.edges[0].mentions).toEqual({
      totalCount: 2,
      nodes: [
        {
          count: 1,
          name: 'Ann Lee',
          roles: ['minister'],
          sentence: '"We are very sorry", said minister Ann Lee.',
          article: { title: 'Canada site crashes' },
          entity: { name: 'Ann Lee' },
        },
        {
          count: 1,
          name: 'Ann Lee',
          roles: [],
          sentence: 'Ann Lee regretted it.',
          article: { title: 'Immigration page down' },
          entity: { name: 'Ann Lee' },
        },
      ],
    });
  });

  test('gives the quotes that two or more of its articles share, with speakers and articles', async () => {
    const it = await one(
      'story',
      story('crash'),
      'sharedQuotes { edges { articleCount node { text speakers { edges { support node { name } } } } articles { edges { evidence { sentence } node { id } } } } }',
    );
    expect(it.sharedQuotes.edges).toEqual([
      {
        articleCount: 2,
        node: { text: 'We are very sorry', speakers: { edges: [{ support: 1, node: { name: 'Ann Lee' } }] } },
        articles: {
          edges: [
            {
              evidence: { sentence: '"We are very sorry", said minister Ann Lee.' },
              node: { id: article('crash-daily') },
            },
            { evidence: { sentence: 'Ann Lee was "very sorry".' }, node: { id: article('crash-courier') } },
          ],
        },
      },
    ]);
  });

  test('gives the news events its articles report, with what they say of each', async () => {
    const it = await one(
      'story',
      story('crash'),
      'newsEvents { edges { articleCount node { name eventType } reports { nodes { outlet { name } amounts modality } } } }',
    );
    expect(it.newsEvents.edges).toEqual([
      {
        articleCount: 2,
        node: { name: 'site crashed', eventType: 'service.outage' },
        reports: {
          nodes: [
            { outlet: { name: 'The Daily' }, amounts: ['at least 12 person'], modality: 'ASSERTED' },
            { outlet: { name: 'Courier' }, amounts: ['15 person'], modality: 'REPORTED' },
          ],
        },
      },
    ]);
  });

  test('is related to stories that name the same entities, and says which', async () => {
    const it = await one(
      'story',
      story('crash'),
      'related { edges { sharedCount node { title } entities { edges { articleCount node { name } } } } }',
    );
    expect(it.related.edges).toEqual([
      {
        sharedCount: 1,
        node: { title: 'Bank resets passwords' },
        entities: { edges: [{ articleCount: 2, node: { name: 'Ann Lee' } }] },
      },
    ]);
  });
});

describe('a news event', () => {
  test('lets the reports of outlets that disagree stand side by side', async () => {
    const it = await one(
      'newsEvent',
      newsEvent('crash'),
      'reports { nodes { article { title } outlet { name } sentence modality attributedTo { name } date datePhrase dateMethod amounts lemma salience newsEvent { id } evidence { start end reader } } }',
    );
    expect(it.reports.nodes[0]).toEqual({
      article: { title: 'Canada site crashes' },
      outlet: { name: 'The Daily' },
      sentence: 'Canada said its site crashed.',
      modality: 'ASSERTED',
      attributedTo: { name: 'Canada' },
      date: '2026-01-01',
      datePhrase: 'on Thursday',
      dateMethod: 'weekday',
      amounts: ['at least 12 person'],
      lemma: 'crash',
      salience: 1000,
      newsEvent: { id: newsEvent('crash') },
      evidence: { start: 10, end: 20, reader: 'newsloom/1' },
    });
    expect(it.reports.nodes[1]).toMatchObject({
      outlet: { name: 'Courier' },
      amounts: ['15 person'],
      attributedTo: null,
      date: null,
    });
  });

  test('names its participants with role, support and all mentions behind it', async () => {
    const it = await one(
      'newsEvent',
      newsEvent('crash'),
      'participants { totalCount edges { evidence { sentence } node { role entity { name } support articleCount inferred supports { totalCount nodes { sentence article { id } } } } } }',
    );
    expect(it.participants.totalCount).toBe(2);
    const agent = it.participants.edges.find((edge: { node: { role: string } }) => edge.node.role === 'AGENT');
    expect(agent.node).toMatchObject({ entity: { name: 'Canada' }, support: 2, articleCount: 2, inferred: false });
    expect(agent.node.supports.totalCount).toBe(2);
    expect(agent.node.supports.nodes.map((node: { article: { id: string } }) => node.article.id).sort()).toEqual(
      [article('crash-daily'), article('crash-courier')].sort(),
    );
    expect(agent.evidence.sentence).toBe(agent.node.supports.nodes[0].sentence);
  });

  test('knows where it happened, what it follows, what it is said to have caused, and how certain that is', async () => {
    const crash = await one(
      'newsEvent',
      newsEvent('crash'),
      'places { nodes { name } } stories { nodes { title } } followedBy { nodes { name } } causes { edges { modality sentence node { name } } }',
    );
    expect(crash).toEqual({
      places: { nodes: [{ name: 'Canada' }] },
      stories: { nodes: [{ title: 'Canada site crashes' }] },
      followedBy: { nodes: [{ name: 'passwords reset' }] },
      causes: {
        edges: [{ modality: 'GUESSED', sentence: 'Perhaps because of the crash.', node: { name: 'passwords reset' } }],
      },
    });
    const reset = await one(
      'newsEvent',
      newsEvent('reset'),
      'follows { edges { modality node { name } } } causedBy { nodes { name } }',
    );
    expect(reset).toEqual({
      follows: { edges: [{ modality: null, node: { name: 'site crashed' } }] },
      causedBy: { nodes: [{ name: 'site crashed' }] },
    });
  });
});

describe('an entity', () => {
  test('leads to its news events, quotes, affiliations and articles', async () => {
    const it = await one(
      'entity',
      entity('Ann Lee'),
      'name kinds quotes { edges { support node { text } } } affiliations { nodes { role to { name } person { name } } } articles { totalCount } wrote { nodes { title } } mentions { nodes { name article { title } } }',
    );
    expect(it).toEqual({
      name: 'Ann Lee',
      kinds: ['PERSON'],
      quotes: { edges: [{ support: 1, node: { text: 'We are very sorry' } }] },
      affiliations: { nodes: [{ role: 'minister', to: { name: 'Ministry of Works' }, person: { name: 'Ann Lee' } }] },
      articles: { totalCount: 3 },
      wrote: { nodes: [{ title: 'Bank resets after crash' }] },
      mentions: {
        nodes: [
          { name: 'Ann Lee', article: { title: 'Canada site crashes' } },
          { name: 'Ann Lee', article: { title: 'Immigration page down' } },
          { name: 'Lee', article: { title: 'Bank resets after crash' } },
        ],
      },
    });
    const canada = await one(
      'entity',
      entity('Canada'),
      'key aliases founded newsEvents { edges { role node { name } } } happenedHere { nodes { name } }',
    );
    expect(canada).toMatchObject({
      key: 'iso:CA',
      aliases: ['Dominion of Canada'],
      founded: 1,
      happenedHere: { nodes: [{ name: 'site crashed' }] },
    });
    expect(canada.newsEvents.edges.map((edge: { role: string }) => edge.role).sort()).toEqual(['AGENT', 'PATIENT']);
  });

  test('is named together with others, and the articles that name both are given with their sentences', async () => {
    const it = await one(
      'entity',
      entity('Canada'),
      'coMentions { totalCount edges { articleCount node { name } articles { totalCount totalCountIsExact edges { evidence { sentence } node { title } } } } }',
    );
    expect(it.coMentions.totalCount).toBe(2);
    expect(it.coMentions.edges[0]).toEqual({
      articleCount: 2,
      node: { name: 'Ann Lee' },
      articles: {
        totalCount: 2,
        totalCountIsExact: true,
        edges: [
          {
            evidence: { sentence: '"We are very sorry", said minister Ann Lee.' },
            node: { title: 'Canada site crashes' },
          },
          { evidence: { sentence: 'Ann Lee regretted it.' }, node: { title: 'Immigration page down' } },
        ],
      },
    });
  });

  test('as an outlet has published and is cited; as a site is operated by somebody', async () => {
    const daily = await one('entity', entity('Daily'), 'published { nodes { title } } citedBy { nodes { title } }');
    expect(daily).toEqual({
      published: { nodes: [{ title: 'Canada site crashes' }, { title: 'Immigration page down' }] },
      citedBy: { nodes: [{ title: 'Immigration page down' }] },
    });
    const site = await one(
      'entity',
      entity('Site'),
      'operatedBy { nodes { name operates { nodes { name } } affiliates { nodes { person { name } } } } }',
    );
    expect(site.operatedBy.nodes).toEqual([
      {
        name: 'Ministry of Works',
        operates: { nodes: [{ name: 'Immigration site' }] },
        affiliates: { nodes: [{ person: { name: 'Ann Lee' } }] },
      },
    ]);
  });

  test('that was merged into another leads to that one', async () => {
    expect(await one('entity', entity('Canada (2)'), 'id name')).toEqual({ id: entity('Canada'), name: 'Canada' });
  });
});

describe('an article', () => {
  test('gives what it mentions, reports, quotes and cites, and who wrote it', async () => {
    const it = await one(
      'article',
      article('crash-courier'),
      'quotes { edges { form speaker { name } node { text } } } cites { edges { evidence { sentence } node { name } } } reports { nodes { newsEvent { name } } } stories { nodes { title } } byline { nodes { name } } url unread',
    );
    expect(it).toEqual({
      quotes: { edges: [{ form: 'MIXED', speaker: null, node: { text: 'We are very sorry' } }] },
      cites: { edges: [{ evidence: { sentence: 'The Daily had it first.' }, node: { name: 'The Daily' } }] },
      reports: { nodes: [{ newsEvent: { name: 'site crashed' } }] },
      stories: { nodes: [{ title: 'Canada site crashes' }] },
      byline: { nodes: [] },
      // Its metadata says "javascript:alert(1)": no address a browser may follow.
      url: null,
      unread: false,
    });
    const bank = await one(
      'article',
      article('bank-courier'),
      'unread byline { edges { evidence { sentence start end } node { name } } }',
    );
    expect(bank).toEqual({
      unread: true,
      byline: { edges: [{ evidence: { sentence: '', start: null, end: null }, node: { name: 'Ann Lee' } }] },
    });
  });

  test('says why its outlet and its original are taken as such', async () => {
    const it = await one(
      'article',
      article('crash-copy'),
      'outletEvidence { article { id } position version } copyOfEvidence { rule } versionCount length position retrieved',
    );
    expect(it).toMatchObject({
      outletEvidence: { article: { id: article('crash-copy') } },
      copyOfEvidence: { rule: 'entity-key/1' },
      versionCount: 1,
      length: 1200,
      position: 3,
    });
  });
});
