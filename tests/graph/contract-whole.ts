/** Random histories: after every commit the rows and the answer to every question are those of the plain model. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askEverything } from './contract-asks.ts';
import { check, type GraphCheck } from './contract-check.ts';
import { modelQuestions, modelRows } from './contract-model.ts';
import { checkpointAt, rowsOf } from './contract-parts.ts';
import { askedOf, histories } from './contract-random.ts';

/** The same on every run; enlarged where the engine is quick (tests/graph/sqlite-history.test.ts). */
const SEED = 20260107;

export const randomChecks: readonly GraphCheck[] = fc.sample(histories, { seed: SEED, numRuns: 6 }).map((history, i) =>
  check(`random history ${i + 1} of seed ${SEED}: rows and all answers are those of the model`, async ({ graph }) => {
    const asked = askedOf(history);
    for (const [index, { changes, model }] of history.entries()) {
      await graph.apply(changes, index === 0 ? undefined : checkpointAt(index), checkpointAt(index + 1));
      assert.deepEqual(await rowsOf(graph), modelRows(model));
    }
    const { model } = history.at(-1)!;
    assert.deepEqual(await askEverything(graph.questions, asked), await askEverything(modelQuestions(model), asked));
  }),
);
