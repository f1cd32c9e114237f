/** apply, rows and wipe: what is written is what was said, and nothing else. */
import assert from 'node:assert/strict';
import { check, type GraphCheck } from './contract-check.ts';
import { changed, emptyModel, modelRows } from './contract-model.ts';
import { applyNext, changes, checkpointAt, edge, node, rowsOf } from './contract-parts.ts';
import { buildWorld, steps } from './contract-world.ts';

const worldRows = modelRows(steps.reduce(changed, emptyModel()));

export const writingChecks: readonly GraphCheck[] = [
  check('checkpoint() of an empty store is undefined and rows() has none', async ({ graph }) => {
    assert.equal(await graph.checkpoint(), undefined);
    assert.deepEqual(await rowsOf(graph), []);
  }),

  check('apply() leaves the checkpoint at `to` and exactly the rows that were put', async ({ graph }) => {
    await buildWorld(graph);
    assert.deepEqual(await graph.checkpoint(), checkpointAt(5));
    assert.deepEqual(await rowsOf(graph), worldRows);
  }),

  check('apply() may move over several positions at once, and with nothing changed', async ({ graph }) => {
    await graph.apply(steps[0]!, undefined, checkpointAt(7));
    await graph.apply(changes({}), checkpointAt(7), checkpointAt(9));
    assert.deepEqual(await graph.checkpoint(), checkpointAt(9));
    assert.deepEqual(await rowsOf(graph), modelRows(changed(emptyModel(), steps[0]!)));
  }),

  check('apply() of the same puts again changes nothing but the checkpoint', async ({ graph }) => {
    await buildWorld(graph);
    for (const step of steps) await applyNext(graph, step);
    assert.deepEqual(await rowsOf(graph), worldRows);
    assert.deepEqual(await graph.checkpoint(), checkpointAt(10));
  }),

  check('a put of a known id or key replaces the whole row, props that went included', async ({ graph }) => {
    const before = edge('MENTIONS', 'art_1', 'ent_1', 1, { props: { count: 1, name: 'Old' } });
    const after = edge('MENTIONS', 'art_1', 'ent_1', 2, { props: { roles: ['a', 'b'] }, sentence: 'New.', score: 3 });
    const old = node('ent_1', 'Old', { kinds: ['PERSON', 'OUTLET'], props: { aliases: ['x'], key: 'k' } });
    const renamed = node('ent_1', 'New', { kinds: ['PLACE'], props: { founded: 1 } });
    const article = node('art_1', 'A');
    await applyNext(graph, { putNodes: [old, article], putEdges: [before] });
    await applyNext(graph, { putNodes: [renamed], putEdges: [after] });
    const model = changed(emptyModel(), changes({ putNodes: [renamed, article], putEdges: [after] }));
    assert.deepEqual(await rowsOf(graph), modelRows(model));
  }),

  check('drops of what is absent do nothing', async ({ graph }) => {
    await buildWorld(graph);
    await applyNext(graph, {
      dropNodes: ['ent_none'],
      dropEdges: ['edg_none'],
      dropSupports: ['sup_none'],
      dropRedirects: ['ent_none'],
    });
    assert.deepEqual(await rowsOf(graph), worldRows);
  }),

  check('everything of an article can go in one apply, its node included, and nothing else goes', async ({ graph }) => {
    await buildWorld(graph);
    const first = steps[0]!;
    const gone = changes({
      dropNodes: ['art_1'],
      // COPY_OF is the other article's edge, but leads to this one.
      dropEdges: [...first.putEdges.map(({ key }) => key), edge('COPY_OF', 'art_5', 'art_1', 5).key],
      dropSupports: first.putSupports.map(({ key }) => key),
    });
    await applyNext(graph, gone);
    const model = [...steps, gone].reduce(changed, emptyModel());
    assert.deepEqual(await rowsOf(graph), modelRows(model));
  }),

  check('an edge that went can come back, and a node too', async ({ graph }) => {
    await buildWorld(graph);
    const { putEdges, putSupports } = steps[4]!;
    const dropEdges = putEdges.map(({ key }) => key);
    await applyNext(graph, {
      dropEdges,
      dropSupports: putSupports.map(({ key }) => key),
      dropNodes: ['art_5', 'sto_copy'],
    });
    await applyNext(graph, steps[4]!);
    assert.deepEqual(await rowsOf(graph), worldRows);
  }),

  check('large changes arrive whole: 3,000 nodes and 9,000 edges in one apply, and out again', async ({ graph }) => {
    const articles = Array.from({ length: 1500 }, (_, i) => node(`art_${i}`, `Article ${i}`));
    const entities = Array.from({ length: 1500 }, (_, i) => node(`ent_${i}`, `Entity ${i}`, { kinds: ['PERSON'] }));
    const putEdges = articles.flatMap(({ id }, i) =>
      [1, 2, 3, 4, 5, 6].map((step) => edge('MENTIONS', id, `ent_${(i + step) % 1500}`, 1)),
    );
    const large = changes({ putNodes: [...articles, ...entities], putEdges });
    await graph.apply(large, undefined, checkpointAt(1));
    assert.deepEqual(await rowsOf(graph), modelRows(changed(emptyModel(), large)));
    await graph.apply(
      changes({ dropEdges: putEdges.map(({ key }) => key), dropNodes: articles.map(({ id }) => id) }),
      checkpointAt(1),
      checkpointAt(2),
    );
    assert.deepEqual(await rowsOf(graph), modelRows(changed(emptyModel(), changes({ putNodes: entities }))));
  }),

  check('rows() tells every row apart, and the same rows whatever the order they came in', async ({ graph }) => {
    const all = changes({
      putNodes: steps.flatMap(({ putNodes }) => putNodes).reverse(),
      putEdges: steps.flatMap(({ putEdges }) => putEdges).reverse(),
      putSupports: steps.flatMap(({ putSupports }) => putSupports).reverse(),
    });
    await graph.apply(all, undefined, checkpointAt(1));
    const rows = await rowsOf(graph);
    assert.deepEqual(rows, worldRows);
    assert.equal(new Set(rows).size, rows.length);
  }),

  check('wipe() leaves an empty store that can be built again, twice the same', async ({ graph }) => {
    await buildWorld(graph);
    await graph.wipe();
    assert.equal(await graph.checkpoint(), undefined);
    assert.deepEqual(await rowsOf(graph), []);
    assert.deepEqual([...(await graph.questions.nodes(['ent_ann'], undefined))], []);
    assert.equal(await graph.questions.count({ type: 'Entity', search: 'ann' }, 10, undefined), 0);
    await graph.wipe();
    await buildWorld(graph);
    assert.deepEqual(await rowsOf(graph), worldRows);
  }),
];
