/** The contract is seen to fail: SQLite graphs broken on purpose, one sentence of the port each, and none gets through. */
import { expect, test } from 'vitest';
import { type Changes, compareSupports, NO_CHANGES } from '../../src/domain/graph.ts';
import type { Graph, Questions } from '../../src/graph/graph.ts';
import { type GraphUnderTest, graphContract } from '../contracts/graph.ts';
import { checkpointAt } from './contract-parts.ts';
import { openInMemory } from './sqlite-open.ts';

/** A way to be wrong: what replaces the graph's methods or its questions. */
interface Broken {
  readonly named: string;
  readonly graph?: (graph: Graph, under: GraphUnderTest) => Partial<Graph>;
  readonly questions?: (questions: Questions) => Partial<Questions>;
}

/** Changes other than those given reach the graph. */
function otherChanges(graph: Graph, other: (changes: Changes) => Partial<Changes>): Partial<Graph> {
  return { apply: (changes, from, to) => graph.apply({ ...changes, ...other(changes) }, from, to) };
}

function mapValues<V, W>(map: ReadonlyMap<string, V>, change: (value: V) => W): never {
  return new Map([...map].map(([key, value]) => [key, change(value)])) as never;
}

const broken: readonly Broken[] = [
  { named: 'forgets to drop supports', graph: (g) => otherChanges(g, () => ({ dropSupports: [] })) },
  { named: 'forgets to drop edges', graph: (g) => otherChanges(g, () => ({ dropEdges: [] })) },
  { named: 'forgets to drop nodes', graph: (g) => otherChanges(g, () => ({ dropNodes: [] })) },
  { named: 'forgets redirects', graph: (g) => otherChanges(g, () => ({ putRedirects: [] })) },
  { named: 'forgets to drop redirects', graph: (g) => otherChanges(g, () => ({ dropRedirects: [] })) },
  {
    named: 'drops one edge too many',
    graph: (g) => otherChanges(g, ({ putEdges }) => ({ putEdges: putEdges.slice(1) })),
  },
  {
    named: 'keeps props that went',
    graph(g) {
      const props = new Map<string, object>();
      return otherChanges(g, ({ putNodes }) => ({
        putNodes: putNodes.map((node) => {
          const merged = { ...props.get(node.id), ...node.props };
          props.set(node.id, merged);
          return { ...node, props: merged };
        }),
      }));
    },
  },
  {
    named: 'skips edges that end at no node instead of refusing them',
    graph: (g) => ({
      apply: (changes, from, to) =>
        g.apply(changes, from, to).catch((error) => {
          if (!(error instanceof RangeError) || !error.message.includes('expected a node')) throw error;
          return g.apply({ ...NO_CHANGES, putNodes: changes.putNodes }, from, to);
        }),
    }),
  },
  {
    named: 'ignores `from`',
    graph: (g) => ({ apply: async (changes, _, to) => g.apply(changes, await g.checkpoint(), to) }),
  },
  {
    named: 'compares positions only',
    graph: (g) => ({
      async apply(changes, from, to) {
        const actual = await g.checkpoint();
        await g.apply(changes, from && actual && from.position === actual.position ? actual : from, to);
      },
    }),
  },
  {
    named: 'leaves the checkpoint where it was',
    graph: (g) => ({ checkpoint: async () => (await g.checkpoint()) && checkpointAt(1) }),
  },
  {
    named: 'moves the checkpoint though it refused the changes',
    graph: (g) => ({
      apply: (changes, from, to) =>
        g.apply(changes, from, to).catch(async (error) => {
          if (from && error instanceof RangeError && to.position > from.position) await g.apply(NO_CHANGES, from, to);
          throw error;
        }),
    }),
  },
  {
    named: 'wipes what is not ours',
    graph: (g, under) => ({ wipe: () => g.wipe().catch(() => under.close()) }),
  },
  { named: 'finds nothing foreign', graph: (g) => ({ checkpoint: () => g.checkpoint().catch(() => undefined) }) },
  { named: 'wipes nothing', graph: () => ({ wipe: async () => undefined }) },
  {
    named: 'tells a row twice',
    graph: (g) => ({
      async *rows() {
        for await (const row of g.rows()) {
          yield row;
          if (row.startsWith('claim')) yield row;
        }
      },
    }),
  },
  {
    named: 'counts a support too many',
    questions: (q) => ({
      claims: async (...asked) =>
        mapValues(await q.claims(...asked), (page) => ({
          ...page,
          items: page.items.map((item) => ({ ...item, claim: { ...item.claim, support: item.claim.support + 1 } })),
        })),
    }),
  },
  {
    named: 'lets the worst support speak first',
    questions: (q) => ({
      supports: async (...asked) =>
        mapValues(await q.supports(...asked), (supports) => [...supports].sort((a, b) => compareSupports(b, a))),
    }),
  },
  {
    named: 'ignores redirects in nodes()',
    questions: (q) => ({ nodes: async (ids, at) => mapFilter(await q.nodes(ids, at)) }),
  },
  {
    named: 'answers nodes() in an order of its own',
    questions: (q) => ({ nodes: async (ids, at) => new Map([...(await q.nodes(ids, at))].reverse()) }),
  },
  {
    named: 'orders by UTF-16 units',
    questions: (q) => ({
      async list(filter, page, at) {
        const answer = await q.list(filter, page, at);
        const sign = page.descending ? -1 : 1;
        return {
          ...answer,
          items: [...answer.items].sort((a, b) => (a.sort < b.sort ? -sign : a.sort > b.sort ? sign : 0)),
        };
      },
    }),
  },
  {
    named: 'always has a next page',
    questions: (q) => ({ list: async (...asked) => ({ ...(await q.list(...asked)), hasNext: true }) }),
  },
  {
    named: 'begins a page with the item it should begin behind',
    questions: (q) => ({
      edges: (ids, type, direction, { after, ...page }, at) =>
        q.edges(ids, type, direction, { ...page, ...(after ? { after: { ...after, id: '' } } : {}) }, at),
    }),
  },
  {
    named: 'loses the second claim to one node between pages',
    questions: (q) => ({
      claims: (ids, type, direction, { after, ...page }, at) =>
        q.claims(
          ids,
          type,
          direction,
          { ...page, ...(after ? { after: { sort: after.sort, id: after.id } } : {}) },
          at,
        ),
    }),
  },
  {
    named: 'shares one limit among all ids',
    questions: (q) => ({
      edges: async (...asked) => new Map([...(await q.edges(...asked))].slice(0, asked[3].limit)),
    }),
  },
  {
    named: 'turns directions round',
    questions: (q) => ({ countEdges: (ids, type, d, at) => q.countEdges(ids, type, d === 'in' ? 'out' : 'in', at) }),
  },
  {
    named: 'ignores the kind',
    questions: (q) => ({ list: ({ kind: _, ...filter }, ...rest) => q.list(filter, ...rest) }),
  },
  {
    named: 'ignores the search',
    questions: (q) => ({ count: ({ search: _, ...filter }, ...rest) => q.count(filter, ...rest) }),
  },
  {
    named: 'ignores the event type',
    questions: (q) => ({ list: ({ eventType: _, ...filter }, ...rest) => q.list(filter, ...rest) }),
  },
  { named: 'counts beyond the cap', questions: (q) => ({ count: (filter, _, at) => q.count(filter, 1000, at) }) },
  {
    named: 'counts ids with nothing as 0',
    questions: (q) => ({
      async countEdges(ids, type, direction, at) {
        const counts = await q.countEdges(ids, type, direction, at);
        return new Map(ids.map((id) => [id, counts.get(id) ?? 0]));
      },
    }),
  },
  {
    named: 'counts an entity among its own co-mentions',
    questions: (q) => ({
      async coMentions(id, limit, at) {
        const shared = await q.coMentions(id, limit, at);
        const self = (await q.nodes([id], at)).get(id);
        return self && shared.length > 0 ? [{ of: id, node: self, count: shared[0]!.count }, ...shared] : shared;
      },
    }),
  },
  {
    named: 'relates stories by anything',
    questions: (q) => ({ relatedStories: (id, limit, at) => q.storyEntities(id, undefined, limit, at) }),
  },
  {
    named: 'gives quotes that are not shared',
    questions: (q) => ({ storySharedQuotes: (id, limit, at) => q.storyNewsEvents(id, limit, at) }),
  },
  {
    named: 'sees edges in one direction only',
    questions: (q) => ({
      neighbours: async (...asked) => {
        const answer = [...(await q.neighbours(...asked))];
        return new Map(answer.map(([id, links]) => [id, links.filter(({ from }) => from === id)]));
      },
    }),
  },
  {
    named: 'answers whatever the limit',
    questions: (q) => ({
      supports: (claims, limit, at) => q.supports(claims, Math.min(200, Math.max(1, Math.round(limit) || 1)), at),
    }),
  },
];

