import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Changes } from '../../src/domain/graph.ts';
import { openSqliteGraph, type SqliteGraph } from '../../src/graph/sqlite-graph.ts';
import { openSqlite, type Sqlite } from '../../src/sqlite.ts';
import { askEverything } from './contract-asks.ts';
import { modelQuestions, modelRows } from './contract-model.ts';
import { applyNext, changes, checkpointAt, edge, node, support } from './contract-parts.ts';
import { askedOf, histories } from './contract-random.ts';
import { agent, agentSupports, buildWorld, steps } from './contract-world.ts';

const SEED = 7;

function withGraph<T>(body: (graph: SqliteGraph, db: Sqlite) => Promise<T>): Promise<T> {
  const db = openSqlite(':memory:');
  return body(openSqliteGraph(db), db).finally(() => db.close());
}

function build(graph: SqliteGraph, all: readonly Changes[]): void {
  for (const [i, step] of all.entries()) {
    graph.applySync(step, i === 0 ? undefined : checkpointAt(i), checkpointAt(i + 1));
  }
}

async function rowsAt(graph: SqliteGraph, position: number): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const row of graph.rowsAt(position)) rows.push(row);
  return rows.sort();
}

test('rows at every past position are those of a graph built from zero to that position', async () => {
  const property = fc.asyncProperty(histories, (history) =>
    withGraph(async (graph) => {
      build(
        graph,
        history.map(({ changes }) => changes),
      );
      expect(await rowsAt(graph, 0)).toEqual([]);
      for (const [i, { model }] of history.entries()) expect(await rowsAt(graph, i + 1)).toEqual(modelRows(model));
    }),
  );
  await fc.assert(property, { seed: SEED, numRuns: 40 });
});

test('every question at every past position is answered as it would have been then', async () => {
  const property = fc.asyncProperty(histories, (history) =>
    withGraph(async (graph) => {
      build(
        graph,
        history.map(({ changes }) => changes),
      );
      const asked = askedOf(history);
      for (const [i, { model }] of history.entries()) {
        const then = await askEverything(graph.questions, asked, i + 1);
        expect(then).toEqual(await askEverything(modelQuestions(model), asked));
      }
      // Beyond the checkpoint it is now.
      const now = await askEverything(graph.questions, asked);
      expect(await askEverything(graph.questions, asked, history.length + 10)).toEqual(now);
    }),
  );
  await fc.assert(property, { seed: SEED, numRuns: 2 });
}, 120_000);

test('changes(a, b) applied to a graph at a gives the graph at b', async () => {
  const property = fc.asyncProperty(histories, fc.nat(), fc.nat(), (history, x, y) =>
    withGraph(async (graph) => {
      build(
        graph,
        history.map(({ changes }) => changes),
      );
      const [a, b] = [x % (history.length + 1), y % (history.length + 1)].sort((m, n) => m - n) as [number, number];
      const difference = await graph.changes(a, b);
      await withGraph(async (copy) => {
        build(
          copy,
          history.slice(0, a).map(({ changes }) => changes),
        );
        if (b > a) await copy.apply(difference, a === 0 ? undefined : checkpointAt(a), checkpointAt(b));
        else expect(difference).toEqual(changes({}));
        expect(await rowsAt(copy, b)).toEqual(b === 0 ? [] : modelRows(history[b - 1]!.model));
      });
    }),
  );
  await fc.assert(property, { seed: SEED, numRuns: 40 });
});

test('changes() says each row once, as put or as drop, and leaves out what came and went between', async () => {
  await withGraph(async (graph) => {
    build(graph, steps);
    const passing = node('ent_passing', 'Passing');
    await applyNext(graph, { putNodes: [passing, node('ent_bob', 'Robert Stone', { kinds: ['PERSON'] })] });
    await applyNext(graph, { dropNodes: ['ent_passing'], dropSupports: [agentSupports[0].key] });
    const difference = await graph.changes(5, 7);
    expect(difference.putNodes.map(({ id, name }) => [id, name])).toEqual([['ent_bob', 'Robert Stone']]);
    expect(difference.dropNodes).toEqual([]);
    expect(difference.dropSupports).toEqual([agentSupports[0].key]);
    expect((await graph.changes(6, 7)).dropNodes).toEqual(['ent_passing']);
    expect(await graph.changes(7, 7)).toEqual(changes({}));
  });
});

