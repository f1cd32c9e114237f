import { expect, test } from 'vitest';
import { graphContract } from '../contracts/graph.ts';
import { openInMemory } from './sqlite-open.ts';

for (const { name, run } of graphContract) test(name, () => run(openInMemory));

test('the contract holds as many checks as before, or more', () => {
  expect(graphContract.length).toBeGreaterThanOrEqual(72);
});
