/**
 * What the Registry knows, as plain records keyed by id. Everything here is derived from the log and can be deleted; words in it
 * (names, titles, terms) come from live bodies only and leave with them.
 */
import type {
  ArticleCorrected,
  ArticleReinstated,
  ArticleRetracted,
  ArticleWithdrawn,
  BodyHash,
  Judgement,
  PublishedFact,
} from '../domain/domain-event.ts';
import type { EntityKind, Modality } from '../domain/extraction.ts';
import type {
  ArticleId,
  EntityId,
  FoundedId,
  FoundedType,
  JudgementId,
  MentionId,
  MentionKind,
  MentionPlace,
  NewsEventId,
  QuoteId,
  StoryId,
  VersionId,
} from '../domain/ids.ts';

export type ArticleStatus = 'LIVE' | 'RETRACTED' | 'WITHDRAWN';

export interface Correction {
  readonly judgement: JudgementId;
  readonly outlet?: string;
  readonly byline?: readonly string[];
  readonly published?: PublishedFact;
}

export interface ArticleRecord {
  readonly id: ArticleId;
  /** Position of the commit that brought it. */
  readonly position: number;
  /** Oldest first, by modified (else retrieved) time, then position; the last is current. */
  readonly versions: readonly VersionId[];
  readonly status: ArticleStatus;
  /** The judgement that its status rests on; absent while nobody judged. */
  readonly statusBy?: JudgementId;
  /** Its bodies are gone, though the take-down itself is not folded yet: it is not in the graph. */
  readonly erased?: true;
  readonly corrections: readonly Correction[];
  readonly copyOf?: {
    readonly of: ArticleId;
    readonly version: VersionId;
    readonly score: number;
    readonly rule: string;
    readonly position: number;
  };
}

/** A link as a rule decided it. `basis` the live judgements it rests on. */
interface BaseLink {
  readonly score: number;
  readonly rule: string;
  readonly position: number;
  readonly basis?: readonly JudgementId[];
}
export interface EntityLink extends BaseLink {
  readonly to: EntityId;
  readonly places: readonly MentionPlace[];
}
export interface HappeningLink extends BaseLink {
  readonly to: NewsEventId;
  readonly place: MentionPlace;
  readonly relation: 'same' | 'follows' | 'caused';
  /** A relation's other mention in the same article: the event that this one denotes is meant, `to` where it is absent. */
  readonly other?: MentionPlace;
  readonly modality?: Modality;
}
export interface QuoteLink extends BaseLink {
  readonly to: QuoteId;
  readonly place: MentionPlace;
}
export interface StoryLink extends BaseLink {
  readonly to: StoryId;
}

/** A live judgement about one mention: it stands for `to`, or (null) no longer for `from`. The latest one wins. */
export interface Override {
  readonly judgement: JudgementId;
  readonly kind: MentionKind;
  readonly place: MentionPlace;
  readonly from: FoundedId | null;
  readonly to: FoundedId | null;
  readonly position: number;
}

/** A link that a rule left undecided: the mention was kept apart from `to`, and people are asked. */
export interface Proposal {
  readonly kind: MentionKind;
  readonly place: MentionPlace;
  readonly to: FoundedId;
  readonly score: number;
  readonly rule: string;
  readonly reasons: readonly string[];
  readonly position: number;
}

/** What one live article version adds to a thing's tallies; one a thing and version. */
export interface Contribution {
  readonly thing: FoundedId;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly kinds?: readonly EntityKind[];
  readonly key?: string;
  readonly eventType?: string;
}

export interface VersionRecord {
  readonly id: VersionId;
  readonly article: ArticleId;
  readonly position: number;
  readonly text: string;
  readonly body: BodyHash;
  readonly length: number;
  readonly published: PublishedFact;
  readonly modified?: string;
  readonly retrieved: string;
  readonly language?: string;
  readonly source?: string;
  readonly collection?: string;
  readonly rights?: string;
  readonly previous?: VersionId;
  readonly reusedUrl?: boolean;
  readonly reader?: string;
  /** The adopted extraction. */
  readonly extraction?: BodyHash;
  readonly unread?: string;
  readonly entityLinks: readonly EntityLink[];
  readonly happeningLinks: readonly HappeningLink[];
  readonly quoteLinks: readonly QuoteLink[];
  readonly storyLink?: StoryLink;
  readonly overrides: readonly Override[];
  /** Absent while there are none. */
  readonly proposals?: readonly Proposal[];
  /** Live judgements that name a mention which the adopted reading does not have: "judgement mention"; absent while there are none. */
  readonly orphaned?: readonly string[];
  /** Linking keys that stand only by judgements about this version: "key\tmember\tjudgement"; absent while there are none. */
  readonly judgedKeys?: readonly string[];
  /** What is counted in tallies now; empty while the version is not live. */
  readonly contributions: readonly Contribution[];
  /** The linking keys indexed now, as "index\tkey\tmember". */
  readonly keys: readonly string[];
}

