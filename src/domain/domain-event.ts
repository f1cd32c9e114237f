/**
 * The catalogue: every entry the log can hold, version 1 of each. Past tense, closed by `type`, immutable once released:
 * a change of shape gets `v: 2`, an upcaster in log/upcast.ts and a golden sample under tests/log/golden.
 *
 * Domain events carry ids, spans, hashes and numbers - and no words but those that people wrote themselves (a reason, a new
 * name, the operator's source label). An article's own words stand in bodies, which a take-down can erase.
 */

import type { Published } from './article.ts';
import type { EntityKind, Modality } from './extraction.ts';
import type {
  ArticleId,
  EntityId,
  FoundedId,
  FoundedType,
  JudgementId,
  MentionId,
  MentionPlace,
  NewsEventId,
  QuoteId,
  StoryId,
  VersionId,
} from './ids.ts';

/** Hash of a body: address and checksum in one. */
export type BodyHash = `bod_${string}`;

/** Publication time without the words it was read from. */
export type PublishedFact = Omit<Published, 'phrase'>;

interface VersionFacts {
  readonly article: ArticleId;
  readonly version: VersionId;
  /** See `textHash`: by this a withdrawn text is known again. */
  readonly text: string;
  readonly body: BodyHash;
  /** Length of `documentText` in UTF-16 units. */
  readonly length: number;
  readonly published: PublishedFact;
  /** ISO 8601 UTC. */
  readonly modified?: string;
  readonly retrieved: string;
  readonly language?: string;
  readonly source?: string;
  readonly collection?: string;
  readonly rights?: string;
}

/** Who judged and why: free words of the person, or a rule's name and a code. */
export interface Authored {
  readonly by: string;
  readonly reason: string;
}

/**
 * How a link was decided. `score` 0-1000; `reasons` are codes ("same-key", "participants:2"), never words of the article;
 * `lost` the best candidates refused; `basis` the judgements and links (founded ids) this decision rests on.
 */
export interface Decision {
  readonly score: number;
  readonly rule: string;
  readonly reasons: readonly string[];
  readonly lost?: readonly { readonly id: string; readonly score: number }[];
  readonly basis?: readonly string[];
}

/** Of articles. */
export interface ArticleIngested extends VersionFacts {
  readonly type: 'ArticleIngested';
  readonly v: 1;
}
export interface ArticleRevised extends VersionFacts {
  readonly type: 'ArticleRevised';
  readonly v: 1;
  readonly previous: VersionId;
  /** True when title and text both differ so much that the address seems to have been used for another article. */
  readonly reusedUrl?: boolean;
}
/** One record an input file, with counts and the first 100 refused rows. */
export interface ArticleRejected {
  readonly type: 'ArticleRejected';
  readonly v: 1;
  readonly file: string;
  readonly read: number;
  readonly rejected: number;
  readonly rows: readonly { readonly line?: number; readonly code: string; readonly reason: string }[];
}
export interface ArticleCopied extends Decision {
  readonly type: 'ArticleCopied';
  readonly v: 1;
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly of: ArticleId;
}
export interface ArticleCorrected extends Authored {
  readonly type: 'ArticleCorrected';
  readonly v: 1;
  readonly article: ArticleId;
  readonly judgement: JudgementId;
  readonly outlet?: string;
  readonly byline?: readonly string[];
  readonly published?: PublishedFact;
}
export interface ArticleRetracted extends Authored {
  readonly type: 'ArticleRetracted';
  readonly v: 1;
  readonly article: ArticleId;
  /** Names it among the judgements; absent in logs written before judgements of articles had ids. */
  readonly judgement?: JudgementId;
}
export interface ArticleReinstated extends Authored {
  readonly type: 'ArticleReinstated';
  readonly v: 1;
  readonly article: ArticleId;
  /** Names it among the judgements; absent in logs written before judgements of articles had ids. */
  readonly judgement?: JudgementId;
}
/** A take-down: its bodies are deleted in the same transaction, and address and texts are refused from then on. */
export interface ArticleWithdrawn extends Authored {
  readonly type: 'ArticleWithdrawn';
  readonly v: 1;
  readonly article: ArticleId;
  /** Names it among the judgements; absent in logs written before judgements of articles had ids. */
  readonly judgement?: JudgementId;
  readonly versions: readonly VersionId[];
  readonly texts: readonly string[];
}

