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
  return commitIdOf(previous, content.request, canonicalJson(content.events));
}

/** The same, of the canonical JSON of the events. */
export function commitIdOf(previous: CommitId, request: string | undefined, eventsText: string): CommitId {
  const members = request === undefined ? '' : `,"request":${JSON.stringify(request)}`;
  return `com_${shortHash('commit', previous, `{"events":${eventsText}${members}}`)}`;
}

/** A commit that follows `previous`, with its id. */
export function makeCommit(
  previous: CommitId,
  content: { request?: string; events: readonly DomainEvent[]; bodies?: readonly Body[] },
): NewCommit {
  const { request, bodies = [] } = content;
  const events = [...content.events];
  const text = canonicalJson(events);
  const id = commitIdOf(previous, request, text);
  const commit: NewCommit = { id, previous, ...(request === undefined ? {} : { request }), events, bodies };
  TEXTS.set(commit, text);
  return commit;
}

/** What commits made here were hashed from, so that the log stores just that and need not write it again. */
const TEXTS = new WeakMap<NewCommit, string>();

/** The canonical JSON of a commit's events. */
export function eventsTextOf(commit: NewCommit): string {
  return TEXTS.get(commit) ?? canonicalJson(commit.events);
}

export function makeBody(version: VersionId, value: BodyValue): Body {
  const json = canonicalJson(value);
  const body = Object.freeze({ hash: bodyHash(version, json), version, json });
  MADE.add(body);
  return body;
}

/** Bodies made here, which cannot have changed since. */
const MADE = new WeakSet<Body>();

/** Whether a body's hash is that of its content. */
export function isWhole(body: Body): boolean {
  return MADE.has(body) || bodyHash(body.version, body.json) === body.hash;
}

export function bodyHash(version: VersionId, json: string): BodyHash {
  return `bod_${shortHash('body', version, json)}`;
}
