/**
 * The graph's port: what the follow loop writes to and the questions read from. Two adapters, one contract suite
 * (tests/contracts/graph.ts): SQLite (embedded default, with history) and Neo4j (live state).
 */
import type { CommitId } from '../domain/commit.ts';
import type { EntityKind } from '../domain/extraction.ts';
import type {
  ArticleEdge,
  ArticleEdgeType,
  Changes,
  ClaimState,
  ClaimType,
  Evidence,
  GraphNode,
  NodeId,
  NodeType,
  Props,
  Support,
} from '../domain/graph.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';

/** Version of the projector: raised whenever the same log would give another graph, so old graphs are rebuilt. */
export const PROJECTOR = 3;

/** How far a graph has followed, and which log. Written in the transaction of the changes it stands for. */
export interface Checkpoint {
  readonly logId: string;
  readonly position: number;
  readonly commit: CommitId;
  readonly projector: number;
}

export interface Graph {
  /** "sqlite" or "neo4j", for messages. */
  readonly engine: string;

  /**
   * The checkpoint, or undefined for an empty store.
   * @throws {ForeignGraph} when the store holds anything without our checkpoint, has another schema, was written by another
   *   projector, or was left in the middle of a wipe or of a large apply; the message says what to do
   */
  checkpoint(): Promise<Checkpoint | undefined>;

  /**
   * Applies changes and moves the checkpoint from `from` to `to`, both or neither. Order inside: drops of edges and supports, puts of
   * nodes, puts of edges and supports, drops of nodes, redirects; so every edge, claim and support put must stand at nodes that are
   * there afterwards (both ends, and the article of a support), and a node dropped must have none left.
   * Claims, their counts and their best support are derived from support in the same transaction. Large changes go in parts:
   * then reads answer GraphRebuilding until the last part, and a store left between parts by a crash is refused by
   * `checkpoint` with the remedy (wipe and rebuild) - never read as if whole.
   * @throws {CheckpointMoved} when the stored checkpoint is not `from`; nothing was written
   * @throws {RangeError} when `to` is not behind `from` in the same log, or an edge, claim or support would stand at no node; nothing was written
   *   (of a large apply: no part that reads can see)
   */
  apply(changes: Changes, from: Checkpoint | undefined, to: Checkpoint): Promise<void>;

  /**
   * Deletes everything that is ours, in parts, checkpoint last. Afterwards `checkpoint` is undefined. Also the remedy for an older
   * projector or schema of ours and for a store left in the middle.
   * @throws {ForeignGraph} when the store holds anything that is not ours; nothing was deleted
   */
  wipe(): Promise<void>;

  /** All rows of the live graph, any order, as texts of `fingerprintRow`; never more than a page in memory. */
  rows(): AsyncIterable<string>;

  /** The questions people ask. */
  readonly questions: Questions;

  close(): Promise<void>;
}

/** Another log, another tool's data, or an older projector: what was found and what to do. */
export class ForeignGraph extends Error {
  override readonly name = 'ForeignGraph';
}

/** Someone else moved the graph (a second follower), or it follows another log. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  constructor(
    readonly expected: Checkpoint | undefined,
    readonly actual: Checkpoint | undefined,
  ) {
    super(
      `Cannot apply changes: the graph stands at ${describe(actual)}, expected ${describe(expected)}; let one follower write to it, or run "newsloom replay"`,
    );
  }
}

function describe(checkpoint: Checkpoint | undefined): string {
  return checkpoint
    ? `position ${checkpoint.position} of log ${checkpoint.logId} (projector ${checkpoint.projector})`
    : 'nothing yet';
}

/** The graph's server cannot be reached or does not let us in; trying again helps once the cause in the message is dealt with. */
export class GraphUnavailable extends Error {
  override readonly name = 'GraphUnavailable';
}

/** A question took longer than its time limit and was ended by the server; a narrower question helps, trying again rarely does. */
export class GraphTimeout extends Error {
  override readonly name = 'GraphTimeout';
}

/** Reads are refused while the graph is being rebuilt; trying again later helps. */
export class GraphRebuilding extends Error {
  override readonly name = 'GraphRebuilding';
}

/**
 * A slice of an ordered list. Order is (sort, id), ascending unless the question says otherwise. Texts are compared by code
 * points (`compareText` in domain/graph.ts): that is the order of UTF-8 bytes (SQLite) and of Neo4j, but not of JavaScript's `<`.
 */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasNext: boolean;
}

