/**
 * DomainEvent -> Changes, pure. The graph is a function of what is known and of the bodies; a commit names the articles and things
 * to look at again, and what they say now is compared with the rows that stand in the graph. So no DomainEvent needs a way
 * back of its own: retract, reinstate, merge, split and revoke are all "look again".
 */
import {
  type ArticleEdge,
  type Changes,
  edgeContent,
  type GraphNode,
  type NodeId,
  type Redirect,
  type Support,
  supportContent,
} from '../domain/graph.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';
import { type BodySource, readable } from '../registry/contributions.ts';
import type { Touched } from '../registry/fold.ts';
import type { RegistryReader } from '../registry/registry-store.ts';
import { articleFacts } from './article-facts.ts';
import { thingNode } from './node-facts.ts';

/** The keys of one article's rows that stand in the graph, each with what it says (`edgeContent`, `supportContent`). */
export interface StandingRows {
  readonly edges: ReadonlyMap<string, string>;
  readonly supports: ReadonlyMap<string, string>;
}

/** What `project` asks the graph: the rows of an article as they stand, and whether a thing redirects. */
export interface Standing {
  articleRows(article: ArticleId): StandingRows;
  redirect(id: FoundedId): FoundedId | undefined;
}

const NO_ROWS: StandingRows = { edges: new Map(), supports: new Map() };

/**
 * What a commit changes. `registry` is the state after the commit was folded, `touched` what the fold said it touched.
 * Rows come in order of the touched articles and things, so equal logs give equal Changes.
 */
export function project(registry: RegistryReader, touched: Touched, bodies: BodySource, standing: Standing): Changes {
  const putNodes: GraphNode[] = [];
  const dropNodes: NodeId[] = [];
  const putEdges: ArticleEdge[] = [];
  const dropEdges: string[] = [];
  const putSupports: Support[] = [];
  const dropSupports: string[] = [];
  const putRedirects: Redirect[] = [];
  const dropRedirects: FoundedId[] = [];
  for (const id of touched.articles) {
    const article = readable(registry, bodies, id);
    // An article that came with this very commit has no rows yet: the common case asks nothing.
    const rows = registry.get('article', id)?.position === touched.position ? NO_ROWS : standing.articleRows(id);
    const facts = article ? articleFacts(registry, article) : undefined;
    if (facts) putNodes.push(facts.node);
    else dropNodes.push(id);
    diff(rows.edges, facts?.edges ?? [], edgeContent, putEdges, dropEdges);
    diff(rows.supports, facts?.supports ?? [], supportContent, putSupports, dropSupports);
  }
  for (const id of touched.things) {
    const thing = registry.get('thing', id);
    const canonical = thing?.canonical;
    if (canonical !== undefined && canonical !== id) {
      if (standing.redirect(id) !== canonical) putRedirects.push({ id, to: canonical });
      dropNodes.push(id);
      // The cluster's caption may have changed with its member's tallies.
      if (!touched.things.has(canonical)) putThing(registry, canonical, putNodes, dropNodes);
    } else {
      if (thing?.merged && standing.redirect(id) !== undefined) dropRedirects.push(id);
      putThing(registry, id, putNodes, dropNodes);
    }
  }
  return {
    putNodes: uniqueNodes(putNodes),
    dropNodes: [...new Set(dropNodes)],
    putEdges,
    dropEdges,
    putSupports,
    dropSupports,
    putRedirects,
    dropRedirects,
  };
}

function putThing(registry: RegistryReader, id: FoundedId, putNodes: GraphNode[], dropNodes: NodeId[]): void {
  const node = thingNode(registry, id);
  if (node) putNodes.push(node);
  else dropNodes.push(id);
}

function uniqueNodes(nodes: readonly GraphNode[]): GraphNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

function diff<Row extends ArticleEdge | Support>(
  standing: ReadonlyMap<string, string>,
  wanted: readonly Row[],
  content: (row: Row) => string,
  put: Row[],
  drop: string[],
): void {
  const keys = new Set<string>();
  for (const row of wanted) {
    keys.add(row.key);
    if (standing.size === 0 || standing.get(row.key) !== content(row)) put.push(row);
  }
  for (const key of standing.keys()) if (!keys.has(key)) drop.push(key);
}
