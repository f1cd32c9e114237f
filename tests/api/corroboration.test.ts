import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { type Changes, makeClaim } from '../../src/domain/graph.ts';
import { shortHash } from '../../src/domain/hash.ts';
import { applyNext, edge, node, support } from '../graph/contract-parts.ts';
import { apiOf, dataOf } from './asking.ts';
import { article, articleNode, emptyWorld, entity, newsEvent, quote, story, type World } from './small-world.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by path, and a wrong path fails the test
type Answer = any;

let world: World;
let api: Api;

const sunk = newsEvent('sunk');
const says = (sentence: string, props = {}) => ({ sentence, start: 10, end: 20, props });
const report = (name: string, sentence: string, props = {}, of = sunk) =>
  edge(
    'REPORTS',
    article(name),
    of,
    1,
    says(sentence, { modality: 'asserted', lemma: 'sink', salience: 1000, ...props }),
  );
const by = (outlet: string, ...names: string[]) =>
  names.map((name) => edge('PUBLISHED', entity(outlet), article(name), 1, { sentence: '', start: -1, end: -1 }));
const at = (published: string, props = {}) => ({ published, ...props });

/** A ferry sank. Wire has it first, Copy prints Wire's text, Paper names Wire, Rival counts for itself and is of Paper's owner. */
function theSinking(): Partial<Changes> {
  const names = ['wire', 'copy', 'paper', 'rival', 'late', 'gone'];
  const [wire, copy, paper, , , gone] = names.map((name) => article(name)) as [...ReturnType<typeof article>[]];
  return {
    putNodes: [
      articleNode('wire', 'Ferry sinks', 1, at('2026-01-01T10:00:00Z')),
      articleNode('copy', 'Ferry sinks off coast', 1, at('2026-01-01T10:30:00Z')),
      articleNode('paper', 'Ferry lost, says Wire', 1, at('2026-01-01')),
      articleNode('rival', 'Fourteen die', 1, at('2026-01-01T12:00:00Z')),
      articleNode(
        'late',
        'Twelve die after all',
        2,
        at('2026-01-02T09:00:00Z', { corrected: ['byline'], correctedAt: 1 }),
      ),
      articleNode('gone', 'Ferry was pushed', 2, { status: 'RETRACTED' }),
      node(entity('Wire'), 'Wire', { kinds: ['OUTLET'], props: { key: 'domain:wire.example' } }),
      node(entity('Copy'), 'Copy', { kinds: ['OUTLET'] }),
      node(entity('Paper'), 'Paper', { kinds: ['OUTLET'], props: { key: 'domain:thetimes.co.uk' } }),
      node(entity('Rival'), 'Rival', { kinds: ['OUTLET'], props: { key: 'domain:wsj.com' } }),
      node(entity('Norway'), 'Norway', { kinds: ['COUNTRY'] }),
      node(entity('Sweden'), 'Sweden', { kinds: ['COUNTRY'] }),
      node(sunk, 'ferry sank', { props: { eventType: 'accident.crash' } }),
      node(story('ferry'), 'Ferry sinks'),
    ],
    putEdges: [
      ...by('Wire', 'wire'),
      ...by('Copy', 'copy'),
      ...by('Paper', 'paper', 'gone'),
      ...by('Rival', 'rival', 'late'),
      ...names.slice(0, 5).map((name) => edge('COVERS', article(name), story('ferry'), 1, { sentence: '' })),
      report('wire', 'The ferry sank, killing 12.', {
        amounts: ['12 person'],
        amountSpans: ['40-42'],
        date: '2026-01-01',
      }),
      report('copy', 'The ferry sank, killing 12.', { amounts: ['12 person'], date: '2026-01-01' }),
      report('paper', 'Wire reported that the ferry sank.', { citing: [entity('Wire')], date: '2025-12-31' }),
      report('rival', 'The ferry sank.', {
        amounts: ['14 person', '155 person'],
        asides: ['155 person'],
        amountSpans: ['70-72', '90-93'],
        amountSentences: ['Fourteen people died.', 'It had 155 aboard.'],
        modality: 'reported',
      }),
      report('gone', 'The ferry sank.', { amounts: ['99 person'] }),
      report('late', 'The ferry sank and 12 died.', { amounts: ['12 person'] }),
      edge('COPY_OF', copy!, wire!, 1, { sentence: '' }),
      edge('CITES', paper!, entity('Wire'), 1, says('Wire reported that the ferry sank.')),
      edge('MENTIONS', gone!, entity('Norway'), 1),
    ],
    putSupports: [
      ['wire', 'Norway'],
      ['rival', 'Sweden'],
    ].map(([name, country]) =>
      support(makeClaim('HAPPENED_IN', sunk, entity(country!)), article(name!), 1, {
        sentence: `Off ${country}.`,
        start: 1,
        end: 3,
      }),
    ),
  };
}