/** A place in a list: the sort key and id of an item (of the far node, for edges and claims); the slice begins behind it. */
export interface After {
  readonly sort: string;
  readonly id: string;
  /** For claims: the claim's id, since several claims of one type may lead to one node. Without it the slice begins behind them all. */
  readonly key?: string;
}

export interface PageRequest {
  /** 1-200. */
  readonly limit: number;
  readonly after?: After;
}

/**
 * Moment of knowledge: a position, or undefined for now; a position beyond the checkpoint is now. Only the SQLite adapter
 * answers the past, others throw RangeError for any position.
 */
export type At = number | undefined;

/** What `list` and `count` choose by. */
export interface NodeFilter {
  readonly type: NodeType;
  /** Entities that have this kind among theirs. */
  readonly kind?: EntityKind;
  /**
   * Folded text (`foldName`; folded again by the adapter). Finds the nodes of which some `searchTexts` has it beginning at a word:
   * "united na" and "nations" both find "united nations". Empty finds all.
   */
  readonly search?: string;
  /** News events of this dotted type or of one below it: "conflict" also finds "conflict.attack". */
  readonly eventType?: string;
}

/** An edge of either sort with the node at its far end. */
export interface Neighbour {
  /** The id the list was asked for. */
  readonly of: NodeId;
  readonly node: GraphNode;
  readonly edge: ArticleEdge;
}

export interface ClaimNeighbour {
  readonly of: NodeId;
  readonly node: GraphNode;
  readonly claim: ClaimState;
}

/** A node reached through shared articles, with how many. */
export interface Shared {
  readonly of: NodeId;
  readonly node: GraphNode;
  /** Number of articles (coMentions), or of things shared (related). */
  readonly count: number;
}

/** One edge of either sort, in its own direction; seen from a node, the far end is the other of `from` and `to`. */
export interface Link {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly type: ArticleEdgeType | ClaimType;
  /** Edge key or claim id. */
  readonly key: string;
  /** The article whose edge it is, or whose support speaks for the claim. */
  readonly article: ArticleId;
  readonly evidence: Evidence;
}

/**
 * Each question is one .sql and one .cypher file of the same name in schema/questions/, and gives the same answer on both engines.
 * All take batches of ids (one round trip for a whole list, no N+1; a thousand ids and more are fine) and answer in the order stated.
 * Ids are those of nodes; only `nodes` follows redirects. Ids that have nothing to answer are absent from a map.
 * All throw GraphRebuilding while the store is being wiped, and RangeError for a limit out of range or a moment that is no position.
 */
export interface Questions {
  /** Nodes by id, redirects followed (once: they point to canonical ids); unknown ids are absent. Answer in order of ids given, `asked` -> node. */
  nodes(ids: readonly string[], at: At): Promise<ReadonlyMap<string, GraphNode>>;

  /** List of nodes of one type, filtered; order (sort, id), or its reverse when `descending` (articles newest first). */
  list(filter: NodeFilter, page: PageRequest & { readonly descending?: boolean }, at: At): Promise<Page<GraphNode>>;

  /** How many `list` would give in all, counted up to `cap` (1-100,000). */
  count(filter: NodeFilter, cap: number, at: At): Promise<number>;

  /**
   * Article edges of one type at the given nodes; `out` follows them from `from` to `to`. Per id at most `limit`, order (far node's
   * sort, id), beginning behind `after`; `hasNext` tells per id.
   */
  edges(
    ids: readonly NodeId[],
    type: ArticleEdgeType,
    direction: 'out' | 'in',
    page: PageRequest,
    at: At,
  ): Promise<ReadonlyMap<NodeId, Page<Neighbour>>>;

  /** How many such edges each id has; ids with none are absent. */
  countEdges(
    ids: readonly NodeId[],
    type: ArticleEdgeType,
    direction: 'out' | 'in',
    at: At,
  ): Promise<ReadonlyMap<NodeId, number>>;

  /** Claims of one type at the given nodes, like `edges`; order (far node's sort, id, claim id). */
  claims(
    ids: readonly NodeId[],
    type: ClaimType,
    direction: 'out' | 'in',
    page: PageRequest,
    at: At,
  ): Promise<ReadonlyMap<NodeId, Page<ClaimNeighbour>>>;

  countClaims(
    ids: readonly NodeId[],
    type: ClaimType,
    direction: 'out' | 'in',
    at: At,
  ): Promise<ReadonlyMap<NodeId, number>>;

