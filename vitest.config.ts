import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: Node takes its CommonJS build for our dependencies, so the tests have to as well.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/neo4j-global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Of two processors the default uses one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
