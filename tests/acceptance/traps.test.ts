/**
 * The traps that seeds/README.md lists, as a reader of the API meets them: what looks alike stays apart, one text is one voice, what was
 * taken back is gone and can still be told.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../src/api/ask.ts';
import { commandsOf } from '../../src/cli/api-commands.ts';
import { curationOf } from '../../src/cli/curation.ts';
import { ingestFiles } from '../../src/cli/ingest-files.ts';
import { canonicalUrl } from '../../src/domain/canonical-url.ts';
import { articleId } from '../../src/domain/ids.ts';
import { foldName } from '../../src/domain/names.ts';
import { openBodyCache } from '../../src/log/body-cache.ts';
import { type Newsloom, openNewsloom } from '../../src/main.ts';
import { projectFile } from '../../src/project-files.ts';
import { findArticle } from '../../src/resolve/judge-names.ts';

const seeds = projectFile('seeds');
const readJson = (file: string) => JSON.parse(readFileSync(join(seeds, file), 'utf8'));
const across = readJson('expected/across.json');
const idOf = (file: string) =>
  articleId({ canonicalUrl: canonicalUrl(readJson(`articles/${file}`).url) as string, title: '' });
const data = mkdtempSync(join(tmpdir(), 'newsloom-traps-'));
const now = new Date('2026-04-01T00:00:00Z');
let newsloom: Newsloom;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by path, and a wrong path fails the test
type Answer = any;

async function answer(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const parts = {
    graph: newsloom.history,
    history: newsloom.history,
    log: newsloom.log,
    commands: commandsOf(newsloom, { timezone: 'UTC' }, () => now),
    curation: curationOf(newsloom.known, openBodyCache(newsloom.log)),
  };
  const { data: found, errors } = await ask({ ...parts, report: () => undefined }, query, variables);
  expect(errors).toBeUndefined();
  return found;
}

beforeAll(async () => {
  newsloom = await openNewsloom({ data, neo4j: undefined }, () => now);
  await ingestFiles(newsloom.ingester, [join(seeds, 'articles')], { now });
  await newsloom.follow();
}, 240_000);
afterAll(async () => {
  await newsloom.close();
  rmSync(data, { recursive: true, force: true });
});

const storyOf = async (file: string): Promise<string> => {
  const { article } = await answer('query ($id: ID!) { article(id: $id) { stories { nodes { id } } } }', {
    id: idOf(file),
  });
  expect(article.stories.nodes).toHaveLength(1);
  return article.stories.nodes[0].id;
};

describe('traps', () => {
  it('look-alikes: two outages of tax websites share no story and no news event', async () => {
    const [norway, kenya] = [
      across.differentEvents[0].articles.slice(0, 3) as string[],
      across.differentEvents[0].articles.slice(3) as string[],
    ];
    const stories = [await Promise.all(norway.map(storyOf)), await Promise.all(kenya.map(storyOf))].map(
      (ids) => new Set(ids),
    );
    expect(stories.map(({ size }) => size)).toEqual([1, 1]);
    expect([...stories[0]!][0]).not.toBe([...stories[1]!][0]);
    const outages = async (file: string): Promise<string[]> => {
      const { article } = await answer(
        'query ($id: ID!) { article(id: $id) { reports(first: 50) { nodes { date newsEvent { id eventType } } } } }',
        { id: idOf(file) },
      );
      return article.reports.nodes
        .filter(
          ({ newsEvent, date }: Answer) => newsEvent.eventType === 'service.outage' && !date?.startsWith('2025-06'),
        )
        .map(({ newsEvent }: Answer) => newsEvent.id);
    };
    const here = (await Promise.all(norway.map(outages))).flat();
    const there = (await Promise.all(kenya.map((file) => outages(file)))).flat();
    expect(here.length).toBeGreaterThan(0);
    expect(here.filter((id) => there.includes(id))).toEqual([]);
  });

  it('namesakes: no two people of one surname, and no other pair told apart by hand, are one entity', async () => {
    for (const { names } of across.differentEntities as { names: [string, string] }[]) {
      const found = await Promise.all(
        names.map(async (name) => {
          const { entities } = await answer(
            'query ($search: String) { entities(search: $search, first: 20) { nodes { id name aliases } } }',
            {
              search: name,
            },
          );
          return entities.nodes.filter((entity: Answer) =>
            [entity.name, ...entity.aliases].some((each) => foldName(each) === foldName(name)),
          );
        }),
      );
      const [a, b] = found.map((entities: Answer[]) => entities.map(({ id }) => id));
      expect(a!.length, names[0]).toBeGreaterThan(0);
      expect(
        a!.filter((id: string) => b!.includes(id)),
        names.join(' and '),
      ).toEqual([]);
    }
  });

  it('a syndicated copy counts once, its agency stands behind it, and everybody knows who was first', async () => {
    const [{ copy, of }] = across.copies;
    const { story } = await answer(
      `query ($id: ID!) { story(id: $id) { corroboration {
        independentOutlets articleCount undecided first { article { id } }
        reports(first: 20) { nodes { article { id } independent source { name } lag { atLeast atMost } chain { kind to { id } } } }
      } } }`,
      { id: await storyOf(of) },
    );
    const { corroboration } = story;
    const reprint = corroboration.reports.nodes.find(({ article }: Answer) => article.id === idOf(copy));
    expect(reprint).toMatchObject({
      independent: false,
      source: { name: 'Tessera News Agency' },
      lag: { atLeast: 'PT8H35M', atMost: 'PT8H35M' },
    });
    expect(reprint.chain).toEqual([{ kind: 'COPY', to: { id: idOf(of) } }]);
    const outlets = new Set(corroboration.reports.nodes.map(({ article }: Answer) => article.id));
    expect(outlets.size).toBe(corroboration.articleCount);
    const own = corroboration.reports.nodes.filter(({ independent }: Answer) => independent);
    expect(corroboration.independentOutlets).toBe(new Set(own.map(({ source }: Answer) => source.name)).size);
    expect(corroboration.first.article.id).toBe(idOf(of));
  });

  it('who was first in each story agrees with what was checked by hand, also where nobody can tell', async () => {
    for (const { article, story } of across.firstToPublish as { article: string | null; story: string }[]) {
      const [file] = readJson(`expected/${story}.json`).articles;
      const { story: found } = await answer(
        'query ($id: ID!) { story(id: $id) { corroboration { undecided first { article { id } } } } }',
        { id: await storyOf(article ?? file) },
      );
      expect(found.corroboration.first?.article.id ?? null, story).toBe(article === null ? null : idOf(article));
      if (article === null) expect(found.corroboration.undecided).toBe('UNKNOWN_TIME');
    }
  });

  it('figures that disagree stand side by side, each with its sentence', async () => {
    const { stories } = await answer(
      `{ stories(first: 12) { nodes { disagreements(first: 5) { nodes { about of sides(first: 3) { nodes { value statements(first: 3) { nodes { sentence report { article { id } } } } } } } } } } }`,
    );
    const figures = stories.nodes
      .flatMap(({ disagreements }: Answer) => disagreements.nodes)
      .filter(({ about }: Answer) => about === 'AMOUNT');
    const price = figures.find(({ of }: Answer) => of === 'USD');
    expect(price?.sides.nodes.map(({ value }: Answer) => value).sort()).toEqual(['2100000000 USD', '3000000000 USD']);
    for (const { statements } of price.sides.nodes)
      for (const { sentence } of statements.nodes) expect(sentence).toMatch(/\$(?:2\.1|3) billion/);
    const toll = figures.find(({ of }: Answer) => of === 'person');
    expect(toll?.sides.nodes.map(({ value }: Answer) => value).sort()).toEqual(['12 person', '14 person']);
    // One price in two currencies is none.
    expect(figures.filter(({ of }: Answer) => of === 'EUR')).toEqual([]);
  });

  it('a correction shows the quote that went, who had said it, and both dates', async () => {
    const [{ first, gone }] = across.revisions;
    const { article } = await answer(
      `query ($id: ID!) { article(id: $id) { versionCount quotes(first: 20) { nodes { text } }
        withdrawnQuotes { nodes { text reason speaker { name } sentence appeared { time position } withdrawn { time position } quote { id } } } } }`,
      { id: idOf(first) },
    );
    expect(article.versionCount).toBe(2);
    expect(article.quotes.nodes.map(({ text }: Answer) => text)).not.toContain(gone[0]);
    expect(article.withdrawnQuotes.nodes).toHaveLength(1);
    const [withdrawn] = article.withdrawnQuotes.nodes;
    expect(withdrawn).toMatchObject({
      text: gone[0],
      reason: 'REVISED',
      speaker: { name: 'Dennis Oyelaran' },
      appeared: { time: '2026-03-22T03:35:00Z' },
      withdrawn: { time: '2026-03-22T17:10:00Z' },
    });
    expect(withdrawn.withdrawn.position).toBe(withdrawn.appeared.position + 1);
    const before = await answer(
      'query ($id: ID!, $at: Position) { article(id: $id, asOf: $at) { quotes(first: 20) { nodes { text } } } }',
      {
        id: idOf(first),
        at: withdrawn.appeared.position,
      },
    );
    expect(before.article.quotes.nodes.map(({ text }: Answer) => text)).toContain(gone[0]);
  });

  it('a retraction removes what the article supported and nothing else, and is told', async () => {
    const [judgement] = readJson('judgements.json');
    const retracted = findArticle(newsloom.registry, judgement.url).id;
    const told = async () => {
      const { article } = await answer(
        'query ($id: ID!) { article(id: $id) { status reports(first: 50) { nodes { newsEvent { id name } } } } }',
        { id: retracted },
      );
      return article;
    };
    const rowsOf = async () => {
      const rows: string[] = [];
      for await (const row of newsloom.history.rows()) rows.push(row);
      return rows;
    };
    const events = (await told()).reports.nodes.map(({ newsEvent }: Answer) => newsEvent);
    const before = await rowsOf();
    const { by, reason } = judgement;
    await newsloom.ingester.judge({ kind: 'retract', article: judgement.url }, { by, reason });
    await newsloom.follow();
    expect(await told()).toEqual({ status: 'RETRACTED', reports: { nodes: [] } });
    const after = new Set(await rowsOf());
    // Edges and supports of every other article stand as they stood.
    const others = before.filter((row) => /^(?:edge|support) /.test(row) && !row.includes(retracted));
    expect(others.length).toBeGreaterThan(1000);
    expect(others.filter((row) => !after.has(row))).toEqual([]);
    for (const { id, name } of events) {
      const { newsEvent } = await answer(
        'query ($id: ID!) { newsEvent(id: $id) { corroboration { articleCount corrections { nodes { kind article { id } changed was { sentence } now { sentence } } } } } }',
        { id },
      );
      // What rested on it alone is gone; what others report stays, and tells that this article took its word back.
      if (newsEvent === null) continue;
      expect(newsEvent.corroboration.articleCount, name).toBeGreaterThan(0);
      const [change] = newsEvent.corroboration.corrections.nodes.filter(({ kind }: Answer) => kind === 'RETRACTED');
      expect(change, name).toMatchObject({ article: { id: retracted }, now: null });
    }
    expect(events.length).toBeGreaterThan(3);
  });
});
