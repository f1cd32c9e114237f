/**
 * The graph as plain maps, with every question answered the long way round: filter, sort, cut. Slow and short, so that it can be
 * checked by reading; the adapters are compared with it.
 */
import type { EntityKind } from '../../src/domain/extraction.ts';
import {
  ARTICLE_EDGES,
  type ArticleEdge,
  type Changes,
  CLAIMS,
  type ClaimState,
  compareSupports,
  compareText,
  fingerprintRow,
  type GraphNode,
  type NodeId,
  type Redirect,
  type Support,
  searchTexts,
} from '../../src/domain/graph.ts';
import { sortKey } from '../../src/domain/names.ts';
import type { After, Link, NodeFilter, PageRequest, Questions, Shared } from '../../src/graph/graph.ts';

export interface Model {
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Map<string, ArticleEdge>;
  readonly supports: Map<string, Support>;
  readonly redirects: Map<string, Redirect>;
}

export function emptyModel(): Model {
  return { nodes: new Map(), edges: new Map(), supports: new Map(), redirects: new Map() };
}

/** The model after changes; the one given stays as it is. */
export function changed(model: Model, changes: Changes): Model {
  const next = {
    nodes: new Map(model.nodes),
    edges: new Map(model.edges),
    supports: new Map(model.supports),
    redirects: new Map(model.redirects),
  };
  for (const key of changes.dropEdges) next.edges.delete(key);
  for (const key of changes.dropSupports) next.supports.delete(key);
  for (const node of changes.putNodes) next.nodes.set(node.id, node);
  for (const edge of changes.putEdges) next.edges.set(edge.key, edge);
  for (const support of changes.putSupports) next.supports.set(support.key, support);
  for (const id of changes.dropNodes) next.nodes.delete(id);
  for (const id of changes.dropRedirects) next.redirects.delete(id);
  for (const redirect of changes.putRedirects) next.redirects.set(redirect.id, redirect);
  return next;
}

export function claimsOf(model: Model): readonly ClaimState[] {
  return [...grouped(model.supports.values(), (support) => support.claim.id).values()].map((supports) => {
    const best = [...supports].sort(compareSupports)[0]!;
    return {
      ...best.claim,
      support: supports.length,
      articles: new Set(supports.map(({ article }) => article)).size,
      best: best.key,
      sentence: best.evidence.sentence,
    };
  });
}

/** Rows as `Graph.rows` gives them, sorted. */
export function modelRows(model: Model): readonly string[] {
  return [
    ...[...model.nodes.values()].map((value) => fingerprintRow({ sort: 'node', value })),
    ...[...model.edges.values()].map((value) => fingerprintRow({ sort: 'edge', value })),
    ...[...model.supports.values()].map((value) => fingerprintRow({ sort: 'support', value })),
    ...claimsOf(model).map((value) => fingerprintRow({ sort: 'claim', value })),
    ...[...model.redirects.values()].map((value) => fingerprintRow({ sort: 'redirect', value })),
  ].sort();
}

