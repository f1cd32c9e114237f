/**
 * How two nodes are connected: the shortest way over edges and claims, seen as undirected. It runs here, over the one question
 * `neighbours`, so that both engines give the same path at the same bounded cost.
 *
 * Breadth first from both ends, a whole ring at a time. Hubs (a country is named by half of all articles) are looked behind last, and
 * of paths of one length that through the least linked node is taken: it says more.
 */
import { compareText, type NodeId } from '../domain/graph.ts';
import type { At, Link, Questions } from './graph.ts';

/** Links read of one node. A node with more is a hub (a country, an agency): ways through it say little. */
const LINKS_PER_NODE = 200;
/** Nodes asked about in one question, so that no answer grows beyond 20,000 links. */
const BATCH = 100;

export interface PathOptions {
  /** Most links on the path, 1-6. Default 4. */
  readonly maxHops?: number;
  readonly at?: At;
  /** Nodes looked behind in all, from both ends, 1-100,000. Default 2,000. */
  readonly budget?: number;
  readonly signal?: AbortSignal;
}

export interface PathFound {
  /** In order from the first node to the last, each in its own direction; none when both are one node. Undefined: none was found. */
  readonly links: readonly Link[] | undefined;
  /** The nodes of the path, both ends included; none when none was found. */
  readonly nodes: readonly NodeId[];
  /**
   * True when everything within reach was looked at: then no path found means that there is none, and one found is a shortest.
   * False when the budget ran out or a hub had more links than are read.
   */
  readonly exhausted: boolean;
}

interface Side {
  /** The link by which a node was reached and the node it was reached from; none for the end itself. */
  readonly reached: Map<NodeId, { readonly link: Link; readonly by: NodeId } | undefined>;
  ring: readonly NodeId[];
}

/**
 * A shortest path between two nodes. Of several one whose ends meet away from hubs, there at the node with fewest links, then with the
 * smallest id. Nodes are looked behind in order of ids, links in the order of `neighbours`: the same path every time.
 * @throws {RangeError} for a `maxHops` or `budget` out of range
 */
export async function findPath(
  questions: Pick<Questions, 'neighbours'>,
  from: NodeId,
  to: NodeId,
  { maxHops = 4, at, budget = 2000, signal }: PathOptions = {},
): Promise<PathFound> {
  checkRange('maxHops', maxHops, 6);
  checkRange('budget', budget, 100_000);
  if (from === to) return { links: [], nodes: [from], exhausted: true };
  const start: Side = { reached: new Map([[from, undefined]]), ring: [from] };
  const end: Side = { reached: new Map([[to, undefined]]), ring: [to] };
  let left = budget;
  let exhausted = true;

  for (let hops = 0; hops < maxHops; hops++) {
    // An end with nowhere to go: there is no path, however far the other goes.
    if (start.ring.length === 0 || end.ring.length === 0) break;
    const side = start.ring.length <= end.ring.length ? start : end;
    const meetings = await growRing(side, side === start ? end : start);
    if (meetings.length > 0) return pathThrough(await fewestLinked(meetings));
    if (left <= 0) {
      exhausted = false;
      break;
    }
  }
  return { links: undefined, nodes: [], exhausted };

  /** Goes one link further on one side; the nodes where the sides now meet, all on paths of one length. */
  async function growRing(side: Side, other: Side): Promise<readonly NodeId[]> {
    const open = side.ring.slice(0, left);
    if (open.length < side.ring.length) exhausted = false;
    left -= open.length;
    const links = await readLinks(open);
    const isHub = (id: NodeId) => (links.get(id)?.length ?? 0) > LINKS_PER_NODE;
    const [plain, hubs] = [open.filter((id) => !isHub(id)), open.filter(isHub)];
    if (hubs.length > 0) exhausted = false;
    const next: NodeId[] = [];
    let meetings: readonly NodeId[] = [];
    for (const opened of [plain, hubs]) {
      const reached = opened.flatMap((id) => reachFrom(side, id, links.get(id) ?? []));
      next.push(...reached);
      if (meetings.length === 0) meetings = reached.filter((id) => other.reached.has(id));
    }
    side.ring = next.sort(compareText);
    return meetings;
  }

  function reachFrom(side: Side, id: NodeId, links: readonly Link[]): readonly NodeId[] {
    const fresh: NodeId[] = [];
    for (const link of links.slice(0, LINKS_PER_NODE)) {
      const far = link.from === id ? link.to : link.from;
      if (side.reached.has(far)) continue;
      side.reached.set(far, { link, by: id });
      fresh.push(far);
    }
    return fresh;
  }

  /** One link more of each than is looked at, which tells hubs apart. */
  async function readLinks(ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, readonly Link[]>> {
    const all = new Map<NodeId, readonly Link[]>();
    for (let i = 0; i < ids.length; i += BATCH) {
      signal?.throwIfAborted();
      const answer = await questions.neighbours(ids.slice(i, i + BATCH), LINKS_PER_NODE + 1, at);
      for (const [id, links] of answer) all.set(id, links);
    }
    return all;
  }

  async function fewestLinked(meetings: readonly NodeId[]): Promise<NodeId> {
    if (meetings.length === 1) return meetings[0]!;
    // One batch is choice enough.
    const choice = [...meetings].sort(compareText).slice(0, BATCH);
    const links = await readLinks(choice);
    const count = (id: NodeId) => links.get(id)?.length ?? LINKS_PER_NODE;
    return choice.reduce((best, id) => (count(id) < count(best) ? id : best));
  }

  function pathThrough(meeting: NodeId): PathFound {
    const [back, on] = [waysBack(start, meeting), waysBack(end, meeting)];
    return {
      links: [...back.map(({ link }) => link).reverse(), ...on.map(({ link }) => link)],
      nodes: [...back.map(({ by }) => by).reverse(), meeting, ...on.map(({ by }) => by)],
      exhausted,
    };
  }
}

/** The steps from a node back to the end it was reached from. */
function waysBack(side: Side, from: NodeId): { readonly link: Link; readonly by: NodeId }[] {
  const steps: { readonly link: Link; readonly by: NodeId }[] = [];
  for (let step = side.reached.get(from); step; step = side.reached.get(step.by)) steps.push(step);
  return steps;
}

function checkRange(name: string, value: number, greatest: number): void {
  if (!Number.isInteger(value) || value < 1 || value > greatest)
    throw new RangeError(`Cannot search a path with ${name} ${value}: expected 1 to ${greatest}`);
}
