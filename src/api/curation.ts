/**
 * What the API asks of the rest of the program about judgements: which there are, and which links wait for one. Who implements it reads
 * what is known at the graph's position, so that answers fit the nodes beside them.
 */
import type { DomainEventType } from '../domain/domain-event.ts';
import type { NodeId } from '../domain/graph.ts';
import type { ArticleId, FoundedId, FoundedType, JudgementId, MentionId } from '../domain/ids.ts';

/** One judgement as it stands now. */
export interface ListedJudgement {
  readonly id: JudgementId;
  readonly position: number;
  readonly type: DomainEventType;
  readonly by: string;
  readonly reason: string;
  /** False when it was revoked, or a later judgement of the same article took its place. */
  readonly live: boolean;
  readonly revocation?: { readonly by: string; readonly reason: string; readonly position: number };
  /** Mentions it names that the adopted reading of their version does not have. */
  readonly orphans: readonly MentionId[];
  /** Canonical ids of what it speaks of: founded things and articles. */
  readonly of: readonly NodeId[];
  readonly mentions: readonly MentionId[];
  /** The domain event as it stands in the log. */
  readonly content: object;
}

/** Which judgements are asked for; all when nothing is said. */
export interface JudgementFilter {
  /** A founded thing (with all it is merged with) or an article. */
  readonly of?: FoundedId | ArticleId;
  readonly by?: string;
  readonly live?: boolean;
  readonly orphaned?: boolean;
}

/** One side of an open question: a thing with a sentence that speaks of it. */
export interface ReviewSide {
  readonly id: FoundedId;
  readonly name: string;
  readonly sentence: string;
  readonly article: ArticleId;
  readonly title: string;
}

/** A link that a rule left undecided and nobody judged. */
export interface OpenLink {
  readonly of: FoundedType;
  readonly mention: MentionId;
  /** What the mention stands for meanwhile. */
  readonly stands: ReviewSide;
  /** What it might be the same as. */
  readonly proposed: ReviewSide;
  /** 0-1000. */
  readonly score: number;
  readonly rule: string;
  readonly reasons: readonly string[];
  readonly position: number;
  /** How many articles' edges and supports move when the two become one: those of the smaller side. */
  readonly touches: number;
  /** Commands that settle it. */
  readonly accept: string;
  readonly refuse: string;
}

/** One page of open links. */
export interface OpenLinks {
  readonly links: readonly OpenLink[];
  /** Open links in all; a lower bound where not `exact`. */
  readonly total: number;
  /** False where there are more than are looked at for one list. */
  readonly exact: boolean;
}

export interface Curation {
  /** One judgement, or undefined. */
  judgement(id: JudgementId): ListedJudgement | undefined;
  /** Newest first, after the judgement with the id `after`; one more than `limit` where there are more. */
  judgements(filter: JudgementFilter, limit: number, after?: string): readonly ListedJudgement[];
  /** How many there are, at most `cap`. */
  countJudgements(filter: JudgementFilter, cap: number): number;
  /**
   * Open links, most valuable first: what they touch times how likely they are. After the one about the mention `after`, at most `limit`;
   * `total` of all, of which 10,000 are looked at.
   */
  review(limit: number, after?: string): Promise<OpenLinks>;
}
