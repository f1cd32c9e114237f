/**
 * One DataLoader per relation and request over the batched questions: however many parents ask for the same relation, the graph is
 * asked once. Nodes that come with an answer are remembered, so they are never asked for again in the same request.
 */
import DataLoader from 'dataloader';
import type { EntityKind } from '../domain/extraction.ts';
import type { ArticleEdgeType, ClaimType, GraphNode, NodeId, Support } from '../domain/graph.ts';
import type {
  At,
  ClaimNeighbour,
  FormerEdge,
  HistoryGraph,
  Neighbour,
  NodeFilter,
  Page,
  PageRequest,
  Questions,
  Shared,
} from '../graph/graph.ts';

/** Relations that are counted over the articles of one node. */
export type SharedQuestion =
  | 'coMentions'
  | 'storyEntities'
  | 'storyOutlets'
  | 'storyNewsEvents'
  | 'storySharedQuotes'
  | 'relatedStories';

export type Direction = 'out' | 'in';

export interface Loaders {
  /** The node with this id or the one it was merged into; undefined when there is none. */
  node(id: string, at: At): Promise<GraphNode | undefined>;
  list(filter: NodeFilter, page: PageRequest & { readonly descending?: boolean }, at: At): Promise<Page<GraphNode>>;
  count(filter: NodeFilter, cap: number, at: At): Promise<number>;
  edges(id: NodeId, type: ArticleEdgeType, direction: Direction, page: PageRequest, at: At): Promise<Page<Neighbour>>;
  countEdges(id: NodeId, type: ArticleEdgeType, direction: Direction, at: At): Promise<number>;
  claims(id: NodeId, type: ClaimType, direction: Direction, page: PageRequest, at: At): Promise<Page<ClaimNeighbour>>;
  countClaims(id: NodeId, type: ClaimType, direction: Direction, at: At): Promise<number>;
  /** The supports of a claim, best first, at most `limit`. */
  supports(claim: string, limit: number, at: At): Promise<readonly Support[]>;
  /** Edges that stood at a node once, from the graph with history; at most `limit`, those that ended last. */
  former(
    id: NodeId,
    type: ArticleEdgeType,
    direction: Direction,
    limit: number,
    at: At,
  ): Promise<readonly FormerEdge[]>;
  /** `kind` narrows storyEntities and is ignored by the others. */
  shared(question: SharedQuestion, id: NodeId, limit: number, at: At, kind?: EntityKind): Promise<readonly Shared[]>;
}

/** Which graph answers: the live one, or for a moment of the past the one with history. */
export type QuestionsAt = (at: At, filter?: NodeFilter) => Questions;

/** Ids asked for at once, at most; a page of pages has 5,000 objects at most, see limits.ts. */
const MAX_BATCH = 1000;

const NO_PAGE = { items: [], hasNext: false } as const;

/**
 * Loaders for one request. `signal` is looked at before every question: once it has aborted, nothing more is asked.
 */
export function createLoaders(
  questionsAt: QuestionsAt,
  history: Pick<HistoryGraph, 'formerEdges'>,
  signal: AbortSignal,
): Loaders {
  const loaders = new Map<string, DataLoader<string, unknown>>();

  /** The loader of one relation, made when first asked for. `ask` answers a map by id; what it lacks is `missing`. */
  function loader<Id extends string>(
    relation: readonly unknown[],
    ask: (ids: readonly Id[]) => Promise<ReadonlyMap<string, unknown>>,
    missing: unknown,
  ): DataLoader<string, unknown> {
    const name = JSON.stringify(relation);
    let made = loaders.get(name);
    if (!made) {
      made = new DataLoader<string, unknown>(
        async (ids) => {
          signal.throwIfAborted();
          const answers = await ask(ids as readonly Id[]);
          return ids.map((asked) => answers.get(asked) ?? missing);
        },
        { maxBatchSize: MAX_BATCH },
      );
      loaders.set(name, made);
    }
    return made;
  }

  function load<Id extends string, Answer, Missing>(
    relation: readonly unknown[],
    id: Id,
    ask: (ids: readonly Id[]) => Promise<ReadonlyMap<string, Answer>>,
    missing: Missing,
  ): Promise<Answer | Missing> {
    return loader(relation, ask, missing).load(id) as Promise<Answer | Missing>;
  }

  const nodeLoader = (at: At) =>
    loader(['nodes', at], (ids: readonly string[]) => questionsAt(at).nodes(ids, at), undefined);

  async function remembering<Answer extends Page<{ readonly node: GraphNode }>>(
    answer: Promise<ReadonlyMap<NodeId, Answer>>,
    at: At,
  ): Promise<ReadonlyMap<NodeId, Answer>> {
    const pages = await answer;
    const nodes = nodeLoader(at);
    for (const page of pages.values()) for (const { node } of page.items) nodes.prime(node.id, node);
    return pages;
  }

  async function asked<T>(question: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    return question();
  }

  return {
    node: (id, at) => nodeLoader(at).load(id) as Promise<GraphNode | undefined>,
    async list(filter, page, at) {
      const found = await asked(() => questionsAt(at, filter).list(filter, page, at));
      const nodes = nodeLoader(at);
      for (const node of found.items) nodes.prime(node.id, node);
      return found;
    },
    count: (filter, cap, at) => asked(() => questionsAt(at, filter).count(filter, cap, at)),
    edges: (id, type, direction, page, at) =>
      load(
        ['edges', type, direction, page, at],
        id,
        (ids) => remembering(questionsAt(at).edges(ids, type, direction, page, at), at),
        NO_PAGE,
      ),
    countEdges: (id, type, direction, at) =>
      load(['countEdges', type, direction, at], id, (ids) => questionsAt(at).countEdges(ids, type, direction, at), 0),
    claims: (id, type, direction, page, at) =>
      load(
        ['claims', type, direction, page, at],
        id,
        (ids) => remembering(questionsAt(at).claims(ids, type, direction, page, at), at),
        NO_PAGE,
      ),
    countClaims: (id, type, direction, at) =>
      load(['countClaims', type, direction, at], id, (ids) => questionsAt(at).countClaims(ids, type, direction, at), 0),
    supports: (claim, limit, at) =>
      load(['supports', limit, at], claim, (claims) => questionsAt(at).supports(claims, limit, at), []),
    former: (id, type, direction, limit, at) =>
      load(
        ['former', type, direction, limit, at],
        id,
        (ids) => history.formerEdges(ids, type, direction, limit, at),
        [],
      ),
    shared: (question, id, limit, at, kind) =>
      load([question, limit, at, kind], id, (ids) => askShared(questionsAt(at), question, ids, limit, at, kind), []),
  };
}

/** These questions take one id each; they are asked side by side. */
async function askShared(
  questions: Questions,
  question: SharedQuestion,
  ids: readonly NodeId[],
  limit: number,
  at: At,
  kind: EntityKind | undefined,
): Promise<ReadonlyMap<string, readonly Shared[]>> {
  const answers = await Promise.all(
    ids.map(async (id) => {
      const shared =
        question === 'storyEntities'
          ? await questions.storyEntities(id, kind, limit, at)
          : await questions[question](id, limit, at);
      return [id, shared] as const;
    }),
  );
  return new Map(answers);
}
