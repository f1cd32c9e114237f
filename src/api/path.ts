/** The question `path`: how two nodes are connected, as nodes and steps with what each rests on. */
import type { NodeId } from '../domain/graph.ts';
import type { Link } from '../graph/graph.ts';
import { findPath } from '../graph/path.ts';
import type { ApiContext } from './context.ts';
import { mentionOf, type SeenEvidence } from './lists.ts';
import { findNode, type Seen } from './nodes.ts';
import { refusal } from './refusal.ts';

interface PathArguments {
  readonly from: string;
  readonly to: string;
  readonly maxHops?: number | null;
  readonly asOf?: number | null;
}

const MAX_HOPS = 4;

/** Nodes expanded: enough for four hops between two nodes with 200 links each, two from either end. */
const BUDGET = 500;

/** Each type in words, along the edge and against it. */
const WORDS: { readonly [T in Link['type']]: readonly [string, string] } = {
  PUBLISHED: ['published', 'was published by'],
  WROTE: ['wrote', 'was written by'],
  MENTIONS: ['mentions', 'is mentioned by'],
  REPORTS: ['reports', 'is reported by'],
  COVERS: ['belongs to the story', 'has the article'],
  QUOTES: ['quotes', 'is quoted by'],
  CITES: ['cites', 'is cited by'],
  COPY_OF: ['is a copy of', 'has the copy'],
  INVOLVES: ['involves', 'took part in'],
  HAPPENED_IN: ['happened in', 'saw'],
  FOLLOWS: ['follows on', 'is followed by'],
  CAUSED: ['is said to have caused', 'is said to have been caused by'],
  PART_OF: ['is part of the story', 'tells of'],
  SAID: ['said', 'was said by'],
  AFFILIATED: ['belongs to', 'has the member'],
  OPERATES: ['operates', 'is operated by'],
};

/** @throws BAD_USER_INPUT when maxHops is not 1-4, NOT_FOUND when an end is no node */
export async function path(_: unknown, args: PathArguments, context: ApiContext) {
  const maxHops = args.maxHops ?? MAX_HOPS;
  if (maxHops < 1 || maxHops > MAX_HOPS) {
    throw refusal('BAD_USER_INPUT', `Cannot look for a path: "maxHops" is ${maxHops}, expected 1 to ${MAX_HOPS}`);
  }
  const at = await context.moment(args.asOf);
  const [from, to] = await Promise.all([endOf(context, 'from', args.from, at), endOf(context, 'to', args.to, at)]);
  const { graph, history } = context.parts;
  const { questions } = at === undefined ? graph : history;
  const { signal } = context;
  const found = await findPath(questions, from.node.id, to.node.id, { maxHops, at, budget: BUDGET, signal });
  const { links, exhausted: complete } = found;
  if (!links) return { connected: false, length: null, nodes: [], steps: [], complete };
  const nodes = await nodesOf(context, found.nodes, at);
  return {
    connected: true,
    length: links.length,
    nodes,
    steps: links.map((link, i) => stepOf(link, nodes[i] as Seen, nodes[i + 1] as Seen)),
    complete,
  };
}

async function endOf(context: ApiContext, name: string, id: string, at: Seen['at']): Promise<Seen> {
  const node = await findNode(context, id, at);
  if (!node) throw refusal('NOT_FOUND', `Cannot look for a path: "${name}" is no id of a node`);
  return node;
}

async function nodesOf(context: ApiContext, ids: readonly NodeId[], at: Seen['at']): Promise<readonly Seen[]> {
  return Promise.all(
    ids.map(async (id) => {
      const node = await findNode(context, id, at);
      if (!node)
        throw refusal('GRAPH_REBUILDING', 'Cannot give a path: the graph changed while it was read; ask again');
      return node;
    }),
  );
}

function stepOf(link: Link, from: Seen, to: Seen) {
  const [along, against] = WORDS[link.type];
  const evidence: SeenEvidence = {
    ...link.evidence,
    article: link.article,
    at: from.at,
    mention: mentionOf(link.type, link.evidence),
  };
  return {
    from,
    to,
    type: link.type,
    words: link.from === from.node.id ? along : against,
    sentence: link.evidence.sentence,
    evidence,
  };
}
