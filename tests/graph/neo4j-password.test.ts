/** A server of its own with a password: the one lent to other tests asks nobody who they are. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphUnavailable, openNeo4jGraph } from '../../src/graph/neo4j-graph.ts';
import { type Neo4jServer, QUICK_START, startNeo4j, unavailableReason } from '../../src/neo4j-server/launch.ts';

const skip = unavailableReason();

describe.skipIf(skip)(`a Neo4j that asks for a password${skip ? ` (${skip})` : ''}`, () => {
  const password = 'a-password-of-the-test';
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-neo4j-password-'));
  let server: Neo4jServer;
  beforeAll(async () => {
    server = await startNeo4j({
      home: join(folder, 'home'),
      persistent: false,
      auth: { password },
      javaOptions: QUICK_START,
    });
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the right password opens the graph', async () => {
    const graph = await openNeo4jGraph({ uri: server.bolt, password });
    expect(await graph.checkpoint()).toBeUndefined();
    await graph.close();
  });

  test('a wrong password, or none, is told as such and names the settings to check', async () => {
    for (const given of [{ password: 'not the one' }, { user: 'nobody', password }, {}]) {
      await assert.rejects(openNeo4jGraph({ uri: server.bolt, ...given }), (error) => {
        assert.ok(error instanceof GraphUnavailable);
        assert.match(error.message, /user or password refused; check NEWSLOOM_NEO4J_USER/);
        assert.ok(!error.message.includes(password));
        return true;
      });
    }
  });
});
