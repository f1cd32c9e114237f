/**
 * Changes into rows with `since` and `until`. Runs inside a transaction of the caller and knows no checkpoint. What a put finds
 * unchanged it leaves alone; what was opened at this very position is replaced in place, so no row is ever empty of positions.
 */
import {
  ARTICLE_EDGES,
  type ArticleEdge,
  type Changes,
  CLAIMS,
  type Claim,
  edgeContent,
  type GraphNode,
  type Redirect,
  type Support,
  searchTexts,
  sortedProps,
  supportContent,
} from '../domain/graph.ts';
import type { Sqlite } from '../sqlite.ts';
import { listsOf, OPEN, searchColumn, searchedTexts, wordsOf } from './sqlite-rows.ts';

/** Kinds of graph_link: 2 x the type's rank for outgoing, one more for incoming. Claims come first. */
export const LINK_TYPES = [...CLAIMS, ...ARTICLE_EDGES] as const;
const KINDS = new Map<string, number>(LINK_TYPES.map((type, rank) => [type, 2 * rank]));

/** Writes changes at a position, on a graph that stands at `from`. Prepares its statements once, so make it once per connection. */
export type ApplyChanges = (changes: Changes, from: number, position: number) => void;

type OpenNode = readonly [
  n: number,
  name: string,
  sort: string,
  kinds: string,
  props: string,
  search: string,
  since: number,
  type: string,
];

/** Open nodes kept between applies, at a kilobyte each; past this they are read anew. */
const KEPT_NODES = 20_000;