  /** The supports of claims, best first (`compareSupports`), per claim at most `limit` (1-200). */
  supports(claims: readonly string[], limit: number, at: At): Promise<ReadonlyMap<string, readonly Support[]>>;

  /**
   * Other entities named (MENTIONS) in the same articles as an entity, `count` = articles, order (count descending, sort, id).
   * The newest 2,000 articles of the entity count (greatest sort, id). `limit` 1-200, as in the questions below.
   */
  coMentions(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** Entities named (MENTIONS) by the articles of a story (COVERS; the newest 2,000, as in all questions of stories), same order. */
  storyEntities(id: NodeId, kind: EntityKind | undefined, limit: number, at: At): Promise<readonly Shared[]>;

  /** Outlets that published (PUBLISHED) articles of a story, same order. */
  storyOutlets(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** NewsEvents that articles of a story report (REPORTS), same order. */
  storyNewsEvents(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** Quotes carried (QUOTES) by two or more articles of a story, same order. */
  storySharedQuotes(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /**
   * Other stories that name the same entities, `count` = entities shared, same order. Of the story's entities, those with COUNTRY
   * among their kinds are left out and the first 50 of `storyEntities` order count; of each the newest 200 articles.
   */
  relatedStories(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /**
   * Edges and claims at each node in both directions, per node at most `limit` (1-1,000) in the order (type as in CLAIMS, then as in
   * ARTICLE_EDGES; outgoing before incoming; far node's sort, id; key). A claim shows its best support as evidence. What leads
   * from a node to itself is given once, as outgoing.
   */
  neighbours(ids: readonly NodeId[], limit: number, at: At): Promise<ReadonlyMap<NodeId, readonly Link[]>>;
}

/** An edge of an article as it once stood, with the article's own facts when it came and when it ended. */
export interface FormerEdge {
  /** The id the list was asked for. */
  readonly of: NodeId;
  readonly edge: ArticleEdge;
  /** The far node as it was; absent when it was gone before. */
  readonly far: GraphNode | undefined;
  /** It held for the positions since <= p < until. */
  readonly since: number;
  readonly until: number;
  /** Props of the article at `since`, just before `until` and at `until`; absent where it was not in the graph. */
  readonly born: Props | undefined;
  readonly was: Props | undefined;
  readonly became: Props | undefined;
  /** What the edge says from `until` on, when it goes on. */
  readonly next: ArticleEdge | undefined;
  /** Whether the edge stands at the moment asked for, whatever it says now. */
  readonly stands: boolean;
}

/** What the SQLite adapter offers beyond the port: history, and the diffs that keep Neo4j level with it. */
export interface HistoryGraph extends Graph {
  /**
   * `apply` for callers with a transaction of their own on the same database (Registry and graph move together). Alone it is a
   * transaction; inside another it is part of that one, which cannot be committed once this has thrown. To catch the error and
   * go on, wrap the call in a nested transaction. Errors as in `apply`.
   */
  applySync(changes: Changes, from: Checkpoint | undefined, to: Checkpoint): void;

  /** `checkpoint` for the same callers. */
  checkpointSync(): Checkpoint | undefined;

  /** `rows` as they were at a position; a later writer does not disturb the walk. */
  rowsAt(position: number): AsyncIterable<string>;

  /**
   * Edges of one type at the nodes that stood once and had ended, or said something else, by the moment asked for; per id the `limit`
   * (1-200) that ended last, in the order they ended. A take-down leaves none.
   */
  formerEdges(
    ids: readonly NodeId[],
    type: ArticleEdgeType,
    direction: 'out' | 'in',
    limit: number,
    at: At,
  ): Promise<ReadonlyMap<NodeId, readonly FormerEdge[]>>;

  /**
   * The rows of one article that are live now, by key with what they say (`edgeContent`, `supportContent`): what a diff
   * compares with.
   */
  articleRows(article: ArticleId): {
    readonly edges: ReadonlyMap<string, string>;
    readonly supports: ReadonlyMap<string, string>;
  };

  /**
   * What changed between two positions, state-based: for every row touched in (after, until] its state at `until`, as put or drop.
   * Applied to a graph that stands at `after` it gives the graph at `until`. A range scan, independent of the size of the graph.
   * @throws {RangeError} when `until` is before `after` or beyond the checkpoint
   */
  changes(after: number, until: number): Promise<Changes>;

  /** The canonical id that an id redirects to now, or undefined when it does not. */
  redirect(id: FoundedId): FoundedId | undefined;
}
