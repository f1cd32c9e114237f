/** The questions, asked of the SQLite graph: bind, run one statement, read its rows. Texts stand in schema/questions/*.sql. */
import type { NodeId, Support } from '../domain/graph.ts';
import { sortKey } from '../domain/names.ts';
import type { Sqlite, SqlValue } from '../sqlite.ts';
import type { At, ClaimNeighbour, Link, Neighbour, NodeFilter, Page, PageRequest, Questions, Shared } from './graph.ts';
import { type QuestionName, questionText, type SqlQuestionName } from './question-files.ts';
import {
  type ClaimRow,
  type EdgeRow,
  NOW,
  type NodeRow,
  readClaimState,
  readContent,
  readEdge,
  readNode,
  readSupport,
  type SupportRow,
  WORD_LENGTH,
} from './sqlite-rows.ts';
import { refuseWhileRebuilding } from './sqlite-store.ts';

/**
 * A search with up to so many candidate words is answered by collecting and ordering them (about 40 ms), a wider one by walking the
 * list in its order: what many nodes have is met soon.
 */
const NARROW_SEARCH = 20_000;

type Binding = Readonly<Record<string, SqlValue>>;

export function sqliteQuestions(db: Sqlite): Questions {
  /** One consistent reading: a writer in another process may commit between two statements, but not within one. */
  function ask<Row>(name: QuestionName | SqlQuestionName, binding: Binding): Row[] {
    refuseWhileRebuilding(db);
    return db.prepare<Row>(questionText(name, 'sql')).all(binding);
  }

  function shared(name: QuestionName, id: NodeId, limit: number, at: At, more: Binding = {}): readonly Shared[] {
    checkRange('limit', limit, 200);
    return ask<NodeRow & { count: number }>(name, { id, limit, at: moment(at), ...more }).map((row) => ({
      of: id,
      node: readNode(row),
      count: row.count,
    }));
  }

  return {
    async nodes(ids, at) {
      const rows = ask<NodeRow & { asked: string }>('nodes', { ids: JSON.stringify(ids), at: moment(at) });
      return new Map(rows.map((row) => [row.asked, readNode(row)]));
    },

    async list(filter, page, at) {
      const { limit, after, descending = false } = page;
      checkRange('limit', limit, 200);
      const binding: Binding = {
        list: listName(filter),
        // A blob stands behind every text, so it begins a descending list.
        sort: after?.sort ?? (descending ? new Uint8Array() : ''),
        id: after?.id ?? (descending ? new Uint8Array() : ''),
        limit: limit + 1,
        at: moment(at),
      };
      const words = sortKey(filter.search ?? '');
      const narrow = words !== '' && searchWidth(filter, words) < NARROW_SEARCH;
      const rows = narrow
        ? ask<NodeRow>(descending ? 'search-descending' : 'search', { ...binding, ...searchBinding(filter, words) })
        : ask<NodeRow>(descending ? 'list-descending' : 'list', {
            ...binding,
            search: words === '' ? '' : ` ${words}`,
          });
      return { items: rows.slice(0, limit).map(readNode), hasNext: rows.length > limit };
    },

    async count(filter, cap, at) {
      checkRange('cap', cap, 100_000);
      const words = sortKey(filter.search ?? '');
      const binding: Binding = { list: listName(filter), cap, at: moment(at) };
      const rows =
        words === ''
          ? ask<{ count: number }>('count', binding)
          : ask<{ count: number }>('search-count', { ...binding, ...searchBinding(filter, words) });
      return rows[0]?.count ?? 0;
    },

    async edges(ids, type, direction, page, at) {
      const { limit } = page;
      const { sort, id } = pageBinding(page);
      const rows = ask<NodeRow & EdgeRow & { of: NodeId; edge_type: string }>(`edges-${direction}`, {
        ids: distinct(ids),
        type,
        sort,
        id,
        limit: limit + 1,
        at: moment(at),
      });
      return pages(
        rows.map(
          (row): Neighbour => ({ of: row.of, node: readNode(row), edge: readEdge({ ...row, type: row.edge_type }) }),
        ),
        limit,
      );
    },

    async claims(ids, type, direction, page, at) {
      const { limit } = page;
      const rows = ask<NodeRow & ClaimRow & { of: NodeId }>(`claims-${direction}`, {
        ids: distinct(ids),
        type,
        ...pageBinding(page),
        limit: limit + 1,
        at: moment(at),
      });
      return pages(
        rows.map((row): ClaimNeighbour => ({ of: row.of, node: readNode(row), claim: readClaimState(row) })),
        limit,
      );
    },

    countEdges: async (ids, type, direction, at) => counts(`count-edges-${direction}`, ids, type, at),
    countClaims: async (ids, type, direction, at) => counts(`count-claims-${direction}`, ids, type, at),

    async supports(claims, limit, at) {
      checkRange('limit', limit, 200);
      const rows = ask<SupportRow>('supports', { ids: distinct(claims), limit, at: moment(at) });
      const byClaim = new Map<string, Support[]>();
      for (const row of rows) gather(byClaim, row.claim, readSupport(row));
      return byClaim;
    },

    coMentions: async (id, limit, at) => shared('co-mentions', id, limit, at),
    storyEntities: async (id, kind, limit, at) => shared('story-entities', id, limit, at, { kind: kind ?? '' }),
    storyOutlets: async (id, limit, at) => shared('story-outlets', id, limit, at),
    storyNewsEvents: async (id, limit, at) => shared('story-news-events', id, limit, at),
    storySharedQuotes: async (id, limit, at) => shared('story-shared-quotes', id, limit, at),
    relatedStories: async (id, limit, at) => shared('related-stories', id, limit, at),

    async neighbours(ids, limit, at) {
      checkRange('limit', limit, 1000);
      const rows = ask<NeighbourRow>('neighbours', { ids: distinct(ids), limit, at: moment(at) });
      const byNode = new Map<NodeId, Link[]>();
      for (const row of rows) gather(byNode, row.of, readLink(row));
      return byNode;
    },
  };

  function counts(name: QuestionName, ids: readonly NodeId[], type: string, at: At): ReadonlyMap<NodeId, number> {
    const rows = ask<{ of: NodeId; count: number }>(name, { ids: distinct(ids), type, at: moment(at) });
    return new Map(rows.filter(({ count }) => count > 0).map(({ of, count }) => [of, count]));
  }

  function searchWidth(filter: NodeFilter, words: string): number {
    const { type, word } = searchBinding(filter, words);
    return ask<{ width: number }>('search-width', { type, word, cap: NARROW_SEARCH })[0]?.width ?? 0;
  }
}