test('changes() refuses positions the graph has not seen, and a range turned round', async () => {
  await withGraph(async (graph) => {
    build(graph, steps);
    await expect(graph.changes(0, 6)).rejects.toThrow(RangeError);
    await expect(graph.changes(3, 2)).rejects.toThrow(RangeError);
  });
});

test('a claim exists at the positions between its first support and the drop of its last', async () => {
  await withGraph(async (graph) => {
    build(graph, steps);
    await applyNext(graph, { dropSupports: agentSupports.map(({ key }) => key) });
    const existsAt = async (at: number) => {
      const page = (await graph.questions.claims(['evt_flood'], 'INVOLVES', 'out', { limit: 9 }, at)).get('evt_flood');
      return page?.items.find(({ claim }) => claim.id === agent.id)?.claim.support;
    };
    expect(await Promise.all([0, 1, 2, 5, 6].map(existsAt))).toEqual([undefined, 2, 3, 3, undefined]);
  });
});

test('a put of equal content leaves the row as it was, other content closes it and opens another', async () => {
  await withGraph(async (graph, db) => {
    build(graph, steps);
    for (const step of steps) await applyNext(graph, step);
    for (const table of ['graph_node', 'graph_edge', 'graph_support', 'graph_claim', 'graph_link', 'graph_listing']) {
      expect(db.prepare(`SELECT count(*) AS late FROM ${table} WHERE since > 5 OR until <= 10`).get()).toEqual({
        late: 0,
      });
    }
    await applyNext(graph, { putNodes: [node('ent_bob', 'Bobby', { kinds: ['PERSON'] })] });
    const versions = db.prepare(`SELECT name, since, until FROM graph_node WHERE id = 'ent_bob' ORDER BY since`).all();
    expect(versions.map((row) => Object.values(row))).toEqual([
      ['Bob Stone', 1, 11],
      ['Bobby', 11, Number.MAX_SAFE_INTEGER],
    ]);
  });
});

test('a row put twice in one apply stands there once, as it was put last', async () => {
  await withGraph(async (graph, db) => {
    const twice = [node('ent_1', 'First'), node('art_1', 'A'), node('ent_1', 'Second', { kinds: ['PERSON'] })];
    const edges = [edge('MENTIONS', 'art_1', 'ent_1', 1), edge('MENTIONS', 'art_1', 'ent_1', 1, { sentence: 'Last.' })];
    await applyNext(graph, { putNodes: twice, putEdges: edges });
    await applyNext(graph, { putNodes: [node('ent_1', 'Third'), node('ent_1', 'Fourth')] });
    expect(db.prepare(`SELECT count(*) AS n FROM graph_node WHERE since = until`).get()).toEqual({ n: 0 });
    expect(
      (await graph.questions.list({ type: 'Entity' }, { limit: 9 }, undefined)).items.map(({ name }) => name),
    ).toEqual(['Fourth']);
    expect((await graph.questions.list({ type: 'Entity', kind: 'PERSON' }, { limit: 9 }, 1)).items).toHaveLength(1);
    expect((await graph.questions.list({ type: 'Entity', kind: 'PERSON' }, { limit: 9 }, 2)).items).toHaveLength(0);
    const mentions = (await graph.questions.edges(['art_1'], 'MENTIONS', 'out', { limit: 9 }, undefined)).get('art_1')!;
    expect(mentions.items.map(({ node, edge }) => [node.sort, edge.evidence.sentence])).toEqual([['fourth', 'Last.']]);
  });
});

test('articleRows() gives the live edges and supports of one article with what they say', async () => {
  await withGraph(async (graph) => {
    build(graph, steps);
    const { putEdges, putSupports } = steps[0]!;
    const rows = graph.articleRows('art_1');
    expect([...rows.edges.keys()].sort()).toEqual(putEdges.map(({ key }) => key).sort());
    expect([...rows.supports.keys()].sort()).toEqual(putSupports.map(({ key }) => key).sort());
    const changedEdge = { ...putEdges[2]!, props: { count: 3 } };
    await applyNext(graph, { putEdges: [changedEdge], dropSupports: [putSupports[0]!.key] });
    const after = graph.articleRows('art_1');
    expect(after.edges.get(changedEdge.key)).not.toBe(rows.edges.get(changedEdge.key));
    expect(after.edges.get(putEdges[3]!.key)).toBe(rows.edges.get(putEdges[3]!.key));
    expect(after.supports.size).toBe(rows.supports.size - 1);
    expect(graph.articleRows('art_none')).toEqual({ edges: new Map(), supports: new Map() });
  });
});

