/**
 * What is in the graph at a position, row by row, and what changed between two. Rows are appended in the order of positions, so
 * the first row since a position is found by halving over `n`: no index on `since` is kept.
 */
import {
  type ArticleEdge,
  type Changes,
  fingerprintRow,
  type GraphNode,
  type NodeId,
  type Redirect,
  type Support,
} from '../domain/graph.ts';
import type { FoundedId } from '../domain/ids.ts';
import type { Sqlite } from '../sqlite.ts';
import {
  type ClaimRow,
  type EdgeRow,
  type NodeRow,
  readClaimState,
  readEdge,
  readNode,
  readSupport,
  type SupportRow,
} from './sqlite-rows.ts';

const NODE = `SELECT n, id, type, name, sort, kinds, props FROM graph_node AS r`;
const EDGE = `SELECT n, key, type, "from", "to", content FROM graph_edge AS r`;
const REDIRECT = `SELECT n, id, "to" FROM graph_redirect AS r`;
const SUPPORT = `SELECT r.n, r.key, r.content, c.id AS claim, c.type AS claim_type, c."from" AS claim_from, c."to" AS claim_to,
  c.qualifier, c.inferred
  FROM graph_support AS r JOIN graph_claim AS c ON c.id = r.claim AND c.until > $at AND c.since <= $at`;
const CLAIM = `SELECT r.n, r.id AS claim, r.type AS claim_type, r."from" AS claim_from, r."to" AS claim_to, r.qualifier, r.inferred,
  (SELECT count(*) FROM graph_support AS s WHERE s.claim = r.id AND s.until > $at AND s.since <= $at) AS support,
  (SELECT count(DISTINCT s.article) FROM graph_support AS s WHERE s.claim = r.id AND s.until > $at AND s.since <= $at) AS articles,
  b.key AS best, b.content AS best_content
  FROM graph_claim AS r JOIN graph_support AS b ON b.n = (SELECT s.n FROM graph_support AS s
    WHERE s.claim = r.id AND s.until > $at AND s.since <= $at ORDER BY s.score DESC, s.position, s.key LIMIT 1)`;

const PAGE = 500;

/** Rows of the fingerprint at a position, a page at a time; what is written meanwhile is not seen. */
export async function* rowsAt(db: Sqlite, at: number): AsyncGenerator<string> {
  yield* walk(NODE, (row: NodeRow) => fingerprintRow({ sort: 'node', value: readNode(row) }));
  yield* walk(EDGE, (row: EdgeRow) => fingerprintRow({ sort: 'edge', value: readEdge(row) }));
  yield* walk(SUPPORT, (row: SupportRow) => fingerprintRow({ sort: 'support', value: readSupport(row) }));
  yield* walk(CLAIM, (row: ClaimRow) => fingerprintRow({ sort: 'claim', value: readClaimState(row) }));
  yield* walk(REDIRECT, (row: Redirect) => fingerprintRow({ sort: 'redirect', value: { id: row.id, to: row.to } }));

  async function* walk<Row>(select: string, text: (row: Row) => string): AsyncGenerator<string> {
    const page = db.prepare<Row & { n: number }>(
      `${select} WHERE r.n > $after AND r.until > $at AND r.since <= $at ORDER BY r.n LIMIT ${PAGE}`,
    );
    for (let after = 0; ; ) {
      const rows = page.all({ after, at });
      for (const row of rows) yield text(row);
      if (rows.length < PAGE) return;
      after = rows[rows.length - 1]!.n;
    }
  }
}

/** See `HistoryGraph.changes`. */
export function changesBetween(db: Sqlite, after: number, until: number): Changes {
  return db.snapshot(() => {
    const nodes = diff<NodeRow, GraphNode>('graph_node', 'id', NODE, readNode);
    const edges = diff<EdgeRow, ArticleEdge>('graph_edge', 'key', EDGE, readEdge);
    const supports = diff<SupportRow, Support>('graph_support', 'key', SUPPORT, readSupport);
    const redirects = diff<Redirect, Redirect>('graph_redirect', 'id', REDIRECT, ({ id, to }) => ({ id, to }));
    return {
      putNodes: nodes.put,
      dropNodes: nodes.drop as NodeId[],
      putEdges: edges.put,
      dropEdges: edges.drop,
      putSupports: supports.put,
      dropSupports: supports.drop,
      putRedirects: redirects.put,
      dropRedirects: redirects.drop as FoundedId[],
    };
  });

  function diff<Row, Value>(table: string, key: 'id' | 'key', select: string, read: (row: Row) => Value) {
    const opened = db
      .prepare<[string]>(`SELECT ${key} FROM ${table} WHERE n >= ? AND since <= ?`, { arrays: true })
      .all(firstSince(db, table, after), until);
    const closed = db
      .prepare<[string]>(
        `SELECT ${key} FROM ${table} INDEXED BY ${table}_closed WHERE until > ? AND until <= ? AND until < 9007199254740991`,
        {
          arrays: true,
        },
      )
      .all(after, until);
    const stateAt = db.prepare<Row>(`${select} WHERE r.${key} = $key AND r.until > $at AND r.since <= $at`);
    const put: Value[] = [];
    const drop: string[] = [];
    // In the order of keys, so that one history gives one diff whatever the order of its rows.
    for (const touched of [...new Set([...opened, ...closed].map(([value]) => value))].sort()) {
      const state = stateAt.get({ key: touched, at: until });
      if (state) put.push(read(state));
      else if (existedAt(table, key, touched)) drop.push(touched);
    }
    return { put, drop };
  }

  function existedAt(table: string, key: string, value: string): boolean {
    const row = db
      .prepare(`SELECT 1 FROM ${table} WHERE ${key} = ? AND until > ? AND since <= ?`)
      .get(value, after, after);
    return row !== undefined;
  }
}

/** The smallest `n` whose row is opened after `position`; one more than the greatest when there is none. */
function firstSince(db: Sqlite, table: string, position: number): number {
  const at = db.prepare<[number, number]>(`SELECT n, since FROM ${table} WHERE n >= ? ORDER BY n LIMIT 1`, {
    arrays: true,
  });
  const last = db.prepare<[number | null]>(`SELECT max(n) FROM ${table}`, { arrays: true }).get()?.[0] ?? 0;
  let low = 1;
  let high = last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [n, since] = at.get(middle) ?? [high, Number.POSITIVE_INFINITY];
    if (since > position) high = middle;
    else low = n + 1;
  }
  return low;
}
