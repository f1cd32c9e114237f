/** The crash tests at the size that every change has to pass; by hand they run with 200 and 20 kills (tests/crash/ingest-kill.ts). */
import { expect, it } from 'vitest';
import { killIngest } from '../crash/ingest-kill.ts';
import { clear } from '../graph/neo4j-open.ts';
import { neo4jForTests } from '../neo4j-for-tests.ts';

const server = await neo4jForTests();

it('10 kills of an ingesting process lose nothing acknowledged, and verify passes each time', {
  timeout: 600_000,
}, async () => {
  const { failures, acknowledged, atWork } = await killIngest(10, { seed: 5 });
  expect(failures).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
  expect(atWork).toBeGreaterThan(0);
});

it.skipIf(server.skip)(
  `2 kills of a process that writes to Neo4j, likewise${server.skip ? ` (skipped: ${server.skip})` : ''}`,
  { timeout: 600_000 },
  async () => {
    if (server.skip !== undefined) return;
    const driver = server.driver();
    try {
      const { failures } = await killIngest(2, { seed: 6, uri: server.uri, empty: () => clear(driver) });
      expect(failures).toEqual([]);
    } finally {
      await clear(driver);
      await driver.close();
    }
  },
);
