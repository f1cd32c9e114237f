/**
 * Keeps another graph (Neo4j) level with the SQLite graph, whose history tells what changed between any two positions. So the
 * projector runs once, and a graph that was away for a while gets one difference, not every step.
 */
import type { Changes } from '../domain/graph.ts';
import type { EventLog } from '../log/event-log.ts';
import { type Checkpoint, ForeignGraph, type Graph, type HistoryGraph, PROJECTOR } from './graph.ts';
import { assertCheckpoint, type Following } from './projection.ts';

/** Commits in one difference, at most. */
const STEP = 100;
/**
 * Rows in one difference, unless a single commit has more: what the adapter writes in one transaction, so that a kill at any moment leaves
 * the target whole. Only a commit beyond it (a merge of two much-named things) goes in parts.
 */
const ROWS = 15_000;

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
  for (let step = STEP; (at?.position ?? 0) < head.position; ) {
    signal?.throwIfAborted();
    const after = at?.position ?? 0;
    const until = Math.min(head.position, after + step);
    const changes = await source.changes(after, until);
    if (until > after + 1 && rowsOf(changes) > ROWS) {
      step = Math.max(1, Math.floor((until - after) / 2));
      continue;
    }
    const to = await checkpointAt(log, until);
    await target.apply(changes, at, to);
    at = to;
    step = Math.min(STEP, 2 * step);
    onProgress?.(at.position, head.position);
  }
  return at?.position ?? 0;
}

function rowsOf(changes: Changes): number {
  return Object.values(changes).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);
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
