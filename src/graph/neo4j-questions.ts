/** The questions, asked of the graph in Neo4j: bind, run one statement, read its rows. Texts stand in schema/questions/*.cypher. */
import type { EntityKind } from '../domain/extraction.ts';
import {
  ARTICLE_EDGES,
  type ArticleEdgeType,
  CLAIMS,
  type ClaimType,
  type GraphNode,
  NODE_TYPES,
  type NodeId,
  type NodeType,
  type Support,
} from '../domain/graph.ts';
import type { ArticleId } from '../domain/ids.ts';
import { sortKey } from '../domain/names.ts';
import type { At, ClaimNeighbour, Link, Neighbour, NodeFilter, Page, PageRequest, Questions, Shared } from './graph.ts';
import { readStanding, refuseWhileRebuilding } from './neo4j-checkpoint.ts';
import type { Connection, Row } from './neo4j-connection.ts';
import {
  KIND_LABELS,
  nodeTypeOf,
  orderedText,
  type Properties,
  readClaim,
  readEdge,
  readEvidence,
  readNode,
  readSupport,
} from './neo4j-properties.ts';
import { READ_CHECKPOINT } from './neo4j-statements.ts';
import { type QuestionName, questionText } from './question-files.ts';

/** Behind every stored sort key and every id. */
const LAST = '\uffff\u{10ffff}\u{10ffff}';

/**
 * A question's text with the label or relationship type put in. The files say `$($label)` and `$($type)`, which Cypher
 * understands but plans without an index; the few texts that come of it are closed by the constants they are made from.
 */
function textOf(name: QuestionName, inlined?: string): string {
  const text = questionText(name, 'cypher');
  const place = /\$\(\$(label|type)\)/.exec(text);
  if (!place) return text;
  const choices = place[1] === 'label' ? LABELS : TYPES;
  if (inlined === undefined || !choices.includes(inlined)) {
    throw new RangeError(`Cannot ask for "${inlined}": expected one of ${choices.join(', ')}`);
  }
  return text.replaceAll(place[0], inlined);
}

const LABELS: readonly string[] = [...NODE_TYPES, ...Object.values(KIND_LABELS)];
const TYPES: readonly string[] = [...ARTICLE_EDGES, ...CLAIMS];

/** Every text that is sent for some questions; a test holds what is sent against it. */
export function everyQuestionStatement(names: readonly QuestionName[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => {
      const text = questionText(name, 'cypher');
      const choices = text.includes('$($label)') ? LABELS : text.includes('$($type)') ? TYPES : [undefined];
      return choices.map((inlined) => textOf(name, inlined));
    }),
  );
}

export function neo4jQuestions(connection: Connection): Questions {
  /** Looks at the checkpoint before and after, since Neo4j has no snapshot: what is being rebuilt is not read as if whole. */
  async function ask(text: string, parameters: Row): Promise<readonly Row[]> {
    return connection.read(async (run) => {
      const [before, rows, after] = await Promise.all([
        run(READ_CHECKPOINT),
        run(text, parameters),
        run(READ_CHECKPOINT),
      ]);
      for (const [row] of [before, after])
        refuseWhileRebuilding(readStanding(row?.['checkpoint'] as Properties | undefined));
      // Without our checkpoint the store is empty or somebody else's, and there is nothing of ours to answer with.
      return before.length > 0 ? rows : [];
    });
  }

  async function shared(
    name: QuestionName,
    id: NodeId,
    limit: number,
    at: At,
    more: Row = {},
  ): Promise<readonly Shared[]> {
    checkRange('limit', limit, 200);
    refusePast(at);
    const rows = await ask(textOf(name), { id, limit: BigInt(limit), ...more });
    return rows.map(({ node, count }) => ({ of: id, node: asNode(node), count: count as number }));
  }

  async function counts(
    name: QuestionName,
    ids: readonly NodeId[],
    type: string,
    at: At,
  ): Promise<ReadonlyMap<NodeId, number>> {
    refusePast(at);
    const rows = await ask(textOf(name, type), { ids: distinct(ids) });
    return new Map(
      rows.filter(({ count }) => (count as number) > 0).map(({ of, count }) => [of as NodeId, count as number]),
    );
  }

  return {
    async nodes(ids, at) {
      refusePast(at);
      const rows = await ask(textOf('nodes'), { ids: distinct(ids) });
      const found = new Map(rows.map(({ asked, node }) => [asked as string, asNode(node)]));
      return new Map(
        ids.flatMap((id) => {
          const node = found.get(id);
          return node ? [[id, node] as const] : [];
        }),
      );
    },

    async list(filter, page, at) {
      const { limit, after, descending = false } = page;
      checkRange('limit', limit, 200);
      refusePast(at);
      const label = labelOf(filter);
      if (label === undefined) return { items: [], hasNext: false };
      const start = descending ? LAST : '';
      const rows = await ask(textOf(descending ? 'list-descending' : 'list', label), {
        ...filterBinding(filter),
        sort: after ? orderedText(after.sort) : start,
        id: after?.id ?? start,
        limit: BigInt(limit + 1),
      });
      return { items: rows.slice(0, limit).map(({ node }) => asNode(node)), hasNext: rows.length > limit };
    },

    async count(filter, cap, at) {
      checkRange('cap', cap, 100_000);
      refusePast(at);
      const label = labelOf(filter);
      if (label === undefined) return 0;
      const [row] = await ask(textOf('count', label), { ...filterBinding(filter), cap: BigInt(cap) });
      return (row?.['count'] as number | undefined) ?? 0;
    },

    async edges(ids, type, direction, page, at) {
      const rows = await ask(textOf(`edges-${direction}`, type), {
        ids: distinct(ids),
        ...pageBinding(page, at),
      });
      return pages(
        rows.map((row) => readNeighbour(type, direction, row)),
        page.limit,
      );
    },

    async claims(ids, type, direction, page, at) {
      const rows = await ask(textOf(`claims-${direction}`, type), {
        ids: distinct(ids),
        ...pageBinding(page, at),
      });
      return pages(
        rows.map((row) => readClaimNeighbour(type, direction, row)),
        page.limit,
      );
    },

    countEdges: async (ids, type, direction, at) => counts(`count-edges-${direction}`, ids, type, at),
    countClaims: async (ids, type, direction, at) => counts(`count-claims-${direction}`, ids, type, at),

    async supports(claims, limit, at) {
      checkRange('limit', limit, 200);
      refusePast(at);
      const rows = await ask(textOf('supports'), { ids: distinct(claims), limit: BigInt(limit) });
      const byClaim = new Map<string, Support[]>();
      for (const { claim, support } of rows) gather(byClaim, claim as string, readSupport(support as Properties));
      return byClaim;
    },

    coMentions: (id, limit, at) => shared('co-mentions', id, limit, at),
    storyEntities: (id, kind: EntityKind | undefined, limit, at) =>
      shared('story-entities', id, limit, at, { kind: kind ?? '' }),
    storyOutlets: (id, limit, at) => shared('story-outlets', id, limit, at),
    storyNewsEvents: (id, limit, at) => shared('story-news-events', id, limit, at),
    storySharedQuotes: (id, limit, at) => shared('story-shared-quotes', id, limit, at),
    relatedStories: (id, limit, at) => shared('related-stories', id, limit, at),

    async neighbours(ids, limit, at) {
      checkRange('limit', limit, 1000);
      refusePast(at);
      const rows = await ask(textOf('neighbours'), { ids: distinct(ids), limit: BigInt(limit) });
      const byNode = new Map<NodeId, Link[]>();
      for (const row of rows) gather(byNode, row['of'] as NodeId, readLink(row));
      return byNode;
    },
  };
}

