/**
 * How two nodes are connected: a shortest path over edges and claims, searched from both ends at once through the one question
 * `neighbours`, so both engines give the same path at the same bounded cost.
 */
import { compareText, type NodeId } from '../domain/graph.ts';
import type { At, Link, Questions } from './graph.ts';

/** Links looked at per node. A node with more is a hub (a country, an agency): connections through it say little. */
const LINKS_PER_NODE = 200;
/** Nodes asked about in one question. */
const BATCH = 100;

export interface PathOptions {
  /** 1-6; default 4. */
  readonly maxHops?: number;
  readonly at?: At;
  /** Nodes expanded in all before giving up; default 2,000. */
  readonly budget?: number;
  readonly signal?: AbortSignal;
}

export interface PathFound {
  /** The links from `from` to `to`, each as `neighbours` gives it; undefined when no path was found. */
  readonly links: readonly Link[] | undefined;
  /** The nodes of the path, `from` and `to` included. */
  readonly nodes: readonly NodeId[];
  /** True when everything within `maxHops` was looked at, so that "no path" means that there is none. */
  readonly exhausted: boolean;
}

interface Reached {
  readonly depth: number;
  /** How it was reached; undefined for the end the search began at. */
  readonly via: { readonly link: Link; readonly before: NodeId } | undefined;
}

interface Side {
  readonly reached: Map<NodeId, Reached>;
  frontier: readonly NodeId[];
  depth: number;
  /** A node had more links than were looked at. */
  cut: boolean;
}

/**
 * A shortest path between two nodes. Among paths of one length the one found first stands: nodes are expanded in order of id, links in the
 * order of `neighbours` (claims before edges of articles).
 * @throws {RangeError} for maxHops outside 1-6
 */
export async function findPath(
  questions: Pick<Questions, 'neighbours'>,
  from: NodeId,
  to: NodeId,
  options: PathOptions = {},
): Promise<PathFound> {
  const { maxHops = 4, at, budget = 2_000, signal } = options;
  if (!Number.isInteger(maxHops) || maxHops < 1 || maxHops > 6)
    throw new RangeError(`Cannot search a path of ${maxHops} hops, expected 1 to 6`);
  if (from === to) return { links: [], nodes: [from], exhausted: true };
  const sides: readonly [Side, Side] = [startAt(from), startAt(to)];
  let left = budget;
  for (let hops = 0; hops < maxHops; hops++) {
    const [a, b] = sides;
    if (a.frontier.length === 0 || b.frontier.length === 0) break;
    // The smaller side grows: half the depth from either end is far fewer nodes than the whole depth from one.
    const side = a.frontier.length <= b.frontier.length ? a : b;
    const other = side === a ? b : a;
    if (side.frontier.length > left) side.cut = true;
    const expanded = side.frontier.slice(0, left);
    left -= expanded.length;
    const meeting = await grow(questions, side, other, expanded, at, signal);
    if (meeting !== undefined) return { ...join(sides, meeting), exhausted: true };
    if (left <= 0) return { links: undefined, nodes: [], exhausted: false };
  }
  return { links: undefined, nodes: [], exhausted: !sides[0].cut && !sides[1].cut };
}

function startAt(id: NodeId): Side {
  return { reached: new Map([[id, { depth: 0, via: undefined }]]), frontier: [id], depth: 0, cut: false };
}

/** One hop further on one side. @returns the node where both sides meet, on a path of least length */
async function grow(
  questions: Pick<Questions, 'neighbours'>,
  side: Side,
  other: Side,
  expanded: readonly NodeId[],
  at: At,
  signal: AbortSignal | undefined,
): Promise<NodeId | undefined> {
  const next: NodeId[] = [];
  let meeting: NodeId | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < expanded.length; i += BATCH) {
    signal?.throwIfAborted();
    const batch = expanded.slice(i, i + BATCH);
    const answers = await questions.neighbours(batch, LINKS_PER_NODE, at);
    for (const id of batch) {
      const links = answers.get(id) ?? [];
      if (links.length >= LINKS_PER_NODE) side.cut = true;
      for (const link of links) {
        const far = link.from === id ? link.to : link.from;
        if (side.reached.has(far)) continue;
        side.reached.set(far, { depth: side.depth + 1, via: { link, before: id } });
        next.push(far);
        const there = other.reached.get(far);
        if (there && there.depth < least) {
          least = there.depth;
          meeting = far;
        }
      }
    }
  }
  side.depth += 1;
  side.frontier = next.sort(compareText);
  return meeting;
}

function join([a, b]: readonly [Side, Side], meeting: NodeId): { links: readonly Link[]; nodes: readonly NodeId[] } {
  const [first, second] = [trace(a, meeting), trace(b, meeting)];
  return {
    links: [...first.links.reverse(), ...second.links],
    nodes: [...first.nodes.reverse(), meeting, ...second.nodes],
  };
}

/** The way back from a node to where its side began. */
function trace(side: Side, from: NodeId): { links: Link[]; nodes: NodeId[] } {
  const links: Link[] = [];
  const nodes: NodeId[] = [];
  for (let step = side.reached.get(from)?.via; step; step = side.reached.get(step.before)?.via) {
    links.push(step.link);
    nodes.push(step.before);
  }
  return { links, nodes };
}
