/** Curation through the API, over the real ingester and graph: what people see, they can mend, list and undo. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { createApi } from '../../src/api/api.ts';
import { commandsOf } from '../../src/cli/api-commands.ts';
import { curationOf } from '../../src/cli/curation.ts';
import { makeBody } from '../../src/domain/commit.ts';
import type { FoundedId } from '../../src/domain/ids.ts';
import { type CuratedWorld, curatedWorld, inputOf, SAMPLES } from '../resolve/curated-world.ts';
import { type Answer, post } from './asking.ts';

const KEY = 'nl_desk-in-tests';

let world: CuratedWorld;
let api: Api;
let serial = 0;

/** An API over a world, with a follower that is never behind. */
function apiOver(of: CuratedWorld): Api {
  const { log, registry, ingester, projection } = of;
  const commands = commandsOf({ ingester, registry, eraseTraces: () => {} }, { timezone: 'UTC' }, () => new Date());
  return createApi({
    graph: projection.graph,
    history: projection.graph,
    log,
    commands: {
      ...commands,
      async judge(...order) {
        const made = await commands.judge(...order);
        await projection.catchUp();
        return made;
      },
      async ingest(...rows) {
        const made = await commands.ingest(...rows);
        await projection.catchUp();
        return made;
      },
    },
    curation: curationOf(registry, of.bodies),
    isValidKey: (key) => key === KEY && { label: 'desk' },
    report: (error) => {
      throw error;
    },
  });
}

beforeAll(async () => {
  world = curatedWorld();
  await world.ingest(...SAMPLES.slice(0, 13));
  await world.projection.catchUp();
  api = apiOver(world);
});
afterAll(() => world.close());

