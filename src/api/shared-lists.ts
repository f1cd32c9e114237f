/**
 * Lists ordered by how much is shared: what the articles of a story have in common, what is named together, which stories are
 * related. Every edge leads to what was counted.
 */
import type { EntityKind } from '../domain/extraction.ts';
import type { ArticleEdgeType, NodeId } from '../domain/graph.ts';
import type { At, Neighbour, Shared } from '../graph/graph.ts';
import type { ApiContext } from './context.ts';
import { edgesAtHand } from './lists.ts';
import type { Direction, SharedQuestion } from './loaders.ts';
import { type Seen, seen } from './nodes.ts';
import { type Asked, askedPage, connection, makeCursor, type PageArguments, slice } from './paging.ts';
import { mentionOf, reportOf } from './relations.ts';

/** How many items such a list has at most; also how many articles of a story, and edges of an article, are looked through for why. */
const CAP = 200;

/** Pages of `CAP` articles looked through for those that name two entities. */
const CO_MENTION_PAGES = 5;

/** The kinds of why a story's edge can be asked for: the edges of its articles that were counted. */
const COUNTED: { readonly [T in 'PUBLISHED' | 'MENTIONS' | 'REPORTS' | 'QUOTES']: Direction } = {
  PUBLISHED: 'in',
  MENTIONS: 'out',
  REPORTS: 'out',
  QUOTES: 'out',
};

export function storyOutlets(story: Seen, args: PageArguments, context: ApiContext) {
  return sharedList(context, story, 'storyOutlets', args, ({ node, count }) => ({
    node: seen(node, story.at),
    articleCount: count,
    articles: (page: PageArguments) => countedArticles(context, story, 'PUBLISHED', node.id, page),
  }));
}

export function storySharedQuotes(story: Seen, args: PageArguments, context: ApiContext) {
  return sharedList(context, story, 'storySharedQuotes', args, ({ node, count }) => ({
    node: seen(node, story.at),
    articleCount: count,
    articles: (page: PageArguments) => countedArticles(context, story, 'QUOTES', node.id, page),
  }));
}

export function storyNewsEvents(story: Seen, args: PageArguments, context: ApiContext) {
  return sharedList(context, story, 'storyNewsEvents', args, ({ node, count }) => ({
    node: seen(node, story.at),
    articleCount: count,
    reports: async (page: PageArguments) => {
      const counted = await countedEdges(context, story, 'REPORTS', node.id);
      return edgesAtHand(counted.list, counted.items, story.at, page, counted.exact, (edge) => ({
        node: reportOf(edge, story.at),
      }));
    },
  }));
}

export function storyEntities(
  story: Seen,
  args: PageArguments & { readonly kind?: EntityKind | null },
  context: ApiContext,
) {
  return sharedList(
    context,
    story,
    'storyEntities',
    args,
    (shared) => storyEntity(context, story, shared),
    args.kind ?? undefined,
  );
}

function storyEntity(context: ApiContext, story: Seen, { node, count }: Shared) {
  return {
    node: seen(node, story.at),
    articleCount: count,
    mentions: async (page: PageArguments) => {
      const counted = await countedEdges(context, story, 'MENTIONS', node.id);
      return edgesAtHand(counted.list, counted.items, story.at, page, counted.exact, (edge) => ({
        node: mentionOf(edge, story.at),
      }));
    },
  };
}

export function relatedStories(story: Seen, args: PageArguments, context: ApiContext) {
  return sharedList(context, story, 'relatedStories', args, ({ node, count }) => ({
    node: seen(node, story.at),
    sharedCount: count,
    entities: async (page: PageArguments) => {
      const list = JSON.stringify(['shared entities', story.node.id, node.id]);
      const asked = askedPage(list, page);
      const [ours, theirs] = await Promise.all(
        [story.node.id, node.id].map((id) => context.loaders.shared('storyEntities', id, CAP, story.at)),
      );
      const named = new Set((theirs ?? []).map((shared) => shared.node.id));
      const both = (ours ?? []).filter((shared) => named.has(shared.node.id) && !shared.node.kinds.includes('COUNTRY'));
      return sharedPage(list, both, asked, both.length >= count, (shared) => storyEntity(context, story, shared));
    },
  }));
}