/** Answers under the id they were found by, as if nobody had asked for another. */
function mapFilter<V extends { readonly id: string }>(answer: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  return new Map([...answer].filter(([asked, node]) => asked === node.id));
}

/** The name of the first check that fails for such a graph. The random histories would find nearly all; the sentences of the contract must. */
async function caughtBy({ graph, questions }: Omit<Broken, 'named'>): Promise<string | undefined> {
  const open = async () => {
    const under = await openInMemory();
    const original = under.graph;
    const asked = questions ? { questions: { ...original.questions, ...questions(original.questions) } } : {};
    return { ...under, graph: { ...original, ...asked, ...graph?.(original, under) } };
  };
  for (const { name, run } of graphContract) {
    if (name.startsWith('random history') || name.startsWith('large changes')) continue;
    const failed = await run(open).then(
      () => false,
      () => true,
    );
    if (failed) return name;
  }
  return undefined;
}

test('the contract has nothing against the same graph unbroken', async () => {
  expect(await caughtBy({ graph: () => ({}), questions: () => ({}) })).toBeUndefined();
});

for (const { named, ...how } of broken) {
  test(`the contract catches a graph that ${named}`, async () => {
    expect(await caughtBy(how), `no check failed for a graph that ${named}`).toBeDefined();
  });
}