function asNode(stored: unknown): GraphNode {
  const properties = stored as Properties;
  return readNode(nodeTypeOf(properties['id'] as string) as NodeType, properties);
}

function readNeighbour(type: ArticleEdgeType, direction: 'out' | 'in', { of, node, edge }: Row): Neighbour {
  const far = asNode(node);
  const [from, to] = direction === 'out' ? [of as NodeId, far.id] : [far.id, of as NodeId];
  return { of: of as NodeId, node: far, edge: readEdge(type, from, to, edge as Properties) };
}

function readClaimNeighbour(type: ClaimType, direction: 'out' | 'in', { of, node, claim }: Row): ClaimNeighbour {
  const far = asNode(node);
  const [from, to] = direction === 'out' ? [of as NodeId, far.id] : [far.id, of as NodeId];
  return { of: of as NodeId, node: far, claim: readClaim(type, from, to, claim as Properties) };
}

function readLink({ of, type, outgoing, far, key, evidence }: Row): Link {
  const [from, to] = outgoing === true ? [of as NodeId, far as NodeId] : [far as NodeId, of as NodeId];
  const stored = evidence as Properties;
  return {
    from,
    to,
    type: type as Link['type'],
    key: key as string,
    article: stored['article'] as ArticleId,
    evidence: readEvidence(stored),
  };
}

/** The label whose nodes a filter chooses from; undefined when no node can be of such a type and have such a filter. */
function labelOf({ type, kind, eventType }: NodeFilter): string | undefined {
  if (kind !== undefined) return type === 'Entity' && eventType === undefined ? KIND_LABELS[kind] : undefined;
  return eventType === undefined || type === 'NewsEvent' ? type : undefined;
}

function filterBinding({ search, eventType }: NodeFilter): Row {
  const words = sortKey(search ?? '');
  return { search: words === '' ? '' : ` ${words}`, eventType: eventType ?? '' };
}

function pageBinding({ limit, after }: PageRequest, at: At): Row {
  checkRange('limit', limit, 200);
  refusePast(at);
  return {
    limit: BigInt(limit + 1),
    sort: after ? orderedText(after.sort) : '',
    id: after?.id ?? '',
    key: after ? (after.key ?? LAST) : '',
  };
}

/** Rows arrive by node asked for, in order, with one more than `limit` where there is more. */
function pages<T extends { readonly of: NodeId }>(rows: readonly T[], limit: number): ReadonlyMap<NodeId, Page<T>> {
  const byNode = new Map<NodeId, T[]>();
  for (const row of rows) gather(byNode, row.of, row);
  return new Map(
    [...byNode].map(([of, items]) => [of, { items: items.slice(0, limit), hasNext: items.length > limit }]),
  );
}

function gather<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** @throws {RangeError} for any moment but now */
function refusePast(at: At): void {
  if (at === undefined) return;
  throw new RangeError(
    `Cannot answer as of position ${at} from Neo4j: it holds the live state only, expected no position; ask the SQLite graph, which keeps history`,
  );
}

function checkRange(name: string, value: number, greatest: number): void {
  if (!Number.isInteger(value) || value < 1 || value > greatest)
    throw new RangeError(`Cannot answer with ${name} ${value}: expected 1 to ${greatest}`);
}