beforeAll(async () => {
  world = emptyWorld();
  await applyNext(world.graph, theSinking());
  api = apiOf(world).api;
});
afterAll(() => world.close());

const ofEvent = async (selection: string) =>
  (await dataOf(api, `query ($id: ID!) { newsEvent(id: $id) { ${selection} } }`, { id: sunk })).newsEvent;

describe('when a news event happened', () => {
  test('is what most reports tell, with these reports and whether another tells otherwise', async () => {
    const { occurred } = await ofEvent(
      'occurred { value method inferred disputed basis(first: 1) { totalCount pageInfo { hasNextPage } nodes { article { title } date } edges { evidence { sentence } } } }',
    );
    expect(occurred).toEqual({
      value: '2026-01-01',
      method: 'TOLD',
      inferred: false,
      disputed: true,
      basis: {
        totalCount: 2,
        pageInfo: { hasNextPage: true },
        nodes: [{ article: { title: 'Ferry sinks' }, date: '2026-01-01' }],
        edges: [{ evidence: { sentence: 'The ferry sank, killing 12.' } }],
      },
    });
  });
});

describe('corroboration of a news event', () => {
  test('counts outlets behind their sources, owners once, and retracted articles not at all', async () => {
    const { corroboration } = await ofEvent(
      `corroboration { independentOutlets independentOwners articleCount complete undecided first { outlet { name } article { title published { value status } } lag { atLeast } }
        sources { totalCount nodes { outlet { name } owner read reports { nodes { article { title } } } } edges { evidence { sentence } } } }`,
    );
    expect(corroboration).toMatchObject({
      independentOutlets: 2,
      independentOwners: 2,
      articleCount: 5,
      complete: true,
      undecided: null,
      first: {
        outlet: { name: 'Wire' },
        article: { title: 'Ferry sinks', published: { value: '2026-01-01T10:00:00Z', status: 'FIRST' } },
        lag: null,
      },
    });
    expect(
      corroboration.sources.nodes.map(({ outlet, owner, reports }: Answer) => [
        outlet.name,
        owner,
        reports.nodes.length,
      ]),
    ).toEqual([
      ['Wire', null, 3],
      ['Rival', 'News Corp', 2],
    ]);
    expect(corroboration.sources.edges[1].evidence.sentence).toBe('The ferry sank.');
  });

  test('gives each article its way to the source, with where that is written, and its lag', async () => {
    const { corroboration } = await ofEvent(
      `corroboration { reports { nodes { article { title } outlet { name } owner independent source { name } sentence evidence { start end rule }
        chain { kind from { title } to { title } outlet { name } evidence { sentence article { title } } } lag { atLeast atMost } } } }`,
    );
    const all = Object.fromEntries(
      corroboration.reports.nodes.map((each: Answer) => [each.outlet.name + each.article.title.length, each]),
    );
    expect(all['Copy21']).toMatchObject({
      independent: false,
      source: { name: 'Wire' },
      lag: { atLeast: 'PT30M', atMost: 'PT30M' },
      chain: [
        {
          kind: 'COPY',
          from: { title: 'Ferry sinks off coast' },
          to: { title: 'Ferry sinks' },
          outlet: { name: 'Wire' },
        },
      ],
    });
    expect(all['Paper21']).toMatchObject({
      independent: false,
      owner: 'News Corp',
      sentence: 'Wire reported that the ferry sank.',
      evidence: { start: 10, end: 20 },
      chain: [
        {
          kind: 'CITATION',
          evidence: { sentence: 'Wire reported that the ferry sank.', article: { title: 'Ferry lost, says Wire' } },
        },
      ],
      lag: { atLeast: 'PT0S', atMost: 'PT13H59M59S' },
    });
    expect(all['Rival12']).toMatchObject({ independent: true, chain: [], source: { name: 'Rival' } });
  });

  test('is asked for with one question a relation, however many news events ask', async () => {
    world.forget();
    await dataOf(
      api,
      '{ newsEvents(first: 10) { nodes { corroboration { independentOutlets first { outlet { name } } reports(first: 10) { nodes { article { title } chain { outlet { name } } } } } disagreements { totalCount } } } }',
    );
    // Reports, outlets, writers, originals and citations: five relations of edges.
    expect(Object.fromEntries(world.asked)).toEqual({ list: 1, edges: 5, claims: 1, supports: 1 });
  });

  test('is answered in pages', async () => {
    const page = async (after: string | null) =>
      (
        await dataOf(
          api,
          'query ($id: ID!, $after: String) { newsEvent(id: $id) { corroboration { reports(first: 2, after: $after) { totalCount totalCountIsExact pageInfo { hasNextPage endCursor } nodes { article { title } } } } } }',
          { id: sunk, after },
        )
      ).newsEvent.corroboration.reports;
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await page(after);
      expect(totalCount).toBe(5);
      titles.push(...nodes.map((each: Answer) => each.article.title));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(new Set(titles).size).toBe(5);
  });

  test('names what people corrected', async () => {
    const { corroboration } = await ofEvent(
      'corroboration { corrections { nodes { kind changed corrected { position } article { title } was { sentence } } } }',
    );
    expect(corroboration.corrections.nodes).toEqual([
      {
        kind: 'CORRECTED',
        changed: ['byline'],
        corrected: { position: 1 },
        article: { title: 'Twelve die after all' },
        was: null,
      },
    ]);
  });
});

