/**
 * A commit: the DomainEvents of one decision, chained to the one before it.
 * id = hash(previous id, content without recorded-at). A plain content hash would make merge, revoke, merge again a silent
 * no-op; the chain also shows any changed or missing row.
 */
import type { ArticleBody } from './article.ts';
import type { BodyHash, DomainEvent } from './domain-event.ts';
import type { Extraction } from './extraction.ts';
import { canonicalJson, shortHash } from './hash.ts';
import type { VersionId } from './ids.ts';

export type CommitId = `com_${string}`;

/** The commit id before the first commit. */
export const GENESIS: CommitId = 'com_00000000000000000000000000';

/** What a body holds: an article's words, or what a reader took from them. */
export type BodyValue = ArticleBody | Extraction;

/**
 * An erasable part of a commit. `hash` is made of version and `json` (canonical text), so two articles with the same words have
 * bodies of their own and taking one down takes no other.
 */
export interface Body {
  readonly hash: BodyHash;
  readonly version: VersionId;
  readonly json: string;
}

export interface NewCommit {
  readonly id: CommitId;
  readonly previous: CommitId;
  /** Unique key of the request that asked for it (mutations); the log refuses a second commit with the same key. */
  readonly request?: string;
  readonly events: readonly DomainEvent[];
  /** Stored in the same transaction, outside the chain: events name them by hash. */
  readonly bodies: readonly Body[];
}

export interface Commit {
  readonly position: number;
  readonly id: CommitId;
  readonly previous: CommitId;
  /** ISO 8601 UTC, never earlier than that of the commit before. */
  readonly recordedAt: string;
  readonly request?: string;
  readonly events: readonly DomainEvent[];
}

/** Where a log ends. */
export interface Head {
  readonly position: number;
  readonly id: CommitId;
}

export const EMPTY_HEAD: Head = { position: 0, id: GENESIS };

export function commitId(
  previous: CommitId,
  content: { request?: string | undefined; events: readonly unknown[] },
): CommitId {
  const { request, events } = content;
  return `com_${shortHash('commit', previous, canonicalJson({ request, events }))}`;
}

/** A commit that follows `previous`, with its id. */
export function makeCommit(
  previous: CommitId,
  content: { request?: string; events: readonly DomainEvent[]; bodies?: readonly Body[] },
): NewCommit {
  const { request, events, bodies = [] } = content;
  return {
    id: commitId(previous, { request, events }),
    previous,
    ...(request === undefined ? {} : { request }),
    events,
    bodies,
  };
}

export function makeBody(version: VersionId, value: BodyValue): Body {
  const json = canonicalJson(value);
  return { hash: bodyHash(version, json), version, json };
}

export function bodyHash(version: VersionId, json: string): BodyHash {
  return `bod_${shortHash('body', version, json)}`;
}
