/**
 * Lists of the graph as connections: nodes by filter, edges of articles, and claims. Each edge carries why it is there.
 */
import { placeOf } from '../domain/extraction.ts';
import type { ArticleEdge, ArticleEdgeType, ClaimState, ClaimType, Evidence, Prop, Support } from '../domain/graph.ts';
import { type ArticleId, type MentionId, type MentionKind, mentionId } from '../domain/ids.ts';
import type { At, ClaimNeighbour, Neighbour, NodeFilter } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';
import type { Direction } from './loaders.ts';
import { type Seen, seen } from './nodes.ts';
import { askedPage, type Connection, connection, makeCursor, type PageArguments, slice } from './paging.ts';
import { refusal } from './refusal.ts';

/** Totals of lists are exact up to here. */
export const COUNT_CAP = 10_000;

/** Supports of one claim that can be paged through. */
const MAX_SUPPORTS = 200;

export interface NodeEdge {
  cursor(): string;
  readonly node: Seen;
}

/** Evidence with the article it is written in, as the resolvers of type Evidence take it. */
export interface SeenEvidence extends Evidence {
  readonly article: ArticleId;
  readonly at: At;
  /** The mention it stands on; null for words between two mentions. */
  readonly mention: MentionId | null;
}

/** The kind of mention that edges and claims of a type stand on; the others stand on words between two. */
const MENTION_OF: { readonly [T in ArticleEdgeType | ClaimType]?: MentionKind } = {
  PUBLISHED: 'entity',
  WROTE: 'entity',
  MENTIONS: 'entity',
  REPORTS: 'happening',
  COVERS: 'article',
  QUOTES: 'quote',
  INVOLVES: 'happening',
  HAPPENED_IN: 'happening',
  FOLLOWS: 'happening',
  CAUSED: 'happening',
  PART_OF: 'happening',
  SAID: 'quote',
};

/** The mention that an edge or a support stands on; `place` where it stands in the article's metadata. */
export function mentionOf(
  type: ArticleEdgeType | ClaimType,
  { version, start, end }: Evidence,
  place?: Prop,
): MentionId | null {
  const kind = MENTION_OF[type];
  if (kind === undefined) return null;
  if (kind === 'article') return mentionId(version, kind, 'all');
  if (start >= 0) return mentionId(version, kind, placeOf({ start, end }));
  return typeof place === 'string' ? mentionId(version, kind, place) : null;
}

/** Nodes of one type, by sort key; articles newest first. */
export async function nodeList(
  context: ApiContext,
  filter: NodeFilter,
  args: PageArguments & { readonly asOf?: number | null },
): Promise<Connection<NodeEdge>> {
  const at = await context.moment(args.asOf);
  const list = JSON.stringify(['nodes', filter.type, filter.kind, filter.search, filter.eventType]);
  const asked = askedPage(list, args);
  const descending = filter.type === 'Article';
  const page = await context.loaders.list(filter, { ...pageRequest(asked), descending }, at);
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map((node) => ({ cursor: () => makeCursor(list, node), node: seen(node, at) })),
    async count() {
      const total = await context.loaders.count(filter, COUNT_CAP, at);
      return { total, exact: total < COUNT_CAP };
    },
  });
}

/**
 * Article edges of one type at a node. `shape` makes of each what the list's edges show beside cursor and evidence; by default
 * that is the far node.
 */
export async function edgeList<Shape extends { readonly node: unknown } = { readonly node: Seen }>(
  context: ApiContext,
  of: Seen,
  type: ArticleEdgeType,
  direction: Direction,
  args: PageArguments,
  shape: (edge: ArticleEdge, far: Seen) => Shape = (_, far) => ({ node: far }) as unknown as Shape,
) {
  const { at } = of;
  const list = JSON.stringify(['edges', of.node.id, type, direction]);
  const asked = askedPage(list, args);
  const page = await context.loaders.edges(of.node.id, type, direction, pageRequest(asked), at);
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map((item) => linked(list, item, at, shape)),
    async count() {
      return { total: await context.loaders.countEdges(of.node.id, type, direction, at), exact: true };
    },
  });
}

