/**
 * Pages of lists: the arguments every list takes, the cursors it gives, and the connection objects the resolvers answer with.
 *
 * A cursor is the sort key and id of an item (never an offset, so a page stays right while the graph grows), tied to its list by a
 * checksum: one of another list, or one changed by hand, is refused. It holds nothing secret and reaches statements as a
 * parameter only.
 */
import { shortHash } from '../domain/hash.ts';
import type { After } from '../graph/graph.ts';
import { refusal } from './refusal.ts';

export const DEFAULT_FIRST = 20;
export const MAX_FIRST = 100;

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What a list is asked for, checked. */
export interface Asked {
  /** 1-100. */
  readonly first: number;
  readonly after: After | undefined;
}

/** How many items a list has in all; not exact when there may be more. */
export interface Count {
  readonly total: number;
  readonly exact: boolean;
}

/** A page as the schema's connections want it; cursors and totals are worked out only when asked for. */
export interface Connection<Edge extends { cursor(): string; readonly node: unknown }> {
  readonly edges: readonly Edge[];
  readonly nodes: readonly Edge['node'][];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    startCursor(): string | null;
    endCursor(): string | null;
  };
  totalCount(): Promise<number>;
  totalCountIsExact(): Promise<boolean>;
}

/**
 * The page arguments of the list named `list` (field, owner and filters: whatever makes it another list).
 * @throws a BAD_USER_INPUT refusal when `first` is not 1-100 or `after` is no cursor of this list
 */
export function askedPage(list: string, args: PageArguments): Asked {
  const first = args.first ?? DEFAULT_FIRST;
  if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw refusal('BAD_USER_INPUT', `Cannot give a page: "first" is ${first}, expected 1 to ${MAX_FIRST}`);
  }
  const { after } = args;
  return { first, after: after === undefined || after === null ? undefined : readCursor(list, after) };
}

export function makeCursor(list: string, place: After): string {
  const { sort, id, key = '' } = place;
  return Buffer.from(JSON.stringify([checksum(list, sort, id, key), sort, id, key]), 'utf8').toString('base64url');
}

function readCursor(list: string, cursor: string): After {
  const [sum, sort, id, key] = cursorParts(cursor);
  if (
    typeof sort === 'string' &&
    typeof id === 'string' &&
    typeof key === 'string' &&
    sum === checksum(list, sort, id, key)
  ) {
    return key === '' ? { sort, id } : { sort, id, key };
  }
  throw refusal(
    'BAD_USER_INPUT',
    'Cannot give a page: "after" is no cursor of this list, expected one that this very list gave',
  );
}

function cursorParts(cursor: string): readonly unknown[] {
  // A sort key has at most 120 characters, so a longer text cannot be a cursor.
  if (cursor.length > 2000) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.length === 4 ? parts : [];
  } catch {
    // Not JSON: refused by the caller like every other text that is no cursor.
    return [];
  }
}

function checksum(list: string, sort: string, id: string, key: string): string {
  return shortHash('cursor', list, sort, id, key).slice(0, 10);
}

/** A connection of the edges given; `count` is called at most once, and only when a total is asked for. */
export function connection<Edge extends { cursor(): string; readonly node: unknown }>(page: {
  readonly edges: readonly Edge[];
  readonly hasNext: boolean;
  readonly asked: { readonly after: unknown };
  readonly count: () => Promise<Count>;
}): Connection<Edge> {
  const { edges } = page;
  let counted: Promise<Count> | undefined;
  const count = () => {
    counted ??= page.count();
    return counted;
  };
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.asked.after !== undefined,
      startCursor: () => edges[0]?.cursor() ?? null,
      endCursor: () => edges.at(-1)?.cursor() ?? null,
    },
    totalCount: async () => (await count()).total,
    totalCountIsExact: async () => (await count()).exact,
  };
}

/**
 * The page of a whole list that is at hand, in its order. `placeOf` gives each item's place; the page begins behind the item with
 * the place asked for, or at the end when that item is no longer there.
 */
export function slice<Item>(
  items: readonly Item[],
  asked: Asked,
  placeOf: (item: Item) => After,
): { readonly items: readonly Item[]; readonly hasNext: boolean } {
  const { first, after } = asked;
  let begin = 0;
  if (after) {
    const at = items.findIndex((item) => placeOf(item).id === after.id);
    begin = at < 0 ? items.length : at + 1;
  }
  return { items: items.slice(begin, begin + first), hasNext: items.length > begin + first };
}
