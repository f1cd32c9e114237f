/** A claim exists exactly while support stands behind it, and shows what that support says. */
import assert from 'node:assert/strict';
import type { ClaimState } from '../../src/domain/graph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { check, type GraphCheck } from './contract-check.ts';
import { applyNext, evidence, rowsOf, support } from './contract-parts.ts';
import { agent, agentInferred, agentSupports, buildWorld, follows, patient, said } from './contract-world.ts';

async function claimsAt(graph: Graph, id: 'evt_flood' | 'evt_vote', type: 'INVOLVES' | 'FOLLOWS' = 'INVOLVES') {
  const map = await graph.questions.claims([id], type, 'out', { limit: 200 }, undefined);
  return map.get(id)?.items.map(({ claim }) => claim) ?? [];
}

async function agentState(graph: Graph): Promise<ClaimState | undefined> {
  return (await claimsAt(graph, 'evt_flood')).find(({ id }) => id === agent.id);
}

export const claimChecks: readonly GraphCheck[] = [
  check('a claim counts its supports and their articles, and shows the best', async ({ graph }) => {
    await buildWorld(graph);
    assert.deepEqual(await agentState(graph), {
      ...agent,
      support: 3,
      articles: 2,
      best: agentSupports[0].key,
      sentence: 'Ann Lee opened the dam.',
    });
  }),

  check('when the best support is dropped the next speaks: by score, then position, then key', async ({ graph }) => {
    await buildWorld(graph);
    await applyNext(graph, { dropSupports: [agentSupports[0].key] });
    assert.deepEqual(await agentState(graph), {
      ...agent,
      support: 2,
      articles: 2,
      best: agentSupports[1].key,
      sentence: 'Lee opened it, officials said.',
    });
    await applyNext(graph, { dropSupports: [agentSupports[1].key] });
    assert.deepEqual(await agentState(graph), {
      ...agent,
      support: 1,
      articles: 1,
      best: agentSupports[2].key,
      sentence: 'She had opened it before.',
    });
  }),

  check('of supports with equal score and position the smallest key speaks', async ({ graph }) => {
    await buildWorld(graph);
    const twins = [5, 6, 7, 8].map((start) => support(agent, 'art_1', 1, { score: 1000, start, end: start + 1 }));
    await applyNext(graph, { putSupports: twins });
    assert.equal((await agentState(graph))?.best, twins.map(({ key }) => key).sort()[0]);
    assert.equal((await agentState(graph))?.support, 7);
  }),

  check('a put that changes a support changes which one speaks', async ({ graph }) => {
    await buildWorld(graph);
    const [first, second] = agentSupports;
    await applyNext(graph, { putSupports: [{ ...first, evidence: { ...first.evidence, score: 10 } }] });
    assert.equal((await agentState(graph))?.best, second.key);
    assert.equal((await agentState(graph))?.support, 3);
  }),

  check('a better support that comes later speaks from then on', async ({ graph }) => {
    await buildWorld(graph);
    const better = support(agent, 'art_3', 6, { score: 950, sentence: 'It was Ann Lee.' });
    await applyNext(graph, { putSupports: [better] });
    const state = await agentState(graph);
    assert.deepEqual(
      [state?.best, state?.sentence, state?.support, state?.articles],
      [better.key, 'It was Ann Lee.', 4, 3],
    );
  }),

  check('the claim is gone with its last support, and only then', async ({ graph }) => {
    await buildWorld(graph);
    const keys = agentSupports.map(({ key }) => key);
    for (const key of keys) {
      assert.ok(await agentState(graph));
      await applyNext(graph, { dropSupports: [key] });
    }
    assert.equal(await agentState(graph), undefined);
    assert.deepEqual(
      (await rowsOf(graph)).filter((row) => row.includes(agent.id)),
      [],
    );
    assert.deepEqual([...(await graph.questions.supports([agent.id], 10, undefined))], []);
    // The other two claims between the same nodes stay.
    const counts = await graph.questions.countClaims(['evt_flood'], 'INVOLVES', 'out', undefined);
    assert.equal(counts.get('evt_flood'), 2);
  }),

  check('a claim that lost its last support and gains another in the same changes stays', async ({ graph }) => {
    await buildWorld(graph);
    const other = support(follows, 'art_4', 6);
    await applyNext(graph, { dropSupports: [support(follows, 'art_3', 3).key], putSupports: [other] });
    const [state] = await claimsAt(graph, 'evt_vote', 'FOLLOWS');
    assert.deepEqual([state?.id, state?.support, state?.best], [follows.id, 1, other.key]);
  }),

  check('a claim comes back with new support', async ({ graph }) => {
    await buildWorld(graph);
    const only = support(follows, 'art_3', 3);
    await applyNext(graph, { dropSupports: [only.key] });
    assert.deepEqual(await claimsAt(graph, 'evt_vote', 'FOLLOWS'), []);
    await applyNext(graph, { putSupports: [only] });
    assert.equal((await claimsAt(graph, 'evt_vote', 'FOLLOWS'))[0]?.support, 1);
  }),

  check('role and "inferred" are part of a claim: three claims between the same two nodes', async ({ graph }) => {
    await buildWorld(graph);
    const found = (await claimsAt(graph, 'evt_flood')).map(({ id, qualifier, inferred }) => ({
      id,
      qualifier,
      inferred,
    }));
    assert.deepEqual(
      found,
      [agent, patient, agentInferred]
        .map(({ id, qualifier, inferred }) => ({ id, qualifier, inferred }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }),

  check('supports() gives the supports of claims best first, at most `limit` of each', async ({ graph }) => {
    await buildWorld(graph);
    const { questions } = graph;
    assert.deepEqual([...(await questions.supports([agent.id], 10, undefined))], [[agent.id, agentSupports]]);
    const two = await questions.supports([said.id, 'cla_none', agent.id], 2, undefined);
    assert.deepEqual(two.get(agent.id), agentSupports.slice(0, 2));
    assert.deepEqual(
      two.get(said.id)?.map(({ article, evidence: { position } }) => [article, position]),
      [
        ['art_1', 1],
        ['art_2', 2],
      ],
    );
    assert.equal(two.has('cla_none'), false);
    assert.deepEqual(two.get(said.id)?.[0]?.evidence, evidence('art_1', 1));
  }),
];
