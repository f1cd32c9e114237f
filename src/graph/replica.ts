/**
 * Keeps another graph (Neo4j) level with the SQLite graph, whose history tells what changed between any two positions. So the
 * projector runs once, and a graph that was away for a while gets one difference, not every step.
 */
import type { EventLog } from '../log/event-log.ts';
import { type Checkpoint, ForeignGraph, type Graph, type HistoryGraph, PROJECTOR } from './graph.ts';
import { assertCheckpoint, type Following } from './projection.ts';

/** Commits in one difference: some ten thousand rows, one or two transactions of Neo4j. */
const STEP = 100;

/**
 * Brings `target` to the position of `source`.
 * A take-down behind the target's checkpoint wipes it first: the history that led there has been told again without that article.
 * @returns the position reached
 * @throws {ForeignGraph} when the target follows another log; {CheckpointMoved} when another follower writes to it
 */
export async function catchUpReplica(
  log: EventLog,
  source: HistoryGraph,
  target: Graph,
  { onProgress, signal }: Following = {},
): Promise<number> {
  const head = await source.checkpoint();
  if (!head) return 0;
  let at = await target.checkpoint();
  if (at && at.logId !== log.logId)
    throw new ForeignGraph(
      `Cannot follow: the ${target.engine} graph stands at position ${at.position} of log ${at.logId}, expected log ${log.logId}; name the database that belongs to this data folder, or empty it yourself`,
    );
  if (at) await assertCheckpoint(log, at, `${target.engine} graph`);
  if (at && at.position > head.position) return at.position;
  if (at && (await takenDownSince(log, at.position, head.position))) {
    await target.wipe();
    at = undefined;
  }
  while ((at?.position ?? 0) < head.position) {
    signal?.throwIfAborted();
    const to: Checkpoint = await checkpointAt(log, Math.min(head.position, (at?.position ?? 0) + STEP));
    await target.apply(await source.changes(at?.position ?? 0, to.position), at, to);
    at = to;
    onProgress?.(at.position, head.position);
  }
  return at?.position ?? 0;
}

async function checkpointAt(log: EventLog, position: number): Promise<Checkpoint> {
  const [commit] = await log.read(position - 1, 1);
  if (commit?.position !== position)
    throw new ForeignGraph(
      `Cannot follow: the graph stands at position ${position}, which the log does not hold, expected a graph of this log; run "newsloom replay"`,
    );
  return { logId: log.logId, position, commit: commit.id, projector: PROJECTOR };
}

async function takenDownSince(log: EventLog, after: number, upTo: number): Promise<boolean> {
  for (let at = after; at < upTo; ) {
    const page = await log.read(at, 1_000);
    const last = page.at(-1);
    if (!last) return false;
    if (page.some(({ events }) => events.some((event) => event.type === 'ArticleWithdrawn'))) return true;
    at = last.position;
  }
  return false;
}