/** Of reading. The first reading of a version is adopted by itself; a later one only by ExtractionAdopted. */
export interface ArticleRead {
  readonly type: 'ArticleRead';
  readonly v: 1;
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly reader: string;
  readonly extraction: BodyHash;
  readonly language: string;
  readonly unread?: string;
}
/** Switches a version to another of its extractions; the links of that extraction follow in the same commit. */
export interface ExtractionAdopted {
  readonly type: 'ExtractionAdopted';
  readonly v: 1;
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly extraction: BodyHash;
}

/** Of linking. A link points to a founded thing, never to a cluster. */
export interface EntityFounded {
  readonly type: 'EntityFounded';
  readonly v: 1;
  readonly id: EntityId;
  readonly version: VersionId;
  readonly place: MentionPlace;
  readonly kind: EntityKind;
}
/** All mentions of one local entity are linked by one decision. */
export interface MentionLinked extends Decision {
  readonly type: 'MentionLinked';
  readonly v: 1;
  readonly version: VersionId;
  readonly places: readonly MentionPlace[];
  readonly to: EntityId;
}
export interface NewsEventFounded {
  readonly type: 'NewsEventFounded';
  readonly v: 1;
  readonly id: NewsEventId;
  readonly version: VersionId;
  readonly place: MentionPlace;
}
/**
 * `same`: the happening denotes `to`. `follows`: the happening's own event follows `to`. `caused`: `to` is said to have caused
 * the happening's own event, with this modality.
 */
export interface HappeningLinked extends Decision {
  readonly type: 'HappeningLinked';
  readonly v: 1;
  readonly version: VersionId;
  readonly place: MentionPlace;
  readonly relation: 'same' | 'follows' | 'caused';
  readonly to: NewsEventId;
  /**
   * `follows`, `caused`: the mention of the same article by which `to` was found. The relation is between the two mentions: should this one
   * come to denote another event, that is meant. Absent in older logs, and where another article tells of `to`.
   */
  readonly other?: MentionPlace;
  readonly modality?: Modality;
}
export interface QuoteFounded {
  readonly type: 'QuoteFounded';
  readonly v: 1;
  readonly id: QuoteId;
  readonly version: VersionId;
  readonly place: MentionPlace;
}
export interface QuoteLinked extends Decision {
  readonly type: 'QuoteLinked';
  readonly v: 1;
  readonly version: VersionId;
  readonly place: MentionPlace;
  readonly to: QuoteId;
}
export interface StoryFounded {
  readonly type: 'StoryFounded';
  readonly v: 1;
  readonly id: StoryId;
  readonly article: ArticleId;
  readonly version: VersionId;
}
export interface ArticleJoinedStory extends Decision {
  readonly type: 'ArticleJoinedStory';
  readonly v: 1;
  readonly article: ArticleId;
  readonly version: VersionId;
  readonly to: StoryId;
}
/** The story is judged against another article from now on, since its founding article is no longer live in it. */
export interface StoryReanchored {
  readonly type: 'StoryReanchored';
  readonly v: 1;
  readonly story: StoryId;
  readonly article: ArticleId;
}
/** Undecided: the mention was kept apart (it founded a thing of its own) and this candidate is shown to people. */
export interface LinkProposed extends Decision {
  readonly type: 'LinkProposed';
  readonly v: 1;
  readonly of: FoundedType;
  readonly mention: MentionId;
  readonly to: FoundedId;
}