export function prepareApply(db: Sqlite): ApplyChanges {
  const sql = prepareStatements(db);
  /** Open nodes met while nobody else wrote: most articles name things that the articles before them named. */
  const nodes = new Map<string, OpenNode | false>();
  const dataVersion = db.prepare<[number]>('PRAGMA data_version', { arrays: true });
  /** What tells that these are still so: our last position, and the commits of other connections. */
  let nodesAt = '';
  let position = 0;
  /** Rows to add, sorted before they are: neighbours in the table are neighbours in time, which saves a third of the work. */
  let links: [of: string, kind: number, farSort: string, far: string, key: string][] = [];
  let words: [type: string, word: string, id: string][] = [];

  return (changes, from, at) => {
    const version = dataVersion.get()?.[0];
    if (nodesAt !== `${from} ${version}` || nodes.size > KEPT_NODES) nodes.clear();
    // Until this apply is done nothing is sure: breaking it off must leave nothing believed.
    nodesAt = '';
    position = at;
    links = [];
    words = [];
    const losing = new Map<string, string>();
    for (const key of changes.dropEdges) dropEdge(key);
    for (const key of changes.dropSupports) dropSupport(key, losing);
    for (const node of changes.putNodes) putNode(node);
    for (const edge of changes.putEdges) putEdge(edge);
    const opened = new Set<string>();
    for (const support of changes.putSupports) putSupport(support, opened);
    addSorted();
    for (const claim of losing.keys()) closeUnsupported(claim);
    for (const id of changes.dropNodes) dropNode(id);
    for (const id of changes.dropRedirects) dropRedirect(id);
    for (const redirect of changes.putRedirects) putRedirect(redirect);
    nodesAt = `${at} ${version}`;
  };

  function openNode(id: string): OpenNode | false {
    let node = nodes.get(id);
    if (node === undefined) {
      node = sql.nodeOpen.get(id) ?? false;
      nodes.set(id, node);
    }
    return node;
  }

  function putNode(node: GraphNode): void {
    const kinds = node.kinds.length === 0 ? '[]' : JSON.stringify(node.kinds);
    const props = JSON.stringify(sortedProps(node.props));
    const open = openNode(node.id);
    if (!open) {
      const texts = searchTexts(node);
      const column = searchColumn(texts);
      addNode(node, kinds, props, column);
      for (const list of listsOf(node)) sql.listingAdd.run(list, node.sort, node.id, position);
      addWords(node, texts);
      return;
    }
    const [n, name, sort, oldKinds, oldProps, search, since, type] = open;
    if (name === node.name && sort === node.sort && oldKinds === kinds && oldProps === props && type === node.type)
      return;
    const texts = searchTexts(node);
    const column = searchColumn(texts);
    if (since === position) {
      sql.nodeReplace.run(node.type, node.name, node.sort, kinds, props, column, n);
      nodes.set(node.id, [n, node.name, node.sort, kinds, props, column, since, node.type]);
    } else {
      sql.nodeClose.run(position, n);
      addNode(node, kinds, props, column);
    }
    relist(readLists(type, oldKinds, oldProps), sort, listsOf(node), node);
    if (type !== node.type) addWords(node, texts);
    else if (column !== search) addWords(node, texts, wordsOf(searchedTexts(search)));
    if (sort !== node.sort) relink(node.id, sort, node.sort);
  }

  function addNode({ id, type, name, sort }: GraphNode, kinds: string, props: string, search: string): void {
    const { lastInsertRowid } = sql.nodeAdd.run(id, type, name, sort, kinds, props, search, position);
    nodes.set(id, [lastInsertRowid, name, sort, kinds, props, search, position, type]);
  }

  /** `known` are words that stand for the node already. */
  function addWords(node: GraphNode, texts: readonly string[], known?: ReadonlySet<string>): void {
    for (const word of wordsOf(texts)) if (!known?.has(word)) words.push([node.type, word, node.id]);
  }

  function addSorted(): void {
    links.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
    words.sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
    for (const [of, kind, farSort, far, key] of links) sql.linkAdd.run(of, kind, farSort, far, key, position);
    for (const [type, word, id] of words) sql.wordAdd.run(type, word, id);
    links = [];
    words = [];
  }

  function relist(before: readonly string[], oldSort: string, after: readonly string[], node: GraphNode): void {
    const kept = oldSort === node.sort ? new Set(after) : new Set<string>();
    const had = oldSort === node.sort ? new Set(before) : new Set<string>();
    for (const list of before) if (!kept.has(list)) closeListing(list, oldSort, node.id);
    for (const list of after) if (!had.has(list)) sql.listingAdd.run(list, node.sort, node.id, position);
  }

  function closeListing(list: string, sort: string, id: string): void {
    if (sql.listingClose.run(position, list, sort, id, position).changes === 0)
      sql.listingUndo.run(list, sort, id, position);
  }

  /** The node's own links stay; those that lead to it stand in the order of its sort and are written anew. */
  function relink(id: string, oldSort: string, newSort: string): void {
    for (const [kind, far, key] of sql.linksOf.all(id)) {
      closeLink(far, kind ^ 1, oldSort, id, key);
      sql.linkAdd.run(far, kind ^ 1, newSort, id, key, position);
    }
  }

  function dropNode(id: string): void {
    const open = openNode(id);
    if (!open) return;
    const left = sql.linkAny.get(id) ?? sql.supportOfArticle.get(id);
    if (left) {
      throw new RangeError(
        `Cannot drop node "${id}": "${left[0]}" still stands at it, expected no edge, claim or support left`,
      );
    }
    const [n, , sort, kinds, props, , since, type] = open;
    if (since === position) sql.nodeRemove.run(n);
    else sql.nodeClose.run(position, n);
    for (const list of readLists(type, kinds, props)) closeListing(list, sort, id);
    nodes.set(id, false);
  }

  function putEdge(edge: ArticleEdge): void {
    const content = edgeContent(edge);
    const { key, type, from, to } = edge;
    if (sql.edgeAdd.run(key, type, from, to, content, position).changes === 1) {
      addLinks(type, from, to, key);
      return;
    }
    const [n, , , , since, old] = sql.edgeOpen.get(key)!;
    if (old === content) return;
    if (since === position) sql.edgeReplace.run(content, n);
    else {
      sql.edgeClose.run(position, n);
      sql.edgeAdd.run(key, type, from, to, content, position);
    }
  }

  function dropEdge(key: string): void {
    const open = sql.edgeOpen.get(key);
    if (!open) return;
    const [n, type, from, to, since] = open;
    if (since === position) sql.edgeRemove.run(n);
    else sql.edgeClose.run(position, n);
    closeLinks(type, from, to, key);
  }

  function putSupport(support: Support, opened: Set<string>): void {
    const { key, claim, article, evidence } = support;
    const content = supportContent(support);
    sortOf(article, key);
    const add = () =>
      sql.supportAdd.run(key, claim.id, article, evidence.score, evidence.position, content, position).changes === 1;
    if (!add()) {
      const [n, , since, old] = sql.supportOpen.get(key)!;
      if (old === content) return;
      if (since === position) sql.supportReplace.run(article, evidence.score, evidence.position, content, n);
      else {
        sql.supportClose.run(position, n);
        add();
      }
      return;
    }
    if (opened.has(claim.id)) return;
    opened.add(claim.id);
    openClaim(claim);
  }

  function openClaim({ id, type, from, to, qualifier, inferred }: Claim): void {
    if (sql.claimAdd.run(id, type, from, to, qualifier, inferred ? 1 : 0, position).changes === 1) {
      addLinks(type, from, to, id);
    }
  }

  function dropSupport(key: string, losing: Map<string, string>): void {
    const open = sql.supportOpen.get(key);
    if (!open) return;
    const [n, claim, since] = open;
    if (since === position) sql.supportRemove.run(n);
    else sql.supportClose.run(position, n);
    losing.set(claim, claim);
  }

  function closeUnsupported(claim: string): void {
    if (sql.supportAny.get(claim)) return;
    const open = sql.claimOpen.get(claim);
    if (!open) return;
    const [n, type, from, to, since] = open;
    if (since === position) sql.claimRemove.run(n);
    else sql.claimClose.run(position, n);
    closeLinks(type, from, to, claim);
  }

  function putRedirect({ id, to }: Redirect): void {
    if (sql.redirectAdd.run(id, to, position).changes === 1) return;
    const [n, old, since] = sql.redirectOpen.get(id)!;
    if (old === to) return;
    if (since === position) sql.redirectReplace.run(to, n);
    else {
      sql.redirectClose.run(position, n);
      sql.redirectAdd.run(id, to, position);
    }
  }

  function dropRedirect(id: string): void {
    const open = sql.redirectOpen.get(id);
    if (!open) return;
    if (open[2] === position) sql.redirectRemove.run(open[0]);
    else sql.redirectClose.run(position, open[0]);
  }

  function addLinks(type: string, from: string, to: string, key: string): void {
    const kind = KINDS.get(type);
    if (kind === undefined)
      throw new RangeError(`Cannot put "${key}": its type is "${type}", expected one of the graph's`);
    links.push([from, kind, sortOf(to, key), to, key], [to, kind + 1, sortOf(from, key), from, key]);
  }

  function closeLinks(type: string, from: string, to: string, key: string): void {
    const kind = KINDS.get(type)!;
    closeLink(from, kind, sortOf(to, key), to, key);
    closeLink(to, kind + 1, sortOf(from, key), from, key);
  }

  function closeLink(of: string, kind: number, farSort: string, far: string, key: string): void {
    if (sql.linkClose.run(position, of, kind, farSort, far, key, position).changes === 0)
      sql.linkUndo.run(of, kind, farSort, far, key, position);
  }

  /** The sort of an open node. @throws {RangeError} when there is no such node */
  function sortOf(id: string, key: string): string {
    const node = openNode(id);
    if (!node) throw new RangeError(`Cannot put "${key}": it ends at "${id}", expected a node of the graph`);
    return node[2];
  }
}

