import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeId } from '../../src/domain/graph.ts';
import type { Link, Questions } from '../../src/graph/graph.ts';
import { findPath } from '../../src/graph/path.ts';
import { openSqliteGraph } from '../../src/graph/sqlite-graph.ts';
import { openSqlite } from '../../src/sqlite.ts';
import { applyNext, edge, evidence, node } from './contract-parts.ts';
import { buildWorld } from './contract-world.ts';

/** A graph of bare links "a b", and how many nodes were asked about. */
function linked(...pairs: readonly string[]) {
  const links = pairs.map((pair): Link => {
    const [from, to] = pair.split(' ') as [NodeId, NodeId];
    return { from, to, type: 'MENTIONS', key: pair, article: 'art_1', evidence: evidence('art_1', 1) };
  });
  const asked: NodeId[] = [];
  const questions: Pick<Questions, 'neighbours'> = {
    async neighbours(ids, limit) {
      asked.push(...ids);
      const at = (id: NodeId) => links.filter(({ from, to }) => from === id || to === id).slice(0, limit);
      return new Map(ids.map((id) => [id, at(id)] as const).filter(([, found]) => found.length > 0));
    },
  };
  return { questions, asked };
}

const A = 'ent_a' as NodeId;
const Z = 'ent_z' as NodeId;

test('findPath() gives the links of a shortest path in order, each in its own direction', async () => {
  const { questions } = linked(
    'ent_a ent_b',
    'ent_c ent_b',
    'ent_c ent_z',
    'ent_a ent_d',
    'ent_d ent_e',
    'ent_e ent_f',
    'ent_f ent_z',
  );
  const found = await findPath(questions, A, Z);
  expect(found.links?.map(({ key }) => key)).toEqual(['ent_a ent_b', 'ent_c ent_b', 'ent_c ent_z']);
  expect(found.nodes).toEqual(['ent_a', 'ent_b', 'ent_c', 'ent_z']);
  expect(found.exhausted).toBe(true);
});

test('findPath() of a node to itself is a path without links, also when nobody knows the node', async () => {
  expect(await findPath(linked().questions, A, A)).toEqual({ links: [], nodes: [A], exhausted: true });
});

test('findPath() says for sure when there is none, after looking at no more than the smaller side', async () => {
  const { questions, asked } = linked('ent_a ent_b', ...Array.from({ length: 50 }, (_, i) => `ent_z ent_${i}`));
  expect(await findPath(questions, A, Z)).toEqual({ links: undefined, nodes: [], exhausted: true });
  expect(asked).toEqual(['ent_a', 'ent_b']);
});

test('findPath() finds nothing beyond maxHops', async () => {
  const { questions } = linked('ent_a ent_b', 'ent_b ent_c', 'ent_c ent_d', 'ent_d ent_z');
  expect((await findPath(questions, A, Z, { maxHops: 3 })).links).toBeUndefined();
  expect((await findPath(questions, A, Z, { maxHops: 4 })).links).toHaveLength(4);
  for (const maxHops of [0, 7, 1.5]) await expect(findPath(questions, A, Z, { maxHops })).rejects.toThrow(RangeError);
});

test('findPath() of two paths of one length takes the one through the least linked node, then the smallest id', async () => {
  const crowd = Array.from({ length: 30 }, (_, i) => `ent_b ent_${i}`);
  const { questions } = linked(
    'ent_a ent_b',
    'ent_b ent_z',
    'ent_a ent_d',
    'ent_d ent_z',
    'ent_a ent_c',
    'ent_c ent_z',
    ...crowd,
  );
  expect((await findPath(questions, A, Z)).nodes).toEqual(['ent_a', 'ent_c', 'ent_z']);
});

