/**
 * All reports of one news event, or all articles of one story, with what is needed to follow them to their sources: who published them, whose
 * text they are, whom they name. One question a relation for all of them, whatever asks.
 */
import { type Corroboration, corroborate, type GivenReport, type Publication } from '../domain/corroboration.ts';
import type { ArticleEdge, GraphNode, NodeId } from '../domain/graph.ts';
import type { At, Neighbour } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';
import type { Seen } from './nodes.ts';
import { text, texts } from './nodes.ts';

/** Articles of one question to the graph, and how many such questions at most. */
const PAGE = 200;
const PAGES = 5;

export interface ReportsAtHand {
  readonly of: Seen;
  /** The REPORTS or COVERS edges of live articles, oldest article first. */
  readonly reports: readonly Neighbour[];
  readonly given: readonly GivenReport[];
  readonly corroboration: Corroboration;
  /** False when there are more than were looked at. */
  readonly complete: boolean;
  readonly outletOf: (article: string) => GraphNode | undefined;
  /** Any outlet that published, signed or was cited. */
  readonly outlet: (id: string) => GraphNode | undefined;
  /** The edge that says why a step was taken. */
  readonly evidenceOf: (step: {
    kind: string;
    from: string;
    article?: string;
    outlet?: string;
  }) => ArticleEdge | undefined;
}

/** Gathered once a request for each node and moment. */
const gathered = new WeakMap<ApiContext, Map<string, Promise<ReportsAtHand>>>();

/** The reports of a news event, or the articles of a story. */
export function reportsAtHand(context: ApiContext, of: Seen): Promise<ReportsAtHand> {
  let known = gathered.get(context);
  if (!known) {
    known = new Map();
    gathered.set(context, known);
  }
  const key = `${of.node.id} ${of.at}`;
  let reports = known.get(key);
  if (!reports) {
    reports = gather(context, of);
    known.set(key, reports);
  }
  return reports;
}

async function gather(context: ApiContext, of: Seen): Promise<ReportsAtHand> {
  const { loaders } = context;
  const { at } = of;
  const type = of.node.type === 'Story' ? 'COVERS' : 'REPORTS';
  const { items, complete } = await allEdges(context, of.node.id, type, at);
  const reports = items.filter(({ node }) => node.props['status'] === 'LIVE');
  const edges = (id: NodeId, kind: 'PUBLISHED' | 'WROTE' | 'COPY_OF' | 'CITES', direction: 'in' | 'out') =>
    loaders.edges(id, kind, direction, { limit: kind === 'PUBLISHED' || kind === 'COPY_OF' ? 1 : PAGE }, at);
  const ids = reports.map(({ node }) => node.id);
  const each = async (
    kind: 'PUBLISHED' | 'WROTE' | 'COPY_OF' | 'CITES',
    direction: 'in' | 'out',
    of_: readonly NodeId[],
  ) => {
    const pages = await Promise.all(of_.map((id) => edges(id, kind, direction)));
    return new Map(of_.map((id, index) => [id as string, pages[index]!.items] as const));
  };
  const [published, wrote, copies, cites] = await Promise.all([
    each('PUBLISHED', 'in', ids),
    each('WROTE', 'in', ids),
    each('COPY_OF', 'out', ids),
    each('CITES', 'out', ids),
  ]);
  const originals = [...copies.values()].flatMap((found) => found.map(({ node }) => node));
  const others = [...new Set(originals.map(({ id }) => id))].filter((id) => !published.has(id));
  for (const [id, found] of await each('PUBLISHED', 'in', others)) published.set(id, found);

  const outlets = new Map<string, GraphNode>();
  for (const found of [...published.values(), ...wrote.values(), ...cites.values()])
    for (const { node } of found) if (node.kinds.includes('OUTLET')) outlets.set(node.id, node);
  const publication = (node: GraphNode): Publication => {
    const outlet = published.get(node.id)?.[0]?.node.id;
    return {
      article: node.id,
      ...(outlet ? { outlet } : {}),
      published: text(node.props['published']),
      status: statusOf(node),
    };
  };
  const given = reports.map(({ node, edge }): GivenReport => {
    const signed = (wrote.get(node.id) ?? []).filter((writer) => writer.node.kinds.includes('OUTLET'));
    const credited = (cites.get(node.id) ?? []).filter((cited) => isCredit(cited.edge, type));
    const original = copies.get(node.id)?.[0]?.node;
    return {
      ...publication(node),
      ...(original ? { copyOf: publication(original) } : {}),
      credits: [...new Set([...signed, ...credited].map((item) => item.node.id as string))],
      cites: texts(edge.props['citing']),
    };
  });
  // Who is only said to have told something was not met as an outlet yet.
  const named = [...new Set(given.flatMap(({ cites }) => cites))].filter((id) => !outlets.has(id));
  for (const node of await Promise.all(named.map((id) => loaders.node(id, at)))) if (node) outlets.set(node.id, node);
  const linked = new Map<string, ArticleEdge>();
  for (const [article, found] of copies)
    for (const { edge, node } of found) {
      linked.set(`COPY ${article} ${node.id}`, edge);
      // Of two copies either may turn out to be the source.
      if (!linked.has(`COPY ${node.id} ${article}`)) linked.set(`COPY ${node.id} ${article}`, edge);
      linked.set(`COPY ${article}`, edge);
    }
  for (const found of [...wrote.values(), ...cites.values()])
    for (const { edge, node } of found) {
      linked.set(`CREDIT ${edge.article} ${node.id}`, edge);
      linked.set(`CITATION ${edge.article} ${node.id}`, edge);
    }
  const reportEdge = new Map(reports.map(({ node, edge }) => [node.id as string, edge] as const));
  return {
    of,
    reports,
    given,
    corroboration: corroborate(given),
    complete,
    outletOf: (article) => published.get(article)?.[0]?.node,
    outlet: (id) => outlets.get(id),
    evidenceOf: ({ kind, from, article, outlet }) =>
      linked.get(`${kind} ${from} ${kind === 'COPY' ? article : outlet}`) ??
      linked.get(`${kind} ${from}`) ??
      reportEdge.get(from),
  };
}

/** Of a news event only a credit line speaks for the whole text; of a story also who is named as having had it first. */
function isCredit({ evidence }: ArticleEdge, type: string): boolean {
  return (
    evidence.rule === 'citation.credit' ||
    evidence.rule === 'citation.dateline' ||
    (type === 'COVERS' && evidence.rule === 'citation.first')
  );
}

function statusOf({ props }: GraphNode): Publication['status'] {
  const status = props['publishedStatus'];
  return status === 'first' || status === 'updated' ? status : 'unknown';
}

async function allEdges(context: ApiContext, id: NodeId, type: 'COVERS' | 'REPORTS', at: At) {
  const items: Neighbour[] = [];
  let after: { sort: string; id: string } | undefined;
  for (let page = 0; page < PAGES; page++) {
    const found = await context.loaders.edges(id, type, 'in', { limit: PAGE, ...(after ? { after } : {}) }, at);
    items.push(...found.items);
    const last = found.items.at(-1);
    if (!found.hasNext || !last) return { items, complete: true };
    after = { sort: last.node.sort, id: last.node.id };
  }
  return { items, complete: false };
}