test('a story sums up its articles', async () => {
  const data = await dataOf(
    api,
    'query ($id: ID!) { story(id: $id) { corroboration { independentOutlets articleCount first { outlet { name } report { date } } undecided } disagreements { nodes { about newsEvent { name } } } } }',
    { id: story('ferry') },
  );
  // What a single report cites does not make the whole article another's: Paper wrote its own.
  expect(data.story.corroboration).toMatchObject({ independentOutlets: 3, articleCount: 5 });
  expect(data.story.corroboration.undecided).toBe('OVERLAP');
  expect(data.story.disagreements.nodes.map(({ about }: Answer) => about)).toEqual(['DATE', 'PLACE', 'AMOUNT']);
});

describe('disagreements of a news event', () => {
  test('stand side by side, each statement with its sentence, and copies count once', async () => {
    const { disagreements } = await ofEvent(
      'disagreements { totalCount edges { evidence { sentence } node { about of open sides { nodes { value independentOutlets statements { nodes { outlet { name } independent sentence evidence { start end } correctedBy { sentence } report { article { title published { value } } } } } } } } } }',
    );
    const [dates, places, amounts] = disagreements.edges.map((each: Answer) => each.node);
    expect(disagreements.totalCount).toBe(3);
    expect(amounts).toMatchObject({ about: 'AMOUNT', of: 'person', open: false });
    expect(
      amounts.sides.nodes.map(({ value, independentOutlets, statements }: Answer) => [
        value,
        independentOutlets,
        statements.nodes.length,
      ]),
    ).toEqual([
      ['12 person', 2, 3],
      ['14 person', 1, 1],
    ]);
    const [fourteen] = amounts.sides.nodes[1].statements.nodes;
    expect(fourteen).toMatchObject({
      outlet: { name: 'Rival' },
      sentence: 'Fourteen people died.',
      evidence: { start: 70, end: 72 },
      correctedBy: { sentence: 'The ferry sank and 12 died.' },
      report: { article: { published: { value: '2026-01-01T12:00:00Z' } } },
    });
    expect(dates.sides.nodes.map(({ value, independentOutlets }: Answer) => [value, independentOutlets])).toEqual([
      ['2026-01-01', 1],
      ['2025-12-31', 1],
    ]);
    expect(places).toMatchObject({
      about: 'PLACE',
      of: null,
      sides: { nodes: [{ value: 'Norway' }, { value: 'Sweden' }] },
    });
  });
});

