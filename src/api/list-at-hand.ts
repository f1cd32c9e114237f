/** Lists that are worked out whole before the first page is given, as connections. */
import type { SeenEvidence } from './lists.ts';
import { askedPage, connection, makeCursor, type PageArguments, slice } from './paging.ts';

export interface ListAtHand<Item, Node> {
  /** What makes it another list: field, owner, filters. */
  readonly list: readonly unknown[];
  readonly items: readonly Item[];
  /** Unique within the list. */
  readonly idOf: (item: Item) => string;
  readonly node: (item: Item) => Node;
  readonly evidence: (item: Item) => SeenEvidence;
  /** False when there may be more than `items`. */
  readonly exact: boolean;
}

/** One page of a list that is at hand; nodes are made for the page alone. */
export function listAtHand<Item, Node>(of: ListAtHand<Item, Node>, args: PageArguments) {
  const list = JSON.stringify(of.list);
  const asked = askedPage(list, args);
  const page = slice(of.items, asked, (item) => ({ sort: '', id: of.idOf(item) }));
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map((item) => ({
      cursor: () => makeCursor(list, { sort: '', id: of.idOf(item) }),
      node: of.node(item),
      evidence: () => of.evidence(item),
    })),
    count: async () => ({ total: of.items.length, exact: of.exact }),
  });
}
