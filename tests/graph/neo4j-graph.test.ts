import { afterAll, describe, expect, test } from 'vitest';
import { graphContract } from '../contracts/graph.ts';
import { neo4jForTests } from '../neo4j-for-tests.ts';
import { openCleared } from './neo4j-open.ts';

const server = await neo4jForTests();

describe.skipIf(server.skip)(`the contract of the graph, on Neo4j${server.skip ? ` (${server.skip})` : ''}`, () => {
  if (server.uri === undefined) return;
  const driver = server.driver();
  const { open, end } = openCleared(server, driver);
  afterAll(async () => {
    await end();
    await driver.close();
  });

  for (const { name, run } of graphContract) test(name, { timeout: 240_000 }, () => run(open));

  test('the contract holds as many checks as before, or more', () => {
    expect(graphContract.length).toBeGreaterThanOrEqual(72);
  });
});
