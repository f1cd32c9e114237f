/** The log as a connection: one item a domain event, oldest first. Read in pages of commits; no cursor is held. */
import type { Commit } from '../domain/commit.ts';
import { CATALOGUE, type DomainEvent, type DomainEventType } from '../domain/domain-event.ts';
import { canonicalJson } from '../domain/hash.ts';
import type { ApiContext } from './context.ts';
import { findNode, type Seen } from './nodes.ts';
import { askedPage, connection } from './paging.ts';
import { type LogPlace, readLogPlace } from './scalars.ts';

export const DOMAIN_EVENT_TYPES = Object.keys(CATALOGUE) as readonly DomainEventType[];

/** Commits read at once. */
const PAGE = 500;

/** Commits looked through for one page of a filtered list; behind them the client goes on with the end cursor. */
const SCAN = 20_000;

/** Domain events counted for a total. */
const COUNT_CAP = 10_000;

interface Entry {
  readonly commit: Commit;
  readonly index: number;
  readonly event: DomainEvent;
}

export interface LogArguments {
  readonly after?: number | string | null;
  readonly first?: number | null;
  readonly type?: DomainEventType | null;
}

export async function logList(_: unknown, args: LogArguments, context: ApiContext) {
  const asked = askedPage('log', { ...(args.first === undefined ? {} : { first: args.first }) });
  const begin = readLogPlace(args.after ?? 0);
  const entries: Entry[] = [];
  let scanned = begin.position;
  let ended = false;
  for await (const commits of pages(context, begin, SCAN)) {
    if (commits.length === 0) ended = true;
    for (const commit of commits) {
      scanned = commit.position;
      entries.push(...matching(commit, begin, args.type));
    }
    if (entries.length > asked.first) break;
  }
  const shown = entries.slice(0, asked.first);
  const more = entries.length > asked.first || !ended;
  const page = connection({
    asked: { after: begin.position > 0 || begin.index !== undefined ? begin : undefined },
    hasNext: more,
    edges: shown.map((entry) => ({ cursor: () => cursorOf(entry), node: domainEvent(entry) })),
    count: () => countLog(context, args.type),
  });
  // A filtered page may end with commits that held nothing of the type: the next one begins behind these.
  const searchedOn = more && shown.length === entries.length;
  return searchedOn ? { ...page, pageInfo: { ...page.pageInfo, endCursor: () => String(scanned) } } : page;
}

/** Pages of commits from a place on, the last one empty; at most `most` commits. */
async function* pages(context: ApiContext, begin: LogPlace, most: number): AsyncGenerator<readonly Commit[]> {
  // The commit of the place itself is read again: the rest of its domain events comes first.
  let after = begin.index === undefined ? begin.position : begin.position - 1;
  for (let read = 0; read < most; ) {
    context.signal.throwIfAborted();
    const commits = await context.parts.log.read(after, PAGE);
    yield commits;
    const last = commits.at(-1);
    if (!last) return;
    after = last.position;
    read += commits.length;
  }
}

function matching(commit: Commit, begin: LogPlace, type: DomainEventType | null | undefined): readonly Entry[] {
  return commit.events
    .map((event, index) => ({ commit, index, event }))
    .filter(
      ({ event, index }) =>
        (!type || event.type === type) &&
        (begin.index === undefined || commit.position > begin.position || index > begin.index),
    );
}

async function countLog(context: ApiContext, type: DomainEventType | null | undefined) {
  let total = 0;
  const begin = { position: 0, index: undefined };
  for await (const commits of pages(context, begin, SCAN)) {
    if (commits.length === 0) return { total, exact: true };
    for (const commit of commits) total += matching(commit, begin, type).length;
    if (total >= COUNT_CAP) return { total: COUNT_CAP, exact: false };
  }
  return { total, exact: false };
}

function cursorOf({ commit, index }: Entry): string {
  return `${commit.position}.${index}`;
}

function domainEvent(entry: Entry) {
  const { commit, index, event } = entry;
  const values: Partial<Record<string, unknown>> = { ...event };
  const ids = ['id', 'to', 'into', 'story', 'of', 'article'].map((name) => values[name]);
  const node = ids.find((id): id is string => typeof id === 'string' && /^(art|ent|evt|sto|quo)_/.test(id));
  const article = articleOf(commit, event);
  return {
    id: cursorOf(entry),
    position: commit.position,
    index,
    type: event.type,
    recordedAt: commit.recordedAt,
    commit: commit.id,
    node: (_: unknown, context: ApiContext) => now(context, node ?? idsOf(values['ids'])[0]),
    article: (_: unknown, context: ApiContext) => now(context, article),
    rule: values['rule'] ?? null,
    score: values['score'] ?? null,
    by: values['by'] ?? null,
    reason: values['reason'] ?? (idsOf(values['reasons']).join(', ') || null),
    content: canonicalJson(event),
  };
}

/** The article a domain event names, or the one whose version its commit tells. */
function articleOf(commit: Commit, event: DomainEvent): string | undefined {
  if ('article' in event) return event.article;
  if (!('version' in event)) return undefined;
  for (const other of commit.events) {
    if ('article' in other && 'version' in other && other.version === event.version) return other.article;
  }
  return undefined;
}

function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

async function now(context: ApiContext, id: string | undefined): Promise<Seen | null> {
  return id === undefined ? null : findNode(context, id, await context.moment(undefined));
}