test('the newest disagreements are found without any id, in a handful of questions', async () => {
  world.forget();
  const { disagreements } = await dataOf(
    api,
    '{ disagreements(first: 2) { totalCount totalCountIsExact pageInfo { hasNextPage endCursor } nodes { about newsEvent { name } } } }',
  );
  expect(disagreements).toMatchObject({
    totalCount: 3,
    totalCountIsExact: true,
    pageInfo: { hasNextPage: true },
    nodes: [
      { about: 'DATE', newsEvent: { name: 'ferry sank' } },
      { about: 'PLACE', newsEvent: { name: 'ferry sank' } },
    ],
  });
  expect(Object.fromEntries(world.asked)).toEqual({ list: 1, edges: 6, countEdges: 1, claims: 1, supports: 1 });
  const next = await dataOf(api, 'query ($after: String) { disagreements(after: $after) { nodes { about } } }', {
    after: disagreements.pageInfo.endCursor,
  });
  expect(next.disagreements.nodes).toEqual([{ about: 'AMOUNT' }]);
});

describe('what was said before', () => {
  test('is told of quotes and reports that a later version or a retraction took, with both dates, as of any moment', async () => {
    const past = emptyWorld();
    const paper = article('paper');
    const version = (name: string) => `ver_${shortHash(name)}` as const;
    const facts = (v: string, props = {}) =>
      articleNode('paper', 'Ferry sinks', 1, {
        version: version(v),
        published: '2026-01-01T10:00:00Z',
        retrieved: `2026-01-0${v}T00:00:00Z`,
        ...props,
      });
    const words = (v: string, ...names: string[]) =>
      names.map((name) => ({
        ...edge('QUOTES', paper, quote(name), 1, says(`He said: ${name}.`, { form: 'direct', speaker: entity('Lee') })),
        evidence: { ...edge('QUOTES', paper, quote(name), 1, says(`He said: ${name}.`)).evidence, version: version(v) },
      }));
    const told = (v: string, amount: string) => ({
      ...report('paper', `It killed ${amount}.`, { amounts: [`${amount} person`] }),
      evidence: { ...report('paper', `It killed ${amount}.`).evidence, version: version(v) },
    });
    await applyNext(past.graph, {
      putNodes: [
        facts('1'),
        node(entity('Lee'), 'Lee', { kinds: ['PERSON'] }),
        node(sunk, 'ferry sank'),
        node(quote('stays'), 'stays'),
        node(quote('goes'), 'goes'),
      ],
      putEdges: [...words('1', 'stays', 'goes'), told('1', '12')],
    });
    await applyNext(past.graph, {
      putNodes: [facts('2', { modified: '2026-01-01T15:00:00Z', versions: 2 })],
      putEdges: [...words('2', 'stays'), told('2', '14')],
      dropEdges: words('1', 'goes').map(({ key }) => key),
      dropNodes: [quote('goes')],
    });
    const { api: asked } = apiOf(past);
    const select =
      'withdrawnQuotes { totalCount nodes { text reason speaker { name } appeared { time position } withdrawn { time position } article { title } quote { id } } }';
    const now = await dataOf(
      asked,
      `query ($id: ID!, $event: ID!) { article(id: $id) { ${select} } newsEvent(id: $event) { corroboration { corrections { nodes { kind changed was { amounts } now { amounts } appeared { time } corrected { time } } } } } }`,
      { id: paper, event: sunk },
    );
    expect(now.article.withdrawnQuotes).toEqual({
      totalCount: 1,
      nodes: [
        {
          text: 'goes',
          reason: 'REVISED',
          speaker: { name: 'Lee' },
          appeared: { time: '2026-01-01T10:00:00Z', position: 1 },
          withdrawn: { time: '2026-01-01T15:00:00Z', position: 2 },
          article: { title: 'Ferry sinks' },
          quote: { id: quote('goes') },
        },
      ],
    });
    expect(now.newsEvent.corroboration.corrections.nodes).toEqual([
      {
        kind: 'REVISED',
        changed: ['amounts'],
        was: { amounts: ['12 person'] },
        now: { amounts: ['14 person'] },
        appeared: { time: '2026-01-01T10:00:00Z' },
        corrected: { time: '2026-01-01T15:00:00Z' },
      },
    ]);
    const before = await dataOf(asked, `query ($id: ID!) { article(id: $id, asOf: 1) { ${select} } }`, { id: paper });
    expect(before.article.withdrawnQuotes.totalCount).toBe(0);

    // Retracted: everything goes, and says why. Reinstated: nothing was withdrawn but what the revision took.
    await applyNext(past.graph, {
      putNodes: [facts('2', { modified: '2026-01-01T15:00:00Z', versions: 2, status: 'RETRACTED' })],
      dropEdges: [...words('2', 'stays'), told('2', '14')].map(({ key }) => key),
    });
    const after = await dataOf(
      asked,
      `query ($id: ID!, $quote: ID!) { article(id: $id) { ${select} } quote(id: $quote) { withdrawals { nodes { reason appeared { position } withdrawn { time position } } } } }`,
      { id: paper, quote: quote('stays') },
    );
    expect(after.article.withdrawnQuotes.nodes.map(({ text, reason }: Answer) => [text, reason])).toEqual([
      ['goes', 'REVISED'],
      ['stays', 'RETRACTED'],
    ]);
    expect(after.quote.withdrawals.nodes).toEqual([
      { reason: 'RETRACTED', appeared: { position: 1 }, withdrawn: { time: null, position: 3 } },
    ]);
    await applyNext(past.graph, {
      putNodes: [facts('2', { modified: '2026-01-01T15:00:00Z', versions: 2 })],
      putEdges: [...words('2', 'stays'), told('2', '14')],
    });
    const again = await dataOf(asked, `query ($id: ID!) { article(id: $id) { ${select} } }`, { id: paper });
    expect(again.article.withdrawnQuotes.nodes.map(({ text }: Answer) => text)).toEqual(['goes']);
    past.close();
  });

  test('is told of a story with the articles that were retracted, and without those that went to another story', async () => {
    const past = emptyWorld();
    const names = ['kept', 'gone', 'moved'];
    const covers = (name: string) => edge('COVERS', article(name), story('ferry'), 1, { sentence: '' });
    const quotes = (name: string) => edge('QUOTES', article(name), quote(name), 1, says(`He said: ${name}.`));
    await applyNext(past.graph, {
      putNodes: [
        ...names.map((name) => articleNode(name, name, 1)),
        ...names.map((name) => node(quote(name), name)),
        node(story('ferry'), 'Ferry sinks'),
        node(story('other'), 'Other'),
      ],
      putEdges: [...names.map(covers), ...names.map(quotes)],
    });
    await applyNext(past.graph, {
      putNodes: [articleNode('gone', 'gone', 1, { status: 'RETRACTED' })],
      putEdges: [edge('COVERS', article('moved'), story('other'), 2, { sentence: '' })],
      dropEdges: [covers('gone'), covers('moved'), quotes('gone'), quotes('moved')].map(({ key }) => key),
    });
    const found = await dataOf(
      apiOf(past).api,
      'query ($id: ID!) { story(id: $id) { withdrawnQuotes { totalCount nodes { text reason article { title } } } } }',
      { id: story('ferry') },
    );
    expect(found.story.withdrawnQuotes).toEqual({
      totalCount: 1,
      nodes: [{ text: 'gone', reason: 'RETRACTED', article: { title: 'gone' } }],
    });
    past.close();
  });
});
