/**
 * The shortest way between two nodes, found from both ends at once over one question, `neighbours`, so that every engine gives the
 * same answer. Work is bounded: nodes with very many links show their first ones only, and the search stops at its budget; both are
 * told (`complete`), never hidden.
 */
import type { NodeId } from '../domain/graph.ts';
import type { At, Link, Questions } from '../graph/graph.ts';

export interface PathOptions {
  /** Longest way, in links. */
  readonly maxHops: number;
  readonly at: At;
  /** Links looked at, at most; default 20,000. */
  readonly budget?: number;
  /** Looked at before every question. */
  readonly signal?: AbortSignal;
}

export interface FoundPath {
  /** Links from one end to the other, in order, each in its own direction; empty when both ends are one node. Undefined: no way was found. */
  readonly links: readonly Link[] | undefined;
  /** False when links were left out, so that a way, or a shorter one, may exist. */
  readonly complete: boolean;
}

/** Links of one node that are looked at. */
const LINKS_PER_NODE = 100;
/** Nodes asked for at once. */
const BATCH = 100;

/** What one end has reached: the link by which each node was reached first, and the nodes reached last. */
interface Side {
  readonly reached: Map<NodeId, Link | undefined>;
  frontier: readonly NodeId[];
}

export async function searchPath(
  questions: Questions,
  from: NodeId,
  to: NodeId,
  options: PathOptions,
): Promise<FoundPath> {
  if (from === to) return { links: [], complete: true };
  const { maxHops, at, signal } = options;
  const start: Side = { reached: new Map([[from, undefined]]), frontier: [from] };
  const goal: Side = { reached: new Map([[to, undefined]]), frontier: [to] };
  let left = options.budget ?? 20_000;
  let complete = true;
  for (let hop = 0; hop < maxHops; hop++) {
    // The smaller side costs less; on a tie the start, so that the same question always goes the same way.
    const [side, other] = goal.frontier.length < start.frontier.length ? [goal, start] : [start, goal];
    const next: NodeId[] = [];
    const meetings: NodeId[] = [];
    for (let i = 0; i < side.frontier.length && left > 0; i += BATCH) {
      signal?.throwIfAborted();
      const batch = side.frontier.slice(i, i + BATCH);
      const answer = await questions.neighbours(batch, LINKS_PER_NODE, at);
      for (const id of batch) {
        const links = answer.get(id) ?? [];
        left -= links.length;
        if (links.length === LINKS_PER_NODE) complete = false;
        for (const link of links) {
          const far = link.from === id ? link.to : link.from;
          if (side.reached.has(far)) continue;
          side.reached.set(far, link);
          next.push(far);
          if (other.reached.has(far)) meetings.push(far);
        }
      }
    }
    if (left <= 0) complete = false;
    const meeting = meetings[0];
    if (meeting !== undefined) return { links: way(start, goal, meeting), complete };
    if (next.length === 0 || left <= 0) break;
    side.frontier = next;
  }
  return { links: undefined, complete };
}

/** The links from the start to the meeting, then on to the goal. */
function way(start: Side, goal: Side, meeting: NodeId): readonly Link[] {
  return [...back(start, meeting).reverse(), ...back(goal, meeting)];
}

function back(side: Side, id: NodeId): Link[] {
  const links: Link[] = [];
  let here = id;
  for (let link = side.reached.get(here); link; link = side.reached.get(here)) {
    links.push(link);
    here = link.from === here ? link.to : link.from;
  }
  return links;
}
