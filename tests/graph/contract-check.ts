/** What an adapter's test hands in, and the shape of one check. */
import type { Graph } from '../../src/graph/graph.ts';

export interface GraphUnderTest {
  readonly graph: Graph;
  /** Puts something into the empty store, by the engine's own means, that is not ours; answers whether it is still there. */
  readonly plant: () => Promise<{ readonly survives: () => Promise<boolean> }>;
  /** Ends the use of the store and leaves nothing behind, planted things included. */
  readonly close: () => Promise<void>;
}

/** An empty store, each time. */
export type OpenGraph = () => Promise<GraphUnderTest>;

export interface GraphCheck {
  /** A sentence about behaviour. */
  readonly name: string;
  /** @throws {AssertionError} when the adapter breaks the contract */
  readonly run: (open: OpenGraph) => Promise<void>;
}

/** A check on one empty store, closed afterwards whatever happens. */
export function check(name: string, body: (under: GraphUnderTest) => Promise<void>): GraphCheck {
  return {
    name,
    async run(open) {
      const under = await open();
      try {
        await body(under);
      } finally {
        await under.close();
      }
    },
  };
}
