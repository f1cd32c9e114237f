/** What apply, checkpoint and wipe refuse, and that a refusal writes nothing. */
import assert from 'node:assert/strict';
import type { Changes } from '../../src/domain/graph.ts';
import { type Checkpoint, CheckpointMoved, ForeignGraph, PROJECTOR } from '../../src/graph/graph.ts';
import { check, type GraphCheck } from './contract-check.ts';
import { applyNext, changes, checkpointAt, edge, node, rowsOf, support } from './contract-parts.ts';
import { agent, buildWorld, steps } from './contract-world.ts';

const at5 = checkpointAt(5);
const something = changes({ putNodes: [node('ent_new', 'New')], dropEdges: [steps[4]!.putEdges[0]!.key] });

const moved: readonly { readonly named: string; readonly from: Checkpoint | undefined }[] = [
  { named: 'nothing', from: undefined },
  { named: 'another position', from: checkpointAt(4) },
  { named: 'another commit at the same position', from: { ...at5, commit: 'com_11111111111111111111111111' } },
  { named: 'another log', from: { ...at5, logId: 'another log' } },
  { named: 'another projector', from: { ...at5, projector: PROJECTOR + 1 } },
];

const dangling: readonly { readonly named: string; readonly some: Partial<Changes> }[] = [
  { named: 'an edge to no node', some: { putEdges: [edge('MENTIONS', 'art_1', 'ent_none', 6)] } },
  { named: 'an edge from no node', some: { putEdges: [edge('MENTIONS', 'art_none', 'ent_ann', 6)] } },
  {
    named: 'a claim at no node',
    some: { putSupports: [support({ ...agent, id: 'cla_none', to: 'ent_none' }, 'art_1', 6)] },
  },
  { named: 'a support of no article', some: { putSupports: [support(agent, 'art_none', 6)] } },
  { named: 'a node dropped under its edges', some: { dropNodes: ['art_4'] } },
  { named: 'a node dropped under its claims', some: { dropNodes: ['evt_flood'] } },
];

export const refusalChecks: readonly GraphCheck[] = [
  ...moved.map(({ named, from }) =>
    check(`apply() from ${named} throws CheckpointMoved and writes nothing`, async ({ graph }) => {
      await buildWorld(graph);
      const before = await rowsOf(graph);
      await assert.rejects(graph.apply(something, from, checkpointAt(6)), (error) => {
        assert.ok(error instanceof CheckpointMoved);
        assert.deepEqual(error.expected, from);
        assert.deepEqual(error.actual, at5);
        assert.match(error.message, /position 5/);
        return true;
      });
      assert.deepEqual(await rowsOf(graph), before);
      assert.deepEqual(await graph.checkpoint(), at5);
    }),
  ),

  check('apply() to an empty store from a checkpoint throws CheckpointMoved and writes nothing', async ({ graph }) => {
    await assert.rejects(graph.apply(steps[0]!, at5, checkpointAt(6)), CheckpointMoved);
    assert.equal(await graph.checkpoint(), undefined);
    assert.deepEqual(await rowsOf(graph), []);
  }),

  check('apply() refuses a `to` that is not behind `from`, or of another log', async ({ graph }) => {
    await buildWorld(graph);
    const before = await rowsOf(graph);
    for (const to of [checkpointAt(5), checkpointAt(4), { ...checkpointAt(6), logId: 'another log' }]) {
      await assert.rejects(graph.apply(something, at5, to), RangeError);
    }
    assert.deepEqual(await rowsOf(graph), before);
    assert.deepEqual(await graph.checkpoint(), at5);
  }),

  ...dangling.map(({ named, some }) =>
    check(`apply() refuses ${named} and writes nothing`, async ({ graph }) => {
      await buildWorld(graph);
      const before = await rowsOf(graph);
      const good = node('ent_new', 'New');
      const changes = { ...some, putNodes: [good] };
      await assert.rejects(applyNext(graph, changes), RangeError);
      assert.deepEqual(await rowsOf(graph), before);
      assert.deepEqual(await graph.checkpoint(), at5);
      // The store is not harmed: the next changes go in.
      await applyNext(graph, { putNodes: [good] });
      assert.equal((await rowsOf(graph)).length, before.length + 1);
    }),
  ),

  check('a store that holds anything without our checkpoint is refused, and never wiped', async ({ graph, plant }) => {
    const { survives } = await plant();
    await assert.rejects(graph.checkpoint(), ForeignGraph);
    await assert.rejects(graph.apply(steps[0]!, undefined, checkpointAt(1)), ForeignGraph);
    await assert.rejects(graph.wipe(), ForeignGraph);
    assert.ok(await survives(), 'what was planted is gone');
  }),

  check('a graph of another projector is refused with the remedy, which is a wipe', async ({ graph }) => {
    const older = { ...checkpointAt(1), projector: PROJECTOR - 1 };
    await graph.apply(steps[0]!, undefined, older);
    await assert.rejects(graph.checkpoint(), (error) => {
      assert.ok(error instanceof ForeignGraph);
      assert.match(error.message, /newsloom replay/);
      return true;
    });
    await graph.wipe();
    assert.equal(await graph.checkpoint(), undefined);
    await buildWorld(graph);
    assert.deepEqual(await graph.checkpoint(), at5);
  }),
];