export function coMentions(entity: Seen, args: PageArguments, context: ApiContext) {
  return sharedList(context, entity, 'coMentions', args, ({ node, count }) => ({
    node: seen(node, entity.at),
    articleCount: count,
    articles: async (page: PageArguments) => {
      const [ours, theirs] = await Promise.all([
        mentioningArticles(context, entity.node.id, entity.at),
        mentioningArticles(context, node.id, entity.at),
      ]);
      const naming = new Set(ours.map((item) => item.node.id));
      const both = theirs.filter((item) => naming.has(item.node.id));
      const list = JSON.stringify(['co-mention', entity.node.id, node.id]);
      return edgesAtHand(list, both, entity.at, page, both.length >= count);
    },
  }));
}

async function sharedList<Shape extends { readonly node: unknown }>(
  context: ApiContext,
  of: Seen,
  question: SharedQuestion,
  args: PageArguments,
  shape: (shared: Shared) => Shape,
  kind?: EntityKind,
) {
  const list = JSON.stringify([question, of.node.id, kind]);
  const asked = askedPage(list, args);
  const ask = (limit: number) => context.loaders.shared(question, of.node.id, limit, of.at, kind);
  // Behind a cursor the whole list is read; a first page reads one more than it gives.
  const items = await ask(asked.after ? CAP : asked.first + 1);
  return sharedPage(
    list,
    items,
    asked,
    async () => {
      const all = items.length <= asked.first && !asked.after ? items : await ask(CAP);
      return { total: all.length, exact: all.length < CAP };
    },
    shape,
  );
}

function sharedPage<Shape extends { readonly node: unknown }>(
  list: string,
  items: readonly Shared[],
  asked: Asked,
  count: boolean | (() => Promise<{ total: number; exact: boolean }>),
  shape: (shared: Shared) => Shape,
) {
  const page = slice(items, asked, ({ node }) => ({ sort: '', id: node.id }));
  return connection({
    asked,
    hasNext: page.hasNext,
    edges: page.items.map((shared) => ({
      ...shape(shared),
      cursor: () => makeCursor(list, { sort: '', id: shared.node.id }),
    })),
    count: typeof count === 'function' ? count : async () => ({ total: items.length, exact: count }),
  });
}

async function countedArticles(
  context: ApiContext,
  story: Seen,
  type: keyof typeof COUNTED,
  far: NodeId,
  args: PageArguments,
) {
  const counted = await countedEdges(context, story, type, far);
  return edgesAtHand(counted.list, counted.items, story.at, args, counted.exact);
}

/**
 * The edges of one type that lead from a story's articles (its first 200) to one node, in order of the articles, each with the
 * article as its node.
 */
async function countedEdges(context: ApiContext, story: Seen, type: keyof typeof COUNTED, far: NodeId) {
  const { at } = story;
  const covering = await context.loaders.edges(story.node.id, 'COVERS', 'in', { limit: CAP }, at);
  const pages = await Promise.all(
    covering.items.map(({ node }) =>
      context.loaders.edges(node.id, type as ArticleEdgeType, COUNTED[type], { limit: CAP }, at),
    ),
  );
  const items = covering.items.flatMap(({ node }, i): Neighbour[] => {
    const found = pages[i]?.items.find((item) => item.node.id === far);
    return found ? [{ of: story.node.id, node, edge: found.edge }] : [];
  });
  const exact = !covering.hasNext && pages.every((page) => !page.hasNext);
  return { list: JSON.stringify(['counted', story.node.id, type, far]), items, exact };
}

/** The first 1,000 articles that mention an entity, oldest first. */
async function mentioningArticles(context: ApiContext, entity: NodeId, at: At): Promise<readonly Neighbour[]> {
  const articles: Neighbour[] = [];
  let after: { sort: string; id: string } | undefined;
  for (let page = 0; page < CO_MENTION_PAGES; page++) {
    const { items, hasNext } = await context.loaders.edges(
      entity,
      'MENTIONS',
      'in',
      { limit: CAP, ...(after ? { after } : {}) },
      at,
    );
    articles.push(...items);
    const last = items.at(-1);
    if (!hasNext || !last) break;
    after = { sort: last.node.sort, id: last.node.id };
  }
  return articles;
}