/** Of judging. */
interface Judged extends Authored {
  readonly v: 1;
  readonly judgement: JudgementId;
  readonly of: FoundedType;
}
export interface Merged extends Judged {
  readonly type: 'Merged';
  readonly ids: readonly [FoundedId, FoundedId];
}
/** The mentions leave `from` and stand for the new thing `into`, which this event founds. */
export interface Split extends Judged {
  readonly type: 'Split';
  readonly from: FoundedId;
  readonly into: FoundedId;
  readonly mentions: readonly MentionId[];
}
export interface JudgedDifferent extends Judged {
  readonly type: 'JudgedDifferent';
  readonly ids: readonly [FoundedId, FoundedId];
}
export interface Renamed extends Judged {
  readonly type: 'Renamed';
  readonly id: FoundedId;
  readonly name: string;
}
export interface Retyped extends Judged {
  readonly type: 'Retyped';
  readonly id: EntityId;
  readonly kinds: readonly EntityKind[];
}
/** The mention stands for `to`, whatever a rule decided; `also` other mentions of the same version that do. */
export interface LinkAsserted extends Judged {
  readonly type: 'LinkAsserted';
  readonly mention: MentionId;
  readonly also?: readonly MentionId[];
  readonly to: FoundedId;
}
/** The mention (and those of `also`) does not stand for `to`; it stands for nothing until linked otherwise. */
export interface LinkRejected extends Judged {
  readonly type: 'LinkRejected';
  readonly mention: MentionId;
  readonly also?: readonly MentionId[];
  readonly to: FoundedId;
}
/**
 * Who said a quote, whatever its articles were read to say: in all of them, or in the one whose mention is named. null: nobody known.
 */
export interface SpeakerJudged extends Judged {
  readonly type: 'SpeakerJudged';
  readonly id: QuoteId;
  readonly mention?: MentionId;
  readonly speaker: EntityId | null;
}
/** Undoes one judgement; what the judgement did stops holding, what rested on it is decided again in the same commit. */
export interface JudgementRevoked extends Authored {
  readonly type: 'JudgementRevoked';
  readonly v: 1;
  readonly judgement: JudgementId;
}

export type Judgement =
  | Merged
  | Split
  | JudgedDifferent
  | Renamed
  | Retyped
  | LinkAsserted
  | LinkRejected
  | SpeakerJudged;

export type DomainEvent =
  | ArticleIngested
  | ArticleRevised
  | ArticleRejected
  | ArticleCopied
  | ArticleCorrected
  | ArticleRetracted
  | ArticleReinstated
  | ArticleWithdrawn
  | ArticleRead
  | ExtractionAdopted
  | EntityFounded
  | MentionLinked
  | NewsEventFounded
  | HappeningLinked
  | QuoteFounded
  | QuoteLinked
  | StoryFounded
  | ArticleJoinedStory
  | StoryReanchored
  | LinkProposed
  | Judgement
  | JudgementRevoked;

export type DomainEventType = DomainEvent['type'];

/** The newest released version of each type; a commit is written in these, older ones are upcast when read. */
export const CATALOGUE: { readonly [T in DomainEventType]: 1 } = {
  ArticleIngested: 1,
  ArticleRevised: 1,
  ArticleRejected: 1,
  ArticleCopied: 1,
  ArticleCorrected: 1,
  ArticleRetracted: 1,
  ArticleReinstated: 1,
  ArticleWithdrawn: 1,
  ArticleRead: 1,
  ExtractionAdopted: 1,
  EntityFounded: 1,
  MentionLinked: 1,
  NewsEventFounded: 1,
  HappeningLinked: 1,
  QuoteFounded: 1,
  QuoteLinked: 1,
  StoryFounded: 1,
  ArticleJoinedStory: 1,
  StoryReanchored: 1,
  LinkProposed: 1,
  Merged: 1,
  Split: 1,
  JudgedDifferent: 1,
  Renamed: 1,
  Retyped: 1,
  LinkAsserted: 1,
  LinkRejected: 1,
  SpeakerJudged: 1,
  JudgementRevoked: 1,
};
