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
  Support,
} from '../domain/graph.ts';
import type { ArticleId, FoundedId } from '../domain/ids.ts';

/** Version of the projector: raised whenever the same log would give another graph, so old graphs are rebuilt. */
export const PROJECTOR = 1;

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

  /** The checkpoint, or undefined for an empty store. @throws {ForeignGraph} when the store holds anything without our checkpoint */
  checkpoint(): Promise<Checkpoint | undefined>;

  /**
   * Applies changes and moves the checkpoint from `from` to `to`, both or neither.
   * Claims, their counts and their best support are derived from support in the same transaction. Large changes go in parts:
   * then reads answer GraphRebuilding until the last part, and a store left between parts by a crash is refused by
   * `checkpoint` with the remedy (wipe and rebuild) - never read as if whole.
   * @throws {CheckpointMoved} when the stored checkpoint is not `from`; nothing was written
   */
  apply(changes: Changes, from: Checkpoint | undefined, to: Checkpoint): Promise<void>;

  /** Deletes everything that is ours, in parts, checkpoint last; a foreign store is refused. Afterwards `checkpoint` is undefined. */
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

/** Reads are refused while the graph is being rebuilt; trying again later helps. */
export class GraphRebuilding extends Error {
  override readonly name = 'GraphRebuilding';
}

/** A slice of an ordered list. Order is (sort, id), ascending unless the question says otherwise. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasNext: boolean;
}

/** A place in a list: the sort key and id of an item; the slice begins behind it. */
export interface After {
  readonly sort: string;
  readonly id: string;
}

export interface PageRequest {
  /** 1-200. */
  readonly limit: number;
  readonly after?: After;
}

/** Moment of knowledge: a position, or undefined for now. Only the SQLite adapter answers the past. */
export type At = number | undefined;

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

/** One step on a path: an edge of either sort, seen as undirected. */
export interface Link {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly type: ArticleEdgeType | ClaimType;
  /** Edge key or claim id. */
  readonly key: string;
  readonly article?: ArticleId;
  readonly evidence: Evidence;
}

/**
 * Each question is one .sql and one .cypher file of the same name in schema/questions/, and gives the same answer on both engines.
 * All take batches of ids (one round trip for a whole list, no N+1) and answer in the order stated.
 */
export interface Questions {
  /** Nodes by id, redirects followed; unknown ids are absent. Answer in order of ids given, `asked` -> node. */
  nodes(ids: readonly string[], at: At): Promise<ReadonlyMap<string, GraphNode>>;

  /** List of nodes of one type, filtered; order (sort, id), `descending` for articles newest first. */
  list(
    filter: {
      readonly type: NodeType;
      readonly kind?: EntityKind /** Folded text: prefix of any word of the sort key or of an alias. */;
      readonly search?: string;
      readonly eventType?: string;
    },
    page: PageRequest & { readonly descending?: boolean },
    at: At,
  ): Promise<Page<GraphNode>>;

  /** How many `list` would give in all, counted up to `cap`. */
  count(
    filter: {
      readonly type: NodeType;
      readonly kind?: EntityKind;
      readonly search?: string;
      readonly eventType?: string;
    },
    cap: number,
    at: At,
  ): Promise<number>;

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

  /** Claims of one type at the given nodes, like `edges`. */
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

  /** The supports of claims, best first (`compareSupports`), per claim at most `limit`. */
  supports(claims: readonly string[], limit: number, at: At): Promise<ReadonlyMap<string, readonly Support[]>>;

  /** Entities named in the same articles as an entity, most shared first (count desc, sort, id). The newest 2,000 articles of the entity count. */
  coMentions(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** Entities named by the articles of a story, most articles first. */
  storyEntities(id: NodeId, kind: EntityKind | undefined, limit: number, at: At): Promise<readonly Shared[]>;

  /** Outlets that published articles of a story, most articles first. */
  storyOutlets(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** NewsEvents that articles of a story report, most articles first. */
  storyNewsEvents(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** Quotes carried by two or more articles of a story, most articles first. */
  storySharedQuotes(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** Other stories that name the same entities (countries left out), most shared first. */
  relatedStories(id: NodeId, limit: number, at: At): Promise<readonly Shared[]>;

  /** Links of each node, per node at most `limit`, articles' COVERS, CITES and COPY_OF and support left out of no answer; order (type, far id, key). Both directions. */
  neighbours(ids: readonly NodeId[], limit: number, at: At): Promise<ReadonlyMap<NodeId, readonly Link[]>>;
}

/** What the SQLite adapter offers beyond the port: history, and the diffs that keep Neo4j level with it. */
export interface HistoryGraph extends Graph {
  /** The rows of one article that are live now, by key, each with its `rowDigest` (worked out here, not stored): what `project` compares with. */
  articleRows(article: ArticleId): {
    readonly edges: ReadonlyMap<string, string>;
    readonly supports: ReadonlyMap<string, string>;
  };

  /**
   * What changed between two positions, state-based: for every row touched in (after, until] its state at `until`, as put or drop.
   * A range scan, independent of the size of the graph.
   */
  changes(after: number, until: number): Promise<Changes>;

  /** Redirects live now for the members of a cluster: id -> canonical. */
  redirect(id: FoundedId): FoundedId | undefined;
}
