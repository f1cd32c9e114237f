/** Every question, with answers worked out by hand on the world of contract-world.ts. */
import assert from 'node:assert/strict';
import type { NodeId } from '../../src/domain/graph.ts';
import { type Graph, GraphRebuilding, type Page, type Shared } from '../../src/graph/graph.ts';
import { check, type GraphCheck } from './contract-check.ts';
import { applyNext, edge, node, support } from './contract-parts.ts';
import { agent, ann, buildWorld, follows, happenedIn, patient, said, un } from './contract-world.ts';

const NOW = undefined;

/** A check on the built world. */
function ask(name: string, body: (questions: Graph['questions'], graph: Graph) => Promise<void>): GraphCheck {
  return check(name, async ({ graph }) => {
    await buildWorld(graph);
    await body(graph.questions, graph);
  });
}

function ids(page: Page<{ readonly id: string }> | undefined): readonly string[] {
  return page?.items.map(({ id }) => id) ?? [];
}

function far(page: Page<{ readonly node: { readonly id: string } }> | undefined): readonly string[] {
  return page?.items.map((item) => item.node.id) ?? [];
}

function counts(shared: readonly Shared[]): readonly (readonly [string, number])[] {
  return shared.map(({ node, count }) => [node.id, count]);
}

export const askingChecks: readonly GraphCheck[] = [
  ask('nodes() answers in the order of ids given, with all that was put, unknown ids absent', async (questions) => {
    const answer = await questions.nodes(['ent_un', 'ent_none', 'ent_ann'], NOW);
    assert.deepEqual(
      [...answer],
      [
        ['ent_un', un],
        ['ent_ann', ann],
      ],
    );
  }),

  ask('nodes() follows redirects, until they are dropped or lead elsewhere', async (questions, graph) => {
    await applyNext(graph, {
      putRedirects: [
        { id: 'ent_old', to: 'ent_ann' },
        { id: 'ent_lost', to: 'ent_none' },
      ],
    });
    assert.deepEqual(
      [...(await questions.nodes(['ent_old', 'ent_lost', 'ent_ann'], NOW))],
      [
        ['ent_old', ann],
        ['ent_ann', ann],
      ],
    );
    await applyNext(graph, { putRedirects: [{ id: 'ent_old', to: 'ent_un' }] });
    assert.deepEqual([...(await questions.nodes(['ent_old'], NOW))], [['ent_old', un]]);
    await applyNext(graph, { dropRedirects: ['ent_old'] });
    assert.deepEqual([...(await questions.nodes(['ent_old'], NOW))], []);
  }),

  ask('list() pages through one type in order of sort and id, with hasNext', async (questions) => {
    const first = await questions.list({ type: 'Entity' }, { limit: 4 }, NOW);
    assert.deepEqual(ids(first), ['ent_ann', 'ent_bob', 'ent_can', 'ent_herald']);
    assert.equal(first.hasNext, true);
    const { sort, id } = first.items[3]!;
    const second = await questions.list({ type: 'Entity' }, { limit: 2, after: { sort, id } }, NOW);
    assert.deepEqual(ids(second), ['ent_post', 'ent_un']);
    assert.equal(second.hasNext, false);
    assert.deepEqual(second.items[1], un);
  }),

  ask('list() descending begins with the newest article and pages backwards', async (questions) => {
    const first = await questions.list({ type: 'Article' }, { limit: 3, descending: true }, NOW);
    assert.deepEqual(ids(first), ['art_5', 'art_4', 'art_3']);
    const { sort, id } = first.items[2]!;
    const second = await questions.list({ type: 'Article' }, { limit: 3, descending: true, after: { sort, id } }, NOW);
    assert.deepEqual(ids(second), ['art_2', 'art_1']);
    assert.equal(second.hasNext, false);
  }),

  ask('list() by kind gives the entities that have it among theirs', async (questions) => {
    const kind = async (kind: 'OUTLET' | 'PLACE' | 'SITE') =>
      ids(await questions.list({ type: 'Entity', kind }, { limit: 9 }, NOW));
    assert.deepEqual(await kind('OUTLET'), ['ent_herald', 'ent_post']);
    assert.deepEqual(await kind('PLACE'), ['ent_can']);
    assert.deepEqual(await kind('SITE'), []);
  }),

  ask('list() by event type gives that type and those below it', async (questions) => {
    const type = async (eventType: string) =>
      ids(await questions.list({ type: 'NewsEvent', eventType }, { limit: 9 }, NOW));
    assert.deepEqual(await type('disaster'), ['evt_flood']);
    assert.deepEqual(await type('disaster.flood'), ['evt_flood']);
    assert.deepEqual(await type('politics.election'), ['evt_vote']);
    assert.deepEqual(await type('politics.elec'), []);
    assert.deepEqual(await type('flood'), []);
  }),

  ask('list() by search finds words of names and aliases by their beginnings', async (questions) => {
    const search = async (search: string) => ids(await questions.list({ type: 'Entity', search }, { limit: 9 }, NOW));
    assert.deepEqual(await search('nat'), ['ent_un']);
    assert.deepEqual(await search('united na'), ['ent_un']);
    assert.deepEqual(await search('un'), ['ent_un']);
    assert.deepEqual(await search('a lee'), ['ent_ann']);
    assert.deepEqual(await search('Lée'), ['ent_ann']);
    assert.deepEqual(await search('ations'), []);
    assert.deepEqual(await search('nations united'), []);
    assert.equal((await search('')).length, 6);
    const post = await questions.list({ type: 'Entity', kind: 'OUTLET', search: 'post' }, { limit: 9 }, NOW);
    assert.deepEqual(ids(post), ['ent_post']);
    const page = await questions.list({ type: 'Article', search: 'flood' }, { limit: 2, descending: true }, NOW);
    assert.deepEqual([ids(page), page.hasNext], [['art_5', 'art_3'], true]);
  }),

  ask('list() forgets the words of a name that changed', async (questions, graph) => {
    await applyNext(graph, { putNodes: [node('ent_un', 'League of Peoples', { kinds: ['ORGANISATION'] })] });
    const search = async (search: string) => ids(await questions.list({ type: 'Entity', search }, { limit: 9 }, NOW));
    assert.deepEqual(await search('nations'), []);
    assert.deepEqual(await search('peop'), ['ent_un']);
    assert.deepEqual(
      ids(await questions.list({ type: 'Entity' }, { limit: 9 }, NOW)).slice(4),
      ['ent_un', 'ent_post'].reverse(),
    );
  }),

  ask('count() tells how many list() would give, up to the cap', async (questions) => {
    assert.equal(await questions.count({ type: 'Entity' }, 100, NOW), 6);
    assert.equal(await questions.count({ type: 'Entity' }, 4, NOW), 4);
    assert.equal(await questions.count({ type: 'Entity', kind: 'OUTLET' }, 100, NOW), 2);
    assert.equal(await questions.count({ type: 'Article', search: 'flood' }, 100, NOW), 3);
    assert.equal(await questions.count({ type: 'Article', search: 'flood' }, 2, NOW), 2);
    assert.equal(await questions.count({ type: 'NewsEvent', eventType: 'politics' }, 100, NOW), 1);
    assert.equal(await questions.count({ type: 'Quote', search: 'none' }, 100, NOW), 0);
  }),

  ask('edges() gives the far nodes of one type and direction, for many ids at once', async (questions) => {
    const mentions = await questions.edges(['art_1', 'art_none', 'art_5'], 'MENTIONS', 'out', { limit: 9 }, NOW);
    assert.deepEqual(far(mentions.get('art_1')), ['ent_ann', 'ent_can', 'ent_un']);
    assert.deepEqual(far(mentions.get('art_5')), ['ent_can']);
    assert.equal(mentions.has('art_none'), false);
    const first = mentions.get('art_1')!.items[0]!;
    const props = { count: 2, name: 'Ann Lee', roles: ['envoy'] };
    assert.deepEqual(first, { of: 'art_1', node: ann, edge: edge('MENTIONS', 'art_1', 'ent_ann', 1, { props }) });
    const outlets = await questions.edges(['art_1', 'art_2'], 'PUBLISHED', 'in', { limit: 9 }, NOW);
    assert.deepEqual([far(outlets.get('art_1')), far(outlets.get('art_2'))], [['ent_herald'], ['ent_post']]);
    assert.equal(outlets.get('art_1')!.items[0]!.edge.from, 'ent_herald');
    assert.equal((await questions.edges(['art_1'], 'PUBLISHED', 'out', { limit: 9 }, NOW)).size, 0);
  }),

  ask('edges() pages within each id, with hasNext for each', async (questions) => {
    const first = await questions.edges(['ent_can', 'ent_un'], 'MENTIONS', 'in', { limit: 2 }, NOW);
    assert.deepEqual(far(first.get('ent_can')), ['art_1', 'art_2']);
    assert.deepEqual([first.get('ent_can')!.hasNext, first.get('ent_un')!.hasNext], [true, false]);
    const { sort, id } = first.get('ent_can')!.items[1]!.node;
    const next = await questions.edges(['ent_can', 'ent_un'], 'MENTIONS', 'in', { limit: 2, after: { sort, id } }, NOW);
    assert.deepEqual(far(next.get('ent_can')), ['art_3', 'art_4']);
    assert.deepEqual(far(next.get('ent_un')), ['art_4']);
    assert.deepEqual([next.get('ent_can')!.hasNext, next.get('ent_un')!.hasNext], [true, false]);
  }),

  ask('edges() orders by the names that far nodes have now', async (questions, graph) => {
    await applyNext(graph, { putNodes: [node('ent_ann', 'Zoe Lee', { kinds: ['PERSON'] })] });
    const { items } = (await questions.edges(['art_1'], 'MENTIONS', 'out', { limit: 9 }, NOW)).get('art_1')!;
    assert.deepEqual(
      items.map(({ node }) => node.name),
      ['Canada', 'United Nations', 'Zoe Lee'],
    );
    const involved = await questions.claims(['evt_flood'], 'INVOLVES', 'out', { limit: 1 }, NOW);
    assert.equal(involved.get('evt_flood')!.items[0]!.node.sort, 'zoe lee');
  }),

  ask('countEdges() counts for many ids at once, ids with none absent', async (questions) => {
    const asked: readonly NodeId[] = ['ent_can', 'ent_un', 'ent_bob', 'ent_none', 'ent_un'];
    assert.deepEqual([...(await questions.countEdges(asked, 'MENTIONS', 'in', NOW))].sort(), [
      ['ent_can', 5],
      ['ent_un', 2],
    ]);
    assert.deepEqual([...(await questions.countEdges(['art_1'], 'MENTIONS', 'out', NOW))], [['art_1', 3]]);
  }),

  ask('claims() gives claims with the node at their far end, in either direction', async (questions) => {
    const places = await questions.claims(['evt_flood', 'evt_vote'], 'HAPPENED_IN', 'out', { limit: 9 }, NOW);
    const [place] = places.get('evt_flood')!.items;
    assert.deepEqual(
      [place?.claim.id, place?.claim.support, place?.claim.articles, place?.node.id],
      [happenedIn.id, 2, 2, 'ent_can'],
    );
    assert.deepEqual(far(places.get('evt_vote')), ['ent_can']);
    const events = await questions.claims(['ent_can'], 'HAPPENED_IN', 'in', { limit: 9 }, NOW);
    assert.deepEqual(far(events.get('ent_can')), ['evt_flood', 'evt_vote']);
    assert.equal((await questions.claims(['ent_can'], 'HAPPENED_IN', 'out', { limit: 9 }, NOW)).size, 0);
  }),

  ask('claims() pages past several claims that lead to one node, by their ids', async (questions) => {
    const seen: string[] = [];
    let key: string | undefined;
    for (;;) {
      const after = key === undefined ? {} : { after: { sort: ann.sort, id: ann.id, key } };
      const page = (await questions.claims(['evt_flood'], 'INVOLVES', 'out', { limit: 1, ...after }, NOW)).get(
        'evt_flood',
      )!;
      key = page.items[0]!.claim.id;
      seen.push(key);
      if (!page.hasNext) break;
    }
    assert.equal(seen.length, 3);
    assert.deepEqual(seen, [...seen].sort());
    assert.ok(seen.includes(agent.id) && seen.includes(patient.id));
    const behindAll = { sort: ann.sort, id: ann.id };
    assert.equal(
      (await questions.claims(['evt_flood'], 'INVOLVES', 'out', { limit: 1, after: behindAll }, NOW)).size,
      0,
    );
  }),

  ask('countClaims() counts claims, not supports', async (questions) => {
    assert.deepEqual(
      [...(await questions.countClaims(['ent_ann', 'ent_can'], 'INVOLVES', 'in', NOW))],
      [['ent_ann', 3]],
    );
    assert.deepEqual([...(await questions.countClaims(['ent_ann'], 'SAID', 'out', NOW))], [['ent_ann', 1]]);
  }),

  ask('coMentions() counts shared articles, most first, ties by name', async (questions) => {
    assert.deepEqual(counts(await questions.coMentions('ent_ann', 9, NOW)), [
      ['ent_can', 3],
      ['ent_un', 1],
    ]);
    assert.deepEqual(counts(await questions.coMentions('ent_can', 1, NOW)), [['ent_ann', 3]]);
    assert.deepEqual(await questions.coMentions('ent_bob', 9, NOW), []);
    assert.deepEqual((await questions.coMentions('ent_ann', 9, NOW))[1], { of: 'ent_ann', node: un, count: 1 });
  }),

  ask('storyEntities() counts articles of the story that name an entity, of one kind when asked', async (questions) => {
    assert.deepEqual(counts(await questions.storyEntities('sto_flood', undefined, 9, NOW)), [
      ['ent_ann', 2],
      ['ent_can', 2],
      ['ent_un', 1],
    ]);
    assert.deepEqual(counts(await questions.storyEntities('sto_flood', 'PERSON', 9, NOW)), [['ent_ann', 2]]);
    assert.deepEqual(counts(await questions.storyEntities('sto_flood', undefined, 2, NOW)), [
      ['ent_ann', 2],
      ['ent_can', 2],
    ]);
  }),

  ask('storyOutlets(), storyNewsEvents() and storySharedQuotes() count articles of the story', async (questions) => {
    assert.deepEqual(counts(await questions.storyOutlets('sto_flood', 9, NOW)), [
      ['ent_herald', 1],
      ['ent_post', 1],
    ]);
    assert.deepEqual(counts(await questions.storyNewsEvents('sto_flood', 9, NOW)), [
      ['evt_flood', 2],
      ['evt_vote', 1],
    ]);
    assert.deepEqual(counts(await questions.storySharedQuotes('sto_flood', 9, NOW)), [['quo_waters', 2]]);
    assert.deepEqual(await questions.storySharedQuotes('sto_vote', 9, NOW), []);
  }),

  ask('relatedStories() counts the entities shared and lets countries make no relation', async (questions) => {
    assert.deepEqual(counts(await questions.relatedStories('sto_flood', 9, NOW)), [['sto_vote', 2]]);
    assert.deepEqual(await questions.relatedStories('sto_copy', 9, NOW), []);
  }),

  ask(
    'neighbours() gives claims, then edges, outgoing before incoming, each in its own direction',
    async (questions) => {
      const links = async (limit: number) =>
        (await questions.neighbours(['evt_vote'], limit, NOW))
          .get('evt_vote')!
          .map(({ from, to, type }) => `${from} ${type} ${to}`);
      const all = [
        'evt_vote HAPPENED_IN ent_can',
        'evt_vote FOLLOWS evt_flood',
        'art_2 REPORTS evt_vote',
        'art_3 REPORTS evt_vote',
        'art_4 REPORTS evt_vote',
      ];
      assert.deepEqual(await links(100), all);
      assert.deepEqual(await links(3), all.slice(0, 3));
    },
  ),

  ask('neighbours() shows a claim with its best support and an edge with its own evidence', async (questions) => {
    const links = (await questions.neighbours(['quo_waters', 'ent_none'], 9, NOW)).get('quo_waters')!;
    const best = support(said, 'art_1', 1);
    assert.deepEqual(links[0], {
      from: 'ent_ann',
      to: 'quo_waters',
      type: 'SAID',
      key: said.id,
      article: 'art_1',
      evidence: best.evidence,
    });
    const { key, evidence } = edge('QUOTES', 'art_1', 'quo_waters', 1);
    assert.deepEqual(links[1], { from: 'art_1', to: 'quo_waters', type: 'QUOTES', key, article: 'art_1', evidence });
    assert.equal((await questions.neighbours(['ent_none'], 9, NOW)).size, 0);
  }),

  ask('neighbours() gives what leads from a node to itself once', async (questions, graph) => {
    const self = { ...follows, id: 'cla_self', from: 'evt_vote', to: 'evt_vote' } as const;
    await applyNext(graph, { putSupports: [support(self, 'art_3', 6)] });
    const links = (await questions.neighbours(['evt_vote'], 100, NOW)).get('evt_vote')!;
    assert.equal(links.filter(({ key }) => key === 'cla_self').length, 1);
  }),

  ask('limits out of range and moments that are no position are refused', async (questions) => {
    for (const limit of [0, -1, 201, 1.5, Number.NaN]) {
      await assert.rejects(questions.list({ type: 'Entity' }, { limit }, NOW), RangeError);
      await assert.rejects(questions.edges(['art_1'], 'MENTIONS', 'out', { limit }, NOW), RangeError);
      await assert.rejects(questions.claims(['evt_vote'], 'FOLLOWS', 'out', { limit }, NOW), RangeError);
      await assert.rejects(questions.supports([agent.id], limit, NOW), RangeError);
      await assert.rejects(questions.coMentions('ent_ann', limit, NOW), RangeError);
    }
    await assert.rejects(questions.neighbours(['ent_ann'], 1001, NOW), RangeError);
    await assert.rejects(questions.count({ type: 'Entity' }, 0, NOW), RangeError);
    for (const at of [-1, 1.5, Number.NaN]) await assert.rejects(questions.nodes(['ent_ann'], at), RangeError);
  }),

  check(
    'questions throw GraphRebuilding, or answer of an empty graph, while a wipe is under way',
    async ({ graph }) => {
      await buildWorld(graph);
      const wiped = graph.wipe();
      let done = false;
      void wiped.then(() => {
        done = true;
      });
      while (!done) {
        try {
          const count = await graph.questions.count({ type: 'Entity' }, 100, NOW);
          assert.ok(count === 0 || count === 6, `a half-wiped graph was read: ${count} entities`);
        } catch (error) {
          if (!(error instanceof GraphRebuilding)) throw error;
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
      await wiped;
    },
  ),
];
