/**
 * `newsloom verify`: walks the log's chain and bodies, then rebuilds the graph beside the live ones and compares fingerprints, naming
 * the first difference. It changes nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { fingerprint, firstDifference } from '../graph/fingerprint.ts';
import type { Graph } from '../graph/graph.ts';
import { openProjection } from '../graph/projection.ts';
import { openSqliteLog } from '../log/sqlite-log.ts';
import { type Finding, verifyLog } from '../log/verify.ts';
import { dataFiles, type Newsloom, openNewsloom } from '../main.ts';

export interface Verified {
  readonly findings: readonly Pick<Finding, 'position' | 'what' | 'remedy'>[];
  /** What was looked at and found whole. */
  readonly lines: readonly string[];
}

const REPLAY = 'run "newsloom replay"';

/** Checks a data folder. `onProgress` is told what is being done and how far it is. */
export async function verify(
  config: Pick<Config, 'data' | 'neo4j'>,
  now: () => Date,
  onProgress: (note: string, done: number, head: number) => void,
): Promise<Verified> {
  const findings: Pick<Finding, 'position' | 'what' | 'remedy'>[] = [];
  const lines: string[] = [];
  const log = await openSqliteLog({ path: dataFiles(config.data).log, now, readOnly: true });
  let position = 0;
  try {
    for await (const finding of verifyLog(log, (done, head) => onProgress('log', done, head))) findings.push(finding);
    // Where the log itself cannot be trusted, a graph rebuilt from it proves nothing.
    if (findings.length > 0) return { findings, lines };
    position = (await log.head()).position;
    lines.push(`log: ${position} commits in one unbroken chain, every body as it was written`);
  } finally {
    await log.close();
  }
  const newsloom = await openNewsloom(config, now);
  const beside = mkdtempSync(join(config.data, 'verify-'));
  try {
    await compareGraphs(newsloom, join(beside, 'graph.db'), findings, lines, onProgress);
  } finally {
    await newsloom.close();
    rmSync(beside, { recursive: true, force: true });
  }
  return { findings, lines };
}

async function compareGraphs(
  newsloom: Newsloom,
  file: string,
  findings: Pick<Finding, 'position' | 'what' | 'remedy'>[],
  lines: string[],
  onProgress: (note: string, done: number, head: number) => void,
): Promise<void> {
  const rebuilt = openProjection(newsloom.log, file);
  try {
    const live: Graph[] = [newsloom.projection.graph];
    const neo4j = await newsloom.neo4j();
    // The graphs are brought level first: what is compared is what they hold at one position.
    const reached = await newsloom.follow((step, done, head) => onProgress(step, done, head));
    if (neo4j) live.push(neo4j);
    await rebuilt.catchUp({ onProgress: (done, head) => onProgress('rebuilding', done, head) });
    const expected = await fingerprint(rebuilt.graph);
    for (const graph of live) {
      const found = await fingerprint(graph);
      if (found === expected)
        lines.push(`${graph.engine} graph: position ${reached}, fingerprint ${found}, the same as rebuilt`);
      else
        findings.push({
          position: reached,
          what: `the ${graph.engine} graph differs from one rebuilt from the log: ${await firstDifference(graph, rebuilt.graph)}`,
          remedy: REPLAY,
        });
    }
  } finally {
    rebuilt.close();
  }
}