test('redirect() tells the canonical id, now', async () => {
  await withGraph(async (graph) => {
    await applyNext(graph, { putNodes: [node('ent_1', 'One')], putRedirects: [{ id: 'ent_2', to: 'ent_1' }] });
    expect([graph.redirect('ent_2'), graph.redirect('ent_1')]).toEqual(['ent_1', undefined]);
    await applyNext(graph, { dropRedirects: ['ent_2'] });
    expect(graph.redirect('ent_2')).toBeUndefined();
    expect((await graph.questions.nodes(['ent_2'], 1)).get('ent_2')?.id).toBe('ent_1');
  });
});

test('applySync() inside a transaction of the caller is written with it, or not at all', async () => {
  await withGraph(async (graph, db) => {
    db.exec('CREATE TABLE registry_probe (n INTEGER) STRICT');
    const addProbe = db.prepare('INSERT INTO registry_probe VALUES (1)');
    const dangling = changes({
      putNodes: [node('ent_9', 'Nine')],
      putEdges: [edge('MENTIONS', 'art_none', 'ent_9', 2)],
    });
    expect(() =>
      db.transaction(() => {
        addProbe.run();
        graph.applySync(steps[0]!, undefined, checkpointAt(1));
        throw new Error('the Registry failed');
      }),
    ).toThrow('the Registry failed');
    expect(graph.checkpointSync()).toBeUndefined();
    db.transaction(() => {
      addProbe.run();
      graph.applySync(steps[0]!, undefined, checkpointAt(1));
      // Caught behind a nested transaction, refused changes leave what came before them alone.
      expect(() => db.transaction(() => graph.applySync(dangling, checkpointAt(1), checkpointAt(2)))).toThrow(
        RangeError,
      );
      graph.applySync(steps[1]!, checkpointAt(1), checkpointAt(2));
    });
    expect(graph.checkpointSync()).toEqual(checkpointAt(2));
    expect(db.prepare('SELECT count(*) AS n FROM registry_probe').get()).toEqual({ n: 1 });
    expect((await graph.questions.nodes(['ent_9'], undefined)).size).toBe(0);
    await graph.wipe();
    expect(db.prepare('SELECT count(*) AS n FROM registry_probe').get()).toEqual({ n: 1 });
  });
});

test('a transaction in which an apply failed cannot be committed, whoever swallows the error', async () => {
  await withGraph(async (graph, db) => {
    graph.applySync(steps[0]!, undefined, checkpointAt(1));
    const before = await rowsAt(graph, 9);
    const dangling = changes({
      putNodes: [node('ent_9', 'Nine')],
      putEdges: [edge('MENTIONS', 'art_none', 'ent_9', 2)],
    });
    expect(() =>
      db.transaction(() => {
        expect(() => graph.applySync(dangling, checkpointAt(1), checkpointAt(2))).toThrow(RangeError);
        graph.applySync(steps[1]!, checkpointAt(1), checkpointAt(2));
      }),
    ).toThrow('FOREIGN KEY');
    expect(await rowsAt(graph, 9)).toEqual(before);
    graph.applySync(steps[1]!, checkpointAt(1), checkpointAt(2));
    expect(graph.checkpointSync()).toEqual(checkpointAt(2));
  });
});

test('a walk of rows is not disturbed by what is applied meanwhile', async () => {
  await withGraph(async (graph) => {
    await buildWorld(graph);
    const before = await rowsAt(graph, 5);
    const seen: string[] = [];
    for await (const row of graph.rows()) {
      seen.push(row);
      if (seen.length === 3) {
        const putSupports = [support(agent, 'art_4', 6, { score: 1000 })];
        await applyNext(graph, { putNodes: [node('ent_bob', 'Zed'), node('ent_late', 'Late')], putSupports });
      }
    }
    expect(seen.sort()).toEqual(before);
  });
});
