/** Short ways to write nodes, edges, supports and checkpoints by hand. */
import type { EntityKind } from '../../src/domain/extraction.ts';
import {
  type ArticleEdge,
  type ArticleEdgeType,
  type Changes,
  type Claim,
  type Evidence,
  edgeKey,
  type GraphNode,
  makeSupport,
  NO_CHANGES,
  type NodeId,
  type NodeType,
  type Props,
  type Support,
} from '../../src/domain/graph.ts';
import type { ArticleId, VersionId } from '../../src/domain/ids.ts';
import { sortKey } from '../../src/domain/names.ts';
import { type Checkpoint, type Graph, PROJECTOR } from '../../src/graph/graph.ts';

export const LOG = 'log-of-the-contract';

export function checkpointAt(position: number): Checkpoint {
  return { logId: LOG, position, commit: `com_${String(position).padStart(26, '0')}`, projector: PROJECTOR };
}

export function changes(some: Partial<Changes>): Changes {
  return { ...NO_CHANGES, ...some };
}

const TYPES: Readonly<Record<string, NodeType>> = {
  art: 'Article',
  ent: 'Entity',
  evt: 'NewsEvent',
  sto: 'Story',
  quo: 'Quote',
};

/** A node whose type stands in its id: `node('ent_ann', 'Ann Lee', { kinds: ['PERSON'] })`. */
export function node(
  id: string,
  name: string,
  {
    kinds = [],
    props = {},
    sort = sortKey(name),
  }: { kinds?: readonly EntityKind[]; props?: Props; sort?: string } = {},
): GraphNode {
  return { type: TYPES[id.slice(0, 3)]!, id: id as NodeId, name, sort, kinds, props };
}

export function evidence(article: string, position: number, more: Partial<Evidence> = {}): Evidence {
  return {
    version: article.replace('art_', 'ver_') as VersionId,
    start: 0,
    end: 5,
    sentence: `A sentence of ${article}.`,
    reader: 'newsloom/1',
    rule: 'entity-key/1',
    score: 800,
    position,
    ...more,
  };
}

/** An edge of the article at one of its ends: `edge('MENTIONS', 'art_1', 'ent_ann', 1)`. */
export function edge(
  type: ArticleEdgeType,
  from: string,
  to: string,
  position: number,
  { props = {}, ...more }: Partial<Evidence> & { props?: Props } = {},
): ArticleEdge {
  const article = (type === 'PUBLISHED' || type === 'WROTE' ? to : from) as ArticleId;
  const [start, end] = [from as NodeId, to as NodeId];
  return {
    key: edgeKey(type, start, end),
    type,
    from: start,
    to: end,
    article,
    evidence: evidence(article, position, more),
    props,
  };
}

export function support(claim: Claim, article: string, position: number, more: Partial<Evidence> = {}): Support {
  return makeSupport(claim, article as ArticleId, evidence(article, position, more));
}

export async function rowsOf(graph: Graph): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const row of graph.rows()) rows.push(row);
  return rows.sort();
}

/** Applies changes behind whatever position the graph stands at. */
export async function applyNext(graph: Graph, some: Partial<Changes>): Promise<Checkpoint> {
  const from = await graph.checkpoint();
  const to = checkpointAt((from?.position ?? 0) + 1);
  await graph.apply(changes(some), from, to);
  return to;
}
