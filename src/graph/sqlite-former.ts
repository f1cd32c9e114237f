/** What once stood in the SQLite graph: edges that ended or changed, with the article's facts around their end. */
import type { ArticleEdgeType, NodeId, Props } from '../domain/graph.ts';
import type { Sqlite } from '../sqlite.ts';
import type { At, FormerEdge } from './graph.ts';
import { questionText } from './question-files.ts';
import { checkRange, distinct, gather, moment } from './sqlite-questions.ts';
import { type EdgeRow, readEdge, readNode } from './sqlite-rows.ts';
import { refuseWhileRebuilding } from './sqlite-store.ts';

interface FormerRow extends EdgeRow {
  readonly of: NodeId;
  readonly edge_type: string;
  readonly since: number;
  readonly until: number;
  readonly born: string | null;
  readonly was: string | null;
  readonly became: string | null;
  readonly next: string | null;
  readonly stands: number;
  readonly far_id: string | null;
  readonly far_type: string;
  readonly far_name: string;
  readonly far_sort: string;
  readonly far_kinds: string;
  readonly far_props: string;
}

/** See `HistoryGraph.formerEdges`. */
export function formerEdges(
  db: Sqlite,
  ids: readonly NodeId[],
  type: ArticleEdgeType,
  direction: 'out' | 'in',
  limit: number,
  at: At,
): ReadonlyMap<NodeId, readonly FormerEdge[]> {
  checkRange('limit', limit, 200);
  refuseWhileRebuilding(db);
  const rows = db
    .prepare<FormerRow>(questionText('former-edges', 'sql'))
    .all({ ids: distinct(ids), type, direction, limit, at: moment(at) });
  const byNode = new Map<NodeId, FormerEdge[]>();
  for (const row of rows) gather(byNode, row.of, readFormer(row));
  return byNode;
}

function readFormer(row: FormerRow): FormerEdge {
  const props = (text: string | null) => (text === null ? undefined : (JSON.parse(text) as Props));
  return {
    of: row.of,
    edge: readEdge({ ...row, type: row.edge_type }),
    far:
      row.far_id === null
        ? undefined
        : readNode({
            id: row.far_id,
            type: row.far_type,
            name: row.far_name,
            sort: row.far_sort,
            kinds: row.far_kinds,
            props: row.far_props,
          }),
    since: row.since,
    until: row.until,
    born: props(row.born),
    was: props(row.was),
    became: props(row.became),
    next: row.next === null ? undefined : readEdge({ ...row, type: row.edge_type, content: row.next }),
    stands: row.stands === 1,
  };
}