interface NeighbourRow {
  readonly of: NodeId;
  readonly type: Link['type'];
  readonly direction: 'out' | 'in';
  readonly far: NodeId;
  readonly key: string;
  readonly content: string;
}

function readLink({ of, type, direction, far, key, content }: NeighbourRow): Link {
  const { article, evidence } = readContent(content);
  const [from, to] = direction === 'out' ? [of, far] : [far, of];
  return { from, to, type, key, article, evidence };
}

/** The one list that has all nodes of a filter, see graph_listing; a filter of two that no node can have names a list without rows. */
function listName({ type, kind, eventType }: NodeFilter): string {
  return [type, ...(kind === undefined ? [] : [kind]), ...(eventType === undefined ? [] : [eventType])].join('/');
}

function searchBinding({ type }: NodeFilter, words: string) {
  return { type, word: words.slice(0, WORD_LENGTH).toWellFormed(), search: ` ${words}` };
}

function pageBinding({ limit, after }: PageRequest) {
  checkRange('limit', limit, 200);
  if (!after) return { sort: '', id: '', key: '' };
  return { sort: after.sort, id: after.id, key: after.key ?? '\u{10ffff}' };
}

/** Rows arrive by node asked for, in order, with one more than `limit` where there is more. */
function pages<T extends { readonly of: NodeId }>(rows: readonly T[], limit: number): ReadonlyMap<NodeId, Page<T>> {
  const byNode = new Map<NodeId, T[]>();
  for (const row of rows) gather(byNode, row.of, row);
  return new Map(
    [...byNode].map(([of, items]) => [of, { items: items.slice(0, limit), hasNext: items.length > limit }]),
  );
}

export function gather<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

export function distinct(ids: readonly string[]): string {
  return JSON.stringify([...new Set(ids)]);
}

/** The position a moment stands for in the statements. */
export function moment(at: At): number {
  if (at === undefined) return NOW;
  if (!Number.isSafeInteger(at) || at < 0) throw new RangeError(`Cannot answer as of "${at}": expected a position`);
  return Math.min(at, NOW);
}

export function checkRange(name: string, value: number, greatest: number): void {
  if (!Number.isInteger(value) || value < 1 || value > greatest)
    throw new RangeError(`Cannot answer with ${name} ${value}: expected 1 to ${greatest}`);
}
