/**
 * The contract of the graph's port, one check a sentence of its docstrings. An adapter's test opens empty stores and runs them all:
 *
 *     for (const { name, run } of graphContract) test(name, () => run(open));
 */
import { askingChecks } from '../graph/contract-asking.ts';
import type { GraphCheck } from '../graph/contract-check.ts';
import { claimChecks } from '../graph/contract-claims.ts';
import { limitChecks } from '../graph/contract-limits.ts';
import { refusalChecks } from '../graph/contract-refusals.ts';
import { randomChecks } from '../graph/contract-whole.ts';
import { writingChecks } from '../graph/contract-writing.ts';

export type { GraphCheck, GraphUnderTest, OpenGraph } from '../graph/contract-check.ts';

export const graphContract: readonly GraphCheck[] = [
  ...writingChecks,
  ...refusalChecks,
  ...claimChecks,
  ...askingChecks,
  ...limitChecks,
  ...randomChecks,
];