function readLists(type: string, kinds: string, props: string): readonly string[] {
  return listsOf({ type, kinds: JSON.parse(kinds), props: JSON.parse(props) } as GraphNode);
}

function prepareStatements(db: Sqlite) {
  const rows = <Row>(text: string) => db.prepare<Row>(text, { arrays: true });
  const closing = (table: string) => ({
    close: db.prepare(`UPDATE ${table} SET until = ? WHERE n = ?`),
    remove: db.prepare(`DELETE FROM ${table} WHERE n = ?`),
  });
  const node = closing('graph_node');
  const edge = closing('graph_edge');
  const support = closing('graph_support');
  const claim = closing('graph_claim');
  const redirect = closing('graph_redirect');
  return {
    nodeOpen: rows<OpenNode>(
      `SELECT n, name, sort, kinds, props, search, since, type FROM graph_node WHERE id = ? AND until = ${OPEN}`,
    ),
    nodeAdd: db.prepare(
      `INSERT INTO graph_node (id, type, name, sort, kinds, props, search, since, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${OPEN})`,
    ),
    nodeReplace: db.prepare(
      'UPDATE graph_node SET type = ?, name = ?, sort = ?, kinds = ?, props = ?, search = ? WHERE n = ?',
    ),
    nodeClose: node.close,
    nodeRemove: node.remove,
    listingAdd: db.prepare(`INSERT INTO graph_listing (list, sort, id, since, until) VALUES (?, ?, ?, ?, ${OPEN})`),
    listingUndo: db.prepare('DELETE FROM graph_listing WHERE list = ? AND sort = ? AND id = ? AND since = ?'),
    listingClose: db.prepare(
      `UPDATE graph_listing SET until = ? WHERE list = ? AND sort = ? AND id = ? AND since < ? AND until = ${OPEN}`,
    ),
    wordAdd: db.prepare('INSERT INTO graph_word (type, word, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    linkAdd: db.prepare(
      `INSERT INTO graph_link (of, kind, far_sort, far, key, since, until) VALUES (?, ?, ?, ?, ?, ?, ${OPEN})`,
    ),
    linkUndo: db.prepare(
      'DELETE FROM graph_link WHERE of = ? AND kind = ? AND far_sort = ? AND far = ? AND key = ? AND since = ?',
    ),
    linkClose: db.prepare(
      `UPDATE graph_link SET until = ? WHERE of = ? AND kind = ? AND far_sort = ? AND far = ? AND key = ? AND since < ? AND until = ${OPEN}`,
    ),
    linksOf: rows<[number, string, string]>(
      `SELECT kind, far, key FROM graph_link WHERE of = ? AND until = ${OPEN} ORDER BY kind, far, key`,
    ),
    linkAny: rows<[string]>(`SELECT key FROM graph_link WHERE of = ? AND until = ${OPEN} LIMIT 1`),
    edgeOpen: rows<[number, string, string, string, number, string]>(
      `SELECT n, type, "from", "to", since, content FROM graph_edge WHERE key = ? AND until = ${OPEN}`,
    ),
    edgeAdd: db.prepare(
      `INSERT INTO graph_edge (key, type, "from", "to", content, since, until) VALUES (?, ?, ?, ?, ?, ?, ${OPEN})
       ON CONFLICT (key, until) DO NOTHING`,
    ),
    edgeReplace: db.prepare('UPDATE graph_edge SET content = ? WHERE n = ?'),
    edgeClose: edge.close,
    edgeRemove: edge.remove,
    supportOpen: rows<[number, string, number, string]>(
      `SELECT n, claim, since, content FROM graph_support WHERE key = ? AND until = ${OPEN}`,
    ),
    supportAdd: db.prepare(
      `INSERT INTO graph_support (key, claim, article, score, position, content, since, until) VALUES (?, ?, ?, ?, ?, ?, ?, ${OPEN})
       ON CONFLICT (key, until) DO NOTHING`,
    ),
    supportReplace: db.prepare(
      'UPDATE graph_support SET article = ?, score = ?, position = ?, content = ? WHERE n = ?',
    ),
    supportClose: support.close,
    supportRemove: support.remove,
    supportOfArticle: rows<[string]>(`SELECT key FROM graph_support WHERE article = ? AND until = ${OPEN} LIMIT 1`),
    supportAny: rows<[number]>(`SELECT 1 FROM graph_support WHERE claim = ? AND until = ${OPEN} LIMIT 1`),
    claimOpen: rows<[number, string, string, string, number]>(
      `SELECT n, type, "from", "to", since FROM graph_claim WHERE id = ? AND until = ${OPEN}`,
    ),
    claimAdd: db.prepare(
      `INSERT INTO graph_claim (id, type, "from", "to", qualifier, inferred, since, until) VALUES (?, ?, ?, ?, ?, ?, ?, ${OPEN})
       ON CONFLICT (id, until) DO NOTHING`,
    ),
    claimClose: claim.close,
    claimRemove: claim.remove,
    redirectOpen: rows<[number, string, number]>(
      `SELECT n, "to", since FROM graph_redirect WHERE id = ? AND until = ${OPEN}`,
    ),
    redirectAdd: db.prepare(
      `INSERT INTO graph_redirect (id, "to", since, until) VALUES (?, ?, ?, ${OPEN}) ON CONFLICT (id, until) DO NOTHING`,
    ),
    redirectReplace: db.prepare('UPDATE graph_redirect SET "to" = ? WHERE n = ?'),
    redirectClose: redirect.close,
    redirectRemove: redirect.remove,
  };
}