const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  post(api, query, variables, { authorization: `Bearer ${KEY}` });

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by path, and a wrong path fails the test
async function data(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<any> {
  const answer = await ask(query, variables);
  expect(answer.errors, query).toEqual([]);
  return answer.data;
}

const PAYLOAD =
  'id position followed repeated changedIds domainEventCount changed { id name } judgement { id type by reason live subjects { id } }';

function mutate(name: string, input: object, by: object = {}): Promise<Answer> {
  serial += 1;
  const given = { reason: 'seen by the desk', requestKey: `request-${serial}`, ...by, ...input };
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`.replace('Judge', '');
  const input$ = name === 'judgeDifferent' ? 'DifferentInput' : `${type}Input`;
  const inputType = name === 'revokeJudgement' ? 'RevokeJudgementInput' : input$;
  return ask(`mutation ($input: ${inputType}!) { ${name}(input: $input) { ${PAYLOAD} } }`, { input: given });
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function done(name: string, input: object, by: object = {}): Promise<any> {
  const { data: made, errors } = await mutate(name, input, by);
  expect(errors, name).toEqual([]);
  return made[name];
}

async function refused(name: string, input: object): Promise<string> {
  const { status, errors } = await mutate(name, input);
  expect([status, errors[0]?.extensions.code], errors[0]?.message).toEqual([409, 'JUDGEMENT_REFUSED']);
  return errors[0]!.message;
}

const undo = (judgement: string) => done('revokeJudgement', { judgement });

/** Two entities of one kind. */
async function twoPeople(): Promise<readonly [string, string]> {
  const { entities } = await data('{ entities(kind: PERSON, first: 2) { nodes { id } } }');
  return entities.nodes.map(({ id }: { id: string }) => id);
}

describe('judgements through the API', () => {
  test('need a key', async () => {
    const input = { a: 'ent_a', b: 'ent_b', reason: 'x', requestKey: 'request-x' };
    const { status, errors } = await post(api, 'mutation ($input: MergeInput!) { merge(input: $input) { id } }', {
      input,
    });
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a merge answers what changed, stands in every list, is made once a request key, and is undone by revoking', async () => {
    const [a, b] = await twoPeople();
    const made = await done('merge', { a, b, requestKey: 'merge-once' });
    const { position } = await world.log.head();
    expect(made).toMatchObject({
      position,
      followed: true,
      repeated: false,
      domainEventCount: 1,
      judgement: { id: made.id, type: 'Merged', by: 'desk', reason: 'seen by the desk', live: true },
    });
    const [one] = made.changedIds;
    expect(made.changed.map(({ id }: { id: string }) => id)).toEqual([one]);
    expect([a, b]).toContain(one);
    expect(await done('merge', { a, b, requestKey: 'merge-once' })).toMatchObject({
      id: made.id,
      position,
      repeated: true,
    });
    expect((await world.log.head()).position).toBe(position);
    const other = one === a ? b : a;
    expect(await data(`{ entity(id: "${other}") { id judgements { totalCount nodes { id } } } }`)).toEqual({
      entity: { id: one, judgements: { totalCount: 1, nodes: [{ id: made.id }] } },
    });
    expect(await refused('merge', { a, b })).toMatch(/they are one already, .*since jud_.* \(by desk at position/);
    await undo(made.id);
    const listed = await data(
      '{ judgements(first: 1, live: false) { nodes { id live revokedBy revokedReason revokedAt content } } }',
    );
    expect(listed.judgements.nodes[0]).toMatchObject({
      id: made.id,
      live: false,
      revokedBy: 'desk',
      revokedReason: 'seen by the desk',
      revokedAt: position + 1,
    });
    expect(JSON.parse(listed.judgements.nodes[0].content)).toMatchObject({ type: 'Merged' });
    expect((await data(`{ entity(id: "${other}") { id } }`)).entity.id).toBe(other);
    expect(await refused('revokeJudgement', { judgement: made.id })).toMatch(/it was revoked by desk at position/);
  });

  test('who judges may be named; without a name and a label nobody judges', async () => {
    const [a] = await twoPeople();
    const { id, judgement } = await done('rename', { id: a, name: 'Somebody Else' }, { by: 'Ines' });
    expect(judgement.by).toBe('Ines');
    const { judgements } = await data('{ judgements(by: "Ines") { totalCount nodes { id } } }');
    expect(judgements).toEqual({ totalCount: 1, nodes: [{ id }] });
    expect((await data(`{ entity(id: "${a}") { name } }`)).entity.name).toBe('Somebody Else');
    await undo(id);
  });

  test('a pair judged different is refused to be merged, and asked about no more', async () => {
    const review =
      '{ review(first: 100) { totalCount nodes { mention score touches accept refuse stands { node { id } sentence article { title } } proposed { node { id } sentence } } } }';
    const before = (await data(review)).review;
    expect(before.totalCount).toBeGreaterThan(0);
    const value = ({ score, touches }: { score: number; touches: number }) => score * touches;
    const values = before.nodes.map(value);
    expect(values).toEqual([...values].sort((x: number, y: number) => y - x));
    const [open] = before.nodes;
    expect(open.refuse).toBe(`newsloom different ${open.stands.node.id} ${open.proposed.node.id} --reason "..."`);
    const { id } = await done('judgeDifferent', { a: open.stands.node.id, b: open.proposed.node.id });
    const after = (await data(review)).review;
    expect(after.totalCount).toBe(before.totalCount - 1);
    expect(after.nodes.map(({ mention }: { mention: string }) => mention)).not.toContain(open.mention);
    const merge = { a: open.stands.node.id, b: open.proposed.node.id };
    expect(await refused('merge', merge)).toContain(`judged different by ${id}`);
    await undo(id);
    expect((await data(review)).review.totalCount).toBe(before.totalCount);
    const merged = await done('merge', merge);
    expect((await data(review)).review.totalCount).toBeLessThan(before.totalCount);
    await undo(merged.id);
  });

  test('a confident wrong link that nobody proposed is found and mended from what evidence shows', async () => {
    const people =
      '{ entities(kind: PERSON, first: 10) { nodes { id name articles(first: 5) { edges { node { id } evidence { mention rule sentence } } } } } }';
    const nodes = (await data(people)).entities.nodes.filter(
      ({ articles }: { articles: { edges: unknown[] } }) => articles.edges.length > 1,
    );
    const [person, other] = nodes;
    const [edge] = person.articles.edges;
    expect(edge.evidence.mention).toMatch(/^ver_[0-9a-z]{26}#entity:(\d+-\d+|byline\.\d+)$/);
    const mentions = async (id: string) =>
      (await data(`{ entity(id: "${id}") { articles(first: 100) { nodes { id } } } }`)).entity.articles.nodes.map(
        (article: { id: string }) => article.id,
      );
    const before = await mentions(person.id);
    const rejected = await done('rejectLink', { from: person.id, mentions: [edge.node.id] });
    expect(await mentions(person.id)).toEqual(before.filter((id: string) => id !== edge.node.id));
    expect(await refused('rejectLink', { from: person.id, mentions: [edge.evidence.mention] })).toMatch(
      /it stands for nothing, expected one that stands for/,
    );
    const asserted = await done('assertLink', { to: other.id, mentions: [edge.evidence.mention] });
    expect(await mentions(other.id)).toContain(edge.node.id);
    const { articles } = (
      await data(
        `{ entity(id: "${other.id}") { articles(first: 100) { edges { node { id } evidence { rule score } } } judgements { nodes { id } } } }`,
      )
    ).entity;
    const shown = articles.edges.find(({ node }: { node: { id: string } }) => node.id === edge.node.id);
    if (!before.includes(edge.node.id))
      expect(shown.evidence).toEqual({ rule: `judgement ${asserted.id}`, score: 1000 });
    expect(
      (await data(`{ article(id: "${edge.node.id}") { judgements { nodes { id } } } }`)).article.judgements.nodes.map(
        ({ id }: { id: string }) => id,
      ),
    ).toEqual([asserted.id, rejected.id]);
    await undo(asserted.id);
    await undo(rejected.id);
    expect(await mentions(person.id)).toEqual(before);
  });

  test('mentions that are split off stand for a new thing', async () => {
    const { entities } = await data(
      '{ entities(kind: PERSON, first: 20) { nodes { id name articles(first: 5) { totalCount nodes { id } } } } }',
    );
    const person = entities.nodes.find(({ articles }: { articles: { totalCount: number } }) => articles.totalCount > 1);
    const article = person.articles.nodes[0].id;
    const { id, changed } = await done('split', { from: person.id, mentions: [article] });
    const created = changed.find((node: { id: string }) => node.id !== person.id && node.id.startsWith('ent_'));
    const seen = await data(`{ entity(id: "${created.id}") { articles { nodes { id } } } }`);
    expect(seen.entity.articles.nodes).toEqual([{ id: article }]);
    await undo(id);
    expect((await data(`{ entity(id: "${created.id}") { id } }`)).entity).toBeNull();
  });

  test('a quote is given to another speaker, everywhere or in one article', async () => {
    const { quotes } = await data(
      '{ quotes(first: 50) { nodes { id speakers { nodes { id } } articles { edges { evidence { mention } } } } } }',
    );
    const quote = quotes.nodes.find(
      (one: { speakers: { nodes: unknown[] }; articles: { edges: unknown[] } }) =>
        one.speakers.nodes.length === 1 && one.articles.edges.length > 1,
    );
    const [speaker] = quote.speakers.nodes;
    const other = (await twoPeople()).find((id) => id !== speaker.id)!;
    const speakers = async () =>
      (
        await data(
          `{ quote(id: "${quote.id}") { speakers { edges { support evidence { rule mention } node { id } } } } }`,
        )
      ).quote.speakers.edges;
    const before = await speakers();
    const everywhere = await done('assignQuote', { quote: quote.id, speaker: other });
    expect(await speakers()).toMatchObject([{ node: { id: other }, evidence: { rule: `judgement ${everywhere.id}` } }]);
    expect(await refused('assignQuote', { quote: quote.id, speaker: other })).toMatch(/it is theirs by jud_/);
    const nobody = await done('assignQuote', { quote: quote.id, speaker: null });
    expect(await speakers()).toEqual([]);
    await undo(nobody.id);
    await undo(everywhere.id);
    expect(await speakers()).toEqual(before);
    const mention = quote.articles.edges[0].evidence.mention;
    expect(mention).toMatch(/#quote:\d+-\d+$/);
    const once = await done('assignQuote', { quote: quote.id, speaker: other, mention });
    expect((await speakers()).map(({ node }: { node: { id: string } }) => node.id).sort()).toEqual(
      [other, speaker.id].sort(),
    );
    await undo(once.id);
    expect(await speakers()).toEqual(before);
  });

  test('outlet, byline and date of an article are corrected and come back as they were', async () => {
    const url = SAMPLES[6]!.url!;
    const { articles } = await data('{ articles(first: 100) { nodes { id url } } }');
    const { id } = articles.nodes.find((one: { url: string }) => one.url === url);
    const shown = `{ article(id: "${id}") { outlet { id name } outletEvidence { mention } byline { edges { node { id name } evidence { mention } } } published { value status } } }`;
    const before = await data(shown);
    const made = await done('correctArticle', {
      article: url,
      outlet: 'The Bugle',
      byline: ['Ann Lee'],
      publishedAt: '2026-01-02',
    });
    const after = (await data(shown)).article;
    expect([after.outlet.name, after.byline.edges[0].node.name, after.published]).toEqual([
      'The Bugle',
      'Ann Lee',
      { value: '2026-01-02', status: 'FIRST' },
    ]);
    expect(after.outletEvidence.mention).toBe(
      `${world.registry.get('article', id)!.versions.at(-1)}#entity:outlet.${made.id}`,
    );
    expect(after.byline.edges).toHaveLength(1);
    expect(await refused('correctArticle', { article: url, publishedAt: 'soon' })).toMatch(/Cannot read published/);
    expect(await refused('correctArticle', { article: url })).toMatch(/nothing is said to be wrong/);
    await undo(made.id);
    expect(await data(shown)).toEqual(before);
  });

  test('an article is moved to another story, and the story it founded is judged by its oldest other article', async () => {
    const { stories } = await data(
      '{ stories(first: 50) { nodes { id articles(first: 20) { totalCount nodes { id } } } } }',
    );
    const from = stories.nodes.find((story: { articles: { totalCount: number } }) => story.articles.totalCount > 2);
    const to = stories.nodes.find((story: { id: string }) => story.id !== from.id);
    const anchor = () => world.registry.get('thing', from.id as FoundedId)!.anchor!;
    const founding = anchor();
    const made = await done('moveArticle', { article: founding, to: to.id });
    expect(made.domainEventCount).toBe(2);
    const listed = async (story: string) =>
      (await data(`{ story(id: "${story}") { articles(first: 20) { nodes { id } } } }`)).story.articles.nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect(await listed(to.id)).toContain(founding);
    expect(await listed(from.id)).not.toContain(founding);
    expect(await listed(from.id)).toContain(anchor());
    await undo(made.id);
    expect(anchor()).toBe(founding);
    expect(await listed(from.id)).toContain(founding);
  });

  test('retracting an article is a judgement that reinstating replaces and revoking undoes', async () => {
    const article = SAMPLES[2]!.url!;
    const retracted = await done('retractArticle', { article });
    expect(await refused('retractArticle', { article })).toMatch(/it is retracted already, by jud_/);
    const reinstated = await done('reinstateArticle', { article });
    expect(await refused('revokeJudgement', { judgement: retracted.id })).toMatch(
      /a later judgement of the same article took its place.*which is jud_/,
    );
    await undo(reinstated.id);
    const status = () => world.registry.get('article', retracted.changedIds[0])!.status;
    expect(status()).toBe('RETRACTED');
    await done('reinstateArticle', { article });
    expect(status()).toBe('LIVE');
  });

  test.each([
    ['merge', { a: 'ent_00000000000000000000000000', b: 'x' }, /nothing was founded under this id/],
    ['split', { from: 'sto_00000000000000000000000000', mentions: ['ver_x'] }, /nothing was founded/],
    ['retractArticle', { article: 'https://nowhere.example/' }, /nothing is known of it/],
    ['revokeJudgement', { judgement: 'jud_x' }, /there is none, expected an id \(jud_...\)/],
  ])('%s of what is not known is refused with what was expected', async (name, input, message) => {
    const before = await world.log.head();
    expect(await refused(name, input)).toMatch(message);
    expect(await world.log.head()).toEqual(before);
  });

  test('things of two types, other kinds, empty names and empty reasons are refused', async () => {
    const [a] = await twoPeople();
    const story = (await data('{ stories(first: 1) { nodes { id } } }')).stories.nodes[0].id;
    expect(await refused('merge', { a, b: story })).toMatch(/the first is an entity, the second a story/);
    expect(await refused('retype', { id: story, kinds: ['PERSON'] })).toMatch(/it is a story, expected an entity/);
    expect(await refused('rename', { id: a, name: ' ' })).toMatch(/the name has 0 characters/);
    expect(await refused('rename', { id: a, name: 'X', reason: ' ' })).toMatch(/the reason has 0 characters/);
    expect(await refused('moveArticle', { article: SAMPLES[0]!.url!, to: a })).toMatch(
      /it is an entity, expected a story/,
    );
  });

  test('a request key that was used for something else is refused', async () => {
    await world.ingester.ingest(
      [inputOf({ title: 'A key', text: 'A short note.', url: 'https://n.example/1' })],
      'used-before',
    );
    const [a] = await twoPeople();
    expect(await refused('rename', { id: a, name: 'X', requestKey: 'used-before' })).toMatch(
      /used at position \d+ for something that is no judgement/,
    );
  });

  test('after a new reader a judgement whose mention is read no more is listed as orphaned, and comes back with it', async () => {
    const { quotes } = await data(
      '{ quotes(first: 1) { nodes { id articles { nodes { id } edges { evidence { mention version } } } } } }',
    );
    const [quote] = quotes.nodes;
    const { mention, version } = quote.articles.edges[0].evidence;
    const made = await done('rejectLink', { from: quote.id, mentions: [mention] });
    expect((await data('{ judgements(orphaned: true) { totalCount } }')).judgements.totalCount).toBe(0);
    const record = world.registry.get('version', version)!;
    await world.bodies.load([record.extraction!]);
    const first = world.bodies.extraction(record.extraction!)!;
    const second = makeBody(version, { ...first, reader: 'other/1', quotes: [] });
    const adopted = { v: 1, article: record.article, version } as const;
    await world.ingester.decide(() => ({
      events: [
        { type: 'ArticleRead', ...adopted, reader: 'other/1', extraction: second.hash, language: 'en' },
        { type: 'ExtractionAdopted', ...adopted, extraction: second.hash },
      ],
      bodies: [second],
      answer: undefined,
    }));
    await world.projection.catchUp();
    const listed = await data('{ judgements(orphaned: true) { nodes { id live orphaned orphans } } }');
    expect(listed.judgements.nodes).toEqual([{ id: made.id, live: true, orphaned: true, orphans: [mention] }]);
    await world.ingester.decide(() => ({
      events: [{ type: 'ExtractionAdopted', ...adopted, extraction: record.extraction! }],
      answer: undefined,
    }));
    expect((await data('{ judgements(orphaned: true) { totalCount } }')).judgements.totalCount).toBe(0);
    await undo(made.id);
  });

  test('judgements are paged, newest first', async () => {
    const all = (await data('{ judgements(first: 100) { totalCount nodes { id position } } }')).judgements;
    const positions = all.nodes.map(({ position }: { position: number }) => position);
    expect(positions).toEqual([...positions].sort((a: number, b: number) => b - a));
    expect(all.totalCount).toBe(all.nodes.length);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
        await data(
          'query ($after: String) { judgements(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
          { after },
        )
      ).judgements;
      seen.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(all.nodes.map(({ id }: { id: string }) => id));
  });
});