/** Every question of the port over the model; moments are not known here, `at` is not looked at. */
export function modelQuestions(model: Model): Questions {
  const node = (id: string) => model.nodes.get(id)!;
  const claims = claimsOf(model);

  const found = (filter: NodeFilter) => [...model.nodes.values()].filter((candidate) => matches(candidate, filter));

  const farSide = <E extends { from: NodeId; to: NodeId }>(of: NodeId, edge: E, direction: 'out' | 'in') =>
    direction === 'out' ? (edge.from === of ? edge.to : undefined) : edge.to === of ? edge.from : undefined;

  const far = (of: NodeId, type: string, direction: 'out' | 'in') =>
    [...model.edges.values()]
      .filter((edge) => edge.type === type)
      .flatMap((edge) => farSide(of, edge, direction) ?? [])
      .map(node);

  const newest = (nodes: readonly GraphNode[], limit: number) => [...nodes].sort(byPlace).reverse().slice(0, limit);

  const named = (articles: readonly GraphNode[], type: string, direction: 'out' | 'in') =>
    articles.flatMap(({ id }) => far(id, type, direction));

  const counted = (of: NodeId, things: readonly GraphNode[], limit = Number.POSITIVE_INFINITY): Shared[] =>
    [...grouped(things, ({ id }) => id).entries()]
      .map(([id, same]) => ({ of, node: node(id), count: same.length }))
      .sort((a, b) => b.count - a.count || byPlace(a.node, b.node))
      .slice(0, limit);

  const covering = (story: NodeId) => newest(far(story, 'COVERS', 'in'), 2000);

  const counts = (ids: readonly NodeId[], count: (id: NodeId) => number) =>
    new Map([...new Set(ids)].map((id) => [id, count(id)] as const).filter(([, n]) => n > 0));

  return {
    async nodes(ids) {
      const answers = ids.map((id) => [id, model.nodes.get(model.redirects.get(id)?.to ?? id)] as const);
      return new Map(answers.filter((answer): answer is readonly [string, GraphNode] => answer[1] !== undefined));
    },

    async list(filter, { limit, after, descending = false }) {
      const ordered = found(filter).sort(byPlace);
      if (descending) ordered.reverse();
      const sign = descending ? -1 : 1;
      const rest = ordered.filter((item) => !after || sign * comparePlace(item, after) > 0);
      return { items: rest.slice(0, limit), hasNext: rest.length > limit };
    },

    count: async (filter, cap) => Math.min(cap, found(filter).length),

    async edges(ids, type, direction, page) {
      return pages(ids, page, (of) =>
        [...model.edges.values()]
          .filter((edge) => edge.type === type)
          .flatMap((edge) => {
            const id = farSide(of, edge, direction);
            return id === undefined ? [] : [{ of, node: node(id), edge, key: edge.key }];
          }),
      );
    },

    countEdges: async (ids, type, direction) => counts(ids, (id) => far(id, type, direction).length),

    async claims(ids, type, direction, page) {
      return pages(ids, page, (of) =>
        claims
          .filter((claim) => claim.type === type)
          .flatMap((claim) => {
            const id = farSide(of, claim, direction);
            return id === undefined ? [] : [{ of, node: node(id), claim, key: claim.id }];
          }),
      );
    },

    async countClaims(ids, type, direction) {
      return counts(
        ids,
        (id) => claims.filter((c) => c.type === type && farSide(id, c, direction) !== undefined).length,
      );
    },

    async supports(ids, limit) {
      const all = [...model.supports.values()];
      const answers = [...new Set(ids)].map((id) => {
        const supports = all.filter(({ claim }) => claim.id === id).sort(compareSupports);
        return [id, supports.slice(0, limit)] as const;
      });
      return new Map(answers.filter(([, supports]) => supports.length > 0));
    },

    async coMentions(id, limit) {
      const articles = newest(far(id, 'MENTIONS', 'in'), 2000);
      const others = named(articles, 'MENTIONS', 'out').filter((other) => other.id !== id);
      return counted(id, others, limit);
    },

    async storyEntities(id, kind, limit) {
      const entities = named(covering(id), 'MENTIONS', 'out');
      return counted(
        id,
        entities.filter(({ kinds }) => kind === undefined || kinds.includes(kind)),
        limit,
      );
    },
    storyOutlets: async (id, limit) => counted(id, named(covering(id), 'PUBLISHED', 'in'), limit),
    storyNewsEvents: async (id, limit) => counted(id, named(covering(id), 'REPORTS', 'out'), limit),
    storySharedQuotes: async (id, limit) =>
      counted(id, named(covering(id), 'QUOTES', 'out'))
        .filter(({ count }) => count > 1)
        .slice(0, limit),

    async relatedStories(id, limit) {
      const entities = counted(
        id,
        named(covering(id), 'MENTIONS', 'out').filter(({ kinds }) => !kinds.includes('COUNTRY' as EntityKind)),
        50,
      );
      const stories = entities.flatMap((entity) => {
        const articles = newest(far(entity.node.id, 'MENTIONS', 'in'), 200);
        const covered = named(articles, 'COVERS', 'out').map((story) => story.id);
        return [...new Set(covered)].filter((story) => story !== id).map(node);
      });
      return counted(id, stories, limit);
    },

    async neighbours(ids, limit) {
      const types: readonly string[] = [...CLAIMS, ...ARTICLE_EDGES];
      const links: Link[] = [
        ...[...model.edges.values()].map(({ key, type, from, to, article, evidence }) => ({
          key,
          type,
          from,
          to,
          article,
          evidence,
        })),
        ...claims.map(({ id, type, from, to, best }) => {
          const { article, evidence } = model.supports.get(best)!;
          return { key: id, type, from, to, article, evidence };
        }),
      ];
      const answers = [...new Set(ids)].map((id) => {
        const away = (link: Link) => node(link.from === id ? link.to : link.from);
        const incoming = (link: Link) => (link.from === id ? 0 : 1);
        const mine = links
          .filter(({ from, to }) => from === id || to === id)
          .sort(
            (a, b) =>
              types.indexOf(a.type) - types.indexOf(b.type) ||
              incoming(a) - incoming(b) ||
              byPlace(away(a), away(b)) ||
              compareText(a.key, b.key),
          );
        return [id, mine.slice(0, limit)] as const;
      });
      return new Map(answers.filter(([, mine]) => mine.length > 0));
    },
  };
}

function matches(node: GraphNode, { type, kind, search, eventType }: NodeFilter): boolean {
  const words = sortKey(search ?? '');
  const ownType = node.props['eventType'];
  return (
    node.type === type &&
    (kind === undefined || node.kinds.includes(kind)) &&
    (words === '' || searchTexts(node).some((text) => ` ${text}`.includes(` ${words}`))) &&
    (eventType === undefined || ownType === eventType || String(ownType).startsWith(`${eventType}.`))
  );
}

function grouped<T>(values: Iterable<T>, key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}

interface Place {
  readonly sort: string;
  readonly id: string;
}

function byPlace(a: Place, b: Place): number {
  return compareText(a.sort, b.sort) || compareText(a.id, b.id);
}

function comparePlace(a: Place, b: After): number {
  return byPlace(a, b);
}

function pages<T extends { readonly of: NodeId; readonly node: GraphNode; readonly key: string }>(
  ids: readonly NodeId[],
  { limit, after }: PageRequest,
  all: (of: NodeId) => readonly T[],
) {
  const behind = ({ node, key }: T) => {
    if (!after) return true;
    const difference = comparePlace(node, after);
    return difference !== 0 ? difference > 0 : after.key !== undefined && compareText(key, after.key) > 0;
  };
  const answers = [...new Set(ids)].map((of) => {
    const rest = [...all(of)]
      .sort((a, b) => byPlace(a.node, b.node) || compareText(a.key, b.key))
      .filter(behind)
      .map(({ key: _, ...item }) => item);
    return [of, { items: rest.slice(0, limit), hasNext: rest.length > limit }] as const;
  });
  return new Map(answers.filter(([, page]) => page.items.length > 0));
}