test('findPath() looks behind hubs last and says when a hub had more links than are read', async () => {
  const hub = Array.from({ length: 500 }, (_, i) => `art_${i} ent_hub`);
  // Both ways have four links and part behind ent_a; the hub's name comes first.
  const ways = ['ent_a ent_aa', 'ent_aa art_x', 'art_x ent_y', 'ent_y ent_z'];
  const { questions } = linked('ent_a ent_hub', ...hub, 'art_1 ent_y', ...ways);
  const found = await findPath(questions, A, Z);
  expect(found.nodes).toEqual(['ent_a', 'ent_aa', 'art_x', 'ent_y', 'ent_z']);
  const lost = await findPath(
    linked('ent_a ent_hub', ...hub, 'ent_hub ent_y', 'ent_y ent_w', 'ent_w ent_v', 'ent_v ent_z').questions,
    A,
    Z,
    { maxHops: 6 },
  );
  expect(lost.links).toHaveLength(5);
});

test('findPath() stops at its budget and says so', async () => {
  const star = Array.from({ length: 90 }, (_, i) => [
    `ent_a art_${i}`,
    `art_${i} ent_${i}`,
    `ent_z art_z${i}`,
    `art_z${i} ent_z${i}`,
  ]).flat();
  const { questions, asked } = linked(...star);
  expect(await findPath(questions, A, Z, { budget: 40 })).toEqual({ links: undefined, nodes: [], exhausted: false });
  expect(asked).toHaveLength(40);
});

test('findPath() stops when it is told to', async () => {
  await expect(findPath(linked('ent_a ent_z').questions, A, Z, { signal: AbortSignal.abort() })).rejects.toThrow(
    'abort',
  );
});

test('findPath() is as short as the shortest path found by trying all, and the same every time', async () => {
  const pair = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => `ent_${a} ent_${b}`);
  const property = fc.asyncProperty(fc.uniqueArray(pair, { maxLength: 25 }), async (pairs) => {
    const { questions } = linked(...pairs);
    const [from, to] = ['ent_0', 'ent_1'] as const;
    const found = await findPath(questions, from, to, { maxHops: 6 });
    let ring = new Set<string>([from]);
    const seen = new Set(ring);
    let length = 0;
    while (!ring.has(to) && length < 6 && ring.size > 0) {
      const next = pairs.flatMap((p) => p.split(' ').filter((_, i, ends) => ring.has(ends[1 - i]!)));
      ring = new Set(next.filter((id) => !seen.has(id)));
      for (const id of ring) seen.add(id);
      length += 1;
    }
    expect(found.links?.length).toBe(ring.has(to) ? length : undefined);
    expect(found.exhausted).toBe(true);
    for (const [i, link] of (found.links ?? []).entries()) {
      expect([link.from, link.to].sort()).toEqual([found.nodes[i]!, found.nodes[i + 1]!].sort());
    }
    expect(await findPath(questions, from, to, { maxHops: 6 })).toEqual(found);
  });
  await fc.assert(property, { seed: 3, numRuns: 300 });
});

test('findPath() over a real graph goes by claims and edges, and as of a moment', async () => {
  const db = openSqlite(':memory:');
  const graph = openSqliteGraph(db);
  await buildWorld(graph);
  const { questions } = graph;
  const said = await findPath(questions, 'ent_ann', 'quo_waters');
  expect(said.links?.map(({ type }) => type)).toEqual(['SAID']);
  const found = await findPath(questions, 'ent_bob', 'ent_post');
  expect(found.links?.map(({ type }) => type)).toEqual(['WROTE', 'COPY_OF', 'PUBLISHED']);
  expect((await findPath(questions, 'ent_bob', 'ent_post', { at: 1 })).links).toBeUndefined();
  await applyNext(graph, {
    putNodes: [node('art_9', 'A')],
    putEdges: [edge('WROTE', 'ent_bob', 'art_9', 6), edge('PUBLISHED', 'ent_post', 'art_9', 6)],
  });
  expect((await findPath(questions, 'ent_bob', 'ent_post')).nodes).toEqual(['ent_bob', 'art_9', 'ent_post']);
  db.close();
});
