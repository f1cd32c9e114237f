/**
 * `npm run bench`: every speed as a ratio to a bare loop over the same library in the same run. Ends with the number of limits missed.
 * The Neo4j line needs a server: NEWSLOOM_TEST_NEO4J_URI, or Java and Maven; else it is skipped aloud.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNeo4j, unavailableReason } from '../src/neo4j-server/launch.ts';
import { benchAppend } from './append.ts';
import { benchApply } from './apply-sqlite.ts';
import { benchAsOf } from './as-of.ts';
import { benchLinkCost } from './link-cost.ts';
import { benchProjectNeo4j, type Neo4jAddress } from './project-neo4j.ts';
import { benchProjectSqlite } from './project-sqlite.ts';
import { benchRead, benchReadPool } from './read.ts';
import { benchReplayRead } from './replay-read.ts';

/** Share of the bare loop that the projection into Neo4j must reach. */
const NEO4J_LIMIT = 0.7;

const figures: { passed: boolean }[] = [];
figures.push(await benchAppend());
figures.push(await benchReplayRead());
figures.push(await benchRead());
const threads = await benchReadPool();
if (threads) figures.push(threads);
figures.push(benchApply());
figures.push(await benchProjectSqlite());
figures.push(await benchAsOf());
figures.push(await benchLinkCost({ million: process.argv.includes('--million') }));

const given = process.env['NEWSLOOM_TEST_NEO4J_URI'];
const missing = given ? undefined : unavailableReason();
if (missing) console.log(`neo4j projection: skipped, ${missing}`);
else if (given) figures.push(await neo4jWithin({ uri: given }));
else {
  const home = mkdtempSync(join(tmpdir(), 'newsloom-bench-neo4j-'));
  const server = await startNeo4j({ home, persistent: false });
  try {
    figures.push(await neo4jWithin({ uri: server.bolt }));
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
const missed = figures.filter(({ passed }) => !passed).length;
console.log(`${figures.length - missed} of ${figures.length} benchmarks within their limits`);
process.exitCode = missed > 0 ? 1 : 0;

async function neo4jWithin(address: Neo4jAddress): Promise<{ passed: boolean }> {
  const { ratio } = await benchProjectNeo4j(address);
  return { passed: ratio >= NEO4J_LIMIT };
}