/** Edges that are at hand already, as a connection; `list` names them for their cursors. */
export function edgesAtHand<Shape extends { readonly node: unknown } = { readonly node: Seen }>(
  list: string,
  items: readonly Neighbour[],
  at: At,
  args: PageArguments,
  exact: boolean,
  shape: (edge: ArticleEdge, far: Seen) => Shape = (_, far) => ({ node: far }) as unknown as Shape,
) {
  const asked = askedPage(list, args);
  const page = slice(items, asked, ({ edge }) => ({ sort: '', id: edge.key }));
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map((item) => ({
      ...linked(list, item, at, shape),
      cursor: () => makeCursor(list, { sort: '', id: item.edge.key }),
    })),
    count: async () => ({ total: items.length, exact }),
  });
}

function linked<Shape extends { readonly node: unknown }>(
  list: string,
  { node, edge }: Neighbour,
  at: At,
  shape: (edge: ArticleEdge, far: Seen) => Shape,
) {
  return {
    ...shape(edge, seen(node, at)),
    cursor: () => makeCursor(list, node),
    evidence: () => edgeEvidence(edge, at),
  };
}

export function edgeEvidence(edge: ArticleEdge, at: At): SeenEvidence {
  const mention = mentionOf(edge.type, edge.evidence, edge.props['place']);
  return { ...edge.evidence, article: edge.article, at, mention };
}

/** Claims of one type at a node; `shape` as in `edgeList`. */
export async function claimList<Shape extends { readonly node: unknown } = { readonly node: Seen }>(
  context: ApiContext,
  of: Seen,
  type: ClaimType,
  direction: Direction,
  args: PageArguments,
  shape: (claim: ClaimState, far: Seen) => Shape = (_, far) => ({ node: far }) as unknown as Shape,
) {
  const { at } = of;
  const list = JSON.stringify(['claims', of.node.id, type, direction]);
  const asked = askedPage(list, args);
  const page = await context.loaders.claims(of.node.id, type, direction, pageRequest(asked), at);
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map(({ node, claim }: ClaimNeighbour) => ({
      ...claimFields(claim, at),
      ...shape(claim, seen(node, at)),
      cursor: () => makeCursor(list, { sort: node.sort, id: node.id, key: claim.id }),
    })),
    async count() {
      return { total: await context.loaders.countClaims(of.node.id, type, direction, at), exact: true };
    },
  });
}

/** The fields of interface Claim; evidence and supports are asked for only when wanted. */
export function claimFields(claim: ClaimState, at: At) {
  return {
    claim: claim.id,
    support: claim.support,
    articleCount: claim.articles,
    inferred: claim.inferred,
    sentence: claim.sentence,
    evidence: (_args: unknown, context: ApiContext) => bestEvidence(context, claim.id, at),
    supports: (args: PageArguments, context: ApiContext) => supportList(context, claim, at, args),
  };
}

/** Why a claim is there. @throws a GRAPH_REBUILDING refusal when its last support went while the graph was read */
export async function bestEvidence(context: ApiContext, claim: string, at: At): Promise<SeenEvidence> {
  const [best] = await context.loaders.supports(claim, 1, at);
  if (!best) {
    throw refusal(
      'GRAPH_REBUILDING',
      'Cannot say why a claim is there: the graph changed while it was read; ask again',
    );
  }
  return supportEvidence(best, at);
}

async function supportList(context: ApiContext, claim: ClaimState, at: At, args: PageArguments) {
  const list = JSON.stringify(['supports', claim.id]);
  const asked = askedPage(list, args);
  // Behind a cursor all that can be paged are read; a first page reads one more than it gives.
  const limit = asked.after ? MAX_SUPPORTS : Math.min(asked.first + 1, MAX_SUPPORTS);
  const supports = await context.loaders.supports(claim.id, limit, at);
  const page = slice(supports, asked, ({ key }) => ({ sort: '', id: key }));
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map((support) => ({
      cursor: () => makeCursor(list, { sort: '', id: support.key }),
      node: supportEvidence(support, at),
    })),
    count: async () => ({ total: claim.support, exact: true }),
  });
}

function supportEvidence(support: Support, at: At): SeenEvidence {
  return {
    ...support.evidence,
    article: support.article,
    at,
    mention: mentionOf(support.claim.type, support.evidence),
  };
}

function pageRequest({ first, after }: ReturnType<typeof askedPage>) {
  return { limit: first, ...(after ? { after } : {}) };
}
