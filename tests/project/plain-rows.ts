/**
 * The graph as plain sets of rows: the reference that Changes are applied to. It checks every rule of the port that `project` has to
 * keep: nothing is both put and dropped, every edge and claim ends at nodes that are there, a dropped node has no edge left.
 */
import {
  type ArticleEdge,
  type Changes,
  edgeContent,
  type GraphNode,
  type Support,
  supportContent,
} from '../../src/domain/graph.ts';
import type { ArticleId, FoundedId } from '../../src/domain/ids.ts';
import { articleFacts } from '../../src/project/article-facts.ts';
import { thingNode } from '../../src/project/node-facts.ts';
import { project, type Standing } from '../../src/project/project.ts';
import { readable } from '../../src/registry/contributions.ts';
import { fold } from '../../src/registry/fold.ts';
import { openMemoryStore } from '../../src/registry/memory-store.ts';
import type { RegistryReader } from '../../src/registry/registry-store.ts';
import type { GivenLog } from '../given.ts';

export interface PlainRows {
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Map<string, ArticleEdge>;
  readonly supports: Map<string, Support>;
  readonly redirects: Map<string, string>;
}

export function emptyRows(): PlainRows {
  return { nodes: new Map(), edges: new Map(), supports: new Map(), redirects: new Map() };
}

/** The rows as `project` asks for them. */
export function standingRows(rows: PlainRows): Standing {
  const of = <Row extends { key: string; article: ArticleId }>(
    all: ReadonlyMap<string, Row>,
    article: ArticleId,
    content: (row: Row) => string,
  ) => new Map([...all.values()].filter((row) => row.article === article).map((row) => [row.key, content(row)]));
  return {
    articleRows: (article) => ({
      edges: of(rows.edges, article, edgeContent),
      supports: of(rows.supports, article, supportContent),
    }),
    redirect: (id) => rows.redirects.get(id) as FoundedId | undefined,
  };
}

/** Applies Changes in the order of the port. @throws {Error} naming the first rule that is broken */
export function applyChanges(rows: PlainRows, changes: Changes): void {
  const { nodes, edges, supports, redirects } = rows;
  const keys = <T>(list: readonly T[], key: (item: T) => string, what: string) => {
    const set = new Set(list.map(key));
    if (set.size !== list.length) throw new Error(`${what}: the same key stands twice`);
    return set;
  };
  const exclusive = (put: ReadonlySet<string>, drop: ReadonlySet<string>, what: string) => {
    for (const key of put) if (drop.has(key)) throw new Error(`${what} "${key}" is both put and dropped`);
  };
  const own = (id: string) => id;
  exclusive(
    keys(changes.putNodes, (n) => n.id, 'putNodes'),
    keys(changes.dropNodes, own, 'dropNodes'),
    'node',
  );
  exclusive(
    keys(changes.putEdges, (e) => e.key, 'putEdges'),
    keys(changes.dropEdges, own, 'dropEdges'),
    'edge',
  );
  exclusive(
    keys(changes.putSupports, (s) => s.key, 'putSupports'),
    keys(changes.dropSupports, own, 'dropSupports'),
    'support',
  );
  exclusive(
    keys(changes.putRedirects, (r) => r.id, 'putRedirects'),
    keys(changes.dropRedirects, own, 'dropRedirects'),
    'redirect',
  );

  for (const key of changes.dropEdges) edges.delete(key);
  for (const key of changes.dropSupports) supports.delete(key);
  for (const node of changes.putNodes) nodes.set(node.id, node);
  for (const edge of changes.putEdges) edges.set(edge.key, edge);
  for (const support of changes.putSupports) supports.set(support.key, support);
  for (const id of changes.dropNodes) nodes.delete(id);
  for (const { id, to } of changes.putRedirects) redirects.set(id, to);
  for (const id of changes.dropRedirects) redirects.delete(id);

  for (const { type, from, to, key } of edges.values())
    for (const id of [from, to]) if (!nodes.has(id)) throw new Error(`${type} "${key}" ends at no node: "${id}"`);
  for (const { claim, key } of supports.values())
    for (const id of [claim.from, claim.to])
      if (!nodes.has(id)) throw new Error(`support "${key}" of ${claim.type} ends at no node: "${id}"`);
  for (const [id, to] of redirects) {
    if (nodes.has(id)) throw new Error(`"${id}" redirects and is a node`);
    if (redirects.has(to)) throw new Error(`"${id}" redirects to "${to}", which redirects`);
  }
}

/** All ids a log ever brought or founded. */
export function idsOf(log: GivenLog): { articles: readonly ArticleId[]; things: readonly FoundedId[] } {
  const articles = new Set<ArticleId>();
  const things = new Set<FoundedId>();
  for (const event of log.commits.flatMap((commit) => commit.events)) {
    if (event.type === 'ArticleIngested') articles.add(event.article);
    else if (event.type === 'Split') things.add(event.into);
    else if ('id' in event && event.type.endsWith('Founded')) things.add(event.id);
  }
  return { articles: [...articles], things: [...things] };
}

/** The rows that a Registry says should stand, worked out from nothing. */
export function rowsFromScratch(
  registry: RegistryReader,
  bodies: ReturnType<GivenLog['bodiesAt']>,
  { articles, things }: ReturnType<typeof idsOf>,
): PlainRows {
  const rows = emptyRows();
  for (const id of articles) {
    const article = readable(registry, bodies, id);
    if (!article) continue;
    const { node, edges, supports } = articleFacts(registry, article);
    rows.nodes.set(id, node);
    for (const edge of edges) rows.edges.set(edge.key, edge);
    for (const support of supports) rows.supports.set(support.key, support);
  }
  for (const id of things) {
    const canonical = registry.get('thing', id)?.canonical;
    if (canonical !== undefined && canonical !== id) rows.redirects.set(id, canonical);
    const node = thingNode(registry, id);
    if (node) rows.nodes.set(id, node);
  }
  return rows;
}

/** Rows in order of their keys, to be compared. */
export function sortedRows(rows: PlainRows) {
  const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    nodes: sorted(rows.nodes),
    edges: sorted(rows.edges),
    supports: sorted(rows.supports),
    redirects: sorted(rows.redirects),
  };
}

/**
 * When bodies are looked at: "live" as they stood after each commit, "replay" as they stand at the end, or by a follower that is
 * this many commits behind the log.
 */
export type Looking = 'live' | 'replay' | number;

/** Folds and projects a log commit by commit. `each` sees the state after every commit. */
export function projectLog(
  log: GivenLog,
  looking: Looking = 'live',
  each?: (state: {
    position: number;
    changes: Changes;
    rows: PlainRows;
    registry: RegistryReader;
    bodies: ReturnType<GivenLog['bodiesAt']>;
  }) => void,
): { rows: PlainRows; registry: RegistryReader } {
  const store = openMemoryStore();
  const rows = emptyRows();
  const standing = standingRows(rows);
  for (const commit of log.commits) {
    const behind = looking === 'live' ? 0 : looking === 'replay' ? log.commits.length : looking;
    const source = log.bodiesAt(Math.min(commit.position + behind, log.commits.length));
    store.begin();
    const touched = fold(store, commit, source);
    store.commit();
    const changes = project(store, touched, source, standing);
    try {
      applyChanges(rows, changes);
    } catch (error) {
      throw new Error(`Position ${commit.position}: ${(error as Error).message}`, { cause: error });
    }
    each?.({ position: commit.position, changes, rows, registry: store, bodies: source });
  }
  return { rows, registry: store };
}