/** How many live versions say what; pairs, since a name may be "constructor". */
export type Tally = readonly (readonly [value: string, count: number])[];

export interface ThingRecord {
  readonly id: FoundedId;
  readonly type: FoundedType;
  /** Where it was founded; the earliest of a cluster is canonical. */
  readonly position: number;
  readonly order: number;
  readonly version: VersionId;
  readonly place: MentionPlace;
  readonly kind?: EntityKind;
  /** Id of the cluster it belongs to: its own unless merged. */
  readonly canonical: FoundedId;
  /** Was part of a merge once, live or revoked: only then can it redirect. */
  readonly merged?: boolean;
  /** All members of the cluster, on the canonical record only, when there is more than one. */
  readonly members?: readonly FoundedId[];
  readonly renamed: readonly { readonly judgement: JudgementId; readonly name: string; readonly position: number }[];
  readonly retyped: readonly {
    readonly judgement: JudgementId;
    readonly kinds: readonly EntityKind[];
    readonly position: number;
  }[];
  /** QUOTE: who said it by judgement; with `mention` in that article alone. Absent while nobody judged. */
  readonly speakers?: readonly {
    readonly judgement: JudgementId;
    readonly mention?: MentionId;
    readonly speaker: EntityId | null;
    readonly position: number;
  }[];
  /** How many linking keys of this thing stand only by judgements; absent while none do. */
  readonly judgedKeys?: number;
  /** STORY, NEWS_EVENT: the article it is judged by; of an event the live one that was published first, absent while none is live. */
  readonly anchor?: ArticleId;
  /** Live versions that contribute. */
  readonly live: number;
  readonly names: Tally;
  readonly aliases: Tally;
  readonly kinds: Tally;
  readonly keys: Tally;
  readonly eventTypes: Tally;
}

/** Every judgement that has an id. */
export type Judged =
  | Judgement
  | ArticleCorrected
  | ((ArticleRetracted | ArticleReinstated | ArticleWithdrawn) & { readonly judgement: JudgementId });

export interface JudgementRecord {
  readonly judgement: Judged;
  readonly position: number;
  readonly revoked: boolean;
  /** Who took it back; absent where a later judgement of the same article took its place. */
  readonly revocation?: { readonly by: string; readonly reason: string; readonly position: number };
}

/** A take-down's memory: by address and by text, hashes only. */
export interface WithdrawnRecord {
  readonly article: ArticleId;
  readonly position: number;
}

export interface Tables {
  article: ArticleRecord;
  version: VersionRecord;
  thing: ThingRecord;
  judgement: JudgementRecord;
  withdrawn: WithdrawnRecord;
}
export type TableName = keyof Tables;

/**
 * Counted multimaps.
 * - thing-articles: founded id -> articles that ever linked to it; article id -> articles that copied it
 * - merge, different: founded id -> "other id|judgement"
 * - key: linking key -> members (founded or article ids), live ones only
 * - judged-key: "key\tmember" -> judgements by which alone a member stands under a linking key
 * - basis: judgement -> versions with a link that rests on it
 * - judgement: "all", "by:NAME", "of:ID" (founded or article) -> "POSITION|judgement", oldest first
 * - orphan: "all" -> judgements, one reason a version where a mention they name is not read any more
 * - proposal: "all" -> "RANK|mention|to", highest score first
 * - speaker: entity -> quotes it said by judgement
 * - text: text hash -> articles with exactly that text, live or not, withdrawn ones gone
 */
export type IndexName =
  | 'thing-articles'
  | 'merge'
  | 'different'
  | 'key'
  | 'judged-key'
  | 'basis'
  | 'judgement'
  | 'orphan'
  | 'proposal'
  | 'speaker'
  | 'text';
